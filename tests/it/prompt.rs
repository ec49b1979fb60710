//! `netlog add` as somebody sits before it: the real program in a real pseudo-terminal.

use std::process::Command;
use std::time::Duration;

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{Eof, Expect, Session};

use crate::sandbox::Sandbox;

/// Far more than needed: a slow machine shall not fail.
const PATIENCE: Duration = Duration::from_secs(60);

pub const ENTER: &str = "\r";
pub const ESC: &str = "\u{1b}";
pub const DOWN: &str = "\u{1b}[B";
pub const CTRL_C: &str = "\u{3}";

const SETTINGS: &str =
    "[office]\nstaff = [\"susanne-winter\", \"kim-lang\"]\n[git]\ncommit = false\n";

fn log() -> Sandbox {
    let sandbox = Sandbox::with(&[
        ("contacts/susanne-winter.md", "---\nname: Susanne Winter\norganisation: buero\n---\n"),
        ("contacts/kim-lang.md", "---\nname: Kim Lang\nemails: [test@example.org]\n---\n"),
        ("contacts/anne-gueller-frey.md", "---\nname: Anne Güller-Frey\norganisation: netz\n---\n"),
        ("contacts/anne-thal.md", "---\nname: Anne Thal\n---\n"),
        ("contacts/netz.md", "---\nname: Netz\nkind: organisation\n---\n"),
        ("contacts/buero.md", "---\nname: Büro\nkind: organisation\n---\n"),
        (
            "conversations/2024/2024-05-02-anne-thal.md",
            "---\ndate: 2024-05-02\nwith: [anne-thal]\ntopics: [anerkennung]\n---\n",
        ),
    ]);
    sandbox.write("netlog.toml", SETTINGS);
    sandbox
}

/// Somebody at the terminal.
pub struct Person {
    session: OsSession,
}

impl Person {
    pub fn at(sandbox: &Sandbox, args: &[&str]) -> Person {
        Person::at_width(sandbox, args, 100)
    }

    pub fn at_width(sandbox: &Sandbox, args: &[&str], columns: usize) -> Person {
        let known = sandbox.command(&[&["--color", "never"], args].concat());
        Person::before_this(&known, |command| sandbox.scrub(command), columns)
    }

    /// Before a program that somebody else knows how to start.
    pub fn before_this(
        known: &Command,
        scrub: impl FnOnce(&mut Command),
        columns: usize,
    ) -> Person {
        let mut command = Command::new("sh");
        scrub(&mut command);
        // The terminal has its size before the program looks at it for the first time.
        command.args(["-c", &format!("stty cols {columns} rows 40; exec \"$0\" \"$@\"")]);
        command.arg(known.get_program()).args(known.get_args()).env("TERM", "xterm-256color");
        Person::before(command)
    }

    fn before(command: Command) -> Person {
        let mut session = Session::spawn(command).expect("a terminal");
        session.set_expect_timeout(Some(PATIENCE));
        Person { session }
    }

    /// Waits until this is on the screen.
    pub fn sees(&mut self, text: &str) -> &mut Self {
        self.session.expect(text).unwrap_or_else(|error| panic!("{text:?} is not seen: {error}"));
        self
    }

    /// Waits until this is asked, and the keys are shown below it.
    pub fn asked(&mut self, question: &str) -> &mut Self {
        self.sees(question).sees("Esc o")
    }

    pub fn presses(&mut self, keys: &str) -> &mut Self {
        self.session.send(keys).expect("somebody reads");
        self
    }

    pub fn says(&mut self, text: &str) -> &mut Self {
        self.presses(text).presses(ENTER)
    }

    /// Waits for the end of the program; its exit code.
    pub fn leaves(&mut self) -> i32 {
        self.session.expect(Eof).expect("an end");
        match self.session.get_process().wait().expect("an end") {
            WaitStatus::Exited(_, code) => code,
            other => panic!("{other:?}"),
        }
    }

    /// From outside, without a chance to tidy up.
    fn is_cut_off(&mut self, signal: &str) {
        let pid = self.session.get_process().pid().to_string();
        let status = Command::new("kill").args([signal, &pid]).status().expect("kill");
        assert!(status.success());
        // Not the end of the terminal: what another test started meanwhile may hold it open.
        self.session.get_process().wait().expect("an end");
    }
}

/// Drafts that are left.
fn drafts(sandbox: &Sandbox) -> usize {
    let folder = sandbox.home().join(".local/state/netlog");
    let Ok(files) = std::fs::read_dir(folder) else { return 0 };
    let names = files.map(|file| file.expect("an entry").file_name());
    names.filter(|name| name.to_string_lossy().ends_with(".json")).count()
}

const GERMAN: &str = "---
date: 2024-10-14
with: [anne-gueller-frey, jo-frisch]
by: [susanne-winter]
channel: in-person
location: Café Nord
topics: [anerkennung, wohnen]
title: Planung
summary: Wir treffen uns wieder.
---

Erste Zeile
Zweite Zeile

- [ ] Protokoll senden @susanne-winter due:2024-10-25
- [ ] Raum buchen @jo-frisch due:2024-10-29
";

#[test]
fn a_whole_conversation_in_german() {
    let sandbox = log();
    let mut person = Person::at(&sandbox, &["--lang", "de", "add"]);
    person.asked("Was möchten Sie festhalten?").presses(ENTER);
    person.asked("Mit wem?").says("guel, Jo Frisch");
    person.asked("„guel“ gemeint?").presses(ENTER);
    person.asked("„Jo Frisch“ ist noch nicht in der Ablage.").presses(ENTER);
    person.asked("Vor- und Nachname?").presses(ENTER);
    person.asked("Bei welcher Einrichtung ist Jo Frisch?").says("Netz");
    person.sees("Anne Güller-Frey (Netz), Jo Frisch (Netz)");
    person.asked("Wann?").presses("14.10.");
    person.sees("Montag, 14. Oktober 2024").presses(ENTER);
    person.asked("Worum ging es?").says("Planung");
    person.asked("Auf welchem Weg?").presses(ENTER);
    person.asked("Wo?").says("Café Nord");
    person.asked("Wer von uns?").presses(ENTER);
    person.asked("Themen?").says("anerkenung, wohnen");
    person.asked("sieht aus wie „anerkennung“").presses(ENTER);
    person.sees("Neues Thema: wohnen");
    person.asked("Was wurde vereinbart?").says("Wir treffen uns wieder.");
    person.asked("Notizen?").says("Erste Zeile");
    person.asked("…").says("Zweite Zeile");
    person.asked("leer: fertig").presses(ENTER);
    person.asked("Wer macht was bis wann?").says("Protokoll senden @winter bis Freitag");
    person.sees("Protokoll senden (Susanne Winter, bis Freitag, 25. Oktober 2024)");
    person.asked("Noch eine Aufgabe?").says("Raum buchen");
    person.asked("Wer macht das?").says("frisch");
    person.asked("Bis wann?").presses(ENTER);
    person.asked("Noch eine Aufgabe?").presses(ENTER);
    person.sees("Das Gespräch").sees("Montag, 14. Oktober 2024").sees("Neuer Kontakt:  Jo Frisch");
    person.asked("Stimmt das so?").presses(ENTER);
    person.sees("Gespeichert. 2 Aufgaben; die nächste bis Freitag, 25. Oktober 2024");
    assert_eq!(person.leaves(), 0);
    assert_eq!(sandbox.read("conversations/2024/2024-10-14-anne-gueller-frey.md"), GERMAN);
    assert_eq!(
        sandbox.read("contacts/jo-frisch.md"),
        "---\nname: Jo Frisch\nkind: person\norganisation: netz\n---\n"
    );
    assert_eq!(drafts(&sandbox), 0);
}

#[test]
fn a_whole_conversation_in_english_with_a_step_back() {
    let sandbox = log();
    sandbox.git(&["init", "--quiet"]);
    let mut person = Person::at(&sandbox, &["--lang", "en", "add", "conversation"]);
    person.asked("With whom?").says("anne");
    person.asked("Who is meant by “anne”?").presses(DOWN).presses(ENTER);
    person.asked("When?").says("30.2.");
    person.sees("There is no day “30.2.”").presses(ESC);
    person.asked("With whom?").presses(ENTER);
    // What was left there stands there again; erased, a lone sign goes back as well.
    person.sees("When?").asked(") 30.2.").presses(&"\u{7f}".repeat(5)).says("<");
    person.asked("With whom?").presses(ENTER);
    person.asked("When?").says("last tuesday");
    person.sees("Tuesday, 15 October 2024");
    person.asked("What was it about?").presses(ESC);
    person.asked("When?").says("yesterday");
    person.sees("Monday, 21 October 2024");
    person.asked("What was it about?").says("Plans");
    person.asked("How did you talk?").says("phone");
    // git's address is a colleague's: nobody asks who of us.
    person.asked("Topics?").presses(ENTER);
    person.asked("What was agreed?").presses(ENTER);
    person.asked("Notes?").presses(ENTER);
    person.asked("Who does what by when?").presses(ENTER);
    person.sees("The conversation").sees("Of us:  Kim Lang");
    person.asked("Is this right?").presses(ENTER);
    person.sees("Saved.");
    assert_eq!(person.leaves(), 0);
    let written = sandbox.files().into_iter().find(|(path, _)| path.contains("2024-10-21"));
    let text = "---\ndate: 2024-10-21\nwith: [anne-thal]\nby: [kim-lang]\nchannel: phone\ntitle: Plans\n---\n";
    assert_eq!(written, Some(("conversations/2024/2024-10-21-anne-thal.md".into(), text.into())));
}

/// The first answers, and where the conversation goes on after the draft was taken up again.
fn begin(sandbox: &Sandbox) -> Person {
    let mut person = Person::at(sandbox, &["--lang", "de", "add"]);
    person.asked("Was möchten Sie festhalten?").presses(ENTER);
    person.asked("Mit wem?").says("anne-thal");
    person.asked("Wann?").says("gestern");
    person.asked("Worum ging es?").says("Nicht verlieren");
    person.asked("Auf welchem Weg?");
    person
}

#[test]
fn a_line_without_enter_is_kept_in_both_languages() {
    for (lang, with, when, about, kept, draft, date) in [
        ("de", "Mit wem?", "Wann?", "Worum ging es?", "bleibt liegen", "Entwurf:", "gestern"),
        ("en", "With whom?", "When?", "What was it about?", "is kept", "draft:", "yesterday"),
    ] {
        let sandbox = log();
        let args = ["--lang", lang, "add", "conversation"];
        let mut person = Person::at(&sandbox, &args);
        person.asked(with).says("anne-thal");
        person.asked(when).says(date);
        // A text may end in the sign for going back, and Esc takes nothing away.
        person.asked(about).presses("Ist 3 <").sees("Ist 3 <").presses(ESC);
        person.asked(when).presses(ENTER);
        person.asked(&format!("{about} Ist 3 <")).presses(" 4?").sees("Ist 3 < 4?");
        person.presses(CTRL_C).sees(kept);
        assert_eq!(person.leaves(), 130);
        assert_eq!(drafts(&sandbox), 1);
        let mut person = Person::at(&sandbox, &args);
        person.sees(draft).asked("?").presses(ENTER);
        person.asked(&format!("{about} Ist 3 < 4?")).presses(" Ja <").presses(ENTER);
        person.sees("Ist 3 < 4? Ja <").asked("?").presses(CTRL_C).sees(kept);
        assert_eq!(person.leaves(), 130);
        let folder = sandbox.home().join(".local/state/netlog");
        let files = std::fs::read_dir(folder).expect("a folder");
        let texts = files.map(|f| std::fs::read_to_string(f.expect("a file").path()).expect("it"));
        let text: String = texts.collect();
        assert!(text.contains("\"title\": [\n      \"Ist 3 < 4? Ja <\""), "{text}");
    }
}

fn go_on_and_save(sandbox: &Sandbox) {
    assert_eq!(drafts(sandbox), 1);
    let mut person = Person::at(sandbox, &["--lang", "de", "add"]);
    person.sees("Hier liegt noch ein Entwurf:").sees("Gespräch mit Anne Thal");
    person.asked("Was soll damit geschehen?").presses(ENTER);
    person.asked("Auf welchem Weg?").says("Video");
    for question in
        ["Wer von uns?", "Themen?", "vereinbart?", "Notizen?", "Wer macht was", "Stimmt das so?"]
    {
        person.asked(question).presses(ENTER);
    }
    assert_eq!(person.leaves(), 0);
    let text = sandbox.read("conversations/2024/2024-10-21-anne-thal.md");
    assert!(text.contains("channel: video\ntitle: Nicht verlieren\n"), "{text}");
    assert_eq!(drafts(sandbox), 0);
}

#[test]
fn ctrl_c_keeps_the_draft() {
    let sandbox = log();
    let mut person = begin(&sandbox);
    person.presses(CTRL_C).sees("Der Entwurf bleibt liegen.");
    assert_eq!(person.leaves(), 130);
    go_on_and_save(&sandbox);
}

#[test]
fn a_kill_keeps_the_draft() {
    let sandbox = log();
    begin(&sandbox).is_cut_off("-9");
    go_on_and_save(&sandbox);
}

#[test]
fn a_closed_terminal_keeps_the_draft() {
    let sandbox = log();
    drop(begin(&sandbox));
    go_on_and_save(&sandbox);
}

#[test]
fn a_lost_line_ends_the_program() {
    let sandbox = log();
    begin(&sandbox).is_cut_off("-HUP");
    go_on_and_save(&sandbox);
}

#[test]
fn a_new_entry_leaves_the_old_draft_alone() {
    let sandbox = log();
    begin(&sandbox).presses(CTRL_C).leaves();
    let mut person = Person::at(&sandbox, &["--lang", "de", "add"]);
    person.asked("Was soll damit geschehen?").presses(DOWN).presses(ENTER);
    person.asked("Was möchten Sie festhalten?").presses(DOWN).presses(DOWN).presses(ENTER);
    person.asked("Name?").says("Neu Hier");
    person.asked("Was ist das?").presses(CTRL_C).leaves();
    assert_eq!(drafts(&sandbox), 2);
    let mut person = Person::at(&sandbox, &["--lang", "de", "add", "contact"]);
    person.sees("Kontakt „Neu Hier“");
    person.asked("Was soll damit geschehen?").presses(DOWN).presses(DOWN).presses(ENTER);
    person.asked("Welchen Entwurf verwerfen?").presses(ENTER);
    person.asked("Name?").presses(CTRL_C);
    assert_eq!(person.leaves(), 130);
    assert_eq!(drafts(&sandbox), 1);
    go_on_and_save(&sandbox);
}

#[test]
fn a_record_that_cannot_be_saved_stays_a_draft() {
    let sandbox = log();
    let mut person = begin(&sandbox);
    person.says("Video");
    for question in ["Wer von uns?", "Themen?", "vereinbart?", "Notizen?", "Wer macht was"] {
        person.asked(question).presses(ENTER);
    }
    person.asked("Stimmt das so?");
    // A file in the place of the folder.
    let folder = sandbox.log().join("conversations");
    std::fs::rename(&folder, sandbox.log().join("elsewhere")).expect("moved");
    std::fs::write(&folder, "").expect("a file");
    person.presses(ENTER).sees("Der Entwurf bleibt liegen.");
    assert_eq!(person.leaves(), 4);
    assert_eq!(drafts(&sandbox), 1);
}

#[test]
fn questions_leave_standard_output_to_the_paths() {
    let sandbox = log();
    let mut command = Command::new("sh");
    sandbox.scrub(&mut command);
    command.args([
        "-c",
        "stty cols 100 rows 40; exec \"$0\" --color never --lang en --today 2024-10-22 add contact > ../home/out",
    ]);
    command.arg(env!("CARGO_BIN_EXE_netlog")).env("TERM", "xterm-256color");
    let mut person = Person::before(command);
    person.asked("Name?").says("Jo Frisch");
    for question in
        ["What is it?", "organisation?", "role?", "E-mail?", "Phone?", "Topics?", "right?"]
    {
        person.asked(question).presses(ENTER);
    }
    person.sees("Saved.");
    assert_eq!(person.leaves(), 0);
    let out = std::fs::read_to_string(sandbox.home().join("out")).expect("a file");
    assert_eq!(out, "contacts/jo-frisch.md\n");
}

#[test]
fn a_dry_run_shows_the_file_and_keeps_the_draft() {
    let sandbox = log();
    let before = sandbox.files();
    let mut person = Person::at(&sandbox, &["--lang", "en", "add", "contact", "--dry-run"]);
    person.asked("Name?").says("Jo Frisch");
    for question in
        ["What is it?", "organisation?", "role?", "E-mail?", "Phone?", "Topics?", "right?"]
    {
        person.asked(question).presses(ENTER);
    }
    person.sees("+name: Jo Frisch").sees("The draft is kept.");
    assert_eq!(person.leaves(), 0);
    assert_eq!(sandbox.files(), before);
    assert_eq!(drafts(&sandbox), 1);
}

#[test]
fn a_record_cannot_reach_the_terminal_through_a_question() {
    let sandbox = log();
    let evil = "---\nname: \"Anne \\e]0;owned\\a\"\nkind: person\n---\n";
    sandbox.write("contacts/anne-evil.md", evil);
    let mut person = Person::at(&sandbox, &["--lang", "en", "add", "conversation"]);
    person.asked("With whom?").says("anne");
    let seen = person.session.expect("< back").expect("a list");
    let seen = String::from_utf8_lossy(seen.before()).into_owned();
    assert!(seen.contains("Anne \\u{1b}]0;owned\\u{7}") && !seen.contains("\u{1b}]0;"), "{seen:?}");
    person.presses(CTRL_C).leaves();
}

#[test]
fn a_pasted_text_becomes_notes_with_all_its_lines() {
    let sandbox = log();
    let mut person = begin(&sandbox);
    person.says("Video");
    for question in ["Wer von uns?", "Themen?", "vereinbart?"] {
        person.asked(question).presses(ENTER);
    }
    person.asked("Notizen?").presses("\u{1b}[200~One\n\nTwo\u{1b}[201~").presses(ENTER);
    person.asked("leer: fertig").presses(ENTER);
    person.asked("Wer macht was").presses(ENTER);
    person.asked("Stimmt das so?").presses(ENTER);
    assert_eq!(person.leaves(), 0);
    assert!(
        sandbox.read("conversations/2024/2024-10-21-anne-thal.md").ends_with("---\n\nOne\n\nTwo\n")
    );
}

/// Picks a new contact, past any draft, and gets as far as its name.
fn begin_contact(sandbox: &Sandbox, name: &str) -> Person {
    let mut person = Person::at(sandbox, &["--lang", "en", "add", "contact"]);
    person.asked("Name?").says(name);
    person.asked("What is it?");
    person
}

#[test]
fn two_sessions_at_once_keep_two_drafts() {
    let sandbox = log();
    let mut one = Person::at(&sandbox, &["--lang", "en", "add", "contact"]);
    let mut two = Person::at(&sandbox, &["--lang", "en", "add", "contact"]);
    // Both are at their first question before either has written anything.
    one.asked("Name?");
    two.asked("Name?").says("Zoe Zwei");
    two.asked("What is it?");
    one.says("Ole Eins");
    one.asked("What is it?");
    // A third one is not offered what the two are working on.
    let mut three = begin_contact(&sandbox, "Ida Drei");
    assert_eq!(drafts(&sandbox), 3);
    three.presses(CTRL_C).leaves();
    one.presses(CTRL_C).leaves();
    // One is still there; the drafts of the other two are offered.
    let mut four = Person::at(&sandbox, &["--lang", "en", "add", "contact"]);
    four.sees("There are still drafts.");
    let seen = four.session.expect("Begin anew").expect("a list");
    let seen = String::from_utf8_lossy(seen.before()).into_owned();
    assert!(seen.contains("Ole Eins") && seen.contains("Ida Drei"), "{seen}");
    assert!(!seen.contains("Zoe Zwei"), "{seen}");
    four.sees("Esc o").presses(CTRL_C).leaves();
    two.presses(CTRL_C).leaves();
    assert_eq!(drafts(&sandbox), 3);
}

#[test]
fn a_full_set_of_drafts_is_left_alone() {
    let sandbox = log();
    begin_contact(&sandbox, "Ole Eins").presses(CTRL_C).leaves();
    let folder = sandbox.home().join(".local/state/netlog");
    let files = std::fs::read_dir(&folder).expect("a folder");
    let mut paths = files.map(|file| file.expect("an entry").path());
    let first = paths.find(|path| path.extension() == Some("json".as_ref())).expect("a draft");
    let name = first.file_name().expect("a name").to_string_lossy().into_owned();
    for number in 2..=99 {
        let other = name.replace("draft-", &format!("draft-{number}-"));
        std::fs::copy(&first, folder.join(other)).expect("copied");
    }
    let all = || -> Vec<(std::path::PathBuf, String)> {
        let files = std::fs::read_dir(&folder).expect("a folder");
        let paths = files.map(|file| file.expect("an entry").path());
        let drafts = paths.filter(|path| path.extension() == Some("json".as_ref()));
        let mut all: Vec<_> =
            drafts.map(|p| (p.clone(), std::fs::read_to_string(p).expect("read"))).collect();
        all.sort();
        all
    };
    let before = all();
    assert_eq!(before.len(), 99);
    for (lang, full) in [("en", "There are 99 drafts already"), ("de", "schon 99 Entwürfe")] {
        let mut person = Person::at(&sandbox, &["--lang", lang, "add", "meeting"]);
        person.sees(full);
        assert_eq!(person.leaves(), 4);
    }
    assert_eq!(all(), before);
}

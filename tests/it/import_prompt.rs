//! `netlog import` as somebody sits before it: what is asked about doubts, and what becomes of the
//! answers.

use std::fs;

use crate::prompt::{CTRL_C, DOWN, ENTER, ESC, Person};
use crate::sandbox::Sandbox;

const UP: &str = "\u{1b}[A";

const CARDS: &str = "BEGIN:VCARD\nVERSION:3.0\nFN:Kim Berger\nORG:Stadt Ulm\nEND:VCARD\n\
    BEGIN:VCARD\nVERSION:3.0\nFN:S. Lang\nTEL:0731 12345\nORG:Landesbeauftragte für Integration und \
    gesellschaftlichen Zusammenhalt\nEND:VCARD\n\
    BEGIN:VCARD\nVERSION:3.0\nFN:Ada Neu\nEND:VCARD\n";

/// A log that knows two of the three people of a file, perhaps.
fn log() -> Sandbox {
    let sandbox = Sandbox::with(&[
        ("contacts/kim-berger.md", "---\nname: Kim Berger\nemails: [kim@example.org]\n---\n"),
        ("contacts/susanne-lang.md", "---\nname: Susanne Lang\nphones: [0731 12345]\n---\n"),
    ]);
    sandbox.write("netlog.toml", "[git]\ncommit = false\n");
    fs::write(sandbox.home().join("a.vcf"), CARDS).expect("a file");
    sandbox
}

fn before(sandbox: &Sandbox) -> Person {
    let file = sandbox.home().join("a.vcf").display().to_string();
    Person::at_width(sandbox, &["--lang", "de", "import", &file], 80)
}

#[test]
fn an_answer_stands_when_somebody_comes_back() {
    let sandbox = log();
    let mut person = before(&sandbox);
    // Nothing is before the first question, and nothing is kept for later.
    person.sees("Zweifelsfall 1 von 2: Kim Berger").sees("> Weglassen");
    person.sees("wählen · Strg+C: abbrechen").presses(ESC);
    person.sees("Zweifelsfall 1 von 2").sees("> Weglassen").presses(UP).presses(UP).presses(ENTER);
    person.sees("Zweifelsfall 2 von 2").sees("< zurück").sees("Esc oder <: zurück").presses(ESC);
    person.sees("Zweifelsfall 1 von 2").sees("> Kim Berger (kim-berger)").presses(ENTER);
    person.sees("Zweifelsfall 2 von 2").sees("> Weglassen").presses(ENTER);
    // Back from the last question the answers are still there.
    person.sees("so schreiben?").sees("> Ja").presses(ESC);
    person.sees("Zweifelsfall 2 von 2").sees("> Weglassen").presses(ENTER);
    person.sees("so schreiben?").sees("> Ja").presses(ENTER);
    person.sees("2 neu, 1 geändert").sees("Einen Eintrag haben Sie weggelassen.");
    assert_eq!(person.leaves(), 0);
    assert!(sandbox.read("contacts/kim-berger.md").contains("organisation: stadt-ulm\n"));
    assert!(!sandbox.read("contacts/susanne-lang.md").contains("organisation"));
}

#[test]
fn whoever_is_new_in_the_same_files_is_offered_too_and_what_an_answer_raises_is_asked() {
    let sandbox = log();
    let card = |name: &str, more: &str| {
        format!("BEGIN:VCARD\nVERSION:3.0\nFN:{name}\n{more}\nEND:VCARD\n")
    };
    let cards = [
        card("Anna Schmidt", "EMAIL:a@one.example"),
        card("Anna Schmidt", "EMAIL:b@two.example"),
        card("S. Lang", "TEL:0731 12345\nORG:Stadt Ulm"),
        card("Lang S.", "ORG:Stadt Kiel"),
    ];
    fs::write(sandbox.home().join("a.vcf"), cards.concat()).expect("a file");
    let mut person = before(&sandbox);
    person.sees("Zweifelsfall 1 von 2: Anna Schmidt");
    person.sees("Anna Schmidt (anna-schmidt): gleicher Name, andere E-Mail");
    person.sees("> Weglassen").presses(UP).presses(UP).presses(ENTER);
    person.sees("Zweifelsfall 2 von 2: S. Lang").sees("> Weglassen").presses(UP).presses(ENTER);
    // Now there is one whose name has the same words.
    person.sees("Zweifelsfall 3 von 3: Lang S.").sees("S. Lang (s-lang)");
    person.sees("> Weglassen").presses(ENTER);
    person.sees("so schreiben?").presses(ENTER);
    person.sees("Einen Eintrag haben Sie weggelassen.");
    assert_eq!(person.leaves(), 0);
    let anna = sandbox.read("contacts/anna-schmidt.md");
    assert!(anna.contains("emails: [a@one.example, b@two.example]"), "{anna}");
}

#[test]
fn a_question_shows_whom_the_log_means_and_the_rest_can_be_left_out_at_once() {
    let sandbox = log();
    sandbox.write("contacts/amt.md", "---\nname: Amt Ulm\nkind: organisation\n---\n");
    let kim =
        "---\nname: Kim Berger\nrole: Leitung\norganisation: amt\nemails: [kim@example.org]\n---\n";
    sandbox.write("contacts/kim-berger.md", kim);
    let mut person = before(&sandbox);
    person.sees("Zweifelsfall 1 von 2: Kim Berger, Stadt Ulm");
    person.sees("Kim Berger (kim-berger), Leitung, Amt Ulm, kim@example.org: gleicher Name");
    person.sees("Diesen und alle übrigen weglassen").presses(DOWN).presses(ENTER);
    person.sees("so schreiben?").sees("> Ja").presses(ENTER);
    person.sees("1 neu, 0 geändert").sees("2 Einträge haben Sie weggelassen.");
    assert_eq!(person.leaves(), 0);
}

#[test]
fn no_line_breaks_inside_a_word() {
    let sandbox = log();
    let mut person = before(&sandbox);
    person.sees("> Weglassen").presses(ENTER);
    person.sees("Zweifelsfall 2 von 2: S. Lang, Landesbeauftragte für Integration und\r\n");
    person.sees("gesellschaftlichen Zusammenhalt").sees("> Weglassen").presses(CTRL_C);
    person.sees("Nichts geschrieben.");
    assert_eq!(person.leaves(), 130);
}

#[test]
fn whoever_says_no_has_done_nothing_wrong() {
    let sandbox = log();
    let files = sandbox.files();
    let mut person = before(&sandbox);
    person.sees("Zweifelsfall 1").sees("> Weglassen").presses(ENTER);
    person.sees("Zweifelsfall 2").sees("> Weglassen").presses(ENTER);
    person.sees("so schreiben?").sees("> Ja").presses(DOWN).presses(ENTER);
    person.sees("Nichts geschrieben.");
    assert_eq!(person.leaves(), 0);
    assert_eq!(sandbox.files(), files);
}

#[test]
fn what_is_no_text_goes_to_files_and_pipes_and_not_to_the_screen() {
    let sandbox = log();
    for (form, start) in [("xlsx", "PK"), ("sqlite", "SQLite format 3")] {
        let mut person = Person::at(&sandbox, &["--lang", "de", "export", form]);
        person.sees("Diese Form lässt sich am Bildschirm nicht zeigen.");
        assert_eq!(person.leaves(), 2, "{form}");
        let piped = sandbox.command(&["export", form]).output().expect("it starts");
        assert!(piped.status.success() && piped.stdout.starts_with(start.as_bytes()), "{form}");
    }
}

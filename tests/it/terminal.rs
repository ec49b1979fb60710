//! Everything that a person at a terminal sees, byte for byte: what stands in records, names of
//! files, answers and pasted texts never steers the terminal. What only goes to standard error
//! without a terminal is in `escape`.

use std::io::Read;
use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Expect, Session};
use proptest::prelude::*;

use crate::fuzz_seeds::laws;
use crate::sandbox::Sandbox;

/// Far more than needed: a slow machine shall not fail.
const PATIENCE: Duration = Duration::from_secs(60);

/// A title of the window, a place of the cursor that nobody else asks for, a colour by C1, an
/// override and an isolate, a separator, a byte order mark, a hidden tag.
const EVIL: &str = "a\u{1b}]0;x\u{7}\u{1b}[7;7H\u{9b}31m\u{202e}\u{2066}\u{2028}\u{feff}\u{e0041}b";

/// As YAML writes it in double quotes.
const QUOTED: &str = r#""a\e]0;x\a\e[7;7H\u009b31m\u202e\u2066\u2028\ufeff\U000E0041b""#;

/// As a terminal shows it.
const SHOWN: &str =
    r"a\u{1b}]0;x\u{7}\u{1b}[7;7H\u{9b}31m\u{202e}\u{2066}\u{2028}\u{feff}\u{e0041}b";

/// Somebody who keeps every byte that came.
struct Person {
    session: OsSession,
    seen: Vec<u8>,
}

impl Person {
    fn at(sandbox: &Sandbox, args: &[&str]) -> Person {
        let known = sandbox.command(args);
        let mut command = Command::new("sh");
        sandbox.scrub(&mut command);
        command.args(["-c", "stty cols 100 rows 40; exec \"$0\" \"$@\""]);
        command.arg(known.get_program()).args(known.get_args()).env("TERM", "xterm-256color");
        let mut session = Session::spawn(command).expect("a terminal");
        session.set_expect_timeout(Some(PATIENCE));
        Person { session, seen: Vec::new() }
    }

    fn sees(&mut self, text: &str) -> &mut Self {
        let found = self.session.expect(text);
        let found = found.unwrap_or_else(|error| panic!("{text:?} is not seen: {error}"));
        self.seen.extend_from_slice(found.as_bytes());
        self
    }

    fn presses(&mut self, keys: &str) -> &mut Self {
        self.session.send(keys).expect("somebody reads");
        self
    }

    /// All that came until the program's end.
    fn leaves(mut self) -> String {
        // At the end Linux gives an error instead of an end.
        let _ = self.session.read_to_end(&mut self.seen);
        String::from_utf8(self.seen).expect("a terminal gets UTF-8 only")
    }
}

/// Without the sequences that netlog and its prompts draw with: colours, places and areas of the
/// screen, pastes in brackets.
fn undrawn(seen: &str) -> String {
    let mut out = String::new();
    let mut rest = seen;
    while let Some((before, sequence)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        let end = sequence.find(|c: char| !matches!(c, '0'..='9' | ';' | '?'));
        let (inside, behind) = sequence.split_at(end.expect("an end"));
        let last = behind.chars().next().expect("an end");
        let known = matches!(last, 'm' | 'h' | 'l' | 'A'..='D' | 'G' | 'J' | 'K');
        assert!(known, "{inside}{last} in {seen:?}");
        rest = &behind[1..];
    }
    out + rest
}

fn is_calm(seen: &str) -> bool {
    undrawn(seen).chars().all(|c| {
        (!c.is_control() || matches!(c, '\n' | '\r' | '\t'))
            && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}')
            && !matches!(c, '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    })
}

fn log() -> Sandbox {
    let sandbox = Sandbox::with(&[]);
    sandbox.write("contacts/ev.md", &format!("---\nname: {QUOTED}\nkind: person\n---\n{EVIL}\n"));
    sandbox.write("contacts/anna.md", "---\nname: Anna\nkind: person\n---\n");
    let text = format!(
        "---\ndate: 2024-10-14\nwith: [ev]\nby: [anna]\ntitle: {QUOTED}\ntopics: [{QUOTED}]\n\
         {QUOTED}: {QUOTED}\n---\n# {EVIL}\n\n- [ ] {EVIL} due:2024-10-20\n"
    );
    sandbox.write("conversations/2024/ev.md", &text);
    sandbox.write(&format!("contacts/{EVIL}.md"), "---\nname: [x\n---\n");
    sandbox
}

#[test]
fn records() {
    let sandbox = log();
    for args in [
        &["list"] as &[&str],
        &["list", "--format", "json"],
        &["list", "--format", "csv"],
        &["show", "ev"],
        &["brief", "ev"],
        &["search", "x"],
        &["upcoming"],
        &["check"],
        &["report", "contact", "ev"],
        &["report", "year", "2024"],
        &["report", "contact", "ev", "--format", "markdown"],
        &["edit", "ev", "--set", &format!("function={EVIL}"), "--dry-run"],
        &["done", "ev", "7"],
        &["add", "contact", "--name", EVIL, "--dry-run"],
        &["show", EVIL],
        &[EVIL],
    ] {
        for color in ["always", "never"] {
            let args = [&["--color", color], args].concat();
            let seen = Person::at(&sandbox, &args).leaves();
            assert!(is_calm(&seen), "{args:?}: {seen:?}");
            assert!(!seen.is_empty());
        }
    }
}

#[test]
fn questions() {
    let sandbox = log();
    let mut person = Person::at(&sandbox, &["--color", "never", "add", "conversation"]);
    // The name cannot be shown as it is, so it is not suggested, but its id finds it.
    person.sees("With whom?").sees("Esc o").presses("ev\r");
    person.sees("When?").sees("Esc o").presses("yesterday\r");
    person.sees("What was it about?").sees("Esc o").presses("\u{3}");
    let seen = person.leaves();
    assert!(is_calm(&seen), "{seen:?}");
    // The draft is told with its names.
    let mut person = Person::at(&sandbox, &["--color", "never", "add"]);
    person.sees("draft").sees("Esc o").presses("\u{3}");
    let seen = person.leaves();
    assert!(is_calm(&seen), "{seen:?}");
    let folded = undrawn(&seen).replace(['\r', '\n'], "");
    assert!(folded.contains(SHOWN), "{folded:?}");
}

#[test]
fn pasted() {
    let sandbox = log();
    let mut person = Person::at(&sandbox, &["--color", "never", "add", "contact"]);
    let paste = |text: &str| format!("\u{1b}[200~{text}\u{1b}[201~");
    person.sees("Name?").sees("Esc o").presses(&paste(&format!("Name {EVIL} end")));
    // What stands before it is kept, and goes on.
    person.sees("holds a control character").sees("Name? Name a").sees("Esc o");
    person.presses(&paste("\u{9b}31m")).sees("holds a control character").sees("Esc o");
    person.presses("nne\r").sees("?").sees("Esc o").presses("\u{3}");
    let seen = person.leaves();
    assert!(is_calm(&seen), "{seen:?}");
    assert!(seen.contains("Name? Name anne"), "{seen:?}");
}

proptest! {
    #[test]
    fn any_text(text in prop_oneof![
        any::<String>(),
        "[a\\x00-\\x1f\\x7f-\\x9f\u{300}-\u{310}\u{200b}-\u{206f}\u{fe0f}\u{feff}\u{e0000}-\u{e01ef}👩🏽|]{0,60}",
    ]) {
        laws::terminal(&text);
    }
}

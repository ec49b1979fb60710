//! Which language is spoken, and that it is spoken everywhere a person reads.

use std::process::{Command, Stdio};

use crate::sandbox::{Sandbox, finish};

const GERMAN: &str = "Nichts gefunden.";
const ENGLISH: &str = "Nothing found.";

fn said(command: &mut Command) -> String {
    let output = finish(command.stdin(Stdio::null()));
    assert_eq!(output.code, 0, "{output:?}");
    output.err.trim().to_string()
}

/// A log whose settings say nothing of a language.
fn silent() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("netlog.toml", "");
    sandbox
}

#[test]
fn the_flag_beats_the_variable_beats_the_settings_beat_the_locale() {
    let log = silent();
    let list = || log.command(&["list"]);
    assert_eq!(said(&mut list()), ENGLISH, "nothing says anything");
    assert_eq!(said(list().env("LANG", "de_DE.UTF-8")), GERMAN);
    assert_eq!(said(list().env("LANG", "de_DE.UTF-8").env("LC_ALL", "en_GB.UTF-8")), ENGLISH);
    log.write("netlog.toml", "language = \"de\"\n");
    assert_eq!(said(list().env("LANG", "en_GB.UTF-8")), GERMAN);
    assert_eq!(said(list().env("NETLOG_LANG", "en")), ENGLISH);
    assert_eq!(said(list().env("NETLOG_LANG", "en").args(["--lang", "de"])), GERMAN);
}

#[test]
fn errors_speak_it_too_before_anything_is_parsed() {
    let log = silent();
    let error = |args: &[&str]| {
        let output = log.run(args);
        assert_eq!(output.code, 2, "{args:?}: {output:?}");
        output.err
    };
    assert!(error(&["--lang", "de", "lst"]).starts_with("Fehler: Den Befehl „lst“ gibt es nicht."));
    assert!(error(&["lst", "--lang=en"]).starts_with("error: There is no command “lst”."));
}

#[test]
fn json_is_never_translated() {
    let log = Sandbox::example();
    for args in [
        vec!["list"],
        vec!["upcoming"],
        vec!["tasks"],
        vec!["check"],
        vec!["show", "migranet"],
        vec!["report", "year", "2024"],
    ] {
        let of =
            |lang| log.ok(&[args.as_slice(), &["--format", "json", "--lang", lang]].concat()).out;
        assert!(of("de") == of("en"), "{args:?}");
    }
}

#[test]
fn a_log_that_is_not_there_is_said_with_what_to_do() {
    let empty = Sandbox::empty();
    let output = empty.run(&["list", "--lang", "de"]);
    assert_eq!(output.code, 4);
    assert!(
        output.err.contains("liegt keine Ablage") && output.err.contains("netlog init"),
        "{}",
        output.err
    );
}

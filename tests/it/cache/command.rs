//! `netlog cache`, from outside.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::sandbox::{Output, Sandbox, finish};

const CONTACT: &str = "---\nname: Anna\n---\n";

#[test]
fn status_clear_and_verify_tell_what_there_is() {
    let log = Sandbox::with(&[
        ("contacts/anna.md", CONTACT),
        ("conversations/2024/g.md", "---\ndate: 2024-05-05\nwith: [anna]\ntitle: x\n---\n"),
    ]);
    std::thread::sleep(std::time::Duration::from_millis(130));
    let status = log.ok(&["cache", "status"]);
    assert!(status.err.contains("The cache is empty"), "{}", status.err);
    log.ok(&["list"]);
    let status = log.ok(&["cache", "status"]);
    assert!(Path::new(status.out.trim()).is_dir(), "{}", status.out);
    assert!(status.err.contains("2 records are in it"), "{}", status.err);
    let verified = log.ok(&["cache", "verify"]);
    assert_eq!(verified.out, "");
    assert!(verified.err.contains("2 records compared"), "{}", verified.err);
    let cleared = log.ok(&["cache", "clear", "--lang", "de"]);
    assert!(cleared.err.contains("ist geleert"), "{}", cleared.err);
    let cleared = log.ok(&["cache", "clear", "--lang", "de"]);
    assert!(cleared.err.contains("es gab nichts zu leeren"), "{}", cleared.err);
    assert!(log.ok(&["cache", "clear"]).err.contains("nothing to clear"));
    assert!(log.ok(&["cache", "status"]).err.contains("empty"));
    let german = log.ok(&["cache", "status", "--lang", "de"]);
    assert!(german.err.contains("Der Zwischenspeicher ist leer"), "{}", german.err);
}

/// In the folder of the contacts, with the cache where `named` says.
fn elsewhere(log: &Sandbox, named: &str, args: &[&str]) -> Output {
    let mut command = log.command(args);
    command.current_dir(log.log().join("contacts")).env("NETLOG_CACHE_DIR", named);
    finish(command.stdin(Stdio::null()))
}

#[test]
fn a_place_that_is_no_folder_is_said_in_the_language_of_the_reader() {
    let log = Sandbox::with(&[("contacts/anna.md", CONTACT)]);
    let file = log.home().join("gitconfig").display().to_string();
    for what in ["status", "clear", "verify"] {
        for (lang, wanted) in [
            (
                "de",
                "Ein Teil dieses Pfads ist kein Ordner. Den Ort gibt die Variable NETLOG_CACHE_DIR vor: Setzen Sie",
            ),
            (
                "en",
                "A part of this path is not a folder. The variable NETLOG_CACHE_DIR names the place: set it",
            ),
        ] {
            let told = elsewhere(&log, &file, &["cache", what, "--lang", lang]);
            let said = told.err.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(told.code, 4, "{what}");
            assert!(said.contains(wanted) && !said.contains("os error"), "{what}: {said}");
        }
        // The other commands do without.
        assert_eq!(elsewhere(&log, &file, &["list", "--format", "ids"]).out, "anna\n");
    }
}

#[test]
fn a_place_below_the_working_folder_is_shown_whole() {
    let log = Sandbox::with(&[("contacts/anna.md", CONTACT)]);
    let place = elsewhere(&log, "../../home/./kept", &["cache", "status"]).out;
    let place = Path::new(place.trim());
    assert!(place.is_absolute(), "{}", place.display());
    assert!(!place.exists());
    std::thread::sleep(std::time::Duration::from_millis(130));
    elsewhere(&log, "../../home/./kept", &["list"]);
    assert!(place.is_dir() && log.home().join("kept").is_dir(), "{}", place.display());
}

#[test]
fn verify_names_records_like_other_commands_from_below_the_root() {
    let log = Sandbox::with(&[("contacts/anna.md", "---\nname: Anna\n---\n\nUnverwechselbar\n")]);
    std::thread::sleep(std::time::Duration::from_millis(130));
    let cache = log.home().join("kept");
    let named = cache.display().to_string();
    elsewhere(&log, &named, &["list"]);
    let place = elsewhere(&log, &named, &["cache", "status"]).out;
    // A text that was kept wrong, behind a right index.
    let text = b"nverwechselbar";
    let mut changed = 0;
    for entry in fs::read_dir(place.trim()).expect("a folder").flatten() {
        let mut bytes = fs::read(entry.path()).expect("a file");
        if let Some(at) = bytes.windows(text.len()).position(|part| part == text) {
            bytes[at] = b'x';
            fs::write(entry.path(), bytes).expect("a file");
            changed += 1;
        }
    }
    assert_eq!(changed, 1);
    let verified = elsewhere(&log, &named, &["cache", "verify"]);
    assert_eq!((verified.code, verified.out.as_str()), (1, "contacts/anna.md\n"), "{verified:?}");
}

#[test]
fn help_names_the_variable() {
    let log = Sandbox::empty();
    for lang in ["de", "en"] {
        assert!(log.ok(&["--help", "--lang", lang]).out.contains("NETLOG_CACHE_DIR"), "{lang}");
    }
}

#[test]
fn whoever_comes_across_a_misfiled_record_says_so() {
    let log = Sandbox::with(&[
        ("contacts/anna.md", CONTACT),
        ("conversations/2023/g.md", "---\ndate: 2024-05-05\nwith: [anna]\ntitle: x\n---\n"),
    ]);
    for _ in 0..2 {
        let list = log.ok(&["list", "--format", "ids"]);
        assert!(list.err.contains("conversations/2023/g.md:2:7"), "{}", list.err);
        // Also where the question is about other days.
        let other = log.ok(&["list", "date:2021", "--format", "ids"]);
        assert!(other.err.contains("conversations/2023/g.md:2:7"), "{}", other.err);
        // As it was seen there, a question about 2024 finds it.
        assert_eq!(log.ok(&["list", "date:2024", "--format", "ids"]).out, "g\n");
    }
    log.write(
        "netlog.toml",
        "language = \"en\"\n[git]\ncommit = false\n[layout]\nby-year = false\n",
    );
    let list = log.ok(&["list", "--format", "ids"]);
    assert_eq!(list.err, "");
}

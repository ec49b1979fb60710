//! Bad input: every fault is named with its place, none hides a good record, nothing panics and
//! nothing is rewritten.

use std::fs;

use crate::sandbox::Sandbox;

const ANNA: &str = "---\nname: Anna\n---\n";

/// A fault, the file that has it, and its text.
const FAULTS: &[(&str, &str, &str)] = &[
    ("front-matter-missing", "contacts/no-front.md", "Just text.\n"),
    ("front-matter-unclosed", "contacts/unclosed.md", "---\nname: A\n"),
    ("front-matter-unreadable", "contacts/unreadable.md", "---\nname: \"A\nrole: x\n---\n"),
    ("front-matter-unreadable", "contacts/tab.md", "---\nname: A\n\trole: x\n---\n"),
    ("duplicate-key", "contacts/twice.md", "---\nname: A\nrole: x\nname: B\n---\n"),
    ("wrong-type", "contacts/type.md", "---\nname: A\nconfidential: maybe\n---\n"),
    ("wrong-type", "contacts/choice.md", "---\nname: A\nkind: persn\n---\n"),
    ("invalid-date", "meetings/form.md", "---\ntitle: A\ndate: 14.10.2024\nstatus: held\n---\n"),
    (
        "invalid-date",
        "meetings/impossible.md",
        "---\ntitle: A\ndate: 2024-02-30\nstatus: held\n---\n",
    ),
    ("missing-field", "contacts/nameless.md", "---\nrole: x\n---\n"),
    ("unknown-reference", "contacts/lost.md", "---\nname: A\norganisation: amt-nrod\n---\n"),
    ("duplicate-id", "contacts/sub/AMT-NORD.md", "---\nname: B\n---\n"),
    ("unknown-key", "contacts/key.md", "---\nname: A\norganisaton: amt-nord\n---\n"),
    (
        "end-before-start",
        "meetings/ends.md",
        "---\ntitle: A\ndate: 2024-10-02\nuntil: 2024-10-01\nstatus: held\n---\n",
    ),
    (
        "past-meeting-planned",
        "meetings/past.md",
        "---\ntitle: A\ndate: 2024-10-01\nstatus: planned\n---\n",
    ),
    ("task-without-due", "contacts/task.md", "---\nname: A\n---\n\n- [ ] x @amt-nord\n"),
    (
        "task-unknown-owner",
        "contacts/owner.md",
        "---\nname: A\n---\n\n- [ ] x @nobody due:2024-11-04\n",
    ),
    ("stray-file", "notes/outside.md", "---\nname: A\n---\n"),
    (
        "conflict-markers",
        "contacts/conflict.md",
        "---\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> x\n---\n",
    ),
];

const GOOD: &[(&str, &str)] = &[
    ("contacts/amt-nord.md", "---\nname: Amt Nord\nkind: organisation\n---\n"),
    ("contacts/kim.md", "---\nname: Kim Weiß\norganisation: amt-nord\n---\n"),
    (
        "conversations/2024/2024-10-14-kim.md",
        "---\ndate: 2024-10-14\nwith: [kim]\ntitle: Gut\n---\n\nText.\n",
    ),
];

fn broken() -> Sandbox {
    let faults = FAULTS.iter().map(|(_, path, text)| (*path, *text));
    let files: Vec<(&str, &str)> = GOOD.iter().copied().chain(faults).collect();
    let sandbox = Sandbox::with(&files);
    fs::write(sandbox.log().join("contacts/latin.md"), b"---\nname: G\xfcller\n---\n")
        .expect("a file");
    fs::write(sandbox.log().join("contacts/utf16.md"), b"\xff\xfe-\0-\0-\0").expect("a file");
    fs::create_dir(sandbox.log().join("contacts/folder.md")).expect("a folder");
    sandbox
}

#[test]
fn good_records_are_listed_beside_every_fault() {
    let log = broken();
    let before = log.files();
    let ids = log.ok(&["list", "--format", "ids"]).out;
    for (path, _) in GOOD {
        let id = path.rsplit('/').next().and_then(|name| name.strip_suffix(".md")).expect("an id");
        assert!(ids.lines().any(|line| line == id), "{id} in {ids}");
    }
    for args in [
        vec!["upcoming"],
        vec!["tasks"],
        vec!["search", "gut"],
        vec!["show", "kim"],
        vec!["brief", "kim"],
        vec!["report", "year", "2024"],
        vec!["list", "with:kim"],
    ] {
        let output = log.ok(&args);
        assert!(!output.err.contains("panicked"), "{args:?}: {}", output.err);
    }
    assert_eq!(log.files(), before);
}

#[test]
fn check_names_every_fault_with_its_place_in_one_run() {
    let log = broken();
    let before = log.files();
    let output = log.run(&["check", "--format", "json"]);
    assert_eq!(output.code, 1, "{output:?}");
    let found: serde_json::Value = serde_json::from_str(&output.out).expect("JSON");
    let found = found.as_array().expect("an array");
    let has =
        |code: &str, path: &str| found.iter().any(|row| row["code"] == code && row["path"] == path);
    for (code, path, _) in FAULTS {
        // Of two files with one id it is the second in the order of paths that is named.
        let path = if *code == "duplicate-id" { "contacts/sub/AMT-NORD.md" } else { path };
        assert!(has(code, path), "{code} in {path}: {found:#?}");
    }
    for path in ["contacts/latin.md", "contacts/utf16.md"] {
        assert!(has("file-unreadable", path), "{path}");
    }
    assert!(has("not-a-file", "contacts/folder.md"));
    assert!(
        found
            .iter()
            .all(|row| row["line"].as_u64() >= Some(1) && row["column"].as_u64() >= Some(1))
    );
    assert!(!GOOD.iter().any(|(path, _)| found.iter().any(|row| row["path"] == *path)));
    assert_eq!(log.files(), before);
}

#[test]
fn check_shows_the_line_and_what_to_do_in_both_languages() {
    let log = Sandbox::with(&[("contacts/a.md", "---\nname: A\nconfidential: maybe\n---\n")]);
    let english = log.run(&["check"]);
    assert!(english.out.contains("contacts/a.md:3:15"), "{}", english.out);
    assert!(english.out.contains("3 | confidential: maybe"), "{}", english.out);
    assert!(english.out.contains("help: Write true or false."), "{}", english.out);
    let german = log.run(&["check", "--lang", "de"]);
    assert!(german.out.contains("Fehler[wrong-type]"), "{}", german.out);
}

#[test]
fn hostile_text_never_reaches_the_output_as_it_is() {
    let evil =
        "---\nname: \"A \\e]0;x\\a\\e[2J \\u202Eb\"\nrole: \u{9b}31m\n---\n\n\u{1b}[31mrot\u{7}\n";
    let log = Sandbox::with(&[("contacts/evil.md", evil)]);
    for args in [
        vec!["list"],
        vec!["show", "evil"],
        vec!["search", "rot"],
        vec!["check"],
        vec!["brief", "evil"],
    ] {
        let output = log.run(&[args.as_slice(), &["--color", "never"]].concat());
        let text = format!("{}{}", output.out, output.err);
        let bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(!text.chars().any(bad), "{args:?}: {text:?}");
    }
}

#[test]
fn a_record_in_conflict_is_changed_by_nobody_but_a_person() {
    let text = "---\nname: Kim\nrole: Leitung \n---\n\n- [ ] anrufen\n<<<<<<< HEAD\n- [ ] eins\n=======\n- [ ] zwei\n>>>>>>> main\n";
    let log = Sandbox::with(&[("contacts/kim.md", text), ("contacts/anna.md", ANNA)]);
    for args in
        [vec!["done", "kim", "1"], vec!["edit", "kim", "--set", "role=x"], vec!["check", "--fix"]]
    {
        let output = log.run(&args);
        assert_ne!(output.code, 0, "{args:?}: {output:?}");
        assert_eq!(log.read("contacts/kim.md"), text, "{args:?}");
    }
    assert!(log.ok(&["list", "--format", "ids"]).out.contains("anna"));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_opened() {
    use std::os::unix::fs::symlink;
    let log = Sandbox::with(&[("contacts/anna.md", ANNA)]);
    let secret = log.home().join("secret.md");
    std::fs::write(&secret, "---\nname: Geheim\n---\n").expect("a file");
    symlink(&secret, log.log().join("contacts/link.md")).expect("a link");
    let pipe = log.log().join("contacts/pipe.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    let listed = log.run(&["list", "--format", "json"]);
    assert!(!listed.out.contains("Geheim") && listed.out.contains("anna"), "{listed:?}");
    let found = log.run(&["check", "--format", "json"]);
    assert_eq!(found.out.matches("not-a-file").count(), 2, "{found:?}");
    // The settings as well; they are not looked for further up then.
    std::fs::remove_file(log.log().join("netlog.toml")).expect("removed");
    symlink("/etc/hostname", log.log().join("netlog.toml")).expect("a link");
    let refused = log.run(&["--lang", "en", "list"]);
    assert_eq!(refused.code, 3, "{refused:?}");
    assert!(refused.err.contains("netlog.toml") && refused.err.contains("was not opened"));
}

#[test]
fn a_listing_names_each_bad_record_once() {
    let bad = "---\nname: A\nconfidential: maybe\nkind: persn\nlanguage: [x]\n---\n";
    let log = Sandbox::with(&[
        ("contacts/anna.md", ANNA),
        ("contacts/bad.md", bad),
        ("contacts/worse.md", "---\nname: \"A\n---\n"),
    ]);
    for command in ["list", "upcoming", "tasks", "search"] {
        let args = if command == "search" { vec!["search", "anna"] } else { vec![command] };
        let output = log.run(&args);
        for name in ["contacts/bad.md", "contacts/worse.md"] {
            assert_eq!(output.err.matches(name).count(), 1, "{command}: {}", output.err);
        }
        assert!(output.err.contains("more)") && output.err.contains("netlog check"));
    }
    assert!(log.ok(&["list"]).out.contains("Anna"));
}

#[test]
fn another_encoding_is_told_with_its_letter_and_place() {
    let log = broken();
    let found = log.run(&["check", "--lang", "de"]).out;
    assert!(found.contains(" --> contacts/latin.md:2:8\n"), "{found}");
    assert!(found.contains("wohl in Windows-1252: Dort steht hier „ü“."), "{found}");
    assert!(found.contains("Die Datei ist in UTF-16 geschrieben statt in UTF-8."), "{found}");
    let listed = log.run(&["list", "--lang", "en"]).err;
    assert!(listed.contains("contacts/latin.md:2:8: The file is not written in UTF-8"), "{listed}");
}

//! `log` and `undo`: every command is one step that says what it did, and a step is taken back to
//! the last byte, or not at all and with a reason.

use std::process::{Command, Stdio};

use crate::sandbox::{Output, Sandbox, finish};

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna Großmann\n---\n");
const KIM: (&str, &str) = ("contacts/kim.md", "---\nname: Kim Güller # who else\n---\n");

/// A log under git with these files, committed by hand.
fn committed(files: &[(&str, &str)]) -> Sandbox {
    let log = Sandbox::with(&[&[("netlog.toml", "language = \"en\"\n")], files].concat());
    log.git(&["init", "--quiet", "--initial-branch=main"]);
    commit(&log, "start");
    log
}

fn commit(log: &Sandbox, message: &str) {
    log.git(&["add", "--all", "."]);
    log.git(&["commit", "--quiet", "-m", message]);
}

/// A commit of somebody else's.
fn commit_as(log: &Sandbox, name: &str, email: &str, message: &str) {
    log.git(&["add", "--all", "."]);
    let mut git = Command::new("git");
    log.scrub(&mut git);
    git.args(["commit", "--quiet", "-m", message]).env("GIT_AUTHOR_NAME", name);
    let output = finish(git.env("GIT_AUTHOR_EMAIL", email).stdin(Stdio::null()));
    assert_eq!(output.code, 0, "{output:?}");
}

fn head(log: &Sandbox) -> String {
    log.git(&["rev-parse", "HEAD"]).trim().to_string()
}

fn edit(log: &Sandbox) {
    log.ok(&["edit", "anna", "--set", "role=Leitung"]);
}

/// Fails with this code, says this, and leaves everything as it was.
fn refused(log: &Sandbox, args: &[&str], code: i32, says: &str) -> Output {
    let before = (log.files(), log.git(&["status", "--porcelain"]));
    let output = log.run(args);
    assert_eq!(output.code, code, "{args:?}: {output:?}");
    let said = output.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(says), "{args:?}: {says}: {said}");
    assert_eq!((log.files(), log.git(&["status", "--porcelain"])), before);
    output
}

#[test]
fn each_command_says_in_a_trailer_what_it_did() {
    let log = committed(&[ANNA, KIM]);
    let last = |log: &Sandbox| log.git(&["log", "-1", "--format=%B"]).trim().to_string();
    log.ok(&["add", "conversation", "--with", "anna", "--date", "today", "--task", "Liste"]);
    assert_eq!(last(&log), "add: conversation\n\nNetlog: add conversation");
    let trailer = log.git(&["log", "-1", "--format=%(trailers:key=Netlog,valueonly)"]);
    assert_eq!(trailer.trim(), "add conversation");
    log.ok(&["done", "2024-10-22-anna"]);
    assert_eq!(last(&log), "done: conversation\n\nNetlog: done conversation");
    let done = head(&log);
    log.ok(&["undo"]);
    let expected = "undo: done conversation\n\nNetlog: undo done conversation\nNetlog-Undoes: ";
    assert_eq!(last(&log), format!("{expected}{done}"));
    let everything = log.git(&["log", "--format=%B"]).to_lowercase();
    assert!(!everything.contains("anna"), "{everything}");
}

#[test]
fn undo_and_undo_again_lead_to_and_fro() {
    let log = committed(&[ANNA, KIM]);
    let start = log.files();
    log.ok(&["add", "conversation", "--with", "anna", "--date", "yesterday", "--body", "Hallo"]);
    let added = log.files();
    let path = "conversations/2024/2024-10-21-anna.md\n";
    assert_eq!(log.ok(&["undo"]).out, path);
    assert_eq!(log.files(), start);
    assert_eq!(log.ok(&["undo"]).out, path);
    assert_eq!(log.files(), added);
    log.ok(&["undo"]);
    assert_eq!(log.files(), start);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    let commands: Vec<String> = log
        .json(&["log"])
        .as_array()
        .expect("an array")
        .iter()
        .map(|step| step["command"].as_str().unwrap_or("-").to_string())
        .collect();
    let undo = "undo add conversation";
    assert_eq!(commands, [undo, "redo add conversation", undo, "add conversation", "-"]);
}

#[test]
fn an_odd_file_comes_back_byte_for_byte() {
    let odd =
        "\u{feff}---\r\n# note\r\nname:   'Kim  G'   # who\r\nrole: x\r\n---\r\nText  \r\nno end";
    let log = committed(&[("contacts/kim.md", odd)]);
    log.ok(&["edit", "kim", "--set", "role=Leiterin", "--set", "web=https://example.org"]);
    assert_ne!(log.read("contacts/kim.md"), odd);
    log.ok(&["undo"]);
    assert_eq!(log.read("contacts/kim.md"), odd);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
}

#[test]
fn line_ends_that_git_makes_for_windows_are_no_change_by_hand() {
    let log = committed(&[ANNA]);
    log.git(&["config", "core.autocrlf", "true"]);
    let windows = ANNA.1.replace('\n', "\r\n");
    log.write(ANNA.0, &windows);
    edit(&log);
    log.ok(&["undo"]);
    assert_eq!(log.read(ANNA.0), windows);
}

#[test]
fn mending_many_files_is_one_step_back() {
    let files: Vec<(String, String)> = (0..40)
        .map(|n| {
            (format!("contacts/c{n}.md"), format!("---\nname: C{n}\ntopics: [a, b, a]\n---\n"))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let log = committed(&files);
    let before = log.files();
    log.run(&["check", "--fix"]);
    assert_ne!(log.files(), before);
    assert_eq!(log.ok(&["undo"]).out.lines().count(), 40);
    assert_eq!(log.files(), before);
    let shown = log.ok(&["--lang", "de", "log"]).out;
    assert!(shown.contains("Befunde in Ordnung gebracht"), "{shown}");
    assert!(shown.contains("… und 37 weitere"), "{shown}");
}

#[test]
fn an_earlier_step_can_be_named() {
    let log = committed(&[ANNA, KIM]);
    edit(&log);
    let step = head(&log);
    log.ok(&["edit", "kim", "--set", "role=Vorstand"]);
    log.ok(&["undo", &step[..8]]);
    assert_eq!(log.read(ANNA.0), ANNA.1);
    assert!(log.read(KIM.0).contains("role: Vorstand"));
    log.ok(&["undo", "HEAD~1"]);
    assert_eq!(log.read(KIM.0), KIM.1);
    log.ok(&["undo", "head"]);
    assert!(log.read(KIM.0).contains("role: Vorstand"));
}

#[test]
fn a_whole_day_can_be_taken_back_step_by_step() {
    let odd = ("contacts/odd.md", "---\r\nname: Odd # x\r\ntopics: [a, b, a]\r\n---\r\nText");
    let log = committed(&[ANNA, KIM, odd]);
    let day: [&[&str]; 8] = [
        &["add", "contact", "Zoë Neu", "--role", "Leitung"],
        &["add", "conversation", "--with", "neu", "--date", "today", "--task", "Liste @kim"],
        &["done", "2024-10-22-zoe-neu"],
        &["edit", "odd", "--set", "role=x"],
        &["check", "--fix"],
        &["edit", "odd", "--remove", "role"],
        &["add", "meeting", "Runde", "--date", "2025"],
        &["edit", "2024-10-22-zoe-neu", "--set", "channel=phone"],
    ];
    let mut states = vec![(log.files(), head(&log))];
    for args in day {
        let output = log.run(args);
        assert!(output.code < 2, "{args:?}: {output:?}");
        assert_ne!(states.last().map(|(files, _)| files.clone()), Some(log.files()), "{args:?}");
        states.push((log.files(), head(&log)));
    }
    while let Some((files, step)) = states.pop() {
        assert_eq!(log.files(), files);
        assert_eq!(log.git(&["status", "--porcelain"]), "");
        if !states.is_empty() {
            log.ok(&["undo", &step]);
        }
    }
    assert_eq!(log.git(&["diff", "HEAD", "HEAD~16"]), "");
}

#[cfg(unix)]
#[test]
fn a_hook_that_refuses_leaves_the_step_as_it_is() {
    use std::os::unix::fs::PermissionsExt;

    let log = committed(&[ANNA]);
    log.ok(&["add", "contact", "Zoë Neu"]);
    let hook = log.log().join(".git/hooks/pre-commit");
    std::fs::write(&hook, "#!/bin/sh\nexit 1\n").expect("a hook");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).expect("executable");
    refused(&log, &["undo"], 4, "git refused");
    std::fs::remove_file(&hook).expect("removed");
    log.ok(&["undo"]);
    // Nothing is left to take back in a step without a change.
    log.git(&["commit", "--quiet", "--allow-empty", "-m", "nothing"]);
    refused(&log, &["undo", "HEAD"], 1, "nothing to take back");
}

#[test]
fn a_dry_run_shows_what_would_come_back() {
    let log = committed(&[ANNA]);
    edit(&log);
    let (before, step) = (log.files(), head(&log));
    let shown = log.ok(&["undo", "--dry-run"]).out;
    assert!(shown.contains("-role: Leitung\n"), "{shown}");
    assert_eq!((log.files(), head(&log)), (before, step));
}

#[test]
fn settings_that_a_step_changed_come_back_too() {
    let log = committed(&[ANNA]);
    log.write("netlog.toml", "language = \"en\"\n[upcoming]\nwithin = \"7d\"\n");
    log.write("templates/year.md", "# Year\n");
    commit(&log, "settings");
    log.ok(&["undo", "HEAD"]);
    assert_eq!(log.read("netlog.toml"), "language = \"en\"\n");
    assert!(!log.log().join("templates/year.md").exists());
    log.ok(&["undo"]);
    assert_eq!(log.read("templates/year.md"), "# Year\n");
}

#[test]
fn nothing_to_take_back_is_said() {
    let log = Sandbox::with(&[("netlog.toml", "language = \"en\"\n"), ANNA]);
    let none = log.run(&["undo"]);
    assert_eq!(none.code, 4);
    assert!(none.err.contains("not under git"), "{}", none.err);
    let none = log.run(&["log"]);
    assert_eq!(none.code, 4);
    assert!(none.err.contains("no history"), "{}", none.err);
    log.git(&["init", "--quiet"]);
    refused(&log, &["undo"], 1, "nothing to take back");
    refused(&log, &["undo", "1234abcd"], 1, "no step");
    assert!(log.ok(&["log"]).err.contains("Nothing is recorded"));
    assert_eq!(log.json(&["log"]), serde_json::json!([]));
    assert_eq!(log.json(&["log", "anna"]), serde_json::json!([]));
    commit(&log, "start");
    log.write("netlog.toml", "language = \"en\"\n[git]\ncommit = false\n");
    refused(&log, &["undo"], 4, "records no steps");
}

#[test]
fn the_beginning_stays() {
    let log = Sandbox::empty();
    log.ok(&["--lang", "en", "init"]);
    refused(&log, &["--lang", "en", "undo"], 3, "The log begins with step");
    refused(&log, &["--lang", "de", "undo"], 3, "beginnt die Ablage");
    let log = committed(&[ANNA]);
    refused(&log, &["undo", "HEAD"], 3, "The log begins with step");
}

#[test]
fn a_log_within_another_begins_its_own_history() {
    let log = Sandbox::with(&[ANNA]);
    log.ok(&["init", "inner"]);
    let steps = log.json(&["--repo", "inner", "log"]);
    assert_eq!(steps[0]["command"], "init log", "{steps}");
}

#[test]
fn only_ones_own_last_step_goes_without_a_name() {
    let log = committed(&[ANNA]);
    log.write(ANNA.0, "---\nname: Anna G.\n---\n");
    commit_as(&log, "Kollegin", "other@example.org", "x\n\nNetlog: edit contact");
    let step = head(&log);
    let told = refused(&log, &["undo"], 3, "is not yours but by Kollegin: contact changed");
    assert!(told.err.contains(&format!("netlog undo {}", &step[..10])), "{}", told.err);
    refused(&log, &["--lang", "de", "undo"], 3, "nicht von Ihnen, sondern von Kollegin");
    log.ok(&["undo", &step[..10]]);
    assert_eq!(log.read(ANNA.0), ANNA.1);

    // One's own last step comes first.
    let own = head(&log);
    log.write(ANNA.0, "---\nname: Anna G.\n---\n");
    commit_as(&log, "Kollegin", "other@example.org", "x\n\nNetlog: edit contact");
    let told = refused(&log, &["undo"], 3, "Your last step: taken back: contact changed").err;
    let place = |id: &str| told.find(&format!("netlog undo {}", &id[..10])).expect("offered");
    assert!(place(&own) < place(&head(&log)), "{told}");
    log.git(&["reset", "--quiet", "--hard", &own]);

    log.write(ANNA.0, "---\nname: Anna H.\n---\n");
    commit(&log, "fixed a name");
    refused(&log, &["undo"], 3, "not made by netlog: by hand: fixed a name");
    log.ok(&["undo", "HEAD"]);
    assert_eq!(log.read(ANNA.0), ANNA.1);
    assert_eq!(log.git(&["log", "-1", "--format=%s"]), "undo\n");
}

#[test]
fn what_changed_since_is_not_touched() {
    let log = committed(&[ANNA, KIM]);
    edit(&log);
    let first = head(&log);
    log.ok(&["edit", "anna", "--set", "role=Vorstand"]);
    let second = head(&log);
    let says = format!("changed afterwards by step {}", &second[..10]);
    refused(&log, &["undo", &first], 3, &says);
    // By hand, and not committed.
    log.write(ANNA.0, "---\nname: Anna\n---\nmine\n");
    refused(&log, &["undo"], 3, "changed by hand since");
    std::fs::remove_file(log.log().join(ANNA.0)).expect("removed");
    refused(&log, &["undo"], 3, "changed by hand since");
    refused(&log, &["--lang", "de", "undo"], 3, "seitdem von Hand geändert");
    log.git(&["restore", "."]);
    log.ok(&["undo"]);
    log.ok(&["undo", &first]);
    refused(&log, &["undo", &first], 3, "taken back already");
    // Added and gone, and somebody made it again.
    log.git(&["rm", "--quiet", KIM.0]);
    commit(&log, "gone");
    log.write(KIM.0, "mine\n");
    refused(&log, &["undo", "HEAD"], 3, "is there again");
}

#[test]
fn what_is_no_plain_text_of_the_log_is_not_touched() {
    let log = committed(&[ANNA]);
    std::fs::write(log.log().join("contacts/old.md"), b"---\nname: M\xfcller\n---\n").expect("x");
    commit(&log, "old");
    refused(&log, &["undo", "HEAD"], 3, "not written in UTF-8");
    log.write("contacts/.git-hooks", "x\n");
    commit(&log, "hidden");
    refused(&log, &["undo", "HEAD"], 3, "no file as netlog writes it");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/hostname", log.log().join("contacts/link.md"))
            .expect("a link");
        commit(&log, "link");
        refused(&log, &["undo", "HEAD"], 3, "no file as netlog writes it");
    }
}

#[test]
fn a_text_that_git_has_lost_or_that_is_too_large_is_not_put_back() {
    let log = committed(&[ANNA]);
    edit(&log);
    let blob = log.git(&["rev-parse", "HEAD~1:contacts/anna.md"]);
    let object = format!(".git/objects/{}/{}", &blob[..2], blob[2..].trim());
    std::fs::remove_file(log.log().join(object)).expect("removed");
    refused(&log, &["undo"], 4, "could not be read");
    log.write("contacts/big.md", &"x".repeat(5 << 20));
    commit(&log, "big");
    refused(&log, &["undo", "HEAD"], 3, "larger than 4 MB");
    log.git(&["commit", "--quiet", "--allow-empty", "-m", &"long ".repeat(2000)]);
    log.write(ANNA.0, ANNA.1);
    log.git(&["commit", "--quiet", "-a", "-m", &"long ".repeat(2000)]);
    assert!(log.ok(&["log"]).out.len() < 5000);
}

/// A tree that no git would write: taking the step back must not make the hook.
#[cfg(unix)]
#[test]
fn a_crafted_tree_leads_nowhere() {
    let log = committed(&[ANNA]);
    let tree = |entries: &str| {
        let mut git = Command::new("git");
        log.scrub(&mut git);
        let mut child = git
            .args(["mktree"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        use std::io::Write;
        child.stdin.take().expect("a pipe").write_all(entries.as_bytes()).expect("written");
        let output = child.wait_with_output().expect("it ends");
        String::from_utf8(output.stdout).expect("an id").trim().to_string()
    };
    log.write("evil", "#!/bin/sh\necho owned\n");
    let blob = log.git(&["hash-object", "-w", "evil"]).trim().to_string();
    std::fs::remove_file(log.log().join("evil")).expect("removed");
    let hooks = tree(&format!("100755 blob {blob}\tpre-commit\n"));
    let git = tree(&format!("040000 tree {hooks}\thooks\n"));
    for name in [".git", "..", ".GIT", "git~1"] {
        let now = log.git(&["ls-tree", "HEAD"]);
        let with = tree(&format!("{now}040000 tree {git}\t{name}\n"));
        let before = head(&log);
        let bad = log.git(&["commit-tree", &with, "-p", &before, "-m", "bad"]);
        let plain = log.git(&["rev-parse", "HEAD^{tree}"]);
        let good = log.git(&["commit-tree", plain.trim(), "-p", bad.trim(), "-m", "good"]);
        log.git(&["update-ref", "HEAD", good.trim()]);
        let output = refused(&log, &["undo", "HEAD"], 3, "no file as netlog writes it");
        assert!(!log.log().join(".git/hooks/pre-commit").exists(), "{name}: {output:?}");
    }
}

#[test]
fn merges_are_shown_where_they_settle_something() {
    let log = committed(&[ANNA, KIM]);
    log.git(&["checkout", "--quiet", "-b", "side"]);
    log.ok(&["edit", "kim", "--set", "role=Vorstand"]);
    log.git(&["checkout", "--quiet", "main"]);
    edit(&log);
    log.git(&["merge", "--quiet", "--no-edit", "side"]);
    // A clean merge is no step; the last one is one's own, and the file is as it left it.
    let steps = log.json(&["log"]);
    assert_eq!(steps.as_array().map(Vec::len), Some(3), "{steps}");
    refused(&log, &["undo", "HEAD"], 3, "brings two states together");
    log.ok(&["undo"]);

    log.git(&["checkout", "--quiet", "-b", "other"]);
    log.ok(&["edit", "anna", "--set", "web=https://a.example.org"]);
    log.git(&["checkout", "--quiet", "main"]);
    log.ok(&["edit", "anna", "--set", "web=https://b.example.org"]);
    let mut git = Command::new("git");
    log.scrub(&mut git);
    git.args(["merge", "--quiet", "other"]).stdin(Stdio::null());
    assert_eq!(finish(&mut git).code, 1);
    log.write(ANNA.0, "---\nname: Anna\n---\n");
    commit(&log, "settled");
    assert!(log.ok(&["log", "--limit", "1"]).out.contains("merged"));
    refused(&log, &["undo"], 3, "was not made by netlog: merged");
    // Away from any branch the history is there, but nothing is recorded.
    log.git(&["checkout", "--quiet", "--detach", "HEAD^1"]);
    assert!(log.ok(&["log", "--limit", "1"]).out.contains("contact changed"));
    refused(&log, &["undo"], 4, "detached HEAD");
}

#[test]
fn the_log_is_in_the_language_of_the_reader() {
    let log = committed(&[ANNA, KIM]);
    edit(&log);
    log.ok(&["add", "conversation", "--with", "kim", "--date", "today", "--title", "Plan"]);
    log.ok(&["undo"]);
    let de = log.ok(&["--lang", "de", "log"]).out;
    for text in [
        "Schritt",
        "Kontakt geändert",
        "zurückgenommen: Gespräch hinzugefügt (",
        "von Hand: start",
        "Anna Großmann",
        "conversations/2024/2024-10-22-kim.md",
    ] {
        assert!(de.contains(text), "{text}: {de}");
    }
    let en = log.ok(&["log"]).out;
    for text in ["Step", "contact changed", "taken back: conversation added (", "by hand: start"] {
        assert!(en.contains(text), "{text}: {en}");
    }
    let short = log.ok(&["log", "--limit", "2"]);
    assert!(short.err.contains("The last 2 steps"), "{}", short.err);
    assert_eq!(short.out.lines().count(), 4);
}

#[test]
fn programs_get_ids_paths_and_what_was_done() {
    let log = committed(&[ANNA]);
    edit(&log);
    let id = head(&log);
    let step = log.json(&["log"])[0].clone();
    assert_eq!(step["id"], id.as_str());
    assert_eq!(step["command"], "edit contact");
    assert_eq!(step["undoes"], serde_json::Value::Null);
    assert_eq!(step["author"], serde_json::json!({"name": "Test", "email": "test@example.org"}));
    assert_eq!(
        step["changes"],
        serde_json::json!([{"path": ANNA.0, "status": "changed", "title": "Anna Großmann"}])
    );
    let date = step["date"].as_str().expect("a date");
    assert!(date.ends_with("+00:00") && date.contains('T'), "{date}");
    assert_eq!(log.ok(&["log", "--format", "ids"]).out.lines().next(), Some(id.as_str()));
    assert_eq!(log.ok(&["log", "--format", "paths"]).out, "contacts/anna.md\nnetlog.toml\n");
    let csv = log.ok(&["log", "--format", "csv"]).out;
    assert!(csv.contains("edit contact,,edit: contact,contacts/anna.md"), "{csv}");
    assert_eq!(log.ok(&["log", "--format", "jsonl"]).out.lines().count(), 2);
}

#[test]
fn nothing_of_a_history_reaches_the_terminal_unescaped() {
    let log = committed(&[ANNA]);
    log.write(ANNA.0, "---\nname: \"Anna \\e[2J\\u202E\"\n---\n");
    commit_as(
        &log,
        "A\u{1b}]0;x\u{7}\u{202e}",
        "a@b",
        "s\u{1b}[31m\u{9b}2J\u{202e}\n\nNetlog: \u{1b}c",
    );
    let bad = |text: &str| {
        text.chars()
            .any(|c| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c))
    };
    for args in [&["log"][..], &["undo"], &["undo", "HEAD", "--dry-run"], &["undo", "\u{1b}[1m"]] {
        for lang in ["de", "en"] {
            let output = log.run(&[&["--lang", lang, "--color", "never"], args].concat());
            assert!(!bad(&output.out) && !bad(&output.err), "{args:?}: {output:?}");
        }
    }
    // Neither a revision nor an option is taken from the command line.
    for text in ["main", "HEAD@{1}", "HEAD:x", "--all", "-n1", "HEAD^{tree}", "zz", "abc"] {
        let output = log.run(&["undo", "--", text]);
        assert_eq!(output.code, 2, "{text}: {output:?}");
    }
}

#[test]
fn settings_for_git_log_change_nothing() {
    let log = committed(&[ANNA, KIM]);
    edit(&log);
    let plain = log.json(&["log"]);
    let settings = [
        ("log.showSignature", "true"),
        ("log.mailmap", "true"),
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("log.date", "relative"),
        ("log.diffMerges", "on"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("diff.orderFile", "missing"),
        ("diff.external", "false"),
        ("i18n.logOutputEncoding", "ISO-8859-1"),
        ("color.ui", "always"),
        ("format.pretty", "oneline"),
        ("core.abbrev", "4"),
        ("core.quotePath", "true"),
        ("trailer.separators", "#"),
    ];
    for (key, value) in settings {
        log.git(&["config", key, value]);
    }
    assert_eq!(log.json(&["log"]), plain);
    assert_eq!(log.json(&["log", "anna"]).as_array().map(Vec::len), Some(2));
    // What `git commit` makes of this one is another matter.
    log.git(&["config", "--unset", "diff.orderFile"]);
    log.ok(&["undo"]);
    assert_eq!(log.read(ANNA.0), ANNA.1);
}

#[test]
fn a_record_is_followed_through_its_names() {
    let text = "---\ndate: 2024-03-01\nwith: [anna]\ntitle: Plan\n---\n\nA text of some length.\n";
    let log = committed(&[ANNA, ("conversations/2024-03-01-anna.md", text)]);
    let moved = "conversations/2024/2024-03-01-anna.md";
    std::fs::create_dir_all(log.log().join("conversations/2024")).expect("a folder");
    log.git(&["mv", "conversations/2024-03-01-anna.md", moved]);
    commit(&log, "moved");
    log.ok(&["edit", "2024-03-01-anna", "--set", "channel=phone"]);
    log.git(&["mv", moved, "conversations/2024/2024-03-01-plan.md"]);
    commit(&log, "renamed");
    edit(&log);
    let subjects = |log: &Sandbox, id: &str| -> Vec<String> {
        let steps = log.json(&["log", id]);
        let steps = steps.as_array().expect("an array").iter();
        steps.map(|step| step["subject"].as_str().expect("a text").to_string()).collect()
    };
    let all = ["renamed", "edit: conversation", "moved", "start"];
    assert_eq!(subjects(&log, "2024-03-01-plan"), all);
    // Moved and rewritten in one step: the name tells.
    std::fs::remove_file(log.log().join("conversations/2024/2024-03-01-plan.md")).expect("gone");
    log.write("conversations/2024-03-01-plan.md", "---\ndate: 2024-03-01\nwith: [anna]\n---\n");
    commit(&log, "rewritten");
    assert_eq!(subjects(&log, "2024-03-01-plan"), [&["rewritten"], &all[..]].concat());
    // Gone, and still remembered.
    log.git(&["rm", "--quiet", "conversations/2024-03-01-plan.md"]);
    commit(&log, "gone");
    assert_eq!(subjects(&log, "2024-03-01-Plan").first().map(String::as_str), Some("gone"));
    assert_eq!(log.run(&["log", "nobody"]).code, 1);
    log.ok(&["undo", "HEAD"]);
    assert!(log.read("conversations/2024-03-01-plan.md").contains("date: 2024-03-01"));
}

#[test]
fn a_log_in_a_folder_of_its_repository_knows_its_own_steps() {
    let log = Sandbox::empty();
    log.write("sub/log/netlog.toml", "language = \"en\"\n");
    log.write("sub/log/contacts/anna.md", ANNA.1);
    log.write("code.txt", "1\n");
    log.git(&["init", "--quiet", "--initial-branch=main"]);
    commit(&log, "start");
    let run = |args: &[&str]| log.run(&[&["--repo", "sub/log"], args].concat());
    assert_eq!(run(&["edit", "anna", "--set", "role=Leitung"]).code, 0);
    log.write("code.txt", "2\n");
    commit(&log, "code");
    let shown = run(&["log"]).out;
    assert!(!shown.contains("code") && shown.contains("contact changed"), "{shown}");
    let undone = run(&["undo"]);
    assert_eq!((undone.code, undone.out.as_str()), (0, "sub/log/contacts/anna.md\n"));
    assert_eq!(log.read("sub/log/contacts/anna.md"), ANNA.1);
    assert_eq!(run(&["log", "anna"]).out.lines().count(), 5);
    // A step that is not the log's alone.
    log.write("code.txt", "3\n");
    log.write("sub/log/contacts/anna.md", "---\nname: A\n---\n");
    commit(&log, "both");
    refused(&log, &["--repo", "sub/log", "undo", "HEAD"], 3, "do not belong to the log");
}

#[test]
fn a_shallow_clone_ends_where_its_history_ends() {
    let log = committed(&[ANNA, KIM]);
    edit(&log);
    log.ok(&["edit", "kim", "--set", "role=Vorstand"]);
    let (from, to) = (log.log(), log.home().join("clone"));
    let url = format!("file://{}", from.display());
    log.git(&["clone", "--quiet", "--depth", "1", &url, &to.display().to_string()]);
    let repo = to.display().to_string();
    assert_eq!(log.json(&["--repo", &repo, "log"]).as_array().map(Vec::len), Some(1));
    let output = log.run(&["--repo", &repo, "undo"]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("begins with step"), "{}", output.err);
}

#[test]
fn what_was_written_by_hand_before_a_command_stays() {
    let by_hand = format!("{}Noch von Hand.\n", ANNA.1);
    for add in [false, true] {
        let log = committed(&[ANNA, KIM]);
        log.write(ANNA.0, &by_hand);
        if add {
            log.git(&["add", ANNA.0]);
        }
        edit(&log);
        let steps = log.git(&["log", "--format=%s", "-2"]);
        assert_eq!(steps, "edit: contact\nedit: by hand\n");
        log.ok(&["undo"]);
        assert_eq!(log.read(ANNA.0), by_hand);
        assert_eq!(log.git(&["status", "--porcelain"]), "");
        log.ok(&["undo"]);
        assert!(log.read(ANNA.0).contains("role: Leitung"));
    }
    let log = committed(&[KIM]);
    log.write(ANNA.0, ANNA.1);
    edit(&log);
    log.ok(&["undo"]);
    assert_eq!(log.read(ANNA.0), ANNA.1, "a file that nobody had committed");
    let told = log.ok(&["log", "anna", "--lang", "de"]).out;
    assert!(told.contains("von Hand geändert"), "{told}");
}

#[test]
fn line_ends_are_not_doubled() {
    let windows = "---\r\nname: Anna\r\n---\r\n";
    let log = committed(&[(ANNA.0, windows)]);
    log.write(ANNA.0, "---\nname: Anna\nrole: x\n---\n");
    commit(&log, "other line ends");
    log.git(&["config", "core.autocrlf", "true"]);
    std::fs::remove_file(log.log().join(ANNA.0)).expect("a file");
    log.git(&["checkout", "--", ANNA.0]);
    log.ok(&["undo", "HEAD"]);
    assert_eq!(log.read(ANNA.0), windows);
}

#[test]
fn nobody_without_a_name_takes_a_step_of_others_back_by_chance() {
    let log = committed(&[KIM]);
    std::fs::write(log.home().join("gitconfig"), "").expect("a file");
    log.git(&["config", "user.name", "x"]);
    log.git(&["config", "--unset", "user.name"]);
    log.ok(&["add", "contact", "--name", "Neu"]);
    refused(&log, &["undo"], 3, "git does not know your name");
    let id = head(&log);
    log.ok(&["undo", &id]);
    assert!(!log.log().join("contacts/neu.md").exists());
}

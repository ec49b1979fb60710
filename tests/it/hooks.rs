//! `netlog hooks`: real commits and pushes by hand, with netlog looking on.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::sandbox::{Output, Sandbox, finish};

const ANNA: (&str, &str) = ("contacts/anna-muster.md", "---\nname: Anna Muster\n---\n");
/// An error: nobody knows whom it was with.
const BAD: &str = "---\ndate: 2024-10-14\nwith: [nobody]\n---\n\nText.\n";
/// A warning.
const ODD: &str = "---\nname: Kim Neu\ntopisc: [a]\n---\n";

/// A log under git, with a shared repository beside it and both hooks.
fn hooked() -> Sandbox {
    let log = started(&[]);
    log.ok(&["hooks", "install"]);
    log
}

fn started(files: &[(&str, &str)]) -> Sandbox {
    let log = Sandbox::with(&[&[("netlog.toml", "language = \"en\"\n"), ANNA], files].concat());
    log.git(&["init", "--quiet", "--initial-branch=main"]);
    log.git(&["add", "."]);
    log.git(&["commit", "--quiet", "-m", "start"]);
    log.git(&["init", "--quiet", "--bare", "../home/shared.git"]);
    log.git(&["remote", "add", "origin", "../home/shared.git"]);
    log.git(&["push", "--quiet", "-u", "origin", "main"]);
    log
}

/// git by hand, which may fail.
fn by_hand(log: &Sandbox, args: &[&str]) -> Output {
    let mut command = Command::new("git");
    log.scrub(&mut command);
    finish(command.args(args).stdin(Stdio::null()))
}

fn commits(log: &Sandbox) -> String {
    log.git(&["rev-list", "--count", "HEAD"]).trim().to_string()
}

fn script(log: &Sandbox, path: &str, text: &str) {
    log.write(path, text);
    let mode = fs::Permissions::from_mode(0o755);
    fs::set_permissions(log.log().join(path), mode).expect("a mode");
}

#[test]
fn an_error_stops_a_commit_and_a_warning_does_not() {
    let log = hooked();
    log.write("conversations/2024/2024-10-14-x.md", BAD);
    log.git(&["add", "."]);
    let stopped = by_hand(&log, &["commit", "-m", "a conversation"]);
    assert_eq!(stopped.code, 1, "{stopped:?}");
    for part in ["unknown-reference", "2024-10-14-x.md:3:8", "--no-verify"] {
        assert!(stopped.err.contains(part), "{part}: {}", stopped.err);
    }
    assert_eq!(commits(&log), "1");
    log.git(&["commit", "--quiet", "--no-verify", "-m", "all the same"]);
    // An error that is there already stops nothing else.
    log.write("contacts/kim-neu.md", ODD);
    log.git(&["add", "."]);
    let passed = by_hand(&log, &["commit", "--quiet", "-m", "a contact"]);
    assert_eq!((passed.code, passed.err.contains("unknown-key")), (0, true), "{passed:?}");
    log.write("contacts/lea-neu.md", "---\nname: Lea Neu\n---\n");
    log.git(&["add", "."]);
    let silent = by_hand(&log, &["commit", "--quiet", "-m", "another"]);
    assert_eq!((silent.code, silent.err.as_str()), (0, ""), "{silent:?}");
}

#[test]
fn what_is_staged_counts_and_not_what_lies_around() {
    let log = hooked();
    // Not finished yet, and in nobody's way.
    log.write("conversations/2024/2024-10-14-x.md", BAD);
    log.write("contacts/lea-neu.md", "---\nname: Lea Neu\n---\n");
    log.git(&["add", "contacts"]);
    log.git(&["commit", "--quiet", "-m", "a contact"]);
    // Mended in the folder only.
    log.git(&["add", "."]);
    log.write("conversations/2024/2024-10-14-x.md", &BAD.replace("nobody", "anna-muster"));
    assert_eq!(by_hand(&log, &["commit", "-m", "x"]).code, 1);
    // A reference to what is not committed leads nowhere for everybody else.
    log.write("contacts/kim-neu.md", "---\nname: Kim Neu\n---\n");
    log.write("conversations/2024/2024-10-14-x.md", &BAD.replace("nobody", "kim-neu"));
    log.git(&["add", "conversations"]);
    assert_eq!(by_hand(&log, &["commit", "-m", "x"]).code, 1);
    log.git(&["add", "."]);
    log.git(&["commit", "--quiet", "-m", "x"]);
    // `-a` and a named path have an index of their own.
    log.write("conversations/2024/2024-10-14-x.md", BAD);
    assert_eq!(by_hand(&log, &["commit", "-a", "-m", "x"]).code, 1);
    assert_eq!(by_hand(&log, &["commit", "-m", "x", "conversations"]).code, 1);
    assert_eq!(commits(&log), "3");
}

#[test]
fn the_first_commit_of_all_is_looked_at_too() {
    let log = Sandbox::with(&[("netlog.toml", "language = \"en\"\n"), ANNA]);
    log.git(&["init", "--quiet", "--initial-branch=main"]);
    log.ok(&["hooks", "install"]);
    log.write("conversations/2024/2024-10-14-x.md", BAD);
    log.git(&["add", "."]);
    assert_eq!(by_hand(&log, &["commit", "-m", "x"]).code, 1);
    log.git(&["reset", "--quiet", "conversations"]);
    log.git(&["commit", "--quiet", "-m", "x"]);
    assert_eq!(commits(&log), "1");
}

#[test]
fn what_netlog_writes_is_not_looked_at_again() {
    let log = hooked();
    // An error in the very file: the hook would stop it.
    log.write(ANNA.0, "---\nname: Anna Muster\nkind: nonsense\n---\n");
    log.git(&["commit", "--quiet", "--no-verify", "-a", "-m", "odd"]);
    log.ok(&["edit", "anna-muster", "--add", "topics=housing"]);
    assert_eq!(commits(&log), "3");
    // It is not even started.
    let text = log.read(".git/hooks/pre-commit").replace("exec ", "echo > started; exec ");
    log.write(".git/hooks/pre-commit", &text);
    log.ok(&["edit", "anna-muster", "--add", "topics=work"]);
    assert!(!log.log().join("started").exists());
    // Nor where somebody's own hook calls netlog.
    let called = "#!/bin/sh\necho seen >> seen\n\"$0.real\" hooks run pre-commit || exit 1\n";
    log.ok(&["hooks", "remove"]);
    script(&log, ".git/hooks/pre-commit", called);
    std::os::unix::fs::symlink(
        env!("CARGO_BIN_EXE_netlog"),
        log.log().join(".git/hooks/pre-commit.real"),
    )
    .expect("a link");
    log.ok(&["edit", "anna-muster", "--add", "topics=language"]);
    assert_eq!((commits(&log).as_str(), log.read("seen").as_str()), ("5", "seen\n"));
    log.write(ANNA.0, "---\nname: Anna Muster\nkind: more nonsense\n---\n");
    assert_eq!(by_hand(&log, &["commit", "-a", "-m", "x"]).code, 1);
}

#[test]
fn a_hook_of_somebody_elses_stays_untouched() {
    let log = started(&[]);
    let own = "#!/bin/sh\nexit 0\n";
    script(&log, ".git/hooks/pre-commit", own);
    let refused = log.run(&["hooks", "install"]);
    assert_eq!(refused.code, 3, "{refused:?}");
    for part in [".git/hooks/pre-commit", "netlog hooks run pre-commit || exit 1"] {
        assert!(refused.err.contains(part), "{part}: {}", refused.err);
    }
    // The other one is in nobody's way.
    assert_eq!(refused.out, ".git/hooks/pre-push\n");
    assert_eq!(log.read(".git/hooks/pre-commit"), own);
    let with = format!("{own}netlog hooks run pre-commit || exit 1\n");
    script(&log, ".git/hooks/pre-commit", &with);
    log.ok(&["hooks", "install"]);
    let removed = log.ok(&["hooks", "remove"]);
    assert_eq!(removed.out, ".git/hooks/pre-push\n");
    assert!(removed.err.contains("netlog hooks run pre-commit"), "{removed:?}");
    assert_eq!(log.read(".git/hooks/pre-commit"), with);
    // A link is somebody else's too, wherever it leads.
    fs::remove_file(log.log().join(".git/hooks/pre-commit")).expect("removed");
    std::os::unix::fs::symlink("../../netlog.toml", log.log().join(".git/hooks/pre-commit"))
        .expect("a link");
    assert_eq!(log.run(&["hooks", "install"]).code, 3);
    assert_eq!(log.read("netlog.toml"), "language = \"en\"\n");
}

#[test]
fn netlogs_own_are_renewed_and_removed() {
    let log = started(&[]);
    let shown = log.ok(&["hooks", "install", "--dry-run"]);
    assert!(shown.out.contains("+++ b/.git/hooks/pre-push"), "{}", shown.out);
    assert!(!log.log().join(".git/hooks/pre-commit").exists());
    log.ok(&["hooks", "install"]);
    let text = log.read(".git/hooks/pre-commit");
    let mode = fs::metadata(log.log().join(".git/hooks/pre-commit")).expect("a hook").permissions();
    assert_eq!(mode.mode() & 0o777, 0o755);
    let again = log.ok(&["hooks", "install"]);
    assert_eq!((again.out.as_str(), again.err.contains("already")), ("", true), "{again:?}");
    log.write(".git/hooks/pre-commit", &text.replace("exec ", "exec nothing "));
    assert_eq!(log.ok(&["hooks", "install"]).out, ".git/hooks/pre-commit\n");
    assert_eq!(log.read(".git/hooks/pre-commit"), text);
    let shown = log.ok(&["hooks", "remove", "--dry-run"]);
    assert!(shown.out.contains("--- a/.git/hooks/pre-push"), "{}", shown.out);
    assert_eq!(log.read(".git/hooks/pre-commit"), text);
    assert_eq!(log.ok(&["hooks", "remove"]).out, ".git/hooks/pre-commit\n.git/hooks/pre-push\n");
    assert!(!log.log().join(".git/hooks/pre-commit").exists());
    assert!(log.ok(&["hooks", "remove"]).err.contains("No hook"));
}

#[test]
fn the_folder_that_git_is_told_is_where_they_lie() {
    let log = started(&[]);
    log.git(&["config", "core.hooksPath", "own/hooks"]);
    assert_eq!(log.ok(&["hooks", "install"]).out, "own/hooks/pre-commit\nown/hooks/pre-push\n");
    log.write("conversations/2024/2024-10-14-x.md", BAD);
    log.git(&["add", "conversations"]);
    assert_eq!(by_hand(&log, &["commit", "-m", "x"]).code, 1);
}

#[test]
fn a_log_in_a_larger_repository_is_found_from_its_top() {
    let top = Sandbox::empty();
    top.write("-it's/log/netlog.toml", "language = \"en\"\n");
    top.write("-it's/log/contacts/anna-muster.md", ANNA.1);
    top.write("other/read.txt", "x\n");
    top.git(&["init", "--quiet", "--initial-branch=main"]);
    top.git(&["add", "."]);
    top.git(&["commit", "--quiet", "-m", "start"]);
    for path in [None, Some("own-hooks")] {
        if let Some(path) = path {
            fs::create_dir(top.log().join(path)).expect("a folder");
            top.git(&["config", "core.hooksPath", path]);
        }
        let installed = top.ok(&["--repo=-it's/log", "hooks", "install"]);
        let folder = path.unwrap_or(".git/hooks");
        assert_eq!(installed.out, format!("{folder}/pre-commit\n{folder}/pre-push\n"));
        top.write("-it's/log/contacts/kim-neu.md", "---\nname: [\n---\n");
        top.git(&["add", "."]);
        for from in [".", "other", "-it's/log/contacts"] {
            let stopped = by_hand(&top, &["-C", from, "commit", "-m", "x"]);
            assert_eq!(stopped.code, 1, "{from}: {stopped:?}");
            assert!(stopped.err.contains("contacts/kim-neu.md:3"), "{from}: {stopped:?}");
        }
        top.git(&["reset", "--quiet", "--hard"]);
        // What is not the log's is not looked at.
        top.write("other/read.txt", path.unwrap_or("y\n"));
        top.git(&["commit", "--quiet", "-a", "-m", "other"]);
    }
    // Neither is a branch without the log.
    top.git(&["switch", "--quiet", "--orphan", "pages"]);
    top.write("index.html", "x");
    top.git(&["add", "index.html"]);
    top.git(&["commit", "--quiet", "-m", "pages"]);
}

#[test]
fn a_name_in_a_message_stops_a_push_until_it_is_mended() {
    let log = hooked();
    log.write("contacts/kim-neu.md", ODD);
    log.git(&["add", "."]);
    log.git(&["commit", "--quiet", "-m", "Spoke with Anna Muster"]);
    let stopped = by_hand(&log, &["push"]);
    assert_eq!(stopped.code, 1, "{stopped:?}");
    for part in ["name-in-commit", "Anna Muster", "--amend"] {
        assert!(stopped.err.contains(part), "{part}: {}", stopped.err);
    }
    let shared = || log.git(&["-C", "../home/shared.git", "rev-list", "--count", "main"]);
    assert_eq!(shared().trim(), "1");
    log.git(&["commit", "--quiet", "--amend", "-m", "A conversation"]);
    log.git(&["push", "--quiet"]);
    assert_eq!(shared().trim(), "2");
    // What the office has decided comes first.
    log.write(
        "netlog.toml",
        "language = \"en\"\n[check]\nrules = { name-in-commit = \"warning\" }\n",
    );
    log.git(&["commit", "--quiet", "-a", "-m", "Anna Muster again"]);
    log.git(&["push", "--quiet"]);
    // A new branch with what is shared already, and one that goes away.
    log.write("netlog.toml", "language = \"en\"\n");
    log.git(&["push", "--quiet", "origin", "main:other"]);
    log.git(&["push", "--quiet", "origin", ":other"]);
    assert_eq!(shared().trim(), "3");
}

#[test]
fn a_push_is_judged_by_what_it_shares() {
    let log = hooked();
    log.git(&["switch", "--quiet", "-c", "topic"]);
    log.write("conversations/2024/2024-10-14-x.md", BAD);
    log.git(&["add", "."]);
    log.git(&["commit", "--quiet", "--no-verify", "-m", "x"]);
    log.git(&["switch", "--quiet", "main"]);
    // The work tree is another one than what goes.
    let stopped = by_hand(&log, &["push", "origin", "topic"]);
    assert_eq!((stopped.code, stopped.err.contains("unknown-reference")), (1, true), "{stopped:?}");
    log.write("conversations/2024/2024-10-15-y.md", BAD);
    log.write("contacts/kim-neu.md", "---\nname: Kim Neu\n---\n");
    log.git(&["add", "contacts"]);
    log.git(&["commit", "--quiet", "-m", "a contact"]);
    log.git(&["push", "--quiet"]);
    // By hand the same, of what nobody else has.
    log.git(&["switch", "--quiet", "topic"]);
    let mut run = log.command(&["hooks", "run", "pre-push"]);
    let told = format!("refs/heads/topic {} refs/heads/topic {}\n", "topic", "0".repeat(40));
    fs::write(log.home().join("told"), told).expect("a file");
    run.stdin(fs::File::open(log.home().join("told")).expect("a file"));
    assert_eq!(finish(&mut run).code, 1);
}

#[test]
fn a_netlog_that_has_gone_locks_nobody_in() {
    let log = hooked();
    let text = log.read(".git/hooks/pre-commit");
    let gone = text.replace(env!("CARGO_BIN_EXE_netlog"), "/nowhere/netlog");
    assert_ne!(gone, text);
    log.write(".git/hooks/pre-commit", &gone);
    log.write("conversations/2024/2024-10-14-x.md", BAD);
    log.git(&["add", "."]);
    let passed = by_hand(&log, &["commit", "--quiet", "-m", "x"]);
    assert_eq!((passed.code, passed.err.contains("not found")), (0, true), "{passed:?}");
    // One in the path will do as well.
    let bin = log.home().join("bin");
    fs::create_dir(&bin).expect("a folder");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_netlog"), bin.join("netlog")).expect("a link");
    log.write("conversations/2024/2024-10-15-y.md", BAD);
    log.git(&["add", "."]);
    let mut commit = Command::new("git");
    log.scrub(&mut commit);
    let path = std::env::var("PATH").expect("a path");
    commit.env("PATH", format!("{}:{path}", bin.display())).args(["commit", "-m", "y"]);
    assert_eq!(finish(&mut commit).code, 1);
    assert!(Path::new(&log.log()).join(".git/hooks/pre-push").exists());
}

#[test]
fn without_git_there_is_nothing_to_hang_them_on() {
    let log = Sandbox::with(&[ANNA]);
    let refused = log.run(&["hooks", "install"]);
    assert_eq!((refused.code, refused.err.contains("git init")), (4, true), "{refused:?}");
}

#[test]
fn check_fails_from_the_weight_that_is_asked_for() {
    let log = Sandbox::with(&[ANNA, ("contacts/kim-neu.md", ODD)]);
    let code = |level: &str| log.run(&["check", "--fail-on", level]).code;
    assert_eq!((code("error"), code("warning"), code("note")), (0, 1, 1));
    log.write("contacts/kim-neu.md", "---\nname: Kim Neu\nkind: nonsense\n---\n");
    assert_eq!(code("error"), 1);
    // A note is counted also where it is not shown.
    log.write(
        "contacts/kim-neu.md",
        "---\nname: Kim Neu\n---\n\n- [ ] Call @kim-neu due:2024-10-26\n",
    );
    let notes = log.run(&["check", "--all"]).out.contains("note[");
    assert_eq!((notes, code("warning"), code("note")), (true, 0, 1));
}

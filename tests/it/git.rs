//! netlog in repositories as people have them: with hooks, with other work trees, with converted
//! line ends, with work half staged, with another git at work at the same moment.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna\n---\n");
const EDIT: [&str; 4] = ["edit", "anna", "--add", "topics=housing"];

fn committed(init: &[&str]) -> Sandbox {
    let log = Sandbox::with(&[("netlog.toml", "language = \"en\"\n"), ANNA]);
    log.git(&[&["init", "--quiet", "--initial-branch=main"], init].concat());
    log.git(&["add", "."]);
    log.git(&["commit", "--quiet", "-m", "start"]);
    log
}

fn head(log: &Sandbox, path: &str) -> String {
    log.git(&["show", &format!("HEAD:{path}")])
}

#[cfg(unix)]
fn hook(log: &Sandbox, name: &str, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = format!(".git/hooks/{name}");
    log.write(&path, &format!("#!/bin/sh\n{script}\n"));
    let mode = fs::Permissions::from_mode(0o755);
    fs::set_permissions(log.log().join(path), mode).expect("a mode");
}

#[test]
fn half_staged_work_stays_half_staged() {
    let log = committed(&[]);
    log.write("contacts/kim.md", "---\nname: Kim\n---\n");
    log.git(&["add", "contacts/kim.md"]);
    log.write("contacts/kim.md", "---\nname: Kim Later\n---\n");
    log.write("contacts/new.md", "---\nname: New\n---\n");
    let before = log.git(&["status", "--porcelain"]);
    log.ok(&EDIT);
    assert_eq!(log.git(&["status", "--porcelain"]), before);
    assert_eq!(log.git(&["show", ":contacts/kim.md"]), "---\nname: Kim\n---\n");
    assert_eq!(head(&log, "contacts/anna.md"), log.read("contacts/anna.md"));
}

#[test]
fn an_index_of_any_kind_is_kept() {
    for setting in ["core.splitIndex=true", "index.version=4", "core.untrackedCache=true"] {
        let log = committed(&[]);
        let (name, value) = setting.split_once('=').expect("a setting");
        log.git(&["config", name, value]);
        log.git(&["update-index", "--refresh"]);
        log.git(&["status"]);
        log.ok(&EDIT);
        log.ok(&["add", "contact", "--name", "Kim"]);
        assert_eq!(log.git(&["status", "--porcelain"]), "", "{setting}");
        log.git(&["fsck", "--strict"]);
    }
}

#[test]
fn long_ids_and_linked_work_trees_do_as_well() {
    let log = committed(&["--object-format=sha256"]);
    log.ok(&EDIT);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    let log = committed(&[]);
    log.git(&["worktree", "add", "--quiet", "../home/tree", "-b", "other"]);
    let tree = log.home().join("tree");
    let tree = tree.to_str().expect("a path");
    log.ok(&[&["--repo", tree], &EDIT[..]].concat());
    assert_eq!(log.git(&["-C", tree, "status", "--porcelain"]), "");
    assert_eq!(log.git(&["rev-list", "--count", "other"]).trim(), "2");
    assert_eq!(log.git(&["rev-list", "--count", "main"]).trim(), "1");
}

#[test]
fn line_ends_that_git_converted_stay_out_of_the_history() {
    let log = committed(&[]);
    log.git(&["config", "core.autocrlf", "true"]);
    let crlf = log.read("contacts/anna.md").replace('\n', "\r\n");
    log.write("contacts/anna.md", &crlf);
    log.ok(&EDIT);
    assert!(!log.read("contacts/anna.md").replace("\r\n", "").contains('\n'));
    assert!(!head(&log, "contacts/anna.md").contains('\r'));
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    // What has them in the history keeps them there.
    let log = Sandbox::with(&[("netlog.toml", ""), ("contacts/anna.md", &crlf)]);
    log.git(&["init", "--quiet", "--initial-branch=main"]);
    log.git(&["add", "."]);
    log.git(&["commit", "--quiet", "-m", "start"]);
    log.ok(&EDIT);
    assert_eq!(head(&log, "contacts/anna.md"), log.read("contacts/anna.md"));
}

#[cfg(unix)]
#[test]
fn hooks_of_the_person_see_the_change_and_may_refuse_it() {
    let log = committed(&[]);
    hook(&log, "pre-commit", "git diff --cached --name-only > seen; cat contacts/anna.md >> seen");
    hook(&log, "commit-msg", "echo 'Checked: yes' >> \"$1\"");
    hook(&log, "post-commit", "git rev-parse HEAD > after");
    log.ok(&EDIT);
    assert!(log.read("seen").starts_with("contacts/anna.md\n"), "{}", log.read("seen"));
    assert!(log.read("seen").contains("housing"));
    assert_eq!(log.read("after"), log.git(&["rev-parse", "HEAD"]));
    assert!(log.git(&["log", "-1", "--format=%B"]).contains("Checked: yes"));
    for name in ["pre-commit", "commit-msg"] {
        hook(&log, name, "echo 'Bitte erst pruefen' >&2; exit 1");
        let before = (log.read("contacts/anna.md"), log.git(&["rev-parse", "HEAD"]));
        let refused = log.run(&["edit", "anna", "--add", "topics=more"]);
        assert_eq!(refused.code, 4, "{refused:?}");
        assert!(refused.err.contains("Bitte erst pruefen"), "{refused:?}");
        assert_eq!((log.read("contacts/anna.md"), log.git(&["rev-parse", "HEAD"])), before);
        hook(&log, name, "");
    }
}

#[cfg(unix)]
#[test]
fn nothing_in_the_shared_files_starts_a_program() {
    let log = committed(&[]);
    let trap = log.home().join("trapped");
    let touch = format!("touch {}", trap.display());
    // What a hostile colleague can put into a repository: attributes, and files that look like
    // one of git's own folders.
    log.write(".gitattributes", "* filter=trap diff=trap merge=trap\n");
    log.write("HEAD", "ref: refs/heads/main\n");
    let config = format!("[core]\n\tbare = false\n\tfsmonitor = {touch}\n\thooksPath = hooks\n");
    log.write("config", &config);
    for folder in ["objects", "refs", "hooks"] {
        log.write(&format!("{folder}/.keep"), "");
    }
    log.write("hooks/pre-commit", &format!("#!/bin/sh\n{touch}\n"));
    log.write(".githooks/pre-commit", &format!("#!/bin/sh\n{touch}\n"));
    // The person has set the filter up, for other things.
    for (name, value) in [("filter.trap.clean", &touch), ("diff.external", &touch)] {
        log.git(&["config", "--global", name, value]);
    }
    log.ok(&EDIT);
    log.ok(&["add", "contact", "--name", "Kim"]);
    log.ok(&["list"]);
    assert!(!trap.exists());
    assert_eq!(head(&log, "contacts/anna.md"), log.read("contacts/anna.md"));
}

#[test]
fn what_nobody_would_find_again_is_not_recorded() {
    let log = committed(&[]);
    log.git(&["checkout", "--quiet", "--detach"]);
    let refused = log.run(&EDIT);
    assert_eq!((refused.code, refused.err.contains("git switch")), (4, true), "{refused:?}");
    assert_eq!(log.read("contacts/anna.md"), ANNA.1);
    log.git(&["switch", "--quiet", "main"]);
    log.write(".gitignore", "contacts/kim*\n");
    let refused = log.run(&["add", "contact", "--name", "Kim"]);
    assert_eq!((refused.code, refused.err.contains(".gitignore")), (4, true), "{refused:?}");
    assert!(!log.log().join("contacts/kim.md").exists());
    log.ok(&EDIT);
}

#[test]
fn whoever_waits_is_told_for_whom() {
    let log = committed(&[]);
    log.ok(&EDIT);
    let lock = log.log().join(".git/netlog/lock");
    fs::write(&lock, "4711 check\n").expect("a lock");
    let held = fs::File::open(&lock).expect("a lock");
    held.lock().expect("locked");
    let mut command = log.command(&["edit", "anna", "--add", "topics=more"]);
    let run = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a start");
    thread::sleep(Duration::from_millis(1500));
    drop(held);
    let output = run.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.contains("\"check\", process 4711"), "{said}");
    // Readers wait for nobody.
    let held = fs::File::open(&lock).expect("a lock");
    held.lock().expect("locked");
    log.ok(&["list"]);
}

#[test]
fn another_git_at_work_is_waited_for() {
    let log = committed(&[]);
    let busy = log.log().join(".git/index.lock");
    fs::write(&busy, "").expect("a lock");
    let mut command = log.command(&EDIT);
    let run = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("a start");
    thread::sleep(Duration::from_millis(700));
    fs::remove_file(&busy).expect("removed");
    assert!(run.wait_with_output().expect("an end").status.success());
    assert_eq!(log.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_lock_of_another_git_is_never_taken_away() {
    let log = committed(&[]);
    let busy = log.log().join(".git/index.lock");
    fs::write(&busy, "somebody's").expect("a lock");
    let start = Instant::now();
    let refused = log.run(&EDIT);
    assert_eq!(refused.code, 4, "{refused:?}");
    assert!(start.elapsed() < Duration::from_secs(20) && refused.err.contains("index.lock"));
    assert_eq!(fs::read_to_string(&busy).expect("still there"), "somebody's");
    assert_eq!(log.read("contacts/anna.md"), ANNA.1);
}

#[test]
fn whoever_commits_with_git_at_the_same_moment_is_in_nobodys_way() {
    let log = Sandbox::with(&[("netlog.toml", "language = \"en\"\n")]);
    log.git(&["init", "--quiet", "--initial-branch=main"]);
    log.git(&["add", "--all"]);
    log.git(&["commit", "--quiet", "--message=start"]);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..10 {
                let mut git = std::process::Command::new("git");
                log.scrub(&mut git);
                git.args(["commit", "--quiet", "--allow-empty", "--message=by hand"]);
                git.status().expect("git");
            }
        });
        for at in 0..6 {
            log.ok(&["add", "contact", "--name", &format!("Neu {at}")]);
        }
    });
    assert_eq!(log.ok(&["list", "contacts", "--format", "ids"]).out.lines().count(), 6);
    assert_eq!(log.git(&["status", "--porcelain"]), "");
    log.git(&["fsck", "--strict"]);
}

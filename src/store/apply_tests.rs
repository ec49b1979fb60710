//! The promise of `apply`, held while every call under it fails once in each way.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use super::faults::{Fault, Faults};
use super::root::Root;
use super::{Applied, Author, Commit};
use crate::change::ChangeSet;
use crate::error::Result;

const OLD: &str = "---\nname: Old\n---\n";
const NEW: &str = "---\nname: New\n---\n";

/// A log under git with two committed records.
fn log() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    fs::create_dir(at.join("contacts")).expect("a folder");
    for name in ["edited", "gone", "half"] {
        fs::write(at.join(format!("contacts/{name}.md")), OLD).expect("a file");
    }
    git(at, &["init", "--quiet", "--initial-branch=main"]);
    git(at, &["config", "user.name", "Test"]);
    git(at, &["config", "user.email", "test@example.org"]);
    git(at, &["add", "."]);
    git(at, &["commit", "--quiet", "-m", "first"]);
    // Somebody's half-staged work, which stays as it is.
    fs::write(at.join("contacts/half.md"), "staged\n").expect("a file");
    git(at, &["add", "contacts/half.md"]);
    fs::write(at.join("contacts/half.md"), "not staged\n").expect("a file");
    folder
}

fn git(at: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.arg("-C").arg(at).args(args).env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git");
    assert!(output.status.success(), "{args:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// One of each: a record edited, one made in a new folder, one removed.
fn set() -> ChangeSet {
    let mut set = ChangeSet::new();
    set.edit("contacts/edited.md", OLD, NEW);
    set.create("conversations/2024/made.md", NEW);
    set.remove("contacts/gone.md", OLD);
    set
}

fn commit() -> Commit {
    let fallback = Author { name: "netlog".into(), email: "netlog@localhost".into() };
    Commit { message: "test: change\n".into(), fallback }
}

fn apply(at: &Path, plan: Option<Arc<Faults>>, commit: Option<&Commit>) -> Result<Applied> {
    let mut root = Root::at(at.to_path_buf());
    root.disk.faults = plan;
    root.writer("test", &mut |_| {})?.apply(&set(), commit)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Before,
    After,
}

fn read(at: &Path, path: &str) -> Option<String> {
    fs::read_to_string(at.join(path)).ok()
}

/// All of it or nothing of it, and nothing left over.
fn state(at: &Path, committed: bool) -> State {
    let files = ["contacts/edited.md", "conversations/2024/made.md", "contacts/gone.md"];
    let texts: Vec<Option<String>> = files.iter().map(|path| read(at, path)).collect();
    let texts: Vec<Option<&str>> = texts.iter().map(Option::as_deref).collect();
    let state = match texts.as_slice() {
        [Some(OLD), None, Some(OLD)] => State::Before,
        [Some(NEW), Some(NEW), None] => State::After,
        torn => panic!("torn: {torn:?}"),
    };
    assert_eq!(read(at, "contacts/half.md").as_deref(), Some("not staged\n"));
    for entry in walkdir::WalkDir::new(at).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path().display();
        assert!(!name.ends_with(".lock") && !name.ends_with(".tmp"), "left over: {path}");
        assert!(!name.starts_with("journal"), "left over: {path}");
        assert!(state == State::After || name != "conversations", "left over: {path}");
    }
    if at.join(".git").exists() {
        git(at, &["fsck", "--strict", "--no-progress"]);
        let expected = match (committed, state) {
            (false, State::After) => return state,
            _ => "MM contacts/half.md\n",
        };
        assert_eq!(git(at, &["status", "--porcelain"]), expected);
        let count = git(at, &["rev-list", "--count", "HEAD"]);
        assert_eq!(count.trim(), if state == State::After { "2" } else { "1" });
    }
    state
}

/// Fails each call in turn until there is none left to fail; where it takes long, each third.
fn each_call(fault: Fault, under_git: bool, committed: bool, each: usize) {
    let commit = commit();
    let commit = committed.then_some(&commit);
    for at in (0..).step_by(each) {
        let folder = log();
        let here = folder.path();
        if !under_git {
            fs::remove_dir_all(here.join(".git")).expect("removed");
        }
        let plan = Arc::new(Faults::new(at, fault));
        let result = apply(here, Some(plan.clone()), commit);
        let Some(hit) = plan.hit() else {
            assert!(result.is_ok() && at > 10, "{result:?}");
            return;
        };
        // Whoever comes next finds everything in order, even where the run before was killed.
        Root::at(here.to_path_buf()).writer("next", &mut |_| {}).expect("the next one");
        let state = state(here, committed && under_git);
        match (&result, fault) {
            (Ok(_), _) => assert_eq!(state, State::After, "call {at}: {hit}"),
            (Err(_), Fault::Dead) => {}
            (Err(error), _) => {
                assert_eq!(state, State::Before, "call {at}: {hit}: {error:?}");
            }
        }
        if state == State::Before {
            apply(here, None, commit).expect("the same once more");
            assert_eq!(self::state(here, committed && under_git), State::After);
        }
    }
}

const FULL: Fault = Fault::Refused(io::ErrorKind::StorageFull);

#[test]
fn a_call_that_fails_changes_nothing_or_all() {
    each_call(FULL, true, true, 1);
}

#[test]
fn a_call_that_is_done_and_denied_changes_nothing_or_all() {
    each_call(Fault::Misreported, true, true, 2);
}

#[test]
fn a_death_at_any_call_changes_nothing_or_all() {
    each_call(Fault::Dead, true, true, 1);
}

#[test]
fn it_is_the_same_without_commits_and_without_git() {
    for fault in [FULL, Fault::Misreported, Fault::Dead] {
        each_call(fault, true, false, 3);
        each_call(fault, false, true, 2);
    }
}

#[test]
fn a_change_that_is_larger_than_a_record_is_settled_too() {
    let texts = ["old ", "new "].map(|word| word.repeat(900_000));
    let [old, new] = texts.each_ref().map(String::as_str);
    let mut set = ChangeSet::new();
    set.edit("contacts/edited.md", old, new);
    let mut seen = [0, 0];
    for at in (0..).step_by(7) {
        let folder = log();
        let here = folder.path();
        fs::write(here.join("contacts/edited.md"), old).expect("a file");
        git(here, &["commit", "--quiet", "-m", "large", "contacts/edited.md"]);
        let plan = Arc::new(Faults::new(at, Fault::Dead));
        let mut root = Root::at(here.to_path_buf());
        root.disk.faults = Some(plan.clone());
        let applied = root.writer("test", &mut |_| {}).and_then(|w| w.apply(&set, Some(&commit())));
        if plan.hit().is_none() {
            assert!(applied.is_ok() && seen.iter().all(|count| *count > 0), "{seen:?}");
            return;
        }
        Root::at(here.to_path_buf()).writer("next", &mut |_| {}).expect("the next one");
        let now = read(here, "contacts/edited.md");
        assert!([Some(old), Some(new)].contains(&now.as_deref()));
        seen[usize::from(now.as_deref() == Some(new))] += 1;
        assert_eq!(git(here, &["status", "--porcelain"]), "MM contacts/half.md\n");
    }
}

#[test]
fn what_was_recorded_is_finished_also_where_others_went_on_from_it() {
    let mut went_on = 0;
    for at in 0.. {
        let folder = log();
        let here = folder.path();
        let plan = Arc::new(Faults::new(at, Fault::Dead));
        let _ = apply(here, Some(plan.clone()), Some(&commit()));
        if plan.hit().is_none() {
            break;
        }
        if git(here, &["rev-list", "--count", "HEAD"]).trim() != "2" {
            continue;
        }
        // As a pull does: the branch moves on, with another text of one of the files.
        let text = here.join("theirs");
        fs::write(&text, "theirs\n").expect("a file");
        let blob = git(here, &["hash-object", "-w", "theirs"]);
        fs::remove_file(text).expect("removed");
        let entry = format!("100644,{},contacts/edited.md", blob.trim());
        let index = here.join(".git/theirs").display().to_string();
        let with_index = |args: &[&str]| {
            let mut command = Command::new("git");
            command.arg("-C").arg(here).args(args).env("GIT_INDEX_FILE", &index);
            let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git");
            assert!(output.status.success(), "{output:?}");
            String::from_utf8(output.stdout).expect("UTF-8").trim().to_string()
        };
        with_index(&["read-tree", "HEAD"]);
        with_index(&["update-index", "--cacheinfo", &entry]);
        let tree = with_index(&["write-tree"]);
        let theirs = git(here, &["commit-tree", &tree, "-p", "HEAD", "-m", "theirs"]);
        fs::write(here.join(".git/refs/heads/main"), theirs).expect("a branch");
        Root::at(here.to_path_buf()).writer("next", &mut |_| {}).expect("the next one");
        assert_eq!(read(here, "conversations/2024/made.md").as_deref(), Some(NEW), "call {at}");
        assert_eq!(read(here, "contacts/gone.md"), None, "call {at}");
        went_on += 1;
    }
    assert!(went_on > 3, "{went_on}");
}

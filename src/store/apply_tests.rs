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

pub fn git(at: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.arg("-C").arg(at).args(args).env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").output().expect("git");
    assert!(output.status.success(), "{args:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Under which a change is made.
#[derive(Clone, Copy, Debug)]
struct Case {
    under_git: bool,
    committed: bool,
    /// So many new records.
    made: usize,
    /// Calls that do not fail.
    spared: &'static [&'static str],
}

const USUAL: Case = Case { under_git: true, committed: true, made: 1, spared: &[] };
/// So many that they are made safe together, and one pack.
const MANY: Case = Case { made: 70, ..USUAL };
/// Where the calls that each file needs do not fail.
const TOGETHER: Case =
    Case { spared: &["remove", "open", "write", "rename-new", "read", "find-git"], ..MANY };

impl Case {
    /// One of each: a record edited, some made in a new folder, one removed.
    fn set(self) -> ChangeSet {
        let mut set = ChangeSet::new();
        set.edit("contacts/edited.md", OLD, NEW);
        for path in self.made_paths() {
            set.create(&path, NEW);
        }
        set.remove("contacts/gone.md", OLD);
        set
    }

    fn made_paths(self) -> impl Iterator<Item = String> {
        (0..self.made).map(|at| match at {
            0 => "conversations/2024/made.md".to_string(),
            at => format!("conversations/2024/made-{at}.md"),
        })
    }

    fn faults(self, at: usize, fault: Fault) -> Arc<Faults> {
        Arc::new(Faults::sparing(at, fault, self.spared))
    }
}

fn commit() -> Commit {
    let fallback = Author { name: "netlog".into(), email: "netlog@localhost".into() };
    Commit { taking: None, message: "test: change\n".into(), fallback }
}

fn apply(at: &Path, plan: Option<Arc<Faults>>, case: Case) -> Result<Applied> {
    let mut root = Root::at(at.to_path_buf());
    root.disk.faults = plan;
    let commit = case.committed.then(commit);
    root.writer("test", &mut |_| {})?.apply(&case.set(), commit.as_ref())
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
fn state(at: &Path, case: Case) -> State {
    let [edited, gone] = ["contacts/edited.md", "contacts/gone.md"].map(|path| read(at, path));
    let mut made: Vec<Option<String>> = case.made_paths().map(|path| read(at, &path)).collect();
    made.dedup();
    let state = match (edited.as_deref(), gone.as_deref(), made.as_slice()) {
        (Some(OLD), Some(OLD), [None]) => State::Before,
        (Some(NEW), None, [Some(made)]) if made == NEW => State::After,
        torn => panic!("torn: {torn:?}"),
    };
    assert_eq!(read(at, "contacts/half.md").as_deref(), Some("not staged\n"));
    for entry in walkdir::WalkDir::new(at).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path().display();
        assert!(!name.ends_with(".lock") && !name.ends_with(".tmp"), "left over: {path}");
        assert!(!name.starts_with("journal"), "left over: {path}");
        let odd = ["tmp_", "fast_import_crash_"].iter().any(|start| name.starts_with(start));
        assert!(!odd && !path_of(entry.path(), at).starts_with(".git/netlog/pack"), "{path}");
        assert!(state == State::After || name != "conversations", "left over: {path}");
    }
    if at.join(".git").exists() {
        git(at, &["fsck", "--strict", "--no-progress"]);
        let expected = match (case.committed, state) {
            (false, State::After) => return state,
            _ => "MM contacts/half.md\n",
        };
        assert_eq!(git(at, &["status", "--porcelain"]), expected);
        let count = git(at, &["rev-list", "--count", "HEAD"]);
        assert_eq!(count.trim(), if state == State::After { "2" } else { "1" });
    }
    state
}

fn path_of(path: &Path, below: &Path) -> String {
    path.strip_prefix(below).unwrap_or(path).to_string_lossy().into_owned()
}

/// Fails each call in turn until there is none left to fail; where it takes long, each third.
fn each_call(fault: Fault, case: Case, each: usize) {
    for at in (0..).step_by(each) {
        let folder = log();
        let here = folder.path();
        if !case.under_git {
            fs::remove_dir_all(here.join(".git")).expect("removed");
        }
        let plan = case.faults(at, fault);
        let result = apply(here, Some(plan.clone()), case);
        let Some(hit) = plan.hit() else {
            assert!(result.is_ok() && at > 10, "{result:?}");
            return;
        };
        // Whoever comes next finds everything in order, even where the run before was killed.
        Root::at(here.to_path_buf()).writer("next", &mut |_| {}).expect("the next one");
        let state = state(here, case);
        match (&result, fault) {
            (Ok(_), _) => assert_eq!(state, State::After, "call {at}: {hit}"),
            (Err(_), Fault::Dead) => {}
            (Err(error), _) => {
                assert_eq!(state, State::Before, "call {at}: {hit}: {error:?}");
            }
        }
        if state == State::Before {
            apply(here, None, case).expect("the same once more");
            assert_eq!(self::state(here, case), State::After);
        }
    }
}

const FULL: Fault = Fault::Refused(io::ErrorKind::StorageFull);

#[test]
fn a_call_that_fails_changes_nothing_or_all() {
    each_call(FULL, USUAL, 1);
}

#[test]
fn a_call_that_is_done_and_denied_changes_nothing_or_all() {
    each_call(Fault::Misreported, USUAL, 2);
}

#[test]
fn a_death_at_any_call_changes_nothing_or_all() {
    each_call(Fault::Dead, USUAL, 1);
}

#[test]
fn it_is_the_same_without_commits_and_without_git() {
    for fault in [FULL, Fault::Misreported, Fault::Dead] {
        each_call(fault, Case { committed: false, ..USUAL }, 3);
        each_call(fault, Case { under_git: false, ..USUAL }, 2);
    }
}

#[test]
fn it_is_the_same_for_many_at_once() {
    for fault in [FULL, Fault::Misreported, Fault::Dead] {
        each_call(fault, TOGETHER, 7);
    }
}

#[test]
#[ignore = "long"]
fn it_is_the_same_for_many_at_once_also_where_it_is_one_of_many_that_fails() {
    // Each file takes some ten calls: so each kind of them comes, of one file or another.
    for fault in [FULL, Fault::Misreported, Fault::Dead] {
        each_call(fault, MANY, 7);
        each_call(fault, Case { committed: false, ..MANY }, 17);
    }
}

#[test]
fn what_a_killed_run_left_of_a_pack_goes_and_what_others_left_stays() {
    let folder = log();
    let here = folder.path();
    let ours = here.join(".git/netlog/pack");
    let half = ours.join("objects/pack/tmp_pack_a1b2c3");
    let others = [".git/objects/pack/tmp_pack_d4e5f6", ".git/fast_import_crash_17"];
    let others = others.map(|name| here.join(name));
    for path in others.iter().chain([&half, &ours.join("fast_import_crash_18")]) {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, "PACK").expect("a file");
    }
    Root::at(here.to_path_buf()).writer("next", &mut |_| {}).expect("the next one");
    assert!(!ours.exists() && others.iter().all(|path| path.exists()));
}

#[test]
fn many_are_one_pack_that_git_can_read() {
    let folder = log();
    let here = folder.path();
    apply(here, None, MANY).expect("it is done");
    assert_eq!(state(here, MANY), State::After);
    let names = fs::read_dir(here.join(".git/objects/pack")).expect("a folder").flatten();
    let names: Vec<String> = names.map(|name| name.file_name().to_string_lossy().into()).collect();
    let of = |ending: &str| names.iter().filter(|name| name.ends_with(ending)).count();
    assert_eq!((of(".pack"), of(".idx"), names.len()), (1, 1, 2), "{names:?}");
    assert_eq!(git(here, &["show", "HEAD:conversations/2024/made-9.md"]), NEW);
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
        let _ = apply(here, Some(plan.clone()), USUAL);
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

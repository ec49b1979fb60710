//! The promise of `apply` for what joins two histories, held while every call under it fails once
//! in each way: all of it or nothing of it, files that are no texts included.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use super::apply_tests::git;
use super::faults::{Fault, Faults};
use super::git::Remote;
use super::root::Root;
use super::{Author, Commit, Plan, Share};
use crate::record::Schema;

const ANNA: &str = "---\nname: Anna\nrole: Leiterin\n---\n";
/// No text.
const LETTER: &[u8] = b"PK\x03\x04\0\0one";
const LETTER_NEW: &[u8] = b"PK\x03\x04\0\0two";

fn write(at: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = at.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

fn commit_all(at: &Path) {
    git(at, &["add", "."]);
    git(at, &["commit", "--quiet", "-m", "step"]);
}

/// To a folder, where there are links; else a file.
fn link(at: &Path, path: &str) {
    #[cfg(unix)]
    std::os::unix::fs::symlink("../contacts", at.join(path)).expect("a link");
    #[cfg(not(unix))]
    write(at, path, "folder");
}

/// Others changed, made and removed files of every sort; `ours` is true where we did, too.
fn log(ours: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    git(at, &["init", "--quiet", "--initial-branch=main"]);
    git(at, &["config", "user.name", "Test"]);
    git(at, &["config", "user.email", "test@example.org"]);
    for (path, bytes) in [
        ("netlog.toml", &b"language = \"de\"\n"[..]),
        ("contacts/anna.md", ANNA.as_bytes()),
        ("contacts/gone.md", ANNA.as_bytes()),
        ("templates/letter.docx", LETTER),
        ("templates/old.docx", LETTER),
        ("templates/folder/sub/one.docx", LETTER),
        ("templates/folder/two.txt", b"two"),
        ("templates/file", b"text"),
    ] {
        write(at, path, bytes);
    }
    link(at, "templates/link");
    commit_all(at);
    git(at, &["checkout", "--quiet", "-b", "theirs"]);
    write(at, "contacts/anna.md", ANNA.replace("Leiterin", "Referentin"));
    fs::remove_file(at.join("contacts/gone.md")).expect("removed");
    write(at, "meetings/2024/new.md", "---\ntitle: New\n---\n");
    write(at, "templates/letter.docx", LETTER_NEW);
    write(at, "templates/more/new.docx", LETTER_NEW);
    fs::remove_file(at.join("templates/old.docx")).expect("removed");
    // A file and a folder take each other's place.
    fs::remove_dir_all(at.join("templates/folder")).expect("removed");
    write(at, "templates/folder", "now a file");
    for path in ["templates/file", "templates/link"] {
        fs::remove_file(at.join(path)).expect("removed");
        write(at, &format!("{path}/sub/one.docx"), LETTER_NEW);
    }
    commit_all(at);
    git(at, &["update-ref", "refs/remotes/origin/main", "theirs"]);
    git(at, &["checkout", "--quiet", "main"]);
    git(at, &["branch", "--quiet", "-D", "theirs"]);
    if ours {
        write(at, "contacts/anna.md", ANNA.replace("Anna", "Anna Muster"));
        commit_all(at);
    }
    folder
}

fn plan(at: &Path) -> Plan {
    let root = Root::at(at.to_path_buf());
    let share = Share::open(&root).expect("git answers").expect("under git");
    let standing = share.standing(&Remote::of("nowhere")).expect("it stands somewhere");
    share.plan(&Schema::default(), &standing).expect("a plan")
}

/// Whether it happened; nothing between.
fn happened(at: &Path, ours: bool) -> bool {
    let joined = Command::new("git")
        .arg("-C")
        .arg(at)
        .args(["merge-base", "--is-ancestor", "refs/remotes/origin/main", "HEAD"])
        .status()
        .expect("git")
        .success();
    assert_eq!(git(at, &["status", "--porcelain"]), "", "joined: {joined}");
    git(at, &["fsck", "--strict", "--no-progress"]);
    let read = |path: &str| fs::read(at.join(path)).ok();
    let expected = match (joined, ours) {
        (false, false) => ANNA.to_string(),
        (false, true) => ANNA.replace("Anna", "Anna Muster"),
        (true, false) => ANNA.replace("Leiterin", "Referentin"),
        (true, true) => ANNA.replace("Anna", "Anna Muster").replace("Leiterin", "Referentin"),
    };
    assert_eq!(read("contacts/anna.md"), Some(expected.into_bytes()));
    let letter = if joined { LETTER_NEW } else { LETTER };
    assert_eq!(read("templates/letter.docx").as_deref(), Some(letter));
    assert_eq!(at.join("templates/more/new.docx").exists(), joined);
    assert_eq!(at.join("templates/old.docx").exists(), !joined);
    let swapped = [
        ("templates/folder/sub/one.docx", LETTER, false),
        ("templates/folder/two.txt", b"two", false),
        ("templates/file", b"text", false),
        ("templates/folder", b"now a file", true),
        ("templates/file/sub/one.docx", LETTER_NEW, true),
        ("templates/link/sub/one.docx", LETTER_NEW, true),
    ];
    for (path, bytes, after) in swapped {
        assert_eq!(read(path).as_deref(), (joined == after).then_some(bytes), "{path}");
    }
    for entry in walkdir::WalkDir::new(at).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let left = name.ends_with(".tmp") || name.ends_with(".lock") || name.starts_with("journal");
        assert!(!left, "left over: {}", entry.path().display());
    }
    joined
}

/// Each call in turn; where it takes long, each so many.
fn each_call(fault: Fault, ours: bool, each: usize) {
    for at in (0..).step_by(each) {
        let folder = log(ours);
        let here = folder.path();
        let plan = plan(here);
        assert_eq!(plan.taking.forward, !ours);
        let faults = Arc::new(Faults::new(at, fault));
        let mut root = Root::at(here.to_path_buf());
        root.disk.faults = Some(faults.clone());
        let fallback = Author { name: "netlog".into(), email: "netlog@localhost".into() };
        let commit = Commit { taking: Some(plan.taking), message: "test: join\n".into(), fallback };
        let applied =
            root.writer("test", &mut |_| {}).and_then(|w| w.apply(&plan.set, Some(&commit)));
        let Some(hit) = faults.hit() else {
            assert!(applied.is_ok() && at > 10 && happened(here, ours), "{applied:?}");
            return;
        };
        Root::at(here.to_path_buf()).writer("next", &mut |_| {}).expect("the next one");
        let happened = happened(here, ours);
        match (&applied, fault) {
            (Ok(_), _) => assert!(happened, "call {at}: {hit}"),
            (Err(_), Fault::Dead) => {}
            (Err(error), _) => assert!(!happened, "call {at}: {hit}: {error:?}"),
        }
    }
}

#[test]
fn to_move_on_to_the_step_of_others_is_all_or_nothing() {
    each_call(Fault::Dead, false, 3);
    each_call(Fault::Refused(io::ErrorKind::StorageFull), false, 5);
}

#[test]
fn to_join_with_the_step_of_others_is_all_or_nothing() {
    each_call(Fault::Dead, true, 4);
    each_call(Fault::Misreported, true, 7);
    each_call(Fault::Refused(io::ErrorKind::StorageFull), true, 5);
}

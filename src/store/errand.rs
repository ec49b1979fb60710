//! What git does in the log on our behalf, with locks of its own. Where it is killed they stay, and
//! everybody would be told that another git is at work; so whoever sends it leaves a sign.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::disk::{Disk, Mode};
use super::file;
use super::git::{Git, Place};
use super::journal::not_written;
use super::root::Root;
use crate::error::Result;

/// In our own folder, as long as git is under way.
const SIGN: &str = "errand";
/// How long a lock of git's must have been lying there unchanged. git itself holds those that are
/// looked at here for milliseconds.
const STALE: Duration = Duration::from_millis(600);

pub fn begin(root: &Root, own: &Path) -> Result<()> {
    let failed = |source| not_written(SIGN, source);
    root.disk.write(&own.join(SIGN), b"", Mode::Private).map_err(failed)
}

pub fn end(root: &Root, own: &Path) -> Result<()> {
    root.disk.remove(&own.join(SIGN)).map_err(|source| not_written(SIGN, source))
}

/// Removes what an errand left that was broken off. Whoever calls this holds the lock, which git had
/// too.
pub fn settle(root: &Root, own: &Path) -> Result<()> {
    let sign = own.join(SIGN);
    let failed = |source| not_written(SIGN, source);
    if file::kind(&sign).map_err(failed)?.is_none() {
        return Ok(());
    }
    if let (Some(Place { own: here, common }), Some(git)) = (root.git_place()?, Git::open(root)?) {
        let mut locks = locks_in(&here).map_err(failed)?;
        locks.push(common.join("config.lock"));
        locks.extend(git.branch().map(|branch| refs(&here, &common, &branch)).unwrap_or_default());
        remove_younger(root, &sign, locks)?;
    }
    end(root, own)
}

/// git that is killed leaves its locks. While the journal lies there, those that are younger than
/// it can only be of the run that wrote it, or of somebody who is just now at work: those go away
/// by themselves.
pub fn remove_stale_locks(root: &Root, journal: &Path, branch: &str) -> Result<()> {
    let Some(Place { own: here, common }) = root.git_place()? else { return Ok(()) };
    remove_younger(root, journal, refs(&here, &common, branch))
}

fn refs(here: &Path, common: &Path, branch: &str) -> Vec<PathBuf> {
    vec![
        here.join("HEAD.lock"),
        common.join(format!("{branch}.lock")),
        common.join("packed-refs.lock"),
        common.join("reftable").join("tables.list.lock"),
    ]
}

/// Beside the index and the branch also `next-index-4711.lock`, which `git commit` prepares, and
/// those of what it puts away with a commit.
fn locks_in(here: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(here)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "lock") {
            found.push(path);
        }
    }
    Ok(found)
}

/// Removes a lock of git's that has been lying there for a while; false where there is none.
pub fn remove_unchanged(disk: &Disk, lock: &Path) -> Result<bool> {
    remove(disk, vec![lock.to_path_buf()])
}

fn remove_younger(root: &Root, sign: &Path, locks: Vec<PathBuf>) -> Result<()> {
    let Some(begun) = modified(sign) else { return Ok(()) };
    let is_younger = |path: &PathBuf| modified(path).is_some_and(|at| at >= begun);
    remove(&root.disk, locks.into_iter().filter(is_younger).collect()).map(drop)
}

fn remove(disk: &Disk, locks: Vec<PathBuf>) -> Result<bool> {
    let found: Vec<(PathBuf, SystemTime)> =
        locks.into_iter().filter_map(|path| modified(&path).map(|at| (path, at))).collect();
    if found.is_empty() {
        return Ok(false);
    }
    thread::sleep(STALE);
    for (path, at) in found {
        if modified(&path) == Some(at) {
            let name = path.display().to_string();
            disk.remove(&path).map_err(|source| not_written(&name, source))?;
        }
    }
    Ok(true)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}

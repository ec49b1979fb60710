//! What git does in the log on our behalf, with locks of its own. Where it is killed they stay, and
//! everybody would be told that another git is at work; so whoever sends it leaves a sign.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::disk::Mode;
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
        let mut locks = vec![here.join("index.lock"), common.join("config.lock")];
        locks.extend(next_indexes(&here).map_err(failed)?);
        locks.extend(git.branch().map(|branch| refs(&here, &common, &branch)).unwrap_or_default());
        remove_younger(root, &sign, &locks)?;
    }
    end(root, own)
}

/// git that is killed leaves its locks. While the journal lies there, those that are younger than
/// it can only be of the run that wrote it, or of somebody who is just now at work: those go away
/// by themselves.
pub fn remove_stale_locks(root: &Root, journal: &Path, branch: &str) -> Result<()> {
    let Some(Place { own: here, common }) = root.git_place()? else { return Ok(()) };
    remove_younger(root, journal, &refs(&here, &common, branch))
}

fn refs(here: &Path, common: &Path, branch: &str) -> Vec<PathBuf> {
    vec![
        here.join("HEAD.lock"),
        common.join(format!("{branch}.lock")),
        common.join("packed-refs.lock"),
        common.join("reftable").join("tables.list.lock"),
    ]
}

/// The index that `git commit` prepares for some files alone: `next-index-4711.lock`.
fn next_indexes(here: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(here)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("next-index-") && name.ends_with(".lock") {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn remove_younger(root: &Root, sign: &Path, locks: &[PathBuf]) -> Result<()> {
    let modified = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let Some(begun) = modified(sign) else { return Ok(()) };
    let stale = |path: &Path| modified(path).filter(|at| *at >= begun);
    let found: Vec<(&PathBuf, SystemTime)> =
        locks.iter().filter_map(|path| Some((path, stale(path)?))).collect();
    if found.is_empty() {
        return Ok(());
    }
    thread::sleep(STALE);
    for (path, at) in found {
        if modified(path) == Some(at) {
            let name = path.display().to_string();
            root.disk.remove(path).map_err(|source| not_written(&name, source))?;
        }
    }
    Ok(())
}

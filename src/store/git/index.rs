//! The person's index: exactly the paths that changed are brought up to date, and whatever else is
//! staged stays staged. Everything is prepared beside it, so that the last step is one rename.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::head::{Entry, FOLDER};
use super::tree::Staged;
use super::{Git, Place, own_lock, pack};
use crate::error::{Error, Kind, Result};
use crate::store::disk::{Disk, Mode};
use crate::store::file;
use crate::store::journal::{Journal, not_written};
use crate::store::lock::Lock;
use crate::words::Message;

/// What a lock of ours says: one that was left behind is told from git's own by it.
const SIGNATURE: &[u8] = b"netlog\n";
/// What may lie in our own folder after a run that was killed.
const LEFTOVERS: [&str; 8] = [
    "tree",
    "index",
    "index.lock",
    "hook-index",
    "hook-index.lock",
    "signature.tmp",
    "journal.tmp",
    "COMMIT_EDITMSG",
];
/// How long another git may be at work on the index.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);
/// Paths in one call: Windows allows a command line of 32,000 characters.
const AT_ONCE: usize = if cfg!(windows) { 100 } else { 1000 };

/// The index, locked as git locks it, and what it shall become.
#[derive(Debug)]
pub struct Index {
    ready: PathBuf,
    place: PathBuf,
    locked: PathBuf,
}

impl Index {
    /// The step after which git sees the new files as committed.
    pub fn install(self, disk: &Disk) -> io::Result<()> {
        disk.rename(&self.ready, &self.place)?;
        disk.remove(&self.locked)?;
        // An old index would have the next commit by hand take this one back.
        disk.sync_folder(self.place.parent().unwrap_or(&self.place))
    }
}

/// What a run of ours that was killed left of its work on the index and the objects. Only for
/// whoever holds the lock.
pub fn remove_own_leftovers(disk: &Disk, own: &Path, place: Option<&Place>) -> io::Result<()> {
    let Some(here) = own.parent() else { return Ok(()) };
    let locked = here.join("index.lock");
    if fs::read(&locked).is_ok_and(|text| text == SIGNATURE) {
        disk.remove(&locked)?;
    }
    for name in LEFTOVERS {
        if file::kind(&own.join(name))?.is_some() {
            disk.remove(&own.join(name))?;
        }
    }
    place.map_or(Ok(()), |place| pack::remove_leftovers(disk, own, place))
}

impl Git {
    /// Locks the index and prepares it for the staged files.
    pub fn lock_index(&self, staged: &Staged, own: &Path, lock: &Lock) -> Result<Index> {
        let files: Vec<(&str, Option<&Entry>)> =
            staged.files.iter().map(|(path, entry)| (path.as_str(), entry.as_ref())).collect();
        self.prepare(&files, own, lock)
    }

    /// Brings the index up to date for the files of the journal, which are committed.
    pub fn index_as_committed(&self, journal: &Journal, own: &Path, lock: &Lock) -> Result<()> {
        let paths: Vec<&str> = journal.changes.iter().map(|change| change.path.as_str()).collect();
        let beside: Vec<&str> = journal.others.iter().map(|other| other.path.as_str()).collect();
        let head = self.head_of(self.objects()?, &paths, &[], &beside)?;
        let full = paths.iter().map(|path| self.full(path));
        let full: Vec<String> = full.chain(beside.iter().map(ToString::to_string)).collect();
        // Where a folder took the place of a file, the file is gone.
        let entry = |path: &str| head.entry(path).filter(|entry| entry.mode != FOLDER);
        let files: Vec<(&str, Option<&Entry>)> =
            full.iter().map(|path| (path.as_str(), entry(path))).collect();
        let index = self.prepare(&files, own, lock)?;
        index.install(&self.disk).map_err(|source| not_written("index", source))
    }

    /// The paths are from the top of the work tree. They are arguments, since git takes an input
    /// that cannot be read for one that has ended.
    fn prepare(&self, files: &[(&str, Option<&Entry>)], own: &Path, lock: &Lock) -> Result<Index> {
        let here = own.parent().unwrap_or(own);
        let (ready, place) = (own.join("index"), here.join("index"));
        let locked = own_lock(&place);
        let failed = |source| not_written("index", source);
        self.take(own, &locked)?;
        if file::kind(&place).map_err(failed)?.is_some() {
            self.disk.call("copy", || fs::copy(&place, &ready)).map_err(failed)?;
        }
        let variables = [("GIT_INDEX_FILE", absolute(&ready)?)];
        let variables = variables.each_ref().map(|(name, path)| (*name, path.as_path()));
        for files in files.chunks(AT_ONCE) {
            let mut args =
                ["update-index", "--add", "--remove", "--replace"].map(String::from).to_vec();
            for (path, entry) in files {
                if let Some(entry) = entry {
                    args.push("--cacheinfo".to_string());
                    args.push(format!("{},{},{path}", entry.mode, entry.id));
                }
            }
            args.extend(["--force-remove", "--"].map(String::from));
            let gone = files.iter().filter(|(_, entry)| entry.is_none());
            args.extend(gone.map(|(path, _)| self.below(path).to_string()));
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            self.act(lock, &variables, &args, &[])?;
        }
        Ok(Index { ready, place, locked })
    }

    /// Waits while another git is at work.
    fn take(&self, own: &Path, locked: &Path) -> Result<()> {
        let signature = own.join("signature.tmp");
        let failed = |source| not_written("index.lock", source);
        let start = Instant::now();
        loop {
            self.disk.write(&signature, SIGNATURE, Mode::Private).map_err(failed)?;
            match self.disk.rename_new(&signature, locked) {
                Ok(()) => return Ok(()),
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(failed(error));
                }
                Err(_) if start.elapsed() > PATIENCE => return Err(busy(locked)),
                Err(_) => thread::sleep(PAUSE),
            }
        }
    }

    /// Waits while another git is at work, for a git that does its work on the index itself.
    pub(super) fn expect_idle(&self) -> Result<()> {
        let locked = own_lock(&self.place.own.join("index"));
        let start = Instant::now();
        while file::is_there(&locked) {
            if start.elapsed() > PATIENCE {
                return Err(busy(&locked));
            }
            thread::sleep(PAUSE);
        }
        Ok(())
    }
}

fn busy(locked: &Path) -> Error {
    let path = locked.display().to_string();
    Error::new(Kind::Surroundings, Message::new("store-git-busy"))
        .hint(Message::new("store-git-busy-hint").with("path", path))
}

/// git takes the variable from the top of its work tree, wherever we are.
pub(super) fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).map_err(|source| not_written("index", source))
}

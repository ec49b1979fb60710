//! What a writer is about to do, on the disk before it begins and gone when it is done. Where one
//! lies about, its writer was stopped half-way, and whoever comes next settles it: what reached
//! the history is finished, everything else is taken back.

use std::collections::HashSet;
use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, Mode};
use super::errand;
use super::file::{self, ReadFault};
use super::git::{self, Git};
use super::lock::Lock;
use super::root::Root;
use super::taking::{Other, Others};
use crate::change::{Change, ChangeSet};
use crate::error::{Error, Kind, Result};
use crate::words::Message;

pub const FILE: &str = "journal.json";
/// Raised when older versions could misread it.
const VERSION: u32 = 1;
/// A change under way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Journal {
    version: u32,
    /// `None` where nothing is committed.
    pub history: Option<History>,
    /// The commit of the change, known just before the branch moves to it.
    pub commit: Option<String>,
    pub changes: Vec<Change>,
    /// That are no texts of the log.
    #[serde(default)]
    pub others: Vec<Other>,
    /// That it makes, outermost first, from the root.
    folders: Vec<String>,
    /// The folder that it lies in, as nobody else can know it; see [`home`].
    home: String,
    /// In the names of the files that it stages: nobody can have laid others in their way.
    token: String,
}

/// Where the history stood.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct History {
    /// The last commit; `None` before the first.
    pub head: Option<String>,
    pub branch: String,
}

/// How a change that was under way ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// There was none.
    Nothing,
    /// It is in the history, and everywhere else.
    Finished,
    /// Everything is as it was before.
    TakenBack,
}

impl Journal {
    pub fn new(root: &Root, own: &Path, set: &ChangeSet, others: &[Other]) -> io::Result<Journal> {
        let (mut folders, mut known) = (Vec::new(), HashSet::new());
        for change in set.changes() {
            let parts = change.path.match_indices('/').filter_map(|(at, _)| change.path.get(..at));
            for folder in parts.filter(|folder| known.insert(folder.to_string())) {
                if file::kind(&root.join(folder))?.is_none() {
                    folders.push(folder.to_string());
                }
            }
        }
        Ok(Journal {
            version: VERSION,
            history: None,
            commit: None,
            changes: set.changes().to_vec(),
            others: others.to_vec(),
            folders,
            home: home(own)?,
            token: format!("{:016x}", RandomState::new().build_hasher().finish()),
        })
    }

    /// Others may have laid one into a log that they hand on without git, where it lies in the log
    /// itself: that one was made in another folder. Among git's own files nobody can lay one who
    /// could not do everything else there too.
    fn is_ours(&self, root: &Root, own: &Path) -> bool {
        let shared = own.parent() == Some(root.path());
        let paths = self.changes.iter().flat_map(|change| {
            change.path.match_indices('/').filter_map(|(at, _)| change.path.get(..at))
        });
        let above: HashSet<&str> = paths.collect();
        (!shared || home(own).is_ok_and(|home| home == self.home))
            && self.token.bytes().all(|byte| byte.is_ascii_hexdigit())
            && self.changes.iter().all(|change| root.expect_inside(change).is_ok())
            && self.folders.iter().all(|folder| above.contains(folder.as_str()))
    }

    pub fn is_there(own: &Path) -> bool {
        file::is_there(&own.join(FILE))
    }

    /// From here on the change is settled by whoever comes next.
    pub fn write(&self, disk: &Disk, own: &Path) -> io::Result<()> {
        let text = serde_json::to_string(self).map_err(io::Error::other)?;
        let staged = own.join("journal.tmp");
        disk.write(&staged, text.as_bytes(), Mode::Private)?;
        disk.rename(&staged, &own.join(FILE))?;
        disk.sync_folder(own)
    }

    /// The same, once its commit is made.
    pub fn with_commit(&self, id: &str) -> Journal {
        Journal { commit: Some(id.to_string()), ..self.clone() }
    }

    /// The change is done, or as if it had never been.
    pub fn close(&self, disk: &Disk, own: &Path) -> io::Result<()> {
        disk.remove(&own.join(FILE))?;
        disk.sync_folder(own)
    }

    pub fn make_folders(&self, root: &Root) -> io::Result<()> {
        for folder in &self.folders {
            let path = root.join(folder);
            root.disk.make_folder(&path)?;
            root.disk.sync_folder(path.parent().unwrap_or(&path))?;
        }
        Ok(())
    }

    /// The names of the new text and of the kept old one while the change is under way.
    pub fn names(&self, root: &Root, at: usize, change: &Change) -> (PathBuf, PathBuf) {
        let path = root.join(&change.path);
        let folder = path.parent().unwrap_or(root.path());
        let name = |end| folder.join(format!(".netlog-{}-{at}-{end}.tmp", self.token));
        (name("new"), name("old"))
    }

    /// The texts as they were, where they are those of this change.
    pub fn take_back(&self, root: &Root) -> Result<()> {
        self.others(root, |others| others.take_back())?;
        for (at, change) in self.changes.iter().enumerate().rev() {
            let failed = |source| not_written(&change.path, source);
            let path = root.join(&change.path);
            let (new, old) = self.names(root, at, change);
            let now = text_now(root, change)?;
            if change.after != change.before && now == change.after {
                match (&change.before, &change.after) {
                    // While ours still lies beside its place, that there is another's.
                    (None, _) if file::is_there(&new) && !file::are_one(&new, &path) => {}
                    (None, _) => root.disk.remove(&path).map_err(failed)?,
                    (Some(before), after) => {
                        let kept = file::read_text(&old).is_ok_and(|text| &text == before);
                        if !kept {
                            root.disk
                                .write(&old, before.as_bytes(), mode(root, &path))
                                .map_err(failed)?;
                        }
                        let put = match after {
                            Some(_) => root.disk.rename(&old, &path),
                            None => root.disk.rename_new(&old, &path),
                        };
                        put.map_err(failed)?;
                    }
                }
                sync_around(root, &path).map_err(failed)?;
            }
            root.disk.remove(&new).map_err(failed)?;
            // A hook may have written a text of its own: then the one from before is in no other
            // place, and stays beside it.
            let lost = change.before.is_some() && now != change.before && now != change.after;
            if !lost {
                root.disk.remove(&old).map_err(failed)?;
            }
        }
        for folder in self.folders.iter().rev() {
            root.disk.remove_folder(&root.join(folder));
        }
        Ok(())
    }

    fn others(&self, root: &Root, act: impl Fn(&mut Others<'_>) -> Result<()>) -> Result<()> {
        if self.others.is_empty() {
            return Ok(());
        }
        let git = Git::open(root)?.ok_or_else(git::gone)?;
        act(&mut Others::of(&self.others, &git, root)?)
    }

    /// The texts as they shall be, where they are still those from before.
    fn finish(&self, root: &Root) -> Result<()> {
        self.others(root, |others| others.finish())?;
        for (at, change) in self.changes.iter().enumerate() {
            let failed = |source| not_written(&change.path, source);
            let path = root.join(&change.path);
            let (new, old) = self.names(root, at, change);
            if change.after != change.before && text_now(root, change)? == change.before {
                match &change.after {
                    None => root.disk.remove(&path).map_err(failed)?,
                    Some(text) => {
                        root.disk
                            .write(&new, text.as_bytes(), mode(root, &path))
                            .map_err(failed)?;
                        root.disk.rename(&new, &path).map_err(failed)?;
                    }
                }
                sync_around(root, &path).map_err(failed)?;
            }
            root.disk.remove(&new).map_err(failed)?;
            root.disk.remove(&old).map_err(failed)?;
        }
        Ok(())
    }
}

/// Settles what a writer that was stopped left in `own`. Whoever calls this holds the lock, so
/// that nobody who could be at work on it is alive.
pub fn settle(root: &Root, own: &Path, lock: &Lock) -> Result<Settled> {
    errand::settle(root, own)?;
    git::remove_own_leftovers(&root.disk, own, root.git_place()?.as_ref())
        .map_err(|source| not_written("index.lock", source))?;
    let path = own.join(FILE);
    // As long as what was to be written.
    let text = match file::read_text_up_to(&path, u64::MAX) {
        Ok(text) => text,
        Err(ReadFault::Io(source)) if source.kind() == io::ErrorKind::NotFound => {
            return Ok(Settled::Nothing);
        }
        Err(fault) => return Err(fault.into_error(FILE)),
    };
    let journal = match serde_json::from_str::<Journal>(&text) {
        Ok(journal) if journal.version > VERSION => {
            return Err(Error::new(Kind::Surroundings, Message::new("store-journal-newer")));
        }
        Ok(journal) if journal.version == VERSION && journal.is_ours(root, own) => journal,
        // Half of one, or made by somebody else to lead us out of the log; it is kept for whoever
        // can tell, and blocks nobody.
        _ => {
            let aside = own.join("journal-unreadable.json");
            root.disk.rename(&path, &aside).map_err(|source| not_written(FILE, source))?;
            return Ok(Settled::Nothing);
        }
    };
    let happened = match &journal.history {
        None => false,
        Some(history) => {
            let git = Git::open(root)?.ok_or_else(git::gone)?;
            errand::remove_stale_locks(root, &path, &history.branch)?;
            let happened = match &journal.commit {
                Some(commit) => git.is_in_history(commit, history)?,
                None => false,
            };
            if happened {
                git.sync_branch(history)?;
                git.index_as_committed(&journal, own, lock)?;
            }
            happened
        }
    };
    if happened {
        journal.finish(root)?
    } else {
        journal.take_back(root)?
    }
    journal.close(&root.disk, own).map_err(|source| not_written(FILE, source))?;
    Ok(if happened { Settled::Finished } else { Settled::TakenBack })
}

/// What tells a folder from every other one, also from one of its name on another machine: where
/// the disk keeps it, and since when.
fn home(own: &Path) -> io::Result<String> {
    let meta = fs::metadata(own)?;
    let born = meta.created().ok().and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    let born = born.map_or(0, |born| born.as_nanos());
    #[cfg(unix)]
    let place = std::os::unix::fs::MetadataExt::ino(&meta);
    #[cfg(not(unix))]
    let place = 0;
    Ok(format!("{place:x}-{born:x}"))
}

/// What lies at the place of the change.
pub fn text_now(root: &Root, change: &Change) -> Result<Option<String>> {
    match root.disk.call("read", || Ok(file::read_text(&root.join(&change.path)))) {
        Ok(Ok(text)) => Ok(Some(text)),
        Ok(Err(ReadFault::Io(source))) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Ok(Err(fault)) => Err(fault.into_error(&change.path)),
        Err(source) => Err(ReadFault::Io(source).into_error(&change.path)),
    }
}

/// The mode of a file that takes the place of another.
fn mode(root: &Root, path: &Path) -> Mode {
    match root.disk.permissions(path) {
        Ok(permissions) => Mode::As(permissions),
        Err(_) => Mode::Umask,
    }
}

fn sync_around(root: &Root, path: &Path) -> io::Result<()> {
    root.disk.sync_folder(path.parent().unwrap_or(root.path()))
}

pub fn not_written(path: &str, source: io::Error) -> Error {
    Error::io(Message::new("store-write-failed").with("path", path), source)
}

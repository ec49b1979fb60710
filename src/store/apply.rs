//! The one way to change the repository: under the lock, each file whole or not at all, then one
//! commit of exactly those files. Whatever fails, everything is as it was before.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::file::{self, ReadFault};
use super::git::{self, Git};
use super::lock;
use super::root::Root;
use crate::change::{Change, ChangeSet};
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// What to tell git about a change.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The message; no personal name belongs in it, since a history cannot be erased.
    pub message: String,
    /// Who is named where the person has told git no name or no address.
    pub fallback: Author,
}

/// A name for git.
#[derive(Clone, Debug)]
pub struct Author {
    pub name: String,
    pub email: String,
}

/// How a change ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    Committed,
    /// Written, and no commit was asked for.
    Written,
    /// Written; a commit was asked for, but the folder is not under git.
    WithoutGit,
}

impl Root {
    /// Carries out the change. `waiting` is called once when somebody else is writing.
    pub fn apply(
        &self,
        set: &ChangeSet,
        commit: Option<&Commit>,
        waiting: &mut dyn FnMut(),
    ) -> Result<Applied> {
        // Without a commit nothing of git is needed, not even that it works.
        let commit = match commit {
            Some(commit) => Some((commit, Git::open(self.path())?)),
            None => None,
        };
        let _lock = lock::acquire(&self.lock_path(), waiting)?;
        if matches!(commit, Some((_, Some(_)))) && git::is_under_way(self.path()) {
            return Err(Error::new(Kind::Surroundings, Message::new("store-git-under-way"))
                .hint(Message::new("store-git-under-way-hint")));
        }
        for change in set.changes() {
            self.expect_unchanged(change)?;
        }
        let mut done = Undo { root: self, files: Vec::new(), folders: Vec::new() };
        let written = self.write_all(set, &mut done);
        let applied = written.and_then(|()| match &commit {
            None => Ok(Applied::Written),
            Some((_, None)) => Ok(Applied::WithoutGit),
            Some((commit, Some(git))) => {
                let paths: Vec<String> = set.changes().iter().map(|c| c.path.clone()).collect();
                let fallback = (commit.fallback.name.as_str(), commit.fallback.email.as_str());
                git.commit(&paths, &commit.message, fallback).map(|()| Applied::Committed)
            }
        });
        if applied.is_err() {
            done.roll_back();
        }
        applied
    }

    /// Beside git's own files, which are no records and are never shared; else in the root.
    fn lock_path(&self) -> PathBuf {
        match git::own_folder(self.path()) {
            Some(folder) => folder.join("netlog.lock"),
            None => self.path().join(".netlog.lock"),
        }
    }

    /// Somebody may have written since the change was made: then it is refused, not lost.
    fn expect_unchanged(&self, change: &Change) -> Result<()> {
        let path = self.join(&change.path);
        let now = match file::read_text(&path) {
            Ok(text) => Some(text),
            Err(ReadFault::Io(source)) if source.kind() == io::ErrorKind::NotFound => None,
            Err(fault) => return Err(fault.into_error(&change.path)),
        };
        if now == change.before {
            return Ok(());
        }
        let (kind, id) = match change.before {
            None => (Kind::Exists, "store-exists-already"),
            Some(_) => (Kind::Data, "store-changed-meanwhile"),
        };
        Err(Error::new(kind, Message::dynamic(id.to_string()).with("path", change.path.as_str()))
            .hint(Message::new("store-changed-hint")))
    }

    fn write_all(&self, set: &ChangeSet, done: &mut Undo<'_>) -> Result<()> {
        let mut staged = Vec::new();
        for change in set.changes() {
            let path = self.join(&change.path);
            let failed = |source| {
                Error::io(
                    Message::new("store-write-failed").with("path", change.path.as_str()),
                    source,
                )
            };
            if let Some(folder) = path.parent() {
                done.make_folder(folder).map_err(failed)?;
            }
            if let Some(text) = &change.after {
                staged.push((
                    change,
                    path.clone(),
                    Some(file::stage(&path, text).map_err(failed)?),
                ));
            } else {
                staged.push((change, path, None));
            }
        }
        for (change, path, file) in staged {
            let failed = |source| {
                Error::io(
                    Message::new("store-write-failed").with("path", change.path.as_str()),
                    source,
                )
            };
            match file {
                // A new record never takes the place of a file that came meanwhile.
                Some(file) if change.before.is_none() => {
                    file.persist_noclobber(&path).map_err(|error| failed(error.error))?;
                }
                Some(file) => {
                    file.persist(&path).map_err(|error| failed(error.error))?;
                }
                None => fs::remove_file(&path).map_err(failed)?,
            }
            done.files.push(change.clone());
            if let Some(folder) = path.parent() {
                file::sync_folder(folder).map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// What was done so far, to take it back.
struct Undo<'a> {
    root: &'a Root,
    files: Vec<Change>,
    /// Made by us, outermost first.
    folders: Vec<PathBuf>,
}

impl Undo<'_> {
    fn make_folder(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|folder| !folder.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        missing.reverse();
        fs::create_dir_all(folder)?;
        for folder in &missing {
            if let Some(parent) = folder.parent() {
                file::sync_folder(parent)?;
            }
        }
        self.folders.extend(missing);
        Ok(())
    }

    /// Best effort: the error that led here is the one to report.
    fn roll_back(self) {
        for change in self.files.iter().rev() {
            let path = self.root.join(&change.path);
            match &change.before {
                None => drop(fs::remove_file(&path)),
                Some(text) => {
                    if let Ok(staged) = file::stage(&path, text) {
                        drop(staged.persist(&path));
                    }
                }
            }
        }
        for folder in self.folders.iter().rev() {
            drop(fs::remove_dir(folder));
        }
    }
}

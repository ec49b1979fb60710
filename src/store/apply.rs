//! The one way to change the repository: under the lock, each file whole or not at all, then one
//! commit of exactly those files. Whatever fails, everything is as it was before; whatever kills
//! it, the next one settles it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::bulk::{Bulk, Laid};
use super::disk::Mode;
use super::errand;
use super::file::{self, ReadFault, Thing};
use super::git::{Git, Head, Index, Place, Process, Ready, Staged, Tools};
use super::journal::{self, History, Journal, Settled, not_written};
use super::lock::{self, Holder, Lock};
use super::message::Deed;
use super::root::Root;
use super::taking::{Others, Taking};
use crate::change::{Change, ChangeSet};
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// Lock and journal of a log that is not under git.
const OWN_FOLDER: &str = ".netlog";

/// The branch is at another commit than the one that the change was made for.
const MOVED: &str = "store-branch-moved";
/// How long others may go on moving it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What to tell git about a change.
#[derive(Clone, Debug)]
pub struct Commit {
    /// What it joins with our own steps.
    pub taking: Option<Taking>,
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

/// Holds the lock: nobody else changes the repository while it lives.
#[derive(Debug)]
pub struct Writer<'a> {
    root: &'a Root,
    own: PathBuf,
    lock: Lock,
}

/// What a change needs to become a commit.
struct Recording<'a> {
    git: &'a Git,
    commit: &'a Commit,
    history: History,
    head: Head,
    tools: Tools,
}

/// A commit of which everything is made that needs room, and nothing can be seen.
struct Prepared<'a> {
    git: &'a Git,
    commit: &'a Commit,
    history: History,
    staged: Staged,
    index: Index,
    signed: bool,
    /// The commit, where no hook has a say in it.
    id: Option<String>,
}

impl Commit {
    pub(super) fn names(&self) -> (&str, &str) {
        (&self.fallback.name, &self.fallback.email)
    }
}

impl Root {
    /// Waits for its turn and settles what an earlier writer left. `command` is what others are
    /// told while they wait; `waiting` is called once, when somebody else is writing.
    pub fn writer(
        &self,
        command: &str,
        waiting: &mut dyn FnMut(Option<&Holder>),
    ) -> Result<Writer<'_>> {
        let own = self.own_folder()?;
        let failed = |source| {
            let path = own.display().to_string();
            Error::io(Message::new("store-lock-failed").with("path", path), source)
        };
        let place = own.join("lock");
        // Whoever made the lock had the folder synced before.
        if !file::is_there(&place) {
            self.disk.make_folder(&own).map_err(failed)?;
            self.disk.sync_folder(own.parent().unwrap_or(&own)).map_err(failed)?;
        }
        let lock = lock::acquire(&self.disk, &place, command, waiting)?;
        let writer = Writer { root: self, own, lock };
        writer.settle()?;
        Ok(writer)
    }

    /// Settles what a writer that was killed left, where nobody is writing now. For readers, who
    /// have no use for an error: they read what there is.
    pub fn settle(&self) {
        let Ok(own) = self.own_folder() else { return };
        if !Journal::is_there(&own) {
            return;
        }
        if let Ok(Some(lock)) = lock::attempt(&self.disk, &own.join("lock"), "-") {
            let _ = journal::settle(self, &own, &lock);
        }
    }

    /// Beside git's own files, which are no records and are never shared; else in the root.
    fn own_folder(&self) -> Result<PathBuf> {
        if let Some(place) = self.git_place()? {
            return Ok(place.own.join("netlog"));
        }
        let own = self.path().join(OWN_FOLDER);
        match file::is_link(&own) {
            true => Err(ReadFault::NotAFile(Thing::Link).into_error(OWN_FOLDER)),
            false => Ok(own),
        }
    }

    /// Where git's own files lie; `None` where the log is not under git.
    pub(super) fn git_place(&self) -> Result<Option<Place>> {
        self.disk.call("find-git", || Place::find(self.path())).map_err(|source| {
            let path = self.path().display().to_string();
            Error::io(Message::new("store-read-failed").with("path", path), source)
        })
    }
}

impl Writer<'_> {
    /// What git itself does in the log meanwhile; a lock of its own that it leaves where it is
    /// killed goes with the next writer.
    pub(super) fn errand<T>(&self, run: impl FnOnce(&Lock) -> Result<T>) -> Result<T> {
        errand::begin(self.root, &self.own)?;
        let done = run(&self.lock);
        errand::end(self.root, &self.own)?;
        done
    }

    /// Carries out the change. When it returns without an error, everything is safe on the disk.
    /// While others commit with git itself it begins again, as long as they leave its files alone;
    /// what joins two histories was made for one step of ours, and is refused then.
    pub fn apply(&self, set: &ChangeSet, commit: Option<&Commit>) -> Result<Applied> {
        let start = Instant::now();
        let again = commit.is_none_or(|commit| commit.taking.is_none());
        loop {
            match self.attempt(set, commit) {
                Err(error) if again && is_moved(&error) && start.elapsed() < PATIENCE => {}
                result => return result,
            }
        }
    }

    fn attempt(&self, set: &ChangeSet, commit: Option<&Commit>) -> Result<Applied> {
        for change in set.changes() {
            self.root.expect_inside(change)?;
        }
        let bulk = Bulk::of(set.changes().len());
        // Without a commit nothing of git is needed, not even that it works.
        let (git, ready) = match commit {
            Some(_) => Git::open_ready(self.root, &self.own, bulk)?.unzip(),
            None => (None, None),
        };
        self.expect_unchanged(set)?;
        let others = taking(commit).map_or(&[][..], |taking| &taking.others);
        let mut journal = Journal::new(self.root, &self.own, set, others)
            .map_err(|source| not_written("contacts", source))?;
        let recording = match (&git, ready, commit) {
            (Some(git), Some(Ready { head, ignored, tools }), Some(commit)) => {
                if !others.is_empty() {
                    Others::of(others, git, self.root)?.expect_before()?;
                }
                let (history, head) =
                    self.history(git, (head, ignored), set, taking(Some(commit)))?;
                journal.history = Some(history.clone());
                Some(Recording { git, commit, history, head, tools })
            }
            _ => None,
        };
        match self.carry_out(set, &journal, recording, bulk) {
            Ok(recorded) => {
                self.close(&journal, recorded)?;
                if let Some(git) = git.as_ref().filter(|_| recorded) {
                    git.run_hook_after();
                }
            }
            // The call that failed may have come after the one that counts.
            Err(error) => match self.settle() {
                Ok(Settled::Finished) => {}
                Ok(_) => return Err(error),
                Err(_) => return Err(error.hint(Message::new("store-unsettled"))),
            },
        }
        Ok(match (commit, git) {
            (None, _) => Applied::Written,
            (_, None) => Applied::WithoutGit,
            _ => Applied::Committed,
        })
    }

    /// The last step. Where the history has the change it only tidies up; where it has not, this
    /// is the one that counts.
    fn close(&self, journal: &Journal, recorded: bool) -> Result<()> {
        if let Some(history) = &journal.history {
            // git may have done its work and failed to take its lock away. What cannot be helped
            // here the next one meets and names.
            let journal = self.own.join(journal::FILE);
            let _ = errand::remove_stale_locks(self.root, &journal, &history.branch);
        }
        match journal.close(&self.root.disk, &self.own) {
            Err(source) if !recorded => {
                let error = not_written("journal.json", source);
                match journal.take_back(self.root).and_then(|()| self.settle()) {
                    Ok(_) => Err(error),
                    Err(_) => Err(error.hint(Message::new("store-unsettled"))),
                }
            }
            _ => Ok(()),
        }
    }

    fn settle(&self) -> Result<Settled> {
        journal::settle(self.root, &self.own, &self.lock)
    }

    /// Where the history stands, if it can go on from there.
    fn history(
        &self,
        git: &Git,
        (objects, ignored): (Process, Process),
        set: &ChangeSet,
        taking: Option<&Taking>,
    ) -> Result<(History, Head)> {
        if git.is_under_way()? {
            return Err(Error::new(Kind::Surroundings, Message::new("store-git-under-way"))
                .hint(Message::new("store-git-under-way-hint")));
        }
        let branch = git.branch()?;
        let paths: Vec<&str> = set.changes().iter().map(|change| change.path.as_str()).collect();
        let edited = set.changes().iter().filter(|change| change.before.is_some());
        let edited: Vec<&str> = edited.map(|change| change.path.as_str()).collect();
        let others = taking.map_or(&[][..], |taking| &taking.others);
        let beside: Vec<&str> = others.iter().map(|other| other.path.as_str()).collect();
        let head = git.head_of(objects, &paths, &edited, &beside)?;
        match taking {
            Some(taking) if taking.ours != head.commit => return Err(moved()),
            // What others have in the history is in ours, whatever is ignored here.
            Some(_) => drop(ignored),
            None => {
                let new = paths.into_iter().filter(|path| !head.has(path));
                git.expect_not_ignored(ignored, new)?;
            }
        }
        let gone = |change: &&Change| change.before.is_none() && head.has(&change.path);
        if let Some(gone) = set.changes().iter().find(gone) {
            let message = Message::new("store-git-there").with("path", gone.path.as_str());
            return Err(Error::data(message).hint(Message::new("store-git-there-hint")));
        }
        Ok((History { head: head.commit.clone(), branch }, head))
    }

    /// Somebody may have written since the change was made: then it is refused, not lost.
    fn expect_unchanged(&self, set: &ChangeSet) -> Result<()> {
        for change in set.changes() {
            if journal::text_now(self.root, change)? != change.before {
                return Err(changed(change));
            }
        }
        Ok(())
    }

    /// True where the history has it now.
    fn carry_out(
        &self,
        set: &ChangeSet,
        journal: &Journal,
        recording: Option<Recording<'_>>,
        bulk: Bulk,
    ) -> Result<bool> {
        let disk = &self.root.disk;
        journal.write(disk, &self.own).map_err(|source| not_written("journal.json", source))?;
        self.stage(journal, bulk)?;
        let prepared = match recording {
            Some(recording) => Some(self.prepare(recording, journal)?),
            None => None,
        };
        // Once more, now that nothing slow comes between this and the renames.
        self.expect_unchanged(set)?;
        self.put(journal)?;
        if let Some(prepared) = prepared.as_ref().filter(|_| !journal.others.is_empty()) {
            Others::of(&journal.others, prepared.git, self.root)?.put()?;
        }
        let mut recorded = false;
        if let Some(prepared) = prepared {
            recorded = self.commit(&prepared, journal)?;
            prepared.index.install(disk).map_err(|source| not_written("index", source))?;
        }
        for (at, change) in journal.changes.iter().enumerate() {
            let (_, old) = journal.names(self.root, at, change);
            disk.remove(&old).map_err(|source| not_written(&change.path, source))?;
        }
        Ok(recorded)
    }

    fn prepare<'a>(&self, recording: Recording<'a>, journal: &Journal) -> Result<Prepared<'a>> {
        let Recording { git, commit, history, head, mut tools } = recording;
        let signed = tools.signs()?;
        let here = (self.root, self.own.as_path(), &self.lock);
        let taking = commit.taking.as_ref();
        let staged = git.stage(tools, &head, journal, taking, here)?;
        // What it joins has been seen by the hooks of whoever made it.
        let early = taking.is_some() || staged.by_hand.is_none() && !git.has_hook_before()?;
        let tree = staged.new_tree().filter(|_| early);
        let make = |tree: &str| match taking {
            Some(taking) if taking.forward => Ok(taking.theirs.clone()),
            _ => {
                let theirs = taking.map(|taking| taking.theirs.as_str());
                let parents: Vec<&str> =
                    history.head.as_deref().into_iter().chain(theirs).collect();
                git.commit_tree(tree, &parents, &commit.message, signed, commit.names())
            }
        };
        let (index, (id, read)) = rayon::join(
            || git.lock_index(&staged, &self.own, &self.lock),
            || {
                rayon::join(
                    || tree.map(make).transpose(),
                    || git.expect_no_other_change(&staged, &self.own),
                )
            },
        );
        let (index, id) = (index?, id?);
        read?;
        Ok(Prepared { git, commit, history, staged, index, signed, id })
    }

    /// The new texts beside their places, and the old ones kept. All that needs room is done here
    /// and before the first file is touched.
    fn stage(&self, journal: &Journal, bulk: Bulk) -> Result<()> {
        let disk = &self.root.disk;
        let failed = |source| not_written("contacts", source);
        journal.make_folders(self.root).map_err(failed)?;
        let mut laid = Laid::new(disk, bulk);
        for (at, change) in journal.changes.iter().enumerate() {
            let failed = |source| not_written(&change.path, source);
            let path = self.root.join(&change.path);
            let (new, old) = journal.names(self.root, at, change);
            if let Some(text) = &change.after {
                let mode = match change.before {
                    Some(_) => Mode::As(disk.permissions(&path).map_err(failed)?),
                    None => Mode::Umask,
                };
                laid.write(&new, text.as_bytes(), mode).map_err(failed)?;
            }
            if let Some(text) = &change.before {
                disk.keep(&path, &old, text).map_err(failed)?;
            }
        }
        laid.sync().map_err(failed)
    }

    fn put(&self, journal: &Journal) -> Result<()> {
        let disk = &self.root.disk;
        let mut folders: BTreeSet<&Path> = BTreeSet::new();
        let paths: Vec<PathBuf> =
            journal.changes.iter().map(|change| self.root.join(&change.path)).collect();
        for ((at, change), path) in journal.changes.iter().enumerate().zip(&paths) {
            let (new, _) = journal.names(self.root, at, change);
            let put = match (&change.before, &change.after) {
                (_, None) => disk.remove(path),
                // A new record never takes the place of a file that came meanwhile.
                (None, Some(_)) => disk.rename_new(&new, path),
                (Some(_), Some(_)) => disk.rename(&new, path),
            };
            put.map_err(|source| match source.kind() {
                std::io::ErrorKind::AlreadyExists => changed(change),
                _ => not_written(&change.path, source),
            })?;
            folders.extend(path.parent());
        }
        for folder in folders {
            disk.sync_folder(folder).map_err(|source| not_written("contacts", source))?;
        }
        Ok(())
    }

    /// The step that counts: from here on the change is in the history. False where it has been
    /// there already.
    fn commit(&self, prepared: &Prepared<'_>, journal: &Journal) -> Result<bool> {
        let Prepared { git, commit, history, staged, signed, .. } = prepared;
        let Some(tree) = staged.new_tree() else { return Ok(false) };
        let mut message = commit.message.clone();
        let mut by_hand = None;
        let id = match &prepared.id {
            Some(id) => id.clone(),
            None => {
                git.run_hook_before(staged, &self.own, &self.lock)?;
                message = git.message_after_hook(&message, &self.own)?;
                let make = |tree: &str, parent: Option<&str>, message: &str| {
                    let parents: Vec<&str> = parent.into_iter().collect();
                    git.commit_tree(tree, &parents, message, *signed, commit.names())
                };
                let head = history.head.as_deref();
                if let Some(tree) = &staged.by_hand {
                    by_hand = Some(make(tree, head, &Deed::by_hand().message())?);
                }
                make(tree, by_hand.as_deref().or(head), &message)?
            }
        };
        git.sync_objects(staged, by_hand.iter().chain([&id]))?;
        // Whoever settles asks whether the branch has got to it.
        journal
            .with_commit(&id)
            .write(&self.root.disk, &self.own)
            .map_err(|source| not_written("journal.json", source))?;
        if let Err(error) = git.move_branch(history, &id, &message, &self.lock) {
            // Somebody used git itself in the meantime: on the new commit it may do.
            let now = git.head(&[]).map(|head| head.commit);
            return Err(match now {
                Ok(now) if now != history.head => moved(),
                _ => error,
            });
        }
        if let Err(error) = git.sync_branch(history) {
            // What is not safe on the disk has not happened.
            git.move_branch_back(history, &id, &self.lock)?;
            return Err(error);
        }
        Ok(true)
    }
}

fn taking(commit: Option<&Commit>) -> Option<&Taking> {
    commit?.taking.as_ref()
}

/// True where the history went on meanwhile.
pub fn is_moved(error: &Error) -> bool {
    error.message.id() == MOVED
}

fn moved() -> Error {
    Error::new(Kind::Surroundings, Message::new(MOVED)).hint(Message::new("store-changed-hint"))
}

fn changed(change: &Change) -> Error {
    let (kind, id) = match change.before {
        None => (Kind::Exists, "store-exists-already"),
        Some(_) => (Kind::Changed, "store-changed-meanwhile"),
    };
    Error::new(kind, Message::dynamic(id.to_string()).with("path", change.path.as_str()))
        .hint(Message::new("store-changed-hint"))
}

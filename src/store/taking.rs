//! What a change takes over from a step that somebody else made: the step itself, what git has of
//! its files already, and those files that are no texts of the log. These are put in their place
//! whole like all others, and back where the change does not come to be.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::Mode;
use super::file;
use super::git::{Blob, Git, same_bytes};
use super::journal::not_written;
use super::path;
use super::root::Root;
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// Git's mode of a link.
const LINK: &str = "120000";
const PROGRAM: &str = "100755";
/// Another repository within this one: its files are none of ours.
const REPOSITORY: &str = "160000";

/// A step of somebody else's that a change joins with our own.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Our last step, when the change was made.
    pub ours: Option<String>,
    pub theirs: String,
    /// Nothing is ours alone: the branch moves on to their step, and none is made.
    pub forward: bool,
    /// What git has already of the files of the change, by their paths from the top.
    pub known: BTreeMap<String, Blob>,
    pub others: Vec<Other>,
}

/// A file that is no text of the log: a template for letters, a picture, a file beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// From the top of the work tree.
    pub path: String,
    pub before: Option<Blob>,
    pub after: Option<Blob>,
}

impl Other {
    /// Its place on the disk; refused where it would lead to git's own files or out of the work tree.
    pub fn place(&self, git: &Git, root: &Root) -> Result<PathBuf> {
        let odd = || {
            Error::data(Message::new("store-odd-name").with("path", self.path.as_str()))
                .hint(Message::new("store-share-odd-hint"))
        };
        if !path::is_safe(&self.path) {
            return Err(odd());
        }
        let mut place = git.top(root);
        let mut parts = self.path.split('/').peekable();
        while let Some(part) = parts.next() {
            place.push(part);
            if parts.peek().is_some() && file::is_link(&place) {
                return Err(odd());
            }
        }
        Ok(place)
    }

    /// Refused where something else lies there than what the change was made from.
    pub fn expect_before(&self, git: &Git, root: &Root) -> Result<()> {
        match self.lies(git, root, self.before.as_ref())? {
            true => Ok(()),
            false => {
                let (kind, id) = match self.before {
                    None => (Kind::Exists, "store-exists-already"),
                    Some(_) => (Kind::Changed, "store-changed-meanwhile"),
                };
                let message = Message::dynamic(id.to_string()).with("path", self.path.as_str());
                Err(Error::new(kind, message).hint(Message::new("store-changed-hint")))
            }
        }
    }

    pub fn put(&self, git: &Git, root: &Root) -> Result<()> {
        self.set(git, root, self.after.as_ref())
    }

    /// As it was, where it is as it was to be.
    pub fn take_back(&self, git: &Git, root: &Root) -> Result<()> {
        match self.lies(git, root, self.after.as_ref())? {
            true => self.set(git, root, self.before.as_ref()),
            false => Ok(()),
        }
    }

    /// As it is to be, where it is as it was.
    pub fn finish(&self, git: &Git, root: &Root) -> Result<()> {
        match self.lies(git, root, self.before.as_ref())? {
            true => self.put(git, root),
            false => Ok(()),
        }
    }

    /// Whether just this lies in its place.
    fn lies(&self, git: &Git, root: &Root, blob: Option<&Blob>) -> Result<bool> {
        let place = self.place(git, root)?;
        let failed = |source| {
            Error::io(Message::new("store-read-failed").with("path", self.path.as_str()), source)
        };
        let kind = kind_itself(&place).map_err(failed)?;
        let (Some(blob), Some(kind)) = (blob, kind) else {
            return Ok(blob.is_none() && kind.is_none());
        };
        if blob.mode == REPOSITORY {
            return Ok(kind.is_dir());
        }
        let bytes = match () {
            () if kind.is_symlink() => link_target(&place).map_err(failed)?,
            () if kind.is_file() => fs::read(&place).map_err(failed)?,
            () => return Ok(false),
        };
        let kept = self.bytes(git, blob)?;
        Ok(kind.is_symlink() == (blob.mode == LINK && cfg!(unix)) && same_bytes(&bytes, &kept))
    }

    fn bytes(&self, git: &Git, blob: &Blob) -> Result<Vec<u8>> {
        let bytes = git.blobs(&[&blob.id])?.pop().flatten();
        bytes.ok_or_else(super::git::unreadable)
    }

    fn set(&self, git: &Git, root: &Root, blob: Option<&Blob>) -> Result<()> {
        let (disk, place) = (&root.disk, self.place(git, root)?);
        let failed = |source| not_written(&self.path, source);
        let folder = place.parent().unwrap_or(&place).to_path_buf();
        let Some(blob) = blob else {
            // Another repository stays where it is.
            if file::is_folder(&place) && !file::is_link(&place) {
                return Ok(());
            }
            return disk.remove(&place).and_then(|()| disk.sync_folder(&folder)).map_err(failed);
        };
        disk.call("mkdir", || fs::create_dir_all(&folder)).map_err(failed)?;
        if blob.mode == REPOSITORY {
            return disk.make_folder(&place).map_err(failed);
        }
        let bytes = self.bytes(git, blob)?;
        let staged = staged(&place);
        disk.remove(&staged).map_err(failed)?;
        match blob.mode == LINK && cfg!(unix) {
            true => make_link(&bytes, &staged).map_err(failed)?,
            false => disk.write(&staged, &bytes, Mode::Umask).map_err(failed)?,
        }
        if blob.mode == PROGRAM {
            make_program(&staged).map_err(failed)?;
        }
        disk.rename(&staged, &place).and_then(|()| disk.sync_folder(&folder)).map_err(failed)
    }
}

/// Where the new file waits; one that a run left behind which was killed is written over.
fn staged(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".netlog-{name}.tmp"))
}

/// Of a link itself, not of what it leads to.
fn kind_itself(place: &Path) -> io::Result<Option<fs::FileType>> {
    match fs::symlink_metadata(place) {
        Ok(meta) => Ok(Some(meta.file_type())),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
            _ => Err(error),
        },
    }
}

fn link_target(place: &Path) -> io::Result<Vec<u8>> {
    Ok(fs::read_link(place)?.to_string_lossy().into_owned().into_bytes())
}

#[cfg(unix)]
fn make_link(target: &[u8], place: &Path) -> io::Result<()> {
    use std::os::unix::ffi::OsStrExt;
    std::os::unix::fs::symlink(std::ffi::OsStr::from_bytes(target), place)
}

/// A file with the name of what it leads to, as git itself makes it there.
#[cfg(not(unix))]
fn make_link(target: &[u8], place: &Path) -> io::Result<()> {
    fs::write(place, target)
}

#[cfg(unix)]
fn make_program(place: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(place)?.permissions().mode();
    // Whoever may read it may run it.
    fs::set_permissions(place, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2))
}

#[cfg(not(unix))]
fn make_program(_: &Path) -> io::Result<()> {
    Ok(())
}

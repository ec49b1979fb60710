//! What a change takes over from a step that somebody else made: the step itself, what git has of
//! its files already, and those files that are no texts of the log. These are put in their place
//! whole like all others, and back where the change does not come to be.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{Disk, Mode};
use super::file;
use super::git::{Blob, Git, Reader, same_bytes};
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

/// Such files on their way into the work tree, and back.
pub struct Others<'a> {
    all: &'a [Other],
    root: &'a Root,
    top: PathBuf,
    objects: Reader,
}

/// Which of its two states a file is to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    Before,
    After,
}

impl Other {
    fn at(&self, to: To) -> Option<&Blob> {
        match to {
            To::Before => self.before.as_ref(),
            To::After => self.after.as_ref(),
        }
    }

    fn odd(&self) -> Error {
        Error::data(Message::new("store-odd-name").with("path", self.path.as_str()))
            .hint(Message::new("store-share-odd-hint"))
    }

    /// Its place on the disk; refused where it would lead to git's own files or out of the work tree.
    fn place(&self, top: &Path) -> Result<PathBuf> {
        match path::is_safe(&self.path) {
            true => Ok(top.join(&self.path)),
            false => Err(self.odd()),
        }
    }

    /// A link on the way to it, by which it would lie elsewhere.
    fn link(&self, top: &Path) -> Option<&str> {
        let folders = self.path.match_indices('/').filter_map(|(at, _)| self.path.get(..at));
        folders.into_iter().find(|folder| file::is_link(&top.join(folder)))
    }
}

impl<'a> Others<'a> {
    pub fn of(all: &'a [Other], git: &Git, root: &'a Root) -> Result<Others<'a>> {
        Ok(Others { all, root, top: git.top(root), objects: git.reader()? })
    }

    /// Refused where something else lies there than what the change was made from.
    pub fn expect_before(&mut self) -> Result<()> {
        let gone = self.all.iter().filter(|other| other.after.is_none());
        let gone: HashSet<&str> = gone.map(|other| other.path.as_str()).collect();
        for other in self.all {
            if other.link(&self.top).is_some_and(|link| !gone.contains(link)) {
                return Err(other.odd());
            }
            let place = other.place(&self.top)?;
            let is_free = other.before.is_none() && self.goes(&place, &gone);
            if is_free || self.lies(other, To::Before)? {
                continue;
            }
            return Err(match other.before {
                None => in_the_way(&other.path),
                Some(_) => Error::new(
                    Kind::Changed,
                    Message::new("store-changed-meanwhile").with("path", other.path.as_str()),
                )
                .hint(Message::new("store-changed-hint")),
            });
        }
        Ok(())
    }

    /// Whether a folder lies there in which nothing stays.
    fn goes(&self, place: &Path, gone: &HashSet<&str>) -> bool {
        if !file::is_folder(place) || file::is_link(place) {
            return false;
        }
        walkdir::WalkDir::new(place).into_iter().all(|entry| {
            let Ok(entry) = entry else { return false };
            let path = entry.path().strip_prefix(&self.top).ok().and_then(Path::to_str);
            let path = path.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/"));
            entry.file_type().is_dir() || path.is_some_and(|path| gone.contains(path.as_str()))
        })
    }

    pub fn put(&mut self) -> Result<()> {
        self.turn(To::After, |_, _| Ok(true))
    }

    /// As they were, where they are as they were to be.
    pub fn take_back(&mut self) -> Result<()> {
        self.settle(To::After, To::Before)
    }

    /// As they are to be, where they are as they were.
    pub fn finish(&mut self) -> Result<()> {
        self.settle(To::Before, To::After)
    }

    fn settle(&mut self, from: To, to: To) -> Result<()> {
        for other in self.all.iter().filter(|other| other.link(&self.top).is_none()) {
            // One that waits would keep its folder.
            let staged = staged(&other.place(&self.top)?);
            if file::is_there(&staged) {
                let failed = |source| not_written(&other.path, source);
                self.root.disk.remove(&staged).map_err(failed)?;
            }
        }
        self.turn(to, |others, other| others.lies(other, from))
    }

    /// First what goes: where it lies, or in a folder of that name, another one may come.
    fn turn(&mut self, to: To, is_meant: impl Fn(&mut Self, &Other) -> Result<bool>) -> Result<()> {
        for comes in [false, true] {
            for other in self.all.iter().filter(|other| other.at(to).is_some() == comes) {
                self.clear(other, to)?;
                if is_meant(self, other)? {
                    self.set(other, to)?;
                }
            }
        }
        Ok(())
    }

    /// A folder in which nothing is left makes room for a file.
    fn clear(&self, other: &Other, to: To) -> Result<()> {
        let place = other.place(&self.top)?;
        if other.at(to).is_some_and(|blob| blob.mode != REPOSITORY)
            && other.link(&self.top).is_none()
        {
            remove_empty(&self.root.disk, &place);
        }
        Ok(())
    }

    /// Whether just this lies in its place.
    fn lies(&mut self, other: &Other, to: To) -> Result<bool> {
        let (place, blob) = (other.place(&self.top)?, other.at(to));
        let failed = |source| {
            Error::io(Message::new("store-read-failed").with("path", other.path.as_str()), source)
        };
        let kind = match other.link(&self.top) {
            Some(_) => None,
            None => kind_itself(&place).map_err(failed)?,
        };
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
        let is_link = blob.mode == LINK && cfg!(unix);
        Ok(kind.is_symlink() == is_link && same_bytes(&bytes, &self.objects.blob(&blob.id)?))
    }

    fn set(&mut self, other: &Other, to: To) -> Result<()> {
        let (disk, place) = (&self.root.disk, other.place(&self.top)?);
        if other.link(&self.top).is_some() {
            return Err(other.odd());
        }
        let failed = |source| not_written(&other.path, source);
        let folder = place.parent().unwrap_or(&place).to_path_buf();
        let Some(blob) = other.at(to) else {
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
        let bytes = self.objects.blob(&blob.id)?;
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

/// Something of the person's own lies where a file of the others is to lie.
pub fn in_the_way(path: &str) -> Error {
    Error::new(Kind::Exists, Message::new("store-share-in-the-way").with("path", path))
        .hint(Message::new("store-share-in-the-way-hint"))
}

/// A folder in which there are but folders; of another one, those in it.
fn remove_empty(disk: &Disk, folder: &Path) {
    if !file::is_folder(folder) || file::is_link(folder) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        remove_empty(disk, &entry.path());
    }
    disk.remove_folder(folder);
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

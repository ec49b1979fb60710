//! Where the log is: the folder with `netlog.toml`, found upwards like git's.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::file::{self, Thing};
use super::path;
use crate::change::Change;
use crate::error::{Error, Kind, Result};
use crate::record::kind::{self, KINDS};
use crate::words::Message;

/// The file whose presence marks the root.
pub const SETTINGS: &str = crate::merge::settings::FILE;

/// The folder of a log.
#[derive(Clone, Debug)]
pub struct Root {
    path: PathBuf,
    pub(super) disk: Disk,
}

/// How it was looked for.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// Named on the command line or in the environment.
    Named(&'a Path),
    /// Upwards from here, then `records/` in here.
    From(&'a Path),
}

impl Root {
    pub fn find(found: Found<'_>) -> Result<Root> {
        match found {
            Found::Named(path) => {
                let folder = file::is_folder(path);
                if folder && (is_root(path) || has_kinds(path)) {
                    return Ok(Root::at(path.to_path_buf()));
                }
                let message = match folder {
                    true => Message::new("store-root-no-log"),
                    false => Message::new("store-root-missing"),
                };
                Err(Error::new(
                    Kind::Surroundings,
                    message.with("path", path.display().to_string()),
                )
                .hint(Message::new("store-root-hint")))
            }
            Found::From(cwd) => cwd
                .ancestors()
                .find(|folder| is_root(folder))
                .map(Path::to_path_buf)
                .or_else(|| Some(cwd.join("records")).filter(|folder| is_root(folder)))
                .map(Root::at)
                .ok_or_else(|| {
                    let here = cwd.display().to_string();
                    Error::new(
                        Kind::Surroundings,
                        Message::new("store-root-none").with("path", here),
                    )
                    .hint(Message::new("store-root-hint"))
                }),
        }
    }

    /// A folder that is about to become a log.
    pub fn at(path: PathBuf) -> Root {
        Root { path, disk: Disk::default() }
    }

    /// True where nothing lies in the folder, or it is not there.
    pub fn is_empty(&self) -> Result<bool> {
        match std::fs::read_dir(&self.path) {
            Ok(mut entries) => Ok(entries.next().is_none()),
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(true),
            Err(source) => {
                let path = self.path.display().to_string();
                Err(Error::io(Message::new("store-read-failed").with("path", path), source))
            }
        }
    }

    /// Makes the folder, where it is not there yet.
    pub fn make(&self) -> Result<()> {
        std::fs::create_dir_all(&self.path).map_err(|source| {
            let path = self.path.display().to_string();
            Error::io(Message::new("store-write-failed").with("path", path), source)
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The one name of the folder, whatever it was called by.
    pub fn place(&self) -> String {
        let path = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        path.to_string_lossy().into_owned()
    }

    /// True where a file would lie among the records, the templates or as the settings.
    pub fn holds(&self, path: &Path) -> bool {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        let root = self.path.canonicalize().ok();
        let (Some(folder), Some(root)) = (folder, root) else { return false };
        let Ok(below) = folder.strip_prefix(root) else { return false };
        match below.components().next() {
            Some(first) => {
                let first = first.as_os_str().to_string_lossy();
                kind::of_folder(&first).is_some()
                    || first == "templates"
                    || first.eq_ignore_ascii_case(".git")
            }
            None => path.file_name().is_some_and(|name| name == SETTINGS),
        }
    }

    /// The path of a file below the root; `path` has `/` on every system.
    pub fn join(&self, path: &str) -> PathBuf {
        let mut full = PathBuf::with_capacity(self.path.as_os_str().len() + path.len() + 1);
        full.push(&self.path);
        full.extend(path.split('/'));
        full
    }

    /// Asked before anything is written: no part leads upwards, no folder on the way is a link, and
    /// a new file has a name that every system can have.
    pub(super) fn expect_inside(&self, change: &Change) -> Result<()> {
        let path = change.path.as_str();
        self.expect_below(path)?;
        // git's own lists end a name at a line break.
        if path.contains(char::is_control) || change.before.is_none() && !path::is_plain(path) {
            return Err(Error::data(Message::new("store-odd-name").with("path", path)));
        }
        Ok(())
    }

    /// Fails where a path leads out of the log: upwards, or through a folder that is a link.
    pub fn expect_below(&self, path: &str) -> Result<()> {
        let leaves = |part: &str| {
            matches!(part, "" | "." | "..")
                || part.contains('\\')
                || (cfg!(windows) && part.contains(':'))
        };
        if path.split('/').any(leaves) {
            return Err(Error::data(Message::new("store-outside").with("path", path)));
        }
        for (at, _) in path.match_indices('/') {
            let (folder, _) = path.split_at(at);
            if file::is_link(&self.join(folder)) {
                return Err(file::ReadFault::NotAFile(Thing::Link).into_error(folder));
            }
        }
        Ok(())
    }

    /// The text of `netlog.toml`, where there is one.
    pub fn settings(&self) -> Result<Option<String>> {
        let path = self.path.join(SETTINGS);
        if !is_root(&self.path) {
            return Ok(None);
        }
        file::read_text(&path).map(Some).map_err(|fault| fault.into_error(SETTINGS))
    }
}

/// Whatever lies there under the name: what is no file is refused when it is read, rather than
/// passed over for a log further up.
fn is_root(folder: &Path) -> bool {
    let settings = folder.join(SETTINGS);
    file::is_there(&settings) || file::is_link(&settings)
}

fn has_kinds(folder: &Path) -> bool {
    KINDS.iter().any(|kind| file::is_folder(&folder.join(kind.folder)))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_upwards_or_through_a_link() {
        let outside = tempfile::tempdir().expect("a folder");
        let folder = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(outside.path(), folder.path().join("contacts")).expect("a link");
        let root = Root::at(folder.path().to_path_buf());
        let inside = |path: &str, before: Option<&str>| {
            let [before, after] = [before, Some("a")].map(|text| text.map(str::to_string));
            root.expect_inside(&Change { path: path.to_string(), before, after }).is_ok()
        };
        for path in ["../a.md", "/etc/passwd", "meetings/../a.md", "a\\b.md", "contacts/a.md"] {
            assert!(!inside(path, None) && !inside(path, Some("b")), "{path}");
        }
        assert!(inside("meetings/2024/a.md", None));
        // What somebody named so long ago stays theirs to change.
        assert!(inside("meetings/-a?.md", Some("b")) && !inside("meetings/-a?.md", None));
    }
}

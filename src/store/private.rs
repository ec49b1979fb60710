//! Files of the person rather than of the log: the draft of an unfinished entry. They lie in the
//! platform's folder for the state of programs, readable for this person only, never in the log.

use std::cell::Cell;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::file;
use crate::error::{Error, Result};
use crate::words::Message;

/// A file for one log and one purpose.
#[derive(Clone, Debug)]
pub struct Private {
    path: PathBuf,
}

impl Private {
    /// `purpose` is part of the file's name; each log has its own.
    pub fn new(root: &Path, purpose: &str) -> Option<Private> {
        let strategy = etcetera::choose_base_strategy().ok()?;
        let folder = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
        let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let name = format!("{purpose}-{:016x}.json", hash(root.to_string_lossy().as_bytes()));
        Some(Private { path: folder.join("netlog").join(name) })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn is_there(&self) -> bool {
        file::is_there(&self.path)
    }

    pub fn read(&self) -> Option<String> {
        file::read_text(&self.path).ok()
    }

    /// True while another run holds it. Asking is in nobody's way.
    pub fn is_held(&self) -> bool {
        let asked = self.open_lock().map(|lock| lock.try_lock_shared());
        matches!(asked, Ok(Err(TryLockError::WouldBlock)))
    }

    /// Holds the file for this run, as long as the value lives and however the run ends; `None`
    /// where another run holds it. The lock is a file of its own, which stays: whoever removed it
    /// could remove it from under the next run. Where nothing can be locked it is held without,
    /// and still overwrites nothing that it did not find.
    pub fn hold(&self) -> Option<Held> {
        let lock = match self.open_lock() {
            Ok(lock) => match lock.try_lock() {
                Ok(()) => Some(lock),
                Err(TryLockError::WouldBlock) => return None,
                Err(TryLockError::Error(_)) => None,
            },
            Err(_) => None,
        };
        Some(Held { file: self.clone(), own: Cell::new(self.is_there()), _lock: lock })
    }

    fn open_lock(&self) -> io::Result<File> {
        fs::create_dir_all(self.path.parent().unwrap_or(Path::new(".")))?;
        let path = self.path.with_extension("lock");
        OpenOptions::new().create(true).truncate(false).write(true).open(path)
    }
}

/// A private file in the hands of this run.
#[derive(Debug)]
pub struct Held {
    file: Private,
    /// Found there when it was taken, or written since.
    own: Cell<bool>,
    _lock: Option<File>,
}

impl Held {
    /// True where there is a text to go on with or to lose.
    pub fn is_written(&self) -> bool {
        self.own.get()
    }

    pub fn read(&self) -> Option<String> {
        self.file.read()
    }

    /// Whole or not at all, and never over what somebody else wrote.
    pub fn write(&self, text: &str) -> Result<()> {
        let path = &self.file.path;
        let failed = |source: io::Error| {
            let path = path.display().to_string();
            Error::io(Message::new("store-draft-failed").with("path", path), source)
        };
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(failed)?;
        // A temporary file is made for its owner only, and stays so.
        let mut staged = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        staged.write_all(text.as_bytes()).map_err(failed)?;
        staged.as_file().sync_all().map_err(failed)?;
        let kept = match self.own.get() {
            true => staged.persist(path),
            false => staged.persist_noclobber(path),
        };
        kept.map_err(|error| failed(error.error))?;
        self.own.set(true);
        Ok(())
    }

    /// Removes what this run went on with or wrote, and nothing else.
    pub fn remove(&self) {
        if self.own.replace(false) {
            // Not being there is what was wanted.
            let _ = fs::remove_file(&self.file.path);
        }
    }
}

/// FNV-1a, so that the name of the file stays the same from one version of Rust to the next.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_file_is_nobody_elses_and_is_never_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = Private { path: folder.path().join("new").join("draft.json") };
        let held = file.hold().expect("free");
        assert!(!held.is_written() && file.is_held() && file.hold().is_none());
        // Written past the lock.
        fs::write(file.path(), "somebody's").expect("written");
        assert!(held.write("mine").is_err());
        held.remove();
        assert_eq!(file.read().as_deref(), Some("somebody's"));
        drop(held);
        // A process that another test starts just now shares the lock until it has begun.
        let free = || {
            std::thread::sleep(std::time::Duration::from_millis(10));
            file.hold()
        };
        let held = std::iter::repeat_with(free).take(200).flatten().next().expect("free again");
        assert!(held.is_written());
        held.write("gone on with").expect("written");
        assert_eq!(held.read().as_deref(), Some("gone on with"));
        held.remove();
        assert!(!file.path().exists() && !held.is_written());
    }
}

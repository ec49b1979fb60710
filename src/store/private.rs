//! Files of the person rather than of the log: the draft of an unfinished entry. They lie in the
//! platform's folder for the state of programs, readable for this person only, never in the log.

use std::fs;
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

    /// True also for a file that cannot be read: it is not ours to write over.
    pub fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.path).is_ok()
    }

    pub fn read(&self) -> Option<String> {
        file::read_text(&self.path).ok()
    }

    /// Whole or not at all.
    pub fn write(&self, text: &str) -> Result<()> {
        let failed = |source: io::Error| {
            let path = self.path.display().to_string();
            Error::io(Message::new("store-draft-failed").with("path", path), source)
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(failed)?;
        // A temporary file is made for its owner only, and stays so.
        let mut staged = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        staged.write_all(text.as_bytes()).map_err(failed)?;
        staged.as_file().sync_all().map_err(failed)?;
        staged.persist(&self.path).map_err(|error| failed(error.error))?;
        Ok(())
    }

    pub fn remove(&self) {
        // Not being there is what was wanted.
        let _ = fs::remove_file(&self.path);
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
    fn a_draft_is_there_until_it_is_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let draft = Private { path: folder.path().join("netlog/draft.json") };
        assert!(!draft.is_there());
        draft.write("{}").expect("written");
        assert!(draft.is_there());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(draft.path()).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        draft.remove();
        assert!(!draft.is_there());
    }
}

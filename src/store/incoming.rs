//! Files from elsewhere that somebody wants to bring in: which ones a folder holds, and their bytes.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::file::{self, ReadFault, Thing};
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// So deep folders in folders are looked into.
const DEEPEST: usize = 32;

/// One of what a folder holds: a file, or a folder that could not be looked into, and why.
pub type Incoming = (PathBuf, Option<Message>);

/// A file by itself, or all files below a folder in the order of their names. Links are not
/// followed, hidden files and folders are somebody else's business.
pub fn incoming(path: &Path) -> Vec<Incoming> {
    if !file::is_folder(path) {
        return vec![(path.to_path_buf(), None)];
    }
    let walk = walkdir::WalkDir::new(path).max_depth(DEEPEST).sort_by_file_name();
    let is_hidden = |entry: &walkdir::DirEntry| {
        entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
    };
    let all = walk.into_iter().filter_entry(|entry| !is_hidden(entry));
    let found = all.filter_map(|entry| match entry {
        Ok(entry) if entry.file_type().is_file() => Some((entry.into_path(), None)),
        Ok(entry) if entry.file_type().is_dir() && entry.depth() == DEEPEST => {
            let message = Message::new("store-incoming-deep").with("limit", DEEPEST);
            Some((entry.into_path(), Some(message)))
        }
        Ok(_) => None,
        Err(error) => {
            let place = error.path().unwrap_or(path).to_path_buf();
            let shown = place.display().to_string();
            Some((place, Some(Message::new("store-read-failed").with("path", shown))))
        }
    });
    found.collect()
}

/// The bytes of a file that has at most so many.
pub fn read_incoming(path: &Path, largest: u64) -> Result<Vec<u8>> {
    let name = path.display().to_string();
    let fault = |source| ReadFault::Io(source).into_error(&name);
    // A pipe that nobody fills would be waited for, a device never ends.
    let kind = fs::metadata(path).map_err(fault)?.file_type();
    if !kind.is_file() {
        return Err(ReadFault::NotAFile(Thing::of(kind)).into_error(&name));
    }
    let file = fs::File::open(path).map_err(fault)?;
    let meta = file.metadata().map_err(fault)?;
    let large = || {
        let message = Message::new("store-incoming-large")
            .with("path", name.as_str())
            .with("size", usize::try_from(largest / 1024 / 1024).unwrap_or_default());
        Error::new(Kind::Data, message).hint(Message::new("store-incoming-large-hint"))
    };
    if meta.len() > largest {
        return Err(large());
    }
    let mut bytes = Vec::new();
    file.take(largest + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > largest {
        return Err(large());
    }
    Ok(bytes)
}

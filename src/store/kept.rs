//! Files that make the next run faster: in the platform's folder for such files, readable for this
//! person only, and never missed when somebody deletes them.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use etcetera::BaseStrategy;

use super::file;

/// The folder of one log.
#[derive(Clone, Debug)]
pub struct Shed {
    folder: PathBuf,
}

/// A file that is read in parts. It stays as it was when it was opened, whoever replaces it.
#[derive(Debug)]
pub struct CacheFile {
    file: File,
    size: u64,
}

/// A file on its way to its place.
#[derive(Debug)]
pub struct Staged {
    file: tempfile::NamedTempFile,
    place: PathBuf,
}

const ON_ITS_WAY: &str = ".new-";
/// After that nobody is writing it any more.
const LONG: Duration = Duration::from_hours(1);

fn is_old(entry: &fs::DirEntry) -> bool {
    let modified = entry.metadata().and_then(|meta| meta.modified());
    modified.is_ok_and(|modified| modified.elapsed().is_ok_and(|since| since > LONG))
}

/// Nanoseconds since 1970.
#[allow(clippy::disallowed_methods, reason = "compared with the times of files, which are real")]
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

impl Shed {
    /// `base` in place of the platform's folder. `name` tells the logs of this person apart.
    pub fn new(base: Option<&Path>, name: u64) -> Option<Shed> {
        let base = match base {
            Some(base) => base.to_path_buf(),
            None => etcetera::choose_base_strategy().ok()?.cache_dir().join("netlog"),
        };
        Some(Shed { folder: base.join(format!("{name:016x}")) })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// `None` where it is not there, or is no file but a link or the like.
    pub fn open(&self, name: &str) -> Option<CacheFile> {
        let mut options = OpenOptions::new();
        options.read(true);
        file::refuse_links(&mut options);
        let file = options.open(self.folder.join(name)).ok()?;
        let meta = file.metadata().ok()?;
        meta.is_file().then_some(CacheFile { file, size: meta.len() })
    }

    pub fn holds(&self, name: &str) -> bool {
        self.folder.join(name).exists()
    }

    /// Begins a file that is there whole or not at all.
    pub fn stage(&self, name: &str) -> io::Result<Staged> {
        make_private(&self.folder)?;
        // It is made readable for this person only.
        let file = tempfile::Builder::new().prefix(ON_ITS_WAY).tempfile_in(&self.folder)?;
        Ok(Staged { file, place: self.folder.join(name) })
    }

    pub fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }

    /// Names and sizes in bytes of all files; none where there is no folder.
    pub fn files(&self) -> io::Result<Vec<(String, u64)>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry?;
            let meta = entry.metadata()?;
            files.push((entry.file_name().to_string_lossy().into_owned(), meta.len()));
        }
        files.sort();
        Ok(files)
    }

    /// Removes every file but those of these names, and what a run that was killed has left of one
    /// on its way.
    pub fn sweep(&self, names: &HashSet<String>) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let is_kept = name.to_str().is_some_and(|name| names.contains(name));
            let is_on_its_way = name.to_str().is_some_and(|name| name.starts_with(ON_ITS_WAY));
            if !is_kept && (!is_on_its_way || is_old(&entry)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// An empty one in the same place, to be taken later.
    pub fn beside(&self) -> Shed {
        Shed { folder: self.folder.with_extension("new") }
    }

    /// Everything of the other in place of everything that is here.
    pub fn take(&self, other: &Shed) -> io::Result<()> {
        self.clear()?;
        match fs::rename(&other.folder, &self.folder) {
            // It holds nothing.
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }

    /// Removes the folder with everything in it.
    pub fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }
}

impl Staged {
    pub fn write<'a>(&mut self, pieces: impl Iterator<Item = &'a [u8]>) -> io::Result<()> {
        pieces.into_iter().try_for_each(|piece| self.file.write_all(piece))
    }

    /// Puts it in the place of an older one. What comes back stays as it is, whoever replaces it.
    pub fn finish(self) -> io::Result<CacheFile> {
        let file = self.file.persist(self.place).map_err(|error| error.error)?;
        let size = file.metadata()?.len();
        Ok(CacheFile { file, size })
    }
}

#[cfg(unix)]
fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn make_private(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

impl CacheFile {
    pub fn size(&self) -> u64 {
        self.size
    }

    /// `None` where the file ends before that.
    pub fn read(&self, start: usize, size: usize) -> Option<Vec<u8>> {
        // The system hands out pages of noughts; filling a buffer with them takes longer.
        let mut bytes = if self.holds(start, size) { vec![0; size] } else { return None };
        read_exact_at(&self.file, &mut bytes, start as u64).ok()?;
        Some(bytes)
    }

    /// The same into a place that is used again; false where the file ends before that.
    pub fn read_into(&self, start: usize, size: usize, bytes: &mut Vec<u8>) -> bool {
        if !self.holds(start, size) {
            return false;
        }
        bytes.resize(size, 0);
        read_exact_at(&self.file, bytes, start as u64).is_ok()
    }

    fn holds(&self, start: usize, size: usize) -> bool {
        (start as u64).checked_add(size as u64).is_some_and(|end| end <= self.size)
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut at: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                bytes = bytes.get_mut(read..).unwrap_or_default();
                at += read as u64;
            }
        }
    }
    Ok(())
}

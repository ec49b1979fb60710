//! What lies in the record folders: every file with the signs by which a change of it is noticed.

use std::fs::{DirEntry, Metadata};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::file::{self, Thing};
use super::load::{misnamed, not_a_file, unwalked};
use super::root::Root;
use crate::diagnostic::Diagnostic;
use crate::record::KindSpec;
use crate::record::kind::KINDS;

/// What changes with a file, as the system has it. Times are nanoseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    pub modified: i64,
    /// When anything about it changed, its modification time included; nobody can set that. On
    /// Windows when it was made.
    pub changed: i64,
    pub file: u64,
    pub size: u64,
}

/// Nanoseconds. A system that keeps whole seconds may keep every second one only.
const COARSE: i64 = 2_100_000_000;
/// The same for all others: a few ticks of the clock that stamps files.
const FINE: i64 = 100_000_000;

impl Signature {
    #[cfg(unix)]
    pub fn of(meta: &Metadata) -> Signature {
        use std::os::unix::fs::MetadataExt;
        let nanos = |seconds: i64, nanos: i64| seconds.wrapping_mul(1_000_000_000) + nanos;
        Signature {
            modified: nanos(meta.mtime(), meta.mtime_nsec()),
            changed: nanos(meta.ctime(), meta.ctime_nsec()),
            file: meta.ino(),
            size: meta.len(),
        }
    }

    #[cfg(not(unix))]
    pub fn of(meta: &Metadata) -> Signature {
        let nanos = |time: io::Result<std::time::SystemTime>| {
            let since = time.ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
            since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or_default()
        };
        Signature {
            modified: nanos(meta.modified()),
            changed: nanos(meta.created()),
            file: 0,
            size: meta.len(),
        }
    }

    /// For a sum of it.
    pub fn bytes(&self) -> [u8; 32] {
        let numbers =
            [self.modified.cast_unsigned(), self.changed.cast_unsigned(), self.file, self.size];
        let mut bytes = [0; 32];
        for (place, number) in bytes.chunks_exact_mut(8).zip(numbers) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        bytes
    }

    /// True where a change within the same tick of the clock could have left the signature as it
    /// is: `now` is a time before the file was read.
    pub fn is_fresh(&self, now: i64) -> bool {
        // Of one file a system may keep the one time finely and the other coarsely.
        [self.modified, self.changed].into_iter().any(|time| {
            let margin = if time % 1_000_000_000 == 0 { COARSE } else { FINE };
            time > now.saturating_sub(margin)
        })
    }
}

/// One folder with records.
#[derive(Debug)]
pub struct Listing {
    pub kind: &'static KindSpec,
    /// From the root, with `/`.
    pub path: String,
    /// Names of Markdown files, in no order. Where nobody wanted to compare them, without signs.
    pub files: Vec<(String, Signature)>,
}

/// What of the record folders is looked at.
pub struct Wanted<'a> {
    pub folder: &'a (dyn Fn(&'static KindSpec, &str) -> bool + Sync),
    /// Whether the signs of its files are. Who reads them all gets the signs with the texts.
    pub signs: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Wanted<'_> {
    pub const ALL: Wanted<'static> = Wanted { folder: &|_, _| true, signs: &|_| true };
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Walked {
    pub folders: Vec<Listing>,
    pub faults: Vec<Diagnostic>,
}

impl Walked {
    fn join(mut self, other: Walked) -> Walked {
        self.folders.extend(other.folders);
        self.faults.extend(other.faults);
        self
    }
}

/// Files whose signs are asked for at once by one thread.
const SHARE: usize = 256;

impl Root {
    /// Looks at every record folder that is wanted.
    pub fn walk(&self, wanted: &Wanted<'_>) -> Walked {
        let tops = KINDS.par_iter().map(|kind| {
            let folder = self.path().join(kind.folder);
            // A link is not entered, and a folder that is not there holds nothing.
            if file::is_link(&folder) {
                let faults = vec![not_a_file(kind.folder, Thing::Link)];
                return Walked { faults, ..Walked::default() };
            }
            if !file::is_folder(&folder) || !(wanted.folder)(kind, kind.folder) {
                return Walked::default();
            }
            self.walk_folder(kind, kind.folder.to_string(), &folder, wanted)
        });
        tops.reduce(Walked::default, Walked::join)
    }

    fn walk_folder(
        &self,
        kind: &'static KindSpec,
        path: String,
        folder: &Path,
        wanted: &Wanted<'_>,
    ) -> Walked {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let faults = vec![unwalked(&path, error)];
                return Walked { faults, ..Walked::default() };
            }
        };
        let mut found = Found::default();
        for entry in entries {
            match entry {
                Ok(entry) => found.sort_out(&path, entry),
                Err(error) => found.faults.push(unwalked(&path, error)),
            }
        }
        let Found { files, folders, faults } = found;
        let mut walked = Walked { faults, ..Walked::default() };
        let below = folders.into_par_iter().filter_map(|name| {
            let below = format!("{path}/{name}");
            let folder = folder.join(&name);
            (wanted.folder)(kind, &below).then(|| self.walk_folder(kind, below, &folder, wanted))
        });
        let (signed, below) = rayon::join(
            || signed(&path, files, (wanted.signs)(&path)),
            || below.reduce(Walked::default, Walked::join),
        );
        let mut listing = Listing { kind, path, files: Vec::with_capacity(signed.len()) };
        for file in signed {
            match file {
                Ok(file) => listing.files.push(file),
                Err(fault) => walked.faults.push(*fault),
            }
        }
        walked.folders.push(listing);
        walked.join(below)
    }
}

/// The entries of a folder: Markdown files, folders to enter, and what is named and left alone.
#[derive(Default)]
struct Found {
    files: Vec<(String, DirEntry)>,
    folders: Vec<String>,
    faults: Vec<Diagnostic>,
}

impl Found {
    fn sort_out(&mut self, path: &str, entry: DirEntry) {
        let (name, is_text) = match entry.file_name().into_string() {
            Ok(name) => (name, true),
            Err(name) => (name.to_string_lossy().into_owned(), false),
        };
        if name.starts_with('.') {
            return;
        }
        let markdown = name.ends_with(".md");
        let full = || format!("{path}/{name}");
        match entry.file_type() {
            Err(error) => self.faults.push(unwalked(&full(), error)),
            Ok(_) if markdown && !is_text => self.faults.push(misnamed(&full())),
            Ok(kind) if kind.is_file() => {
                if markdown {
                    self.files.push((name, entry));
                }
            }
            Ok(kind) => {
                let thing = Thing::of(kind);
                if markdown || thing == Thing::Link {
                    self.faults.push(not_a_file(&full(), thing));
                }
                if thing == Thing::Folder {
                    self.folders.push(name);
                }
            }
        }
    }
}

type Signed = Result<(String, Signature), Box<Diagnostic>>;

fn signed(path: &str, files: Vec<(String, DirEntry)>, signs: bool) -> Vec<Signed> {
    if !signs {
        return files.into_iter().map(|(name, _)| Ok((name, Signature::default()))).collect();
    }
    let sign = |(name, entry): (String, DirEntry)| match entry.metadata() {
        Ok(meta) => Some(Ok((name, Signature::of(&meta)))),
        // It went in the meantime.
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(Box::new(unwalked(&format!("{path}/{name}"), error)))),
    };
    files.into_par_iter().with_min_len(SHARE).filter_map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_within_a_tick_of_the_clock_is_fresh() {
        const SECOND: i64 = 1_000_000_000;
        let now = 1_000 * SECOND + 7;
        let cases = [
            // Clocks that keep nanoseconds.
            (now - 3 * SECOND, now - 3 * SECOND, false),
            (now - 99_000_000, now - 99_000_000, true),
            (now - 101_000_000, now - 101_000_000, false),
            (now - 3 * SECOND, now - 50_000_000, true),
            // Whole seconds, perhaps every second one only.
            (998 * SECOND, 998 * SECOND, true),
            (997 * SECOND, 997 * SECOND, false),
            // Made at a fine time, changed at a coarse one, as FAT has it.
            (998 * SECOND, 999 * SECOND + 550_000_000, true),
            // The clock was set back.
            (now + SECOND, now - 9 * SECOND, true),
        ];
        for (modified, changed, fresh) in cases {
            let signature = Signature { modified, changed, ..Signature::default() };
            assert_eq!(signature.is_fresh(now), fresh, "{signature:?}");
        }
    }
}

//! What is kept, and whether it is still what reading the files gives.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::folder::Folder;
use super::hash;
use super::segment::{Chunks, Segment};
use super::shelf::Part;
use super::{Cache, Progress};
use crate::record::Schema;
use crate::store::{Listing, Root, Walked, Wanted};

/// What a cache holds of a log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Status {
    pub files: usize,
    pub bytes: u64,
    /// Records that need not be read again.
    pub kept: usize,
    /// Those that the next command reads, since they have changed or have a fault.
    pub unkept: usize,
}

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub compared: usize,
    /// Paths of records of which something else was kept than their files say.
    pub different: Vec<String>,
}

/// Every file was read again; what was kept before is still there to be held against it.
pub struct Anew<'a> {
    cache: &'a Cache,
    kept: Vec<Part>,
    folders: Vec<Listing>,
    anew: Cache,
}

impl Cache {
    /// Where it lies.
    pub fn place(&self) -> String {
        self.shed.folder().display().to_string()
    }

    /// Fails where the folder cannot be looked at.
    pub fn status(&self, root: &Root) -> io::Result<Status> {
        let files = self.shed.files()?;
        let Walked { folders, .. } = root.walk(&Wanted::ALL);
        let opened: Vec<Folder<'_>> =
            folders.par_iter().map(|listing| Folder::compared(self, listing)).collect();
        Ok(Status {
            files: files.len(),
            bytes: files.iter().map(|(_, size)| size).sum(),
            kept: opened.iter().flat_map(|folder| &folder.live).map(Vec::len).sum(),
            unkept: opened.iter().map(|folder| folder.read.len()).sum(),
        })
    }

    /// False where nothing was there. Fails where it cannot be removed.
    pub fn clear(&self) -> io::Result<bool> {
        // What a broken-off comparison has left lies beside it.
        let beside = self.shed.beside();
        let any = !self.shed.files()?.is_empty() || !beside.files()?.is_empty();
        self.shed.clear()?;
        beside.clear()?;
        Ok(any)
    }

    /// Reads every file, beside what was kept.
    ///
    /// Fails where what lies beside it cannot be removed.
    pub fn read_anew(
        &self,
        root: &Root,
        schema: &Schema,
        progress: Progress<'_>,
    ) -> io::Result<Anew<'_>> {
        let Walked { folders, .. } = root.walk(&Wanted::ALL);
        let kept: Vec<Part> =
            folders.par_iter().flat_map_iter(|listing| Folder::held(self, listing)).collect();
        let anew = Cache { shed: self.shed.beside(), stamp: self.stamp };
        anew.shed.clear()?;
        drop(anew.load(root, schema, progress));
        Ok(Anew { cache: self, kept, folders, anew })
    }
}

impl Anew<'_> {
    /// Compares what reading gave with what was kept, and keeps what was read.
    ///
    /// Fails where nothing can be written.
    pub fn compare(self, progress: Progress<'_>) -> io::Result<Verified> {
        let Anew { cache, kept, folders, anew } = self;
        let read: Vec<Part> =
            folders.par_iter().flat_map_iter(|listing| Folder::held(&anew, listing)).collect();
        // Each record counts for what was kept of it and for what was read.
        let rows = kept.iter().map(|part| part.segment.len()).sum::<usize>()
            + read.iter().map(|part| part.segment.len()).sum::<usize>();
        let done = AtomicUsize::new(0);
        let tell = || {
            let before = done.fetch_add(1, Ordering::Relaxed);
            progress((before + 1).div_ceil(2), rows.div_ceil(2));
        };
        let found = kept.par_iter().map(|part| part.compare(&read, &tell));
        let mut verified = found.reduce(Verified::default, |mut all, other| {
            all.compared += other.compared;
            all.different.extend(other.different);
            all
        });
        verified.different.sort();
        // Windows moves no folder in which a file is open.
        drop((kept, read));
        cache.shed.take(&anew.shed)?;
        Ok(verified)
    }
}

impl Part {
    fn compare(&self, read: &[Part], tell: &(dyn Fn() + Sync)) -> Verified {
        let mut verified = Verified::default();
        let own = |other: &&Part| other.segment.folder == self.segment.folder;
        let Some(Part { segment: anew, .. }) = read.iter().find(own) else { return verified };
        let (old, new) = (self.segment.sums(tell), anew.sums(tell));
        for row in self.live.iter().map(|row| *row as usize) {
            let name = self.segment.name(row);
            // What has changed since, or was written a moment ago, is read anyway.
            let same =
                |other: &usize| anew.is_kept(*other) && anew.sign(*other) == self.segment.sign(row);
            let Some(other) = anew.row_of(name).filter(same) else { continue };
            verified.compared += 1;
            if old.get(row) != new.get(other) {
                verified.different.push(format!("{}/{name}", self.segment.folder));
            }
        }
        verified
    }
}

impl Segment {
    /// For each row a number that changes with anything that is kept of it.
    fn sums(&self, tell: &(dyn Fn() + Sync)) -> Vec<u64> {
        let mut sums: Vec<u64> = (0..self.len())
            .map(|row| {
                let marks = crate::record::shelf::Mark::ALL.map(|mark| self.is_marked(row, mark));
                let text = format!("{:?} {:?} {marks:?}", self.packed(row), self.occasion(row));
                tell();
                hash(text.as_bytes())
            })
            .collect();
        let mut add = |row: usize, bytes: &[u8]| {
            if let Some(sum) = sums.get_mut(row) {
                *sum = sum.wrapping_add(hash(bytes));
            }
        };
        self.each_text(&self.titles, &mut |row, text| add(row, &[&[1], text].concat()));
        self.each_text(&self.texts, &mut |row, text| {
            add(row, &[self.summary(row).to_le_bytes().as_slice(), text].concat());
        });
        for value in self.values(&|_| true, None) {
            let text = format!("{} {:?}", self.key_of(value), self.value(value));
            self.rows_of(value).iter().for_each(|row| add(row as usize, text.as_bytes()));
        }
        sums
    }

    /// The length of the summary, at the beginning of a text.
    fn summary(&self, row: usize) -> usize {
        let start = row.checked_sub(1).map_or(0, |before| self.end(&self.texts, before));
        self.rest(row).saturating_sub(start)
    }

    fn each_text(&self, chunks: &Chunks, tell: &mut dyn FnMut(usize, &[u8])) {
        let mut buffer = Vec::new();
        for chunk in 0..self.chunks(chunks) {
            let is_whole = self.chunk(chunks, chunk, &mut buffer);
            let mut start = self.start(chunks, chunk);
            let first = start;
            for row in self.rows_in(chunks, chunk) {
                let end = self.end(chunks, row);
                let text = buffer.get(start - first..end.saturating_sub(first));
                tell(row, text.filter(|_| is_whole).unwrap_or_default());
                start = end;
            }
        }
    }
}

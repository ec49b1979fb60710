//! Reads the files of a folder that its segments do not have as they are now, and keeps for the
//! next run what that gave.

use rayon::prelude::*;

use super::folder::Folder;
use super::rows::Rows;
use super::segment::Segment;
use super::shelf::Part;
use super::{Cache, build};
use crate::diagnostic::Diagnostic;
use crate::record::{Record, Schema};
use crate::store::{Root, Staged};

/// Files that one thread reads one after the other, at most: some hundred kilobytes of text.
const AT_ONCE: usize = 64;

/// What files are read with.
pub struct Reading<'a> {
    pub root: &'a Root,
    pub schema: &'a Schema,
    /// A time before any of them is read.
    pub now: i64,
    pub tell: &'a (dyn Fn() + Sync),
}

/// What some files gave.
#[derive(Default)]
pub struct Batch {
    rows: Rows,
    /// Those that stay at hand.
    pub records: Vec<Record>,
    pub faults: Vec<Diagnostic>,
}

/// A folder, ready to be asked.
pub struct Refreshed {
    pub parts: Vec<Part>,
    pub read: Vec<Batch>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// Records only.
    Nothing,
    /// Records, and a row for each.
    Rows,
    /// Rows, and those records only that have none.
    RowsAlone,
}

impl Folder<'_> {
    pub fn refresh(mut self, cache: &Cache, reading: &Reading<'_>) -> Refreshed {
        let [held, _] = &self.segments;
        let whole = self.is_worn || held.is_none();
        let name = if whole { &self.name.large } else { &self.name.small };
        // Where nothing can be written, nothing is made ready for it.
        let staged = self.is_new.then(|| cache.shed.stage(name).ok()).flatten();
        let Some(staged) = staged else {
            let read = self.read(reading, Keep::Nothing);
            return Refreshed { parts: self.parts(), read };
        };
        // Windows replaces no file that somebody has open, and none of their rows is asked any more.
        if !whole {
            let mut read = self.read(reading, Keep::Rows);
            self.segments[1] = None;
            let _ = self.keep(cache, staged, &mut read);
            return Refreshed { parts: self.parts(), read };
        }
        // All of a folder is too much to be held twice: what is written is opened again.
        let mut read = self.read(reading, Keep::RowsAlone);
        self.segments = Default::default();
        let is_empty = read.iter().all(|batch| batch.rows.len() == 0);
        let kept = if is_empty { None } else { self.keep(cache, staged, &mut read) };
        match kept {
            Some(segment) => {
                let _ = cache.shed.remove(&self.name.small);
                let rows = 0..u32::try_from(segment.len()).unwrap_or_default();
                let live = rows.filter(|row| segment.is_kept(*row as usize)).collect();
                Refreshed { parts: vec![Part { segment, kind: self.listing.kind, live }], read }
            }
            None if is_empty => {
                let _ = cache.shed.remove(&self.name.large);
                let _ = cache.shed.remove(&self.name.small);
                Refreshed { parts: Vec::new(), read }
            }
            // The disk is full, or the like.
            None => {
                let read = self.read(reading, Keep::Nothing);
                Refreshed { parts: Vec::new(), read }
            }
        }
    }

    fn read(&self, reading: &Reading<'_>, keep: Keep) -> Vec<Batch> {
        let shares = 4 * rayon::current_num_threads();
        let size = self.read.len().div_ceil(shares).clamp(1, AT_ONCE);
        self.read.par_chunks(size).map(|places| self.batch(reading, keep, places)).collect()
    }

    fn batch(&self, reading: &Reading<'_>, keep: Keep, places: &[usize]) -> Batch {
        let Reading { root, schema, now, tell } = *reading;
        let mut batch = Batch::default();
        for (name, _) in places.iter().filter_map(|at| self.listing.files.get(*at)) {
            let path = format!("{}/{name}", self.listing.path);
            let Some(read) = root.read_record(schema, self.listing.kind, &path) else { continue };
            tell();
            match read {
                Ok((record, signature)) => {
                    let kept = keep != Keep::Nothing
                        && !signature.is_fresh(now)
                        && batch.rows.add(schema, &record, signature);
                    if !kept || keep == Keep::Rows {
                        batch.records.push(record);
                    }
                }
                Err(fault) => {
                    if let Some(signature) = root.sign(&path).filter(|_| keep != Keep::Nothing) {
                        batch.rows.add_unkept(name, signature);
                    }
                    batch.faults.push(*fault);
                }
            }
        }
        batch
    }

    /// For the next run. Where it cannot be written that one reads again.
    fn keep(&self, cache: &Cache, mut staged: Staged, read: &mut [Batch]) -> Option<Segment> {
        let rows: Vec<Rows> =
            read.iter_mut().map(|batch| std::mem::take(&mut batch.rows)).collect();
        if rows.iter().all(|rows| rows.len() == 0) {
            return None;
        }
        let index = build::index(&self.listing.path, cache.stamp, &rows)?;
        staged.write(std::iter::once(index.as_slice())).ok()?;
        staged.write(build::sections(&rows)).ok()?;
        Segment::open(staged.finish().ok()?, cache.stamp)
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::record::Book;

    fn told(book: &Book) -> Vec<String> {
        let records = book.records().map(|record| {
            let json = record.json();
            format!("{json:?} {:?} {:?} {:?}", record.tasks, record.summary(), record.page().text())
        });
        let faults = book.faults().map(|fault| format!("{fault:?}"));
        records.chain(faults).collect()
    }

    /// Without a cache, the first time with one, and the second time.
    #[test]
    fn a_record_is_the_same_wherever_it_comes_from() {
        let folder = tempfile::tempdir().expect("a folder");
        let contacts = folder.path().join("contacts");
        std::fs::create_dir(&contacts).expect("a folder");
        for at in 0..200 {
            let text = format!(
                "---\nname: Anna {at}\norganisation: a{}\n---\n\nText {at}\n\n- [ ] x due:2024-01-01\n",
                at % 7
            );
            std::fs::write(contacts.join(format!("a{at}.md")), text).expect("a file");
        }
        std::fs::write(contacts.join("faulty.md"), "---\nname: A\nname: B\n---\n").expect("a file");
        std::fs::write(contacts.join("broken.md"), b"---\nname: \xfc\n---\n").expect("a file");
        // What was written just now is not kept.
        std::thread::sleep(std::time::Duration::from_millis(300));
        let (root, schema) = (Root::at(folder.path().to_path_buf()), Schema::default());
        let load = |base: &Path| {
            let cache = Cache::of(&root, &schema, Some(base)).expect("a cache");
            cache.load(&root, &schema, &|_, _| ())
        };
        let none = root.load(&schema);
        let all = told(&none);
        assert_eq!((none.at_hand().len(), all.len()), (201, 203));
        let base = tempfile::tempdir().expect("a folder");
        for _ in 0..2 {
            let book = load(base.path());
            assert_eq!(book.at_hand().len(), 1);
            assert_eq!(told(&book), all);
        }
        // Where no cache can be, a file lies here.
        let file = base.path().join("file");
        std::fs::write(&file, "").expect("a file");
        let book = load(&file);
        assert_eq!((book.at_hand().len(), told(&book)), (201, all));
    }
}

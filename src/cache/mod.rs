//! Makes reading faster, never different. What reading a file gave is kept in segments, one for
//! each folder of records, beside the signs by which a change of the file shows: the next run
//! looks at every file's signs and reads those files only that have changed.
//!
//! A segment is never mended and never trusted: whatever is wrong with it, it is as good as not
//! there, and is written again whole. There is no lock: of two runs that write one the last wins,
//! and both are right. A text whose file is gone goes with it. Of questions it knows where their
//! answers can lie; `store` alone opens files.

mod build;
mod column;
mod folder;
mod held;
mod pack;
mod refresh;
mod row;
mod rows;
mod search;
mod seen;
mod segment;
mod shelf;
mod value;
mod verify;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use chrono::Datelike;
use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::query::Reach;
use crate::record::kind::CONTACT;
use crate::record::shelf::Mark;
use crate::record::{Book, KindSpec, Record, Schema, UNTIL};
use crate::store::{Root, Shed, Walked, Wanted, now};
use folder::{Folder, Names};
use refresh::{Reading, Refreshed};
use seen::Seen;
use shelf::{Kept, Part};
pub use verify::{Anew, Status, Verified};

/// Where the segments of one log are.
#[derive(Clone, Debug)]
pub struct Cache {
    shed: Shed,
    /// Changes with everything that decides how a file is read.
    stamp: u64,
}

/// Told while many files are read: how many, of how many.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

fn hash(bytes: &[u8]) -> u64 {
    twox_hash::XxHash3_64::oneshot(bytes)
}

impl Cache {
    /// `base` in place of the platform's folder for caches; `None` where there is none.
    pub fn of(root: &Root, schema: &Schema, base: Option<&Path>) -> Option<Cache> {
        let place = root.place();
        let shed = Shed::new(base, hash(place.as_bytes()))?;
        let stamp = format!("{} {place} {schema:?}", env!("NETLOG_READER"));
        Some(Cache { shed, stamp: hash(stamp.as_bytes()) })
    }

    /// All records, those that have not changed from the segments. Whatever fails with a segment
    /// only makes it slower.
    pub fn load(&self, root: &Root, schema: &Schema, progress: Progress<'_>) -> Book {
        self.read(root, schema, None, progress)
    }

    /// Those among which the answers to a question lie. The others are read where somebody refers
    /// to them: contacts first, which is mostly enough.
    pub fn load_part(
        &self,
        root: &Root,
        schema: &Schema,
        reach: &Reach,
        progress: Progress<'_>,
    ) -> Book {
        let book = self.read(root, schema, Some(reach), progress);
        let (cache, root, schema) = (self.clone(), root.clone(), schema.clone());
        if reach.has(&CONTACT) {
            return book.beyond(move || cache.load(&root, &schema, &|_, _| ()));
        }
        let contacts = Reach::of_kind(&CONTACT);
        book.beyond(move || cache.load_part(&root, &schema, &contacts, &|_, _| ()))
    }

    fn read(
        &self,
        root: &Root,
        schema: &Schema,
        reach: Option<&Reach>,
        progress: Progress<'_>,
    ) -> Book {
        root.settle();
        let now = now();
        let seen = Seen::open(&self.shed, self.stamp);
        let sign = |folder: &str| match root.sign(folder) {
            Some(signature) if !signature.is_fresh(now) => hash(&signature.bytes()),
            _ => seen::UNSURE,
        };
        let lasts = |kind| schema.field(kind, UNTIL).is_some();
        let entered = Mutex::new(Vec::new());
        let folder = |kind: &'static KindSpec, path: &str| {
            let asked = seen::Asked { path, kind, lasts: lasts(kind) };
            let enters = !reach.is_some_and(|reach| seen.leaves_out(reach, asked, &sign));
            if enters {
                let sign = sign(path);
                entered
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push((path.to_string(), sign));
            }
            enters
        };
        // Where there is nothing to compare with, each file is read, and tells its signs then.
        let signs = |folder: &str| {
            let Names { large, small } = Names::of(folder);
            self.shed.holds(&large) || self.shed.holds(&small)
        };
        let Walked { folders, mut faults } = root.walk(&Wanted { folder: &folder, signs: &signs });
        let opened: Vec<Folder<'_>> =
            folders.par_iter().map(|listing| Folder::compared(self, listing)).collect();
        let many = opened.iter().map(|folder| folder.read.len()).sum();
        let done = std::sync::atomic::AtomicUsize::new(0);
        let tell = || {
            let before = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            progress(before + 1, many);
        };
        let reading = Reading { root, schema, now, tell: &tell };
        let finished = opened.into_par_iter().map(|folder| folder.refresh(self, &reading));
        let (mut parts, mut records) = (Vec::new(), Vec::new());
        for Refreshed { parts: own, read } in finished.collect::<Vec<_>>() {
            parts.extend(own);
            for batch in read {
                records.extend(batch.records);
                faults.extend(batch.faults);
            }
        }
        let entered = entered.into_inner().unwrap_or_else(PoisonError::into_inner);
        if reach.is_none() {
            let names = folders.iter().flat_map(|listing| Names::of(&listing.path).all());
            self.shed.sweep(&names.chain([seen::NAME.to_string()]).collect());
        }
        let seen_now = seen.with(look(&entered, &parts, &records, &faults), reach.is_some());
        if seen_now != seen {
            seen_now.keep(&self.shed, self.stamp);
        }
        let kept = Kept::new(schema.clone(), root.clone(), parts);
        Book::with_shelf(schema.clone(), Some(Box::new(kept)), records, faults)
    }
}

/// The days of each folder that was entered, as they are now.
fn look(
    entered: &[(String, u64)],
    parts: &[Part],
    records: &[Record],
    faults: &[Diagnostic],
) -> Seen {
    let mut seen = Seen::default();
    let folder_of =
        |path: &'_ str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_string();
    for (folder, sign) in entered {
        seen.enter(folder, *sign);
    }
    for Part { segment, live, .. } in parts {
        let days =
            live.iter().filter_map(|row| match segment.is_marked(*row as usize, Mark::Misfiled) {
                // So that every question comes across it and says so.
                true => Some(seen::ANY),
                false => segment.occasion(*row as usize),
            });
        seen.add(&segment.folder, days.fold(seen::NEVER, seen::both));
    }
    for record in records {
        let days = match record.faults.is_empty() && record.misfiled().is_none() {
            true => record.occasion().map_or(seen::NEVER, |(first, last)| {
                (first.num_days_from_ce(), last.num_days_from_ce())
            }),
            false => seen::ANY,
        };
        seen.add(&folder_of(&record.path), days);
    }
    for fault in faults {
        seen.add(&folder_of(&fault.place.path), seen::ANY);
    }
    seen
}

//! On which days the records of each folder lay when it was last looked at. A question about other
//! days need not look into a folder of a year again.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::hash;
use super::pack::{Packer, Unpacker};
use crate::query::Reach;
use crate::record::{KindSpec, is_year};
use crate::store::Shed;

/// The name of the file; the segments have others.
const NAME: &str = "seen";

/// First and last day since the common era; the first is the later one where there is none.
pub type Days = (i32, i32);

pub const NEVER: Days = (i32::MAX, i32::MIN);
/// Of a folder in which something was wrong: nobody knows what it holds.
pub const ANY: Days = (i32::MIN, i32::MAX);

pub fn both(a: Days, b: Days) -> Days {
    (a.0.min(b.0), a.1.max(b.1))
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    folders: BTreeMap<String, Days>,
}

impl Seen {
    /// Nothing where it is damaged, or was seen with something else.
    pub fn open(shed: &Shed, stamp: u64) -> Seen {
        let read = || {
            let file = shed.open(NAME)?;
            let bytes = file.read(0, usize::try_from(file.size()).ok()?)?;
            let (sum, bytes) = bytes.split_at_checked(8)?;
            if sum != hash(bytes).to_le_bytes() {
                return None;
            }
            let mut from = Unpacker::new(bytes);
            if from.bytes(8)? != stamp.to_le_bytes() {
                return None;
            }
            let folders = from.many(|from| {
                let path = from.text()?.to_string();
                let mut day = || Some(i32::from_le_bytes(from.bytes(4)?.try_into().ok()?));
                Some((path, (day()?, day()?)))
            })?;
            Some(Seen { folders: folders.into_iter().collect() })
        };
        read().unwrap_or_default()
    }

    /// For the next question. Where it cannot be written, that one looks everywhere.
    pub fn keep(&self, shed: &Shed, stamp: u64) {
        let mut packer = Packer::default();
        packer.bytes.extend_from_slice(&stamp.to_le_bytes());
        packer.size(self.folders.len());
        for (path, (first, last)) in &self.folders {
            packer.text(path);
            packer.bytes.extend_from_slice(&first.to_le_bytes());
            packer.bytes.extend_from_slice(&last.to_le_bytes());
        }
        let mut bytes = hash(&packer.bytes).to_le_bytes().to_vec();
        bytes.append(&mut packer.bytes);
        let _ = shed.stage(NAME).and_then(|mut staged| {
            staged.write(std::iter::once(bytes.as_slice()))?;
            staged.finish()
        });
    }

    /// What was seen now, beside what was seen before in the folders that were not looked at.
    #[must_use]
    pub fn with(&self, now: Seen, is_part: bool) -> Seen {
        match is_part {
            false => now,
            true => {
                let mut folders = self.folders.clone();
                folders.extend(now.folders);
                Seen { folders }
            }
        }
    }

    pub fn add(&mut self, folder: &str, days: Days) {
        let known = self.folders.entry(folder.to_string()).or_insert(NEVER);
        *known = both(*known, days);
    }

    /// True where no answer can lie in the folder or below it.
    pub fn leaves_out(&self, reach: &Reach, kind: &'static KindSpec, folder: &str) -> bool {
        if !self.folders.contains_key(folder) {
            return false;
        }
        let below =
            |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let known = self.folders.range(folder.to_string()..);
        let known = known.take_while(|(path, _)| path.starts_with(folder));
        let mut known = known.filter(|(path, _)| *path == folder || below(path));
        if !reach.has(kind) {
            return known.all(|(_, days)| *days != ANY);
        }
        promised(folder).is_some_and(|days| !reach.meets(kind, days))
            && known.all(|(_, days)| match day(*days) {
                Some(days) => !reach.meets(kind, days),
                None => *days == NEVER,
            })
    }
}

fn day((first, last): Days) -> Option<(NaiveDate, NaiveDate)> {
    let day = NaiveDate::from_num_days_from_ce_opt;
    Some((day(first)?, day(last)?))
}

/// The year whose records alone lie in a folder of that name.
fn promised(folder: &str) -> Option<(NaiveDate, NaiveDate)> {
    let name = folder.rsplit('/').next().filter(|name| is_year(name))?;
    let year = name.parse().ok()?;
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

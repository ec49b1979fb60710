//! On which days the records of each folder lay when it was last looked at, and the sum of its
//! signs then. A question about other days need not look into a folder of a year again as long as
//! no file came into it or went.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::hash;
use super::pack::{Packer, Unpacker};
use crate::query::Reach;
use crate::record::{KindSpec, is_year};
use crate::store::Shed;

/// The name of the file; the segments have others.
pub const NAME: &str = "seen";

/// First and last day since the common era; the first is the later one where there is none.
pub type Days = (i32, i32);

pub const NEVER: Days = (i32::MAX, i32::MIN);
/// Of a folder in which something was wrong: nobody knows what it holds.
pub const ANY: Days = (i32::MIN, i32::MAX);

pub fn both(a: Days, b: Days) -> Days {
    (a.0.min(b.0), a.1.max(b.1))
}

/// The sum of the signs of a folder that has to be looked at.
pub const UNSURE: u64 = 0;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    folders: BTreeMap<String, Look>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    days: Days,
    sign: u64,
}

/// A folder that may be left out.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub path: &'a str,
    pub kind: &'static KindSpec,
    /// Its records can last longer than the day that they are filed by.
    pub lasts: bool,
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
                let days = (day()?, day()?);
                let sign = u64::from_le_bytes(from.bytes(8)?.try_into().ok()?);
                Some((path, Look { days, sign }))
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
        for (path, Look { days: (first, last), sign }) in &self.folders {
            packer.text(path);
            packer.bytes.extend_from_slice(&first.to_le_bytes());
            packer.bytes.extend_from_slice(&last.to_le_bytes());
            packer.bytes.extend_from_slice(&sign.to_le_bytes());
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

    /// A folder, with the sum that its signs had before anybody looked into it.
    pub fn enter(&mut self, folder: &str, sign: u64) {
        self.folders.insert(folder.to_string(), Look { days: NEVER, sign });
    }

    pub fn add(&mut self, folder: &str, days: Days) {
        let look = Look { days: NEVER, sign: UNSURE };
        let known = self.folders.entry(folder.to_string()).or_insert(look);
        known.days = both(known.days, days);
    }

    /// True where no answer can lie in the folder or below it. `sign` gives the sum of the signs of
    /// a folder as it is now.
    pub fn leaves_out(
        &self,
        reach: &Reach,
        Asked { path: folder, kind, lasts }: Asked<'_>,
        sign: &dyn Fn(&str) -> u64,
    ) -> bool {
        if !self.folders.contains_key(folder) {
            return false;
        }
        let is_promised = || promised(folder, lasts).is_some_and(|days| !reach.meets(kind, days));
        let is_beside = |days: Days| match day(days) {
            Some(days) => !reach.meets(kind, days),
            None => days == NEVER,
        };
        let below =
            |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let known = self.folders.range(folder.to_string()..);
        let known = known.take_while(|(path, _)| path.starts_with(folder));
        let mut known = known.filter(|(path, _)| *path == folder || below(path));
        match reach.has(kind) {
            false => known.all(|(path, look)| look.days != ANY && look.is_now(sign(path))),
            true => {
                is_promised()
                    && known.all(|(path, look)| is_beside(look.days) && look.is_now(sign(path)))
            }
        }
    }
}

impl Look {
    fn is_now(self, sign: u64) -> bool {
        self.sign != UNSURE && self.sign == sign
    }
}

fn day((first, last): Days) -> Option<(NaiveDate, NaiveDate)> {
    let day = NaiveDate::from_num_days_from_ce_opt;
    Some((day(first)?, day(last)?))
}

/// The days on which records of a folder of that name can lie: those of its year, and of the next
/// one where they can last longer than a day.
fn promised(folder: &str, lasts: bool) -> Option<(NaiveDate, NaiveDate)> {
    let name = folder.rsplit('/').next().filter(|name| is_year(name))?;
    let year: i32 = name.parse().ok()?;
    let last = if lasts { year + 1 } else { year };
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?))
}

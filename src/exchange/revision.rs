//! Which of two tellings of one thing is the newer one, by what its program says of that: SEQUENCE,
//! LAST-MODIFIED and DTSTAMP of an event (RFC 5545, 3.8.7), REV of a card (RFC 6350, 6.7.4). It is
//! kept beside the record, so that what was taken in once does not come back over what people have
//! put right since.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};
use serde_yaml::Value as Yaml;

use crate::record::Draft;

pub const SEQUENCE: &str = "x-sequence";
pub const LAST_MODIFIED: &str = "x-last-modified";
/// Where an event has nothing better: many programs say by it when they wrote the file.
pub const DTSTAMP: &str = "x-dtstamp";
pub const REV: &str = "x-rev";

/// True of what is kept beside a record only to compare it.
pub fn is_kept_as(key: &str) -> bool {
    matches!(key, SEQUENCE | LAST_MODIFIED | DTSTAMP | REV)
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Revision {
    pub sequence: u32,
    /// In UTC.
    pub changed: Option<NaiveDateTime>,
}

impl Revision {
    /// What was taken in last.
    pub fn of(record: &Draft) -> Revision {
        let sequence = record.get(SEQUENCE).and_then(Yaml::as_u64);
        let changed = [LAST_MODIFIED, DTSTAMP, REV].into_iter().filter_map(|key| record.text(key));
        Revision {
            sequence: sequence.and_then(|count| u32::try_from(count).ok()).unwrap_or(0),
            changed: changed.filter_map(moment).max(),
        }
    }

    /// `None` where nobody can tell.
    pub fn order(&self, other: &Revision) -> Option<Ordering> {
        match self.sequence.cmp(&other.sequence) {
            Ordering::Equal => Some(self.changed?.cmp(&other.changed?)),
            order => Some(order),
        }
    }
}

/// `20250601T080000Z`, `2025-06-01T10:00:00+02:00`, a day alone; without a zone it is UTC.
pub fn moment(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let day = day.replace('-', "");
    if time.is_empty() {
        let day = NaiveDate::parse_from_str(&day, "%Y%m%d").ok()?;
        return Some(day.and_time(NaiveTime::MIN));
    }
    let text = format!("{day}T{}", time.replace(':', ""));
    let zoned = DateTime::parse_from_str(&text, "%Y%m%dT%H%M%S%.f%#z").map(|it| it.naive_utc());
    zoned.or_else(|_| NaiveDateTime::parse_from_str(&text, "%Y%m%dT%H%M%S%.f")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_all_versions_are_one() {
        let utc = moment("20250601T080000Z");
        assert!(utc.is_some());
        for other in [
            "2025-06-01T08:00:00Z",
            "2025-06-01T10:00:00+02:00",
            "20250601T100000+0200",
            "20250601T080000",
            " 2025-06-01T08:00:00.000Z",
        ] {
            assert_eq!(moment(other), utc, "{other}");
        }
        assert!(moment("2025-06-01") < utc && moment("gestern").is_none());
    }

    #[test]
    fn the_count_stands_above_the_time_and_without_either_nobody_can_tell() {
        let of = |sequence, text| Revision { sequence, changed: moment(text) };
        let (old, new) = (of(0, "20250601T080000Z"), of(0, "20250602T080000Z"));
        assert_eq!(new.order(&old), Some(Ordering::Greater));
        assert_eq!(new.order(&of(1, "20250101")), Some(Ordering::Less));
        assert_eq!(new.order(&new), Some(Ordering::Equal));
        assert_eq!(of(2, "").order(&of(2, "20250101")), None);
        assert_eq!(of(3, "").order(&of(2, "20250101")), Some(Ordering::Greater));
    }
}

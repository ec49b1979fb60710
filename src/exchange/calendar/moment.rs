//! Days, times and durations as calendars write them (RFC 5545, 3.3.4 to 3.3.6, 3.3.9).

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime};

/// A value of DTSTART and its like, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stamp {
    Day(NaiveDate),
    /// Of the zone that the property names, else of wherever the reader is.
    Local(NaiveDateTime),
    Utc(NaiveDateTime),
}

impl Stamp {
    /// Reads `20250312`, `20250312T090000`, `20250312T090000Z`, and the same with hyphens, colons
    /// and an offset, as ISO 8601 has it.
    pub fn parse(text: &str) -> Option<Stamp> {
        let text = text.trim();
        let (day, time) = match text.split_once(['T', 't', ' ']) {
            Some((day, time)) => (day, Some(time.trim())),
            None => (text, None),
        };
        let day = day.replace('-', "");
        if day.len() != 8 {
            return None;
        }
        let (year, month) = (number(day.get(..4)?)?, number(day.get(4..6)?)?);
        let year = i32::try_from(year).ok()?;
        let day = NaiveDate::from_ymd_opt(year, month, number(day.get(6..)?)?)?;
        let Some(time) = time.filter(|time| !time.is_empty()) else { return Some(Stamp::Day(day)) };
        let (time, offset) = match time.strip_suffix(['Z', 'z']) {
            Some(time) => (time, Some(0)),
            None => match time.find(['+', '-']) {
                Some(at) => (time.get(..at)?, Some(offset(time.get(at..)?)?)),
                None => (time, None),
            },
        };
        let local = clock(day, time)?;
        Some(match offset {
            None => Stamp::Local(local),
            Some(seconds) => Stamp::Utc(local.checked_sub_signed(Duration::seconds(seconds))?),
        })
    }

    /// As it stands there, whatever the zone.
    pub fn naive(self) -> NaiveDateTime {
        match self {
            Stamp::Day(day) => day.and_time(NaiveTime::MIN),
            Stamp::Local(time) | Stamp::Utc(time) => time,
        }
    }

    /// The log writes years with four digits, from 1000 (see `PartialDate`).
    pub fn is_sayable(self) -> bool {
        (1000..=9999).contains(&self.naive().year())
    }
}

fn number(digits: &str) -> Option<u32> {
    match !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => digits.parse().ok(),
        false => None,
    }
}

fn clock(day: NaiveDate, time: &str) -> Option<NaiveDateTime> {
    let time = time.split(['.', ',']).next()?.replace(':', "");
    let part = |at: usize| time.get(at..at + 2).map_or(Some(0), number);
    if !matches!(time.len(), 4 | 6) {
        return None;
    }
    let (hour, minute, second) = (part(0)?, part(2)?, part(4)?);
    if (hour, minute, second) == (24, 0, 0) {
        return day.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0);
    }
    // A leap second is the one before.
    day.and_hms_opt(hour, minute, second.min(if second == 60 { 59 } else { second }))
}

/// `+0100`, `-05:30`, `+013015`, in seconds.
pub(super) fn offset(text: &str) -> Option<i64> {
    let (sign, digits) = match text.trim().split_at_checked(1)? {
        ("+", digits) => (1, digits.replace(':', "")),
        ("-", digits) => (-1, digits.replace(':', "")),
        _ => return None,
    };
    if !matches!(digits.len(), 2 | 4 | 6) {
        return None;
    }
    let part = |at: usize| digits.get(at..at + 2).map_or(Some(0), number).map(i64::from);
    let seconds = part(0)? * 3600 + part(2)? * 60 + part(4)?;
    (seconds < 24 * 3600).then_some(sign * seconds)
}

/// Days are days of the calendar, whatever summer time does to them; the rest is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub days: u64,
    pub seconds: i64,
}

impl Span {
    /// `P1W`, `P2DT3H`, `PT1H30M`. What is negative is none.
    pub fn parse(text: &str) -> Option<Span> {
        let text = text.trim().to_ascii_uppercase();
        let mut rest = text.strip_prefix('+').unwrap_or(&text).strip_prefix('P')?;
        let mut span = Span { days: 0, seconds: 0 };
        let (mut in_time, mut any) = (false, false);
        while !rest.is_empty() {
            if let Some(time) = rest.strip_prefix('T') {
                (in_time, rest) = (true, time);
                continue;
            }
            let digits = rest.find(|c: char| !c.is_ascii_digit())?;
            // Some twelve thousand years.
            let many: u64 = rest.get(..digits)?.parse().ok().filter(|many| *many < 400_000_000)?;
            let seconds = i64::try_from(many).ok()?;
            match (rest.get(digits..=digits)?, in_time) {
                ("W", false) => span.days = span.days.saturating_add(many * 7),
                ("D", false) => span.days = span.days.saturating_add(many),
                ("H", true) => span.seconds = span.seconds.saturating_add(seconds * 3600),
                ("M", true) => span.seconds = span.seconds.saturating_add(seconds * 60),
                ("S", true) => span.seconds = span.seconds.saturating_add(seconds),
                _ => return None,
            }
            (rest, any) = (rest.get(digits + 1..)?, true);
        }
        any.then_some(span)
    }

    pub fn after(self, start: NaiveDateTime) -> Option<NaiveDateTime> {
        let day = start.checked_add_days(Days::new(self.days))?;
        day.checked_add_signed(Duration::try_seconds(self.seconds)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
    }

    #[test]
    fn stamps_in_every_spelling() {
        let nine = at("2025-03-12 09:00:00");
        for (text, stamp) in [
            ("20250312", Stamp::Day(nine.date())),
            ("2025-03-12", Stamp::Day(nine.date())),
            ("20250312T090000", Stamp::Local(nine)),
            ("20250312T0900", Stamp::Local(nine)),
            (" 20250312t090000z ", Stamp::Utc(nine)),
            ("2025-03-12T10:00:00.000+01:00", Stamp::Utc(nine)),
            ("20250311T240000", Stamp::Local(at("2025-03-12 00:00:00"))),
            ("20250312T085960", Stamp::Local(at("2025-03-12 08:59:59"))),
        ] {
            assert_eq!(Stamp::parse(text), Some(stamp), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "2025",
            "20250230",
            "2025031",
            "+20250312",
            "20250312T25",
            "20250312T090061",
            "20250312T09:00:00+99",
            "morgen",
            "99999999",
            "2025ü312",
            "120250312T090000Z",
        ] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
        assert!(!Stamp::parse("00010101").unwrap().is_sayable());
    }

    #[test]
    fn durations_keep_days_and_hours_apart() {
        let span = |days, seconds| Some(Span { days, seconds });
        assert_eq!(Span::parse("P1W"), span(7, 0));
        assert_eq!(Span::parse("+P2DT1H30M"), span(2, 5400));
        assert_eq!(Span::parse("PT0S"), span(0, 0));
        for text in ["", "P", "PT", "-PT1H", "P1M", "1H", "P99999999999D", "P1ü"] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
        let far = Span { days: 399_999_999, seconds: 0 };
        assert_eq!(far.after(at("2025-03-12 09:00:00")), None);
    }
}

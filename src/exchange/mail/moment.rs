//! When: the dates of RFC 5322, of its forebears, of mbox files, and of programs that write them in
//! their own way.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};

use crate::exchange::Zone;

/// In English and German, by their first letters.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän"],
    &["feb"],
    &["mar", "mär", "mrz"],
    &["apr"],
    &["may", "mai"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez"],
];

/// Hours before or behind Greenwich (RFC 5322, 4.3, and what stands in mail beside).
const ZONES: [(&str, i64); 17] = [
    ("gmt", 0),
    ("ut", 0),
    ("utc", 0),
    ("z", 0),
    ("wet", 0),
    ("cet", 1),
    ("mez", 1),
    ("cest", 2),
    ("mesz", 2),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

#[derive(Default)]
struct Parts {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    time: Option<NaiveTime>,
    /// Minutes.
    offset: Option<i64>,
}

/// The day and time in the office; a text without a zone is of there.
pub(in crate::exchange) fn read(text: &str, zone: Zone) -> Option<NaiveDateTime> {
    let mut parts = Parts::default();
    let mut comment = 0_usize;
    // Longer than any date, and a bound on what a hostile one costs.
    for token in text.split([' ', '\t', ',', ';']).filter(|token| !token.is_empty()).take(60) {
        let opened = token.matches('(').count();
        if comment == 0 && opened == 0 {
            parts.token(token);
        }
        comment = (comment + opened).saturating_sub(token.matches(')').count());
    }
    let day = NaiveDate::from_ymd_opt(parts.year?, parts.month?, parts.day?)?;
    let local = day.and_time(parts.time.unwrap_or_default());
    let Some(offset) = parts.offset else { return Some(local) };
    let utc = local.checked_sub_signed(TimeDelta::try_minutes(offset)?)?;
    Some(zone.0.from_utc_datetime(&utc).naive_local())
}

impl Parts {
    fn token(&mut self, token: &str) {
        if let Some((date, time)) = token
            .split_once(['T', 't'])
            .filter(|(date, _)| date.len() == 10 && date.starts_with(|c: char| c.is_ascii_digit()))
        {
            self.token(date);
            self.token(time);
        } else if let Some(sign) = token.strip_prefix(['+', '-']) {
            self.zone(sign, token.starts_with('-'));
        } else if token.contains(':') {
            self.clock(token);
        } else if token.contains(['-', '.', '/'])
            && token.starts_with(|c: char| c.is_alphanumeric())
        {
            token.split(['-', '.', '/']).for_each(|part| self.word(part));
        } else {
            self.word(token);
        }
    }

    fn word(&mut self, word: &str) {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            let Ok(number) = word.parse::<i32>() else { return };
            match word.len() {
                4 => self.year = self.year.or(Some(number)),
                // RFC 5322, 4.3: two or three digits of a year.
                3 => self.year = self.year.or(Some(1900 + number)),
                1 | 2 => self.number(number),
                _ => {}
            }
            return;
        }
        let low = word.to_lowercase();
        let month = MONTHS.iter().position(|names| names.iter().any(|name| low.starts_with(name)));
        match (month, self.month) {
            (Some(at), None) => self.month = u32::try_from(at + 1).ok(),
            _ => {
                let zone = ZONES.iter().find(|(name, _)| *name == low);
                self.offset = self.offset.or(zone.map(|(_, hours)| hours * 60));
            }
        }
    }

    fn number(&mut self, number: i32) {
        let small = u32::try_from(number).unwrap_or_default();
        match (self.year, self.month, self.day) {
            // `2024-10-14`
            (Some(_), None, None) => self.month = Some(small),
            (_, _, None) => self.day = Some(small),
            // `14.10.2024`
            (_, None, Some(_)) => self.month = Some(small),
            (None, Some(_), Some(_)) => {
                self.year = Some(number + if number < 50 { 2000 } else { 1900 });
            }
            _ => {}
        }
    }

    fn clock(&mut self, token: &str) {
        let digits = token.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(token.len());
        let (clock, rest) = token.split_at_checked(digits).unwrap_or((token, ""));
        let mut numbers = clock.split(':').map(str::parse::<u32>);
        let mut next = || numbers.next().and_then(Result::ok);
        if let (Some(hour), Some(minute), second) = (next(), next(), next()) {
            // A leap second is one of the minute before.
            let second = second.unwrap_or_default().min(59);
            self.time = self.time.or_else(|| NaiveTime::from_hms_opt(hour, minute, second));
        }
        let rest = rest.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
        match rest.strip_prefix(['+', '-']) {
            Some(zone) => self.zone(zone, rest.starts_with('-')),
            None => self.word(rest),
        }
    }

    /// `0200`, `02:00`
    fn zone(&mut self, digits: &str, west: bool) {
        let digits = digits.replace(':', "");
        let (Some(hours), Some(minutes)) = (digits.get(..2), digits.get(2..4)) else { return };
        if let (Ok(hours), Ok(minutes)) = (hours.parse::<i64>(), minutes.parse::<i64>()) {
            let offset = hours.min(14) * 60 + minutes.min(59);
            self.offset = self.offset.or(Some(if west { -offset } else { offset }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_programs_write_them() {
        for (text, local) in [
            ("Mon, 14 Oct 2024 10:00:00 +0200", "2024-10-14 10:00"),
            ("14 Oct 2024 23:30 GMT", "2024-10-15 01:30"),
            ("Mon, 14 Oct 2024 10:00:00 +0200 (CEST)", "2024-10-14 10:00"),
            ("Mon, 14 Oct 2024 04:00:00 -0400 (a (nested) note)", "2024-10-14 10:00"),
            ("Mon Oct 14 10:00:00 2024", "2024-10-14 10:00"),
            ("Mon Oct  4 08:00:00 UTC 2024", "2024-10-04 10:00"),
            ("14-Oct-2024 10:00:00 +0200", "2024-10-14 10:00"),
            ("2024-10-14T08:00:00Z", "2024-10-14 10:00"),
            ("2024-10-14 10:00:00.123+02:00", "2024-10-14 10:00"),
            ("Mo, 14 Okt 2024 10:00:00 +0200", "2024-10-14 10:00"),
            ("14.10.2024 10:00", "2024-10-14 10:00"),
            ("Mon, 14 Oct 24 10:00:00 EST", "2024-10-14 17:00"),
            ("Tue, 14 Jan 125 10:00:60 +0100", "2025-01-14 10:00"),
        ] {
            let read =
                read(text, Zone::default()).map(|at| at.format("%Y-%m-%d %H:%M").to_string());
            assert_eq!(read.as_deref(), Some(local), "{text}");
        }
        for text in ["", "yesterday", "30 Feb 2024 10:00", "99 99 9999", "-", "+", ":", "T"] {
            assert_eq!(read(text, Zone::default()), None, "{text}");
        }
    }
}

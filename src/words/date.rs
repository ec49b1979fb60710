//! Dates as a log has them: whole, or only a year or a month while a thing is planned, and how
//! each language writes them. ISO 8601 in files; reading words like "gestern" is `when`.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::{Lang, Words, calendar};

/// `2024`, `2024-10` or `2024-10-14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    Year(i32),
    Month(i32, u32),
    Day(NaiveDate),
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// Not of the form `2024-10-14`, `2024-10` or `2024`.
    Form,
    /// Of the form, but no such day: `2024-02-30`.
    Impossible,
}

impl PartialDate {
    /// Reads ISO 8601's extended calendar form; years from 1000 to 9999.
    pub fn parse(text: &str) -> Result<Self, DateFault> {
        let mut parts = text.split('-');
        let year = number(parts.next(), 4)?;
        let month = parts.next().map(|part| number(Some(part), 2)).transpose()?;
        let day = parts.next().map(|part| number(Some(part), 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateFault::Form);
        }
        let year = i32::try_from(year).map_err(|_| DateFault::Form)?;
        if year < 1000 {
            return Err(DateFault::Impossible);
        }
        match (month, day) {
            (None, _) => Ok(PartialDate::Year(year)),
            (Some(month), None) if (1..=12).contains(&month) => Ok(PartialDate::Month(year, month)),
            (Some(_), None) => Err(DateFault::Impossible),
            (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day)
                .map(PartialDate::Day)
                .ok_or(DateFault::Impossible),
        }
    }

    /// The first day that it can mean.
    pub fn first(self) -> NaiveDate {
        match self {
            PartialDate::Year(year) => calendar::first_of(year, 1),
            PartialDate::Month(year, month) => calendar::first_of(year, month),
            PartialDate::Day(day) => day,
        }
    }

    /// The last day that it can mean.
    pub fn last(self) -> NaiveDate {
        match self {
            PartialDate::Year(year) => calendar::last_of(year, 12),
            PartialDate::Month(year, month) => calendar::last_of(year, month),
            PartialDate::Day(day) => day,
        }
    }

    /// The day, where one is given.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            PartialDate::Day(day) => Some(day),
            PartialDate::Year(_) | PartialDate::Month(..) => None,
        }
    }

    pub fn year(self) -> i32 {
        self.first().year()
    }
}

fn number(part: Option<&str>, digits: usize) -> Result<u32, DateFault> {
    match part {
        Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
            part.parse().map_err(|_| DateFault::Form)
        }
        _ => Err(DateFault::Form),
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Year(year) => write!(f, "{year:04}"),
            PartialDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDate::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
        }
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(day: NaiveDate) -> Self {
        PartialDate::Day(day)
    }
}

/// A time of day or a span of it: `10:00`, `10:00-12:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// Minutes since midnight.
    pub start: u16,
    pub end: Option<u16>,
}

impl Clock {
    /// Reads `10:00` and `10:00-12:30`; the hyphen may be an en dash, with or without spaces.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.split_once(['-', '–']) {
            None => Some(Self { start: minutes(text)?, end: None }),
            Some((start, end)) => {
                Some(Self { start: minutes(start.trim())?, end: Some(minutes(end.trim())?) })
            }
        }
    }
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !(1..=2).contains(&hour.len()) || minute.len() != 2 || !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.start / 60, self.start % 60)?;
        match self.end {
            Some(end) => write!(f, "-{:02}:{:02}", end / 60, end % 60),
            None => Ok(()),
        }
    }
}

impl Words {
    /// In running text: `14. Oktober 2024`, `October 2025`, `2025`.
    pub fn date(&self, date: PartialDate) -> String {
        let month = |month: u32| calendar::month_name(self.lang(), month);
        match (self.lang(), date) {
            (_, PartialDate::Year(year)) => format!("{year}"),
            (_, PartialDate::Month(year, number)) => format!("{} {year}", month(number)),
            (Lang::De, PartialDate::Day(day)) => {
                format!("{}. {} {}", day.day(), month(day.month()), day.year())
            }
            (Lang::En, PartialDate::Day(day)) => {
                format!("{} {} {}", day.day(), month(day.month()), day.year())
            }
        }
    }

    /// With the weekday, in running text: `Montag, 14. Oktober 2024`.
    pub fn day_long(&self, day: NaiveDate) -> String {
        let weekday = calendar::weekday_name(self.lang(), day.weekday());
        format!("{weekday}, {}", self.date(day.into()))
    }

    /// In a table: `14.10.2024`, `14 Oct 2024`, `Okt. 2025`, `2025`.
    pub fn date_short(&self, date: PartialDate) -> String {
        match (self.lang(), date) {
            (_, PartialDate::Year(year)) => format!("{year}"),
            (lang, PartialDate::Month(year, month)) => {
                format!("{} {year}", calendar::month_short(lang, month))
            }
            (Lang::De, PartialDate::Day(day)) => day.format("%d.%m.%Y").to_string(),
            (Lang::En, PartialDate::Day(day)) => {
                let month = calendar::month_short(Lang::En, day.month());
                format!("{} {month} {}", day.day(), day.year())
            }
        }
    }

    /// In a table, with the weekday: `Mo 14.10.2024`, `Mon 14 Oct 2024`.
    pub fn day_short(&self, day: NaiveDate) -> String {
        let weekday = calendar::weekday_short(self.lang(), day.weekday());
        format!("{weekday} {}", self.date_short(day.into()))
    }

    /// `10:00–12:30`, with an en dash in both languages.
    pub fn clock(&self, clock: Clock) -> String {
        clock.to_string().replace('-', "–")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        PartialDate::parse(text).ok().and_then(PartialDate::day).expect("a day")
    }

    #[test]
    fn partial_dates_are_read_and_written_alike() {
        for text in ["2025", "2025-03", "2024-02-29"] {
            assert_eq!(PartialDate::parse(text).map(|d| d.to_string()), Ok(text.to_string()));
        }
        assert_eq!(PartialDate::parse("2024-02-30"), Err(DateFault::Impossible));
        assert_eq!(PartialDate::parse("2024-13"), Err(DateFault::Impossible));
        for text in ["14.10.2024", "24-10-14", "2024-1-1", "2024-10-14-1", "", "٢٠٢٤"] {
            assert_eq!(PartialDate::parse(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn a_partial_date_spans_its_days() {
        let february = PartialDate::Month(2024, 2);
        assert_eq!((february.first(), february.last()), (day("2024-02-01"), day("2024-02-29")));
        assert_eq!(PartialDate::Year(2025).last(), day("2025-12-31"));
    }

    #[test]
    fn each_language_writes_its_own() {
        let (de, en) = (Words::new(Lang::De), Words::new(Lang::En));
        let date = day("2024-10-14");
        assert_eq!(de.day_long(date), "Montag, 14. Oktober 2024");
        assert_eq!(en.day_long(date), "Monday, 14 October 2024");
        assert_eq!(de.day_short(date), "Mo 14.10.2024");
        assert_eq!(en.day_short(date), "Mon 14 Oct 2024");
        assert_eq!(de.date_short(PartialDate::Month(2025, 3)), "März 2025");
    }

    #[test]
    fn clock_times_are_normalised() {
        assert_eq!(Clock::parse("9:05 – 10:30").map(|c| c.to_string()), Some("09:05-10:30".into()));
        for text in ["24:00", "10", "10:5", "1000", "10:00-", "-"] {
            assert_eq!(Clock::parse(text), None, "{text}");
        }
    }
}

//! Days and times as tables have them: cells that are days, ISO 8601, German and English writing,
//! with or without a time behind. `03/04/2024` is read as the whole column shows it to be meant.

use chrono::NaiveDate;

use super::grid::Cell;
use crate::words::when::{self, Bias};
use crate::words::{Clock, PartialDate};

/// Which number stands first in `03/04/2024`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    DayFirst,
    MonthFirst,
}

/// What one cell says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    pub day: Option<PartialDate>,
    /// Minutes since midnight.
    pub from: Option<u16>,
    pub until: Option<u16>,
}

/// The order of a whole column, and whether it had to be guessed.
pub fn order<'a>(cells: impl Iterator<Item = &'a Cell>) -> (Order, bool) {
    let (mut doubtful, mut day_first, mut month_first, mut half_days) =
        (false, false, false, false);
    for cell in cells {
        let Cell::Text(text) = cell else { continue };
        half_days |= half_day(text);
        if let Some((a, b, _)) = slashes(text) {
            doubtful |= a <= 12 && b <= 12 && a != b;
            day_first |= a > 12;
            month_first |= b > 12;
        }
    }
    match (day_first, month_first) {
        (false, true) => (Order::MonthFirst, false),
        (true, false) => (Order::DayFirst, false),
        // A column of both is anybody's guess, cell by cell.
        (true, true) => (Order::DayFirst, doubtful),
        // Who writes the hours of half a day writes the month first.
        (false, false) if half_days => (Order::MonthFirst, doubtful),
        (false, false) => (Order::DayFirst, doubtful),
    }
}

/// `None` where the cell is neither a day nor a time.
pub fn moment(cell: &Cell, order: Order, today: NaiveDate) -> Option<Moment> {
    match cell {
        Cell::Empty | Cell::Truth(_) => None,
        Cell::Day(day, from) => Some(Moment { day: Some((*day).into()), from: *from, until: None }),
        Cell::Clock(from) => Some(Moment { from: Some(*from), ..Moment::default() }),
        Cell::Number(text) | Cell::Text(text) => read(text.trim(), order, today),
    }
}

fn read(text: &str, order: Order, today: NaiveDate) -> Option<Moment> {
    if let Some(day) = day(text, order, today) {
        return Some(Moment { day: Some(day), ..Moment::default() });
    }
    if let Some((from, until)) = clock(text) {
        return Some(Moment { day: None, from: Some(from), until });
    }
    // The time begins with the last word before the first colon, or before "Uhr".
    let mark = text.find(':').or_else(|| text.find(" Uhr"))?;
    let before = text.get(..mark)?;
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = match text.as_bytes().get(mark) {
        Some(b':') => before.trim_end_matches(|c: char| c.is_ascii_digit()),
        _ => digits,
    };
    let (from, until) = clock(text.get(digits.len()..)?)?;
    let rest = digits.trim_end_matches(|c: char| c.is_whitespace() || c == ',' || c == 'T');
    let rest = rest.strip_suffix(" um").or(rest.strip_suffix(" at")).unwrap_or(rest);
    let day = day(rest.trim_end_matches([',', ' ']), order, today)?;
    Some(Moment { day: Some(day), from: Some(from), until })
}

/// A day, a month or a year. No word such as "gestern": a table is not of today.
fn day(text: &str, order: Order, today: NaiveDate) -> Option<PartialDate> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Ok(date) = PartialDate::parse(text) {
        return Some(date);
    }
    let alone = !text.contains(char::is_whitespace);
    let turned = match slashes(text).filter(|_| alone) {
        Some((a, b, rest)) => {
            // There is no thirteenth month, whatever the column says.
            let month_first = (order == Order::MonthFirst || b > 12) && a <= 12;
            let (day, month) = if month_first { (b, a) } else { (a, b) };
            format!("{day}.{month}.{rest}")
        }
        None => text.to_string(),
    };
    when::day(&turned, today, Bias::Past).ok()
}

/// `03/04/2024`: the two numbers and the year.
fn slashes(text: &str) -> Option<(u32, u32, &str)> {
    let text = text.split_whitespace().next()?.trim_end_matches(',');
    let (a, rest) = text.split_once('/')?;
    let (b, year) = rest.split_once('/')?;
    let number = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse().ok()).flatten();
    let whole = matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit());
    Some((number(a)?, number(b)?, year)).filter(|_| whole)
}

fn half_day(text: &str) -> bool {
    let text = text.trim_end().to_ascii_lowercase();
    let text = text.trim_end_matches('.');
    ["am", "pm", "a.m", "p.m"].iter().any(|end| {
        text.strip_suffix(end)
            .is_some_and(|rest| rest.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    })
}

/// `10:00`, `10.30 Uhr`, `2:30 PM`, `9:00:00`, `10 Uhr`, and spans of them.
pub fn clock(text: &str) -> Option<(u16, Option<u16>)> {
    let text = text.trim().replace(['–', '—'], "-").replace(" bis ", "-");
    let mut ends = text.split('-').map(str::trim);
    let (first, second) = (ends.next()?, ends.next());
    if ends.next().is_some() {
        return None;
    }
    let Some(second) = second else { return Some((time(first, false)?, None)) };
    // "10-12 Uhr", "2-3 PM": what stands at the end is of both.
    let end = time(second, false)?;
    let tail = second.trim_start_matches(|c: char| c.is_ascii_digit() || ":. ".contains(c));
    let start = time(first, false).or_else(|| time(&format!("{first} {tail}"), true))?;
    Some((start, Some(end)))
}

/// An hour alone is a time only where a word says so.
fn time(text: &str, hours: bool) -> Option<u16> {
    let lower = text.trim().to_lowercase();
    let (text, word, add) =
        if let Some(rest) = lower.strip_suffix("uhr").or(lower.strip_suffix('h')) {
            (rest, true, 0)
        } else if half_day(&lower) {
            let rest = lower.trim_end_matches(|c: char| !c.is_ascii_digit());
            let end = lower.get(rest.len()..).unwrap_or_default();
            (rest, true, if end.contains('p') { 12 } else { 24 })
        } else {
            (lower.as_str(), hours, 0)
        };
    let mut parts = text.trim().split([':', '.']).map(str::trim);
    let number = |part: Option<&str>| -> Option<u16> {
        part.filter(|part| (1..=2).contains(&part.len()))?.parse().ok()
    };
    let hour = number(parts.next())?;
    let minute = match parts.next() {
        Some(minute) if minute.len() == 2 => number(Some(minute))?,
        Some(_) => return None,
        None if word => 0,
        None => return None,
    };
    // Seconds do not matter.
    if let Some(second) = parts.next() {
        number(Some(second)).filter(|second| *second < 60)?;
    }
    if parts.next().is_some() {
        return None;
    }
    let hour = match (add, hour) {
        (0, hour) => hour,
        (12, 12) => 12,
        (12, hour) => hour + 12,
        (_, 12) => 0,
        (_, hour) => hour,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// As a record has it.
pub fn written(from: u16, until: Option<u16>) -> String {
    Clock { start: from, end: until.filter(|until| *until != from) }.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str, order: Order) -> Option<(String, String)> {
        let today = NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        let found = moment(&Cell::of(text), order, today)?;
        let day = found.day.map(|day| day.to_string()).unwrap_or_default();
        let time = found.from.map(|from| written(from, found.until)).unwrap_or_default();
        Some((day, time))
    }

    #[test]
    fn days_and_times_in_every_writing() {
        for (text, day, time) in [
            ("2024-10-14", "2024-10-14", ""),
            ("14.10.2024", "2024-10-14", ""),
            ("14.10.24", "2024-10-14", ""),
            ("14. Oktober 2024", "2024-10-14", ""),
            ("Mo, 14.10.2024", "2024-10-14", ""),
            ("October 14, 2024", "2024-10-14", ""),
            ("14/10/2024", "2024-10-14", ""),
            ("10/14/2024", "2024-10-14", ""),
            ("03/04/2024", "2024-04-03", ""),
            ("2025-03", "2025-03", ""),
            ("März 2025", "2025-03", ""),
            ("14.10.2024 09:30", "2024-10-14", "09:30"),
            ("2024-10-14T09:30:00", "2024-10-14", "09:30"),
            ("14.10.2024, 9.30 Uhr", "2024-10-14", "09:30"),
            ("14.10.2024 um 10:00 bis 12:30", "2024-10-14", "10:00-12:30"),
            ("10/14/2024 2:30 PM", "2024-10-14", "14:30"),
            ("12:15 AM", "", "00:15"),
            ("12:15 p.m.", "", "12:15"),
            ("10-12 Uhr", "", "10:00-12:00"),
            ("10:00–12:30", "", "10:00-12:30"),
            ("9:00:00", "", "09:00"),
            ("14 Uhr", "", "14:00"),
        ] {
            let expected = Some((day.to_string(), time.to_string()));
            assert_eq!(read_as(text, Order::DayFirst), expected, "{text}");
        }
        for text in ["", "morgen", "Besprechung", "32.1.2024", "25:00", "12", "99/99/2024", "a:b"] {
            assert_eq!(read_as(text, Order::DayFirst), None, "{text}");
        }
        assert_eq!(
            read_as("03/04/2024", Order::MonthFirst),
            Some(("2024-03-04".into(), String::new()))
        );
    }

    #[test]
    fn the_column_says_what_one_cell_cannot() {
        let order = |texts: &[&str]| {
            let cells: Vec<Cell> = texts.iter().map(|text| Cell::of(text)).collect();
            super::order(cells.iter())
        };
        assert_eq!(order(&["03/04/2024", "03/25/2024"]), (Order::MonthFirst, false));
        assert_eq!(order(&["03/04/2024", "25/03/2024"]), (Order::DayFirst, false));
        assert_eq!(order(&["03/04/2024", "04/04/2024"]), (Order::DayFirst, true));
        assert_eq!(order(&["03/04/2024 2:30 PM"]), (Order::MonthFirst, true));
        assert_eq!(order(&["03.04.2024", "04/04/2024"]), (Order::DayFirst, false));
    }
}

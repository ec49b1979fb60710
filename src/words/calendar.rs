//! Names of months and weekdays in both languages, and the few sums on months that chrono
//! leaves to its callers.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Lang;

const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
// Duden abbreviates months with a full stop, but for the short ones.
const SHORT_DE: [&str; 12] = [
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
];
const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS_DE: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const DAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name at a place that counts from 1.
fn nth(names: &[&'static str], number: u32) -> &'static str {
    let at = usize::try_from(number).unwrap_or(0).saturating_sub(1);
    names.get(at).copied().unwrap_or_default()
}

/// `month` counts from 1.
pub fn month_name(lang: Lang, month: u32) -> &'static str {
    match lang {
        Lang::De => nth(&MONTHS_DE, month),
        Lang::En => nth(&MONTHS_EN, month),
    }
}

/// `month` counts from 1.
pub fn month_short(lang: Lang, month: u32) -> &'static str {
    match lang {
        Lang::De => nth(&SHORT_DE, month),
        Lang::En => nth(&SHORT_EN, month),
    }
}

pub fn weekday_name(lang: Lang, weekday: Weekday) -> &'static str {
    let number = weekday.number_from_monday();
    match lang {
        Lang::De => nth(&DAYS_DE, number),
        Lang::En => nth(&DAYS_EN, number),
    }
}

/// Two letters in German, three in English.
pub fn weekday_short(lang: Lang, weekday: Weekday) -> &'static str {
    let name = weekday_name(lang, weekday);
    let letters = match lang {
        Lang::De => 2,
        Lang::En => 3,
    };
    name.get(..letters).unwrap_or(name)
}

/// The first day of a month that counts from 1.
pub fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month.clamp(1, 12), 1).unwrap_or_default()
}

/// The last day of a month that counts from 1.
pub fn last_of(year: i32, month: u32) -> NaiveDate {
    let first = first_of(year, month);
    first
        .checked_add_months(Months::new(1))
        .and_then(|next| next.checked_sub_days(Days::new(1)))
        .unwrap_or(first)
}

/// First and last day of a quarter that counts from 1.
pub fn quarter(year: i32, quarter: u32) -> (NaiveDate, NaiveDate) {
    let last = quarter.clamp(1, 4) * 3;
    (first_of(year, last - 2), last_of(year, last))
}

/// The quarter of a day, from 1.
pub fn quarter_of(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

/// `months` later (earlier where negative); the 31st becomes the month's last day.
pub fn add_months(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let count = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

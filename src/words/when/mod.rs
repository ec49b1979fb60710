//! Dates in words, German and English: `gestern`, `nächsten Dienstag`, `14. Oktober`, `KW 42`,
//! `in 2 weeks`, `2024-q4`. Both languages are always understood, whatever the interface speaks.
//! Knows no clock: the day that counts as today is an argument.
//!
//! A text goes three ways down: `tokens` cuts it into numbers and known words (`vocabulary`),
//! `phrase` reads what they say together, `period` looks it up on the calendar.

mod period;
mod phrase;
mod range;
mod span;
mod tokens;
mod vocabulary;

pub use range::{DayRange, range};
pub use span::{Span, Unit, span};

use chrono::NaiveDate;

use super::PartialDate;
use period::Anchor;

/// What a date without a year, or a bare weekday, most likely means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bias {
    /// The latest one that has come, today included: a log of what was.
    Past,
    /// The earliest one still to come, today included: a plan.
    Future,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFault {
    /// Not understood.
    Unknown,
    /// Understood, but there is no such day: `30.2.`, or `Montag` with the date of a Tuesday.
    Impossible,
}

/// Part of a period: `Anfang`, `Mitte`, `Ende`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    Start,
    Middle,
    End,
}

// A record writes its years with four digits.
const FIRST_DAY: NaiveDate = known(1000, 1, 1);
const LAST_DAY: NaiveDate = known(9999, 12, 31);

const fn known(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// Reads a day, or a month or a year where the text says no more (`Oktober 2024`, `next year`).
/// A week is its Monday. A quarter is `Unknown` here and only a [`range()`]; `Ende Q3` is a day.
///
/// Full stops, case, double spaces and the spelling of umlauts do not matter. Numbers have the
/// day first (`14/10/2024`) unless they begin with a year. Two digits are a year of this century,
/// or of the last one where that would be more than 20 years ahead.
pub fn day(text: &str, today: NaiveDate, bias: Bias) -> Result<PartialDate, WhenFault> {
    let tokens = tokens::read(text).ok_or(WhenFault::Unknown)?;
    let phrase = phrase::read(&tokens).ok_or(WhenFault::Unknown)?;
    let period = phrase.period(today, Anchor { day: today, bias })?;
    period.partial().ok_or(WhenFault::Unknown)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::words::{Lang, Words};

    /// `@` is today; then bias, text and what it is read as (`?` unknown, `!` no such day).
    const DAYS: &str = "
        @ 2024-10-16
        P heute = 2024-10-16
        F  HEUTE  = 2024-10-16
        P gestern = 2024-10-15
        F gestern = 2024-10-15
        P vorgestern = 2024-10-14
        P morgen = 2024-10-17
        P übermorgen = 2024-10-18
        P uebermorgen = 2024-10-18
        P Übermorgen. = 2024-10-18
        P today = 2024-10-16
        P now = 2024-10-16
        P Yesterday = 2024-10-15
        P tomorrow = 2024-10-17
        P day before yesterday = 2024-10-14
        P the day before yesterday = 2024-10-14
        F day after tomorrow = 2024-10-18

        P Dienstag = 2024-10-15
        F Dienstag = 2024-10-22
        P Mittwoch = 2024-10-16
        F Mittwoch = 2024-10-16
        P Donnerstag = 2024-10-10
        F Donnerstag = 2024-10-17
        P Mo = 2024-10-14
        P Di. = 2024-10-15
        P am Freitag = 2024-10-11
        F am Freitag = 2024-10-18
        P Sonnabend = 2024-10-12
        F So = 2024-10-20
        P mon = 2024-10-14
        F Tue = 2024-10-22
        F tues. = 2024-10-22
        F on Thursday = 2024-10-17
        P thurs = 2024-10-10
        P letzten Dienstag = 2024-10-15
        P letzten Mittwoch = 2024-10-09
        P letzten Donnerstag = 2024-10-10
        F letzten Dienstag = 2024-10-15
        P vergangenen Freitag = 2024-10-11
        P vorigen Mo = 2024-10-14
        P am letzten Montag = 2024-10-14
        P last Wednesday = 2024-10-09
        P past monday = 2024-10-14
        P nächsten Dienstag = 2024-10-22
        P naechsten dienstag = 2024-10-22
        F nächsten Mittwoch = 2024-10-23
        F nächsten Donnerstag = 2024-10-17
        F kommenden Freitag = 2024-10-18
        F next tuesday = 2024-10-22
        F next wed = 2024-10-23
        F next thu = 2024-10-17
        F next mo = 2024-10-21
        P diesen Freitag = 2024-10-18
        F diesen Montag = 2024-10-14
        F this sunday = 2024-10-20
        F übernächsten Mittwoch = 2024-10-30
        F übernächsten Freitag = 2024-10-25
        P vorletzten Mittwoch = 2024-10-02
        P vorletzten Dienstag = 2024-10-08
        F friday after next = 2024-10-25
        P tuesday before last = 2024-10-08

        P vor 3 Tagen = 2024-10-13
        P vor einem Tag = 2024-10-15
        P vor zwei Wochen = 2024-10-02
        P vor einer Woche = 2024-10-09
        P vor 1 Monat = 2024-09-16
        P vor zwölf Monaten = 2023-10-16
        P vor einem Jahr = 2023-10-16
        F in 14 Tagen = 2024-10-30
        F heute in zwei Wochen = 2024-10-30
        F in einem Monat = 2024-11-16
        F in fünf Jahren = 2029-10-16
        F in fuenf Wochen = 2024-11-20
        P 3 days ago = 2024-10-13
        P a week ago = 2024-10-09
        P one month ago = 2024-09-16
        P two years ago = 2022-10-16
        F in 2 weeks = 2024-10-30
        F in a month = 2024-11-16
        F twelve days from now = 2024-10-28
        P +14d = 2024-10-30
        P -3w = 2024-09-25
        P +6mo = 2025-04-16
        P + 2 Monate = 2024-12-16
        P +1y = 2025-10-16
        P -1 Jahr = 2023-10-16
        P 14d ago = 2024-10-02
        P vor 6 Mo. = 2024-04-16

        P diese Woche = 2024-10-14
        P letzte Woche = 2024-10-07
        P last week = 2024-10-07
        F nächste Woche = 2024-10-21
        F next-week = 2024-10-21
        F the week after next = 2024-10-28
        F übernächste Woche = 2024-10-28
        F nächste Woche Dienstag = 2024-10-22
        F Dienstag nächster Woche = 2024-10-22
        F tuesday next week = 2024-10-22
        P Freitag letzter Woche = 2024-10-11
        F nächsten Monat = 2024-11
        F next month = 2024-11
        P letzten Monat = 2024-09
        P dieser Monat = 2024-10
        P letztes Jahr = 2023
        F next year = 2025
        P im vorletzten Jahr = 2022
        P letzten Oktober = 2023-10
        P letzten September = 2024-09
        F next October = 2025-10
        F nächsten November = 2024-11
        F this november = 2024-11

        P Anfang Oktober = 2024-10-01
        F Anfang Oktober = 2025-10-01
        F Ende Oktober = 2024-10-31
        P Ende Oktober = 2023-10-31
        P Mitte Februar 2024 = 2024-02-15
        P Ende Februar 2024 = 2024-02-29
        F Ende des Monats = 2024-10-31
        P Anfang des Monats = 2024-10-01
        P Monatsende = 2024-10-31
        F Ende nächsten Monats = 2024-11-30
        F Jahresende = 2024-12-31
        F end of month = 2024-10-31
        F end of the month = 2024-10-31
        F month end = 2024-10-31
        F end of next month = 2024-11-30
        F mid March = 2025-03-15
        F mid-March = 2025-03-15
        P early May 2023 = 2023-05-01
        P late May 2023 = 2023-05-31
        P Anfang 2025 = 2025-01-01
        P Mitte 2025 = 2025-07-01
        P Ende 2025 = 2025-12-31
        F Ende der Woche = 2024-10-18
        F end of next week = 2024-10-25
        F Mitte der Woche = 2024-10-16
        P Ende Q3 2024 = 2024-09-30
        F Mitte des Quartals = 2024-11-15
        F Ende nächsten Jahres = 2025-12-31

        P KW 42 = 2024-10-14
        P KW42 = 2024-10-14
        P KW 43 = 2023-10-23
        F KW 43 = 2024-10-21
        F KW 42 = 2024-10-14
        F KW 41 = 2025-10-06
        P KW42/2024 = 2024-10-14
        P KW 42/23 = 2023-10-16
        P 42. KW 2024 = 2024-10-14
        P Woche 42 = 2024-10-14
        P week 42 = 2024-10-14
        P calendar week 42 = 2024-10-14
        P CW 42 = 2024-10-14
        P 2024-W01 = 2024-01-01
        P KW 1 2025 = 2024-12-30
        P KW 53 = 2020-12-28
        F KW 53 = 2026-12-28
        P Freitag, KW 42 2024 = 2024-10-18
        P KW 42 Mittwoch = 2024-10-16

        P 14. Oktober 2024 = 2024-10-14
        P 14. Oktober = 2024-10-14
        F 14. Oktober = 2025-10-14
        F 16. Oktober = 2024-10-16
        P 17. Oktober = 2023-10-17
        P 14 Oct = 2024-10-14
        P 14-Oct-2024 = 2024-10-14
        P October 14 = 2024-10-14
        P October 14, 2023 = 2023-10-14
        P Oct. 14th, 2023 = 2023-10-14
        P the 3rd of May = 2024-05-03
        P 1st May 2023 = 2023-05-01
        P 2. Jänner 2024 = 2024-01-02
        P 2. Feber = 2024-02-02
        P 3. Mrz = 2024-03-03
        P 3. maerz = 2024-03-03
        P 3. März 23 = 2023-03-03
        P 4. Mai = 2024-05-04
        P 5 may = 2024-05-05
        P 6. Sept. 2024 = 2024-09-06
        P 6. Sep = 2024-09-06
        P 7. Okt. 2024 = 2024-10-07
        P 24. Dez. = 2023-12-24
        F 24. Dez. = 2024-12-24
        F 24. Dezember nächsten Jahres = 2025-12-24
        P 14.10. = 2024-10-14
        F 14.10. = 2025-10-14
        P 14.10 = 2024-10-14
        P am 14.10. = 2024-10-14
        P 14.10.2024 = 2024-10-14
        P 14. 10. 2024 = 2024-10-14
        P 14.10.24 = 2024-10-14
        P 1.1.44 = 2044-01-01
        P 1.1.45 = 1945-01-01
        P 1.1.99 = 1999-01-01
        P 14/10/2024 = 2024-10-14
        P 4/10/2024 = 2024-10-04
        P 14/10 = 2024-10-14
        P 2024-10-14 = 2024-10-14
        P 2024-1-5 = 2024-01-05
        P 2024/10/14 = 2024-10-14
        P 2024.10.14 = 2024-10-14
        P 2024-10 = 2024-10
        P 10/2024 = 2024-10
        P 10.2024 = 2024-10
        P 2024 = 2024
        P im Jahr 2024 = 2024
        P in 2024 = 2024
        P Oktober 2024 = 2024-10
        P 2024 Oktober = 2024-10
        P Oktober = 2024-10
        F Oktober = 2024-10
        P im November = 2023-11
        F in November = 2024-11
        P Okt. letzten Jahres = 2023-10
        P Montag, 14.10.2024 = 2024-10-14
        P Mo 14.10. = 2024-10-14
        P Montag, den 14. Oktober 2024 = 2024-10-14
        P Wed, 16 October 2024 = 2024-10-16
        P Mittwoch, heute = 2024-10-16
        P 29.2. = 2024-02-29
        F 29.2. = 2028-02-29

        P = ?
        P , = ?
        P irgendwann = ?
        P 14 = ?
        P 14. = ?
        P 14 10 = ?
        P 24-10-14 = ?
        P 20241014 = ?
        P 3 Tage = ?
        P +14 = ?
        P -3 = ?
        P heute morgen = ?
        P nächsten Tag = ?
        P nächsten = ?
        P Montag Dienstag = ?
        P Montag Oktober = ?
        P Ende gestern = ?
        P Ende 14.10. = ?
        P Q3 2024 = ?
        P 3. Quartal 2024 = ?
        P letztes Quartal = ?
        P 2024-10..2025-03 = ?
        P vor dem 14.10. = ?
        P 14. Oktober 10:00 = ?
        P Oktober 14-16 = ?
        P Oktober 14/16 = ?
        P KW 42-44 = ?
        P 12024 = ?
        P 14.10.024 = ?
        P ٢٠٢٤ = ?
        P 1.5 Wochen ago = ?
        P 30.2. = !
        P 30.2.2024 = !
        P 29.2.2023 = !
        P 31. April = !
        P 32. Oktober = !
        P 0.10.2024 = !
        P 14.13.2024 = !
        P 10/24 = !
        P 2024-02-30 = !
        P 2024-13 = !
        P 0999 = !
        P KW 53 2024 = !
        P KW 0 = !
        P week 60 = !
        P Dienstag, 14.10.2024 = !
        P Tue 14 October 2024 = !
        P Montag, heute = !
        F in 999999999 years = !
        F in 99999999999999999999 days = !
        P -4294967295w = !
        P vor 1025 Jahren = !

        @ 2024-01-31
        F in einem Monat = 2024-02-29
        F +1y = 2025-01-31
        P letzten Monat = 2023-12
        P letzte Woche = 2024-01-22
        P Q = ?
        P 31.1. = 2024-01-31
        P Dezember = 2023-12

        @ 1899-03-01
        P 29.2. = 1896-02-29
        F 29.2. = 1904-02-29

        @ 2024-12-30
        P KW 1 = 2024-12-30
        F KW 1 = 2024-12-30
        F nächstes Jahr = 2025

        @ 9999-12-31
        F morgen = !
        F next year = !
        F nächste Woche = !
        F Samstag = !
        F 1.1. = !
    ";

    const RANGES: &str = "
        @ 2024-10-16
        2024 = 2024-01-01..2024-12-31
        2024-10 = 2024-10-01..2024-10-31
        2024-q4 = 2024-10-01..2024-12-31
        2024-Q1 = 2024-01-01..2024-03-31
        Q4 2023 = 2023-10-01..2023-12-31
        q4/2023 = 2023-10-01..2023-12-31
        4. Quartal 2023 = 2023-10-01..2023-12-31
        Q3 = 2024-07-01..2024-09-30
        q4 = 2024-10-01..2024-12-31
        2nd quarter 2024 = 2024-04-01..2024-06-30
        letztes Quartal = 2024-07-01..2024-09-30
        this-quarter = 2024-10-01..2024-12-31
        2024-kw42 = 2024-10-14..2024-10-20
        KW 42 = 2024-10-14..2024-10-20
        14.10.2024 = 2024-10-14..2024-10-14
        14.10. = 2024-10-14..2024-10-14
        17.10. = 2023-10-17..2023-10-17
        gestern = 2024-10-15..2024-10-15
        today = 2024-10-16..2024-10-16
        letzten-Dienstag = 2024-10-15..2024-10-15
        last-year = 2023-01-01..2023-12-31
        this-year = 2024-01-01..2024-12-31
        next-month = 2024-11-01..2024-11-30
        last-week = 2024-10-07..2024-10-13
        this-week = 2024-10-14..2024-10-20
        letztes-jahr = 2023-01-01..2023-12-31
        dieses Jahr = 2024-01-01..2024-12-31
        diesen-monat = 2024-10-01..2024-10-31
        letzte-woche = 2024-10-07..2024-10-13
        Oktober = 2024-10-01..2024-10-31
        november = 2023-11-01..2023-11-30
        vor-2-wochen = 2024-10-02..2024-10-02
        3-days-ago = 2024-10-13..2024-10-13
        +14d = 2024-10-30..2024-10-30

        2024-10..2025-03 = 2024-10-01..2025-03-31
        2024-10.. = 2024-10-01..
        ..2024-10 = ..2024-10-31
        ..today = ..2024-10-16
        heute.. = 2024-10-16..
        today..+14d = 2024-10-16..2024-10-30
        -3w..today = 2024-09-25..2024-10-16
        -2w..+2w = 2024-10-02..2024-10-30
        2024-q1..2024-q3 = 2024-01-01..2024-09-30
        last-year.. = 2023-01-01..
        last-year..this-year = 2023-01-01..2024-12-31
        1.3.2024..14.10.2024 = 2024-03-01..2024-10-14
        1.3. .. 14.10. = 2024-03-01..2024-10-14
        1.3...14.10. = 2024-03-01..2024-10-14
        1.3.…14.10. = ?
        2024 ... 2025 = 2024-01-01..2025-12-31
        KW40..KW42 = 2024-09-30..2024-10-20
        14.10...gestern = 2024-10-14..2024-10-15
        Oktober..Februar = 2024-10-01..2025-02-28
        November..Januar = 2023-11-01..2024-01-31
        14.10...18.10. = 2024-10-14..2024-10-18
        Oktober..Dezember 2023 = 2023-10-01..2023-12-31
        Oktober..Dezember 2030 = 2030-10-01..2030-12-31
        Oktober 2022..Februar = 2022-10-01..2023-02-28
        1.10...14.10.2021 = 2021-10-01..2021-10-14
        Montag..Freitag = 2024-10-14..2024-10-18
        Freitag..Dienstag = 2024-10-11..2024-10-15
        Montag..31.12.2024 = 2024-10-14..2024-12-31
        1.9.2024..Dienstag = 2024-09-01..2024-10-15
        Mittwoch..gestern = 2024-10-09..2024-10-15
        17.10...gestern = 2023-10-17..2024-10-15
        von März bis Mai = 2024-03-01..2024-05-31
        from March to May 2023 = 2023-03-01..2023-05-31
        seit letztem Montag = 2024-10-14..
        since-2023 = 2023-01-01..
        bis Ende des Monats = ..2024-10-31
        Ende Q2..heute = 2024-06-30..2024-10-16

        = ?
        .. = ?
        ... = ?
        bis = ?
        seit = ?
        2024..2025..2026 = ?
        2024..morgenstern = ?
        2024.. .. = ?
        2024-q5 = !
        2025..2024 = !
        heute..gestern = !
        today..-1d = !
        30.2... = !
        ..KW 60 = !
    ";

    fn iso(text: &str) -> NaiveDate {
        PartialDate::parse(text).ok().and_then(PartialDate::day).expect("a day")
    }

    fn fault(fault: WhenFault) -> String {
        match fault {
            WhenFault::Unknown => "?".to_string(),
            WhenFault::Impossible => "!".to_string(),
        }
    }

    /// Each row of a table with its day; fails with all rows that are read in another way.
    fn holds(table: &str, read: impl Fn(&str, NaiveDate) -> String) {
        let mut today = iso("2024-10-16");
        let mut wrong = Vec::new();
        for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
            if let Some(day) = row.strip_prefix("@ ") {
                today = iso(day);
                continue;
            }
            let (text, meant) = row.rsplit_once('=').expect("an equals sign");
            let got = read(text, today);
            if got != meant.trim() {
                wrong.push(format!("{row}, not {got} (today is {today})"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn days_are_read_in_both_languages() {
        holds(DAYS, |row, today| {
            let bias = if row.starts_with('P') { Bias::Past } else { Bias::Future };
            let read = day(&row[1..], today, bias);
            read.map_or_else(fault, |date| date.to_string())
        });
    }

    #[test]
    fn ranges_are_read_in_both_languages() {
        holds(RANGES, |text, today| {
            let end = |day: Option<NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
            range(text, today).map_or_else(fault, |r| format!("{}..{}", end(r.from), end(r.until)))
        });
    }

    #[test]
    fn what_netlog_writes_it_reads() {
        let words = Lang::ALL.map(Words::new);
        let today = iso("2024-10-16");
        let days = iso("2020-01-01").iter_days().take_while(|day| *day <= iso("2030-12-31"));
        for date in days {
            for words in &words {
                for text in [
                    words.date(date.into()),
                    words.day_long(date),
                    words.date_short(date.into()),
                    words.day_short(date),
                ] {
                    assert_eq!(day(&text, today, Bias::Past), Ok(date.into()), "{text}");
                }
                let month = PartialDate::parse(&date.format("%Y-%m").to_string()).expect("a month");
                for text in [words.date(month), words.date_short(month)] {
                    assert_eq!(day(&text, today, Bias::Past), Ok(month), "{text}");
                }
            }
        }
    }

    /// Words, numbers and signs of dates in any order.
    fn nearly_a_date() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            prop::sample::select(vec![
                "letzten",
                "nächste",
                "vorletzte",
                "Montag",
                "mo",
                "Woche",
                "month",
                "Jahr",
                "KW",
                "q",
                "Oktober",
                "feb",
                "Ende",
                "mid",
                "in",
                "vor",
                "ago",
                "from",
                "now",
                "bis",
                "..",
                ".",
                "-",
                "/",
                "+",
                " ",
                " ",
                "eine",
                "twelve",
                "d",
                "after",
                "before",
                "heute",
                "st",
            ])
            .prop_map(str::to_string),
            (0u32..3000).prop_map(|number| number.to_string()),
            any::<u32>().prop_map(|number| number.to_string()),
        ];
        prop::collection::vec(part, 0..7).prop_map(|parts| parts.concat())
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        (FIRST_DAY.to_epoch_days()..=LAST_DAY.to_epoch_days())
            .prop_map(|days| NaiveDate::from_epoch_days(days).expect("a day"))
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*", today in any_day()) {
            let _ = (day(&text, today, Bias::Past), range(&text, today), span(&text));
        }

        #[test]
        fn no_mix_of_words_panics_or_leaves_the_calendar(
            text in nearly_a_date(),
            today in prop_oneof![
                any_day(),
                Just(FIRST_DAY),
                Just(LAST_DAY),
                Just(NaiveDate::MIN),
                Just(NaiveDate::MAX),
            ],
        ) {
            for bias in [Bias::Past, Bias::Future] {
                if let Ok(date) = day(&text, today, bias) {
                    prop_assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
                }
            }
            if let Ok(DayRange { from, until }) = range(&text, today) {
                prop_assert!(from.is_some() || until.is_some());
                prop_assert!(from.zip(until).is_none_or(|(from, until)| from <= until));
                prop_assert!(from.is_none_or(|day| day >= FIRST_DAY));
                prop_assert!(until.is_none_or(|day| day <= LAST_DAY));
            }
            let _ = span(&text);
        }

        #[test]
        fn what_a_record_holds_is_itself(date in any_day(), today in any_day()) {
            let text = date.to_string();
            for part in [&text[..], &text[..7], &text[..4]] {
                let written = PartialDate::parse(part).expect("a date");
                prop_assert_eq!(day(part, today, Bias::Past), Ok(written));
                prop_assert_eq!(day(part, today, Bias::Future), Ok(written));
                let days = DayRange { from: Some(written.first()), until: Some(written.last()) };
                prop_assert_eq!(range(part, today), Ok(days));
            }
        }

        #[test]
        fn the_bias_says_on_which_side(
            text in prop::sample::select(vec!["Di", "14.10.", "29 February", "friday", "1. Mai"]),
            today in (iso("1010-01-01").to_epoch_days()..iso("9990-01-01").to_epoch_days())
                .prop_map(|days| NaiveDate::from_epoch_days(days).expect("a day")),
        ) {
            let of = |bias| day(text, today, bias).ok().and_then(PartialDate::day).expect("a day");
            let (past, future) = (of(Bias::Past), of(Bias::Future));
            prop_assert!(past <= today && today <= future);
            prop_assert_eq!(past == today, future == today);
        }
    }
}

//! Days and stretches of time that people type, in words and as numbers.

use super::Candidate;
use crate::words::{Lang, fold};

const DAYS: [(&str, &str); 4] =
    [("today", "heute"), ("yesterday", "gestern"), ("tomorrow", "morgen"), ("+14d", "+14t")];

const RANGES: [(&str, &str); 13] = [
    ("today", "heute"),
    ("yesterday", "gestern"),
    ("this-week", "diese-woche"),
    ("last-week", "letzte-woche"),
    ("next-week", "nächste-woche"),
    ("this-month", "dieser-monat"),
    ("last-month", "letzter-monat"),
    ("next-month", "nächster-monat"),
    ("this-quarter", "dieses-quartal"),
    ("last-quarter", "letztes-quartal"),
    ("this-year", "dieses-jahr"),
    ("last-year", "letztes-jahr"),
    ("next-year", "nächstes-jahr"),
];

const SPANS: [&str; 6] = ["7d", "14d", "30d", "90d", "6m", "1y"];

/// One day, for a record that is being written.
pub fn days(typed: &str) -> Vec<Candidate> {
    words(&DAYS, typed, None)
}

/// A stretch of time, for a query. Years are those of the log.
pub fn ranges(typed: &str, years: &[i32], lang: Lang) -> Vec<Candidate> {
    let mut found: Vec<Candidate> =
        years.iter().rev().map(|year| Candidate::new(format!("{year:04}"), "")).collect();
    if let Some((year, _)) = typed.split_once('-').filter(|(year, _)| crate::record::is_year(year))
    {
        let quarters = (1..=4).map(|quarter| format!("{year}-q{quarter}"));
        let months = (1..=12).map(|month| format!("{year}-{month:02}"));
        found.extend(months.chain(quarters).map(|text| Candidate::new(text, "")));
    }
    found.retain(|candidate| candidate.text.starts_with(typed));
    found.extend(words(&RANGES, typed, Some(lang)));
    found
}

/// Whole years: those of the log, and the last one by its name.
pub fn years(typed: &str, years: &[i32], lang: Lang) -> Vec<Candidate> {
    let years = years.iter().rev().map(|year| format!("{year:04}"));
    whole(years, "last-year", typed, lang)
}

/// Whole quarters, as `years`.
pub fn quarters(typed: &str, years: &[i32], lang: Lang) -> Vec<Candidate> {
    let of =
        |year: &i32| (1..=4).rev().map(|number| format!("{year:04}-q{number}")).collect::<Vec<_>>();
    whole(years.iter().rev().flat_map(of), "last-quarter", typed, lang)
}

fn whole(
    dated: impl Iterator<Item = String>,
    last: &str,
    typed: &str,
    lang: Lang,
) -> Vec<Candidate> {
    let fits = dated.filter(|text| text.starts_with(typed));
    let mut found: Vec<Candidate> = fits.map(|text| Candidate::new(text, "")).collect();
    let last: Vec<_> = RANGES.into_iter().filter(|(en, _)| *en == last).collect();
    found.extend(words(&last, typed, Some(lang)));
    found
}

pub fn spans(typed: &str) -> Vec<Candidate> {
    let fits = SPANS.iter().filter(|span| span.starts_with(typed));
    fits.map(|span| Candidate::new(*span, "")).collect()
}

/// Before anything is typed the words of one language, then those of both that begin so.
fn words(
    table: &[(&'static str, &'static str)],
    typed: &str,
    lang: Option<Lang>,
) -> Vec<Candidate> {
    let begins = fold::key(typed);
    let all = table.iter().flat_map(|(en, de)| [(Lang::En, *en), (Lang::De, *de)]);
    let fits = all.filter(|(of, word)| {
        let spoken = lang.is_none_or(|lang| lang == *of);
        fold::key(word).starts_with(&begins) && (spoken || !begins.is_empty())
    });
    fits.map(|(_, word)| Candidate::new(word, "")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::when;
    use chrono::NaiveDate;

    #[test]
    fn all_that_is_offered_is_understood() {
        let today = NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        for day in days("") {
            assert!(when::day(&day.text, today, when::Bias::Past).is_ok(), "{}", day.text);
        }
        for lang in Lang::ALL {
            for typed in ["", "2024-"] {
                for range in ranges(typed, &[2023, 2024], lang) {
                    assert!(when::range(&range.text, today).is_ok(), "{}", range.text);
                }
            }
        }
        for span in spans("") {
            assert!(when::span(&span.text).is_some(), "{}", span.text);
        }
    }

    #[test]
    fn a_report_is_of_whole_years_and_quarters() {
        let texts =
            |found: Vec<Candidate>| found.into_iter().map(|found| found.text).collect::<Vec<_>>();
        let all = texts(years("", &[2023, 2024], Lang::De));
        assert_eq!(all, ["2024", "2023", "letztes-jahr"]);
        assert_eq!(texts(years("last", &[2023], Lang::De)), ["last-year"]);
        assert_eq!(texts(quarters("2023-", &[2023, 2024], Lang::En)).len(), 4);
        assert_eq!(texts(quarters("letz", &[], Lang::De)), ["letztes-quartal"]);
    }

    #[test]
    fn months_come_when_a_year_is_there() {
        let texts = |typed| {
            let found = ranges(typed, &[2023, 2024], Lang::De);
            found.into_iter().map(|found| found.text).collect::<Vec<_>>()
        };
        assert_eq!(texts("2024"), ["2024"]);
        assert_eq!(texts("2024-1"), ["2024-10", "2024-11", "2024-12"]);
        assert_eq!(texts("2024-q").len(), 4);
        assert_eq!(texts("naechste-w"), ["nächste-woche"]);
        assert_eq!(texts("last-y"), ["last-year"]);
    }
}

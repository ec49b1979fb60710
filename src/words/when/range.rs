//! From when until when, as a query asks: a period (`2024-q4`, `letztes Jahr`), or two ends with
//! `..` or `bis` between them.

use chrono::NaiveDate;

use super::period::{Anchor, Period};
use super::phrase::{self, Phrase, What};
use super::tokens::{self, Token};
use super::vocabulary::Word;
use super::{Bias, WhenFault};

/// Both ends included; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl DayRange {
    /// True where something that lasts from the first to the last day lies on one of its days.
    pub fn meets(self, first: NaiveDate, last: NaiveDate) -> bool {
        self.from.is_none_or(|from| last >= from) && self.until.is_none_or(|until| first <= until)
    }
}

/// Reads `2024`, `2024-10`, `2024-q4`, `last-year`, `gestern`, `A..B`, `A..`, `..B`. A hyphen
/// between words is a space. From the first day of A to the last day of B; `+14d` counts from
/// today at either end.
///
/// Without a year the latest one so far is meant, but ends stay together: B is then the first
/// one after A has begun (`Oktober..Februar`), and A takes the year of B where only B has one
/// (`Oktober..Dezember 2023`).
///
/// Fails with `Impossible` also where A is later than B.
pub fn range(text: &str, today: NaiveDate) -> Result<DayRange, WhenFault> {
    let tokens = tokens::read(text).ok_or(WhenFault::Unknown)?;
    let mut ends = tokens
        .split(|token| matches!(token, Token::Dots | Token::Word(Word::Until)))
        .map(|end| end.strip_prefix(&[Token::Word(Word::From)]).unwrap_or(end));
    let (first, second) = (ends.next().unwrap_or_default(), ends.next());
    if ends.next().is_some() {
        return Err(WhenFault::Unknown);
    }
    let since = tokens.first() == Some(&Token::Word(Word::From));
    match (first, second) {
        ([], Some(until)) => {
            let until = past(end(until)?, today, today)?;
            Ok(DayRange { from: None, until: Some(until.last()) })
        }
        (from, Some([])) => open(from, today),
        (from, None) if since => open(from, today),
        (from, Some(until)) => both(end(from)?, end(until)?, today),
        (whole, None) => {
            let whole = past(end(whole)?, today, today)?;
            Ok(DayRange { from: Some(whole.first()), until: Some(whole.last()) })
        }
    }
}

fn end(tokens: &[Token]) -> Result<Phrase, WhenFault> {
    phrase::read(tokens).ok_or(WhenFault::Unknown)
}

fn open(from: &[Token], today: NaiveDate) -> Result<DayRange, WhenFault> {
    let from = past(end(from)?, today, today)?;
    Ok(DayRange { from: Some(from.first()), until: None })
}

fn past(phrase: Phrase, today: NaiveDate, day: NaiveDate) -> Result<Period, WhenFault> {
    phrase.period(today, Anchor { day, bias: Bias::Past })
}

fn both(a: Phrase, b: Phrase, today: NaiveDate) -> Result<DayRange, WhenFault> {
    let before = match b.what {
        What::Weekday(_) | What::Dated(None, _) => today,
        What::Dated(Some(_), _) if a.yearless() => past(b, today, today)?.last(),
        _ => past(b, today, today)?.last().min(today),
    };
    let from = past(a, today, before)?.first();
    let after = |day| b.period(today, Anchor { day, bias: Bias::Future });
    let until = match b.what {
        What::Dated(None, _) => after(from)?.last(),
        What::Weekday(_) => match past(b, today, today)?.last() {
            earlier if earlier < from => after(from)?.last(),
            until => until,
        },
        _ => past(b, today, today)?.last(),
    };
    if from > until {
        return Err(WhenFault::Impossible);
    }
    Ok(DayRange { from: Some(from), until: Some(until) })
}

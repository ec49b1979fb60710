//! Lengths of time as people keep them: `6 months` until the next call, `90d` ahead. Months and
//! years follow the calendar, so a length has no fixed number of days.

use std::fmt;

use chrono::{Days, Months, NaiveDate};

use super::tokens::{self, Mark, Token};
use super::vocabulary::Word;
use super::{FIRST_DAY, LAST_DAY};
use crate::words::{Message, Words};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    pub count: u32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// Reads `90d`, `6 months`, `2 Wochen`, `ein Jahr`, `6mo`; `None` for anything else.
pub fn span(text: &str) -> Option<Span> {
    of(&tokens::read(text)?).filter(|span| span.count < u32::MAX)
}

/// A number and a unit; too large a number becomes the largest.
pub(super) fn of(tokens: &[Token]) -> Option<Span> {
    let [count, Token::Word(unit)] = tokens else { return None };
    let count = match count {
        Token::Number(number) if number.mark == Mark::Nothing => number.value,
        Token::Word(Word::Number(count)) => *count,
        _ => return None,
    };
    let unit = match unit {
        Word::Unit(unit) => *unit,
        Word::Mo => Unit::Month,
        _ => return None,
    };
    Some(Span { count, unit })
}

impl Span {
    /// So much later; from 31 January a month later is the last day of February. Stops at the
    /// last day of the year 9999.
    pub fn after(self, day: NaiveDate) -> NaiveDate {
        self.checked_after(day).unwrap_or(LAST_DAY)
    }

    /// So much earlier; stops at the first day of the year 1000.
    pub fn before(self, day: NaiveDate) -> NaiveDate {
        self.checked_before(day).unwrap_or(FIRST_DAY)
    }

    pub(super) fn checked_after(self, day: NaiveDate) -> Option<NaiveDate> {
        let moved = match self.step()? {
            Step::Days(days) => day.checked_add_days(days),
            Step::Months(months) => day.checked_add_months(months),
        };
        moved.filter(|day| *day <= LAST_DAY)
    }

    pub(super) fn checked_before(self, day: NaiveDate) -> Option<NaiveDate> {
        let moved = match self.step()? {
            Step::Days(days) => day.checked_sub_days(days),
            Step::Months(months) => day.checked_sub_months(months),
        };
        moved.filter(|day| *day >= FIRST_DAY)
    }

    /// `None` where the months are too many to count.
    fn step(self) -> Option<Step> {
        let count = self.count;
        Some(match self.unit {
            Unit::Day => Step::Days(Days::new(count.into())),
            Unit::Week => Step::Days(Days::new(u64::from(count) * 7)),
            Unit::Month => Step::Months(Months::new(count)),
            Unit::Year => Step::Months(Months::new(count.checked_mul(12)?)),
        })
    }
}

enum Step {
    Days(Days),
    Months(Months),
}

/// As in files: `1 week`, `6 months`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}

impl Words {
    /// In a sentence: `sechs Monate`.
    pub fn span(&self, span: Span) -> String {
        let message = match span.unit {
            Unit::Day => Message::new("span-day"),
            Unit::Week => Message::new("span-week"),
            Unit::Month => Message::new("span-month"),
            Unit::Year => Message::new("span-year"),
        };
        self.say(&message.with("count", i64::from(span.count)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn iso(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn spans_are_read_in_both_languages() {
        let cases = [
            ("90d", "90 days"),
            ("90 Tage", "90 days"),
            ("1 day", "1 day"),
            ("14t", "14 days"),
            ("2w", "2 weeks"),
            ("2 Wochen", "2 weeks"),
            ("eine Woche", "1 week"),
            ("a week", "1 week"),
            ("1 wk", "1 week"),
            ("6 months", "6 months"),
            ("6-months", "6 months"),
            ("6 Monate", "6 months"),
            ("6mo", "6 months"),
            ("6 mo.", "6 months"),
            ("6m", "6 months"),
            ("sechs Monaten", "6 months"),
            ("six MONTHS", "6 months"),
            ("zwoelf Monate", "12 months"),
            ("1 Jahr", "1 year"),
            ("ein Jahr", "1 year"),
            ("1y", "1 year"),
            ("2j", "2 years"),
            ("2 yrs", "2 years"),
            ("0d", "0 days"),
        ];
        for (text, written) in cases {
            assert_eq!(span(text).map(|s| s.to_string()).as_deref(), Some(written), "{text}");
        }
    }

    #[test]
    fn what_is_no_length_is_no_span() {
        for text in [
            "",
            "6",
            "month",
            "mo",
            "-6d",
            "+6d",
            "6 d ago",
            "6.5 months",
            "1,5 Jahre",
            "6. Monat",
            "6 Quartal",
            "6 Oktober",
            "99999999999 days",
            "half a year",
            "6 months 2 days",
        ] {
            assert_eq!(span(text), None, "{text}");
        }
    }

    #[test]
    fn months_end_where_the_month_ends() {
        let month = Span { count: 1, unit: Unit::Month };
        assert_eq!(month.after(iso("2024-01-31")), iso("2024-02-29"));
        assert_eq!(month.before(iso("2023-03-31")), iso("2023-02-28"));
        let year = Span { count: 1, unit: Unit::Year };
        assert_eq!(year.after(iso("2024-02-29")), iso("2025-02-28"));
        assert_eq!(Span { count: 2, unit: Unit::Week }.after(iso("2024-12-24")), iso("2025-01-07"));
        assert_eq!(
            Span { count: 90, unit: Unit::Day }.before(iso("2024-10-16")),
            iso("2024-07-18")
        );
    }

    #[test]
    fn too_long_a_span_stops_at_the_last_year_of_four_digits() {
        for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Year] {
            let span = Span { count: u32::MAX, unit };
            assert_eq!(span.after(iso("2024-10-16")), LAST_DAY);
            assert_eq!(span.before(iso("2024-10-16")), FIRST_DAY);
        }
    }

    fn any_span() -> impl Strategy<Value = Span> {
        let units = prop::sample::select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Year]);
        (prop_oneof![0u32..2000, 0..u32::MAX], units).prop_map(|(count, unit)| Span { count, unit })
    }

    proptest! {
        #[test]
        fn a_written_span_is_read_back(length in any_span()) {
            prop_assert_eq!(span(&length.to_string()), Some(length));
        }

        #[test]
        fn later_is_never_earlier(length in any_span(), days in -300_000i32..2_000_000) {
            let day = NaiveDate::from_epoch_days(days).expect("a day");
            prop_assert!(length.after(day) >= day && length.before(day) <= day);
        }
    }
}

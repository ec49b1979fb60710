//! The time that a report is about: a year, a quarter, a month or any other stretch of days; the
//! same time a year before, and its months and quarters.

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::words::{Message, PartialDate, Words, calendar};

/// Both ends included. In JSON `{from, until, label}` with a label such as `2024`, `2024-q3`,
/// `2024-03` or `2024-03-05..2024-04-10`, which a query understands as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// What a stretch of days is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Year(i32),
    Quarter(i32, u32),
    Month(i32, u32),
    /// Whole months of one year, the first and the last.
    Months(i32, u32, u32),
    Day(NaiveDate),
    Days,
}

impl Period {
    /// `None` where it ends before it begins.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Option<Period> {
        (from <= until).then_some(Period { from, until })
    }

    pub fn year(year: i32) -> Period {
        Period { from: calendar::first_of(year, 1), until: calendar::last_of(year, 12) }
    }

    fn shape(self) -> Shape {
        let (year, month) = (self.from.year(), self.from.month());
        let quarter = calendar::quarter_of(self.from);
        if self == Period::year(year) {
            Shape::Year(year)
        } else if (self.from, self.until) == calendar::quarter(year, quarter) {
            Shape::Quarter(year, quarter)
        } else if self.from.day() == 1 && self.until == calendar::last_of(year, month) {
            Shape::Month(year, month)
        } else if self.from.day() == 1
            && self.until.year() == year
            && self.until == calendar::last_of(year, self.until.month())
        {
            Shape::Months(year, month, self.until.month())
        } else if self.from == self.until {
            Shape::Day(self.from)
        } else {
            Shape::Days
        }
    }

    pub fn is_year(self) -> bool {
        matches!(self.shape(), Shape::Year(_))
    }

    pub fn is_quarter(self) -> bool {
        matches!(self.shape(), Shape::Quarter(..))
    }

    pub fn label(self) -> String {
        match self.shape() {
            Shape::Year(year) => format!("{year:04}"),
            Shape::Quarter(year, quarter) => format!("{year:04}-q{quarter}"),
            Shape::Month(year, month) => format!("{year:04}-{month:02}"),
            Shape::Months(..) | Shape::Day(_) | Shape::Days => self.range(),
        }
    }

    /// As the head of a column of figures has it; `None` where that is too long for one.
    pub(super) fn short(self, words: &Words) -> Option<String> {
        (!matches!(self.shape(), Shape::Days)).then(|| self.say(words))
    }

    /// `2024-01-01..2024-12-31`
    pub(super) fn range(self) -> String {
        format!("{}..{}", PartialDate::Day(self.from), PartialDate::Day(self.until))
    }

    /// As a title has it: `2024`, `3. Quartal 2024`, `März 2024`, `5. März bis 10. April 2024`.
    pub(super) fn say(self, words: &Words) -> String {
        match self.shape() {
            Shape::Year(year) => year.to_string(),
            Shape::Quarter(year, quarter) => words.say(
                &Message::new("report-quarter")
                    .with("quarter", quarter.to_string())
                    .with("year", year.to_string()),
            ),
            Shape::Month(year, month) => words.date(PartialDate::Month(year, month)),
            Shape::Months(year, first, last) => words.say(
                &Message::new("report-from-until")
                    .with("from", calendar::month_name(words.lang(), first))
                    .with("until", PartialDate::Month(year, last)),
            ),
            Shape::Day(day) => words.date(day.into()),
            Shape::Days => words.say(
                &Message::new("report-from-until")
                    .with("from", PartialDate::Day(self.from))
                    .with("until", PartialDate::Day(self.until)),
            ),
        }
    }

    /// The same days a year before; of a longer time as many years before as it takes not to
    /// overlap.
    pub fn before(self) -> Period {
        let mut years = 1;
        loop {
            let moved = self.moved(-12 * years);
            if moved.until < self.from || years > 1000 {
                return moved;
            }
            years += 1;
        }
    }

    fn moved(self, months: i32) -> Period {
        let shift = |day: NaiveDate| calendar::add_months(day, months).unwrap_or(day);
        let until = shift(self.until);
        // The end of a month stays the end of the month, also in February.
        let ends = self.until == calendar::last_of(self.until.year(), self.until.month());
        let until = if ends { calendar::last_of(until.year(), until.month()) } else { until };
        Period { from: shift(self.from), until }
    }

    /// Its months in order, the first and the last cut to the period.
    pub(super) fn months(self) -> Vec<(String, Period)> {
        self.parts(1, |first| first.format("%Y-%m").to_string())
    }

    /// Its quarters in order, the first and the last cut to the period.
    pub(super) fn quarters(self) -> Vec<(String, Period)> {
        self.parts(3, |first| format!("{}-q{}", first.format("%Y"), calendar::quarter_of(first)))
    }

    fn parts(self, months: u32, key: impl Fn(NaiveDate) -> String) -> Vec<(String, Period)> {
        let start = self.from.month0() / months * months + 1;
        let mut first = calendar::first_of(self.from.year(), start);
        let mut parts = Vec::new();
        while first <= self.until {
            let step = i32::try_from(months).unwrap_or(1);
            let Some(next) = calendar::add_months(first, step) else { break };
            let last = next.pred_opt().unwrap_or(next);
            let part = Period { from: first.max(self.from), until: last.min(self.until) };
            parts.push((key(first), part));
            first = next;
        }
        parts
    }

    /// The whole quarter in which it begins.
    pub(super) fn quarter(self) -> Period {
        let quarter = calendar::quarter_of(self.from);
        let (from, until) = calendar::quarter(self.from.year(), quarter);
        Period { from, until }
    }

    pub(super) fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("period", 3)?;
        object.serialize_field("from", &self.from)?;
        object.serialize_field("until", &self.until)?;
        object.serialize_field("label", &self.label())?;
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::day;
    use super::*;
    use crate::words::Lang;

    fn period(from: &str, until: &str) -> Period {
        Period::new(day(from), day(until)).expect("a period")
    }

    #[test]
    fn a_stretch_of_days_knows_what_it_is_called() {
        let de = Words::new(Lang::De);
        let cases = [
            (Period::year(2024), "2024", "2024", "2023"),
            (period("2024-07-01", "2024-09-30"), "2024-q3", "3. Quartal 2024", "2023-q3"),
            (period("2025-02-01", "2025-02-28"), "2025-02", "Februar 2025", "2024-02"),
            (
                period("2024-02-01", "2024-07-31"),
                "2024-02-01..2024-07-31",
                "Februar bis Juli 2024",
                "2023-02-01..2023-07-31",
            ),
            (
                period("2024-02-29", "2024-02-29"),
                "2024-02-29..2024-02-29",
                "29. Februar 2024",
                "2023-02-28..2023-02-28",
            ),
            (
                period("2023-03-01", "2024-12-31"),
                "2023-03-01..2024-12-31",
                "1. März 2023 bis 31. Dezember 2024",
                "2021-03-01..2022-12-31",
            ),
        ];
        for (period, label, said, before) in cases {
            assert_eq!(period.label(), label);
            assert_eq!(period.say(&de), said);
            assert_eq!(period.before().label(), before);
        }
        assert_eq!(Period::new(day("2024-02-02"), day("2024-02-01")), None);
    }

    #[test]
    fn its_parts_cover_it_without_a_gap() {
        let whole = period("2023-11-15", "2024-05-02");
        for parts in [whole.months(), whole.quarters()] {
            assert_eq!(parts.first().map(|(_, part)| part.from), Some(whole.from));
            assert_eq!(parts.last().map(|(_, part)| part.until), Some(whole.until));
            assert!(parts.windows(2).all(|two| two[0].1.until.succ_opt() == Some(two[1].1.from)));
        }
        let keys: Vec<String> = whole.quarters().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["2023-q4", "2024-q1", "2024-q2"]);
    }
}

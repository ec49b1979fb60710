//! What a phrase means on the calendar: a day, a week, a month, a quarter or a year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::phrase::{Cycle, Part, Phrase, What, Year};
use super::{Bias, Edge, FIRST_DAY, LAST_DAY, WhenFault};
use crate::words::{PartialDate, calendar};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Day(NaiveDate),
    /// From this Monday to Sunday.
    Week(NaiveDate),
    Month(i32, u32),
    Quarter(i32, u32),
    Year(i32),
}

/// Where a date without a year is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub day: NaiveDate,
    pub bias: Bias,
}

impl Phrase {
    /// Words like `gestern` and `+14d` count from `today`; what comes again each year or week is
    /// the nearest one on the anchor's side, the anchor's own day or month included.
    pub fn period(self, today: NaiveDate, anchor: Anchor) -> Result<Period, WhenFault> {
        let period = match self.what {
            What::Near(days) => move_days(today, days).map(Period::Day),
            What::Ago(span) => span.checked_before(today).map(Period::Day),
            What::Ahead(span) => span.checked_after(today).map(Period::Day),
            What::Turn(turn, cycle) => turned(today, turn, cycle),
            What::Weekday(weekday) => nearest_weekday(anchor, weekday).map(Period::Day),
            What::Dated(Some(year), part) => part.of(year.full(today)),
            What::Dated(None, part) => {
                nearest_year(anchor, |year| part.of(year).map(|period| self.narrow(period)))
            }
        };
        let period = period.map(|period| self.narrow(period)).filter(|period| period.written());
        let period = period.ok_or(WhenFault::Impossible)?;
        match (self.weekday, period) {
            (Some(weekday), Period::Day(day)) if day.weekday() != weekday => {
                Err(WhenFault::Impossible)
            }
            _ => Ok(period),
        }
    }

    /// True where it says no year, so that a neighbour may lend one.
    pub fn yearless(self) -> bool {
        matches!(self.what, What::Dated(None, _))
    }

    /// The part that the edge or the weekday takes out of a longer period.
    fn narrow(self, period: Period) -> Period {
        match (self.edge, self.weekday, period) {
            (Some(edge), _, period) => Period::Day(period.edge(edge)),
            (None, Some(weekday), Period::Week(monday)) => {
                move_days(monday, weekday.num_days_from_monday().into()).map_or(period, Period::Day)
            }
            _ => period,
        }
    }
}

impl Period {
    pub fn first(self) -> NaiveDate {
        match self {
            Period::Day(day) | Period::Week(day) => day,
            Period::Month(year, month) => calendar::first_of(year, month),
            Period::Quarter(year, quarter) => calendar::quarter(year, quarter).0,
            Period::Year(year) => calendar::first_of(year, 1),
        }
    }

    pub fn last(self) -> NaiveDate {
        match self {
            Period::Day(day) => day,
            Period::Week(monday) => move_days(monday, 6).unwrap_or(monday),
            Period::Month(year, month) => calendar::last_of(year, month),
            Period::Quarter(year, quarter) => calendar::quarter(year, quarter).1,
            Period::Year(year) => calendar::last_of(year, 12),
        }
    }

    /// A week is its Monday; a quarter has no form of its own in a record.
    pub fn partial(self) -> Option<PartialDate> {
        match self {
            Period::Day(day) | Period::Week(day) => Some(PartialDate::Day(day)),
            Period::Month(year, month) => Some(PartialDate::Month(year, month)),
            Period::Quarter(..) => None,
            Period::Year(year) => Some(PartialDate::Year(year)),
        }
    }

    /// The office's week ends on Friday; the middle of a month is the 15th of it, of a quarter
    /// the 15th of its second month, of a year the first day of its second half.
    fn edge(self, edge: Edge) -> NaiveDate {
        let first = self.first();
        match (edge, self) {
            (Edge::Start, _) => first,
            (Edge::Middle, Period::Week(_)) => move_days(first, 2).unwrap_or(first),
            (Edge::Middle, Period::Month(..)) => move_days(first, 14).unwrap_or(first),
            (Edge::Middle, Period::Quarter(..)) => {
                let second = calendar::add_months(first, 1).unwrap_or(first);
                move_days(second, 14).unwrap_or(second)
            }
            (Edge::Middle, Period::Year(year)) => calendar::first_of(year, 7),
            (Edge::End, Period::Week(_)) => move_days(first, 4).unwrap_or(first),
            (Edge::Middle | Edge::End, _) => self.last(),
        }
    }

    /// Years have four digits.
    fn written(self) -> bool {
        self.first() >= FIRST_DAY && self.last() <= LAST_DAY
    }
}

impl Year {
    fn full(self, today: NaiveDate) -> i32 {
        match self {
            Year::Full(year) => year,
            // A birth or a founding lies behind, a plan not further ahead than this.
            Year::Short(year) if 2000 + year > today.year() + 20 => 1900 + year,
            Year::Short(year) => 2000 + year,
            Year::Turn(turn) => today.year() + turn,
        }
    }
}

impl Part {
    /// `None` where the year has no such part.
    fn of(self, year: i32) -> Option<Period> {
        if !(FIRST_DAY.year()..=LAST_DAY.year()).contains(&year) {
            return None;
        }
        match self {
            Part::Whole => Some(Period::Year(year)),
            Part::Quarter(quarter @ 1..=4) => Some(Period::Quarter(year, quarter)),
            Part::Month(month @ 1..=12) => Some(Period::Month(year, month)),
            Part::Quarter(_) | Part::Month(_) => None,
            Part::Week(week) => {
                NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(Period::Week)
            }
            Part::Day { month, day } => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
        }
    }
}

fn move_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

fn monday(day: NaiveDate) -> Option<NaiveDate> {
    move_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

fn turned(today: NaiveDate, turn: i32, cycle: Cycle) -> Option<Period> {
    let (year, month) = (today.year(), today.month());
    match cycle {
        Cycle::Weekday(weekday) => turned_weekday(today, turn, weekday).map(Period::Day),
        Cycle::Named(named) => {
            // This year's one is already a turn away where it is on the right side of today.
            let nearer = (turn > 0 && named > month) || (turn < 0 && named < month);
            let years = if nearer { turn - turn.signum() } else { turn };
            Part::Month(named).of(year + years)
        }
        Cycle::Week => move_days(monday(today)?, i64::from(turn) * 7).map(Period::Week),
        Cycle::Month => {
            let first = calendar::add_months(calendar::first_of(year, month), turn)?;
            Part::Month(first.month()).of(first.year())
        }
        Cycle::Quarter => {
            let first = calendar::add_months(calendar::first_of(year, month), turn * 3)?;
            Part::Quarter(calendar::quarter_of(first)).of(first.year())
        }
        Cycle::Year => Part::Whole.of(year + turn),
    }
}

/// `this` is the one from Monday to Sunday around today; the others lie strictly before or after
/// today, the next one up to seven days away.
fn turned_weekday(today: NaiveDate, turn: i32, weekday: Weekday) -> Option<NaiveDate> {
    let turns = i64::from(turn);
    let ahead = i64::from(weekday.days_since(today.weekday()));
    match turn {
        0 => move_days(monday(today)?, weekday.num_days_from_monday().into()),
        1.. if ahead == 0 => move_days(today, turns * 7),
        1.. => move_days(today, ahead + (turns - 1) * 7),
        _ => move_days(today, ahead + turns * 7),
    }
}

fn nearest_weekday(anchor: Anchor, weekday: Weekday) -> Option<NaiveDate> {
    let here = anchor.day.weekday();
    match anchor.bias {
        Bias::Past => move_days(anchor.day, -i64::from(here.days_since(weekday))),
        Bias::Future => move_days(anchor.day, weekday.days_since(here).into()),
    }
}

/// Nine years: 29 February was missing from 1896 to 1904, and a year of 53 weeks is never so far.
fn nearest_year(anchor: Anchor, of: impl Fn(i32) -> Option<Period>) -> Option<Period> {
    let year = anchor.day.year();
    match anchor.bias {
        Bias::Past => {
            (year - 9..=year + 1).rev().filter_map(of).find(|period| period.first() <= anchor.day)
        }
        Bias::Future => {
            (year - 1..=year + 9).filter_map(of).find(|period| period.last() >= anchor.day)
        }
    }
}

//! What the clocks of a zone show, year by year (RFC 5545, 3.6.5): a rule where the changes of
//! several years follow one, each change for itself where they do not.
//!
//! The rules come out of the changes and not out of a table of rules: whatever a zone did, what is
//! written tells just that.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::write_line::Lines;
use crate::exchange::Zone;

/// Before and after, nothing is known of any clock.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2099;

/// What clocks show at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Shown {
    /// Seconds before UTC.
    offset: i32,
    summer: bool,
    name: String,
}

/// A moment at which they are changed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    utc: NaiveDateTime,
    before: i32,
    after: Shown,
}

/// `-1SU` and the month and the time at which clocks are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rule {
    month: u32,
    /// Of the month, from 1; -1 for the last.
    week: i32,
    weekday: chrono::Weekday,
    seconds: u32,
}

/// Changes of years that follow each other, all by one rule.
#[derive(Debug)]
struct Run<'a> {
    changes: Vec<&'a Change>,
    rules: Vec<Rule>,
}

/// Right for every moment from the first day of one year to the last day of the other.
pub fn write(lines: &mut Lines, zone: Zone, from: i32, until: i32) {
    let clip = |year: i32| year.clamp(*YEARS.start(), *YEARS.end());
    // A year more at either end: so the clock is known at the first moment, and in every zone.
    let (from, until) = (clip(from - 1), clip(until + 1));
    let changes = changes(zone.0, from, until);
    lines.begin("VTIMEZONE");
    lines.raw("TZID", &[], zone.name());
    let start = first_of(from);
    // Where the year before had a change, nothing that is asked for lies before it.
    if changes.first().is_none_or(|change| change.utc.year() > from) {
        let shown = shown(zone.0, start);
        observance(lines, local(start, shown.offset), shown.offset, &shown, None);
    }
    for run in runs(&changes) {
        let Some(first) = run.changes.first() else { continue };
        let last = run.changes.last().unwrap_or(first);
        let rule = run.rules.first().filter(|_| run.changes.len() > 1);
        let rule = rule.map(|rule| rule.text((last.utc.year() < until).then_some(last.utc)));
        observance(lines, first.local(), first.before, &first.after, rule.as_deref());
    }
    lines.end("VTIMEZONE");
}

fn observance(
    lines: &mut Lines,
    start: NaiveDateTime,
    before: i32,
    shown: &Shown,
    rule: Option<&str>,
) {
    let name = if shown.summer { "DAYLIGHT" } else { "STANDARD" };
    lines.begin(name);
    lines.raw("DTSTART", &[], &start.format("%Y%m%dT%H%M%S").to_string());
    lines.raw("TZOFFSETFROM", &[], &offset(before));
    lines.raw("TZOFFSETTO", &[], &offset(shown.offset));
    if let Some(rule) = rule {
        lines.raw("RRULE", &[], rule);
    }
    lines.put("TZNAME", &[], &shown.name);
    lines.end(name);
}

/// `+0100`; with seconds where there are any (3.3.14).
fn offset(seconds: i32) -> String {
    let (sign, s) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let text = format!("{sign}{:02}{:02}", s / 3600, s / 60 % 60);
    if s % 60 == 0 { text } else { format!("{text}{:02}", s % 60) }
}

fn first_of(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN)
}

fn local(utc: NaiveDateTime, offset: i32) -> NaiveDateTime {
    utc + Duration::seconds(offset.into())
}

fn shown(zone: Tz, utc: NaiveDateTime) -> Shown {
    let of = zone.offset_from_utc_datetime(&utc);
    Shown {
        offset: of.fix().local_minus_utc(),
        summer: !of.dst_offset().is_zero(),
        name: of.abbreviation().unwrap_or_default().to_string(),
    }
}

/// All changes of these years. No clock was ever changed twice in a day.
fn changes(zone: Tz, from: i32, until: i32) -> Vec<Change> {
    let mut changes = Vec::new();
    let (mut at, end) = (first_of(from), first_of(until + 1));
    let mut now = shown(zone, at);
    while at < end {
        let next = at + Duration::days(1);
        let then = shown(zone, next);
        if then != now {
            let utc = moment(zone, at, next, &now);
            changes.push(Change { utc, before: now.offset, after: then.clone() });
        }
        (at, now) = (next, then);
    }
    changes
}

/// The first second at which the clocks do not show `now` any more.
fn moment(
    zone: Tz,
    mut before: NaiveDateTime,
    mut after: NaiveDateTime,
    now: &Shown,
) -> NaiveDateTime {
    while after - before > Duration::seconds(1) {
        let middle = before + Duration::seconds((after - before).num_seconds() / 2);
        match shown(zone, middle) == *now {
            true => before = middle,
            false => after = middle,
        }
    }
    after
}

impl Change {
    /// As the clock showed it that is changed (3.6.5).
    fn local(&self) -> NaiveDateTime {
        local(self.utc, self.before)
    }

    fn is_like(&self, other: &Change) -> bool {
        self.before == other.before && self.after == other.after
    }

    fn rules(&self) -> Vec<Rule> {
        let local = self.local();
        let week = i32::try_from(local.day0() / 7).unwrap_or_default() + 1;
        let last = (local.date() + Duration::days(7)).month() != local.month();
        let rule = |week| Rule {
            month: local.month(),
            week,
            weekday: local.weekday(),
            seconds: local.num_seconds_from_midnight(),
        };
        // The fifth is not there each year: then it is the last one or none.
        let weeks = (week < 5).then_some(week).into_iter().chain(last.then_some(-1));
        weeks.map(rule).collect()
    }
}

impl Rule {
    /// Until the last change that follows it, in UTC (3.3.10), or for ever.
    fn text(&self, last: Option<NaiveDateTime>) -> String {
        let name = self.weekday.to_string().to_ascii_uppercase();
        let weekday = name.get(..2).unwrap_or_default();
        let (month, week) = (self.month, self.week);
        let until = last.map(|utc| format!(";UNTIL={}", utc.format("%Y%m%dT%H%M%SZ")));
        let until = until.unwrap_or_default();
        format!("FREQ=YEARLY;BYMONTH={month};BYDAY={week}{weekday}{until}")
    }
}

/// In the order of their first changes.
fn runs(changes: &[Change]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for change in changes {
        let rules = change.rules();
        let longer = runs.iter_mut().rev().find(|run| {
            let last = run.changes.last();
            last.is_some_and(|last| {
                last.is_like(change) && last.local().year() + 1 == change.local().year()
            }) && run.rules.iter().any(|rule| rules.contains(rule))
        });
        match longer {
            Some(run) => {
                run.rules.retain(|rule| rules.contains(rule));
                run.changes.push(change);
            }
            None => runs.push(Run { changes: vec![change], rules }),
        }
    }
    runs
}

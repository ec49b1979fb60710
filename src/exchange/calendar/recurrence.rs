//! The times that a rule gives, on the clock of the place where the event is: local times stay
//! local when summer time begins and ends. Every step is paid for, so that no rule costs more than
//! it is worth.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::moment::Stamp;
use super::rule::{Every, Rule};

/// Steps that may still be taken: one is a day or a time looked at.
#[derive(Debug)]
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    pub fn new(steps: u64) -> Budget {
        Budget { left: steps }
    }

    /// False where there is nothing left.
    pub fn pay(&mut self, steps: u64) -> bool {
        let paid = self.left.checked_sub(steps);
        self.left = paid.unwrap_or(0);
        paid.is_some()
    }
}

/// A day every day for a thousand years and more.
const STEPS: u64 = 500_000;
/// Far more than anybody keeps of one event: of these the last ones are.
const TIMES_AT_MOST: usize = 20_000;

/// What came of a rule.
#[derive(Debug, PartialEq)]
pub(super) struct Times {
    /// In order, the first one always that with which the event begins (RFC 5545, 3.8.5.3).
    pub times: Vec<NaiveDateTime>,
    /// False where there are more that were not looked for.
    pub complete: bool,
    /// True where it goes on after the last day asked for.
    pub beyond: bool,
}

/// Up to and with `last`; `utc` says when a local time is.
pub(super) fn expand(
    rule: &Rule,
    start: NaiveDateTime,
    last: NaiveDateTime,
    utc: impl Fn(NaiveDateTime) -> NaiveDateTime,
    budget: &mut Budget,
) -> Times {
    let rule = rule.clone().filled(start);
    let is_over = |time: NaiveDateTime| match rule.until {
        None => false,
        Some(Stamp::Day(day)) => time.date() > day,
        Some(Stamp::Local(until)) => time > until,
        Some(Stamp::Utc(until)) => utc(time) > until,
    };
    let mut own = Budget::new(STEPS);
    let mut pay = || own.pay(1) && budget.pay(1);
    let mut times = vec![start];
    let done = |times: Vec<NaiveDateTime>, complete| Times { times, complete, beyond: false };
    let clock = times_of_day(&rule, start);
    for step in 0_u64.. {
        let enough = |times: &Vec<NaiveDateTime>| {
            rule.count.is_some_and(|count| u64::try_from(times.len()).is_ok_and(|n| n >= count))
        };
        if enough(&times) {
            break;
        }
        let mut found = Vec::new();
        let begins = match rule.every {
            Every::Hour | Every::Minute | Every::Second => {
                let Some(begins) = moment(&rule, start, step) else { break };
                if !pay() {
                    return done(times, false);
                }
                within(&rule, start, begins, &mut found);
                begins
            }
            _ => {
                let Some((first, end)) = period(&rule, start.date(), step) else { break };
                let mut day = first;
                while day <= end && day <= last.date() {
                    if !pay() {
                        return done(times, false);
                    }
                    if !rule.months.is_empty() && !rule.months.contains(&day.month()) {
                        let Some(next) = next_month(day) else { break };
                        day = next;
                        continue;
                    }
                    if rule.takes(day) {
                        found.extend(clock.iter().map(|time| day.and_time(*time)));
                    }
                    let Some(next) = day.succ_opt() else { break };
                    day = next;
                }
                first.and_time(NaiveTime::MIN)
            }
        };
        if begins > last {
            return Times { times, complete: true, beyond: !is_over(last) };
        }
        for time in chosen(&rule.positions, found) {
            if time <= start {
                continue;
            }
            if is_over(time) || enough(&times) {
                return done(times, true);
            }
            if time > last {
                return Times { times, complete: true, beyond: true };
            }
            if times.len() >= TIMES_AT_MOST {
                return done(times, false);
            }
            times.push(time);
        }
    }
    done(times, true)
}

/// The days of the period so many steps on.
fn period(rule: &Rule, start: NaiveDate, step: u64) -> Option<(NaiveDate, NaiveDate)> {
    let on = step.checked_mul(rule.interval.into())?;
    match rule.every {
        Every::Year => {
            let year = start.year().checked_add(i32::try_from(on).ok()?)?;
            let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
            Some((first, NaiveDate::from_ymd_opt(year, 12, 31)?))
        }
        Every::Month => {
            let month = chrono::Months::new(u32::try_from(on).ok()?);
            let first = start.with_day(1)?.checked_add_months(month)?;
            Some((first, next_month(first)?.pred_opt()?))
        }
        Every::Week => {
            let since = start.weekday().days_since(rule.week_start);
            let first = start.checked_sub_days(Days::new(since.into()))?;
            let first = first.checked_add_days(Days::new(on.checked_mul(7)?))?;
            Some((first, first.checked_add_days(Days::new(6))?))
        }
        _ => {
            let day = start.checked_add_days(Days::new(on))?;
            Some((day, day))
        }
    }
}

fn next_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(chrono::Months::new(1))
}

/// The hour, minute or second so many steps on.
fn moment(rule: &Rule, start: NaiveDateTime, step: u64) -> Option<NaiveDateTime> {
    let unit = match rule.every {
        Every::Hour => 3600,
        Every::Minute => 60,
        _ => 1,
    };
    let seconds = step.checked_mul(rule.interval.into())?.checked_mul(unit)?;
    start.checked_add_signed(Duration::try_seconds(i64::try_from(seconds).ok()?)?)
}

fn or_own(list: &[u32], own: u32) -> Vec<u32> {
    if list.is_empty() { vec![own] } else { list.to_vec() }
}

fn times_of_day(rule: &Rule, start: NaiveDateTime) -> Vec<NaiveTime> {
    let mut times = Vec::new();
    for hour in or_own(&rule.hours, start.hour()) {
        for minute in or_own(&rule.minutes, start.minute()) {
            for second in or_own(&rule.seconds, start.second()) {
                times.extend(NaiveTime::from_hms_opt(hour, minute, second));
            }
        }
    }
    times
}

/// The times within an hour, a minute or a second.
fn within(rule: &Rule, start: NaiveDateTime, at: NaiveDateTime, found: &mut Vec<NaiveDateTime>) {
    let fits = |list: &[u32], number: u32| list.is_empty() || list.contains(&number);
    if !fits(&rule.hours, at.hour()) || !rule.takes(at.date()) {
        return;
    }
    let minutes = match rule.every {
        Every::Hour => or_own(&rule.minutes, start.minute()),
        _ if fits(&rule.minutes, at.minute()) => vec![at.minute()],
        _ => return,
    };
    let seconds = match rule.every {
        Every::Hour | Every::Minute => or_own(&rule.seconds, start.second()),
        _ if fits(&rule.seconds, at.second()) => vec![at.second()],
        _ => return,
    };
    for minute in minutes {
        for second in &seconds {
            found.extend(at.date().and_hms_opt(at.hour(), minute, *second));
        }
    }
}

/// BYSETPOS: of all of a period, those at these places.
fn chosen(positions: &[i32], found: Vec<NaiveDateTime>) -> Vec<NaiveDateTime> {
    if positions.is_empty() {
        return found;
    }
    let mut chosen: Vec<NaiveDateTime> = positions
        .iter()
        .filter_map(|position| {
            let place = usize::try_from(position.unsigned_abs()).ok()?;
            let at = match *position > 0 {
                true => place.checked_sub(1)?,
                false => found.len().checked_sub(place)?,
            };
            found.get(at).copied()
        })
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        Stamp::parse(text).unwrap().naive()
    }

    fn given(rule: &str, start: &str, last: &str) -> Times {
        let rule = Rule::parse(rule).unwrap();
        expand(&rule, at(start), at(last), |time| time, &mut Budget::new(u64::MAX))
    }

    /// Days, as `3-12`; times too where there are any but the first one's.
    fn days(rule: &str, start: &str, last: &str) -> String {
        let all = given(rule, start, last);
        assert!(all.complete);
        let same = all.times.iter().all(|time| time.time() == at(start).time());
        let form = if same { "%Y-%-m-%-d" } else { "%-m-%-d %H:%M" };
        all.times.iter().map(|time| time.format(form).to_string()).collect::<Vec<_>>().join(" ")
    }

    // The examples' results follow from the calendar; those of RFC 5545, 3.8.5.3, are among them.
    #[test]
    fn rules_give_the_days_that_they_say() {
        let far = "20300101";
        for (rule, start, expected) in [
            ("FREQ=DAILY;COUNT=3", "20250312T0900", "2025-3-12 2025-3-13 2025-3-14"),
            ("FREQ=DAILY;INTERVAL=10;COUNT=3", "20250312T0900", "2025-3-12 2025-3-22 2025-4-1"),
            ("FREQ=WEEKLY;COUNT=3", "20250312T0900", "2025-3-12 2025-3-19 2025-3-26"),
            (
                "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4",
                "20250312T0900",
                "2025-3-12 2025-3-17 2025-3-19 2025-3-24",
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
                "19970805T0900",
                "1997-8-5 1997-8-10 1997-8-19 1997-8-24",
            ),
            (
                "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
                "19970805T0900",
                "1997-8-5 1997-8-17 1997-8-19 1997-8-31",
            ),
            ("FREQ=MONTHLY;COUNT=4", "20250131T0900", "2025-1-31 2025-3-31 2025-5-31 2025-7-31"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "20250131", "2025-1-31 2025-2-28 2025-3-31"),
            ("FREQ=MONTHLY;BYDAY=2WE;COUNT=3", "20250312T1000", "2025-3-12 2025-4-9 2025-5-14"),
            ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "20250328", "2025-3-28 2025-4-25 2025-5-30"),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
                "20250131",
                "2025-1-31 2025-2-28 2025-3-31",
            ),
            (
                "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3",
                "19980213",
                "1998-2-13 1998-3-13 1998-11-13",
            ),
            ("FREQ=YEARLY;COUNT=3", "20240229", "2024-2-29 2028-2-29"),
            ("FREQ=YEARLY;BYMONTH=6,7;COUNT=3", "19970610T0900", "1997-6-10 1997-7-10 1998-6-10"),
            (
                "FREQ=YEARLY;INTERVAL=3;COUNT=3;BYYEARDAY=1,100,200",
                "19970101",
                "1997-1-1 1997-4-10 1997-7-19",
            ),
            ("FREQ=YEARLY;BYDAY=20MO;COUNT=3", "19970519", "1997-5-19 1998-5-18 1999-5-17"),
            (
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3",
                "19970512",
                "1997-5-12 1998-5-11 1999-5-17",
            ),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=2", "20250330T0200", "2025-3-30 2026-3-29"),
            ("FREQ=DAILY;BYHOUR=9,15;COUNT=3", "20250312T0900", "3-12 09:00 3-12 15:00 3-13 09:00"),
            ("FREQ=HOURLY;INTERVAL=3;COUNT=3", "20250312T2100", "3-12 21:00 3-13 00:00 3-13 03:00"),
            (
                "FREQ=MINUTELY;INTERVAL=90;COUNT=3",
                "20250312T2100",
                "3-12 21:00 3-12 22:30 3-13 00:00",
            ),
            // The first one counts, whether or not the rule would give it.
            ("FREQ=WEEKLY;BYDAY=TH;COUNT=2", "20250312T0900", "2025-3-12 2025-3-13"),
            ("FREQ=DAILY;UNTIL=20250313", "20250312T0900", "2025-3-12 2025-3-13"),
            ("FREQ=DAILY;UNTIL=20250313T085959", "20250312T0900", "2025-3-12"),
        ] {
            assert_eq!(days(rule, start, far), expected, "{rule}");
        }
        assert_eq!(
            days("FREQ=WEEKLY", "20250312T0900", "20250326T0900"),
            "2025-3-12 2025-3-19 2025-3-26"
        );
        assert_eq!(days("FREQ=DAILY", "20400312T0900", far), "2040-3-12");
    }

    #[test]
    fn until_is_asked_in_utc() {
        let rule = Rule::parse("FREQ=DAILY;UNTIL=20250313T080000Z").unwrap();
        let utc = |time: NaiveDateTime| time - Duration::hours(1);
        let mut budget = Budget::new(1000);
        let given = expand(&rule, at("20250312T0900"), at("20300101"), utc, &mut budget);
        assert_eq!(given.times.len(), 2);
    }

    #[test]
    fn bombs_end_soon() {
        let far = "20270101";
        for (rule, complete) in [
            ("FREQ=SECONDLY", false),
            ("FREQ=SECONDLY;COUNT=1000000000", false),
            ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", false),
            ("FREQ=MINUTELY;BYHOUR=25", true),
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", true),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", true),
            ("FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100", true),
            ("FREQ=MONTHLY;INTERVAL=4294967295", true),
            ("FREQ=WEEKLY;INTERVAL=4294967295", true),
            ("FREQ=YEARLY;INTERVAL=4294967295", true),
            ("FREQ=HOURLY;INTERVAL=4294967295", true),
        ] {
            let Some(rule) = Rule::parse(rule) else { continue };
            let given =
                expand(&rule, at("19700101T0900"), at(far), |t| t, &mut Budget::new(u64::MAX));
            assert_eq!(
                (given.complete, given.times.len() <= TIMES_AT_MOST),
                (complete, true),
                "{rule:?}"
            );
        }
        let rule = Rule::parse("FREQ=DAILY").unwrap();
        let given = expand(&rule, at("20250101"), at(far), |t| t, &mut Budget::new(10));
        assert_eq!((given.complete, given.times.len()), (false, 10));
    }
}

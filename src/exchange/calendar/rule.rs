//! A rule of recurrence (RFC 5545, 3.3.10), and the older one of vCalendar 1.0 (4.8.16 there).

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

use super::moment::Stamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Every {
    Year,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

/// Every number is within its bounds, and lists are short and sorted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub every: Every,
    pub interval: u32,
    pub count: Option<u64>,
    pub until: Option<Stamp>,
    pub week_start: Weekday,
    pub months: Vec<u32>,
    pub weeks: Vec<i32>,
    pub year_days: Vec<i32>,
    pub month_days: Vec<i32>,
    /// With the how manieth of its month or year; 0 is every one.
    pub weekdays: Vec<(i32, Weekday)>,
    pub hours: Vec<u32>,
    pub minutes: Vec<u32>,
    pub seconds: Vec<u32>,
    pub positions: Vec<i32>,
}

/// More times of a day belong to no meeting.
const MOST_TIMES: usize = 500;

impl Rule {
    fn new(every: Every) -> Rule {
        Rule {
            every,
            interval: 1,
            count: None,
            until: None,
            week_start: Weekday::Mon,
            months: Vec::new(),
            weeks: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            positions: Vec::new(),
        }
    }

    /// `None` where any part of it is not understood: half a rule is another rule.
    pub fn parse(text: &str) -> Option<Rule> {
        let text = text.trim();
        if !text.contains('=') {
            return Rule::old(text);
        }
        let parts: Vec<(String, &str)> = text
            .split(';')
            .filter(|part| !part.trim().is_empty())
            .map(|part| {
                part.split_once('=').map(|(key, value)| (key.trim().to_uppercase(), value.trim()))
            })
            .collect::<Option<_>>()?;
        let every = parts.iter().find(|(key, _)| key == "FREQ").map(|(_, value)| *value)?;
        let mut rule = Rule::new(match every.to_ascii_uppercase().as_str() {
            "YEARLY" => Every::Year,
            "MONTHLY" => Every::Month,
            "WEEKLY" => Every::Week,
            "DAILY" => Every::Day,
            "HOURLY" => Every::Hour,
            "MINUTELY" => Every::Minute,
            "SECONDLY" => Every::Second,
            _ => return None,
        });
        for (key, value) in &parts {
            match key.as_str() {
                "FREQ" => {}
                "INTERVAL" => rule.interval = value.parse::<u32>().ok()?.max(1),
                "COUNT" => rule.count = Some(value.parse().ok().filter(|count| *count > 0)?),
                "UNTIL" => rule.until = Some(Stamp::parse(value)?),
                "WKST" => rule.week_start = weekday(value)?,
                "BYMONTH" => rule.months = list(value, 1, 12, false)?,
                "BYWEEKNO" => rule.weeks = list(value, 1, 53, true)?,
                "BYYEARDAY" => rule.year_days = list(value, 1, 366, true)?,
                "BYMONTHDAY" => rule.month_days = list(value, 1, 31, true)?,
                "BYDAY" => rule.weekdays = weekdays(value)?,
                "BYHOUR" => rule.hours = list(value, 0, 23, false)?,
                "BYMINUTE" => rule.minutes = list(value, 0, 59, false)?,
                "BYSECOND" => rule.seconds = list(value, 0, 59, false)?,
                "BYSETPOS" => rule.positions = list(value, 1, 366, true)?,
                // Of RFC 7529: another calendar than ours, or what to do with its odd days.
                "RSCALE" if value.eq_ignore_ascii_case("GREGORIAN") => {}
                "SKIP" if value.eq_ignore_ascii_case("OMIT") => {}
                key if key.starts_with("X-") => {}
                _ => return None,
            }
        }
        rule.is_calm().then_some(rule)
    }

    fn is_calm(&self) -> bool {
        let many = |list: &[u32]| list.len().max(1);
        many(&self.hours) * many(&self.minutes) * many(&self.seconds) <= MOST_TIMES
    }

    /// `W2 MO WE #10`, `MP1 1+ TU 1- FR 20251231T000000Z`, `MD1 15 LD`, `YM1 3`, `D1 #0`: without a
    /// number of times there are two.
    fn old(text: &str) -> Option<Rule> {
        let mut words = text.split_whitespace();
        let first = words.next()?.to_ascii_uppercase();
        let digits = first.find(|c: char| c.is_ascii_digit())?;
        let (kind, interval) = first.split_at_checked(digits)?;
        let mut rule = Rule::new(match kind {
            "D" => Every::Day,
            "W" => Every::Week,
            "MD" | "MP" => Every::Month,
            "YM" | "YD" => Every::Year,
            _ => return None,
        });
        rule.interval = interval.parse::<u32>().ok()?.max(1);
        rule.count = Some(2);
        let mut nth = Vec::new();
        let mut was_day = false;
        for word in words {
            let word = word.to_ascii_uppercase();
            if let Some(count) = word.strip_prefix('#') {
                let count: u64 = count.parse().ok()?;
                rule.count = Some(count).filter(|count| *count > 0);
            } else if word.len() >= 8 {
                (rule.until, rule.count) = (Some(Stamp::parse(&word)?), None);
            } else if let Some(day) = weekday(&word) {
                match nth.is_empty() {
                    true => rule.weekdays.push((0, day)),
                    false => rule.weekdays.extend(nth.iter().map(|nth| (*nth, day))),
                }
                was_day = true;
            } else if kind == "MP" {
                if std::mem::take(&mut was_day) {
                    nth.clear();
                }
                let (number, sign) = word.split_at_checked(1)?;
                let number: i32 = number.parse().ok().filter(|number| (1..=5).contains(number))?;
                nth.push(match sign {
                    "+" => number,
                    "-" => -number,
                    _ => return None,
                });
            } else if kind == "MD" {
                rule.month_days.push(match (word.as_str(), word.strip_suffix('-')) {
                    ("LD", _) => -1,
                    (_, Some(day)) => -day.parse().ok().filter(|day| (1..=31).contains(day))?,
                    (word, None) => {
                        let word = word.trim_end_matches('+');
                        word.parse().ok().filter(|day| (1..=31).contains(day))?
                    }
                });
            } else if kind == "YM" {
                rule.months.extend(list::<u32>(&word, 1, 12, false)?);
            } else if kind == "YD" {
                rule.year_days.extend(list::<i32>(&word, 1, 366, false)?);
            } else {
                return None;
            }
        }
        Some(rule)
    }

    /// What the rule leaves to the first day, filled in (RFC 5545, 3.3.10: "information … is
    /// taken from DTSTART").
    pub fn filled(mut self, start: NaiveDateTime) -> Rule {
        let (day, month) = (i32::try_from(start.day()).unwrap_or(1), start.month());
        let free = self.month_days.is_empty() && self.year_days.is_empty();
        if free && self.weekdays.is_empty() {
            match self.every {
                Every::Year if !self.weeks.is_empty() => self.weekdays = vec![(0, start.weekday())],
                Every::Year => {
                    self.month_days = vec![day];
                    if self.months.is_empty() {
                        self.months = vec![month];
                    }
                }
                Every::Month => self.month_days = vec![day],
                Every::Week => self.weekdays = vec![(0, start.weekday())],
                _ => {}
            }
        }
        self
    }

    /// True where the rule allows the day.
    pub fn takes(&self, day: NaiveDate) -> bool {
        let any = |list: &[i32], number: u32, many: u32| {
            let number = i32::try_from(number).unwrap_or(0);
            let many = i32::try_from(many).unwrap_or(0);
            list.is_empty() || list.contains(&number) || list.contains(&(number - many - 1))
        };
        (self.months.is_empty() || self.months.contains(&day.month()))
            && any(&self.month_days, day.day(), days_of_month(day))
            && (self.weekdays.is_empty()
                || self.weekdays.iter().any(|one| self.is_weekday(day, *one)))
            && any(&self.year_days, day.ordinal(), days_of_year(day))
            && (self.weeks.is_empty() || {
                let (week, weeks) = week(day, self.week_start);
                any(&self.weeks, week, weeks)
            })
    }

    fn is_weekday(&self, day: NaiveDate, (nth, weekday): (i32, Weekday)) -> bool {
        if day.weekday() != weekday {
            return false;
        }
        let in_month = self.every == Every::Month || !self.months.is_empty();
        let (number, many) = match self.every {
            _ if nth == 0 => return true,
            Every::Year if !self.weeks.is_empty() => return true,
            Every::Year | Every::Month if in_month => (day.day(), days_of_month(day)),
            Every::Year => (day.ordinal(), days_of_year(day)),
            // How manieth a weekday is of a week says nothing.
            _ => return true,
        };
        let at = if nth > 0 { number.div_ceil(7) } else { (many - number) / 7 + 1 };
        at == nth.unsigned_abs()
    }
}

fn list<T: TryFrom<i32> + Ord>(text: &str, low: i32, high: i32, negative: bool) -> Option<Vec<T>> {
    // All that are possible, twice.
    let numbers: Vec<i32> = text
        .split(',')
        .take(1500)
        .map(|number| {
            let number: i32 = number.trim().parse().ok()?;
            let size = if negative { number.abs() } else { number };
            (low..=high).contains(&size).then_some(number)
        })
        .collect::<Option<_>>()?;
    let mut list: Vec<T> =
        numbers.into_iter().filter_map(|number| number.try_into().ok()).collect();
    list.sort_unstable();
    list.dedup();
    Some(list)
}

fn weekdays(text: &str) -> Option<Vec<(i32, Weekday)>> {
    let mut days = Vec::new();
    for word in text.split(',').take(1500) {
        let word = word.trim();
        let (nth, name) = word.split_at_checked(word.len().checked_sub(2)?)?;
        let nth: i32 = if nth.is_empty() { 0 } else { nth.parse().ok()? };
        if nth.abs() > 53 {
            return None;
        }
        let day = (nth, weekday(name)?);
        if !days.contains(&day) {
            days.push(day);
        }
    }
    Some(days)
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

fn days_of_year(day: NaiveDate) -> u32 {
    if day.leap_year() { 366 } else { 365 }
}

fn days_of_month(day: NaiveDate) -> u32 {
    u32::from(day.num_days_in_month())
}

/// The week of its year, and how many that year has. The first week has four days in it.
fn week(day: NaiveDate, start: Weekday) -> (u32, u32) {
    let since = day.weekday().days_since(start);
    // The year is that of the fourth day of the week.
    let fourth = day.checked_add_days(Days::new(3)).unwrap_or(day);
    let fourth = fourth.checked_sub_days(Days::new(since.into())).unwrap_or(fourth);
    let week = fourth.ordinal0() / 7 + 1;
    let rest = days_of_year(fourth) - fourth.ordinal();
    (week, week + rest / 7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        let mut at = day("1998-01-01");
        while at < day("2032-01-01") {
            let iso = at.iso_week();
            let last = NaiveDate::from_ymd_opt(iso.year(), 12, 28).unwrap().iso_week().week();
            assert_eq!(week(at, Weekday::Mon), (iso.week(), last), "{at}");
            at = at.succ_opt().unwrap();
        }
        assert_eq!(week(day("2025-01-05"), Weekday::Sun).0, 2);
    }

    #[test]
    fn half_a_rule_is_none() {
        for text in [
            "",
            "FREQ=",
            "FREQ=FORTNIGHTLY",
            "INTERVAL=2",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=-1",
            "FREQ=DAILY;UNTIL=bald",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=YEARLY;BYMONTH=13",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;BYDAY=99MO",
            "FREQ=DAILY;BYEASTER=1",
            "FREQ=DAILY;X",
            "FREQ=MONTHLY;RSCALE=CHINESE",
            "FREQ=WEEKLY;BYDAY=ü",
            "FREQ=DAILY;BYMINUTE=1,2,x",
            "M1 x",
            "MP1 TÜ",
        ] {
            assert_eq!(Rule::parse(text), None, "{text}");
        }
        let all = |many: u32| (0..many).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        let bomb =
            format!("FREQ=DAILY;BYHOUR={};BYMINUTE={};BYSECOND={}", all(24), all(60), all(60));
        assert_eq!(Rule::parse(&bomb), None);
    }

    #[test]
    fn rules_of_vcalendar_are_the_same_rules() {
        for (old, new) in [
            ("W2 MO WE #10", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10"),
            ("D1 #0", "FREQ=DAILY"),
            ("D3", "FREQ=DAILY;INTERVAL=3;COUNT=2"),
            ("MP1 1+ 2- TU FR 1- MO #5", "FREQ=MONTHLY;BYDAY=1TU,-2TU,1FR,-2FR,-1MO;COUNT=5"),
            ("MD1 15 LD 3- #5", "FREQ=MONTHLY;BYMONTHDAY=15,-1,-3;COUNT=5"),
            ("YM1 3 #0", "FREQ=YEARLY;BYMONTH=3"),
            ("W1 TU 20251231T000000Z", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20251231T000000Z"),
        ] {
            let sorted = |rule: Option<Rule>| {
                let mut rule = rule.unwrap();
                rule.month_days.sort_unstable();
                rule
            };
            assert_eq!(sorted(Rule::parse(old)), sorted(Rule::parse(new)), "{old}");
        }
    }
}

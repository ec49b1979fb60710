//! When an event is: the day or days, and the time of day at the place of the office (RFC 5545,
//! 3.6.1, 3.8.2.2 and 3.8.2.4).

use chrono::{Datelike, NaiveDate};

use super::write_line::Lines;
use crate::record::{Record, UNTIL, Value};
use crate::words::{Clock, PartialDate};

/// Begin and end, where a record has a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    first: NaiveDate,
    /// Later than the first.
    last: Option<NaiveDate>,
    time: Option<Clock>,
}

impl When {
    /// `None` where no day is known yet: a month is no appointment.
    pub fn of(record: &Record) -> Option<When> {
        // iCalendar has four digits for a year; the day after the last one is needed too.
        let first = record.date()?.day().filter(|day| day.year() < 9999)?;
        let until = record.values(UNTIL).first().and_then(Value::as_date);
        let last = until.and_then(PartialDate::day);
        let last = last.filter(|last| *last > first && last.year() < 9999);
        let time = record.values("time").first().and_then(|value| match value {
            Value::Clock(clock) => Some(*clock),
            _ => None,
        });
        Some(When { first, last, time })
    }

    /// The years in which it needs to be known what the clock shows; none for whole days.
    pub fn years(&self) -> Option<(i32, i32)> {
        self.time.map(|_| (self.first.year(), self.last.unwrap_or(self.first).year()))
    }

    pub fn write(&self, lines: &mut Lines, zone: &str) {
        let after = |day: NaiveDate| day.succ_opt().unwrap_or(day);
        let last = self.last.unwrap_or(self.first);
        let Some(time) = self.time else {
            // The end is the day after: it does not belong to the event (3.6.1).
            let whole = [("VALUE", "DATE")];
            lines.raw("DTSTART", &whole, &day(self.first));
            lines.raw("DTEND", &whole, &day(after(last)));
            return;
        };
        let local = [("TZID", zone)];
        lines.raw("DTSTART", &local, &moment(self.first, time.start));
        let end = match (time.end, self.last) {
            (Some(end), Some(last)) => Some(moment(last, end)),
            // Nobody said when it ends, but its last day belongs to it.
            (None, Some(last)) => Some(moment(after(last), 0)),
            (Some(end), None) if end > time.start => Some(moment(self.first, end)),
            (_, None) => None,
        };
        if let Some(end) = end {
            lines.raw("DTEND", &local, &end);
        }
    }

    /// True where begin and end alone do not tell the field `time`.
    pub fn hides_time(&self) -> bool {
        self.time.is_some_and(|time| match time.end {
            Some(end) => self.last.is_none() && end <= time.start,
            None => self.last.is_some(),
        })
    }

    /// True where begin and end alone do not tell the field `until`.
    pub fn hides_until(&self, record: &Record) -> bool {
        let until = record.values(UNTIL).first();
        until.is_some_and(|until| until.as_date().and_then(PartialDate::day) != self.last)
    }
}

/// `20241014`
pub fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn moment(on: NaiveDate, minutes: u16) -> String {
    format!("{}T{:02}{:02}00", day(on), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Schema, kind};

    fn written(front: &str) -> Option<String> {
        let text = format!("---\ntitle: T\n{front}\n---\n");
        let record = Record::read(&Schema::default(), &kind::MEETING, "meetings/t.md", text);
        let mut lines = Lines::default();
        When::of(&record)?.write(&mut lines, "Europe/Berlin");
        let text = lines.finish().replace("\r\n", " ");
        Some(text.replace(";VALUE=DATE", "").replace(";TZID=Europe/Berlin", "").trim().to_string())
    }

    #[test]
    fn days_and_times_begin_and_end_where_people_expect() {
        for (front, expected) in [
            ("date: 2024-12-31", "DTSTART:20241231 DTEND:20250101"),
            ("date: 2024-02-28\nuntil: 2024-02-29", "DTSTART:20240228 DTEND:20240301"),
            ("date: 2024-10-14\ntime: 9:05", "DTSTART:20241014T090500"),
            (
                "date: 2024-10-14\ntime: 10:00-12:30",
                "DTSTART:20241014T100000 DTEND:20241014T123000",
            ),
            (
                "date: 2024-10-14\nuntil: 2024-10-15\ntime: 10:00-12:30",
                "DTSTART:20241014T100000 DTEND:20241015T123000",
            ),
            (
                "date: 2024-10-14\nuntil: 2024-10-15\ntime: 10:00",
                "DTSTART:20241014T100000 DTEND:20241016T000000",
            ),
            // What ends before it begins has no end that a calendar would take.
            ("date: 2024-10-14\ntime: 12:00-10:00", "DTSTART:20241014T120000"),
            ("date: 2024-10-14\nuntil: 2024-10-13", "DTSTART:20241014 DTEND:20241015"),
            ("date: 2024-10-14\ntime: vormittags", "DTSTART:20241014 DTEND:20241015"),
        ] {
            assert_eq!(written(front).as_deref(), Some(expected), "{front}");
        }
        for none in
            ["date: 2024-10", "date: 2024", "status: planned", "date: bald", "date: 9999-12-31"]
        {
            assert_eq!(written(none), None, "{none}");
        }
    }
}

//! Meetings as events and, where they are wanted, tasks as to-dos (RFC 5545). Same records and same
//! day, same bytes.

use chrono::{Datelike, NaiveDate};

use super::vtimezone;
use super::write_line::{Lines, plain};
use super::write_when::When;
use super::{write_people, write_rest, write_task};
use crate::exchange::{Desk, uid};
use crate::record::{Book, Record, Value, kind::MEETING};

/// Whose names may be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    None,
    Organisations,
    #[default]
    All,
}

/// What else the writer is told.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The tasks too, of records of every kind.
    pub tasks: bool,
    pub told: Told,
    /// A text without the names that must not be seen.
    pub hide: &'a dyn Fn(&str) -> String,
    /// What was there before a record was as it is.
    pub past: &'a dyn Fn(&Record) -> Past,
}

/// What the history knows of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// How often it was changed since it was made.
    pub revisions: u64,
    /// The id that it had first, where it has another one now.
    pub first_id: Option<String>,
}

/// What found no place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Meetings without a day.
    pub undated: usize,
    /// Records that are no meetings, and of which nothing else was written.
    pub others: usize,
}

/// The largest that programs keep in 32 bits (RFC 5545, 3.3.8).
const LARGEST: u64 = 2_147_483_647;

pub fn write(
    book: &Book,
    records: &[&Record],
    desk: &Desk<'_>,
    options: &Options<'_>,
) -> (String, LeftOut) {
    let mut left = LeftOut::default();
    let mut events = Lines::default();
    let mut todos = Lines::default();
    let mut years: Option<(i32, i32)> = None;
    for record in records {
        let past = (options.past)(record);
        match (record.is(&MEETING), When::of(record)) {
            (true, Some(when)) => {
                if let Some((first, last)) = when.years() {
                    let (from, until) = years.unwrap_or((first, last));
                    years = Some((from.min(first), until.max(last)));
                }
                event(&mut events, book, record, &when, &past, desk, options);
            }
            (true, None) => left.undated += 1,
            (false, _) => left.others += usize::from(!options.tasks || record.tasks.is_empty()),
        }
        if options.tasks {
            write_task::write(&mut todos, book, record, &past, desk, options);
        }
    }
    let (events, todos) = (events.finish(), todos.finish());
    // A calendar has one part at least (3.6): where there is nothing else, the zone.
    let empty = events.is_empty() && todos.is_empty();
    let years = years.or(empty.then(|| (desk.today.year(), desk.today.year())));
    let mut lines = Lines::default();
    lines.begin("VCALENDAR");
    lines.raw("VERSION", &[], "2.0");
    lines.raw("PRODID", &[], "-//netlog//netlog//EN");
    lines.raw("CALSCALE", &[], "GREGORIAN");
    if let Some((from, until)) = years {
        vtimezone::write(&mut lines, desk.zone, from, until);
    }
    lines.append(&events);
    lines.append(&todos);
    lines.end("VCALENDAR");
    (lines.finish(), left)
}

fn event(
    lines: &mut Lines,
    book: &Book,
    record: &Record,
    when: &When,
    past: &Past,
    desk: &Desk<'_>,
    options: &Options<'_>,
) {
    lines.begin("VEVENT");
    lines.put("UID", &[], &options.uid(record, past));
    if options.told == Told::All {
        lines.put("X-NETLOG-ID", &[], &record.id);
    }
    lines.raw("DTSTAMP", &[], &stamp(desk.today));
    lines.raw("SEQUENCE", &[], &past.sequence(record).to_string());
    when.write(lines, desk.zone.name());
    lines.put("SUMMARY", &[], &options.hide(record.title()));
    if let Some((status, _)) = write_rest::status(record.text("status")) {
        lines.raw("STATUS", &[], status);
    }
    if let Some(location) = record.text("location") {
        lines.put("LOCATION", &[], &options.hide(location));
    }
    let topics: Vec<String> =
        record.texts("topics").map(|topic| options.hide_topic(topic)).collect();
    lines.texts("CATEGORIES", topics.iter().map(String::as_str));
    if book.is_confidential(record) {
        lines.raw("CLASS", &[], "CONFIDENTIAL");
    }
    // The text as it is, agenda and all: taken in again it is the same text.
    let body = plain(record.page().body());
    if !body.trim().is_empty() {
        lines.put("DESCRIPTION", &[], &options.hide(body.trim()));
    }
    write_people::write(lines, book, record, options);
    write_rest::write(lines, (book, desk.schema), record, when, options);
    lines.end("VEVENT");
}

/// The day on which it is written, not the moment: the same records give the same bytes.
pub fn stamp(today: NaiveDate) -> String {
    today.format("%Y%m%dT000000Z").to_string()
}

impl Options<'_> {
    pub(super) fn hide(&self, text: &str) -> String {
        if self.told == Told::All { text.to_string() } else { (self.hide)(text) }
    }

    /// A topic is written small, also where it is somebody's name.
    fn hide_topic(&self, topic: &str) -> String {
        let mut rest = topic.chars();
        let large: String = rest.next().map(char::to_uppercase).into_iter().flatten().collect();
        let large = large + rest.as_str();
        let hidden = self.hide(&large);
        if hidden == large { self.hide(topic) } else { hidden }
    }

    /// What came from elsewhere keeps its name, an occurrence of a series among them; everything
    /// else is called by the id that it had first.
    pub(super) fn uid(&self, record: &Record, past: &Past) -> String {
        let own = match (record.text(uid::UID), &past.first_id) {
            (None, Some(first)) => uid::of_id(first),
            _ => uid::of(record),
        };
        // Names from elsewhere may hold an address.
        if self.hide(&own) == own { own } else { uid::of_id(&own) }
    }
}

impl Past {
    /// What other programs counted before, and the changes since.
    pub(super) fn sequence(&self, record: &Record) -> u64 {
        let before = record.values("x-sequence").first().map(Value::display);
        let before = before.and_then(|text| text.trim().parse::<u64>().ok()).unwrap_or_default();
        before.saturating_add(self.revisions).min(LARGEST)
    }
}

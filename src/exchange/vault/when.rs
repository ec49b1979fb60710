//! The day and the time of a note: out of its keys, else out of its name.

use chrono::{NaiveDateTime, Timelike};

use super::{Note, one, sort};
use crate::exchange::Zone;
use crate::exchange::mail::moment;
use crate::record::{KindSpec, kind};
use crate::words::{Clock, PartialDate};

const BEGINS: [&str; 10] = [
    "date",
    "datum",
    "am",
    "day",
    "tag",
    "meeting-date",
    "start",
    "start-date",
    "beginn",
    "scheduled",
];
const ENDS: [&str; 5] = ["end", "end-date", "ende", "until", "bis"];
const TIMES: [&str; 5] = ["time", "zeit", "uhrzeit", "start-time", "startzeit"];
const TIME_ENDS: [&str; 3] = ["end-time", "endzeit", "endtime"];
const MADE: [&str; 5] = ["created", "date-created", "created-at", "creation-date", "erstellt"];

/// What a note says of when it was.
#[derive(Debug, Default)]
pub(super) struct When {
    pub date: Option<PartialDate>,
    pub until: Option<PartialDate>,
    pub time: Option<Clock>,
    /// The keys that were understood.
    pub used: Vec<String>,
}

pub(super) fn of(note: &Note, spec: &'static KindSpec, zone: Zone) -> When {
    let mut when = When::default();
    let whole = spec.name == kind::CONVERSATION.name;
    let (mut from, mut to) = (None, None);
    for (key, text) in texts(note, &BEGINS) {
        let Some((date, minutes)) =
            day(&text, zone).filter(|(date, _)| !whole || date.day().is_some())
        else {
            continue;
        };
        when.date = when.date.or(Some(date));
        from = from.or(minutes);
        when.used.push(key);
    }
    for (key, text) in texts(note, &ENDS) {
        // `until` of a meeting is its last day; in a conversation it may be a time only.
        if let Some(clock) = Clock::parse(&text) {
            to = to.or(Some(clock.start));
            when.used.push(key);
        } else if let Some((date, minutes)) = day(&text, zone).filter(|_| when.date.is_some()) {
            if Some(date) == when.date {
                to = to.or(minutes);
            } else if !whole && date.day().is_some() {
                when.until = when.until.or(Some(date));
            } else {
                continue;
            }
            when.used.push(key);
        }
    }
    for (keys, start) in [(&TIMES[..], true), (&TIME_ENDS[..], false)] {
        for (key, text) in texts(note, keys) {
            let Some(clock) = Clock::parse(&text.replace(" Uhr", "")) else { continue };
            when.used.push(key);
            match (start, clock.end) {
                (true, Some(end)) => (from, to) = (Some(clock.start), Some(end)),
                (true, None) => from = Some(clock.start),
                (false, _) => to = to.or(Some(clock.start)),
            }
        }
    }
    when.time = from.map(|start| Clock { start, end: to.filter(|to| *to > start) });
    when.date =
        when.date.or_else(|| sort::day_of(&note.stem).map(|(day, _)| day.into())).or_else(|| {
            let made = texts(note, &MADE).into_iter().find_map(|(_, text)| day(&text, zone));
            // When a plan was written down says nothing of when it will be.
            made.map(|(date, _)| date).filter(|date| whole && date.day().is_some())
        });
    when
}

/// In the order in which the names are asked for.
fn texts(note: &Note, names: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for name in names {
        for (key, value) in &note.front.entries {
            if sort::full_name(key) == *name
                && let Some(text) = one(value)
            {
                let text = text.trim_start_matches("[[").trim_end_matches("]]").to_string();
                found.push((key.clone(), text));
            }
        }
    }
    found
}

/// With the minutes since midnight, where the text has a time.
fn day(text: &str, zone: Zone) -> Option<(PartialDate, Option<u16>)> {
    if let Ok(date) = PartialDate::parse(text.trim()) {
        return Some((date, None));
    }
    let at: NaiveDateTime = moment::read(text, zone)?;
    let minutes = u16::try_from(at.hour() * 60 + at.minute()).ok();
    // Midnight is what programs write that want a time and have none.
    Some((at.date().into(), minutes.filter(|minutes| *minutes > 0)))
}

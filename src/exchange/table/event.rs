//! A row of a calendar or of a list of talks: when, what, with whom.

use serde_yaml::Value as Yaml;

use super::column::{Column, kept};
use super::day::{self, Moment};
use super::grid::{Cell, Row};
use super::names::norm;
use super::target::Target;
use super::value::{Reading, truth};
use crate::exchange::{Item, Remark};
use crate::record::kind;
use crate::words::{Message, PartialDate};

/// What is gathered of a row before it is clear when it was.
#[derive(Default)]
struct When {
    start: Moment,
    end: Moment,
    all_day: bool,
}

/// The row is lost where it has neither a day nor a title.
pub fn read(
    row: &Row,
    columns: &[Column],
    reading: &Reading<'_>,
    mut item: Item,
    remarks: &mut Vec<Remark>,
) -> Option<Item> {
    let mut when = When::default();
    for (at, column) in columns.iter().enumerate() {
        let cell = row.get(at);
        if cell.is_empty() {
            continue;
        }
        match &column.target {
            Target::Start | Target::StartTime => {
                let early = column.target == Target::Start;
                take(&mut item, &mut when.start, column, cell, early, reading, remarks);
            }
            Target::End | Target::EndTime => {
                take(&mut item, &mut when.end, column, cell, true, reading, remarks);
            }
            Target::AllDay => when.all_day |= truth(cell) == Some(true),
            Target::Private => {
                if truth(cell) != Some(false) && norm(&cell.text()) != "normal" {
                    item.put("confidential", Yaml::Bool(true));
                }
            }
            Target::Body => item.paragraph(&cell.text()),
            Target::Id | Target::Nothing | Target::Ids(_) => {}
            Target::Type => {
                if reading.kind(cell).is_none() {
                    item.keep("x-type", cell.text());
                }
            }
            Target::Usual(key) => {
                let usual = ["normal", "2", "gebucht", "busy", "beschaftigt"];
                if !usual.contains(&norm(&cell.text()).as_str()) {
                    item.keep(key, cell.text());
                }
            }
            Target::Keep(key) | Target::Dated(key) => item.keep(key, cell.text()),
            Target::Field(key) => {
                let key = fitting(&item, key);
                reading.put(&mut item, key, &column.head, cell, remarks);
            }
            _ => item.keep(&kept(&column.head, at), cell.text()),
        }
    }
    if when.start.day.is_none() && item.text("title").is_none() && item.links.is_empty() {
        return None;
    }
    put(&mut item, &when);
    if item.kind.name == kind::MEETING.name && item.text("title").is_none() {
        item.set("title", reading.heads.desk().words.text("kind-meeting"));
    }
    if item.kind.name == kind::CONVERSATION.name && item.get("date").is_none() {
        let message = Message::new("exchange-table-no-day");
        remarks.push(Remark::part(item.place.clone(), message));
    }
    Some(item)
}

/// The key of this kind for what the other one calls differently.
fn fitting<'a>(item: &Item, key: &'a str) -> &'a str {
    match (item.kind.name == kind::CONVERSATION.name, key) {
        (true, "participants") => "with",
        (true, "chair") => "by",
        (false, "with") => "participants",
        (false, "channel") => "x-channel",
        (_, key) => key,
    }
}

/// The first day and the first time of all columns that say one.
fn take(
    item: &mut Item,
    into: &mut Moment,
    column: &Column,
    cell: &Cell,
    is_early: bool,
    reading: &Reading<'_>,
    remarks: &mut Vec<Remark>,
) {
    match reading.moment(cell) {
        Some(found) => {
            into.day = into.day.or(found.day);
            // Excel has midnight in every day that nobody gave a time.
            if into.from.is_none() || !is_early {
                into.from = found.from.or(into.from);
                into.until = found.until.or(into.until);
            }
        }
        None => {
            item.keep(&kept(&column.head, 0), cell.text());
            let message = Message::new("exchange-table-value")
                .with("column", column.head.as_str())
                .with("value", cell.text().into_owned());
            remarks.push(Remark::note(item.place.clone(), message));
        }
    }
}

fn put(item: &mut Item, when: &When) {
    let midnight = |time: Option<u16>| time.is_none_or(|time| time == 0);
    let (start, end) = (when.start, when.end);
    let whole =
        when.all_day || start.from == Some(0) && midnight(end.from) && start.until.is_none();
    let is_meeting = item.kind.name == kind::MEETING.name;
    match start.day {
        Some(date) if is_meeting => item.set("date", date.to_string()),
        Some(PartialDate::Day(day)) => item.set("date", day.to_string()),
        // A talk has a day; what says less is kept beside.
        Some(date) => item.set("x-date", date.to_string()),
        None => {}
    }
    let (first, last) =
        (start.day.and_then(|date| date.day()), end.day.and_then(|date| date.day()));
    // What ends at midnight ends on the day before.
    let before = end.from == Some(0);
    let last = match last {
        Some(last) if before && first.is_some_and(|first| last > first) => last.pred_opt(),
        last => last,
    };
    let later = last.zip(first).is_some_and(|(last, first)| last > first);
    if let Some(last) = last.filter(|_| later) {
        item.set(if is_meeting { "until" } else { "x-until" }, last.to_string());
    }
    if let Some(from) = start.from.filter(|_| !whole) {
        let until = start.until.or(end.from).filter(|until| later || *until > from);
        item.set("time", day::written(from, until.filter(|_| !later || start.until.is_some())));
    }
}

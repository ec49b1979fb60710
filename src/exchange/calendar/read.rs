//! Events into meetings, one for each occurrence (RFC 5545). What is odd costs a remark and never
//! the file.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::event::{Draft, Key, When};
use super::line::{At, Property, readable};
use super::moment::Stamp;
use super::part::{Oddity, Part};
use super::recurrence::Budget;
use super::series::{self, Again, Changed, Limits, Series};
use super::todo::Tasks;
use super::zone::{Clocks, Zones};
use crate::exchange::{Desk, Item, Read, Remark, Source, Weight};
use crate::words::Message;

/// More remarks than these are counted only.
const MOST_REMARKS: usize = 300;
/// Changes of clocks are looked for so many years ahead.
const YEARS_OF_CLOCKS: u32 = 20;

/// Remarks in the making.
pub(super) struct Notes<'a> {
    file: &'a str,
    remarks: Vec<Remark>,
    more: (i64, Weight),
}

/// What the dates of one calendar need.
pub(super) struct Calendar<'a, 'n> {
    pub notes: &'a mut Notes<'n>,
    zones: Zones<'a>,
    steps: &'a mut Budget,
}

/// An event, read and not yet told.
struct Event<'a> {
    part: &'a Part,
    uid: Option<String>,
    /// Which occurrence of a series it is.
    of: Option<(Stamp, Option<Clocks>)>,
    when: Option<When>,
    again: Option<Again>,
    draft: Draft,
    sequence: u64,
}

pub fn read(source: &Source<'_>, desk: &Desk<'_>) -> Read {
    let mut notes = Notes { file: source.name, remarks: Vec::new(), more: (0, Weight::Note) };
    let bytes = readable(source.bytes);
    let file = Part::read(&bytes, &mut |at, oddity| match oddity {
        Oddity::Garbage => notes.say(Weight::Part, at, Message::new("exchange-ics-line")),
        Oddity::Unclosed(name) => {
            let name = super::event::short(&name, 40).0.to_string();
            notes.say(Weight::Note, at, Message::new("exchange-ics-unclosed").with("name", name));
        }
    });
    let mut steps = Budget::new(3_000_000);
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut todos = Vec::new();
    // Some programs write an event without a calendar around it.
    let bare = std::iter::once(&file);
    for parts in bare.chain(file.parts.iter().filter(|part| part.name == "VCALENDAR")) {
        calendar(parts, source, desk, &mut steps, &mut notes, &mut events, &mut todos);
    }
    if events.is_empty() && todos.is_empty() && notes.remarks.is_empty() {
        notes.remarks.push(Remark::lost(source.place(), Message::new("exchange-ics-empty")));
    }
    once_each(&mut events, &mut notes);
    let (mut items, homes) = items(&events, source, desk, &mut notes);
    let mut tasks = Tasks::of(&homes);
    for todo in todos {
        if !tasks.add(todo, &mut items, desk) {
            let title = todo.get("SUMMARY").map(|title| super::event::one_line(&title.text()));
            let title = super::event::short(&title.unwrap_or_default(), 200).0.to_string();
            let message = Message::new("exchange-ics-task").with("title", title);
            notes.say(Weight::Part, &todo.at, message);
        }
    }
    tasks.write(&mut items);
    Read { items, remarks: notes.done() }
}

fn calendar<'a>(
    calendar: &'a Part,
    source: &Source<'_>,
    desk: &Desk<'_>,
    steps: &mut Budget,
    notes: &mut Notes<'_>,
    events: &mut Vec<Event<'a>>,
    todos: &mut Vec<&'a Part>,
) {
    let method = calendar.get("METHOD").map(|method| method.value.trim().to_ascii_uppercase());
    let method = method.unwrap_or_default();
    // What somebody proposes or asks for is no appointment yet (RFC 5546, 1.4).
    if ["COUNTER", "DECLINECOUNTER", "REFRESH"].contains(&method.as_str()) {
        let message = Message::new("exchange-ics-method").with("method", method);
        return notes.say(Weight::Part, &calendar.at, message);
    }
    let zones = Zones::new(calendar, desk.zone.0, horizon(desk, 12 * YEARS_OF_CLOCKS));
    let mut here = Calendar { notes, zones, steps };
    for part in &calendar.parts {
        match part.name.as_str() {
            "VEVENT" => {
                events.push(Event::read(part, source, desk, method == "CANCEL", &mut here));
            }
            "VTODO" => todos.push(part),
            "VJOURNAL" => {
                here.notes.say(Weight::Part, &part.at, Message::new("exchange-ics-journal"));
            }
            // Zones are asked by name; when somebody is free, alarms and the rest are no meetings.
            _ => {}
        }
    }
}

impl<'a> Event<'a> {
    fn read(
        part: &'a Part,
        source: &Source<'_>,
        desk: &Desk<'_>,
        cancelled: bool,
        calendar: &mut Calendar<'_, '_>,
    ) -> Event<'a> {
        let uid = part.get("UID").map(|uid| crate::exchange::uid::bare(&uid.text()).to_string());
        let uid = uid.filter(|uid| !uid.is_empty() && uid.len() <= 1000);
        let when = When::read(part, calendar);
        let of = part.get("RECURRENCE-ID").and_then(|property| {
            if property.param_is("RANGE", "THISANDFUTURE") {
                let message = Message::new("exchange-ics-future");
                calendar.notes.say(Weight::Part, &property.at, message);
            }
            let stamp = calendar.stamp(property)?;
            Some((stamp, calendar.clocks(property)))
        });
        let again = match &when {
            Some(when) if of.is_none() => Again::read(part, when, calendar),
            _ => None,
        };
        let draft = Draft::read(part, source, desk, cancelled, calendar.notes);
        let sequence = part.get("SEQUENCE").and_then(|text| text.value.trim().parse().ok());
        Event { part, uid, of, when, again, draft, sequence: sequence.unwrap_or(0) }
    }

    /// Which occurrence of an event it is.
    fn key(&self, of: Option<&When>) -> Option<Key> {
        let (stamp, clocks) = self.of.as_ref()?;
        let when = of.or(self.when.as_ref())?;
        Some(series::key(*stamp, when, clocks.as_ref()))
    }
}

/// Of an event that is there twice, the one that was changed last. Some programs give one name to
/// different events: those all come in, the first with it.
fn once_each(events: &mut Vec<Event<'_>>, notes: &mut Notes<'_>) {
    let mut first: HashMap<(String, Option<Key>), usize> = HashMap::new();
    let mut gone = vec![false; events.len()];
    for at in 0..events.len() {
        let Some(event) = events.get(at) else { continue };
        let Some(uid) = event.uid.clone() else { continue };
        let name = (uid, event.key(None));
        let Some(before) = first.get(&name).copied() else {
            first.insert(name, at);
            continue;
        };
        let Some(other) = events.get(before) else { continue };
        let start = |event: &Event<'_>| event.when.as_ref().map(When::start);
        let same = other.sequence != event.sequence || start(other) == start(event);
        if !same {
            notes.say(Weight::Note, &event.part.at, Message::new("exchange-ics-same-uid"));
            if let Some(event) = events.get_mut(at) {
                event.uid = None;
            }
            continue;
        }
        let (old, new) = match event.sequence >= other.sequence {
            true => (before, at),
            false => (at, before),
        };
        notes.say(Weight::Note, &event.part.at, Message::new("exchange-ics-twice"));
        first.insert(name, new);
        if let Some(gone) = gone.get_mut(old) {
            *gone = true;
        }
    }
    let mut gone = gone.into_iter();
    events.retain(|_| !gone.next().unwrap_or(false));
}

/// In the order of the file, and which of them an UID means.
fn items(
    events: &[Event<'_>],
    source: &Source<'_>,
    desk: &Desk<'_>,
    notes: &mut Notes<'_>,
) -> (Vec<Item>, HashMap<String, usize>) {
    let mut limits = Limits::new();
    let mut items: Vec<Item> = Vec::new();
    let mut homes: HashMap<String, usize> = HashMap::new();
    let mut masters: HashMap<&str, usize> = HashMap::new();
    let mut parts: HashMap<&str, Vec<&Event<'_>>> = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        match (&event.uid, &event.again, &event.of) {
            (Some(uid), Some(_), None) => _ = masters.insert(uid, at),
            (Some(uid), _, Some(_)) => parts.entry(uid).or_default().push(event),
            _ => {}
        }
    }
    for event in events {
        let uid = event.uid.as_deref();
        let before = items.len();
        match (&event.again, &event.when) {
            (Some(again), Some(when)) => {
                let mut changed = Vec::new();
                for own in uid.and_then(|uid| parts.get(uid)).into_iter().flatten() {
                    let (draft, own_when, at) = (&own.draft, own.when.as_ref(), &own.part.at);
                    if let Some(key) = own.key(Some(when)) {
                        changed.push(Changed { key, draft, when: own_when, at });
                    }
                }
                let clocks = match when {
                    When::Times { clocks, .. } => clocks.clone(),
                    When::Days { .. } => Clocks::Named(desk.zone.0),
                };
                let horizon = horizon(desk, 12);
                let draft = &event.draft;
                let series = Series { uid, again, when, clocks, draft, changed, horizon };
                items.extend(series.items(desk, source.name, &mut limits, notes));
            }
            _ if event.of.is_some() && uid.is_some_and(|uid| masters.contains_key(uid)) => {}
            (_, when) => {
                let slot = when.as_ref().map(|when| when.slot(when.start()));
                let name = match (uid, event.key(None)) {
                    (Some(uid), Some(key)) => Some(format!("{uid}/{}", key.name())),
                    (uid, _) => uid.map(str::to_string),
                };
                items.push(event.draft.item(slot, name, desk));
            }
        }
        if let Some(item) = items.get(before) {
            let names = [item.uid.clone(), event.uid.clone()];
            for name in names.into_iter().flatten() {
                homes.entry(name).or_insert(before);
            }
        }
    }
    (items, homes)
}

/// The end of the day so many months from now.
fn horizon(desk: &Desk<'_>, months: u32) -> NaiveDateTime {
    let day = desk.today.checked_add_months(Months::new(months)).unwrap_or(desk.today);
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day).and_time(NaiveTime::MIN);
    next - chrono::Duration::seconds(1)
}

impl Calendar<'_, '_> {
    /// When it is, and by which clocks; remarked where nobody can tell.
    pub fn moment(&mut self, property: &Property) -> Option<(Stamp, Clocks)> {
        let stamp = self.stamp(property)?;
        Some(match stamp {
            Stamp::Utc(time) => (Stamp::Local(time), Clocks::Named(Tz::UTC)),
            stamp => (stamp, self.clocks(property).unwrap_or_else(|| self.zones.office())),
        })
    }

    pub fn stamp(&mut self, property: &Property) -> Option<Stamp> {
        let read = Stamp::parse(&property.value).filter(|stamp| stamp.is_sayable());
        match read {
            None => {
                self.unreadable(property);
                None
            }
            Some(stamp) if property.param_is("VALUE", "DATE") => {
                Some(Stamp::Day(stamp.naive().date()))
            }
            read => read,
        }
    }

    /// The clocks that a property names.
    pub fn clocks(&mut self, property: &Property) -> Option<Clocks> {
        let name = property.param("TZID")?;
        let (found, new) = self.zones.find(name, self.steps);
        if found.is_none() && new {
            let name = super::event::short(name, 100).0.to_string();
            let message = Message::new("exchange-ics-zone").with("zone", name);
            self.notes.say(Weight::Note, &property.at, message);
        }
        found
    }

    pub fn unreadable(&mut self, property: &Property) {
        let value = super::event::short(property.value.trim(), 100).0.to_string();
        let message = Message::new("exchange-ics-value")
            .with("property", property.name.as_str())
            .with("value", value);
        self.notes.say(Weight::Part, &property.at, message);
    }
}

impl Notes<'_> {
    pub fn say(&mut self, weight: Weight, at: &At, message: Message) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark::new(weight, at.place(self.file), message));
        } else {
            self.more = (self.more.0 + 1, self.more.1.max(weight));
        }
    }

    fn done(mut self) -> Vec<Remark> {
        let (count, weight) = self.more;
        if count > 0 {
            let message = Message::new("exchange-ics-more").with("count", count);
            self.remarks.push(Remark::new(
                weight,
                crate::diagnostic::Place::file(self.file),
                message,
            ));
        }
        self.remarks.sort_by_key(|remark| remark.place.line);
        self.remarks
    }
}

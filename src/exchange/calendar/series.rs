//! Events that happen more than once (RFC 5545, 3.8.4.4 and 3.8.5): each occurrence becomes an item
//! of its own, with what was changed for it alone.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDateTime;

use super::event::{Draft, Key, Slot, When};
use super::line::{At, Property};
use super::moment::{Span, Stamp};
use super::part::Part;
use super::read::{Calendar, Notes};
use super::recurrence::{self, Budget};
use super::rule::Rule;
use super::zone::Clocks;
use crate::exchange::{Desk, Item, Weight};
use crate::words::Message;

/// Occurrences of one event: of more, the latest.
const OCCURRENCES_AT_MOST: usize = 500;

/// What may still be made of a file.
pub(super) struct Limits {
    /// Occurrences of events that happen more than once.
    pub occurrences: usize,
    /// Bytes that they take together.
    pub bytes: usize,
    pub steps: Budget,
}

/// What an event says of when it happens again.
#[derive(Debug, Default)]
pub(super) struct Again {
    rules: Vec<Rule>,
    /// Rules that take away (RFC 2445, 4.8.5.2).
    not_rules: Vec<Rule>,
    more: Vec<Slot>,
    not: HashSet<Key>,
    at: At,
}

impl Limits {
    pub fn new() -> Limits {
        Limits { occurrences: 5000, bytes: 48 << 20, steps: Budget::new(3_000_000) }
    }
}

impl Again {
    /// `None` where it happens once.
    pub fn read(part: &Part, when: &When, calendar: &mut Calendar<'_, '_>) -> Option<Again> {
        let mut again = Again::default();
        let mut any = None;
        for property in &part.properties {
            let list = match property.name.as_str() {
                "RRULE" => &mut again.rules,
                "EXRULE" => &mut again.not_rules,
                "RDATE" => {
                    any = any.or(Some(&property.at));
                    dates(property, when, calendar, &mut |slot| again.more.push(slot));
                    continue;
                }
                "EXDATE" => {
                    dates(property, when, calendar, &mut |slot| {
                        again.not.insert(slot.start);
                    });
                    continue;
                }
                _ => continue,
            };
            match Rule::parse(&property.value) {
                Some(rule) if list.len() < 8 => list.push(rule),
                _ => {
                    let text = super::event::short(&property.value, 200).0.to_string();
                    let message = Message::new("exchange-ics-rule").with("rule", text);
                    calendar.notes.say(Weight::Part, &property.at, message);
                }
            }
            any = any.or(Some(&property.at));
        }
        again.at = any?.clone();
        Some(again)
    }

    /// When it happens, in order, and whether that is all that could be found out.
    fn slots(
        &self,
        when: &When,
        clocks: &Clocks,
        horizon: NaiveDateTime,
        steps: &mut Budget,
    ) -> (BTreeMap<Key, Slot>, Extent) {
        let start = when.start();
        let mut extent = Extent::Whole;
        let mut slots = BTreeMap::new();
        let first = when.slot(start);
        slots.insert(first.start, first);
        let utc = |time: NaiveDateTime| clocks.utc(time);
        for rule in &self.rules {
            let given = recurrence::expand(rule, start, horizon, utc, steps);
            extent = extent.max(match (given.complete, given.beyond) {
                (false, _) => Extent::Cut,
                (true, true) => Extent::Open,
                (true, false) => Extent::Whole,
            });
            slots.extend(given.times.into_iter().map(|time| when.slot(time)).map(|s| (s.start, s)));
        }
        slots.extend(self.more.iter().map(|slot| (slot.start, *slot)));
        for rule in &self.not_rules {
            let given = recurrence::expand(rule, start, horizon, utc, steps);
            for time in given.times {
                slots.remove(&when.key(time));
            }
        }
        slots.retain(|key, _| !self.leaves_out(*key, clocks));
        (slots, extent)
    }

    /// A day takes away whatever happens on it.
    fn leaves_out(&self, key: Key, clocks: &Clocks) -> bool {
        self.not.contains(&key)
            || match key {
                Key::Day(_) => false,
                Key::At(utc) => {
                    let day = |shift: i64| utc.checked_add_signed(chrono::Duration::hours(shift));
                    // A clock is at most fourteen hours ahead and twelve behind.
                    let days = [-12, 0, 14].into_iter().filter_map(day).map(|time| time.date());
                    days.into_iter()
                        .any(|day| self.not.contains(&Key::Day(day)) && is_on(clocks, utc, day))
                }
            }
    }
}

/// True where clocks there show that day.
fn is_on(clocks: &Clocks, utc: NaiveDateTime, day: chrono::NaiveDate) -> bool {
    let midnight = |day: chrono::NaiveDate| clocks.utc(day.and_time(chrono::NaiveTime::MIN));
    midnight(day) <= utc && day.succ_opt().is_none_or(|next| utc < midnight(next))
}

/// How much of a series came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Extent {
    Whole,
    /// It goes on after the last day that is looked at.
    Open,
    Cut,
}

/// The dates of RDATE and EXDATE, of the kind that the event's own is.
fn dates(
    property: &Property,
    when: &When,
    calendar: &mut Calendar<'_, '_>,
    found: &mut dyn FnMut(Slot),
) {
    let mut odd = false;
    let named = calendar.clocks(property);
    for text in property.value.split([',', ';']).filter(|text| !text.trim().is_empty()) {
        let (text, end) = match text.split_once('/') {
            Some((start, end)) => (start, Some(end)),
            None => (text, None),
        };
        let Some(stamp) = Stamp::parse(text).filter(|stamp| stamp.is_sayable()) else {
            odd = true;
            continue;
        };
        let key = key(stamp, when, named.as_ref());
        let mut slot = match (when, key, stamp) {
            // Of the same place, it takes as long as the clock there says.
            (When::Times { .. }, Key::At(_), Stamp::Local(time)) if named.is_none() => {
                when.slot(time)
            }
            (When::Days { .. }, Key::Day(day), _) => {
                when.slot(day.and_time(chrono::NaiveTime::MIN))
            }
            (_, start, _) => {
                let first = when.slot(when.start());
                let end = match (first.start, first.end, start) {
                    (Key::At(from), Some(Key::At(until)), Key::At(start)) => {
                        start.checked_add_signed(until - from).map(Key::At)
                    }
                    _ => None,
                };
                Slot { start, end }
            }
        };
        if let (Some(end), Key::At(start)) = (end, slot.start) {
            let until = match Stamp::parse(end) {
                Some(stamp) => Some(self::key(stamp, when, named.as_ref())),
                None => Span::parse(end).and_then(|span| span.after(start)).map(Key::At),
            };
            slot.end = until.filter(|until| *until > slot.start).or(slot.end);
        }
        found(slot);
    }
    if odd {
        calendar.unreadable(property);
    }
}

/// Which occurrence a date means: a day for an event of whole days, a moment for any other, and the
/// day alone where no more is said.
pub(super) fn key(stamp: Stamp, when: &When, named: Option<&Clocks>) -> Key {
    match (stamp, when) {
        (Stamp::Day(day), _) => Key::Day(day),
        (stamp, When::Days { .. }) => Key::Day(match (stamp, named) {
            // Midnight of a whole day, told in UTC.
            (Stamp::Utc(utc), _) if utc.time() != chrono::NaiveTime::MIN => {
                utc.checked_add_signed(chrono::Duration::hours(12)).unwrap_or(utc).date()
            }
            (stamp, _) => stamp.naive().date(),
        }),
        (Stamp::Utc(utc), When::Times { .. }) => Key::At(utc),
        (Stamp::Local(time), When::Times { clocks, .. }) => {
            Key::At(named.unwrap_or(clocks).utc(time))
        }
    }
}

/// An occurrence with a component of its own.
pub(super) struct Changed<'a> {
    pub key: Key,
    pub draft: &'a Draft,
    pub when: Option<&'a When>,
    pub at: &'a At,
}

/// One item for each occurrence.
pub(super) struct Series<'a> {
    pub uid: Option<&'a str>,
    pub again: &'a Again,
    pub when: &'a When,
    pub clocks: Clocks,
    pub draft: &'a Draft,
    pub changed: Vec<Changed<'a>>,
    pub horizon: NaiveDateTime,
}

impl Series<'_> {
    pub fn items(
        &self,
        desk: &Desk<'_>,
        file: &str,
        limits: &mut Limits,
        notes: &mut Notes<'_>,
    ) -> Vec<Item> {
        let (slots, extent) = match limits.occurrences {
            0 => (BTreeMap::new(), Extent::Cut),
            _ => self.again.slots(self.when, &self.clocks, self.horizon, &mut limits.steps),
        };
        // What was changed may have been moved out of the series, or lie beyond what was looked at.
        let mut changed: HashMap<Key, &Changed<'_>> =
            self.changed.iter().map(|one| (one.key, one)).collect();
        let mut all: Vec<(Key, Slot, Option<&Changed<'_>>)> = Vec::new();
        for (key, slot) in slots {
            let own = changed.remove(&key).or_else(|| match key {
                Key::At(utc) if !changed.is_empty() => {
                    let on = |one: &&&Changed<'_>| match one.key {
                        Key::Day(day) => is_on(&self.clocks, utc, day),
                        Key::At(_) => false,
                    };
                    let days = changed.values().filter(|one| matches!(one.key, Key::Day(_)));
                    let found = days.take(OCCURRENCES_AT_MOST).find(on).map(|one| one.key)?;
                    changed.remove(&found)
                }
                _ => None,
            });
            all.push((key, slot, own));
        }
        for one in self.changed.iter().filter(|one| changed.contains_key(&one.key)) {
            all.push((one.key, Slot { start: one.key, end: None }, Some(one)));
        }
        all.sort_by_key(|(key, ..)| *key);
        let found = all.len();
        let kept = match extent {
            // The first ones are all that is known of an endless crowd.
            Extent::Cut => all.get(..found.min(OCCURRENCES_AT_MOST)),
            _ => all.get(found.saturating_sub(OCCURRENCES_AT_MOST)..),
        };
        let mut items = Vec::new();
        for (key, slot, own) in kept.unwrap_or_default() {
            let draft = own.map_or(self.draft, |own| own.draft);
            if limits.occurrences == 0 || limits.bytes < draft.size {
                break;
            }
            limits.occurrences -= 1;
            limits.bytes -= draft.size;
            let slot = own.and_then(|own| own.when).map_or(*slot, |when| when.slot(when.start()));
            let uid = self.uid.map(|uid| format!("{uid}/{}", key.name()));
            let mut item = draft.item(Some(slot), uid, desk);
            if let Some(own) = own {
                item.place = own.at.place(file);
            }
            items.push(item);
        }
        let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        let message = |id| {
            Message::new(id).with("title", self.draft.title()).with("kept", count(items.len()))
        };
        if extent == Extent::Cut || items.len() < found {
            notes.say(Weight::Part, &self.again.at, message("exchange-ics-cut"));
            return items;
        }
        if extent == Extent::Open {
            let until = message("exchange-ics-open").with("until", self.horizon.date());
            notes.say(Weight::Note, &self.again.at, until);
        }
        for item in &mut items {
            item.series = self.uid.map(String::from);
        }
        items
    }
}

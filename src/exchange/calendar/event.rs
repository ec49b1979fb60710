//! One VEVENT: what it says, and when (RFC 5545, 3.6.1).

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};
use serde_yaml::Value as Yaml;

use super::line::{At, Property};
use super::moment::{Span, Stamp};
use super::part::Part;
use super::read::{Calendar, Notes};
use super::zone::{Clocks, shown};
use super::{field, people};
use crate::exchange::revision::{self, Revision};
use crate::exchange::text::one_line;
use crate::exchange::{Desk, Item, Source, Weight, escape, html, uid};
use crate::record::kind::MEETING;
use crate::words::Message;

/// Longer texts are cut: a page of a record has some three thousand characters.
const LONGEST: usize = 256 * 1024;
/// Of a title, a place, or what has no field.
pub(super) const LONGEST_FIELD: usize = 2000;
const MOST_TOPICS: usize = 200;

/// When an event is, and for how long.
#[derive(Clone, Debug)]
pub(super) enum When {
    Days {
        first: NaiveDate,
        days: i64,
    },
    /// The length is partly one that a calendar shows, and partly exact: they differ in the night
    /// in which clocks are changed.
    Times {
        start: NaiveDateTime,
        clocks: Clocks,
        length: Option<(Duration, Duration)>,
    },
}

/// By which an occurrence is known: its day, or its moment in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    Day(NaiveDate),
    At(NaiveDateTime),
}

/// One occurrence. The end does not belong to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub start: Key,
    pub end: Option<Key>,
}

/// What an event says, before it is said of one of its occurrences.
#[derive(Debug)]
pub(super) struct Draft {
    item: Item,
    /// Said by netlog itself, which stands above what is worked out.
    own: Vec<(String, Yaml)>,
    is_own: bool,
    pub cancelled: bool,
    status: Option<&'static str>,
    /// About as many bytes as one occurrence takes.
    pub size: usize,
}

impl Key {
    /// As the name of an occurrence ends: `20250312`, `20250312T090000Z`.
    pub fn name(self) -> String {
        match self {
            Key::Day(day) => day.format("%Y%m%d").to_string(),
            Key::At(time) => time.format("%Y%m%dT%H%M%SZ").to_string(),
        }
    }
}

impl When {
    pub fn read(part: &Part, calendar: &mut Calendar<'_, '_>) -> Option<When> {
        // An occurrence that says only which one it is, is when it was.
        let property = part.get("DTSTART").or_else(|| part.get("RECURRENCE-ID"));
        let Some(property) = property else {
            calendar.notes.say(Weight::Part, &part.at, Message::new("exchange-ics-no-date"));
            return None;
        };
        let (stamp, clocks) = calendar.moment(property)?;
        let ends = part.get("DTEND");
        let end = ends.and_then(|end| calendar.moment(end));
        let span = part.get("DURATION").filter(|_| ends.is_none());
        let span = span.and_then(|span| {
            let read = Span::parse(&span.value);
            if read.is_none() {
                calendar.unreadable(span);
            }
            read
        });
        let mut too_early = || {
            let at = ends.map_or(&part.at, |end| &end.at);
            calendar.notes.say(Weight::Part, at, Message::new("exchange-ics-end"));
        };
        let start = match stamp {
            Stamp::Day(first) => {
                let last = end.map(|(end, _)| end.naive().date());
                let days = match (last, span) {
                    (Some(last), _) => (last - first).num_days(),
                    (None, Some(span)) => i64::try_from(span.days).unwrap_or(1),
                    (None, None) => 1,
                };
                if days < 0 {
                    too_early();
                }
                // Some programs say that it ends on the day on which it begins.
                return Some(When::Days { first, days: days.max(1) });
            }
            Stamp::Local(start) | Stamp::Utc(start) => start,
        };
        let length = match (end, span) {
            (Some((end, other)), _) => Some(match other == clocks {
                true => (end.naive() - start, Duration::zero()),
                false => (Duration::zero(), other.utc(end.naive()) - clocks.utc(start)),
            }),
            (None, Some(span)) => {
                let days =
                    span.after(start).and(Duration::try_days(i64::try_from(span.days).ok()?));
                days.zip(Duration::try_seconds(span.seconds))
            }
            (None, None) => None,
        };
        let ahead =
            length.filter(|(wall, exact)| *wall > Duration::zero() || *exact > Duration::zero());
        if ahead.is_none() && length.is_some_and(|(wall, exact)| wall + exact < Duration::zero()) {
            too_early();
        }
        let when = When::Times { start, clocks, length: ahead };
        Some(when.whole_days(part).unwrap_or(when))
    }

    /// What Outlook calls a whole day has its midnights where it was made.
    fn whole_days(&self, part: &Part) -> Option<When> {
        let When::Times { start, length: Some((wall, exact)), .. } = self else { return None };
        let whole = start.time() == NaiveTime::MIN
            && exact.is_zero()
            && wall.num_seconds() % 86_400 == 0
            && part.has("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
        whole.then(|| When::Days { first: start.date(), days: wall.num_days() })
    }

    /// On the clock of the place where it is.
    pub fn start(&self) -> NaiveDateTime {
        match self {
            When::Days { first, .. } => first.and_time(NaiveTime::MIN),
            When::Times { start, .. } => *start,
        }
    }

    pub fn key(&self, local: NaiveDateTime) -> Key {
        match self {
            When::Days { .. } => Key::Day(local.date()),
            When::Times { clocks, .. } => Key::At(clocks.utc(local)),
        }
    }

    /// The occurrence that begins then.
    pub fn slot(&self, local: NaiveDateTime) -> Slot {
        let start = self.key(local);
        let end = match self {
            When::Days { days, .. } => Duration::try_days(*days)
                .and_then(|days| local.date().checked_add_signed(days))
                .map(Key::Day),
            When::Times { length: None, .. } => None,
            When::Times { clocks, length: Some((wall, exact)), .. } => local
                .checked_add_signed(*wall)
                .and_then(|end| clocks.utc(end).checked_add_signed(*exact))
                .map(Key::At),
        };
        Slot { start, end }
    }
}

impl Draft {
    pub fn read(
        part: &Part,
        source: &Source<'_>,
        desk: &Desk<'_>,
        cancelled: bool,
        notes: &mut Notes<'_>,
    ) -> Draft {
        let mut item = Item::new(&MEETING, part.at.place(source.name));
        body(part, &mut item, notes);
        let mut title =
            part.get("SUMMARY").map(|title| one_line(&title.text())).unwrap_or_default();
        if title.is_empty() {
            let words = |line: &str| line.chars().any(char::is_alphanumeric);
            let first = item.body.lines().find(|line| words(line)).unwrap_or_default();
            title = one_line(first.trim_start_matches(['#', '*', '-', ' ']));
            title = short(&title, 120).0.to_string();
        }
        if title.is_empty() {
            title = desk.words.text("exchange-ics-untitled");
        }
        item.set("title", cut(&title, part.get("SUMMARY"), notes));
        if let Some(location) = part.get("LOCATION") {
            let lines: Vec<String> = location.text().lines().map(one_line).collect();
            let lines: Vec<&str> =
                lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
            item.set("location", cut(&lines.join(", "), Some(location), notes));
        }
        people::read(part, &mut item, notes);
        let mut topics = 0;
        'all: for property in part.all("CATEGORIES") {
            for topic in property.texts() {
                topics += 1;
                if topics > MOST_TOPICS {
                    people::too_many(notes, &property.at, "CATEGORIES");
                    break 'all;
                }
                item.add("topics", short(&one_line(&topic), 200).0);
            }
        }
        // What is neither public nor known is private (RFC 5545, 3.8.1.3).
        if part.get("CLASS").is_some_and(|class| !class.value.trim().eq_ignore_ascii_case("PUBLIC"))
        {
            item.put("confidential", Yaml::Bool(true));
        }
        item.revision = Some(revised(part, &mut item));
        field::kept(part, &mut item, notes);
        let own = field::own(part, desk, &mut item, notes);
        let cancelled = cancelled || part.has("STATUS", "CANCELLED");
        let says = |status| part.has("STATUS", status);
        let status = [("CONFIRMED", "confirmed"), ("TENTATIVE", "planned")];
        let status = status.into_iter().find(|(name, _)| says(name)).map(|(_, status)| status);
        let fields: usize = item.fields.iter().map(|(key, value)| key.len() + weight(value)).sum();
        let size = 1000 + item.body.len() + fields + 300 * item.links.len();
        Draft { item, own, is_own: part.is_own(), cancelled, status, size }
    }

    pub fn title(&self) -> String {
        self.item.text("title").unwrap_or_default().to_string()
    }

    /// What it becomes at one time.
    pub fn item(&self, slot: Option<Slot>, uid: Option<String>, desk: &Desk<'_>) -> Item {
        let mut item = self.item.clone();
        item.uid = uid;
        let last = slot.and_then(|slot| time(&mut item, slot, desk));
        let status = match (self.cancelled, last) {
            (true, _) => Some("cancelled"),
            // A record without a status stays one.
            _ if self.is_own => self.status,
            (_, Some(last)) if last < desk.today => Some("held"),
            _ => self.status.or(Some("planned")),
        };
        item.set("status", status.unwrap_or_default());
        for (key, value) in &self.own {
            item.put(key, value.clone());
        }
        let place = |key: &str| MEETING.fields.iter().position(|field| field.key == key);
        item.fields.sort_by_key(|(key, _)| place(key).unwrap_or(usize::MAX));
        item
    }
}

/// Day, time and last day, in the zone of the office; gives the last day.
fn time(item: &mut Item, slot: Slot, desk: &Desk<'_>) -> Option<NaiveDate> {
    let here = |key: Key| match key {
        Key::Day(day) => (day, None),
        Key::At(utc) => {
            let local = shown(desk.zone.0, utc);
            (local.date(), Some(local.time()))
        }
    };
    let (first, begins) = here(slot.start);
    let end = slot.end.map(here);
    let (mut last, mut ends) = (first, None);
    let mut whole = begins.is_none();
    if let Some((day, time)) = end {
        (last, ends) = (day, time);
        if time.is_none_or(|time| time == NaiveTime::MIN) && day > first {
            // The end does not belong to it.
            last = day.pred_opt().unwrap_or(day);
            ends = time.and(NaiveTime::from_hms_opt(23, 59, 0));
            // From midnight to midnight is a whole day here.
            whole |= begins == Some(NaiveTime::MIN);
        }
    }
    let written = |day: NaiveDate| day.format("%Y-%m-%d").to_string();
    if !(1000..=9999).contains(&first.year()) {
        return None;
    }
    item.set("date", written(first));
    if let Some(begins) = begins.filter(|_| !whole) {
        let clock = |time: NaiveTime| time.format("%H:%M").to_string();
        let long = last > first || ends.is_some_and(|ends| clock(ends) > clock(begins));
        item.set(
            "time",
            match ends.filter(|_| long) {
                Some(ends) => format!("{}-{}", clock(begins), clock(ends)),
                None => clock(begins),
            },
        );
    }
    if last > first && last.year() <= 9999 {
        item.set("until", written(last));
    }
    Some(last.max(first))
}

/// Which telling of the event it is; kept in the item too. When our own file was written says
/// nothing of the record.
fn revised(part: &Part, item: &mut Item) -> Revision {
    let sequence = part.get("SEQUENCE").and_then(|text| text.value.trim().parse::<u32>().ok());
    let sequence = sequence.unwrap_or(0);
    if sequence > 0 {
        item.put(revision::SEQUENCE, Yaml::Number(sequence.into()));
    }
    let stamps = [("LAST-MODIFIED", revision::LAST_MODIFIED), ("DTSTAMP", revision::DTSTAMP)];
    let stamp = stamps.into_iter().filter(|_| !part.is_own()).find_map(|(name, key)| {
        let text = part.get(name)?.value.trim();
        Some((key, text, revision::moment(text)?))
    });
    if let Some((key, text, _)) = stamp {
        item.set(key, text);
    }
    Revision { sequence, changed: stamp.map(|(.., changed)| changed) }
}

/// The text, line by line.
fn body(part: &Part, item: &mut Item, notes: &mut Notes<'_>) {
    let plain = part.get("DESCRIPTION");
    let property = plain.or_else(|| part.get("X-ALT-DESC"));
    let Some(property) = property else { return };
    let text = property.text();
    let (text, whole) = short(&text, LONGEST);
    if !whole {
        notes.say(Weight::Part, &property.at, too_long(property));
    }
    // Of our own calendars it is Markdown; what others write decides nothing here.
    if let Some(id) = part.get("X-NETLOG-ID") {
        let uid = part.get("UID").map(|uid| uid.text());
        let uid = uid.as_deref().map(|uid| uid::bare(uid.trim()));
        return item.own_text(text.trim_matches('\n').to_string(), id.text().trim(), uid);
    }
    let low = text.to_ascii_lowercase();
    let has = |signs: &[&str]| signs.iter().any(|sign| low.contains(sign));
    // Calendars on the web write markup where text is asked for, some of them between lines.
    let parts = has(&["<br", "<p>", "</p>", "</div>", "</html>", "</li>"]);
    let read = match (plain.is_none() || parts, has(&["</a>", "</span>", "</b>", "</i>", "</u>"])) {
        (true, _) => html::text(text),
        (false, true) => html::text(&text.replace('\n', "<br>")),
        (false, false) => text.to_string(),
    };
    item.body = escape::markdown(&read);
}

fn weight(value: &Yaml) -> usize {
    match value {
        Yaml::String(text) => text.len(),
        Yaml::Sequence(values) => values.iter().map(|value| 24 + weight(value)).sum(),
        _ => 8,
    }
}

/// The first so many bytes, and whether that is all.
pub(super) fn short(text: &str, most: usize) -> (&str, bool) {
    if text.len() <= most {
        return (text, true);
    }
    (text.get(..text.floor_char_boundary(most)).unwrap_or_default(), false)
}

pub(super) fn cut(text: &str, property: Option<&Property>, notes: &mut Notes<'_>) -> String {
    let (start, whole) = short(text, LONGEST_FIELD);
    if let (false, Some(property)) = (whole, property) {
        notes.say(Weight::Part, &property.at, too_long(property));
    }
    start.to_string()
}

fn too_long(property: &Property) -> Message {
    Message::new("exchange-ics-long").with("property", property.name.as_str())
}

impl At {
    pub fn place(&self, file: &str) -> crate::diagnostic::Place {
        let (path, range) = (file.to_string(), self.range.clone());
        crate::diagnostic::Place { path, line: self.line.max(1), column: 1, range }
    }
}

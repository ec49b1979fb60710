//! What counts as having met somebody, and on which days it was: the one definition behind
//! `first:`, `reached:` and `last:` and behind every page of a report. Knows no conditions.
//!
//! What counts is a conversation, or a meeting *held*. It counts for whoever took part; for an
//! organisation or a programme also where somebody took part who held a post there on that day.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::record::kind::{CONTACT, CONVERSATION, MEETING};
use crate::record::{Book, Post, Record, Reference, Value, id};

/// The keys that say who takes part. Our own people who led a conversation are not among them.
const PRESENT: [&str; 3] = ["with", "participants", "chair"];

/// True for a conversation and for a meeting that took place.
pub fn happened(record: &Record) -> bool {
    record.is(&CONVERSATION) || record.is(&MEETING) && record.text("status") == Some("held")
}

/// The contacts that an event brings together, without those excused.
pub fn people<'a>(book: &'a Book, event: &'a Record) -> Vec<&'a Record> {
    let mut seen = HashSet::new();
    PRESENT
        .into_iter()
        .flat_map(|key| event.references(key))
        .filter_map(|reference| book.resolve(reference))
        .filter(|contact| contact.is(&CONTACT) && !is_excused(event, contact))
        .filter(|contact| seen.insert(contact.id.as_str()))
        .collect()
}

fn is_excused(event: &Record, contact: &Record) -> bool {
    let own = id::key(&contact.id);
    event.references("excused").any(|excused| id::key(&excused.id) == own)
}

/// The day on which the posts of those present count: the first one that an event can lie on.
pub fn day(event: &Record) -> Option<NaiveDate> {
    event.date().map(|date| date.first())
}

/// Whether a post counts on a day; without a day every post does, also one of former times.
pub fn counts(post: &Post, day: Option<NaiveDate>) -> bool {
    day.is_none_or(|day| post.holds_on(day))
}

/// The organisations of a contact on a day: that of the present post, which has no dates, and
/// those of the list.
pub fn organisations<'a>(
    book: &'a Book,
    contact: &'a Record,
    day: Option<NaiveDate>,
) -> impl Iterator<Item = &'a Record> {
    posts(contact, day).filter_map(|reference| book.resolve(reference))
}

/// True where the contact held a post at the organisation on that day.
pub fn was_of(contact: &Record, organisation: &Record, day: Option<NaiveDate>) -> bool {
    let own = id::key(&organisation.id);
    posts(contact, day).any(|reference| id::key(&reference.id) == own)
}

fn posts(contact: &Record, day: Option<NaiveDate>) -> impl Iterator<Item = &Reference> {
    let listed = contact.values("roles").iter().filter_map(move |value| match value {
        Value::Post(post) if counts(post, day) => post.organisation.as_ref(),
        _ => None,
    });
    contact.references("organisation").chain(listed)
}

/// What counts for a contact, each event once, in the order of the paths.
pub fn events<'a>(book: &'a Book, contact: &Record) -> Vec<&'a Record> {
    if !contact.is(&CONTACT) {
        return Vec::new();
    }
    let mut events: Vec<&Record> = of_itself(book, contact).collect();
    if !matches!(contact.text("kind"), None | Some("person")) {
        let links = book.backlinks(contact);
        let people = links.filter(|(from, key)| {
            from.is(&CONTACT) && matches!(key, Some("organisation" | "roles"))
        });
        let mut people: Vec<&Record> = people.map(|(person, _)| person).collect();
        people.dedup_by_key(|person| person.id.as_str());
        for person in people {
            let there = of_itself(book, person);
            events.extend(there.filter(|event| was_of(person, contact, day(event))));
        }
    }
    events.sort_by(|a, b| a.path.cmp(&b.path));
    events.dedup_by_key(|event| event.path.as_str());
    events
}

fn of_itself<'a>(book: &'a Book, contact: &Record) -> impl Iterator<Item = &'a Record> {
    let links = book.backlinks(contact);
    links.filter_map(|(event, key)| {
        let present = key.is_some_and(|key| PRESENT.contains(&key));
        (present && happened(event) && !is_excused(event, contact)).then_some(event)
    })
}

/// First and last day of each occasion, the earliest first. A date without a day spans its month
/// or year.
pub fn days(book: &Book, contact: &Record) -> Vec<(NaiveDate, NaiveDate)> {
    let mut days: Vec<_> = events(book, contact).into_iter().filter_map(occasion).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The last event until `until`, with its day. Of a month nobody knows the day: the earliest
/// reminds too soon, not too late.
pub fn last<'a>(
    book: &'a Book,
    contact: &Record,
    until: NaiveDate,
) -> Option<(NaiveDate, &'a Record)> {
    let dated = events(book, contact).into_iter().filter_map(|event| Some((day(event)?, event)));
    dated.filter(|(day, _)| *day <= until).max_by_key(|(day, _)| *day)
}

/// From the first day to the last one that an event can lie on.
pub fn occasion(event: &Record) -> Option<(NaiveDate, NaiveDate)> {
    let date = event.date()?;
    let until = event.values("until").first().and_then(Value::as_date);
    let last = until.map_or(date.last(), |until| until.last().max(date.last()));
    Some((date.first(), last))
}

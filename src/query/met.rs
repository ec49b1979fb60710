//! What counts as having met somebody, and on which days it was: the one definition behind
//! `first:`, `reached:` and `last:` and behind every page of a report. Knows no conditions.
//!
//! What counts is a conversation, or a meeting *held*. It counts for whoever took part; for an
//! organisation or a programme also where somebody took part who held a post there on that day.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::record::kind::CONTACT;
use crate::record::shelf::Mark;
use crate::record::{Book, Place, Post, Record, Reference, Value, id};

/// The keys that say who takes part. Our own people who led a conversation are not among them.
pub(super) const PRESENT: [&str; 3] = ["with", "participants", "chair"];

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

/// What counts for a contact, each event once, in the order of the book. None of them is read.
fn events(book: &Book, contact: &Record) -> Vec<Place> {
    if !contact.is(&CONTACT) {
        return Vec::new();
    }
    let mut events = of_itself(book, contact);
    if !matches!(contact.text("kind"), None | Some("person")) {
        let people = book.referring(&contact.id, &["organisation", "roles"]);
        let people = people.into_iter().filter_map(|place| book.at(place));
        let mut people: Vec<&Record> = people.filter(|person| person.is(&CONTACT)).collect();
        people.dedup_by_key(|person| person.id.as_str());
        for person in people {
            let there = of_itself(book, person).into_iter();
            let day = |event: &Place| book.occasion(*event).map(|(first, _)| first);
            events.extend(there.filter(|event| was_of(person, contact, day(event))));
        }
    }
    book.in_order(&mut events);
    events
}

fn of_itself(book: &Book, contact: &Record) -> Vec<Place> {
    let mut there = book.referring(&contact.id, &PRESENT);
    there.retain(|event| book.is_marked(*event, Mark::Happened));
    let excused = book.referring(&contact.id, &["excused"]);
    there.retain(|event| !excused.contains(event));
    there
}

/// First and last day of each occasion, the earliest first. A date without a day spans its month
/// or year.
pub fn days(book: &Book, contact: &Record) -> Vec<(NaiveDate, NaiveDate)> {
    let events = events(book, contact).into_iter();
    let mut days: Vec<_> = events.filter_map(|event| book.occasion(event)).collect();
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
    let dated = events(book, contact).into_iter().filter_map(|event| {
        let (day, _) = book.occasion(event)?;
        Some((day, event))
    });
    let (day, last) = dated.filter(|(day, _)| *day <= until).max_by_key(|(day, _)| *day)?;
    Some((day, book.at(last)?))
}

//! What counts as having met somebody, and on which days it was: the one definition behind
//! `first:`, `reached:` and `last:` and behind every page of a report. Knows no conditions.
//!
//! What counts is a conversation, or a meeting *held*. It counts for whoever took part; for an
//! organisation or a programme also where somebody took part who held a post there on that day.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::kind::CONTACT;
use super::shelf::Mark;
use super::{Book, Memo, Place, Post, Record, Reference, Value, id};
use crate::words::when::DayRange;

/// The keys that say who takes part. Our own people who led a conversation are not among them.
pub const PRESENT: [&str; 3] = ["with", "participants", "chair"];

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
    let own = id::as_key(&contact.id);
    event.references("excused").any(|excused| id::as_key(&excused.id) == own)
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
    let own = id::as_key(&organisation.id);
    posts(contact, day).any(|reference| id::as_key(&reference.id) == own)
}

fn posts(contact: &Record, day: Option<NaiveDate>) -> impl Iterator<Item = &Reference> {
    let listed = contact.values("roles").iter().filter_map(move |value| match value {
        Value::Post(post) if counts(post, day) => post.organisation.as_ref(),
        _ => None,
    });
    contact.references("organisation").chain(listed)
}

/// An event that counts, with the first and the last day that it can lie on. A date without a day
/// spans its month or year.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    pub first: NaiveDate,
    pub last: NaiveDate,
    event: Place,
}

/// Who was met when, as far as it has been asked.
#[derive(Debug, Default)]
pub struct Met {
    /// Of everybody, by the keys of their ids, the earliest first: one after the other would cost
    /// a look at every folder each.
    everybody: OnceLock<HashMap<String, Arc<[Occasion]>>>,
    /// Of one contact after the other, as long as nobody asks for all.
    itself: Memo<String, Arc<[Occasion]>>,
    /// Of organisations, with the events of their people.
    whole: Memo<String, Arc<[Occasion]>>,
}

impl Met {
    /// The ids, by their keys, of those who took part themselves in something that can lie on one
    /// of these days.
    pub fn on(&self, book: &Book, days: DayRange) -> impl Iterator<Item = &str> {
        let meets = move |there: &Occasion| days.meets(there.first, there.last);
        let everybody = self.everybody.get_or_init(|| everybody(book));
        let met = everybody.iter().filter(move |(_, there)| there.iter().any(meets));
        met.map(|(contact, _)| contact.as_str())
    }

    fn itself(&self, book: &Book, contact: &Record) -> Arc<[Occasion]> {
        let key = id::as_key(&contact.id);
        match self.everybody.get() {
            Some(everybody) => everybody.get(&*key).cloned().unwrap_or_default(),
            None => self.itself.get(&*key, || {
                let excused = book.referring(&key, &["excused"]);
                of_events(book, book.referring(&key, &PRESENT), &excused)
            }),
        }
    }

    fn whole(&self, book: &Book, organisation: &Record) -> Arc<[Occasion]> {
        self.whole.get(&*id::as_key(&organisation.id), || {
            let mut all = self.itself(book, organisation).to_vec();
            let people = book.referring(&organisation.id, &["organisation", "roles"]);
            let people = people.into_iter().filter_map(|place| book.at(place));
            let mut people: Vec<&Record> = people.filter(|person| person.is(&CONTACT)).collect();
            people.dedup_by_key(|person| person.id.as_str());
            for person in people {
                let there = self.itself(book, person);
                let of_it = |met: &&Occasion| was_of(person, organisation, Some(met.first));
                all.extend(there.iter().filter(of_it));
            }
            all.sort_by(|a, b| earlier(book, a, b));
            all.dedup_by_key(|met| met.event);
            all.into()
        })
    }
}

fn everybody(book: &Book) -> HashMap<String, Arc<[Occasion]>> {
    let excused = book.referred(&["excused"]);
    let present = book.referred(&PRESENT).into_iter().map(|(contact, events)| {
        let excused = excused.get(&contact).map(Vec::as_slice).unwrap_or_default();
        let met = of_events(book, events, excused);
        (contact, met)
    });
    present.collect()
}

/// What counts of the events in which somebody has a part.
fn of_events(book: &Book, mut events: Vec<Place>, excused: &[Place]) -> Arc<[Occasion]> {
    events.retain(|event| book.is_marked(*event, Mark::Happened) && !excused.contains(event));
    let occasions = events.into_iter().filter_map(|event| occasion(book, event));
    let mut occasions: Vec<Occasion> = occasions.collect();
    occasions.sort_by(|a, b| earlier(book, a, b));
    occasions.into()
}

fn occasion(book: &Book, event: Place) -> Option<Occasion> {
    let (first, last) = book.occasion(event)?;
    Some(Occasion { first, last, event })
}

fn earlier(book: &Book, a: &Occasion, b: &Occasion) -> Ordering {
    let days = (a.first, a.last).cmp(&(b.first, b.last));
    days.then_with(|| book.order(a.event, b.event))
}

/// The occasions on which a contact was met, the earliest first.
pub fn occasions(book: &Book, contact: &Record) -> Arc<[Occasion]> {
    match contact.text("kind") {
        _ if !contact.is(&CONTACT) => Arc::default(),
        None | Some("person") => book.met().itself(book, contact),
        Some(_) => book.met().whole(book, contact),
    }
}

/// The last event until `until`, with its day. Of a month nobody knows the day: the earliest
/// reminds too soon, not too late.
pub fn last<'a>(
    book: &'a Book,
    contact: &Record,
    until: NaiveDate,
) -> Option<(NaiveDate, &'a Record)> {
    latest(book, contact, until, |_| true)
}

/// The same among those events that somebody asks for.
pub fn last_among<'a>(
    book: &'a Book,
    contact: &Record,
    until: NaiveDate,
    among: impl Fn(&Record) -> bool,
) -> Option<(NaiveDate, &'a Record)> {
    latest(book, contact, until, |event| book.at(event).is_some_and(&among))
}

fn latest<'a>(
    book: &'a Book,
    contact: &Record,
    until: NaiveDate,
    counts: impl Fn(Place) -> bool,
) -> Option<(NaiveDate, &'a Record)> {
    let occasions = occasions(book, contact);
    let before = occasions.partition_point(|occasion| occasion.first <= until);
    let before = occasions.get(..before).unwrap_or_default().iter();
    let last = before
        .filter(|occasion| counts(occasion.event))
        .max_by(|a, b| a.first.cmp(&b.first).then_with(|| book.order(a.event, b.event)))?;
    Some((last.first, book.at(last.event)?))
}

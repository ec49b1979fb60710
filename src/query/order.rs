//! In which order records are shown. What is compared is worked out once a record.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::atom::{self, Atom};
use super::field::{self, Place, Shape};
use super::reach;
use super::term::{Source, Spot};
use crate::error::{Error, Result};
use crate::record::kind::CONTACT;
use crate::record::{Book, Record, Schema, ValueType};
use crate::words::collate::Collator;
use crate::words::{Lang, Message, fold};

/// Ready to sort.
pub struct Order {
    collator: Collator,
    /// Empty: events newest first, then contacts by name.
    keys: Vec<Key>,
}

#[derive(Debug)]
struct Key {
    by: By,
    descending: bool,
}

#[derive(Debug)]
enum By {
    Type,
    /// The name that contacts are filed under, the title of everything else.
    Name,
    Date,
    Values(Vec<Spot>, Vec<String>),
}

/// What records are compared by.
#[derive(Debug)]
enum Mark {
    Number(f64),
    Day(NaiveDate, NaiveDate),
    Text(String),
    /// No value: behind all others, whatever the direction.
    Nothing,
    /// Not yet settled: later than every day.
    Someday,
}

impl Order {
    /// `["-date", "title"]`, also `["-date,title"]`; a hyphen before a name turns it round.
    /// Without any: events newest first, what has no date yet before them, then contacts by name.
    /// Names are ordered as `lang` does it (DIN 5007-2 in German).
    ///
    /// Fails with a usage error where a name is unknown or nothing to sort by.
    pub fn parse(keys: &[String], lang: Lang, schema: &Schema) -> Result<Order> {
        let names = keys.iter().flat_map(|key| key.split(',')).map(str::trim);
        let keys = names.filter(|name| !name.is_empty()).map(|name| key(name, schema));
        Ok(Order { collator: Collator::new(lang), keys: keys.collect::<Result<_>>()? })
    }

    /// True where it asks events beside the records that are sorted, whatever these are.
    pub fn looks_back(&self) -> bool {
        self.keys.iter().any(|key| match &key.by {
            By::Values(spots, _) => spots.iter().any(reach::looks_back),
            By::Type | By::Name | By::Date => false,
        })
    }

    /// Records that are equal stay as they were.
    pub fn sort(&self, book: &Book, records: &mut [&Record]) {
        let standard =
            [Key { by: By::Date, descending: true }, Key { by: By::Name, descending: false }];
        let keys = if self.keys.is_empty() { standard.as_slice() } else { self.keys.as_slice() };
        let mut marked: Vec<(Vec<Mark>, &Record)> = records
            .iter()
            .map(|record| (keys.iter().map(|key| key.by.mark(book, record)).collect(), *record))
            .collect();
        marked.sort_by(|(a, _), (b, _)| {
            let mut orders = keys
                .iter()
                .zip(a.iter().zip(b))
                .map(|(key, (a, b))| self.compare(a, b, key.descending));
            orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        });
        for (place, (_, record)) in records.iter_mut().zip(marked) {
            *place = record;
        }
    }

    fn compare(&self, a: &Mark, b: &Mark, descending: bool) -> Ordering {
        let order = match (a, b) {
            (Mark::Nothing, Mark::Nothing) => return Ordering::Equal,
            (Mark::Nothing, _) => return Ordering::Greater,
            (_, Mark::Nothing) => return Ordering::Less,
            (Mark::Number(a), Mark::Number(b)) => a.total_cmp(b),
            (Mark::Day(a, a_last), Mark::Day(b, b_last)) => (a, a_last).cmp(&(b, b_last)),
            (Mark::Text(a), Mark::Text(b)) => self.collator.compare(a, b),
            _ => a.rank().cmp(&b.rank()),
        };
        if descending { order.reverse() } else { order }
    }
}

impl Mark {
    /// Where one name holds different kinds of values.
    fn rank(&self) -> u8 {
        match self {
            Mark::Number(_) => 0,
            Mark::Day(..) => 1,
            Mark::Someday => 2,
            Mark::Text(_) => 3,
            Mark::Nothing => 4,
        }
    }
}

fn key(typed: &str, schema: &Schema) -> Result<Key> {
    let (name, descending) = match typed.strip_prefix('-') {
        Some(name) => (name, true),
        None => (typed.strip_prefix('+').unwrap_or(typed), false),
    };
    let by = match fold::key(name).as_str() {
        "type" | "typ" => By::Type,
        "title" | "titel" | "name" | "sort" => By::Name,
        _ => by_field(name, field::places(schema, name), schema)?,
    };
    Ok(Key { by, descending })
}

fn by_field(name: &str, places: Vec<Place>, schema: &Schema) -> Result<By> {
    if places.is_empty() {
        let error = Error::usage(Message::new("query-sort-unknown").with("field", name));
        return Err(error.hint(match field::nearest(schema, name) {
            Some(near) => Message::new("query-near").with("near", near),
            None => Message::new("query-sort-hint"),
        }));
    }
    let is_date = |place: &Place| match (&place.spot.source, place.spot.kind) {
        (Source::Key(key), Some(kind)) => kind.date == Some(key),
        _ => false,
    };
    if places.iter().any(is_date) {
        return Ok(By::Date);
    }
    let sortable =
        |place: &Place| !matches!(place.spot.source, Source::Body | Source::Task | Source::Done);
    if !places.iter().all(sortable) {
        let message = Message::new("query-sort-impossible").with("field", name);
        return Err(Error::usage(message).hint(Message::new("query-sort-hint")));
    }
    let choices = places.iter().find_map(|place| match &place.shape {
        Shape::Of(ValueType::Choice(choices)) => {
            Some(choices.iter().map(ToString::to_string).collect())
        }
        _ => None,
    });
    let spots = places.into_iter().map(|place| place.spot).collect();
    Ok(By::Values(spots, choices.unwrap_or_default()))
}

impl By {
    fn mark(&self, book: &Book, record: &Record) -> Mark {
        match self {
            By::Type => Mark::Text(record.kind.name.to_string()),
            By::Name => Mark::Text(filed_under(record)),
            By::Date => match (record.occasion(), record.kind.date) {
                (Some((first, last)), _) => Mark::Day(first, last),
                (None, Some(_)) => Mark::Someday,
                (None, None) => Mark::Nothing,
            },
            By::Values(spots, choices) => {
                let spots = spots.iter().filter(|s| s.kind.is_none_or(|kind| record.is(kind)));
                spots
                    .map(|spot| first(book, &spot.source, record, choices))
                    .find(|mark| !matches!(mark, Mark::Nothing))
                    .unwrap_or(Mark::Nothing)
            }
        }
    }
}

/// The first value of a place; of days the earliest one of an open task, if it is one of a task.
fn first(book: &Book, source: &Source, record: &Record, choices: &[String]) -> Mark {
    let mut mark = Mark::Nothing;
    if source.is_of_a_task() {
        let open = record.tasks.iter().filter(|task| task.is_open());
        if let Some(task) = open.min_by_key(|task| (task.due.is_none(), task.due)) {
            atom::any(book, source, record, Some(task), None, &mut |atom| {
                mark = of_atom(book, atom, choices);
                true
            });
        }
        return mark;
    }
    atom::any(book, source, record, None, None, &mut |atom| {
        mark = of_atom(book, atom, choices);
        true
    });
    mark
}

/// The keys of a set in the order of the set: planned, confirmed, held.
fn of_atom(book: &Book, atom: Atom<'_>, choices: &[String]) -> Mark {
    match atom {
        Atom::Number(number) => Mark::Number(number),
        Atom::Boolean(yes) => Mark::Number(f64::from(u8::from(yes))),
        Atom::Days(first, last) => Mark::Day(first, last),
        Atom::Clock(clock) => Mark::Number(clock.start.into()),
        Atom::Span(span) => {
            let days = span.after(NaiveDate::default()) - NaiveDate::default();
            Mark::Number(i32::try_from(days.num_days()).unwrap_or(i32::MAX).into())
        }
        Atom::Reference { id, label } => Mark::Text(match book.get(id) {
            Some(record) => filed_under(record),
            None => label.unwrap_or(id).to_string(),
        }),
        Atom::Text(text) => match choices.iter().position(|choice| choice == text) {
            Some(at) => Mark::Number(u32::try_from(at).unwrap_or(u32::MAX).into()),
            None => Mark::Text(text.to_string()),
        },
        other => other.text().map_or(Mark::Nothing, |text| Mark::Text(text.into_owned())),
    }
}

/// As in a telephone book: people by their last word, organisations as they are called.
fn filed_under(record: &Record) -> String {
    let title = record.title();
    if !record.is(&CONTACT) {
        return title.to_string();
    }
    if let Some(sort) = record.text("sort") {
        return sort.to_string();
    }
    let person = matches!(record.text("kind"), None | Some("person"));
    match title.trim().rsplit_once(char::is_whitespace).filter(|_| person) {
        Some((given, last)) => format!("{last}, {}", given.trim_end()),
        None => title.to_string(),
    }
}

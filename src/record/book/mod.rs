//! All records of a repository and how to look them up. Some are at hand, the others lie on a
//! shelf until somebody asks for them; nobody sees which is which. Who refers to whom is `links`.

mod beyond;
mod links;

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::met::{self, Met, PRESENT};
use super::shelf::{Mark, Places, Shelf, Sifted};
use super::{KindSpec, Memo, Record, Reference, Schema, id, id_of};
use crate::diagnostic::Diagnostic;
use crate::words::PartialDate;
use beyond::Beyond;
use links::Backlinks;

/// The records in the order of their paths.
#[derive(Debug)]
pub struct Book {
    schema: Schema,
    shelf: Option<Box<dyn Shelf>>,
    /// Records that others stand in for.
    hidden: Vec<usize>,
    at_hand: AtHand,
    /// Faults of files that did not become records.
    loose: Vec<Diagnostic>,
    /// The records that were left out, because no answer can lie there.
    beyond: Option<Beyond>,
    /// Conditions that the shelf has answered already. It does not change.
    sifted: Memo<String, Sifted>,
    met: Met,
}

/// Records that have been read: the only ones that can have faults.
#[derive(Debug, Default)]
struct AtHand {
    records: Vec<Record>,
    by_id: HashMap<String, Vec<usize>>,
    /// Made when somebody asks, which most listings never do.
    backlinks: OnceLock<Backlinks>,
}

/// Where a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Shelf(usize),
    Hand(usize),
}

impl AtHand {
    fn new(mut records: Vec<Record>) -> AtHand {
        records.sort_by(|a, b| a.path.cmp(&b.path));
        let mut by_id: HashMap<String, Vec<usize>> = HashMap::with_capacity(records.len());
        for (at, record) in records.iter().enumerate() {
            by_id.entry(id::key(&record.id)).or_default().push(at);
        }
        AtHand { records, by_id, backlinks: OnceLock::new() }
    }
}

impl Book {
    /// Takes the records in any order.
    pub fn new(schema: Schema, records: Vec<Record>, loose: Vec<Diagnostic>) -> Book {
        Book::with_shelf(schema, None, records, loose)
    }

    /// Beside records at hand, in any order, those of a shelf. No path is in both.
    pub fn with_shelf(
        schema: Schema,
        shelf: Option<Box<dyn Shelf>>,
        records: Vec<Record>,
        mut loose: Vec<Diagnostic>,
    ) -> Book {
        loose.sort_by(|a, b| a.place.path.cmp(&b.place.path));
        let at_hand = AtHand::new(records);
        Book {
            schema,
            shelf,
            hidden: Vec::new(),
            at_hand,
            loose,
            beyond: None,
            sifted: Memo::default(),
            met: Met::default(),
        }
    }

    /// A book of a part of the records only: whoever is referred to and is not in it is looked for
    /// in the one that `bring` gives.
    #[must_use]
    pub fn beyond(mut self, bring: impl Fn() -> Book + Send + Sync + 'static) -> Book {
        self.beyond = Some(Beyond::new(bring));
        self
    }

    /// What the shelf answers to a condition that is asked hundreds of times.
    pub fn sifted(&self, condition: &str, answer: impl FnOnce() -> Sifted) -> Sifted {
        self.sifted.get(condition, answer)
    }

    /// Who was met when.
    pub fn met(&self) -> &Met {
        &self.met
    }

    /// True where records were left out.
    pub fn is_part(&self) -> bool {
        self.beyond.is_some()
    }

    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// True for what must not be told, also because of whom it brought together.
    pub fn is_confidential(&self, record: &Record) -> bool {
        let mut there = PRESENT.into_iter().flat_map(|key| record.references(key));
        // Of a month nobody knows the day: then the posts of any time count.
        let day = record.date().and_then(PartialDate::day);
        let secret = |contact: &Record| {
            contact.is_confidential()
                || met::organisations(self, contact, day).any(Record::is_confidential)
        };
        record.is_confidential() || there.any(|there| self.resolve(there).is_some_and(secret))
    }

    /// A book of what everybody may know: whatever is asked of it, the answer holds nothing that
    /// is confidential.
    #[must_use]
    pub fn public(mut self) -> Book {
        let places = self.places(self.everything());
        self.bring(&places);
        let secret = places.into_iter();
        let secret =
            secret.filter(|place| self.at(*place).is_some_and(|r| self.is_confidential(r)));
        let (mut shelf, mut hand) = (Vec::new(), HashSet::new());
        for place in secret {
            match place {
                Place::Shelf(at) => shelf.push(at),
                Place::Hand(at) => drop(hand.insert(at)),
            }
        }
        self.hidden.extend(shelf);
        self.hidden.sort_unstable();
        self.hidden.dedup();
        let mut at = 0..;
        self.at_hand.records.retain(|_| at.next().is_none_or(|at| !hand.contains(&at)));
        self.at_hand = AtHand::new(std::mem::take(&mut self.at_hand.records));
        (self.beyond, self.sifted, self.met) = (None, Memo::default(), Met::default());
        self
    }

    fn everything(&self) -> Option<Places> {
        self.shelf.as_ref().map(|shelf| {
            let mut places = Places::with_capacity(shelf.len());
            places.insert_range(..);
            places
        })
    }

    pub fn len(&self) -> usize {
        let on_shelf = self.shelf.as_ref().map_or(0, |shelf| shelf.len());
        on_shelf - self.hidden.len() + self.at_hand.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// In the order of their paths.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.among(self.everything())
    }

    pub fn of_kind(&self, kind: &'static KindSpec) -> impl Iterator<Item = &Record> {
        let places = self.shelf.as_ref().map(|shelf| shelf.of_kind(kind));
        self.among(places).filter(move |record| record.is(kind))
    }

    /// All at hand, and of the shelf those at these places, in the order of their paths.
    pub fn among(&self, places: Option<Places>) -> impl Iterator<Item = &Record> {
        self.all_at(self.places(places))
    }

    /// Reads all of them at once.
    pub fn all_at(&self, places: Vec<Place>) -> impl Iterator<Item = &Record> {
        self.bring(&places);
        places.into_iter().filter_map(|place| self.at(place))
    }

    /// The same without bringing them.
    pub fn places(&self, places: Option<Places>) -> Vec<Place> {
        let hand = (0..self.at_hand.records.len()).map(Place::Hand);
        let (Some(shelf), Some(places)) = (&self.shelf, places) else { return hand.collect() };
        let mut merged = Vec::with_capacity(places.count_ones(..) + self.at_hand.records.len());
        let mut hand = hand.peekable();
        for at in places.ones().filter(|at| self.is_shown(*at)) {
            if hand.peek().is_some() {
                let path = shelf.path(at);
                while let Some(first) = hand.next_if(|place| self.path(*place) < path) {
                    merged.push(first);
                }
            }
            merged.push(Place::Shelf(at));
        }
        merged.extend(hand);
        merged
    }

    /// False for a record on the shelf that another one stands in for.
    fn is_shown(&self, at: usize) -> bool {
        self.hidden.binary_search(&at).is_err()
    }

    pub fn at(&self, place: Place) -> Option<&Record> {
        match place {
            Place::Hand(at) => self.at_hand.records.get(at),
            Place::Shelf(at) => self.shelf.as_ref().map(|shelf| shelf.record(at)),
        }
    }

    /// Reads all that will be asked for at once, which is faster than one after the other.
    pub fn bring(&self, places: &[Place]) {
        let Some(shelf) = &self.shelf else { return };
        let on_shelf = places.iter().filter_map(|place| match place {
            Place::Shelf(at) => Some(*at),
            Place::Hand(_) => None,
        });
        shelf.bring(&on_shelf.collect::<Vec<_>>());
    }

    pub fn is_marked(&self, place: Place, mark: Mark) -> bool {
        match (place, &self.shelf) {
            (Place::Shelf(at), Some(shelf)) => shelf.is_marked(at, mark),
            (place, _) => self.at(place).is_some_and(|record| mark.is_of(record)),
        }
    }

    /// The records of which it is true, in the order of their paths.
    pub fn marked(&self, mark: Mark) -> impl Iterator<Item = &Record> {
        let places = self.shelf.as_ref().map(|shelf| shelf.marked(mark));
        self.among(places).filter(move |record| mark.is_of(record))
    }

    /// First and last day that an event can lie on.
    pub fn occasion(&self, place: Place) -> Option<(NaiveDate, NaiveDate)> {
        match (place, &self.shelf) {
            (Place::Shelf(at), Some(shelf)) => {
                let (first, last) = shelf.occasion(at)?;
                let day = NaiveDate::from_num_days_from_ce_opt;
                Some((day(first)?, day(last)?))
            }
            (place, _) => self.at(place)?.occasion(),
        }
    }

    /// From the root of the repository.
    pub fn path(&self, place: Place) -> String {
        match (place, &self.shelf) {
            (Place::Shelf(at), Some(shelf)) => shelf.path(at),
            (place, _) => self.at(place).map(|record| record.path.clone()).unwrap_or_default(),
        }
    }

    pub fn shelf(&self) -> Option<&dyn Shelf> {
        self.shelf.as_deref()
    }

    pub fn at_hand(&self) -> &[Record] {
        &self.at_hand.records
    }

    /// All records of an id, in the order of their paths.
    pub fn places_of(&self, id: &str) -> Vec<Place> {
        let key = id::as_key(id);
        let hand = self.at_hand.by_id.get(&*key).into_iter().flatten().copied().map(Place::Hand);
        let mut found: Vec<Place> = hand.collect();
        if let Some(shelf) = &self.shelf {
            let known = shelf.with_id(&key);
            let shown = known.iter().filter(|at| self.is_shown(**at));
            found.extend(shown.map(|at| Place::Shelf(*at)));
        }
        if found.len() > 1 {
            found.sort_by_cached_key(|place| self.path(*place));
        }
        found
    }

    /// Of two with one id the first by path.
    pub fn place_of(&self, id: &str) -> Option<Place> {
        self.places_of(id).first().copied()
    }

    /// Case and the form of Unicode do not count. Of two with one id the first by path.
    pub fn get(&self, id: &str) -> Option<&Record> {
        match self.place_of(id) {
            Some(place) => self.at(place),
            None => self.beyond.as_ref()?.get(id),
        }
    }

    /// True where a file has the id already, even one that could not be read as a record.
    pub fn is_taken(&self, id: &str) -> bool {
        self.place_of(id).is_some() || self.unreadable(id).is_some()
    }

    /// The file of that id that could not be read as a record.
    pub fn unreadable(&self, id: &str) -> Option<&str> {
        let wanted = id::key(id);
        let paths = self.loose.iter().map(|fault| fault.place.path.as_str());
        paths.into_iter().find(|path| id::key(id_of(path)) == wanted)
    }

    /// All records of that id: more than one is a fault, but nobody is kept from having it.
    pub fn all_of(&self, id: &str) -> impl Iterator<Item = &Record> {
        self.places_of(id).into_iter().filter_map(|place| self.at(place))
    }

    /// The record of a path.
    pub fn of_path(&self, path: &str) -> Option<&Record> {
        self.all_of(id_of(path)).find(|record| record.path == path)
    }

    /// The book with these records in it, in place of those that had their paths.
    #[must_use]
    pub fn with(mut self, new: Vec<Record>) -> Book {
        for record in &new {
            self.take(&record.path);
        }
        let mut records = std::mem::take(&mut self.at_hand.records);
        records.extend(new);
        self.at_hand = AtHand::new(records);
        self.met = Met::default();
        self
    }

    #[must_use]
    pub fn without(mut self, path: &str) -> Book {
        self.take(path);
        self.at_hand = AtHand::new(std::mem::take(&mut self.at_hand.records));
        self.met = Met::default();
        self
    }

    fn take(&mut self, path: &str) {
        self.at_hand.records.retain(|record| record.path != path);
        let Some(shelf) = &self.shelf else { return };
        let known = shelf.with_id(&id::as_key(id_of(path)));
        self.hidden.extend(known.iter().filter(|at| shelf.path(**at) == path));
        self.hidden.sort_unstable();
        self.hidden.dedup();
    }

    /// The record that a reference means.
    pub fn resolve(&self, reference: &Reference) -> Option<&Record> {
        self.get(&reference.id)
    }

    /// How people call the record: its title, or the id where it does not exist.
    pub fn label<'a>(&'a self, reference: &'a Reference) -> &'a str {
        match self.resolve(reference) {
            Some(record) => record.title(),
            None => reference.label.as_deref().unwrap_or(&reference.id),
        }
    }

    /// All records of one id, where there are more than one.
    pub fn doubles(&self) -> Vec<Vec<&Record>> {
        let mut by_id: HashMap<String, Vec<&Record>> = HashMap::new();
        for record in self.records() {
            by_id.entry(id::key(&record.id)).or_default().push(record);
        }
        let mut groups: Vec<Vec<&Record>> =
            by_id.into_values().filter(|group| group.len() > 1).collect();
        groups.sort_by(|a, b| first_path(a).cmp(first_path(b)));
        groups
    }

    /// Sorts places as the book has them, each once.
    pub fn in_order(&self, places: &mut Vec<Place>) {
        places.sort_by(|a, b| self.order(*a, *b));
        places.dedup();
    }

    /// Everything found wrong while reading, files that are no records included.
    pub fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.loose.iter().chain(self.at_hand.records.iter().flat_map(|record| &record.faults))
    }

    /// In the order of the book.
    pub fn order(&self, a: Place, b: Place) -> Ordering {
        match (a, b) {
            (Place::Shelf(a), Place::Shelf(b)) | (Place::Hand(a), Place::Hand(b)) => a.cmp(&b),
            (a, b) => self.path(a).cmp(&self.path(b)),
        }
    }
}

fn first_path<'a>(records: &[&'a Record]) -> &'a str {
    records.first().map_or("", |record| record.path.as_str())
}

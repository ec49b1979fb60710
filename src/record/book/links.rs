//! Who refers to whom, and which values are in use: told of the records at hand and of those on
//! the shelf alike.

use std::collections::HashMap;

use super::{AtHand, Book, Place};
use crate::record::shelf::{LINK, OWNER};
use crate::record::{Record, Value, id};

/// By the id referred to: the record, and the place of the field in it, `None` for its text.
#[derive(Debug)]
pub(super) struct Backlinks(HashMap<String, Vec<Link>>);

type Link = (usize, Option<usize>);

impl Backlinks {
    fn new(records: &[Record]) -> Backlinks {
        let mut backlinks: HashMap<String, Vec<Link>> = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            for (target, field) in record.all_references() {
                let links = backlinks.entry(id::key(target)).or_default();
                // Those of one record stand together, and many records may refer to one.
                let mut own = links.iter().rev().take_while(|(from, _)| *from == at);
                if !own.any(|(_, known)| *known == field) {
                    links.push((at, field));
                }
            }
        }
        Backlinks(backlinks)
    }

    fn of(&self, key: &str) -> &[Link] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }
}

impl AtHand {
    fn backlinks(&self) -> &Backlinks {
        self.backlinks.get_or_init(|| Backlinks::new(&self.records))
    }

    /// Whether a link is one under one of the keys.
    fn is_under(&self, (at, field): Link, target: &str, keys: &[&str]) -> bool {
        let Some(record) = self.records.get(at) else { return false };
        let field = field.and_then(|field| record.fields.get(field));
        if let Some(field) = field {
            return keys.contains(&field.key.as_str());
        }
        let is_target = |other: &str| id::key(other) == target;
        let mut owners = record.tasks.iter().filter_map(|task| task.owner.as_deref());
        keys.contains(&OWNER) && owners.any(is_target)
            || keys.contains(&LINK) && record.links.iter().any(|link| is_target(&link.target))
    }
}

impl Book {
    /// What refers to a record, with the key of the field; `None` for its text.
    pub fn backlinks(&self, record: &Record) -> impl Iterator<Item = (&Record, Option<&str>)> {
        let key = id::key(&record.id);
        let mut found = Vec::new();
        for (at, field) in self.at_hand.backlinks().of(&key) {
            let Some(from) = self.at_hand.records.get(*at) else { continue };
            let key = field.and_then(|at| from.fields.get(at)).map(|field| field.key.as_str());
            found.push((from, key));
        }
        if let Some(shelf) = &self.shelf {
            for (at, key) in shelf.backlinks(&key) {
                if !self.is_shown(at) {
                    continue;
                }
                let from = shelf.record(at);
                let key = key.and_then(|key| from.field(key)).map(|field| field.key.as_str());
                found.push((from, key));
            }
            // Of one record in the order in which it has the fields, its text last.
            let at = |from: &Record, key: Option<&str>| {
                key.and_then(|key| from.fields.iter().position(|field| field.key == key))
            };
            found.sort_by(|(a, x), (b, y)| {
                let places = (at(a, *x).unwrap_or(usize::MAX), at(b, *y).unwrap_or(usize::MAX));
                a.path.cmp(&b.path).then(places.0.cmp(&places.1))
            });
        }
        // Of two with one id only the first is meant, also by itself.
        let own = self.get(&record.id).map(|first| first.path.as_str());
        found.retain(|(from, _)| own != Some(from.path.as_str()));
        found.into_iter()
    }

    /// Where an id is referred to under one of the keys of fields, or as [`LINK`] or [`OWNER`], in
    /// the order of the book.
    pub fn referring(&self, id: &str, keys: &[&str]) -> Vec<Place> {
        let key = id::key(id);
        let links = self.at_hand.backlinks().of(&key).iter();
        let links = links.filter(|link| self.at_hand.is_under(**link, &key, keys));
        let mut found: Vec<Place> = links.map(|(at, _)| Place::Hand(*at)).collect();
        if let Some(shelf) = &self.shelf {
            let on_shelf = shelf.referrers(&key, &|key| keys.contains(&key));
            found.extend(on_shelf.into_iter().filter(|at| self.is_shown(*at)).map(Place::Shelf));
        }
        self.in_order(&mut found);
        found
    }

    /// All ids that somebody refers to in one of these fields, each by its key, and where, in the
    /// order of the book.
    pub fn referred(&self, keys: &[&str]) -> HashMap<String, Vec<Place>> {
        let mut found: HashMap<String, Vec<Place>> = HashMap::new();
        if let Some(shelf) = &self.shelf {
            for (id, places) in shelf.referred(&|key| keys.contains(&key)) {
                let shown = places.into_iter().filter(|at| self.is_shown(*at));
                found.insert(id, shown.map(Place::Shelf).collect());
            }
        }
        for (at, record) in self.at_hand.records.iter().enumerate() {
            let fields = record.fields.iter().filter(|field| keys.contains(&field.key.as_str()));
            let values = fields.flat_map(|field| &field.values);
            for reference in values.filter_map(Value::as_reference) {
                found.entry(id::key(&reference.id)).or_default().push(Place::Hand(at));
            }
        }
        for places in found.values_mut() {
            self.in_order(places);
        }
        found
    }

    /// The values that some record has under a key, long texts left out; one may come more than
    /// once.
    pub fn used(&self, key: &str, each: &mut dyn FnMut(Value)) {
        let at_hand = self.at_hand.records.iter().flat_map(|record| record.values(key));
        at_hand.cloned().for_each(&mut *each);
        if let Some(shelf) = &self.shelf {
            shelf.used(&|other| other == key, each);
        }
    }

    /// Records that may have this text under a key, in the order of the book.
    pub fn having(&self, key: &str, text: &str) -> Vec<Place> {
        let places = self.shelf.as_ref().map(|shelf| {
            let mut is_it = |value: &Value| value.as_text() == Some(text);
            shelf.with_value(&|other| other == key, &mut is_it).possible
        });
        self.places(places)
    }
}

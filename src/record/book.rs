//! All records of a repository, how to look them up, and who refers to whom.

use std::collections::HashMap;

use super::{KindSpec, Record, Reference, Schema, id};
use crate::diagnostic::Diagnostic;

/// The records in the order of their paths.
#[derive(Debug)]
pub struct Book {
    records: Vec<Record>,
    schema: Schema,
    by_id: HashMap<String, Vec<usize>>,
    /// Faults of files that did not become records.
    loose: Vec<Diagnostic>,
    /// By the record referred to.
    backlinks: HashMap<usize, Vec<Backlink>>,
}

/// A reference seen from its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backlink {
    from: usize,
    /// The place of the field in the record, `None` for a link or an owner in the text.
    field: Option<usize>,
}

impl Book {
    /// Takes the records in any order.
    pub fn new(schema: Schema, mut records: Vec<Record>, mut loose: Vec<Diagnostic>) -> Book {
        records.sort_by(|a, b| a.path.cmp(&b.path));
        loose.sort_by(|a, b| a.place.path.cmp(&b.place.path));
        let mut by_id: HashMap<String, Vec<usize>> = HashMap::with_capacity(records.len());
        for (at, record) in records.iter().enumerate() {
            by_id.entry(id::key(&record.id)).or_default().push(at);
        }
        let mut book = Book { records, schema, by_id, loose, backlinks: HashMap::new() };
        book.backlinks = book.link();
        book
    }

    fn link(&self) -> HashMap<usize, Vec<Backlink>> {
        let mut backlinks: HashMap<usize, Vec<Backlink>> = HashMap::new();
        for (from, record) in self.records.iter().enumerate() {
            let in_fields = record.fields.iter().enumerate().flat_map(|(at, field)| {
                let targets = field.values.iter().filter_map(super::Value::as_reference);
                targets.map(move |reference| (reference.id.as_str(), Some(at)))
            });
            let in_text = record.links.iter().map(|link| (link.target.as_str(), None));
            let owners =
                record.tasks.iter().filter_map(|task| Some((task.owner.as_deref()?, None)));
            for (target, field) in in_fields.chain(in_text).chain(owners) {
                let Some(target) = self.position(target) else { continue };
                let link = Backlink { from, field };
                let links = backlinks.entry(target).or_default();
                if target != from && !links.contains(&link) {
                    links.push(link);
                }
            }
        }
        backlinks
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(&id::key(id))?.first().copied()
    }

    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// In the order of their paths.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    pub fn of_kind(&self, kind: &'static KindSpec) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(move |record| record.is(kind))
    }

    /// Case and the form of Unicode do not count. Of two with one id the first by path.
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.records.get(self.position(id)?)
    }

    /// True where a file has the id already, even one that could not be read as a record.
    pub fn is_taken(&self, id: &str) -> bool {
        self.by_id.contains_key(&id::key(id)) || self.unreadable(id).is_some()
    }

    /// The file of that id that could not be read as a record.
    pub fn unreadable(&self, id: &str) -> Option<&str> {
        let wanted = id::key(id);
        let paths = self.loose.iter().map(|fault| fault.place.path.as_str());
        paths.into_iter().find(|path| {
            let name = path.rsplit('/').next().unwrap_or(path);
            id::key(name.strip_suffix(".md").unwrap_or(name)) == wanted
        })
    }

    /// All records of that id: more than one is a fault, but nobody is kept from having it.
    pub fn all_of(&self, id: &str) -> impl Iterator<Item = &Record> {
        let places = self.by_id.get(&id::key(id)).into_iter().flatten();
        places.filter_map(|at| self.records.get(*at))
    }

    /// The book with these records in it, in place of those that had their paths.
    #[must_use]
    pub fn with(self, new: Vec<Record>) -> Book {
        let mut records = self.records;
        records.retain(|record| !new.iter().any(|new| new.path == record.path));
        records.extend(new);
        Book::new(self.schema, records, self.loose)
    }

    #[must_use]
    pub fn without(self, path: &str) -> Book {
        let mut records = self.records;
        records.retain(|record| record.path != path);
        Book::new(self.schema, records, self.loose)
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
    pub fn doubles(&self) -> impl Iterator<Item = Vec<&Record>> {
        let mut groups: Vec<&Vec<usize>> = self.by_id.values().filter(|at| at.len() > 1).collect();
        groups.sort();
        groups.into_iter().map(|at| at.iter().filter_map(|at| self.records.get(*at)).collect())
    }

    /// What refers to a record, with the key of the field; `None` for its text.
    pub fn backlinks(&self, record: &Record) -> impl Iterator<Item = (&Record, Option<&str>)> {
        let links = self.position(&record.id).and_then(|at| self.backlinks.get(&at));
        links.into_iter().flatten().filter_map(|link| {
            let from = self.records.get(link.from)?;
            let key = link.field.and_then(|at| from.fields.get(at)).map(|field| field.key.as_str());
            Some((from, key))
        })
    }

    /// Everything found wrong while reading, files that are no records included.
    pub fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.loose.iter().chain(self.records.iter().flat_map(|record| &record.faults))
    }
}

//! Contacts by any part of a name, alias or organisation: what is suggested while typing, whom a
//! piece of a line means, and how a contact is called. Never guesses. Pure.

use std::collections::{HashMap, HashSet};

use super::likeness;
use super::state::NewContact;
use crate::record::{Book, Found, Record, kind};
use crate::words::fold::{self, Folded};

/// So many contacts are suggested at once.
const SUGGESTED: usize = 5;

/// The contacts of the log and those made on the way.
pub struct People<'a> {
    book: &'a Book,
    new: &'a [NewContact],
    /// By id; each label is one contact's only.
    labels: HashMap<String, String>,
    by_label: HashMap<String, String>,
}

/// Whom a piece of a line means.
#[derive(Debug, PartialEq, Eq)]
pub enum Whom {
    One(String),
    Several(Vec<String>),
    Nobody,
}

impl<'a> People<'a> {
    pub fn new(book: &'a Book, new: &'a [NewContact]) -> People<'a> {
        let mut people = People { book, new, labels: HashMap::new(), by_label: HashMap::new() };
        let known = book.of_kind(&kind::CONTACT).map(|record| {
            let organisation = book.organisations(record).next().map(short_name);
            (record.id.as_str(), record.title(), organisation)
        });
        let made = new.iter().map(|contact| {
            let organisation = contact.organisation.as_deref().map(|id| match book.get(id) {
                Some(record) => short_name(record),
                None => people.name(id),
            });
            (contact.id.as_str(), contact.name.as_str(), organisation)
        });
        let mut all: Vec<(String, String)> = Vec::new();
        for (id, name, organisation) in known.chain(made) {
            all.push((
                id.to_string(),
                match organisation {
                    Some(organisation) => format!("{name} ({organisation})"),
                    None => name.to_string(),
                },
            ));
        }
        let mut seen: HashSet<&str> = HashSet::new();
        let double: HashSet<&str> = all
            .iter()
            .map(|(_, label)| label.as_str())
            .filter(|label| !seen.insert(label))
            .collect();
        let label = |id: &str, label: &str| match double.contains(label) {
            true => format!("{label} [{id}]"),
            false => label.to_string(),
        };
        let labels: HashMap<String, String> =
            all.iter().map(|(id, text)| (id.clone(), label(id, text))).collect();
        people.by_label = labels.iter().map(|(id, label)| (label.clone(), id.clone())).collect();
        people.labels = labels;
        people
    }

    /// The name alone.
    pub fn name(&self, id: &str) -> &'a str {
        let made = self.new.iter().find(|contact| contact.id == id);
        let known = || self.book.get(id).map(Record::title);
        made.map(|contact| contact.name.as_str()).or_else(known).unwrap_or_default()
    }

    /// The name with the organisation; the id where there is no such contact.
    pub fn label(&self, id: &str) -> String {
        self.labels.get(id).cloned().unwrap_or_else(|| id.to_string())
    }

    pub fn labels(&self, ids: &[String]) -> Vec<String> {
        ids.iter().map(|id| self.label(id)).collect()
    }

    pub fn exists(&self, id: &str) -> bool {
        self.labels.contains_key(id)
    }

    /// The pieces of a line. A label is one piece, even where a name in it has a comma.
    pub fn split(&self, line: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        let mut rest = line.trim();
        while !rest.is_empty() {
            let ends = [rest.len()].into_iter().chain(rest.rmatch_indices(',').map(|(at, _)| at));
            let mut longest_first = ends.map(|at| rest.split_at(at).0.trim());
            let label = longest_first.find(|piece| self.by_label.contains_key(*piece));
            let first = rest.split(',').next().unwrap_or(rest);
            let piece = label.unwrap_or(first);
            rest = rest.get(piece.len()..).unwrap_or_default().trim_start();
            rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
            if !piece.trim().is_empty() {
                pieces.push(piece.trim().to_string());
            }
        }
        pieces
    }

    /// Whom one piece means.
    pub fn find(&self, piece: &str) -> Whom {
        if let Some(id) = self.by_label.get(piece) {
            return Whom::One(id.clone());
        }
        let wanted = Folded::new(piece);
        let made: Vec<&NewContact> = self
            .new
            .iter()
            .filter(|contact| Folded::new(&contact.name).contains(&wanted))
            .collect();
        if let Some(contact) = made.iter().find(|c| Folded::new(&c.name).same(&wanted)) {
            return Whom::One(contact.id.clone());
        }
        let by_word = made.iter().filter(|c| has_words(&c.name, piece)).collect::<Vec<_>>();
        if let ([contact], Found::Nothing) = (by_word.as_slice(), self.book.find_contact(piece)) {
            return Whom::One(contact.id.clone());
        }
        let mut ids: Vec<String> = made.into_iter().map(|contact| contact.id.clone()).collect();
        match self.book.find_contact(piece) {
            Found::One(record) if ids.is_empty() => return Whom::One(record.id.clone()),
            Found::One(record) => ids.push(record.id.clone()),
            Found::Several(records) => ids.extend(records.into_iter().map(|r| r.id.clone())),
            Found::Nothing => {}
        }
        self.likely_first(&mut ids, piece);
        if ids.is_empty() { Whom::Nobody } else { Whom::Several(ids) }
    }

    /// Whole lines that end with a contact matching the last piece; `first` are the ids to offer
    /// while nothing is typed.
    pub fn suggest(
        &self,
        line: &str,
        several: bool,
        first: &[String],
        fits: &dyn Fn(&str) -> bool,
    ) -> Vec<String> {
        let done = if several { line.rfind(',').map_or(0, |at| at + 1) } else { 0 };
        let (before, piece) = line.split_at_checked(done).unwrap_or(("", line));
        let piece = piece.trim();
        if self.by_label.contains_key(piece) {
            return Vec::new();
        }
        let taken = self.split(before);
        let found: Vec<String> = if piece.is_empty() {
            first.to_vec()
        } else {
            let wanted = Folded::new(piece);
            let made = self.new.iter().filter(|c| Folded::new(&c.name).contains(&wanted));
            let known = self.book.contacts_like(piece);
            let known = known.into_iter().map(|r| r.id.clone());
            let mut ids: Vec<String> = made.map(|c| c.id.clone()).chain(known).collect();
            self.likely_first(&mut ids, piece);
            ids
        };
        let start: String =
            taken.iter().map(|piece| format!("{}, ", self.shorter(piece))).collect();
        let labels = found.iter().filter(|id| fits(id)).map(|id| self.label(id));
        let labels = labels.filter(|label| {
            !taken.iter().any(|piece| piece == label || self.shorter(label) == *piece)
        });
        labels.take(SUGGESTED).map(|label| format!("{start}{label}")).collect()
    }

    /// The name in the place of a label, where the name alone is clear too: lines stay short.
    fn shorter(&self, piece: &str) -> String {
        let Some(id) = self.by_label.get(piece) else { return piece.to_string() };
        let name = self.name(id);
        let is_clear = !name.contains(',') && self.find(name) == Whom::One(id.clone());
        if is_clear { name.to_string() } else { piece.to_string() }
    }

    /// Those first whose name has a word that begins as typed.
    fn likely_first(&self, ids: &mut [String], typed: &str) {
        let typed = fold::key(typed);
        ids.sort_by_key(|id| {
            let name = fold::key(self.name(id));
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            !words.any(|word| word.starts_with(&typed))
        });
    }

    /// Contacts whose name is nearly the typed one.
    pub fn alike(&self, typed: &str) -> Vec<String> {
        let known = self.book.of_kind(&kind::CONTACT).map(|r| (r.id.as_str(), r.title()));
        let made = self.new.iter().map(|c| (c.id.as_str(), c.name.as_str()));
        let near = known.chain(made).filter(|(_, name)| likeness::is_near_name(name, typed));
        near.take(SUGGESTED).map(|(id, _)| id.to_string()).collect()
    }

    /// True for a person; a contact made on the way says so itself.
    pub fn is_person(&self, id: &str) -> bool {
        let made = self.new.iter().find(|contact| contact.id == id);
        let kind = match made {
            Some(contact) => Some(contact.kind.as_str()),
            None => self.book.get(id).and_then(|record| record.text("kind")),
        };
        kind.is_none_or(|kind| kind == "person")
    }
}

/// True where every typed word is a whole word of the name.
fn has_words(name: &str, typed: &str) -> bool {
    let name = fold::key(name);
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let typed = fold::key(typed);
    typed.split_whitespace().all(|word| words.contains(&word))
}

/// How people call an organisation among themselves: its shortest name.
fn short_name(record: &Record) -> &str {
    let names = [record.title()].into_iter().chain(record.texts("aliases"));
    names.min_by_key(|name| name.chars().count()).unwrap_or_default()
}

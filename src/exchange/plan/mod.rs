//! What an import would do, before it does anything: which items are new, what they would change,
//! which are in doubt. Made anew when somebody else has written in the meantime; what a person has
//! decided about a doubt stays decided. The same files a second time change nothing.

mod change;
mod join;
mod known;
mod newest;
mod preview;
mod series;
mod settle;
mod tell;
mod who;

use std::collections::{BTreeMap, HashMap};

use serde_yaml::Value as Yaml;

pub use preview::{Showing, doubt};
pub use who::Candidate;

use self::known::Known;
use super::{Desk, Item, Remark, uid};
use crate::diagnostic::{Diagnostic, Place};
use crate::page::Page;
use crate::record::{Book, Draft, Record, key, kind};
use crate::words::Message;

/// What the log has settled, beside what readers need to know.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub desk: &'a Desk<'a>,
    /// The ids of our own people.
    pub staff: &'a [String],
    pub by_year: bool,
    /// UIDs of ids that records had before somebody renamed them, with the ids that they have now.
    pub former: &'a BTreeMap<String, String>,
}

/// What a person says about an item in doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is the record of that id.
    Same(String),
    New,
    Leave,
}

/// By the place of the item in the list.
pub type Decisions = BTreeMap<usize, Decision>;

#[derive(Debug, Default)]
pub struct Plan {
    pub new: Vec<New>,
    pub changed: Vec<Changed>,
    /// So many are there already as the files have them.
    pub same: usize,
    pub doubtful: Vec<Doubtful>,
    pub remarks: Vec<Remark>,
}

#[derive(Debug)]
pub struct New {
    pub id: String,
    pub path: String,
    pub draft: Draft,
    /// The file.
    pub text: String,
    /// Others name it; no item is about it.
    pub mentioned: bool,
}

#[derive(Debug)]
pub struct Changed {
    pub id: String,
    pub title: String,
    pub fields: Vec<FieldChange>,
    /// Whether paragraphs came to the text.
    pub text: bool,
    /// The file as it is, and as it will be.
    pub path: String,
    pub before: String,
    pub after: String,
    /// Where it lies then, if another date moves it.
    pub to: Option<String>,
}

#[derive(Debug, PartialEq)]
pub struct FieldChange {
    pub key: String,
    pub before: Option<Yaml>,
    pub after: Yaml,
}

#[derive(Debug)]
pub struct Doubtful {
    /// The item's place in the list.
    pub item: usize,
    pub place: Place,
    pub title: String,
    pub candidates: Vec<Candidate>,
}

impl Plan {
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }
}

/// Compares the items with the log.
pub fn plan(book: &Book, items: &[Item], decisions: &Decisions, setting: Setting<'_>) -> Plan {
    let maker = Maker {
        book,
        setting,
        items,
        decisions,
        known: Known::of(book, setting.former),
        plan: Plan::default(),
        numbers: HashMap::new(),
        in_doubt: HashMap::new(),
    };
    maker.make()
}

struct Maker<'a> {
    book: &'a Book,
    setting: Setting<'a>,
    items: &'a [Item],
    decisions: &'a Decisions,
    known: Known<'a>,
    plan: Plan,
    /// Of ids that many wanted: the number behind the last one.
    numbers: HashMap<String, u32>,
    /// Contacts that nobody has decided about, by their names, with whom they may be.
    in_doubt: HashMap<String, Vec<Candidate>>,
}

impl<'a> Maker<'a> {
    fn make(mut self) -> Plan {
        self.series();
        let is_contact = |item: &Item| item.kind.name == kind::CONTACT.name;
        let is_organisation = |item: &Item| item.text("kind").is_some_and(|kind| kind != "person");
        let all = || 0..self.items.len();
        let chosen = |rank: usize| {
            let of_rank = move |item: &Item| match rank {
                0 => is_contact(item) && is_organisation(item),
                1 => is_contact(item) && !is_organisation(item),
                _ => !is_contact(item),
            };
            all().filter(move |at| self.items.get(*at).is_some_and(of_rank))
        };
        let contacts: Vec<usize> = chosen(0).chain(chosen(1)).collect();
        let events: Vec<usize> = chosen(2).collect();
        // Who refers to whom is told only when everybody is known.
        let mut found: Vec<(usize, usize)> = Vec::new();
        for chosen in [contacts, events] {
            let settled: Vec<(usize, usize)> =
                chosen.into_iter().filter_map(|at| Some((at, self.settle(at)?))).collect();
            let settled = self.newest(&settled);
            for (item, entry) in &settled {
                self.join(*item, *entry);
            }
            found.extend(settled);
        }
        // What may mean anything, an event too, and links in texts: now all have their ids.
        for (item, entry) in found {
            self.refer(item, entry);
        }
        self.finish()
    }

    fn finish(mut self) -> Plan {
        let entries = std::mem::take(&mut self.known.entries);
        for mut entry in entries {
            let Some(mut draft) = entry.draft.take() else { continue };
            match entry.record {
                None => {
                    let given = entry.item.and_then(|item| self.items.get(item)?.uid.clone());
                    let own = uid::of_id(&entry.id);
                    if let Some(uid) = given.filter(|uid| *uid != own) {
                        // No two records go out under one UID.
                        match self.known.made_uid(&uid) {
                            Some(_) => draft.set_texts(uid::UID, &[own, uid]),
                            None => draft.set_texts(uid::UID, &[uid]),
                        }
                    }
                    let path = draft.path(&entry.id, self.setting.by_year);
                    let schema = self.setting.desk.schema;
                    let text = draft.write(schema);
                    // What netlog could not read itself is not written.
                    if let Some(item) = entry.item.and_then(|item| self.items.get(item)) {
                        let read = Record::read(schema, draft.kind, &path, text.clone());
                        if draft_of(&read).is_none() {
                            let message = Message::new("exchange-odd");
                            self.plan.remarks.push(Remark::lost(item.place.clone(), message));
                            continue;
                        }
                    }
                    let mentioned = entry.item.is_none();
                    self.plan.new.push(New { id: entry.id, path, draft, text, mentioned });
                }
                Some(record) => {
                    let Some(before) = entry.was() else { continue };
                    match change::of(record, before, &draft, self.setting) {
                        Ok(Some(changed)) => self.plan.changed.push(changed),
                        Ok(None) => self.plan.same += 1,
                        Err(message) => {
                            let place = Place::file(&record.path);
                            self.plan.remarks.push(Remark::lost(place, message));
                        }
                    }
                }
            }
        }
        self.plan
    }
}

/// What a record says; `None` where its file cannot be read as it was meant.
fn draft_of(record: &Record) -> Option<Draft> {
    let unreadable = |fault: &Diagnostic| fault.code.starts_with("front-matter");
    if record.is_in_conflict() || record.faults.iter().any(unreadable) {
        return None;
    }
    record.page().front()?;
    let mut draft = Draft::new(record.kind);
    for (key, value) in record.page().entries(&record.path).0 {
        draft.set(key.as_str()?, value);
    }
    draft.body = record.page().body().to_string();
    Some(draft)
}

pub(super) fn title(item: &Item) -> &str {
    let title = item.text(item.kind.title).or_else(|| item.body.lines().next());
    title.map(|line| line.trim_start_matches(['#', ' '])).unwrap_or_default()
}

/// The text of a page whose front matter an edit may change.
fn page(text: &str) -> Page {
    Page::new(text.to_string())
}

#[cfg(test)]
mod newest_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod who_tests;

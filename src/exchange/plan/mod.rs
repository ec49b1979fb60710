//! What an import would do, before it does anything: which items are new, what they would change,
//! which are in doubt. Made anew when somebody else has written in the meantime; what a person has
//! decided about a doubt stays decided. The same files a second time change nothing.

mod change;
mod join;
mod known;
mod preview;
mod tell;
mod who;

use std::collections::BTreeMap;

use serde_yaml::Value as Yaml;

pub use preview::{Showing, doubt};
pub use who::Candidate;

use self::join::Target;
use self::known::{Known, name_key};
use self::who::Match;
use super::{Desk, Item, Remark, uid};
use crate::diagnostic::{Diagnostic, Place};
use crate::page::Page;
use crate::record::kind::{CONTACT, CONVERSATION};
use crate::record::{Book, Draft, Record, id, kind};
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
        texts: BTreeMap::new(),
        stems: BTreeMap::new(),
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
    /// Records that are there, as they were before anything touched them.
    texts: BTreeMap<usize, Draft>,
    /// By which name the notes of a folder call each other, without regard to case.
    stems: BTreeMap<String, usize>,
}

impl<'a> Maker<'a> {
    fn make(mut self) -> Plan {
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

    /// The entry that an item is about; a new one where the log has none.
    fn settle(&mut self, at: usize) -> Option<usize> {
        let item = self.items.get(at)?;
        if let Some(message) = unusable(item) {
            self.plan.remarks.push(Remark::lost(item.place.clone(), message));
            return None;
        }
        let found = match (self.known.find(item), self.decisions.get(&at)) {
            (Match::Doubt(_), Some(Decision::Leave)) => return None,
            (Match::Doubt(_), Some(Decision::New)) => Match::New,
            (Match::Doubt(_), Some(Decision::Same(id))) => match self.known.id(id) {
                Some(entry) => Match::Like(entry),
                None => Match::New,
            },
            (Match::Doubt(candidates), None) => {
                if let Some(same) = candidates.iter().find(|one| self.adds_nothing(item, one.at)) {
                    Match::Same(same.at)
                } else {
                    let title = title(item).to_string();
                    let place = item.place.clone();
                    self.plan.doubtful.push(Doubtful { item: at, place, title, candidates });
                    return None;
                }
            }
            (Match::New, _) => match self.told_before(item) {
                Some(entry) => Match::Same(entry),
                None => Match::New,
            },
            (found, _) => found,
        };
        let entry = match found {
            Match::Same(entry) => self.open(entry, item)?,
            Match::Like(entry) => {
                let entry = self.open(entry, item)?;
                self.also_called(entry, item);
                entry
            }
            Match::New | Match::Doubt(_) => self.begin(at, item),
        };
        self.known.learn(entry, item);
        if let Some(stem) = &item.stem {
            self.stems.entry(id::key(stem)).or_insert(entry);
        }
        Some(entry)
    }

    /// A record that is there, ready to be changed; `None` where its file cannot be.
    fn open(&mut self, at: usize, item: &Item) -> Option<usize> {
        let entry = self.known.entries.get_mut(at)?;
        if entry.draft.is_none() {
            let record = entry.record?;
            let Some(draft) = draft_of(record) else {
                let message =
                    Message::new("exchange-unreadable").with("path", record.path.as_str());
                self.plan.remarks.push(Remark::lost(item.place.clone(), message));
                return None;
            };
            self.texts.insert(at, draft.clone());
            entry.draft = Some(draft);
        }
        Some(at)
    }

    /// A further name by which others know a record: found by it the next time.
    fn also_called(&mut self, at: usize, item: &Item) {
        let Some(uid) = item.uid.as_deref() else { return };
        let Some(entry) = self.known.entries.get_mut(at) else { return };
        let Some(draft) = &mut entry.draft else { return };
        let mut all: Vec<String> = draft.texts(uid::UID).into_iter().map(str::to_string).collect();
        if all.is_empty() {
            all.push(uid::of_id(&entry.id));
        }
        if !all.iter().any(|known| uid::bare(known) == uid) {
            all.push(uid.to_string());
            draft.set_texts(uid::UID, &all);
        }
    }

    fn begin(&mut self, at: usize, item: &Item) -> usize {
        let draft = Draft::new(item.kind);
        // An event is named after its day and its people, which are not known yet.
        let wanted = match item.kind.name == kind::CONTACT.name {
            true => item.text("name").and_then(id::from_name),
            false => None,
        };
        let wanted = item.stem.clone().filter(|id| id::is_valid(id)).or(wanted);
        let id = match (wanted, item.kind.date) {
            (Some(wanted), _) => self.free(&wanted),
            (None, None) => self.free(item.kind.name),
            (None, Some(_)) => String::new(),
        };
        self.known.add(id, draft, Some(at), item.uid.as_deref())
    }

    fn free(&self, wanted: &str) -> String {
        id::free(wanted, |id| self.book.is_taken(id) || self.known.id(id).is_some())
    }

    /// A talk without a title, of that day, with the same people and words.
    fn told_before(&self, item: &Item) -> Option<usize> {
        if item.kind.date.is_none() || item.text("title").is_some() || item.uid.is_some() {
            return None;
        }
        let known = self.known.event(item.kind, item.text("date").unwrap_or_default(), "");
        let there = |at: &&usize| self.known.get(**at).is_some_and(|entry| entry.record.is_some());
        known.iter().filter(there).find(|at| self.adds_nothing(item, **at)).copied()
    }

    /// True where the record has all of it already: asked about once, and decided then.
    fn adds_nothing(&self, item: &Item, at: usize) -> bool {
        let Some(entry) = self.known.get(at) else { return false };
        let draft = entry.draft.clone().or_else(|| draft_of(entry.record?));
        let Some(mut draft) = draft else { return false };
        let before = fields_of(&draft);
        let mut targets = Vec::new();
        for link in &item.links {
            let Ok(Some(target)) = self.known.party(&link.to) else { return false };
            let id = self.known.get(target).map(|entry| entry.id.clone()).unwrap_or_default();
            let ours = link.key == "with" && self.setting.staff.contains(&id);
            targets.push(Target { key: if ours { "by" } else { &link.key }, id, more: &link.more });
        }
        join::fields(&mut draft, item, self.setting.desk.schema);
        join::links(&mut draft, &targets, self.setting.desk.schema);
        before == fields_of(&draft) && !join::body(&mut draft, item, &self.linked(&item.body))
    }

    fn finish(mut self) -> Plan {
        let entries = std::mem::take(&mut self.known.entries);
        for (at, entry) in entries.into_iter().enumerate() {
            let Some(mut draft) = entry.draft else { continue };
            match entry.record {
                None => {
                    let own = entry.item.and_then(|item| self.items.get(item)?.uid.clone());
                    if let Some(uid) = own.filter(|uid| *uid != uid::of_id(&entry.id)) {
                        draft.set_texts(uid::UID, &[uid]);
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
                    let Some(before) = self.texts.get(&at) else { continue };
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

fn fields_of(draft: &Draft) -> Vec<(String, Yaml)> {
    draft.fields().map(|(key, value)| (key.to_string(), value.clone())).collect()
}

pub(super) fn title(item: &Item) -> &str {
    let title = item.text(item.kind.title).or_else(|| item.body.lines().next());
    title.map(|line| line.trim_start_matches(['#', ' '])).unwrap_or_default()
}

/// What the record's kind cannot do without, as a reason not to take the item.
fn unusable(item: &Item) -> Option<Message> {
    let kind = item.kind;
    let lacks = |key: &str| item.text(key).is_none_or(|text| text.trim().is_empty());
    if kind.name == CONTACT.name {
        let key = item.text("name").map(name_key).unwrap_or_default();
        return key.is_empty().then(|| Message::new("exchange-no-name"));
    }
    if kind.name == CONVERSATION.name {
        if lacks("date") {
            return Some(Message::new("exchange-no-date"));
        }
        let with = item.links.iter().any(|link| link.key == "with" && !link.to.shown().is_empty());
        return (!with).then(|| Message::new("exchange-no-people"));
    }
    lacks("title").then(|| Message::new("exchange-no-title"))
}

/// The text of a page whose front matter an edit may change.
fn page(text: &str) -> Page {
    Page::new(text.to_string())
}

#[cfg(test)]
mod tests;

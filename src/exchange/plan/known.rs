//! Everything that the log has and, while a plan is made, will have: found by UID, address, number,
//! name. What is new is known to the next item of the same file.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::{draft_of, join, key};
use crate::exchange::{Item, Party, uid};
use crate::record::{Book, Draft, KindSpec, Record, Reference, id, kind};
use crate::words::fold;

/// A record that is there, or will be.
pub(super) struct Entry<'a> {
    pub id: String,
    pub kind: &'static KindSpec,
    /// The name or title by which it is shown.
    pub title: String,
    /// `None` where it is new.
    pub record: Option<&'a Record>,
    /// What the record says; read when it is asked for the first time.
    was: OnceCell<Option<Draft>>,
    /// As it will be, where something touches it.
    pub draft: Option<Draft>,
    /// The item that made it; `None` where others only mention it.
    pub item: Option<usize>,
    /// So many items are about it.
    pub told: usize,
    pub is_organisation: bool,
    /// Of an event, the hour.
    pub begins: Option<String>,
    /// Keys of names and aliases.
    pub names: Vec<String>,
    pub emails: Vec<String>,
    /// Of its address.
    pub postal_codes: Vec<String>,
    /// What one person has once: how she is addressed, and when she was born.
    pub marks: Vec<(&'static str, String)>,
    /// Keys of the names of organisations.
    pub employers: Vec<String>,
}

impl<'a> Entry<'a> {
    fn new(id: String, kind: &'static KindSpec) -> Entry<'a> {
        Entry {
            id,
            kind,
            title: String::new(),
            record: None,
            was: OnceCell::new(),
            draft: None,
            item: None,
            told: 0,
            is_organisation: false,
            begins: None,
            names: Vec::new(),
            emails: Vec::new(),
            postal_codes: Vec::new(),
            marks: Vec::new(),
            employers: Vec::new(),
        }
    }

    /// The record before anything touched it; `None` where there is none, or none to be read.
    pub fn was(&self) -> Option<&Draft> {
        self.was.get_or_init(|| draft_of(self.record?)).as_ref()
    }

    /// As it will be, for all that is known by now.
    pub fn is(&self) -> Option<&Draft> {
        self.draft.as_ref().or_else(|| self.was())
    }
}

#[derive(Default)]
pub(super) struct Known<'a> {
    pub entries: Vec<Entry<'a>>,
    by_id: HashMap<String, usize>,
    by_uid: HashMap<String, usize>,
    /// By UIDs that are made from ids: every log makes the same one from the same id.
    by_made: HashMap<String, usize>,
    by_email: HashMap<String, Vec<usize>>,
    by_phone: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    /// Of the records of the log.
    by_event: HashMap<String, Vec<usize>>,
    /// Those of crowds: with whom they were, and what they say. In order.
    by_trait: HashMap<String, Vec<usize>>,
    /// By which name, or UID, the items of the same files call each other, without regard to case;
    /// `None` where such an item is there, but what it is about is not settled.
    stems: HashMap<String, Option<usize>>,
}

/// What so many have in common tells nothing about one of them.
pub(super) const CROWD: usize = 64;

/// Fields of which nobody has two.
const MARKS: [&str; 2] = ["salutation", "x-bday"];

/// By which one of a crowd is told from the others: somebody who is there, or words.
pub(super) fn trait_of_id(id: &str) -> String {
    format!("@{}", id::key(id))
}

pub(super) fn trait_of_words(part: &str) -> String {
    let words = join::flat(part);
    words.get(..words.floor_char_boundary(200)).unwrap_or_default().to_string()
}

/// When a time of day begins: `09:30` of `09:30-12:00`.
pub(super) fn begin(time: &str) -> Option<&str> {
    time.split('-').next()
}

/// Two records of one kind with the same title on the same day.
fn event_key(kind: &KindSpec, date: &str, title: &str) -> String {
    format!("{}\n{date}\n{}", kind.name, fold::key(title))
}

impl<'a> Known<'a> {
    pub fn of(book: &'a Book, former: &BTreeMap<String, String>) -> Known<'a> {
        let mut known = Known::default();
        for record in book.records() {
            known.record(record);
        }
        for (uid, id) in former {
            if let Some(at) = known.id(id) {
                known.by_made.entry(uid.clone()).or_insert(at);
            }
        }
        // Names of employers want all contacts to be known.
        for at in 0..known.entries.len() {
            let Some(record) = known.entries.get(at).and_then(|entry| entry.record) else {
                continue;
            };
            for to in record.references("organisation").chain(record.references("roles")) {
                known.employ(at, to);
            }
        }
        known.tell_apart();
        known
    }

    /// What the events of a crowd have for themselves.
    fn tell_apart(&mut self) {
        let crowds = self.by_event.values().filter(|all| all.len() > CROWD);
        let mut all: Vec<usize> = crowds.flatten().copied().collect();
        all.sort_unstable();
        for at in all {
            let Some(record) = self.get(at).and_then(|entry| entry.record) else { continue };
            let ids = record.all_references().map(|(id, _)| trait_of_id(id));
            let words = join::parts(record.page().body()).map(trait_of_words);
            for of in ids.chain(words) {
                let list = self.by_trait.entry(of).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
    }

    fn record(&mut self, record: &'a Record) {
        let is_organisation = record.text("kind").is_some_and(|kind| kind != "person");
        let at = self.push(Entry {
            record: Some(record),
            title: record.title().to_string(),
            is_organisation,
            ..Entry::new(record.id.clone(), record.kind)
        });
        let is_made = record.text(uid::UID).is_none();
        let index = if is_made { &mut self.by_made } else { &mut self.by_uid };
        for uid in uid::all(record) {
            index.entry(uid).or_insert(at);
        }
        if record.is(&kind::CONTACT) {
            let names = record.text("name").into_iter().chain(record.texts("aliases"));
            let names: Vec<&str> = names.collect();
            for name in names {
                self.call(at, name);
            }
            for email in record.texts("emails") {
                self.write_to(at, email);
            }
            for phone in record.texts("phones") {
                self.ring(at, phone);
            }
            for address in record.texts("address") {
                self.live(at, address);
            }
            self.mark(at, |key| record.values(key).first().map(|value| value.display()));
        } else {
            let date = record.date().map(|date| date.to_string()).unwrap_or_default();
            let heading = record.headings.first().map(|heading| heading.text.as_str());
            let title = record.text(record.kind.title).or(heading);
            self.held(at, &date, title.unwrap_or_default());
            let time = record.values("time").first().map(|value| value.display());
            if let Some(entry) = self.entries.get_mut(at) {
                entry.begins = time.as_deref().and_then(begin).map(str::to_string);
            }
        }
    }

    fn push(&mut self, entry: Entry<'a>) -> usize {
        let at = self.entries.len();
        if !entry.id.is_empty() {
            self.by_id.entry(id::key(&entry.id)).or_insert(at);
        }
        self.entries.push(entry);
        at
    }

    /// A record that will be. `id` is free.
    pub fn add(
        &mut self,
        id: String,
        draft: Draft,
        item: Option<usize>,
        uid: Option<&str>,
    ) -> usize {
        let is_organisation = draft.text("kind").is_some_and(|kind| kind != "person");
        let made = (uid.is_none() && !id.is_empty()).then(|| uid::of_id(&id));
        let kind = draft.kind;
        let at =
            self.push(Entry { draft: Some(draft), item, is_organisation, ..Entry::new(id, kind) });
        if let Some(uid) = uid.or(made.as_deref()) {
            self.know(at, uid);
        }
        at
    }

    /// By a UID.
    fn know(&mut self, at: usize, uid: &str) {
        let is_made = self.get(at).is_some_and(|entry| uid::of_id(&entry.id) == uid);
        let index = if is_made { &mut self.by_made } else { &mut self.by_uid };
        index.entry(uid.to_string()).or_insert(at);
    }

    /// An occurrence has this UID now.
    pub fn moved(&mut self, at: usize, uid: &str) {
        self.by_uid.insert(uid.to_string(), at);
    }

    /// What an item tells of whom it is about, for the items behind it.
    pub fn learn(&mut self, at: usize, item: &Item) {
        if let Some(uid) = &item.uid {
            self.know(at, uid);
        }
        if item.kind.name != kind::CONTACT.name {
            // What one file tells twice is two.
            let is_known = self.get(at).is_some_and(|entry| entry.record.is_some());
            if let Some(title) = item.text("title").filter(|_| is_known) {
                self.held(at, item.text("date").unwrap_or_default(), title);
                let time = item.text("time").and_then(begin);
                if let (Some(entry), Some(time)) = (self.entries.get_mut(at), time) {
                    entry.begins = Some(time.to_string());
                }
            }
            return;
        }
        if let Some(entry) = self.entries.get_mut(at).filter(|entry| entry.record.is_none()) {
            entry.is_organisation = item.text("kind").is_some_and(|kind| kind != "person");
        }
        for name in item.text("name").into_iter().chain(texts(item, "aliases")) {
            self.call(at, name);
        }
        for email in texts(item, "emails") {
            self.write_to(at, email);
        }
        for phone in texts(item, "phones") {
            self.ring(at, phone);
        }
        for address in texts(item, "address") {
            self.live(at, address);
        }
        self.mark(at, |key| item.text(key).map(String::from));
        for link in item.links.iter().filter(|link| is_employer(&link.key)) {
            self.work_for(at, link.to.name.as_deref().unwrap_or_default());
        }
    }

    pub fn learn_party(&mut self, at: usize, party: &Party) {
        if let Some(name) = &party.name {
            self.call(at, name);
        }
        if let Some(email) = &party.email {
            self.write_to(at, email);
        }
        if let Some(uid) = &party.uid {
            self.know(at, uid);
        }
    }

    fn call(&mut self, at: usize, name: &str) {
        let key = key::name(name);
        if !key.is_empty() {
            meet(&mut self.by_name, &key::words(&key), at);
            self.note(at, |entry| &mut entry.names, key);
            if let Some(entry) = self.entries.get_mut(at).filter(|entry| entry.title.is_empty()) {
                entry.title = name.to_string();
            }
        }
    }

    fn write_to(&mut self, at: usize, email: &str) {
        let key = key::email(email);
        meet(&mut self.by_email, &key, at);
        self.note(at, |entry| &mut entry.emails, key);
    }

    fn ring(&mut self, at: usize, phone: &str) {
        let key = key::phone(phone);
        if key.len() > 4 {
            meet(&mut self.by_phone, &key, at);
        }
    }

    fn live(&mut self, at: usize, address: &str) {
        if let Some(code) = key::postal_code(address) {
            self.note(at, |entry| &mut entry.postal_codes, code.to_string());
        }
    }

    fn mark(&mut self, at: usize, value: impl Fn(&str) -> Option<String>) {
        let Some(entry) = self.entries.get_mut(at) else { return };
        for key in MARKS {
            if let Some(value) = value(key).filter(|_| entry.marks.iter().all(|(k, _)| *k != key)) {
                entry.marks.push((key, value));
            }
        }
    }

    fn held(&mut self, at: usize, date: &str, title: &str) {
        if let Some(kind) = self.entries.get(at).map(|entry| entry.kind) {
            let list = self.by_event.entry(event_key(kind, date, title)).or_default();
            if let Err(place) = list.binary_search(&at) {
                list.insert(place, at);
            }
        }
    }

    /// By the names of the organisation; of one that has no record, by what others are told of it.
    fn employ(&mut self, at: usize, to: &Reference) {
        let names = self.id(&to.id).and_then(|at| self.get(at)).map(|entry| entry.names.clone());
        match names {
            Some(names) => {
                for name in names {
                    self.note(at, |entry| &mut entry.employers, name);
                }
            }
            None => self.work_for(at, to.label.as_deref().unwrap_or(&to.id)),
        }
    }

    fn work_for(&mut self, at: usize, name: &str) {
        let key = key::name(name);
        if !key.is_empty() {
            self.note(at, |entry| &mut entry.employers, key);
        }
    }

    fn note(
        &mut self,
        at: usize,
        list: for<'e> fn(&'e mut Entry<'a>) -> &'e mut Vec<String>,
        key: String,
    ) {
        if let Some(entry) = self.entries.get_mut(at) {
            let list = list(entry);
            if !list.contains(&key) {
                list.push(key);
            }
        }
    }

    /// An event that had no id yet.
    pub fn rename(&mut self, at: usize, id: String) {
        self.by_id.entry(id::key(&id)).or_insert(at);
        if let Some(entry) = self.entries.get_mut(at) {
            entry.id = id;
        }
    }

    pub fn id(&self, id: &str) -> Option<usize> {
        self.by_id.get(&id::key(id)).copied()
    }

    /// Who says that it has this UID.
    pub fn uid(&self, uid: &str) -> Option<usize> {
        self.by_uid.get(uid).copied()
    }

    /// From whose id it is made: so may be that of another one in another log.
    pub fn made_uid(&self, uid: &str) -> Option<usize> {
        self.by_made.get(uid).copied()
    }

    pub fn email(&self, email: &str) -> &[usize] {
        self.by_email.get(&key::email(email)).map_or(&[], Vec::as_slice)
    }

    pub fn phone(&self, phone: &str) -> &[usize] {
        self.by_phone.get(&key::phone(phone)).map_or(&[], Vec::as_slice)
    }

    /// Those of that name, its words in whatever order: only of one who is called just so
    /// ([`Known::is_called`]) is it the name.
    pub fn name(&self, name: &str) -> &[usize] {
        self.by_name.get(&key::words(&key::name(name))).map_or(&[], Vec::as_slice)
    }

    pub fn is_called(&self, at: usize, name: &str) -> bool {
        self.get(at).is_some_and(|entry| entry.names.contains(&key::name(name)))
    }

    /// Says by which name others of the same files call what an item is about.
    pub fn stem(&mut self, stem: &str, at: Option<usize>) {
        let known = self.stems.entry(id::key(stem)).or_insert(at);
        *known = known.or(at);
    }

    /// `Some(None)` where an item of that name is there, and nobody knows yet what it is about.
    pub fn by_stem(&self, stem: &str) -> Option<Option<usize>> {
        self.stems.get(&id::key(stem)).copied()
    }

    pub fn event(&self, kind: &KindSpec, date: &str, title: &str) -> &[usize] {
        self.by_event.get(&event_key(kind, date, title)).map_or(&[], Vec::as_slice)
    }

    pub fn with_trait(&self, of: &str) -> &[usize] {
        self.by_trait.get(of).map_or(&[], Vec::as_slice)
    }

    pub fn get(&self, at: usize) -> Option<&Entry<'a>> {
        self.entries.get(at)
    }
}

pub(super) fn is_employer(key: &str) -> bool {
    matches!(key, "organisation" | "roles")
}

/// The texts of a list, or the one text.
pub(super) fn texts<'i>(item: &'i Item, key: &str) -> impl Iterator<Item = &'i str> {
    let value = item.get(key);
    let many = value.and_then(serde_yaml::Value::as_sequence).into_iter().flatten();
    let one = value.filter(|value| value.is_string()).into_iter();
    many.chain(one).filter_map(serde_yaml::Value::as_str)
}

fn meet(index: &mut HashMap<String, Vec<usize>>, key: &str, at: usize) {
    if key.is_empty() {
        return;
    }
    match index.get_mut(key) {
        Some(list) if list.len() >= CROWD || list.contains(&at) => {}
        Some(list) => list.push(at),
        None => {
            index.insert(key.to_string(), vec![at]);
        }
    }
}

//! Everything that the log has and, while a plan is made, will have: found by UID, address, number,
//! name. What is new is known to the next item of the same file.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::{draft_of, key};
use crate::exchange::{Item, Party, uid};
use crate::record::{Book, Draft, KindSpec, Record, id, kind};
use crate::words::fold;

/// A record that is there, or will be.
pub(super) struct Entry<'a> {
    pub id: String,
    pub kind: &'static KindSpec,
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
    /// Keys of names and aliases.
    pub names: Vec<String>,
    pub emails: Vec<String>,
    /// Of its address.
    pub postal_codes: Vec<String>,
    /// Keys of the names of organisations.
    pub employers: Vec<String>,
}

impl<'a> Entry<'a> {
    fn new(id: String, kind: &'static KindSpec) -> Entry<'a> {
        Entry {
            id,
            kind,
            record: None,
            was: OnceCell::new(),
            draft: None,
            item: None,
            told: 0,
            is_organisation: false,
            names: Vec::new(),
            emails: Vec::new(),
            postal_codes: Vec::new(),
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
    by_email: HashMap<String, Vec<usize>>,
    by_phone: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_event: HashMap<String, Vec<usize>>,
    /// By which name the notes of a folder call each other, without regard to case; `None` where
    /// such a note is there, but what it is about is not settled.
    stems: HashMap<String, Option<usize>>,
}

/// What so many have in common tells nothing about one of them.
const CROWD: usize = 64;

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
                known.by_uid.entry(uid.clone()).or_insert(at);
            }
        }
        // Names of employers want all contacts to be known.
        for at in 0..known.entries.len() {
            let Some(record) = known.entries.get(at).and_then(|entry| entry.record) else {
                continue;
            };
            let ids = record.references("organisation").chain(record.references("roles"));
            let ids: Vec<String> = ids.map(|reference| reference.id.clone()).collect();
            for id in ids {
                known.employ(at, &id);
            }
        }
        known
    }

    fn record(&mut self, record: &'a Record) {
        let is_organisation = record.text("kind").is_some_and(|kind| kind != "person");
        let at = self.push(Entry {
            record: Some(record),
            is_organisation,
            ..Entry::new(record.id.clone(), record.kind)
        });
        for uid in uid::all(record) {
            self.by_uid.entry(uid).or_insert(at);
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
        } else {
            let date = record.date().map(|date| date.to_string()).unwrap_or_default();
            let heading = record.headings.first().map(|heading| heading.text.as_str());
            let title = record.text(record.kind.title).or(heading);
            self.held(at, &date, title.unwrap_or_default());
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
        let own = match uid {
            Some(uid) => Some(uid.to_string()),
            None => (!id.is_empty()).then(|| uid::of_id(&id)),
        };
        let kind = draft.kind;
        let at =
            self.push(Entry { draft: Some(draft), item, is_organisation, ..Entry::new(id, kind) });
        if let Some(own) = own {
            self.by_uid.entry(own).or_insert(at);
        }
        at
    }

    /// What an item tells of whom it is about, for the items behind it.
    pub fn learn(&mut self, at: usize, item: &Item) {
        if let Some(uid) = &item.uid {
            self.by_uid.entry(uid.clone()).or_insert(at);
        }
        if item.kind.name != kind::CONTACT.name {
            let date = item.text("date").unwrap_or_default();
            self.held(at, date, item.text("title").unwrap_or_default());
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
            self.by_uid.entry(uid.clone()).or_insert(at);
        }
    }

    fn call(&mut self, at: usize, name: &str) {
        let key = key::name(name);
        if !key.is_empty() {
            meet(&mut self.by_name, &key::words(&key), at);
            self.note(at, |entry| &mut entry.names, key);
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

    fn held(&mut self, at: usize, date: &str, title: &str) {
        if let Some(kind) = self.entries.get(at).map(|entry| entry.kind) {
            meet(&mut self.by_event, &event_key(kind, date, title), at);
        }
    }

    /// By the names of the organisation of that id.
    fn employ(&mut self, at: usize, id: &str) {
        let names =
            self.id(id).and_then(|at| self.entries.get(at)).map(|entry| entry.names.clone());
        for name in names.unwrap_or_default() {
            self.note(at, |entry| &mut entry.employers, name);
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

    pub fn uid(&self, uid: &str) -> Option<usize> {
        self.by_uid.get(uid).copied()
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

    /// `Some(None)` where a note of that name is there, and nobody knows yet what it is about.
    pub fn by_stem(&self, stem: &str) -> Option<Option<usize>> {
        self.stems.get(&id::key(stem)).copied()
    }

    pub fn event(&self, kind: &KindSpec, date: &str, title: &str) -> &[usize] {
        self.by_event.get(&event_key(kind, date, title)).map_or(&[], Vec::as_slice)
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

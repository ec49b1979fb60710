//! Everything that the log has and, while a plan is made, will have: found by UID, address, number,
//! name. What is new is known to the next item of the same file.

use std::collections::{BTreeMap, HashMap};

use crate::exchange::{Item, Party, uid};
use crate::record::{Book, Draft, KindSpec, Record, id, kind};
use crate::words::fold;

/// A record that is there, or will be.
pub(super) struct Entry<'a> {
    pub id: String,
    pub kind: &'static KindSpec,
    /// `None` where it is new.
    pub record: Option<&'a Record>,
    /// As it will be, where something touches it.
    pub draft: Option<Draft>,
    /// The item that made it; `None` where others only mention it.
    pub item: Option<usize>,
    pub is_organisation: bool,
    /// Keys of names and aliases.
    pub names: Vec<String>,
    pub emails: Vec<String>,
    /// Keys of the names of organisations.
    pub employers: Vec<String>,
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
}

/// What so many have in common tells nothing about one of them.
const CROWD: usize = 64;

/// What two spellings of a name have in common: the words in whatever order, without titles.
pub(super) fn name_key(name: &str) -> String {
    let folded = fold::key(name);
    let mut words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "dr" | "prof" | "frau" | "herr"))
        .collect();
    words.sort_unstable();
    words.join(" ")
}

pub(super) fn email_key(email: &str) -> String {
    let email = email.trim();
    email.strip_prefix("mailto:").unwrap_or(email).to_lowercase()
}

/// The digits that are dialled from anywhere in the country.
pub(super) fn phone_key(phone: &str) -> String {
    // Behind the number may stand what it is for: `(mobil)`.
    let words = phone.find(char::is_alphabetic).unwrap_or(phone.len());
    let number = phone.get(..words).unwrap_or(phone);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let from_outside = number.trim().starts_with('+') || digits.starts_with("00");
    let digits = digits.trim_start_matches('0');
    let digits = if from_outside { digits.strip_prefix("49").unwrap_or(digits) } else { digits };
    digits.trim_start_matches('0').to_string()
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
            id: record.id.clone(),
            kind: record.kind,
            record: Some(record),
            draft: None,
            item: None,
            is_organisation,
            names: Vec::new(),
            emails: Vec::new(),
            employers: Vec::new(),
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
        let at = self.push(Entry {
            id,
            kind,
            record: None,
            draft: Some(draft),
            item,
            is_organisation,
            names: Vec::new(),
            emails: Vec::new(),
            employers: Vec::new(),
        });
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
        let key = name_key(name);
        if !key.is_empty() {
            meet(&mut self.by_name, &key, at);
            self.note(at, |entry| &mut entry.names, key);
        }
    }

    fn write_to(&mut self, at: usize, email: &str) {
        let key = email_key(email);
        meet(&mut self.by_email, &key, at);
        self.note(at, |entry| &mut entry.emails, key);
    }

    fn ring(&mut self, at: usize, phone: &str) {
        let key = phone_key(phone);
        if key.len() > 4 {
            meet(&mut self.by_phone, &key, at);
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
        let key = name_key(name);
        if key.is_empty() {
            return;
        }
        self.note(at, |entry| &mut entry.employers, key);
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
        self.by_email.get(&email_key(email)).map_or(&[], Vec::as_slice)
    }

    pub fn phone(&self, phone: &str) -> &[usize] {
        self.by_phone.get(&phone_key(phone)).map_or(&[], Vec::as_slice)
    }

    pub fn name(&self, name: &str) -> &[usize] {
        self.by_name.get(&name_key(name)).map_or(&[], Vec::as_slice)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_meet() {
        assert_eq!(name_key("Dr. Anne Güller-Frey"), name_key("Gueller-Frey, Anne"));
        assert_ne!(name_key("Anne Frey"), name_key("Anna Frey"));
        for phone in ["+49 89 99998-200", "089/99998200", "0049 (0)89 99998 200"] {
            assert!(["8999998200"].contains(&phone_key(phone).as_str()), "{phone}");
        }
        assert_eq!(phone_key("+49 170 12345 (mobil)"), "17012345");
        assert_eq!(email_key(" Anne@Example.org "), "anne@example.org");
    }
}

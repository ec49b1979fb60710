//! What a file tells of one record, before anybody knows whether the log has it. People and
//! organisations are named as the file names them; `plan` finds out who they are.

use serde_yaml::Value as Yaml;

use super::revision::Revision;
use super::{Source, escape, uid};
use crate::diagnostic::Place;
use crate::record::KindSpec;
use crate::words::Message;

/// One card, event, row, mail or note.
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: &'static KindSpec,
    /// Where it begins.
    pub place: Place,
    /// By which the file's program knows it: UID, Message-ID. Without `urn:uuid:`.
    pub uid: Option<String>,
    /// `None` where its file does not say it.
    pub revision: Option<Revision>,
    /// The UID of the series of which it is an occurrence, where its file tells the whole series.
    pub series: Option<String>,
    /// The name of its file without the ending, where each item has a file of its own: by that
    /// name other notes of the folder link to it, `[[Anne Güller]]`, in `body`. Of one of the log's
    /// own files it is the id.
    pub stem: Option<String>,
    /// Keys of the format, then of what has no place in it (`x-…`); values as the file of the
    /// record will have them. No references, and no `uid`.
    pub fields: Vec<(String, Yaml)>,
    pub links: Vec<Link>,
    /// Markdown, without front matter.
    pub body: String,
    /// The same as the log's own text, where something says that netlog wrote it and only the log can
    /// tell whether that is so.
    pub claimed: Option<String>,
}

/// A reference in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `organisation`, `with`, `participants`, `chair`, …; `roles`; of a relation
    /// `relations.funded-by`.
    pub key: String,
    pub to: Party,
    /// Of `roles`: `role`, `from`, `until`.
    pub more: Vec<(String, String)>,
}

/// Somebody whom a file names, by whatever it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    pub name: Option<String>,
    pub email: Option<String>,
    /// Of another card, or the id of a record.
    pub uid: Option<String>,
    /// `person` or `organisation`, where the file says so: what it becomes where it is not known.
    pub kind: Option<&'static str>,
    /// A record that is no contact may be meant as well.
    pub any: bool,
    /// The other reading of a text: these may be meant as well. It stays text where the log knows
    /// neither.
    pub or: Vec<Party>,
}

/// Something to tell about a file, beside what came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    pub place: Place,
    pub weight: Weight,
    pub message: Message,
}

/// How much was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// All came in, though perhaps not where it was expected.
    Note,
    /// A part of an item did not come in.
    Part,
    /// An item, or the file, did not come in at all.
    Lost,
}

impl Item {
    pub fn new(kind: &'static KindSpec, place: Place) -> Item {
        let (fields, links, body) = (Vec::new(), Vec::new(), String::new());
        Item {
            kind,
            place,
            uid: None,
            revision: None,
            series: None,
            stem: None,
            fields,
            links,
            body,
            claimed: None,
        }
    }

    pub fn get(&self, key: &str) -> Option<&Yaml> {
        self.fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Yaml::as_str)
    }

    /// Sets or replaces; nothing where the text is empty.
    pub fn set(&mut self, key: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.put(key, Yaml::String(text));
        }
    }

    pub fn put(&mut self, key: &str, value: Yaml) {
        self.fields.retain(|(name, _)| name != key);
        self.fields.push((key.to_string(), value));
    }

    /// One more of a list; the same one twice is once.
    pub fn add(&mut self, key: &str, text: impl Into<String>) {
        let text = text.into();
        if text.trim().is_empty() {
            return;
        }
        let value = Yaml::String(text);
        match self.fields.iter_mut().find(|(name, _)| name == key) {
            Some((_, Yaml::Sequence(items))) if items.contains(&value) => {}
            Some((_, Yaml::Sequence(items))) => items.push(value),
            _ => self.put(key, Yaml::Sequence(vec![value])),
        }
    }

    /// One more of what is a text while it is one, and a list of several: so what has no field is
    /// kept under `x-…`.
    pub fn keep(&mut self, key: &str, text: impl Into<String>) {
        let text = text.into();
        match self.get(key) {
            None => return self.set(key, text),
            Some(Yaml::Sequence(_)) => {}
            Some(first) if first.as_str() == Some(&text) || text.trim().is_empty() => return,
            Some(first) => {
                let first = first.clone();
                self.put(key, Yaml::Sequence(vec![first]));
            }
        }
        self.add(key, text);
    }

    pub fn link(&mut self, key: &str, to: Party) {
        let link = Link { key: key.to_string(), to, more: Vec::new() };
        if !self.links.contains(&link) {
            self.links.push(link);
        }
    }

    /// The text of what says by its id that netlog wrote it: Markdown where its UID is the one made from
    /// that id. With any other UID it is text, until the log knows it by both.
    pub fn own_text(&mut self, text: String, id: &str, uid: Option<&str>) {
        self.body = match uid.is_some_and(|uid| uid == uid::of_id(id)) {
            true => text,
            false => escape::markdown(self.claimed.insert(text)),
        };
    }

    /// A paragraph more of the text.
    pub fn paragraph(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.body.is_empty() {
            self.body.push_str("\n\n");
        }
        self.body.push_str(text);
    }
}

impl Party {
    pub fn named(name: impl Into<String>) -> Party {
        Party { name: Some(name.into()), ..Party::default() }
    }

    pub fn organisation(name: impl Into<String>) -> Party {
        Party { kind: Some("organisation"), ..Party::named(name) }
    }

    /// `Anne Güller-Frey`, else the address.
    pub fn shown(&self) -> &str {
        let parts = [&self.name, &self.email, &self.uid];
        parts.into_iter().flatten().map(String::as_str).next().unwrap_or_default()
    }
}

impl Remark {
    pub fn new(weight: Weight, place: Place, message: Message) -> Remark {
        Remark { place, weight, message }
    }

    pub fn note(place: Place, message: Message) -> Remark {
        Remark::new(Weight::Note, place, message)
    }

    pub fn part(place: Place, message: Message) -> Remark {
        Remark::new(Weight::Part, place, message)
    }

    pub fn lost(place: Place, message: Message) -> Remark {
        Remark::new(Weight::Lost, place, message)
    }
}

impl Source<'_> {
    /// The file as a whole.
    pub fn place(&self) -> Place {
        Place::file(self.name)
    }
}

//! A record that is about to be: its fields in the order of the kind, its text, its id and its
//! place in the repository.

use serde_yaml::Value as Yaml;

use super::{KindSpec, Schema, id, kind};
use crate::page;
use crate::words::PartialDate;

/// What `add` has gathered. Values are YAML already, in the form that the file will have.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: &'static KindSpec,
    fields: Vec<(String, Yaml)>,
    /// Markdown, without front matter.
    pub body: String,
}

impl Draft {
    pub fn new(kind: &'static KindSpec) -> Draft {
        Draft { kind, fields: Vec::new(), body: String::new() }
    }

    pub fn get(&self, key: &str) -> Option<&Yaml> {
        self.fields.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// In the order in which they were set.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Yaml)> {
        self.fields.iter().map(|(key, value)| (key.as_str(), value))
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Yaml::as_str)
    }

    /// The texts of a list, or the one text.
    pub fn texts(&self, key: &str) -> Vec<&str> {
        match self.get(key) {
            Some(Yaml::Sequence(items)) => items.iter().filter_map(Yaml::as_str).collect(),
            Some(Yaml::String(text)) => vec![text],
            _ => Vec::new(),
        }
    }

    /// Sets or replaces; an empty list or text removes.
    pub fn set(&mut self, key: &str, value: Yaml) {
        self.fields.retain(|(name, _)| name != key);
        let empty = match &value {
            Yaml::Null => true,
            Yaml::String(text) => text.is_empty(),
            Yaml::Sequence(items) => items.is_empty(),
            _ => false,
        };
        if !empty {
            self.fields.push((key.to_string(), value));
        }
    }

    pub fn set_text(&mut self, key: &str, text: &str) {
        self.set(key, Yaml::String(text.to_string()));
    }

    pub fn set_texts(&mut self, key: &str, texts: &[String]) {
        self.set(key, Yaml::Sequence(texts.iter().cloned().map(Yaml::String).collect()));
    }

    /// The file's text: front matter in the order of the kind, then the body.
    pub fn write(&self, schema: &Schema) -> String {
        let rank = |key: &str| {
            let mut keys = schema.fields(self.kind).map(|field| field.key.as_ref());
            keys.position(|known| known == key).unwrap_or(usize::MAX)
        };
        let mut fields = self.fields.clone();
        fields.sort_by_key(|(key, _)| rank(key));
        let mut text = page::write_front(&fields);
        let body = self.body.trim();
        if !body.is_empty() {
            text.push('\n');
            text.push_str(body);
            text.push('\n');
        }
        text
    }

    /// The day or period under which it is filed.
    fn date(&self) -> Option<PartialDate> {
        PartialDate::parse(self.text(self.kind.date?)?).ok()
    }

    /// A contact's id is its name; anything with a date begins with it and goes on with whom it
    /// was with, or with its title.
    pub fn wanted_id(&self) -> String {
        let with = self.texts("with").first().map(|id| (*id).to_string());
        let name = with.filter(|_| self.kind.name == kind::CONVERSATION.name);
        let name = name.or_else(|| self.text(self.kind.title).map(str::to_string));
        let name = name.as_deref().and_then(id::from_name);
        let name = name.unwrap_or_else(|| self.kind.name.to_string());
        match self.date() {
            Some(date) => id::from_name(&format!("{date}-{name}")).unwrap_or(name),
            None => name,
        }
    }

    /// `conversations/2024/2024-10-14-anna.md`; what has no year lies in the top folder.
    pub fn path(&self, id: &str, by_year: bool) -> String {
        let folder = self.kind.folder;
        match self.date().filter(|_| by_year) {
            Some(date) => format!("{folder}/{:04}/{id}.md", date.year()),
            None => format!("{folder}/{id}.md"),
        }
    }
}

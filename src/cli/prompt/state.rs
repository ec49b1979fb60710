//! The answers so far, in plain texts: what a draft holds and a record is made of. Knows no
//! terminal and no files.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::plan::{self, Form, Step};
use crate::cli::entry::Entry;
use crate::cli::input::Typed;
use crate::record::{Book, Draft, KindSpec, Schema, ValueType, id, kind};

/// Of the draft's form; another one is left alone.
const VERSION: u32 = 1;

/// All that was said, under the keys of the record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    version: u32,
    /// Local time.
    #[serde(default)]
    pub saved: Option<NaiveDateTime>,
    /// `contact`, `conversation`, `meeting`; empty while it is not chosen.
    #[serde(default)]
    pub kind: String,
    /// Ids, ISO dates, texts; a question that was passed over has no values.
    #[serde(default)]
    pub answers: BTreeMap<String, Vec<String>>,
    /// From the command line, or known without asking: not asked for.
    #[serde(default)]
    pub given: BTreeMap<String, serde_json::Value>,
    /// A line that raised another question.
    #[serde(default)]
    pub typed: BTreeMap<String, String>,
    /// Lines that were left without Enter, under their questions.
    #[serde(default)]
    pub unsent: BTreeMap<String, String>,
    /// Made on the way.
    #[serde(default)]
    pub contacts: Vec<NewContact>,
}

/// A contact that the record names and the log does not have yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewContact {
    pub id: String,
    pub name: String,
    /// `person` or `organisation`.
    pub kind: String,
    #[serde(default)]
    pub organisation: Option<String>,
}

impl State {
    pub fn new() -> State {
        State { version: VERSION, ..State::default() }
    }

    /// What the flags said.
    pub fn of(entry: &Entry) -> State {
        let mut state = State::new();
        state.kind = entry.draft.kind.name.to_string();
        for (key, value) in entry.draft.fields() {
            let value = serde_json::to_value(value).unwrap_or_default();
            state.given.insert(key.to_string(), value);
        }
        let lines = |text: &str| text.lines().map(str::to_string).collect::<Vec<_>>();
        if !entry.draft.body.trim().is_empty() {
            state.answers.insert(plan::NOTES.to_string(), lines(entry.draft.body.trim()));
        }
        if !entry.tasks.is_empty() {
            state.answers.insert(plan::TASKS.to_string(), entry.tasks.clone());
        }
        state
    }

    /// `None` where it is not the text of a draft, or of another version's.
    pub fn read(text: &str) -> Option<State> {
        let state: State = serde_json::from_str(text).ok()?;
        (state.version == VERSION).then_some(state)
    }

    #[must_use]
    pub fn saved_at(&self, now: NaiveDateTime) -> State {
        State { saved: Some(now), ..self.clone() }
    }

    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    pub fn kind(&self) -> Option<&'static KindSpec> {
        kind::named(&self.kind)
    }

    /// True where nothing would be lost. Who we are is known without asking.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
            && self.typed.is_empty()
            && self.unsent.is_empty()
            && self.contacts.is_empty()
            && self.given.keys().all(|key| key == "by")
    }

    /// The texts of a key, answered or given.
    pub fn texts(&self, key: &str) -> Vec<String> {
        if let Some(values) = self.answers.get(key) {
            return values.clone();
        }
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        match self.given.get(key) {
            Some(serde_json::Value::Array(items)) => items.iter().map(text).collect(),
            Some(value) => vec![text(value)],
            None => Vec::new(),
        }
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.texts(key).into_iter().next()
    }

    pub fn answer(&mut self, key: &str, values: Vec<String>) {
        self.typed.remove(key);
        self.answers.insert(key.to_string(), values);
    }

    /// The record in the making. Steps that do not apply leave nothing, and neither do contacts
    /// that nothing names any more.
    pub fn entry(&self, schema: &Schema, steps: &[Step], typed: &Typed<'_>) -> Option<Entry> {
        let kind = self.kind()?;
        let mut entry = Entry::new(kind);
        for (key, value) in &self.given {
            entry.draft.set(key, serde_yaml::to_value(value).unwrap_or_default());
        }
        let mut body = Vec::new();
        for step in steps.iter().filter(|step| plan::applies(step, self)) {
            let Some(values) = self.answers.get(&step.key) else { continue };
            match step.form {
                Form::Notes => body.push(values.join("\n")),
                Form::Agenda => body.push(headings(values)),
                Form::Tasks => entry.tasks.clone_from(values),
                _ => set(&mut entry.draft, schema, typed, &step.key, values),
            }
        }
        body.retain(|part| !part.trim().is_empty());
        entry.draft.body = body.join("\n\n");
        entry.contacts = self.named_contacts(&entry);
        Some(entry)
    }

    fn named_contacts(&self, entry: &Entry) -> Vec<(String, Draft)> {
        let in_fields = |id: &str| entry.draft.fields().any(|(_, value)| names(value, id));
        let in_tasks = |id: &str| {
            let mark = format!("@{id}");
            entry.tasks.iter().any(|task| task.split_whitespace().any(|word| word == mark))
        };
        let named = |contact: &&NewContact| in_fields(&contact.id) || in_tasks(&contact.id);
        let mut wanted: Vec<&NewContact> = self.contacts.iter().filter(named).collect();
        let of = |id: &String| self.contacts.iter().find(|contact| contact.id == *id);
        let employers: Vec<&NewContact> =
            wanted.iter().filter_map(|c| c.organisation.as_ref()).filter_map(of).collect();
        for employer in employers {
            if !wanted.contains(&employer) {
                wanted.push(employer);
            }
        }
        wanted.iter().map(|contact| (contact.id.clone(), contact.draft())).collect()
    }

    /// Makes an older draft fit the log of today: a new contact whose id was taken meanwhile gets
    /// another one, and who is no longer there is asked for again.
    pub fn mend(&mut self, book: &Book) {
        let taken = |id: &str| book.get(id).is_some();
        let old: Vec<String> = self.contacts.iter().map(|contact| contact.id.clone()).collect();
        for old in old.iter().filter(|id| taken(id)) {
            let own = |id: &str| self.contacts.iter().any(|contact| contact.id == id);
            let new = id::free(old, |id| taken(id) || own(id));
            self.rename(old, &new);
        }
        let own: Vec<String> = self.contacts.iter().map(|contact| contact.id.clone()).collect();
        self.answers.retain(|key, values| {
            !plan::names_contacts(key) || values.iter().all(|id| taken(id) || own.contains(id))
        });
    }

    fn rename(&mut self, old: &str, new: &str) {
        for contact in &mut self.contacts {
            if contact.id == old {
                contact.id = new.to_string();
            }
            if contact.organisation.as_deref() == Some(old) {
                contact.organisation = Some(new.to_string());
            }
        }
        for (key, values) in &mut self.answers {
            for value in values.iter_mut() {
                if key == plan::TASKS {
                    let words: Vec<String> = value.split(' ').map(str::to_string).collect();
                    let mark = format!("@{old}");
                    let swapped =
                        words.into_iter().map(|w| if w == mark { format!("@{new}") } else { w });
                    *value = swapped.collect::<Vec<_>>().join(" ");
                } else if plan::names_contacts(key) && value == old {
                    *value = new.to_string();
                }
            }
        }
    }
}

impl NewContact {
    fn draft(&self) -> Draft {
        let mut draft = Draft::new(&kind::CONTACT);
        draft.set_text("name", &self.name);
        draft.set_text("kind", &self.kind);
        if let Some(organisation) = &self.organisation {
            draft.set_text("organisation", organisation);
        }
        draft
    }
}

fn names(value: &serde_yaml::Value, id: &str) -> bool {
    match value {
        serde_yaml::Value::Sequence(items) => items.iter().any(|item| names(item, id)),
        value => value.as_str() == Some(id),
    }
}

fn headings(items: &[String]) -> String {
    let headings = items.iter().map(|item| format!("## {item}"));
    headings.collect::<Vec<_>>().join("\n\n")
}

/// Numbers and the like get their type back; all else is a text.
fn set(draft: &mut Draft, schema: &Schema, typed: &Typed<'_>, key: &str, values: &[String]) {
    let Some(spec) = schema.field(draft.kind, key) else { return };
    match (&spec.value, values) {
        (ValueType::Number | ValueType::Boolean, [one]) => {
            if let Ok(value) = typed.value(spec, one) {
                draft.set(key, value);
            }
        }
        (_, values) if spec.many => draft.set_texts(key, values),
        (_, values) => draft.set_text(key, values.first().map_or("", String::as_str)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_back_and_another_versions_is_left_alone() {
        let mut state = State::new();
        state.kind = "conversation".to_string();
        state.answer("with", vec!["kim".to_string()]);
        state.typed.insert("notes".to_string(), "one\ntwo".to_string());
        assert_eq!(State::read(&state.write()), Some(state.clone()));
        assert_eq!(State::read(&state.write().replace("\"version\": 1", "\"version\": 2")), None);
        assert_eq!(State::read("{"), None);
    }
}

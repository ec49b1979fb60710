//! Values as they were understood, and their form in JSON.

use serde_json::{Value as Json, json};

use crate::words::when::Span;
use crate::words::{Clock, PartialDate};

/// One value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    /// As it was written; a comma or a sum is no business of the log.
    Number(f64, String),
    Boolean(bool),
    Date(PartialDate),
    Clock(Clock),
    Span(Span),
    Reference(Reference),
    Post(Post),
    Relation(Relation),
    /// Of an unknown key, or not of the type that the key asks for.
    Other(serde_yaml::Value),
}

/// A pointer to another record: `id`, `[[id]]` or `[[id|label]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub id: String,
    pub label: Option<String>,
}

/// A position that somebody has or had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    pub organisation: Option<Reference>,
    pub role: Option<String>,
    pub from: Option<PartialDate>,
    pub until: Option<PartialDate>,
}

/// A typed link: `funded-by` and whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub kind: String,
    pub target: Reference,
    /// Its place in the list of its kind.
    pub index: usize,
}

/// A key of the front matter with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub key: String,
    pub values: Vec<Value>,
    /// Written as a list in the file.
    pub list: bool,
}

impl Reference {
    /// Reads all three ways of writing one.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let inner = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
        // Without quotes YAML has taken the brackets away already, so `|` alone says it too.
        let (id, label) = match inner.unwrap_or(text).split_once('|') {
            Some((id, label)) => (id, Some(label.trim().to_string())),
            None => (inner.unwrap_or(text), None),
        };
        // Obsidian also links to a heading: the record is what stands before it.
        let id = id.split('#').next().unwrap_or(id);
        Self { id: id.trim().to_string(), label }
    }
}

impl Post {
    /// True where it is held on `day`.
    pub fn holds_on(&self, day: chrono::NaiveDate) -> bool {
        self.from.is_none_or(|from| from.first() <= day)
            && self.until.is_none_or(|until| until.last() >= day)
    }
}

impl Value {
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_date(&self) -> Option<PartialDate> {
        match self {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The record that it points to: of a reference, a relation or a post.
    pub fn as_reference(&self) -> Option<&Reference> {
        match self {
            Value::Reference(reference) => Some(reference),
            Value::Relation(relation) => Some(&relation.target),
            Value::Post(post) => post.organisation.as_ref(),
            _ => None,
        }
    }

    /// The text as the file has it, for tables and search.
    pub fn display(&self) -> String {
        match self {
            Value::Text(text) | Value::Number(_, text) => text.clone(),
            Value::Boolean(yes) => yes.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Clock(clock) => clock.to_string(),
            Value::Span(span) => span.to_string(),
            Value::Reference(reference) => reference.id.clone(),
            Value::Relation(relation) => format!("{}: {}", relation.kind, relation.target.id),
            Value::Post(post) => {
                let organisation = post.organisation.as_ref().map(|o| o.id.as_str());
                let parts = [post.role.as_deref(), organisation];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }
            Value::Other(value) => match value {
                serde_yaml::Value::String(text) => text.clone(),
                other => serde_json::to_string(other).unwrap_or_default(),
            },
        }
    }

    fn json(&self) -> Json {
        match self {
            Value::Number(number, text) => match text.parse::<i64>() {
                Ok(whole) => json!(whole),
                Err(_) => json!(number),
            },
            Value::Boolean(yes) => json!(yes),
            Value::Post(post) => {
                let mut object = serde_json::Map::new();
                let organisation = post.organisation.as_ref().map(|o| o.id.clone());
                for (key, value) in [
                    ("organisation", organisation),
                    ("role", post.role.clone()),
                    ("from", post.from.map(|date| date.to_string())),
                    ("until", post.until.map(|date| date.to_string())),
                ] {
                    if let Some(value) = value {
                        object.insert(key.to_string(), json!(value));
                    }
                }
                Json::Object(object)
            }
            Value::Other(value) => serde_json::to_value(value).unwrap_or(Json::Null),
            _ => json!(self.display()),
        }
    }
}

impl Field {
    /// A list is an array, relations are an object of arrays, everything else a scalar.
    pub fn json(&self) -> Json {
        if self.values.iter().any(|value| matches!(value, Value::Relation(_))) {
            let mut object = serde_json::Map::new();
            for value in &self.values {
                if let Value::Relation(relation) = value {
                    let ids = object.entry(&relation.kind).or_insert_with(|| json!([]));
                    if let Json::Array(ids) = ids {
                        ids.push(json!(relation.target.id));
                    }
                }
            }
            return Json::Object(object);
        }
        match self.values.as_slice() {
            [one] if !self.list => one.json(),
            many => Json::Array(many.iter().map(Value::json).collect()),
        }
    }
}

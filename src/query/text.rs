//! What full text is searched in: title, names, text. Built once for each record that is asked.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::matching::Reader;
use crate::record::{Book, Field, Record, Schema, Task, Value, ValueType};
use crate::words::fold::{self, Folded};

/// The texts that are a record's own, each by its key: what a cache keeps of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Title and aliases, a line each.
    pub names: String,
    /// The field that says in a sentence what it is about; where there is none, the text.
    pub summary: String,
    /// Its id and all its other texts, a line each.
    pub rest: String,
}

impl Own {
    /// Those of a record, in the place of another one's.
    pub fn fill(&mut self, schema: &Schema, record: &Record) {
        let Own { names: to_names, summary, rest } = self;
        [&mut *to_names, &mut *summary, &mut *rest].into_iter().for_each(String::clear);
        for name in names(record) {
            fold::append(name, to_names);
            to_names.push('\n');
        }
        fold::append(&record.id, rest);
        rest.push('\n');
        for (key, text) in texts(schema, record) {
            let is_name = key == record.kind.title || key == "aliases";
            match key {
                "summary" => line(summary, &text),
                _ if is_name && is_flat(&text) => {}
                _ => line(rest, &text),
            }
        }
        // Without such a field its first paragraph sums it up.
        let body = if summary.is_empty() { summary } else { rest };
        line(body, record.page().body());
    }
}

fn line(to: &mut String, text: &str) {
    fold::append_flat(text, to);
    to.push('\n');
}

/// Title and aliases.
pub fn names(record: &Record) -> impl Iterator<Item = &str> {
    std::iter::once(record.title()).chain(record.texts("aliases"))
}

/// The texts of its fields, each with its key.
fn texts<'a>(
    schema: &'a Schema,
    record: &'a Record,
) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
    let fields = record.fields.iter().filter(|field| is_text(schema, record, field));
    fields.flat_map(|field| {
        let texts = field.values.iter().filter_map(|value| match value {
            Value::Text(text) => Some(Cow::from(text)),
            Value::Post(post) => post.role.as_deref().map(Cow::from),
            Value::Other(_) => Some(Cow::from(value.display())),
            _ => None,
        });
        texts.map(|text| (field.key.as_str(), text))
    })
}

/// The texts of one record.
pub struct Haystack {
    /// Id, title, fields of text, and the names of the records referred to.
    head: Vec<Folded>,
    /// Folded only where the head has no answer.
    body: OnceCell<Folded>,
}

impl Haystack {
    pub fn new(reader: &Reader<'_>, book: &Book, record: &Record) -> Haystack {
        let mut head = vec![Folded::new(&record.id), Folded::new(record.title())];
        let texts = texts(book.schema(), record);
        head.extend(texts.map(|(_, text)| Folded::new(&flat(&text))));
        for field in record.fields.iter().filter(|field| is_text(book.schema(), record, field)) {
            for reference in field.values.iter().filter_map(Value::as_reference) {
                match book.resolve(reference) {
                    Some(target) => head.extend(reader.names(target).iter().cloned()),
                    None => head.push(Folded::new(book.label(reference))),
                }
            }
        }
        for target in record.links.iter().filter_map(|link| book.get(&link.target)) {
            head.extend(reader.names(target).iter().cloned());
        }
        Haystack { head, body: OnceCell::new() }
    }

    pub fn contains(&self, record: &Record, part: &Folded) -> bool {
        self.head.iter().any(|text| text.contains(part))
            || self.body.get_or_init(|| Folded::new(&flat(record.page().body()))).contains(part)
    }

    /// Of the body only the task itself: what stands beside it is about something else.
    pub fn contains_of_task(
        &self,
        reader: &Reader<'_>,
        book: &Book,
        task: &Task,
        part: &Folded,
    ) -> bool {
        let owner = task.owner.as_deref();
        Folded::new(&task.text).contains(part)
            || owner.is_some_and(|id| Folded::new(id).contains(part))
            || owner
                .and_then(|id| book.get(id))
                .is_some_and(|owner| reader.names(owner).iter().any(|name| name.contains(part)))
            || self.head.iter().any(|text| text.contains(part))
    }
}

/// Keys of a set are no text: who looks for `organisation` does not mean every one of them.
fn is_text(schema: &Schema, record: &Record, field: &Field) -> bool {
    let spec = schema.field(record.kind, &field.key);
    !spec.is_some_and(|spec| matches!(spec.value, ValueType::Choice(_)))
}

/// True for what [`flat`] leaves as it is.
fn is_flat(text: &str) -> bool {
    text.is_empty()
        || text.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace))
}

/// Without line breaks: a phrase goes on in the next line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

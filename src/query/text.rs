//! What full text is searched in: title, names, text. Built once for each record that is asked.

use std::cell::OnceCell;

use super::matching::Reader;
use crate::record::{Book, Field, Record, Task, Value, ValueType};
use crate::words::fold::Folded;

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
        for field in record.fields.iter().filter(|field| is_text(book, record, field)) {
            for value in &field.values {
                match value {
                    Value::Text(text) => head.push(Folded::new(&flat(text))),
                    Value::Post(post) => head.extend(post.role.as_deref().map(Folded::new)),
                    Value::Other(_) => head.push(Folded::new(&value.display())),
                    _ => {}
                }
                let Some(reference) = value.as_reference() else { continue };
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
            || self.body.get_or_init(|| Folded::new(&flat(record.page.body()))).contains(part)
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
fn is_text(book: &Book, record: &Record, field: &Field) -> bool {
    let spec = book.schema().field(record.kind, &field.key);
    !spec.is_some_and(|spec| matches!(spec.value, ValueType::Choice(_)))
}

/// Without line breaks: a phrase goes on in the next line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Whatever refers to a record follows it to another id: other records, and in `netlog.toml` the
//! office's own people and its saved queries.

use rayon::prelude::*;

use super::{Session, settings};
use crate::change::ChangeSet;
use crate::error::{Error, Result};
use crate::record::{Book, FieldSpec, Record};
use crate::store::SETTINGS;
use crate::words::Message;

/// The files of all that refers to `from`, but for the records of these paths, as they are when it
/// refers to `to`.
pub fn follow(
    session: &Session,
    book: &Book,
    (from, to): (&str, &str),
    but_for: &[&str],
) -> Result<ChangeSet> {
    let others: Vec<&Record> =
        book.records().filter(|record| !but_for.contains(&record.path.as_str())).collect();
    let schema = &session.schema;
    let led: Vec<(&Record, Option<String>)> = others
        .par_iter()
        .filter(|record| record.refers_to(from))
        .map(|record| (*record, record.referring(schema, from, to)))
        .collect();
    let mut set = ChangeSet::new();
    for (record, after) in led {
        let after = after.ok_or_else(|| not_safe(record, from))?;
        set.edit(&record.path, record.page().text(), after);
    }
    // Who could not be read may refer to it as well.
    let is_odd = |record: &&&Record| is_unread(record) && mentions(record.page().text(), from);
    if let Some(odd) = others.iter().find(is_odd) {
        return Err(not_safe(odd, from));
    }
    if let Some(before) = session.root.settings()?
        && let Some(after) = settings::following(&before, from, to)
    {
        set.edit(SETTINGS, &before, after);
    }
    Ok(set)
}

/// The files of all that refers to a record, as they are when they say its name instead.
pub fn unlink(session: &Session, book: &Book, gone: &Record) -> Result<ChangeSet> {
    let schema = &session.schema;
    let name = gone.title();
    let mut set = ChangeSet::new();
    let refers = |record: &&Record| record.path != gone.path && record.refers_to(&gone.id);
    for record in book.records().filter(refers) {
        let after = record.unlinked(schema, &gone.id, name);
        let after = after.ok_or_else(|| not_safe(record, &gone.id))?;
        let read = Record::read(schema, record.kind, &record.path, after.clone());
        let empty = |spec: &&FieldSpec| {
            spec.required
                && read.values(&spec.key).is_empty()
                && !record.values(&spec.key).is_empty()
        };
        if let Some(spec) = schema.fields(record.kind).find(empty) {
            let message = Message::new("remove-required")
                .with("path", record.path.as_str())
                .with("field", session.field_label(&spec.key));
            return Err(Error::data(message).hint(Message::new("remove-required-hint")));
        }
        set.edit(&record.path, record.page().text(), after);
    }
    Ok(set)
}

/// Whether what it refers to is not known.
fn is_unread(record: &Record) -> bool {
    record.is_in_conflict()
        || record.page().front().is_none()
        || record.faults.iter().any(|fault| fault.code.starts_with("front-matter"))
}

/// Whether the id stands somewhere in a text as a word.
fn mentions(text: &str, id: &str) -> bool {
    let (text, id) = (text.to_lowercase(), id.to_lowercase());
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let mut places = text.match_indices(&id);
    places.any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let behind = text.get(at + found.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_part) && !behind.is_some_and(is_part)
    })
}

pub fn not_safe(record: &Record, id: &str) -> Error {
    let message = Message::new("refer-not-safe").with("path", record.path.as_str()).with("id", id);
    Error::data(message).hint(Message::new("refer-not-safe-hint").with("id", id))
}

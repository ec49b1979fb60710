//! Whatever refers to a record follows it to another id: other records, and the office's own people in
//! `netlog.toml`.

use rayon::prelude::*;

use super::{Session, settings};
use crate::change::ChangeSet;
use crate::error::{Error, Result};
use crate::record::{Book, Record, id};
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
    let is_odd = |record: &&&Record| record.fields.is_empty() && mentions(record, from);
    if let Some(odd) = others.iter().find(is_odd) {
        return Err(not_safe(odd, from));
    }
    if let Some((before, after)) = staff(session, from, to)? {
        set.edit(SETTINGS, &before, after);
    }
    Ok(set)
}

fn mentions(record: &Record, id: &str) -> bool {
    let front = record.page().front().unwrap_or_default().to_lowercase();
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    front.split(|c| !is_part(c)).any(|word| word == id::key(id))
}

pub fn not_safe(record: &Record, id: &str) -> Error {
    let message = Message::new("refer-not-safe").with("path", record.path.as_str()).with("id", id);
    Error::data(message).hint(Message::new("refer-not-safe-hint"))
}

/// The settings, where one of our own people is meant.
fn staff(session: &Session, from: &str, to: &str) -> Result<Option<(String, String)>> {
    let Some(before) = session.root.settings()? else { return Ok(None) };
    Ok(settings::with_staff(&before, from, to).map(|after| (before, after)))
}

//! What iCalendar has no property for: `X-NETLOG-…`, one property for each value, so that reading
//! the file again gives the record back. What came from another program's file (`x-…`) goes back
//! as the property that it was.

use super::write::{Options, Told};
use super::write_line::Lines;
use super::write_people::may_be_named;
use super::write_when::When;
use crate::exchange::uid::UID;
use crate::record::{Book, Field, Record, Schema, Value};

/// Fields with a property of their own.
const ELSEWHERE: [&str; 10] = [
    "title",
    "date",
    "location",
    "participants",
    "excused",
    "chair",
    "topics",
    "confidential",
    UID,
    "x-sequence",
];

/// A text or a number that a property of iCalendar asks for.
const TEXTS: [&str; 5] = ["comment", "contact", "resources", "transp", "priority"];

pub fn write(
    lines: &mut Lines,
    (book, schema): (&Book, &Schema),
    record: &Record,
    when: &When,
    options: &Options<'_>,
) {
    for field in record.in_order(schema) {
        for value in &field.values {
            if is_told_elsewhere(record, field, value, when) {
                continue;
            }
            if let Some(text) = shown(book, value, options) {
                property(lines, &field.key, &text, options.told == Told::All);
            }
        }
    }
}

fn is_told_elsewhere(record: &Record, field: &Field, value: &Value, when: &When) -> bool {
    match (field.key.as_str(), value) {
        ("confidential" | UID | "x-sequence", _) => true,
        // Not of the type that the field asks for: kept as it was written.
        (_, Value::Other(_)) => false,
        ("time", _) => !when.hides_time(),
        ("until", _) => !when.hides_until(record),
        ("status", value) => status(value.as_text()).is_some_and(|(_, exact)| exact),
        (key, _) => ELSEWHERE.contains(&key),
    }
}

/// The status of an event (RFC 5545, 3.8.1.11), and whether it says all.
pub fn status(text: Option<&str>) -> Option<(&'static str, bool)> {
    match text? {
        "planned" => Some(("TENTATIVE", true)),
        "confirmed" => Some(("CONFIRMED", true)),
        "held" => Some(("CONFIRMED", false)),
        "cancelled" => Some(("CANCELLED", true)),
        _ => None,
    }
}

/// `None` for a record that must not be named.
fn shown(book: &Book, value: &Value, options: &Options<'_>) -> Option<String> {
    match value.as_reference() {
        Some(reference) => {
            may_be_named(book.resolve(reference), reference, options).then(|| value.display())
        }
        None => Some(options.hide(&value.display())),
    }
}

fn property(lines: &mut Lines, key: &str, text: &str, all: bool) {
    let named = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    match key.strip_prefix("x-") {
        // Of another program: it may hold anything, so only what may be told at all.
        Some(_) if !all => {}
        Some(own) if TEXTS.contains(&own) && fits(own, text) => {
            lines.put(&own.to_ascii_uppercase(), &[], text);
        }
        Some(own) if own == "url" && is_uri(text) => lines.raw("URL", &[], text.trim()),
        Some(_) if named && !key.ends_with('-') => {
            lines.put(&key.to_ascii_uppercase(), &[], text);
        }
        None if named => lines.put(&format!("X-NETLOG-{}", key.to_ascii_uppercase()), &[], text),
        // No name of a property can hold the key: a parameter does.
        _ => lines.put("X-NETLOG-FIELD", &[("X-NETLOG-KEY", key)], text),
    }
}

fn fits(property: &str, text: &str) -> bool {
    match property {
        "transp" => matches!(text, "OPAQUE" | "TRANSPARENT"),
        "priority" => matches!(text.as_bytes(), [b'0'..=b'9']),
        _ => true,
    }
}

/// `https://example.org/…`, without what would end it.
fn is_uri(text: &str) -> bool {
    let text = text.trim();
    let scheme = text.split(':').next().unwrap_or_default();
    text.contains(':')
        && !scheme.is_empty()
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().all(|b| b.is_ascii_graphic())
}

//! Fields and their values as a person reads them: labels, names instead of ids, dates and spans
//! in words.

use super::label::choice;
use super::person;
use crate::record::{Book, Field, Post, Record, Reference, Value, ValueType};
use crate::words::{Message, PartialDate, Words};

/// What a field is called; one that nobody declared is called by its key.
pub(super) fn label(book: &Book, record: &Record, key: &str, words: &Words) -> String {
    let id = match key {
        // `Dr.` is no title of a record.
        "title" if record.kind.title != "title" => "field-honorific".to_string(),
        key => format!("field-{key}"),
    };
    let spec = book.schema().field(record.kind, key);
    match spec.and_then(|spec| spec.label.clone()) {
        Some(label) => label,
        None if words.knows(&id) => words.text(&id),
        None => key.to_string(),
    }
}

/// All values of a field in one line.
pub(super) fn value(book: &Book, record: &Record, field: &Field, words: &Words) -> String {
    let spec = book.schema().field(record.kind, &field.key);
    let is_choice = spec.is_some_and(|spec| matches!(spec.value, ValueType::Choice(_)));
    let one = |value: &Value| match value {
        Value::Text(text) if is_choice => choice(words, &field.key, text),
        Value::Boolean(true) => words.text("value-yes"),
        Value::Boolean(false) => words.text("value-no"),
        Value::Date(date) => date_said(*date, words),
        Value::Clock(clock) => words.clock(*clock),
        Value::Span(length) => words.span(*length),
        Value::Reference(reference) => name(book, reference),
        Value::Post(held) => post(book, held, words),
        Value::Relation(relation) => {
            let kind = choice(words, "relations", &relation.kind);
            format!("{kind}: {}", name(book, &relation.target))
        }
        other => other.display(),
    };
    let separator = match field.values.first() {
        Some(Value::Post(_) | Value::Relation(_)) => "; ",
        _ => ", ",
    };
    field.values.iter().map(one).collect::<Vec<_>>().join(separator)
}

fn date_said(date: PartialDate, words: &Words) -> String {
    match date {
        PartialDate::Day(day) => words.day_long(day),
        date => words.date(date),
    }
}

fn name(book: &Book, reference: &Reference) -> String {
    match book.resolve(reference) {
        Some(record) => person::full_name(record),
        None => book.label(reference).to_string(),
    }
}

/// `Leiterin, Volkshochschule (seit 1. Juli 2024)`
fn post(book: &Book, post: &Post, words: &Words) -> String {
    let organisation = post.organisation.as_ref().map(|reference| name(book, reference));
    let parts: Vec<String> = post.role.clone().into_iter().chain(organisation).collect();
    let time = match (post.from, post.until) {
        (None, None) => return parts.join(", "),
        (Some(from), None) => Message::new("report-since").with("date", from),
        (None, Some(until)) => Message::new("report-until").with("date", until),
        (Some(from), Some(until)) => {
            Message::new("report-from-until").with("from", from).with("until", until)
        }
    };
    format!("{} ({})", parts.join(", "), words.say(&time))
}

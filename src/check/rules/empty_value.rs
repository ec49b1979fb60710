//! A key that stands there without a value. Reading drops it; a person may wait for it.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Record, Schema};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "empty-value",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\nphones: []\naddress:\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\nphones: [+49 89 123]\n---\n")],
        guessed: None,
        fixed: Some(&[("contacts/anna.md", "---\nname: Anna\n---\n")]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records().filter(|record| !spot::is_unread(record)) {
        let blank = record.fields.iter().filter(|field| field.values.iter().all(spot::is_blank));
        let keys = blank.map(|field| field.key.clone()).chain(dropped(record));
        for key in keys.filter(|key| !is_required(context.book.schema(), record, key)) {
            let Some(range) = record.page().key_range(&key) else { continue };
            let message = Message::new("check-empty-value").with("key", key);
            let remedy = Message::new("check-empty-value-remedy");
            let mut fault = RULE.at(record, range.clone(), message, remedy);
            fault.fix.extend(spot::without_line(record, &range));
            found.push(fault);
        }
    }
}

/// What is required is missing, which says more than that it is empty.
fn is_required(schema: &Schema, record: &Record, key: &str) -> bool {
    schema.field(record.kind, key).is_some_and(|spec| spec.required)
}

/// The keys of the front matter that reading has dropped because they have no value.
fn dropped(record: &Record) -> Vec<String> {
    let front = record.page().front().unwrap_or_default();
    let is_dropped = |key: &str| record.field(key).is_none();
    let may_be = |line: &str| {
        line.starts_with(|c: char| c.is_alphanumeric())
            && line.split_once(':').is_some_and(|(key, _)| is_dropped(key))
    };
    // Hardly any record has one: only then it is read once more.
    if !front.lines().any(may_be) {
        return Vec::new();
    }
    let (entries, _) = record.page().entries(&record.path);
    let empty = entries.into_iter().filter(|(_, value)| value.is_null());
    let keys = empty.filter_map(|(key, _)| key.as_str().map(str::to_string));
    keys.filter(|key| is_dropped(key)).collect()
}

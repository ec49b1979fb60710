//! A key that no kind and no setting knows: a slip, or a field that is not declared yet.

use super::undecided;
use crate::check::{Context, Example, Rule, nearest};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::{Record, Schema};
use crate::words::{Message, fold};

pub const RULE: Rule = Rule {
    code: "unknown-key",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\ntopisc: [wohnen]\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\ntopics: [wohnen]\n---\n")],
        guessed: None,
        fixed: Some(&[("contacts/anna.md", "---\nname: Anna\ntopics: [wohnen]\n---\n")]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
    let schema = context.book.schema();
    for record in context.records() {
        for field in &record.fields {
            // What another program has beside our format is kept under names that begin so.
            let foreign = field.key.starts_with("x-");
            let known = foreign || undecided::holds(field);
            if !known && schema.field(record.kind, &field.key).is_none() {
                found.push(unknown(schema, record, &field.key));
            }
        }
    }
}

fn unknown(schema: &Schema, record: &Record, key: &str) -> Diagnostic {
    let range = record.page().key_range(key).unwrap_or_else(|| record.front_place());
    let message = Message::new("check-unknown-key").with("key", key);
    let Some(meant) = meant(schema, record, key) else {
        let remedy = Message::new("check-unknown-key-remedy")
            .with("kind", record.kind.name)
            .with("key", key);
        return RULE.at(record, range, message, remedy);
    };
    let remedy = Message::new("check-unknown-key-nearest").with("key", meant);
    let fault = RULE.at(record, range.clone(), message, remedy);
    match record.field(meant) {
        Some(_) => fault,
        None => fault.with_fix(TextEdit::new(range, meant)),
    }
}

/// The key by another of its names, German ones among them, or the nearest one.
fn meant<'a>(schema: &'a Schema, record: &Record, key: &str) -> Option<&'a str> {
    let folded = fold::key(key);
    let known = || schema.fields(record.kind).map(|spec| spec.key.as_ref());
    let named = schema.fields(record.kind).find(|spec| spec.answers_to(&folded));
    named.map(|spec| spec.key.as_ref()).or_else(|| nearest::word(key, known()))
}

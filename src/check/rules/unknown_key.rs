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
        bad: &[("contacts/anna.md", "---\nname: Anna\nthemen: [wohnen]\nlangauge: de\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\ntopics: [wohnen]\nlanguage: de\n---\n")],
        guessed: Some(&[(
            "contacts/anna.md",
            "---\nname: Anna\ntopics: [wohnen]\nlanguage: de\n---\n",
        )]),
        fixed: Some(&[(
            "contacts/anna.md",
            "---\nname: Anna\ntopics: [wohnen]\nlangauge: de\n---\n",
        )]),
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
    let folded = fold::key(key);
    let specs = || schema.fields(record.kind);
    let named = specs().find(|spec| spec.answers_to(&folded)).map(|spec| spec.key.as_ref());
    let near = || nearest::word(key, specs().map(|spec| spec.key.as_ref()));
    let Some(meant) = named.or_else(near) else {
        let remedy = Message::new("check-unknown-key-remedy")
            .with("kind", record.kind.name)
            .with("key", key);
        return RULE.at(record, range, message, remedy);
    };
    let remedy = Message::new("check-unknown-key-nearest").with("key", meant);
    let fault = RULE.at(record, range.clone(), message, remedy);
    match record.field(meant) {
        Some(_) => fault,
        None if named.is_some() => fault.with_fix(TextEdit::new(range, meant)),
        // `notes` is as near to `roles` as a slip is, and a field of the office's own.
        None => fault.with_guess(TextEdit::new(range, meant)),
    }
}

//! The same value twice in one list.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Field, Record, Value, id};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "duplicate-value",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\ntopics: [wohnen, jugend, wohnen]\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\ntopics: [wohnen, jugend]\n---\n")],
        guessed: None,
        fixed: Some(&[("contacts/anna.md", "---\nname: Anna\ntopics: [wohnen, jugend]\n---\n")]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        for field in &record.fields {
            let mut seen = std::collections::HashSet::new();
            for (index, value) in field.values.iter().enumerate() {
                if let Some(key) = key(value)
                    && !seen.insert(key)
                {
                    found.push(double(record, field, index, value));
                }
            }
        }
    }
}

/// What equal values have in common. Two posts in one organisation are no doubles.
fn key(value: &Value) -> Option<(&str, String)> {
    match value {
        Value::Text(text) if !text.is_empty() => Some(("", text.clone())),
        Value::Reference(reference) => Some(("", id::key(&reference.id))),
        Value::Relation(relation) => Some((&relation.kind, id::key(&relation.target.id))),
        _ => None,
    }
}

fn double(record: &Record, field: &Field, index: usize, value: &Value) -> Diagnostic {
    let shown = match value {
        Value::Text(text) => text,
        value => value.as_reference().map_or("", |reference| reference.id.as_str()),
    };
    let range = record.place(&field.key, index);
    let message =
        Message::new("check-duplicate-value").with("value", shown).with("key", field.key.as_str());
    let remedy = Message::new("check-duplicate-value-remedy");
    let mut fault = RULE.at(record, range.clone(), message, remedy);
    // The place of the one before is that of the list where reading has left out an empty one.
    let before = index.checked_sub(1).map(|before| record.place(&field.key, before));
    if let Some(before) = before.filter(|before| before.end < range.start)
        && spot::says(record, &range, shown)
    {
        fault.fix.extend(spot::without_item(record, before, range));
    }
    fault
}

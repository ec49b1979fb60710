//! A field that its kind asks for and that is absent or empty.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "missing-field",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/2024-10-14-anna.md", "---\ndate: 2024-10-14\n---\n\nAm Telefon.\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            (
                "conversations/2024-10-14-anna.md",
                "---\ndate: 2024-10-14\nwith: [anna]\n---\n\nAm Telefon.\n",
            ),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records().filter(|record| !spot::is_unread(record)) {
        for spec in context.book.schema().fields(record.kind).filter(|spec| spec.required) {
            if record.values(&spec.key).iter().any(|value| !spot::is_blank(value)) {
                continue;
            }
            let key = record.page().key_range(&spec.key);
            let range = key.unwrap_or_else(|| record.front_place());
            let message = Message::new("check-missing-field").with("key", spec.key.as_ref());
            let remedy = Message::new("check-missing-field-remedy").with("key", spec.key.as_ref());
            found.push(RULE.at(record, range, message, remedy));
        }
    }
}

//! Somebody in `by` who does not belong to the office.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::id;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "by-not-staff",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\n---\n"),
            (
                "conversations/2024-10-14-anna.md",
                "---\ndate: 2024-10-14\nwith: [kim]\nby: [anna]\n---\n",
            ),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\n---\n"),
            (
                "conversations/2024-10-14-anna.md",
                "---\ndate: 2024-10-14\nwith: [anna]\nby: [kim]\n---\n",
            ),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let staff: Vec<String> = context.staff.iter().map(|own| id::key(own)).collect();
    if staff.is_empty() {
        return;
    }
    for record in context.records() {
        for pointer in spot::pointers(context.book, record).filter(|p| p.field.key == "by") {
            let known = context.book.resolve(pointer.reference).is_some();
            if known && !staff.contains(&id::key(&pointer.reference.id)) {
                let message = Message::new("check-by-not-staff")
                    .with("name", context.book.label(pointer.reference));
                let remedy = Message::new("check-by-not-staff-remedy");
                found.push(RULE.at(record, pointer.range(), message, remedy));
            }
        }
    }
}

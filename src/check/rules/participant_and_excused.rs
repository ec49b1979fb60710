//! Somebody who took part in a meeting and was excused from it.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::id;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "participant-and-excused",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            (
                "meetings/klausur.md",
                "---\ntitle: Klausur\nparticipants: [anna]\nexcused: [anna]\n---\n",
            ),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("meetings/klausur.md", "---\ntitle: Klausur\nexcused: [anna]\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        let present: Vec<String> =
            record.references("participants").map(|reference| id::key(&reference.id)).collect();
        if present.is_empty() {
            continue;
        }
        for pointer in spot::pointers(context.book, record).filter(|p| p.field.key == "excused") {
            if present.contains(&id::key(&pointer.reference.id)) {
                let message = Message::new("check-participant-and-excused")
                    .with("name", context.book.label(pointer.reference));
                let remedy = Message::new("check-participant-and-excused-remedy");
                found.push(RULE.at(record, pointer.range(), message, remedy));
            }
        }
    }
}

//! A pointer to a record of a kind that does not belong there.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "wrong-kind-reference",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[
            ("meetings/klausur.md", "---\ntitle: Klausur\n---\n"),
            (
                "conversations/2024-10-14-klausur.md",
                "---\ndate: 2024-10-14\nwith: [klausur]\n---\n",
            ),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("meetings/klausur.md", "---\ntitle: Klausur\n---\n"),
            (
                "conversations/2024-10-14-anna.md",
                "---\ndate: 2024-10-14\nwith: [anna]\nabout: [klausur]\n---\n",
            ),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let book = context.book;
    for record in book.records() {
        for pointer in spot::pointers(book, record) {
            let Some(target) = book.resolve(pointer.reference) else { continue };
            if pointer.allows(target) {
                continue;
            }
            let kind = Message::dynamic(format!("kind-{}", target.kind.name));
            let message = Message::new("check-wrong-kind-reference")
                .with("id", pointer.reference.id.as_str())
                .with("kind", kind)
                .with("key", pointer.field.key.as_str());
            let remedy = Message::new("check-wrong-kind-reference-remedy");
            found.push(RULE.at(record, pointer.range(), message, remedy));
        }
    }
}

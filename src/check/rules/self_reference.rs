//! A record that points to itself in a field.

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::id;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "self-reference",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/iq.md", "---\nname: IQ\nrelations:\n  part-of: [iq]\n---\n")],
        good: &[
            ("contacts/esf.md", "---\nname: ESF\n---\n"),
            ("contacts/iq.md", "---\nname: IQ\nrelations:\n  part-of: [esf]\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        let own = id::key(&record.id);
        for pointer in spot::pointers(context.book, record) {
            if id::key(&pointer.reference.id) == own {
                let message =
                    Message::new("check-self-reference").with("key", pointer.field.key.as_str());
                let remedy = Message::new("check-self-reference-remedy");
                found.push(RULE.at(record, pointer.range(), message, remedy));
            }
        }
    }
}

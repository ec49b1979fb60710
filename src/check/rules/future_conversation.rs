//! A conversation that has not taken place yet.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::kind::CONVERSATION;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "future-conversation",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/anna-1.md", "---\ndate: 2042-10-14\nwith: [anna]\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/anna-1.md", "---\ndate: 2024-10-14\nwith: [anna]\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.of_kind(&CONVERSATION) {
        if let Some(date) = record.date().filter(|date| date.first() > context.today) {
            let message = Message::new("check-future-conversation").with("date", date);
            let remedy = Message::new("check-future-conversation-remedy");
            found.push(RULE.at(record, record.place("date", 0), message, remedy));
        }
    }
}

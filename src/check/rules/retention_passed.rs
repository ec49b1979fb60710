//! A contact that should not be kept any longer.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Value;
use crate::record::kind::CONTACT;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "retention-passed",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\nkeep-until: 2024-10-21\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\nkeep-until: 2024-10-22\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.of_kind(&CONTACT) {
        let date = record.values("keep-until").first().and_then(Value::as_date);
        let Some(date) = date.filter(|date| date.last() < context.today) else { continue };
        let message = Message::new("check-retention-passed")
            .with("name", record.title())
            .with("date", date);
        let remedy = Message::new("check-retention-passed-remedy");
        found.push(RULE.at(record, record.place("keep-until", 0), message, remedy));
    }
}

//! A file name that makes no good id.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::id;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "invalid-id",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/Anne Güller.md", "---\nname: Anne Güller\n---\n")],
        good: &[("contacts/anne-gueller.md", "---\nname: Anne Güller\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records().filter(|record| !id::is_valid(&record.id)) {
        let message = Message::new("check-invalid-id").with("id", record.id.as_str());
        let remedy = match id::from_name(&record.id) {
            Some(better) => Message::new("check-invalid-id-better").with("better", better),
            None => Message::new("check-invalid-id-remedy"),
        };
        found.push(RULE.file(&record.path, message, remedy));
    }
}

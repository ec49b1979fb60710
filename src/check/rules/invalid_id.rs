//! A file name that makes no good id.

use std::collections::HashSet;

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
    let mut given: HashSet<String> = HashSet::new();
    for record in context.records().filter(|record| !id::is_valid(&record.id)) {
        let message = Message::new("check-invalid-id").with("id", record.id.as_str());
        let remedy = match id::from_name(&record.id) {
            Some(better) => {
                // Under a name that another one has, the file would take that one's place.
                let taken = |id: &str| {
                    let mut others = context.book.all_of(id);
                    given.contains(id)
                        || context.book.unreadable(id).is_some()
                        || others.any(|other| other.path != record.path)
                };
                let better = id::free(&better, taken);
                given.insert(better.clone());
                Message::new("check-invalid-id-better").with("better", better)
            }
            None => Message::new("check-invalid-id-remedy"),
        };
        found.push(RULE.file(&record.path, message, remedy));
    }
}

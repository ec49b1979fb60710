//! Two files with one id.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::id;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "duplicate-id",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("contacts/ehrenamt/anna.md", "---\nname: Anna Lang\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("contacts/ehrenamt/anna-lang.md", "---\nname: Anna Lang\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for group in context.book.doubles() {
        // Told of is the one whose name is odd, not the one that is called as it should be.
        let good = group.iter().position(|record| id::is_valid(&record.id)).unwrap_or_default();
        let Some(first) = group.get(good) else { continue };
        for record in group.iter().filter(|record| record.path != first.path) {
            let message = Message::new("check-duplicate-id")
                .with("id", record.id.as_str())
                .with("other", first.path.as_str());
            let remedy = Message::new("check-duplicate-id-remedy");
            found.push(RULE.file(&record.path, message, remedy));
        }
    }
}

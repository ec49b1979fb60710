//! A Markdown file that lies where no record belongs.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "stray-file",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("notizen/anna.md", "---\nname: Anna\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for path in context.strays {
        let message = Message::new("check-stray-file");
        found.push(RULE.file(path, message, Message::new("check-stray-file-remedy")));
    }
}

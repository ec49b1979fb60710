//! A folder or a link in the place of a record. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "not-a-file",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "")],
        good: &[("contacts/anna.md", "---\nname: Anna\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

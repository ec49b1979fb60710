//! A file that the system or its encoding keeps from being read. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "file-unreadable",
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

//! A key that stands twice. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "duplicate-key",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\nrole: Leiterin\nrole: Referentin\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\nrole: Referentin\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

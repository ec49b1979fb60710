//! A value of another type than its key asks for. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "wrong-type",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\nconfidential: vielleicht\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\nconfidential: true\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

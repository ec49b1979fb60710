//! A file that does not begin with a front matter. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "front-matter-missing",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "\n\n---\nname: Anna\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\n---\n")],
        guessed: None,
        fixed: Some(&[("contacts/anna.md", "---\nname: Anna\n---\n")]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

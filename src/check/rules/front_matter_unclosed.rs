//! A front matter without its closing line. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "front-matter-unclosed",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\n\nSie ruft gern zurück.\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\n---\n\nSie ruft gern zurück.\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

//! A front matter that is no YAML. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "front-matter-unreadable",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\nrole: Leitung: Beratung\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\nrole: \"Leitung: Beratung\"\n---\n")],
        guessed: None,
        fixed: Some(&[("contacts/anna.md", "---\nname: Anna\nrole: \"Leitung: Beratung\"\n---\n")]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

//! What git leaves behind where two people changed the same lines. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "conflict-markers",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[(
            "contacts/anna.md",
            "---\nname: Anna\n<<<<<<< HEAD\nrole: Leiterin\n=======\nrole: Referentin\n>>>>>>> theirs\n---\n",
        )],
        good: &[("contacts/anna.md", "---\nname: Anna\nrole: Referentin\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

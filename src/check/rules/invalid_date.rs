//! A date that is none, or not written as ISO 8601 has it. Found while reading; this rule only collects it.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};

pub const RULE: Rule = Rule {
    code: "invalid-date",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[(
            "meetings/klausur.md",
            "---\ntitle: Klausur\ndate: 14.11.2024\nstatus: planned\n---\n",
        )],
        good: &[(
            "meetings/klausur.md",
            "---\ntitle: Klausur\ndate: 2024-11-14\nstatus: planned\n---\n",
        )],
        guessed: None,
        fixed: Some(&[(
            "meetings/klausur.md",
            "---\ntitle: Klausur\ndate: 2024-11-14\nstatus: planned\n---\n",
        )]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    RULE.collect(context, found);
}

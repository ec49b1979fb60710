//! Two topics that are probably one, spelled in two ways. Reports would count them apart.

use crate::check::{Context, Example, Rule, likeness};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "topic-look-alike",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\ntopics: [förderung, anerkenung]\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\ntopics: [foerderung, anerkennung]\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ntopics: [foerderung, anerkennung]\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\ntopics: [foerderung, anerkennung]\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\ntopics: [foerderung, anerkennung]\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ntopics: [forderungen, anerkennung]\n---\n"),
        ],
        guessed: Some(&[
            ("contacts/anna.md", "---\nname: Anna\ntopics: [foerderung, anerkennung]\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\ntopics: [foerderung, anerkennung]\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ntopics: [foerderung, anerkennung]\n---\n"),
        ]),
        fixed: Some(&[
            ("contacts/anna.md", "---\nname: Anna\ntopics: [foerderung, anerkenung]\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\ntopics: [foerderung, anerkennung]\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ntopics: [foerderung, anerkennung]\n---\n"),
        ]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let said = ["check-topic-look-alike", "check-topic-look-alike-remedy"].map(Message::new);
    likeness::check(&RULE, context, "topics", said, found);
}

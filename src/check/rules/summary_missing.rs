//! A conversation or a held meeting that says nothing of what it was about.

use chrono::Days;

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Record;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "summary-missing",
    severity: Severity::Note,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/2024-10-01-anna.md", "---\ndate: 2024-10-01\nwith: [anna]\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            (
                "conversations/2024-10-01-anna.md",
                "---\ndate: 2024-10-01\nwith: [anna]\nsummary: Der Antrag ist gestellt.\n---\n",
            ),
        ],
        guessed: None,
        fixed: None,
    },
};

/// Whoever has just come back still has to write it.
const GRACE: Days = Days::new(14);

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // What most records have is looked at first.
    for record in context.records().filter(|record| says_nothing(record) && record.happened()) {
        let last = record.occasion().and_then(|(_, last)| last.checked_add_days(GRACE));
        if last.is_some_and(|last| last < context.today) {
            let message = Message::new("check-summary-missing");
            let remedy = Message::new("check-summary-missing-remedy");
            found.push(RULE.at(record, record.front_place(), message, remedy));
        }
    }
}

fn says_nothing(record: &Record) -> bool {
    let written = record.summary().is_some_and(|summary| !summary.trim().is_empty());
    !written && record.tasks.is_empty() && record.decisions.is_empty()
}

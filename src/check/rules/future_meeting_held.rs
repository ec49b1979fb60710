//! A meeting that is said to be held and lies in the future.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::kind::MEETING;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "future-meeting-held",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[(
            "meetings/klausur.md",
            "---\ntitle: Klausur\ndate: 2024-11-14\nstatus: held\n---\n",
        )],
        good: &[(
            "meetings/klausur.md",
            "---\ntitle: Klausur\ndate: 2024-11-14\nstatus: planned\n---\n",
        )],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.of_kind(&MEETING) {
        let held = record.text("status") == Some("held");
        if let Some(date) = record.date().filter(|date| held && date.first() > context.today) {
            let message = Message::new("check-future-meeting-held").with("date", date);
            let remedy = Message::new("check-future-meeting-held-remedy");
            found.push(RULE.at(record, record.place("status", 0), message, remedy));
        }
    }
}

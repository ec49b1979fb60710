//! A meeting whose day is over and that nobody has called held or cancelled.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::kind::MEETING;
use crate::record::{Record, Value};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "past-meeting-planned",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            (
                "meetings/klausur.md",
                "---\ntitle: Klausur\ndate: 2024-09-12\nstatus: planned\n---\n",
            ),
            ("meetings/runde.md", "---\ntitle: Runde\ndate: 2024-09\n---\n"),
        ],
        good: &[
            (
                "meetings/klausur.md",
                "---\ntitle: Klausur\ndate: 2024-09-12\nstatus: held\n---\n\nDer Plan steht.\n",
            ),
            ("meetings/runde.md", "---\ntitle: Runde\ndate: 2024-10\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.of_kind(&MEETING) {
        let Some(date) = record.date() else { continue };
        let until = record.values("until").first().and_then(Value::as_date);
        let last = until.map_or(date.last(), |until| until.last().max(date.last()));
        if last >= context.today || !is_open(record) {
            continue;
        }
        let key = if record.field("status").is_some() { "status" } else { "date" };
        let message = Message::new("check-past-meeting-planned").with("date", date);
        let remedy = Message::new("check-past-meeting-planned-remedy");
        found.push(RULE.at(record, record.place(key, 0), message, remedy));
    }
}

/// A status that cannot be read is a fault of its own.
fn is_open(record: &Record) -> bool {
    match record.values("status").first() {
        None => true,
        Some(value) => matches!(value.as_text(), Some("planned" | "confirmed")),
    }
}

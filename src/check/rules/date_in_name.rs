//! A file name that begins with another date than the record has.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::{Message, PartialDate};

pub const RULE: Rule = Rule {
    code: "date-in-name",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/2024-10-14-anna.md", "---\ndate: 2024-10-15\nwith: [anna]\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/2024-10-15-anna.md", "---\ndate: 2024-10-15\nwith: [anna]\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        let (Some(date), Some(key)) = (record.date(), record.kind.date) else { continue };
        let Some(named) = in_name(&record.id) else { continue };
        if named.last() < date.first() || named.first() > date.last() {
            let message =
                Message::new("check-date-in-name").with("named", named).with("date", date);
            let remedy = Message::new("check-date-in-name-remedy");
            found.push(RULE.at(record, record.place(key, 0), message, remedy));
        }
    }
}

/// `2025-planung` is planned in 2024: a year alone may be what the record is about.
fn in_name(id: &str) -> Option<PartialDate> {
    let date = |length: usize| {
        let ends = matches!(id.as_bytes().get(length), None | Some(b'-'));
        PartialDate::parse(id.get(..length).filter(|_| ends)?).ok()
    };
    date("2024-10-14".len()).or_else(|| date("2024-10".len()))
}

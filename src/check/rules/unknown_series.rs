//! A series that the settings do not name.

use crate::check::{Context, Example, Rule, nearest};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "unknown-series",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("meetings/runde.md", "---\ntitle: Runde\nseries: stering\n---\n")],
        good: &[("meetings/runde.md", "---\ntitle: Runde\nseries: steering\n---\n")],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if context.series.is_empty() {
        return;
    }
    for record in context.records() {
        for (index, value) in record.values("series").iter().enumerate() {
            let Some(key) = value.as_text().filter(|key| !key.trim().is_empty()) else { continue };
            if context.series.iter().any(|known| known == key) {
                continue;
            }
            let message = Message::new("check-unknown-series").with("series", key);
            let known = context.series.iter().map(String::as_str);
            let remedy = match nearest::word(key, known) {
                Some(meant) => Message::new("check-unknown-series-nearest").with("meant", meant),
                None => Message::new("check-unknown-series-remedy").with("series", key),
            };
            found.push(RULE.at(record, record.place("series", index), message, remedy));
        }
    }
}

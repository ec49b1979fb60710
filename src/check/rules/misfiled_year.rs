//! A record in the folder of another year. Questions about a year look into its folder only.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::shelf::Mark;
use crate::record::{Book, Record};
use crate::words::{Message, PartialDate};

pub const RULE: Rule = Rule {
    code: "misfiled-year",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/2023/anna-1.md", "---\ndate: 2024-10-14\nwith: [anna]\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("conversations/2024/anna-1.md", "---\ndate: 2024-10-14\nwith: [anna]\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let records = context.records();
    found.extend(records.filter_map(|record| fault(record, context.by_year)));
}

/// Every record that lies in the folder of another year. No other one is looked at.
pub fn misfiled(book: &Book, by_year: bool) -> Vec<Diagnostic> {
    let records = book.marked(Mark::Misfiled);
    records.filter_map(|record| fault(record, by_year)).collect()
}

fn fault(record: &Record, by_year: bool) -> Option<Diagnostic> {
    let (date, key, other) = (record.date()?, record.kind.date?, record.misfiled()?);
    let message = Message::new("check-misfiled-year").with("folder", other).with("date", date);
    let better = better(record, date, by_year);
    let remedy = Message::new("check-misfiled-year-remedy").with("path", better);
    Some(RULE.at(record, record.place(key, 0), message, remedy))
}

/// Where a new record of that date would lie.
fn better(record: &Record, date: PartialDate, by_year: bool) -> String {
    let (folder, id) = (record.kind.folder, &record.id);
    match by_year {
        true => format!("{folder}/{:04}/{id}.md", date.year()),
        false => format!("{folder}/{id}.md"),
    }
}

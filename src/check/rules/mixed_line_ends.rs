//! Lines that end in two ways in one file, as after an edit on another system.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::Record;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "mixed-line-ends",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna\r\nrole: Leiterin\n---\n")],
        good: &[("contacts/anna.md", "---\nname: Anna\nrole: Leiterin\n---\n")],
        guessed: None,
        fixed: Some(&[("contacts/anna.md", "---\nname: Anna\nrole: Leiterin\n---\n")]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        if memchr::memchr(b'\r', record.page().text().as_bytes()).is_some() {
            found.extend(fault(record));
        }
    }
}

/// All lines end as most of them do, and where there are as many of both as the first one does.
fn fault(record: &Record) -> Option<Diagnostic> {
    let text = record.page().text();
    let is_long = |at: &usize| text.get(..*at).is_some_and(|before| before.ends_with('\r'));
    let ends = text.match_indices('\n').map(|(at, _)| at);
    let (long, short): (Vec<usize>, Vec<usize>) = ends.partition(is_long);
    let to_long = match long.len().cmp(&short.len()) {
        std::cmp::Ordering::Equal => record.page().line_end() == "\r\n",
        order => order.is_gt(),
    };
    let mut edits = match to_long {
        true => short.iter().map(|at| TextEdit::new(*at..*at + 1, "\r\n")).collect::<Vec<_>>(),
        false => long.iter().map(|at| TextEdit::new(*at - 1..*at + 1, "\n")).collect(),
    }
    .into_iter();
    let first = edits.next()?;
    let [kept, odd] = if to_long { ["CRLF", "LF"] } else { ["LF", "CRLF"] };
    let message = Message::new("check-mixed-line-ends").with("kept", kept).with("odd", odd);
    let remedy = Message::new("check-mixed-line-ends-remedy");
    let mut fault = RULE.at(record, first.range.clone(), message, remedy).with_fix(first);
    fault.fix.extend(edits);
    Some(fault)
}

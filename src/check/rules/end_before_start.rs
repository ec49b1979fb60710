//! Something that ends before it begins: a meeting, a time of day, a post.

use std::ops::Range;

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::page::Step;
use crate::record::{Post, Record, Value};
use crate::words::{Clock, Message, PartialDate};

pub const RULE: Rule = Rule {
    code: "end-before-start",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[
            (
                "contacts/anna.md",
                "---\nname: Anna\nroles:\n  - role: Leiterin\n    from: 2023\n    until: 2021\n---\n",
            ),
            (
                "meetings/klausur.md",
                "---\ntitle: Klausur\ndate: 2024-11-14\nuntil: 2024-11-13\nstatus: planned\n---\n",
            ),
            (
                "meetings/runde.md",
                "---\ntitle: Runde\ndate: 2024-11-14\ntime: 14:00-12:00\nstatus: planned\n---\n",
            ),
        ],
        good: &[
            (
                "contacts/anna.md",
                "---\nname: Anna\nroles:\n  - role: Leiterin\n    from: 2021\n    until: 2023\n---\n",
            ),
            (
                "meetings/klausur.md",
                "---\ntitle: Klausur\ndate: 2024-11-13\nuntil: 2024-11-14\nstatus: planned\n---\n",
            ),
        ],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        days(record, found);
        for field in &record.fields {
            for (index, value) in field.values.iter().enumerate() {
                match value {
                    Value::Clock(clock) => found.extend(time(record, &field.key, index, *clock)),
                    Value::Post(one) => found.extend(post(record, &field.key, index, one)),
                    _ => {}
                }
            }
        }
    }
}

fn until(record: &Record) -> Option<PartialDate> {
    record.values("until").first().and_then(Value::as_date)
}

fn days(record: &Record, found: &mut Vec<Diagnostic>) {
    let (Some(date), Some(until)) = (record.date(), until(record)) else { return };
    if until.last() < date.first() {
        found.push(dates(record, record.place("until", 0), date, until));
    }
}

fn dates(record: &Record, range: Range<usize>, start: PartialDate, end: PartialDate) -> Diagnostic {
    let message = Message::new("check-end-before-start").with("start", start).with("end", end);
    RULE.at(record, range, message, Message::new("check-end-before-start-remedy"))
}

/// Over several days the second time is that of the last day.
fn time(record: &Record, key: &str, index: usize, clock: Clock) -> Option<Diagnostic> {
    let wrong = clock.end.is_some_and(|end| end <= clock.start) && until(record).is_none();
    wrong.then(|| {
        let message = Message::new("check-end-before-start-time").with("time", clock.to_string());
        let remedy = Message::new("check-end-before-start-time-remedy");
        RULE.at(record, record.place(key, index), message, remedy)
    })
}

fn post(record: &Record, key: &str, index: usize, post: &Post) -> Option<Diagnostic> {
    let (from, until) = (post.from?, post.until?);
    let wrong = from.first() > until.last();
    wrong.then(|| dates(record, post_until(record, key, index), from, until))
}

fn post_until(record: &Record, key: &str, index: usize) -> Range<usize> {
    let (key_step, until) = (Step::Key(key), Step::Key("until"));
    let listed = record.page().value_range(&[key_step, Step::Index(index), until]);
    listed
        .or_else(|| record.page().value_range(&[key_step, until]))
        .unwrap_or_else(|| record.place(key, index))
}

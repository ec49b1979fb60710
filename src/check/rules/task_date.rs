//! A day of a task that cannot be read, or that a task was done on before it came.

use std::ops::Range;

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::{self, Done, Record};
use crate::words::{Message, PartialDate};

pub const RULE: Rule = Rule {
    code: "task-date",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim due:4.11.2024\n",
        )],
        good: &[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim due:2024-11-04\n",
        )],
        guessed: None,
        fixed: Some(&[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim due:2024-11-04\n",
        )]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        for task in &record.tasks {
            for word in &task.unreadable {
                let range = spot::word(record, &task.range, word);
                let message = Message::new("check-task-date").with("word", word.as_str());
                let remedy = Message::new("check-task-date-remedy");
                let mut fault = RULE.at(record, range.clone(), message, remedy);
                fault.fix.extend(mend(record, range, word));
                found.push(fault);
            }
            if let Done::On(day) = task.done
                && day > context.today
            {
                let range = spot::word(record, &task.range, &format!("done:{day}"));
                let message =
                    Message::new("check-task-date-done").with("date", PartialDate::Day(day));
                let remedy = Message::new("check-task-date-done-remedy");
                found.push(RULE.at(record, range, message, remedy));
            }
        }
    }
}

/// `due:4.11.2024` says one day whenever it is read.
fn mend(record: &Record, range: Range<usize>, word: &str) -> Option<TextEdit> {
    let (name, date) = word.split_once(':')?;
    let date = date.trim_end_matches([',', ';', ')']);
    let day = record::written_out(date)?.day()?;
    let same = record.page().text().get(range.clone()) == Some(word);
    same.then(|| TextEdit::new(range, format!("{name}:{day}")))
}

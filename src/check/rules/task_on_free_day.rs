//! An open task that is due on a day on which nobody works.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::{Record, Task};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "task-on-free-day",
    severity: Severity::Note,
    check,
    example: Example {
        bad: &[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim due:2024-11-02\n\
             - [ ] Raum suchen @kim due:2024-10-31\n",
        )],
        good: &[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim due:2024-11-04\n\
             - [ ] Raum suchen @kim due:2024-11-01\n",
        )],
        guessed: Some(&[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim due:2024-11-04\n\
             - [ ] Raum suchen @kim due:2024-11-01\n",
        )]),
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        for task in record.tasks.iter().filter(|task| task.is_open()) {
            // What was due in the past is done late whatever day it was.
            let Some(due) = task.due.filter(|due| *due >= context.today) else { continue };
            if is_free(context, due) {
                found.push(fault(context, record, task, due));
            }
        }
    }
}

fn fault(context: &Context<'_>, record: &Record, task: &Task, due: NaiveDate) -> Diagnostic {
    let word = format!("due:{due}");
    let range = spot::word(record, &task.range, &word);
    let message = match context.free.contains(&due) {
        true => Message::new("check-task-on-free-day-holiday").with("day", due),
        false => Message::new("check-task-on-free-day").with("day", due),
    };
    let Some(next) = due.iter_days().skip(1).take(60).find(|day| !is_free(context, *day)) else {
        let remedy = Message::new("check-task-on-free-day-other");
        return RULE.at(record, range, message, remedy);
    };
    let remedy = Message::new("check-task-on-free-day-remedy").with("next", next);
    let fault = RULE.at(record, range.clone(), message, remedy);
    match record.page().text().get(range.clone()) == Some(word.as_str()) {
        true => fault.with_guess(TextEdit::new(range, format!("due:{next}"))),
        false => fault,
    }
}

fn is_free(context: &Context<'_>, day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || context.free.contains(&day)
}

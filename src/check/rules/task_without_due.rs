//! An open task that is due on no day.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "task-without-due",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/kim.md", "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim\n")],
        good: &[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kim due:2024-11-04\n",
        )],
        guessed: None,
        fixed: None,
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        for task in record.tasks.iter().filter(|task| task.is_open() && task.due.is_none()) {
            // A day that cannot be read is a fault of its own.
            if task.unreadable.iter().any(|word| word.starts_with("due:")) {
                continue;
            }
            let message = Message::new("check-task-without-due").with("text", task.text.as_str());
            let remedy = Message::new("check-task-without-due-remedy");
            found.push(RULE.at(record, task.range.clone(), message, remedy));
        }
    }
}

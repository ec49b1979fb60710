//! An open task that nobody is to do.

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "task-without-owner",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen due:2024-11-04\n",
        )],
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
        let open = record.tasks.iter().filter(|task| task.is_open() && task.owner.is_none());
        for task in open {
            let message = Message::new("check-task-without-owner").with("text", task.text.as_str());
            let remedy = Message::new("check-task-without-owner-remedy");
            found.push(RULE.at(record, task.range.clone(), message, remedy));
        }
    }
}

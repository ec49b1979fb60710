//! A task for somebody whom the contacts do not know.

use crate::check::{Context, Example, Rule, nearest::Names, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::kind::CONTACT;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "task-unknown-owner",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[(
            "contacts/kim.md",
            "---\nname: Kim\n---\n\n- [ ] Anna zurückrufen @kin due:2024-11-04\n",
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
    let mut names = Names::new(context.book);
    for record in context.records() {
        for task in &record.tasks {
            let Some(owner) = task.owner.as_deref() else { continue };
            if context.book.get(owner).is_some_and(|target| target.is(&CONTACT)) {
                continue;
            }
            let range = spot::word(record, &task.range, &format!("@{owner}"));
            let message = Message::new("check-task-unknown-owner").with("owner", owner);
            let remedy = match names.like(owner).filter(|target| target.is(&CONTACT)) {
                Some(target) => Message::new("check-task-unknown-owner-nearest")
                    .with("target", target.id.as_str())
                    .with("title", target.title()),
                None => Message::new("check-task-unknown-owner-remedy"),
            };
            found.push(RULE.at(record, range, message, remedy));
        }
    }
}

//! A person in the log whom nobody has met or is going to meet.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::kind::{CONTACT, CONVERSATION, MEETING};
use crate::record::{Record, id};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "contact-never-met",
    severity: Severity::Note,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\n---\n"),
            ("conversations/2024-10-14-anna.md", "---\ndate: 2024-10-14\nwith: [anna]\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\n---\n"),
            ("contacts/lea.md", "---\nname: Lea\ngroups: [newsletter]\n---\n"),
            ("conversations/2024-10-14-anna.md", "---\ndate: 2024-10-14\nwith: [anna]\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

/// Where an event names somebody.
const KEYS: [&str; 6] = ["with", "by", "participants", "chair", "excused", "about"];

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let met = met(context);
    // A log without events is an address book.
    if met.is_empty() {
        return;
    }
    for record in context.of_kind(&CONTACT).filter(|record| is_person(record)) {
        // A distribution list is a reason of its own to know somebody.
        let known = spot::is_named(&met, record) || record.field("groups").is_some();
        if !known && !context.staff.iter().any(|own| id::as_key(own) == id::as_key(&record.id)) {
            let message = Message::new("check-contact-never-met").with("name", record.title());
            let remedy = Message::new("check-contact-never-met-remedy");
            found.push(RULE.at(record, record.place("name", 0), message, remedy));
        }
    }
}

/// The keys of the ids of all whom an event names, planned ones among them.
fn met<'a>(context: &Context<'a>) -> HashSet<Cow<'a, str>> {
    let events = [&CONVERSATION, &MEETING].into_iter().flat_map(|kind| context.book.of_kind(kind));
    let named = events.flat_map(|event| KEYS.iter().flat_map(|key| event.references(key)));
    named.map(|reference| id::as_key(&reference.id)).collect()
}

fn is_person(record: &Record) -> bool {
    matches!(record.text("kind"), None | Some("person")) && record.field("name").is_some()
}

//! An organisation of which nobody is known.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::id;
use crate::record::kind::CONTACT;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "organisation-without-people",
    severity: Severity::Note,
    check,
    example: Example {
        bad: &[
            ("contacts/anna.md", "---\nname: Anna\norganisation: netz\n---\n"),
            ("contacts/netz.md", "---\nname: Netz\nkind: organisation\n---\n"),
            ("contacts/stadt.md", "---\nname: Stadt\nkind: organisation\n---\n"),
        ],
        good: &[
            ("contacts/anna.md", "---\nname: Anna\norganisation: netz\n---\n"),
            ("contacts/netz.md", "---\nname: Netz\nkind: organisation\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\norganisation: stadt\n---\n"),
            ("contacts/stadt.md", "---\nname: Stadt\nkind: organisation\n---\n"),
        ],
        guessed: None,
        fixed: None,
    },
};

/// Where a contact names what it belongs to, or has to do with.
const KEYS: [&str; 3] = ["organisation", "roles", "relations"];

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let contacts = context.book.of_kind(&CONTACT);
    let named = contacts.flat_map(|contact| KEYS.iter().flat_map(|key| contact.references(key)));
    let named: HashSet<Cow<'_, str>> = named.map(|named| id::as_key(&named.id)).collect();
    // Some offices do not note where people work.
    if named.is_empty() {
        return;
    }
    for record in context.of_kind(&CONTACT) {
        let is_organisation = record.text("kind") == Some("organisation");
        if is_organisation && !spot::is_named(&named, record) {
            let message =
                Message::new("check-organisation-without-people").with("name", record.title());
            let remedy = Message::new("check-organisation-without-people-remedy");
            found.push(RULE.at(record, record.place("name", 0), message, remedy));
        }
    }
}

//! A pointer to a record that does not exist, in a field or in the text.

use std::ops::Range;

use crate::check::nearest::Names;
use crate::check::{Context, Example, Rule, spot};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::page::WikiLink;
use crate::record::{Record, Reference, id};
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "unknown-reference",
    severity: Severity::Error,
    check,
    example: Example {
        bad: &[
            ("contacts/anne-gueller.md", "---\nname: Anne Güller\norganisation: migrant\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\norganisation: migranet\n---\n"),
            ("contacts/migranet.md", "---\nname: MigraNet Bayern\nkind: organisation\n---\n"),
            (
                "conversations/2024-10-14-anne-gueller.md",
                "---\ndate: 2024-10-14\nwith: [Anne Güller]\n---\n\nSiehe [[MigraNet Bayern]].\n",
            ),
        ],
        good: &[
            ("contacts/anne-gueller.md", "---\nname: Anne Güller\norganisation: migranet\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\norganisation: migranet\n---\n"),
            ("contacts/migranet.md", "---\nname: MigraNet Bayern\nkind: organisation\n---\n"),
            (
                "conversations/2024-10-14-anne-gueller.md",
                "---\ndate: 2024-10-14\nwith: [anne-gueller]\n---\n\nSiehe [[migranet|MigraNet Bayern]].\n",
            ),
        ],
        guessed: None,
        fixed: Some(&[
            ("contacts/anne-gueller.md", "---\nname: Anne Güller\norganisation: migrant\n---\n"),
            ("contacts/kim.md", "---\nname: Kim\norganisation: migranet\n---\n"),
            ("contacts/migranet.md", "---\nname: MigraNet Bayern\nkind: organisation\n---\n"),
            (
                "conversations/2024-10-14-anne-gueller.md",
                "---\ndate: 2024-10-14\nwith: [anne-gueller]\n---\n\nSiehe [[migranet|MigraNet Bayern]].\n",
            ),
        ]),
    },
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let book = context.book;
    let mut names = Names::new(book);
    for record in book.records() {
        for pointer in spot::pointers(book, record) {
            if book.resolve(pointer.reference).is_some() {
                continue;
            }
            let range = pointer.range();
            let typed = &pointer.reference.id;
            let called = names.called(typed).iter().copied();
            let called: Vec<&Record> = called.filter(|target| pointer.allows(target)).collect();
            let mut fault = unknown(record, range.clone(), typed, &called, &mut names);
            if let [target] = called.as_slice() {
                fault.fix.extend(in_field(record, range, pointer.reference, target));
            }
            found.push(fault);
        }
        for link in record.links.iter().filter(|link| !is_file(&link.target)) {
            if book.get(&link.target).is_some() {
                continue;
            }
            let called = names.called(&link.target).to_vec();
            let range = link.target_range.clone();
            let mut fault = unknown(record, range, &link.target, &called, &mut names);
            if let [target] = called.as_slice() {
                fault.fix.extend(in_text(record, link, target));
            }
            found.push(fault);
        }
    }
}

fn unknown(
    record: &Record,
    range: Range<usize>,
    typed: &str,
    called: &[&Record],
    names: &mut Names<'_>,
) -> Diagnostic {
    let message = Message::new("check-unknown-reference").with("id", typed);
    let remedy = match (called, names.like(typed)) {
        ([target], _) => {
            Message::new("check-unknown-reference-named").with("target", target.id.as_str())
        }
        ([], Some(target)) => Message::new("check-unknown-reference-nearest")
            .with("target", target.id.as_str())
            .with("title", target.title()),
        ([], None) => Message::new("check-unknown-reference-remedy"),
        (several, _) => {
            let ids: Vec<String> = several.iter().map(|target| target.id.clone()).collect();
            Message::new("check-unknown-reference-several").with("targets", ids)
        }
    };
    RULE.at(record, range, message, remedy)
}

/// The id in the place of the name; a label stays.
fn in_field(
    record: &Record,
    range: Range<usize>,
    reference: &Reference,
    target: &Record,
) -> Option<TextEdit> {
    // YAML reads this one id as nothing at all.
    let plain = id::is_valid(&target.id) && target.id != "null";
    let text = match reference.label.as_deref() {
        None => target.id.clone(),
        Some(label) if label.contains(['"', '\\', '\n']) => return None,
        Some(label) => format!("\"[[{}|{label}]]\"", target.id),
    };
    (plain && spot::says(record, &range, &reference.id)).then(|| TextEdit::new(range, text))
}

/// The text must still say what it said, in another spelling than the id.
fn in_text(record: &Record, link: &WikiLink, target: &Record) -> Option<TextEdit> {
    let before = record.page().text().get(..link.range.start)?;
    // In a table a bar ends the cell.
    let table = before.rsplit('\n').next().is_some_and(|line| line.contains('|'));
    let same = id::key(&link.target) == id::key(&target.id.replace('-', " "));
    let text = match (&link.label, same) {
        (Some(_), _) | (None, true) => target.id.clone(),
        (None, false) if table => return None,
        (None, false) => format!("{}|{}", target.id, link.target),
    };
    id::is_valid(&target.id).then(|| TextEdit::new(link.target_range.clone(), text))
}

/// `[[plan.pdf]]` and `![[photo.jpg]]` are links to files, Obsidian's way.
fn is_file(target: &str) -> bool {
    target.rsplit_once('.').is_some_and(|(stem, ending)| {
        let short = (1..=5).contains(&ending.len()) && ending != "md";
        !stem.is_empty() && short && ending.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

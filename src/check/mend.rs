//! Faults mended: the edits that they bring, file by file. An edit that meets another one waits
//! for the next run, and one that leaves the file harder to read than before is dropped.

use std::collections::BTreeMap;

use crate::change::ChangeSet;
use crate::diagnostic::{Diagnostic, TextEdit};
use crate::record::{Book, Record, Schema};

/// How far mending goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// What needs no decision by a person.
    Safe,
    /// Also what was probably meant.
    Guesses,
}

/// The changes that mend what can be mended.
pub fn fix(book: &Book, faults: &[Diagnostic], mending: Mending) -> ChangeSet {
    let mendable = |fault: &&Diagnostic| match mending {
        Mending::Safe => fault.is_fixable(),
        Mending::Guesses => !fault.fix.is_empty(),
    };
    let mut by_path: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for fault in faults.iter().filter(mendable) {
        by_path.entry(&fault.place.path).or_default().push(fault);
    }
    let mut changes = ChangeSet::new();
    for record in book.records().filter(|record| !record.is_in_conflict()) {
        let Some(faults) = by_path.get(record.path.as_str()) else { continue };
        if let Some(text) = mended(book.schema(), record, faults) {
            changes.edit(&record.path, record.page().text(), text);
        }
    }
    changes
}

/// The text after all edits that go together.
fn mended(schema: &Schema, record: &Record, faults: &[&Diagnostic]) -> Option<String> {
    let mut edits: Vec<TextEdit> = Vec::new();
    for fault in faults {
        let meets = |edit: &TextEdit| edits.iter().any(|other| overlap(edit, other));
        if !fault.fix.iter().any(meets) {
            edits.extend(fault.fix.iter().cloned());
        }
    }
    if let Some(text) = better(schema, record, &edits) {
        return Some(text);
    }
    // Together they do harm: each is tried on top of those that do not.
    let mut kept: Vec<TextEdit> = Vec::new();
    let mut text = None;
    for fault in faults {
        let meets = |edit: &TextEdit| kept.iter().any(|other| overlap(edit, other));
        if fault.fix.iter().any(meets) {
            continue;
        }
        let mut more = kept.clone();
        more.extend(fault.fix.iter().cloned());
        if let Some(after) = better(schema, record, &more) {
            (kept, text) = (more, Some(after));
        }
    }
    text
}

/// The text, where reading it finds no more faults than before and loses no part of it.
fn better(schema: &Schema, record: &Record, edits: &[TextEdit]) -> Option<String> {
    let text = TextEdit::apply(record.page().text(), edits)?;
    let after = Record::read(schema, record.kind, &record.path, text.clone());
    let lost = record.page().front().is_some() && after.page().front().is_none();
    let unread = !record.fields.is_empty() && after.fields.is_empty();
    (!lost && !unread && after.faults.len() <= record.faults.len()).then_some(text)
}

/// Two insertions at one place meet, too: nobody can say which comes first.
fn overlap(a: &TextEdit, b: &TextEdit) -> bool {
    let (a, b) = (&a.range, &b.range);
    a.start < b.end && b.start < a.end || a.start == b.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Place, Severity};
    use crate::record::kind::CONTACT;
    use crate::words::Message;

    const TEXT: &str = "---\nname: Anna\nrloe: x\nroel: y\n---\n";

    fn fault(range: std::ops::Range<usize>, text: &str) -> Diagnostic {
        let message = Message::new("check-unknown-key");
        let place = Place::new("contacts/anna.md", TEXT, range.clone());
        Diagnostic::new("unknown-key", Severity::Warning, place, message.clone(), message)
            .with_fix(TextEdit::new(range, text))
    }

    fn fixed(faults: &[Diagnostic]) -> Option<String> {
        let schema = Schema::default();
        let record = Record::read(&schema, &CONTACT, "contacts/anna.md", TEXT.to_string());
        let book = Book::new(schema, vec![record], Vec::new());
        fix(&book, faults, Mending::Safe).changes().first().and_then(|change| change.after.clone())
    }

    #[test]
    fn of_two_edits_that_do_harm_together_the_first_stays() {
        let faults = [fault(15..19, "role"), fault(23..27, "role")];
        assert_eq!(fixed(&faults).as_deref(), Some("---\nname: Anna\nrole: x\nroel: y\n---\n"));
    }

    #[test]
    fn of_two_edits_of_one_place_the_first_counts() {
        let faults = [fault(15..19, "role"), fault(16..18, "xx")];
        let after = fixed(&faults).unwrap_or_default();
        assert!(after.contains("\nrole: x\n"), "{after}");
    }

    #[test]
    fn an_edit_that_breaks_the_file_is_dropped() {
        assert_eq!(fixed(&[fault(10..14, "\"Anna")]), None);
        assert_eq!(fixed(&[fault(0..3, "")]), None);
        assert_eq!(fixed(&[fault(900..910, "")]), None);
    }

    #[test]
    fn what_was_probably_meant_waits_for_somebody_who_says_so() {
        let schema = Schema::default();
        let record = Record::read(&schema, &CONTACT, "contacts/anna.md", TEXT.to_string());
        let book = Book::new(schema, vec![record], Vec::new());
        let mut guess = fault(15..19, "");
        guess.fix.clear();
        let faults = [guess.with_guess(TextEdit::new(15..19, "role"))];
        assert!(fix(&book, &faults, Mending::Safe).is_empty());
        assert!(!fix(&book, &faults, Mending::Guesses).is_empty());
    }
}

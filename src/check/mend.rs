//! Faults mended: the edits that they bring, file by file. An edit that meets another one waits
//! for the next run, and one that leaves the file harder to read than before is dropped.

use std::collections::BTreeMap;

use crate::change::ChangeSet;
use crate::diagnostic::{Diagnostic, TextEdit};
use crate::record::{Book, Record, Schema};

/// The changes that mend what can be mended without a decision by a person.
pub fn fix(book: &Book, faults: &[Diagnostic]) -> ChangeSet {
    let mut by_path: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for fault in faults.iter().filter(|fault| !fault.fix.is_empty()) {
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
        fix(&book, faults).changes().first().and_then(|change| change.after.clone())
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
}

//! Where things stand in a record, and what may safely be done to the text there.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::TextEdit;
use crate::record::{Book, Field, FieldSpec, Record, Reference, Value, ValueType, id};

/// One pointer to another record in a field.
pub(super) struct Pointer<'a> {
    pub(super) record: &'a Record,
    pub(super) field: &'a Field,
    /// Of the value in the field.
    pub(super) index: usize,
    pub(super) reference: &'a Reference,
    /// The kinds of record that it may point to; any where none is named.
    pub(super) kinds: &'static [&'static str],
}

impl Pointer<'_> {
    pub(super) fn range(&self) -> Range<usize> {
        self.record.place(&self.field.key, self.index)
    }

    pub(super) fn allows(&self, target: &Record) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&target.kind.name)
    }
}

/// Every pointer in the fields of a record; empty ones are none.
pub(super) fn pointers<'a>(
    book: &'a Book,
    record: &'a Record,
) -> impl Iterator<Item = Pointer<'a>> {
    record.fields.iter().flat_map(move |field| {
        let kinds = book.schema().field(record.kind, &field.key).map_or(&[][..], kinds);
        let pointer = move |(index, value): (usize, &'a Value)| {
            let reference = value.as_reference().filter(|reference| !reference.id.is_empty())?;
            Some(Pointer { record, field, index, reference, kinds })
        };
        field.values.iter().enumerate().filter_map(pointer)
    })
}

fn kinds(spec: &FieldSpec) -> &'static [&'static str] {
    match &spec.value {
        ValueType::Reference(kinds) => kinds,
        ValueType::Posts | ValueType::Relations => &["contact"],
        _ => &[],
    }
}

/// True where one of the references, by the keys of their ids, means the record: a name instead of an
/// id is a fault of its own, and no second one.
pub(super) fn is_named(references: &HashSet<Cow<'_, str>>, record: &Record) -> bool {
    references.contains(&id::as_key(&record.id)) || references.contains(&id::as_key(record.title()))
}

/// True where nothing of the front matter could be read, so that nothing is known to be missing.
pub(super) fn is_unread(record: &Record) -> bool {
    record.fields.is_empty() && !record.faults.is_empty()
}

/// True for a value that says nothing.
pub(super) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::Reference(reference) => reference.id.is_empty(),
        _ => false,
    }
}

/// True where the file has this value at the range, so that an edit there meets what it means.
pub(super) fn says(record: &Record, range: &Range<usize>, value: &str) -> bool {
    let written = record.page().text().get(range.clone()).unwrap_or_default();
    let bare = written.trim_matches(['"', '\'']);
    let inner = bare.trim_start_matches('[').trim_end_matches(']').trim_matches(['"', '\'']);
    [written, bare, inner].iter().any(|text| *text == value || Reference::parse(text).id == value)
}

/// Takes a later item of a list out of its text: `, b` of `[a, b]`, or its whole line. `None`
/// where a comment stands beside it.
pub(super) fn without_item(
    record: &Record,
    before: Range<usize>,
    item: Range<usize>,
) -> Option<TextEdit> {
    let text = record.page().text();
    let between = text.get(before.end..item.start)?;
    let behind = text.get(item.end..)?.lines().next().unwrap_or_default();
    let plain = between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '-'));
    (plain && !between.is_empty() && !behind.contains('#'))
        .then(|| TextEdit::new(before.end..item.end, ""))
}

/// Takes out the line of a key whose value stands in the same line. `None` where anything else
/// stands there.
pub(super) fn without_line(record: &Record, key: &Range<usize>) -> Option<TextEdit> {
    let text = record.page().text();
    let front = record.page().front_range()?;
    let start = text.get(..key.start)?.rfind('\n')? + 1;
    let end = text.get(key.end..)?.find('\n').map(|at| key.end + at + 1)?;
    let rest = text.get(key.end..end)?.trim();
    let empty = rest.strip_prefix(':').map(str::trim);
    let alone = matches!(empty, Some("" | "~" | "null" | "[]" | "\"\"" | "''"));
    // What is indented below belongs to the key.
    let below = text.get(end..)?.starts_with([' ', '\t', '-']) && end < front.end;
    let own = start == key.start && !below;
    (alone && own && end <= front.end).then(|| TextEdit::new(start..end, ""))
}

/// Where a word stands in a task; the whole task where markup keeps it from being found.
pub(super) fn word(record: &Record, task: &Range<usize>, word: &str) -> Range<usize> {
    let text = record.page().text().get(task.clone()).unwrap_or_default();
    let found = text.match_indices(word).map(|(at, _)| at).find(|at| {
        let (before, after) = (text.get(..*at), text.get(at + word.len()..));
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
        edge(before.and_then(|before| before.chars().last()))
            && edge(after.and_then(|after| after.chars().next()))
    });
    found.map_or(task.clone(), |at| task.start + at..task.start + at + word.len())
}

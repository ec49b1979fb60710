//! One record as bytes and back: all that reading its file gave but the text itself.

use std::sync::Arc;

use super::pack::{Packer, Unpacker};
use super::value;
use crate::page::{Heading, WikiLink};
use crate::record::{Decision, Done, Field, Kept, KindSpec, Record, Task, Texts};

/// False where a value has no type.
pub fn pack(to: &mut Packer, record: &Record) -> bool {
    to.size(record.fields.len());
    for field in &record.fields {
        to.text(&field.key);
        to.flag(field.list);
        to.size(field.values.len());
        for value in &field.values {
            if !value::pack(to, value) {
                return false;
            }
        }
    }
    to.size(record.tasks.len());
    for task in &record.tasks {
        to.text(&task.text);
        to.optional(task.owner.as_deref(), Packer::text);
        to.optional(task.due, Packer::day);
        match task.done {
            Done::No => to.bytes.push(0),
            Done::Yes => to.bytes.push(1),
            Done::On(day) => {
                to.bytes.push(2);
                to.day(day);
            }
        }
        to.size(task.unreadable.len());
        task.unreadable.iter().for_each(|word| to.text(word));
        to.size(task.line);
        to.range(&task.range);
        to.range(&task.mark);
    }
    to.size(record.decisions.len());
    for decision in &record.decisions {
        to.text(&decision.text);
        to.range(&decision.range);
    }
    to.size(record.headings.len());
    for heading in &record.headings {
        to.bytes.push(heading.level);
        to.text(&heading.text);
        to.range(&heading.range);
    }
    to.size(record.links.len());
    for link in &record.links {
        to.text(&link.target);
        to.optional(link.label.as_deref(), Packer::text);
        to.range(&link.range);
        to.range(&link.target_range);
    }
    to.optional(record.lead(), Packer::text);
    true
}

/// The record again; `None` where the bytes are not those of one.
pub fn unpack(
    bytes: &[u8],
    kind: &'static KindSpec,
    path: String,
    texts: Arc<dyn Texts>,
) -> Option<Record> {
    let mut from = Unpacker::new(bytes);
    let kept = Kept {
        fields: from.many(field)?,
        tasks: from.many(task)?,
        decisions: from
            .many(|from| Some(Decision { text: from.text()?.to_string(), range: from.range()? }))?,
        headings: from.many(|from| {
            let level = from.byte()?;
            Some(Heading { level, text: from.text()?.to_string(), range: from.range()? })
        })?,
        links: from.many(|from| {
            Some(WikiLink {
                target: from.text()?.to_string(),
                label: from.optional(|from| from.text().map(str::to_string))?,
                range: from.range()?,
                target_range: from.range()?,
            })
        })?,
        lead: from.optional(|from| from.text().map(str::to_string))?,
    };
    from.is_done().then(|| Record::kept(kind, path, kept, texts))
}

fn field(from: &mut Unpacker<'_>) -> Option<Field> {
    let (key, list) = (from.text()?.to_string(), from.flag()?);
    Some(Field { key, list, values: from.many(value::unpack)? })
}

fn task(from: &mut Unpacker<'_>) -> Option<Task> {
    Some(Task {
        text: from.text()?.to_string(),
        owner: from.optional(|from| from.text().map(str::to_string))?,
        due: from.optional(Unpacker::day)?,
        done: match from.byte()? {
            0 => Done::No,
            1 => Done::Yes,
            2 => Done::On(from.day()?),
            _ => return None,
        },
        unreadable: from.many(|from| from.text().map(str::to_string))?,
        line: from.size()?,
        range: from.range()?,
        mark: from.range()?,
    })
}

//! What is kept of one record: all that reading its file gave but the text itself, and what
//! questions are answered by without unpacking that.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::pack::{Packer, Unpacker};
use super::value;
use crate::page::{Heading, WikiLink};
use crate::query::Own;
use crate::record::shelf::{DONE, DUE, LINK, Mark, OWNER};
use crate::record::{
    Decision, Done, Field, Kept, KindSpec, Record, Reference, Schema, Task, Texts, Value, id,
};
use crate::store::Signature;
use crate::words::{PartialDate, fold};

/// Bytes. A longer text is hardly shared by two records and never asked for as a whole.
const LONG: usize = 64;

/// One record, ready to be written.
#[derive(Clone, Debug)]
pub struct Row {
    /// Of the file.
    pub name: String,
    pub signature: Signature,
    pub packed: Vec<u8>,
    /// A bit for each of [`Mark::ALL`].
    pub marks: u8,
    /// First and last day, counted since the common era.
    pub occasion: Option<(i32, i32)>,
    pub own: Own,
    pub values: Vec<Held>,
    /// Keys with texts that are not among the values.
    pub long: Vec<String>,
}

/// A value that can be asked for.
#[derive(Clone, Debug)]
pub struct Held {
    pub key: String,
    pub packed: Vec<u8>,
    pub reference: Option<Pointer>,
}

/// Where a reference leads, and what it is called.
#[derive(Clone, Debug)]
pub struct Pointer {
    /// The key of the id.
    pub target: String,
    /// Id and label as they are searched.
    pub text: String,
}

impl Row {
    /// A record with faults, or with values of no type, is only remembered as one to be read anew
    /// each time.
    pub fn of(schema: &Schema, record: &Record, signature: Signature) -> Row {
        let name = record.path.rsplit('/').next().unwrap_or(&record.path);
        Row::whole(schema, record, name, signature).unwrap_or_else(|| Row::unkept(name, signature))
    }

    /// A file that is read each time.
    pub fn unkept(name: &str, signature: Signature) -> Row {
        Row {
            name: name.to_string(),
            signature,
            packed: Vec::new(),
            marks: 0,
            occasion: None,
            own: Own::default(),
            values: Vec::new(),
            long: Vec::new(),
        }
    }

    fn whole(schema: &Schema, record: &Record, name: &str, signature: Signature) -> Option<Row> {
        if !record.faults.is_empty() {
            return None;
        }
        let mut packer = Packer::default();
        if !pack(&mut packer, record) {
            return None;
        }
        let (values, long) = values(record)?;
        let number = |day: NaiveDate| day.num_days_from_ce();
        let occasion = record.occasion();
        Some(Row {
            name: name.to_string(),
            signature,
            packed: packer.bytes,
            marks: marks(record),
            occasion: occasion.map(|(first, last)| (number(first), number(last))),
            own: Own::of(schema, record),
            values,
            long,
        })
    }
}

fn marks(record: &Record) -> u8 {
    let bits = Mark::ALL.iter().enumerate();
    bits.fold(0, |bits, (at, mark)| bits | (u8::from(mark.is_of(record)) << at))
}

fn values(record: &Record) -> Option<(Vec<Held>, Vec<String>)> {
    let (mut held, mut long) = (Vec::new(), Vec::new());
    for field in &record.fields {
        for value in &field.values {
            if value.as_text().is_some_and(|text| text.len() > LONG) {
                long.push(field.key.clone());
                continue;
            }
            let mut packer = Packer::default();
            if !value::pack(&mut packer, value) {
                return None;
            }
            // A post or a relation says more than where it leads.
            let reference = match value {
                Value::Reference(reference) => Some(pointer(reference)),
                _ => None,
            };
            held.push(Held { key: field.key.clone(), packed: packer.bytes, reference });
            if let (None, Some(reference)) = (value.as_text(), value.as_reference())
                && !matches!(value, Value::Reference(_))
            {
                held.push(pointing(&field.key, reference));
            }
        }
    }
    let links = record.links.iter().map(|link| (LINK, link.target.as_str()));
    let owners = record.tasks.iter().filter_map(|task| Some((OWNER, task.owner.as_deref()?)));
    held.extend(links.chain(owners).map(|(key, target)| {
        let reference = Reference { id: target.to_string(), label: None };
        pointing(key, &reference)
    }));
    held.extend(record.tasks.iter().filter_map(|task| on(DUE, task.due?)));
    held.extend(record.tasks.iter().filter_map(|task| match task.done {
        Done::On(day) => on(DONE, day),
        Done::No | Done::Yes => None,
    }));
    Some((held, long))
}

fn on(key: &str, day: NaiveDate) -> Option<Held> {
    let mut packer = Packer::default();
    let kept = value::pack(&mut packer, &Value::Date(PartialDate::Day(day)));
    kept.then(|| Held { key: key.to_string(), packed: packer.bytes, reference: None })
}

/// A reference without a value of its own.
fn pointing(key: &str, reference: &Reference) -> Held {
    let mut packer = Packer::default();
    value::pack(&mut packer, &Value::Reference(reference.clone()));
    Held { key: key.to_string(), packed: packer.bytes, reference: Some(pointer(reference)) }
}

fn pointer(reference: &Reference) -> Pointer {
    let label = reference.label.as_deref().unwrap_or_default();
    let text = format!("{}\n{}\n", fold::key(&reference.id), fold::key(label));
    Pointer { target: id::key(&reference.id), text }
}

fn pack(to: &mut Packer, record: &Record) -> bool {
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

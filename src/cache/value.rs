//! One value of a field as bytes.

use super::pack::{Packer, Unpacker};
use crate::record::{Post, Reference, Relation, Value};
use crate::words::Clock;
use crate::words::when::{Span, Unit};

const UNITS: [Unit; 4] = [Unit::Day, Unit::Week, Unit::Month, Unit::Year];

/// False where it cannot be kept: what is not of the type that its key asks for.
pub fn pack(to: &mut Packer, value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            to.bytes.push(0);
            to.text(text);
        }
        Value::Number(number, text) => {
            to.bytes.push(1);
            to.bytes.extend_from_slice(&number.to_bits().to_le_bytes());
            to.text(text);
        }
        Value::Boolean(yes) => {
            to.bytes.push(2);
            to.flag(*yes);
        }
        Value::Date(date) => {
            to.bytes.push(3);
            to.date(*date);
        }
        Value::Clock(clock) => {
            to.bytes.push(4);
            to.number(clock.start.into());
            to.optional(clock.end, |to, end| to.number(end.into()));
        }
        Value::Span(span) => {
            to.bytes.push(5);
            to.number(span.count.into());
            to.size(UNITS.iter().position(|unit| *unit == span.unit).unwrap_or_default());
        }
        Value::Reference(reference) => {
            self::reference(to, reference);
        }
        Value::Post(post) => {
            to.bytes.push(7);
            to.optional(post.organisation.as_ref(), pack_reference);
            to.optional(post.role.as_deref(), Packer::text);
            to.optional(post.from, Packer::date);
            to.optional(post.until, Packer::date);
        }
        Value::Relation(relation) => {
            to.bytes.push(8);
            to.text(&relation.kind);
            pack_reference(to, &relation.target);
            to.size(relation.index);
        }
        Value::Other(_) => return false,
    }
    true
}

/// One as a value.
pub fn reference(to: &mut Packer, reference: &Reference) {
    to.bytes.push(6);
    pack_reference(to, reference);
}

pub fn unpack(from: &mut Unpacker<'_>) -> Option<Value> {
    Some(match from.byte()? {
        0 => Value::Text(from.text()?.to_string()),
        1 => {
            let bits = u64::from_le_bytes(from.bytes(8)?.try_into().ok()?);
            Value::Number(f64::from_bits(bits), from.text()?.to_string())
        }
        2 => Value::Boolean(from.flag()?),
        3 => Value::Date(from.date()?),
        4 => {
            let start = u16::try_from(from.number()?).ok()?;
            let end = from.optional(|from| u16::try_from(from.number()?).ok())?;
            Value::Clock(Clock { start, end })
        }
        5 => {
            let count = u32::try_from(from.number()?).ok()?;
            Value::Span(Span { count, unit: *UNITS.get(from.size()?)? })
        }
        6 => Value::Reference(unpack_reference(from)?),
        7 => Value::Post(Post {
            organisation: from.optional(unpack_reference)?,
            role: from.optional(|from| from.text().map(str::to_string))?,
            from: from.optional(Unpacker::date)?,
            until: from.optional(Unpacker::date)?,
        }),
        8 => Value::Relation(Relation {
            kind: from.text()?.to_string(),
            target: unpack_reference(from)?,
            index: from.size()?,
        }),
        _ => return None,
    })
}

fn pack_reference(to: &mut Packer, reference: &Reference) {
    to.text(&reference.id);
    to.optional(reference.label.as_deref(), Packer::text);
}

fn unpack_reference(from: &mut Unpacker<'_>) -> Option<Reference> {
    let id = from.text()?.to_string();
    let label = from.optional(|from| from.text().map(str::to_string))?;
    Some(Reference { id, label })
}

//! The values that can be asked for, gathered row by row and then put together for a whole
//! segment: each value once, with all rows that have it.

use chrono::NaiveDate;

use super::hash;
use super::pack::{Packer, Unpacker};
use super::value;
use crate::record::shelf::{DONE, DUE, LINK, OWNER};
use crate::record::{Done, Record, Reference, Value, id};
use crate::words::{PartialDate, fold};

/// Bytes. A longer text is hardly shared by two records and never asked for as a whole.
const LONG: usize = 64;

/// Under which key, and whether it is something else than a reference.
type Key = (bool, String);

/// The values of some rows as they come.
#[derive(Debug, Default)]
pub struct Held {
    keys: Vec<Key>,
    found: Vec<Found>,
    bytes: Packer,
    /// Key and row of texts that are not among the values.
    long: Vec<(usize, usize)>,
}

#[derive(Debug)]
struct Found {
    key: usize,
    row: usize,
    /// Of its bytes.
    end: usize,
}

impl Held {
    /// A record of which all values can be packed.
    pub fn add(&mut self, row: usize, record: &Record) {
        for field in &record.fields {
            for value in &field.values {
                match value {
                    Value::Text(text) if text.len() > LONG => {
                        let key = self.key(true, &field.key);
                        self.long.push((key, row));
                    }
                    Value::Reference(reference) => self.point(row, &field.key, reference),
                    value => {
                        self.hold(row, &field.key, value);
                        // A post or a relation says more than where it leads.
                        if let Some(reference) = value.as_reference() {
                            self.point(row, &field.key, reference);
                        }
                    }
                }
            }
        }
        for link in &record.links {
            self.lead(row, LINK, &link.target);
        }
        for task in &record.tasks {
            if let Some(owner) = &task.owner {
                self.lead(row, OWNER, owner);
            }
            if let Some(due) = task.due {
                self.day(row, DUE, due);
            }
            if let Done::On(day) = task.done {
                self.day(row, DONE, day);
            }
        }
    }

    fn lead(&mut self, row: usize, key: &str, target: &str) {
        self.point(row, key, &Reference { id: target.to_string(), label: None });
    }

    fn day(&mut self, row: usize, key: &str, day: NaiveDate) {
        self.hold(row, key, &Value::Date(PartialDate::Day(day)));
    }

    fn hold(&mut self, row: usize, key: &str, value: &Value) {
        let key = self.key(true, key);
        value::pack(&mut self.bytes, value);
        self.found.push(Found { key, row, end: self.bytes.bytes.len() });
    }

    fn point(&mut self, row: usize, key: &str, reference: &Reference) {
        let key = self.key(false, key);
        value::reference(&mut self.bytes, reference);
        self.found.push(Found { key, row, end: self.bytes.bytes.len() });
    }

    fn key(&mut self, other: bool, name: &str) -> usize {
        place_of(&mut self.keys, other, name)
    }
}

/// There are some ten of them.
fn place_of(keys: &mut Vec<Key>, other: bool, name: &str) -> usize {
    let known = keys.iter().position(|key| key.0 == other && key.1 == name);
    known.unwrap_or_else(|| {
        keys.push((other, name.to_string()));
        keys.len() - 1
    })
}

/// The values of a segment.
#[derive(Debug, Default)]
pub struct Values {
    keys: Vec<Key>,
    values: Vec<Known>,
    bytes: Vec<u8>,
    /// Value and row, in the order of the rows.
    met: Vec<(u32, u32)>,
    /// Key and row.
    long: Vec<(usize, u32)>,
    /// Values by their hash, at the place that it says or the next free one.
    slots: Vec<u32>,
}

#[derive(Debug)]
struct Known {
    key: usize,
    start: usize,
    end: usize,
    hash: u64,
    last: u32,
}

const FREE: u32 = u32::MAX;

impl Values {
    /// The next rows, of which the first is at `from`. `None` where there are too many.
    pub fn add(&mut self, from: usize, held: &Held) -> Option<()> {
        let keys: Vec<usize> =
            held.keys.iter().map(|key| place_of(&mut self.keys, key.0, &key.1)).collect();
        let mut start = 0;
        for Found { key, row, end } in &held.found {
            let bytes = held.bytes.bytes.get(start..*end)?;
            start = *end;
            let row = u32::try_from(from + row).ok()?;
            let value = self.value(*keys.get(*key)?, bytes)?;
            let known = self.values.get_mut(value as usize)?;
            if known.last != row {
                known.last = row;
                self.met.push((value, row));
            }
        }
        for (key, row) in &held.long {
            let long = (*keys.get(*key)?, u32::try_from(from + row).ok()?);
            if self.long.last() != Some(&long) {
                self.long.push(long);
            }
        }
        Some(())
    }

    fn value(&mut self, key: usize, bytes: &[u8]) -> Option<u32> {
        if self.values.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(bytes).wrapping_add((key as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut place = hash as usize;
        loop {
            place &= self.slots.len() - 1;
            let slot = *self.slots.get(place)?;
            if slot == FREE {
                break;
            }
            let known = self.values.get(slot as usize)?;
            let same = known.hash == hash
                && known.key == key
                && self.bytes.get(known.start..known.end) == Some(bytes);
            if same {
                return Some(slot);
            }
            place += 1;
        }
        let new = u32::try_from(self.values.len()).ok().filter(|new| *new != FREE)?;
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        self.values.push(Known { key, start, end: self.bytes.len(), hash, last: FREE });
        *self.slots.get_mut(place)? = new;
        Some(new)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(1024);
        self.slots = vec![FREE; size];
        for (at, known) in (0..).zip(&self.values) {
            let mut place = known.hash as usize;
            while let Some(slot) = self.slots.get_mut(place & (size - 1)) {
                if *slot == FREE {
                    *slot = at;
                    break;
                }
                place += 1;
            }
        }
    }

    /// The bytes of a value.
    fn bytes_of(&self, known: &Known) -> &[u8] {
        self.bytes.get(known.start..known.end).unwrap_or_default()
    }

    /// References of all keys first, then the other values of all keys.
    pub fn write(&self, to: &mut Packer) -> Option<()> {
        let mut names: Vec<(&Key, usize)> = self.keys.iter().zip(0..).collect();
        names.sort_unstable();
        let mut ranks = vec![0; names.len()];
        for (rank, (_, key)) in names.iter().enumerate() {
            *ranks.get_mut(*key)? = rank;
        }
        let mut sorted: Vec<(usize, &[u8], usize)> = Vec::with_capacity(self.values.len());
        for (at, known) in self.values.iter().enumerate() {
            sorted.push((*ranks.get(known.key)?, self.bytes_of(known), at));
        }
        sorted.sort_unstable();
        let (row_ends, rows) = self.rows(sorted.iter().map(|(_, _, at)| *at))?;
        let (mut value_ends, mut bytes) = (Vec::with_capacity(sorted.len()), Vec::new());
        let (mut text_ends, mut texts) = (Vec::new(), String::new());
        let mut targets = Vec::new();
        let mut keys: Vec<(&Key, usize)> = Vec::new();
        for (rank, packed, _) in sorted {
            let (key @ (other, _), _) = *names.get(rank)?;
            match keys.last_mut() {
                Some((last, many)) if *last == key => *many += 1,
                _ => keys.push((key, 1)),
            }
            if !other {
                let Value::Reference(reference) = value::unpack(&mut Unpacker::new(packed))? else {
                    return None;
                };
                let place = u32::try_from(value_ends.len()).ok()?;
                targets.push((hash(id::key(&reference.id).as_bytes()), place));
                for text in [reference.id.as_str(), reference.label.as_deref().unwrap_or("")] {
                    fold::append(text, &mut texts);
                    texts.push('\n');
                }
                text_ends.push(u32::try_from(texts.len()).ok()?);
            }
            bytes.extend_from_slice(packed);
            value_ends.push(u32::try_from(bytes.len()).ok()?);
        }
        to.size(keys.len());
        for ((other, name), many) in keys {
            to.flag(*other);
            to.text(name);
            to.size(many);
        }
        self.write_long(to);
        for ends in [&value_ends, &row_ends, &rows, &text_ends] {
            to.numbers(ends);
        }
        for bytes in [bytes.as_slice(), texts.as_bytes()] {
            to.size(bytes.len());
            to.bytes.extend_from_slice(bytes);
        }
        targets.sort_unstable();
        to.numbers(&targets.iter().map(|(_, value)| *value).collect::<Vec<_>>());
        to.bytes.extend(targets.iter().flat_map(|(hash, _)| hash.to_le_bytes()));
        Some(())
    }

    /// The rows of each value in this order, one value behind the other.
    fn rows(&self, order: impl Iterator<Item = usize>) -> Option<(Vec<u32>, Vec<u32>)> {
        let mut next = vec![0_u32; self.values.len()];
        for (value, _) in &self.met {
            *next.get_mut(*value as usize)? += 1;
        }
        let (mut ends, mut end) = (Vec::with_capacity(self.values.len()), 0_u32);
        for value in order {
            let next = next.get_mut(value)?;
            let many = std::mem::replace(next, end);
            end = end.checked_add(many)?;
            ends.push(end);
        }
        let mut rows = vec![0; self.met.len()];
        for (value, row) in &self.met {
            let next = next.get_mut(*value as usize)?;
            *rows.get_mut(*next as usize)? = *row;
            *next += 1;
        }
        Some((ends, rows))
    }

    fn write_long(&self, to: &mut Packer) {
        let mut keys: Vec<(&str, usize)> = Vec::new();
        for (key, (_, name)) in self.keys.iter().enumerate() {
            if self.long.iter().any(|(long, _)| *long == key) {
                keys.push((name, key));
            }
        }
        keys.sort_unstable();
        to.size(keys.len());
        for (name, key) in keys {
            to.text(name);
            let rows = self.long.iter().filter(|(long, _)| *long == key).map(|(_, row)| *row);
            let mut rows: Vec<u32> = rows.collect();
            rows.dedup();
            to.numbers(&rows);
        }
    }
}

//! The bytes of a segment out of its rows. `segment` reads them again.

use std::collections::BTreeMap;

use super::hash;
use super::pack::Packer;
use super::row::{Pointer, Row};
use crate::record::{id, id_of};

/// The first bytes of every segment; the last one is the version of the format.
pub const MAGIC: [u8; 16] = *b"netlog segment\0\x01";
/// Bytes of text that are checked and searched at once; they stay in the nearest memory.
const CHUNK: usize = 128 * 1024;

/// Sections behind the index.
#[derive(Debug, Default)]
struct Sections {
    packed: Vec<u8>,
    names: Vec<u8>,
    texts: Vec<u8>,
}

/// By its bytes, with its rows and what it refers to.
type Value = (Option<Pointer>, Vec<u32>);

#[derive(Default)]
struct Values {
    /// By key, and whether it is another value than a reference.
    by_key: BTreeMap<(bool, String), BTreeMap<Vec<u8>, Value>>,
    long: BTreeMap<String, Vec<u32>>,
}

/// `None` where it would be larger than a segment can be. `stamp` says what it was read with.
pub fn segment(folder: &str, stamp: u64, mut rows: Vec<Row>) -> Option<Vec<u8>> {
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let mut index = Packer::default();
    index.bytes.extend_from_slice(&stamp.to_le_bytes());
    index.text(folder);
    index.size(rows.len());
    let mut sections = Sections::default();
    let mut values = Values::default();
    let mut ends = [(); 5].map(|()| Vec::with_capacity(rows.len()));
    let mut names = Vec::new();
    let mut sums = Vec::with_capacity(rows.len());
    for (at, row) in (0_u32..).zip(&rows) {
        names.extend_from_slice(row.name.as_bytes());
        sections.packed.extend_from_slice(&row.packed);
        sections.names.extend_from_slice(row.own.names.as_bytes());
        sections.texts.extend_from_slice(row.own.summary.as_bytes());
        let rest = sections.texts.len();
        sections.texts.extend_from_slice(row.own.rest.as_bytes());
        let all = [&names, &sections.packed, &sections.names, &sections.texts].map(Vec::len);
        for (ends, end) in ends.iter_mut().zip(all.into_iter().chain([rest])) {
            ends.push(u32::try_from(end).ok()?);
        }
        sums.push(hash(&row.packed) as u32);
        values.add(at, row);
    }
    for row in &rows {
        let signature = row.signature;
        index.bytes.extend_from_slice(&signature.modified.to_le_bytes());
        index.bytes.extend_from_slice(&signature.changed.to_le_bytes());
        index.bytes.extend_from_slice(&signature.file.to_le_bytes());
        index.bytes.extend_from_slice(&signature.size.to_le_bytes());
    }
    index.bytes.extend(rows.iter().map(|row| row.marks));
    for row in &rows {
        let (first, last) = row.occasion.unwrap_or((i32::MIN, i32::MIN));
        index.bytes.extend_from_slice(&first.to_le_bytes());
        index.bytes.extend_from_slice(&last.to_le_bytes());
    }
    numbers(&mut index, &sums);
    for ends in &ends {
        numbers(&mut index, ends);
    }
    index.size(names.len());
    index.bytes.extend_from_slice(&names);
    table(&mut index, &rows);
    let [_, _, ends_of_names, ends_of_texts, _] = &ends;
    chunks(&mut index, ends_of_names, &sections.names);
    chunks(&mut index, ends_of_texts, &sections.texts);
    values.write(&mut index)?;
    let mut bytes = MAGIC.to_vec();
    let Sections { packed, names, texts } = sections;
    let sum = hash(&index.bytes);
    let sizes = [index.bytes.len(), packed.len(), names.len(), texts.len()].map(|size| size as u64);
    for number in [sum].into_iter().chain(sizes) {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    for section in [index.bytes, packed, names, texts] {
        bytes.extend_from_slice(&section);
    }
    Some(bytes)
}

fn numbers(to: &mut Packer, numbers: &[u32]) {
    to.size(numbers.len());
    to.bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

/// Rows by the key of their id: at the place that its hash says, or the next free one.
fn table(to: &mut Packer, rows: &[Row]) {
    let size = (rows.len() * 2).next_power_of_two();
    let mut slots = vec![u32::MAX; size];
    for (at, row) in (0_u32..).zip(rows) {
        let mut place = hash(id::key(id_of(&row.name)).as_bytes()) as usize;
        while let Some(slot) = slots.get_mut(place & (size - 1)) {
            if *slot == u32::MAX {
                *slot = at;
                break;
            }
            place += 1;
        }
    }
    numbers(to, &slots);
}

/// The first row of each chunk, and its sum.
fn chunks(to: &mut Packer, ends: &[u32], section: &[u8]) {
    let (mut firsts, mut sums) = (Vec::new(), Packer::default());
    let (mut first, mut start) = (0_u32, 0_usize);
    for (at, end) in (0_u32..).zip(ends) {
        let end = *end as usize;
        let last = at as usize + 1 == ends.len();
        if end - start >= CHUNK || last {
            firsts.push(first);
            let chunk = section.get(start..end).unwrap_or_default();
            sums.bytes.extend_from_slice(&hash(chunk).to_le_bytes());
            (first, start) = (at + 1, end);
        }
    }
    numbers(to, &firsts);
    to.bytes.extend_from_slice(&sums.bytes);
}

impl Values {
    fn add(&mut self, at: u32, row: &Row) {
        for held in &row.values {
            let key = (held.reference.is_none(), held.key.clone());
            let values = self.by_key.entry(key).or_default();
            let value = match values.get_mut(&held.packed) {
                Some(value) => value,
                None => values
                    .entry(held.packed.clone())
                    .or_insert((held.reference.clone(), Vec::new())),
            };
            if value.1.last() != Some(&at) {
                value.1.push(at);
            }
        }
        for key in &row.long {
            let rows = self.long.entry(key.clone()).or_default();
            if rows.last() != Some(&at) {
                rows.push(at);
            }
        }
    }

    /// References of all keys first, then the other values of all keys.
    fn write(&self, to: &mut Packer) -> Option<()> {
        let (mut value_ends, mut row_ends) = (Vec::new(), Vec::new());
        let (mut bytes, mut rows) = (Vec::new(), Vec::new());
        let (mut text_ends, mut texts) = (Vec::new(), Vec::new());
        let mut targets = Vec::new();
        to.size(self.by_key.len());
        for ((other, key), values) in &self.by_key {
            to.flag(*other);
            to.text(key);
            to.size(values.len());
            for (packed, (reference, at)) in values {
                if let Some(pointer) = reference {
                    let place = u32::try_from(value_ends.len()).ok()?;
                    targets.push((hash(pointer.target.as_bytes()), place));
                    texts.extend_from_slice(pointer.text.as_bytes());
                    text_ends.push(u32::try_from(texts.len()).ok()?);
                }
                bytes.extend_from_slice(packed);
                value_ends.push(u32::try_from(bytes.len()).ok()?);
                rows.extend_from_slice(at);
                row_ends.push(u32::try_from(rows.len()).ok()?);
            }
        }
        to.size(self.long.len());
        for (key, rows) in &self.long {
            to.text(key);
            numbers(to, rows);
        }
        for ends in [&value_ends, &row_ends, &rows, &text_ends] {
            numbers(to, ends);
        }
        for bytes in [&bytes, &texts] {
            to.size(bytes.len());
            to.bytes.extend_from_slice(bytes);
        }
        targets.sort_unstable();
        numbers(to, &targets.iter().map(|(_, value)| *value).collect::<Vec<_>>());
        to.bytes.extend(targets.iter().flat_map(|(hash, _)| hash.to_le_bytes()));
        Some(())
    }
}

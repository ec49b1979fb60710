//! The bytes of a segment out of its rows. `segment` reads them again.

use std::hash::Hasher;

use twox_hash::XxHash3_64;

use super::hash;
use super::held::Values;
use super::pack::Packer;
use super::rows::{Pieces, Rows};
use crate::record::{id, id_of};

/// The first bytes of every segment; the last one is the version of the format.
pub const MAGIC: [u8; 16] = *b"netlog segment\0\x02";
/// Bytes of text that are checked and searched at once; they stay in the nearest memory.
const CHUNK: usize = 128 * 1024;

/// Head and index of the segment that has these rows, which are in the order of the names. Behind
/// it stand their sections. `None` where it would be larger than a segment can be. `stamp` says
/// what it was read with.
pub fn index(folder: &str, stamp: u64, rows: &[Rows]) -> Option<Vec<u8>> {
    let many = rows.iter().map(Rows::len).sum();
    let mut index = Packer::default();
    index.bytes.extend_from_slice(&stamp.to_le_bytes());
    index.text(folder);
    index.size(many);
    for signature in rows.iter().flat_map(|rows| &rows.signatures) {
        index.bytes.extend_from_slice(&hash(&signature.bytes()).to_le_bytes());
    }
    rows.iter().for_each(|rows| index.bytes.extend_from_slice(&rows.marks));
    for occasion in rows.iter().flat_map(|rows| &rows.occasions) {
        let (first, last) = occasion.unwrap_or((i32::MIN, i32::MIN));
        index.bytes.extend_from_slice(&first.to_le_bytes());
        index.bytes.extend_from_slice(&last.to_le_bytes());
    }
    let sums: Vec<u32> = rows.iter().flat_map(|rows| &rows.sums).copied().collect();
    index.numbers(&sums);
    let names = section(rows, |rows| &rows.names);
    let titles = section(rows, |rows| &rows.titles);
    let texts = section(rows, |rows| &rows.texts);
    let packed = section(rows, |rows| &rows.packed);
    let ends = [&names, &packed, &titles, &texts];
    for pieces in ends {
        index.numbers(&ends_of(pieces.iter().map(|pieces| (&pieces.ends, pieces.bytes.len())))?);
    }
    let rests = rows.iter().map(|rows| (&rows.rests, rows.texts.bytes.len()));
    index.numbers(&ends_of(rests)?);
    index.size(names.iter().map(|names| names.bytes.len()).sum());
    names.iter().for_each(|names| index.bytes.extend_from_slice(&names.bytes));
    table(&mut index, many, &names);
    chunks(&mut index, many, &titles);
    chunks(&mut index, many, &texts);
    let mut values = Values::default();
    let mut from = 0;
    for rows in rows {
        values.add(from, &rows.held)?;
        from += rows.len();
    }
    values.write(&mut index)?;
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&hash(&index.bytes).to_le_bytes());
    bytes.extend_from_slice(&(index.bytes.len() as u64).to_le_bytes());
    for pieces in [&packed, &titles, &texts] {
        let size: usize = pieces.iter().map(|pieces| pieces.bytes.len()).sum();
        bytes.extend_from_slice(&(size as u64).to_le_bytes());
    }
    bytes.extend_from_slice(&index.bytes);
    Some(bytes)
}

/// What stands behind the index, in its order.
pub fn sections(rows: &[Rows]) -> impl Iterator<Item = &[u8]> {
    let packed = rows.iter().map(|rows| rows.packed.bytes.as_slice());
    let titles = rows.iter().map(|rows| rows.titles.bytes.as_slice());
    let texts = rows.iter().map(|rows| rows.texts.bytes.as_slice());
    packed.chain(titles).chain(texts)
}

fn section(rows: &[Rows], of: impl Fn(&Rows) -> &Pieces) -> Vec<&Pieces> {
    rows.iter().map(of).collect()
}

/// Where the rows end, from the beginning of the section.
fn ends_of<'a>(parts: impl Iterator<Item = (&'a Vec<usize>, usize)>) -> Option<Vec<u32>> {
    let (mut all, mut start) = (Vec::new(), 0);
    for (ends, size) in parts {
        for end in ends {
            all.push(u32::try_from(start + end).ok()?);
        }
        start += size;
    }
    Some(all)
}

/// Row by row the bytes of a section.
fn each<'a>(section: &'a [&'a Pieces]) -> impl Iterator<Item = &'a [u8]> {
    section.iter().flat_map(|pieces| {
        let starts = std::iter::once(&0).chain(&pieces.ends);
        let ends = starts.zip(&pieces.ends);
        ends.map(|(start, end)| pieces.bytes.get(*start..*end).unwrap_or_default())
    })
}

/// Rows by the key of their id: at the place that its hash says, or the next free one.
fn table(to: &mut Packer, many: usize, names: &[&Pieces]) {
    let size = (many * 2).next_power_of_two();
    let mut slots = vec![u32::MAX; size];
    for (at, name) in (0_u32..).zip(each(names)) {
        let name = std::str::from_utf8(name).unwrap_or_default();
        let mut place = hash(id::key(id_of(name)).as_bytes()) as usize;
        while let Some(slot) = slots.get_mut(place & (size - 1)) {
            if *slot == u32::MAX {
                *slot = at;
                break;
            }
            place += 1;
        }
    }
    to.numbers(&slots);
}

/// The first row of each chunk, and its sum.
fn chunks(to: &mut Packer, many: usize, section: &[&Pieces]) {
    let (mut firsts, mut sums) = (Vec::new(), Packer::default());
    let (mut first, mut size) = (0_u32, 0_usize);
    let mut sum = XxHash3_64::new();
    for (at, row) in (0_u32..).zip(each(section)) {
        sum.write(row);
        size += row.len();
        let last = at as usize + 1 == many;
        if size >= CHUNK || last {
            firsts.push(first);
            sums.bytes.extend_from_slice(&sum.finish().to_le_bytes());
            (first, size, sum) = (at + 1, 0, XxHash3_64::new());
        }
    }
    to.numbers(&firsts);
    to.bytes.extend_from_slice(&sums.bytes);
}

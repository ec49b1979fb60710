//! One segment as it lies on the disk: the index in memory, the rest read where it is needed.
//! Every part has a sum; a part that has another one is as good as not there.

use std::fmt;
use std::ops::Range;

use super::build::MAGIC;
use super::column::{Column, Numbers};
use super::hash;
use super::pack::Unpacker;
use crate::record::shelf::{Keys, Mark};
use crate::record::{Reference, Value, id, id_of};
use crate::store::{CacheFile, Signature};

/// Bytes before the index: the magic, a sum, four sizes.
const HEAD: usize = MAGIC.len() + 8 + 4 * 8;

/// The records of one folder.
pub struct Segment {
    file: CacheFile,
    pub folder: String,
    /// The bytes in which the columns lie.
    index: Vec<u8>,
    count: usize,
    signs: Column,
    marks: Column,
    occasions: Column,
    sums: Column,
    names: Texts,
    packed: Section,
    /// Titles and aliases, and all other texts.
    pub titles: Chunks,
    pub texts: Chunks,
    /// Where in the texts the summary of a row ends.
    rest: Column,
    table: Column,
    keys: Vec<Key>,
    long: Vec<(String, Column)>,
    values: Texts,
    rows: Column,
    row_ends: Column,
    called: Texts,
    targets: Column,
    target_hashes: Column,
}

/// Pieces of bytes one after the other.
#[derive(Default)]
struct Texts {
    bytes: Column,
    ends: Column,
}

/// A part of the file in pieces, one a row.
#[derive(Default)]
struct Section {
    start: usize,
    ends: Column,
}

/// A section that is read in chunks.
#[derive(Default)]
pub struct Chunks {
    section: Section,
    /// The first row of each.
    firsts: Column,
    sums: Column,
}

struct Key {
    name: String,
    references: bool,
    values: Range<usize>,
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Segment").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Segment {
    /// `None` for what is damaged, of another format, or was read with something else.
    pub fn open(file: CacheFile, stamp: u64) -> Option<Segment> {
        let head = file.read(0, HEAD)?;
        let mut from = Unpacker::new(&head);
        if from.bytes(MAGIC.len())? != MAGIC {
            return None;
        }
        let sum = fixed(&mut from)?;
        let sizes = [fixed(&mut from)?, fixed(&mut from)?, fixed(&mut from)?, fixed(&mut from)?];
        let [index, packed, titles, texts] = sizes.map(|size| size as usize);
        let whole =
            [index, packed, titles, texts].iter().try_fold(HEAD, |a, b| a.checked_add(*b))?;
        if file.size() != whole as u64 {
            return None;
        }
        let bytes = file.read(HEAD, index)?;
        if hash(&bytes) != sum {
            return None;
        }
        let starts = [HEAD + index, HEAD + index + packed, HEAD + index + packed + titles];
        Segment::read(file, bytes, stamp, starts)
    }

    fn read(file: CacheFile, index: Vec<u8>, stamp: u64, starts: [usize; 3]) -> Option<Segment> {
        let mut from = Unpacker::new(&index);
        if fixed(&mut from)? != stamp {
            return None;
        }
        let folder = from.text()?.to_string();
        let count = from.size()?;
        let signs = Column::fixed(&mut from, count, 8)?;
        let marks = Column::fixed(&mut from, count, 1)?;
        let occasions = Column::fixed(&mut from, count, 8)?;
        let sums = Column::numbers(&mut from)?;
        let mut ends = || {
            let ends = Column::numbers(&mut from)?;
            (ends.numbers_of(&index).len() == count).then_some(ends)
        };
        let [names, packed, titles, texts, rest] = [ends()?, ends()?, ends()?, ends()?, ends()?];
        let names = Texts { bytes: Column::bytes(&mut from)?, ends: names };
        let table = Column::numbers(&mut from)?;
        let [at_packed, at_titles, at_texts] = starts;
        let mut chunks = |start, ends| {
            let firsts = Column::numbers(&mut from)?;
            let sums = Column::fixed(&mut from, firsts.numbers_of(&index).len(), 8)?;
            Some(Chunks { section: Section { start, ends }, firsts, sums })
        };
        let (titles, texts) = (chunks(at_titles, titles)?, chunks(at_texts, texts)?);
        let mut next = 0_usize;
        let keys = from.many(|from| {
            let (other, name, many) = (from.flag()?, from.text()?.to_string(), from.size()?);
            let values = next..next.checked_add(many)?;
            next = values.end;
            Some(Key { name, references: !other, values })
        })?;
        let long = from.many(|from| Some((from.text()?.to_string(), Column::numbers(from)?)))?;
        let mut numbers = || Column::numbers(&mut from);
        let [value_ends, row_ends, rows, called_ends] =
            [numbers()?, numbers()?, numbers()?, numbers()?];
        let values = Texts { bytes: Column::bytes(&mut from)?, ends: value_ends };
        let called = Texts { bytes: Column::bytes(&mut from)?, ends: called_ends };
        let targets = Column::numbers(&mut from)?;
        let target_hashes = Column::fixed(&mut from, targets.numbers_of(&index).len(), 8)?;
        let packed = Section { start: at_packed, ends: packed };
        let whole = from.is_done();
        whole.then_some(Segment {
            file,
            folder,
            index,
            count,
            signs,
            marks,
            occasions,
            sums,
            names,
            packed,
            titles,
            texts,
            rest,
            table,
            keys,
            long,
            values,
            rows,
            row_ends,
            called,
            targets,
            target_hashes,
        })
    }

    pub fn len(&self) -> usize {
        self.count
    }

    fn numbers(&self, column: &Column) -> Numbers<'_> {
        column.numbers_of(&self.index)
    }

    fn piece(&self, texts: &Texts, at: usize) -> Option<&[u8]> {
        texts.bytes.of(&self.index).get(self.numbers(&texts.ends).piece(at)?)
    }

    /// One of values of a fixed size.
    fn fixed<const SIZE: usize>(&self, column: &Column, at: usize) -> Option<&[u8; SIZE]> {
        let start = at.checked_mul(SIZE)?;
        column.of(&self.index).get(start..start.checked_add(SIZE)?)?.try_into().ok()
    }

    /// Of its file.
    pub fn name(&self, row: usize) -> &str {
        let name = self.piece(&self.names, row).map(std::str::from_utf8);
        name.and_then(Result::ok).unwrap_or_default()
    }

    /// The sum of the signature of its file.
    pub fn sign(&self, row: usize) -> Option<u64> {
        self.fixed::<8>(&self.signs, row).map(|sum| u64::from_le_bytes(*sum))
    }

    /// True where its file is as it was read.
    pub fn holds(&self, row: usize, signature: &Signature) -> bool {
        self.sign(row) == Some(hash(&signature.bytes()))
    }

    /// The row of a file of exactly this name.
    pub fn row_of(&self, name: &str) -> Option<usize> {
        let key = id::as_key(id_of(name));
        let mut rows = self.rows_at(&key);
        rows.find(|row| self.piece(&self.names, *row) == Some(name.as_bytes()))
    }

    /// The rows of an id, by its key.
    pub fn with_id(&self, key: &str) -> impl Iterator<Item = usize> {
        let own = key.to_string();
        self.rows_at(key).filter(move |row| is_key_of(&own, id_of(self.name(*row))))
    }

    /// The rows of an id, and others of which the table cannot tell them.
    fn rows_at(&self, key: &str) -> impl Iterator<Item = usize> {
        let table = self.numbers(&self.table);
        let start = hash(key.as_bytes()) as usize;
        let mask = table.len().wrapping_sub(1);
        let slots = (0..table.len())
            .map(move |step| table.get(start.wrapping_add(step) & mask).unwrap_or(u32::MAX));
        slots.take_while(|slot| *slot != u32::MAX).map(|slot| slot as usize)
    }

    pub fn is_marked(&self, row: usize, mark: Mark) -> bool {
        let bit = Mark::ALL.iter().position(|known| *known == mark).unwrap_or_default();
        self.marks.of(&self.index).get(row).is_some_and(|marks| marks >> bit & 1 == 1)
    }

    /// False for a file that is read each time.
    pub fn is_kept(&self, row: usize) -> bool {
        self.numbers(&self.packed.ends).piece(row).is_some_and(|range| !range.is_empty())
    }

    /// First and last day since the common era.
    pub fn occasion(&self, row: usize) -> Option<(i32, i32)> {
        let [a, b, c, d, e, f, g, h] = *self.fixed::<8>(&self.occasions, row)?;
        let first = i32::from_le_bytes([a, b, c, d]);
        (first != i32::MIN).then_some((first, i32::from_le_bytes([e, f, g, h])))
    }

    pub fn packed(&self, row: usize) -> Option<Vec<u8>> {
        let range = self.numbers(&self.packed.ends).piece(row)?;
        let bytes = self.file.read(self.packed.start + range.start, range.len())?;
        (hash(&bytes) as u32 == self.numbers(&self.sums).get(row)?).then_some(bytes)
    }

    /// Where the summary of a row ends in the texts.
    pub fn rest(&self, row: usize) -> usize {
        self.numbers(&self.rest).get(row).map_or(0, |rest| rest as usize)
    }

    pub fn chunks(&self, chunks: &Chunks) -> usize {
        self.numbers(&chunks.firsts).len()
    }

    /// The rows of a chunk.
    pub fn rows_in(&self, chunks: &Chunks, chunk: usize) -> Range<usize> {
        let first = |at: usize| self.numbers(&chunks.firsts).get(at).map(|row| row as usize);
        first(chunk).unwrap_or_default()..first(chunk + 1).unwrap_or(self.count)
    }

    /// Where a row ends, from the beginning of the section.
    pub fn end(&self, chunks: &Chunks, row: usize) -> usize {
        self.numbers(&chunks.section.ends).get(row).map_or(usize::MAX, |end| end as usize)
    }

    /// Where a chunk begins.
    pub fn start(&self, chunks: &Chunks, chunk: usize) -> usize {
        let first = self.rows_in(chunks, chunk).start;
        self.numbers(&chunks.section.ends).piece(first).map_or(0, |range| range.start)
    }

    /// The bytes of a chunk, in `buffer`; false where they are damaged.
    pub fn chunk(&self, chunks: &Chunks, chunk: usize, buffer: &mut Vec<u8>) -> bool {
        let rows = self.rows_in(chunks, chunk);
        let start = self.start(chunks, chunk);
        let Some(last) = rows.end.checked_sub(1) else { return false };
        let Some(size) = self.end(chunks, last).checked_sub(start) else { return false };
        let read = self.file.read_into(chunks.section.start + start, size, buffer);
        read && self.fixed::<8>(&chunks.sums, chunk) == Some(&hash(buffer).to_le_bytes())
    }

    /// Values under some keys: references, other values, or both.
    pub fn values<'a>(
        &'a self,
        keys: Keys<'a>,
        references: Option<bool>,
    ) -> impl Iterator<Item = usize> {
        let fits = move |key: &&Key| {
            references.is_none_or(|wanted| wanted == key.references) && keys(&key.name)
        };
        self.keys.iter().filter(fits).flat_map(|key| key.values.clone())
    }

    pub fn value(&self, at: usize) -> Option<Value> {
        super::value::unpack(&mut Unpacker::new(self.piece(&self.values, at)?))
    }

    pub fn reference(&self, at: usize) -> Option<Reference> {
        match self.value(at)? {
            Value::Reference(reference) => Some(reference),
            _ => None,
        }
    }

    /// The key of a value.
    pub fn key_of(&self, value: usize) -> &str {
        let key = self.keys.iter().find(|key| key.values.contains(&value));
        key.map_or("", |key| key.name.as_str())
    }

    /// Rows that have a value.
    pub fn rows_of(&self, value: usize) -> Numbers<'_> {
        let range = self.numbers(&self.row_ends).piece(value).unwrap_or_default();
        self.numbers(&self.rows).part(range)
    }

    /// Rows with a text under one of the keys that is not among the values.
    pub fn long<'a>(&'a self, keys: Keys<'a>) -> impl Iterator<Item = u32> {
        let columns = self.long.iter().filter(|(key, _)| keys(key));
        columns.flat_map(|(_, rows)| self.numbers(rows).iter())
    }

    /// References to an id, by its key.
    pub fn references_to(&self, key: &str) -> impl Iterator<Item = usize> {
        let wanted = hash(key.as_bytes());
        let hash_at = |at: usize| {
            self.fixed::<8>(&self.target_hashes, at).map_or(u64::MAX, |h| u64::from_le_bytes(*h))
        };
        let targets = self.numbers(&self.targets);
        let (mut first, mut end) = (0, targets.len());
        while first < end {
            let middle = first + (end - first) / 2;
            match hash_at(middle) < wanted {
                true => first = middle + 1,
                false => end = middle,
            }
        }
        let same = (first..targets.len()).take_while(move |at| hash_at(*at) == wanted);
        let values = same.filter_map(move |at| Some(targets.get(at)? as usize));
        let key = key.to_string();
        values.filter(move |value| {
            self.reference(*value).is_some_and(|reference| is_key_of(&key, &reference.id))
        })
    }

    /// References whose id or label holds a text.
    pub fn called(&self, part: &str) -> Vec<usize> {
        let ends = self.numbers(&self.called.ends);
        let mut found = Vec::new();
        if part.is_empty() {
            found.extend(0..ends.len());
            return found;
        }
        for at in memchr::memmem::find_iter(self.called.bytes.of(&self.index), part) {
            let value = ends.at_most(at);
            if found.last() != Some(&value) {
                found.push(value);
            }
        }
        found
    }
}

/// Most ids are their own keys.
fn is_key_of(key: &str, id: &str) -> bool {
    key == id || *id::as_key(id) == *key
}

fn eight(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.try_into().ok()?))
}

fn fixed(from: &mut Unpacker<'_>) -> Option<u64> {
    eight(from.bytes(8)?)
}

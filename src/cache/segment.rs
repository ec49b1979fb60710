//! One segment as it lies on the disk: the index in memory, the rest read where it is needed.
//! Every part has a sum; a part that has another one is as good as not there.

use std::fmt;
use std::ops::Range;

use super::build::MAGIC;
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
    signatures: Vec<Signature>,
    marks: Vec<u8>,
    occasions: Vec<(i32, i32)>,
    sums: Vec<u32>,
    names: Texts,
    packed: Section,
    /// Titles and aliases, and all other texts.
    pub titles: Chunks,
    pub texts: Chunks,
    /// Where in the texts the summary of a row ends.
    rest: Vec<u32>,
    table: Vec<u32>,
    keys: Vec<Key>,
    long: Vec<(String, Vec<u32>)>,
    values: Texts,
    rows: Vec<u32>,
    row_ends: Vec<u32>,
    called: Texts,
    targets: Vec<u32>,
    target_hashes: Vec<u64>,
}

/// Pieces of bytes one after the other.
#[derive(Default)]
struct Texts {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

/// A part of the file in pieces, one a row.
#[derive(Default)]
pub struct Section {
    start: usize,
    ends: Vec<u32>,
}

/// A section that is read in chunks.
#[derive(Default)]
pub struct Chunks {
    section: Section,
    /// The first row of each.
    firsts: Vec<u32>,
    sums: Vec<u64>,
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

fn piece(ends: &[u32], at: usize) -> Option<Range<usize>> {
    let end = *ends.get(at)? as usize;
    let start =
        at.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end as usize);
    (start <= end).then_some(start..end)
}

impl Texts {
    fn get(&self, at: usize) -> Option<&[u8]> {
        self.bytes.get(piece(&self.ends, at)?)
    }

    fn text(&self, at: usize) -> &str {
        self.get(at).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Section {
    pub fn range(&self, row: usize) -> Option<Range<usize>> {
        piece(&self.ends, row)
    }
}

impl Chunks {
    pub fn len(&self) -> usize {
        self.firsts.len()
    }

    /// Its rows.
    pub fn rows(&self, chunk: usize) -> Range<usize> {
        let first = |at: usize| self.firsts.get(at).map(|row| *row as usize);
        first(chunk).unwrap_or_default()..first(chunk + 1).unwrap_or(self.section.ends.len())
    }

    /// Where a row ends, from the beginning of the section.
    pub fn end(&self, row: usize) -> usize {
        self.section.ends.get(row).map_or(usize::MAX, |end| *end as usize)
    }

    /// Where a chunk begins.
    pub fn start(&self, chunk: usize) -> usize {
        self.section.range(self.rows(chunk).start).map_or(0, |range| range.start)
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
        Segment::read(file, &bytes, stamp, starts)
    }

    fn read(file: CacheFile, index: &[u8], stamp: u64, starts: [usize; 3]) -> Option<Segment> {
        let mut from = Unpacker::new(index);
        if fixed(&mut from)? != stamp {
            return None;
        }
        let folder = from.text()?.to_string();
        let count = from.size()?;
        let signatures = from.bytes(count.checked_mul(32)?)?.chunks_exact(32).map(signature);
        let signatures = signatures.collect::<Option<Vec<_>>>()?;
        let marks = from.bytes(count)?.to_vec();
        let days = from.bytes(count.checked_mul(8)?)?.chunks_exact(8);
        let occasions = days.map(|bytes| {
            let (first, last) = bytes.split_at_checked(4)?;
            let day = |bytes: &[u8]| Some(i32::from_le_bytes(bytes.try_into().ok()?));
            Some((day(first)?, day(last)?))
        });
        let occasions = occasions.collect::<Option<Vec<_>>>()?;
        let sums = numbers(&mut from)?;
        let mut ends = || numbers(&mut from).filter(|ends| ends.len() == count);
        let [names, packed, titles, texts, rest] = [ends()?, ends()?, ends()?, ends()?, ends()?];
        let size = from.size()?;
        let names = Texts { bytes: from.bytes(size)?.to_vec(), ends: names };
        let table = numbers(&mut from)?;
        let [at_packed, at_titles, at_texts] = starts;
        let titles = chunks(&mut from, Section { start: at_titles, ends: titles })?;
        let texts = chunks(&mut from, Section { start: at_texts, ends: texts })?;
        let mut next = 0_usize;
        let keys = from.many(|from| {
            let (other, name, many) = (from.flag()?, from.text()?.to_string(), from.size()?);
            let values = next..next.checked_add(many)?;
            next = values.end;
            Some(Key { name, references: !other, values })
        })?;
        let long = from.many(|from| Some((from.text()?.to_string(), numbers(from)?)))?;
        let [value_ends, row_ends, rows, called_ends] =
            [numbers(&mut from)?, numbers(&mut from)?, numbers(&mut from)?, numbers(&mut from)?];
        let size = from.size()?;
        let values = Texts { bytes: from.bytes(size)?.to_vec(), ends: value_ends };
        let size = from.size()?;
        let called = Texts { bytes: from.bytes(size)?.to_vec(), ends: called_ends };
        let targets = numbers(&mut from)?;
        let hashes = from.bytes(targets.len().checked_mul(8)?)?.chunks_exact(8);
        let target_hashes = hashes.map(eight).collect::<Option<Vec<_>>>()?;
        let packed = Section { start: at_packed, ends: packed };
        from.is_done().then_some(Segment {
            file,
            folder,
            signatures,
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
        self.signatures.len()
    }

    /// Of its file.
    pub fn name(&self, row: usize) -> &str {
        self.names.text(row)
    }

    pub fn signature(&self, row: usize) -> Option<Signature> {
        self.signatures.get(row).copied()
    }

    /// The row of a file of exactly this name.
    pub fn row_of(&self, name: &str) -> Option<usize> {
        self.with_id(&id::key(id_of(name))).find(|row| self.name(*row) == name)
    }

    /// The rows of an id, by its key.
    pub fn with_id(&self, key: &str) -> impl Iterator<Item = usize> {
        let start = hash(key.as_bytes()) as usize;
        let mask = self.table.len().wrapping_sub(1);
        let slots = (0..self.table.len()).map(move |step| {
            self.table.get(start.wrapping_add(step) & mask).copied().unwrap_or(u32::MAX)
        });
        let rows = slots.take_while(|slot| *slot != u32::MAX).map(|slot| slot as usize);
        let key = key.to_string();
        rows.filter(move |row| is_key_of(&key, id_of(self.name(*row))))
    }

    pub fn is_marked(&self, row: usize, mark: Mark) -> bool {
        let bit = Mark::ALL.iter().position(|known| *known == mark).unwrap_or_default();
        self.marks.get(row).is_some_and(|marks| marks >> bit & 1 == 1)
    }

    /// False for a file that is read each time.
    pub fn is_kept(&self, row: usize) -> bool {
        self.packed.range(row).is_some_and(|range| !range.is_empty())
    }

    /// First and last day since the common era.
    pub fn occasion(&self, row: usize) -> Option<(i32, i32)> {
        self.occasions.get(row).copied().filter(|(first, _)| *first != i32::MIN)
    }

    pub fn packed(&self, row: usize) -> Option<Vec<u8>> {
        let range = self.packed.range(row)?;
        let bytes = self.file.read(self.packed.start + range.start, range.len())?;
        (hash(&bytes) as u32 == *self.sums.get(row)?).then_some(bytes)
    }

    /// Where the summary of a row ends in the texts.
    pub fn rest(&self, row: usize) -> usize {
        self.rest.get(row).map_or(0, |rest| *rest as usize)
    }

    /// The bytes of a chunk, in `buffer`; false where they are damaged.
    pub fn chunk(&self, chunks: &Chunks, chunk: usize, buffer: &mut Vec<u8>) -> bool {
        let rows = chunks.rows(chunk);
        let start = chunks.start(chunk);
        let Some(last) = rows.end.checked_sub(1) else { return false };
        let Some(size) = chunks.end(last).checked_sub(start) else { return false };
        let read = self.file.read_into(chunks.section.start + start, size, buffer);
        read && chunks.sums.get(chunk) == Some(&hash(buffer))
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
        super::value::unpack(&mut Unpacker::new(self.values.get(at)?))
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
    pub fn rows_of(&self, value: usize) -> &[u32] {
        piece(&self.row_ends, value).and_then(|range| self.rows.get(range)).unwrap_or_default()
    }

    /// Rows with a text under one of the keys that is not among the values.
    pub fn long<'a>(&'a self, keys: Keys<'a>) -> impl Iterator<Item = &'a u32> {
        self.long.iter().filter(|(key, _)| keys(key)).flat_map(|(_, rows)| rows)
    }

    /// References to an id, by its key.
    pub fn references_to(&self, key: &str) -> impl Iterator<Item = usize> {
        let wanted = hash(key.as_bytes());
        let first = self.target_hashes.partition_point(|hash| *hash < wanted);
        let same = self.target_hashes.get(first..).unwrap_or_default();
        let many = same.iter().take_while(|hash| **hash == wanted).count();
        let values = self.targets.get(first..first + many).unwrap_or_default();
        let key = key.to_string();
        values.iter().map(|value| *value as usize).filter(move |value| {
            self.reference(*value).is_some_and(|reference| is_key_of(&key, &reference.id))
        })
    }

    /// References whose id or label holds a text.
    pub fn called(&self, part: &str) -> Vec<usize> {
        let mut found = Vec::new();
        if part.is_empty() {
            found.extend(0..self.called.ends.len());
            return found;
        }
        for at in memchr::memmem::find_iter(&self.called.bytes, part) {
            let value = self.called.ends.partition_point(|end| *end as usize <= at);
            if found.last() != Some(&value) {
                found.push(value);
            }
        }
        found
    }
}

/// Most ids are their own keys.
fn is_key_of(key: &str, id: &str) -> bool {
    key == id || id::key(id) == key
}

fn eight(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.try_into().ok()?))
}

fn fixed(from: &mut Unpacker<'_>) -> Option<u64> {
    eight(from.bytes(8)?)
}

fn signature(bytes: &[u8]) -> Option<Signature> {
    let mut from = Unpacker::new(bytes);
    Some(Signature {
        modified: fixed(&mut from)?.cast_signed(),
        changed: fixed(&mut from)?.cast_signed(),
        file: fixed(&mut from)?,
        size: fixed(&mut from)?,
    })
}

fn numbers(from: &mut Unpacker<'_>) -> Option<Vec<u32>> {
    let count = from.size()?;
    let bytes = from.bytes(count.checked_mul(4)?)?.chunks_exact(4);
    bytes.map(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?))).collect()
}

fn chunks(from: &mut Unpacker<'_>, section: Section) -> Option<Chunks> {
    let firsts = numbers(from)?;
    let sums = from.bytes(firsts.len().checked_mul(8)?)?.chunks_exact(8);
    let sums = sums.map(eight).collect::<Option<Vec<_>>>()?;
    Some(Chunks { section, firsts, sums })
}

//! Rows on their way to a segment, one behind the other: what is kept of each record is all that
//! reading its file gave but the text itself, and what questions are answered by without unpacking
//! that. Nothing here belongs to one row alone, so that a hundred thousand of them cost no more
//! allocations than a few hundred.

use chrono::{Datelike, NaiveDate};

use super::hash;
use super::held::Held;
use super::pack::Packer;
use super::row;
use crate::query::Own;
use crate::record::shelf::Mark;
use crate::record::{Record, Schema};
use crate::store::Signature;

/// Some rows in the order of the names.
#[derive(Debug, Default)]
pub struct Rows {
    pub signatures: Vec<Signature>,
    /// A bit for each of [`Mark::ALL`].
    pub marks: Vec<u8>,
    /// First and last day, counted since the common era.
    pub occasions: Vec<Option<(i32, i32)>>,
    /// Of the packed records.
    pub sums: Vec<u32>,
    /// Of the files.
    pub names: Pieces,
    pub packed: Pieces,
    pub titles: Pieces,
    pub texts: Pieces,
    /// Where in the texts the summary of a row ends.
    pub rests: Vec<usize>,
    pub held: Held,
    /// Of one row after the other.
    own: Own,
}

/// Pieces of bytes, one a row.
#[derive(Debug, Default)]
pub struct Pieces {
    pub bytes: Vec<u8>,
    pub ends: Vec<usize>,
}

impl Pieces {
    fn end(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

impl Rows {
    pub fn len(&self) -> usize {
        self.signatures.len()
    }

    /// A record with faults, or with values of no type, is only remembered as one to be read anew
    /// each time; then the answer is false.
    pub fn add(&mut self, schema: &Schema, record: &Record, signature: Signature) -> bool {
        let name = record.path.rsplit('/').next().unwrap_or(&record.path);
        if !record.faults.is_empty() || !self.pack(record) {
            self.add_unkept(name, signature);
            return false;
        }
        self.held.add(self.sums.len(), record);
        self.own.fill(schema, record);
        self.titles.bytes.extend_from_slice(self.own.names.as_bytes());
        self.texts.bytes.extend_from_slice(self.own.summary.as_bytes());
        let rest = self.texts.bytes.len();
        self.texts.bytes.extend_from_slice(self.own.rest.as_bytes());
        let number = |day: NaiveDate| day.num_days_from_ce();
        let occasion = record.occasion().map(|(first, last)| (number(first), number(last)));
        self.end(name, signature, (marks(record), occasion, rest));
        true
    }

    /// A file that is read each time.
    pub fn add_unkept(&mut self, name: &str, signature: Signature) {
        self.end(name, signature, (0, None, self.texts.bytes.len()));
    }

    fn end(
        &mut self,
        name: &str,
        signature: Signature,
        (marks, occasion, rest): (u8, Option<(i32, i32)>, usize),
    ) {
        self.names.bytes.extend_from_slice(name.as_bytes());
        let start = self.packed.ends.last().copied().unwrap_or_default();
        self.sums.push(hash(self.packed.bytes.get(start..).unwrap_or_default()) as u32);
        let pieces = [&mut self.names, &mut self.packed, &mut self.titles, &mut self.texts];
        pieces.into_iter().for_each(Pieces::end);
        self.signatures.push(signature);
        self.marks.push(marks);
        self.occasions.push(occasion);
        self.rests.push(rest);
    }

    /// Leaves nothing behind where it cannot be packed.
    fn pack(&mut self, record: &Record) -> bool {
        let start = self.packed.bytes.len();
        let mut packer = Packer { bytes: std::mem::take(&mut self.packed.bytes) };
        let packed = row::pack(&mut packer, record);
        self.packed.bytes = packer.bytes;
        if !packed {
            self.packed.bytes.truncate(start);
        }
        packed
    }
}

fn marks(record: &Record) -> u8 {
    let bits = Mark::ALL.iter().enumerate();
    bits.fold(0, |bits, (at, mark)| bits | (u8::from(mark.is_of(record)) << at))
}

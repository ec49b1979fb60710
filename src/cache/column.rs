//! Columns of an index, read where they lie in its bytes: nothing is copied that nobody asks for.

use std::ops::Range;

use super::pack::Unpacker;

/// Numbers of four bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Numbers<'a> {
    bytes: &'a [u8],
}

/// Where a column lies.
#[derive(Clone, Debug, Default)]
pub struct Column(Range<usize>);

impl Column {
    /// The next numbers, with their count before them.
    pub fn numbers(from: &mut Unpacker<'_>) -> Option<Column> {
        let count = from.size()?;
        Column::fixed(from, count, 4)
    }

    /// The next bytes, with their count before them.
    pub fn bytes(from: &mut Unpacker<'_>) -> Option<Column> {
        let count = from.size()?;
        Column::fixed(from, count, 1)
    }

    /// So many of one size.
    pub fn fixed(from: &mut Unpacker<'_>, count: usize, size: usize) -> Option<Column> {
        let start = from.at();
        let bytes = from.bytes(count.checked_mul(size)?)?;
        Some(Column(start..start + bytes.len()))
    }

    pub fn of<'a>(&self, index: &'a [u8]) -> &'a [u8] {
        index.get(self.0.clone()).unwrap_or_default()
    }

    pub fn numbers_of<'a>(&self, index: &'a [u8]) -> Numbers<'a> {
        Numbers { bytes: self.of(index) }
    }
}

impl<'a> Numbers<'a> {
    pub fn len(self) -> usize {
        self.bytes.len() / 4
    }

    pub fn get(self, at: usize) -> Option<u32> {
        let start = at.checked_mul(4)?;
        let bytes = self.bytes.get(start..start.checked_add(4)?)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }

    pub fn iter(self) -> impl Iterator<Item = u32> + 'a {
        let numbers = self.bytes.chunks_exact(4);
        numbers.map(|bytes| bytes.try_into().map_or(u32::MAX, u32::from_le_bytes))
    }

    pub fn part(self, range: Range<usize>) -> Numbers<'a> {
        let bytes = range.start.checked_mul(4).zip(range.end.checked_mul(4));
        let bytes = bytes.and_then(|(start, end)| self.bytes.get(start..end));
        Numbers { bytes: bytes.unwrap_or_default() }
    }

    /// Of numbers that grow: how many are at most so large.
    pub fn at_most(self, limit: usize) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle).is_some_and(|number| number as usize <= limit) {
                true => low = middle + 1,
                false => high = middle,
            }
        }
        low
    }

    /// Where a piece lies, given where each one ends.
    pub fn piece(self, at: usize) -> Option<Range<usize>> {
        let end = self.get(at)? as usize;
        let before = at.checked_sub(1).and_then(|before| self.get(before));
        let start = before.map_or(0, |end| end as usize);
        (start <= end).then_some(start..end)
    }
}

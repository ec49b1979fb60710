//! Values as bytes and back. Whatever the bytes are, reading them gives a value or nothing.

use chrono::{Datelike, NaiveDate};

use crate::words::PartialDate;

/// Bytes being written.
#[derive(Debug, Default)]
pub struct Packer {
    pub bytes: Vec<u8>,
}

impl Packer {
    /// Seven bits a byte, the lowest first.
    pub fn number(&mut self, mut number: u64) {
        while let (low, rest @ 1..) = ((number & 0x7f) as u8, number >> 7) {
            self.bytes.push(low | 0x80);
            number = rest;
        }
        self.bytes.push((number & 0x7f) as u8);
    }

    pub fn size(&mut self, size: usize) {
        self.number(size as u64);
    }

    pub fn flag(&mut self, yes: bool) {
        self.bytes.push(u8::from(yes));
    }

    pub fn text(&mut self, text: &str) {
        self.size(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Packer, T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// So many, then four bytes each.
    pub fn numbers(&mut self, numbers: &[u32]) {
        self.size(numbers.len());
        self.bytes.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }

    pub fn range(&mut self, range: &std::ops::Range<usize>) {
        self.size(range.start);
        self.size(range.end.saturating_sub(range.start));
    }

    pub fn day(&mut self, day: NaiveDate) {
        self.bytes.extend_from_slice(&day.num_days_from_ce().to_le_bytes());
    }

    pub fn date(&mut self, date: PartialDate) {
        match date {
            PartialDate::Year(year) => {
                self.bytes.push(0);
                self.number(year.unsigned_abs().into());
            }
            PartialDate::Month(year, month) => {
                self.bytes.push(1);
                self.number(year.unsigned_abs().into());
                self.number(month.into());
            }
            PartialDate::Day(day) => {
                self.bytes.push(2);
                self.day(day);
            }
        }
    }
}

/// Bytes being read. After something that cannot be, nothing more is there.
#[derive(Debug)]
pub struct Unpacker<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Unpacker<'a> {
    pub fn new(bytes: &'a [u8]) -> Unpacker<'a> {
        Unpacker { bytes, size: bytes.len() }
    }

    /// How many bytes have been read.
    pub fn at(&self) -> usize {
        self.size - self.bytes.len()
    }

    pub fn is_done(&self) -> bool {
        self.bytes.is_empty()
    }

    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    pub fn bytes(&mut self, many: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(many)?;
        self.bytes = rest;
        Some(taken)
    }

    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    pub fn size(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    pub fn flag(&mut self) -> Option<bool> {
        match self.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    pub fn text(&mut self) -> Option<&'a str> {
        let size = self.size()?;
        std::str::from_utf8(self.bytes(size)?).ok()
    }

    pub fn optional<T>(
        &mut self,
        read: impl FnOnce(&mut Unpacker<'a>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.flag()? {
            true => read(self).map(Some),
            false => Some(None),
        }
    }

    pub fn many<T>(
        &mut self,
        mut read: impl FnMut(&mut Unpacker<'a>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.size()?;
        // No value takes less than a byte: a larger count is no count.
        if count > self.bytes.len() {
            return None;
        }
        let mut values = Vec::with_capacity(count);
        for _ in 0..count {
            values.push(read(self)?);
        }
        Some(values)
    }

    pub fn range(&mut self) -> Option<std::ops::Range<usize>> {
        let start = self.size()?;
        let end = start.checked_add(self.size()?)?;
        Some(start..end)
    }

    pub fn day(&mut self) -> Option<NaiveDate> {
        let bytes = self.bytes(4)?.try_into().ok()?;
        NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(bytes))
    }

    pub fn date(&mut self) -> Option<PartialDate> {
        match self.byte()? {
            0 => Some(PartialDate::Year(self.year()?)),
            1 => Some(PartialDate::Month(self.year()?, u32::try_from(self.number()?).ok()?)),
            2 => Some(PartialDate::Day(self.day()?)),
            _ => None,
        }
    }

    fn year(&mut self) -> Option<i32> {
        i32::try_from(self.number()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_size_come_back() {
        for number in [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX] {
            let mut packer = Packer::default();
            packer.number(number);
            let mut unpacker = Unpacker::new(&packer.bytes);
            assert_eq!((unpacker.number(), unpacker.is_done()), (Some(number), true));
        }
    }

    #[test]
    fn what_is_cut_off_is_nothing() {
        let mut packer = Packer::default();
        packer.text("Güller");
        for end in 0..packer.bytes.len() {
            assert_eq!(Unpacker::new(&packer.bytes[..end]).text(), None);
        }
    }
}

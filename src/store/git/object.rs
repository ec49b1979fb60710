//! git's objects as `cat-file --batch` gives them, many in one call.

use super::process::Process;
use super::{Git, not_started, output_odd, succeeded};
use crate::error::{Error, Result};

impl Git {
    /// git that gives the objects it is asked for.
    pub(super) fn objects(&self) -> Result<Process> {
        self.start(&["cat-file", "--batch"], true)
    }

    /// The bytes of files by their ids, in this order; `None` where git has none or no file.
    pub fn blobs(&self, ids: &[&str]) -> Result<Vec<Option<Vec<u8>>>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let asked = ids.join("\n") + "\n";
        let said = self.objects()?.finish(asked.as_bytes()).map_err(not_started)?;
        succeeded(&said)?;
        let mut objects = Objects::of(&said.stdout);
        let next = |_: &&str| {
            let object = objects.next()?.filter(|object| object.kind == "blob");
            Ok(object.map(|object| object.bytes.to_vec()))
        };
        ids.iter().map(next).collect()
    }
}

/// The answers of `cat-file --batch`, one after the other.
pub(super) struct Objects<'a> {
    rest: &'a [u8],
}

pub(super) struct Object<'a> {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) bytes: &'a [u8],
}

impl<'a> Objects<'a> {
    pub(super) fn of(said: &'a [u8]) -> Objects<'a> {
        Objects { rest: said }
    }

    /// `None` where the object is missing.
    pub(super) fn next(&mut self) -> Result<Option<Object<'a>>> {
        let end = self.rest.iter().position(|byte| *byte == b'\n').ok_or_else(odd)?;
        let (line, rest) = self.rest.split_at_checked(end).ok_or_else(odd)?;
        let rest = rest.get(1..).ok_or_else(odd)?;
        let line = String::from_utf8_lossy(line);
        if line.ends_with(" missing") {
            self.rest = rest;
            return Ok(None);
        }
        let mut words = line.split(' ');
        let (Some(id), Some(kind), Some(size)) = (words.next(), words.next(), words.next()) else {
            return Err(odd());
        };
        let size: usize = size.parse().map_err(|_| odd())?;
        let (bytes, rest) = rest.split_at_checked(size).ok_or_else(odd)?;
        self.rest = rest.get(1..).ok_or_else(odd)?;
        Ok(Some(Object { id: id.to_string(), kind: kind.to_string(), bytes }))
    }
}

pub(super) fn odd() -> Error {
    output_odd("cat-file")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_one_after_the_other() {
        let mut objects = Objects::of(b"HEAD:x missing\n0a0b blob 3\na\nb\n");
        assert!(objects.next().expect("an answer").is_none());
        let object = objects.next().expect("an answer").expect("an object");
        assert_eq!((object.id.as_str(), object.bytes), ("0a0b", &b"a\nb"[..]));
        assert!(objects.next().is_err());
    }
}

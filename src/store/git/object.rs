//! git's objects as `cat-file --batch` gives them, many in one call.

use std::io::{self, BufRead, BufReader, Read};
use std::process::{ChildStdin, ChildStdout, Stdio};

use super::process::{Process, tell};
use super::{Git, not_started, output_odd, succeeded, unreadable};
use crate::error::{Error, Kind, Result};
use crate::store::disk::Disk;
use crate::words::Message;

impl Git {
    /// git that gives the objects it is asked for.
    pub(super) fn objects(&self) -> Result<Process> {
        self.start(&["cat-file", "--batch"], true)
    }

    /// How many bytes objects have; `None` where git has none.
    pub fn sizes(&self, ids: &[&str]) -> Result<Vec<Option<u64>>> {
        let asked: String = ids.iter().map(|id| format!("{id}\n")).collect();
        let said = self.tell(&["cat-file", "--batch-check=%(objectsize)"], asked.as_bytes())?;
        let sizes: Vec<Option<u64>> = said.lines().map(|line| line.parse().ok()).collect();
        if sizes.len() == ids.len() { Ok(sizes) } else { Err(odd()) }
    }

    /// An object that must be there is not: this copy may have been made without all of them.
    pub fn missing(&self) -> Error {
        match self.ask(&["config", "--get-regexp", r"^remote\..*\.(promisor|partialclonefilter)$"])
        {
            Ok(_) => Error::new(Kind::Surroundings, Message::new("store-git-partial"))
                .hint(Message::new("store-git-partial-hint")),
            Err(_) => unreadable(),
        }
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

/// git that gives one file after the other, so that only one at a time is in memory.
#[derive(Debug)]
pub struct Reader {
    // Closed before the process is waited for.
    input: ChildStdin,
    answers: BufReader<ChildStdout>,
    _process: Process,
    disk: Disk,
}

impl Git {
    pub fn reader(&self) -> Result<Reader> {
        let mut command = self.command();
        command.args(["cat-file", "--batch"]).stderr(Stdio::null());
        let mut process = Process::start(&self.disk, &mut command, true).map_err(not_started)?;
        let (input, output) = process.pipes().ok_or_else(odd)?;
        let answers = BufReader::new(output);
        Ok(Reader { input, answers, _process: process, disk: self.disk.clone() })
    }
}

impl Reader {
    pub fn blob(&mut self, id: &str) -> Result<Vec<u8>> {
        let disk = self.disk.clone();
        let answered = disk.call("object", || {
            tell(&mut self.input, format!("{id}\n").as_bytes())?;
            let mut line = String::new();
            self.answers.read_line(&mut line)?;
            let size = line.trim_end().split_once(" blob ").and_then(|(_, size)| size.parse().ok());
            let Some(size) = size else { return Ok(None) };
            let mut bytes = vec![0; size];
            self.answers.read_exact(&mut bytes)?;
            self.answers.read_exact(&mut [0])?;
            Ok::<_, io::Error>(Some(bytes))
        });
        answered.map_err(not_started)?.ok_or_else(unreadable)
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

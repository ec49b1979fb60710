//! The outside, handed in by `main`: arguments, environment, clock, working directory, streams.
//! No other room asks the system for them, so a test can be any machine on any day.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, Write};
use std::path::PathBuf;

use chrono::NaiveDateTime;

use crate::paint::Painted;

/// Everything that a run gets from outside.
pub struct Host {
    /// With the program's name first.
    pub args: Vec<OsString>,
    pub env: BTreeMap<OsString, OsString>,
    /// Local time.
    pub now: NaiveDateTime,
    pub cwd: PathBuf,
    /// netlog itself as it lies on this machine; what it was called by where nobody can tell.
    pub program: PathBuf,
    pub input: Input,
    pub out: Stream,
    pub err: Stream,
    /// The language of the system as a tag, where the environment names none.
    pub system_locale: Option<String>,
}

impl Host {
    /// A variable's text; one that is empty or no Unicode counts as not set.
    pub fn var(&self, name: &str) -> Option<&str> {
        let value = self.env.get(OsStr::new(name))?.to_str()?;
        (!value.is_empty()).then_some(value)
    }
}

/// Standard input.
pub struct Input {
    pub reader: Box<dyn BufRead>,
    pub terminal: bool,
}

/// Standard output or standard error. Text for people goes through [`Painted`]; what programs
/// read goes through [`Stream::data`].
pub struct Stream {
    writer: Box<dyn Write>,
    /// Columns, where it is a terminal.
    pub width: Option<usize>,
    pub terminal: bool,
    pub color: bool,
}

impl Stream {
    pub fn new(writer: Box<dyn Write>, terminal: bool, width: Option<usize>) -> Self {
        Self { writer, width, terminal, color: terminal }
    }

    pub fn paint(&mut self, painted: &Painted) -> io::Result<()> {
        self.writer.write_all(painted.encode(self.color).as_bytes())
    }

    /// For JSON, CSV, paths and documents. On a terminal it is escaped like everything else.
    pub fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.terminal {
            let text = String::from_utf8_lossy(bytes);
            return self.paint(&Painted::text(&text));
        }
        self.writer.write_all(bytes)
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

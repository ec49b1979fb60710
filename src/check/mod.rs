//! Checking: faults and doubts in the records, each with a code, a place, a remedy and, where one
//! is safe, a fix. What a file looks like on disk, and what the settings say, is handed in.

mod duplicate;
mod explain;
mod github;
mod level;
mod likeness;
mod listing;
mod mend;
mod nearest;
mod rules;
mod sarif;
mod sensitive;
mod slip;
mod spot;

use std::ops::Range;

use chrono::NaiveDate;

pub use duplicate::{Pair, Reason, find as duplicates};
pub use explain::{explain, index};
pub use github::github;
pub use level::{Level, Levels};
pub use listing::{alike, json, summary};
pub use mend::{Mending, fix};
pub use rules::{RULES, misfiled};
pub use sarif::{Root, sarif};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::record::{Book, KindSpec, Record};
use crate::words::Message;

/// One fault that is looked for. Its texts are `check-CODE-title` and `check-CODE-about`.
pub struct Rule {
    pub code: &'static str,
    /// Unless an office says otherwise. A note is a doubt of taste, or of data that nobody need have.
    pub severity: Severity,
    pub check: fn(&Context<'_>, &mut Vec<Diagnostic>),
    pub example: Example,
}

/// Files of a small repository: path and text.
pub type Files = &'static [(&'static str, &'static str)];

/// The documentation of a rule, and its test: `bad` raises it and nothing else, `good` nothing.
/// Examples live on 22 October 2024, in an office with the staff `kim`, the series `steering` unless
/// there is a `netlog.toml`, and a holiday on 31 October. What has the path of a commit is its message.
/// A file whose text is empty stands for one that cannot be read.
pub struct Example {
    pub bad: Files,
    pub good: Files,
    /// `bad` with what was probably meant, and with what is safe.
    pub guessed: Option<Files>,
    /// `bad` after its safe fix.
    pub fixed: Option<Files>,
}

/// What the rules look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub book: &'a Book,
    /// The path of the one record that is looked at, among all the others; `None` for all.
    pub only: Option<&'a str>,
    pub today: NaiveDate,
    /// Ids of the office's own people; empty where the settings name none.
    pub staff: &'a [String],
    /// Keys of the series; empty where the settings name none.
    pub series: &'a [String],
    /// Markdown files outside the folders of records.
    pub strays: &'a [String],
    /// New records are filed in a folder of their year.
    pub by_year: bool,
    /// Days on which nobody works, beside the ends of weeks.
    pub free: &'a [NaiveDate],
    /// Steps of the history whose messages are looked at.
    pub commits: &'a [Commit],
}

/// A step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// In full.
    pub id: String,
    pub message: String,
}

impl Commit {
    /// What stands where the path of a file stands: no path of a record begins so.
    pub fn path(&self) -> String {
        format!("{COMMIT}{}", self.id)
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::new(&self.path(), &self.message, range)
    }

    /// The id of the commit in whose message a fault is.
    pub fn of(place: &Place) -> Option<&str> {
        place.path.strip_prefix(COMMIT)
    }
}

const COMMIT: &str = "commit ";

impl<'a> Context<'a> {
    /// All records of an office that has settled nothing.
    pub fn new(book: &'a Book, today: NaiveDate) -> Context<'a> {
        let (staff, series, strays) = (&[], &[], &[]);
        let (free, commits) = (&[], &[]);
        Context { book, only: None, today, staff, series, strays, by_year: true, free, commits }
    }

    /// Those that are looked at. A new record must not have a rule bring all the others.
    fn records(&self) -> Box<dyn Iterator<Item = &'a Record> + 'a> {
        match self.only {
            Some(path) => Box::new(self.book.of_path(path).into_iter()),
            None => Box::new(self.book.records()),
        }
    }

    fn of_kind(&self, kind: &'static KindSpec) -> Box<dyn Iterator<Item = &'a Record> + 'a> {
        match self.only {
            Some(_) => Box::new(self.records().filter(move |record| record.is(kind))),
            None => Box::new(self.book.of_kind(kind)),
        }
    }
}

/// Everything that the rules find, by path, line, column and code; each fault once.
pub fn run(context: &Context<'_>, levels: &Levels) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        if let Some(severity) = levels.of(rule) {
            let before = found.len();
            (rule.check)(context, &mut found);
            found.iter_mut().skip(before).for_each(|fault| fault.severity = severity);
        }
    }
    found.sort_by(|a, b| {
        let (x, y) = (&a.place, &b.place);
        (&x.path, x.line, x.column, a.code).cmp(&(&y.path, y.line, y.column, b.code))
    });
    let mut once: Vec<Diagnostic> = Vec::with_capacity(found.len());
    for fault in found {
        let beside = |other: &&Diagnostic| other.code == fault.code && other.place == fault.place;
        if !once.iter().rev().take_while(beside).any(|other| *other == fault) {
            once.push(fault);
        }
    }
    once
}

/// The rule of this code; case does not count.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}

/// The rule that a mistyped code probably means.
pub fn rule_like(code: &str) -> Option<&'static Rule> {
    let code = code.trim().to_ascii_lowercase();
    let codes = || RULES.iter().map(|rule| rule.code);
    if let Some(near) = nearest::word(&code, codes()) {
        return rule(near);
    }
    // Who remembers half of a code: a word that only one of them has.
    let part = nearest::word(&code, codes().flat_map(|code| code.split('-')))?;
    let mut having = codes().filter(|code| code.split('-').any(|word| word == part));
    rule(having.next().filter(|_| having.next().is_none())?)
}

impl Rule {
    /// Its short name.
    pub fn title(&self) -> Message {
        Message::dynamic(format!("check-{}-title", self.code))
    }

    /// Why it matters and what to do, in a few sentences.
    pub fn about(&self) -> Message {
        Message::dynamic(format!("check-{}-about", self.code))
    }

    /// True where some of its faults can be mended without a decision by a person.
    pub fn is_fixable(&self) -> bool {
        self.example.fixed.is_some()
    }

    /// True where for some of its faults it can be said what was probably meant.
    pub fn is_guessable(&self) -> bool {
        self.example.guessed.is_some()
    }

    /// A fault at a place of a record.
    fn at(
        &self,
        record: &Record,
        range: Range<usize>,
        message: Message,
        remedy: Message,
    ) -> Diagnostic {
        let place = record.page().place(&record.path, range);
        Diagnostic::new(self.code, self.severity, place, message, remedy)
    }

    /// A fault of a file as a whole: of its name, or of where it lies.
    fn file(&self, path: &str, message: Message, remedy: Message) -> Diagnostic {
        Diagnostic::new(self.code, self.severity, Place::file(path), message, remedy)
    }

    /// The faults of this code that were found while reading.
    fn collect(&self, context: &Context<'_>, found: &mut Vec<Diagnostic>) {
        let faults = context.book.faults().filter(|fault| fault.code == self.code);
        found.extend(faults.cloned());
    }
}

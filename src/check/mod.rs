//! Checking: faults and doubts in the records, each with a code, a place, a remedy and, where one
//! is safe, a fix. What a file looks like on disk, and what the settings say, is handed in.

mod duplicate;
mod explain;
mod listing;
mod mend;
mod nearest;
mod rules;
mod spot;

use std::ops::Range;

use chrono::NaiveDate;

pub use duplicate::{Pair, Reason, find as duplicates};
pub use explain::{explain, index};
pub use listing::{alike, json, summary};
pub use mend::fix;
pub use rules::{RULES, misfiled};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::record::{Book, KindSpec, Record};
use crate::words::Message;

/// One fault that is looked for. Its texts are `check-CODE-title` and `check-CODE-about`.
pub struct Rule {
    pub code: &'static str,
    pub severity: Severity,
    pub check: fn(&Context<'_>, &mut Vec<Diagnostic>),
    pub example: Example,
}

/// Files of a small repository: path and text.
pub type Files = &'static [(&'static str, &'static str)];

/// The documentation of a rule, and its test: `bad` raises it and nothing else, `good` nothing.
/// Examples live on 22 October 2024, in an office with the staff `kim` and the series `steering`.
/// A file whose text is empty stands for one that cannot be read.
pub struct Example {
    pub bad: Files,
    pub good: Files,
    /// `bad` after its fix.
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
}

impl<'a> Context<'a> {
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

/// Everything that all rules find, by path, line, column and code; each fault once.
pub fn run(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        (rule.check)(context, &mut found);
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

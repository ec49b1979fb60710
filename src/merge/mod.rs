//! Two people changed one record: what each of them meant comes together, field by field, and the
//! text paragraph by paragraph. Where both gave one field different values, both stay in the file,
//! readable by everybody, until somebody decides (`open`). Knows texts only.

mod absorb;
mod align;
mod answer;
mod body;
mod dangling;
mod front;
mod lines;
mod list;
pub mod log;
#[cfg(test)]
mod log_law;
#[cfg(test)]
mod log_tests;
mod open;
#[cfg(test)]
mod open_tests;
mod part;
mod places;
pub mod settings;
#[cfg(test)]
mod settings_tests;
mod side;
mod task;
mod value;

pub use open::{Choice, OPEN, Open, decided, opens};

use crate::page::Page;
use crate::record::{KindSpec, Schema};

/// A part of a record that two may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    Field(String),
    /// A paragraph of the text.
    Text,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// What both changed, each in another way.
    pub conflicts: Vec<Spot>,
    /// What one took away and the other changed: it stays.
    pub kept: Vec<Spot>,
}

/// The three texts of one file.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// As it was when both had the same; `None` where both made it.
    pub base: Option<&'a str>,
    pub ours: &'a str,
    pub theirs: &'a str,
}

/// Brings them together. `None` where one of them is no record that can be read, or what comes of
/// it would be none.
pub fn merge(schema: &Schema, kind: &'static KindSpec, sides: Sides<'_>) -> Option<Merged> {
    let Sides { base, ours, theirs } = sides;
    let alone = |text: &str| Some(Merged { text: text.to_string(), ..Merged::default() });
    if ours == theirs || base == Some(theirs) {
        return alone(ours);
    }
    if base == Some(ours) {
        return alone(theirs);
    }
    let plain = |text: &str| text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    // How lines end is one more thing that one of them may have changed.
    let ends = |text: &str| Page::new(text.to_string()).line_end();
    let end = either(base.map(ends), ends(ours), ends(theirs));
    let mark = |text: &str| text.starts_with('\u{feff}');
    let mark = either(base.map(mark), mark(ours), mark(theirs));
    let pages = [base.unwrap_or_default(), ours, theirs].map(|text| Page::new(plain(text)));
    let mut merged = Merged::default();
    let front = front::merge(schema, kind, pages.each_ref(), base.is_some(), &mut merged)?;
    let front = format!("{}\n", front.trim_end_matches('\n'));
    let bodies = pages.each_ref().map(|page| page.body());
    let body = body::merge(bodies, base.is_some(), &mut merged);
    let text = format!("{front}{body}");
    // What cannot be read back is not written.
    let page = Page::new(text);
    if page.front().is_none() || page.body() != body || !page.read("").1.is_empty() {
        return None;
    }
    let mark = if mark { "\u{feff}" } else { "" };
    merged.text = format!("{mark}{}", page.text().replace('\n', end));
    Some(merged)
}

/// The same for what is no record: line by line. `None` where both changed one line.
pub fn merge_lines(base: &str, ours: &str, theirs: &str) -> Option<String> {
    lines::merge(base, ours, theirs)
}

/// What one of them changed; ours where both did.
fn either<T: PartialEq>(base: Option<T>, ours: T, theirs: T) -> T {
    if base.is_some_and(|base| base == ours) { theirs } else { ours }
}

#[cfg(test)]
mod tests;

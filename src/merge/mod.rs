//! Two people changed one record: what each of them meant comes together, field by field, and the
//! text paragraph by paragraph. Where both gave one field different values, both stay in the file,
//! readable by everybody, until somebody decides ([`open`]). Knows texts only.

mod align;
mod body;
mod front;
mod open;
mod value;

pub use open::{Choice, OPEN, Open, decided, opens};

use crate::page::Page;
use crate::record::{KindSpec, Schema};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// What both changed, each in another way: the field, or [`TEXT`].
    pub conflicts: Vec<String>,
    /// What one took away and the other changed: it stays. The field, or [`TEXT`].
    pub kept: Vec<String>,
}

/// The name of the text among the fields.
pub const TEXT: &str = "text";

/// The three texts of one file.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// As it was when both had the same; `None` where both made it.
    pub base: Option<&'a str>,
    pub ours: &'a str,
    pub theirs: &'a str,
}

/// Brings them together. `None` where one of them is no record that can be read.
pub fn merge(schema: &Schema, kind: &'static KindSpec, sides: Sides<'_>) -> Option<Merged> {
    let Sides { base, ours, theirs } = sides;
    let plain = |text: &str| text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    // How lines end is one more thing that one of them may have changed.
    let ends = |text: &str| Page::new(text.to_string()).line_end();
    let end = either(base.map(ends), ends(ours), ends(theirs));
    let mark = |text: &str| text.starts_with('\u{feff}');
    let mark = either(base.map(mark), mark(ours), mark(theirs));
    let pages = [base.unwrap_or_default(), ours, theirs].map(|text| Page::new(plain(text)));
    let [base_page, ours_page, theirs_page] = &pages;

    let mut merged = Merged::default();
    let text = if ours_page.text() == theirs_page.text() || base_page.text() == theirs_page.text() {
        ours_page.text().to_string()
    } else if base_page.text() == ours_page.text() {
        theirs_page.text().to_string()
    } else {
        let known = base.is_some();
        let front = front::merge(schema, kind, pages.each_ref(), known, &mut merged)?;
        let bodies = pages.each_ref().map(|page| page.body());
        format!("{front}{}", body::merge(bodies, &mut merged))
    };
    let mark = if mark { "\u{feff}" } else { "" };
    merged.text = format!("{mark}{}", text.replace('\n', end));
    Some(merged)
}

/// What one of them changed; ours where both did.
fn either<T: PartialEq>(base: Option<T>, ours: T, theirs: T) -> T {
    if base.is_some_and(|base| base == ours) { theirs } else { ours }
}

#[cfg(test)]
mod tests;

//! What is wrong in the data, and where. A [`Diagnostic`] never stops a command: it is collected
//! beside the good records and shown at the end. Knows files only as names and texts.

mod excerpt;
mod lines;

use std::ops::Range;

pub use excerpt::excerpt;
pub use lines::Lines;

use crate::words::Message;

/// How bad it is. Errors and warnings make `check` exit with 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The data cannot be read as it was meant.
    Error,
    /// The data can be read, and is probably not what was meant.
    Warning,
    /// Worth a look, and perhaps just as somebody wants it.
    Note,
}

impl Severity {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A range of bytes in a file, with the line and column of its start.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// From the root of the repository, with `/` on every system.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// In bytes of the file.
    pub range: Range<usize>,
}

impl Place {
    /// `range` is cut to the text and widened to whole characters.
    pub fn new(path: &str, text: &str, range: Range<usize>) -> Self {
        Place::found(path, text, &Lines::of(text), range)
    }

    /// As `new`, for a text whose lines are known.
    pub fn found(path: &str, text: &str, lines: &Lines, range: Range<usize>) -> Self {
        let mut start = range.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = range.end.clamp(start, text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let (line, column) = lines.find(text, start);
        Self { path: path.to_string(), line, column, range: start..end }
    }

    /// A file as a whole, where its text says nothing or could not be read.
    pub fn file(path: &str) -> Self {
        Self { path: path.to_string(), line: 1, column: 1, range: 0..0 }
    }
}

/// Replaces a range of bytes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    pub range: Range<usize>,
    pub text: String,
}

impl TextEdit {
    pub fn new(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    /// Applies edits that do not overlap, in any order; `None` where one does not fit the text.
    pub fn apply(text: &str, edits: &[TextEdit]) -> Option<String> {
        let mut edits: Vec<&TextEdit> = edits.iter().collect();
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for edit in edits {
            out.push_str(text.get(at..edit.range.start)?);
            text.get(edit.range.clone())?;
            out.push_str(&edit.text);
            at = edit.range.end;
        }
        out.push_str(text.get(at..)?);
        Some(out)
    }
}

/// One fault or doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The name under which `netlog explain` describes it.
    pub code: &'static str,
    pub severity: Severity,
    pub place: Place,
    /// What is wrong, as a sentence.
    pub message: Message,
    /// What to do about it, as a sentence.
    pub remedy: Message,
    /// The edits of this file that mend it.
    pub fix: Vec<TextEdit>,
    /// True where the edits are what was probably meant: they are made for somebody who says so.
    pub is_guess: bool,
}

impl Diagnostic {
    pub fn new(
        code: &'static str,
        severity: Severity,
        place: Place,
        message: Message,
        remedy: Message,
    ) -> Self {
        Self { code, severity, place, message, remedy, fix: Vec::new(), is_guess: false }
    }

    #[must_use]
    pub fn with_fix(mut self, edit: TextEdit) -> Self {
        self.fix.push(edit);
        self
    }

    /// With an edit that may be wrong.
    #[must_use]
    pub fn with_guess(mut self, edit: TextEdit) -> Self {
        self.is_guess = true;
        self.with_fix(edit)
    }

    /// True where it can be mended without a decision by a person.
    pub fn is_fixable(&self) -> bool {
        !self.fix.is_empty() && !self.is_guess
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_characters_and_never_splits_one() {
        let text = "\u{feff}a\nÄö: x\n";
        let at = text.find('x').unwrap_or_default();
        let place = Place::new("f.md", text, at..at + 1);
        assert_eq!((place.line, place.column), (2, 5));
        let inside = text.find('ö').unwrap_or_default() + 1;
        assert_eq!(Place::new("f.md", text, inside..inside).range.start, inside - 1);
        assert_eq!(Place::new("f.md", text, 99..120).range, text.len()..text.len());
        assert_eq!(Place::new("f.md", text, 3..4).column, 1);
    }

    #[test]
    fn edits_apply_in_any_order_and_refuse_to_overlap() {
        let edits = [TextEdit::new(4..5, "E"), TextEdit::new(0..1, "AA"), TextEdit::new(2..2, "-")];
        assert_eq!(TextEdit::apply("abcde", &edits).as_deref(), Some("AAb-cdE"));
        let overlap = [TextEdit::new(0..3, ""), TextEdit::new(2..4, "")];
        assert_eq!(TextEdit::apply("abcde", &overlap), None);
    }
}

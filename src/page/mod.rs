//! One file's text, lossless: where the front matter and the body are, what they say, and edits
//! that change nothing else. Knows no kinds and no fields of records, and no files.

#[cfg(test)]
mod any;
mod cached;
mod conflict;
mod edit;
mod fault;
mod flat;
#[cfg(test)]
mod flat_tests;
mod inline;
mod limits;
mod outline;
mod read;
mod scan;
mod splice;
mod tree;
mod write;

use std::ops::Range;

use cached::Cached;
use tree::Node;

use crate::diagnostic::{Lines, Place};

pub use edit::Refused;
pub use outline::{Block, Heading, Item, Outline, WikiLink};
pub use tree::Step;
pub use write::{flow_list, scalar, write_front};

/// The text of a file, and where its parts are. All ranges are bytes of the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    text: String,
    front: Option<Range<usize>>,
    body: usize,
    /// Both are made for the first fault or edit, and then serve the others.
    lines: Cached<Lines>,
    tree: Cached<Option<Node>>,
}

impl Page {
    /// Never fails: a text without front matter is all body.
    pub fn new(text: String) -> Page {
        let start = bom(&text);
        let (front, body) = match parts(&text, start) {
            Some((front, body)) => (Some(front), body),
            None => (None, start),
        };
        Page { text, front, body, lines: Cached::default(), tree: Cached::default() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// A place in the file of this path.
    pub fn place(&self, path: &str, range: Range<usize>) -> Place {
        let lines = self.lines.get_or(|| Lines::of(&self.text));
        Place::found(path, &self.text, lines, range)
    }

    /// The YAML between the `---` lines, with the line end of its last line.
    pub fn front(&self) -> Option<&str> {
        self.text.get(self.front.clone()?)
    }

    pub fn front_range(&self) -> Option<Range<usize>> {
        self.front.clone()
    }

    /// Everything after the line that closes the front matter.
    pub fn body(&self) -> &str {
        self.text.get(self.body..).unwrap_or_default()
    }

    pub fn body_start(&self) -> usize {
        self.body
    }

    /// How the first line ends: `\r\n` or `\n`.
    pub fn line_end(&self) -> &'static str {
        match self.text.split_once('\n') {
            Some((line, _)) if line.ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// True where a first `---` opens a front matter that no line closes.
    fn is_unclosed(&self) -> bool {
        let text = self.text.get(bom(&self.text)..).unwrap_or_default();
        self.front.is_none() && text.split('\n').next().is_some_and(opens)
    }
}

fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

fn parts(text: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let mut lines = text.get(start..)?.split_inclusive('\n');
    let first = lines.next().filter(|line| opens(line))?;
    let front = start + first.len();
    let mut at = front;
    for line in lines {
        let next = at + line.len();
        if opens(line) || (line.starts_with("...") && line.trim_end() == "...") {
            return Some((front..at, next));
        }
        at = next;
    }
    None
}

/// Blanks behind the dashes are invisible in every editor, so they do not count.
fn opens(line: &str) -> bool {
    line.starts_with("---") && line.trim_end() == "---"
}

/// The line around a place, without its line end.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
    start..start + line.trim_end_matches('\r').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str) -> Page {
        Page::new(text.to_string())
    }

    #[test]
    fn front_matter_and_body_are_found() {
        let page = page("---\nname: Anna\n---\n\nText\n---\nmore");
        assert_eq!(page.front(), Some("name: Anna\n"));
        assert_eq!(page.body(), "\nText\n---\nmore");
        assert_eq!(&page.text()[page.front_range().unwrap()], "name: Anna\n");
        assert_eq!(page.body_start(), 19);
    }

    #[test]
    fn dots_close_too_and_blanks_behind_dashes_do_not_matter() {
        assert_eq!(page("--- \na: 1\n...\nx").front(), Some("a: 1\n"));
        assert_eq!(page("---\na: 1\n---  \r\nx").body(), "x");
        assert_eq!(page("---\na: |\n  ---\n  x\n---\n").front(), Some("a: |\n  ---\n  x\n"));
    }

    #[test]
    fn bom_and_crlf_are_kept() {
        let page = page("\u{feff}---\r\na: 1\r\n---\r\nText\r\n");
        assert_eq!(page.front(), Some("a: 1\r\n"));
        assert_eq!(page.body(), "Text\r\n");
        assert_eq!(page.line_end(), "\r\n");
        assert!(page.text().starts_with('\u{feff}'));
    }

    #[test]
    fn small_and_broken_files_have_parts_too() {
        assert_eq!(page("").body(), "");
        assert_eq!(page("---").front(), None);
        assert_eq!(page("---\n---").front(), Some(""));
        assert_eq!(page("---\n---").body(), "");
        assert_eq!(page("\u{feff}only text").body(), "only text");
        assert_eq!(page("----\na: 1\n---\n").front(), None);
        assert!(page("---\na: 1\n").is_unclosed() && page("---").is_unclosed());
        assert!(!page("").is_unclosed() && !page("a\n---\n").is_unclosed());
    }
}

//! The edits of a text that change one value of the front matter, by the places of its tree. What
//! comes of them is not judged here: `edit` reads the result again.

use std::ops::Range;

use serde_yaml::Value;

use super::line_around;
use super::tree::{Entry, Node, Shape};
use super::write::{self, Around};
use crate::diagnostic::TextEdit;

/// A front matter and how its lines end; ranges are bytes of the front matter.
pub(super) struct Splice<'a> {
    pub(super) front: &'a str,
    pub(super) line_end: &'static str,
}

impl Splice<'_> {
    /// A new key below all others.
    pub(super) fn add(&self, tree: Option<&Node>, key: &str, value: &Value) -> Vec<TextEdit> {
        let first = tree.and_then(|tree| tree.entries.first());
        let indent = first.map_or(0, |entry| self.column(entry.key.start));
        let at = self.front.len();
        vec![TextEdit::new(at..at, self.lines(&write::entry(&Value::from(key), value, indent)))]
    }

    /// All lines of a key; `None` where something else stands on them.
    pub(super) fn cut(&self, entry: &Entry) -> Option<TextEdit> {
        let range = line_around(self.front, entry.key.start).start..self.end(entry);
        let before = self.front.get(range.start..entry.key.start)?;
        let behind = self.front.get(self.line_of_end(entry))?;
        let alone = before.trim().is_empty() && is_comment(behind);
        alone.then(|| TextEdit::new(range, ""))
    }

    /// Another value for a key of a mapping in block style. A comment on its line stays.
    pub(super) fn value(&self, entry: &Entry, value: &Value) -> Option<Vec<TextEdit>> {
        let lines = write::value_lines(value, self.column(entry.key.start));
        self.put(entry, value, lines)
    }

    /// The same on one line: a block that keeps its blank lines would take those below it too.
    pub(super) fn value_on_line(&self, entry: &Entry, value: &Value) -> Option<Vec<TextEdit>> {
        self.put(entry, value, (write::scalar(value), String::new()))
    }

    fn put(
        &self,
        entry: &Entry,
        value: &Value,
        (mut first, below): (String, String),
    ) -> Option<Vec<TextEdit>> {
        let colon = self.colon(entry)?;
        let old = &entry.value.range;
        let between = self.front.get(colon..old.start.max(colon))?;
        if between.contains('\n') || old.is_empty() {
            // The key's line keeps its comment, and the lines below go; a comment behind the text
            // goes up, or below where there is one already.
            let line = self.next_line(colon);
            let head = if first.is_empty() { first } else { format!(" {first}") };
            let end = if old.is_empty() { line } else { self.end(entry) };
            let gone = line..end.max(line);
            let comment = self.comment_behind(entry).unwrap_or_default();
            let top = self.front.get(colon..line)?.trim_end();
            let top_end = colon + top.len();
            let (behind, below) = if comment.is_empty() {
                (String::new(), below)
            } else if top.contains('#') {
                (
                    String::new(),
                    format!("{below}{}{comment}\n", " ".repeat(self.column(entry.key.start))),
                )
            } else {
                (format!(" {comment}"), below)
            };
            return Some(vec![
                TextEdit::new(colon..top_end, format!("{head}{top}{behind}")),
                TextEdit::new(gone, self.lines(&below)),
            ]);
        }
        let start = colon + (between.len() - between.trim_start().len());
        let written = self.front.get(old.clone())?;
        if let Some(styled) = same_quotes(value, written) {
            first = styled;
        }
        if written.starts_with(['|', '>']) && entry.value.shape == Shape::Scalar {
            let head = written.find([' ', '\t', '\r', '\n', '#']).unwrap_or(written.len());
            let gone = self.next_line(old.start)..self.end(entry);
            return Some(vec![
                TextEdit::new(start..old.start + head, first),
                TextEdit::new(gone, self.lines(&below)),
            ]);
        }
        let start = if first.is_empty() { colon } else { start };
        let end = self.next_line(old.end);
        Some(vec![
            TextEdit::new(start..old.end.max(start), first),
            TextEdit::new(end..end, self.lines(&below)),
        ])
    }

    /// Another value anywhere, on one line.
    pub(super) fn inline(&self, node: &Node, value: &Value, around: Around) -> Option<TextEdit> {
        let written = self.front.get(node.range.clone())?;
        let words = same_quotes(value, written).unwrap_or_else(|| write::inline(value, around));
        let before = self.front.get(..node.range.start)?;
        let space = if before.ends_with([':', '-', ',']) { " " } else { "" };
        Some(TextEdit::new(node.range.clone(), format!("{space}{words}")))
    }

    /// Other items in place of some; not for a list that would be left empty.
    pub(super) fn items(
        &self,
        list: &Node,
        old: Range<usize>,
        new: &[Value],
    ) -> Option<Vec<TextEdit>> {
        if self.is_flow(list) {
            self.flow_items(list, old, new)
        } else {
            self.block_items(list, old, new)
        }
    }

    pub(super) fn is_flow(&self, node: &Node) -> bool {
        let written = self.front.get(node.range.clone()).unwrap_or_default();
        matches!(node.shape, Shape::List | Shape::Map) && written.starts_with(['[', '{'])
    }

    fn block_items(&self, list: &Node, old: Range<usize>, new: &[Value]) -> Option<Vec<TextEdit>> {
        let column = self.column(list.range.start);
        let lines = |at: usize| -> Option<Range<usize>> {
            let node = list.items.get(at)?;
            let above = match at.checked_sub(1).and_then(|at| list.items.get(at)) {
                Some(last) => self.next_line(last.range.end),
                None => line_around(self.front, list.range.start).start,
            };
            let dash = self.dash(column, above, node.range.start)?;
            Some(dash..self.next_line(node.range.end.max(dash)))
        };
        let made: String = new.iter().map(|value| write::item(value, column)).collect();
        let made = self.lines(&made);
        if old.is_empty() {
            let at = match old.start.checked_sub(1) {
                Some(last) => lines(last)?.end,
                None => lines(0)?.start,
            };
            return Some(vec![TextEdit::new(at..at, made)]);
        }
        let mut edits = Vec::new();
        for at in old.clone() {
            let text = if at == old.start { made.as_str() } else { "" };
            edits.push(TextEdit::new(lines(at)?, text));
        }
        Some(edits)
    }

    /// More items at the end of a list in block style, below the blank lines that its last item
    /// keeps.
    pub(super) fn below_blanks(&self, list: &Node, new: &[Value]) -> Option<Vec<TextEdit>> {
        if self.is_flow(list) {
            return None;
        }
        let column = self.column(list.range.start);
        let made: String = new.iter().map(|value| write::item(value, column)).collect();
        let mut at = self.next_line(list.items.last()?.range.end);
        while self.front.get(at..).is_some_and(|rest| !rest.is_empty()) {
            let next = self.next_line(at);
            if !self.front.get(at..next)?.trim().is_empty() {
                break;
            }
            at = next;
        }
        Some(vec![TextEdit::new(at..at, self.lines(&made))])
    }

    /// The line of an item's dash, looked for from the item upwards.
    fn dash(&self, column: usize, above: usize, from: usize) -> Option<usize> {
        let mut line = line_around(self.front, from).start;
        loop {
            let words = self.front.get(line..)?;
            let blank = words.len() - words.trim_start_matches(' ').len();
            if blank == column && words.get(blank..)?.starts_with('-') {
                return Some(line);
            }
            if line <= above {
                return None;
            }
            line = line_around(self.front, line - 1).start;
        }
    }

    fn flow_items(&self, list: &Node, old: Range<usize>, new: &[Value]) -> Option<Vec<TextEdit>> {
        let made: Vec<String> = new.iter().map(|item| write::inline(item, Around::Flow)).collect();
        let joined = made.join(", ");
        let place = |at: usize| list.items.get(at).map(|item| item.range.clone());
        let Some(last) = list.items.last().map(|item| item.range.end) else {
            let at = list.range.start + 1;
            return Some(vec![TextEdit::new(at..at, joined)]);
        };
        let count = list.items.len();
        if !old.is_empty() && !made.is_empty() {
            let range = place(old.start)?.start..place(old.end - 1)?.end;
            return Some(vec![TextEdit::new(range, joined)]);
        }
        let tail = self.front.get(last..list.range.end)?;
        let comma = tail.trim_start().starts_with(',').then(|| tail.find(',')).flatten();
        if old.is_empty() {
            if old.start < count {
                let at = place(old.start)?.start;
                return Some(vec![TextEdit::new(at..at, format!("{joined}, "))]);
            }
            return self.flow_end(list, last, comma.map(|at| last + at), &made);
        }
        if old.end < count {
            // With its comma, and a comment behind that.
            return Some(vec![TextEdit::new(place(old.start)?.start..place(old.end)?.start, "")]);
        }
        let before = place(old.start.checked_sub(1)?)?.end;
        let start = place(old.start)?.start;
        let between = self.front.get(before..start)?;
        let end = comma.map_or(last, |comma| last + comma + 1);
        let behind = self.front.get(end..)?.trim_start_matches([' ', '\t']);
        // What follows must not come to stand in the comment above.
        let start = match between.contains('#') && !behind.starts_with(['\n', '\r', '#']) {
            true => start,
            false => before + between.trim_end().len(),
        };
        if comma.is_some() {
            return Some(vec![TextEdit::new(start..end, "")]);
        }
        let comma = before + between.find(',')?;
        Some(vec![
            TextEdit::new(comma..comma + 1, ""),
            TextEdit::new(start.max(comma + 1)..last, ""),
        ])
    }

    /// Behind the last item; on a line of its own where that one has its own.
    fn flow_end(
        &self,
        list: &Node,
        last: usize,
        comma: Option<usize>,
        made: &[String],
    ) -> Option<Vec<TextEdit>> {
        let start = list.items.last()?.range.start;
        let line = line_around(self.front, start);
        let indent = self.front.get(line.start..start)?;
        // Behind a colon the comma would be read as a part of the text.
        let comma_ahead = if self.front.get(..last)?.ends_with(':') { " ," } else { "," };
        if !indent.trim().is_empty() || line.start < list.range.start {
            let text = format!("{comma_ahead} {}", made.join(", "));
            return Some(vec![TextEdit::new(last..last, text)]);
        }
        let end = line_around(self.front, last).end;
        let behind = self.front.get(comma.map_or(last, |at| at + 1)..end)?;
        let next = format!("{}{indent}", self.line_end);
        let lines: Vec<String> = made.iter().map(|item| format!("{next}{item}")).collect();
        let lines = lines.join(",");
        if !is_comment(behind) {
            return Some(vec![TextEdit::new(last..last, format!("{comma_ahead}{lines}"))]);
        }
        let (first, rest) = if comma.is_some() { ("", ",") } else { (comma_ahead, "") };
        Some(vec![
            TextEdit::new(last..last, first),
            TextEdit::new(end..end, format!("{lines}{rest}")),
        ])
    }

    fn colon(&self, entry: &Entry) -> Option<usize> {
        let rest = self.front.get(entry.key.end..)?;
        let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        rest.get(blank..)?.starts_with(':').then_some(entry.key.end + blank + 1)
    }

    /// Where the line below the entry begins.
    fn end(&self, entry: &Entry) -> usize {
        self.next_line(self.last(entry))
    }

    /// An empty value may be said to stand further down, behind comments.
    fn last(&self, entry: &Entry) -> usize {
        let value = &entry.value.range;
        if value.is_empty() {
            self.colon(entry).unwrap_or(entry.key.end)
        } else {
            value.end.max(entry.key.end)
        }
    }

    /// The comment behind a text, or a list in brackets, that stands below its key.
    fn comment_behind(&self, entry: &Entry) -> Option<&str> {
        let end = entry.value.range.end;
        let words = self.front.get(end..self.next_line(end))?.trim();
        let is_one = entry.value.shape == Shape::Scalar || self.is_flow(&entry.value);
        let is_one = is_one && !entry.value.range.is_empty();
        (is_one && words.starts_with('#')).then_some(words)
    }

    /// What stands behind an entry on its last line.
    fn line_of_end(&self, entry: &Entry) -> Range<usize> {
        let at = self.last(entry);
        at..line_around(self.front, at).end.max(at)
    }

    fn next_line(&self, at: usize) -> usize {
        let rest = self.front.get(at..).unwrap_or_default();
        rest.find('\n').map_or(self.front.len(), |end| at + end + 1)
    }

    fn column(&self, at: usize) -> usize {
        at - line_around(self.front, at).start
    }

    fn lines(&self, text: &str) -> String {
        text.replace('\n', self.line_end)
    }
}

fn is_comment(text: &str) -> bool {
    let words = text.trim_start();
    words.is_empty() || (words.starts_with('#') && words.len() < text.len())
}

/// A text in the quotes of the one that it replaces.
fn same_quotes(value: &Value, written: &str) -> Option<String> {
    let words = value.as_str().filter(|words| !words.contains('\n'))?;
    match written.chars().next()? {
        '"' => Some(write::double(words)),
        '\'' => write::single(words),
        _ => None,
    }
}

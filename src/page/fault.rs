//! What the YAML parser says about a broken front matter, in words for people who never heard of
//! YAML, with the place where they must look rather than where the parser gave up.

use std::ops::Range;

use crate::diagnostic::TextEdit;
use crate::words::Message;

use super::line_around;

/// A fault of the front matter; ranges are bytes of the front matter.
pub(super) struct Fault {
    pub(super) at: Range<usize>,
    pub(super) message: Message,
    pub(super) remedy: Message,
    /// A guess: good only when the front matter can be read with it.
    pub(super) fix: Option<TextEdit>,
}

impl Fault {
    pub(super) fn new(at: Range<usize>, message: Message, remedy: Message) -> Self {
        Self { at, message, remedy, fix: None }
    }

    pub(super) fn fixed(mut self, fix: Option<TextEdit>) -> Self {
        self.fix = fix;
        self
    }
}

/// The causes are told by the parser's own words, which `yaml_serde` takes from libyaml.
pub(super) fn explain(front: &str, error: &serde_yaml::Error) -> Fault {
    let problem = error.to_string();
    let says = |part: &str| problem.contains(part);
    let at = place(front, error);
    let begun = context(front, &problem).unwrap_or(at);
    if says("control characters") {
        return control(front);
    }
    if says("tab character") || (says("cannot start any token") && begins(front, at, '\t')) {
        return tab(front, at);
    }
    if says("cannot start any token") {
        return reserved(front, at);
    }
    if says("comment or line break") {
        return reserved(front, begun);
    }
    if says("quoted scalar") && (says("end of stream") || says("document indicator")) {
        return open_quote(front, begun);
    }
    if says("escape") || says("hexadecimal") {
        return Fault::new(
            line_from(front, begun),
            Message::new("page-yaml-escape"),
            Message::new("page-yaml-escape-remedy"),
        );
    }
    if says("',' or ']'") || says("',' or '}'") {
        return Fault::new(
            line_from(front, begun),
            Message::new("page-yaml-bracket"),
            Message::new("page-yaml-bracket-remedy"),
        );
    }
    if says("block sequence entries are not allowed") {
        return Fault::new(
            line_from(front, at),
            Message::new("page-yaml-dash"),
            Message::new("page-yaml-dash-remedy"),
        );
    }
    if let Some(fault) = no_space(front, begun.min(at), at) {
        return fault;
    }
    if says("mapping values are not allowed") {
        return colon(front, at).unwrap_or_else(|| indent(front, at));
    }
    if says("could not find expected ':'") {
        return no_key(front, begun);
    }
    if says("did not find expected key") || says("'-' indicator") {
        return quote_above(front, at)
            .or_else(|| after_end(front, at))
            .unwrap_or_else(|| indent(front, at));
    }
    let reason = problem.split(" at line ").next().unwrap_or(&problem).to_string();
    Fault::new(
        line_from(front, at),
        Message::new("page-yaml").with("reason", reason),
        Message::new("page-yaml-remedy"),
    )
}

/// A front matter that is a text or a list instead of keys and values.
pub(super) fn no_keys(front: &str) -> Fault {
    let at = front.len() - front.trim_start().len();
    no_space(front, at, front.len()).unwrap_or_else(|| no_key(front, at))
}

/// Where the parser gave up; it counts bytes.
pub(super) fn place(front: &str, error: &serde_yaml::Error) -> usize {
    front.floor_char_boundary(error.location().map_or(0, |place| place.index()))
}

fn nth(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// Where the thing began that the parser was reading: its message ends `…, while … at line 2
/// column 7` (in characters); it has no other way to tell.
fn context(front: &str, problem: &str) -> Option<usize> {
    let (_, place) = problem.rsplit_once(", while ")?.1.split_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let start: usize = front.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    Some(start + nth(front.get(start..)?, column.checked_sub(1)?))
}

fn begins(front: &str, at: usize, c: char) -> bool {
    front.get(at..).is_some_and(|rest| rest.starts_with(c))
}

/// From a place to the end of its line; the whole line where that is nothing.
fn line_from(front: &str, at: usize) -> Range<usize> {
    let line = line_around(front, at);
    if at < line.end { at..line.end } else { line }
}

fn control(front: &str) -> Fault {
    let bad = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    let found = front.char_indices().find(|(_, c)| bad(c) || matches!(c, '\u{fffe}' | '\u{ffff}'));
    let (at, c) = found.unwrap_or((0, ' '));
    Fault::new(
        at..at + c.len_utf8(),
        Message::new("page-yaml-control").with("code", format!("U+{:04X}", u32::from(c))),
        Message::new("page-yaml-control-remedy"),
    )
}

fn tab(front: &str, at: usize) -> Fault {
    let line = line_around(front, at);
    let words = front.get(line.clone()).unwrap_or_default();
    let blank = words.len() - words.trim_start_matches([' ', '\t']).len();
    let found = words.find('\t').map_or(at..at, |tab| line.start + tab..line.start + tab + 1);
    let indent = words.get(..blank).unwrap_or_default();
    let fix = indent
        .contains('\t')
        .then(|| TextEdit::new(line.start..line.start + blank, indent.replace('\t', "  ")));
    Fault::new(found, Message::new("page-yaml-tab"), Message::new("page-yaml-tab-remedy"))
        .fixed(fix)
}

pub(super) fn reserved(front: &str, at: usize) -> Fault {
    let range = line_from(front, at);
    let first = front.get(range.clone()).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let fix = quoted(front, range.clone());
    Fault::new(
        range,
        Message::new("page-yaml-sign").with("sign", first.to_string()),
        Message::new("page-yaml-quote-it"),
    )
    .fixed(fix)
}

/// The value of a line in quotes; where a comment stands behind it nobody knows what is meant.
fn quoted(front: &str, range: Range<usize>) -> Option<TextEdit> {
    let words = front.get(range.clone())?.trim_end();
    if words.contains(" #") || words.contains(['"', '\\', '\t']) {
        return None;
    }
    Some(TextEdit::new(range.start..range.start + words.len(), format!("\"{words}\"")))
}

fn open_quote(front: &str, at: usize) -> Fault {
    let range = line_from(front, at);
    let sign = front.get(range.clone()).and_then(|rest| rest.chars().next()).unwrap_or('"');
    Fault::new(
        range,
        Message::new("page-yaml-open-quote").with("sign", sign.to_string()),
        Message::new("page-yaml-open-quote-remedy").with("sign", sign.to_string()),
    )
}

/// `name:Anna` in one of the lines that the parser read last.
fn no_space(front: &str, from: usize, to: usize) -> Option<Fault> {
    let mut start = line_around(front, from).start;
    loop {
        let line = line_around(front, start);
        if let Some((key, colon)) = glued(front.get(line.clone())?) {
            let at = line.start + colon;
            return Some(
                Fault::new(
                    at..line.end,
                    Message::new("page-yaml-space").with("key", key),
                    Message::new("page-yaml-space-remedy").with("key", key),
                )
                .fixed(Some(TextEdit::new(at + 1..at + 1, " "))),
            );
        }
        start = front.get(line.end..)?.find('\n').map(|end| line.end + end + 1)?;
        if start > to || start >= front.len() {
            return None;
        }
    }
}

/// A word and the place of a colon with something else than a blank behind it.
fn glued(line: &str) -> Option<(&str, usize)> {
    let words = line.trim_start();
    let words = words.strip_prefix("- ").unwrap_or(words).trim_start();
    let (key, rest) = words.split_once(':')?;
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let plain = !key.is_empty() && key.chars().all(word) && key.starts_with(char::is_alphabetic);
    let glued = !rest.is_empty() && !rest.starts_with([' ', '\t', '/']);
    (plain && glued && !rest.contains(": ")).then_some((key, line.len() - rest.len() - 1))
}

/// A colon inside a value that stands without quotes.
fn colon(front: &str, at: usize) -> Option<Fault> {
    let line = line_around(front, at);
    let before = front.get(line.start..at)?;
    let value = before.find(": ")? + 2;
    let value = value + before.get(value..)?.len() - before.get(value..)?.trim_start().len();
    let range = line.start + value..line.end;
    let fix = quoted(front, range.clone());
    Some(
        Fault::new(range, Message::new("page-yaml-colon"), Message::new("page-yaml-quote-it"))
            .fixed(fix),
    )
}

fn indent(front: &str, at: usize) -> Fault {
    let line = trimmed_line(front, at);
    if !front.get(line.clone()).unwrap_or_default().contains(':') {
        return no_key(front, at);
    }
    Fault::new(line, Message::new("page-yaml-indent"), Message::new("page-yaml-indent-remedy"))
}

fn no_key(front: &str, at: usize) -> Fault {
    Fault::new(
        trimmed_line(front, at),
        Message::new("page-yaml-no-key"),
        Message::new("page-yaml-no-key-remedy"),
    )
}

fn trimmed_line(front: &str, at: usize) -> Range<usize> {
    let line = line_around(front, at);
    let words = front.get(line.clone()).unwrap_or_default();
    line.end - words.trim_start().len()..line.end
}

/// `"Anna" Güller`: a text after the quote, or bracket, that ended the value.
fn after_end(front: &str, at: usize) -> Option<Fault> {
    let line = line_around(front, at);
    let before = front.get(line.start..at)?.trim_end();
    let sign = before.chars().last().filter(|c| matches!(c, '"' | '\'' | ']' | '}'))?;
    Some(Fault::new(
        line_from(front, at),
        Message::new("page-yaml-after").with("sign", sign.to_string()),
        Message::new("page-yaml-after-remedy"),
    ))
}

/// A quote that was left open further up, so that the next quote of the file ended it.
fn quote_above(front: &str, at: usize) -> Option<Fault> {
    let before = front.get(..at)?.trim_end();
    let sign = before.chars().last().filter(|c| matches!(c, '"' | '\''))?;
    let open = before.strip_suffix(sign)?.rfind(sign)?;
    let line = line_around(front, open);
    let value = front.get(line.start..open)?.ends_with([' ', '[', '\t']);
    (value && line.end < line_around(front, at).start).then(|| open_quote(front, open))
}

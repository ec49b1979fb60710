//! The front matter as offices write it, read without a YAML parser: keys, scalars, lists and
//! mappings on lines of their own or in brackets on one. It gives what the parser would give, or
//! nothing at the first doubt; then the parser reads. It costs a twentieth of that.

use serde_yaml::{Mapping, Value};

use super::inline::{DEEP_AT_MOST, Scalar, inline, key, meant};

/// Bytes. So short a text has fewer values than [`super::limits`] allows, whatever is in it.
pub(super) const AT_MOST: usize = 8 * 1024;

/// Brackets that nobody closed, also those in texts. Far from where the limits begin.
pub(super) const OPEN_AT_MOST: usize = 32;

/// So few keys are compared with each other faster than they are hashed.
pub(super) const KEYS_AT_MOST: usize = 64;

/// Keys, which are texts, and their values.
pub(super) type Entries = Vec<(Value, Value)>;

/// The entries in file order; `None` where this is not for us. What is read here is refused by no
/// limit and has no mark of a conflict.
pub(super) fn read(front: &str) -> Option<Entries> {
    with(front, meant)
}

/// The same with numbers, booleans and nulls as the texts that they are written with.
pub(super) fn written(front: &str) -> Option<Mapping> {
    let entries = with(front, |text| meant(text).map(|_| Value::String(text.to_string())));
    entries.map(Mapping::from_iter)
}

fn with(front: &str, scalar: Scalar) -> Option<Entries> {
    if !is_plain(front) {
        return None;
    }
    let mut lines = Lines { rest: front, line: None, scalar };
    lines.next()?;
    let entries = lines.mapping(0, 0)?;
    (lines.line.is_none() && !entries.is_empty()).then_some(entries)
}

/// No tab, no control, none of the line ends that only YAML knows, nothing that YAML forbids.
fn is_plain(front: &str) -> bool {
    // Without a branch, so that many signs are compared at once: letters of Latin and the like.
    let odd = front.bytes().fold(0, |odd, byte| {
        let usual = (byte >= b' ') & (byte != 0x7f) & (byte != 0xc2) & (byte < 0xe0);
        odd | u8::from(!usual & (byte != b'\n'))
    });
    let opening = || front.bytes().filter(|byte| matches!(byte, b'[' | b'{')).count();
    if odd == 0 && opening() <= OPEN_AT_MOST {
        return front.len() <= AT_MOST;
    }
    let (mut open, mut last) = (0_usize, ' ');
    for c in front.chars() {
        match c {
            '[' | '{' => open += 1,
            ']' | '}' => open = open.saturating_sub(1),
            '\n' | '\r' | ' '..='~' => {}
            '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' => {}
            '\u{ff00}'..='\u{fffd}' | '\u{10000}'.. => {}
            _ => return false,
        }
        if open > OPEN_AT_MOST || (last == '\r' && c != '\n') {
            return false;
        }
        last = c;
    }
    front.len() <= AT_MOST && last != '\r'
}

struct Lines<'a> {
    rest: &'a str,
    line: Option<Line<'a>>,
    scalar: Scalar,
}

#[derive(Clone, Copy)]
struct Line<'a> {
    indent: usize,
    /// Never empty, without its line end and the blanks around it.
    text: &'a str,
}

impl<'a> Lines<'a> {
    /// The next line that has more than a comment; `None` where one has blanks only.
    fn next(&mut self) -> Option<()> {
        self.line = None;
        while !self.rest.is_empty() {
            let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            self.rest = rest;
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.is_empty() {
                continue;
            }
            let text = line.trim_start_matches(' ');
            if text.is_empty() {
                return None;
            }
            if text.starts_with('#') {
                continue;
            }
            let indent = line.len() - text.len();
            self.line = Some(Line { indent, text: text.trim_end_matches(' ') });
            break;
        }
        Some(())
    }

    /// The line, if it begins in this column. A line further to the right continues a text or is
    /// a mistake.
    fn at(&self, indent: usize) -> Option<Option<Line<'a>>> {
        match self.line {
            Some(line) if line.indent > indent => None,
            line => Some(line.filter(|line| line.indent == indent)),
        }
    }

    fn mapping(&mut self, indent: usize, depth: usize) -> Option<Entries> {
        let mut entries = Entries::with_capacity(8);
        while let Some(line) = self.at(indent)? {
            let (key, rest) = key(line.text)?;
            let value = match rest {
                "|" => self.literal(indent)?,
                rest => {
                    self.next()?;
                    match rest.starts_with('#') || rest.is_empty() {
                        true => self.below(indent, depth)?,
                        false => inline(rest, self.scalar)?,
                    }
                }
            };
            let double = entries.iter().any(|(known, _)| known.as_str() == Some(key));
            if double || entries.len() == KEYS_AT_MOST {
                return None;
            }
            entries.push((Value::String(key.to_string()), value));
        }
        Some(entries)
    }

    /// The value of a key that has none on its line.
    fn below(&mut self, indent: usize, depth: usize) -> Option<Value> {
        let Some(line) = self.line else { return Some(Value::Null) };
        let list = line.text.starts_with("- ");
        if depth >= DEEP_AT_MOST {
            return None;
        }
        match line.indent {
            // The signs of a list may stand below the first letter of its key.
            column if column > indent || (column == indent && list) => match list {
                true => self.list(column, depth + 1).map(Value::Sequence),
                false => self.mapping(column, depth + 1).map(as_mapping),
            },
            _ => Some(Value::Null),
        }
    }

    /// The lines behind `|`, all of them indented as the first one is or deeper.
    fn literal(&mut self, outside: usize) -> Option<Value> {
        let (mut said, mut indent) = (String::new(), 0);
        while let Some((line, rest)) = self.rest.split_once('\n') {
            let line = line.strip_suffix('\r').unwrap_or(line);
            let text = line.trim_start_matches(' ');
            let column = line.len() - text.len();
            if indent == 0 && column > outside {
                indent = column;
            }
            if text.is_empty() || indent == 0 {
                return None;
            }
            if column < indent {
                break;
            }
            // Of signs of lists in a row only so many are allowed, wherever they are.
            if text.starts_with(['-', '?', ':']) {
                return None;
            }
            said.push_str(line.get(indent..)?);
            said.push('\n');
            self.rest = rest;
        }
        // Without a last line end the value would have none either.
        let whole = !said.is_empty() && self.rest.split('\n').next_back() == Some("");
        whole.then_some(())?;
        self.next()?;
        Some(Value::String(said))
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Vec<Value>> {
        let mut items = Vec::new();
        while let Some(line) = self.at(indent)? {
            let Some(rest) = line.text.strip_prefix("- ") else { break };
            let text = rest.trim_start_matches(' ');
            if key(text).is_some() {
                // The mapping begins behind the sign, and goes on in that column.
                let indent = indent + line.text.len() - text.len();
                self.line = Some(Line { indent, text });
                items.push(as_mapping(self.mapping(indent, depth)?));
            } else {
                items.push(inline(text, self.scalar)?);
                self.next()?;
            }
        }
        Some(items)
    }
}

fn as_mapping(entries: Entries) -> Value {
    Value::Mapping(Mapping::from_iter(entries))
}

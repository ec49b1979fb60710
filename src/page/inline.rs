//! A value that stands on one line of the front matter, and the key in front of it; `None` at the first
//! doubt, as in [`super::flat`].

use serde_yaml::{Mapping, Value};

/// Mappings and lists inside each other. More is asked of the parser.
pub(super) const DEEP_AT_MOST: usize = 6;

/// Bytes. A parser forgets after 1024 characters that a text could be a key.
const KEY_AT_MOST: usize = 128;

/// What a text without quotes stands for.
pub(super) type Scalar = fn(&str) -> Option<Value>;

/// A key in front of its colon, and what follows without blanks around it.
pub(super) fn key(text: &str) -> Option<(&str, &str)> {
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = text.bytes().position(|byte| !sign(byte))?;
    let (key, rest) = text.split_at_checked(end)?;
    let rest = rest.strip_prefix(':')?;
    let good = key.len() <= KEY_AT_MOST
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && word(key).is_none()
        && (rest.is_empty() || rest.starts_with(' '));
    good.then(|| (key, rest.trim_matches(' ')))
}

/// A value on the line of its key or of its dash; all of the text but for a comment.
pub(super) fn inline(text: &str, scalar: Scalar) -> Option<Value> {
    let (value, rest) = match text.as_bytes().first()? {
        b'"' | b'\'' => quoted(text)?,
        b'[' | b'{' => flow(text, 0, scalar)?,
        _ => {
            let (text, rest) = text.split_at_checked(bare(text)?)?;
            let text = text.trim_end_matches(' ');
            (plain(text, scalar).filter(|_| !text.ends_with(':'))?, rest)
        }
    };
    (rest.is_empty() || comment(rest)).then_some(value)
}

/// Where the comment begins, or the end; `None` where a key is in front of it.
fn bare(text: &str) -> Option<usize> {
    for (at, pair) in text.as_bytes().windows(2).enumerate() {
        match pair {
            b" #" => return Some(at),
            b": " => return None,
            _ => {}
        }
    }
    Some(text.len())
}

/// Only behind a blank is `#` more than a letter.
fn comment(rest: &str) -> bool {
    rest.starts_with(' ') && rest.trim_start_matches(' ').starts_with('#')
}

/// A value inside brackets or a pair of them, and what follows.
fn flow(text: &str, depth: usize, scalar: Scalar) -> Option<(Value, &str)> {
    match text.as_bytes().first()? {
        b'"' | b'\'' => quoted(text),
        b'[' if depth < DEEP_AT_MOST => {
            let mut items = Vec::new();
            let rest = inside(text, ']', |rest| {
                let (item, rest) = flow(rest, depth + 1, scalar)?;
                items.push(item);
                Some(rest)
            })?;
            Some((Value::Sequence(items), rest))
        }
        b'{' if depth < DEEP_AT_MOST => {
            let mut entries = Mapping::new();
            let rest = inside(text, '}', |rest| {
                let (key, rest) = key(rest)?;
                let (value, rest) = flow(rest, depth + 1, scalar)?;
                let double = entries.insert(Value::String(key.to_string()), value).is_some();
                (!double).then_some(rest)
            })?;
            Some((Value::Mapping(entries), rest))
        }
        _ => {
            let sign = |c: char| matches!(c, ',' | '[' | ']' | '{' | '}' | ':' | '#');
            let mut end = text.find(sign)?;
            // A colon or a hash within a word is a part of it: `https://…`, `10:30`.
            while let Some(byte @ (b':' | b'#')) = text.as_bytes().get(end) {
                let next = match byte {
                    b':' => text.as_bytes().get(end + 1)?,
                    _ => text.as_bytes().get(end.checked_sub(1)?)?,
                };
                if !next.is_ascii_alphanumeric() && *next != b'/' {
                    return None;
                }
                end += 1 + text.get(end + 1..)?.find(sign)?;
            }
            let (value, rest) = text.split_at_checked(end)?;
            Some((plain(value.trim_end_matches(' '), scalar)?, rest))
        }
    }
}

/// What stands in brackets, with commas between; and what follows them.
fn inside<'a>(
    text: &'a str,
    close: char,
    mut each: impl FnMut(&'a str) -> Option<&'a str>,
) -> Option<&'a str> {
    let mut rest = text.get(1..)?.trim_start_matches(' ');
    if let Some(rest) = rest.strip_prefix(close) {
        return Some(rest);
    }
    loop {
        rest = each(rest)?.trim_start_matches(' ');
        if let Some(rest) = rest.strip_prefix(close) {
            return Some(rest);
        }
        rest = rest.strip_prefix(',')?.trim_start_matches(' ');
    }
}

/// A text in quotes, and what follows. Of the escapes only those that
/// stand for themselves.
fn quoted(text: &str) -> Option<(Value, &str)> {
    let quote = text.chars().next()?;
    let mut said = String::new();
    let mut rest = text.get(1..)?;
    loop {
        let at = rest.find([quote, '\\'])?;
        said.push_str(rest.get(..at)?);
        let (sign, next) = (rest.as_bytes().get(at)?, rest.as_bytes().get(at + 1));
        match (sign, next) {
            (b'\'', Some(b'\'')) => said.push('\''),
            (b'\\', Some(b'"' | b'\\')) if quote == '"' => {
                said.push_str(rest.get(at + 1..at + 2)?);
            }
            (b'\\', _) if quote == '\'' => {
                said.push('\\');
                rest = rest.get(at + 1..)?;
                continue;
            }
            (b'\\', _) => return None,
            _ => return Some((Value::String(said), rest.get(at + 1..)?)),
        }
        rest = rest.get(at + 2..)?;
    }
}

/// A text without quotes, all of it being one line.
fn plain(text: &str, scalar: Scalar) -> Option<Value> {
    match text.as_bytes() {
        [b'-', b'.', ..] => scalar(text),
        [b'-', next, ..] if next.is_ascii_alphanumeric() => scalar(text),
        [] | [b'-' | b' ' | b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&', ..] => {
            None
        }
        [b'*' | b'!' | b'|' | b'>' | b'\'' | b'"' | b'%' | b'@' | b'`', ..] => None,
        _ => scalar(text),
    }
}

pub(super) fn meant(text: &str) -> Option<Value> {
    let bytes = text.as_bytes();
    let string = || Some(Value::String(text.to_string()));
    if !matches!(bytes.first()?, b'0'..=b'9' | b'+' | b'-' | b'.') {
        return word(text).or_else(string);
    }
    let number = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    // `2024-10-14`: no number has a hyphen behind a digit.
    let hyphen = bytes.windows(2).any(|pair| matches!(pair, [b'0'..=b'9', b'-']));
    if hyphen || !bytes.iter().all(number) {
        return string();
    }
    match bytes {
        [b'1'..=b'9', digits @ ..]
            if digits.len() < 18 && digits.iter().all(u8::is_ascii_digit) =>
        {
            text.parse::<u64>().ok().map(Value::from)
        }
        // Whoever knows all ways to write a number decides.
        _ => match serde_yaml::from_str(&format!("- {text}")).ok()? {
            Value::Sequence(items) => items.into_iter().next(),
            _ => None,
        },
    }
}

/// The words that are no text, as the YAML parser has them: it takes no `yes` and no `nUlL`.
fn word(text: &str) -> Option<Value> {
    match text {
        "~" | "null" | "Null" | "NULL" => Some(Value::Null),
        "true" | "True" | "TRUE" => Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => Some(Value::Bool(false)),
        _ => None,
    }
}

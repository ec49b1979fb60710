//! From bytes to text: what programs on other systems write, in the encoding in which they do.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text, without a byte order mark. UTF-8 and UTF-16 are told by what they look like; anything
/// else is Windows-1252, in which every byte is a letter.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let head = bytes.get(..8).unwrap_or_default();
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let utf16 = if bytes.starts_with(&[0xff, 0xfe]) || (zeros(0), zeros(1)) == (0, 4) {
        Some(UTF_16LE)
    } else if bytes.starts_with(&[0xfe, 0xff]) || (zeros(0), zeros(1)) == (4, 0) {
        Some(UTF_16BE)
    } else {
        None
    };
    if let Some(encoding) = utf16 {
        return encoding.decode_with_bom_removal(bytes).0;
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        // Some programs write one entry in UTF-8 and the next one as the system has it.
        Err(_) => Cow::Owned(bytes.split_inclusive(|byte| *byte == b'\n').map(line).collect()),
    }
}

fn line(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The value of a parameter, whose signs stand for what may not be in one (RFC 6868).
pub fn parameter_text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.peek()) {
            ('^', Some('n')) => Some('\n'),
            ('^', Some('\'')) => Some('"'),
            ('^', Some('^')) => Some('^'),
            _ => None,
        };
        if meant.is_some() {
            chars.next();
        }
        out.push(meant.unwrap_or(c));
    }
    out
}

/// Octets of a line, without its break (RFC 5545, 3.1; RFC 6350, 3.2).
pub const LONGEST_LINE: usize = 75;

/// A content line. What is longer goes on after a break and a space, never inside a character.
pub fn fold(line: &str, out: &mut String) {
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "Anne Güller\r\n";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        let utf8 = format!("\u{feff}{text}");
        for bytes in [text.as_bytes(), &utf16, &marked, utf8.as_bytes(), b"Anne G\xfcller\r\n"] {
            assert_eq!(decode(bytes), text);
        }
    }

    #[test]
    fn encodings_may_change_from_line_to_line() {
        assert_eq!(decode(b"\xc3\xbc\n\xfc\n\x80"), "ü\nü\n€");
    }
}

//! Values of cards: what is escaped in them, quoted-printable, lines of at most 75 octets.

use std::fmt::Write as _;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a value (RFC 6350, 3.4). A backslash in front of anything else is one: Windows
/// writes paths.
pub fn unescape(value: &str) -> String {
    if !value.contains('\\') {
        return value.to_string();
    }
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = match chars.peek() {
            Some('n' | 'N') if c == '\\' => Some('\n'),
            Some(next @ (',' | ';' | ':' | '\\')) if c == '\\' => Some(*next),
            _ => None,
        };
        if escaped.is_some() {
            chars.next();
        }
        out.push(escaped.unwrap_or(c));
    }
    out
}

/// The pieces between separators that are not escaped, still escaped.
pub fn split(value: &str, separator: char) -> Vec<&str> {
    let (mut pieces, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, c) in value.char_indices() {
        if c == separator && !escaped {
            pieces.push(value.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    pieces.push(value.get(start..).unwrap_or_default());
    pieces
}

/// A text in a value; no control character gets into a card but the tabulator.
pub fn escape(text: &str) -> String {
    escape_all(text, &[',', ';'])
}

/// For what we do not know the inner order of: its commas and semicolons may have a meaning.
pub fn escape_lines(text: &str) -> String {
    escape_all(text, &[])
}

fn escape_all(text: &str, marks: &[char]) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            '\\' => out.push_str("\\\\"),
            c if marks.contains(&c) => {
                out.push('\\');
                out.push(c);
            }
            '\t' => out.push('\t'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The value of a parameter; what must not stand in one is written as RFC 6868 has it.
pub fn parameter(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.trim().replace("\r\n", "\n").chars() {
        match c {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' | '\r' => out.push_str("^n"),
            '\t' => out.push('\t'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.@/+".contains(c);
    if out.chars().all(plain) { out } else { format!("\"{out}\"") }
}

/// Quoted-printable (vCard 2.1), into a value with escapes: what was encoded is never a separator.
/// Without a charset it is UTF-8 where it can be.
pub fn quoted_printable(value: &str, charset: Option<&str>) -> String {
    let bytes = value.as_bytes();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut at = 0;
    let hex = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    while let Some(byte) = bytes.get(at) {
        let code = match (byte, hex(at + 1), hex(at + 2)) {
            (b'=', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        let Some(code) = code else {
            out.push(*byte);
            at += 1;
            continue;
        };
        at += 3;
        match code {
            b'\r' => {}
            b'\n' => out.extend(b"\\n"),
            b';' | b',' => out.extend([b'\\', code]),
            // In front of a separator it is the sign that it is none.
            b'\\' if !matches!(bytes.get(at), Some(b';' | b',')) => out.extend(b"\\\\"),
            code => out.push(code),
        }
    }
    let named = charset.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    match std::str::from_utf8(&out) {
        Ok(text) if named.is_none_or(|named| named == UTF_8) => text.to_string(),
        _ => {
            let encoding = named.filter(|named| *named != UTF_8).unwrap_or(WINDOWS_1252);
            encoding.decode_without_bom_handling(&out).0.into_owned()
        }
    }
}

/// A value that was taken for Windows-1252, in the encoding that it names.
pub fn recoded(value: &str, charset: &str) -> Option<String> {
    let encoding = Encoding::for_label(charset.trim().as_bytes())?;
    if value.is_ascii() || encoding == UTF_8 || encoding == WINDOWS_1252 {
        return None;
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(value);
    (!lost).then(|| encoding.decode_without_bom_handling(&bytes).0.into_owned())
}

/// `a`, `funded-by`: what can be the name of a property or a plain parameter.
pub fn is_token(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(plain)
}

/// `name="value"`
pub fn push_parameter(line: &mut String, name: &str, text: &str) {
    let _ = write!(line, ";{name}={}", parameter(text));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::text::{fold, parameter_text};

    #[test]
    fn a_text_comes_back_as_it_was() {
        let text = "a,b;c\\n\\d\ne:\"f\" =1+1 <script> ^n ^' \u{202e}x";
        assert_eq!(unescape(&escape(text)), text);
        assert_eq!(unescape(&escape_lines(text)), text);
        let value = parameter(text);
        assert_eq!(parameter_text(value.trim_matches('"')), text);
        assert!(!value.trim_matches('"').contains('"'));
        assert_eq!(escape("a\u{0}\u{1b}[2J\r\nb\u{85}"), "a[2J\\nb");
        assert_eq!(unescape("C:\\temp\\x"), "C:\\temp\\x");
    }

    #[test]
    fn separators_that_are_escaped_are_none() {
        assert_eq!(split(r"a\;b;c\\;d;", ';'), [r"a\;b", r"c\\", "d", ""]);
    }

    #[test]
    fn lines_have_75_octets_and_whole_characters() {
        let line = format!("NOTE:{}", "ä€𝄞".repeat(40));
        let mut out = String::new();
        fold(&line, &mut out);
        assert!(out.ends_with("\r\n"));
        assert!(out.split("\r\n").all(|line| line.len() <= 75), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), line);
    }

    #[test]
    fn quoted_printable_in_each_charset() {
        for (value, charset, text) in [
            ("M=C3=BCller", Some("UTF-8"), "Müller"),
            ("M=FCller", Some("ISO-8859-1"), "Müller"),
            ("M=FCller", Some("UTF-8"), "Müller"),
            ("=80 5", Some("windows-1252"), "€ 5"),
            ("M=C3=BCller", None, "Müller"),
            ("M=FCller", None, "Müller"),
            ("100 =", None, "100 ="),
            ("=XY=3", None, "=XY=3"),
        ] {
            assert_eq!(quoted_printable(value, charset), text, "{value}");
        }
        assert_eq!(quoted_printable("a=0D=0Ab=3Bc;d\\;e=5C;f", None), "a\\nb\\;c;d\\;e\\;f");
        assert_eq!(recoded("Ìàðèÿ", "windows-1251").as_deref(), Some("Мария"));
    }
}

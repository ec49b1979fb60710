//! Content lines, of which cards and calendars are made (RFC 5545, 3.1 and 3.3.11; RFC 6350, 3.2 to
//! 3.4; RFC 6868): how they are folded and cut, and what is escaped in them. Knows no property.

/// Octets of a line, without its break.
pub const LONGEST_LINE: usize = 75;

/// In front of the value of a text that is encoded.
const LONGEST_HEAD: usize = 512;

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

/// True where the value is quoted-printable, whose lines go on after `=` (vCalendar 1.0, 2.1.3).
pub fn is_quoted(line: &[u8]) -> bool {
    let line = line.get(..line.len().min(LONGEST_HEAD)).unwrap_or_default();
    let head = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let word = b"QUOTED-PRINTABLE";
    head.contains(&b';') && head.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// Name with parameters, and value: at the first colon outside quotes. A quote that is never closed
/// is no quote.
pub fn head(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let colon = line.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == ':' && !quoted).then_some(at)
    });
    line.split_at_checked(colon.or_else(|| line.find(':'))?)
        .and_then(|(head, value)| Some((head, value.get(1..)?)))
}

/// What stands between marks outside quotes.
pub fn pieces(head: &str, mark: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let balanced = head.matches('"').count().is_multiple_of(2);
    head.split(move |c| {
        quoted ^= c == '"' && balanced;
        c == mark && !quoted
    })
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

/// A text as the value of a parameter, in quotes where a sign is not plain. No control character
/// gets into it but the tabulator.
pub fn parameter(text: &str, plain: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' | '\r' => out.push_str("^n"),
            '\t' => out.push('\t'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    if out.chars().all(plain) { out } else { format!("\"{out}\"") }
}

/// A text as a value; no control character gets into it but the tabulator.
pub fn escape(text: &str) -> String {
    escape_marks(text, &[',', ';'])
}

/// For what we do not know the inner order of: its commas and semicolons may have a meaning.
pub fn escape_lines(text: &str) -> String {
    escape_marks(text, &[])
}

fn escape_marks(text: &str, marks: &[char]) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            c if c == '\\' || marks.contains(&c) => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The text of a value, without control characters. A backslash in front of anything that needs
/// none is one: Windows writes paths.
pub fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let meant = match chars.peek() {
            Some('n' | 'N') if c == '\\' => Some('\n'),
            Some(next @ (',' | ';' | ':' | '"' | '\\')) if c == '\\' => Some(*next),
            _ => None,
        };
        if meant.is_some() {
            chars.next();
        }
        let c = meant.unwrap_or(c);
        if !c.is_control() || matches!(c, '\n' | '\t') {
            out.push(c);
        }
    }
    out
}

/// The pieces between marks that are not escaped, still escaped.
pub fn split<'a>(value: &'a str, marks: &[char]) -> impl Iterator<Item = &'a str> {
    let mut escaped = false;
    value.split(move |c| {
        let ends = !escaped && marks.contains(&c);
        escaped = c == '\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_as_it_was() {
        let text = "a,b;c\\n\\d\ne:\"f\" =1+1 <script> ^n ^' \u{202e}x";
        assert_eq!(unescape(&escape(text)), text);
        assert_eq!(unescape(&escape_lines(text)), text);
        let value = parameter(text, |_| false);
        assert_eq!(parameter_text(value.trim_matches('"')), text);
        assert!(!value.trim_matches('"').contains('"'));
        assert_eq!(escape("a\u{0}\u{1b}[2J\r\nb\u{85}"), "a[2J\\nb");
        assert_eq!(unescape("C:\\temp\\x\u{1b}"), "C:\\temp\\x");
        assert_eq!(unescape(r"a\nb\, c\; d\\n \x\"), "a\nb, c; d\\n \\x\\");
    }

    #[test]
    fn marks_that_are_escaped_are_none() {
        let all = |marks: &[char]| split(r"a\;b;c\\;d,", marks).collect::<Vec<_>>();
        assert_eq!(all(&[';']), [r"a\;b", r"c\\", "d,"]);
        assert_eq!(all(&[';', ',']), [r"a\;b", r"c\\", "d", ""]);
    }

    #[test]
    fn quotes_that_are_closed_hold_every_mark() {
        assert_eq!(head("A;B=\"c:d\":e:f"), Some(("A;B=\"c:d\"", "e:f")));
        assert_eq!(head("A;B=\"c:d"), Some(("A;B=\"c", "d")));
        assert_eq!(head("A"), None);
        assert_eq!(pieces("A;\"b;c\";d", ';').collect::<Vec<_>>(), ["A", "\"b;c\"", "d"]);
        assert_eq!(pieces("A;\"b;c", ';').collect::<Vec<_>>(), ["A", "\"b", "c"]);
    }

    #[test]
    fn lines_have_75_octets_and_whole_characters() {
        let line = format!("NOTE:{}", "ä€𝄞".repeat(40));
        let mut out = String::new();
        fold(&line, &mut out);
        assert!(out.ends_with("\r\n"));
        assert!(out.split("\r\n").all(|line| line.len() <= LONGEST_LINE), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), line);
    }
}

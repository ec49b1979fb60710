//! From bytes to properties: unfolded, decoded, and each with its line. Lines are unfolded as bytes,
//! since programs fold in the middle of a character (RFC 5545, 3.1).

use std::borrow::Cow;
use std::ops::Range;

use crate::exchange::{content, text, transfer};

/// `NAME;PARAMETER=VALUE:VALUE`
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Property {
    /// In capitals.
    pub name: String,
    /// Names in capitals, values without quotes.
    pub params: Vec<(String, String)>,
    /// Free of transfer encodings; still escaped where it is a text.
    pub value: String,
    pub at: At,
}

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct At {
    /// From 1.
    pub line: usize,
    /// In bytes of the file.
    pub range: Range<usize>,
}

/// The logical lines of a file.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    end: u8,
}

/// UTF-16 is made UTF-8 before anything else; all other encodings are seen to line by line.
pub(super) fn readable(bytes: &[u8]) -> Cow<'_, [u8]> {
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if marked || bytes.iter().take(8).any(|byte| *byte == 0) {
        return Cow::Owned(text::decode(bytes).into_owned().into_bytes());
    }
    Cow::Borrowed(bytes)
}

impl<'a> Lines<'a> {
    pub fn of(bytes: &'a [u8]) -> Lines<'a> {
        // Programs of old end lines with CR alone.
        let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
        Lines { bytes, at: 0, line: 0, end }
    }

    /// The physical line that begins at a byte, and where the next one does.
    fn physical(&self, at: usize) -> Option<(&'a [u8], usize)> {
        let rest = self.bytes.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.iter().position(|byte| *byte == self.end).unwrap_or(rest.len());
        let mut line = rest.get(..length)?;
        while let [start @ .., b'\r'] = line {
            line = start;
        }
        Some((line, at + length + 1))
    }

    /// The line that goes on with the one before, beyond any blank ones, how many lines that is,
    /// and where the next begins.
    fn more(&self, soft: bool) -> Option<(&'a [u8], usize, usize)> {
        let (mut at, mut count) = (self.at, 0);
        loop {
            let (line, next) = self.physical(at)?;
            (at, count) = (next, count + 1);
            match line {
                [] if !soft => {}
                [b' ' | b'\t', rest @ ..] if !soft => return Some((rest, count, at)),
                _ if soft => return Some((line, count, at)),
                _ => return None,
            }
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = (String, At);

    fn next(&mut self) -> Option<(String, At)> {
        let (mut line, mut start);
        loop {
            start = self.at;
            let (first, next) = self.physical(start)?;
            (line, self.at) = (first, next);
            self.line += 1;
            if !line.trim_ascii().is_empty() {
                break;
            }
        }
        let number = self.line;
        let mut end = start + line.len();
        let mut whole = Cow::Borrowed(line);
        let quoted = content::is_quoted(line);
        loop {
            // A line in quoted-printable goes on after `=` (vCalendar 1.0, 2.1.3).
            let soft = quoted && whole.ends_with(b"=");
            let Some((rest, count, next)) = self.more(soft) else { break };
            let owned = whole.to_mut();
            if soft {
                owned.pop();
            }
            owned.extend_from_slice(rest);
            (self.line, self.at, end) = (self.line + count, next, next.saturating_sub(1));
        }
        let range = start..end.min(self.bytes.len());
        Some((text::decode(&whole).into_owned(), At { line: number, range }))
    }
}

impl Property {
    /// `None` where the line is none.
    pub fn read(line: &str, at: At) -> Option<Property> {
        let (head, value) = content::head(line)?;
        let mut parts = content::pieces(head, ';');
        let name = parts.next()?.trim();
        let name = name.rsplit('.').next().unwrap_or(name);
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if name.is_empty() || !name.chars().all(plain) {
            return None;
        }
        let params = parts.map(parameter).collect();
        let name = name.to_ascii_uppercase();
        let mut property = Property { name, params, value: value.to_string(), at };
        property.decode();
        Some(property)
    }

    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.params.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    pub fn param_is(&self, name: &str, value: &str) -> bool {
        self.param(name).is_some_and(|found| found.eq_ignore_ascii_case(value))
    }

    /// One text, unescaped (RFC 5545, 3.3.11).
    pub fn text(&self) -> String {
        content::unescape(&self.value)
    }

    /// Texts with commas between them; vCalendar 1.0 has semicolons.
    pub fn texts(&self) -> Vec<String> {
        let texts = content::split(&self.value, &[',', ';']).map(content::unescape);
        texts.filter(|text| !text.trim().is_empty()).collect()
    }

    fn decode(&mut self) {
        let has = |word: &str| {
            let named =
                self.param("ENCODING").is_some_and(|found| found.eq_ignore_ascii_case(word));
            named || self.params.iter().any(|(key, value)| value.is_empty() && key == word)
        };
        let bytes = if has("QUOTED-PRINTABLE") {
            transfer::quoted(self.value.as_bytes())
        } else if has("BASE64") || has("B") {
            transfer::base64(self.value.as_bytes())
        } else {
            return;
        };
        self.value = text::in_charset(&bytes, self.param("CHARSET"));
    }
}

/// Quotes are taken away, and the signs for what may not stand in them undone (RFC 6868).
fn parameter(piece: &str) -> (String, String) {
    let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
    let value = value.replace('"', "");
    let value = content::parameter_text(&value);
    (name.trim().to_ascii_uppercase(), value.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Vec<(String, usize)> {
        Lines::of(bytes).map(|(text, at)| (text, at.line)).collect()
    }

    fn property(line: &str) -> Property {
        Property::read(line, At::default()).unwrap()
    }

    #[test]
    fn folded_lines_are_one_even_within_a_character() {
        let bytes = b"\r\nA:G\xc3\r\n \xbcller\r\n\r\n\tx\r\n\r\nB:\xfc\r\n";
        assert_eq!(lines(bytes), [("A:Güllerx".to_string(), 2), ("B:ü".to_string(), 7)]);
        assert_eq!(lines(b"A:1\r B\rC:2"), [("A:1B".to_string(), 1), ("C:2".to_string(), 3)]);
        let (_, at) = Lines::of(b"\nA:1\n 2\nB").next().unwrap();
        assert_eq!(at.range, 1..7);
    }

    #[test]
    fn quoted_printable_goes_on_after_its_sign() {
        let bytes = b"S;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=\r\n=BC=C3=9Fe=\r\n aus\r\nB:1=\r\nC:2";
        let read: Vec<Property> =
            Lines::of(bytes).filter_map(|(line, at)| Property::read(&line, at)).collect();
        let values: Vec<_> = read.iter().map(|one| (one.value.as_str(), one.at.line)).collect();
        assert_eq!(values, [("Grüße aus", 1), ("1=", 4), ("2", 5)]);
        assert_eq!(property("S;QUOTED-PRINTABLE:B=FCro").value, "Büro");
        assert_eq!(property("S;ENCODING=BASE64:QsO8cm8=").value, "Büro");
    }

    #[test]
    fn parameters_may_hold_anything_in_quotes() {
        let read = property("attendee;cn=\"Frey, A: x; y\";Role=CHAIR:mailto:a@example.org");
        assert_eq!((read.name.as_str(), read.value.as_str()), ("ATTENDEE", "mailto:a@example.org"));
        assert_eq!((read.param("CN"), read.param("ROLE")), (Some("Frey, A: x; y"), Some("CHAIR")));
        let read = property("ATTENDEE;CN=\"Frey;X=1:mailto:a@example.org");
        assert_eq!((read.param("CN"), read.value.as_str()), (Some("Frey"), "mailto:a@example.org"));
        assert_eq!(property("A;CN=O^'N^^a:x").param("CN"), Some("O\"N^a"));
        assert_eq!(property("item1.URL:https://example.org").name, "URL");
        for line in ["no property", "Über uns: x", ":x", "a b:c", ""] {
            assert_eq!(Property::read(line, At::default()), None, "{line}");
        }
    }

    #[test]
    fn texts_are_unescaped_and_lists_split() {
        assert_eq!(property(r"D:a\nb\, c\; d\\n \x\").text(), "a\nb, c; d\\n \\x\\");
        assert_eq!(
            property(r"C:Recht\, allgemein,Sprache,,x;y").texts(),
            ["Recht, allgemein", "Sprache", "x", "y"]
        );
    }
}

//! The head of a message or of a part: told from its body, unfolded, and its words decoded. What it
//! says about people and about the body is read by `mail-parser`.

use std::borrow::Cow;

use mail_parser::{Addr, ContentType, HeaderValue, MessageParser};

use crate::exchange::{text, transfer};

/// Bytes. Ten thousand recipients have some 400 KB.
const HEAD_AT_MOST: usize = 1024 * 1024;

/// Bytes of an encoded word. RFC 2047 allows 75, and some programs write a whole subject in one.
const WORD_AT_MOST: usize = 4096;

/// Fields by their names in small letters, in the order of the message; values on one line.
#[derive(Debug, Default)]
pub(super) struct Head {
    fields: Vec<(String, String)>,
}

impl Head {
    /// The head and what comes behind it.
    pub fn split(bytes: &[u8]) -> (Head, &[u8]) {
        let mut at = 0;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            let blank = line.trim_ascii().is_empty();
            let folded = at > 0 && line.starts_with(b" ") || line.starts_with(b"\t");
            if blank || !(folded || is_field(line) || is_envelope(line)) {
                let body = at + if blank { line.len() } else { 0 };
                return (Head::of(bytes.get(..at).unwrap_or_default()), body_from(bytes, body));
            }
            at += line.len();
        }
        (Head::of(bytes), &[])
    }

    fn of(bytes: &[u8]) -> Head {
        let bytes = bytes.get(..bytes.len().min(HEAD_AT_MOST)).unwrap_or_default();
        // Letters that nobody encoded: UTF-8 (RFC 6532), else as old programs write.
        let decoded = text::decode(bytes);
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in decoded.split('\n') {
            let line = line.trim_end_matches('\r');
            match fields.last_mut() {
                Some((_, value)) if line.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                _ if !is_field(line.as_bytes()) => {}
                _ => fields.extend(line.split_once(':').map(|(name, value)| {
                    (name.trim().to_ascii_lowercase(), value.trim().to_string())
                })),
            }
        }
        for (_, value) in &mut fields {
            if value.contains(char::is_control) {
                *value = value.replace(char::is_control, " ");
            }
        }
        Head { fields }
    }

    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// As written, of all fields of the name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Decoded, blanks as one.
    pub fn text(&self, name: &str) -> Option<String> {
        let text = decoded(self.get(name)?);
        let text = text::one_line(&text);
        (!text.is_empty()).then_some(text)
    }

    /// Everybody in all fields of the name, those in groups too.
    pub fn addresses(&self, name: &str) -> Vec<Addr<'static>> {
        let mut found = Vec::new();
        for value in self.all(name) {
            if let Some(HeaderValue::Address(list)) = parsed("To", &encoded(value)) {
                found.extend(list.into_list());
            }
        }
        found
    }

    pub fn content_type(&self) -> Option<ContentType<'static>> {
        parsed("Content-Type", &encoded(self.get("content-type")?))?.into_content_type()
    }

    pub fn disposition(&self) -> Option<ContentType<'static>> {
        parsed("Content-Type", &encoded(self.get("content-disposition")?))?.into_content_type()
    }
}

fn body_from(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

/// `Name:` (RFC 5322, 2.2); blanks before the colon are of old (4.5).
fn is_field(line: &[u8]) -> bool {
    let Some(colon) = memchr::memchr(b':', line.get(..line.len().min(200)).unwrap_or_default())
    else {
        return false;
    };
    let name = line.get(..colon).unwrap_or_default().trim_ascii_end();
    !name.is_empty() && name.iter().all(u8::is_ascii_graphic)
}

/// What some programs leave of an mbox.
fn is_envelope(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ")
}

fn parsed(name: &str, value: &str) -> Option<HeaderValue<'static>> {
    let head = format!("{name}: {value}\r\n\r\n");
    let message = MessageParser::default().parse_headers(head.as_bytes())?;
    message.headers().first().map(|header| header.value.clone().into_owned())
}

/// A value without encoded words.
pub(super) fn decoded(value: &str) -> String {
    pieces(value).into_iter().map(|piece| piece.text).collect()
}

/// A value with each run of encoded words as one in UTF-8: what was cut within a letter is whole
/// again, and a comma inside a word still parts no addresses.
fn encoded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for piece in pieces(value) {
        if !piece.encoded {
            out.push_str(&piece.text);
            continue;
        }
        out.push_str("=?utf-8?Q?");
        for byte in piece.text.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(char::from(byte)),
                _ => out.push_str(&format!("={byte:02X}")),
            }
        }
        out.push_str("?=");
    }
    out
}

struct Piece<'a> {
    text: Cow<'a, str>,
    encoded: bool,
}

/// A word of RFC 2047, still as it was sent.
struct Word<'a> {
    charset: &'a str,
    base64: bool,
    data: String,
}

fn pieces(value: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut open: Option<Word<'_>> = None;
    // Up to where all is in `pieces` or in `open`, and from where the next word is looked for.
    let (mut done, mut from) = (0, 0);
    let plain = |text| Piece { text: Cow::Borrowed(text), encoded: false };
    while let Some(start) = value.get(from..).and_then(|rest| rest.find("=?")).map(|at| from + at) {
        let Some((word, len)) = value.get(start..).and_then(word) else {
            from = start + 2;
            continue;
        };
        let between = value.get(done..start).unwrap_or_default();
        (done, from) = (start + len, start + len);
        match &mut open {
            // Blanks between two words are none (6.2).
            Some(last) if between.trim().is_empty() => {
                if last.charset.eq_ignore_ascii_case(word.charset) && last.base64 == word.base64 {
                    last.data.push_str(&word.data);
                    continue;
                }
                pieces.extend(open.replace(word).map(Word::read));
            }
            _ => {
                pieces.extend(open.replace(word).map(Word::read));
                pieces.push(plain(between));
            }
        }
    }
    pieces.extend(open.map(Word::read));
    pieces.push(plain(value.get(done..).unwrap_or_default()));
    pieces
}

/// `=?utf-8?Q?…?=` at the start, and its length. Blanks inside are forbidden and common.
fn word(text: &str) -> Option<(Word<'_>, usize)> {
    let mut near = text.len().min(WORD_AT_MOST);
    while !text.is_char_boundary(near) {
        near -= 1;
    }
    let rest = text.get(..near)?.strip_prefix("=?")?;
    let (charset, rest) = rest.split_once('?')?;
    if charset.is_empty() || !charset.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    let (encoding, rest) = rest.split_once('?')?;
    let base64 = match encoding {
        "b" | "B" => true,
        "q" | "Q" => false,
        _ => return None,
    };
    // `=?utf-8?Q?=?=` may be the sign for one byte, and then the end comes later.
    let end = rest.find("?=")?;
    let len = text.get(..near)?.len() - rest.len() + end + 2;
    // RFC 2231: `utf-8*de`.
    let charset = charset.split('*').next().unwrap_or(charset);
    Some((Word { charset, base64, data: rest.get(..end)?.to_string() }, len))
}

impl<'a> Word<'a> {
    fn read(self) -> Piece<'a> {
        let bytes = if self.base64 {
            transfer::base64(self.data.as_bytes())
        } else {
            transfer::quoted(self.data.replace('_', " ").as_bytes())
        };
        let text = text::in_charset(&bytes, Some(self.charset));
        let text = text.replace(char::is_control, " ");
        Piece { text: Cow::Owned(text), encoded: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_rfc_2047_in_all_their_forms() {
        for (value, text) in [
            ("=?utf-8?Q?G=C3=BCller?=", "Güller"),
            ("=?ISO-8859-1?q?G=FCller_&_S=F6hne?=", "Güller & Söhne"),
            ("=?UTF-8?B?R8O8bGxlcg==?= =?UTF-8?B?LUZyZXk=?=", "Güller-Frey"),
            // Cut within a letter, and within four signs of base64.
            ("=?utf-8?Q?G=C3?= =?utf-8?Q?=BCller?=", "Güller"),
            ("=?utf-8?B?R8O?=  =?utf-8?B?8bGxlcg==?=", "Güller"),
            ("Re: =?utf-8?Q?Caf=C3=A9?= heute", "Re: Café heute"),
            ("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
            ("=?utf-8?Q?ein Wort mit Blanks?=", "ein Wort mit Blanks"),
            ("=?x-nobody?Q?G=FCller?=", "Güller"),
            ("=?utf-8?Q?G=FCller?=", "Güller"),
            ("=?iso-8859-1?Q?a?= =?utf-8?Q?=C3=BC?=", "aü"),
            ("=?utf-8?Q?a=0D=0AX-Evil:_1?=", "a  X-Evil: 1"),
            ("2 =? 3 ?= 4", "2 =? 3 ?= 4"),
            ("=?utf-8?X?a?= =?", "=?utf-8?X?a?= =?"),
        ] {
            assert_eq!(decoded(value), text, "{value}");
        }
    }

    #[test]
    fn heads_are_told_from_bodies() {
        let (head, body) =
            Head::split(b"Subject: a\r\n b\r\n\tc\r\nTo : x@example.org\r\n\r\nText");
        assert_eq!((head.get("subject"), head.get("to")), (Some("a b c"), Some("x@example.org")));
        assert_eq!(body, b"Text");
        let (head, body) = Head::split(b"No field here\nat all\n");
        assert_eq!((head.fields.len(), body), (0, &b"No field here\nat all\n"[..]));
        let (head, body) = Head::split(b"A: 1\nthe blank line is missing\n\nx");
        assert_eq!((head.get("a"), body), (Some("1"), &b"the blank line is missing\n\nx"[..]));
        let (head, _) = Head::split(b"Subject: G\xfcller \x00\rx\n\n");
        assert_eq!(head.text("subject").as_deref(), Some("Güller x"));
    }

    #[test]
    fn a_megabyte_of_signs_is_read() {
        for sign in ["=?", "=?u?q?", "=?utf-8?Q?a?= ", "(", "\"", "<", "a,", ":;", "\\"] {
            let text = format!("To: {}\n\n", sign.repeat(1_000_000 / sign.len()));
            let (head, _) = Head::split(text.as_bytes());
            let _ = (head.text("to"), head.addresses("to"));
        }
    }
}

//! A file of many messages, cut into them (RFC 4155 and what programs make of it). One message is
//! in memory at a time.

use std::borrow::Cow;
use std::ops::Range;

/// One message of the file.
pub(super) struct Letter<'a> {
    /// Behind `From `: an address and a date.
    pub envelope: &'a [u8],
    /// Without the `From ` line, and with `>From ` as it was before.
    pub bytes: Cow<'a, [u8]>,
    /// Of the `From ` line, from 1, and where it stands.
    pub line: usize,
    pub range: Range<usize>,
}

/// The messages of an mbox. What stands in front of the first is none.
pub(super) struct Letters<'a> {
    bytes: &'a [u8],
    /// Where the next `From ` line begins, and its number.
    next: Option<(usize, usize)>,
}

impl<'a> Letters<'a> {
    pub fn of(bytes: &'a [u8]) -> Letters<'a> {
        let next = envelope_from(bytes, 0, 1, true);
        Letters { bytes, next }
    }
}

impl<'a> Iterator for Letters<'a> {
    type Item = Letter<'a>;

    fn next(&mut self) -> Option<Letter<'a>> {
        let (start, line) = self.next?;
        let envelope = line_at(self.bytes, start);
        let body = start + envelope.len();
        self.next = envelope_from(self.bytes, body, line + 1, false);
        let end = self.next.map_or(self.bytes.len(), |(next, _)| next);
        let range = start..start + envelope.trim_ascii_end().len();
        let bytes = unescaped(self.bytes.get(body..end).unwrap_or_default());
        let envelope = envelope.strip_prefix(b"From ").unwrap_or(envelope).trim_ascii();
        Some(Letter { envelope, bytes, line, range })
    }
}

fn line_at(bytes: &[u8], at: usize) -> &[u8] {
    let rest = bytes.get(at..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    rest.get(..end).unwrap_or_default()
}

/// The next `From ` line that begins a message, from the start of a line on.
fn envelope_from(bytes: &[u8], at: usize, line: usize, blank: bool) -> Option<(usize, usize)> {
    let (mut at, mut line, mut blank) = (at, line, blank);
    while at < bytes.len() {
        let here = line_at(bytes, at);
        if here.starts_with(b"From ") {
            // Not every program escapes the word at the start of a sentence, and not every one
            // writes a blank line: two signs of three make a message.
            let signs = [blank, has_date(here), is_field(line_at(bytes, at + here.len()))];
            if signs.into_iter().filter(|sign| *sign).count() >= 2 {
                return Some((at, line));
            }
        }
        blank = here.trim_ascii().is_empty();
        at += here.len();
        line += 1;
    }
    None
}

/// A time and a year: `Mon Jan  1 00:00:00 2024`.
fn has_date(line: &[u8]) -> bool {
    let line = line.get(..line.len().min(200)).unwrap_or_default();
    let digits = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    let words = || line.split(|byte| *byte == b' ').map(<[u8]>::trim_ascii);
    words().any(|word| word.len() == 4 && digits(word))
        && words().any(|word| {
            word.len() >= 5 && word.contains(&b':') && word.split(|b| *b == b':').all(digits)
        })
}

fn is_field(line: &[u8]) -> bool {
    let line = line.get(..line.len().min(100)).unwrap_or_default();
    memchr::memchr(b':', line).is_some_and(|colon| {
        colon > 0 && line.iter().take(colon).all(|b| b.is_ascii_alphanumeric() || *b == b'-')
    })
}

/// `>From ` and `>>From ` lose one sign (mboxrd). In a file of the older kind, that touches what
/// somebody quoted from a letter and nothing else.
fn unescaped(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memmem::find(bytes, b">From ").is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let signs = line.iter().take_while(|byte| **byte == b'>').count();
        let escaped = signs > 0 && line.get(signs..).is_some_and(|rest| rest.starts_with(b"From "));
        out.extend_from_slice(line.get(usize::from(escaped)..).unwrap_or_default());
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(usize, String, String)> {
        let text_of = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Letters::of(text.as_bytes())
            .map(|one| (one.line, text_of(one.envelope), text_of(&one.bytes)))
            .collect()
    }

    #[test]
    fn messages_are_told_from_sentences() {
        let text = "From a@example.org Mon Oct 14 10:00:00 2024\nSubject: A\n\n\
                    From here on it is text.\nFrom 10:00 to 2024 too.\n\nFrom now on, too.\n>From x\n>>From y\n\n\
                    From - Tue Oct 15 10:00:00 2024\r\nX-Mozilla-Status: 0001\r\n\r\nB\r\n";
        let [a, b] = &cut(text)[..] else { panic!("{:?}", cut(text)) };
        assert_eq!((a.0, a.1.as_str()), (1, "a@example.org Mon Oct 14 10:00:00 2024"));
        assert!(a.2.contains("\nFrom here on") && a.2.contains("\nFrom x\n>From y\n"), "{}", a.2);
        assert_eq!((b.0, b.1.as_str()), (11, "- Tue Oct 15 10:00:00 2024"));
        assert_eq!(b.2, "X-Mozilla-Status: 0001\r\n\r\nB\r\n");
    }

    #[test]
    fn a_missing_blank_line_or_date_parts_them_too() {
        let text = "From MAILER Mon Oct 14 10:00:00 2024\nA: 1\n\nx\n\
                    From b Mon Oct 14 10:00:00 2024\nB: 1\n\nFrom c\nC: 1\n";
        assert_eq!(cut(text).iter().map(|one| one.0).collect::<Vec<_>>(), [1, 5, 8]);
        assert!(cut("no mbox\n").is_empty() && cut("").is_empty());
        assert_eq!(cut("From ").len(), 0);
    }
}

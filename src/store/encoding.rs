//! From the bytes of a file to its text, and what the bytes are where they are no UTF-8.

use crate::diagnostic::Place;
use crate::words::Message;

/// Why the bytes are no text of ours.
#[derive(Debug, PartialEq, Eq)]
pub enum Misread {
    Utf16,
    /// A picture, an archive or a file full of zeros.
    Binary,
    /// One byte for each letter, as older programs on Windows write them.
    Windows1252 {
        line: usize,
        /// In characters, from 1.
        column: usize,
        at: usize,
        /// What the first byte that is no UTF-8 means there.
        letter: char,
    },
}

/// Mostly Latin letters written as UTF-16 are UTF-8 too, with a zero beside each letter.
pub fn text(bytes: &[u8]) -> Result<String, Misread> {
    if is_utf16(bytes) {
        return Err(Misread::Utf16);
    }
    // It looks at many bytes at once: faster, with the copy, than the standard library without one.
    let utf8 = encoding_rs::UTF_8;
    if let Some(text) = utf8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }
    let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    if bytes.contains(&0) {
        return Err(Misread::Binary);
    }
    let (before, behind) = bytes.split_at(at);
    let before = String::from_utf8_lossy(before);
    let (letters, _) =
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(behind.get(..1).unwrap_or_default());
    let line = before.rsplit('\n').next().unwrap_or_default();
    Err(Misread::Windows1252 {
        line: before.matches('\n').count() + 1,
        column: line.trim_start_matches('\u{feff}').chars().count() + 1,
        at,
        letter: letters.chars().next().unwrap_or_default(),
    })
}

fn is_utf16(bytes: &[u8]) -> bool {
    let head = bytes.get(..8).unwrap_or_default();
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || matches!((zeros(0), zeros(1)), (4, 0) | (0, 4))
}

impl Misread {
    pub fn place(&self, path: &str) -> Place {
        match self {
            Misread::Utf16 | Misread::Binary => Place::file(path),
            Misread::Windows1252 { line, column, at, .. } => {
                Place { path: path.to_string(), line: *line, column: *column, range: *at..*at + 1 }
            }
        }
    }

    /// What it is, and what to do.
    pub fn told(&self) -> (Message, Message) {
        match self {
            Misread::Utf16 => (Message::new("store-utf16"), Message::new("store-encoding-remedy")),
            Misread::Binary => (Message::new("store-binary"), Message::new("store-binary-remedy")),
            Misread::Windows1252 { letter, .. } => (
                Message::new("store-windows-1252").with("letter", letter.to_string()),
                Message::new("store-encoding-remedy"),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_8_is_read_with_its_mark() {
        for good in ["", "a", "\u{feff}---\nname: Güller\n", "a\0b"] {
            assert_eq!(text(good.as_bytes()).as_deref(), Ok(good));
        }
    }

    #[test]
    fn what_is_utf_8_is_said_by_the_standard_library() {
        for place in 0..80 {
            for wrong in
                [&b"\xff"[..], b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x80"]
            {
                let mut bytes = "ä – x".repeat(20).into_bytes();
                bytes.splice(place..place, wrong.iter().copied());
                let told = std::str::from_utf8(&bytes).map_err(|error| error.valid_up_to());
                let read = text(&bytes).map_err(|misread| match misread {
                    Misread::Windows1252 { at, .. } => at,
                    other => panic!("{other:?}"),
                });
                assert_eq!(read.as_deref(), told.as_deref(), "{place}, {wrong:?}");
            }
        }
    }

    #[test]
    fn utf_16_is_told_with_and_without_its_mark() {
        for little in [true, false] {
            for written in ["\u{feff}---\nname: Ä", "---\nname: Ä", "# Notiz"] {
                assert_eq!(text(&utf16(written, little)), Err(Misread::Utf16), "{written}");
            }
        }
    }

    #[test]
    fn windows_1252_is_told_with_its_letter_and_place() {
        let bytes = b"\xef\xbb\xbf---\nname: \xc3\x84nne M\xfcller\n";
        let told = Misread::Windows1252 { line: 2, column: 13, at: 20, letter: 'ü' };
        assert_eq!(text(bytes), Err(told));
        let euro = Misread::Windows1252 { line: 1, column: 1, at: 0, letter: '€' };
        assert_eq!(text(b"\x80"), Err(euro));
    }

    #[test]
    fn a_picture_is_no_text() {
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(Misread::Binary));
    }
}

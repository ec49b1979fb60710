//! From bytes to text: what programs on other systems write, in the encoding in which they do.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;

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

/// Blanks and line breaks as one blank, and none around.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bytes in a charset. UTF-8 and ASCII are often promised and not kept, or not promised at all.
pub fn in_charset(bytes: &[u8], charset: Option<&str>) -> String {
    let charset = charset.unwrap_or_default().trim_matches(['"', '\'', ' ']).to_ascii_lowercase();
    let guessed = ["", "utf-8", "utf8", "us-ascii", "ascii"].contains(&charset.as_str());
    match charset_decoder(charset.as_bytes()) {
        Some(decoder) if !guessed => decoder(bytes),
        _ => decode(bytes).into_owned(),
    }
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

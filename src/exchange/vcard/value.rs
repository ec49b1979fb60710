//! Values of cards in the encodings of old programs, and what can be a name.

use std::fmt::Write as _;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::exchange::{content, text, transfer};

/// Quoted-printable (vCard 2.1), into a value with escapes: what was encoded is never a separator.
/// Without a charset it is UTF-8 where it can be.
pub fn quoted_printable(value: &str, charset: Option<&str>) -> String {
    let bytes = transfer::quoted_by(value.as_bytes(), |out, code, rest| match code {
        b'\r' => {}
        b'\n' => out.extend(b"\\n"),
        b';' | b',' => out.extend([b'\\', code]),
        // In front of a separator it is the sign that it is none.
        b'\\' if !rest.starts_with(b";") && !rest.starts_with(b",") => out.extend(b"\\\\"),
        code => out.push(code),
    });
    text::in_charset(&bytes, charset)
}

/// A value that was taken for Windows-1252, in the encoding that it names.
pub fn recoded(value: &str, charset: &str) -> Option<String> {
    let encoding = Encoding::for_label(charset.trim().as_bytes())?;
    if value.is_ascii() || encoding == UTF_8 || encoding == WINDOWS_1252 {
        return None;
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(value);
    (!lost).then(|| text::in_charset(&bytes, Some(charset)))
}

/// `a`, `funded-by`: what can be the name of a property or a plain parameter.
pub fn is_token(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.chars().all(plain)
}

/// `name="value"`
pub fn push_parameter(line: &mut String, name: &str, text: &str) {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.@/+".contains(c);
    let _ = write!(line, ";{name}={}", content::parameter(text.trim(), plain));
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn quoted_printable_in_each_charset() {
        for (value, charset, text) in [
            ("M=C3=BCller", Some("UTF-8"), "Müller"),
            ("M=FCller", Some("ISO-8859-1"), "Müller"),
            ("M=FCller", Some("UTF-8"), "Müller"),
            ("=80 5", Some("windows-1252"), "€ 5"),
            ("M=C3=BCller", None, "Müller"),
            ("M=FCller", None, "Müller"),
            ("=XY=3", None, "=XY=3"),
        ] {
            assert_eq!(quoted_printable(value, charset), text, "{value}");
        }
        assert_eq!(quoted_printable("a=0D=0Ab=3Bc;d\\;e=5C;f", None), "a\\nb\\;c;d\\;e\\;f");
        assert_eq!(recoded("Ìàðèÿ", "windows-1251").as_deref(), Some("Мария"));
    }
}

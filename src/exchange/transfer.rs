//! How bytes travel: quoted-printable and base64 (RFC 2045, 6.7 and 6.8), and text whose lines
//! flow (RFC 3676). What is wrong in them costs a letter and never the text.

/// Signs that are none are left out; what follows a `=` begins anew.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (bits, held) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = (bits << 6 | u32::from(value)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    out
}

pub(super) fn quoted(bytes: &[u8]) -> Vec<u8> {
    quoted_by(bytes, |out, byte, _| out.push(byte))
}

/// `put` takes each byte that was encoded, and what comes behind it.
pub(super) fn quoted_by(bytes: &[u8], put: impl Fn(&mut Vec<u8>, u8, &[u8])) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'=', rest) {
        out.extend_from_slice(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
        let line = memchr::memchr(b'\n', rest.get(..rest.len().min(80)).unwrap_or_default());
        let hex = |at: usize| char::from(*rest.get(at)?).to_digit(16);
        if let (Some(high), Some(low)) = (hex(0), hex(1)) {
            rest = rest.get(2..).unwrap_or_default();
            put(&mut out, (high << 4 | low) as u8, rest);
        } else if let Some(end) =
            line.filter(|end| rest.get(..*end).unwrap_or_default().trim_ascii().is_empty())
        {
            // A soft line break; blanks behind the sign came on the way.
            rest = rest.get(end + 1..).unwrap_or_default();
        } else if !rest.is_empty() {
            out.push(b'=');
        }
    }
    out.extend_from_slice(rest);
    out
}

/// Lines that end with a blank go on in the next one, quotations of one depth together.
pub(super) fn flowed(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // The depth of the line that goes on.
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let line = line.trim_end_matches('\r');
        let words = line.trim_start_matches('>');
        let depth = line.len() - words.len();
        let words = words.strip_prefix(' ').unwrap_or(words);
        let signature = words == "-- ";
        if open != Some(depth) || signature {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&">".repeat(depth.min(50)));
            if depth > 0 {
                out.push(' ');
            }
        }
        let flows = words.ends_with(' ') && !signature;
        let cut = if flows && delsp { words.strip_suffix(' ').unwrap_or(words) } else { words };
        out.push_str(cut);
        open = flows.then_some(depth);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_costs_a_letter() {
        assert_eq!(
            quoted(b"G=C3=BCller =\r\nund =  \nS=F6hne 2=3 = a="),
            "Güller und S\u{f6}hne 2=3 = a"
                .chars()
                .flat_map(|c| { if c == 'ö' { vec![0xf6] } else { c.to_string().into_bytes() } })
                .collect::<Vec<u8>>()
        );
        assert_eq!(base64(b"R8O8\r\n bGxl!!cg=="), "Güller".as_bytes());
        assert_eq!(base64(b"R8O8bGxlcg"), "Güller".as_bytes());
        assert_eq!(base64(b"QQ==Qg=="), b"AB");
    }

    #[test]
    fn lines_flow_together() {
        let text = "Eins \nzwei\n> a \n> b\nc\n-- \nAnne \n From here";
        assert_eq!(flowed(text, false), "Eins zwei\n> a b\nc\n-- \nAnne From here");
        assert_eq!(flowed("Zusam \nmen", true), "Zusammen");
    }
}

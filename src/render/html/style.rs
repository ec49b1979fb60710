//! The one style sheet of a page: `page.css` behind the colours, which are those of the pictures,
//! so that page and picture are of one piece on light and on dark.

use crate::render::picture::Ink;

/// Of [`sheet`], for the policy of the page: a browser applies this style and no other. A test
/// says what it must be.
pub(super) const HASH: &str = "sha256-QG5m3BFtVZ64yhZJ/8lE7uw1mOPKn4cxcTJV4nBL3bI=";

/// What stands between the tags.
pub(super) fn sheet() -> String {
    let colors = |of: fn(Ink) -> u32| -> String {
        Ink::ALL.iter().map(|ink| format!("--{}:#{:06x};", ink.name(), of(*ink))).collect()
    };
    let mut css = format!(":root{{{}}}\n", colors(Ink::light));
    // Paper is light whatever the screen is.
    css.push_str("@media screen and (prefers-color-scheme:dark){");
    css.push_str(&format!(":root{{{}}}}}\n", colors(Ink::dark)));
    for ink in Ink::ALL {
        let name = ink.name();
        css.push_str(&format!(
            ".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}\n"
        ));
    }
    // By lines, so that it is the same where a checkout has other line ends.
    for line in include_str!("page.css").lines() {
        css.push_str(line);
        css.push('\n');
    }
    // Not every program takes white space at the ends for a part of what is hashed.
    css.trim().to_string()
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    /// RFC 4648 with padding; 32 bytes are ten groups of three, and two.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |group: &[u8]| {
            let bits = group.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
            let bits = bits << (8 * (3 - group.len()));
            let letter = |at: usize| char::from(LETTERS[bits >> (18 - 6 * at) & 63]);
            let text: String = (0..=group.len()).map(letter).collect();
            format!("{text:=<4}")
        };
        bytes.chunks(3).map(group).collect()
    }

    #[test]
    fn the_policy_has_the_hash_of_the_style() {
        assert_eq!(base64(b"Ma"), "TWE=");
        let hash = format!("sha256-{}", base64(&Sha256::digest(sheet())));
        assert_eq!(HASH, hash, "the style has changed: write this hash into HASH");
    }

    /// WCAG 2: how bright a colour is.
    fn luminance(color: u32) -> f64 {
        let part = |shift: u32| {
            let part = f64::from(color >> shift & 0xff) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
    }

    fn contrast(a: u32, b: u32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn words_are_readable_on_every_ground() {
        use crate::render::picture::Heat;
        let css = sheet();
        for of in [Ink::light, Ink::dark] {
            for ground in [Ink::Ground, Ink::Heat(Heat::None)] {
                for words in [Ink::Text, Ink::Faint, Ink::Main] {
                    assert!(contrast(of(ground), of(words)) >= 4.5, "{words:?} on {ground:?}");
                }
                // The page's own are written in the style alone: the light ones first.
                for name in ["error", "warning", "good"] {
                    let at = usize::from(of(Ink::Ground) != Ink::Ground.light());
                    let color = css.split(&format!("--{name}: #")).nth(at + 1).expect(name);
                    let color = u32::from_str_radix(&color[..6], 16).expect("a colour");
                    assert!(contrast(of(ground), color) >= 4.5, "{name} on {ground:?}");
                }
            }
            assert!(contrast(of(Ink::Pale), of(Ink::Text)) >= 4.5);
        }
    }
}

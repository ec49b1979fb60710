//! Folding for search: `Güller`, `Gueller`, `guller` and `GÜLLER` find each other.
//!
//! Two foldings are kept. The *plain* one drops case and marks (ü is u, ß is ss); the *joined*
//! one also writes ae, oe and ue as a, o and u, so that both spellings of an umlaut meet. A text
//! is found when either finds it: the joined one alone would miss a search that starts inside
//! such a pair (`erung` in `Steuerung`).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text ready to be searched, or searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    plain: String,
    joined: String,
}

impl Folded {
    pub fn new(text: &str) -> Self {
        let plain = plain(text);
        let joined = joined(&plain);
        Self { plain, joined }
    }

    pub fn contains(&self, part: &Folded) -> bool {
        self.joined.contains(&part.joined) || self.plain.contains(&part.plain)
    }

    /// The same text but for case and the spelling of umlauts.
    pub fn same(&self, other: &Folded) -> bool {
        self.joined == other.joined
    }

    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// What to look for in texts that are kept by their [`key`] alone: whoever contains this text
    /// has it. Whoever has it contains this text where the second is true; a text that begins with
    /// e may begin inside a pair that the joined form has closed.
    pub fn sought(&self) -> (&str, bool) {
        match self.joined.strip_prefix('e') {
            Some(rest) => (rest, false),
            // What is kept has a line break between two texts.
            None => (&self.joined, !self.joined.contains('\n')),
        }
    }

    /// What equal texts have in common: a key for look-ups.
    pub fn key(&self) -> &str {
        &self.joined
    }
}

/// The key under which equal texts meet.
pub fn key(text: &str) -> String {
    joined(&plain(text))
}

fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters of a German text are ASCII, and decomposing them is what takes the time.
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        let parts = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part));
        for part in parts.flat_map(char::to_lowercase) {
            match part {
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' => out.push('d'),
                'ı' => out.push('i'),
                part => out.push(part),
            }
        }
    }
    out
}

fn joined(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut last = ' ';
    for c in plain.chars() {
        // The e after a, o or u is the other half of an umlaut, but only once: `aee` keeps one.
        if c == 'e' && matches!(last, 'a' | 'o' | 'u') {
            last = ' ';
            continue;
        }
        out.push(c);
        last = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, part: &str) -> bool {
        Folded::new(text).contains(&Folded::new(part))
    }

    #[test]
    fn spellings_of_an_umlaut_find_each_other() {
        let spellings = ["Güller", "Gueller", "guller", "GÜLLER", "Gu\u{308}ller"];
        for a in spellings {
            for b in spellings {
                assert!(finds(a, b), "{b} in {a}");
            }
        }
        assert!(finds("Straße", "strasse") && finds("STRASSE", "straße"));
    }

    #[test]
    fn parts_of_compounds_are_found_also_inside_a_digraph() {
        assert!(finds("Steuerungsgruppentreffen", "gruppentreffen"));
        assert!(finds("Steuerung", "erung"));
        assert!(!finds("Steuerung", "lenkung"));
    }
}

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
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Most letters of a German text are ASCII: they are taken in one go, up to the next other one.
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (ascii, others) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(ascii);
        let mut others = others.chars();
        if let Some(c) = others.next() {
            match usual(c) {
                Some(folded) => out.push_str(folded),
                None => any(c, &mut out),
            }
        }
        rest = others.as_str();
    }
    out.push_str(rest);
    // What is not ASCII is lower case already, and has left no capitals behind.
    out.make_ascii_lowercase();
    out
}

/// The letters and signs of German texts, without a look into the tables of Unicode.
fn usual(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'Ä' => "a",
        'ö' | 'Ö' => "o",
        'ü' | 'Ü' => "u",
        'ß' => "ss",
        'é' | 'è' | 'É' => "e",
        '„' => "„",
        '“' => "“",
        '”' => "”",
        '–' => "–",
        '—' => "—",
        '’' => "’",
        '…' => "...",
        '\u{a0}' => " ",
        _ => return None,
    })
}

fn any(c: char, out: &mut String) {
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

fn joined(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let bytes = plain.as_bytes();
    let mut copied = 0;
    for (at, (byte, next)) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()).enumerate() {
        // The e after an a, o or u is the other half of an umlaut, but only once: `aee` keeps one.
        if *next == b'e' && matches!(byte, b'a' | b'o' | b'u') {
            out.push_str(plain.get(copied..=at).unwrap_or_default());
            copied = at + 2;
        }
    }
    out.push_str(plain.get(copied..).unwrap_or_default());
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

    /// What folding means, letter by letter.
    fn slow(text: &str) -> (String, String) {
        let (mut plain, mut joined, mut last) = (String::new(), String::new(), ' ');
        for c in text.chars() {
            any(c, &mut plain);
        }
        for c in plain.chars() {
            if c == 'e' && matches!(last, 'a' | 'o' | 'u') {
                last = ' ';
                continue;
            }
            joined.push(c);
            last = c;
        }
        (plain, joined)
    }

    fn as_slow(text: &str) {
        let (plain, joined) = slow(text);
        assert_eq!(Folded::new(text), Folded { plain, joined: joined.clone() }, "{text:?}");
        assert_eq!(key(text), joined, "{text:?}");
    }

    #[test]
    fn each_character_is_folded_as_its_meaning_says() {
        for c in char::MIN..='\u{3000}' {
            as_slow(&String::from_iter(['a', c, 'e', 'A', c, c]));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_folded_as_its_meaning_says(text in "([aouAOUeE ]{0,6}|\\PC|[ -~]{0,40}|[äöüßÄÖÜẞéèÉ„“”–—’…\u{a0}\u{308}æŒøı\u{130}ﬁǅ]|[A-Za-zäöü \n]{30,80}){0,8}") {
            as_slow(&text);
        }
    }

    #[test]
    fn parts_of_compounds_are_found_also_inside_a_digraph() {
        assert!(finds("Steuerungsgruppentreffen", "gruppentreffen"));
        assert!(finds("Steuerung", "erung"));
        assert!(!finds("Steuerung", "lenkung"));
    }
}

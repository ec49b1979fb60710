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

    /// What to look for in texts that are kept by their [`key`] alone.
    pub fn sought(&self) -> Sought<'_> {
        match self.joined.strip_prefix('e') {
            Some(rest) => Sought { text: rest, is_cut: true, is_exact: false },
            // What is kept has a line break between two texts.
            None => {
                Sought { text: &self.joined, is_cut: false, is_exact: !self.joined.contains('\n') }
            }
        }
    }

    /// What equal texts have in common: a key for look-ups.
    pub fn key(&self) -> &str {
        &self.joined
    }
}

/// A part of a text that whoever has the whole has, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought<'a> {
    pub text: &'a str,
    /// An e at its beginning was left out, because it may stand inside a pair that the joined form
    /// has closed.
    pub is_cut: bool,
    /// Whoever has this part has the whole.
    pub is_exact: bool,
}

/// The key under which equal texts meet.
pub fn key(text: &str) -> String {
    let mut key = String::new();
    append(text, &mut key);
    key
}

/// Appends the key of a text.
pub fn append(text: &str, out: &mut String) {
    Folding::new(text, false, out).run();
}

/// Appends the key of a text as if it stood on one line, with one space between two words.
pub fn append_flat(text: &str, out: &mut String) {
    Folding::new(text, true, out).run();
}

/// Signs that are looked at together.
const BLOCK: usize = 16;

/// A text on its way to its key in one pass: a cache takes every text of a log through it.
struct Folding<'a> {
    text: &'a str,
    out: &'a mut String,
    start: usize,
    flat: bool,
    /// From here on nothing is copied yet.
    from: usize,
    /// The last sign is an a, o or u, and an e behind it would be half of an umlaut.
    open: bool,
    /// Where blanks are counted: before this place stands one, or nothing.
    gap: bool,
}

impl<'a> Folding<'a> {
    fn new(text: &'a str, flat: bool, out: &'a mut String) -> Folding<'a> {
        out.reserve(text.len() + 1);
        let start = out.len();
        Folding { text, out, start, flat, from: 0, open: false, gap: flat }
    }

    fn run(mut self) {
        let mut at = 0;
        while at < self.text.len() {
            at = match self.easy(at) {
                Some(BLOCK) => at + BLOCK,
                // A vowel is hard together with the e behind it.
                Some(easy) => self.signs(at + easy, at + easy + 2),
                None => self.signs(at, at + BLOCK),
            };
        }
        self.skip(at, at);
        if self.gap && self.out.len() > self.start {
            self.out.pop();
        }
        // What is not ASCII is lower case already, and has left no capitals behind.
        if let Some(new) = self.out.get_mut(self.start..) {
            new.make_ascii_lowercase();
        }
    }

    /// So many of the next signs stay as they are, but for capitals; `None` near the end.
    fn easy(&mut self, at: usize) -> Option<usize> {
        let block = |at: usize| self.text.as_bytes().get(at..)?.first_chunk::<BLOCK>();
        let (block, next) = (block(at)?, block(at + 1)?);
        let [first, ..] = block;
        let hindered = self.open && matches!(first, b'e' | b'E') || self.gap && *first == b' ';
        let easy = if hindered { 0 } else { easy_signs(block, next) };
        if let Some(last) = easy.checked_sub(1).and_then(|last| block.get(last)) {
            // A letter behind it may become an e.
            self.open = matches!(last | 0x20, b'a' | b'o' | b'u');
            self.gap = self.flat && *last == b' ';
        }
        Some(easy)
    }

    /// One by one; the place behind the last of them.
    fn signs(&mut self, mut at: usize, until: usize) -> usize {
        while let Some(sign) = self.text.as_bytes().get(at).filter(|_| at < until) {
            let next = match sign {
                b' ' if !self.gap => {
                    (self.open, self.gap) = (false, self.flat);
                    at + 1
                }
                b' ' | b'\t' | b'\n' | 0x0b | 0x0c | b'\r' if self.flat => {
                    self.skip(at, at + 1);
                    self.blank();
                    at + 1
                }
                b'e' | b'E' if self.open => {
                    self.skip(at, at + 1);
                    self.open = false;
                    at + 1
                }
                0..=0x7f => {
                    (self.open, self.gap) = (matches!(sign | 0x20, b'a' | b'o' | b'u'), false);
                    at + 1
                }
                _ => self.letter(at),
            };
            at = next;
        }
        at
    }

    /// One that is not ASCII.
    fn letter(&mut self, at: usize) -> usize {
        let c = self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        let next = at + c.len_utf8();
        self.skip(at, next);
        if self.flat && c.is_whitespace() {
            self.blank();
            return next;
        }
        self.gap = false;
        match usual(c) {
            Some(folded) => folded.chars().for_each(|c| self.say(c)),
            None => {
                let mut folded = String::new();
                any(c, &mut folded);
                folded.chars().for_each(|c| self.say(c));
            }
        }
        next
    }

    fn say(&mut self, c: char) {
        if self.open && c == 'e' {
            self.open = false;
            return;
        }
        self.open = matches!(c, 'a' | 'o' | 'u');
        self.out.push(c);
    }

    fn blank(&mut self) {
        if !self.gap {
            self.out.push(' ');
            (self.open, self.gap) = (false, true);
        }
    }

    /// Copies what is before, and goes on behind.
    fn skip(&mut self, at: usize, next: usize) {
        self.out.push_str(self.text.get(self.from..at).unwrap_or_default());
        self.from = next;
    }
}

/// How many come before the first that is not ASCII, or is a vowel with an e behind it, or a blank
/// other than a single space. `next` is the block one byte further on.
fn easy_signs(block: &[u8; BLOCK], next: &[u8; BLOCK]) -> usize {
    let mut hard = [0; BLOCK];
    // Without a branch, so that all of them are compared at once.
    for (hard, (sign, next)) in hard.iter_mut().zip(block.iter().zip(next)) {
        let (letter, e) = (sign | 0x20, (next | 0x20) == b'e');
        let vowel = (letter == b'a') | (letter == b'o') | (letter == b'u');
        let blanks = (*sign == b' ') & (*next == b' ');
        *hard = u8::from((*sign < b' ') | (*sign > b'~') | blanks | (vowel & e));
    }
    u128::from_le_bytes(hard).trailing_zeros() as usize / 8
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
        // Behind as many signs as are looked at together.
        assert_eq!(key("Die Sprachen bleibaéeaüe"), "die sprachen bleibaeau");
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
        let (flat, mut out) = (text.split_whitespace().collect::<Vec<_>>().join(" "), "x ".into());
        append_flat(text, &mut out);
        assert_eq!(out, format!("x {}", slow(&flat).1), "{text:?}");
    }

    #[test]
    fn each_character_is_folded_as_its_meaning_says() {
        for c in char::MIN..='\u{3000}' {
            as_slow(&String::from_iter(['a', c, 'e', 'A', c, c]));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_folded_as_its_meaning_says(text in "([aouAOUeE ]{0,6}|\\PC|[ -~]{0,40}|[äöüßÄÖÜẞéèÉ„“”–—’…\u{a0}\u{308}æŒøı\u{130}ﬁǅ]|[A-Za-zäöü \n]{30,80}|[ \t\n\r\u{b}\u{c}\u{1c}\u{85}\u{2003}\u{b4}]{1,3}|[a-z]{1,9} |[bc ]{12,18}[aouAOU][eEéèÈ]?){0,8}") {
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

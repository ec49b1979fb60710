//! A text as words with their folded form, and what stands between them. Words keep their place
//! in the original text, so whatever is found by its folded form is cut out where it stands.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::ordinary;
use crate::words::fold;

/// Letters or digits in a row. Where the one kind ends and the other begins, so does a new word.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    key: Range<usize>,
    pub(super) letters: usize,
    /// Begins with a capital.
    pub(super) capital: bool,
    /// Has nothing but capitals.
    pub(super) upper: bool,
    pub(super) number: bool,
}

/// The words of a text.
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    list: Vec<Token>,
    keys: String,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Tokens<'a> {
        let mut tokens = Tokens { text, list: Vec::new(), keys: String::new() };
        let mut open: Option<Token> = None;
        let mut veiled = false;
        for (at, c) in text.char_indices() {
            let end = at + c.len_utf8();
            let is_letter = is_part(c);
            if let Some(word) = &mut open {
                if is_letter && c.is_numeric() == word.number {
                    word.end = end;
                    word.letters += 1;
                    word.upper &= !c.is_lowercase();
                    continue;
                }
                if !c.is_ascii() && !is_letter && (is_combining_mark(c) || is_invisible(c)) {
                    word.end = end;
                    veiled |= is_invisible(c);
                    continue;
                }
                tokens.close(open.take(), veiled);
            }
            if is_letter {
                veiled = false;
                open = Some(Token {
                    start: at,
                    end,
                    key: 0..0,
                    letters: 1,
                    capital: c.is_uppercase(),
                    upper: c.is_uppercase(),
                    number: c.is_numeric(),
                });
            }
        }
        tokens.close(open, veiled);
        tokens
    }

    fn close(&mut self, word: Option<Token>, veiled: bool) {
        let Some(mut word) = word else { return };
        let from = self.keys.len();
        let text = self.text.get(word.start..word.end).unwrap_or_default();
        match veiled {
            false => fold::append(text, &mut self.keys),
            true => {
                let text: String = text.chars().filter(|c| !is_invisible(*c)).collect();
                fold::append(&text, &mut self.keys);
            }
        }
        word.key = from..self.keys.len();
        self.list.push(word);
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The folded form; empty where there is no such word.
    pub(super) fn key(&self, at: usize) -> &str {
        let key = self.get(at).and_then(|word| self.keys.get(word.key.clone()));
        key.unwrap_or_default()
    }

    /// What stands between the word before and this one; before the first, what the text begins
    /// with, and behind the last, what it ends with.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let from = at.checked_sub(1).and_then(|before| self.get(before)).map_or(0, |word| word.end);
        let until = self.get(at).map_or(self.text.len(), |word| word.start);
        self.text.get(from..until).unwrap_or_default()
    }

    /// The original text behind a place.
    pub(super) fn rest(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or_default()
    }

    /// What joins a word to the one before.
    pub(super) fn joint(&self, at: usize) -> Joint {
        let gap = self.gap(at);
        if gap.len() > LONGEST || gap.matches('\n').count() > 1 {
            return Joint::None;
        }
        // A hyphen that does not touch the word before begins an item or an aside.
        let is_aside = gap.starts_with(char::is_whitespace) && gap.contains(is_hyphen);
        let is_plain = |c: char| is_blank(c) || is_hyphen(c) || is_apostrophe(c) || c == '_';
        if gap.chars().all(is_plain) && !is_aside {
            return Joint::Name;
        }
        if gap.contains('.') && (gap == "." || self.is_shortened(at)) {
            let is_initial = |c: char| is_blank(c) || is_hyphen(c) || c == '.';
            if gap.chars().all(is_initial) && gap.matches('.').count() == 1 {
                return Joint::Name;
            }
        }
        let gap = gap.trim_matches(is_blank);
        if gap == "," {
            return Joint::Comma;
        }
        Joint::Sign
    }

    /// Behind an initial or a title.
    fn is_shortened(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let key = self.key(before);
        self.get(before).is_some_and(|word| word.letters <= 2)
            || ordinary::is_title(key)
            || ordinary::is_faculty(key)
    }

    /// True where only blanks stand before a word, and another word before these.
    pub(super) fn follows(&self, at: usize) -> bool {
        let gap = self.gap(at);
        at > 0 && !gap.is_empty() && gap.len() <= LONGEST && gap.chars().all(is_blank)
    }

    pub(super) fn is_hyphened(&self, at: usize) -> bool {
        let gap = self.gap(at);
        at > 0 && !gap.is_empty() && gap.chars().all(|c| is_hyphen(c) || is_invisible(c))
    }
}

/// How two words stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// As inside a name: a blank, a hyphen, an apostrophe, the full stop of an initial.
    Name,
    Comma,
    /// Another sign, as in the names of organisations.
    Sign,
    /// Too far away.
    None,
}

/// Bytes between two words of a name.
const LONGEST: usize = 12;

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() && !is_apostrophe(c)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | '＇')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '﹣' | '－')
}

/// Signs that a reader does not see: soft hyphens, joiners, marks of direction.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let text = "Hr. STRO\u{308}SS\u{ad}NER, Amt50 d’Angelo";
        let tokens = Tokens::of(text);
        let keys: Vec<&str> = (0..tokens.len()).map(|at| tokens.key(at)).collect();
        assert_eq!(keys, ["hr", "strossner", "amt", "50", "d", "angelo"]);
        let word = tokens.get(1).expect("a word");
        assert_eq!(&text[word.start..word.end], "STRO\u{308}SS\u{ad}NER");
        assert!(word.capital && word.upper && !word.number);
        let joints: Vec<Joint> = (1..tokens.len()).map(|at| tokens.joint(at)).collect();
        use Joint::{Comma, Name};
        assert_eq!(joints, [Name, Comma, Name, Name, Name]);
        assert_eq!((tokens.gap(0), tokens.gap(6)), ("", ""));
    }

    #[test]
    fn a_full_stop_joins_only_behind_initials() {
        let joint = |text| Tokens::of(text).joint(1);
        assert_eq!(joint("J. Voß"), Joint::Name);
        assert_eq!(joint("anne.frey"), Joint::Name);
        assert_eq!(joint("Anne. Frey"), Joint::Sign);
        assert_eq!(joint("Anne\n\nFrey"), Joint::None);
        assert_eq!(joint("Anne\u{a0}Frey"), Joint::Name);
    }
}

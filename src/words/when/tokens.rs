//! A text as numbers, known words and the few signs that matter between them. A word that no
//! table has, or a sign that no date has, makes the whole text unknown: better to ask again than
//! to read half of it.

use super::vocabulary::{self, Word};
use crate::words::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Number(Number),
    Word(Word),
    Plus,
    Minus,
    /// `..` between the ends of a range.
    Dots,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Stays at the largest where there are too many digits.
    pub value: u32,
    pub digits: usize,
    pub mark: Mark,
}

/// What stands directly behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Nothing,
    Stop,
    Slash,
    /// A hyphen with digits on both sides; any other one is a space.
    Hyphen,
    /// `st`, `nd`, `rd`, `th`; `ten`, `ter`, `te`.
    Suffix,
}

impl Number {
    /// Two digits at most: a day, a month, a week, a quarter.
    pub fn short(self) -> Option<u32> {
        (self.digits <= 2).then_some(self.value)
    }

    /// Four digits: a year.
    pub fn long(self) -> Option<i32> {
        if self.digits == 4 { i32::try_from(self.value).ok() } else { None }
    }

    /// `3.` or `3rd`.
    pub fn ordinal(self) -> bool {
        matches!(self.mark, Mark::Stop | Mark::Suffix)
    }
}

/// `None` where something is no part of any date.
pub(super) fn read(text: &str) -> Option<Vec<Token>> {
    // Folding also makes three full stops of an ellipsis that a word processor put in.
    let text = fold::key(text);
    let mut tokens = Vec::new();
    let mut rest = text.as_str();
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let length = match c {
            _ if c.is_ascii_digit() => number(rest, &mut tokens),
            _ if c.is_alphabetic() => word(rest, before, &mut tokens)?,
            '.' => stops(rest, before, &mut tokens)?,
            '-' | '/' => link(rest, before, &mut tokens)?,
            '+' => {
                tokens.push(Token::Plus);
                1
            }
            _ if c.is_whitespace() || c == ',' => c.len_utf8(),
            _ => return None,
        };
        let (taken, left) = rest.split_at_checked(length)?;
        before = taken.chars().next_back()?;
        rest = left;
    }
    Some(tokens)
}

/// How many bytes at the beginning are such characters.
fn run(text: &str, wanted: fn(char) -> bool) -> usize {
    text.find(|c| !wanted(c)).unwrap_or(text.len())
}

fn number(rest: &str, tokens: &mut Vec<Token>) -> usize {
    let digits = run(rest, |c| c.is_ascii_digit());
    let value = rest.get(..digits).and_then(|text| text.parse().ok()).unwrap_or(u32::MAX);
    tokens.push(Token::Number(Number { value, digits, mark: Mark::Nothing }));
    digits
}

fn word(rest: &str, before: char, tokens: &mut Vec<Token>) -> Option<usize> {
    let length = run(rest, char::is_alphabetic);
    let text = rest.get(..length)?;
    let suffix = matches!(text, "st" | "nd" | "rd" | "th" | "ten" | "ter" | "te");
    if before.is_ascii_digit() && suffix {
        mark(tokens, Mark::Suffix);
        return Some(length);
    }
    match vocabulary::look_up(text)? {
        Word::Filler => {}
        word => tokens.push(Token::Word(word)),
    }
    Some(length)
}

/// One full stop ends a number or an abbreviation, two are a range; of three the first one ends
/// what is before (`1.10...5.10.`).
fn stops(rest: &str, before: char, tokens: &mut Vec<Token>) -> Option<usize> {
    let length = run(rest, |c| c == '.');
    if before.is_ascii_digit() && length != 2 {
        mark(tokens, Mark::Stop);
    }
    match length {
        1 if before.is_alphanumeric() => {}
        2 | 3 => tokens.push(Token::Dots),
        _ => return None,
    }
    Some(length)
}

fn link(rest: &str, before: char, tokens: &mut Vec<Token>) -> Option<usize> {
    let mut chars = rest.chars();
    let (sign, after) = (chars.next()?, chars.next()?);
    if before.is_ascii_digit() && after.is_ascii_digit() {
        mark(tokens, if sign == '/' { Mark::Slash } else { Mark::Hyphen });
    } else if before.is_alphanumeric() && after.is_alphanumeric() {
        // Only a space: `last-week`, `2024-q4`.
    } else if sign == '-' && after.is_ascii_digit() {
        tokens.push(Token::Minus);
    } else {
        return None;
    }
    Some(1)
}

fn mark(tokens: &mut [Token], mark: Mark) {
    if let Some(Token::Number(number)) = tokens.last_mut() {
        number.mark = mark;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: u32, digits: usize, mark: Mark) -> Token {
        Token::Number(Number { value, digits, mark })
    }

    #[test]
    fn signs_belong_to_the_number_before() {
        use Mark::{Hyphen, Nothing, Slash, Stop, Suffix};
        let cases = [
            ("14.10", vec![number(14, 2, Stop), number(10, 2, Nothing)]),
            ("2024-07", vec![number(2024, 4, Hyphen), number(7, 2, Nothing)]),
            ("1/2", vec![number(1, 1, Slash), number(2, 1, Nothing)]),
            ("3rd", vec![number(3, 1, Suffix)]),
            (
                "2024-q4",
                vec![number(2024, 4, Nothing), Token::Word(Word::Quarter), number(4, 1, Nothing)],
            ),
        ];
        for (text, tokens) in cases {
            assert_eq!(read(text), Some(tokens), "{text}");
        }
    }

    #[test]
    fn a_range_may_follow_a_full_stop() {
        let ends = [number(1, 1, Mark::Stop), Token::Dots, number(5, 1, Mark::Stop)];
        assert_eq!(read("1...5."), Some(ends.to_vec()));
        assert_eq!(read("1.…5."), None);
        assert_eq!(read("Okt..heute").map(|tokens| tokens.len()), Some(3));
        assert_eq!(read("2024..-3d").map(|tokens| tokens.len()), Some(5));
    }

    #[test]
    fn what_no_date_has_is_unknown() {
        for text in ["Dienstagg", "14:00", "heute!", "2024-", "-", "/", ". 3", "....", "- 3"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}

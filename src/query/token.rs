//! Typed text into tokens: words, quotes, parentheses, `or`. Knows no fields.

use crate::error::{Error, Result};
use crate::words::Message;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Open,
    Close,
    Or(String),
    And(String),
    /// `not:` before a parenthesis, `not` before anything.
    Not,
    Word(Word),
    /// One argument that holds an expression of its own.
    Group(Vec<Token>),
}

/// A word or a phrase, its quotes removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// Where in the text the part begins that stood in quotes.
    pub quoted: Option<usize>,
}

/// How negation is called, folded.
pub const NOT: [&str; 2] = ["not", "nicht"];

/// Opening marks with those that close them.
const QUOTES: [(char, &[char]); 5] =
    [('"', &['"']), ('„', &['“', '”', '"']), ('“', &['”', '"']), ('»', &['«']), ('«', &['»'])];

/// One argument of the command line. Blanks in it are part of a phrase, since a shell has taken
/// the quotes away; with `or` or a parenthesis in it, it is an expression.
pub fn argument(text: &str) -> Result<Option<Token>> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if is_expression(text) {
        return Ok(Some(Token::Group(expression(text)?)));
    }
    if let Some(operator) = operator(text) {
        return Ok(Some(operator));
    }
    let mut scanner = Scanner { rest: text };
    let word = scanner.word(true)?;
    // `"a b" "c d"` as one argument: each quoted part is a term of its own.
    if !scanner.rest.trim().is_empty() {
        return Ok(Some(Token::Group(expression(text)?)));
    }
    Ok(Some(Token::Word(word)))
}

/// The text of `-q`, or of a saved query.
pub fn expression(text: &str) -> Result<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut scanner = Scanner { rest: text };
    loop {
        scanner.rest = scanner.rest.trim_start();
        let Some(c) = scanner.rest.chars().next() else { return Ok(tokens) };
        match c {
            '(' => {
                scanner.skip(c);
                tokens.push(Token::Open);
            }
            ')' => {
                scanner.skip(c);
                tokens.push(Token::Close);
            }
            _ => match scanner.negation() {
                0 => {
                    let word = scanner.word(false)?;
                    let operator = match word.quoted {
                        None if is_not(&word.text) && scanner.goes_on() => Some(Token::Not),
                        None => operator(&word.text),
                        Some(_) => None,
                    };
                    tokens.push(operator.unwrap_or(Token::Word(word)));
                }
                times => tokens.extend(std::iter::repeat_n(Token::Not, times)),
            },
        }
    }
}

/// Small or all in capitals; `Oder` is a river.
fn operator(word: &str) -> Option<Token> {
    match word {
        "or" | "OR" | "oder" | "ODER" => Some(Token::Or(word.to_string())),
        "and" | "AND" | "und" | "UND" => Some(Token::And(word.to_string())),
        _ => None,
    }
}

/// `not` as a word of its own; `Not` is a hardship.
pub fn is_not(word: &str) -> bool {
    NOT.iter().any(|not| word == *not || word == not.to_uppercase())
}

/// A phrase in quotes, a saved query or a group.
pub fn is_more_than_a_word(text: &str) -> bool {
    text.starts_with(['@', '(']) || opening(text).is_some()
}

fn is_expression(text: &str) -> bool {
    if text.starts_with('(') || (Scanner { rest: text }).negation() > 0 {
        return true;
    }
    let mut words = text.split_whitespace();
    let either = |word: &str| matches!(operator(word), Some(Token::Or(_)));
    if !text.contains(char::is_whitespace) || opening(text).is_some() {
        return false;
    }
    // `title:Qualifizierung (IQ)` is a value with a parenthesis; `a (b c)` is an expression.
    let first_has_field = words.next().is_some_and(|word| word.contains(':'));
    words.any(|word| {
        either(word)
            || (word.starts_with('(') && !first_has_field)
            || (Scanner { rest: word }).negation() > 0
    })
}

fn opening(text: &str) -> Option<(char, &'static [char])> {
    let first = text.chars().next()?;
    QUOTES.iter().find(|(open, _)| *open == first).copied()
}

struct Scanner<'a> {
    rest: &'a str,
}

impl Scanner<'_> {
    fn skip(&mut self, c: char) {
        self.rest = self.rest.get(c.len_utf8()..).unwrap_or_default();
    }

    /// True where a condition follows.
    fn goes_on(&self) -> bool {
        let next = self.rest.split_whitespace().next();
        next.is_some_and(|next| !next.starts_with(')') && operator(next).is_none())
    }

    /// Takes every `not:` that stands before a parenthesis, and a `not` right before it; how many
    /// there were.
    fn negation(&mut self) -> usize {
        if let Some((name, _)) = self.rest.split_once('(')
            && is_not(name)
        {
            self.rest = self.rest.get(name.len()..).unwrap_or_default();
            return 1;
        }
        let mut rest = self.rest;
        let mut times = 0;
        while let Some((name, behind)) = rest.split_once(':') {
            if !NOT.contains(&name) {
                return 0;
            }
            times += 1;
            rest = behind;
            if rest.starts_with('(') {
                self.rest = rest;
                return times;
            }
        }
        0
    }

    /// A word; where it is the `whole` argument, blanks and parentheses belong to it.
    fn word(&mut self, whole: bool) -> Result<Word> {
        let start = self.rest;
        let mut text = String::new();
        let mut inner = 0_usize;
        loop {
            if (text.is_empty() || text.ends_with(':') || text.ends_with(":="))
                && let Some((open, close)) = opening(self.rest)
            {
                self.skip(open);
                let Some((quoted, behind)) = self.rest.split_once(close) else {
                    let message = Message::new("query-quote").with("text", start);
                    return Err(Error::usage(message).hint(Message::new("query-quote-hint")));
                };
                let from = text.len();
                text.push_str(quoted);
                self.rest = behind;
                return Ok(Word { text, quoted: Some(from) });
            }
            match self.rest.chars().next() {
                None => break,
                Some(_) if whole => {}
                Some(c) if c.is_whitespace() => break,
                Some('(') => inner += 1,
                Some(')') => match inner.checked_sub(1) {
                    Some(left) => inner = left,
                    None => break,
                },
                Some(_) => {}
            }
            if let Some(c) = self.rest.chars().next() {
                text.push(c);
                self.skip(c);
            }
        }
        if inner > 0 {
            return Err(unclosed(&text));
        }
        Ok(Word { text, quoted: None })
    }
}

/// A parenthesis that nothing closes.
pub fn unclosed(text: &str) -> Error {
    let message = Message::new("query-parenthesis-open").with("text", text);
    Error::usage(message).hint(Message::new("query-parenthesis-hint"))
}

//! Tokens into terms: precedence, negation, saved queries. Stops at the first thing that it
//! cannot understand. Knows no fields.

use super::condition::{HAS, NO};
use super::path::TYPE;
use super::term::{Phrase, Term};
use super::token::{self, NOT, Token, Word};
use super::{Setting, condition, field};
use crate::error::{Error, Result};
use crate::words::{Message, fold};

/// Parentheses in parentheses, saved queries in saved queries.
const DEEPEST: usize = 40;
/// Terms, those of saved queries included.
const MOST: usize = 100_000;

/// The arguments and the text of `-q`, each understood on its own; both have to hold.
pub fn parse(words: &[String], expression: Option<&str>, setting: &Setting<'_>) -> Result<Term> {
    let mut parser = Parser { setting, saved: Vec::new(), depth: 0, terms: 0 };
    let mut tokens = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        // Before a word for the text it is one itself.
        let mut behind = words.iter().skip(at + 1).map(|next| next.trim());
        let next = behind.find(|next| !token::is_not(next));
        let denies = token::is_not(word)
            && next.is_some_and(|next| {
                token::is_more_than_a_word(next) || is_condition(next, setting)
            });
        tokens.extend(if denies { Some(Token::Not) } else { token::argument(word)? });
    }
    let of_words = parser.sequence(tokens)?;
    let of_expression = match expression {
        Some(text) => parser.sequence(token::expression(text)?)?,
        None => Term::All,
    };
    Ok(Term::both(vec![of_words, of_expression]))
}

struct Parser<'a> {
    setting: &'a Setting<'a>,
    /// The names of the saved queries that are being read.
    saved: Vec<String>,
    depth: usize,
    terms: usize,
}

type Tokens = std::iter::Peekable<std::vec::IntoIter<Token>>;

impl Parser<'_> {
    fn sequence(&mut self, tokens: Vec<Token>) -> Result<Term> {
        if tokens.is_empty() {
            return Ok(Term::All);
        }
        let mut tokens = tokens.into_iter().peekable();
        let term = self.either(&mut tokens)?;
        match tokens.next() {
            Some(_) => Err(unopened()),
            None => Ok(term),
        }
    }

    /// `a b or c d`: either both of the first, or both of the second.
    fn either(&mut self, tokens: &mut Tokens) -> Result<Term> {
        let mut terms = vec![self.all(tokens, None)?];
        while let Some(Token::Or(_)) = tokens.peek() {
            let operator = tokens.next();
            terms.push(self.all(tokens, operator.as_ref())?);
        }
        Ok(match terms.len() {
            1 => terms.pop().unwrap_or(Term::All),
            _ => Term::Or(terms),
        })
    }

    /// Terms side by side; `before` is the operator that asks for at least one.
    fn all(&mut self, tokens: &mut Tokens, before: Option<&Token>) -> Result<Term> {
        let mut before = before.cloned();
        let mut terms = Vec::new();
        loop {
            match tokens.peek() {
                None | Some(Token::Close) => break,
                Some(Token::Or(_)) if !terms.is_empty() && before.is_none() => break,
                Some(Token::Or(word) | Token::And(word)) => {
                    let word = word.clone();
                    if terms.is_empty() || before.is_some() {
                        return Err(lonely(&word));
                    }
                    before = tokens.next();
                    continue;
                }
                Some(_) => {}
            }
            terms.push(self.one(tokens)?);
            before = None;
        }
        match before {
            Some(Token::Or(word) | Token::And(word)) => return Err(lonely(&word)),
            _ if terms.is_empty() && self.depth == 0 && tokens.peek().is_some() => {
                return Err(unopened());
            }
            _ if terms.is_empty() => {
                return Err(Error::usage(Message::new("query-empty-group")));
            }
            _ => {}
        }
        Ok(Term::all_of(terms))
    }

    fn one(&mut self, tokens: &mut Tokens) -> Result<Term> {
        let mut negative = false;
        loop {
            let term = match tokens.next() {
                Some(Token::Not) => {
                    negative = !negative;
                    continue;
                }
                Some(Token::Open) => {
                    self.enter()?;
                    let term = self.either(tokens)?;
                    self.depth -= 1;
                    if tokens.next() != Some(Token::Close) {
                        return Err(token::unclosed("("));
                    }
                    term.closed()
                }
                Some(Token::Group(inner)) => {
                    self.enter()?;
                    let term = self.sequence(inner)?;
                    self.depth -= 1;
                    term.closed()
                }
                Some(Token::Word(word)) => self.word(word)?,
                // `all` has looked at it before; nothing else can follow.
                Some(Token::Close | Token::Or(_) | Token::And(_)) | None => Term::All,
            };
            return Ok(if negative { not(term) } else { term });
        }
    }

    fn enter(&mut self) -> Result<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Error::usage(Message::new("query-too-deep")));
        }
        Ok(())
    }

    fn word(&mut self, word: Word) -> Result<Term> {
        self.terms += 1;
        if self.terms > MOST {
            return Err(Error::usage(Message::new("query-too-long")));
        }
        let Word { text, quoted } = word;
        let mut rest = text.as_str();
        let mut quoted = quoted;
        let mut negative = false;
        while let Some((name, value)) = field_and_value(rest, quoted)
            && NOT.iter().any(|not| fold::key(name) == *not)
        {
            let from = rest.len() - value.len();
            quoted = quoted.map(|at| at.saturating_sub(from));
            negative = !negative;
            rest = value;
            if rest.is_empty() {
                return Err(empty(name));
            }
        }
        let term = self.positive(rest, quoted)?;
        Ok(if negative { not(term) } else { term })
    }

    fn positive(&mut self, text: &str, quoted: Option<usize>) -> Result<Term> {
        if quoted != Some(0)
            && let Some(name) = text.strip_prefix('@').filter(|name| !name.is_empty())
        {
            return self.saved(name);
        }
        if quoted.is_none() {
            expect_one(text, self.setting)?;
        }
        let Some((name, value)) = field_and_value(text, quoted) else {
            let phrase = Phrase::new(text);
            return Ok(if phrase.text.is_empty() { Term::All } else { Term::Text(phrase) });
        };
        let (value, exact) = match value.strip_prefix('=') {
            Some(value) if quoted != Some(text.len() - value.len() - 1) => (value, true),
            _ => (value, false),
        };
        if value.trim().is_empty() {
            return Err(empty(name));
        }
        condition::read(self.setting, name, value, exact)
    }

    fn saved(&mut self, name: &str) -> Result<Term> {
        let queries = self.setting.saved;
        let same = |other: &&String| fold::key(other) == fold::key(name);
        let found = queries.get_key_value(name);
        let found = found.or_else(|| queries.iter().find(|(other, _)| same(other)));
        let Some((name, text)) = found else {
            let message = Message::new("query-unknown-saved").with("name", name);
            let known: Vec<String> = queries.keys().map(|name| format!("@{name}")).collect();
            return Err(Error::usage(message).hint(match known.is_empty() {
                true => Message::new("query-no-saved"),
                false => Message::new("query-known-saved").with("names", known),
            }));
        };
        if self.saved.contains(name) {
            let from = self.saved.iter().position(|other| other == name).unwrap_or_default();
            let cycle = self.saved.iter().skip(from).chain([name]);
            let cycle: Vec<String> = cycle.map(|name| format!("@{name}")).collect();
            let message = Message::new("query-saved-cycle").with("cycle", cycle.join(" → "));
            return Err(Error::usage(message).hint(Message::new("query-saved-cycle-hint")));
        }
        self.enter()?;
        self.saved.push(name.clone());
        let term = token::expression(text).and_then(|tokens| self.sequence(tokens));
        self.saved.pop();
        self.depth -= 1;
        let term = term.map(Term::closed);
        // A cycle names all that take part; any other fault has to say where it stands.
        term.map_err(|error| match error.message.id() {
            "query-saved-cycle" => error,
            _ => error.hint(Message::new("query-inside-saved").with("name", name.as_str())),
        })
    }
}

/// The name before a colon; `None` where the text is none of that kind: `10:30`, `https://…`.
pub fn field_and_value(text: &str, quoted: Option<usize>) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    if quoted.is_some_and(|from| from <= name.len()) || quoted.is_none() && value.starts_with("//")
    {
        return None;
    }
    let mark = unicode_normalization::char::is_combining_mark;
    let fits = |c: char| c.is_alphanumeric() || mark(c) || matches!(c, '-' | '_' | '.');
    (name.starts_with(char::is_alphabetic) && name.chars().all(fits)).then_some((name, value))
}

/// `field:value` with a name that there is.
fn is_condition(text: &str, setting: &Setting<'_>) -> bool {
    let names = [&NOT[..], &HAS, &NO, &TYPE].concat();
    field_and_value(text, None).is_some_and(|(name, value)| {
        let first = name.split('.').next().unwrap_or(name);
        let is_known = names.contains(&fold::key(name).as_str())
            || !field::places(setting.schema, first).is_empty();
        is_known && !value.is_empty()
    })
}

/// One argument with several conditions in it, which a shell was told to leave together: it would
/// be taken for a long value, and nothing be found.
fn expect_one(text: &str, setting: &Setting<'_>) -> Result<()> {
    let mut words = text.split_whitespace().skip(1);
    match words.find(|word| is_condition(word, setting)) {
        None => Ok(()),
        Some(second) => {
            let message =
                Message::new("query-several-conditions").with("text", text).with("second", second);
            Err(Error::usage(message)
                .hint(Message::new("query-several-conditions-hint").with("text", text)))
        }
    }
}

fn not(term: Term) -> Term {
    let term = match term {
        Term::And(mut only) if only.len() == 1 => only.pop().unwrap_or(Term::All),
        term => Term::all_of(vec![term]),
    };
    Term::Not(Box::new(term))
}

fn empty(name: &str) -> Error {
    let message = Message::new("query-empty-value").with("field", name);
    let hint = match NOT.contains(&fold::key(name).as_str()) {
        true => "query-empty-not-hint",
        false => "query-empty-value-hint",
    };
    Error::usage(message).hint(Message::new(hint).with("field", name))
}

/// A parenthesis that closes nothing.
fn unopened() -> Error {
    let message = Message::new("query-parenthesis-close");
    Error::usage(message).hint(Message::new("query-parenthesis-hint"))
}

/// An operator with nothing on one of its sides.
fn lonely(word: &str) -> Error {
    let message = Message::new("query-operator").with("word", word);
    Error::usage(message).hint(Message::new("query-operator-hint").with("word", word))
}

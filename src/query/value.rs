//! The value of a condition, read as what its field holds. Knows no records.

use chrono::NaiveDate;

use super::choice;
use super::field::{self, Place, Shape};
use super::term::{Bounds, Source, TaskState, Test};
use crate::error::{Error, Result};
use crate::record::{Reference, ValueType, id};
use crate::words::fold::{self, Folded};
use crate::words::when::{self, DayRange, WhenFault};
use crate::words::{Clock, Message, Term};

/// A value as it was typed, with the name before it for what has to be said about it.
pub struct Typed<'a> {
    pub name: &'a str,
    pub value: &'a str,
    /// After `:=`.
    pub exact: bool,
    pub today: NaiveDate,
}

const YES: [&str; 4] = ["yes", "ja", "true", "wahr"];
const NO: [&str; 4] = ["no", "nein", "false", "falsch"];

const TASK_STATES: [(&str, TaskState); 4] = [
    ("open", TaskState::Open),
    ("offen", TaskState::Open),
    ("done", TaskState::Done),
    ("erledigt", TaskState::Done),
];
const ANY_STATE: [&str; 3] = ["any", "alle", "*"];
const OVERDUE: [&str; 2] = ["overdue", "überfällig"];

impl Typed<'_> {
    pub fn test(&self, place: &Place) -> Result<Test> {
        let value = match &place.shape {
            Shape::TaskState => return self.task_state(),
            Shape::Done => {
                return match boolean(self.value) {
                    Some(yes) => Ok(Test::Done(yes)),
                    None => self.days(),
                };
            }
            Shape::Of(value) => value,
        };
        match value {
            ValueType::Text => Ok(self.text()),
            ValueType::Number => self.numbers(),
            ValueType::Boolean => match boolean(self.value) {
                Some(yes) => Ok(Test::Boolean(yes)),
                None => Err(self.odd("query-not-a-boolean", "query-boolean-hint")),
            },
            ValueType::Day | ValueType::PartialDate => self.days(),
            ValueType::Clock => self.clock(),
            ValueType::Span => match when::span(self.value) {
                Some(span) => Ok(Test::Span(span)),
                None => Err(self.odd("query-not-a-span", "query-span-hint")),
            },
            ValueType::Choice(choices) => self.choice(choices, &place.spot.source),
            ValueType::Reference(_) | ValueType::Posts | ValueType::Relations => {
                Ok(self.reference())
            }
        }
    }

    fn text(&self) -> Test {
        let folded = Folded::new(&self.value.split_whitespace().collect::<Vec<_>>().join(" "));
        if self.exact { Test::Same(folded) } else { Test::Part(folded) }
    }

    fn reference(&self) -> Test {
        let reference = Reference::parse(self.value);
        let id = id::key(&reference.id);
        match self.exact {
            true => Test::Identical { id },
            false => Test::Named { id, part: Folded::new(&reference.id) },
        }
    }

    fn choice(&self, choices: &[impl AsRef<str>], source: &Source) -> Result<Test> {
        let keys = choice::keys(choices, self.value, self.exact);
        if keys.is_empty() {
            let field = if let Source::Key(key) = source { key.as_str() } else { self.name };
            let terms = choice::terms(field, choices);
            let near = choice::nearest(choices, self.value);
            let near = near.and_then(|near| terms.iter().find(|term| term.key == near).cloned());
            let known = |part: &str| !choice::keys(choices, part, self.exact).is_empty();
            return Err(self.not_a_choice(terms, near, known));
        }
        Ok(Test::Choice(keys))
    }

    fn task_state(&self) -> Result<Test> {
        let typed = fold::key(self.value);
        let is = |word: &str| fold::key(word) == typed;
        if let Some((_, state)) = TASK_STATES.iter().find(|(word, _)| is(word)) {
            return Ok(Test::TaskState(*state));
        }
        if ANY_STATE.into_iter().any(is) {
            return Ok(Test::TaskState(TaskState::Any));
        }
        if OVERDUE.into_iter().any(is) {
            return Ok(Test::TaskState(TaskState::Overdue(self.today)));
        }
        let term = |key: &str| Term::new("query-task-", key);
        let terms = ["open", "done", "overdue", "any"].map(term).to_vec();
        let names = || TASK_STATES.iter().map(|(word, _)| *word).chain(OVERDUE);
        // Keys and German words stand in turn, the key first.
        let near = field::near(self.value, names().map(str::to_string).collect());
        let at = near.and_then(|near| names().position(|name| name == near));
        let near = at.and_then(|at| terms.get(at / 2).cloned());
        let known = |part: &str| names().any(|name| fold::key(name) == fold::key(part));
        Err(self.not_a_choice(terms, near, known))
    }

    /// The days that the value names.
    pub fn days(&self) -> Result<Test> {
        let (sign, rest) = sign(self.value);
        let range = when::range(rest, self.today).map_err(|fault| match fault {
            WhenFault::Unknown => self.odd("query-not-a-date", "query-date-hint"),
            WhenFault::Impossible => self.odd("query-no-such-date", "query-date-hint"),
        })?;
        let bad = || self.odd("query-not-a-date", "query-date-hint");
        let range = match sign {
            None => Some(range),
            // A range has two ends already: which of them is to be compared with is a guess.
            Some(_) if is_range(rest) => return Err(self.both()),
            Some(sign) => compared(sign, range),
        };
        range.map(Test::Days).ok_or_else(bad)
    }

    fn numbers(&self) -> Result<Test> {
        let read = |text: &str| {
            let number: f64 = text.trim().replace(',', ".").parse().ok()?;
            number.is_finite().then_some((number, number))
        };
        let found = self.bounds(read, "query-not-a-number", "query-number-hint")?;
        Ok(Test::Numbers(found))
    }

    fn clock(&self) -> Result<Test> {
        if let Some(clock) = Clock::parse(self.value).filter(|clock| clock.end.is_some()) {
            return Ok(Test::Clock(clock));
        }
        // `9` is any time from 9:00 to 9:59.
        let read = |text: &str| match text.trim().parse::<u16>() {
            Ok(hour) if hour < 24 => Some((hour * 60, hour * 60 + 59)),
            Ok(_) => None,
            Err(_) => Clock::parse(text).map(|clock| (clock.start, clock.start)),
        };
        let found = self.bounds(read, "query-not-a-time", "query-time-hint")?;
        Ok(Test::Minutes(found))
    }

    /// The bounds that the value sets; `odd` and `hint` say what is wrong where it is none.
    fn bounds<T: Copy + PartialOrd>(
        &self,
        read: impl Fn(&str) -> Option<(T, T)>,
        odd: &'static str,
        hint: &'static str,
    ) -> Result<Bounds<T>> {
        let (sign, rest) = sign(self.value);
        if sign.is_some() && is_range(rest) {
            return Err(self.both());
        }
        let found = bounds(self.value, read).ok_or_else(|| self.odd(odd, hint))?;
        match (found.from, found.until) {
            (Some((from, _)), Some((until, _))) if until < from => {
                Err(self.odd("query-ends-early", hint))
            }
            _ => Ok(found),
        }
    }

    /// A comparison and a range at once.
    fn both(&self) -> Error {
        self.odd("query-sign-and-range", "query-sign-and-range-hint")
    }

    fn odd(&self, id: &'static str, hint: &'static str) -> Error {
        let message = Message::new(id).with("field", self.name).with("value", self.value);
        Error::usage(message).hint(Message::new(hint).with("field", self.name))
    }

    fn not_a_choice(
        &self,
        choices: Vec<Term>,
        near: Option<Term>,
        known: impl Fn(&str) -> bool,
    ) -> Error {
        let message =
            Message::new("query-not-a-choice").with("field", self.name).with("value", self.value);
        let mut error = Error::usage(message);
        // A list with commas is how options take several values.
        let parts: Vec<&str> = self.value.split(',').map(str::trim).collect();
        match near {
            _ if parts.len() > 1 && parts.iter().all(|part| known(part)) => {
                let each = |part: &&str| format!("{}:{part}", self.name);
                let mut each = parts.iter().map(each);
                let mut hint = Message::new("query-several");
                for name in ["first", "second"] {
                    hint = hint.with(name, each.next().unwrap_or_default());
                }
                error = error.hint(hint);
            }
            Some(near) => error = error.hint(Message::new("query-near").with("near", near)),
            None => {}
        }
        error.hint(Message::new("query-choices").with("choices", choices))
    }
}

fn boolean(word: &str) -> Option<bool> {
    let typed = fold::key(word);
    let is = |words: [&str; 4]| words.into_iter().any(|word| fold::key(word) == typed);
    if is(YES) { Some(true) } else { is(NO).then_some(false) }
}

/// A comparison before a value.
#[derive(Clone, Copy)]
enum Sign {
    Above,
    AtLeast,
    Below,
    AtMost,
}

const SIGNS: [(&str, Sign); 6] = [
    (">=", Sign::AtLeast),
    ("<=", Sign::AtMost),
    ("≥", Sign::AtLeast),
    ("≤", Sign::AtMost),
    (">", Sign::Above),
    ("<", Sign::Below),
];

fn sign(text: &str) -> (Option<Sign>, &str) {
    let text = text.trim();
    let found = SIGNS.iter().find_map(|(mark, sign)| Some((*sign, text.strip_prefix(mark)?)));
    match found {
        Some((sign, rest)) => (Some(sign), rest.trim_start()),
        None => (None, text),
    }
}

/// Two ends, or room for them: `2024..2025`, `Mai bis Juli`.
fn is_range(text: &str) -> bool {
    let between = |word: &str| ["bis", "until", "till", "to"].contains(&fold::key(word).as_str());
    text.contains("..") || text.split([' ', '-']).any(between)
}

/// `None` where the value has an open end, so that nothing can lie above or below it.
fn compared(sign: Sign, range: DayRange) -> Option<DayRange> {
    let (from, until) = (range.from?, range.until?);
    Some(match sign {
        Sign::Above => DayRange { from: Some(until.succ_opt()?), until: None },
        Sign::AtLeast => DayRange { from: Some(from), until: None },
        Sign::Below => DayRange { from: None, until: Some(from.pred_opt()?) },
        Sign::AtMost => DayRange { from: None, until: Some(until) },
    })
}

/// `5`, `1..3`, `..3`, `>5`; `read` gives the least and the greatest that a text can mean.
fn bounds<T: Copy + PartialOrd>(
    text: &str,
    read: impl Fn(&str) -> Option<(T, T)>,
) -> Option<Bounds<T>> {
    let (sign, rest) = sign(text);
    if let Some(sign) = sign {
        let (least, greatest) = read(rest)?;
        let (from, until) = match sign {
            Sign::Above => (Some((greatest, true)), None),
            Sign::AtLeast => (Some((least, false)), None),
            Sign::Below => (None, Some((least, true))),
            Sign::AtMost => (None, Some((greatest, false))),
        };
        return Some(Bounds { from, until });
    }
    let end = |text: &str| match text.trim() {
        "" => Some(None),
        text => read(text).map(Some),
    };
    let (from, until) = match rest.split_once("..") {
        Some((from, until)) => (end(from)?, end(until)?),
        None => {
            let both = read(rest)?;
            (Some(both), Some(both))
        }
    };
    if from.is_none() && until.is_none() {
        return None;
    }
    Some(Bounds {
        from: from.map(|(least, _)| (least, false)),
        until: until.map(|(_, greatest)| (greatest, false)),
    })
}

//! The value of a condition, read as what its field holds. Knows no records.

use chrono::NaiveDate;

use super::choice;
use super::field::Shape;
use super::term::{Bounds, TaskState, Test};
use crate::error::{Error, Result};
use crate::record::{Reference, ValueType, id};
use crate::words::fold::{self, Folded};
use crate::words::when::{self, DayRange, WhenFault};
use crate::words::{Clock, Message};

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
    pub fn test(&self, shape: &Shape) -> Result<Test> {
        let value = match shape {
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
            ValueType::Choice(choices) => self.choice(choices),
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

    fn choice(&self, choices: &[impl AsRef<str>]) -> Result<Test> {
        let keys = choice::keys(choices, self.value, self.exact);
        if keys.is_empty() {
            let choices = choices.iter().map(|choice| choice.as_ref().to_string()).collect();
            return Err(self.not_a_choice(choices));
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
        let choices = ["open", "done", "overdue", "any"].map(str::to_string).to_vec();
        Err(self.not_a_choice(choices))
    }

    fn days(&self) -> Result<Test> {
        let (sign, rest) = sign(self.value);
        let range = when::range(rest, self.today).map_err(|fault| match fault {
            WhenFault::Unknown => self.odd("query-not-a-date", "query-date-hint"),
            WhenFault::Impossible => self.odd("query-no-such-date", "query-date-hint"),
        })?;
        let bad = || self.odd("query-not-a-date", "query-date-hint");
        let range = match sign {
            None => Some(range),
            Some(sign) => compared(sign, range),
        };
        range.map(Test::Days).ok_or_else(bad)
    }

    fn numbers(&self) -> Result<Test> {
        let read = |text: &str| {
            let number: f64 = text.trim().replace(',', ".").parse().ok()?;
            number.is_finite().then_some((number, number))
        };
        let found = bounds(self.value, read);
        found.map(Test::Numbers).ok_or_else(|| self.odd("query-not-a-number", "query-number-hint"))
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
        let found = bounds(self.value, read);
        found.map(Test::Minutes).ok_or_else(|| self.odd("query-not-a-time", "query-time-hint"))
    }

    fn odd(&self, id: &'static str, hint: &'static str) -> Error {
        let message = Message::new(id).with("field", self.name).with("value", self.value);
        Error::usage(message).hint(Message::new(hint).with("field", self.name))
    }

    fn not_a_choice(&self, choices: Vec<String>) -> Error {
        let message =
            Message::new("query-not-a-choice").with("field", self.name).with("value", self.value);
        Error::usage(message).hint(Message::new("query-choices").with("choices", choices))
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

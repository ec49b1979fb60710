//! The grammar: which words may follow each other, and what they say together. Knows no day of
//! any calendar, so also not today; that is `period`.

use chrono::Weekday;

use super::span::{self, Span};
use super::tokens::{Mark, Number, Token};
use super::vocabulary::Word;
use super::{Edge, Unit};

/// What a text says, before anybody looked at a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub what: What,
    /// `Ende` Oktober; never of a day.
    pub edge: Option<Edge>,
    /// `Montag`, 14.10.2024, or `Montag` nächster Woche; never of a month or more.
    pub weekday: Option<Weekday>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Days from today.
    Near(i64),
    Ago(Span),
    Ahead(Span),
    /// Turns from the present one.
    Turn(i32, Cycle),
    Weekday(Weekday),
    Dated(Option<Year>, Part),
}

/// What comes round again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cycle {
    Weekday(Weekday),
    /// A month by its name, from 1.
    Named(u32),
    Week,
    Month,
    Quarter,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Full(i32),
    /// Two digits.
    Short(i32),
    /// Turns from the present one.
    Turn(i32),
}

/// A part of a year; all count from 1 and may be more than any year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Quarter(u32),
    Month(u32),
    Week(u32),
    Day { month: u32, day: u32 },
}

/// `None` where the tokens say nothing together.
pub(super) fn read(tokens: &[Token]) -> Option<Phrase> {
    if let Some(phrase) = bare(tokens) {
        return Some(phrase);
    }
    let (weekday, rest) = match tokens {
        [first, rest @ ..] if weekday(first).is_some() => (weekday(first), rest),
        [rest @ .., last] => (weekday(last), rest),
        [] => return None,
    };
    let phrase = bare(rest)?;
    let one = phrase.edge.is_some() || matches!(phrase.what.size(), Size::Day | Size::Week);
    let two = matches!(phrase.what, What::Weekday(_) | What::Turn(_, Cycle::Weekday(_)));
    (weekday.is_some() && one && !two).then_some(Phrase { weekday, ..phrase })
}

/// Without a weekday that goes with it.
fn bare(tokens: &[Token]) -> Option<Phrase> {
    if let Some(what) = what(tokens) {
        return Some(Phrase { what, edge: None, weekday: None });
    }
    let (edge, what) = match tokens {
        [Token::Word(Word::EdgeOf(edge, unit))] => (*edge, present(&Word::Unit(*unit))?),
        [Token::Word(Word::Edge(edge)), Token::Word(unit)]
        | [Token::Word(unit), Token::Word(Word::Edge(edge))]
            if cycle(unit).is_some() =>
        {
            (*edge, present(unit)?)
        }
        [Token::Word(Word::Edge(edge)), rest @ ..] => (*edge, what(rest)?),
        _ => return None,
    };
    let long = !matches!(what.size(), Size::Day);
    long.then_some(Phrase { what, edge: Some(edge), weekday: None })
}

/// `Ende des Monats`: of the present one.
fn present(word: &Word) -> Option<What> {
    cycle(word).map(|cycle| What::Turn(0, cycle))
}

fn cycle(word: &Word) -> Option<Cycle> {
    match word {
        Word::Unit(Unit::Week) => Some(Cycle::Week),
        Word::Unit(Unit::Month) => Some(Cycle::Month),
        Word::Unit(Unit::Year) => Some(Cycle::Year),
        Word::Quarter => Some(Cycle::Quarter),
        _ => None,
    }
}

fn what(tokens: &[Token]) -> Option<What> {
    // `in 2 weeks` is a span; the `in` of `in October` says nothing.
    if let Some(what) = moved(tokens) {
        return Some(what);
    }
    let tokens = match tokens {
        [Token::Word(Word::In), rest @ ..] => rest,
        all => all,
    };
    near(tokens).or_else(|| turned(tokens)).or_else(|| dated(tokens))
}

/// `vor 3 Tagen`, `3 days ago`, `heute in 2 Wochen`, `+14d`.
fn moved(tokens: &[Token]) -> Option<What> {
    let tokens = match tokens {
        [Token::Word(Word::Near(0)), rest @ ..] => rest,
        all => all,
    };
    match tokens {
        [Token::Word(Word::Back) | Token::Minus, rest @ ..] => span::of(rest).map(What::Ago),
        [rest @ .., Token::Word(Word::Ago)] => span::of(rest).map(What::Ago),
        [Token::Word(Word::In) | Token::Plus, rest @ ..] => span::of(rest).map(What::Ahead),
        [rest @ .., Token::Word(Word::From), Token::Word(Word::Near(0))] => {
            span::of(rest).map(What::Ahead)
        }
        _ => None,
    }
}

fn near(tokens: &[Token]) -> Option<What> {
    match tokens {
        [Token::Word(Word::Near(days))] => Some(What::Near(*days)),
        [
            Token::Word(Word::Unit(Unit::Day)),
            Token::Word(Word::Before),
            Token::Word(Word::Near(-1)),
        ] => Some(What::Near(-2)),
        [
            Token::Word(Word::Unit(Unit::Day)),
            Token::Word(Word::After),
            Token::Word(Word::Near(1)),
        ] => Some(What::Near(2)),
        [one] => weekday(one).map(What::Weekday),
        _ => None,
    }
}

/// `nächsten Dienstag`, `last month`, `the week after next`.
fn turned(tokens: &[Token]) -> Option<What> {
    let (turn, turning) = match tokens {
        [Token::Word(Word::Turn(turn)), turning] => (*turn, turning),
        [turning, Token::Word(Word::After), Token::Word(Word::Turn(1))] => (2, turning),
        [turning, Token::Word(Word::Before), Token::Word(Word::Turn(-1))] => (-2, turning),
        _ => return None,
    };
    let cycle = match (weekday(turning), turning) {
        (Some(weekday), _) => Cycle::Weekday(weekday),
        (None, Token::Word(Word::Month(month))) => Cycle::Named(*month),
        (None, Token::Word(word)) => cycle(word)?,
        (None, _) => return None,
    };
    Some(What::Turn(turn, cycle))
}

/// A date of the calendar, with its year or without.
fn dated(tokens: &[Token]) -> Option<What> {
    if let Some((year, part)) = numbers(tokens) {
        return Some(What::Dated(year, part));
    }
    if let Some(part) = part(tokens) {
        return Some(What::Dated(None, part));
    }
    match tokens {
        [Token::Word(Word::Unit(Unit::Year)), Token::Number(year)] => {
            Some(What::Dated(Some(Year::Full(year.long()?)), Part::Whole))
        }
        [Token::Number(year), rest @ ..] if year.long().is_some() => {
            Some(What::Dated(year.long().map(Year::Full), part(rest)?))
        }
        [rest @ .., Token::Number(year)] => {
            let part = part(rest)?;
            // `Oktober 14-16` and `KW 42-44` mean two days and two weeks, no year.
            let open = match (rest.last(), part) {
                (Some(Token::Number(number)), Part::Day { .. }) => {
                    matches!(number.mark, Mark::Nothing | Mark::Stop | Mark::Suffix)
                }
                (Some(Token::Number(number)), _) => number.mark != Mark::Hyphen,
                _ => true,
            };
            let year = year_of(*year).filter(|year| open || matches!(year, Year::Full(_)))?;
            Some(What::Dated(Some(year), part))
        }
        [rest @ .., Token::Word(Word::Turn(turn)), Token::Word(Word::Unit(Unit::Year))] => {
            Some(What::Dated(Some(Year::Turn(*turn)), part(rest)?))
        }
        _ => None,
    }
}

fn year_of(number: Number) -> Option<Year> {
    let short = || (number.digits == 2).then(|| i32::try_from(number.value).ok().map(Year::Short));
    number.long().map(Year::Full).or_else(|| short().flatten())
}

/// Dates without a word. The year has four digits wherever it comes first; otherwise the day is
/// first, also between slashes.
fn numbers(tokens: &[Token]) -> Option<(Option<Year>, Part)> {
    let day =
        |day: Number, month: Number| Some(Part::Day { month: month.short()?, day: day.short()? });
    match tokens {
        [Token::Number(year)] => Some((Some(Year::Full(year.long()?)), Part::Whole)),
        [Token::Number(a), Token::Number(b)] if a.digits == 4 => {
            let linked = matches!(a.mark, Mark::Hyphen | Mark::Slash | Mark::Stop);
            linked.then_some((a.long().map(Year::Full), Part::Month(b.short()?)))
        }
        [Token::Number(a), Token::Number(b)] if matches!(a.mark, Mark::Stop | Mark::Slash) => {
            match b.long() {
                Some(year) => Some((Some(Year::Full(year)), Part::Month(a.short()?))),
                None => Some((None, day(*a, *b)?)),
            }
        }
        [Token::Number(a), Token::Number(b), Token::Number(c)] if a.digits == 4 => {
            let linked =
                a.mark == b.mark && matches!(a.mark, Mark::Hyphen | Mark::Slash | Mark::Stop);
            linked.then_some((a.long().map(Year::Full), day(*c, *b)?))
        }
        [Token::Number(a), Token::Number(b), Token::Number(c)] => {
            let linked = matches!(a.mark, Mark::Stop | Mark::Slash)
                && (b.mark == a.mark || b.mark == Mark::Nothing);
            linked.then_some((Some(year_of(*c)?), day(*a, *b)?))
        }
        _ => None,
    }
}

/// A part of a year that is named by a word.
fn part(tokens: &[Token]) -> Option<Part> {
    match tokens {
        [Token::Word(Word::Month(month))] => Some(Part::Month(*month)),
        [Token::Number(day), Token::Word(Word::Month(month))]
        | [Token::Word(Word::Month(month)), Token::Number(day)] => {
            Some(Part::Day { month: *month, day: day.short()? })
        }
        [Token::Word(Word::WeekNumber | Word::Unit(Unit::Week)), Token::Number(week)]
        | [
            Token::Word(Word::WeekNumber),
            Token::Word(Word::Unit(Unit::Week)),
            Token::Number(week),
        ]
        | [Token::Number(week), Token::Word(Word::WeekNumber)] => Some(Part::Week(week.short()?)),
        [Token::Number(week), Token::Word(Word::Unit(Unit::Week))] if week.ordinal() => {
            Some(Part::Week(week.short()?))
        }
        [Token::Word(Word::Quarter), Token::Number(quarter)] => {
            Some(Part::Quarter(quarter.short()?))
        }
        [Token::Number(quarter), Token::Word(Word::Quarter)] if quarter.ordinal() => {
            Some(Part::Quarter(quarter.short()?))
        }
        _ => None,
    }
}

fn weekday(token: &Token) -> Option<Weekday> {
    match token {
        Token::Word(Word::Weekday(weekday)) => Some(*weekday),
        Token::Word(Word::Mo) => Some(Weekday::Mon),
        _ => None,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Day,
    Week,
    Longer,
}

impl What {
    fn size(self) -> Size {
        match self {
            What::Near(_) | What::Ago(_) | What::Ahead(_) | What::Weekday(_) => Size::Day,
            What::Turn(_, Cycle::Weekday(_)) | What::Dated(_, Part::Day { .. }) => Size::Day,
            What::Turn(_, Cycle::Week) | What::Dated(_, Part::Week(_)) => Size::Week,
            What::Turn(..) | What::Dated(..) => Size::Longer,
        }
    }
}

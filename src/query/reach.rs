//! Where the answers to a question can lie at all: of which kinds they are, and on which days. Only
//! a question that is bound to days has such a place, and only where everything else that it asks
//! stands in the record itself or in the contacts that it refers to.

use chrono::NaiveDate;

use super::term::{Asked, PostPart, Source, Spot, Term, Test};
use crate::record::kind::{CONTACT, KINDS};
use crate::record::{KindSpec, Schema, ValueType};
use crate::words::when::DayRange;

/// The kinds of record that have to be looked at, each with the days that matter; no day is left
/// out where there are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    kinds: Vec<(&'static str, DayRange)>,
}

/// Every day.
const EVER: DayRange = DayRange { from: None, until: None };

impl Reach {
    /// All records of one kind.
    pub fn of_kind(kind: &'static KindSpec) -> Reach {
        Reach { kinds: vec![(kind.name, EVER)] }
    }

    pub fn has(&self, kind: &KindSpec) -> bool {
        self.days(kind).is_some()
    }

    /// True where something of the kind that lies on these days may be an answer.
    pub fn meets(&self, kind: &KindSpec, days: (NaiveDate, NaiveDate)) -> bool {
        let (first, last) = days;
        self.days(kind).is_some_and(|range| range.meets(first, last))
    }

    fn days(&self, kind: &KindSpec) -> Option<DayRange> {
        let known = self.kinds.iter().find(|(name, _)| *name == kind.name);
        known.map(|(_, range)| *range)
    }

    /// `None` where every record has to be looked at.
    pub(super) fn of(term: &Term, schema: &Schema) -> Option<Reach> {
        let mut kinds = extent(term);
        let is_bound =
            |(kind, range): &(&KindSpec, DayRange)| kind.date.is_none() || *range != EVER;
        if !kinds.iter().all(is_bound) {
            return None;
        }
        let asks_contacts = asks(term, schema)?;
        if asks_contacts && !kinds.iter().any(|(kind, _)| kind.name == CONTACT.name) {
            kinds.push((&CONTACT, EVER));
        }
        Some(Reach { kinds: kinds.into_iter().map(|(kind, range)| (kind.name, range)).collect() })
    }
}

type Extent = Vec<(&'static KindSpec, DayRange)>;

/// The kinds that can fulfil a condition, and on which days.
fn extent(term: &Term) -> Extent {
    let ever = |kind: &'static KindSpec| (kind, EVER);
    let all = || KINDS.iter().map(|kind| ever(kind)).collect::<Extent>();
    match term {
        Term::All | Term::Not(_) | Term::Text(_) => all(),
        Term::And(terms) => terms.iter().fold(all(), |known, term| narrower(&known, &extent(term))),
        Term::Or(terms) => {
            terms.iter().fold(Extent::new(), |known, term| wider(known, extent(term)))
        }
        Term::Type { kind, .. } => vec![ever(kind)],
        Term::Field(asked) => of_field(asked),
        Term::Has { spots, .. } | Term::Lacks { spots, .. } | Term::Hop { spots, .. } => {
            spots.iter().fold(Extent::new(), |known, spot| wider(known, of_spot(spot)))
        }
        Term::Task(inner) => extent(inner),
    }
}

fn of_field(asked: &Asked) -> Extent {
    asked.spots.iter().fold(Extent::new(), |known, (spot, test)| {
        let here = match (spot.kind, &spot.source, test) {
            (Some(kind), Source::Key(key), Test::Days(range)) if kind.date == Some(key) => {
                vec![(kind, *range)]
            }
            _ => of_spot(spot),
        };
        wider(known, here)
    })
}

fn of_spot(spot: &Spot) -> Extent {
    match spot.kind {
        Some(kind) => vec![(kind, EVER)],
        None => KINDS.iter().map(|kind| (*kind, EVER)).collect(),
    }
}

fn narrower(one: &Extent, other: &Extent) -> Extent {
    let both = one.iter().filter_map(|(kind, a)| {
        let (_, b) = other.iter().find(|(known, _)| known.name == kind.name)?;
        let from = a.from.max(b.from);
        let until = [a.until, b.until].into_iter().flatten().min();
        Some((*kind, DayRange { from, until }))
    });
    both.collect()
}

fn wider(mut one: Extent, other: Extent) -> Extent {
    for (kind, b) in other {
        match one.iter_mut().find(|(known, _)| known.name == kind.name) {
            None => one.push((kind, b)),
            Some((_, a)) => {
                a.from = a.from.zip(b.from).map(|(a, b)| a.min(b));
                a.until = a.until.zip(b.until).map(|(a, b)| a.max(b));
            }
        }
    }
    one
}

/// Whether contacts are asked as well; `None` where other events are, or may be.
fn asks(term: &Term, schema: &Schema) -> Option<bool> {
    match term {
        Term::All | Term::Type { .. } => Some(false),
        Term::Not(inner) | Term::Task(inner) => asks(inner, schema),
        Term::And(terms) | Term::Or(terms) => any(terms.iter().map(|term| asks(term, schema))),
        // It is looked for in the names of everything that is referred to.
        Term::Text(_) => None,
        Term::Field(asked) => any(asked.spots.iter().map(|(spot, test)| match test {
            Test::Named { .. } => refers_to_contacts(spot, schema).then_some(true),
            _ => (!looks_back(spot)).then_some(false),
        })),
        Term::Has { spots, .. } | Term::Lacks { spots, .. } => {
            (!spots.iter().any(looks_back)).then_some(false)
        }
        Term::Hop { spots, inner, .. } => {
            let there = asks(inner, schema);
            let of_contacts = spots.iter().all(|spot| refers_to_contacts(spot, schema));
            (of_contacts && there.is_some()).then_some(true)
        }
    }
}

fn any(mut terms: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    terms.try_fold(false, |known, asks| Some(known | asks?))
}

/// What is known of a contact from all the events that it took part in.
pub(super) fn looks_back(spot: &Spot) -> bool {
    matches!(spot.source, Source::First | Source::Reached | Source::Last)
}

fn refers_to_contacts(spot: &Spot, schema: &Schema) -> bool {
    let only_contacts = |value: &ValueType| match value {
        ValueType::Reference(kinds) => *kinds == [CONTACT.name],
        // Who has a post is asked of contacts, and so is where.
        ValueType::Posts => true,
        _ => false,
    };
    match (&spot.source, spot.kind) {
        (Source::Key(key), Some(kind)) => {
            schema.field(kind, key).is_some_and(|field| only_contacts(&field.value))
        }
        (Source::Post(PostPart::Organisation) | Source::Owner, _) => true,
        _ => false,
    }
}

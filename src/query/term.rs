//! A question as data: what was asked, with every name looked up and every value read. Knows
//! neither how it was typed nor how it is answered, so it can be matched and told in words alike.

use crate::record::KindSpec;
use crate::words::Clock;
use crate::words::fold::Folded;
use crate::words::when::{DayRange, Span};

/// One condition.
#[derive(Clone, Debug)]
pub enum Term {
    /// Holds for every record.
    All,
    Not(Box<Term>),
    And(Vec<Term>),
    Or(Vec<Term>),
    /// A kind of record, or contacts of one `kind`.
    Type {
        kind: &'static KindSpec,
        contact: Option<&'static str>,
    },
    /// Full text.
    Text(Phrase),
    /// `name:value`
    Field(Asked),
    /// `has:name`
    Has {
        name: String,
        spots: Vec<Spot>,
    },
    /// `no:name`: of a kind that knows the field, but without a value.
    Lacks {
        name: String,
        spots: Vec<Spot>,
    },
    /// `with.…`: a record that is referred to there fulfils the inner condition.
    Hop {
        name: String,
        spots: Vec<Spot>,
        many: bool,
        inner: Box<Term>,
    },
    /// One and the same task fulfils the inner condition.
    Task(Box<Term>),
}

/// A field with what it has to be; one name can mean different fields in different kinds.
#[derive(Clone, Debug)]
pub struct Asked {
    /// As it was typed.
    pub name: String,
    pub value: String,
    /// After `:=`.
    pub exact: bool,
    pub spots: Vec<(Spot, Test)>,
    /// Holds several values, so that asking twice asks for both.
    pub many: bool,
}

/// Where values are found.
#[derive(Clone, Debug)]
pub struct Spot {
    /// `None`: in records of every kind.
    pub kind: Option<&'static KindSpec>,
    pub source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A key of the front matter.
    Key(String),
    /// Every key that is spelt so, declared or not.
    AnyKey(String),
    /// Links of one kind: `funded-by`.
    Relation(String),
    /// A part of each entry of `roles`.
    Post(PostPart),
    /// The record's title, wherever it comes from.
    Title,
    Id,
    Path,
    /// The text below the front matter.
    Body,
    Agenda,
    Decision,
    /// Of a task: itself, its day, its completion, its person.
    Task,
    Due,
    Done,
    Owner,
    /// Of a contact: the first, any, the last day on which it was met.
    First,
    Reached,
    Last,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostPart {
    Organisation,
    Role,
    From,
    Until,
}

/// What a value has to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Part(Folded),
    Same(Folded),
    /// One of these keys of a set.
    Choice(Vec<String>),
    /// The id, or else a part of a name or an alias.
    Named {
        id: String,
        part: Folded,
    },
    /// The id only.
    Identical {
        id: String,
    },
    Days(DayRange),
    Numbers(Bounds<f64>),
    /// Minutes since midnight at which it begins.
    Minutes(Bounds<u16>),
    Clock(Clock),
    Boolean(bool),
    Span(Span),
    TaskState(TaskState),
    Done(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    Any,
    Open,
    Done,
    /// Open, and due before this day.
    Overdue(chrono::NaiveDate),
}

/// Both ends are included unless they are strict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds<T> {
    pub from: Option<(T, bool)>,
    pub until: Option<(T, bool)>,
}

impl<T: PartialOrd> Bounds<T> {
    pub fn contain(&self, value: &T) -> bool {
        let above = match &self.from {
            Some((from, true)) => value > from,
            Some((from, false)) => value >= from,
            None => true,
        };
        let below = match &self.until {
            Some((until, true)) => value < until,
            Some((until, false)) => value <= until,
            None => true,
        };
        above && below
    }
}

/// Words that stand together; how many blanks or line breaks are between them does not matter.
#[derive(Clone, Debug)]
pub struct Phrase {
    pub text: String,
    pub folded: Folded,
}

impl Phrase {
    pub fn new(text: &str) -> Phrase {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Phrase { folded: Folded::new(&text), text }
    }
}

impl Source {
    pub fn is_of_a_task(&self) -> bool {
        matches!(self, Source::Task | Source::Due | Source::Done | Source::Owner)
    }
}

impl Term {
    /// All of these at once: the same field of one value asked twice is either, and conditions on
    /// tasks are for one and the same task.
    pub fn all_of(terms: Vec<Term>) -> Term {
        let mut joined: Vec<(Option<String>, Term)> = Vec::with_capacity(terms.len());
        for term in terms {
            let slot = term.slot();
            let earlier = joined.iter_mut().find(|(other, _)| slot.is_some() && *other == slot);
            match earlier {
                Some((_, Term::Or(either))) => either.push(term),
                Some((_, first)) => {
                    let before = std::mem::replace(first, Term::All);
                    *first = Term::Or(vec![before, term]);
                }
                None => joined.push((slot, term)),
            }
        }
        let (tasks, mut rest): (Vec<Term>, Vec<Term>) =
            joined.into_iter().map(|(_, term)| term).partition(Term::is_of_a_task);
        if !tasks.is_empty() {
            rest.push(Term::Task(Box::new(Term::both(tasks))));
        }
        Term::both(rest)
    }

    /// All of these, each on its own.
    pub fn both(mut terms: Vec<Term>) -> Term {
        terms.retain(|term| !matches!(term, Term::All));
        match terms.len() {
            0 => Term::All,
            1 => terms.pop().unwrap_or(Term::All),
            _ => Term::And(terms),
        }
    }

    /// The conditions that all have to hold: those for the record, and those for one of its tasks.
    pub fn split(&self) -> (Vec<&Term>, Vec<&Term>) {
        match self {
            Term::All => (Vec::new(), Vec::new()),
            Term::And(terms) => {
                let mut parts = (Vec::new(), Vec::new());
                for (of_record, of_task) in terms.iter().map(Term::split) {
                    parts.0.extend(of_record);
                    parts.1.extend(of_task);
                }
                parts
            }
            Term::Task(term) => match &**term {
                Term::And(terms) => (Vec::new(), terms.iter().collect()),
                term => (Vec::new(), vec![term]),
            },
            term => (vec![term], Vec::new()),
        }
    }

    /// As one whole: what stood in parentheses is not joined with what stands beside them.
    pub fn closed(self) -> Term {
        if self.slot().is_some() { Term::And(vec![self]) } else { self }
    }

    /// What two conditions have in common that ask for the same one value.
    fn slot(&self) -> Option<String> {
        match self {
            Term::Type { .. } => Some("type".to_string()),
            Term::Field(asked) if !asked.many => {
                Some(places(asked.spots.iter().map(|(spot, _)| spot)))
            }
            Term::Hop { spots, many: false, inner, .. } => {
                Some(format!("{}>{}", places(spots.iter()), inner.slot()?))
            }
            _ => None,
        }
    }

    fn is_of_a_task(&self) -> bool {
        let of_a_task = |spots: &[Spot]| spots.iter().all(|spot| spot.source.is_of_a_task());
        match self {
            Term::Field(asked) => asked.spots.iter().all(|(spot, _)| spot.source.is_of_a_task()),
            Term::Has { spots, .. } | Term::Lacks { spots, .. } => of_a_task(spots),
            Term::Hop { spots, .. } => of_a_task(spots),
            Term::Or(either) => either.iter().all(Term::is_of_a_task),
            Term::Task(_) => true,
            _ => false,
        }
    }

    /// True where done tasks are asked for by name: by the day they were done, or as such.
    pub fn names_done_tasks(&self) -> bool {
        let is_done = |(spot, test): &(Spot, Test)| {
            let any = matches!(test, Test::TaskState(TaskState::Any | TaskState::Done));
            let open = matches!(test, Test::Done(false));
            any || (spot.source == Source::Done && !open)
        };
        match self {
            Term::Field(asked) => asked.spots.iter().any(is_done),
            Term::Has { spots, .. } => spots.iter().any(|spot| spot.source == Source::Done),
            Term::And(terms) | Term::Or(terms) => terms.iter().any(Term::names_done_tasks),
            Term::Task(term) => term.names_done_tasks(),
            _ => false,
        }
    }

    /// What was asked as full text, for highlighting; what must not occur is left out.
    pub fn phrases(&self) -> Vec<&Phrase> {
        match self {
            Term::Text(phrase) => vec![phrase],
            Term::And(terms) | Term::Or(terms) => terms.iter().flat_map(Term::phrases).collect(),
            _ => Vec::new(),
        }
    }
}

fn places<'a>(spots: impl Iterator<Item = &'a Spot>) -> String {
    let places: Vec<String> = spots
        .map(|spot| format!("{}:{:?}", spot.kind.map_or("", |kind| kind.name), spot.source))
        .collect();
    places.join("|")
}

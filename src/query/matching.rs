//! Whether a record, or one task of it, is what was asked for. Reads the book, changes nothing.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ptr::from_ref;
use std::rc::Rc;

use chrono::NaiveDate;

use super::atom::{self, Atom};
use super::term::{Spot, TaskState, Term, Test};
use super::text;
use crate::record::{Book, Done, Record, Task, id, met};
use crate::words::fold::Folded;

/// A condition, by its address, and the day as of which it is asked.
type Question = (usize, Option<NaiveDate>);

/// What is read from one book for one question, with what it has learnt about records that are
/// referred to: so each of them is looked at once a question, not once a reference.
pub struct Reader<'a> {
    book: &'a Book,
    /// By condition and by the record referred to.
    known: RefCell<HashMap<(Question, usize), bool>>,
    /// Title and aliases of records.
    names: RefCell<HashMap<usize, Rc<Vec<Folded>>>>,
    /// The texts of the record that was asked last.
    texts: RefCell<Option<(usize, Rc<text::Haystack>)>>,
}

impl<'a> Reader<'a> {
    pub fn new(book: &'a Book) -> Reader<'a> {
        Reader {
            book,
            known: RefCell::default(),
            names: RefCell::default(),
            texts: RefCell::default(),
        }
    }

    pub fn book(&self) -> &'a Book {
        self.book
    }

    /// `task` is the one that is asked about; without one, any task of the record may do.
    pub fn holds(&self, term: &Term, record: &Record, task: Option<&Task>) -> bool {
        self.holds_as_of(term, record, task, None)
    }

    /// `day` is that of the event which led here: posts count as of then.
    fn holds_as_of(
        &self,
        term: &Term,
        record: &Record,
        task: Option<&Task>,
        day: Option<NaiveDate>,
    ) -> bool {
        match term {
            Term::All => true,
            Term::Not(inner) => !self.holds_as_of(inner, record, task, day),
            Term::And(terms) => terms.iter().all(|term| self.holds_as_of(term, record, task, day)),
            Term::Or(terms) => terms.iter().any(|term| self.holds_as_of(term, record, task, day)),
            Term::Type { kind, contact } => {
                record.is(kind)
                    && contact.is_none_or(|kind| record.text("kind").unwrap_or("person") == kind)
            }
            Term::Text(phrase) => self.contains(record, task, &phrase.folded),
            Term::Field(asked) => asked.spots.iter().any(|(spot, test)| {
                self.absent(spot, test, record, day)
                    || self.any(spot, record, task, day, &mut |atom| self.fits(test, atom))
            }),
            Term::Has { spots, .. } => {
                spots.iter().any(|spot| self.any(spot, record, task, day, &mut |_| true))
            }
            Term::Lacks { spots, .. } => {
                let mut knows = spots.iter().filter(|spot| is_of(spot, record)).peekable();
                knows.peek().is_some()
                    && knows.all(|spot| !self.any(spot, record, task, day, &mut |_| true))
            }
            Term::Hop { spots, inner, .. } => spots.iter().any(|spot| {
                self.any(spot, record, task, day, &mut |atom| match atom {
                    Atom::Reference { id, .. } => {
                        self.leads_to(inner, id, met::day(record).or(day))
                    }
                    _ => false,
                })
            }),
            Term::Task(inner) => match task {
                Some(task) => self.holds_as_of(inner, record, Some(task), day),
                None => {
                    record.tasks.iter().any(|task| self.holds_as_of(inner, record, Some(task), day))
                }
            },
        }
    }

    fn any(
        &self,
        spot: &Spot,
        record: &Record,
        task: Option<&Task>,
        day: Option<NaiveDate>,
        test: &mut dyn FnMut(Atom<'_>) -> bool,
    ) -> bool {
        is_of(spot, record) && atom::any(self.book, &spot.source, record, task, day, test)
    }

    /// What is not said to be so is not so: `confidential:no` holds without the key.
    fn absent(&self, spot: &Spot, test: &Test, record: &Record, day: Option<NaiveDate>) -> bool {
        matches!(test, Test::Boolean(false))
            && is_of(spot, record)
            && !self.any(spot, record, None, day, &mut |_| true)
    }

    fn leads_to(&self, inner: &Term, id: &str, day: Option<NaiveDate>) -> bool {
        let Some(target) = self.book.get(id) else { return false };
        let answer = || self.holds_as_of(inner, target, None, day);
        self.remember((from_ref(inner).addr(), day), target, answer)
    }

    fn remember(&self, question: Question, record: &Record, answer: impl FnOnce() -> bool) -> bool {
        let key = (question, from_ref(record).addr());
        let known = self.known.borrow().get(&key).copied();
        known.unwrap_or_else(|| {
            let answer = answer();
            self.known.borrow_mut().insert(key, answer);
            answer
        })
    }

    /// Title and aliases, folded.
    pub fn names(&self, record: &Record) -> Rc<Vec<Folded>> {
        let key = from_ref(record).addr();
        let known = self.names.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let names = Rc::new(text::names(record).map(Folded::new).collect::<Vec<_>>());
            self.names.borrow_mut().insert(key, Rc::clone(&names));
            names
        })
    }

    pub fn fits(&self, test: &Test, atom: Atom<'_>) -> bool {
        match (test, atom) {
            (Test::Part(part), atom) => {
                atom.text().is_some_and(|text| Folded::new(&text).contains(part))
            }
            (Test::Same(whole), atom) => {
                atom.text().is_some_and(|text| Folded::new(&text).same(whole))
            }
            (Test::Choice(keys), Atom::Text(text)) => keys.iter().any(|key| key == text),
            (Test::Named { id: wanted, part }, Atom::Reference { id, label }) => {
                self.is_named(test, wanted, part, id, label)
            }
            // The role of an entry of `roles`, and what is no reference though it should be one.
            (Test::Named { part, .. }, atom) => {
                atom.text().is_some_and(|text| Folded::new(&text).contains(part))
            }
            (Test::Identical { id: wanted }, Atom::Reference { id, .. }) => id::key(id) == *wanted,
            (Test::Days(range), Atom::Days(first, last)) => range.meets(first, last),
            (Test::Numbers(bounds), Atom::Number(number)) => bounds.contain(&number),
            (Test::Minutes(bounds), Atom::Clock(clock)) => bounds.contain(&clock.start),
            (Test::Clock(wanted), Atom::Clock(clock)) => clock == *wanted,
            (Test::Boolean(wanted), Atom::Boolean(yes)) => yes == *wanted,
            (Test::Span(wanted), Atom::Span(span)) => span == *wanted,
            (Test::TaskState(state), Atom::Task(task)) => match state {
                TaskState::Any => true,
                TaskState::Open => task.is_open(),
                TaskState::Done => !task.is_open(),
                TaskState::Overdue(today) => {
                    task.is_open() && task.due.is_some_and(|due| due < *today)
                }
            },
            (Test::Done(wanted), Atom::Completion(done)) => (done != Done::No) == *wanted,
            (Test::Days(_), Atom::Completion(Done::On(day))) => {
                self.fits(test, Atom::Days(day, day))
            }
            _ => false,
        }
    }

    fn is_named(
        &self,
        test: &Test,
        wanted: &str,
        part: &Folded,
        id: &str,
        label: Option<&str>,
    ) -> bool {
        match self.book.get(id) {
            Some(target) => self.remember((from_ref(test).addr(), None), target, || {
                id::key(&target.id) == wanted
                    || self.names(target).iter().any(|name| name.contains(part))
            }),
            // Who is not in the book is known by what the reference says.
            None => {
                [Some(id), label].into_iter().flatten().any(|name| Folded::new(name).contains(part))
            }
        }
    }

    fn contains(&self, record: &Record, task: Option<&Task>, part: &Folded) -> bool {
        let key = from_ref(record).addr();
        let last = self.texts.borrow().as_ref().filter(|(of, _)| *of == key).cloned();
        let haystack = match last {
            Some((_, haystack)) => haystack,
            None => {
                let haystack = Rc::new(text::Haystack::new(self, self.book, record));
                *self.texts.borrow_mut() = Some((key, Rc::clone(&haystack)));
                haystack
            }
        };
        match task {
            None => haystack.contains(record, part),
            Some(task) => haystack.contains_of_task(self, self.book, task, part),
        }
    }
}

fn is_of(spot: &Spot, record: &Record) -> bool {
    spot.kind.is_none_or(|kind| record.is(kind))
}

//! Which records of a shelf a question can mean at all, told without bringing them. For each
//! condition it says which records may fulfil it and which do for certain; those between are
//! brought and put to `matching`, which alone decides. Values are judged by the same tests as there.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::atom::{self, Atom};
use super::matching::Reader;
use super::term::{Asked, PostPart, Source, Spot, TaskState, Term, Test};
use crate::record::kind::{CONTACT, KINDS};
use crate::record::shelf::{DONE, DUE, Keys, LINK, Mark, OWNER, Places, Shelf, Sifted, Within};
use crate::record::{Book, Place, Reference, Value, id, id_of};
use crate::words::fold::{self, Folded};
use crate::words::when::DayRange;

/// One question put to one shelf.
pub struct Sift<'a> {
    book: &'a Book,
    shelf: &'a dyn Shelf,
    reader: &'a Reader<'a>,
    /// One task after the other is asked about, not the record as a whole.
    of_tasks: bool,
    /// Posts count as of a day that differs from event to event.
    dated: bool,
}

/// What a value has to be.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    Anything,
    Fitting(&'a Test),
}

/// Days and choices of a key: few differ in one report.
fn is_common(spot: &Spot, test: &Test) -> bool {
    matches!((&spot.source, test), (Source::Key(_), Test::Days(_) | Test::Choice(_)))
}

/// True also for each of those at hand.
fn may_be_among(places: &Places, place: Place) -> bool {
    match place {
        Place::Shelf(at) => places.contains(at),
        Place::Hand(_) => true,
    }
}

impl<'a> Sift<'a> {
    pub fn new(book: &'a Book, shelf: &'a dyn Shelf, reader: &'a Reader<'a>) -> Sift<'a> {
        Sift { book, shelf, reader, of_tasks: false, dated: false }
    }

    pub fn of_tasks(self) -> Sift<'a> {
        Sift { of_tasks: true, ..self }
    }

    pub fn term(&self, term: &Term) -> Sifted {
        match term {
            Term::All => Sifted::exact(self.all()),
            Term::Not(inner) => self.term(inner).negated(),
            Term::And(terms) => {
                let all = Sifted::exact(self.all());
                terms.iter().fold(all, |found, term| found.and(&self.term(term)))
            }
            Term::Or(terms) => self.any(terms.iter().map(|term| self.term(term))),
            Term::Type { kind, contact } => {
                let of_kind = Sifted::exact(self.shelf.of_kind(kind));
                match contact {
                    None => of_kind,
                    Some(contact) => of_kind.and(&self.contact_kind(contact)),
                }
            }
            Term::Text(_) if self.of_tasks => Sifted::perhaps(self.all()),
            Term::Text(phrase) => self.text(&phrase.folded),
            // A report asks for its days and for what was held in each of its figures.
            Term::Field(asked) if asked.spots.iter().all(|(spot, test)| is_common(spot, test)) => {
                let condition = format!("{} {:?}", self.dated, asked.spots);
                self.book.sifted(&condition, || self.field(asked))
            }
            Term::Field(asked) => self.field(asked),
            Term::Has { spots, .. } => {
                self.any(spots.iter().map(|spot| self.spot(spot, Wanted::Anything)))
            }
            Term::Lacks { spots, .. } => self.any(KINDS.iter().filter_map(|kind| {
                let of_kind = |spot: &&Spot| spot.kind.is_none_or(|of| of.name == kind.name);
                let mut known = spots.iter().filter(of_kind).peekable();
                known.peek()?;
                let all = Sifted::exact(self.shelf.of_kind(kind));
                Some(known.fold(all, |found, spot| {
                    found.and(&self.spot(spot, Wanted::Anything).negated())
                }))
            })),
            Term::Hop { spots, inner, .. } => self.hop(spots, inner),
            Term::Task(inner) => {
                let of_tasks = Sift { of_tasks: true, ..*self };
                let with_tasks = Sifted::perhaps(self.shelf.marked(Mark::Task));
                with_tasks.and(&of_tasks.term(inner))
            }
        }
    }

    fn field(&self, asked: &Asked) -> Sifted {
        self.any(asked.spots.iter().map(|(spot, test)| {
            let found = self.spot(spot, Wanted::Fitting(test));
            match test {
                // What is not said to be so is not so.
                Test::Boolean(false) => {
                    let said = self.spot(spot, Wanted::Anything);
                    found.or(&self.of_spot(spot).and(&said.negated()))
                }
                _ => found,
            }
        }))
    }

    /// Records that refer under one of the keys to somebody who may be called so.
    pub fn called(&self, part: &Folded, keys: Keys<'_>) -> Places {
        let (possible, _) = self.named(part, None);
        let mut places = self.shelf.referring(keys, &possible);
        places.union_with(&self.shelf.naming(keys, part, &mut |_| true));
        places
    }

    fn all(&self) -> Places {
        let mut places = Places::with_capacity(self.shelf.len());
        places.insert_range(..);
        places
    }

    fn none(&self) -> Sifted {
        Sifted::exact(Places::with_capacity(self.shelf.len()))
    }

    fn any(&self, found: impl Iterator<Item = Sifted>) -> Sifted {
        found.fold(self.none(), |all, found| all.or(&found))
    }

    fn of_spot(&self, spot: &Spot) -> Sifted {
        Sifted::exact(spot.kind.map_or_else(|| self.all(), |kind| self.shelf.of_kind(kind)))
    }

    /// A contact without `kind` is a person.
    fn contact_kind(&self, wanted: &str) -> Sifted {
        let is_kind = |key: &str| key == "kind";
        let found = self.shelf.with_value(&is_kind, &mut |value| value.as_text() == Some(wanted));
        if wanted != "person" {
            return found;
        }
        let said = self.shelf.with_value(&is_kind, &mut |_| true);
        found.or(&said.negated().and(&Sifted::exact(self.shelf.of_kind(&CONTACT))))
    }

    /// Own texts, and the names of what is referred to.
    fn text(&self, part: &Folded) -> Sifted {
        let own = self.shelf.with_text(part, Within::Everything);
        let named = self.named(part, None);
        let in_fields = |key: &str| key != LINK && key != OWNER;
        let links = |key: &str| key != OWNER;
        let mut nobody = |reference: &Reference| {
            let label = reference.label.as_deref().unwrap_or(&reference.id);
            self.is_nobody(reference) && Folded::new(label).contains(part)
        };
        let labels = Sifted::exact(self.shelf.naming(&in_fields, part, &mut nobody));
        own.or(&self.referring(&links, &named)).or(&labels)
    }

    /// Ids of records that have such a name, or this id: possible ones and certain ones. Of two
    /// with one id only the first is meant.
    fn named(&self, part: &Folded, wanted: Option<&str>) -> (Vec<String>, Vec<String>) {
        let found = self.shelf.with_text(part, Within::Names);
        let mut ids = self.ids(&found);
        for record in self.book.at_hand() {
            if self.reader.names(record).iter().any(|name| name.contains(part)) {
                ids.0.push(id::key(&record.id));
                if self.is_first(&record.id, &record.path) {
                    ids.1.push(id::key(&record.id));
                }
            }
        }
        if let Some(wanted) = wanted.filter(|wanted| self.book.place_of(wanted).is_some()) {
            ids.0.push(wanted.to_string());
            ids.1.push(wanted.to_string());
        }
        ids
    }

    fn is_first(&self, id: &str, path: &str) -> bool {
        self.book.place_of(id).is_some_and(|place| self.book.path(place) == path)
    }

    fn ids(&self, found: &Sifted) -> (Vec<String>, Vec<String>) {
        let possible: Vec<(usize, String)> =
            found.possible.ones().map(|at| (at, self.key_at(at))).collect();
        let first = |(at, key): &&(usize, String)| {
            found.certain.contains(*at) && self.book.place_of(key) == Some(Place::Shelf(*at))
        };
        let certain = possible.iter().filter(first).map(|(_, key)| key.clone()).collect();
        (possible.into_iter().map(|(_, key)| key).collect(), certain)
    }

    fn referring(
        &self,
        keys: Keys<'_>,
        (possible, certain): &(Vec<String>, Vec<String>),
    ) -> Sifted {
        let known = self.shelf.referring(keys, certain);
        let perhaps = match possible.len() == certain.len() {
            true => known.clone(),
            false => self.shelf.referring(keys, possible),
        };
        Sifted { possible: perhaps, certain: known }
    }

    fn is_nobody(&self, reference: &Reference) -> bool {
        self.book.place_of(&reference.id).is_none()
    }

    /// Where the book is a part: records that refer to somebody who is not in it, of whom only the
    /// others can tell.
    fn beyond(&self, keys: Keys<'_>) -> Sifted {
        if !self.book.is_part() {
            return self.none();
        }
        let anybody = Folded::new("");
        let mut is_nobody = |reference: &Reference| self.is_nobody(reference);
        Sifted::perhaps(self.shelf.naming(keys, &anybody, &mut is_nobody))
    }

    fn hop(&self, spots: &[Spot], inner: &Term) -> Sifted {
        let there = Sift { dated: true, of_tasks: false, ..*self };
        let mut ids = self.ids(&there.term(inner));
        // Those at hand are few: each of them may do.
        ids.0.extend(self.book.at_hand().iter().map(|record| id::key(&record.id)));
        self.any(spots.iter().map(|spot| {
            let found = match &spot.source {
                Source::Key(key) => {
                    let roles =
                        |other: &str| other == key || key == "organisation" && other == "roles";
                    self.referring(&roles, &ids).or(&self.beyond(&roles))
                }
                Source::Relation(_) | Source::Post(PostPart::Organisation) => {
                    let keys = |key: &str| key == "relations" || key == "roles";
                    let found = self.referring(&keys, &ids).or(&self.beyond(&keys));
                    Sifted::perhaps(found.possible)
                }
                Source::Owner => {
                    let found = self.referring(&|key| key == OWNER, &ids);
                    Sifted::perhaps(found.possible).or(&self.beyond(&|key| key == OWNER))
                }
                _ => Sifted::perhaps(self.all()),
            };
            // Which posts count depends on the day of the event.
            let found = match self.dated
                || matches!(&spot.source, Source::Key(key) if key == "organisation")
            {
                true => Sifted::perhaps(found.possible),
                false => found,
            };
            found.and(&self.of_spot(spot))
        }))
    }

    fn spot(&self, spot: &Spot, wanted: Wanted<'_>) -> Sifted {
        let all = self.of_spot(spot);
        all.and(&self.source(spot, wanted))
    }

    fn source(&self, spot: &Spot, wanted: Wanted<'_>) -> Sifted {
        let mut fits = |atom: Atom<'_>| match wanted {
            Wanted::Anything => true,
            Wanted::Fitting(test) => self.reader.fits(test, atom),
        };
        let perhaps = |mark: Mark| Sifted::perhaps(self.shelf.marked(mark));
        let part = match wanted {
            Wanted::Fitting(Test::Part(part) | Test::Same(part)) => Some(part),
            _ => None,
        };
        match &spot.source {
            Source::Key(key) => self.key(spot, key, wanted),
            Source::AnyKey(key) => {
                let folded = fold::key(key);
                let keys = |other: &str| fold::key(other) == folded;
                self.shelf.with_value(&keys, &mut |value| atom::of_value(value, &mut fits))
            }
            Source::Relation(kind) => {
                let mut passes = |value: &Value| match value {
                    Value::Relation(relation) => {
                        fold::key(&relation.kind) == *kind && atom::of_value(value, &mut fits)
                    }
                    _ => false,
                };
                self.shelf.with_value(&|key| key == "relations", &mut passes)
            }
            Source::Post(post) => self.posts(*post, &mut fits),
            Source::Title => match part {
                Some(part) => Sifted::perhaps(self.shelf.with_text(part, Within::Names).possible),
                None => Sifted::perhaps(self.all()),
            },
            Source::Id => match part {
                Some(part) => {
                    Sifted::perhaps(self.shelf.with_text(part, Within::Everything).possible)
                }
                None => Sifted::perhaps(self.all()),
            },
            Source::Path => Sifted::perhaps(self.all()),
            Source::Body => match (wanted, part) {
                (Wanted::Anything, _) => Sifted::exact(self.shelf.marked(Mark::Body)),
                (_, Some(part)) => {
                    Sifted::perhaps(self.shelf.with_text(part, Within::Everything).possible)
                }
                _ => perhaps(Mark::Body),
            },
            Source::Agenda => perhaps(Mark::Heading),
            Source::Decision => perhaps(Mark::Decision),
            Source::Task => match wanted {
                Wanted::Fitting(Test::TaskState(TaskState::Open | TaskState::Overdue(_))) => {
                    perhaps(Mark::OpenTask)
                }
                _ => perhaps(Mark::Task),
            },
            Source::Due => self.of_tasks_on(DUE, wanted),
            Source::Done => match wanted {
                Wanted::Fitting(Test::Days(_)) => self.of_tasks_on(DONE, wanted),
                _ => perhaps(Mark::Task),
            },
            Source::Owner => match wanted {
                Wanted::Fitting(Test::Named { id, part }) => {
                    let (ids, _) = self.named(part, Some(id));
                    let by_name = self.shelf.naming(&|key| key == OWNER, part, &mut |_| true);
                    let of_id = self.referring(&|key| key == OWNER, &(ids, Vec::new()));
                    let known = Sifted::perhaps(of_id.possible).or(&Sifted::perhaps(by_name));
                    known.or(&self.beyond(&|key| key == OWNER))
                }
                Wanted::Fitting(Test::Identical { id }) => {
                    let ids = vec![id.clone()];
                    Sifted::perhaps(self.shelf.referring(&|key| key == OWNER, &ids))
                }
                _ => perhaps(Mark::Task),
            },
            Source::First | Source::Reached | Source::Last => {
                let days = match wanted {
                    Wanted::Fitting(Test::Days(range)) => *range,
                    _ => DayRange { from: None, until: None },
                };
                Sifted::perhaps(self.met(days))
            }
        }
    }

    /// Records with a task that may have such a day.
    fn of_tasks_on(&self, key: &str, wanted: Wanted<'_>) -> Sifted {
        let mut fits = |atom: Atom<'_>| match wanted {
            Wanted::Anything => true,
            Wanted::Fitting(test) => self.reader.fits(test, atom),
        };
        let keys = |other: &str| other == key;
        let found = self.shelf.with_value(&keys, &mut |day| atom::of_value(day, &mut fits));
        Sifted::perhaps(found.possible)
    }

    /// Contacts that may have been met in a time, in person or through their people.
    fn met(&self, days: DayRange) -> Places {
        let on: HashSet<&str> = self.book.met().on(self.book, days).collect();
        let contacts = self.shelf.of_kind(&CONTACT);
        let keys: Vec<(usize, String)> = contacts.ones().map(|at| (at, self.key_at(at))).collect();
        let mut met = Places::with_capacity(self.shelf.len());
        let in_person = keys.iter().filter(|(_, key)| on.contains(key.as_str()));
        in_person.for_each(|(at, _)| met.insert(*at));
        let employees = self.book.referred(&["organisation", "roles"]);
        for (at, key) in &keys {
            let mut people = employees.get(key).into_iter().flatten();
            if people.any(|person| may_be_among(&met, *person)) {
                met.insert(*at);
            }
        }
        met
    }

    /// Of its id.
    fn key_at(&self, at: usize) -> String {
        id::key(id_of(&self.shelf.path(at)))
    }

    fn posts(&self, part: PostPart, fits: &mut dyn FnMut(Atom<'_>) -> bool) -> Sifted {
        let mut passes = |value: &Value| match value {
            Value::Post(post) => atom::of_post(post, part, fits),
            _ => false,
        };
        let found = self.shelf.with_value(&|key| key == "roles", &mut passes);
        match part {
            PostPart::Role | PostPart::Organisation if self.dated => {
                Sifted::perhaps(found.possible)
            }
            _ => found,
        }
    }

    fn key(&self, spot: &Spot, key: &str, wanted: Wanted<'_>) -> Sifted {
        let mut fits = |atom: Atom<'_>| match wanted {
            Wanted::Anything => true,
            Wanted::Fitting(test) => self.reader.fits(test, atom),
        };
        let Some(kind) = spot.kind else { return Sifted::perhaps(self.all()) };
        let keys = |other: &str| other == key;
        let found = match wanted {
            Wanted::Fitting(Test::Identical { id }) => {
                let ids = vec![id.clone()];
                Sifted::exact(self.shelf.referring(&keys, &ids))
                    .or(&self.shelf.with_other_value(&keys, &mut |v| atom::of_value(v, &mut fits)))
            }
            Wanted::Fitting(Test::Named { id: wanted, part }) => {
                let named = self.named(part, Some(wanted));
                let labels = match self.book.is_part() {
                    true => self.beyond(&keys),
                    false => Sifted::exact(self.shelf.naming(&keys, part, &mut |reference| {
                        let texts = [Some(reference.id.as_str()), reference.label.as_deref()];
                        let has = |text: &str| Folded::new(text).contains(part);
                        self.is_nobody(reference) && texts.into_iter().flatten().any(has)
                    })),
                };
                let other =
                    self.shelf.with_other_value(&keys, &mut |v| atom::of_value(v, &mut fits));
                self.referring(&keys, &named).or(&labels).or(&other)
            }
            _ => self.shelf.with_value(&keys, &mut |value| atom::of_value(value, &mut fits)),
        };
        // Of posts those count that were held on the day that led here.
        let found = match key == "roles" && self.dated {
            true => Sifted::perhaps(found.possible),
            false => found,
        };
        let found = match key {
            "organisation" => found.or(&self.posts(PostPart::Organisation, &mut fits)),
            "role" => found.or(&self.posts(PostPart::Role, &mut fits)),
            "kind" => {
                let said = self.shelf.with_value(&keys, &mut |_| true);
                match fits(Atom::Text("person")) {
                    true => found.or(&said.negated()),
                    false => found,
                }
            }
            _ => found,
        };
        if kind.date != Some(key) {
            return found;
        }
        // The occasion stands for the value wherever there is one.
        let (on, dated) = match wanted {
            Wanted::Fitting(Test::Days(range)) => {
                let number = |day: NaiveDate| day.num_days_from_ce();
                self.shelf.dated(range.from.map(number), range.until.map(number))
            }
            Wanted::Fitting(_) | Wanted::Anything => self.shelf.dated(None, None),
        };
        let occasions = match wanted {
            Wanted::Fitting(Test::Days(_)) | Wanted::Anything => Sifted::exact(on),
            Wanted::Fitting(_) => Sifted::perhaps(on),
        };
        found.and(&Sifted::exact(dated).negated()).or(&occasions)
    }
}

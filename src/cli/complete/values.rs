//! The words that an argument can have, looked up in the log and its settings. Brings as few
//! records as possible: ids are known by the paths, names by the cache.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use clap::Command;

use super::offer::Offer;
use super::walk::Spot;
use super::{Candidate, Texts, calendar, flags, step};
use crate::check::RULES;
use crate::cli::{Settings, input};
use crate::query::suggest::{self, Name, Values, Wanted};
use crate::record::shelf::{Mark, Places, Shelf, Within};
use crate::record::{Book, Place, Record, Schema, ValueType, id_of, kind};
use crate::store::History;
use crate::words::Words;
use crate::words::fold::{self, Folded};

/// Longer texts are sentences: nobody types them a second time.
const LONGEST: usize = 60;
/// Of more records the ids must do: nobody reads the names of so many.
const NAMED: usize = 400;

/// Everything that is known of the log; outside of one, nothing.
pub struct Known<'a> {
    pub tree: &'a Command,
    pub settings: &'a Settings,
    pub schema: &'a Schema,
    pub words: &'a Words,
    /// False where the shell shows no notes: they need not be looked up.
    pub notes: bool,
    pub load: &'a dyn Fn() -> Option<Book>,
    pub history: &'a dyn Fn() -> Option<History>,
    pub book: OnceCell<Option<Book>>,
}

impl Known<'_> {
    pub fn texts(&self, path: &[&str]) -> Texts {
        if self.notes { Texts::new(self.words, path) } else { Texts(None) }
    }

    fn book(&self) -> Option<&Book> {
        self.book.get_or_init(self.load).as_ref()
    }

    /// Without the head of the spot.
    pub fn values(&self, spot: &Spot<'_>, offer: &Offer) -> Vec<Candidate> {
        let typed = spot.typed.as_str();
        match offer {
            Offer::Words => words_of(spot),
            Offer::Field(field) => self.of_field(&field.value, &field.key, typed),
            Offer::Record => self.records(&[], None, typed),
            Offer::WithTask => self.records(&[], Some(Mark::OpenTask), typed),
            Offer::Task => self.tasks(spot),
            Offer::Query => self.query(spot, false, false),
            Offer::KindOrQuery => self.query(spot, true, false),
            Offer::Expression => self.query(spot, false, true),
            Offer::Names(sign) => self.columns(typed, *sign, &[]),
            Offer::Dimensions => self.columns(typed, false, &["year", "quarter", "month", "type"]),
            Offer::Assignment(alone) => self.assignment(typed, *alone),
            Offer::Series => self.in_use("series", typed),
            Offer::Code => RULES
                .iter()
                .filter(|rule| rule.code.contains(typed))
                .map(|rule| Candidate::new(rule.code, self.words.say(&rule.title())))
                .collect(),
            Offer::Step(named) => self.steps(*named, typed),
            Offer::Commands => self.commands(spot),
            Offer::Day => calendar::days(typed),
            Offer::Days => self.days(typed),
            Offer::Years => calendar::years(typed, &self.years(), self.words.lang()),
            Offer::Quarters => calendar::quarters(typed, &self.years(), self.words.lang()),
            Offer::Span => calendar::spans(typed),
            // A text of one's own begins with nothing; what else there is are the flags.
            Offer::Nothing if typed.is_empty() && spot.head.is_empty() && is_bare(spot) => {
                flags(spot, self)
            }
            Offer::Nothing | Offer::Files | Offer::Folders => Vec::new(),
        }
    }

    fn steps(&self, named: bool, typed: &str) -> Vec<Candidate> {
        let Some(history) = (self.history)() else { return Vec::new() };
        let mut found = if named { step::names(&history, typed) } else { Vec::new() };
        found.extend(step::numbers(&history, self.words, typed));
        found
    }

    fn of_field(&self, value: &ValueType, key: &str, typed: &str) -> Vec<Candidate> {
        match suggest::of_type(value, key) {
            Some(Values::Days) => calendar::days(typed),
            Some(values) => self.of(&values, typed),
            None => Vec::new(),
        }
    }

    fn of(&self, values: &Values, typed: &str) -> Vec<Candidate> {
        match values {
            Values::InUse(key) => self.in_use(key, typed),
            Values::Records(kinds) => self.records(kinds, None, typed),
            Values::Choice(key, words) => self.choices(key, words, typed),
            Values::Types => self.types(typed),
            Values::Days => self.days(typed),
            Values::Spans => calendar::spans(typed),
            Values::Boolean => plain(&["true", "false"], typed),
            Values::Task => plain(&suggest::TASKS, typed),
        }
    }

    fn query(&self, spot: &Spot<'_>, kind_first: bool, expression: bool) -> Vec<Candidate> {
        let typed = spot.typed.as_str();
        let end = match expression {
            true => suggest::expression(typed, self.schema),
            false => suggest::word(typed, self.schema),
        };
        let part = end.typed.as_str();
        let found = match &end.wanted {
            Wanted::Names { names, colon } => {
                let mut found = Vec::new();
                let is_first = spot.given.iter().all(|(id, _)| id != "query");
                if kind_first && is_first && end.head.is_empty() {
                    found.extend(self.types(part));
                }
                found.extend(self.names(names, part).map(|mut name| {
                    if *colon {
                        name.text.push(':');
                    }
                    name.open = *colon;
                    name
                }));
                if *colon && end.head.is_empty() && part.is_empty() {
                    found.extend(self.saved("").map(|saved| saved.behind("@")));
                }
                found
            }
            Wanted::Saved => self.saved(part).collect(),
            Wanted::Values(values) => {
                let found = values.iter().flat_map(|values| self.of(values, part));
                let quoted = end.head.ends_with('"');
                let written = found.map(|mut value| {
                    value.text = match quoted {
                        true => format!("{}\"", value.text.replace('"', "'")),
                        false => suggest::written(&value.text, expression),
                    };
                    value
                });
                let mut found = once(written.collect());
                // A shell closes the quotes behind the only word there is. Here the condition may
                // end, or the parenthesis around it too.
                if end.is_enclosed
                    && let [only] = found.as_slice()
                {
                    let mut closed = only.clone();
                    closed.text.push(')');
                    found.push(closed);
                }
                found
            }
        };
        found.into_iter().map(|candidate| candidate.behind(&end.head)).collect()
    }

    /// Those that begin so; before anything is typed, each only once.
    fn names<'a>(&'a self, names: &'a [Name], typed: &str) -> impl Iterator<Item = Candidate> + 'a {
        let begins = fold::key(typed);
        let fits = move |name: &&Name| match begins.is_empty() {
            true => name.text == name.of,
            false => fold::key(&name.text).starts_with(&begins),
        };
        names.iter().filter(fits).map(|name| Candidate::new(&name.text, self.label(&name.of)))
    }

    /// What people call a field; nothing where that is no other word.
    fn label(&self, name: &str) -> String {
        if !self.notes {
            return String::new();
        }
        let known = |key: &str| {
            let id = format!("field-{key}");
            self.words.knows(&id).then(|| self.words.text(&id))
        };
        let field = kind::KINDS
            .iter()
            .find_map(|kind| self.schema.fields(kind).find(|field| field.flag() == name));
        let own = field.and_then(|field| field.label.clone());
        let of_field = || known(field.map_or(name, |field| &field.key));
        own.or_else(of_field).filter(|label| label.to_lowercase() != name).unwrap_or_default()
    }

    fn saved(&self, typed: &str) -> impl Iterator<Item = Candidate> {
        let begins = fold::key(typed);
        let saved = self.settings.queries.iter();
        let fits = saved.filter(move |(name, _)| fold::key(name).starts_with(&begins));
        fits.map(|(name, text)| Candidate::new(name, text))
    }

    fn columns(&self, typed: &str, sign: bool, more: &[&str]) -> Vec<Candidate> {
        let (sign, typed) = match typed.strip_prefix('-').filter(|_| sign) {
            Some(rest) => ("-", rest),
            None => ("", typed),
        };
        // Groups follow references, columns do not: `with.organisation`.
        let (head, typed) = match typed.rfind('.').filter(|_| !more.is_empty()) {
            Some(at) => typed.split_at(at + 1),
            None => ("", typed),
        };
        let mut names = suggest::word(head, self.schema).wanted;
        if let Wanted::Names { names, .. } = &mut names {
            let special = |name: &Name| ["not", "has", "no"].contains(&name.of.as_str());
            names.retain(|name| !special(name));
            let more = if head.is_empty() { more } else { &["type"] };
            let more =
                more.iter().map(|name| Name { text: name.to_string(), of: name.to_string() });
            names.extend(more);
        }
        let Wanted::Names { names, .. } = names else { return Vec::new() };
        let head = format!("{sign}{head}");
        once(self.names(&names, typed).map(|name| name.behind(&head)).collect())
    }

    fn assignment(&self, typed: &str, alone: bool) -> Vec<Candidate> {
        let fields = || kind::KINDS.iter().flat_map(|kind| self.schema.fields(kind));
        let Some((key, value)) = typed.split_once('=') else {
            let fits = fields().filter(|field| field.key.starts_with(typed));
            let keys = fits.map(|field| {
                let equals = if alone { "" } else { "=" };
                let key =
                    Candidate::new(format!("{}{equals}", field.key), self.label(field.flag()));
                if alone { key } else { key.open() }
            });
            return once(keys.collect());
        };
        let found = fields().filter(|field| field.key == key).flat_map(|field| {
            let from = if input::is_list(field) { input::last_item(value) } else { 0 };
            let (before, typed) = value.split_at_checked(from).unwrap_or(("", value));
            let head = format!("{key}={before}");
            let found = self.of_field(&field.value, key, typed);
            found.into_iter().map(move |value| value.behind(&head))
        });
        once(found.collect())
    }

    fn choices(&self, key: &str, words: &[String], typed: &str) -> Vec<Candidate> {
        let label = |word: &str| {
            let id = format!("choice-{key}-{word}");
            if self.words.knows(&id) { self.words.text(&id) } else { String::new() }
        };
        let begins = fold::key(typed);
        let fits = |word: &&str| fold::key(word).starts_with(&begins);
        let mut found = Vec::new();
        for word in words {
            // The German words are for those who begin to type one.
            let others = suggest::also(word).iter().copied().filter(|_| !typed.is_empty());
            let all = std::iter::once(word.as_str()).filter(fits);
            let others = others.filter(fits).filter(|_| !fits(&word.as_str()));
            let all = all.chain(others);
            found.extend(all.map(|text| Candidate::new(text, label(word))));
        }
        found
    }

    fn types(&self, typed: &str) -> Vec<Candidate> {
        let mut found = self.choices("kind", &suggest::types(), typed);
        if !typed.is_empty() {
            let names = kind::KINDS.iter().flat_map(|kind| kind.names.iter().chain([&kind.folder]));
            found.extend(plain(&names.copied().collect::<Vec<_>>(), typed));
        }
        once(found)
    }

    fn in_use(&self, key: &str, typed: &str) -> Vec<Candidate> {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        if key == "series" {
            found.extend(self.settings.series.clone());
        }
        if let Some(book) = self.book() {
            book.used(key, &mut |value| {
                let text = value.display();
                if text.chars().count() <= LONGEST {
                    found.entry(text).or_default();
                }
            });
        }
        let part = Folded::new(typed);
        let fits = |(text, note): &(String, String)| {
            Folded::new(text).contains(&part) || Folded::new(note).contains(&part)
        };
        found.into_iter().filter(fits).map(|(text, note)| Candidate::new(text, note)).collect()
    }

    fn days(&self, typed: &str) -> Vec<Candidate> {
        calendar::ranges(typed, &self.years(), self.words.lang())
    }

    fn years(&self) -> Vec<i32> {
        self.book().map(years).unwrap_or_default()
    }

    /// The records of some kinds whose id or names have each typed word as a part.
    fn records(&self, kinds: &[&str], mark: Option<Mark>, typed: &str) -> Vec<Candidate> {
        let Some(book) = self.book() else { return Vec::new() };
        let parts: Vec<Folded> = typed.split_whitespace().map(Folded::new).collect();
        let wanted = |record: &Record| {
            let is_kind = kinds.is_empty() || kinds.contains(&record.kind.name);
            is_kind && mark.is_none_or(|mark| mark.is_of(record))
        };
        let places = book.shelf().map(|shelf| {
            let mut places = possible(shelf, kinds, &parts);
            if let Some(mark) = mark {
                places.intersect_with(&shelf.marked(mark));
            }
            places
        });
        let places = book.places(places);
        let on_shelf = |place: &Place| matches!(place, Place::Shelf(_));
        // Names are needed to be shown, and to tell a record at hand from what was typed.
        let many = places.len() > NAMED;
        if !many {
            book.bring(&places);
        }
        let mut found = Vec::with_capacity(places.len());
        for place in places {
            if many && on_shelf(&place) {
                found.push(Candidate::new(id_of(&book.path(place)), ""));
                continue;
            }
            let Some(record) = book.at(place) else { continue };
            if wanted(record) && is_called(record, &parts) {
                found.push(Candidate::new(&record.id, record.title()));
            }
        }
        found
    }

    fn tasks(&self, spot: &Spot<'_>) -> Vec<Candidate> {
        let id = spot.given.iter().find(|(id, _)| id == "id").map(|(_, value)| value.as_str());
        let record = self.book().zip(id).and_then(|(book, id)| book.get(id));
        let tasks = record.into_iter().flat_map(|record| record.tasks.iter().zip(1_usize..));
        tasks
            .filter(|(task, _)| task.is_open())
            .map(|(task, number)| Candidate::new(number.to_string(), &task.text))
            .filter(|candidate| candidate.text.starts_with(&spot.typed))
            .collect()
    }

    /// `help add con`: the commands below those that are named before.
    fn commands(&self, spot: &Spot<'_>) -> Vec<Candidate> {
        let mut names = spot.given.iter().filter(|(id, _)| id == "command").map(|(_, name)| name);
        let above = names.try_fold(self.tree, |command, name| command.find_subcommand(name));
        let below = above.into_iter().flat_map(Command::get_subcommands);
        let shown = below.filter(|sub| !sub.is_hide_set()).map(Command::get_name);
        shown
            .filter(|name| name.starts_with(&spot.typed))
            .map(|name| Candidate::new(name, ""))
            .collect()
    }
}

fn is_bare(spot: &Spot<'_>) -> bool {
    matches!(spot.asked, super::Asked::Value(arg) if arg.is_positional())
}

fn words_of(spot: &Spot<'_>) -> Vec<Candidate> {
    let super::Asked::Value(arg) = spot.asked else { return Vec::new() };
    let values = arg.get_possible_values();
    let shown: Vec<&str> =
        values.iter().filter(|value| !value.is_hide_set()).map(|value| value.get_name()).collect();
    plain(&shown, &spot.typed)
}

fn plain(words: &[&str], typed: &str) -> Vec<Candidate> {
    let begins = fold::key(typed);
    let fits = words.iter().filter(|word| fold::key(word).starts_with(&begins));
    fits.map(|word| Candidate::new(*word, "")).collect()
}

/// Each text once, where it stood first.
fn once(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut seen = std::collections::HashSet::new();
    candidates.retain(|candidate| seen.insert(candidate.text.clone()));
    candidates
}

/// On the shelf those that may be meant, without bringing them.
fn possible(shelf: &dyn Shelf, kinds: &[&str], parts: &[Folded]) -> Places {
    let mut places = Places::with_capacity(shelf.len());
    match kinds {
        [] => places.insert_range(..),
        kinds => {
            let specs = kind::KINDS.iter().filter(|kind| kinds.contains(&kind.name));
            specs.for_each(|kind| places.union_with(&shelf.of_kind(kind)));
        }
    }
    for part in parts {
        let mut called = shelf.with_text(part, Within::Names).possible;
        for at in places.ones().filter(|at| !called.contains(*at)).collect::<Vec<_>>() {
            if Folded::new(id_of(&shelf.path(at))).contains(part) {
                called.insert(at);
            }
        }
        places.intersect_with(&called);
    }
    places
}

fn is_called(record: &Record, parts: &[Folded]) -> bool {
    let names = [record.id.as_str(), record.title()].into_iter().chain(record.texts("aliases"));
    let names: Vec<Folded> = names.map(Folded::new).collect();
    parts.iter().all(|part| names.iter().any(|name| name.contains(part)))
}

/// The years in which something took place.
fn years(book: &Book) -> Vec<i32> {
    use chrono::Datelike;

    let all = book.shelf().map(|shelf| {
        let mut places = Places::with_capacity(shelf.len());
        places.insert_range(..);
        places
    });
    let places = book.places(all);
    let mut years: Vec<i32> = places
        .into_iter()
        .filter_map(|place| book.occasion(place))
        .flat_map(|(first, last)| [first.year(), last.year()])
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

//! Records put into groups by what a name of the query language holds for them: `status`, `topic`,
//! `month`. Each group knows the condition that finds its records, so that nobody has to believe a
//! number.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::atom::{self, Atom};
use super::explain;
use super::field::{self, Place, Shape};
use super::path::{self, End, Hop, Path};
use super::reach;
use super::term::{Source, Spot};
use super::write::plain_or_quoted;
use crate::error::{Error, Result};
use crate::record::{Book, KindSpec, Record, Schema, ValueType, id, met};
use crate::words::collate::Collator;
use crate::words::{Message, PartialDate, Words, calendar, fold};

/// By what records are put together.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// As it was typed.
    pub name: String,
    by: By,
    /// What people call the keys of series.
    series: BTreeMap<String, String>,
}

#[derive(Clone, Debug)]
enum By {
    /// The days of an event.
    Time(Unit),
    Values(Path),
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Year,
    Quarter,
    Month,
}

/// What the records of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The number of a stretch in its year, from 1; 0 for the year itself.
    Time(i32, u32, Unit),
    Type(&'static str),
    /// The key of a field of a set, and of its value.
    Choice(String, String),
    Boolean(bool),
    /// The id of a record, for comparing.
    Record(String),
    /// A text, for comparing.
    Text(String),
    /// They have no value.
    Nothing,
}

/// Some records, in the order in which they came.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    pub key: Key,
    /// As the value was written first.
    pub value: String,
    /// What the office calls the value.
    called: Option<String>,
    /// The condition that finds just these, among all that were grouped.
    pub condition: String,
    pub records: Vec<&'a Record>,
}

const TIMES: [(&[&str], Unit); 3] = [
    (&["year", "jahr", "date", "datum"], Unit::Year),
    (&["quarter", "quartal"], Unit::Quarter),
    (&["month", "monat"], Unit::Month),
];

impl Grouping {
    /// Fails with a usage error where the name is unknown, or nothing to group by.
    pub fn parse(name: &str, schema: &Schema) -> Result<Grouping> {
        let folded = fold::key(name);
        let time = TIMES.iter().find(|(names, _)| names.contains(&folded.as_str()));
        let by = match time {
            Some((_, unit)) => By::Time(*unit),
            None => By::Values(values_of(name, schema)?),
        };
        Ok(Grouping { name: name.to_string(), by, series: BTreeMap::new() })
    }

    pub fn is_of_time(&self) -> bool {
        matches!(self.by, By::Time(_))
    }

    /// True where it asks events beside the records that are grouped, whatever these are.
    pub fn looks_back(&self) -> bool {
        match &self.by {
            By::Values(path) => path.ends().any(reach::looks_back),
            By::Time(_) => false,
        }
    }

    /// With what people call the keys of series.
    #[must_use]
    pub fn with_series(mut self, series: &BTreeMap<String, String>) -> Grouping {
        if let By::Values(Path { end: End::Field { places, .. }, .. }) = &self.by
            && places.iter().any(|place| place.spot.source == Source::Key("series".to_string()))
        {
            self.series.clone_from(series);
        }
        self
    }

    /// What people call it.
    pub fn label(&self, schema: &Schema, words: &Words) -> String {
        match &self.by {
            By::Time(Unit::Year) => words.text("query-group-by-year"),
            By::Time(Unit::Quarter) => words.text("query-group-by-quarter"),
            By::Time(Unit::Month) => words.text("query-group-by-month"),
            By::Values(path) => {
                let hops = path.hops.iter().map(|hop| hop.spots.first());
                let end = match &path.end {
                    End::Type => None,
                    End::Field { places, .. } => places.first().map(|place| &place.spot),
                };
                let label = |spot: Option<&Spot>| match spot {
                    Some(spot) => explain::label(spot, schema, words),
                    None => words.text("field-type"),
                };
                hops.chain([end]).map(label).collect::<Vec<_>>().join(" → ")
            }
        }
    }

    /// The groups that have records, in the order of what they are called; those without a value
    /// come last. A record with several values is in several groups.
    pub fn groups<'a>(&self, book: &Book, records: &[&'a Record], words: &Words) -> Vec<Group<'a>> {
        let mut groups: BTreeMap<Key, Group<'a>> = BTreeMap::new();
        for record in records {
            for (key, value) in self.keys(book, record) {
                let group = groups.entry(key.clone()).or_insert_with(|| Group {
                    condition: self.condition(&key, &value),
                    called: self.series.get(&value).cloned(),
                    key,
                    value,
                    records: Vec::new(),
                });
                group.records.push(record);
            }
        }
        let collator = Collator::new(words.lang());
        let mut named: Vec<(String, Group<'a>)> =
            groups.into_values().map(|group| (group.name(book, words), group)).collect();
        named.sort_by(|(a, first), (b, second)| match (&first.key, &second.key) {
            (Key::Time(..), _) | (_, Key::Time(..)) | (Key::Nothing, _) | (_, Key::Nothing) => {
                first.key.cmp(&second.key)
            }
            _ => collator.compare(a, b),
        });
        named.into_iter().map(|(_, group)| group).collect()
    }

    /// An empty group of a time, for one that nothing happened in.
    pub fn at<'a>(&self, year: i32, number: u32, unit: Unit) -> Group<'a> {
        let key = Key::Time(year, number, unit);
        let value = key.iso();
        let condition = self.condition(&key, &value);
        Group { key, value, called: None, condition, records: Vec::new() }
    }

    /// Of one record, each once.
    pub fn keys(&self, book: &Book, record: &Record) -> Vec<(Key, String)> {
        let mut keys: Vec<(Key, String)> = Vec::new();
        let mut add = |key: Key, value: String| {
            if !keys.iter().any(|(known, _)| *known == key) {
                keys.push((key, value));
            }
        };
        match &self.by {
            By::Time(unit) => {
                if let Some((first, last)) = record.occasion() {
                    times(first, last, *unit, &mut add);
                }
            }
            By::Values(path) => values(book, path, &path.hops, record, None, &mut add),
        }
        if keys.is_empty() {
            keys.push((Key::Nothing, String::new()));
        }
        keys
    }

    fn condition(&self, key: &Key, value: &str) -> String {
        let name = match &self.by {
            By::Time(_) => "date",
            By::Values(Path { hops, end: End::Type }) if hops.is_empty() => "type",
            By::Values(_) => self.name.as_str(),
        };
        match key {
            Key::Nothing => format!("not:has:{name}"),
            Key::Time(..) | Key::Type(_) => format!("{name}:{value}"),
            Key::Boolean(yes) => format!("{name}:{}", if *yes { "yes" } else { "no" }),
            _ => format!("{name}:={}", plain_or_quoted(value)),
        }
    }
}

impl Group<'_> {
    /// What people call it.
    pub fn name(&self, book: &Book, words: &Words) -> String {
        let known = |id: String| match words.knows(&id) {
            true => words.text(&id),
            false => self.value.clone(),
        };
        match &self.key {
            Key::Nothing => words.text("query-group-nothing"),
            Key::Time(year, _, Unit::Year) => year.to_string(),
            Key::Time(year, month, Unit::Month) => {
                words.date_short(PartialDate::Month(*year, *month))
            }
            Key::Time(year, quarter, Unit::Quarter) => words.say(
                &Message::new("query-group-quarter")
                    .with("quarter", quarter.to_string())
                    .with("year", year.to_string()),
            ),
            Key::Type(kind) => words.text(&format!("kind-{kind}")),
            Key::Choice(field, value) => known(format!("choice-{field}-{value}")),
            Key::Boolean(true) => words.text("value-yes"),
            Key::Boolean(false) => words.text("value-no"),
            Key::Record(id) => match book.get(id) {
                Some(record) => record.title().to_string(),
                None => self.value.clone(),
            },
            Key::Text(_) => self.called.clone().unwrap_or_else(|| self.value.clone()),
        }
    }
}

impl Key {
    /// As queries write it: `2024`, `2024-q4`, `2024-10`.
    fn iso(&self) -> String {
        match self {
            Key::Time(year, _, Unit::Year) => format!("{year:04}"),
            Key::Time(year, quarter, Unit::Quarter) => format!("{year:04}-q{quarter}"),
            Key::Time(year, month, Unit::Month) => format!("{year:04}-{month:02}"),
            _ => String::new(),
        }
    }
}

impl Unit {
    fn of(self, day: NaiveDate) -> (i32, u32) {
        match self {
            Unit::Year => (day.year(), 0),
            Unit::Quarter => (day.year(), calendar::quarter_of(day)),
            Unit::Month => (day.year(), day.month()),
        }
    }

    /// The one after it.
    pub fn next(self, year: i32, number: u32) -> (i32, u32) {
        let last = match self {
            Unit::Year => 0,
            Unit::Quarter => 4,
            Unit::Month => 12,
        };
        if number >= last { (year + 1, last.min(1)) } else { (year, number + 1) }
    }
}

/// Every stretch that the days touch, as a query for it would find them.
fn times(first: NaiveDate, last: NaiveDate, unit: Unit, add: &mut dyn FnMut(Key, String)) {
    let (mut year, mut number) = unit.of(first);
    let end = unit.of(last);
    while (year, number) <= end {
        let key = Key::Time(year, number, unit);
        let value = key.iso();
        add(key, value);
        (year, number) = unit.next(year, number);
    }
}

fn is_of(spot: &Spot, kind: &KindSpec) -> bool {
    spot.kind.is_none_or(|of| of.name == kind.name)
}

/// At the end of the references that are still to be followed. Posts count as of the day of the
/// event which led there.
fn values(
    book: &Book,
    path: &Path,
    hops: &[Hop],
    record: &Record,
    day: Option<NaiveDate>,
    add: &mut dyn FnMut(Key, String),
) {
    let each = |spot: &Spot, found: &mut dyn FnMut(Atom<'_>)| {
        if is_of(spot, record.kind) {
            atom::any(book, &spot.source, record, None, day, &mut |atom| {
                found(atom);
                false
            });
        }
    };
    match (hops.split_first(), &path.end) {
        (Some((hop, rest)), _) => {
            let day = met::day(record).or(day);
            for spot in &hop.spots {
                each(spot, &mut |atom| {
                    if let Atom::Reference { id, .. } = atom
                        && let Some(target) = book.get(id)
                    {
                        values(book, path, rest, target, day, add);
                    }
                });
            }
        }
        (None, End::Type) => add(Key::Type(record.kind.name), record.kind.name.to_string()),
        (None, End::Field { places, .. }) => {
            for place in places {
                each(&place.spot, &mut |atom| of_atom(place, atom, add));
            }
        }
    }
}

fn of_atom(place: &Place, atom: Atom<'_>, add: &mut dyn FnMut(Key, String)) {
    let choice = matches!(place.shape, Shape::Of(ValueType::Choice(_)));
    match (atom, &place.spot.source) {
        (Atom::Text(value), Source::Key(field)) if choice => {
            add(Key::Choice(field.clone(), value.to_string()), value.to_string());
        }
        (Atom::Reference { id, .. }, _) => add(Key::Record(id::key(id)), id.to_string()),
        (Atom::Days(first, last), _) => times(first, last, Unit::Year, add),
        (Atom::Boolean(yes), _) => add(Key::Boolean(yes), yes.to_string()),
        (atom, _) => {
            // An empty value is none.
            if let Some(text) = atom.text().filter(|text| !text.trim().is_empty()) {
                add(Key::Text(fold::key(&text)), text.into_owned());
            }
        }
    }
}

/// What to write instead: a name that is like it, of a stretch of the calendar, too, or an example.
fn unknown(name: &str, schema: &Schema) -> Error {
    let error = path::unknown(name, schema);
    if !error.hints.is_empty() {
        return error;
    }
    let times = TIMES.iter().flat_map(|(names, _)| *names).map(ToString::to_string);
    match field::near(name, times.collect()) {
        Some(near) => error.hint(Message::new("query-near").with("near", near)),
        None => error.hint(Message::new("query-group-hint")),
    }
}

fn values_of(name: &str, schema: &Schema) -> Result<Path> {
    let path = Path::read(name, schema, unknown)?;
    let impossible =
        |spot: &Spot| spot.source.is_of_a_task() || matches!(spot.source, Source::Body);
    let hops = path.hops.iter().flat_map(|hop| &hop.spots);
    if hops.chain(path.ends()).any(impossible) {
        let message = Message::new("query-group-impossible").with("field", name);
        return Err(Error::usage(message).hint(Message::new("query-group-hint")));
    }
    Ok(path)
}

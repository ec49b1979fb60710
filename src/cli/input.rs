//! What a person typed for a field, as the value that the file gets: names become ids, dates in
//! words become days. Used by `add`, its prompts and `edit`, so that all three understand alike.

use chrono::NaiveDate;
use serde_yaml::Value as Yaml;

use crate::error::{Error, Kind, Result};
use crate::query;
use crate::record::{Book, FieldSpec, Found, KindSpec, Record, Reference, Schema, ValueType};
use crate::words::when::{self, Bias};
use crate::words::{Clock, Message, PartialDate, Term, fold};

/// At most so many candidates are listed for an unclear name.
const CANDIDATES: usize = 12;

/// What is needed to understand a typed value.
pub struct Typed<'a> {
    pub book: &'a Book,
    pub today: NaiveDate,
    /// What a date without a year means.
    pub bias: Bias,
}

impl Typed<'_> {
    /// One value of a field; of a list, one item.
    pub fn value(&self, spec: &FieldSpec, text: &str) -> Result<Yaml> {
        let text = text.trim();
        Ok(match &spec.value {
            ValueType::Text => Yaml::String(text.to_string()),
            ValueType::Number => match serde_yaml::from_str::<Yaml>(text) {
                Ok(number @ Yaml::Number(_)) => number,
                _ => return Err(wrong(spec, text)),
            },
            ValueType::Boolean => match text.to_lowercase().as_str() {
                "true" | "yes" | "ja" | "wahr" => Yaml::Bool(true),
                "false" | "no" | "nein" | "falsch" => Yaml::Bool(false),
                _ => return Err(wrong(spec, text)),
            },
            ValueType::Day | ValueType::PartialDate => {
                Yaml::String(self.date(spec, text)?.to_string())
            }
            ValueType::Clock => match Clock::parse(&clock_form(text)) {
                Some(clock) => Yaml::String(clock.to_string()),
                None => return Err(wrong(spec, text)),
            },
            ValueType::Span => match when::span(text) {
                Some(span) => Yaml::String(span.to_string()),
                None => return Err(wrong(spec, text)),
            },
            ValueType::Choice(choices) => match query::chosen(choices, text) {
                Some(choice) => Yaml::String(choice),
                None => {
                    return Err(not_a_choice(spec, choices, text));
                }
            },
            ValueType::Reference(_) => Yaml::String(self.record(spec, text)?.id.clone()),
            ValueType::Posts | ValueType::Relations => return Err(wrong(spec, text)),
        })
    }

    /// A date in words or in figures.
    pub fn date(&self, spec: &FieldSpec, text: &str) -> Result<PartialDate> {
        match when::day(text, self.today, self.bias) {
            Ok(date @ PartialDate::Day(_)) => Ok(date),
            Ok(date) if spec.value == ValueType::PartialDate => Ok(date),
            _ => Err(wrong(spec, text)),
        }
    }

    /// The record that a name or an id means, of a kind that the field takes. Never a guess.
    fn record(&self, spec: &FieldSpec, text: &str) -> Result<&Record> {
        let reference = Reference::parse(text);
        let takes = |record: &&Record| match &spec.value {
            ValueType::Reference(kinds) => kinds.is_empty() || kinds.contains(&record.kind.name),
            _ => true,
        };
        expect_readable(self.book, &reference.id)?;
        if let Some(record) = self.book.resolve(&reference).filter(takes) {
            expect_one(self.book, &record.id)?;
            return Ok(record);
        }
        match self.book.find_contact(&reference.id) {
            Found::One(record) => Ok(record),
            Found::Several(candidates) => Err(unclear(text, &candidates)),
            Found::Nothing => Err(self.unknown(text)),
        }
    }

    fn unknown(&self, text: &str) -> Error {
        let error = Error::usage(Message::new("input-nobody").with("value", text));
        let error = match nearest(self.book, text) {
            Some(record) => error.hint(meant(record)),
            None => error,
        };
        error.hint(Message::new("input-nobody-hint").with("value", text))
    }
}

/// `key=value`, as `--set` and its like take it.
pub fn key_value(part: &str) -> Result<(&str, &str)> {
    part.split_once('=').map(|(key, value)| (key.trim(), value.trim())).ok_or_else(|| {
        Error::usage(Message::new("edit-form").with("value", part))
            .hint(Message::new("edit-form-hint"))
    })
}

/// A field by its key or any of its names.
pub fn field<'a>(schema: &'a Schema, kind: &'static KindSpec, name: &str) -> Result<&'a FieldSpec> {
    let folded = fold::key(name);
    let mut fields = schema.fields(kind);
    let exact = schema.field(kind, name);
    exact.or_else(|| fields.find(|field| field.answers_to(&folded))).ok_or_else(|| {
        let message = Message::new("edit-no-field")
            .with("key", name)
            .with("kind", query::kind_term(kind.name));
        let error = Error::usage(message);
        match nearest_field(schema, kind, name) {
            Some(key) => error.hint(Message::new("usage-suggestion").with("value", key)),
            None => {
                let keys = schema.fields(kind).map(|field| field.key.to_string());
                let keys = keys.collect::<Vec<_>>().join(", ");
                error.hint(Message::new("usage-choices").with("choices", keys))
            }
        }
    })
}

/// The key of the field that a mistyped name is most like, in either language; `None` where it is
/// like none.
fn nearest_field(schema: &Schema, kind: &'static KindSpec, name: &str) -> Option<String> {
    let names = |field: &FieldSpec| {
        let others = field.one.iter().chain(field.names).map(ToString::to_string);
        others.chain(std::iter::once(field.key.to_string())).collect::<Vec<_>>()
    };
    let near = query::near(name, schema.fields(kind).flat_map(names).collect())?;
    let mut fields = schema.fields(kind);
    fields.find(|field| names(field).contains(&near)).map(|field| field.key.to_string())
}

/// What people call a field: the label that the office gave it, or that of the format.
fn field_term(spec: &FieldSpec) -> Term {
    match &spec.label {
        Some(label) => Term { id: String::new(), key: label.to_string() },
        None => Term::new("field-", &spec.key),
    }
}

/// True where one text can name several: `anna,kim` is two people.
pub fn is_list(spec: &FieldSpec) -> bool {
    spec.many && matches!(spec.value, ValueType::Reference(_))
}

/// The items that a text names; a comma in any other text than a list is a comma.
pub fn items<'a>(spec: &FieldSpec, text: &'a str) -> Vec<&'a str> {
    if is_list(spec) { text.split(',').map(str::trim).collect() } else { vec![text] }
}

/// The last of the items begins here.
pub fn last_item(text: &str) -> usize {
    let behind = text.rfind(',').map_or(0, |at| at + 1);
    let item = text.get(behind..).unwrap_or_default();
    text.len() - item.trim_start().len()
}

/// All values that one field gets, in the order in which the command line names them: of a list
/// every one counts, of a single value the last.
pub fn gathered<'a>(
    typed: &Typed<'_>,
    parts: impl IntoIterator<Item = (&'a FieldSpec, &'a str)>,
) -> Result<Vec<(&'a FieldSpec, Yaml)>> {
    let mut fields: Vec<(&FieldSpec, Vec<Yaml>)> = Vec::new();
    for (spec, text) in parts {
        let new = items(spec, text).into_iter().map(|item| typed.value(spec, item));
        let new: Vec<Yaml> = new.collect::<Result<_>>()?;
        match fields.iter_mut().find(|(known, _)| known.key == spec.key) {
            Some((_, values)) if spec.many => values.extend(new),
            Some((_, values)) => *values = new,
            None => fields.push((spec, new)),
        }
    }
    let value = |spec: &FieldSpec, values: Vec<Yaml>| match spec.many {
        true => Yaml::Sequence(values),
        false => values.into_iter().next().unwrap_or_default(),
    };
    Ok(fields.into_iter().map(|(spec, values)| (spec, value(spec, values))).collect())
}

/// `9.30`, `9:30 Uhr`, `14 Uhr`: as people write times.
fn clock_form(text: &str) -> String {
    let text = text.trim().trim_end_matches("Uhr").trim_end_matches('h').trim();
    let part = |part: &str| {
        let part = part.trim().replace('.', ":");
        if part.contains(':') || part.is_empty() { part } else { format!("{part}:00") }
    };
    match text.split_once(['-', '–']) {
        Some((from, until)) => format!("{}-{}", part(from), part(until)),
        None => part(text),
    }
}

fn wrong(spec: &FieldSpec, text: &str) -> Error {
    let expected = Message::dynamic(format!("value-{}", spec.value.name()));
    let message = Message::new("input-wrong")
        .with("key", field_term(spec))
        .with("value", text)
        .with("expected", expected);
    Error::usage(message).hint(Message::dynamic(format!("value-{}-example", spec.value.name())))
}

/// The words that the field allows, as the reader can type them, and the one that was meant perhaps.
fn not_a_choice(spec: &FieldSpec, choices: &[impl AsRef<str>], text: &str) -> Error {
    let terms = query::terms(&spec.key, choices);
    let mut error = wrong(spec, text);
    error.hints.clear();
    let near = query::nearest(choices, text);
    if let Some(near) = terms.iter().find(|term| Some(&term.key) == near.as_ref()) {
        error = error.hint(Message::new("usage-suggestion").with("value", near.clone()));
    }
    error.hint(Message::new("usage-choices").with("choices", terms))
}

/// A name that fits several: they are all named, with their ids.
fn unclear(text: &str, candidates: &[&Record]) -> Error {
    let message = Message::new("input-unclear").with("value", text);
    let mut error = Error::usage(message);
    error.hints.extend(candidates.iter().take(CANDIDATES).map(|record| candidate(record)));
    if candidates.len() > CANDIDATES {
        error = error.hint(Message::new("input-more").with("count", candidates.len() - CANDIDATES));
    }
    error.hint(Message::new("input-unclear-hint"))
}

fn candidate(record: &Record) -> Message {
    let place = record.references("organisation").next().map(|o| o.id.clone());
    match place.or_else(|| record.text("role").map(str::to_string)) {
        Some(place) => Message::new("input-candidate-of")
            .with("id", record.id.as_str())
            .with("name", record.title())
            .with("of", place),
        None => Message::new("input-candidate")
            .with("id", record.id.as_str())
            .with("name", record.title()),
    }
}

/// The record whose id or title is nearest to a text, where one is near at all.
pub fn nearest<'a>(book: &'a Book, text: &str) -> Option<&'a Record> {
    let wanted = fold::key(text);
    let score = |record: &Record| {
        let by_id = strsim::jaro_winkler(&record.id, &wanted);
        let title = fold::key(record.title());
        // A surname alone is what people type, and mistype.
        let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        let by_word = words.map(|word| strsim::jaro_winkler(word, &wanted)).fold(0.0, f64::max);
        by_id.max(strsim::jaro_winkler(&title, &wanted)).max(by_word)
    };
    let scored = book.records().map(|record| (score(record), record));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.88).then_some(best.1)
}

fn meant(record: &Record) -> Message {
    Message::new("input-meant").with("candidate", candidate(record))
}

/// A record with conflict markers is changed in an editor only, where both sides are seen.
fn expect_no_conflict(record: &Record) -> Result<()> {
    if record.is_in_conflict() {
        let message = Message::new("edit-conflict").with("path", record.path.as_str());
        return Err(Error::data(message).hint(Message::new("edit-conflict-hint")));
    }
    Ok(())
}

/// The record that is to be changed, or referred to: what somebody means is never changed in a file
/// of another who has taken its id.
pub fn record_to_change<'a>(book: &'a Book, id: &str) -> Result<&'a Record> {
    let record = record(book, id)?;
    expect_one(book, &record.id)?;
    expect_no_conflict(record)?;
    Ok(record)
}

/// Where a file has that id and cannot be read, no other record is meant by it.
fn expect_readable(book: &Book, id: &str) -> Result<()> {
    match book.unreadable(id) {
        Some(path) if book.get(id).is_none() => {
            Err(Error::data(Message::new("input-unreadable").with("value", id).with("path", path))
                .hint(Message::new("input-unreadable-hint")))
        }
        _ => Ok(()),
    }
}

/// That no other file has the id as well.
pub fn expect_one(book: &Book, id: &str) -> Result<()> {
    let mut paths: Vec<String> = book.all_of(id).map(|record| record.path.clone()).collect();
    paths.extend(book.unreadable(id).map(str::to_string));
    if paths.len() < 2 {
        return Ok(());
    }
    Err(Error::data(Message::new("input-twins").with("value", id).with("paths", paths))
        .hint(Message::new("input-twins-hint")))
}

/// The one record of an id, or the error that says which was meant perhaps.
pub fn record<'a>(book: &'a Book, id: &str) -> Result<&'a Record> {
    let reference = Reference::parse(id);
    expect_readable(book, &reference.id)?;
    if let Some(record) = book.resolve(&reference) {
        return Ok(record);
    }
    match book.find_contact(&reference.id) {
        Found::One(record) => Ok(record),
        Found::Several(candidates) => Err(unclear(id, &candidates)),
        Found::Nothing => {
            let error =
                Error::new(Kind::NotFound, Message::new("input-no-record").with("value", id));
            Err(match nearest(book, id) {
                Some(record) => error.hint(meant(record)),
                None => error.hint(Message::new("input-no-record-hint")),
            })
        }
    }
}

//! Records as tables that people can read and netlog can read back. References have two columns:
//! the names, and beside them the ids that make them certain. Lists are joined by `list`.

use super::column::label;
use super::list;
use super::target::IDS;
use super::value::is_words;
use crate::exchange::Desk;
use crate::record::{Book, FieldSpec, KindSpec, Post, Record, Value, ValueType, kind};
use crate::render::{Datum, Sheet};
use crate::words::PartialDate;

/// For whom a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Heads and words in the language of the log.
    People,
    /// Keys and words of the format.
    Programs,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    Id,
    Type,
    Path,
    /// The title of every record.
    Title,
    /// The sentence of `summary`, else the first paragraph.
    Summary,
    Text,
    Field(String),
    /// A contact's own title.
    Honorific,
    Names(String),
    Ids(String),
}

/// What a table needs to know.
pub struct Writing<'a> {
    pub desk: &'a Desk<'a>,
    pub book: &'a Book,
    pub reader: Reader,
}

impl Writing<'_> {
    /// A table of all these records. Without `keys` it has every field that is filled, in the
    /// order of the kinds.
    pub fn sheet(&self, name: &str, records: &[&Record], keys: Option<&[String]>) -> Sheet {
        let columns = match keys {
            Some(keys) => keys.iter().flat_map(|key| self.asked(key, records)).collect(),
            None => self.filled(records),
        };
        let mut sheet = Sheet::new(name, self.heads(&columns, records));
        sheet.rows = records
            .iter()
            .map(|record| columns.iter().map(|column| self.datum(record, column)).collect())
            .collect();
        sheet
    }

    /// The columns of one key that somebody asked for.
    fn asked(&self, key: &str, records: &[&Record]) -> Vec<Shown> {
        let has = |kind: &'static KindSpec| records.iter().any(|record| record.is(kind));
        match key {
            "id" => vec![Shown::Id],
            "type" => vec![Shown::Type],
            "path" => vec![Shown::Path],
            "title" => vec![Shown::Title],
            "honorific" => vec![Shown::Honorific],
            "summary" => vec![Shown::Summary],
            "text" => vec![Shown::Text],
            key => {
                let kinds = kind::KINDS.iter().filter(|kind| has(kind));
                let mut fields = kinds.filter_map(|kind| self.desk.schema.field(kind, key));
                match fields.next() {
                    Some(field) => of_field(field),
                    None => vec![Shown::Field(key.to_string())],
                }
            }
        }
    }

    /// The id and the kind, by which netlog knows its own tables, what makes a kind what it is, and
    /// every field that somebody has.
    fn filled(&self, records: &[&Record]) -> Vec<Shown> {
        let mut columns = vec![Shown::Id, Shown::Type];
        let kinds: Vec<&'static KindSpec> = kind::KINDS
            .iter()
            .copied()
            .filter(|kind| records.iter().any(|record| record.is(kind)))
            .collect();
        for kind in &kinds {
            let of_kind = || records.iter().filter(|record| record.is(kind));
            for field in self.desk.schema.fields(kind) {
                let always = field.key == kind.title
                    || Some(field.key.as_ref()) == kind.date
                    || field.required;
                if !always && !of_kind().any(|record| record.field(&field.key).is_some()) {
                    continue;
                }
                match field.key.as_ref() {
                    "title" if kind.title != "title" => columns.push(Shown::Honorific),
                    _ => columns.extend(of_field(field)),
                }
            }
        }
        // Keys that no kind knows, as they come.
        for record in records {
            for field in &record.fields {
                let known = self.desk.schema.field(record.kind, &field.key).is_some();
                let reserved = matches!(field.key.as_str(), "id" | "type" | "path" | "text");
                if !known && !reserved {
                    let shown = Shown::Field(field.key.clone());
                    if !columns.contains(&shown) {
                        columns.push(shown);
                    }
                }
            }
        }
        let mut seen = Vec::new();
        columns.retain(|column| {
            let is_new = !seen.contains(column);
            seen.push(column.clone());
            is_new
        });
        columns
    }

    /// Of two columns with one name the second one says its key.
    fn heads(&self, columns: &[Shown], records: &[&Record]) -> Vec<String> {
        let mut heads: Vec<String> = Vec::new();
        for column in columns {
            let key = column.key();
            let head = match self.reader {
                Reader::Programs => key.clone(),
                Reader::People => self.label(column, records),
            };
            let taken = heads.contains(&head) || *column == Shown::Type;
            heads.push(match self.reader {
                Reader::People if taken => format!("{head} ({key})"),
                _ => head,
            });
        }
        heads
    }

    fn label(&self, column: &Shown, records: &[&Record]) -> String {
        let words = self.desk.words;
        let of_field = |key: &str| {
            let mut kinds = kind::KINDS.iter().filter(|kind| records.iter().any(|r| r.is(kind)));
            let field = kinds.find_map(|kind| self.desk.schema.field(kind, key));
            label(words, key, field.and_then(|field| field.label.as_deref()))
        };
        match column {
            Shown::Ids(key) => format!("{} ({})", of_field(key), words.text("field-id")),
            Shown::Text => words.text("exchange-table-text"),
            Shown::Field(key) | Shown::Names(key) => of_field(key),
            other => of_field(&other.key()),
        }
    }

    fn datum(&self, record: &Record, column: &Shown) -> Datum {
        let text = |text: &str| match text.is_empty() {
            true => Datum::Empty,
            false => Datum::Text(text.to_string()),
        };
        match column {
            Shown::Id => text(&record.id),
            Shown::Type if self.reader == Reader::People => {
                text(&self.desk.words.text(&format!("kind-{}", record.kind.name)))
            }
            Shown::Type => text(record.kind.name),
            Shown::Path => text(&record.path),
            Shown::Title => text(record.title()),
            Shown::Summary => text(record.summary().unwrap_or_default()),
            Shown::Text => text(record.page().body().trim()),
            Shown::Honorific if record.kind.title == "title" => Datum::Empty,
            Shown::Honorific => self.values(record, "title"),
            // A column of a table of several kinds is one of those that have such a field.
            Shown::Field(key) if key == "title" && record.kind.title != "title" => Datum::Empty,
            Shown::Field(key) => self.values(record, key),
            Shown::Names(key) => {
                let names: Vec<String> =
                    record.references(key).map(|to| self.book.label(to).to_string()).collect();
                let many = self.field(record, key).is_none_or(|field| field.many);
                match names.as_slice() {
                    [one] if !many => text(one),
                    names => text(&list::join_words(
                        names
                            .iter()
                            .map(|name| flat(name))
                            .collect::<Vec<_>>()
                            .iter()
                            .map(String::as_str),
                    )),
                }
            }
            Shown::Ids(key) => {
                let ids: Vec<&str> = record.references(key).map(|to| to.id.as_str()).collect();
                text(&list::join(ids))
            }
        }
    }

    fn field(&self, record: &Record, key: &str) -> Option<&FieldSpec> {
        self.desk.schema.field(record.kind, key)
    }

    fn values(&self, record: &Record, key: &str) -> Datum {
        let many =
            self.field(record, key).is_some_and(|field| field.many) || record.values(key).len() > 1;
        let datum = match record.values(key) {
            [] => return Datum::Empty,
            [Value::Date(PartialDate::Day(day))] => return Datum::Day(*day),
            [Value::Number(_, text)] if !many => match text.parse() {
                Ok(number) => return Datum::Number(number),
                Err(_) => text.clone(),
            },
            [one] if !many => self.text(key, one),
            values => {
                let texts: Vec<String> =
                    values.iter().map(|value| flat(&self.text(key, value))).collect();
                let texts = texts.iter().map(String::as_str);
                if is_words(key) { list::join_words(texts) } else { list::join(texts) }
            }
        };
        if datum.is_empty() { Datum::Empty } else { Datum::Text(datum) }
    }

    fn text(&self, key: &str, value: &Value) -> String {
        let words = self.desk.words;
        let people = self.reader == Reader::People;
        match value {
            Value::Text(text) if people => {
                let id = format!("choice-{key}-{text}");
                if words.knows(&id) { words.text(&id) } else { text.clone() }
            }
            Value::Boolean(yes) if people => {
                words.text(if *yes { "value-yes" } else { "value-no" })
            }
            Value::Post(post) => written(post),
            value => value.display(),
        }
    }
}

impl Shown {
    fn key(&self) -> String {
        match self {
            Shown::Id => "id".into(),
            Shown::Type => "type".into(),
            Shown::Path => "path".into(),
            Shown::Title => "title".into(),
            Shown::Summary => "summary".into(),
            Shown::Text => "text".into(),
            Shown::Honorific => "honorific".into(),
            Shown::Field(key) | Shown::Names(key) => key.clone(),
            Shown::Ids(key) => format!("{key}{IDS}"),
        }
    }
}

fn of_field(field: &FieldSpec) -> Vec<Shown> {
    let key = field.key.to_string();
    match field.value {
        ValueType::Reference(_) => vec![Shown::Names(key.clone()), Shown::Ids(key)],
        _ => vec![Shown::Field(key)],
    }
}

/// In a list a line break separates.
fn flat(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(", ")
}

/// `Leiterin @ stadt-schoenbruck (2019..2024-06-30)`
fn written(post: &Post) -> String {
    let mut text = post.role.clone().unwrap_or_default();
    if let Some(organisation) = &post.organisation {
        text.push_str(if text.is_empty() { "@ " } else { " @ " });
        text.push_str(&organisation.id);
    }
    if post.from.is_some() || post.until.is_some() {
        let shown =
            |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        text.push_str(&format!(" ({}..{})", shown(post.from), shown(post.until)));
    }
    text
}

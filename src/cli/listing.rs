//! A listing of records in every form: a table for people, the rest for programs.

use std::collections::HashSet;

use super::Session;
use super::args::{Answering, Asking, Format};
use crate::error::Result;
use crate::query::{Grouping, Query, Setting};
use crate::record::{Book, Post, Record, Value};
use crate::render::{Column, Doc, Table, Text, csv};
use crate::words::{Message, PartialDate};

/// The query of a command line.
pub fn query(session: &Session, asking: &Asking) -> Result<Query> {
    Query::parse(&asking.query, asking.expression.as_deref(), &setting(session))
}

/// The same where the first word may be a kind: `list kontakte`. Explained, where that is asked for.
pub fn query_of_kind(session: &mut Session, asking: &Asking) -> Result<Query> {
    let mut asking = asking.clone();
    let of_type = asking.query.first().and_then(|word| Query::of_type(word));
    if of_type.is_some() {
        asking.query.remove(0);
    }
    let query = of_type.unwrap_or_default().and(query(session, &asking)?);
    explain(session, &asking, &query)?;
    Ok(query)
}

/// The paths of the records that the query finds; `None` where there is no query.
pub fn asked(
    session: &mut Session,
    book: &Book,
    asking: &Asking,
) -> Result<Option<HashSet<String>>> {
    if asking.query.is_empty() && asking.expression.is_none() {
        return Ok(None);
    }
    let query = query(session, asking)?;
    explain(session, asking, &query)?;
    Ok(Some(query.select(book).into_iter().map(|record| record.path.clone()).collect()))
}

/// By what records are put together, with the names of this office.
pub fn grouping(session: &Session, name: &str) -> Result<Grouping> {
    Ok(Grouping::parse(name, &session.schema)?.with_series(&session.settings.series))
}

/// What queries are understood by in this log, today.
pub fn setting(session: &Session) -> Setting<'_> {
    let (settings, schema) = (&session.settings, &session.schema);
    Setting { schema, today: session.today, saved: &settings.queries, series: &settings.series }
}

/// Where `--explain` asks for it, how the query was understood, before the answer.
pub fn explain(session: &mut Session, asking: &Asking, query: &Query) -> Result<()> {
    if !asking.explain {
        return Ok(());
    }
    let told = query.explain(&session.schema, &session.words);
    session.note_text(&told)
}

/// Of many conditions that find nothing at all the first will do.
const BLAMED_AT_MOST: usize = 3;

/// That nothing was found, and which condition it is due to: one that finds nothing by itself, or
/// one without which something would be found. `count` asks a narrower or wider question.
pub fn nothing(
    session: &mut Session,
    query: &Query,
    count: &dyn Fn(&Query) -> usize,
) -> Result<()> {
    session.note(&Message::new("listing-nothing"))?;
    why_nothing(session, query, count)
}

/// The second half of [`nothing`], for answers that have a sentence of their own.
pub fn why_nothing(
    session: &mut Session,
    query: &Query,
    count: &dyn Fn(&Query) -> usize,
) -> Result<()> {
    let parts = query.parts();
    if parts.len() < 2 {
        return Ok(());
    }
    let empty = parts.iter().filter(|part| count(part) == 0).take(BLAMED_AT_MOST);
    let mut blamed: Vec<Message> = empty
        .map(|part| Message::new("listing-nothing-alone").with("term", part.to_string()))
        .collect();
    if blamed.is_empty() {
        blamed = (0..parts.len())
            .filter_map(|left_out| {
                let found = count(&query.without(left_out));
                let term = parts.get(left_out)?.to_string();
                let message = Message::new("listing-nothing-without").with("term", term);
                (found > 0).then(|| message.with("count", found))
            })
            .collect();
    }
    blamed.iter().try_for_each(|message| session.note(message))
}

/// A column of a table of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub key: String,
    pub head: String,
}

/// One line of a listing, in the forms that programs read.
pub struct Line {
    pub id: String,
    pub path: String,
    pub json: serde_json::Map<String, serde_json::Value>,
}

/// Writes a listing in the form asked for; only that form is made. The heads of `table` are keys.
pub fn emit(
    session: &mut Session,
    answering: Answering,
    lines: impl Iterator<Item = Line>,
    table: impl FnOnce() -> Table,
    doc: impl FnOnce(&Session) -> Doc,
) -> Result<()> {
    match answering.format {
        Format::Json => session.json_each(lines.map(|line| line.json)),
        Format::Jsonl => {
            let text = |line: Line| serde_json::to_string(&line.json).unwrap_or_default() + "\n";
            session.data(lines.map(text).collect::<String>().as_bytes())
        }
        Format::Ids => once_each(session, lines.map(|line| line.id)),
        Format::Paths => {
            let paths: Vec<String> =
                lines.map(|line| session.shown_path(&line.path).display().to_string()).collect();
            once_each(session, paths.into_iter())
        }
        Format::Csv => session.data(&csv::write(&table(), csv::Csv::Plain)),
        Format::Table => {
            let doc = doc(session);
            session.print_doc(&doc)
        }
    }
}

/// A record that is listed twice, for two of its tasks, is still one record.
fn once_each(session: &mut Session, lines: impl Iterator<Item = String>) -> Result<()> {
    let mut seen = std::collections::HashSet::new();
    let mut text = String::new();
    for line in lines {
        if seen.insert(line.clone()) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    session.data(text.as_bytes())
}

/// Writes records in the form asked for; `columns` are those of the table and of CSV.
pub fn write(
    session: &mut Session,
    book: &Book,
    records: &[&Record],
    columns: &[Shown],
    answering: Answering,
) -> Result<()> {
    let doc = |session: &Session| {
        let mut doc = Doc::new();
        doc.table(table(session, book, records, columns));
        doc
    };
    let lines = records.iter().map(|record| line(record));
    emit(session, answering, lines, || plain(columns, records), doc)?;
    match answering.format {
        Format::Table => session.note(&Message::new("listing-count").with("count", records.len())),
        _ => Ok(()),
    }
}

/// A record for programs.
pub fn line(record: &Record) -> Line {
    Line { id: record.id.clone(), path: record.path.clone(), json: record.json() }
}

/// The table for programs: keys above, values as the files have them.
pub fn plain(columns: &[Shown], records: &[&Record]) -> Table {
    let mut table = Table::new(columns.iter().map(|shown| Column::text(shown.key.as_str())));
    for record in records {
        table.row(columns.iter().map(|shown| Text::from(text_of(record, &shown.key))));
    }
    table
}

/// The table for people.
pub fn table(session: &Session, book: &Book, records: &[&Record], columns: &[Shown]) -> Table {
    let mut table = Table::new(columns.iter().map(|shown| match shown.key.as_str() {
        "date" | "due" | "type" | "status" | "channel" => Column::keep(shown.head.as_str()),
        _ => Column::text(shown.head.as_str()),
    }));
    for record in records {
        table.row(columns.iter().map(|shown| cell(session, book, record, &shown.key)));
    }
    table
}

/// A cell for people: names instead of ids, dates and words in their language.
pub fn cell(session: &Session, book: &Book, record: &Record, key: &str) -> Text {
    let words = &session.words;
    match key {
        "id" => Text::new().faint(record.id.as_str()),
        "title" => Text::from(record.title()),
        "type" => Text::from(words.text(&format!("kind-{}", record.kind.name))),
        "date" => Text::from(record.date().map(|date| day(session, date)).unwrap_or_default()),
        "path" => Text::from(record.path.as_str()),
        "summary" => Text::from(record.summary().unwrap_or_default()),
        "series" => {
            let key = record.text("series").unwrap_or_default();
            Text::from(session.settings.series.get(key).map_or(key, String::as_str))
        }
        // The people of an event: whom a conversation was with, who takes part in a meeting.
        "with" if record.field("with").is_none() => values(session, book, record, "participants"),
        // Who has a history of posts has one today, or several.
        "organisation" | "role" if record.field(key).is_none() => {
            let posts = record.values("roles").iter().filter_map(|value| match value {
                Value::Post(post) if post.holds_on(session.today) => Some(post),
                _ => None,
            });
            let part = |post: &Post| match key {
                "role" => post.role.clone(),
                _ => post.organisation.as_ref().map(|o| book.label(o).to_string()),
            };
            Text::from(posts.filter_map(part).collect::<Vec<_>>().join("; "))
        }
        key => values(session, book, record, key),
    }
}

/// With its weekday where it is a whole day.
pub fn day(session: &Session, date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => session.words.day_short(day),
        other => session.words.date_short(other),
    }
}

fn values(session: &Session, book: &Book, record: &Record, key: &str) -> Text {
    let words = &session.words;
    let choice = |text: &str| {
        let id = format!("choice-{key}-{text}");
        if words.knows(&id) { words.text(&id) } else { text.to_string() }
    };
    let shown = record.values(key).iter().map(|value| match value {
        Value::Text(text) => choice(text),
        Value::Date(date) => day(session, *date),
        Value::Clock(clock) => words.clock(*clock),
        Value::Span(length) => words.span(*length),
        Value::Boolean(true) => words.text("value-yes"),
        Value::Boolean(false) => words.text("value-no"),
        Value::Reference(reference) => book.label(reference).to_string(),
        Value::Relation(relation) => {
            format!("{} {}", choice(&relation.kind), book.label(&relation.target))
        }
        Value::Post(post) => {
            let organisation = post.organisation.as_ref().map(|o| book.label(o));
            let parts = [post.role.as_deref(), organisation];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        other => other.display(),
    });
    Text::from(shown.collect::<Vec<_>>().join(if key == "topics" { ", " } else { "; " }))
}

/// A cell for programs: as the file has it, lists joined by `;`.
fn text_of(record: &Record, key: &str) -> String {
    match key {
        "id" => record.id.clone(),
        "title" => record.title().to_string(),
        "type" => record.kind.name.to_string(),
        "path" => record.path.clone(),
        "date" => record.date().map(|date| date.to_string()).unwrap_or_default(),
        "summary" => record.summary().unwrap_or_default().to_string(),
        "with" if record.field("with").is_none() => text_of_values(record, "participants"),
        key => text_of_values(record, key),
    }
}

fn text_of_values(record: &Record, key: &str) -> String {
    record.values(key).iter().map(Value::display).collect::<Vec<_>>().join("; ")
}

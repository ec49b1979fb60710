//! `netlog log`: who did what to the log and when, the newest step first.

use std::collections::HashMap;

use super::Exit;
use crate::cli::args::{Answering, Format};
use crate::cli::listing::{self, Line};
use crate::cli::{Session, input, step};
use crate::error::{Kind, Result};
use crate::record::Book;
use crate::render::{Column, Doc, Table, Text};
use crate::store::{Entry, History};
use crate::words::{Clock, Message};

/// So many steps a table has where nobody says how many.
const SHOWN: usize = 20;

/// More records of one step are only counted.
const NAMED: usize = 3;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[command(flatten)]
    pub answering: Answering,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let format = args.answering.format;
    let history = step::history(session)?;
    let book = session.book()?;
    let limit = match format {
        Format::Table => args.limit.unwrap_or(SHOWN),
        _ => args.limit.unwrap_or(usize::MAX),
    };
    // One more tells whether there are more.
    let asked = (limit < usize::MAX).then(|| limit.saturating_add(1));
    let mut entries = match &args.id {
        None => history.log(asked)?,
        Some(id) => history.of(&path(&history, &book, id)?)?,
    };
    let more = entries.len() > limit;
    entries.truncate(limit);
    if entries.is_empty() && format == Format::Table {
        session.note(&Message::new("log-nothing"))?;
        return Ok(Exit::Done);
    }
    let titles = Titles::new(&book);
    let lines: Vec<Line> = match format {
        Format::Paths => {
            let touched = entries.iter().flat_map(|entry| &entry.changes);
            let line = |path: &str| Line {
                id: String::new(),
                path: path.to_string(),
                json: serde_json::Map::new(),
            };
            touched.map(|touched| line(&touched.path)).collect()
        }
        _ => entries.iter().map(|entry| line(entry, &titles)).collect(),
    };
    let one = args.id.is_some();
    let doc = |session: &Session| doc(session, &entries, (!one).then_some(&titles));
    listing::emit(session, args.answering, lines.into_iter(), || table(&entries), doc)?;
    if more && format == Format::Table {
        session.note(&Message::new("log-more").with("count", entries.len()))?;
    }
    Ok(Exit::Done)
}

/// The file of a record; of one that is gone, where it lay last.
fn path(history: &History, book: &Book, id: &str) -> Result<String> {
    match input::record(book, id) {
        Ok(record) => Ok(record.path.clone()),
        Err(error) if error.kind == Kind::NotFound => match history.removed(id)? {
            Some(path) => Ok(path),
            None => Err(error),
        },
        Err(error) => Err(error),
    }
}

/// How people call what lies at a path.
struct Titles<'a>(HashMap<&'a str, &'a str>);

impl<'a> Titles<'a> {
    fn new(book: &'a Book) -> Titles<'a> {
        let titles = book.records().map(|record| (record.path.as_str(), record.title()));
        Titles(titles.collect())
    }

    fn get(&self, path: &str) -> Option<&'a str> {
        self.0.get(path).copied()
    }
}

fn doc(session: &Session, entries: &[Entry], titles: Option<&Titles<'_>>) -> Doc {
    let words = &session.words;
    let mut columns = vec![
        Column::keep(words.text("log-head-step")),
        Column::keep(words.text("log-head-date")),
        Column::text(words.text("log-head-author")),
        Column::text(words.text("log-head-what")),
    ];
    if titles.is_some() {
        columns.push(Column::text(words.text("log-head-records")));
    }
    let mut table = Table::new(columns);
    for entry in entries {
        let mut cells = vec![
            Text::new().faint(entry.short_id()),
            Text::from(when(session, entry)),
            Text::from(step::cut(&entry.author)),
            Text::from(step::told(words, entry)),
        ];
        cells.extend(titles.map(|titles| Text::from(records(session, entry, titles))));
        table.row(cells);
    }
    let mut doc = Doc::new();
    doc.table(table);
    doc
}

fn when(session: &Session, entry: &Entry) -> String {
    use chrono::Timelike;

    let Some(when) = entry.when else { return String::new() };
    let day = session.words.day_short(when.date_naive());
    let start = u16::try_from(when.num_seconds_from_midnight() / 60).unwrap_or(0);
    format!("{day} {}", session.words.clock(Clock { start, end: None }))
}

fn records(session: &Session, entry: &Entry, titles: &Titles<'_>) -> String {
    let name = |path: &str| titles.get(path).unwrap_or(path).to_string();
    // "and one more" takes the room of its name.
    let named = if entry.changes.len() == NAMED + 1 { NAMED + 1 } else { NAMED };
    let mut names: Vec<String> =
        entry.changes.iter().take(named).map(|touched| name(&touched.path)).collect();
    let more = entry.changes.len().saturating_sub(names.len());
    if more > 0 {
        names.push(session.words.say(&Message::new("input-more").with("count", more)));
    }
    names.join("; ")
}

fn line(entry: &Entry, titles: &Titles<'_>) -> Line {
    let changes = entry.changes.iter().map(|touched| {
        serde_json::json!({
            "path": touched.path,
            "status": touched.how.word(),
            "title": titles.get(&touched.path),
        })
    });
    let json = serde_json::json!({
        "id": entry.id,
        "date": entry.when.map(|when| when.to_rfc3339()),
        "author": { "name": entry.author, "email": entry.email },
        "command": entry.deed.is_ours().then_some(&entry.deed.words),
        "undoes": entry.deed.undoes,
        "subject": entry.subject,
        "changes": changes.collect::<Vec<_>>(),
    });
    let json = match json {
        serde_json::Value::Object(object) => object,
        _ => serde_json::Map::new(),
    };
    Line { id: entry.id.clone(), path: String::new(), json }
}

fn table(entries: &[Entry]) -> Table {
    let keys = ["id", "date", "author", "command", "undoes", "subject", "paths"];
    let mut table = Table::new(keys.map(Column::text));
    for entry in entries {
        let paths: Vec<&str> = entry.changes.iter().map(|touched| touched.path.as_str()).collect();
        table.row([
            entry.id.clone(),
            entry.when.map(|when| when.to_rfc3339()).unwrap_or_default(),
            entry.author.clone(),
            entry.deed.words.clone(),
            entry.deed.undoes.clone().unwrap_or_default(),
            entry.subject.clone(),
            paths.join("; "),
        ]);
    }
    table
}

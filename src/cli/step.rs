//! A step of the history as people are told of it, and the history itself or why there is none.
//! Shared by all commands that ask it.

use std::collections::HashMap;

use super::Session;
use crate::error::{Error, Kind, Result};
use crate::record::Book;
use crate::render::{Column, Doc, Table, Text};
use crate::store::{Entry, History, short};
use crate::words::{Clock, Message, Words};

/// More records of one step are only counted.
const NAMED: usize = 3;

/// The history of this log.
pub fn history(session: &Session) -> Result<History> {
    History::open(&session.root)?.ok_or_else(no_git)
}

pub fn no_git() -> Error {
    Error::new(Kind::Surroundings, Message::new("step-no-git"))
        .hint(Message::new("step-no-git-hint"))
}

/// What a step did: `Kontakt hinzugefügt`; of one that netlog did not make, its own words.
pub fn told(words: &Words, entry: &Entry) -> String {
    let subject = || Message::new("step-by-hand").with("subject", cut(&entry.subject));
    let deed = match &entry.deed {
        deed if !deed.is_ours() && entry.is_merge() => words.text("step-merge"),
        deed if !deed.is_ours() => words.say(&subject()),
        deed => deed_told(words, &deed.words).unwrap_or_else(|| cut(&entry.subject)),
    };
    match &entry.deed.undoes {
        Some(id) => format!("{deed} ({})", short(id)),
        None => deed,
    }
}

/// Characters; a table is no place for more of what somebody else wrote.
const LONGEST: usize = 120;

/// The start of a long text.
pub fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_string(),
    }
}

/// The words of a command for people; `None` for one of a newer netlog.
fn deed_told(words: &Words, deed: &str) -> Option<String> {
    let again = |message: Message, of: &str| {
        let of = deed_told(words, of).unwrap_or_else(|| of.to_string());
        Some(words.say(&message.with("what", of)))
    };
    match deed.split_once(' ') {
        Some(("undo", of)) => return again(Message::new("step-undo-of"), of),
        Some(("redo", of)) => return again(Message::new("step-redo-of"), of),
        _ => {}
    }
    let id = format!("step-did-{}", deed.replace(' ', "-"));
    words.knows(&id).then(|| words.text(&id))
}

/// How people call what lies at a path.
pub struct Titles<'a>(HashMap<&'a str, &'a str>);

impl<'a> Titles<'a> {
    pub fn new(book: &'a Book) -> Titles<'a> {
        let titles = book.records().map(|record| (record.path.as_str(), record.title()));
        Titles(titles.collect())
    }

    /// Also those of records that are not here yet.
    pub fn add(&mut self, path: &'a str, title: &'a str) {
        self.0.entry(path).or_insert(title);
    }

    fn get(&self, path: &str) -> Option<&'a str> {
        self.0.get(path).copied()
    }
}

/// A table of steps; with the records that each of them touched where their titles are given.
pub fn doc(session: &Session, entries: &[Entry], titles: Option<&Titles<'_>>) -> Doc {
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
            Text::from(cut(&entry.author)),
            Text::from(told(words, entry)),
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

/// The same for programs.
pub fn json(entry: &Entry, titles: &Titles<'_>) -> serde_json::Map<String, serde_json::Value> {
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
    match json {
        serde_json::Value::Object(object) => object,
        _ => serde_json::Map::new(),
    }
}

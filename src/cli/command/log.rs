//! `netlog log`: who did what to the log and when, the newest step first.

use super::Exit;
use crate::cli::args::{Answering, Format};
use crate::cli::listing::{self, Line};
use crate::cli::{Session, input, step};
use crate::error::{Kind, Result};
use crate::record::Book;
use crate::render::{Column, Table};
use crate::store::{Entry, History};
use crate::words::Message;

/// So many steps a table has where nobody says how many.
const SHOWN: usize = 20;

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
    let titles = step::Titles::new(&book);
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
    let doc = |session: &Session| step::doc(session, &entries, (!one).then_some(&titles));
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

fn line(entry: &Entry, titles: &step::Titles<'_>) -> Line {
    Line { id: entry.id.clone(), path: String::new(), json: step::json(entry, titles) }
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

//! `netlog tasks`: follow-ups, open ones first.

use super::Exit;
use crate::cli::Session;
use crate::cli::args::{Answering, Asking, Format};
use crate::cli::listing::{self, Line};
use crate::error::Result;
use crate::render::{Column, Table, Text};
use crate::report::tasks::{self, TaskRow, Which};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub asking: Asking,
    /// The done ones too.
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub answering: Answering,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let query = listing::query(session, &args.asking)?;
    // Who asks for done ones by name means them, with or without the flag.
    let which = if args.all || query.asks_for_done() { Which::All } else { Which::Open };
    listing::explain(session, &args.asking, &query)?;
    let rows = tasks::build(&book, session.today, &query, which);
    let count = rows.len();
    let doc = |session: &Session| tasks::doc(&rows, &session.words);
    listing::emit(session, args.answering, rows.iter().map(line), || table(&rows), doc)?;
    match args.answering.format {
        Format::Table if count > 0 => {
            session.note(&Message::new("tasks-count").with("count", count))?;
        }
        Format::Table => {
            let today = session.today;
            listing::why_nothing(session, &query, &|query| {
                tasks::build(&book, today, query, which).len()
            })?;
        }
        _ => {}
    }
    Ok(Exit::Done)
}

fn line(row: &TaskRow) -> Line {
    let json = match serde_json::to_value(row) {
        Ok(serde_json::Value::Object(object)) => object,
        _ => serde_json::Map::new(),
    };
    Line { id: row.record.clone(), path: row.path.clone(), json }
}

/// The keys of JSON as columns.
fn table(rows: &[TaskRow]) -> Table {
    let keys = ["record", "line", "text", "owner", "due", "done"];
    let mut table = Table::new(keys.map(Column::text));
    for row in rows {
        let object = line(row).json;
        table.row(keys.map(|key| match object.get(key) {
            None | Some(serde_json::Value::Null) => Text::new(),
            Some(serde_json::Value::String(text)) => Text::from(text.as_str()),
            Some(other) => Text::from(other.to_string()),
        }));
    }
    table
}

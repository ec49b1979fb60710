//! `netlog upcoming`: the one list of Monday morning.

use super::Exit;
use crate::cli::Session;
use crate::cli::args::{Answering, Asking, Format};
use crate::cli::listing::{self, Line};
use crate::error::{Error, Result};
use crate::render::{Column, Table, Text};
use crate::report::upcoming::{self, Entry, Upcoming};
use crate::words::Message;
use crate::words::when::{self, Span, Unit};

/// Where neither the command line nor the settings say how far to look.
const WITHIN: Span = Span { count: 90, unit: Unit::Day };

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub asking: Asking,
    #[arg(long, value_name = "SPAN")]
    pub within: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub series: Option<String>,
    #[command(flatten)]
    pub answering: Answering,
}

pub fn run(session: &mut Session, mut args: Args) -> Result<Exit> {
    let within = match &args.within {
        None => session.settings.within().unwrap_or(WITHIN),
        Some(text) => when::span(text).ok_or_else(|| {
            Error::usage(Message::new("upcoming-within").with("value", text.as_str()))
                .hint(Message::new("value-span-example"))
        })?,
    };
    if let Some(series) = &args.series {
        args.asking.query.push(format!("series:{series}"));
    }
    let query = listing::query(session, &args.asking)?;
    listing::explain(session, &args.asking, &query)?;
    let book = session.book()?;
    let staff = &session.settings.office.staff;
    let upcoming = upcoming::build(&book, session.today, within, &query, staff);
    let lines = upcoming.entries.iter().map(line);
    let doc = |session: &Session| upcoming.doc(&session.words);
    listing::emit(session, args.answering, lines, || table(&upcoming), doc)?;
    if args.answering.format == Format::Table && upcoming.entries.is_empty() {
        let staff = session.settings.office.staff.clone();
        let today = session.today;
        listing::why_nothing(session, &query, &|query| {
            upcoming::build(&book, today, within, query, &staff).entries.len()
        })?;
    }
    Ok(Exit::Done)
}

fn line(entry: &Entry<'_>) -> Line {
    let record = entry.record;
    Line { id: record.id.clone(), path: record.path.clone(), json: entry.json() }
}

fn table(upcoming: &Upcoming<'_>) -> Table {
    let keys = ["due", "reason", "id", "type", "title", "text", "owner"];
    let mut table = Table::new(keys.map(Column::text));
    for entry in &upcoming.entries {
        let object = entry.json();
        let text = |key| object.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
        table.row(keys.map(|key| Text::from(text(key))));
    }
    table
}

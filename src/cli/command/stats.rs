//! `netlog stats`: how many records, over time and by any field.

use super::Exit;
use crate::cli::args::Asking;
use crate::cli::{Session, listing};
use crate::error::{Error, Result};
use crate::query::Grouping;
use crate::render::csv;
use crate::report::stats;
use crate::words::Message;

/// More than a table has: down and across.
const NAMES_AT_MOST: usize = 2;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A kind first is a kind; everything else is the query.
    #[command(flatten)]
    pub asking: Asking,
    #[arg(long, value_name = "KEY,…", value_delimiter = ',', default_value = "year")]
    pub by: Vec<String>,
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Table,
    Json,
    Csv,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let query = listing::query_of_kind(session, &args.asking)?;
    // A comma at the end is a slip of the finger and names nothing.
    let names = args.by.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    let by = names.map(|name| listing::grouping(session, name)).collect::<Result<Vec<_>>>()?;
    if by.is_empty() {
        let message = Message::new("usage-value-missing").with("argument", "--by");
        return Err(Error::usage(message).hint(Message::new("query-group-hint")));
    }
    if by.len() > NAMES_AT_MOST {
        return Err(Error::usage(Message::new("stats-many").with("count", by.len())));
    }
    let book = session.book_for(&query, by.iter().any(Grouping::looks_back))?;
    let stats = stats::build(&book, &query, &by, &session.words);
    match args.format {
        Format::Json => session.json(&stats)?,
        Format::Csv => session.data(&csv::write(&stats.table(&by), csv::Csv::Plain))?,
        Format::Table if stats.rows.is_empty() => {
            let book = session.whole(book);
            listing::nothing(session, &query, &|query| query.places(&book).len())?;
        }
        Format::Table => {
            let head = |by: &Grouping| by.label(&session.schema, &session.words);
            let heads: Vec<String> = by.iter().map(head).collect();
            let doc = stats.doc(&heads.join(" / "), &session.words);
            session.print_doc(&doc)?;
            session.note(&Message::new("listing-count").with("count", stats.total))?;
        }
    }
    Ok(Exit::Done)
}

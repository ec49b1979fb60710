//! `netlog export csv`: records as one table that people can read and `netlog import` reads back.

use super::Choosing;
use crate::cli::Session;
use crate::cli::command::{Exit, list};
use crate::cli::output::CsvStyle;
use crate::error::Result;
use crate::exchange::table::write::{Reader, Writing};
use crate::record::Book;
use crate::render::csv;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub choosing: Choosing,
    #[command(flatten)]
    pub columns: Columns,
    #[arg(long, value_name = "CSV", default_value = "excel")]
    pub csv: CsvStyle,
}

/// Of a table.
#[derive(Clone, Debug, clap::Args)]
pub struct Columns {
    #[arg(long, value_name = "KEY,…", value_delimiter = ',')]
    pub columns: Vec<String>,
}

pub fn run(session: &mut Session, args: &Args) -> Result<Exit> {
    let (query, book) = args.choosing.ask(session)?;
    let keys = args.columns.keys(&book)?;
    let records = Choosing::select(&query, &book);
    let reader = match args.csv {
        CsvStyle::Excel => Reader::People,
        CsvStyle::Plain => Reader::Programs,
    };
    let desk = session.desk();
    let writing = Writing { desk: &desk, book: &book, reader };
    let table = writing.sheet("", &records, keys.as_deref()).table();
    args.choosing.write(session, &csv::write(&table, args.csv.into()))?;
    Ok(Exit::Done)
}

impl Columns {
    /// Those that were asked for; `text` and `honorific` are none of `list`.
    pub fn keys(&self, book: &Book) -> Result<Option<Vec<String>>> {
        let named = self.columns.iter().map(|key| key.trim()).filter(|key| !key.is_empty());
        let keys = named.map(|key| match key {
            "text" | "honorific" => Ok(key.to_string()),
            key => list::known_key(book, key),
        });
        let keys = keys.collect::<Result<Vec<String>>>()?;
        Ok((!keys.is_empty()).then_some(keys))
    }
}

//! `netlog export xlsx`: records as a workbook, a sheet for each kind.

use super::Choosing;
use super::csv::Columns;
use crate::cli::Session;
use crate::cli::command::Exit;
use crate::cli::output::workbook;
use crate::error::Result;
use crate::exchange::table::write::{Reader, Writing};
use crate::record::{Record, kind};
use crate::render::Sheet;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub choosing: Choosing,
    #[command(flatten)]
    pub columns: Columns,
}

pub fn run(session: &mut Session, args: &Args) -> Result<Exit> {
    args.choosing.expect_no_screen(session)?;
    let (query, book) = args.choosing.ask(session)?;
    let keys = args.columns.keys(&book)?;
    let records = Choosing::select(&query, &book);
    let desk = session.desk();
    let writing = Writing { desk: &desk, book: &book, reader: Reader::People };
    let kinds = kind::KINDS.iter().filter_map(|kind| {
        let of_kind: Vec<&Record> =
            records.iter().copied().filter(|record| record.is(kind)).collect();
        let name = session.words.text(&format!("export-sheet-{}", kind.name));
        (!of_kind.is_empty()).then(|| writing.sheet(&name, &of_kind, keys.as_deref()))
    });
    let sheets: Vec<Sheet> = kinds.collect();
    let bytes = workbook(session, &sheets, &session.words.text("export-workbook"))?;
    args.choosing.write(session, &bytes)?;
    Ok(Exit::Done)
}

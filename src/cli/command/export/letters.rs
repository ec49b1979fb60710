//! `netlog export letters`: a table for the mail merge of Word and LibreOffice.

use std::path::Path;

use super::Choosing;
use crate::cli::Session;
use crate::cli::command::Exit;
use crate::cli::output::{CsvStyle, workbook};
use crate::error::{Error, Result};
use crate::exchange::table::letters;
use crate::render;
use crate::words::Message;

/// Of those without an address so many are named.
const NAMED_AT_MOST: usize = 10;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub choosing: Choosing,
    #[arg(long, value_name = "CSV", default_value = "excel")]
    pub csv: CsvStyle,
}

pub fn run(session: &mut Session, args: &Args) -> Result<Exit> {
    let is_workbook = match &args.choosing.into {
        Some(path) => is_workbook(path)?,
        None => false,
    };
    let (query, book) = args.choosing.ask(session)?;
    let records = Choosing::select(&query, &book);
    let letters = letters::sheet(&records, &book, &session.words, session.today);
    let bytes = match is_workbook {
        true => {
            let title = letters.sheet.name.clone();
            workbook(session, std::slice::from_ref(&letters.sheet), &title)?
        }
        false => render::csv::write(&letters.sheet.table(), args.csv.into()),
    };
    args.choosing.write(session, &bytes)?;
    if !letters.without.is_empty() {
        let count = letters.without.len();
        let named: Vec<String> = letters.without.into_iter().take(NAMED_AT_MOST).collect();
        let id = match count > named.len() {
            true => "export-letters-without-many",
            false => "export-letters-without",
        };
        session.note(&Message::new(id).with("count", count).with("names", named))?;
    }
    Ok(Exit::Done)
}

/// The ending says what the file is.
fn is_workbook(path: &Path) -> Result<bool> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "xlsx" => Ok(true),
        "csv" | "txt" => Ok(false),
        _ => {
            let path = path.display().to_string();
            Err(Error::usage(Message::new("export-letters-ending").with("path", path))
                .hint(Message::new("export-letters-ending-hint")))
        }
    }
}

//! `netlog export sqlite`: the log as a database, or as the SQL that makes one.

use super::Choosing;
use crate::cli::Session;
use crate::cli::command::Exit;
use crate::error::{Error, Result};
use crate::exchange::sqlite;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub choosing: Choosing,
    /// The statements as text, for PostgreSQL and others.
    #[arg(long)]
    pub sql: bool,
}

pub fn run(session: &mut Session, args: &Args) -> Result<Exit> {
    if !args.sql {
        args.choosing.expect_no_screen(session)?;
        if !cfg!(feature = "sqlite") {
            return Err(Error::usage(Message::new("export-sqlite-without"))
                .hint(Message::new("export-sqlite-without-hint")));
        }
    }
    let (query, book) = args.choosing.ask(session)?;
    let records = Choosing::select(&query, &book);
    let statements = sqlite::statements(&book, &records, &session.schema);
    let bytes = match args.sql {
        true => sqlite::script(&statements).into_bytes(),
        false => file(&statements)?,
    };
    args.choosing.write(session, &bytes)?;
    Ok(Exit::Done)
}

#[cfg(feature = "sqlite")]
fn file(statements: &[String]) -> Result<Vec<u8>> {
    sqlite::file(statements).map_err(|error| {
        Error::data(Message::new("export-sqlite-failed").with("reason", error.to_string()))
    })
}

#[cfg(not(feature = "sqlite"))]
fn file(_: &[String]) -> Result<Vec<u8>> {
    Ok(Vec::new())
}

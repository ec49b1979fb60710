//! `netlog export`: records for other programs. One file here is one form; what all forms share,
//! which records and where to, is in this one.

mod csv;
mod ics;
mod json;
mod letters;
mod sqlite;
mod vcf;
mod xlsx;

use std::path::PathBuf;

use clap::Subcommand;

use super::Exit;
use crate::cli::args::Asking;
use crate::cli::{Session, document, listing};
use crate::error::Result;
use crate::exchange::withhold;
use crate::query::Query;
use crate::record::{Book, Record, kind};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, Subcommand)]
pub enum What {
    Ics(ics::Args),
    Json(json::Args),
    Jsonl(json::Args),
    Vcf(vcf::Args),
    Csv(csv::Args),
    Xlsx(xlsx::Args),
    Letters(letters::Args),
    Sqlite(sqlite::Args),
}

/// Which records, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct Choosing {
    #[command(flatten)]
    pub asking: Asking,
    /// What is confidential stays in the log unless it is asked for.
    #[arg(long)]
    pub confidential: bool,
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// Writes over a file that is there.
    #[arg(long, requires = "into")]
    pub force: bool,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    match args.what {
        What::Ics(args) => ics::run(session, &args),
        What::Json(args) => json::run(session, &args, json::Form::Array),
        What::Jsonl(args) => json::run(session, &args, json::Form::Lines),
        What::Vcf(args) => vcf::run(session, &args),
        What::Csv(args) => csv::run(session, &args),
        What::Xlsx(args) => xlsx::run(session, &args),
        What::Letters(args) => letters::run(session, &args),
        What::Sqlite(args) => sqlite::run(session, &args),
    }
}

impl Choosing {
    /// The query, and all records that may leave the log: those asked for name others.
    /// Says how many of those asked for stay. Fails early where the file cannot be written anyway.
    fn ask(&self, session: &mut Session) -> Result<(Query, Book)> {
        if let Some(path) = &self.into {
            document::expect_free(session, path, self.force)?;
        }
        let query = listing::query_of_kind(session, &self.asking)?;
        let book = session.book()?;
        if self.confidential {
            return Ok((query, book));
        }
        let stay = query.select(&book).into_iter().filter(|record| book.is_confidential(record));
        let count = stay.count();
        if count > 0 {
            session.note(&Message::new("export-confidential").with("count", count))?;
        }
        Ok((query, withhold(book)))
    }

    /// Those that were asked for, by kind and then by id, so that it does not matter in which folder
    /// they lie.
    fn select<'a>(query: &Query, book: &'a Book) -> Vec<&'a Record> {
        let mut records = query.select(book);
        let rank = |record: &Record| kind::KINDS.iter().position(|kind| record.is(kind));
        records.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id)));
        records
    }

    /// To the file that was named, else to standard output.
    fn write(&self, session: &mut Session, bytes: &[u8]) -> Result<()> {
        match &self.into {
            Some(path) => document::write(session, path, bytes),
            None => session.data(bytes),
        }
    }

    /// For forms that no terminal shows.
    fn expect_no_screen(&self, session: &Session) -> Result<()> {
        match self.into.is_none() && session.host.out.terminal {
            true => Err(document::no_screen()),
            false => Ok(()),
        }
    }
}

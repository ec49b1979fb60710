//! `netlog brief`: one page before a meeting, or before meeting somebody.

use super::Exit;
use crate::cli::Session;
use crate::cli::args::One;
use crate::cli::input;
use crate::error::Result;
use crate::report::brief;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: One,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let record = input::record(&book, &args.id)?;
    let series = session.series();
    let brief = brief::build(&book, record, session.today, &session.office(&series))?;
    match args.format {
        One::Json => session.json(&brief)?,
        One::Text => {
            let doc = brief.doc(&session.words);
            session.print_doc(&doc)?;
        }
    }
    Ok(Exit::Done)
}

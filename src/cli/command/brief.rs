//! `netlog brief`: one page before a meeting, or before meeting somebody.

use super::Exit;
use crate::cli::Session;
use crate::cli::args::One;
pub use crate::cli::args::Single as Args;
use crate::cli::input;
use crate::error::Result;
use crate::report::brief;

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

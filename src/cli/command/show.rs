//! `netlog show`: one record, what refers to it, and its timeline.

use super::Exit;
use crate::cli::Session;
use crate::cli::args::One;
pub use crate::cli::args::Single as Args;
use crate::cli::input;
use crate::error::Result;
use crate::report::show;

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let record = input::record(&book, &args.id)?;
    let show = show::build(&book, record, session.today);
    match args.format {
        One::Json => session.json(&show)?,
        One::Text => {
            let doc = show.doc(&session.words);
            session.print_doc(&doc)?;
        }
    }
    Ok(Exit::Done)
}

//! `netlog show`: one record, what refers to it, and its timeline.

use super::Exit;
use crate::cli::Session;
use crate::cli::args::One;
use crate::cli::input;
use crate::error::Result;
use crate::report::show;

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

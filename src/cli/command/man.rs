//! `netlog man`: a manual page, in the language of the run, in the form that `man` reads.

use super::Exit;
use crate::cli::{Session, help, tree_of, usage};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// `man add contact`; none is the page of the program.
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let tree = tree_of(&session.words, &args.command);
    let page = help::manual(&tree, &session.words, &args.command)
        .ok_or_else(|| usage::no_command(&tree, &args.command))?;
    session.data(page.as_bytes())?;
    Ok(Exit::Done)
}

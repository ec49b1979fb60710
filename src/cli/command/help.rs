//! `netlog help`: the page of a command, as `--help` behind it shows it.

use super::Exit;
use crate::cli::{Session, help, tree_of, usage};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// `help add contact`; none is the page of the program.
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let tree = tree_of(&session.words, &args.command);
    let page = help::page(&tree, &session.words, &args.command, session.host.out.width)
        .ok_or_else(|| usage::no_command(&tree, &args.command))?;
    session.print(&page)?;
    Ok(Exit::Done)
}

//! `netlog completions`: the script that completes commands and options in a shell.

use clap_complete::Shell;

use super::Exit;
use crate::cli::{self, Session};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let mut tree = cli::tree(&session.words);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut tree, "netlog", &mut script);
    session.data(&script)?;
    Ok(Exit::Done)
}

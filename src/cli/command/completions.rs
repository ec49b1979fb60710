//! `netlog completions`: the script with which a shell asks netlog what can stand at the cursor.

use super::Exit;
use crate::cli::Session;
use crate::cli::complete::{Shell, script};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    session.data(script(args.shell).as_bytes())?;
    Ok(Exit::Done)
}

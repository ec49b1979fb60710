//! `netlog man`: the manual page, in the language of the run, in the form that `man` reads.

use clap_mangen::Man;

use super::Exit;
use crate::cli::{self, Session};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The page of one command.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let mut tree = cli::tree(&session.words).disable_help_subcommand(true);
    tree.build();
    let page = match &args.command {
        None => tree,
        Some(name) => {
            let found = tree.find_subcommand(name).cloned();
            let command = found.ok_or_else(|| {
                use crate::words::Message;
                crate::error::Error::usage(
                    Message::new("usage-command-unknown").with("value", name.as_str()),
                )
                .hint(Message::new("usage-help"))
            })?;
            let full = format!("netlog-{}", command.get_name());
            command.name(full)
        }
    };
    let mut text = Vec::new();
    Man::new(page).render(&mut text).map_err(cli::session::output_failed)?;
    session.data(&text)?;
    Ok(Exit::Done)
}

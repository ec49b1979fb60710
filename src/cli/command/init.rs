//! `netlog init`: a new log, git included, with settings that explain themselves.

use std::path::PathBuf;

use super::Exit;
use crate::change::ChangeSet;
use crate::cli::Session;
use crate::cli::args::Writing;
use crate::cli::session::Proposal;
use crate::cli::settings::Settings;
use crate::error::{Error, Result};
use crate::record::kind::KINDS;
use crate::store::{Deed, Git, Root, SETTINGS};
use crate::words::{Lang, Message};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    #[command(flatten)]
    pub writing: Writing,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let root = Root::at(session.host.cwd.join(&args.dir));
    let shown = args.dir.display().to_string();
    if root.settings()?.is_some() {
        return Err(Error::usage(Message::new("init-exists").with("path", shown)));
    }
    let mut set = ChangeSet::new();
    set.create(SETTINGS, template(session.words.lang()));
    for kind in KINDS {
        // git keeps no empty folder; this file does, and is no record.
        set.create(format!("{}/.gitkeep", kind.folder), "");
    }
    if !args.writing.dry_run {
        root.make()?;
        if Git::open(&root)?.is_none() {
            match Git::init(&root) {
                Ok(()) => {}
                Err(error) => {
                    session.note(&Message::new("init-without-git"))?;
                    session.note(&error.message)?;
                }
            }
        }
    }
    session.root = root;
    // Those of a log around it do not hold in the new one.
    session.settings = Settings::default();
    let proposal = Proposal { set, deed: Deed::new("init: log") };
    session.apply(&proposal, args.writing.dry_run)?;
    session.note(&Message::new("init-done").with("path", shown))?;
    Ok(Exit::Done)
}

/// The commented settings, in the language of the person who starts the log.
fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::De => include_str!("init.de.toml"),
        Lang::En => include_str!("init.en.toml"),
    }
}

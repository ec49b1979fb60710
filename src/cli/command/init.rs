//! `netlog init`: a new log, git included, with settings that explain themselves.

use std::path::PathBuf;

use super::Exit;
use crate::change::ChangeSet;
use crate::cli::args::Writing;
use crate::cli::session::Proposal;
use crate::cli::settings::Settings;
use crate::cli::{Session, shared};
use crate::error::{Error, Kind, Result};
use crate::record::kind::KINDS;
use crate::store::{Deed, Git, Heard, Remote, Root, SETTINGS, Share};
use crate::words::{Lang, Message};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
    /// Where somebody else shares the log.
    #[arg(long, value_name = "ADDRESS")]
    pub from: Option<String>,
    #[command(flatten)]
    pub writing: Writing,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let root = Root::at(session.host.cwd.join(&args.dir));
    let shown = args.dir.display().to_string();
    if root.settings()?.is_some() {
        return Err(Error::usage(Message::new("init-exists").with("path", shown)));
    }
    if let Some(address) = &args.from {
        return join(session, root, address, args.writing.dry_run);
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
    if !args.writing.dry_run {
        set_driver(session)?;
    }
    session.note(&Message::new("init-done").with("path", shown))?;
    Ok(Exit::Done)
}

/// A copy of the log that others share there.
fn join(session: &mut Session, root: Root, address: &str, dry_run: bool) -> Result<Exit> {
    let shown = root.path().display().to_string();
    shared::expect_place(address)?;
    let address = &Remote::absolute(address, &session.host.cwd);
    shared::expect_place(address)?;
    if !root.is_empty()? {
        return Err(Error::usage(Message::new("init-not-empty").with("path", shown))
            .hint(Message::new("init-not-empty-hint")));
    }
    let remote = Remote::of(address);
    if dry_run {
        let message = Message::new("init-would-join").with("path", shown);
        session.note(&message.with("address", remote.shown()))?;
        return Ok(Exit::Done);
    }
    let answer = Git::clone_to(&root, address, session.asks())?;
    match answer.how {
        Heard::Done => {}
        Heard::Offline => {
            let message = Message::new("init-offline").with("address", remote.shown());
            return Err(Error::new(Kind::Surroundings, message));
        }
        Heard::Missing => {
            let message = Message::new("share-missing").with("address", remote.shown());
            let hint = Message::new("init-missing-hint");
            return Err(Error::new(Kind::Surroundings, message).hint(hint));
        }
        _ => return Err(shared::failed(&answer, &remote)),
    }
    let text = root.settings()?.ok_or_else(|| {
        Error::data(Message::new("init-no-log").with("address", remote.shown()))
            .hint(Message::new("init-no-log-hint").with("path", shown.as_str()))
    })?;
    session.root = root;
    session.settings = Settings::parse(&text)?;
    session.schema = session.settings.schema();
    set_driver(session)?;
    let count = session.quiet_book().records().count();
    session.note(&Message::new("init-joined").with("path", shown).with("count", count))?;
    Ok(Exit::Done)
}

/// So that plain git joins records as netlog does.
fn set_driver(session: &mut Session) -> Result<()> {
    let Some(share) = Share::open(&session.root)? else { return Ok(()) };
    let root = session.root.clone();
    let writer = session.writer(&root, "init")?;
    share.set_driver(&session.host.program, &writer)
}

/// The commented settings, in the language of the person who starts the log.
fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::De => include_str!("init.de.toml"),
        Lang::En => include_str!("init.en.toml"),
    }
}

//! `netlog undo`: takes a step back by a new one, so that nothing is ever gone and the undo can be
//! undone itself.

use super::Exit;
use crate::cli::args::Writing;
use crate::cli::session::{FALLBACK_EMAIL, Proposal};
use crate::cli::{Session, step};
use crate::error::{Error, Kind, Result};
use crate::store::{Deed, Entry, History};
use crate::words::Message;

/// Steps among which one's own is looked for.
const LOOKED_AT: usize = 200;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// None is the last one.
    #[arg(value_name = "COMMIT")]
    pub commit: Option<String>,
    #[command(flatten)]
    pub writing: Writing,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    if !session.settings.git.commit {
        return Err(Error::new(Kind::Surroundings, Message::new("undo-commit-off"))
            .hint(Message::new("undo-commit-off-hint")));
    }
    let history = step::history(session)?;
    let nothing = || Error::not_found(Message::new("undo-nothing"));
    let entry = match &args.commit {
        Some(commit) => {
            let id = history.find(commit)?;
            history.entry(&id)?.ok_or_else(nothing)?
        }
        None => {
            let last = history.log(Some(1))?.pop().ok_or_else(nothing)?;
            expect_own(session, &history, &last)?;
            // As the log shows a step it leaves out what lies outside.
            history.entry(&last.id)?.ok_or_else(nothing)?
        }
    };
    let set = history.back(&session.root, &entry)?;
    if set.is_empty() {
        return Err(nothing());
    }
    let proposal = Proposal { set, deed: Deed::undo(&entry.deed, &entry.id) };
    session.apply(&proposal, args.writing.dry_run)?;
    if !args.writing.dry_run {
        let what = step::told(&session.words, &entry);
        let message = Message::new("undo-done").with("id", entry.short_id()).with("what", what);
        session.note(&message)?;
    }
    Ok(Exit::Done)
}

/// Who names no step means what they did themselves a moment ago, with netlog.
fn expect_own(session: &Session, history: &History, last: &Entry) -> Result<()> {
    let what = step::told(&session.words, last);
    let own = history.own_email(FALLBACK_EMAIL);
    let message = if own == FALLBACK_EMAIL {
        Message::new("undo-nobody")
    } else if !last.email.eq_ignore_ascii_case(&own) {
        Message::new("undo-not-own").with("author", step::cut(&last.author))
    } else if !last.deed.is_ours() {
        Message::new("undo-by-hand")
    } else {
        return Ok(());
    };
    let mut error = Error::data(message.with("what", what));
    // What they did themselves is meant more often than what somebody else did since.
    let mine = history.log(Some(LOOKED_AT))?.into_iter().find(|entry| {
        entry.email.eq_ignore_ascii_case(&own) && entry.deed.is_ours() && !entry.is_merge()
    });
    if let Some(mine) = mine.filter(|_| own != FALLBACK_EMAIL) {
        let hint = Message::new("undo-own-last").with("what", step::told(&session.words, &mine));
        error = error.hint(hint.with("id", mine.short_id()));
    }
    Err(error.hint(Message::new("undo-name-it").with("id", last.short_id())))
}

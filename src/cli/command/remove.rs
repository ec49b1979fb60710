//! `netlog remove`: a record goes. Where others refer to it, it stays unless they may say its name
//! instead.

use super::Exit;
use crate::cli::args::Writing;
use crate::cli::session::Proposal;
use crate::cli::{Session, input, refer};
use crate::error::{Error, Result};
use crate::record::{Book, Record};
use crate::store::Deed;
use crate::words::Message;

/// So many of those that refer to it are named.
const NAMED: usize = 8;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    /// What refers to it says its name instead.
    #[arg(long)]
    pub unlink: bool,
    #[command(flatten)]
    pub writing: Writing,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let mut told = None;
    session.change(&book, args.writing.dry_run, &mut |session, book| {
        let record = input::record_to_change(book, &args.id)?;
        let mut set = match args.unlink {
            true => refer::unlink(session, book, record)?,
            false => {
                expect_alone(book, record)?;
                crate::change::ChangeSet::new()
            }
        };
        told = Some((record.id.clone(), set.changes().len()));
        set.remove(&record.path, record.page().text());
        Ok(Proposal { set, deed: Deed::new(&format!("remove: {}", record.kind.name)) })
    })?;
    if let Some((id, count)) = told.filter(|_| !args.writing.dry_run) {
        let back = if session.steps()?.is_some() { "yes" } else { "no" };
        let message = Message::new("remove-done").with("id", id).with("count", count);
        session.note(&message.with("back", back))?;
    }
    Ok(Exit::Done)
}

fn expect_alone(book: &Book, record: &Record) -> Result<()> {
    let refers = |other: &&Record| other.path != record.path && other.refers_to(&record.id);
    let others: Vec<&Record> = book.records().filter(refers).collect();
    if others.is_empty() {
        return Ok(());
    }
    let message = Message::new("remove-referred").with("id", record.id.as_str());
    let mut error = Error::data(message.with("count", others.len()));
    error.hints.extend(others.iter().take(NAMED).map(|other| {
        Message::new("input-candidate").with("id", other.id.as_str()).with("name", other.title())
    }));
    if others.len() > NAMED {
        error = error.hint(Message::new("input-more").with("count", others.len() - NAMED));
    }
    Err(error.hint(Message::new("remove-referred-hint").with("id", record.id.as_str())))
}

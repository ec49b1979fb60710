//! `netlog rename`: another id for a record, or another name; everything that refers to it follows.

use serde_yaml::Value as Yaml;

use super::Exit;
use crate::cli::args::Writing;
use crate::cli::session::Proposal;
use crate::cli::{Session, input, refer};
use crate::error::{Error, Result};
use crate::exchange::uid;
use crate::page::{Page, Refused};
use crate::record::kind::CONTACT;
use crate::record::{Book, Draft, Record, id};
use crate::store::{Deed, SETTINGS};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    /// A new id; or a new name or title, of which the id is made.
    #[arg(value_name = "NEW")]
    pub new: String,
    #[command(flatten)]
    pub writing: Writing,
}

/// What the record is to be called.
struct Wanted {
    id: String,
    name: Option<String>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let mut told = None;
    session.change(&book, args.writing.dry_run, &mut |session, book| {
        let record = input::record_to_change(book, &args.id)?;
        let wanted = wanted(record, &args.new)?;
        let proposal = proposal(session, book, record, &wanted)?;
        let others = proposal.set.changes().iter();
        let others = others.filter(|change| change.after.is_some() && change.before.is_some());
        let count = others.filter(|change| change.path != SETTINGS && change.path != record.path);
        told = Some((wanted.id, count.count()));
        Ok(proposal)
    })?;
    if let Some((id, count)) = told.filter(|_| !args.writing.dry_run) {
        session.note(&Message::new("rename-done").with("id", id).with("count", count))?;
    }
    Ok(Exit::Done)
}

/// An id as it stands; else a name, or a title behind the day, of which the id is made.
fn wanted(record: &Record, new: &str) -> Result<Wanted> {
    let new = new.trim();
    if id::is_valid(new) {
        return Ok(Wanted { id: new.to_string(), name: None });
    }
    let empty = || Error::usage(Message::new("rename-no-name").with("value", new));
    let mut draft = Draft::new(record.kind);
    draft.set_text(record.kind.title, new);
    if record.is(&CONTACT) {
        let id = id::from_name(new).ok_or_else(empty)?;
        return Ok(Wanted { id, name: Some(new.to_string()) });
    }
    if let (Some(key), Some(date)) = (record.kind.date, record.date()) {
        draft.set_text(key, &date.to_string());
    }
    id::from_name(new).ok_or_else(empty)?;
    Ok(Wanted { id: draft.wanted_id(), name: Some(new.to_string()) })
}

fn proposal(session: &Session, book: &Book, record: &Record, wanted: &Wanted) -> Result<Proposal> {
    let deed = Deed::new(&format!("rename: {}", record.kind.name));
    let from = record.id.as_str();
    let moves = wanted.id != from;
    if moves && id::key(&wanted.id) != id::key(from) && book.is_taken(&wanted.id) {
        let error = Error::data(Message::new("rename-taken").with("id", wanted.id.as_str()));
        return Err(error.hint(
            Message::new("rename-taken-hint").with("id", from).with("other", wanted.id.as_str()),
        ));
    }
    let mut set = match moves {
        true => refer::follow(session, book, (from, &wanted.id), &[&record.path])?,
        false => crate::change::ChangeSet::new(),
    };
    let after = called(session, record, wanted)?;
    let before = record.page().text();
    if moves {
        let folder = record.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        set.create(format!("{folder}/{}.md", wanted.id), after);
        set.remove(&record.path, before);
    } else {
        set.edit(&record.path, before, after);
    }
    Ok(Proposal { set, deed })
}

/// The record's own text.
fn called(session: &Session, record: &Record, wanted: &Wanted) -> Result<String> {
    let refused = |_: Refused| refer::not_safe(record, &record.id);
    let mut text = record.page().text().to_string();
    if record.refers_to(&record.id) {
        text = record
            .referring(&session.schema, &record.id, &wanted.id)
            .ok_or_else(|| refused(Refused::Unsafe))?;
    }
    let mut page = Page::new(text);
    if let Some(name) = &wanted.name {
        page = page.set(record.kind.title, &Yaml::from(name.as_str())).map_err(refused)?;
        let old = record.text("name").filter(|old| *old != name);
        // Under the old name people go on looking for it.
        if let Some(old) = old.filter(|_| record.is(&CONTACT)) {
            page = page.append("aliases", &Yaml::from(old)).map_err(refused)?;
        }
    }
    // Other programs go on knowing it by the name that they have.
    if wanted.id != record.id && record.text(uid::UID).is_none() {
        let uids = vec![Yaml::from(uid::of(record))];
        page = page.set(uid::UID, &Yaml::Sequence(uids)).map_err(refused)?;
    }
    Ok(page.text().to_string())
}

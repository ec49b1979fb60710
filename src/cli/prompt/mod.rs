//! The questions of bare `netlog add`: only what is missing, in the order of a conversation, Back
//! without losing an answer, and a draft that survives whatever ends the program. What is asked is
//! decided without a terminal (`plan`, `flow` and the files of the questions); `terminal` asks it.

mod ask;
mod confirm;
mod drafts;
mod field;
mod flow;
mod likeness;
mod lines;
mod people;
mod plan;
#[cfg(test)]
mod rehearsal;
mod review;
mod state;
mod terminal;
mod topic;
mod who;

pub use self::ask::{Ask, Choice, Reply};
pub use self::confirm::{agree, confirm};
use self::drafts::{Drafts, Start};
use self::flow::{End, Flow, Setting};
use self::state::State;
pub use self::terminal::Terminal;
use super::Session;
use super::command::Exit;
use super::entry::Entry;
use crate::error::Result;
use crate::record::{Book, Record};
use crate::store::Git;
use crate::store::private::Held;
use crate::words::Message;

/// Asks for what `entry` lacks, or for everything, and writes the record.
pub fn add(
    session: &mut Session,
    book: &Book,
    entry: Option<Entry>,
    dry_run: bool,
) -> Result<Exit> {
    let drafts = Drafts::new(&session.root);
    let (mut state, held) = match start(session, book, entry.as_ref(), &drafts)? {
        Reply::Value(start) => start,
        Reply::Back | Reply::Stop => return Ok(Exit::Stopped),
    };
    state.mend(book);
    let us = colleague(session, book).map(|record| record.id.clone());
    let (end, state, entry, farewell) = {
        let setting = Setting {
            book,
            schema: &session.schema,
            words: &session.words,
            today: session.today,
            staff: &session.settings.office.staff,
            us: us.as_deref(),
            series: &session.settings.series,
            by_year: session.settings.layout.by_year,
        };
        let now = session.host.now;
        let mut flow = Flow::new(setting, state, |state: &State| match &held {
            Some(held) => held.write(&state.saved_at(now).write()),
            None => Ok(()),
        });
        let mut terminal = Terminal::new(&mut session.host.err, &session.words);
        let end = flow.run(&mut terminal).map_err(keeps_draft)?;
        let (entry, farewell) = (flow.entry(), flow.farewell());
        (end, flow.into_state(), entry, farewell)
    };
    let Some(entry) = entry.filter(|_| end == End::Save) else {
        if state.is_empty() {
            remove(held.as_ref());
            session.note(&Message::new("prompt-stopped"))?;
        } else {
            session.note(&Message::new("prompt-draft-kept"))?;
        }
        return Ok(Exit::Stopped);
    };
    entry.save(session, book, dry_run).map_err(keeps_draft)?;
    if dry_run {
        session.note(&Message::new("prompt-draft-kept"))?;
    } else {
        remove(held.as_ref());
        session.note(&farewell)?;
    }
    Ok(Exit::Done)
}

/// A draft to go on with, or a new one, and its place.
fn start(
    session: &mut Session,
    book: &Book,
    entry: Option<&Entry>,
    drafts: &Drafts,
) -> Result<Reply<(State, Option<Held>)>> {
    let new = entry.map_or_else(State::new, State::of);
    // Whoever says something on the command line begins something.
    if !new.is_empty() {
        if !drafts.found().is_empty() {
            session.note(&Message::new("prompt-draft-waits"))?;
        }
        return Ok(Reply::Value((new, drafts.reserve()?)));
    }
    let mut terminal = Terminal::new(&mut session.host.err, &session.words);
    let kind = entry.map(|entry| entry.draft.kind);
    Ok(match drafts.offer(&mut terminal, &session.words, book, kind)? {
        Reply::Value(Start::New) => Reply::Value((new, drafts.reserve()?)),
        Reply::Value(Start::GoOn(state, held)) => Reply::Value((state, Some(held))),
        Reply::Back => Reply::Back,
        Reply::Stop => Reply::Stop,
    })
}

fn remove(held: Option<&Held>) {
    if let Some(held) = held {
        held.remove();
    }
}

fn keeps_draft(error: crate::error::Error) -> crate::error::Error {
    error.hint(Message::new("prompt-draft-kept"))
}

/// Which of our own people sits here, by the address or the name that git knows.
fn colleague<'a>(session: &Session, book: &'a Book) -> Option<&'a Record> {
    let staff = &session.settings.office.staff;
    if staff.is_empty() {
        return None;
    }
    // A git that refuses is told when something is written; a guess can do without.
    let git = Git::open(&session.root).ok().flatten()?;
    let ours: Vec<&Record> = staff.iter().filter_map(|id| book.get(id)).collect();
    let lower = |text: &str| text.trim().to_lowercase();
    let email = git.setting("user.email").map(|email| lower(&email));
    let by_email = |record: &&&Record| record.texts("emails").any(|e| Some(lower(e)) == email);
    let name = git.setting("user.name").map(|name| lower(&name));
    let by_name = |record: &&&Record| Some(lower(record.title())) == name;
    ours.iter().find(by_email).or_else(|| ours.iter().find(by_name)).copied()
}

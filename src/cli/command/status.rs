//! `netlog status`: what is here and not with the others yet, what is new from them, and what is still
//! to be decided, in the words of the log.

use serde_json::json;

use super::Exit;
use crate::cli::args::One;
use crate::cli::shared::{self, open_records};
use crate::cli::{Session, step};
use crate::error::{Error, Result};
use crate::record::{Book, Record, kind};
use crate::render::Doc;
use crate::store::{ByHand, Entry, Heard, Remote, Share, Standing};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is known here, without asking the others' place.
    #[arg(long)]
    pub offline: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: One,
}

/// All that there is to tell.
struct Status {
    remote: Option<Remote>,
    /// Whether the others' place has just been asked.
    asked: bool,
    by_hand: ByHand,
    outgoing: Vec<Entry>,
    incoming: Vec<Entry>,
    /// Titles of records that only the others have, by path.
    new: Vec<(String, String)>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let share = shared::open(session)?;
    let book = session.book()?;
    let (status, failed) = Status::find(session, &share, args.offline)?;
    match args.format {
        One::Json => status.json(session, &book)?,
        One::Text => status.tell(session, &book)?,
    }
    // What is known here is told all the same.
    failed.map_or(Ok(Exit::Done), Err)
}

impl Status {
    /// And why the others' place could not be asked, where that is no missing network.
    fn find(session: &Session, share: &Share, offline: bool) -> Result<(Status, Option<Error>)> {
        let mut remote = share.remote()?;
        let (mut asked, mut failed) = (false, None);
        if let Some(remote) = remote.as_mut().filter(|_| !offline) {
            let answer = share.fetch(remote, session.asks())?;
            match answer.how {
                Heard::Done | Heard::Nothing => asked = true,
                // What is known here is still true.
                Heard::Offline | Heard::Behind => {}
                _ => failed = Some(shared::failed(&answer, remote)),
            }
        }
        let by_hand = share.by_hand(&shared::also(session))?;
        let mut status = Status {
            asked,
            by_hand,
            outgoing: Vec::new(),
            incoming: Vec::new(),
            new: Vec::new(),
            remote,
        };
        if let Some(remote) = &status.remote {
            let standing = share.standing(remote)?;
            status.outgoing = share.outgoing(&standing)?;
            status.incoming = share.incoming(&standing)?;
            status.new = titles(session, share, &standing, &status.incoming)?;
        }
        Ok((status, failed))
    }

    fn tell(&self, session: &mut Session, book: &Book) -> Result<()> {
        let mut titles = step::Titles::new(book);
        for (path, title) in &self.new {
            titles.add(path, title);
        }
        let mut doc = Doc::new();
        let both = [("status-outgoing", &self.outgoing), ("status-incoming", &self.incoming)];
        for (id, entries) in both.into_iter().filter(|(_, entries)| !entries.is_empty()) {
            doc.heading(2, session.words.text(id));
            doc.append(step::doc(session, entries, Some(&titles)));
        }
        session.print_doc(&doc)?;
        self.tell_rest(session, book)
    }

    fn tell_rest(&self, session: &mut Session, book: &Book) -> Result<()> {
        if !self.by_hand.is_empty() {
            let titles = self.by_hand.files.iter().map(|(path, _)| match book.of_path(path) {
                Some(record) => record.title().to_string(),
                None => path.clone(),
            });
            let names = session.words.list_and(&shared::shortened(session, titles.collect()));
            let count = self.by_hand.files.len();
            session
                .note(&Message::new("status-by-hand").with("count", count).with("names", names))?;
        }
        if !self.by_hand.strange.is_empty() {
            let names = shared::shortened(session, self.by_hand.strange.clone());
            let names = session.words.list_and(&names);
            let count = self.by_hand.strange.len();
            session
                .note(&Message::new("status-strange").with("count", count).with("names", names))?;
        }
        let open = open_records(book).count();
        if open > 0 {
            session.note(&Message::new("sync-open").with("count", open))?;
        }
        let quiet = self.by_hand.is_empty() && self.outgoing.is_empty() && self.incoming.is_empty();
        match &self.remote {
            None => {
                session.note(&Message::new("sync-nowhere"))?;
                session.note(&Message::new("sync-nowhere-hint"))
            }
            Some(remote) if !self.asked => {
                session.note(&Message::new("status-unasked").with("address", remote.shown()))
            }
            Some(_) if quiet => session.note(&Message::new("sync-level-already")),
            Some(_) => session.note(&Message::new("status-hint")),
        }
    }

    fn json(&self, session: &mut Session, book: &Book) -> Result<()> {
        let mut titles = step::Titles::new(book);
        for (path, title) in &self.new {
            titles.add(path, title);
        }
        let steps = |entries: &[Entry]| -> Vec<_> {
            entries.iter().map(|entry| step::json(entry, &titles)).collect()
        };
        let by_hand = self.by_hand.files.iter();
        let by_hand: Vec<_> =
            by_hand.map(|(path, how)| json!({ "path": path, "status": how.word() })).collect();
        let open: Vec<_> = open_records(book)
            .map(|record| json!({ "id": record.id, "path": record.path, "title": record.title() }))
            .collect();
        session.json(&json!({
            "remote": self.remote.as_ref().map(Remote::shown),
            "asked": self.asked,
            "by-hand": by_hand,
            "strange": self.by_hand.strange,
            "outgoing": steps(&self.outgoing),
            "incoming": steps(&self.incoming),
            "undecided": open,
        }))
    }
}

/// How the records are called that the steps of the others touch.
fn titles(
    session: &Session,
    share: &Share,
    standing: &Standing,
    incoming: &[Entry],
) -> Result<Vec<(String, String)>> {
    let Some(theirs) = &standing.theirs else { return Ok(Vec::new()) };
    let mut paths: Vec<&str> = incoming
        .iter()
        .flat_map(|entry| entry.changes.iter().map(|touched| touched.path.as_str()))
        .collect();
    paths.sort_unstable();
    paths.dedup();
    let texts = share.texts_at(theirs, &paths)?;
    let found = paths.into_iter().zip(texts).filter_map(|(path, text)| {
        let kind = kind::of_path(path)?;
        let record = Record::read(&session.schema, kind, path, text?);
        Some((path.to_string(), record.title().to_string()))
    });
    Ok(found.collect())
}

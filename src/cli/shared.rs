//! What `sync` and `status` say alike: where the log is shared and why it cannot be reached, what
//! became of records that two changed, what somebody must agree to first.

use super::session::FALLBACK_EMAIL;
use super::{Session, step};
use crate::error::{Error, Kind, Result};
use crate::merge::{self, log::Note};
use crate::record::{Book, Record};
use crate::store::{Answer, Entry, Heard, Plan, Remote, Share, Standing, Tally};
use crate::words::{Message, Words};

pub fn open(session: &Session) -> Result<Share> {
    Share::open(&session.root)?.ok_or_else(step::no_git)
}

/// Files beside the records that the settings name.
pub fn also(session: &Session) -> Vec<&str> {
    session.settings.check.holidays.iter().map(|path| path.as_ref().as_str()).collect()
}

/// Why the other place could not be reached or did not take it.
pub fn failed(answer: &Answer, remote: &Remote) -> Error {
    let (id, hint) = match answer.how {
        Heard::Denied => ("share-denied", "share-denied-hint"),
        Heard::Missing => ("share-missing", "share-missing-hint"),
        Heard::Refused => ("share-refused", "share-refused-hint"),
        Heard::Foreign => ("share-foreign", "share-foreign-hint"),
        Heard::Full => ("share-full", "share-full-hint"),
        _ => ("share-odd", "share-odd-hint"),
    };
    let (id, hint) = match answer.how {
        Heard::Missing if remote.is_something_else() => ("share-other", "share-other-hint"),
        Heard::Missing if remote.lacks().is_some() => ("share-no-folder", "share-no-folder-hint"),
        _ => (id, hint),
    };
    let above = remote.lacks().map(|above| above.display().to_string()).unwrap_or_default();
    let message = Message::new(id).with("address", remote.shown()).with("above", above);
    let hint = Message::new(hint).with("address", remote.shown());
    let mut error = Error::new(Kind::Surroundings, message).hint(hint);
    // Whoever looks after the place says why; of everything else we know it better.
    if matches!(answer.how, Heard::Refused | Heard::Odd) {
        let said: Vec<&str> =
            answer.said.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        error.hints.push(Message::new("store-git-said").with("text", said.join(" · ")));
    }
    error
}

/// Refused where the address can be no place to share at.
pub fn expect_place(address: &str) -> Result<()> {
    let remote = Remote::of(address);
    let message = match address.trim() {
        "" => Message::new("share-no-address"),
        _ if remote.is_a_copy() => Message::new("share-a-copy").with("address", remote.shown()),
        _ => return Ok(()),
    };
    Err(Error::usage(message).hint(Message::new("share-no-address-hint")))
}

/// What became of a file, for people; `None` where it is asked about anyway.
pub fn note(book: &Book, share: &Share, note: &Note) -> Option<Message> {
    let title = |path: &str| {
        let path = share.below(path);
        book.of_path(path).map_or(path, |record| record.title()).to_string()
    };
    Some(match note {
        Note::Conflict { .. } => return None,
        Note::Kept { path } => Message::new("share-kept").with("title", title(path)),
        Note::Renamed { from, to } => {
            Message::new("share-renamed").with("from", from.as_str()).with("to", to.as_str())
        }
        Note::Unmerged { id, other } => {
            Message::new("share-unmerged").with("id", id.as_str()).with("other", other.as_str())
        }
        Note::Two { id, new } => {
            Message::new("share-two").with("id", id.as_str()).with("new", new.as_str())
        }
        Note::Beside { path, other } => Message::new("share-beside")
            .with("path", share.below(path))
            .with("other", share.below(other)),
        Note::Unread { path, other: None } => {
            Message::new("share-settings-gone").with("path", share.below(path))
        }
        Note::Unread { path, other: Some(other) } => Message::new("share-settings-broken")
            .with("path", share.below(path))
            .with("other", share.below(other)),
        Note::Settings { path, other, keys } => Message::new("share-settings")
            .with("path", share.below(path))
            .with("other", share.below(other))
            .with("keys", keys.join(", ")),
        Note::Dangling { title: gone, path } => {
            Message::new("share-dangling").with("gone", gone.as_str()).with("title", title(path))
        }
    })
}

/// Records in which nobody has decided yet which of two versions holds.
pub fn open_records(book: &Book) -> impl Iterator<Item = &Record> {
    let asks = |text: &str| text.contains(merge::OPEN) || text.contains("[!conflict]");
    let open = move |text: &str| asks(text) && !merge::opens(text).is_empty();
    book.records().filter(move |record| open(record.page().text()))
}

/// Who wrote the one and who the other version of a record, and when.
pub fn sides(
    session: &Session,
    share: &Share,
    standing: &Standing,
    path: &str,
) -> Result<[String; 2]> {
    let base = standing.base.as_deref();
    let own = share.own_email(FALLBACK_EMAIL);
    let whose = |tip: &Option<String>| {
        // Where versions of several people stand already, nobody can tell whose is which.
        let text = match tip {
            Some(tip) => share.texts_at(tip, &[path])?.pop().flatten().unwrap_or_default(),
            None => String::new(),
        };
        if !merge::opens(&text).is_empty() {
            return Ok(String::new());
        }
        let last = tip.as_deref().map(|tip| share.last(base, tip, path)).transpose()?.flatten();
        Ok::<_, Error>(last.map(|entry| whose(session, &entry, &own)).unwrap_or_default())
    };
    Ok([whose(&standing.ours)?, whose(&standing.theirs)?])
}

/// `Susanne Winter, 14.10.2024`
fn whose(session: &Session, entry: &Entry, own: &str) -> String {
    // Under the address of those who have told git none nobody is known.
    let author = match entry.email.eq_ignore_ascii_case(own) && own != FALLBACK_EMAIL {
        true => session.words.text("share-you"),
        false => step::cut(&entry.author),
    };
    match entry.when {
        Some(when) => format!("{author}, {}", session.words.day_short(when.date_naive())),
        None => author,
    }
}

/// Who made these steps; who only joined others is not named.
pub fn authors<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for author in entries.filter(|entry| !entry.is_merge()).map(|entry| step::cut(&entry.author)) {
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    authors
}

/// `2 neu, 3 geändert, 10 gelöscht`
pub fn tally(words: &Words, tally: Tally) -> String {
    let parts = [
        ("tally-added", tally.added),
        ("tally-changed", tally.changed),
        ("tally-removed", tally.removed),
        ("tally-files", tally.files),
    ];
    let parts = parts.into_iter().filter(|(_, count)| *count > 0);
    let parts =
        parts.map(|(id, count)| words.say(&Message::dynamic(id.to_string()).with("count", count)));
    parts.collect::<Vec<_>>().join(", ")
}

/// What must be meant before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Both logs have no step in common.
    Strange,
    /// So many of so many records would go from here.
    Come { gone: usize, all: usize },
    /// So many of so many records would go for the others.
    Go { gone: usize, all: usize },
    /// So many descriptions of steps name a person.
    Names { count: usize },
}

impl Doubt {
    pub fn come(plan: &Plan) -> Option<Doubt> {
        let (gone, all) = (plan.removed.len(), plan.records);
        is_much(gone, all).then_some(Doubt::Come { gone, all })
    }

    pub fn go(gone: usize, all: usize) -> Option<Doubt> {
        is_much(gone, all).then_some(Doubt::Go { gone, all })
    }

    pub fn message(self) -> Message {
        match self {
            Doubt::Strange => Message::new("share-strange"),
            Doubt::Come { gone, all } => {
                Message::new("share-many-come").with("count", gone).with("all", all)
            }
            Doubt::Go { gone, all } => {
                Message::new("share-many-go").with("count", gone).with("all", all)
            }
            Doubt::Names { count } => Message::new("share-names").with("count", count),
        }
    }

    /// The question, and the two answers to it.
    pub fn question(self) -> (Message, &'static str, &'static str) {
        match self {
            Doubt::Strange => {
                (Message::new("share-strange-question"), "confirm-no", "share-strange-yes")
            }
            Doubt::Come { .. } => (
                Message::new("share-many-come-question"),
                "share-many-come-no",
                "share-many-come-yes",
            ),
            Doubt::Go { .. } => {
                (Message::new("share-many-go-question"), "share-many-go-no", "share-many-go-yes")
            }
            Doubt::Names { .. } => {
                (Message::new("share-names-question"), "confirm-no", "share-names-yes")
            }
        }
    }

    /// What else can be done.
    pub fn hint(self) -> Message {
        Message::new(match self {
            Doubt::Strange => "share-strange-hint",
            Doubt::Come { .. } => "share-many-come-hint",
            Doubt::Go { .. } => "share-many-go-hint",
            Doubt::Names { .. } => "share-names-hint",
        })
    }

    pub fn error(self) -> Error {
        Error::data(self.message()).hint(self.hint()).hint(Message::new("share-yes-hint"))
    }
}

/// More than a fifth; one alone is no accident.
fn is_much(gone: usize, all: usize) -> bool {
    gone > 1 && gone * 5 > all
}

/// Names in one sentence; more are only counted.
const NAMED: usize = 5;

pub fn shortened(session: &Session, mut names: Vec<String>) -> Vec<String> {
    let more = names.len().saturating_sub(NAMED);
    if more > 1 {
        names.truncate(NAMED);
        names.push(session.words.say(&Message::new("input-more").with("count", more)));
    }
    names
}

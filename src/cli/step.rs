//! A step of the history as people are told of it, and the history itself or why there is none.
//! Shared by `log` and `undo`.

use super::Session;
use crate::error::{Error, Kind, Result};
use crate::store::{Entry, History, short};
use crate::words::{Message, Words};

/// The history of this log.
pub fn history(session: &Session) -> Result<History> {
    History::open(&session.root)?.ok_or_else(|| {
        Error::new(Kind::Surroundings, Message::new("step-no-git"))
            .hint(Message::new("step-no-git-hint"))
    })
}

/// What a step did: `Kontakt hinzugefügt`; of one that netlog did not make, its own words.
pub fn told(words: &Words, entry: &Entry) -> String {
    let subject = || Message::new("step-by-hand").with("subject", cut(&entry.subject));
    let deed = match &entry.deed {
        deed if !deed.is_ours() && entry.is_merge() => words.text("step-merge"),
        deed if !deed.is_ours() => words.say(&subject()),
        deed => deed_told(words, &deed.words).unwrap_or_else(|| cut(&entry.subject)),
    };
    match &entry.deed.undoes {
        Some(id) => format!("{deed} ({})", short(id)),
        None => deed,
    }
}

/// Characters; a table is no place for more of what somebody else wrote.
const LONGEST: usize = 120;

/// The start of a long text.
pub fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_string(),
    }
}

/// The words of a command for people; `None` for one of a newer netlog.
fn deed_told(words: &Words, deed: &str) -> Option<String> {
    let again = |message: Message, of: &str| {
        let of = deed_told(words, of).unwrap_or_else(|| of.to_string());
        Some(words.say(&message.with("what", of)))
    };
    match deed.split_once(' ') {
        Some(("undo", of)) => return again(Message::new("step-undo-of"), of),
        Some(("redo", of)) => return again(Message::new("step-redo-of"), of),
        _ => {}
    }
    let id = format!("step-did-{}", deed.replace(' ', "-"));
    words.knows(&id).then(|| words.text(&id))
}

//! The last question before something is written that the person has just seen.

use super::{Ask, Choice, Reply, Terminal};
use crate::cli::Session;
use crate::error::Result;
use crate::words::Message;

/// Whether so many records are written like this; `back` where there is a question before.
pub fn confirm(session: &mut Session, count: usize, back: bool) -> Result<Reply<bool>> {
    let words = &session.words;
    let question = words.say(&Message::new("confirm-write").with("count", count));
    let options = vec![words.text("confirm-yes"), words.text("confirm-no")];
    let mut choice = Choice::new(question, options);
    choice.back = back;
    let reply = Terminal::once(&mut session.host.err, words).choose(&choice)?;
    Ok(match reply {
        Reply::Value(picked) => Reply::Value(picked == 0),
        Reply::Back => Reply::Back,
        Reply::Stop => Reply::Stop,
    })
}

//! The last question before something is written that the person has just seen.

use super::{Ask, Choice, Reply, Terminal};
use crate::cli::Session;
use crate::error::Result;
use crate::words::Message;

/// Whether so many records are written like this; `back` where there is a question before.
pub fn confirm(session: &mut Session, count: usize, back: bool) -> Result<Reply<bool>> {
    ask(session, &Message::new("confirm-write").with("count", count), back)
}

/// Whether that is meant. Who answers nothing does not mean it.
pub fn agree(session: &mut Session, question: &Message) -> Result<bool> {
    Ok(matches!(ask(session, question, false)?, Reply::Value(true)))
}

fn ask(session: &mut Session, question: &Message, back: bool) -> Result<Reply<bool>> {
    let words = &session.words;
    let question = words.say(question);
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

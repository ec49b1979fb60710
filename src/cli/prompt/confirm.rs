//! The last question before something is written that the person has just seen.

use super::{Ask, Choice, Reply, Terminal};
use crate::cli::Session;
use crate::error::Result;
use crate::words::Message;

/// Whether so many records are written like this; `back` where there is a question before.
pub fn confirm(session: &mut Session, count: usize, back: bool) -> Result<Reply<bool>> {
    let words = &session.words;
    let options = vec![words.text("confirm-yes"), words.text("confirm-no")];
    let question = Message::new("confirm-write").with("count", count);
    Ok(match pick(session, &question, options, back)? {
        Reply::Value(picked) => Reply::Value(picked == 0),
        Reply::Back => Reply::Back,
        Reply::Stop => Reply::Stop,
    })
}

/// Whether something unusual is meant: who only presses Enter does not mean it.
pub fn agree(session: &mut Session, question: &Message, no: &str, yes: &str) -> Result<bool> {
    let words = &session.words;
    let options = vec![words.text(no), words.text(yes)];
    let reply = pick(session, question, options, false)?;
    Ok(reply == Reply::Value(1))
}

fn pick(
    session: &mut Session,
    question: &Message,
    options: Vec<String>,
    back: bool,
) -> Result<Reply<usize>> {
    let words = &session.words;
    let mut choice = Choice::new(words.say(question), options);
    choice.back = back;
    Terminal::once(&mut session.host.err, words).choose(&choice)
}

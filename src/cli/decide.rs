//! Two values of one field, of which a person says which holds.

use super::Session;
use super::prompt::{Ask, Choice as Options, Reply, Terminal};
use crate::error::Result;
use crate::merge::{Choice, Open, Spot};
use crate::render::Text;
use crate::render::terminal::sentence;
use crate::words::{Message, Words};

/// Whose the two values are, as people say it; empty where nobody knows.
#[derive(Clone, Copy)]
pub struct Sides<'a> {
    pub here: &'a str,
    pub other: &'a str,
}

/// What else than one of the two can be answered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ways {
    /// To the question before.
    pub back: bool,
    /// Not now: both stay.
    pub later: bool,
}

/// Asks one question of a record with that title; `None` is not now.
pub fn ask(
    session: &mut Session,
    title: &str,
    open: &Open,
    sides: Sides<'_>,
    ways: Ways,
) -> Result<Reply<Option<Choice>>> {
    let (words, width) = (&session.words, session.host.err.width);
    let head = words.say(&head(session, title, open));
    let mut told = sentence(0, &Text::from(head), width);
    let texts = [(open.here.as_ref(), sides.here), (Some(&open.other), sides.other)];
    let texts = texts.map(|(value, whose)| shown(words, value, whose));
    // A paragraph is read before the question; an option takes one line.
    if open.spot == Spot::Text {
        for text in &texts {
            told.append(sentence(2, &Text::from(text.clone()), width));
        }
    }
    session.note_painted(&told)?;
    let words = &session.words;
    let (mut options, mut choices) = (texts.to_vec(), vec![Choice::Here, Choice::Other]);
    if open.spot == Spot::Text {
        options.push(words.text("decide-both"));
        choices.push(Choice::Both);
    }
    if ways.later {
        options.push(words.text("decide-later"));
    }
    let mut asked = Options::new(words.text("decide-which"), options);
    asked.back = ways.back;
    let reply = Terminal::once(&mut session.host.err, words).choose(&asked)?;
    Ok(match reply {
        Reply::Value(at) => Reply::Value(choices.get(at).copied()),
        Reply::Back => Reply::Back,
        Reply::Stop => Reply::Stop,
    })
}

/// The question with both answers, for whoever cannot be asked.
pub fn told(session: &Session, title: &str, open: &Open, sides: Sides<'_>) -> String {
    let words = &session.words;
    let here = shown(words, open.here.as_ref(), sides.here);
    let other = shown(words, Some(&open.other), sides.other);
    let both = Message::new("decide-two").with("here", here).with("other", other);
    format!("{} {}", words.say(&head(session, title, open)), words.say(&both))
}

/// The question in a sentence.
fn head(session: &Session, title: &str, open: &Open) -> Message {
    match &open.spot {
        Spot::Text => Message::new("decide-text").with("title", title),
        Spot::Field(key) => Message::new("decide-field")
            .with("title", title)
            .with("field", session.field_label(key)),
    }
}

/// `Leiterin (Anna, 14.10.2024)`
pub fn shown(words: &Words, value: Option<&serde_yaml::Value>, whose: &str) -> String {
    let text = match value {
        None => words.text("decide-none"),
        Some(serde_yaml::Value::String(text)) => text.clone(),
        Some(value) => crate::page::scalar(value),
    };
    match whose {
        "" => text,
        whose => format!("{text} ({whose})"),
    }
}

//! Unfinished entries: where they are kept, and the question what shall become of them. Several
//! can lie there, so that a new entry never takes the place of an old one; each belongs to one
//! running session at most.

use chrono::NaiveDateTime;

use super::ask::{Ask, Choice, Reply, value};
use super::people::People;
use super::state::State;
use crate::error::{Error, Kind, Result};
use crate::paint::{Painted, Style};
use crate::record::{Book, KindSpec};
use crate::store::Root;
use crate::store::private::{Held, Private};
use crate::words::{Clock, Message, Words};

/// So many drafts of one log are kept at most: whoever has more has forgotten them.
const MOST: usize = 99;

/// The drafts of one log.
pub struct Drafts {
    slots: Vec<Private>,
}

/// A draft that can be gone on with.
#[derive(Debug)]
pub struct Found {
    pub slot: usize,
    pub state: State,
}

/// What shall be done.
#[derive(Debug)]
pub enum Start {
    New,
    GoOn(State, Held),
}

impl Drafts {
    pub fn new(root: &Root) -> Drafts {
        let purpose = |number: usize| match number {
            1 => "draft".to_string(),
            number => format!("draft-{number}"),
        };
        Drafts {
            slots: (1..=MOST).filter_map(|n| Private::new(root.path(), &purpose(n))).collect(),
        }
    }

    /// Newest first, without those that another session is working on. What is no draft of this
    /// version is left alone.
    pub fn found(&self) -> Vec<Found> {
        let slots = self.slots.iter().enumerate();
        let mut found: Vec<Found> = slots
            .filter_map(|(slot, file)| Some((slot, file, State::read(&file.read()?)?)))
            .filter(|(_, file, _)| !file.is_held())
            .map(|(slot, _, state)| Found { slot, state })
            .collect();
        found.sort_by_key(|draft| std::cmp::Reverse(draft.state.saved));
        found
    }

    /// A place for a new draft, held from now on; `None` where this person has no folder for it.
    pub fn reserve(&self) -> Result<Option<Held>> {
        let mut free = self.slots.iter().filter(|file| !file.is_there());
        // Another session may have taken it between the look and the lock.
        let held = free.find_map(|file| file.hold().filter(|held| !held.is_written()));
        if held.is_none() && !self.slots.is_empty() {
            let full = Message::new("prompt-drafts-full").with("count", self.slots.len());
            let error = Error::new(Kind::Surroundings, full);
            return Err(error.hint(Message::new("prompt-drafts-full-hint")));
        }
        Ok(held)
    }

    fn hold(&self, slot: usize) -> Option<Held> {
        self.slots.get(slot).and_then(Private::hold).filter(Held::is_written)
    }

    /// Asks what shall become of the drafts of this kind, where there are any.
    pub fn offer(
        &self,
        ask: &mut dyn Ask,
        words: &Words,
        book: &Book,
        kind: Option<&'static KindSpec>,
    ) -> Result<Reply<Start>> {
        loop {
            let mut found = self.found();
            found.retain(|draft| kind.is_none_or(|kind| draft.state.kind == kind.name));
            let names: Vec<String> =
                found.iter().map(|draft| name(words, book, &draft.state)).collect();
            let [first, ..] = names.as_slice() else { return Ok(Reply::Value(Start::New)) };
            let mut options: Vec<String> = match found.len() {
                1 => vec![words.text("prompt-draft-go-on")],
                _ => names.clone(),
            };
            options.push(words.text("prompt-draft-new"));
            options.push(words.text("prompt-draft-discard"));
            if let [_] = names.as_slice() {
                let mut painted = Painted::text(&words.text("prompt-draft"));
                painted.line().push(Style::Strong, &format!("  {first}")).line();
                ask.tell(&painted)?;
            }
            let question = if found.len() == 1 { "prompt-draft-what" } else { "prompt-drafts" };
            let mut choice = Choice::new(words.text(question), options);
            choice.back = false;
            let at = value!(ask.choose(&choice)?);
            if at < found.len() {
                // Whoever was faster has it, as it is now; the rest is offered again.
                let held = found.get(at).and_then(|draft| self.hold(draft.slot));
                let state = held.as_ref().and_then(|held| State::read(&held.read()?));
                if let (Some(state), Some(held)) = (state, held) {
                    return Ok(Reply::Value(Start::GoOn(state, held)));
                }
                continue;
            }
            if at == found.len() {
                return Ok(Reply::Value(Start::New));
            }
            match ask.choose(&Choice::new(words.text("prompt-draft-discard-which"), names))? {
                Reply::Value(at) => {
                    if let Some(held) = found.get(at).and_then(|draft| self.hold(draft.slot)) {
                        held.remove();
                    }
                }
                Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }
}

/// `Gespräch mit Anne Güller-Frey, vom 22. Oktober 2024, 14:32 Uhr`
fn name(words: &Words, book: &Book, state: &State) -> String {
    let people = People::new(book, &state.contacts);
    let with: Vec<String> = state
        .texts("with")
        .iter()
        .map(|id| people.name(id).to_string())
        .filter(|n| !n.is_empty())
        .collect();
    let title = state.text("title").or_else(|| state.text("name"));
    let title = title.or_else(|| state.typed.values().chain(state.unsent.values()).next().cloned());
    let kind = words.text(&format!("prompt-kind-{}", state.kind));
    let about = match (with.is_empty(), title) {
        (false, _) => {
            words.say(&Message::new("prompt-draft-with").with("kind", kind).with("names", with))
        }
        (true, Some(title)) => {
            words.say(&Message::new("prompt-draft-titled").with("kind", kind).with("title", title))
        }
        (true, None) => kind,
    };
    match state.saved {
        Some(saved) => words.say(
            &Message::new("prompt-draft-of")
                .with("about", about)
                .with("date", words.date_short(saved.date().into()))
                .with("time", words.clock(clock(saved))),
        ),
        None => about,
    }
}

fn clock(at: NaiveDateTime) -> Clock {
    let minutes = at.format("%H:%M").to_string();
    Clock::parse(&minutes).unwrap_or(Clock { start: 0, end: None })
}

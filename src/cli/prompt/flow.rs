//! The conversation: which question is next, what Back and Stop do, and that every answer is kept
//! at once. The questions themselves are in the files beside this one. Knows no terminal.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::ask::{Ask, Choice, Keeper, Reply, Unsent};
use super::people::People;
use super::plan::{self, Form, Step};
use super::state::State;
use crate::cli::entry::Entry;
use crate::cli::input::Typed;
use crate::error::{Error, Result};
use crate::paint::{Painted, Style};
use crate::record::{Book, Schema, kind};
use crate::words::when::Bias;
use crate::words::{Message, Words};

/// What the questions know of the log and of the person who answers.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    pub book: &'a Book,
    pub schema: &'a Schema,
    pub words: &'a Words,
    pub today: NaiveDate,
    /// The ids of our own people.
    pub staff: &'a [String],
    /// Which of them is asked here, where git knows it.
    pub us: Option<&'a str>,
    /// The key of a series and how people call it.
    pub series: &'a BTreeMap<String, String>,
    pub by_year: bool,
}

/// How the questions ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Save,
    Stop,
}

type Keep<'a> = Box<dyn FnMut(&State) -> Result<()> + 'a>;

/// A conversation that goes on.
pub struct Flow<'a> {
    pub setting: Setting<'a>,
    pub state: State,
    /// As the keeper of the lines sees it; goes into the state whenever that is kept.
    pub unsent: Unsent,
    /// Called with every change of the state.
    keep: Keep<'a>,
    /// Why the draft could not be kept; said once.
    unkept: Option<Error>,
    told: bool,
}

impl<'a> Flow<'a> {
    pub fn new(
        setting: Setting<'a>,
        state: State,
        keep: impl FnMut(&State) -> Result<()> + 'a,
    ) -> Self {
        let unsent = Unsent::new(state.unsent.clone().into());
        Flow { setting, state, unsent, keep: Box::new(keep), unkept: None, told: false }
    }

    pub fn into_state(self) -> State {
        self.state
    }

    pub fn say(&self, message: &Message) -> String {
        self.setting.words.say(message)
    }

    pub fn text(&self, id: &str) -> String {
        self.setting.words.text(id)
    }

    pub fn people(&self) -> People<'_> {
        People::new(self.setting.book, &self.state.contacts)
    }

    pub fn typed(&self, bias: Bias) -> Typed<'a> {
        Typed { book: self.setting.book, today: self.setting.today, bias }
    }

    pub fn steps(&self) -> Vec<Step> {
        self.state.kind().map(|kind| plan::steps(kind, self.setting.schema)).unwrap_or_default()
    }

    /// The record in the making.
    pub fn entry(&self) -> Option<Entry> {
        self.state.entry(self.setting.schema, &self.steps(), &self.typed(Bias::Past))
    }

    /// The draft is written at once: whatever ends the program, this answer is there next time.
    pub fn kept(&mut self) {
        self.state.unsent = self.unsent.borrow().clone();
        if let Err(error) = (self.keep)(&self.state) {
            self.unkept = Some(error);
        }
    }

    /// Without a draft the questions go on, but nobody should rely on it.
    fn tell_unkept(&mut self, ask: &mut dyn Ask) -> Result<()> {
        let Some(error) = self.unkept.take().filter(|_| !self.told) else { return Ok(()) };
        self.told = true;
        let mut painted = Painted::styled(Style::Warning, &self.say(&error.message));
        painted.push(Style::Plain, " ").push(Style::Plain, &self.text("prompt-unkept")).line();
        ask.tell(&painted)
    }

    /// Asks until there is a record that somebody has said yes to, or until somebody stops.
    pub fn run(&mut self, ask: &mut dyn Ask) -> Result<End> {
        let mut keeper = Keeper { ask, unsent: self.unsent.clone() };
        let end = self.ask_all(&mut keeper);
        // What stood in the line when somebody stopped, or when the terminal failed.
        self.state.unsent = self.unsent.borrow().clone();
        if self.state.kind().is_some() && !self.state.is_empty() {
            self.kept();
        }
        end
    }

    fn ask_all(&mut self, ask: &mut dyn Ask) -> Result<End> {
        let fixed = self.state.kind().is_some();
        if !self.state.is_empty() {
            self.kept();
        }
        loop {
            if self.state.kind().is_none() {
                match self.ask_kind(ask)? {
                    Reply::Value(()) => self.kept(),
                    Reply::Back | Reply::Stop => return Ok(End::Stop),
                }
            }
            self.know_colleague();
            if let Some(end) = self.ask_steps(ask)? {
                return Ok(end);
            }
            // Back from the first question.
            if fixed {
                return Ok(End::Stop);
            }
            self.state.kind.clear();
        }
    }

    /// `None` where somebody went back from the first question.
    fn ask_steps(&mut self, ask: &mut dyn Ask) -> Result<Option<End>> {
        let steps = self.steps();
        let mut next = self.first_open(&steps);
        loop {
            self.tell_unkept(ask)?;
            let Some(step) = next.and_then(|at| steps.get(at)) else {
                match self.review(ask, &steps)? {
                    Reply::Value(super::review::Verdict::Save) => return Ok(Some(End::Save)),
                    Reply::Value(super::review::Verdict::Change(at)) => next = Some(at),
                    Reply::Back => match self.before(&steps, steps.len()) {
                        Some(at) => next = Some(at),
                        None => return Ok(None),
                    },
                    Reply::Stop => return Ok(Some(End::Stop)),
                }
                continue;
            };
            match self.ask_step(ask, step)? {
                Reply::Value(values) => {
                    self.state.answer(&step.key, values);
                    self.kept();
                    next = self.first_open(&steps);
                }
                Reply::Back => {
                    self.keep_unsent();
                    match self.before(&steps, next.unwrap_or(0)) {
                        Some(at) => next = Some(at),
                        None => return Ok(None),
                    }
                }
                Reply::Stop => return Ok(Some(End::Stop)),
            }
        }
    }

    fn keep_unsent(&mut self) {
        if self.state.unsent != *self.unsent.borrow() {
            self.kept();
        }
    }

    /// True where the line of this place was left without Enter.
    pub fn has_unsent(&self, key: &str) -> bool {
        self.unsent.borrow().contains_key(key)
    }

    /// The same for any line of it.
    fn is_unsent(&self, key: &str) -> bool {
        let of = |place: &String| place.split(' ').next() == Some(key);
        self.unsent.borrow().keys().any(of)
    }

    /// The first question without an answer, or with a line that was not sent: who went back to mend one thing goes on from where
    /// the conversation was.
    fn first_open(&self, steps: &[Step]) -> Option<usize> {
        steps.iter().position(|step| {
            let is_known = self.state.given.contains_key(&step.key);
            let is_answered = self.state.answers.contains_key(&step.key);
            let is_open = !is_answered || self.is_unsent(&step.key);
            !is_known && is_open && self.is_asked(step)
        })
    }

    fn before(&self, steps: &[Step], at: usize) -> Option<usize> {
        let asked = |(_, step): &(usize, &Step)| {
            !self.state.given.contains_key(&step.key) && self.is_asked(step)
        };
        steps.iter().enumerate().take(at).rfind(asked).map(|(at, _)| at)
    }

    pub fn is_asked(&self, step: &Step) -> bool {
        let can_be = step.form != Form::Colleague || !self.setting.staff.is_empty();
        can_be && plan::applies(step, &self.state)
    }

    fn ask_kind(&mut self, ask: &mut dyn Ask) -> Result<Reply<()>> {
        let kinds = [&kind::CONVERSATION, &kind::MEETING, &kind::CONTACT];
        let names = kinds.iter().map(|kind| self.text(&format!("prompt-kind-{}", kind.name)));
        let mut choice = Choice::new(self.text("prompt-kind"), names.collect());
        choice.back = false;
        Ok(match ask.choose(&choice)? {
            Reply::Value(at) => {
                self.state.kind = kinds.get(at).map_or("", |kind| kind.name).to_string();
                Reply::Value(())
            }
            Reply::Back => Reply::Back,
            Reply::Stop => Reply::Stop,
        })
    }

    /// Where git's name or address is one of our own people's, nobody has to be asked.
    fn know_colleague(&mut self) {
        let is_conversation = self.state.kind == kind::CONVERSATION.name;
        let is_known = self.state.given.contains_key("by") || self.state.answers.contains_key("by");
        if let Some(us) = self.setting.us.filter(|_| is_conversation && !is_known) {
            let us = serde_json::Value::String(us.to_string());
            self.state.given.insert("by".to_string(), serde_json::Value::Array(vec![us]));
        }
    }

    fn ask_step(&mut self, ask: &mut dyn Ask, step: &Step) -> Result<Reply<Vec<String>>> {
        match step.form {
            Form::Who { needed } => self.ask_who(ask, &step.key, needed),
            Form::Employer => self.ask_employer(ask, &step.key),
            Form::Colleague => self.ask_colleague(ask, &step.key),
            Form::Past => self.ask_date(ask, step, Bias::Past),
            Form::Future => self.ask_date(ask, step, Bias::Future),
            Form::Time => self.ask_time(ask, &step.key),
            Form::Text { needed } => self.ask_text(ask, &step.key, needed),
            Form::Name => self.ask_name(ask, &step.key),
            Form::Place => self.ask_place(ask, &step.key),
            Form::Choice => self.ask_choice(ask, &step.key),
            Form::Topics => self.ask_topics(ask, &step.key),
            Form::Series => self.ask_series(ask, &step.key),
            Form::Notes => self.ask_notes(ask),
            Form::Agenda => self.ask_agenda(ask),
            Form::Tasks => self.ask_tasks(ask),
            Form::Own => self.ask_own(ask, &step.key),
        }
    }

    /// The question of a field, in words for the kind of record.
    pub fn question(&self, key: &str) -> String {
        self.text(&format!("prompt-{}-{key}", self.state.kind))
    }
}

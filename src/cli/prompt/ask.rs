//! What the questions need from whoever asks them: a terminal, or a test. Texts are handed over as
//! they are; making them safe is the asker's business. Knows no records.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::error::Result;
use crate::paint::Painted;

/// An answer, or one of the two ways to give none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply<T> {
    Value(T),
    /// To the question before.
    Back,
    /// The rest another time.
    Stop,
}

/// Takes the value out of a reply, or returns the other two from the function.
macro_rules! value {
    ($reply:expr) => {
        match $reply {
            Reply::Value(value) => value,
            Reply::Back => return Ok(Reply::Back),
            Reply::Stop => return Ok(Reply::Stop),
        }
    };
}
pub(super) use value;

type Suggest<'a> = Box<dyn Fn(&str) -> Vec<String> + 'a>;
type Check<'a> = Box<dyn Fn(&str) -> std::result::Result<(), String> + 'a>;
type Echo<'a> = Box<dyn Fn(&str) -> String + 'a>;

/// A question that is answered by typing.
pub struct Line<'a> {
    pub question: String,
    /// Under which a line is kept that was left without Enter; else the question.
    pub place: Option<String>,
    /// What stands in the line: set by whoever asks at every key, so that it is still known when
    /// the line is left without Enter. Before it is asked: what was left there last time, shown
    /// instead of an earlier answer.
    pub unsent: RefCell<Option<String>>,
    /// Shown where nothing is typed yet: examples.
    pub example: String,
    /// An earlier answer, to be changed.
    pub initial: String,
    /// The answer where nothing is typed.
    pub default: Option<String>,
    /// Whole lines, for what is typed so far.
    pub suggest: Suggest<'a>,
    /// Why the line is no answer.
    pub check: Check<'a>,
    /// How the answer is repeated.
    pub echo: Echo<'a>,
}

impl<'a> Line<'a> {
    pub fn new(question: impl Into<String>) -> Self {
        Line {
            question: question.into(),
            place: None,
            unsent: RefCell::new(None),
            example: String::new(),
            initial: String::new(),
            default: None,
            suggest: Box::new(|_| Vec::new()),
            check: Box::new(|_| Ok(())),
            echo: Box::new(str::to_string),
        }
    }

    #[must_use]
    pub fn place(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    #[must_use]
    pub fn example(mut self, example: impl Into<String>) -> Self {
        self.example = example.into();
        self
    }

    /// Where there is an earlier answer, it takes the place of the default.
    #[must_use]
    pub fn initial(mut self, initial: impl Into<String>) -> Self {
        self.initial = initial.into();
        self
    }

    #[must_use]
    pub fn default(mut self, default: Option<String>) -> Self {
        self.default = default.filter(|_| self.initial.is_empty());
        self
    }

    #[must_use]
    pub fn suggest(mut self, suggest: impl Fn(&str) -> Vec<String> + 'a) -> Self {
        self.suggest = Box::new(suggest);
        self
    }

    #[must_use]
    pub fn check(mut self, check: impl Fn(&str) -> std::result::Result<(), String> + 'a) -> Self {
        self.check = Box::new(check);
        self
    }

    #[must_use]
    pub fn echo(mut self, echo: impl Fn(&str) -> String + 'a) -> Self {
        self.echo = Box::new(echo);
        self
    }
}

/// A question that is answered by picking.
pub struct Choice {
    pub question: String,
    pub options: Vec<String>,
    /// The one that Enter takes.
    pub start: usize,
    /// Whether there is a question before.
    pub back: bool,
}

impl Choice {
    pub fn new(question: impl Into<String>, options: Vec<String>) -> Self {
        Choice { question: question.into(), options, start: 0, back: true }
    }
}

/// Whoever asks.
pub trait Ask {
    /// The line without blanks around it; it has passed the check, or is the default.
    fn text(&mut self, line: &Line<'_>) -> Result<Reply<String>>;
    /// The place of the option.
    fn choose(&mut self, choice: &Choice) -> Result<Reply<usize>>;
    /// Something to read between the questions.
    fn tell(&mut self, text: &Painted) -> Result<()>;
    /// In columns, where it is known.
    fn width(&self) -> Option<usize>;
}

/// Lines that were left without Enter, under their places.
pub type Unsent = Rc<RefCell<BTreeMap<String, String>>>;

/// Asks through another one, and loses no line that was left without Enter: it stands there again
/// when the question comes back.
pub struct Keeper<'a> {
    pub ask: &'a mut dyn Ask,
    pub unsent: Unsent,
}

impl Ask for Keeper<'_> {
    fn text(&mut self, line: &Line<'_>) -> Result<Reply<String>> {
        let place = line.place.as_ref().unwrap_or(&line.question);
        line.unsent.replace(self.unsent.borrow().get(place).cloned());
        let reply = self.ask.text(line);
        let left = line.unsent.take().filter(|_| !matches!(reply, Ok(Reply::Value(_))));
        match left.filter(|text| !text.trim().is_empty() && *text != line.initial) {
            Some(text) => self.unsent.borrow_mut().insert(place.clone(), text),
            None => self.unsent.borrow_mut().remove(place),
        };
        reply
    }

    fn choose(&mut self, choice: &Choice) -> Result<Reply<usize>> {
        self.ask.choose(choice)
    }

    fn tell(&mut self, text: &Painted) -> Result<()> {
        self.ask.tell(text)
    }

    fn width(&self) -> Option<usize> {
        self.ask.width()
    }
}

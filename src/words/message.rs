//! A sentence not yet said: the id of a text and its values, without a language.

use chrono::NaiveDate;

use super::PartialDate;

/// An id of the language files with its values.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    id: std::borrow::Cow<'static, str>,
    args: Vec<(&'static str, Arg)>,
}

/// A value inside a message; how it is written depends on the language.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    Count(i64),
    Date(PartialDate),
    /// A day with its weekday.
    Day(NaiveDate),
    /// "a, b und c"
    List(Vec<String>),
    Message(Box<Message>),
    Term(Term),
    /// "a, b und c"
    Terms(Vec<Term>),
}

/// A word of the format that somebody can type. English speaks it as the files have it; other
/// languages have words of their own, which are understood as well.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The id of its text.
    pub id: String,
    /// As the files have it, and where no text has that id.
    pub key: String,
}

impl Term {
    /// The word for a key; `room` is what the ids of its like begin with: `choice-status-`.
    pub fn new(room: &str, key: &str) -> Term {
        Term { id: format!("{room}{key}"), key: key.to_string() }
    }
}

impl Message {
    pub const fn new(id: &'static str) -> Self {
        Self { id: std::borrow::Cow::Borrowed(id), args: Vec::new() }
    }

    /// For ids that are made of a part and a key, such as `field-` and `date`.
    pub fn dynamic(id: String) -> Self {
        Self { id: std::borrow::Cow::Owned(id), args: Vec::new() }
    }

    /// Adds a value under the name that the text uses.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn args(&self) -> &[(&'static str, Arg)] {
        &self.args
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_string())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Arg::Count(count)
    }
}
impl From<PartialDate> for Arg {
    fn from(date: PartialDate) -> Self {
        Arg::Date(date)
    }
}
impl From<NaiveDate> for Arg {
    fn from(day: NaiveDate) -> Self {
        Arg::Day(day)
    }
}
impl From<Vec<String>> for Arg {
    fn from(items: Vec<String>) -> Self {
        Arg::List(items)
    }
}
impl From<Term> for Arg {
    fn from(term: Term) -> Self {
        Arg::Term(term)
    }
}
impl From<Vec<Term>> for Arg {
    fn from(terms: Vec<Term>) -> Self {
        Arg::Terms(terms)
    }
}
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(Box::new(message))
    }
}

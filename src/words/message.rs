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
impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Message(Box::new(message))
    }
}

//! German and English: every text that a person reads, and how dates, numbers, lists and names
//! are written and sorted in each language. Knows no records, no files and no clock.
//!
//! A room that wants to say something makes a [`Message`] (an id and its values); only the door
//! (`cli`) and the writers of documents turn it into a text, with a [`Words`]. So pure rooms have
//! no language. The texts lie in `en.ftl` and `de.ftl` beside the code that speaks.

pub mod calendar;
pub mod collate;
pub mod date;
pub mod fold;
mod lang;
mod list;
mod message;
mod number;
pub mod slug;
mod source;
pub mod when;

pub use date::{Clock, PartialDate};
pub use lang::Lang;
pub use message::{Arg, Message, Term};

use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

/// One language, ready to speak.
pub struct Words {
    lang: Lang,
    texts: source::Texts,
    /// What has been said so far: a run says few of the texts, and to parse them all would take
    /// longer than most answers.
    bundle: RefCell<FluentBundle<FluentResource>>,
}

impl Words {
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new(vec![lang.locale()]);
        // Isolation marks are invisible characters: they break columns, searches and tests.
        bundle.set_use_isolating(false);
        Self { lang, texts: source::Texts::new(lang), bundle: RefCell::new(bundle) }
    }

    /// The same language once more, for whoever has to speak while somebody else does.
    pub fn again(&self) -> Self {
        Self::new(self.lang)
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a message without values.
    pub fn text(&self, id: &str) -> String {
        self.say(&Message::dynamic(id.to_string()))
    }

    /// The text of a message; an unknown id is shown as it is.
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in message.args() {
            args.set(*name, self.value(arg));
        }
        self.learn(message.id());
        let bundle = self.bundle.borrow();
        let Some(pattern) = bundle.get_message(message.id()).and_then(|m| m.value()) else {
            return message.id().to_string();
        };
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// True where both a language's file and `id` are known.
    pub fn knows(&self, id: &str) -> bool {
        self.texts.get(id).is_some()
    }

    /// No text refers to another one (a test holds the files to that), so each can be read alone.
    fn learn(&self, id: &str) {
        if self.bundle.borrow().has_message(id) {
            return;
        }
        let Some(text) = self.texts.get(id) else { return };
        // Both errors are faults of our own files; a test holds them to none.
        let resource = match FluentResource::try_new(text.to_string()) {
            Ok(resource) => resource,
            Err((resource, _)) => resource,
        };
        let _ = self.bundle.borrow_mut().add_resource(resource);
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Date(date) => FluentValue::from(self.date(*date)),
            Arg::Day(day) => FluentValue::from(self.day_long(*day)),
            Arg::List(items) => FluentValue::from(self.list_and(items)),
            Arg::Message(inner) => FluentValue::from(self.say(inner)),
            Arg::Term(term) => FluentValue::from(self.term(term)),
            Arg::Terms(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| self.term(term)).collect();
                FluentValue::from(self.list_and(&terms))
            }
        }
    }

    /// A word of the format as the reader would type it.
    pub fn term(&self, term: &Term) -> String {
        match self.lang {
            Lang::De if self.knows(&term.id) => self.text(&term.id),
            _ => term.key.clone(),
        }
    }
}

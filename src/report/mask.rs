//! Names in running text, for reports that must not tell them. A summary is free text, so this
//! finds what it can: whole names and aliases of contacts, and surnames behind a form of address.
//! Whoever gives the report away still has to read it.

use std::sync::LazyLock;

use super::person;
use crate::record::{Book, Record, kind};

/// How much of the names a report tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    None,
    Organisations,
    #[default]
    All,
}

/// Words that a surname follows.
static ADDRESSES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "Frau Herr Herrn Dr. Prof. Professor Professorin Ms Mr Mrs".split(' ').collect()
});

/// Shorter aliases and ids are words of their own (`EU`, `Amt`).
const SHORTEST: usize = 5;

/// How much of the names is told, and those that are not, the longest first.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    pub(super) told: Names,
    people: Vec<String>,
    surnames: Vec<String>,
    organisations: Vec<String>,
}

impl Mask {
    pub fn new(book: &Book, told: Names) -> Mask {
        let mut mask = Mask { told, ..Mask::default() };
        if told == Names::All {
            return mask;
        }
        for contact in book.of_kind(&kind::CONTACT) {
            if person::is_person(contact) {
                mask.people.extend(names(contact).chain(id(contact)));
                let words: Vec<&str> = contact.title().split_whitespace().collect();
                let tails = (1..words.len()).filter_map(|at| words.get(at..));
                mask.surnames.extend(tails.map(|tail| tail.join(" ")));
            } else if contact.text("kind") == Some("organisation") {
                let names = names(contact).filter(|name| name.len() >= SHORTEST);
                mask.organisations.extend(names.chain(id(contact)));
            }
        }
        for names in [&mut mask.people, &mut mask.surnames, &mut mask.organisations] {
            names.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            names.dedup();
        }
        mask
    }

    /// The text with `someone` in place of people, and with `somewhere` in place of
    /// organisations where these are not to be told either.
    pub(super) fn hide(&self, text: &str, someone: &str, somewhere: &str) -> String {
        if self.told == Names::All {
            return text.to_string();
        }
        let mut hidden = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let inside = hidden.chars().next_back().is_some_and(char::is_alphanumeric);
            let found = match inside {
                true => None,
                false => self.starts(rest, &hidden),
            };
            match found {
                Some((length, is_person)) => {
                    hidden.push_str(if is_person { someone } else { somewhere });
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => {
                    hidden.push(c);
                    rest = rest.get(c.len_utf8()..).unwrap_or_default();
                }
            }
        }
        hidden
    }

    /// The length of the name that `rest` begins with, and whether it is a person's.
    fn starts(&self, rest: &str, before: &str) -> Option<(usize, bool)> {
        let longest = |names: &[String]| names.iter().find_map(|name| whole(rest, name));
        let addressed = || {
            let last = before.split_whitespace().next_back()?;
            ADDRESSES.contains(&last).then(|| longest(&self.surnames)).flatten()
        };
        if let Some(length) = longest(&self.people).or_else(addressed) {
            return Some((length, true));
        }
        let organisation =
            (self.told == Names::None).then(|| longest(&self.organisations)).flatten();
        organisation.map(|length| (length, false))
    }
}

fn names(contact: &Record) -> impl Iterator<Item = String> {
    let own = Some(contact.title()).filter(|title| *title != contact.id);
    own.into_iter().chain(contact.texts("aliases")).map(str::to_string)
}

/// Ids are made of names and may stand in a text as they are.
fn id(contact: &Record) -> Option<String> {
    (contact.id.len() >= SHORTEST).then(|| contact.id.clone())
}

/// The length of `name` where `text` begins with it as a whole word, a genitive's s included.
fn whole(text: &str, name: &str) -> Option<usize> {
    let behind = text.strip_prefix(name).filter(|_| !name.is_empty())?;
    let ended = |text: &str| !text.chars().next().is_some_and(char::is_alphanumeric);
    if ended(behind) {
        return Some(name.len());
    }
    behind.strip_prefix('s').filter(|behind| ended(behind)).map(|_| name.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::super::sample::book;
    use super::*;

    #[test]
    fn people_are_hidden_also_behind_a_form_of_address() {
        let book = book(&[
            ("contacts/a", "name: Ada de la Winter\n---\n"),
            ("contacts/b", "name: Bär GmbH\nkind: organisation\n---\n"),
        ]);
        let hide = |text: &str, names| Mask::new(&book, names).hide(text, "N. N.", "[…]");
        let text = "Im Winter trafen Frau Winter, Dr. de la Winters Sohn und Ada de la Winter die Bär GmbH.";
        assert_eq!(hide(text, Names::All), text);
        assert_eq!(
            hide(text, Names::Organisations),
            "Im Winter trafen Frau N. N., Dr. N. N. Sohn und N. N. die Bär GmbH."
        );
        assert!(hide(text, Names::None).ends_with("die […]."));
    }

    #[test]
    fn ids_of_contacts_are_hidden_like_their_names() {
        let book = book(&[
            ("contacts/anna-berg", "name: Anna Berg\n---\n"),
            ("contacts/kammer-nord", "name: Kammer Nord\nkind: organisation\n---\n"),
        ]);
        let text = "2024-05-06-anna-berg bei kammer-nord";
        let hide = |names| Mask::new(&book, names).hide(text, "X", "Y");
        assert_eq!(hide(Names::None), "2024-05-06-X bei Y");
        assert_eq!(hide(Names::Organisations), "2024-05-06-X bei kammer-nord");
    }
}

//! Names in running text, for reports that must not tell them.
//!
//! What is found, in any case and any spelling of umlauts, also with signs in it that nobody sees:
//! whole names and aliases, surnames and first names alone, halves of double names, initials,
//! reversed names, genitives, ids in links and behind an @, and whoever is called `Frau`, `Herr`
//! or `Dr.`, contact or not. Addresses and telephone numbers are hidden with the persons. A form
//! of address stays and reads on (`Frau N. N.`), an academic title does not.
//!
//! A name that is an ordinary word too (`Winter`) stays where it is written small, or where an
//! article shows that the thing is meant (`im Winter`, `der lange Winter`, `Winter 2024`).
//! Everywhere else it is hidden, because a report that hides too much can still be read.
//!
//! Whoever is confidential, person or organisation, is hidden however much is told, also where a
//! name that may be told has theirs in it.
//!
//! What is not found: whoever is no contact and is called by the bare name, names that are
//! misspelt or grown together with other letters, nicknames that no alias tells, and what tells a
//! person without a name (`der Leiter der Volkshochschule`). Of organisations only whole names,
//! aliases and ids are known. Whoever gives a report away still has to read it.

mod detail;
mod names;
mod ordinary;
mod token;
mod walk;

use self::names::Whose;
use self::walk::Cover;
use crate::record::Book;
use crate::words::Words;

/// How much of the names a report tells. Whoever is confidential is named only with `All`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Names {
    None,
    Organisations,
    #[default]
    All,
}

/// How much of the names is told, and those that are not.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    pub(super) told: Names,
    names: names::Names,
}

impl Mask {
    pub fn new(book: &Book, told: Names) -> Mask {
        Mask::of(book, told, Whose::Nobody)
    }

    /// For what leaves the log: a programme is an organisation like any other.
    pub fn outside(book: &Book, told: Names) -> Mask {
        Mask::of(book, told, Whose::Organisation)
    }

    fn of(book: &Book, told: Names, programme: Whose) -> Mask {
        let names = match told {
            Names::All => names::Names::default(),
            Names::None | Names::Organisations => names::Names::of(book, programme),
        };
        Mask { told, names }
    }

    /// The text with the words of the reader's language in place of what must not be told.
    pub(super) fn told(&self, text: &str, words: &Words) -> String {
        self.hide(text, &words.text("report-someone"), &words.text("report-somewhere"))
    }

    /// The text with `someone` in place of people, and with `somewhere` in place of addresses and
    /// numbers, and of organisations where these are not to be told either.
    pub fn hide(&self, text: &str, someone: &str, somewhere: &str) -> String {
        let organisations = match self.told {
            Names::All => return text.to_string(),
            Names::Organisations => false,
            Names::None => true,
        };
        walk::hide(&self.names, text, Cover { someone, somewhere, organisations })
    }
}

#[cfg(test)]
mod tests;

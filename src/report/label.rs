//! How keys and values of the format are called on a page.

use std::fmt::Display;

use crate::render::Sheet;
use crate::words::Words;

/// What a value of a set is called; a value of nobody's set as it is.
pub(super) fn choice(words: &Words, key: impl Display, value: &str) -> String {
    let id = format!("choice-{key}-{value}");
    match words.knows(&id) {
        true => words.text(&id),
        false => value.to_string(),
    }
}

/// Keys are written small, headings are not.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// A table with the texts of these ids as its name and its heads.
pub(super) fn sheet(words: &Words, name: &str, columns: &[&str]) -> Sheet {
    Sheet::new(words.text(name), columns.iter().map(|id| words.text(id)))
}

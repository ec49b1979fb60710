//! What a step of the history can be called: by a branch or a tag, or by its own number.

use super::Candidate;
use crate::cli::step;
use crate::store::History;
use crate::words::Words;

/// Nobody looks for an older one by its number.
const NEWEST: usize = 20;

/// Nothing where the history cannot be read: whoever runs the command is told why.
pub fn names(history: &History, typed: &str) -> Vec<Candidate> {
    let names = history.names().unwrap_or_default();
    let all = std::iter::once("HEAD".to_string()).chain(names);
    all.filter(|name| name.starts_with(typed)).map(|name| Candidate::new(name, "")).collect()
}

/// The newest ones, with what each of them did.
pub fn numbers(history: &History, words: &Words, typed: &str) -> Vec<Candidate> {
    let steps = history.log(Some(NEWEST)).unwrap_or_default();
    let fits = steps.iter().filter(|entry| entry.short_id().starts_with(typed));
    fits.map(|entry| Candidate::new(entry.short_id(), step::told(words, entry))).collect()
}

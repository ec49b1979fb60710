//! What somebody probably meant who mistyped a word or the name of a record.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::slip;
use crate::record::{Book, Record};
use crate::words::fold;

/// Comparisons of names in one run. A repository where thousands of references lead nowhere has
/// other troubles than spelling, and must not wait for them.
const COMPARED_AT_MOST: usize = 1_000_000;

/// The one known word at the smallest distance, if that is small enough to be a slip.
pub(super) fn word<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold::key(typed);
    let most = slips(&folded);
    let near = known.into_iter().map(|word| (slip::between(&folded, &fold::key(word), most), word));
    let mut near: Vec<_> = near.filter_map(|(distance, word)| Some((distance?, word))).collect();
    near.sort_unstable();
    near.dedup();
    match near.as_slice() {
        [(_, word)] => Some(word),
        [(first, word), (second, _), ..] if first < second => Some(word),
        _ => None,
    }
}

/// How many slips a word of this length may have.
fn slips(word: &str) -> usize {
    match word.chars().count() {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    }
}

/// The records by what people call them.
pub(super) struct Names<'a> {
    exact: HashMap<String, Vec<&'a Record>>,
    folded: Vec<(String, &'a Record)>,
    known: HashMap<String, Option<&'a Record>>,
    compared: usize,
}

impl<'a> Names<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        let mut exact: HashMap<String, Vec<&Record>> = HashMap::new();
        let mut folded = Vec::new();
        for record in book.records() {
            folded.push((fold::key(&record.id), record));
            let title = record.text(record.kind.title);
            for name in title.into_iter().chain(record.texts("aliases")) {
                let bearers = exact.entry(name.trim().nfc().collect()).or_default();
                if !bearers.iter().any(|bearer| std::ptr::eq(*bearer, record)) {
                    bearers.push(record);
                }
                folded.push((fold::key(name), record));
            }
        }
        Self { exact, folded, known: HashMap::new(), compared: 0 }
    }

    /// All records that are called exactly so.
    pub(super) fn called(&self, typed: &str) -> &[&'a Record] {
        let name: String = typed.trim().nfc().collect();
        self.exact.get(&name).map_or(&[], Vec::as_slice)
    }

    /// The one record whose id or name is nearest.
    pub(super) fn like(&mut self, typed: &str) -> Option<&'a Record> {
        if let Some(known) = self.known.get(typed) {
            return *known;
        }
        let like = self.search(typed);
        self.known.insert(typed.to_string(), like);
        like
    }

    fn search(&mut self, typed: &str) -> Option<&'a Record> {
        if self.compared > COMPARED_AT_MOST {
            return None;
        }
        self.compared += self.folded.len();
        let key = fold::key(typed);
        let most = slips(&key);
        let mut best: Option<(usize, &'a Record)> = None;
        let mut tied = false;
        for (name, record) in &self.folded {
            let Some(distance) = slip::between(&key, name, most) else { continue };
            match best {
                Some((least, _)) if distance > least => {}
                Some((least, other)) if distance == least => tied |= !std::ptr::eq(other, *record),
                _ => (best, tied) = (Some((distance, *record)), false),
            }
        }
        match best {
            Some((_, record)) => (!tied).then_some(record),
            None => self.with_words(&key),
        }
    }

    /// The one record in whose name every typed word is a word.
    fn with_words(&self, key: &str) -> Option<&'a Record> {
        let words: Vec<&str> = key.split(|c: char| !c.is_alphanumeric()).collect();
        let long = |word: &str| word.chars().count() > 2;
        if !words.iter().any(|word| long(word)) {
            return None;
        }
        let has_all = |name: &str| {
            words.iter().all(|word| {
                name.contains(word)
                    && name.split(|c: char| !c.is_alphanumeric()).any(|w| w == *word)
            })
        };
        let mut bearers = self.folded.iter().filter(|(name, _)| has_all(name));
        let (_, first) = bearers.next()?;
        bearers.all(|(_, other)| std::ptr::eq(*other, *first)).then_some(*first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found_and_a_guess_is_not() {
        let keys = ["date", "time", "topics", "title"];
        assert_eq!(word("topisc", keys), Some("topics"));
        assert_eq!(word("Tpoics", keys), Some("topics"));
        assert_eq!(word("dat", keys), Some("date"));
        assert_eq!(word("tite", ["title", "tite1"]), None);
        assert_eq!(word("xy", ["by"]), None);
        assert_eq!(word("weather", keys), None);
    }
}

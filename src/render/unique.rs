//! Ids and names that are made from texts, so that none is there twice.

use std::collections::BTreeMap;

use crate::words::slug;

/// Texts of which each is there once.
#[derive(Default)]
pub(super) struct Unique(BTreeMap<String, usize>);

impl Unique {
    /// A name for `text` that may stand in links and marks; of `nameless` where no letter of it can.
    pub(super) fn slug(&mut self, text: &str, nameless: &str) -> String {
        let slug = slug::of(text);
        let wanted = if slug.is_empty() { nameless } else { slug.as_str() };
        self.take(wanted, |number| format!("{wanted}-{number}"))
    }

    /// `wanted`, or as `numbered` makes it from the first number that is free, from 2 on.
    pub(super) fn take(&mut self, wanted: &str, numbered: impl Fn(usize) -> String) -> String {
        let Some(mut number) = self.0.get(wanted).copied() else {
            self.0.insert(wanted.to_string(), 1);
            return wanted.to_string();
        };
        loop {
            number += 1;
            let text = numbered(number);
            if !self.0.contains_key(&text) {
                self.0.insert(text.clone(), 1);
                // The next one begins where this one ended.
                self.0.insert(wanted.to_string(), number);
                return text;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_there_once() {
        let mut unique = Unique::default();
        let ids = ["a", "A 2", "a", "a", "a-2", "…", "?"].map(|text| unique.slug(text, "part"));
        assert_eq!(ids, ["a", "a-2", "a-3", "a-4", "a-2-2", "part", "part-2"]);
    }
}

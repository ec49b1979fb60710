//! A figure and the query that lists what it counts. The figure is counted with the very query
//! that is shown beside it, so the two cannot differ; only where there are more than a thousand
//! rows, one for each organisation, they are counted together, by the values that those queries
//! look at.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::error::Result;
use crate::query::{Grouping, Key, Query, Setting};
use crate::record::{Book, Record, Task};

/// What was counted, and the query for `netlog list -q` or `netlog tasks -q`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    pub count: usize,
    pub query: String,
}

/// The book with what a query is understood by, and the query of the user, which narrows every
/// figure.
pub(super) struct Counter<'a> {
    pub(super) book: &'a Book,
    setting: &'a Setting<'a>,
    narrow: &'a str,
}

impl<'a> Counter<'a> {
    pub(super) fn new(book: &'a Book, setting: &'a Setting<'a>, narrow: &'a str) -> Self {
        Self { book, setting, narrow: narrow.trim() }
    }

    /// `text` has at least two terms: one alone in parentheses is no group.
    pub(super) fn narrowed(&self, text: &str) -> String {
        // The same field asked twice side by side means either; each in parentheses, both hold.
        match self.narrow {
            "" => text.to_string(),
            narrow => format!("({text}) ({narrow})"),
        }
    }

    fn query(&self, text: &str) -> Result<(String, Query)> {
        let text = self.narrowed(text);
        let query = Query::parse(&[], Some(&text), self.setting)?;
        Ok((text, query))
    }

    /// The records of the whole book that the query selects.
    pub(super) fn find(&self, text: &str) -> Result<Vec<&'a Record>> {
        Ok(self.query(text)?.1.select(self.book))
    }

    pub(super) fn count(&self, text: &str) -> Result<Figure> {
        let (text, query) = self.query(text)?;
        Ok(Figure { count: query.places(self.book).len(), query: text })
    }

    /// Counts among `records`, which must hold all that the query can select: the query is a
    /// narrower one than that which found them.
    pub(super) fn count_among(&self, records: &[&Record], text: &str) -> Result<Figure> {
        if self.book.shelf().is_some() {
            return self.count(text);
        }
        let (text, query) = self.query(text)?;
        let reader = query.reader(self.book);
        let count = records.iter().filter(|record| reader.record(record)).count();
        Ok(Figure { count, query: text })
    }

    /// How many of `records` each record is referred to in, under any of the fields; by the key of
    /// its id. It is what `field:=id`, joined by `or`, counts for one id after the other.
    pub(super) fn by_record(
        &self,
        records: &[&Record],
        fields: &[&str],
    ) -> Result<HashMap<String, usize>> {
        let parse = |field: &&str| Grouping::parse(field, self.setting.schema);
        let groupings = fields.iter().map(parse).collect::<Result<Vec<_>>>()?;
        let mut counts = HashMap::new();
        for record in records {
            let keys = groupings.iter().flat_map(|grouping| grouping.keys(self.book, record));
            let ids = keys.filter_map(|(key, _)| match key {
                Key::Record(id) => Some(id),
                _ => None,
            });
            for id in ids.collect::<HashSet<_>>() {
                *counts.entry(id).or_default() += 1;
            }
        }
        Ok(counts)
    }

    /// The follow-ups that `netlog tasks` lists for the query.
    pub(super) fn tasks(&self, text: &str) -> Result<(Figure, Vec<(&'a Record, &'a Task)>)> {
        let (text, query) = self.query(text)?;
        let tasks = query.tasks(self.book, true);
        Ok((Figure { count: tasks.len(), query: text }, tasks))
    }
}

/// `field:=value`, in quotes where the value is not one plain word. The query language has no
/// escapes, but several pairs of quotes.
pub(super) fn exactly(field: &str, value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if !value.is_empty() && value.chars().all(plain) {
        return format!("{field}:={value}");
    }
    match value.contains('"') {
        false => format!("{field}:=\"{value}\""),
        true => format!("{field}:=»{value}«"),
    }
}

/// The words of a command line and the text of `-q` as one expression, which narrows a report.
pub fn narrow(words: &[String], expression: Option<&str>) -> String {
    let words: Vec<String> = words.iter().map(|word| quoted(word.trim())).collect();
    let expression = expression.map(str::trim).filter(|text| !text.is_empty());
    match (words.join(" "), expression) {
        (words, None) => words,
        (words, Some(expression)) if words.is_empty() => expression.to_string(),
        (words, Some(expression)) => format!("({words}) ({expression})"),
    }
}

/// A shell has taken the quotes away from `topic:"two words"`.
fn quoted(word: &str) -> String {
    if !word.contains(char::is_whitespace) || word.contains('"') {
        return word.to_string();
    }
    let has_or = word.split_whitespace().any(|part| matches!(part, "or" | "OR" | "oder" | "ODER"));
    if has_or || word.contains('(') {
        return format!("({word})");
    }
    match word.split_once(':') {
        Some((field, value)) if !field.contains(char::is_whitespace) => {
            match value.strip_prefix('=') {
                Some(value) => format!("{field}:=\"{value}\""),
                None => format!("{field}:\"{value}\""),
            }
        }
        _ => format!("\"{word}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_are_no_plain_word_are_quoted() {
        assert_eq!(exactly("topic", "förderung"), "topic:=förderung");
        assert_eq!(exactly("topic", "a b"), "topic:=\"a b\"");
        assert_eq!(exactly("topic", "a \"b\""), "topic:=»a \"b\"«");
    }

    #[test]
    fn arguments_become_one_expression() {
        let words = ["topic:a b", "two words", "a or b", "with:x"].map(String::from);
        let text = "topic:\"a b\" \"two words\" (a or b) with:x";
        assert_eq!(narrow(&words, None), text);
        assert_eq!(narrow(&words, Some("y")), format!("({text}) (y)"));
        assert_eq!(narrow(&[], Some(" y ")), "y");
    }
}

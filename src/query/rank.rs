//! Which of the records found fits best, and where in it: title and names before summary before
//! text, whole words before parts of words, newer before older.

use std::cmp::Reverse;

use crate::record::{Book, Record};
use crate::words::fold::Folded;

/// A record found, with the line to show.
#[derive(Debug)]
pub struct Hit<'a> {
    pub record: &'a Record,
    /// The line of the text that has most of the words; none where only a field has them.
    pub line: Option<Line>,
}

/// A line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// In the file, from 1.
    pub number: usize,
    /// The byte of the file at which the text begins.
    pub start: usize,
    pub text: String,
    /// The heading above it.
    pub heading: Option<String>,
}

/// The best `limit` records, best first. `words` are what was searched for.
pub fn rank<'a>(
    book: &Book,
    records: Vec<&'a Record>,
    words: &[String],
    limit: usize,
) -> Vec<Hit<'a>> {
    let wanted: Vec<Folded> = words.iter().map(|word| Folded::new(word)).collect();
    let mut scored: Vec<_> =
        records.into_iter().map(|record| (score(book, record, &wanted), record)).collect();
    scored.sort_by_key(|(score, record)| {
        (*score, Reverse(record.date().map(|date| date.first())), record.path.as_str())
    });
    // Looking for the line reads the whole text: only those shown are worth it.
    scored.truncate(limit);
    let hit = |(_, record): (usize, &'a Record)| Hit { record, line: line(record, &wanted) };
    scored.into_iter().map(hit).collect()
}

/// Small is good: for each word the first place that has it, a whole word before a part.
fn score(book: &Book, record: &Record, wanted: &[Folded]) -> usize {
    let places = [names(book, record), record.summary().unwrap_or_default().to_string()];
    let places = places.map(|text| Folded::new(&text));
    let one = |word: &Folded| {
        let found = places.iter().position(|text| text.contains(word));
        let Some(at) = found else { return 2 * places.len() };
        let whole = places.get(at).is_some_and(|text| has_whole(text.key(), word.key()));
        2 * at + usize::from(!whole)
    };
    wanted.iter().map(one).sum()
}

/// Title and aliases of the record, and the names of the people in it.
fn names(book: &Book, record: &Record) -> String {
    let mut names = vec![record.title()];
    names.extend(record.texts("aliases"));
    for key in ["with", "participants"] {
        names.extend(record.references(key).map(|reference| book.label(reference)));
    }
    names.join("\n")
}

fn has_whole(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
}

fn line(record: &Record, wanted: &[Folded]) -> Option<Line> {
    let body = record.page().body();
    let before = record.page().text().get(..record.page().body_start()).unwrap_or_default();
    let first = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let mut heading = None;
    let mut best: Option<(usize, Line)> = None;
    let mut next = record.page().body_start();
    for (at, text) in body.split_inclusive('\n').enumerate() {
        let start = next + text.len() - text.trim_start().len();
        next += text.len();
        if let Some(title) = text.strip_prefix('#') {
            heading = Some(title.trim_start_matches('#').trim().to_string());
        }
        let folded = Folded::new(text);
        let count = wanted.iter().filter(|word| folded.contains(word)).count();
        if count > best.as_ref().map_or(0, |(count, _)| *count) {
            let text = text.trim().to_string();
            let heading = heading.clone();
            best = Some((count, Line { number: first + at, start, text, heading }));
        }
    }
    best.map(|(_, line)| line)
}

impl Line {
    /// The parts of the text that hold a searched word, in bytes of the file.
    pub fn marks(&self, words: &[String]) -> Vec<std::ops::Range<usize>> {
        let mut at = self.start;
        let mut marks = Vec::new();
        for (has, piece) in marked(&self.text, words) {
            if has {
                marks.push(at..at + piece.trim_end().len());
            }
            at += piece.len();
        }
        marks
    }
}

/// Splits a line into pieces, true where one holds a searched word: what to show in colour.
pub fn marked<'a>(text: &'a str, words: &[String]) -> Vec<(bool, &'a str)> {
    let wanted: Vec<Folded> = words
        .iter()
        .flat_map(|phrase| phrase.split_whitespace())
        .map(Folded::new)
        .filter(|word| !word.is_empty())
        .collect();
    // An ASCII piece folds to no more letters than it has: most are too short to be folded at all.
    let shortest = wanted.iter().map(|word| word.key().len()).min().unwrap_or(usize::MAX);
    let has = |piece: &str| {
        let fits = !piece.is_ascii() || piece.len() >= shortest;
        fits && {
            let folded = Folded::new(piece);
            wanted.iter().any(|word| folded.contains(word))
        }
    };
    text.split_inclusive(' ').map(|piece| (has(piece), piece)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Schema, kind};

    fn book() -> Book {
        let schema = Schema::default();
        let record = |path: &str, text: &str| {
            Record::read(&schema, &kind::MEETING, path, format!("---\n{text}"))
        };
        let records = vec![
            record("meetings/text.md", "title: A\n---\n\n## Lage\n\nEs ging um die Steuerung.\n"),
            record("meetings/part.md", "title: Steuerungsgruppe\ndate: 2024-01-01\n---\n"),
            record("meetings/whole.md", "title: Die Steuerung\ndate: 2023-01-01\n---\n"),
            record("meetings/newer.md", "title: Steuerungskreis\ndate: 2024-05-01\n---\n"),
            record("meetings/summary.md", "title: B\nsummary: Steuerung neu\n---\n"),
        ];
        Book::new(schema.clone(), records, Vec::new())
    }

    #[test]
    fn titles_before_summaries_before_text_and_newer_before_older() {
        let book = book();
        let words = ["steuerung".to_string()];
        let hits = rank(&book, book.records().collect(), &words, usize::MAX);
        let ids: Vec<&str> = hits.iter().map(|hit| hit.record.id.as_str()).collect();
        assert_eq!(ids, ["whole", "newer", "part", "summary", "text"]);
        let line = hits.last().and_then(|hit| hit.line.clone()).expect("a line");
        assert_eq!((line.number, line.heading.as_deref()), (7, Some("Lage")));
    }

    #[test]
    fn the_words_are_marked_in_any_spelling() {
        let marked = marked("Frau Güller kommt", &["gueller".to_string()]);
        assert_eq!(marked, [(false, "Frau "), (true, "Güller "), (false, "kommt")]);
    }
}

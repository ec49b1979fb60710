//! Which of the records found fits best, and where in it: title and names before summary before
//! text, whole words before parts of words, newer before older.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::matching::Reader;
use super::sift::Sift;
use crate::record::{Book, Place, Record};
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

/// The best `limit` of some records, best first. `words` are what was searched for.
pub fn rank<'a>(
    book: &'a Book,
    places: Vec<Place>,
    words: &[String],
    limit: usize,
) -> Vec<Hit<'a>> {
    let wanted: Vec<Folded> = words.iter().map(|word| Folded::new(word)).collect();
    // Those that may be best come first: most of the others need not be read.
    let mut ahead = Bounds::new(book, &wanted).of(book, places);
    ahead.sort_unstable();
    let mut best: Vec<(Rank, &Record)> = Vec::new();
    for batch in ahead.chunks(AT_ONCE) {
        let worst = best.get(limit.saturating_sub(1)).map(|(rank, _)| *rank);
        if worst.is_some_and(|worst| batch.first().is_some_and(|first| *first > worst)) {
            break;
        }
        let places: Vec<Place> = batch.iter().filter_map(|rank| rank.place).collect();
        book.bring(&places);
        best.extend(batch.iter().filter_map(|rank| {
            let record = book.at(rank.place?)?;
            Some((Rank { score: score(book, record, &wanted), ..*rank }, record))
        }));
        best.sort_unstable_by_key(|(rank, _)| *rank);
        best.truncate(limit);
    }
    // Looking for the line reads the whole text: only those shown are worth it.
    let hit = |(_, record): (Rank, &'a Record)| Hit { record, line: line(record, &wanted) };
    best.into_iter().map(hit).collect()
}

/// Records that are read before it is asked whether the next can be any better.
const AT_ONCE: usize = 64;

/// What decides between two records: small is good, then the newer one, then the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    score: usize,
    day: Reverse<Option<NaiveDate>>,
    /// In the order of the paths.
    number: usize,
    place: Option<Place>,
}

/// How good a record can be at best, as far as that can be told without reading it.
struct Bounds {
    /// For each word and each record of the shelf.
    of_words: Vec<Vec<u8>>,
}

impl Bounds {
    fn new(book: &Book, wanted: &[Folded]) -> Bounds {
        let Some(shelf) = book.shelf() else { return Bounds { of_words: Vec::new() } };
        let reader = Reader::new(book);
        let of_word = |word: &Folded| {
            let mut tiers = shelf.tiers(word);
            // Whoever takes part has a name, too.
            let people = |key: &str| PEOPLE.contains(&key);
            for at in Sift::new(book, shelf, &reader).called(word, &people).ones() {
                if let Some(tier) = tiers.get_mut(at) {
                    *tier = 0;
                }
            }
            tiers
        };
        Bounds { of_words: wanted.iter().map(of_word).collect() }
    }

    fn of(&self, book: &Book, places: Vec<Place>) -> Vec<Rank> {
        let rank = |(number, place): (usize, Place)| {
            let score = match place {
                Place::Shelf(at) => {
                    let tiers = self.of_words.iter().filter_map(|tiers| tiers.get(at));
                    tiers.map(|tier| usize::from((*tier).min(NOWHERE))).sum()
                }
                Place::Hand(_) => 0,
            };
            let day = Reverse(book.occasion(place).map(|(first, _)| first));
            Rank { score, day, number, place: Some(place) }
        };
        places.into_iter().enumerate().map(rank).collect()
    }
}

/// The keys of people whose names count like a record's own.
const PEOPLE: [&str; 2] = ["with", "participants"];
/// The worst that one word can do.
const NOWHERE: u8 = 4;

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
    for key in PEOPLE {
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
    use crate::query::Query;
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
        let hits = rank(&book, Query::all().places(&book), &words, usize::MAX);
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

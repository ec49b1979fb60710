//! One text in the kept texts of all records, by brute force: it reads a chunk at a time, which
//! finds parts of compounds that no index of words knows.

use rayon::prelude::*;

use super::segment::{Chunks, Segment};
use super::shelf::Part;
use crate::record::shelf::Within;
use crate::words::fold::Sought;

/// How well each record has it; the smaller the better.
#[derive(Debug)]
pub struct Tiers {
    pub of: Vec<u8>,
    /// Places whose texts are damaged: nothing is known of them.
    pub unread: Vec<usize>,
}

/// As a whole word of a name, or a part of one.
const NAME: u8 = 0;
/// The same in the sentence that says what it is about.
const SUMMARY: u8 = 2;
const ELSEWHERE: u8 = 4;
/// It has it nowhere.
pub const NOT: u8 = u8::MAX;

/// A chunk to look through.
struct Task<'a> {
    part: usize,
    segment: &'a Segment,
    chunks: &'a Chunks,
    chunk: usize,
    names: bool,
}

/// What was found in one chunk: rows with their tier, or rows that cannot be read.
enum Found {
    Rows(usize, Vec<(usize, u8)>),
    Damaged(usize, std::ops::Range<usize>),
}

pub fn search(
    parts: &[Part],
    places: &[Vec<u32>],
    many: usize,
    sought: Sought<'_>,
    within: Within,
) -> Tiers {
    if sought.text.is_empty() {
        return Tiers { of: vec![NAME; many], unread: Vec::new() };
    }
    let tasks: Vec<Task<'_>> = parts
        .iter()
        .enumerate()
        .flat_map(|(at, part)| {
            let Part { segment, .. } = part;
            let titles = (0..segment.chunks(&segment.titles)).map(move |chunk| Task {
                part: at,
                segment,
                chunks: &segment.titles,
                chunk,
                names: true,
            });
            let texts = match within {
                Within::Names => 0..0,
                Within::Everything => 0..segment.chunks(&segment.texts),
            };
            titles.chain(texts.map(move |chunk| Task {
                part: at,
                segment,
                chunks: &segment.texts,
                chunk,
                names: false,
            }))
        })
        .collect();
    let finder = memchr::memmem::Finder::new(sought.text);
    let found = tasks
        .par_iter()
        .map_init(Vec::new, |buffer, task| task.run(&finder, sought.is_cut, buffer));
    let found: Vec<Found> = found.collect();
    let mut tiers = Tiers { of: vec![NOT; many], unread: Vec::new() };
    let place = |part: usize, row: usize| {
        let place = places.get(part).and_then(|rows| rows.get(row)).copied()?;
        (place != u32::MAX).then_some(place as usize)
    };
    for found in found {
        match found {
            Found::Rows(part, rows) => {
                for (row, tier) in rows {
                    if let Some(known) = place(part, row).and_then(|at| tiers.of.get_mut(at)) {
                        *known = tier.min(*known);
                    }
                }
            }
            Found::Damaged(part, rows) => {
                tiers.unread.extend(rows.filter_map(|row| place(part, row)));
            }
        }
    }
    tiers
}

impl Task<'_> {
    fn run(
        &self,
        finder: &memchr::memmem::Finder<'_>,
        is_cut: bool,
        buffer: &mut Vec<u8>,
    ) -> Found {
        if !self.segment.chunk(self.chunks, self.chunk, buffer) {
            let rows = self.segment.rows_in(self.chunks, self.chunk);
            return Found::Damaged(self.part, rows);
        }
        let rows = self.segment.rows_in(self.chunks, self.chunk);
        let start = self.segment.start(self.chunks, self.chunk);
        let end = |row: usize| self.segment.end(self.chunks, row);
        let mut found: Vec<(usize, u8)> = Vec::new();
        let mut from = 0;
        let mut row = rows.start;
        while let Some(at) =
            buffer.get(from..).and_then(|rest| finder.find(rest)).map(|at| from + at)
        {
            while row < rows.end && end(row) <= start + at {
                row += 1;
            }
            if row >= rows.end {
                break;
            }
            let whole = is_whole(buffer, at, finder.needle().len(), is_cut);
            let tier = if self.names {
                NAME
            } else if start + at < self.segment.rest(row) {
                SUMMARY
            } else {
                ELSEWHERE
            };
            let tier = if tier == ELSEWHERE || whole { tier } else { tier + 1 };
            match found.last_mut() {
                Some((last, known)) if *last == row => *known = tier.min(*known),
                _ => found.push((row, tier)),
            }
            // A whole word may follow where only a part was found so far.
            from = if whole || tier == ELSEWHERE { end(row) - start } else { at + 1 };
        }
        Found::Rows(self.part, found)
    }
}

/// Nothing of a word before it and behind it, as far as bytes tell: what is no ASCII may be a dash,
/// and the letter before one that was cut may be its own. Better than it is may a record be taken
/// for, never worse.
fn is_whole(text: &[u8], at: usize, size: usize, is_cut: bool) -> bool {
    let of_word = |byte: &u8| byte.is_ascii_alphanumeric();
    let before = at.checked_sub(1).and_then(|at| text.get(at)).filter(|_| !is_cut);
    !before.is_some_and(of_word) && !text.get(at + size).is_some_and(of_word)
}

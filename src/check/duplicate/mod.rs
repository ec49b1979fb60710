//! Which contacts are probably one, written down twice: with a score and the reasons. Nothing is
//! changed here; who is somebody else for sure stands in `different-from`. Why it is made so is in
//! `docs/decisions/0014-duplicates.md`.

mod block;
mod body;
mod card;
mod census;
mod evidence;
mod name;
mod nickname;
mod organisation;
mod person;
mod reach;
mod reason;
mod sound;

use std::collections::HashSet;

use rayon::prelude::*;
use serde_json::{Value as Json, json};

pub use reason::Reason;

use self::card::Card;
use self::census::Census;
use crate::record::{Book, Record, kind};

/// From here on a pair is shown.
const LIKELY: u8 = 50;

/// Two contacts that may be one. The first says more.
#[derive(Debug)]
pub struct Pair<'a> {
    pub a: &'a Record,
    pub b: &'a Record,
    /// From 0 to 100.
    pub score: u8,
    /// What speaks for it, then what against it.
    pub reasons: Vec<Reason>,
}

impl Pair<'_> {
    /// `{a, b, score, reasons}`
    pub fn json(&self) -> Json {
        let reasons: Vec<&str> = self.reasons.iter().map(|reason| reason.code()).collect();
        json!({ "a": self.a.id, "b": self.b.id, "score": self.score, "reasons": reasons })
    }
}

/// The likely pairs, the likeliest first; of those at `paths` only, where they are given.
pub fn find<'a>(book: &'a Book, paths: Option<&HashSet<String>>) -> Vec<Pair<'a>> {
    let records: Vec<&Record> = book.of_kind(&kind::CONTACT).collect();
    let cards: Vec<Card> = records.into_par_iter().map(Card::of).collect();
    let census = Census::of(&cards);
    let asked = |card: &Card| paths.is_none_or(|paths| paths.contains(&card.record.path));
    let pairs = block::pairs(&cards).into_par_iter().filter_map(|(a, b)| {
        let (a, b) = (cards.get(a)?, cards.get(b)?);
        if asked(a) || asked(b) { pair(a, b, &census) } else { None }
    });
    let mut pairs: Vec<Pair> = pairs.collect();
    pairs.sort_by(|a, b| {
        let order = b.score.cmp(&a.score);
        order.then_with(|| (&a.a.path, &a.b.path).cmp(&(&b.a.path, &b.b.path)))
    });
    pairs
}

fn pair<'a>(a: &Card<'a>, b: &Card<'a>, census: &Census) -> Option<Pair<'a>> {
    if !a.may_be(b) {
        return None;
    }
    let evidence = match a.is_person() {
        true => person::weigh(a, b, census),
        false => organisation::weigh(a, b, census),
    };
    let score = evidence.score(census.need());
    if score < LIKELY {
        return None;
    }
    let says =
        |record: &Record| record.fields.iter().map(|field| field.values.len()).sum::<usize>();
    let (a, b) = match says(b.record) > says(a.record) {
        true => (b.record, a.record),
        false => (a.record, b.record),
    };
    Some(Pair { a, b, score, reasons: evidence.reasons() })
}

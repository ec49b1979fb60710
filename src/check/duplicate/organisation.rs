//! Whether two organisations, or two programmes, are one, by their names.

use super::body::{Body, Rest};
use super::card::Card;
use super::census::Census;
use super::evidence::Evidence;
use super::reach;
use super::reason::Reason;

/// However many rare words a name has, it is one name.
const MOST: f64 = 22.0;

pub(super) fn weigh(a: &Card, b: &Card, census: &Census) -> Evidence {
    let pairs = a.bodies.iter().flat_map(|a| b.bodies.iter().map(move |b| (a, b)));
    let best = pairs.map(|(a, b)| names(a, b, census));
    let mut evidence = best.max_by(|a, b| a.bits.total_cmp(&b.bits)).unwrap_or_default();
    let elsewhere = |code: &String| !b.postal_codes.contains(code);
    if !b.postal_codes.is_empty() && a.postal_codes.iter().any(elsewhere) {
        evidence.add(-6.0, Reason::OtherPlace);
    }
    let mut ways = Vec::new();
    reach::weigh(a, b, census, &mut evidence, &mut ways);
    reach::houses(a, b, census, &mut evidence, &mut ways);
    evidence.best(ways);
    evidence
}

fn names(a: &Body, b: &Body, census: &Census) -> Evidence {
    let mut evidence = Evidence::default();
    let like = a.like(b);
    let known = like.shared.iter().map(|word| census.word(word)).sum::<f64>();
    let shorter = a.words.len().min(b.words.len());
    match like.rest {
        // Words of one name go with one another.
        Rest::Nothing => evidence.add((known + 6.0).min(MOST), Reason::SameName),
        // With more letters, and more of them initials, it is less of a chance.
        Rest::Short { letters, words } => {
            let told = few(letters) * 2.5 + (few(words) - 1.0) * 4.0;
            evidence.add((known + told).min(MOST), Reason::Abbreviation);
        }
        Rest::Near => evidence.add((known + 8.0).min(MOST), Reason::SimilarName),
        Rest::One(more) if shorter > 0 => {
            evidence.add(known.min(MOST) - 6.0 * few(more), Reason::PartOfName);
        }
        Rest::One(_) | Rest::Both => evidence.silent(known.min(MOST) - 14.0),
    }
    evidence
}

fn few(count: usize) -> f64 {
    f64::from(u8::try_from(count).unwrap_or(u8::MAX))
}

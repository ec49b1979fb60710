//! Whether two people are one, by their names and by what belongs to people only.

use super::card::{Called, Card};
use super::census::Census;
use super::evidence::{Evidence, Way};
use super::name::{Likeness, Part, family, given};
use super::reach;
use super::reason::Reason;
use crate::check::slip;

pub(super) fn weigh(a: &Card, b: &Card, census: &Census) -> Evidence {
    let mut evidence = names(a, b, census);
    salutation(a, b, &mut evidence);
    birthday(a, b, &mut evidence);
    let mut ways = Vec::from_iter(employers(a, b, census, &mut evidence));
    reach::weigh(a, b, census, &mut evidence, &mut ways);
    evidence.best(ways);
    evidence
}

/// Of all names that both are known by the two that are most alike.
fn names(a: &Card, b: &Card, census: &Census) -> Evidence {
    let pairs = a.called.iter().flat_map(|a| b.called.iter().map(move |b| (a, b)));
    let best = pairs.map(|(a, b)| called(a, b, census));
    best.max_by(|a, b| a.bits.total_cmp(&b.bits)).unwrap_or_default()
}

fn called(a: &Called, b: &Called, census: &Census) -> Evidence {
    let mut evidence = straight(a, b, census);
    if let Some(swapped) = swapped(a, b, census).filter(|other| other.bits > evidence.bits) {
        evidence = swapped;
    }
    // Who says `sen.` knows another one.
    if a.generation != b.generation {
        evidence.add(-18.0, Reason::OtherGeneration);
    }
    evidence
}

fn straight(a: &Called, b: &Called, census: &Census) -> Evidence {
    let (by_given, by_family) = (given(&a.given, &b.given), family(&a.family, &b.family));
    let mut evidence = Evidence::default();
    let bits = given_bits(by_given, &a.given, &b.given, census);
    if by_given == Likeness::Same && by_family == Likeness::Same {
        evidence.add(bits + family_bits(by_family, &a.family, &b.family, census), Reason::SameName);
        return evidence;
    }
    let reason = match by_given {
        Likeness::Same => Some(Reason::SameGiven),
        Likeness::Short => Some(Reason::ShortForm),
        Likeness::Half | Likeness::Second => Some(Reason::PartOfGiven),
        Likeness::Initial => Some(Reason::Initial),
        Likeness::Near | Likeness::Sound | Likeness::Ending => Some(Reason::SimilarGiven),
        Likeness::Other | Likeness::Unknown => None,
    };
    tell(&mut evidence, bits, reason);
    let reason = match by_family {
        Likeness::Same => Some(Reason::SameFamily),
        Likeness::Half => Some(Reason::PartOfFamily),
        Likeness::Near => Some(Reason::SimilarFamily),
        Likeness::Sound => Some(Reason::SoundsAlike),
        Likeness::Other => Some(Reason::OtherFamily),
        _ => None,
    };
    tell(&mut evidence, family_bits(by_family, &a.family, &b.family, census), reason);
    evidence
}

fn tell(evidence: &mut Evidence, bits: f64, reason: Option<Reason>) {
    match reason {
        Some(reason) => evidence.add(bits, reason),
        None => evidence.silent(bits),
    }
}

/// `Frey Anne`, where the one name is written as the other is said.
fn swapped(a: &Called, b: &Called, census: &Census) -> Option<Evidence> {
    let is_same = |one: &Part, other: &Part| {
        matches!(family(one, other), Likeness::Same | Likeness::Half | Likeness::Near)
    };
    if !is_same(&a.given, &b.family) || !is_same(&a.family, &b.given) {
        return None;
    }
    // As rare as the name is in the order in which it is usual.
    let known =
        |name: &Called| census.given(&[&name.given.joined]) + census.family(&[&name.family.joined]);
    let mut evidence = Evidence::default();
    evidence.add(known(a).min(known(b)) - 1.0, Reason::SwappedName);
    Some(evidence)
}

fn given_bits(likeness: Likeness, a: &Part, b: &Part, census: &Census) -> f64 {
    let either = || census.given(&[&a.joined, &b.joined]);
    let of_both = || shared(a, b).map_or(0.0, |word| census.given(&[word]));
    match likeness {
        Likeness::Same => census.given(&[&a.joined]),
        Likeness::Short if census.are_two(&a.joined, &b.joined) => -3.0,
        Likeness::Short if a.shares_class(b) => census.class(&a.classes, &b.classes) - 1.0,
        Likeness::Short => either() - 3.0,
        Likeness::Half => of_both() - 2.0,
        Likeness::Second => of_both() - 5.0,
        Likeness::Initial => 3.0,
        Likeness::Near | Likeness::Sound if census.are_two(&a.joined, &b.joined) => -10.0,
        Likeness::Near | Likeness::Sound => either() - census.slip(&a.joined, &b.joined),
        Likeness::Ending => -9.0,
        Likeness::Other => -24.0,
        Likeness::Unknown => 0.0,
    }
}

fn family_bits(likeness: Likeness, a: &Part, b: &Part, census: &Census) -> f64 {
    match likeness {
        Likeness::Same => census.family(&[&a.joined]),
        Likeness::Half => shared(a, b).map_or(0.0, |word| census.family(&[word])) - 1.0,
        Likeness::Near => {
            census.family(&[&a.joined, &b.joined]) - census.slip(&a.joined, &b.joined)
        }
        Likeness::Sound => census.sound(&a.sound) - census.slip(&a.joined, &b.joined),
        Likeness::Other => -6.0,
        _ => 0.0,
    }
}

/// The longest word that both have.
fn shared<'p>(a: &'p Part, b: &Part) -> Option<&'p str> {
    let both = a.words.iter().filter(|word| b.words.contains(word));
    both.max_by_key(|word| word.len()).map(String::as_str)
}

fn salutation(a: &Card, b: &Card, evidence: &mut Evidence) {
    match (a.salutation, b.salutation) {
        (Some(a), Some(b)) if a != b => evidence.add(-8.0, Reason::OtherSalutation),
        (Some(_), Some(_)) => evidence.silent(0.5),
        _ => {}
    }
}

fn birthday(a: &Card, b: &Card, evidence: &mut Evidence) {
    let (Some(a), Some(b)) = (&a.born, &b.born) else { return };
    if a == b {
        return evidence.add(9.0, Reason::SameBirthday);
    }
    // One wrong key is no other birthday for sure; a father's differs by more.
    let slip = a.len() == b.len() && slip::between(a, b, 1).is_some();
    evidence.add(if slip { -4.0 } else { -25.0 }, Reason::OtherBirthday);
}

fn employers(a: &Card, b: &Card, census: &Census, evidence: &mut Evidence) -> Option<Way> {
    let both = a.employers.iter().filter(|id| b.employers.contains(id));
    // The smallest office of those they share.
    let best = both.map(|id| census.employer(id)).max_by(f64::total_cmp);
    if best.is_none() && !a.employers.is_empty() && !b.employers.is_empty() {
        evidence.add(-4.0, Reason::OtherOrganisation);
    }
    best.map(|bits| (bits.clamp(1.0, 9.0), Reason::SameOrganisation))
}

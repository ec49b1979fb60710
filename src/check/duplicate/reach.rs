//! Whether two contacts are reached in the same way: addresses, numbers, pages. What a whole office
//! or a family shares says little about one of them.

use super::card::{Card, Email};
use super::census::Census;
use super::evidence::{Evidence, Way};
use super::reason::Reason;
use crate::check::slip;

pub(super) fn weigh(
    a: &Card,
    b: &Card,
    census: &Census,
    evidence: &mut Evidence,
    ways: &mut Vec<Way>,
) {
    if a.uids.iter().any(|uid| b.uids.contains(uid)) {
        ways.push((24.0, Reason::SameUid));
    }
    emails(a, b, census, evidence, ways);
    phones(a, b, census, evidence, ways);
    if a.addresses.iter().any(|address| b.addresses.contains(address)) {
        ways.push((if a.is_person() { 4.0 } else { 6.0 }, Reason::SameAddress));
    }
}

/// Of so many that have it as well.
fn among(count: usize, alone: f64) -> f64 {
    let many = f64::from(u32::try_from(count.max(2)).unwrap_or(u32::MAX));
    (alone - 2.0 * (many / 2.0).log2()).max(1.0)
}

fn emails(a: &Card, b: &Card, census: &Census, evidence: &mut Evidence, ways: &mut Vec<Way>) {
    let both = a.emails.iter().filter(|email| b.emails.iter().any(|other| other.key == email.key));
    let bits = both.map(|email| {
        // A mailbox of an office belongs to it, and to none of its people.
        let alone = if email.is_shared && a.is_person() { 3.0 } else { 20.0 };
        among(census.have_email(a, &email.key), alone)
    });
    if let Some(bits) = bits.max_by(f64::total_cmp) {
        return ways.push((bits, Reason::SameEmail));
    }
    let pairs = || a.emails.iter().flat_map(|a| b.emails.iter().map(move |b| (a, b)));
    if pairs().next().is_none() {
        return;
    }
    let own = |email: &Email| !email.is_shared && email.domain.is_some();
    let in_one_house = |(x, y): (&Email, &Email)| own(x) && own(y) && x.domain == y.domain;
    let is_named = |card: &Card, email: &Email| card.called.iter().any(|name| name.is_in(email));
    let slips = |(x, y): (&Email, &Email)| {
        // Each has the address of its own name: then the names are two.
        is_slip(x, y) && !(is_named(a, x) && is_named(b, y))
    };
    if pairs().any(slips) {
        evidence.add(3.0, Reason::SimilarEmail);
    } else if a.is_person() && pairs().any(in_one_house) {
        // Where everybody has one address, two are two.
        evidence.add(-7.0, Reason::OtherEmail);
    } else if pairs().any(|(x, y)| x.local == y.local && !x.is_shared && !is_named(a, x)) {
        evidence.add(6.0, Reason::SimilarEmail);
    } else {
        evidence.add(-1.5, Reason::OtherEmail);
    }
}

/// A slip of the keys in one house. `anna2` is somebody else than `anna`.
fn is_slip(a: &Email, b: &Email) -> bool {
    let digits =
        |email: &Email| email.local.chars().filter(char::is_ascii_digit).collect::<String>();
    !(a.is_shared || b.is_shared)
        && a.domain.is_some()
        && a.domain == b.domain
        && a.local.len().min(b.local.len()) > 5
        && digits(a) == digits(b)
        && slip::between(&a.local, &b.local, 1).is_some()
}

fn phones(a: &Card, b: &Card, census: &Census, evidence: &mut Evidence, ways: &mut Vec<Way>) {
    let both = a.phones.iter().filter(|phone| b.phones.contains(phone));
    let bits = both.map(|phone| among(census.have_phone(a, phone), 13.0));
    let pairs = || a.phones.iter().flat_map(|a| b.phones.iter().map(move |b| (a, b)));
    match bits.max_by(f64::total_cmp) {
        Some(bits) => ways.push((bits, Reason::SamePhone)),
        None if pairs().next().is_none() => {}
        None if a.is_person() && pairs().any(|(a, b)| are_desks(a, b)) => {
            evidence.add(-4.0, Reason::OtherPhone);
        }
        None => evidence.add(-1.0, Reason::OtherPhone),
    }
}

/// Extensions of one house.
fn are_desks(a: &str, b: &str) -> bool {
    const EXTENSION: usize = 3;
    let house =
        |phone: &str| phone.get(..phone.len().saturating_sub(EXTENSION)).map(str::to_string);
    a.len() == b.len() && a.len() > 9 && house(a) == house(b)
}

/// What belongs to an organisation as a whole.
pub(super) fn houses(
    a: &Card,
    b: &Card,
    census: &Census,
    evidence: &mut Evidence,
    ways: &mut Vec<Way>,
) {
    let both = a.webs.iter().filter(|host| b.webs.contains(host));
    let bits = both.map(|host| among(census.have_web(host), 12.0));
    match bits.max_by(f64::total_cmp) {
        Some(bits) => ways.push((bits, Reason::SameWeb)),
        None if a.webs.is_empty() || b.webs.is_empty() => {}
        None => evidence.silent(-4.0),
    }
    let domains = a.emails.iter().filter_map(|email| email.domain.as_ref());
    let both = domains.filter(|domain| b.emails.iter().any(|o| o.domain.as_ref() == Some(domain)));
    let bits = both.map(|domain| among(census.have_domain(domain), 10.0));
    if let Some(bits) = bits.max_by(f64::total_cmp) {
        ways.push((bits, Reason::SameDomain));
    }
}

//! Which contacts are compared at all: those that share a key. Each has a bounded number of keys and
//! each key a bounded number of pairs, so that time grows with the log and not with its square.

use std::collections::HashMap;

use super::card::{Called, Card};

/// Of a key that more have, each is compared with its nearest in the order of names only.
const CROWD: usize = 40;
const NEAREST: usize = 10;

/// Pairs of places in `cards`, each once, the lower first.
pub(super) fn pairs(cards: &[Card]) -> Vec<(usize, usize)> {
    let mut blocks: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, card) in cards.iter().enumerate() {
        let mut keys = keys(card);
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            blocks.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for mut block in blocks.into_values().filter(|block| block.len() > 1) {
        let reach = if block.len() > CROWD { NEAREST } else { CROWD };
        if block.len() > CROWD {
            block.sort_by_cached_key(|at| (cards.get(*at).map(order), *at));
        }
        for (begin, a) in block.iter().enumerate() {
            let others = block.iter().skip(begin + 1).take(reach);
            pairs.extend(others.map(|b| (*a.min(b), *a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn order(card: &Card) -> String {
    let person = card.called.first().map(|name| name.bag.clone());
    person.or_else(|| card.bodies.first().map(|body| body.bag())).unwrap_or_default()
}

fn keys(card: &Card) -> Vec<String> {
    let mut keys = Vec::new();
    for name in &card.called {
        of_person(name, &mut keys);
    }
    for body in &card.bodies {
        keys.extend(body.words.iter().map(|word| format!("word {word}")));
        keys.push(format!("bag {}", body.bag()));
        // `bamf` and `bundesamt migration fluchtlinge` have the first letter of each word in common,
        // and the place where they are.
        keys.push(format!("short {}", body.initials()));
        if let [word] = body.words.as_slice() {
            keys.extend(initials_within(word).map(|initials| format!("short {initials}")));
        }
    }
    let texts = |kind: &'static str, texts: &[String]| {
        texts.iter().map(|text| format!("{kind} {text}")).collect::<Vec<_>>()
    };
    keys.extend(card.emails.iter().map(|email| format!("email {}", email.key)));
    if !card.is_person() {
        let domains = card.emails.iter().filter_map(|email| email.domain.as_ref());
        keys.extend(domains.map(|domain| format!("domain {domain}")));
        keys.extend(texts("web", &card.webs));
    }
    keys.extend(texts("phone", &card.phones));
    keys.extend(texts("uid", &card.uids));
    keys.extend(texts("bag", &mailboxes(card)));
    keys
}

fn of_person(name: &Called, keys: &mut Vec<String>) {
    keys.push(format!("bag {}", name.bag));
    let initial = name.given.initial();
    for word in &name.family.words {
        let sound = super::sound::code(word);
        let sound = if sound.is_empty() { word.clone() } else { sound };
        if let Some(initial) = initial {
            keys.push(format!("sound {initial} {sound}"));
        }
        for class in &name.given.classes {
            keys.push(format!("class {class} {sound}"));
        }
        // A slip can change the sound, but not both ends of a name.
        if let Some(given) = name.given.words.first() {
            keys.push(format!("begin {given} {}", ends(word.chars())));
            keys.push(format!("end {given} {}", ends(word.chars().rev())));
        }
    }
    // `Güllerfrey` may be `Güller-Frey`.
    if let Some(initial) = initial {
        keys.push(format!("sound {initial} {}", name.family.sound));
    }
}

fn ends(letters: impl Iterator<Item = char>) -> String {
    letters.take(3).collect()
}

/// `anne frey` of `anne.frey@example.org`.
fn mailboxes(card: &Card) -> Vec<String> {
    let people = card.emails.iter().filter(|email| card.is_person() && !email.is_shared);
    let names = people.filter_map(|email| super::name::Name::of_mailbox(&email.local));
    names.map(|name| name.bag()).collect()
}

/// What the initials of the words may be that a word abbreviates: some of its letters, the first
/// among them.
fn initials_within(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let many = if (2..=6).contains(&letters.len()) { 1u32 << (letters.len() - 1) } else { 0 };
    (0..many).map(move |chosen| {
        let is_chosen = |at: &usize| *at == 0 || chosen & (1 << (at - 1)) != 0;
        letters.iter().enumerate().filter(|(at, _)| is_chosen(at)).map(|(_, c)| *c).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Record, Schema, kind};

    fn record(id: usize, front: &str) -> Record {
        let text = format!("---\n{front}\n---\n");
        Record::read(&Schema::default(), &kind::CONTACT, &format!("contacts/c{id}.md"), text)
    }

    fn meet(a: &str, b: &str) -> bool {
        let records = [record(0, a), record(1, b)];
        let cards: Vec<Card> = records.iter().map(Card::of).collect();
        !pairs(&cards).is_empty()
    }

    #[test]
    fn those_that_may_be_one_meet() {
        for (a, b) in [
            ("name: Anne Güller-Frey", "name: Anne Frey"),
            ("name: Frey Anne", "name: Anne Frey"),
            ("name: Sepp Meyer", "name: Josef Maier"),
            ("name: Anna Weidner", "name: Anna Weidnar"),
            ("name: a.frey@example.org", "name: Anne Frey"),
            ("name: Frau Frey\nemails: anne.frey@x.org", "name: Anne Frey"),
            ("name: A\nphones: 089 12345", "name: B\nphones: +49 89 12345"),
            (
                "name: BAMF\nkind: organisation",
                "name: Bundesamt für Migration und Flüchtlinge\nkind: organisation",
            ),
            ("name: AWO\nkind: organisation", "name: Arbeiterwohlfahrt\nkind: organisation"),
        ] {
            assert!(meet(a, b), "{a} / {b}");
        }
        assert!(!meet("name: Anne Frey", "name: Peter Frey"));
    }

    #[test]
    fn a_crowd_takes_no_longer_for_each() {
        let pairs_of = |many: usize| {
            let records: Vec<Record> = (0..many)
                .map(|at| record(at, &format!("name: Anna Müller\nphones: 089 {}", 10000 + at % 3)))
                .collect();
            pairs(&records.iter().map(Card::of).collect::<Vec<_>>()).len()
        };
        let (few, many) = (pairs_of(1000), pairs_of(2000));
        assert!(many <= few * 2 + NEAREST * 100, "{few} {many}");
    }
}

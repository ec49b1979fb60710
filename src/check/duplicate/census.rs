//! How many contacts of the log have a thing: what many have tells little about two of them.

use std::collections::HashMap;
use std::hash::Hash;

use super::card::Card;

/// As if so many more people were known: in a log of twenty, two of one name are no sign that half
/// of mankind has it.
const OTHERS: f64 = 2000.0;

#[derive(Debug, Default)]
pub(super) struct Census {
    people: usize,
    given: HashMap<String, usize>,
    family: HashMap<String, usize>,
    sound: HashMap<String, usize>,
    class: HashMap<u16, usize>,
    /// Words of the names of bodies.
    word: HashMap<String, usize>,
    /// Of people and of others apart: a number of a house is also that of its people.
    email: [HashMap<String, usize>; 2],
    phone: [HashMap<String, usize>; 2],
    employer: HashMap<String, usize>,
    domain: HashMap<String, usize>,
    web: HashMap<String, usize>,
}

impl Census {
    pub fn of(cards: &[Card]) -> Census {
        let mut census = Census { people: cards.len(), ..Census::default() };
        for card in cards {
            census.names(card);
            let [emails, phones] =
                [&mut census.email, &mut census.phone].map(|of| of_kind(of, card));
            count(emails, card.emails.iter().map(|email| &email.key));
            count(phones, &card.phones);
            count(&mut census.employer, &card.employers);
            count(&mut census.web, &card.webs);
            let mut domains: Vec<&String> =
                card.emails.iter().filter_map(|email| email.domain.as_ref()).collect();
            domains.sort_unstable();
            domains.dedup();
            count(&mut census.domain, domains);
        }
        census
    }

    fn names(&mut self, card: &Card) {
        if let Some(name) = card.called.first() {
            count(&mut self.class, &name.given.classes);
            count(&mut self.sound, [&name.family.sound]);
            for (known, part) in [(&mut self.given, &name.given), (&mut self.family, &name.family)]
            {
                count(known, [&part.joined]);
                count(known, part.words.iter().filter(|word| **word != part.joined));
            }
        }
        if let Some(body) = card.bodies.first() {
            count(&mut self.word, &body.words);
        }
    }

    /// What two contacts must have in common before they are one rather than two.
    pub fn need(&self) -> f64 {
        // One contact in fifty is a second one, of all pairs that there could be.
        precise(self.people.max(10)).log2() + 5.3
    }

    /// Names go with one another: whoever is called Kovalenko is rather called Olena than Anna. So no
    /// first name tells more than that of one in a hundred.
    const GIVEN: f64 = 7.0;

    /// Bits that it tells when two have what `count` have.
    fn log(&self, count: usize) -> f64 {
        ((precise(self.people) + OTHERS) / precise(count.max(1))).log2()
    }

    pub fn given(&self, words: &[&str]) -> f64 {
        self.log(sum(&self.given, words)).min(Self::GIVEN)
    }

    pub fn family(&self, words: &[&str]) -> f64 {
        self.log(sum(&self.family, words))
    }

    pub fn sound(&self, code: &str) -> f64 {
        self.log(sum(&self.sound, &[code]))
    }

    /// Of the rarest class that both are of.
    pub fn class(&self, a: &[u16], b: &[u16]) -> f64 {
        let both = a.iter().filter(|class| b.contains(class));
        let rarest = both.filter_map(|class| self.class.get(class)).copied().min();
        self.log(rarest.unwrap_or(1)).min(Self::GIVEN)
    }

    pub fn word(&self, word: &str) -> f64 {
        self.log(sum(&self.word, &[word]))
    }

    /// True where the log has both forms of a name so often that each is a name of its own.
    pub fn are_two(&self, a: &str, b: &str) -> bool {
        let rarer = sum(&self.given, &[a]).min(sum(&self.given, &[b]));
        rarer * 1000 > self.people.max(4000)
    }

    /// What two spellings tell less than one. One that nobody else has is likely a slip where many
    /// have the other; two rare names are likely two.
    pub fn slip(&self, a: &str, b: &str) -> f64 {
        let count = |word| sum(&self.family, &[word]).max(sum(&self.given, &[word]));
        match (count(a).min(count(b)), count(a).max(count(b))) {
            (0..=1, 5..) => 0.0,
            (0..=1, _) => 3.0,
            _ => 5.0,
        }
    }

    pub fn have_email(&self, card: &Card, key: &str) -> usize {
        let [people, others] = &self.email;
        sum(if card.is_person() { people } else { others }, &[key])
    }

    pub fn have_phone(&self, card: &Card, key: &str) -> usize {
        let [people, others] = &self.phone;
        sum(if card.is_person() { people } else { others }, &[key])
    }

    pub fn have_domain(&self, domain: &str) -> usize {
        sum(&self.domain, &[domain])
    }

    pub fn have_web(&self, host: &str) -> usize {
        sum(&self.web, &[host])
    }

    pub fn employer(&self, id: &str) -> f64 {
        self.log(sum(&self.employer, &[id]))
    }
}

fn of_kind<'c, T>([people, others]: &'c mut [T; 2], card: &Card) -> &'c mut T {
    if card.is_person() { people } else { others }
}

fn count<'k, K: Eq + Hash + Clone + 'k>(
    known: &mut HashMap<K, usize>,
    keys: impl IntoIterator<Item = &'k K>,
) {
    for key in keys {
        match known.get_mut(key) {
            Some(count) => *count += 1,
            None => drop(known.insert(key.clone(), 1)),
        }
    }
}

fn sum(known: &HashMap<String, usize>, keys: &[&str]) -> usize {
    keys.iter().filter_map(|key| known.get(*key)).sum()
}

fn precise(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Record, Schema, kind};

    #[test]
    fn whoever_has_two_addresses_in_a_house_is_one_who_is_in_it() {
        let text = "---\nname: A\nemails: [a@x.example, a@y.example, b@x.example]\n---\n";
        let record =
            Record::read(&Schema::default(), &kind::CONTACT, "contacts/a.md", text.to_string());
        let census = Census::of(&[Card::of(&record)]);
        assert_eq!((census.have_domain("x.example"), census.have_domain("y.example")), (1, 1));
    }
}

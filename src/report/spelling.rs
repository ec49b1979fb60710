//! How an office spells its topics. Topics are often keys without umlauts (`fachkraefte`), and a
//! report has headings. An umlaut is only put where the office's own texts have it in the same
//! surroundings, so that `neue` and `aktuell` stay as they are.

use std::collections::BTreeMap;

use crate::record::Record;

const PAIRS: [(&str, char); 3] = [("ae", 'ä'), ("oe", 'ö'), ("ue", 'ü')];

/// Letters around the pair that have to be the same.
const BEFORE: usize = 1;
const AFTER: usize = 3;

/// Topics with their spelling.
pub(super) struct Spelling(BTreeMap<String, String>);

/// A pair of letters in a topic, and what there is to be seen of it in the texts.
struct Place {
    at: usize,
    umlaut: char,
    with_umlaut: String,
    with_pair: String,
    evidence: (bool, bool),
}

impl Spelling {
    /// Looks at what `records` are called, what they sum up, and what they plan and decide.
    pub(super) fn of<'a>(
        topics: impl Iterator<Item = &'a str>,
        records: impl Iterator<Item = &'a Record>,
    ) -> Spelling {
        let mut places: BTreeMap<&str, Vec<Place>> = topics.map(|key| (key, places(key))).collect();
        places.retain(|_, places| !places.is_empty());
        for record in records {
            if places.is_empty() {
                break;
            }
            let texts = [Some(record.title()), record.summary()].into_iter().flatten();
            let texts = texts
                .chain(record.headings.iter().map(|heading| heading.text.as_str()))
                .chain(record.decisions.iter().map(|decision| decision.text.as_str()))
                .chain(record.tasks.iter().map(|task| task.text.as_str()));
            let texts: Vec<String> = texts.map(str::to_lowercase).collect();
            for place in places.values_mut().flatten() {
                let seen = |part: &str| texts.iter().any(|text| text.contains(part));
                place.evidence.0 |= seen(&place.with_umlaut);
                place.evidence.1 |= seen(&place.with_pair);
            }
        }
        let spelt = places.into_iter().map(|(key, places)| (key.to_string(), spell(key, &places)));
        Spelling(spelt.filter(|(key, spelt)| key != spelt).collect())
    }

    /// `None` where it is spelt like its key.
    pub(super) fn name(&self, topic: &str) -> Option<String> {
        self.0.get(topic).cloned()
    }
}

fn places(topic: &str) -> Vec<Place> {
    let pairs = PAIRS
        .iter()
        .flat_map(|(pair, umlaut)| topic.match_indices(pair).map(|(at, pair)| (at, pair, *umlaut)));
    pairs
        .map(|(at, pair, umlaut)| {
            let (before, behind) = topic.split_at(at);
            let after: String = behind.chars().skip(2).take(AFTER).collect();
            let skip = before.chars().count().saturating_sub(BEFORE);
            let before: String = before.chars().skip(skip).collect();
            Place {
                at,
                umlaut,
                with_umlaut: format!("{before}{umlaut}{after}").to_lowercase(),
                with_pair: format!("{before}{pair}{after}").to_lowercase(),
                evidence: (false, false),
            }
        })
        .collect()
}

fn spell(topic: &str, places: &[Place]) -> String {
    let mut spelt = String::with_capacity(topic.len());
    let mut skip = false;
    for (at, c) in topic.char_indices() {
        let place = places.iter().find(|place| place.at == at && place.evidence == (true, false));
        match place {
            Some(place) => {
                spelt.push(place.umlaut);
                skip = true;
            }
            None if skip => skip = false,
            None => spelt.push(c),
        }
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::super::sample::book;
    use super::*;

    #[test]
    fn a_topic_is_spelt_as_the_texts_have_it() {
        let book = book(&[(
            "conversations/a",
            "date: 2024-01-01\ntitle: Neuer Förderbescheid\nwith: []\n---\nNeue Pflegekräfte\n",
        )]);
        let topics = ["fachkraefte", "neues", "sprachfoerderung", "haeuser"];
        let spelling = Spelling::of(topics.into_iter(), book.records());
        let names = topics.map(|topic| spelling.name(topic));
        let spelt = |text: &str| Some(text.to_string());
        assert_eq!(names, [spelt("fachkräfte"), None, spelt("sprachförderung"), None]);
    }
}

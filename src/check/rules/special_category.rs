//! A word in free text that may tell of somebody's health, faith, origin, politics or sexual life.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::check::sensitive::HINTS;
use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::Record;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "special-category",
    severity: Severity::Note,
    check,
    example: Example {
        bad: &[(
            "contacts/anna.md",
            "---\nname: Anna\n---\n\nSie ist bis Ostern krankgeschrieben.\n",
        )],
        good: &[(
            "contacts/anna.md",
            "---\nname: Anna\n---\n\nSie ist ab Ostern wieder da. Treffpunkt: am Krankenhaus.\n",
        )],
        guessed: None,
        fixed: None,
    },
};

/// A word of the list.
struct Hint {
    /// The name of what it tells of.
    about: &'static str,
    /// What stands behind a blank or a hyphen inside.
    second: Option<&'static str>,
}

struct Hints {
    /// By their first words, in small letters.
    all: HashMap<String, Vec<Hint>>,
    /// Whether a hint begins with three such bytes: hardly any word of a text does.
    starts: Vec<bool>,
}

/// What stands before a word; the last is the last byte of „ and “.
const BEFORE: [u8; 7] = [b' ', b'\n', b'(', b'/', b'"', 0x9e, 0x9c];

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let hints = Hints::new();
    for record in context.records() {
        let mut told = HashSet::new();
        for range in texts(record) {
            for (about, place) in hints.of(record.page().text(), range) {
                // Once a record: whoever looks at one place sees the others.
                if told.insert(about) {
                    let word = record.page().text().get(place.clone()).unwrap_or_default();
                    let message = Message::new("check-special-category")
                        .with("word", word)
                        .with("about", Message::dynamic(about.to_string()));
                    let remedy = Message::new("check-special-category-remedy");
                    found.push(RULE.at(record, place, message, remedy));
                }
            }
        }
    }
}

/// Where people write freely.
fn texts(record: &Record) -> impl Iterator<Item = Range<usize>> {
    let page = record.page();
    let summary = record.field("summary").map(|_| record.place("summary", 0));
    summary.into_iter().chain(std::iter::once(page.body_start()..page.text().len()))
}

impl Hints {
    fn new() -> Hints {
        let mut hints = Hints { all: HashMap::new(), starts: vec![false; 1 << 15] };
        for (about, words) in HINTS {
            words.iter().for_each(|word| hints.add(about, word));
        }
        hints
    }

    fn add(&mut self, about: &'static str, word: &'static str) {
        let (first, second) = match word.split_once([' ', '-']) {
            Some((first, second)) => (first, Some(second)),
            None => (word, None),
        };
        // Both ways to write an umlaut. Nothing is folded: `schwül` is the weather.
        let plain = first.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
        self.add_written(first.to_string(), Hint { about, second });
        if plain != first {
            self.add_written(plain, Hint { about, second });
        }
    }

    fn add_written(&mut self, first: String, hint: Hint) {
        if let [a, b, c, ..] = *first.as_bytes()
            && let Some(may) = self.starts.get_mut(start(a, b, c))
        {
            *may = true;
        }
        self.all.entry(first).or_default().push(hint);
    }

    /// What the words there tell of, and their places, in their order.
    fn of(&self, text: &str, range: Range<usize>) -> Vec<(&'static str, Range<usize>)> {
        let mut found = Vec::new();
        let bytes = text.as_bytes().get(..range.end).unwrap_or_default();
        self.look_at(text, range.start, &mut found);
        for before in BEFORE {
            // Most of what this rule takes is this loop: it does as little as can be for each word.
            for at in memchr::memchr_iter(before, bytes) {
                if at >= range.start && self.may_begin(bytes, at + 1) {
                    self.look_at(text, at + 1, &mut found);
                }
            }
        }
        found.sort_by_key(|(_, place)| place.start);
        found
    }

    fn may_begin(&self, bytes: &[u8], at: usize) -> bool {
        match bytes.get(at..at + 3) {
            Some(&[a, b, c]) => self.starts.get(start(a, b, c)).copied().unwrap_or_default(),
            _ => false,
        }
    }

    fn look_at(&self, text: &str, at: usize, found: &mut Vec<(&'static str, Range<usize>)>) {
        let word = word_at(text, at);
        let Some(written) = text.get(word.clone()).filter(|word| !word.is_empty()) else { return };
        for hint in self.all.get(&written.to_lowercase()).into_iter().flatten() {
            match hint.second {
                None if !continues(text, word.end) => found.push((hint.about, word.clone())),
                None => {}
                Some(second) => {
                    let rest = text.get(word.end..).unwrap_or_default();
                    let next = word_at(text, word.end + usize::from(rest.starts_with([' ', '-'])));
                    if text.get(next.clone()).is_some_and(|next| next.to_lowercase() == second) {
                        found.push((hint.about, word.start..next.end));
                    }
                }
            }
        }
    }
}

/// True where a hyphen makes a compound of it: `Fingerabdruck-Scanner`.
fn continues(text: &str, end: usize) -> bool {
    let mut rest = text.get(end..).unwrap_or_default().chars();
    rest.next() == Some('-') && rest.next().is_some_and(char::is_alphabetic)
}

/// The place of three bytes, whatever the case of their letters.
fn start(a: u8, b: u8, c: u8) -> usize {
    (a as usize & 31) << 10 | (b as usize & 31) << 5 | (c as usize & 31)
}

fn word_at(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    at..at + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(text: &str) -> Vec<&str> {
        let found = Hints::new().of(text, 0..text.len());
        found.into_iter().map(|(_, place)| text.get(place).unwrap_or_default()).collect()
    }

    #[test]
    fn words_that_tell_of_somebody_are_found() {
        assert_eq!(hints("Sie ist KRANKGESCHRIEBEN, er Muslim."), ["KRANKGESCHRIEBEN", "Muslim"]);
        assert_eq!(hints("pflegebeduerftig; Religionszugeh\u{f6}rigkeit"), [
            "pflegebeduerftig",
            "Religionszugehörigkeit"
        ]);
        assert_eq!(hints("He is a party member. CDU-Mitglied?"), ["party member", "CDU-Mitglied"]);
        assert_eq!(hints("schwanger"), ["schwanger"]);
        assert_eq!(hints("x (krank)\n„muslima“/schwul"), ["krank", "muslima", "schwul"]);
        assert_eq!(hints("strenggläubig, gl\u{e4}ubig, glaeubig").len(), 3);
    }

    #[test]
    fn places_offices_and_subjects_are_none() {
        let text = "Krankenhaus, Krankenkasse, Krankheitsvertretung, Gewerkschaft, Muslime, \
                    Schwangerschaftsberatung, Fingerabdruck-Scanner, Religionen, Diagnostik, \
                    Schwerbehindertenvertretung, CDU, Mitglied, party, Parteitag, jüdische Gemeinde, \
                    ein schwüler Tag, es war schwül, Beratung für Schwangere, in PDF konvertiert";
        assert_eq!(hints(text), Vec::<&str>::new());
    }
}

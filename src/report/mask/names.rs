//! The names of a book as tables to look words up in, built once: whole names with all their
//! words, the parts that names consist of, and initials. All by their folded form.

use std::collections::{HashMap, HashSet};

use super::ordinary;
use super::token::{Joint, Tokens};
use crate::record::{Book, Record, id, kind};
use crate::report::person;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whose {
    Person,
    Organisation,
    /// Of a programme, which every report may name; what goes to other programs may not.
    Nobody,
    /// Of an organisation or a programme that is confidential, whatever else is told.
    Secret,
}

impl Whose {
    /// Of two that are called the same, the one that hides most.
    fn or(self, other: Whose) -> Whose {
        let most = [Whose::Secret, Whose::Person, Whose::Organisation];
        most.into_iter().find(|one| [self, other].contains(one)).unwrap_or(Whose::Nobody)
    }
}

/// A name with all its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub(super) whose: Whose,
    /// Written small it means something else.
    pub(super) capital: bool,
    /// Letters such as `EU`, which mean it only as capitals.
    pub(super) upper: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// By the folded words with a blank between them, or a comma and a blank.
    whole: HashMap<String, Whole>,
    /// How many words the longest name has that begins with this one.
    longest: HashMap<String, usize>,
    parts: HashSet<String>,
    /// What first names are shortened to, beside a single letter: `Chr. Meier`.
    shortened: HashSet<String>,
    initials: HashSet<String>,
    /// The last digits of the telephone numbers of contacts.
    numbers: HashSet<String>,
    ids: HashMap<String, Whose>,
}

/// Names of organisations with fewer letters are words of their own (`Amt`).
const SHORTEST: usize = 5;

/// No name has as many words; what is longer is none, and must not cost more than one.
const LONGEST: usize = 16;

/// Digits that tell a telephone number.
pub(super) const TELLING: usize = 6;

impl Names {
    pub(super) fn of(book: &Book, programme: Whose) -> Names {
        let mut names = Names::default();
        for contact in book.of_kind(&kind::CONTACT) {
            let whose = match contact.text("kind") {
                _ if person::is_person(contact) => Whose::Person,
                _ if contact.is_confidential() => Whose::Secret,
                Some("programme") => programme,
                // Also what is no kind.
                _ => Whose::Organisation,
            };
            let known = names.ids.entry(id::key(&contact.id)).or_insert(whose);
            *known = known.or(whose);
            match whose {
                Whose::Person => names.person(contact),
                _ => names.organisation(contact, whose),
            }
            for number in contact.texts("phones") {
                names.numbers.extend(telling(number));
            }
        }
        names
    }

    fn person(&mut self, contact: &Record) {
        for name in own_names(contact).chain(contact.text("sort")) {
            self.person_name(name);
        }
        match contact.title() == contact.id {
            true => self.person_name(&contact.id),
            false if contact.id.len() >= SHORTEST => {
                let tokens = Tokens::of(&contact.id);
                match tokens.len() {
                    1 => {
                        self.parts.insert(tokens.key(0).to_string());
                    }
                    end => self.add(&tokens, 0..end, person_whole(&tokens, 0..end)),
                }
            }
            false => {}
        }
    }

    fn person_name(&mut self, name: &str) {
        let tokens = Tokens::of(name);
        let roles = roles(&tokens);
        let Some(first) = roles.iter().position(|role| *role != Role::Beside) else { return };
        // What stands behind a name is no part of it: `jun.`, `MdL`.
        let end = roles.iter().rposition(|role| *role != Role::Beside).map_or(first, |at| at + 1);
        // One word alone is a part; what surrounds it has a say.
        if end > first + 1 {
            self.add(&tokens, first..end, person_whole(&tokens, first..end));
        }
        for at in first + 1..end.min(first + LONGEST) {
            // `Strößner, Jörg`
            if tokens.joint(at) == Joint::Name {
                let key = format!("{}, {}", joined(&tokens, at..end), joined(&tokens, first..at));
                self.insert(key, end - first, person_whole(&tokens, first..end));
            }
            // `de la Cruz`, `de la Cruz Ortega`, `von Berg`
            let before = at.checked_sub(1).and_then(|before| roles.get(before));
            if roles.get(at) == Some(&Role::Particle) && before != Some(&Role::Particle) {
                for until in at + 2..=end.min(at + LONGEST) {
                    self.add(&tokens, at..until, person_whole(&tokens, at..until));
                }
            }
        }
        let parts = roles.iter().enumerate().filter(|(_, role)| **role == Role::Part);
        let parts: Vec<usize> = parts.map(|(at, _)| at).collect();
        for at in &parts {
            self.parts.insert(tokens.key(*at).to_string());
        }
        for at in parts.iter().take(parts.len().saturating_sub(1)) {
            let key = tokens.key(*at);
            for length in 2..=3 {
                let short: String = key.chars().take(length).collect();
                if short.len() < key.len() {
                    self.shortened.insert(short);
                }
            }
        }
        self.person_initials(&tokens, &parts);
    }

    /// All of them, and those of each first and each last part.
    fn person_initials(&mut self, tokens: &Tokens<'_>, parts: &[usize]) {
        let letters: Vec<char> =
            parts.iter().filter_map(|at| tokens.key(*at).chars().next()).collect();
        let (Some(first), true) = (letters.first(), letters.len() > 1) else { return };
        self.initials.insert(letters.iter().collect());
        for last in letters.iter().skip(1) {
            self.initials.insert([*first, *last].iter().collect());
        }
    }

    fn organisation(&mut self, contact: &Record, whose: Whose) {
        for name in own_names(contact) {
            let tokens = Tokens::of(name);
            let is_short = name.chars().count() < SHORTEST;
            let word = tokens.get(0).filter(|_| tokens.len() == 1);
            let upper = is_short && word.is_some_and(|word| word.upper && word.letters > 1);
            let mut whole = Whole { whose, capital: word.is_some_and(|word| word.capital), upper };
            if whose == Whose::Secret {
                // Also written otherwise, as far as it is not another word then.
                let is_word = ordinary::is_ordinary(tokens.key(0));
                whole.upper &= is_word || word.is_some_and(|word| word.letters < 3);
                whole.capital &= is_short || is_word;
            } else if is_short && !upper {
                continue;
            }
            let end = tokens.len();
            self.add(&tokens, 0..end, whole);
            // `Brückenbau Kaltenfels` of `Brückenbau Kaltenfels e. V.`
            let form = LEGAL_FORMS.iter().find_map(|form| {
                let before = end.checked_sub(form.len())?;
                let is_it = form.iter().enumerate().all(|(i, key)| tokens.key(before + i) == *key);
                (is_it && before > 1).then_some(before)
            });
            if let Some(before) = form {
                self.add(&tokens, 0..before, whole);
            }
        }
        if contact.id.len() >= SHORTEST {
            let tokens = Tokens::of(&contact.id);
            self.add(&tokens, 0..tokens.len(), Whole { whose, capital: false, upper: false });
        }
    }

    fn add(&mut self, tokens: &Tokens<'_>, range: std::ops::Range<usize>, whole: Whole) {
        let is_name = range.clone().any(|at| tokens.get(at).is_some_and(|word| word.letters > 1));
        if is_name {
            self.insert(joined(tokens, range.clone()), range.len(), whole);
        }
    }

    fn insert(&mut self, key: String, words: usize, whole: Whole) {
        let first = key.split([' ', ',']).next().unwrap_or_default();
        let longest = self.longest.entry(first.to_string()).or_default();
        *longest = (*longest).max(words);
        let known = self.whole.entry(key).or_insert(whole);
        // One of several that are called the same hides most.
        known.capital &= whole.capital;
        known.upper &= whole.upper;
        known.whose = known.whose.or(whole.whose);
    }

    /// How many words a name can have that begins with this one.
    pub(super) fn longest(&self, first: &str) -> usize {
        self.longest.get(first).copied().unwrap_or_default()
    }

    pub(super) fn whole(&self, key: &str) -> Option<Whole> {
        self.whole.get(key).copied()
    }

    pub(super) fn is_part(&self, key: &str) -> bool {
        self.parts.contains(key)
    }

    pub(super) fn is_shortened(&self, key: &str) -> bool {
        self.shortened.contains(key)
    }

    pub(super) fn is_initials(&self, letters: &str) -> bool {
        self.initials.contains(letters) && !ordinary::is_short_form(letters)
    }

    pub(super) fn is_number(&self, digits: &str) -> bool {
        telling(digits).is_some_and(|end| self.numbers.contains(&end))
    }

    /// Whose id it is, as it stands in a link or behind an @.
    pub(super) fn of_id(&self, id: &str) -> Option<Whose> {
        self.ids.get(&id::key(id)).copied()
    }
}

/// What organisations end on.
const LEGAL_FORMS: [&[&str]; 7] =
    [&["e", "v"], &["ev"], &["ggmbh"], &["gmbh"], &["mbh"], &["ag"], &["eg"]];

/// What a word in the name of a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Part,
    Particle,
    /// A title, an initial, `geb.`
    Beside,
}

fn roles(tokens: &Tokens<'_>) -> Vec<Role> {
    let last = tokens.len().saturating_sub(1);
    let mut titled = false;
    let mut roles = Vec::new();
    for at in 0..tokens.len() {
        let (key, word) = (tokens.key(at), tokens.get(at));
        let is_name = word.is_some_and(|word| word.letters > 1 && !word.number);
        let capital = word.is_some_and(|word| word.capital);
        titled = ordinary::is_title(key) || titled && ordinary::is_faculty(key);
        let inside = at > 0 && at < last;
        roles.push(match () {
            () if titled || ordinary::is_beside(key) => Role::Beside,
            () if at == 0 && at < last && ordinary::is_office(key) => Role::Beside,
            () if ordinary::is_particle(key) && (inside || !capital && at != last) => {
                Role::Particle
            }
            () if is_name => Role::Part,
            () => Role::Beside,
        });
    }
    roles
}

fn person_whole(tokens: &Tokens<'_>, range: std::ops::Range<usize>) -> Whole {
    let is_telling = |key: &str| {
        !ordinary::is_ordinary(key) && !ordinary::is_function(key) && !ordinary::is_particle(key)
    };
    let capital = !range.clone().any(|at| is_telling(tokens.key(at)));
    Whole { whose: Whose::Person, capital, upper: false }
}

fn own_names(contact: &Record) -> impl Iterator<Item = &str> {
    let own = Some(contact.title()).filter(|title| *title != contact.id);
    own.into_iter().chain(contact.texts("aliases"))
}

/// Folded words as the key of a whole name.
pub(super) fn joined(tokens: &Tokens<'_>, range: std::ops::Range<usize>) -> String {
    let mut key = String::new();
    for at in range.clone() {
        if at > range.start {
            key.push_str(separator(tokens.joint(at)));
        }
        key.push_str(tokens.key(at));
    }
    key
}

pub(super) fn separator(joint: Joint) -> &'static str {
    match joint {
        Joint::Comma => ", ",
        _ => " ",
    }
}

/// The digits that a number ends on, without a word on how it is grouped.
fn telling(number: &str) -> Option<String> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let from = digits.len().checked_sub(TELLING)?;
    digits.get(from..).map(str::to_string)
}

//! The words of the fixed sets, in the language of the office: `status:abgesagt`,
//! `type:programm`. A table, no more.

use super::field;
use crate::record::KindSpec;
use crate::record::kind::{self, CONTACT, KINDS};
use crate::words::{Term, fold};

/// Keys of the sets with other words for them.
const WORDS: &[(&str, &[&str])] = &[
    ("planned", &["geplant", "vorgesehen"]),
    ("confirmed", &["bestätigt", "zugesagt"]),
    ("held", &["stattgefunden", "gehalten", "durchgeführt"]),
    ("cancelled", &["abgesagt", "ausgefallen", "canceled"]),
    ("in-person", &["persönlich", "vor-ort"]),
    ("phone", &["telefon", "telefonisch", "anruf"]),
    ("video", &["videokonferenz", "videogespräch", "online"]),
    ("email", &["mail", "e-mail"]),
    ("letter", &["brief", "schriftlich", "post"]),
    ("person", &["mensch", "personen"]),
    ("organisation", &["organization", "einrichtung", "organisationen"]),
    ("programme", &["programm", "programme", "program"]),
    ("ms", &["frau", "mrs"]),
    ("mr", &["herr"]),
    ("none", &["keine", "ohne"]),
];

/// Which of a set's keys a word can mean: itself or its translation, else every one of which it
/// is a part.
pub fn keys(choices: &[impl AsRef<str>], word: &str, exact: bool) -> Vec<String> {
    let typed = fold::key(word);
    let meaning = |test: &dyn Fn(&str) -> bool| -> Vec<String> {
        let choices = choices.iter().map(AsRef::as_ref);
        let found = choices.filter(|key| {
            let other = WORDS.iter().filter(|(known, _)| known == key);
            test(&fold::key(key))
                || other.flat_map(|(_, words)| words.iter()).any(|word| test(&fold::key(word)))
        });
        found.map(str::to_string).collect()
    };
    let whole = meaning(&|key| key == typed);
    match whole.is_empty() && !exact && !typed.is_empty() {
        true => meaning(&|key| key.contains(&typed)),
        false => whole,
    }
}

/// The other words for a key of a set.
pub fn others(key: &str) -> &'static [&'static str] {
    WORDS.iter().find(|(known, _)| *known == key).map_or(&[], |(_, words)| words)
}

/// The one key of a set that a word means, by its own name or in the language of the office.
pub fn chosen(choices: &[impl AsRef<str>], word: &str) -> Option<String> {
    let exact = choices.iter().map(AsRef::as_ref).find(|key| *key == word);
    match (exact, keys(choices, word, true).as_slice()) {
        (Some(key), _) => Some(key.to_string()),
        (None, [one]) => Some(one.clone()),
        _ => None,
    }
}

/// The keys of a set as people can type them; `field` is the key of the field.
pub fn terms(field: &str, choices: &[impl AsRef<str>]) -> Vec<Term> {
    choices.iter().map(|key| Term::new(&format!("choice-{field}-"), key.as_ref())).collect()
}

/// The key of a set that a mistyped word may mean: the only one of which it is a part, or the one
/// that is called most like it in either language.
pub fn nearest(choices: &[impl AsRef<str>], word: &str) -> Option<String> {
    if let [one] = keys(choices, word, false).as_slice() {
        return Some(one.clone());
    }
    let names = choices.iter().map(AsRef::as_ref).flat_map(|key| {
        std::iter::once(key).chain(others(key).iter().copied()).map(move |name| (name, key))
    });
    near(word, names).map(str::to_string)
}

/// What is called most like a word, if anything is.
fn near<'a>(word: &str, names: impl Iterator<Item = (&'a str, &'a str)>) -> Option<&'a str> {
    let names: Vec<(&str, &str)> = names.collect();
    let near = field::near(word, names.iter().map(|(name, _)| (*name).to_string()).collect())?;
    names.into_iter().find(|(name, _)| *name == near).map(|(_, means)| means)
}

/// The kinds of contact, as `type:` knows them.
const CONTACTS: [&str; 3] = ["person", "organisation", "programme"];

/// A kind of record, and of contacts a `kind`, by any name.
pub fn kind_named(word: &str) -> Option<(&'static KindSpec, Option<&'static str>)> {
    let of_contact = keys(&CONTACTS, word, true);
    if let Some(found) = CONTACTS.iter().find(|key| of_contact.iter().any(|of| of == *key)) {
        return Some((&CONTACT, Some(found)));
    }
    let found = kind::named(&word.to_lowercase()).or_else(|| kind::named(&fold::key(word)));
    found.map(|kind| (kind, None))
}

/// What `type:` can be.
pub fn kinds() -> Vec<String> {
    KINDS.iter().map(|kind| kind.name).chain(CONTACTS).map(str::to_string).collect()
}

/// A kind of record or of contacts as people can type it.
pub fn kind_term(key: &str) -> Term {
    let room = if CONTACTS.contains(&key) { "choice-kind-" } else { "kind-" };
    Term::new(room, key)
}

/// The kind of record or of contacts that a mistyped word may mean.
pub fn nearest_kind(word: &str) -> Option<Term> {
    let records = KINDS.iter().flat_map(|kind| {
        [kind.name, kind.folder]
            .into_iter()
            .chain(kind.names.iter().copied())
            .map(|n| (n, kind.name))
    });
    let contacts = CONTACTS.into_iter().flat_map(|key| {
        std::iter::once(key).chain(others(key).iter().copied()).map(move |name| (name, key))
    });
    near(word, records.chain(contacts)).map(kind_term)
}

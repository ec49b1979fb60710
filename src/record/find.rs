//! Whom somebody means who types a name. Never guesses: either it is clear, or there are
//! candidates.

use super::{Book, Record, kind};
use crate::words::fold::Folded;

/// What a typed name led to.
#[derive(Debug)]
pub enum Found<'a> {
    /// The id, a whole name or alias, or whole words of one contact only.
    One(&'a Record),
    /// More than one, or only parts of words: somebody has to choose.
    Several(Vec<&'a Record>),
    Nothing,
}

impl Book {
    /// The contact of that id, name or alias.
    pub fn find_contact(&self, typed: &str) -> Found<'_> {
        let typed = typed.trim();
        if let Some(record) = self.get(typed).filter(|record| record.is(&kind::CONTACT)) {
            return Found::One(record);
        }
        let folded = Folded::new(typed);
        if folded.is_empty() {
            return Found::Nothing;
        }
        let contacts: Vec<(&Record, Vec<Folded>)> =
            self.of_kind(&kind::CONTACT).map(|record| (record, names(record))).collect();
        let matching = |test: &dyn Fn(&Folded) -> bool| -> Vec<&Record> {
            let hits = contacts.iter().filter(|(_, names)| names.iter().any(test));
            hits.map(|(record, _)| *record).collect()
        };
        let whole = matching(&|name| name.same(&folded));
        if let [one] = whole.as_slice() {
            return Found::One(one);
        }
        if !whole.is_empty() {
            return Found::Several(whole);
        }
        let words = matching(&|name| has_words(name.key(), folded.key()));
        if let [one] = words.as_slice() {
            return Found::One(one);
        }
        match self.contacts_like(typed) {
            found if found.is_empty() => Found::Nothing,
            found => Found::Several(found),
        }
    }

    /// All contacts whose name, alias, id or organisation has every typed word as a part, names
    /// first; for suggestions while typing.
    pub fn contacts_like(&self, typed: &str) -> Vec<&Record> {
        let words: Vec<Folded> = typed.split_whitespace().map(Folded::new).collect();
        let has = |texts: &[Folded]| {
            words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
        };
        let mut by_name = Vec::new();
        let mut by_organisation = Vec::new();
        for record in self.of_kind(&kind::CONTACT) {
            let mut texts = names(record);
            texts.push(Folded::new(&record.id));
            if has(&texts) {
                by_name.push(record);
                continue;
            }
            for organisation in self.organisations(record) {
                texts.extend(names(organisation));
            }
            if has(&texts) {
                by_organisation.push(record);
            }
        }
        by_name.append(&mut by_organisation);
        by_name
    }

    /// The organisations of a person: the present post and all roles.
    pub fn organisations<'a>(&'a self, record: &'a Record) -> impl Iterator<Item = &'a Record> {
        let posts = record.references("organisation").chain(record.references("roles"));
        posts.filter_map(|reference| self.resolve(reference))
    }
}

/// Name and aliases.
fn names(record: &Record) -> Vec<Folded> {
    record.text("name").into_iter().chain(record.texts("aliases")).map(Folded::new).collect()
}

/// True where every word of `typed` is a whole word of `name`.
fn has_words(name: &str, typed: &str) -> bool {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let mut wanted =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    wanted.peek().is_some() && wanted.all(|word| words.contains(&word))
}

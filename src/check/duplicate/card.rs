//! A contact as it is compared: its names in parts, and the keys of everything else.

use super::body::Body;
use super::name::{Generation, Name, Part};
use crate::record::{Record, id, key};
use crate::words::fold;

/// Under which keys a birthday stands: the one of imports, and those that offices declare.
const BORN: [&str; 4] = ["x-bday", "birthday", "geburtstag", "geburtsdatum"];

/// Mailboxes that are nobody's own.
const SHARED: [&str; 20] = [
    "info",
    "kontakt",
    "contact",
    "office",
    "buero",
    "buro",
    "poststelle",
    "post",
    "mail",
    "sekretariat",
    "verwaltung",
    "service",
    "team",
    "presse",
    "integration",
    "beratung",
    "zentrale",
    "rathaus",
    "email",
    "hallo",
];

/// One of the names that a person is known by.
#[derive(Clone, Debug, Default)]
pub(super) struct Called {
    pub given: Part,
    pub family: Part,
    pub generation: Option<Generation>,
    pub bag: String,
}

impl Called {
    fn new(name: &Name) -> Called {
        Called {
            given: Part::given(&name.given),
            family: Part::family(&name.family),
            generation: name.generation,
            bag: name.bag(),
        }
    }

    /// True where the address is made of the name.
    pub fn is_in(&self, email: &Email) -> bool {
        let letters: String = email.local.chars().filter(|c| c.is_alphabetic()).collect();
        !self.family.joined.is_empty() && letters.contains(&self.family.joined)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Email {
    pub key: String,
    /// Before the `@`, folded.
    pub local: String,
    /// Where not everybody may have an address.
    pub domain: Option<String>,
    pub is_shared: bool,
}

#[derive(Debug)]
pub(super) struct Card<'a> {
    pub record: &'a Record,
    pub kind: &'a str,
    /// Of a person: the name first.
    pub called: Vec<Called>,
    /// The same of all others.
    pub bodies: Vec<Body>,
    pub emails: Vec<Email>,
    pub phones: Vec<String>,
    /// Keys of ids.
    pub employers: Vec<String>,
    pub addresses: Vec<String>,
    pub postal_codes: Vec<String>,
    pub webs: Vec<String>,
    pub uids: Vec<String>,
    pub born: Option<String>,
    pub salutation: Option<&'a str>,
    /// Keys of the ids of those that it is surely not.
    pub apart: Vec<String>,
}

impl<'a> Card<'a> {
    pub fn of(record: &'a Record) -> Card<'a> {
        let kind = record.text("kind").unwrap_or("person");
        let emails: Vec<Email> =
            once(record.texts("emails").map(key::email)).into_iter().map(email).collect();
        let names = || record.text("name").into_iter().chain(record.texts("aliases"));
        let (mut called, mut bodies) = (Vec::new(), Vec::new());
        if kind == "person" {
            called = people(record, names(), &emails);
        } else {
            bodies = names().map(Body::read).collect();
        }
        let ids = |key| record.references(key).map(|to| id::key(&to.id));
        let employers = once(ids("organisation").chain(ids("roles")));
        let apart = ids("different-from").chain(ids("relations")).chain(employers.clone());
        Card {
            record,
            kind,
            called,
            bodies,
            emails,
            phones: once(record.texts("phones").map(key::phone).filter(|phone| phone.len() > 4)),
            apart: apart.collect(),
            employers,
            addresses: once(record.texts("address").map(flat)),
            postal_codes: once(
                record.texts("address").filter_map(key::postal_code).map(str::to_string),
            ),
            webs: once(record.texts("web").filter_map(host)),
            uids: once(record.texts("uid").map(str::to_string)),
            born: BORN.iter().find_map(|key| Some(record.values(key).first()?.display())),
            salutation: record.text("salutation").filter(|salutation| *salutation != "none"),
        }
    }

    pub fn is_person(&self) -> bool {
        self.kind == "person"
    }

    /// False where somebody or something has said so.
    pub fn may_be(&self, other: &Card) -> bool {
        let says = |one: &Card, of: &Card| one.apart.contains(&id::key(&of.record.id));
        self.kind == other.kind && !says(self, other) && !says(other, self)
    }
}

fn people<'a>(
    record: &Record,
    names: impl Iterator<Item = &'a str>,
    emails: &[Email],
) -> Vec<Called> {
    let sort = record.text("sort");
    let mut read: Vec<Name> = names
        .map(|name| match name.split_once('@') {
            Some((local, _)) => Name::of_mailbox(local).unwrap_or_default(),
            None => Name::read(name, sort),
        })
        .collect();
    // Of whom little else is known, the address may say the name.
    if !read.iter().any(Name::is_whole) {
        let family: Vec<String> = read.iter().flat_map(|name| name.family.clone()).collect();
        let guessed = emails.iter().filter_map(|email| Name::of_mailbox(&email.local));
        read.extend(guessed.filter(|name| {
            family.is_empty() || name.family.iter().any(|word| family.contains(word))
        }));
    }
    read.iter().filter(|name| !name.family.is_empty()).map(Called::new).collect()
}

fn email(address: String) -> Email {
    let local = fold::key(address.split('@').next().unwrap_or_default());
    let domain = key::domain(&address).map(str::to_string);
    Email { is_shared: SHARED.contains(&local.as_str()), key: address, local, domain }
}

/// Each once.
fn once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !known.contains(&text) {
            known.push(text);
        }
    }
    known
}

/// An address but for its signs and lines: `marienplatz 8 80331 munchen`.
fn flat(address: &str) -> String {
    let folded = fold::key(address).replace("strasse", "str");
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// `example.org` of `https://www.example.org/about`.
fn host(web: &str) -> Option<String> {
    let web = web.trim().to_lowercase();
    let behind = web.split_once("://").map_or(web.as_str(), |(_, rest)| rest);
    let host = behind.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then(|| host.to_string())
}

//! Which kind of record a note is: what it says itself, its tags, its folders, its name.

use chrono::NaiveDate;
use serde_yaml::Value as Yaml;

use super::Note;
use crate::record::{KindSpec, id, kind};
use crate::words::{Message, PartialDate, fold};

/// Keys with which people say what a note is, folded.
pub(super) const SAYS: [&str; 10] = [
    "type",
    "kind",
    "category",
    "categories",
    "class",
    "fileclass",
    "notetype",
    "note-type",
    "typ",
    "art",
];

/// Words for each kind, folded.
const PERSON: &[&str] = &[
    "contact",
    "contacts",
    "kontakt",
    "kontakte",
    "person",
    "persons",
    "personen",
    "people",
    "leute",
    "menschen",
    "adressbuch",
    "addressbook",
];
const ORGANISATION: &[&str] = &[
    "organisation",
    "organisationen",
    "organisations",
    "organization",
    "organizations",
    "company",
    "companies",
    "firma",
    "firmen",
    "unternehmen",
    "einrichtung",
    "einrichtungen",
    "org",
    "orgs",
    "verein",
    "vereine",
    "institution",
    "institutionen",
];
const PROGRAMME: &[&str] = &["programme", "programm", "forderprogramm", "forderprogramme"];
const MEETING: &[&str] = &[
    "meeting",
    "meetings",
    "sitzung",
    "sitzungen",
    "besprechung",
    "besprechungen",
    "termin",
    "termine",
    "treffen",
    "protokoll",
    "protokolle",
    "minutes",
    "1on1",
    "jourfixe",
    "tagung",
    "tagungen",
    "workshop",
    "workshops",
    "veranstaltung",
    "veranstaltungen",
];
const CONVERSATION: &[&str] = &[
    "conversation",
    "conversations",
    "gesprach",
    "gesprache",
    "call",
    "calls",
    "telefonat",
    "telefonate",
    "anruf",
    "anrufe",
    "chat",
    "chats",
    "interview",
    "interviews",
];
/// A day of one's own: a conversation where it names somebody.
const DAY: &[&str] = &["daily", "dailies", "journal", "tagebuch", "tagesnotizen"];
const TEMPLATE: &[&str] = &["template", "templates", "vorlage", "vorlagen", "archetypes"];

/// Keys by which a note is called, or found.
const NAMES: [&str; 18] = [
    "name",
    "fn",
    "full-name",
    "fullname",
    "display-name",
    "first-name",
    "firstname",
    "given-name",
    "vorname",
    "last-name",
    "lastname",
    "family-name",
    "nachname",
    "title",
    "titel",
    "betreff",
    "date",
    "datum",
];

/// What a word makes of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Contact(Option<&'static str>),
    Meeting,
    /// With the channel that the word names.
    Conversation(Option<&'static str>),
    Day,
}

impl Sort {
    pub fn kind(self) -> &'static KindSpec {
        match self {
            Sort::Contact(_) => &kind::CONTACT,
            Sort::Meeting => &kind::MEETING,
            Sort::Conversation(_) | Sort::Day => &kind::CONVERSATION,
        }
    }
}

/// What a text says, if it is one of the words: `[[Meetings]]`, `customer-meeting`, `10 - People`.
pub(super) fn of_words(text: &str) -> Option<Sort> {
    let folded = fold::key(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.find_map(of_word)
}

fn of_word(word: &str) -> Option<Sort> {
    let channel = match word {
        "call" | "calls" | "telefonat" | "telefonate" | "anruf" | "anrufe" => Some("phone"),
        _ => None,
    };
    [
        (PERSON, Sort::Contact(None)),
        (ORGANISATION, Sort::Contact(Some("organisation"))),
        (PROGRAMME, Sort::Contact(Some("programme"))),
        (MEETING, Sort::Meeting),
        (CONVERSATION, Sort::Conversation(channel)),
        (DAY, Sort::Day),
    ]
    .into_iter()
    .find(|(words, _)| words.contains(&word))
    .map(|(_, sort)| sort)
}

/// The kind of a note, or why it is no record.
pub(super) fn of(note: &Note) -> Result<Sort, Message> {
    if is_template(note) {
        return Err(Message::new("exchange-vault-template"));
    }
    let sort =
        by_itself(note).or_else(|| note.folders().find_map(of_words)).or_else(|| by_name(note));
    match sort.or_else(|| by_keys(note)) {
        Some(Sort::Day) if !names_somebody(note) => Err(Message::new("exchange-vault-day")),
        Some(sort) => Ok(sort),
        None => Err(Message::new("exchange-vault-no-record")),
    }
}

/// True where its folder says so (`_Templates`, `90 Vorlagen`), and where what names it is still to
/// be filled in. Templater leaves nothing unfilled, so that any sign of it will do.
fn is_template(note: &Note) -> bool {
    let words = |name: &str| {
        let name = fold::key(name);
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(|word| TEMPLATE.contains(&word))
    };
    let unfilled = |(key, value): &(String, Yaml)| {
        let names = NAMES.contains(&full_name(key).as_str());
        texts(value).iter().any(|text| text.contains("<%") || names && super::is_template(text))
    };
    let first = note.front.body.lines().map(str::trim).find(|line| !line.is_empty());
    let heads = first.is_some_and(|line| line.starts_with("# ") && super::is_template(line));
    note.folders().any(words)
        || note.front.entries.iter().any(unfilled)
        || heads && !has(note, &NAMES)
}

/// What its keys say in words, then its tags.
fn by_itself(note: &Note) -> Option<Sort> {
    let said = note.front.entries.iter().filter(|(key, _)| SAYS.contains(&name(key).as_str()));
    let said = said.flat_map(|(_, value)| texts(value)).find_map(|text| of_words(&text));
    said.or_else(|| tags(note).iter().find_map(|tag| of_words(tag)))
}

/// Of the front matter, and those that stand alone in the first lines: `#meeting`.
pub(super) fn tags(note: &Note) -> Vec<String> {
    let mut tags = Vec::new();
    for (key, value) in &note.front.entries {
        if ["tags", "tag"].contains(&name(key).as_str()) {
            for text in texts(value) {
                tags.extend(
                    text.split([',', ' ']).map(|tag| tag.trim_start_matches('#').to_string()),
                );
            }
        }
    }
    for line in note.front.body.lines().take(10) {
        let words = || line.split_whitespace();
        let tag = |word: &str| {
            word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic))
        };
        if words().next().is_some() && words().all(tag) {
            tags.extend(words().map(|word| word.trim_start_matches('#').to_string()));
        }
    }
    tags.retain(|tag| !tag.is_empty());
    tags
}

/// A name that begins with a day: `2024-10-14 Anne Güller`. A day alone is a page of a diary.
fn by_name(note: &Note) -> Option<Sort> {
    let (_, rest) = day_of(&note.stem)?;
    match of_words(rest) {
        Some(sort) => Some(sort),
        None if rest.is_empty() => Some(Sort::Day),
        None if has(note, &["attendees", "participants", "teilnehmer", "teilnehmende"]) => {
            Some(Sort::Meeting)
        }
        None => Some(Sort::Conversation(None)),
    }
}

fn by_keys(note: &Note) -> Option<Sort> {
    let day = has(note, &["date", "datum", "start"]);
    if day && has(note, &["attendees", "participants", "teilnehmer", "teilnehmende"]) {
        return Some(Sort::Meeting);
    }
    if day && has(note, &["with", "mit"]) {
        return Some(Sort::Conversation(None));
    }
    if has(note, &["title"]) && has(note, &["series", "candidates", "participants"]) {
        return Some(Sort::Meeting);
    }
    let card = [
        "fn",
        "n.gn",
        "n.fn",
        "email",
        "emails",
        "phone",
        "phones",
        "birthday",
        "bday",
        "first-name",
        "last-name",
        "vorname",
        "nachname",
        "telefon",
    ];
    // The log's own contacts have a name, whatever else.
    let own = id::is_valid(&note.stem) && has(note, &["name"]);
    (!day && (own || has(note, &card))).then_some(Sort::Contact(None))
}

fn has(note: &Note, keys: &[&str]) -> bool {
    note.front.entries.iter().any(|(key, _)| keys.contains(&name(key).as_str()))
}

fn names_somebody(note: &Note) -> bool {
    has(
        note,
        &[
            "with",
            "mit",
            "people",
            "attendees",
            "participants",
            "person",
            "contact",
            "contacts",
            "teilnehmer",
        ],
    )
}

/// A key as it is looked up: `First Name`, `first_name` and `EMAIL[WORK]` lose their manners.
pub(super) fn name(key: &str) -> String {
    full_name(key.split('[').next().unwrap_or(key))
}

/// The same with its brackets.
pub(super) fn full_name(key: &str) -> String {
    fold::key(key.trim()).replace(['_', ' '], "-")
}

/// All texts of a value, those of lists in lists too: `[[Anne]]` without quotes is one to YAML.
pub(super) fn texts(value: &Yaml) -> Vec<String> {
    match value {
        Yaml::String(text) => vec![text.trim().to_string()],
        Yaml::Number(number) => vec![number.to_string()],
        Yaml::Bool(yes) => vec![yes.to_string()],
        Yaml::Sequence(items) => items.iter().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The day with which a name begins, and the rest: `2024-10-14-name`, `20241014 Name`, also
/// behind a word: `Meeting - 2024-10-14 Name`.
pub(super) fn day_of(stem: &str) -> Option<(NaiveDate, &str)> {
    let at = stem.find(|c: char| c.is_ascii_digit())?;
    let before = stem.get(..at)?;
    if !before.is_empty() && (of_words(before).is_none() || at > 30) {
        return None;
    }
    let rest = stem.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (day, rest) = if digits == 8 {
        let text = rest.get(..8)?;
        let iso = format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..)?);
        (iso, rest.get(8..)?)
    } else {
        (rest.get(..10)?.replace(['.', '_'], "-"), rest.get(10..)?)
    };
    let day = PartialDate::parse(&day).ok()?.day()?;
    let name = rest.trim_start_matches(|c: char| c.is_whitespace() || "-–_.,:".contains(c));
    Some((day, name.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_a_note_is() {
        for (text, sort) in [
            ("[[Meetings]]", Some(Sort::Meeting)),
            ("customer-meeting", Some(Sort::Meeting)),
            ("10 - People", Some(Sort::Contact(None))),
            ("Gespräche", Some(Sort::Conversation(None))),
            ("Telefonat", Some(Sort::Conversation(Some("phone")))),
            ("Firma", Some(Sort::Contact(Some("organisation")))),
            ("Rezepte", None),
            ("", None),
        ] {
            assert_eq!(of_words(text), sort, "{text}");
        }
    }

    #[test]
    fn names_begin_with_days() {
        let day = |stem| day_of(stem).map(|(day, rest)| (day.to_string(), rest.to_string()));
        let of = |rest: &str| Some(("2024-10-14".to_string(), rest.to_string()));
        for (stem, want) in [
            ("2024-10-14-anne", of("anne")),
            ("2024-10-14", of("")),
            ("20241014 Anne – Köln", of("Anne – Köln")),
            ("2024_10_14 x", of("x")),
            ("Meeting - 2024-10-14 Runde", of("Runde")),
            ("2024-13-14 x", None),
            ("Rezept 2024-10-14", None),
            ("2024", None),
        ] {
            assert_eq!(day(stem), want, "{stem}");
        }
    }
}

//! What a column can be: a field of the record, or a part of one that other programs keep in a
//! column of its own. Each has a word, by which a mapping file names it.

use crate::record::{KindSpec, Schema, ValueType};

/// Where a telephone, an address or an e-mail is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Work,
    #[default]
    Unsaid,
    Other,
    Home,
}

/// What answers at a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    #[default]
    Voice,
    Cell,
    Fax,
}

/// A piece of a postal address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Whole,
    Street,
    Number,
    More,
    Postcode,
    Town,
    Region,
    Country,
}

/// A piece of a day, which Thunderbird has in three columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    Year,
    Month,
    Day,
}

/// Numbered columns that say what the value of the same number is: `Phone 1 - Type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Phone,
    Email,
    Address,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A key of the kind's spec or of `netlog.toml`.
    Field(String),
    /// The ids of the records that a column of names beside it means.
    Ids(String),
    /// The id of the record itself.
    Id,
    /// The kind of record that the row is.
    Type,
    /// The text below the front matter.
    Body,

    Given,
    Middle,
    Family,
    /// `Muster, Anna`
    FamilyGiven,
    /// `Anna Muster`, where no other column says it better.
    Shown,
    /// `Herr Dr.`
    Honorific,
    Company,
    Phone(Line, Class, u8),
    Email(u8),
    Address(Part, Class, u8),
    /// What the number's other column is.
    Label(Of, u8),

    Start,
    End,
    StartTime,
    EndTime,
    AllDay,
    /// Anything but no and normal makes the record confidential.
    Private,

    /// A day for which the format has no field.
    Dated(String),
    Birth(Piece),
    /// What a program fills in by itself; worth a field only where it differs from this.
    Usual(String),
    /// A key of no kind: `x-…`.
    Keep(String),
    /// Left out, because the mapping says so.
    Nothing,
}

/// The words of targets that are no fields, as a mapping file has them.
const WORDS: &[(&str, Target)] = &[
    ("-", Target::Nothing),
    ("id", Target::Id),
    ("type", Target::Type),
    ("text", Target::Body),
    ("given", Target::Given),
    ("middle", Target::Middle),
    ("family", Target::Family),
    ("family-given", Target::FamilyGiven),
    ("honorific", Target::Honorific),
    ("company", Target::Company),
    ("phones.cell", Target::Phone(Line::Cell, Class::Unsaid, 0)),
    ("phones.fax", Target::Phone(Line::Fax, Class::Unsaid, 0)),
    ("phones.home", Target::Phone(Line::Voice, Class::Home, 0)),
    ("street", Target::Address(Part::Street, Class::Unsaid, 0)),
    ("street-number", Target::Address(Part::Number, Class::Unsaid, 0)),
    ("street-more", Target::Address(Part::More, Class::Unsaid, 0)),
    ("postcode", Target::Address(Part::Postcode, Class::Unsaid, 0)),
    ("town", Target::Address(Part::Town, Class::Unsaid, 0)),
    ("country", Target::Address(Part::Country, Class::Unsaid, 0)),
    ("street.home", Target::Address(Part::Street, Class::Home, 0)),
    ("postcode.home", Target::Address(Part::Postcode, Class::Home, 0)),
    ("town.home", Target::Address(Part::Town, Class::Home, 0)),
    ("country.home", Target::Address(Part::Country, Class::Home, 0)),
    ("birth-year", Target::Birth(Piece::Year)),
    ("birth-month", Target::Birth(Piece::Month)),
    ("birth-day", Target::Birth(Piece::Day)),
    ("start", Target::Start),
    ("end", Target::End),
    ("start-time", Target::StartTime),
    ("end-time", Target::EndTime),
    ("all-day", Target::AllDay),
    ("private", Target::Private),
];

/// What ends the key of a column with ids.
pub const IDS: &str = "-id";

impl Target {
    /// What a word of a mapping means for this kind.
    pub fn named(word: &str, schema: &Schema, kind: &'static KindSpec) -> Option<Target> {
        let word = word.trim();
        if let Some((_, target)) = WORDS.iter().find(|(name, _)| *name == word) {
            return Some(target.clone());
        }
        if let Some(field) = schema.field(kind, word) {
            return Some(Target::field(&field.key, kind));
        }
        if let Some(field) = word.strip_suffix(IDS).and_then(|key| schema.field(kind, key)) {
            let refers = matches!(field.value, ValueType::Reference(_));
            return refers.then(|| Target::Ids(field.key.to_string()));
        }
        let rest = word.strip_prefix("x-").filter(|rest| !rest.is_empty());
        rest.map(|_| Target::Keep(word.to_string()))
    }

    /// A field has a target of its own where more than its own type is understood in it.
    pub fn field(key: &str, kind: &KindSpec) -> Target {
        match (kind.date.is_some(), key) {
            (false, "title" | "salutation") => Target::Honorific,
            (false, "organisation") => Target::Company,
            (false, "phones") => Target::Phone(Line::Voice, Class::Unsaid, 0),
            (false, "emails") => Target::Email(0),
            (false, "address") => Target::Address(Part::Whole, Class::Unsaid, 0),
            (true, "date") => Target::Start,
            (true, "until") => Target::End,
            (true, "time") => Target::StartTime,
            _ => Target::Field(key.to_string()),
        }
    }

    /// The word for it; of those that a program alone has, the nearest.
    pub fn word(&self) -> String {
        let word = |target: &Target| {
            WORDS.iter().find(|(_, known)| known == target).map(|(word, _)| (*word).to_string())
        };
        match self {
            Target::Field(key) | Target::Keep(key) | Target::Dated(key) | Target::Usual(key) => {
                key.clone()
            }
            Target::Ids(key) => format!("{key}{IDS}"),
            Target::Shown => "name".into(),
            Target::Company => "organisation".into(),
            Target::Email(_) => "emails".into(),
            Target::Label(..) => "-".into(),
            Target::Phone(line, class, _) => {
                let class = if *class == Class::Home { Class::Home } else { Class::Unsaid };
                word(&Target::Phone(*line, class, 0)).unwrap_or_else(|| "phones".into())
            }
            Target::Address(part, class, _) => {
                let class = if *class == Class::Home { Class::Home } else { Class::Unsaid };
                let exact = word(&Target::Address(*part, class, 0));
                let near = || word(&Target::Address(*part, Class::Unsaid, 0));
                exact.or_else(near).unwrap_or_else(|| "address".into())
            }
            other => word(other).unwrap_or_else(|| "-".into()),
        }
    }

    /// The words of all that are no fields.
    pub fn words() -> impl Iterator<Item = &'static str> {
        WORDS.iter().map(|(word, _)| *word)
    }

    /// True where a person or an organisation could be made of it alone.
    pub fn is_somebody(&self) -> bool {
        matches!(
            self,
            Target::Given
                | Target::Family
                | Target::FamilyGiven
                | Target::Shown
                | Target::Company
                | Target::Email(_)
        ) || matches!(self, Target::Field(key) if key == "name")
    }
}

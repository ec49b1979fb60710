//! What the names in a query mean: the fields of every kind, declared ones included, and what
//! can be asked beyond them. Knows no values and no records.

use super::term::{PostPart, Source, Spot};
use crate::record::kind::{CONTACT, KINDS};
use crate::record::{FieldSpec, KindSpec, Schema, ValueType};
use crate::words::fold;

/// Where the values of a name are, and what they are.
#[derive(Clone, Debug)]
pub struct Place {
    pub spot: Spot,
    pub shape: Shape,
    pub many: bool,
}

/// What kind of value can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Of(ValueType),
    /// Open, done, overdue.
    TaskState,
    /// A day, or yes and no.
    Done,
}

/// Names, where the values are, what they are, and whether there are several.
type Beyond = (&'static [&'static str], Source, fn() -> Shape, bool);

/// What can be asked beyond the fields. The first name is the one in the documentation; a name
/// of a field as well (`title`) means both.
const BEYOND: &[Beyond] = &[
    (&["id", "kennung"], Source::Id, text, false),
    (&["path", "pfad", "datei", "file"], Source::Path, text, false),
    (&["title", "titel"], Source::Title, text, false),
    (&["text", "body", "inhalt"], Source::Body, text, true),
    (&["agenda", "tagesordnung"], Source::Agenda, text, true),
    (&["decision", "decisions", "beschluss", "beschlüsse"], Source::Decision, text, true),
    (&["task", "tasks", "aufgabe", "aufgaben", "wiedervorlage"], Source::Task, task, false),
    (&["due", "fällig", "frist"], Source::Due, day, false),
    (&["done", "erledigt"], Source::Done, done, false),
    (&["owner", "zuständig"], Source::Owner, person, false),
    (&["first", "new", "neu"], Source::First, day, false),
    (&["reached", "erreicht"], Source::Reached, day, true),
    (&["last", "zuletzt"], Source::Last, day, false),
];

/// Names of fields are kept folded; so they are written.
const SPELT: &[(&str, &str)] = &[("uber", "über")];

/// Names that mean the same as another one.
const ALSO: &[(&str, &str)] = &[("year", "date"), ("jahr", "date")];

/// Words that people try, and the name that they mean.
const MEANT: &[(&str, &str)] = &[
    ("termin", "datum"),
    ("wann", "datum"),
    ("day", "date"),
    ("when", "date"),
    ("letzte", "zuletzt"),
    ("letzter", "zuletzt"),
    ("letztes", "zuletzt"),
    ("latest", "last"),
];

/// Kinds of links that may stand without `relations.` before them; any other one needs it.
const RELATIONS: &[(&str, &[&str])] = &[
    ("part-of", &["teil-von"]),
    ("funded-by", &["gefördert-von", "finanziert-von"]),
    ("funded-through", &["gefördert-über", "finanziert-über"]),
    ("administered-by", &["verwaltet-von"]),
    ("partner", &["partnerin"]),
    ("member-of", &["mitglied-von"]),
    ("successor", &["nachfolge", "nachfolger", "nachfolgerin"]),
    ("predecessor", &["vorgänger", "vorgängerin"]),
];

const POST_PARTS: &[(&str, PostPart)] = &[
    ("organisation", PostPart::Organisation),
    ("role", PostPart::Role),
    ("from", PostPart::From),
    ("until", PostPart::Until),
];

/// Before a key that no kind has: `key.colour:red`.
pub const ANY_KEY: &str = "key";

fn text() -> Shape {
    Shape::Of(ValueType::Text)
}
fn day() -> Shape {
    Shape::Of(ValueType::Day)
}
fn person() -> Shape {
    Shape::Of(ValueType::Reference(&["contact"]))
}
fn task() -> Shape {
    Shape::TaskState
}
fn done() -> Shape {
    Shape::Done
}

/// Everything that answers to a name; nothing where it is unknown.
pub fn places(schema: &Schema, name: &str) -> Vec<Place> {
    let typed = Typed::new(name);
    let also = ALSO.iter().find(|(other, _)| typed.is(other));
    let typed = also.map_or(typed, |(_, name)| Typed::new(name));
    let mut places = Vec::new();
    for (names, source, shape, many) in BEYOND {
        if names.iter().any(|name| typed.is(name)) {
            let of_contacts = matches!(source, Source::First | Source::Reached | Source::Last);
            let spot = Spot { kind: of_contacts.then_some(&CONTACT), source: source.clone() };
            places.push(Place { spot, shape: shape(), many: *many });
        }
    }
    for kind in KINDS {
        let fields = schema.fields(kind).filter(|field| typed.names(field));
        places.extend(fields.map(|field| of_field(kind, field)));
    }
    if places.is_empty() {
        let mut known = RELATIONS.iter();
        let found =
            known.find(|(key, names)| typed.is(key) || names.iter().any(|name| typed.is(name)));
        places.extend(found.map(|(key, _)| relation(key)));
    }
    places
}

/// `relations.KIND`, `roles.PART` and `key.KEY`: names that need the one before them.
pub fn part(schema: &Schema, before: &str, name: &str) -> Vec<Place> {
    if before == ANY_KEY {
        let spot = Spot { kind: None, source: Source::AnyKey(name.to_string()) };
        return vec![Place { spot, shape: text(), many: true }];
    }
    let mut found = Vec::new();
    for place in places(schema, before) {
        match place.shape {
            Shape::Of(ValueType::Relations) if is_kind_of_link(schema, name) => {
                found.push(relation(name));
            }
            Shape::Of(ValueType::Posts) => {
                let typed = Typed::new(name);
                let german = schema.field(&CONTACT, "role").is_some_and(|role| typed.names(role));
                let part = POST_PARTS
                    .iter()
                    .find(|(key, part)| typed.is(key) || (*part == PostPart::Role && german));
                let Some((_, part)) = part else { continue };
                let shape = match part {
                    PostPart::Organisation => person(),
                    PostPart::Role => text(),
                    PostPart::From | PostPart::Until => day(),
                };
                let spot = Spot { kind: place.spot.kind, source: Source::Post(*part) };
                found.push(Place { spot, shape, many: true });
            }
            _ => {}
        }
    }
    found
}

/// True for a name that no field has: then it can only be what somebody calls a link.
fn is_kind_of_link(schema: &Schema, name: &str) -> bool {
    let mut places = places(schema, name).into_iter();
    places.all(|place| matches!(place.spot.source, Source::Relation(_)))
}

/// True where the values point to records, so that a name may follow after a full stop.
pub fn leads_on(place: &Place) -> bool {
    use ValueType::{Posts, Reference, Relations};
    matches!(place.shape, Shape::Of(Reference(_) | Posts | Relations))
}

/// A name that can be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    /// The one in the documentation, of which it is another.
    pub of: String,
}

/// All names, those of every kind's fields first.
pub fn names(schema: &Schema) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut add = |text: &str, of: &str| {
        if names.iter().all(|name| name.text != text) {
            names.push(Name { text: text.to_string(), of: of.to_string() });
        }
    };
    let fields = || KINDS.iter().flat_map(|kind| schema.fields(kind));
    fields().for_each(|field| add(field.flag(), field.flag()));
    BEYOND.iter().filter_map(|(names, ..)| names.first()).for_each(|name| add(name, name));
    for field in fields() {
        let spelt = |name: &&str| SPELT.iter().find(|(folded, _)| folded == name);
        let others = field.names.iter().map(|name| spelt(name).map_or(*name, |(_, spelt)| spelt));
        std::iter::once(field.key.as_ref()).chain(others).for_each(|name| add(name, field.flag()));
    }
    for (names, ..) in BEYOND {
        let of = names.first().copied().unwrap_or_default();
        names.iter().for_each(|name| add(name, of));
    }
    ALSO.iter().for_each(|(name, of)| add(name, of));
    names
}

/// The names that may follow after a full stop, beside those of the record that is led to: kinds
/// of links, parts of posts.
pub fn parts(places: &[Place]) -> Vec<Name> {
    let name = |text: &str, of: &str| Name { text: text.to_string(), of: of.to_string() };
    let mut names = Vec::new();
    for place in places {
        match place.shape {
            Shape::Of(ValueType::Relations) => {
                names.extend(RELATIONS.iter().flat_map(|(key, others)| {
                    std::iter::once(key).chain(*others).map(|other| name(other, key))
                }))
            }
            Shape::Of(ValueType::Posts) => {
                names.extend(POST_PARTS.iter().map(|(key, _)| name(key, key)));
            }
            _ => {}
        }
    }
    names
}

/// What a word means that is no name but often tried for one.
pub fn meant(name: &str) -> Option<&'static str> {
    let typed = fold::key(name);
    MEANT.iter().find(|(word, _)| *word == typed).map(|(_, name)| *name)
}

/// The known name that is nearest to a mistyped one.
pub fn nearest(schema: &Schema, name: &str) -> Option<String> {
    if let Some(name) = meant(name) {
        return Some(name.to_string());
    }
    let mut names: Vec<String> = Vec::new();
    for kind in KINDS {
        names.push(kind.name.to_string());
        for field in schema.fields(kind) {
            names.push(field.key.to_string());
            names.extend(field.one.iter().chain(field.names).map(ToString::to_string));
        }
    }
    // A kind is no field: whoever types `meeting:` means `type:meeting`.
    names.retain(|name| KINDS.iter().all(|kind| kind.name != name));
    let beyond = BEYOND.iter().flat_map(|(names, ..)| names.iter());
    let links = RELATIONS.iter().flat_map(|(key, names)| std::iter::once(key).chain(*names));
    let all = beyond.chain(links).chain(ALSO.iter().map(|(name, _)| name));
    names.extend(all.chain(&["type", "typ"]).map(ToString::to_string));
    near(name, names)
}

/// The nearest of some words, if it is near at all.
pub fn near(word: &str, among: Vec<String>) -> Option<String> {
    let typed = fold::key(word);
    let length = typed.chars().count();
    let farthest = (length / 3).clamp(1, 3);
    let distance = |other: &String| {
        let other = fold::key(other);
        let begins = length >= 3 && other.starts_with(&typed);
        if begins { 1 } else { strsim::osa_distance(&typed, &other) }
    };
    let with_distance = among.into_iter().map(|other| (distance(&other), other));
    let near = with_distance.filter(|(distance, _)| *distance <= farthest);
    near.min_by_key(|(distance, _)| *distance).map(|(_, other)| other)
}

fn of_field(kind: &'static KindSpec, field: &FieldSpec) -> Place {
    let spot = Spot { kind: Some(kind), source: Source::Key(field.key.to_string()) };
    Place { spot, shape: Shape::Of(field.value.clone()), many: field.many }
}

fn relation(key: &str) -> Place {
    let spot = Spot { kind: Some(&CONTACT), source: Source::Relation(fold::key(key)) };
    Place { spot, shape: Shape::Of(ValueType::Reference(&[])), many: true }
}

/// A name as it was typed, ready to be compared: case and the spelling of umlauts do not count.
struct Typed {
    lower: String,
    folded: String,
}

impl Typed {
    fn new(name: &str) -> Typed {
        Typed { lower: name.to_lowercase(), folded: fold::key(name) }
    }

    fn is(&self, name: &str) -> bool {
        self.lower == name || self.folded == fold::key(name)
    }

    fn names(&self, field: &FieldSpec) -> bool {
        let label = field.label.as_deref();
        field.answers_to(&self.lower)
            || field.answers_to(&self.folded)
            || label.into_iter().chain([field.key.as_ref()]).any(|name| self.is(name))
    }
}

//! Names joined by full stops, as in `with.organisation.kind`: references to follow, and the field
//! at the end. Says what could be meant where a name is unknown.

use super::choice;
use super::field::{self, Place};
use super::term::Spot;
use crate::error::{Error, Result};
use crate::record::Schema;
use crate::words::{Message, fold};

/// Names joined by full stops.
const LONGEST: usize = 4;

pub const TYPE: [&str; 2] = ["type", "typ"];

#[derive(Clone, Debug)]
pub struct Path {
    pub hops: Vec<Hop>,
    pub end: End,
}

/// A field that points to records.
#[derive(Clone, Debug)]
pub struct Hop {
    pub name: String,
    pub spots: Vec<Spot>,
    /// Holds several references.
    pub many: bool,
}

#[derive(Clone, Debug)]
pub enum End {
    Type,
    Field { name: String, places: Vec<Place> },
}

impl Path {
    /// Fails with a usage error where a name is `unknown` or no reference to follow.
    pub fn read(
        whole: &str,
        schema: &Schema,
        unknown: impl Fn(&str, &Schema) -> Error,
    ) -> Result<Path> {
        let mut names: &[&str] = &whole.split('.').collect::<Vec<_>>();
        if names.len() > LONGEST {
            return Err(Error::usage(Message::new("query-path-too-long").with("field", whole)));
        }
        let mut hops = Vec::new();
        loop {
            let (name, places, rest) = match names {
                [] => return Err(unknown(whole, schema)),
                [one] if TYPE.contains(&fold::key(one).as_str()) => {
                    return Ok(Path { hops, end: End::Type });
                }
                [one, rest @ ..] => match part(names, schema) {
                    Some((name, places)) => (name, places, names.get(2..).unwrap_or_default()),
                    None => ((*one).to_string(), field::places(schema, one), rest),
                },
            };
            if places.is_empty() {
                return Err(unknown(&name, schema));
            }
            if rest.is_empty() {
                return Ok(Path { hops, end: End::Field { name, places } });
            }
            hops.push(hop(name, places)?);
            names = rest;
        }
    }

    /// Where the values at its end are.
    pub fn ends(&self) -> impl Iterator<Item = &Spot> {
        let places = match &self.end {
            End::Type => &[],
            End::Field { places, .. } => places.as_slice(),
        };
        places.iter().map(|place| &place.spot)
    }
}

/// `relations.KIND`, `roles.PART` and `key.KEY`, which are one name.
fn part(names: &[&str], schema: &Schema) -> Option<(String, Vec<Place>)> {
    let [first, second, ..] = names else { return None };
    let places = field::part(schema, first, second);
    (!places.is_empty()).then(|| (format!("{first}.{second}"), places))
}

fn hop(name: String, mut places: Vec<Place>) -> Result<Hop> {
    places.retain(field::leads_on);
    if places.is_empty() {
        let message = Message::new("query-leads-nowhere").with("field", name);
        return Err(Error::usage(message).hint(Message::new("query-leads-nowhere-hint")));
    }
    let many = places.iter().any(|place| place.many);
    Ok(Hop { name, spots: spots(places), many })
}

pub fn spots(places: Vec<Place>) -> Vec<Spot> {
    places.into_iter().map(|place| place.spot).collect()
}

/// What is said of a name that no field has.
pub fn unknown(name: &str, schema: &Schema) -> Error {
    let mut error = Error::usage(Message::new("query-unknown-field").with("field", name));
    if let Some((kind, _)) = choice::kind_named(name) {
        error = error.hint(Message::new("query-near-type").with("near", kind.name));
    } else if let Some(near) = field::nearest(schema, name) {
        error = error.hint(Message::new("query-near").with("near", near));
    }
    error
}

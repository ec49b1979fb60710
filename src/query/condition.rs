//! One condition, `name:value`: the name looked up, references followed, the value read. Says
//! what could be meant where a name or a value is unknown.

use super::field::{self, Place};
use super::term::{Asked, Source, Spot, Term};
use super::value::Typed;
use super::{Setting, choice};
use crate::error::{Error, Result};
use crate::record::Schema;
use crate::words::{Message, fold};

/// Names joined by full stops.
const LONGEST_PATH: usize = 4;

pub const HAS: [&str; 2] = ["has", "hat"];
pub const NO: [&str; 3] = ["no", "ohne", "kein"];
pub const TYPE: [&str; 2] = ["type", "typ"];

/// `exact` is true after `:=`.
pub fn read(setting: &Setting<'_>, name: &str, value: &str, exact: bool) -> Result<Term> {
    let folded = fold::key(name);
    let is = |names: &[&str]| names.contains(&folded.as_str());
    let (whole, wanted) = if is(&HAS) {
        (value.trim(), Wanted::Some)
    } else if is(&NO) {
        (value.trim(), Wanted::None)
    } else {
        (name, Wanted::Value(Typed { name, value, exact, today: setting.today }))
    };
    let path: Vec<&str> = whole.split('.').collect();
    Condition { schema: setting.schema, whole, wanted }.follow(&path)
}

struct Condition<'a> {
    schema: &'a Schema,
    /// All names, with the full stops between them.
    whole: &'a str,
    wanted: Wanted<'a>,
}

/// What is asked of the field at the end of the path.
enum Wanted<'a> {
    Value(Typed<'a>),
    Some,
    None,
}

impl Condition<'_> {
    /// Follows the names to the last one.
    fn follow(&self, path: &[&str]) -> Result<Term> {
        if path.len() > LONGEST_PATH {
            let message = Message::new("query-path-too-long").with("field", self.whole);
            return Err(Error::usage(message));
        }
        match path {
            [] => Err(self.unknown(self.whole)),
            [one] if TYPE.iter().any(|name| fold::key(one) == *name) => self.of_type(),
            [one] => match field::places(self.schema, one) {
                places if places.is_empty() => Err(self.unknown(one)),
                places => self.last(one, places),
            },
            [first, second, rest @ ..] => {
                let parts = field::part(self.schema, first, second);
                let name = format!("{first}.{second}");
                match (parts.is_empty(), rest) {
                    (false, []) => return self.last(&name, parts),
                    (false, rest) => return self.hop(&name, parts, rest),
                    (true, _) => {}
                }
                let places = field::places(self.schema, first);
                if places.is_empty() {
                    return Err(self.unknown(first));
                }
                self.hop(first, places, path.get(1..).unwrap_or_default())
            }
        }
    }

    fn hop(&self, name: &str, mut places: Vec<Place>, rest: &[&str]) -> Result<Term> {
        places.retain(field::leads_on);
        if places.is_empty() {
            let message = Message::new("query-leads-nowhere").with("field", name);
            let hint = Message::new("query-leads-nowhere-hint");
            return Err(Error::usage(message).hint(hint));
        }
        let many = places.iter().any(|place| place.many);
        let inner = Box::new(Term::all_of(vec![self.follow(rest)?]));
        Ok(Term::Hop { name: name.to_string(), spots: spots(places), many, inner })
    }

    fn last(&self, name: &str, places: Vec<Place>) -> Result<Term> {
        let name = name.to_string();
        match &self.wanted {
            Wanted::Value(typed) => asked(typed, name, places),
            Wanted::Some => Ok(Term::Has { name, spots: spots(places) }),
            // A record without tasks has none; a task without a day is one that lacks it.
            Wanted::None if places.iter().any(|place| place.spot.source == Source::Task) => {
                let has = Term::Has { name, spots: spots(places) };
                Ok(Term::Not(Box::new(Term::all_of(vec![has]))))
            }
            Wanted::None => Ok(Term::Lacks { name, spots: spots(places) }),
        }
    }

    fn of_type(&self) -> Result<Term> {
        let value = match &self.wanted {
            Wanted::Value(typed) => typed.value.trim(),
            // Every record is of a type.
            Wanted::Some => return Ok(Term::All),
            Wanted::None => return Ok(Term::Not(Box::new(Term::All))),
        };
        if let Some((kind, contact)) = choice::kind_named(value) {
            return Ok(Term::Type { kind, contact });
        }
        let choices = choice::kinds();
        let near = field::near(value, choices.clone());
        let message = Message::new("query-unknown-type").with("value", value);
        let hint = Message::new("query-choices").with("choices", choices);
        let mut error = Error::usage(message);
        error.hints.extend(near.map(|near| Message::new("query-near").with("near", near)));
        Err(error.hint(hint))
    }

    fn unknown(&self, name: &str) -> Error {
        let mut error = Error::usage(Message::new("query-unknown-field").with("field", name));
        if let Some((kind, _)) = choice::kind_named(name) {
            error = error.hint(Message::new("query-near-type").with("near", kind.name));
        } else if let Some(near) = field::nearest(self.schema, name) {
            error = error.hint(Message::new("query-near").with("near", near));
        }
        error.hint(Message::new("query-unknown-field-hint").with("field", name))
    }
}

/// One name can mean fields of different kinds. It is a fault only where the value fits none of
/// them; then the first says why.
fn asked(typed: &Typed<'_>, name: String, places: Vec<Place>) -> Result<Term> {
    let many = places.iter().any(|place| place.many);
    let mut first_fault = None;
    let mut spots = Vec::new();
    for place in places {
        match typed.test(&place.shape) {
            Ok(test) => spots.push((place.spot, test)),
            Err(fault) => first_fault = first_fault.or(Some(fault)),
        }
    }
    match first_fault {
        Some(fault) if spots.is_empty() => Err(fault),
        _ => {
            let (value, exact) = (typed.value.to_string(), typed.exact);
            Ok(Term::Field(Asked { name, value, exact, spots, many }))
        }
    }
}

fn spots(places: Vec<Place>) -> Vec<Spot> {
    places.into_iter().map(|place| place.spot).collect()
}

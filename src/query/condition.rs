//! One condition, `name:value`: the name looked up, the value read. Says what could be meant
//! where a value is unknown.

use std::collections::BTreeMap;

use super::field::{self, Place};
use super::path::{self, End, Hop, Path, spots};
use super::term::{Asked, Source, Spot, Term, Test};
use super::value::Typed;
use super::{Setting, choice};
use crate::error::{Error, Result};
use crate::record::Schema;
use crate::words::fold::Folded;
use crate::words::{Message, fold};

pub const HAS: [&str; 2] = ["has", "hat"];
pub const NO: [&str; 3] = ["no", "ohne", "kein"];

/// `exact` is true after `:=`.
pub fn read(setting: &Setting<'_>, name: &str, value: &str, exact: bool) -> Result<Term> {
    let folded = fold::key(name);
    let is = |names: &[&str]| names.contains(&folded.as_str());
    // `no:task:open`: these ask for a field alone, whatever its value.
    if (is(&HAS) || is(&NO)) && value.contains(':') {
        let message = Message::new("query-no-value-here").with("name", name);
        let hint = if is(&NO) { "query-no-value-here-not" } else { "query-no-value-here-hint" };
        return Err(Error::usage(message).hint(Message::new(hint).with("value", value.trim())));
    }
    let (whole, wanted) = if is(&HAS) {
        (value.trim(), Wanted::Some)
    } else if is(&NO) {
        (value.trim(), Wanted::None)
    } else {
        (name, Wanted::Value(Typed { name, value, exact, today: setting.today }))
    };
    Condition { setting, whole, wanted }.term()
}

struct Condition<'a> {
    setting: &'a Setting<'a>,
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
    fn term(&self) -> Result<Term> {
        let unknown = |name: &str, schema: &Schema| {
            let hint = Message::new("query-unknown-field-hint").with("field", name);
            let mut error = path::unknown(name, schema);
            // `termin:2024` asks when, though a meeting is called so, too.
            if let (Some(meant), Wanted::Value(typed)) = (field::meant(name), &self.wanted)
                && typed.days().is_ok()
            {
                error.hints = vec![Message::new("query-near").with("near", meant)];
            }
            error.hint(hint)
        };
        let Path { hops, end } = Path::read(self.whole, self.setting.schema, unknown)?;
        let end = match end {
            End::Type => self.of_type()?,
            End::Field { name, places } => self.last(name, places)?,
        };
        Ok(hops.into_iter().rev().fold(end, |inner, Hop { name, spots, many }| {
            let inner = Box::new(Term::all_of(vec![inner]));
            Term::Hop { name, spots, many, inner }
        }))
    }

    fn last(&self, name: String, places: Vec<Place>) -> Result<Term> {
        match &self.wanted {
            Wanted::Value(typed) => asked(typed, name, places, self.setting.series),
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
        let choices: Vec<_> = choice::kinds().iter().map(|key| choice::kind_term(key)).collect();
        let near = choice::nearest_kind(value);
        let message = Message::new("query-unknown-type").with("value", value);
        let hint = Message::new("query-choices").with("choices", choices);
        let mut error = Error::usage(message);
        error.hints.extend(near.map(|near| Message::new("query-near").with("near", near)));
        Err(error.hint(hint))
    }
}

/// One name can mean fields of different kinds. It is a fault only where the value fits none of
/// them; then the first says why.
fn asked(
    typed: &Typed<'_>,
    name: String,
    places: Vec<Place>,
    series: &BTreeMap<String, String>,
) -> Result<Term> {
    let many = places.iter().any(|place| place.many);
    let mut first_fault = None;
    let mut spots = Vec::new();
    for place in places {
        match typed.test(&place) {
            Ok(test) => {
                // After := it is what stands in the file.
                let keys = match typed.exact {
                    true => Vec::new(),
                    false => keys_called(&test, &place.spot, series),
                };
                if !keys.is_empty() {
                    spots.push((place.spot.clone(), Test::Choice(keys)));
                }
                spots.push((place.spot, test));
            }
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

/// The keys of series whose names pass: nobody but the settings knows the keys.
fn keys_called(test: &Test, spot: &Spot, series: &BTreeMap<String, String>) -> Vec<String> {
    if spot.source != Source::Key("series".to_string()) {
        return Vec::new();
    }
    let is_called = |name: &String| match test {
        Test::Part(part) => Folded::new(name).contains(part),
        _ => false,
    };
    let called = series.iter().filter(|(_, name)| is_called(name));
    called.map(|(key, _)| key.clone()).collect()
}

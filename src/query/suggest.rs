//! What can stand at the end of a query that is still being typed: names, or values of which kind.
//! Says nothing of the records: whoever asks looks up what they have.

use super::choice;
use super::condition::{HAS, NO};
use super::field::{self, Place, Shape};
use super::parse::field_and_value;
use super::path::TYPE;
use super::term::Source;
use super::token::NOT;
use crate::record::{Schema, ValueType};
use crate::words::fold;

pub use super::field::Name;

/// The end of a query that is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// What stays as it was typed: `not:with:`
    pub head: String,
    /// What is being typed.
    pub typed: String,
    pub wanted: Wanted,
    /// A parenthesis before it is still open.
    pub is_enclosed: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// Names of fields, a colon behind each where a value has to follow.
    Names {
        names: Vec<Name>,
        colon: bool,
    },
    /// The name of a saved query.
    Saved,
    Values(Vec<Values>),
}

/// Where the values of a field come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// What records have under this key.
    InUse(String),
    /// Records of these kinds; of any where none is named.
    Records(Vec<&'static str>),
    /// The words of a set under this key.
    Choice(String, Vec<String>),
    Types,
    Days,
    Spans,
    Boolean,
    Task,
}

/// One argument, in which blanks are part of a value.
pub fn word(text: &str, schema: &Schema) -> End {
    end(text, 0, schema)
}

/// The text of `-q`, in which blanks and parentheses end a word.
pub fn expression(text: &str, schema: &Schema) -> End {
    let mut begins = 0;
    let mut quoted = false;
    let mut open = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if !quoted && (c.is_whitespace() || c == '(' || c == ')') => {
                begins = at + c.len_utf8();
                match c {
                    '(' => open += 1,
                    ')' => open = open.saturating_sub(1),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    End { is_enclosed: open > 0, ..end(text, begins, schema) }
}

fn end(text: &str, begins: usize, schema: &Schema) -> End {
    let mut from = begins;
    let rest = |from: usize| text.get(from..).unwrap_or_default();
    let mut wanted = None;
    while let Some((name, value)) = field_and_value(rest(from), None) {
        let folded = fold::key(name);
        from = text.len() - value.len();
        if NOT.contains(&folded.as_str()) {
            continue;
        }
        wanted = Some(if HAS.contains(&folded.as_str()) || NO.contains(&folded.as_str()) {
            let (start, names) = path(value, schema);
            from += start;
            Wanted::Names { names, colon: false }
        } else {
            Wanted::Values(values(name, schema))
        });
        break;
    }
    let wanted = match wanted {
        Some(Wanted::Values(values)) => {
            if rest(from).starts_with('=') {
                from += 1;
            }
            if values.contains(&Values::Days) {
                from += day(rest(from));
            }
            if rest(from).starts_with('"') {
                from += 1;
            }
            Wanted::Values(values)
        }
        Some(names) => names,
        None if rest(from).starts_with('@') => {
            from += 1;
            Wanted::Saved
        }
        None => {
            let (start, mut names) = path(rest(from), schema);
            if start == 0 {
                let first = |names: &[&str]| {
                    let of = names.first().copied().unwrap_or_default().to_string();
                    let name = |text: &&str| Name { text: text.to_string(), of: of.clone() };
                    names.iter().map(name).collect::<Vec<_>>()
                };
                names.extend([&NOT[..], &HAS, &NO, &TYPE].into_iter().flat_map(first));
            }
            from += start;
            Wanted::Names { names, colon: true }
        }
    };
    End {
        head: text.get(..from).unwrap_or_default().to_string(),
        typed: rest(from).to_string(),
        wanted,
        is_enclosed: false,
    }
}

/// Where the last of some names joined by full stops begins, and what can stand there.
fn path(text: &str, schema: &Schema) -> (usize, Vec<Name>) {
    let Some((before, _)) = text.rsplit_once('.') else { return (0, field::names(schema)) };
    let places = places(before, schema);
    let mut names = field::parts(&places);
    if places.iter().any(field::leads_on) {
        names.extend(field::names(schema));
    }
    (before.len() + 1, names)
}

/// What the last of some names joined by full stops means.
fn places(text: &str, schema: &Schema) -> Vec<Place> {
    let mut names = text.rsplit('.');
    let last = names.next().unwrap_or_default();
    let of_part = names.next().map(|before| field::part(schema, before, last)).unwrap_or_default();
    if of_part.is_empty() { field::places(schema, last) } else { of_part }
}

fn values(name: &str, schema: &Schema) -> Vec<Values> {
    if TYPE.contains(&fold::key(name).as_str()) {
        return vec![Values::Types];
    }
    let mut found = Vec::new();
    for place in places(name, schema) {
        let values = match (place.shape, place.spot.source) {
            (Shape::TaskState, _) => Some(Values::Task),
            (Shape::Done, _) => Some(Values::Days),
            (Shape::Of(value), Source::Key(key) | Source::AnyKey(key)) => of_type(&value, &key),
            (Shape::Of(ValueType::Text), Source::Id) => Some(Values::Records(Vec::new())),
            (Shape::Of(ValueType::Text), _) => None,
            (Shape::Of(value), _) => of_type(&value, ""),
        };
        found.extend(values.filter(|values| !found.contains(values)));
    }
    found
}

/// The values of a field; `None` where nothing can be said before they are typed.
pub fn of_type(value: &ValueType, key: &str) -> Option<Values> {
    Some(match value {
        ValueType::Text => Values::InUse(key.to_string()),
        ValueType::Boolean => Values::Boolean,
        ValueType::Day | ValueType::PartialDate => Values::Days,
        ValueType::Span => Values::Spans,
        ValueType::Choice(choices) => {
            Values::Choice(key.to_string(), choices.iter().map(ToString::to_string).collect())
        }
        ValueType::Reference(kinds) => Values::Records(kinds.to_vec()),
        ValueType::Posts | ValueType::Relations => Values::Records(vec!["contact"]),
        ValueType::Number | ValueType::Clock => return None,
    })
}

/// Where the last day of a range, or a day behind a comparison, begins.
fn day(text: &str) -> usize {
    match text.rfind("..") {
        Some(at) => at + 2,
        None => text.len() - text.trim_start_matches(['<', '>', '=', '≤', '≥']).len(),
    }
}

/// What `type:` can be.
pub fn types() -> Vec<String> {
    choice::kinds()
}

/// What `task:` can be.
pub const TASKS: [&str; 4] = ["open", "done", "overdue", "any"];

/// The words that mean the same as a key of a set, in the language of the office.
pub fn also(key: &str) -> &'static [&'static str] {
    choice::others(key)
}

/// A value as it stands behind a colon; in an expression a blank ends it.
pub fn written(value: &str, in_expression: bool) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '&');
    // An argument ends where it ends: blanks and commas in it are its own.
    let blank = |c: char| matches!(c, ' ' | ',') && !in_expression;
    let joined = ["or", "and", "oder", "und", "not", "nicht"];
    let operator = value.split(' ').any(|word| joined.contains(&word.to_lowercase().as_str()));
    let bare = !operator
        && value.starts_with(char::is_alphanumeric)
        && value.chars().all(|c| plain(c) || blank(c));
    if bare { value.to_string() } else { super::write::plain_or_quoted(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{FieldSpec, kind};

    fn schema() -> Schema {
        let mut schema = Schema::default();
        schema.declare(&kind::CONTACT, FieldSpec::new("region", ValueType::Text));
        schema
    }

    fn at(text: &str) -> (String, String, Wanted) {
        let end = word(text, &schema());
        (end.head, end.typed, end.wanted)
    }

    fn names(text: &str) -> (String, String, Vec<String>) {
        let (head, typed, wanted) = at(text);
        let Wanted::Names { names, .. } = wanted else { panic!("{text}: {wanted:?}") };
        (head, typed, names.into_iter().map(|name| name.text).collect())
    }

    fn values(text: &str) -> (String, String, Vec<Values>) {
        let (head, typed, wanted) = at(text);
        let Wanted::Values(values) = wanted else { panic!("{text}: {wanted:?}") };
        (head, typed, values)
    }

    #[test]
    fn a_word_without_a_colon_may_become_a_name() {
        let (head, typed, all) = names("the");
        assert_eq!((head.as_str(), typed.as_str()), ("", "the"));
        for name in ["topic", "thema", "region", "über", "not", "has", "type", "due", "kennung"] {
            assert!(all.iter().any(|other| other == name), "{name}");
        }
        for name in &all {
            let known = !places(name, &schema()).is_empty();
            let special = [&NOT[..], &HAS, &NO, &TYPE].concat().contains(&name.as_str());
            assert!(known || special, "{name}");
        }
    }

    #[test]
    fn behind_a_colon_stand_the_values_of_the_field() {
        let contacts = || vec![Values::Records(vec!["contact"])];
        assert_eq!(values("with:gül"), ("with:".into(), "gül".into(), contacts()));
        assert_eq!(values("nicht:mit:g"), ("nicht:mit:".into(), "g".into(), contacts()));
        assert_eq!(values("region:=O").0, "region:=");
        assert_eq!(values("thema:x").2, [Values::InUse("topics".into())]);
        assert_eq!(
            values("date:2024..he"),
            ("date:2024..".into(), "he".into(), vec![Values::Days])
        );
        assert_eq!(values("date:>=20").1, "20");
        assert_eq!(values("type:").2, [Values::Types]);
        assert!(matches!(values("status:ge").2.as_slice(), [Values::Choice(..)]));
        assert_eq!(values("about:").2, [Values::Records(vec![])]);
    }

    #[test]
    fn hops_and_negations_are_followed() {
        let (head, typed, all) = names("not:with.org");
        assert_eq!((head.as_str(), typed.as_str()), ("not:with.", "org"));
        assert!(all.contains(&"organisation".to_string()));
        assert_eq!(values("with.organisation.kind:").2.len(), 1);
        assert!(names("relations.").2.contains(&"funded-by".to_string()));
        assert!(names("roles.").2.contains(&"from".to_string()));
        assert!(names("status.").2.is_empty());
        assert_eq!(names("has:da").0, "has:");
        assert_eq!(at("@ste").0, "@");
    }

    #[test]
    fn an_expression_ends_with_its_last_word() {
        let end = expression("(with:a or topic:\"x y\" not:with:g", &schema());
        assert_eq!(end.head, "(with:a or topic:\"x y\" not:with:");
        assert_eq!(end.typed, "g");
        assert_eq!(expression("(st", &schema()).typed, "st");
    }

    #[test]
    fn values_are_written_so_that_they_are_one() {
        assert_eq!(written("Anerkennung im Beruf", false), "Anerkennung im Beruf");
        assert_eq!(written("Anerkennung im Beruf", true), "\"Anerkennung im Beruf\"");
        assert_eq!(written("dies oder das", false), "\"dies oder das\"");
        assert_eq!(written("Haus am Markt, Saal", false), "Haus am Markt, Saal");
        assert_eq!(written("Haus am Markt, Saal", true), "\"Haus am Markt, Saal\"");
    }
}

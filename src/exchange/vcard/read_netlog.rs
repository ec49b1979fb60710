//! What only netlog writes: fields that vCard has no property for, posts with dates, relations with
//! the names of those they lead to.

use chrono::NaiveDate;
use serde_yaml::Value as Yaml;

use super::line::Property;
use super::read::Reading;
use super::{known, read_rest};
use crate::exchange::{Item, Party, uid};
use crate::record::ValueType;
use crate::record::kind::CONTACT;
use crate::words::PartialDate;

/// Names of properties that are no fields.
pub(super) const SPECIAL: &[&str] = &["organisation", "related", "post"];

pub(super) fn property(reading: &mut Reading<'_>, property: &Property) {
    // The name of a field that cannot be one of a property.
    let own = property.get("X-KEY").filter(|_| property.name == "X-NETLOG");
    let name = property.name.strip_prefix("X-NETLOG-").map(str::to_ascii_lowercase);
    match (name.as_deref(), own) {
        (Some("organisation"), _) => {}
        (Some("related"), _) => related(reading, property),
        (Some("post"), _) => post(reading, property),
        (Some(key), _) | (None, Some(key)) if !known::MAPPED.contains(&key) => {
            field(reading, key, property);
        }
        _ => read_rest::property(reading, property),
    }
}

fn field(reading: &mut Reading<'_>, key: &str, property: &Property) {
    let spec = reading.desk.schema.field(&CONTACT, key);
    let (many, wanted) = spec.map_or((false, None), |spec| (spec.many, Some(spec.value.clone())));
    let text = property.text();
    if matches!(wanted, Some(ValueType::Reference(_))) || property.get("X-UID").is_some() {
        let to = Party { any: true, kind: None, ..party(property) };
        return reading.link(key, to, Vec::new());
    }
    let kind = property.get("VALUE").unwrap_or_default().to_ascii_lowercase();
    let typed = match (&wanted, kind.as_str()) {
        (Some(ValueType::Boolean), _) | (None, "boolean") => match text.as_str() {
            "true" | "TRUE" => Some(Yaml::Bool(true)),
            "false" | "FALSE" => Some(Yaml::Bool(false)),
            _ => None,
        },
        (Some(ValueType::Number), _) | (None, "float") => {
            let value = serde_yaml::from_str::<Yaml>(&text).ok();
            value.filter(|value| matches!(value, Yaml::Number(_)))
        }
        (None, "x-json") => serde_json::from_str(&text).ok(),
        _ => None,
    };
    match typed {
        Some(value) if reading.takes(&text) => match reading.item.get(key).cloned() {
            Some(Yaml::Sequence(mut all)) => {
                all.push(value);
                reading.item.put(key, Yaml::Sequence(all));
            }
            Some(first) => reading.item.put(key, Yaml::Sequence(vec![first, value])),
            None => reading.item.put(key, value),
        },
        Some(_) => {}
        None if many => property.list().iter().for_each(|text| reading.add(key, text)),
        None if spec.is_none() => property.list().iter().for_each(|text| reading.keep(key, text)),
        None => reading.keep(key, &text),
    }
}

/// `X-NETLOG-…;X-UID=…:Name`
pub(super) fn party(property: &Property) -> Party {
    let uid = property.get("X-UID").map(|text| uid::bare(text).to_string());
    let name = Some(property.text()).filter(|name| !name.is_empty());
    Party { name, uid, kind: Some("organisation"), ..Party::default() }
}

/// RELATED of ours, and of others where it points to a card (RFC 6350, 6.6.6).
pub(super) fn related(reading: &mut Reading<'_>, property: &Property) {
    let kind = property.get("X-TYPE").or_else(|| property.types().find(|it| *it != "pref"));
    let key = format!("relations.{}", kind.unwrap_or("related"));
    let text = property.text();
    let mut to = Party { any: true, ..Party::default() };
    to.name = property.get("X-NAME").map(str::to_string).filter(|name| !name.is_empty());
    match text.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => {
            to.email = text.get(7..).map(str::to_string);
        }
        _ => to.uid = Some(uid::bare(&text).to_string()),
    }
    reading.link(&key, to, Vec::new());
}

/// `X-NETLOG-POST;X-UID=…;X-NAME=…;X-FROM=2019;X-UNTIL=2024-06-30:Leiter`
fn post(reading: &mut Reading<'_>, property: &Property) {
    let mut to = Party { kind: Some("organisation"), ..Party::default() };
    to.uid = property.get("X-UID").map(|text| uid::bare(text).to_string());
    to.name = property.get("X-NAME").map(str::to_string);
    let role = Some(property.text()).filter(|role| !role.is_empty());
    let day = |name: &str| property.get(name).map(str::to_string);
    let more = [("role", role), ("from", day("X-FROM")), ("until", day("X-UNTIL"))];
    let more = more.into_iter().filter_map(|(key, text)| Some((key.to_string(), text?)));
    reading.link("roles", to, more.collect());
}

/// The post that somebody has on a day, of those that a card lists: where, and as what. The writer
/// chooses the same.
pub(super) fn present(item: &Item, day: NaiveDate) -> Option<(&Party, &str)> {
    let date = |text: &String| PartialDate::parse(text).ok();
    let posts = item.links.iter().filter(|link| link.key == "roles");
    let holds = posts.map(|link| {
        let of = |key: &str| link.more.iter().find(|(name, _)| name == key).map(|(_, text)| text);
        let from = of("from").and_then(date);
        let until = of("until").and_then(date);
        let holds = from.is_none_or(|from| from.first() <= day)
            && until.is_none_or(|until| until.last() >= day);
        (holds, &link.to, of("role").map(String::as_str).unwrap_or_default())
    });
    holds.filter(|(holds, _, _)| *holds).map(|(_, to, role)| (to, role)).next()
}

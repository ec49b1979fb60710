//! What only netlog writes: fields that vCard has no property for, posts with dates, relations with
//! the names of those they lead to.

use chrono::NaiveDate;
use serde_yaml::Value as Yaml;

use super::line::Property;
use super::read::Reading;
use super::{known, read_rest};
use crate::exchange::{Item, Party, Remark, typed, uid};
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
    let refers = spec.is_some_and(|spec| matches!(spec.value, ValueType::Reference(_)));
    if refers || property.get("X-UID").is_some() {
        let to = Party { any: true, kind: None, ..party(property) };
        return reading.link(key, to, Vec::new());
    }
    let Some(spec) = spec else { return unknown(reading, key, property) };
    let texts = match spec.value {
        ValueType::Boolean | ValueType::Number => vec![property.text()],
        _ if spec.many => property.list(),
        _ => vec![property.text()],
    };
    for text in texts {
        match typed::typed(&spec.value, &text) {
            Some(Yaml::String(text)) if spec.many => reading.add(key, &text),
            Some(Yaml::String(text)) => reading.keep(key, &text),
            Some(value) => put(reading, key, &text, value),
            None => odd(reading, key, &text, property),
        }
    }
}

/// What does not fit its field stays beside it.
fn odd(reading: &mut Reading<'_>, key: &str, text: &str, property: &Property) {
    let (kept, message) = typed::odd(key, text);
    reading.keep(&kept, text);
    reading.remarks.push(Remark::note(reading.place(property), message));
}

/// What no field is called, of the type that the card says.
fn unknown(reading: &mut Reading<'_>, key: &str, property: &Property) {
    let text = property.text();
    let kind = property.get("VALUE").unwrap_or_default().to_ascii_lowercase();
    let value = match kind.as_str() {
        "boolean" => typed::typed(&ValueType::Boolean, &text),
        "float" => typed::typed(&ValueType::Number, &text),
        "x-json" => serde_json::from_str(&text).ok(),
        _ => None,
    };
    match value {
        Some(value) => put(reading, key, &text, value),
        None => property.list().iter().for_each(|text| reading.keep(key, text)),
    }
}

/// One value more of what is no text.
fn put(reading: &mut Reading<'_>, key: &str, text: &str, value: Yaml) {
    if !reading.takes(text) {
        return;
    }
    let value = match reading.item.get(key).cloned() {
        Some(Yaml::Sequence(mut all)) => {
            all.push(value);
            Yaml::Sequence(all)
        }
        Some(first) => Yaml::Sequence(vec![first, value]),
        None => value,
    };
    reading.item.put(key, value);
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
    let mut day = |name: &str| {
        let day = property.get(name)?;
        if typed::typed(&ValueType::PartialDate, day).is_none() {
            odd(reading, "roles", day, property);
            return None;
        }
        Some(day.to_string())
    };
    let more = [("from", day("X-FROM")), ("until", day("X-UNTIL"))];
    let more = [("role", role)].into_iter().chain(more);
    let more = more.filter_map(|(key, text)| Some((key.to_string(), text?)));
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

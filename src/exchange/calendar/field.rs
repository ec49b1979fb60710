//! What an event says beyond the fields of a meeting: kept as `x-…`, or left out on purpose; and
//! what netlog itself wrote, `X-NETLOG-…`.

use serde_yaml::Value as Yaml;

use super::event::{LONGEST_FIELD, cut, short};
use super::part::Part;
use super::people;
use super::read::Notes;
use crate::exchange::{Desk, Item, Party, Weight, typed};
use crate::record::{ValueType, kind::MEETING};
use crate::words::Message;

/// Properties without a field of their own, of one event.
const MOST_KEPT: usize = 64;

/// Said by a field, or by what the event becomes.
const TOLD: &[&str] = &[
    "SUMMARY",
    "DTSTART",
    "DTEND",
    "DURATION",
    "LOCATION",
    "STATUS",
    "ATTENDEE",
    "ORGANIZER",
    "CATEGORIES",
    "DESCRIPTION",
    "CLASS",
    "UID",
    "SEQUENCE",
    "RRULE",
    "RDATE",
    "EXDATE",
    "EXRULE",
    "RECURRENCE-ID",
    "X-ALT-DESC",
];

/// Of no use to anybody who reads the log.
const NOISE: &[&str] = &[
    "DTSTAMP",
    "CREATED",
    "DCREATED",
    "LAST-MODIFIED",
    "ACKNOWLEDGED",
    "REQUEST-STATUS",
    "PRODID",
    "VERSION",
    "METHOD",
    "AALARM",
    "DALARM",
    "MALARM",
    "PALARM",
    "RNUM",
    "PERCENT-COMPLETE",
    "STYLED-DESCRIPTION",
];
const NOISE_OF: &[&str] = &[
    "X-MICROSOFT-",
    "X-MS-",
    "X-OUTLOOK-",
    "X-APPLE-",
    "X-CALENDARSERVER-",
    "X-MOZ-",
    "X-EVOLUTION-",
    "X-GOOGLE-CALENDAR-",
    "X-LIC-",
    "X-WR-",
    "X-KDE-",
    "X-NC-",
    "X-RADICALE-",
    "X-LOTUS-",
    "X-EPOCAGENDA",
    "X-CREATED-BY",
    "X-ICAL-",
];
/// Where to dial in is of use.
const OF_USE: &[&str] =
    &["X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"];

/// What has no field of its own, as `x-…`.
pub(super) fn kept(part: &Part, item: &mut Item, notes: &mut Notes<'_>) {
    let mut many = 0;
    for property in &part.properties {
        let name = property.name.as_str();
        let noise = NOISE.contains(&name) || NOISE_OF.iter().any(|start| name.starts_with(start));
        let told = TOLD.contains(&name) || name.starts_with("X-NETLOG-");
        if told || (noise && !OF_USE.contains(&name)) {
            continue;
        }
        let value = property.text();
        let value = value.trim();
        // A priority of 5 is what every appointment of Outlook has (RFC 5545, 3.8.1.9).
        let default = match (name, value) {
            ("TRANSP", "OPAQUE" | "0") | ("PRIORITY", "0") => true,
            ("PRIORITY", "5") => !part.is_own(),
            _ => false,
        };
        if value.is_empty() || default {
            continue;
        }
        if property.param_is("VALUE", "BINARY") || property.param_is("ENCODING", "BASE64") {
            let message = Message::new("exchange-ics-attachment");
            notes.say(Weight::Part, &property.at, message);
            continue;
        }
        many += 1;
        if many > MOST_KEPT {
            people::too_many(notes, &property.at, name);
            break;
        }
        let key = name.strip_prefix("X-").unwrap_or(name).to_ascii_lowercase().replace('_', "-");
        let key = format!("x-{}", short(key.trim_matches('-'), 60).0);
        item.keep(&key, cut(value, Some(property), notes));
    }
}

/// `X-NETLOG-SERIES` and its like: fields that netlog wrote into a calendar. Those that point to
/// records become links.
pub(super) fn own(
    part: &Part,
    desk: &Desk<'_>,
    item: &mut Item,
    notes: &mut Notes<'_>,
) -> Vec<(String, Yaml)> {
    let mut own: Vec<(String, Yaml)> = Vec::new();
    for property in &part.properties {
        let Some(name) = property.name.strip_prefix("X-NETLOG-") else { continue };
        let key = match name {
            "FIELD" => property.param("X-NETLOG-KEY").unwrap_or_default().to_string(),
            name => name.to_ascii_lowercase(),
        };
        let (key, _) = short(key.trim(), 60);
        let text = property.text();
        let (text, _) = short(text.trim(), LONGEST_FIELD);
        if key == "id" {
            item.stem = Some(text.to_string());
        }
        let reserved = ["", "uid", "id", "type", "path"].contains(&key);
        if reserved || text.is_empty() || own.len() >= MOST_KEPT * 4 {
            continue;
        }
        let spec = desk.schema.field(&MEETING, key);
        if let Some(ValueType::Reference(kinds)) = spec.map(|spec| &spec.value) {
            if item.links.len() < MOST_KEPT * 32 {
                let any = !kinds.contains(&"contact");
                item.link(key, Party { uid: Some(text.to_string()), any, ..Party::default() });
            }
            continue;
        }
        let value = spec.map_or(&ValueType::Text, |spec| &spec.value);
        let Some(typed) = typed::typed(value, text) else {
            let (kept, message) = typed::odd(key, text);
            item.keep(&kept, text);
            notes.say(Weight::Note, &property.at, message);
            continue;
        };
        match own.iter_mut().find(|(known, _)| known == key) {
            Some((_, Yaml::Sequence(values))) => values.push(typed),
            Some((_, one)) => *one = Yaml::Sequence(vec![std::mem::take(one), typed]),
            None if spec.is_some_and(|spec| spec.many) => {
                own.push((key.to_string(), Yaml::Sequence(vec![typed])));
            }
            None => own.push((key.to_string(), typed)),
        }
    }
    own
}

//! Who takes part: ORGANIZER and ATTENDEE (RFC 5545, 3.8.4.3 and 3.8.4.1; RFC 7986, 6.2).

use std::collections::HashSet;

use super::line::{At, Property};
use super::part::Part;
use super::read::Notes;
use crate::exchange::{Item, Party, Weight, name, text, uid};
use crate::record::email;
use crate::words::Message;

/// A record holds its people in the front matter, which has a bound.
const PEOPLE_AT_MOST: usize = 1000;

/// What an organiser is called where nobody is.
const NOBODY: &[&str] = &["unknownorganizer@calendar.google.com"];

pub(super) fn read(part: &Part, item: &mut Item, notes: &mut Notes<'_>) {
    let mut organizer = part.get("ORGANIZER").and_then(party);
    let mut chair: Option<Party> = None;
    let mut people: Vec<(Party, bool)> = Vec::new();
    let mut seen = HashSet::new();
    for property in part.all("ATTENDEE") {
        if is_a(property, "CUTYPE", &["ROOM", "RESOURCE"]) {
            place(item, property);
            continue;
        }
        let Some(party) = party(property) else { continue };
        if is_a(property, "ROLE", &["CHAIR"]) && chair.is_none() {
            chair = Some(party.clone());
        }
        if is_a(property, "ROLE", &["ORGANIZER", "OWNER"]) && organizer.is_none() {
            organizer = Some(party.clone());
        }
        if people.len() >= PEOPLE_AT_MOST {
            too_many(notes, &property.at, "ATTENDEE");
            break;
        }
        if seen.insert(key(&party)) {
            // vCalendar 1.0 has STATUS.
            let declined = |name| is_a(property, name, &["DECLINED"]);
            people.push((party, declined("PARTSTAT") || declined("STATUS")));
        }
    }
    // Whoever chairs does; an organiser beside him has only invited, and comes too.
    if let (Some(chair), Some(organizer)) = (&chair, &organizer)
        && key(chair) != key(organizer)
        && seen.insert(key(organizer))
    {
        people.push((organizer.clone(), false));
    }
    if let Some(leads) = chair.or(organizer) {
        // The list often says more of him.
        let listed = people.iter().find(|(party, _)| key(party) == key(&leads));
        let leads = listed.map_or(leads, |(party, _)| party.clone());
        item.link("chair", leads);
    }
    // Whoever is excused is not among the participants: `check` doubts a record that says both.
    // Each one is there once already, and `Item::link` would compare it with all others.
    for (to, declined) in people {
        let key = if declined { "excused" } else { "participants" }.to_string();
        item.links.push(crate::exchange::Link { key, to, more: Vec::new() });
    }
}

pub(super) fn too_many(notes: &mut Notes<'_>, at: &At, what: &str) {
    notes.say(Weight::Part, at, Message::new("exchange-ics-many").with("property", what));
}

fn is_a(property: &Property, param: &str, words: &[&str]) -> bool {
    words.iter().any(|word| property.param_is(param, word))
}

fn key(party: &Party) -> String {
    let name = party.email.as_ref().or(party.uid.as_ref()).or(party.name.as_ref());
    name.map(|name| name.to_lowercase()).unwrap_or_default()
}

/// A room or a projector is where it is, and nobody.
fn place(item: &mut Item, property: &Property) {
    let Some(name) = common_name(property).or_else(|| address(&property.value)) else { return };
    match item.text("location").map(|location| location.contains(&name)) {
        None => item.set("location", name),
        Some(true) => {}
        Some(false) => {
            let room = property.param_is("CUTYPE", "ROOM");
            item.keep(if room { "x-room" } else { "x-resource" }, name);
        }
    }
}

/// `None` where nothing tells who it is.
fn party(property: &Property) -> Option<Party> {
    let value = property.value.trim();
    let address_of_value = address(value);
    let of_name = || property.param("CN").and_then(address);
    let email = property.param("EMAIL").and_then(address).or(address_of_value).or_else(of_name);
    let email = email.filter(|email| !NOBODY.contains(&email.to_lowercase().as_str()));
    let own = property.param("X-NETLOG-UID").or_else(|| property.param("X-NETLOG-ID"));
    let urn = value.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("urn:"));
    let uid = own.or(urn.then_some(value)).map(|text| uid::bare(text).to_string());
    let name = common_name(property).or_else(|| in_front(value));
    // Only of people names are turned round, and of those that netlog wrote none.
    let kind = match property.param("CUTYPE").map(str::to_ascii_uppercase).as_deref() {
        Some("INDIVIDUAL") => Some("person"),
        Some("GROUP") => Some("organisation"),
        _ => None,
    };
    let is_person = kind == Some("person");
    let may_be_one = is_person || property.param("CUTYPE").is_none();
    let name = match may_be_one && uid.is_none() {
        true => name.and_then(|name| name::shown(&name, email.as_deref(), is_person)),
        false => name,
    };
    if name.is_none() && email.is_none() && uid.is_none() {
        return None;
    }
    Some(Party { name, email, uid, kind, ..Party::default() })
}

/// CN, where it is no address.
fn common_name(property: &Property) -> Option<String> {
    let name = property.param("CN")?.replace("\\,", ",").replace("\\;", ";");
    let name = text::one_line(&name);
    let name = name.trim_matches(['\'', '"']).trim();
    match address(name) {
        Some(_) => in_front(name),
        None => (!name.is_empty()).then(|| super::event::short(name, 200).0.to_string()),
    }
}

/// `Anna Beispiel <anna@example.org>`, as vCalendar 1.0 has it.
fn in_front(value: &str) -> Option<String> {
    let (name, _) = value.split_once('<')?;
    let name = name.trim().trim_matches('"').trim();
    (!name.is_empty()).then(|| super::event::short(name, 200).0.to_string())
}

/// Of `mailto:a@example.org`, `A <a@example.org>` or the address alone.
fn address(value: &str) -> Option<String> {
    let value = value.trim();
    let value = match value.split_once('<') {
        Some((_, rest)) => rest.split('>').next().unwrap_or(rest),
        None => value,
    };
    let address = percent(value.split('?').next().unwrap_or(value));
    let other = |(scheme, _): (&str, &str)| !scheme.trim().eq_ignore_ascii_case("mailto");
    if address.split_once(':').is_some_and(other) {
        return None;
    }
    email::address(&address).map(str::to_string)
}

/// `%40` is `@` (RFC 6068, 2).
fn percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *byte == b'%');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|code| *code > 32) {
            Some(code) => {
                bytes.push(code);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<String> {
        let property = Property::read(line, At::default()).unwrap();
        let party = party(&property)?;
        let parts = [party.name, party.email, party.uid, party.kind.map(str::to_string)];
        Some(parts.map(Option::unwrap_or_default).join("|"))
    }

    #[test]
    fn people_are_named_in_many_ways() {
        for (line, expected) in [
            (
                "ATTENDEE;CN=Anna Beispiel:mailto:anna@example.org",
                "Anna Beispiel|anna@example.org||",
            ),
            ("ATTENDEE:MAILTO:anna@example.org", "|anna@example.org||"),
            ("ATTENDEE;CN=anna@example.org:mailto:Anna@example.org", "|Anna@example.org||"),
            (
                "ATTENDEE;CN=\"Beispiel, Anna\":mailto:a.beispiel@example.org",
                "Anna Beispiel|a.beispiel@example.org||",
            ),
            (
                "ATTENDEE;CN='Beispiel\\, Anna':mailto:anna.beispiel@example.org",
                "Anna Beispiel|anna.beispiel@example.org||",
            ),
            ("ATTENDEE;CN=\"Caritas, Ulm\":mailto:a@example.org", "Caritas, Ulm|a@example.org||"),
            ("ATTENDEE;CN=\"Lebenshilfe, Kiel\":x", "Lebenshilfe, Kiel|||"),
            (
                "ATTENDEE;CUTYPE=INDIVIDUAL;CN=\"Beispiel, Anna (Amt 5)\":x",
                "Anna Beispiel|||person",
            ),
            (
                "ATTENDEE;CUTYPE=GROUP;CN=\"Beispiel, Anna\":mailto:a@example.org",
                "Beispiel, Anna|a@example.org||organisation",
            ),
            (
                "ATTENDEE;CN=\"Referat 5, Bildung\":mailto:a@example.org",
                "Referat 5, Bildung|a@example.org||",
            ),
            (
                "ATTENDEE;CN=\"Beispiel, Anna\";X-NETLOG-UID=anna:mailto:a@example.org",
                "Beispiel, Anna|a@example.org|anna|",
            ),
            ("ATTENDEE;CN=anna@example.org:/principals/17", "|anna@example.org||"),
            ("ATTENDEE;CN=Anna;EMAIL=anna@example.org:/principals/17", "Anna|anna@example.org||"),
            ("ATTENDEE;CN=Anna;CUTYPE=INDIVIDUAL:invalid:nomail", "Anna|||person"),
            ("ATTENDEE;CUTYPE=GROUP;CN=Amt:urn:uuid:ab-c", "Amt||ab-c|organisation"),
            ("ATTENDEE;CN=A;X-NETLOG-UID=anna:mailto:a@example.org", "A|a@example.org|anna|"),
            ("ATTENDEE:Anna Beispiel <anna@example.org>", "Anna Beispiel|anna@example.org||"),
            ("ATTENDEE:anna@example.org", "|anna@example.org||"),
            ("ATTENDEE:mailto:anna%2Bx%40example.org?subject=x", "|anna+x@example.org||"),
            ("ATTENDEE:mailto:%zz%4", ""),
            ("ATTENDEE:mailto:", ""),
            ("ATTENDEE;CN=:x", ""),
        ] {
            assert_eq!(of(line).unwrap_or_default(), expected, "{line}");
        }
    }
}

//! Who takes part: ORGANIZER and ATTENDEE (RFC 5545, 3.8.4.1 and 3.8.4.3).
//!
//! Whoever has no address gets the URI of his card, `urn:uuid:…`: the value must be a URI, and a
//! made-up address would be written to. SCHEDULE-AGENT=NONE (RFC 6638, 7.1) keeps calendar servers
//! from inviting everybody anew when the file is taken in.

use super::write::{Options, Told};
use super::write_line::{Lines, Parameter};
use crate::exchange::uid;
use crate::record::{Book, Record, Reference, id, kind::CONTACT};

/// A part that somebody takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Chair,
    Participant,
    Excused,
    /// Of a task.
    Owner,
}

pub fn write(lines: &mut Lines, book: &Book, event: &Record, options: &Options<'_>) {
    let chair: Vec<&Reference> = event.references("chair").collect();
    if let Some(first) = chair.first()
        && let Some(known) = Known::of(book, first, options)
    {
        known.write(lines, "ORGANIZER", &[("SCHEDULE-AGENT", "NONE")]);
    }
    let excused: Vec<String> = event.references("excused").map(key).collect();
    let mut written: Vec<String> = Vec::new();
    let parts =
        [("chair", Part::Chair), ("participants", Part::Participant), ("excused", Part::Excused)];
    for (field, part) in parts {
        for reference in event.references(field) {
            let key = key(reference);
            // Whoever is in two lists did not come; whoever chairs takes part anyway.
            let part = if excused.contains(&key) { Part::Excused } else { part };
            if written.contains(&key) {
                continue;
            }
            if let Some(known) = Known::of(book, reference, options) {
                attendee(lines, &known, part, event);
            }
            written.push(key);
        }
    }
}

/// The owner of a task.
pub fn owner(lines: &mut Lines, book: &Book, id: &str, event: &Record, options: &Options<'_>) {
    let reference = Reference { id: id.to_string(), label: None };
    if let Some(known) = Known::of(book, &reference, options) {
        attendee(lines, &known, Part::Owner, event);
    }
}

fn key(reference: &Reference) -> String {
    id::as_key(&reference.id).into_owned()
}

fn attendee(lines: &mut Lines, known: &Known, part: Part, event: &Record) {
    let role = if part == Part::Chair { "CHAIR" } else { "REQ-PARTICIPANT" };
    let answer = match part {
        Part::Excused => "DECLINED",
        Part::Owner => "NEEDS-ACTION",
        // Those named after a meeting are those who came.
        Part::Chair | Part::Participant if event.happened() => "ACCEPTED",
        Part::Chair | Part::Participant => "NEEDS-ACTION",
    };
    let parameters =
        [("CUTYPE", known.sort), ("ROLE", role), ("PARTSTAT", answer), ("SCHEDULE-AGENT", "NONE")];
    known.write(lines, "ATTENDEE", &parameters);
}

/// Somebody who may be named.
struct Known {
    name: String,
    sort: &'static str,
    address: String,
    /// Where the address does not tell it.
    uid: Option<String>,
}

impl Known {
    fn of(book: &Book, reference: &Reference, options: &Options<'_>) -> Option<Known> {
        let contact = book.resolve(reference);
        if !may_be_named(contact, reference, options) {
            return None;
        }
        let name = book.label(reference).to_string();
        let Some(contact) = contact else {
            let address = format!("urn:uuid:{}", uid::of_id(&reference.id));
            return Some(Known { name, sort: "UNKNOWN", address, uid: None });
        };
        let sort = match contact.text("kind") {
            _ if !contact.is(&CONTACT) => "UNKNOWN",
            Some("organisation" | "programme") => "GROUP",
            _ => "INDIVIDUAL",
        };
        let own = uid::of(contact);
        let urn = uid::urn(&own);
        let address = match contact.texts("emails").find_map(address) {
            Some(email) => format!("mailto:{email}"),
            None if urn.starts_with("urn:") => urn.clone(),
            // A name from elsewhere that is no URI: then the one that the id gives.
            None => format!("urn:uuid:{}", uid::of_id(&contact.id)),
        };
        let uid = (address != urn).then_some(own);
        Some(Known { name, sort, address, uid })
    }

    fn write(&self, lines: &mut Lines, property: &str, more: &[Parameter<'_>]) {
        let mut parameters = vec![("CN", self.name.as_str())];
        parameters.extend(more);
        parameters.extend(self.uid.as_deref().map(|uid| ("X-NETLOG-UID", uid)));
        lines.raw(property, &parameters, &self.address);
    }
}

/// Whether a record that is referred to may be seen in what leaves the log.
pub fn may_be_named(target: Option<&Record>, reference: &Reference, options: &Options<'_>) -> bool {
    if options.told == Told::All {
        return true;
    }
    // The id of a conversation holds a name; who somebody is that no record tells, nobody knows.
    let Some(target) = target.filter(|record| record.is(&CONTACT)) else { return false };
    let person = !matches!(target.text("kind"), Some("organisation" | "programme"));
    let hidden = |text: &str| options.hide(text) != text;
    let told = options.told == Told::Organisations && !person;
    told && !hidden(target.title()) && !hidden(&reference.id)
}

/// An address that can stand in a URI as it is (RFC 6068, 2): anything odder is none.
fn address(text: &str) -> Option<&str> {
    let text = text.trim();
    let (local, domain) = text.rsplit_once('@')?;
    let fits = |part: &str, more: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
    };
    (fits(local, "!$'*+-._~") && fits(domain, "-.")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_an_address_becomes_one() {
        for good in ["a@example.org", " anne.o'neill+x@sub.example.org "] {
            assert_eq!(address(good), Some(good.trim()));
        }
        for bad in [
            "",
            "a@",
            "@b",
            "a b@example.org",
            "a@b\r\nX:y",
            "a@example.org?bcc=x",
            "ä@example.org",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }
}

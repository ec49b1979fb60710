//! On which days a contact was met: its conversations and the meetings *held* that it took part
//! in; for an organisation or a programme also those of its people. The one definition behind
//! `first:`, `reached:` and `last:`.

use chrono::NaiveDate;

use crate::record::kind::{CONTACT, CONVERSATION, MEETING};
use crate::record::{Book, Record, Value, id};

/// First and last day of each occasion, the earliest first. A date without a day spans its month
/// or year.
pub fn days(book: &Book, contact: &Record) -> Vec<(NaiveDate, NaiveDate)> {
    if !contact.is(&CONTACT) {
        return Vec::new();
    }
    let mut days = Vec::new();
    collect(book, contact, &mut days);
    if !matches!(contact.text("kind"), None | Some("person")) {
        let links = book.backlinks(contact);
        let people = links.filter(|(from, key)| {
            from.is(&CONTACT) && matches!(key, Some("organisation" | "roles"))
        });
        let mut people: Vec<&Record> = people.map(|(person, _)| person).collect();
        people.dedup_by_key(|person| person.id.as_str());
        for person in people {
            collect(book, person, &mut days);
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn collect(book: &Book, contact: &Record, days: &mut Vec<(NaiveDate, NaiveDate)>) {
    for (event, key) in book.backlinks(contact) {
        let took_part = match key {
            Some("with") => event.is(&CONVERSATION),
            Some("participants" | "chair") => {
                event.is(&MEETING) && event.text("status") == Some("held") && came(event, contact)
            }
            _ => false,
        };
        if took_part {
            days.extend(occasion(event));
        }
    }
}

fn came(meeting: &Record, contact: &Record) -> bool {
    let own = id::key(&contact.id);
    meeting.references("excused").all(|excused| id::key(&excused.id) != own)
}

/// From the first day to the last one that an event can lie on.
pub fn occasion(event: &Record) -> Option<(NaiveDate, NaiveDate)> {
    let date = event.date()?;
    let until = event.values("until").first().and_then(Value::as_date);
    let last = until.map_or(date.last(), |until| until.last().max(date.last()));
    Some((date.first(), last))
}

//! What happened around a record, in the order of time: talks and meetings with it, meetings that
//! are planned, and whatever else mentions it.

use chrono::NaiveDate;
use serde::Serialize;

use super::person;
use crate::record::{Book, Record, kind, met};
use crate::words::PartialDate;

/// How an entry belongs to the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// It was there, or is invited.
    With,
    /// It is one of our own who led the talk.
    By,
    Excused,
    /// One of its people was there.
    Through,
    /// It is what the entry is about, or the text mentions it.
    Mentioned,
}

/// One line of a timeline.
#[derive(Clone, Debug, Serialize)]
pub struct Moment {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    /// ISO 8601, perhaps without a day; `null` while it is open.
    pub date: Option<String>,
    pub title: String,
    pub summary: Option<String>,
    /// Of a meeting.
    pub status: Option<String>,
    pub part: Part,
    /// The person through whom an organisation was there.
    pub through: Option<String>,
    #[serde(skip)]
    pub when: Option<PartialDate>,
}

/// The earliest first; what has no date yet stands at the end.
pub fn build(book: &Book, record: &Record) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut add = |from: &Record, part: Part, through: Option<&Record>| {
        if from.is(&kind::CONTACT) || from.id == record.id {
            return;
        }
        match moments.iter_mut().find(|moment| moment.id == from.id) {
            // Being there says more than being mentioned.
            Some(known) if rank(part) < rank(known.part) => {
                known.part = part;
                known.through = through.map(person::full_name);
            }
            Some(_) => {}
            None => moments.push(moment(from, part, through)),
        }
    };
    for (from, key) in book.backlinks(record) {
        add(from, part(key), None);
    }
    if record.is(&kind::CONTACT) && !person::is_person(record) {
        let links = book.backlinks(record);
        let people = links.filter(|(_, key)| matches!(key, Some("organisation" | "roles")));
        for (contact, _) in people {
            for (from, key) in book.backlinks(contact) {
                let there = matches!(part(key), Part::With)
                    && met::people(book, from).iter().any(|c| c.id == contact.id);
                let day = from.date().map(PartialDate::first).unwrap_or(NaiveDate::MAX);
                if there && met::was_of(contact, record, Some(day)) {
                    add(from, Part::Through, Some(contact));
                }
            }
        }
    }
    moments.sort_by(|a, b| order(a).cmp(&order(b)));
    moments
}

fn part(key: Option<&str>) -> Part {
    match key {
        Some("with" | "participants" | "chair") => Part::With,
        Some("by") => Part::By,
        Some("excused") => Part::Excused,
        _ => Part::Mentioned,
    }
}

/// Whoever is excused was not there, though the list of those invited may name them.
fn rank(part: Part) -> u8 {
    match part {
        Part::Excused => 0,
        Part::With => 1,
        Part::By => 2,
        Part::Through => 3,
        Part::Mentioned => 4,
    }
}

fn moment(record: &Record, part: Part, through: Option<&Record>) -> Moment {
    Moment {
        id: record.id.clone(),
        kind: record.kind.name.to_string(),
        date: record.date().map(|date| date.to_string()),
        title: record.title().to_string(),
        summary: record.text("summary").map(str::to_string),
        status: record.text("status").map(str::to_string),
        part,
        through: through.map(person::full_name),
        when: record.date(),
    }
}

fn order(moment: &Moment) -> (NaiveDate, &str) {
    (moment.when.map_or(NaiveDate::MAX, PartialDate::first), &moment.id)
}

#[cfg(test)]
mod tests {
    use super::super::sample::book;
    use super::*;

    #[test]
    fn an_organisation_was_there_through_its_people_of_that_time() {
        let book = book(&[
            ("contacts/org", "name: Org\nkind: organisation\n---\n"),
            ("contacts/kim", "name: Kim\nroles: [{organisation: org, until: 2024-06-30}]\n---\n"),
            ("conversations/b", "date: 2024-05-01\nwith: [kim]\n---\n"),
            ("conversations/c", "date: 2024-07-01\nwith: [kim]\n---\n"),
            ("meetings/d", "title: d\nabout: [org]\n---\n"),
            ("meetings/a", "title: a\ndate: 2024-01\nparticipants: [org]\nabout: [org]\n---\n"),
            (
                "meetings/e",
                "title: e\ndate: 2024-02-01\nparticipants: [kim]\nexcused: [kim]\n---\n",
            ),
        ]);
        let of = |id: &str| -> Vec<(String, Part)> {
            let moments = build(&book, book.get(id).expect("a record"));
            moments.into_iter().map(|moment| (moment.id, moment.part)).collect()
        };
        let expected = [("a", Part::With), ("b", Part::Through), ("d", Part::Mentioned)];
        assert_eq!(of("org"), expected.map(|(id, part)| (id.to_string(), part)));
        let expected = [("e", Part::Excused), ("b", Part::With), ("c", Part::With)];
        assert_eq!(of("kim"), expected.map(|(id, part)| (id.to_string(), part)));
    }
}

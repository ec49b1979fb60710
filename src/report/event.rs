//! What counts as having met somebody: a conversation, or a meeting that was held. Who was there,
//! and when each contact was last met.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::person;
use crate::record::{Book, Record, Reference, id, kind};

/// True for a conversation and for a meeting that took place.
pub(super) fn happened(record: &Record) -> bool {
    record.is(&kind::CONVERSATION)
        || record.is(&kind::MEETING) && record.text("status") == Some("held")
}

/// True for a meeting that is still to come about: no status means planned.
pub(super) fn is_plan(record: &Record) -> bool {
    record.is(&kind::MEETING) && !matches!(record.text("status"), Some("held" | "cancelled"))
}

/// The contacts that an event brings together: those it was with, participants and chair, without
/// those excused. Our own people who led a conversation are not among them.
pub(super) fn people<'a>(book: &'a Book, record: &'a Record) -> Vec<&'a Record> {
    let excused: HashSet<String> = record.references("excused").map(|r| id::key(&r.id)).collect();
    let mut seen = HashSet::new();
    participants(record)
        .filter(|reference| !excused.contains(&id::key(&reference.id)))
        .filter_map(|reference| book.resolve(reference))
        .filter(|contact| contact.is(&kind::CONTACT) && seen.insert(contact.id.as_str()))
        .collect()
}

fn participants(record: &Record) -> impl Iterator<Item = &Reference> {
    ["with", "participants", "chair"].into_iter().flat_map(|key| record.references(key))
}

/// When each contact was last met, by its id.
pub(super) struct LastMet<'a>(HashMap<&'a str, (NaiveDate, &'a Record)>);

impl<'a> LastMet<'a> {
    /// Looks at all that happened until `day`. An organisation was met when one of its people at
    /// that time was.
    pub(super) fn until(book: &'a Book, day: NaiveDate) -> Self {
        let mut last: HashMap<&str, (NaiveDate, &Record)> = HashMap::new();
        for record in book.records().iter().filter(|record| happened(record)) {
            // Of a month nobody knows the day: the earliest reminds too soon, not too late.
            let Some(met) = record.date().map(|date| date.first()).filter(|met| *met <= day) else {
                continue;
            };
            for contact in people(book, record) {
                let organisations = person::posts(book, contact, met).map(|post| post.organisation);
                for contact in organisations.flatten().chain([contact]) {
                    let known = last.entry(&contact.id).or_insert((met, record));
                    if known.0 <= met {
                        *known = (met, record);
                    }
                }
            }
        }
        Self(last)
    }

    pub(super) fn of(&self, contact: &Record) -> Option<(NaiveDate, &'a Record)> {
        self.0.get(contact.id.as_str()).copied()
    }
}

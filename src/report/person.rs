//! How contacts are called in a report, and what posts they have or had.

use chrono::NaiveDate;

use crate::record::{Book, Record, Value, id, kind};

/// A post on a certain day.
pub(super) struct PostOn<'a> {
    pub(super) organisation: Option<&'a Record>,
    pub(super) role: Option<&'a str>,
}

/// The present post, and those of the list that are held on `day`.
pub(super) fn posts<'a>(
    book: &'a Book,
    contact: &'a Record,
    day: NaiveDate,
) -> impl Iterator<Item = PostOn<'a>> {
    let organisation = contact.references("organisation").next();
    let role = contact.text("role");
    let present = (organisation.is_some() || role.is_some()).then(|| PostOn {
        organisation: organisation.and_then(|reference| book.resolve(reference)),
        role,
    });
    let listed = contact.values("roles").iter().filter_map(move |value| match value {
        Value::Post(post) if post.holds_on(day) => Some(PostOn {
            organisation: post.organisation.as_ref().and_then(|r| book.resolve(r)),
            role: post.role.as_deref(),
        }),
        _ => None,
    });
    present.into_iter().chain(listed)
}

/// With the title that belongs to the name: `Dr. Friederike Voß`.
pub(super) fn full_name(contact: &Record) -> String {
    match contact.text("title").filter(|_| contact.is(&kind::CONTACT)) {
        Some(title) => format!("{title} {}", contact.title()),
        None => contact.title().to_string(),
    }
}

/// The name of a record, or the id as it was written where there is no such record.
pub(super) fn name_of(book: &Book, id: &str) -> String {
    book.get(id).map_or_else(|| id.to_string(), |record| record.title().to_string())
}

/// True where `contact` is one of the ids.
pub(super) fn is_among(contact: &Record, ids: &[String]) -> bool {
    let key = id::key(&contact.id);
    ids.iter().any(|other| id::key(other) == key)
}

/// True for a person, which a contact is unless it says otherwise.
pub(super) fn is_person(contact: &Record) -> bool {
    contact.is(&kind::CONTACT) && matches!(contact.text("kind"), None | Some("person"))
}

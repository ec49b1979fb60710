//! What people call the fields of the log in their notes, beside the names that the schema knows.
//! All are folded, with hyphens.

use crate::record::{KindSpec, kind};

/// Under which key birthdays go on to address books.
pub(super) const BIRTHDAY: &str = "x-bday";

const CONTACT: &[(&str, &[&str])] = &[
    ("aliases", &["nickname", "nicknames", "nick", "spitzname", "also-known-as"]),
    ("emails", &["e-mail", "e-mails", "mails", "email-address", "e-mail-adresse"]),
    (
        "phones",
        &[
            "tel",
            "telephone",
            "mobile",
            "mobil",
            "handy",
            "cell",
            "cellphone",
            "phone-number",
            "telefonnummer",
        ],
    ),
    ("web", &["url", "urls", "website", "websites", "homepage", "webseite"]),
    (
        "organisation",
        &[
            "company",
            "companies",
            "org",
            "firma",
            "employer",
            "arbeitgeber",
            "affiliation",
            "organizations",
            "organisations",
            "institution",
        ],
    ),
    ("role", &["job", "job-title", "jobtitle", "position", "beruf", "occupation", "stelle"]),
    ("topics", &["tags", "tag", "keywords", "schlagworte"]),
    ("language", &["languages", "sprachen"]),
    (BIRTHDAY, &["bday", "birthday", "birthdate", "geburtstag", "geburtsdatum", "date-of-birth"]),
];

const MEETING: &[(&str, &[&str])] = &[
    (
        "participants",
        &[
            "attendees",
            "attendee",
            "attending",
            "people",
            "invitees",
            "invited",
            "who",
            "guests",
            "contacts",
            "contact",
            "eingeladen",
            "anwesend",
            "anwesende",
        ],
    ),
    ("excused", &["absent", "apologies", "abwesend"]),
    ("chair", &["organizer", "organiser", "host", "facilitator", "moderator", "moderation"]),
    ("location", &["place", "where", "venue", "room", "raum"]),
    ("topics", &["tags", "tag", "keywords", "schlagworte"]),
    ("summary", &["description", "excerpt", "beschreibung"]),
];

const CONVERSATION: &[(&str, &[&str])] = &[
    (
        "with",
        &[
            "attendees",
            "attendee",
            "attending",
            "participants",
            "participant",
            "people",
            "person",
            "persons",
            "contact",
            "contacts",
            "who",
            "teilnehmer",
            "teilnehmende",
            "from",
            "to",
            "cc",
            "gesprachspartner",
        ],
    ),
    ("channel", &["medium", "service", "via"]),
    ("location", &["place", "where", "venue", "room", "raum"]),
    ("topics", &["tags", "tag", "keywords", "schlagworte"]),
    ("summary", &["description", "excerpt", "beschreibung"]),
];

/// The key of the log for a folded name of a note.
pub(super) fn of(spec: &'static KindSpec, name: &str) -> Option<&'static str> {
    let table = if spec.name == kind::CONTACT.name {
        CONTACT
    } else if spec.name == kind::MEETING.name {
        MEETING
    } else {
        CONVERSATION
    };
    table.iter().find(|(_, names)| names.contains(&name)).map(|(key, _)| *key)
}

/// A word for one of the values that the log knows, folded.
pub(super) fn choice(key: &str, word: &str) -> Option<&'static str> {
    let table: &[(&str, &[&str])] = match key {
        "status" => &[
            ("planned", &["scheduled", "upcoming", "geplant", "todo", "open", "offen"]),
            ("confirmed", &["bestatigt", "accepted"]),
            ("held", &["done", "completed", "finished", "complete", "erledigt", "stattgefunden"]),
            ("cancelled", &["canceled", "abgesagt", "ausgefallen"]),
        ],
        "channel" => &[
            ("phone", &["telefon", "telefonisch", "call", "anruf", "tel"]),
            ("video", &["videocall", "zoom", "teams", "webex", "online", "videokonferenz"]),
            ("email", &["mail", "e-mail"]),
            ("in-person", &["personlich", "vor ort", "prasenz", "in person", "vis-a-vis"]),
            ("letter", &["brief", "post"]),
        ],
        "kind" => &[
            ("person", &["people", "kontakt", "contact"]),
            ("organisation", &["organization", "company", "firma", "org"]),
            ("programme", &["program", "programm"]),
        ],
        _ => &[],
    };
    table.iter().find(|(_, words)| words.contains(&word)).map(|(choice, _)| *choice)
}

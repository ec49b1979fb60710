//! A meeting with an agenda, planned or held. The names are iCalendar's (RFC 5545) where it has
//! one.

use std::borrow::Cow;

use crate::record::{FieldSpec, KindSpec, ValueType};

const STATUSES: &[Cow<'static, str>] = &[
    Cow::Borrowed("planned"),
    Cow::Borrowed("confirmed"),
    Cow::Borrowed("held"),
    Cow::Borrowed("cancelled"),
];

pub const MEETING: KindSpec = KindSpec {
    name: "meeting",
    names: &["sitzung", "sitzungen", "treffen", "termin", "termine"],
    folder: "meetings",
    title: "title",
    date: Some("date"),
    fields: &[
        FieldSpec::new("title", ValueType::Text).required().named(&["titel"]),
        FieldSpec::new("date", ValueType::PartialDate).named(&["datum", "am"]),
        FieldSpec::new("until", ValueType::Day).named(&["bis"]),
        FieldSpec::new("time", ValueType::Clock).named(&["zeit", "uhrzeit"]),
        FieldSpec::new("candidates", ValueType::Day)
            .many_of("candidate")
            .named(&["terminvorschlag"]),
        FieldSpec::new("location", ValueType::Text).named(&["ort"]),
        FieldSpec::new("series", ValueType::Text).named(&["reihe", "serie"]),
        FieldSpec::new("status", ValueType::Choice(Cow::Borrowed(STATUSES))).named(&["stand"]),
        FieldSpec::new("participants", ValueType::Reference(&["contact"]))
            .many_of("participant")
            .named(&["with", "mit", "teilnehmende", "teilnehmer"]),
        FieldSpec::new("excused", ValueType::Reference(&["contact"]))
            .many()
            .named(&["entschuldigt"]),
        FieldSpec::new("chair", ValueType::Reference(&["contact"])).named(&["leitung", "vorsitz"]),
        FieldSpec::new("topics", ValueType::Text).many_of("topic").named(&["thema", "themen"]),
        FieldSpec::new("about", ValueType::Reference(&[])).many().named(&["uber", "bezug"]),
        FieldSpec::new("summary", ValueType::Text).named(&["zusammenfassung", "ergebnis"]),
        FieldSpec::new("confidential", ValueType::Boolean).named(&["vertraulich"]),
        FieldSpec::new("uid", ValueType::Text).many(),
    ],
};

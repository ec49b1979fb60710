//! One talk, call or letter with people outside the office.

use std::borrow::Cow;

use crate::record::{FieldSpec, KindSpec, ValueType};

const CHANNELS: &[Cow<'static, str>] = &[
    Cow::Borrowed("in-person"),
    Cow::Borrowed("phone"),
    Cow::Borrowed("video"),
    Cow::Borrowed("email"),
    Cow::Borrowed("letter"),
];

pub const CONVERSATION: KindSpec = KindSpec {
    name: "conversation",
    names: &["gespräch", "gespraech", "gespräche", "gesprach", "gesprache"],
    folder: "conversations",
    title: "title",
    date: Some("date"),
    fields: &[
        FieldSpec::new("date", ValueType::Day).required().named(&["datum", "am"]),
        FieldSpec::new("time", ValueType::Clock).named(&["zeit", "uhrzeit"]),
        FieldSpec::new("with", ValueType::Reference(&["contact"]))
            .many()
            .required()
            .named(&["mit"]),
        FieldSpec::new("by", ValueType::Reference(&["contact"])).many().named(&["von"]),
        FieldSpec::new("channel", ValueType::Choice(Cow::Borrowed(CHANNELS)))
            .named(&["kanal", "weg"]),
        FieldSpec::new("location", ValueType::Text).named(&["ort"]),
        FieldSpec::new("topics", ValueType::Text).many_of("topic").named(&["thema", "themen"]),
        FieldSpec::new("about", ValueType::Reference(&[])).many().named(&["uber", "bezug"]),
        FieldSpec::new("title", ValueType::Text).named(&["titel"]),
        FieldSpec::new("summary", ValueType::Text).named(&["zusammenfassung", "ergebnis"]),
        FieldSpec::new("confidential", ValueType::Boolean).named(&["vertraulich"]),
        FieldSpec::new("uid", ValueType::Text).many(),
    ],
};

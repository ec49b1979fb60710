//! People, organisations and programmes. The names are vCard's (RFC 6350) where it has one.

use std::borrow::Cow;

use crate::record::{FieldSpec, KindSpec, ValueType};

const KINDS: &[Cow<'static, str>] =
    &[Cow::Borrowed("person"), Cow::Borrowed("organisation"), Cow::Borrowed("programme")];
const SALUTATIONS: &[Cow<'static, str>] =
    &[Cow::Borrowed("ms"), Cow::Borrowed("mr"), Cow::Borrowed("none")];

pub const CONTACT: KindSpec = KindSpec {
    name: "contact",
    names: &["kontakt", "kontakte", "person", "personen", "organisation"],
    folder: "contacts",
    title: "name",
    date: None,
    fields: &[
        FieldSpec::new("name", ValueType::Text).required(),
        FieldSpec::new("kind", ValueType::Choice(Cow::Borrowed(KINDS))).named(&["art"]),
        FieldSpec::new("title", ValueType::Text).named(&["titel"]),
        FieldSpec::new("salutation", ValueType::Choice(Cow::Borrowed(SALUTATIONS)))
            .named(&["anrede"]),
        FieldSpec::new("sort", ValueType::Text).named(&["sortierung"]),
        FieldSpec::new("aliases", ValueType::Text).many_of("alias").named(&["aliasse"]),
        FieldSpec::new("organisation", ValueType::Reference(&["contact"]))
            .named(&["organization", "einrichtung"]),
        FieldSpec::new("role", ValueType::Text).named(&["funktion", "rolle"]),
        FieldSpec::new("roles", ValueType::Posts).many().named(&["funktionen", "rollen"]),
        FieldSpec::new("relations", ValueType::Relations)
            .many_of("relation")
            .named(&["beziehung", "beziehungen"]),
        FieldSpec::new("different-from", ValueType::Reference(&["contact"]))
            .many()
            .named(&["verschieden-von"]),
        FieldSpec::new("emails", ValueType::Text).many_of("email").named(&["mail"]),
        FieldSpec::new("phones", ValueType::Text).many_of("phone").named(&["telefon"]),
        FieldSpec::new("address", ValueType::Text).many().named(&["adresse", "anschrift"]),
        FieldSpec::new("web", ValueType::Text).many(),
        FieldSpec::new("language", ValueType::Text).many().named(&["sprache"]),
        FieldSpec::new("topics", ValueType::Text).many_of("topic").named(&["thema", "themen"]),
        FieldSpec::new("groups", ValueType::Text).many_of("group").named(&["gruppe", "verteiler"]),
        FieldSpec::new("keep-in-touch", ValueType::Span).named(&["kontakt-halten"]),
        FieldSpec::new("basis", ValueType::Text).named(&["rechtsgrundlage"]),
        FieldSpec::new("source", ValueType::Text).named(&["quelle", "herkunft"]),
        FieldSpec::new("keep-until", ValueType::Day).named(&["aufbewahren-bis"]),
        FieldSpec::new("confidential", ValueType::Boolean).named(&["vertraulich"]),
        FieldSpec::new("uid", ValueType::Text).many(),
    ],
};

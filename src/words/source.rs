//! The register of language files: a room that speaks adds its two files here.

use super::Lang;

macro_rules! rooms {
    ($lang:literal: $($room:literal),* $(,)?) => {
        &[$(include_str!(concat!("../", $room, "/", $lang, ".ftl"))),*]
    };
}

const DE: &[&str] =
    rooms!("de": "check", "cli", "diagnostic", "page", "query", "record", "store", "words");
const EN: &[&str] =
    rooms!("en": "check", "cli", "diagnostic", "page", "query", "record", "store", "words");

/// The files of one language, in no particular order: ids are unique across rooms.
pub(super) fn texts(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::De => DE,
        Lang::En => EN,
    }
}

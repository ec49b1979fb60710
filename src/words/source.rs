//! The register of language files: a room that speaks adds one line here.

use super::Lang;

macro_rules! texts {
    ($lang:literal) => {
        texts!($lang:
            "check",
            "cli",
            "cli/help",
            "cli/prompt",
            "diagnostic",
            "page",
            "query",
            "record",
            "report",
            "store",
            "words",
        )
    };
    ($lang:literal: $($room:literal),* $(,)?) => {
        &[$(include_str!(concat!("../", $room, "/", $lang, ".ftl"))),*]
    };
}

const DE: &[&str] = texts!("de");
const EN: &[&str] = texts!("en");

/// The files of one language, in no particular order: ids are unique across rooms.
pub(super) fn texts(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::De => DE,
        Lang::En => EN,
    }
}

//! Ids: the file stem, `a-z 0-9 -`, unique in the repository whatever its folder. One function
//! makes them from names, one says whether a text is one.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::words::slug::{self, LONGEST};

/// Names that Windows gives to devices, whatever the ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// True for an id that netlog itself would make.
pub fn is_valid(id: &str) -> bool {
    (1..=LONGEST).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
        && !is_device(id)
}

/// True for a name, in small letters and without its ending, that is a device on Windows.
pub fn is_device(id: &str) -> bool {
    let numbered = |name: &str| {
        id.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest.as_bytes() != b"0")
    };
    DEVICES.contains(&id) || numbered("com") || numbered("lpt")
}

/// The id of a name. `None` where nothing is left.
pub fn from_name(name: &str) -> Option<String> {
    match slug::of(name) {
        id if id.is_empty() => None,
        device if is_device(&device) => Some(format!("{device}-1")),
        id => Some(id),
    }
}

/// Of two of one name, the number of the other.
pub const FIRST: u32 = 2;

/// `wanted`, or with the first free number behind it.
pub fn free(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    free_from(wanted, FIRST, taken).0
}

/// The same, where whoever asks for many of one name knows from which number on one may be free;
/// with the number from which on the next may be.
pub fn free_from(wanted: &str, first: u32, taken: impl Fn(&str) -> bool) -> (String, u32) {
    if first == FIRST && !taken(wanted) {
        return (wanted.to_string(), FIRST);
    }
    let mut number = first;
    loop {
        let end = format!("-{number}");
        let stem = wanted.get(..LONGEST.saturating_sub(end.len())).unwrap_or(wanted);
        let id = format!("{}{end}", stem.trim_end_matches('-'));
        number += 1;
        if !taken(&id) {
            return (id, number);
        }
    }
}

/// What ids have in common that are one: case and the form of Unicode do not count, since some
/// file systems make no difference either.
pub fn key(id: &str) -> String {
    as_key(id).into_owned()
}

/// The same; most ids are their own keys.
pub fn as_key(id: &str) -> Cow<'_, str> {
    if id.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(id)
    } else if id.is_ascii() {
        Cow::Owned(id.to_ascii_lowercase())
    } else {
        Cow::Owned(id.nfc().flat_map(char::to_lowercase).collect::<String>().nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_any_script_become_ids() {
        let id = |name: &str| from_name(name).unwrap_or_default();
        assert_eq!(id("Anne Güller-Frey"), "anne-gueller-frey");
        assert_eq!(id("  Dr. Åsa Ößler & Söhne "), "dr-asa-oessler-soehne");
        assert_eq!(id("Олександр"), "oleksandr");
        assert_eq!(id("O'Neill"), "oneill");
        assert_eq!((id("CON"), id("Com1")), ("con-1".into(), "com1-1".into()));
        assert_eq!(from_name("..//--"), None);
        assert!(is_valid(&id(&"Überlänge ".repeat(30))));
        assert_eq!(id("../../etc/passwd"), "etc-passwd");
    }

    #[test]
    fn the_alphabet_is_strict() {
        for id in ["anna", "2024-10-14-anna", "a"] {
            assert!(is_valid(id), "{id}");
        }
        for id in ["", "-a", "a-", "Anna", "ännä", "a.b", "a/b", "con", "lpt9", "a b"] {
            assert!(!is_valid(id), "{id}");
        }
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        assert_eq!(free("anna", |id| id == "anna" || id == "anna-2"), "anna-3");
        let long = "a".repeat(LONGEST);
        assert!(is_valid(&free(&long, |id| id == long)));
    }

    #[test]
    fn case_and_unicode_form_do_not_count() {
        assert_eq!(key("Güller"), key("GU\u{308}LLER"));
    }
}

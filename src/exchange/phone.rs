//! Telephone numbers, as people write them in the log: `+49 170 12 (mobil)`.

use crate::record::phone;
use crate::words::{Lang, Words};

/// What a number is for, where it matters; in the order in which it is written.
const KINDS: &[(&str, &str)] = &[
    ("cell", "exchange-phone-cell"),
    ("fax", "exchange-phone-fax"),
    ("pager", "exchange-phone-pager"),
    ("home", "exchange-phone-home"),
];

/// Other words for the same, folded.
const ALSO: &[(&str, &str)] = &[
    ("handy", "cell"),
    ("mobiltelefon", "cell"),
    ("mobilfunk", "cell"),
    ("iphone", "cell"),
    ("cell", "cell"),
    ("telefax", "fax"),
    ("zuhause", "home"),
    ("private", "home"),
];

/// What says nothing that a log wants to know.
const PLAIN: &[&str] =
    &["work", "voice", "pref", "internet", "msg", "text", "other", "main", "isdn", "dienstlich"];

/// The words of both languages: a log may have been written in one and be read in the other.
pub struct Kinds {
    spoken: Vec<String>,
    known: Vec<(String, &'static str)>,
}

/// A number, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Phone {
    pub number: String,
    /// `cell`, `fax`, `pager`, `home`: vCard's words.
    pub kinds: Vec<&'static str>,
    /// In somebody's own words.
    pub label: Option<String>,
}

impl Kinds {
    pub fn new(words: &Words) -> Kinds {
        let spoken = KINDS.iter().map(|(_, id)| words.text(id)).collect();
        let mut known: Vec<(String, &'static str)> =
            ALSO.iter().map(|(word, kind)| ((*word).to_string(), *kind)).collect();
        for lang in Lang::ALL {
            let words = Words::new(lang);
            known.extend(KINDS.iter().map(|(kind, id)| (words.text(id).to_lowercase(), *kind)));
        }
        Kinds { spoken, known }
    }

    fn of(&self, word: &str) -> Option<&'static str> {
        let word = word.to_lowercase();
        self.known.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// `+49 170 12 (mobil, nur abends)`
    pub fn parse(&self, text: &str) -> Phone {
        let (number, labels) = phone::parts(text);
        let mut phone = Phone { number: number.to_string(), ..Phone::default() };
        labels.iter().rev().for_each(|label| self.say(&mut phone, label));
        phone
    }

    /// A postal address without the mark of the home; `None` where it has none.
    pub fn home<'t>(&self, address: &'t str) -> Option<&'t str> {
        let (bare, word) = address.trim().strip_suffix(')')?.rsplit_once(" (")?;
        (self.of(word) == Some("home") && !bare.trim().is_empty()).then(|| bare.trim_end())
    }

    /// The same with it.
    pub fn at_home(&self, address: &str) -> String {
        let phone = Phone { number: address.to_string(), kinds: vec!["home"], label: None };
        self.show(&phone)
    }

    /// Adds what a label says.
    pub fn say(&self, phone: &mut Phone, label: &str) {
        let mut own: Vec<&str> = phone.label.as_deref().into_iter().collect();
        for part in label.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match self.of(part) {
                Some(kind) if phone.kinds.contains(&kind) => {}
                Some(kind) => phone.kinds.push(kind),
                None if own.contains(&part) || PLAIN.contains(&part.to_lowercase().as_str()) => {}
                None => own.push(part),
            }
        }
        phone.label = Some(own.join(", ")).filter(|label| !label.is_empty());
        phone.kinds.sort_by_key(|kind| KINDS.iter().position(|(known, _)| known == kind));
    }

    pub fn show(&self, phone: &Phone) -> String {
        let spoken = KINDS.iter().zip(&self.spoken);
        let kinds = spoken.filter(|((kind, _), _)| phone.kinds.contains(kind));
        let mut said: Vec<&str> = kinds.map(|(_, word)| word.as_str()).collect();
        said.extend(phone.label.as_deref());
        match said.as_slice() {
            [] => phone.number.clone(),
            said => format!("{} ({})", phone.number, said.join(", ")),
        }
    }
}

/// `tel:+49-30-1;ext=5` (RFC 3966) and what people write.
pub fn number(text: &str) -> String {
    let Some(uri) = text.get(..4).filter(|it| it.eq_ignore_ascii_case("tel:")) else {
        return text.to_string();
    };
    let rest = text.get(uri.len()..).unwrap_or_default();
    let mut parts = rest.split(';');
    let mut number = parts.next().unwrap_or_default().to_string();
    let extension = parts.find_map(|part| part.strip_prefix("ext="));
    if let Some(extension) = extension {
        number.push_str(" ext. ");
        number.push_str(extension);
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_in_both_languages_and_written_in_one() {
        let (de, en) = (Kinds::new(&Words::new(Lang::De)), Kinds::new(&Words::new(Lang::En)));
        for (text, german, english) in [
            ("1 (mobile)", "1 (mobil)", "1 (mobile)"),
            ("1 (Privat, Fax)", "1 (Fax, privat)", "1 (fax, home)"),
            ("1 (nur abends, Handy)", "1 (mobil, nur abends)", "1 (mobile, nur abends)"),
            ("030 (123)", "030 (123)", "030 (123)"),
            ("(mobil)", "(mobil)", "(mobil)"),
            ("1 (work)", "1", "1"),
            ("", "", ""),
        ] {
            assert_eq!(de.show(&de.parse(text)), german, "{text}");
            assert_eq!(en.show(&en.parse(text)), english, "{text}");
        }
    }

    #[test]
    fn addresses_of_homes_have_a_mark() {
        let kinds = Kinds::new(&Words::new(Lang::De));
        assert_eq!(kinds.at_home("Weg 1, 80331 Au"), "Weg 1, 80331 Au (privat)");
        for (text, bare) in [
            ("Weg 1 (privat)", Some("Weg 1")),
            ("Weg 1 (home)", Some("Weg 1")),
            ("Weg 1 (Hinterhaus)", None),
            ("Weg 1", None),
            ("(privat)", None),
            (" (privat)", None),
        ] {
            assert_eq!(kinds.home(text), bare, "{text}");
        }
    }

    #[test]
    fn uris_of_telephones_are_numbers() {
        assert_eq!(number("tel:+49-30-1;ext=5"), "+49-30-1 ext. 5");
        assert_eq!(number("TEL:112"), "112");
        assert_eq!(number("ä€+49"), "ä€+49");
    }
}

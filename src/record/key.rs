//! What spellings of one thing have in common: of a name, an address, a number. Where it is not
//! sure that two are one, they have two keys: then both are kept, and nothing is lost.

use std::borrow::Cow;

use crate::words::fold;

/// `Frey, Anne` as it is said.
pub fn turned(name: &str) -> Cow<'_, str> {
    match name.split_once(',') {
        Some((family, given)) if !given.contains(',') => Cow::Owned(format!("{given} {family}")),
        _ => Cow::Borrowed(name),
    }
}

/// A folded word that may stand before a name and is not part of it.
pub fn is_address(word: &str) -> bool {
    matches!(word, "dr" | "prof" | "frau" | "herr")
}

/// The words of a name as they are said: `Frey, Dr. Anne` is `anne frey`. Forms of address before it
/// do not count.
pub fn name(name: &str) -> String {
    let folded = fold::key(&turned(name));
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let before = words.iter().take_while(|word| is_address(word)).count();
    // `Herr` alone is a name.
    let before = if before == words.len() { 0 } else { before };
    words.get(before..).unwrap_or_default().join(" ")
}

/// The words of a name in whatever order: who has them in another one may be the same.
pub fn words(name: &str) -> String {
    let mut words: Vec<&str> = name.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

/// Whether two names have a word in common that tells somebody from others.
pub fn shares_word(one: &str, other: &str) -> bool {
    /// In names of all sorts.
    const SMALL: &[&str] = &[
        "am", "an", "and", "auf", "bei", "beim", "da", "das", "de", "del", "den", "der", "des",
        "di", "die", "dos", "du", "ev", "el", "for", "fur", "gmbh", "im", "in", "la", "le", "mit",
        "of", "the", "und", "van", "vom", "von", "zu", "zum", "zur", "e", "v",
    ];
    one.split(' ')
        .filter(|word| !SMALL.contains(word))
        .any(|word| other.split(' ').any(|o| o == word))
}

/// Whether two names of people begin with the same one, or with its first letter before the same
/// last one.
pub fn shares_given(one: &str, other: &str) -> bool {
    let parts = |name: &str| name.split_once(' ').map(|(a, b)| (a.to_string(), b.to_string()));
    let (Some((given, rest)), Some((other, others))) = (parts(one), parts(other)) else {
        return false;
    };
    let (short, long) = if given.len() < other.len() { (&given, &other) } else { (&other, &given) };
    given == other || rest == others && short.len() == 1 && long.starts_with(short.as_str())
}

pub fn email(email: &str) -> String {
    let email = email.trim();
    email.strip_prefix("mailto:").unwrap_or(email).to_lowercase()
}

/// Behind the `@`, unless everybody may have an address there.
pub fn domain(email: &str) -> Option<&str> {
    /// Where people have addresses who have nothing else in common.
    const OPEN: &[&str] = &[
        "1und1.de",
        "aol.com",
        "aol.de",
        "arcor.de",
        "email.de",
        "freenet.de",
        "gmail.com",
        "gmx.at",
        "gmx.ch",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hotmail.com",
        "hotmail.de",
        "icloud.com",
        "kabelmail.de",
        "live.com",
        "live.de",
        "mac.com",
        "mail.de",
        "mailbox.org",
        "me.com",
        "msn.com",
        "online.de",
        "outlook.com",
        "outlook.de",
        "posteo.de",
        "posteo.net",
        "proton.me",
        "protonmail.com",
        "t-online.de",
        "tutanota.com",
        "tutanota.de",
        "vodafone.de",
        "web.de",
        "yahoo.com",
        "yahoo.de",
        "ymail.com",
    ];
    email.rsplit_once('@').map(|(_, domain)| domain).filter(|domain| !OPEN.contains(domain))
}

/// The digits that are dialled from abroad, and whatever stands behind the number, which may be an
/// extension. A number without a code for the place is another's for all that is known.
pub fn phone(phone: &str) -> String {
    let phone = phone.trim();
    let begin = phone.find(|c: char| c.is_ascii_digit() || c == '+').unwrap_or(phone.len());
    let phone = phone.get(begin..).unwrap_or_default().replace("(0)", "");
    let end = phone.find(|c: char| c.is_alphabetic() || c == ';').unwrap_or(phone.len());
    let (number, rest) = phone.split_at(end);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let dialled = digits(number);
    let abroad = match (number.starts_with('+'), dialled.strip_prefix("00")) {
        (true, _) => Some(dialled.as_str()),
        (false, rest) => rest,
    };
    let number = match (abroad, dialled.strip_prefix('0')) {
        (Some(abroad), _) => match abroad.strip_prefix("49") {
            Some(here) => format!("+49{}", here.trim_start_matches('0')),
            None => format!("+{abroad}"),
        },
        (None, Some(here)) => format!("+49{here}"),
        (None, None) => dialled,
    };
    match digits(rest) {
        rest if rest.is_empty() => number,
        rest => format!("{number} {rest}"),
    }
}

/// The number of a place in a postal address: `80331`.
pub fn postal_code(address: &str) -> Option<&str> {
    let words = address.split(|c: char| !c.is_alphanumeric());
    words.into_iter().rfind(|word| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for other in ["Gueller-Frey, Anne", "Frau Prof. Dr. Anne Güller-Frey", "anne  güller frey"]
        {
            assert_eq!(name("Dr. Anne Güller-Frey"), name(other), "{other}");
        }
        for other in ["Anna Frey", "Frey Anne", "Anne Dr. Frey"] {
            assert_ne!(name("Anne Frey"), name(other), "{other}");
        }
        assert_eq!(words(&name("Anne Frey")), words(&name("Frey Anne")));
        assert_eq!((name("Herr, Klaus"), name("Herr")), ("klaus herr".into(), "herr".into()));
        assert_eq!(name("Amt für Jugend, Frau, Familie"), "amt fur jugend frau familie");
    }

    #[test]
    fn a_given_name_is_shared_and_a_family_name_is_not() {
        let shares = |one: &str, other: &str| shares_given(&name(one), &name(other));
        assert!(shares("Dr. Anna Klein", "Anna Groß-Klein") && shares("A. Klein", "Klein, Anna"));
        for (one, other) in
            [("Anna Klein", "Bernd Klein"), ("A. Klein", "Anna Groß"), ("Klein", "Klein")]
        {
            assert!(!shares(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn notations_of_one_number_meet_and_no_two_numbers_do() {
        for one in ["+49 89 99998-200", "089/99998200", "0049 (0)89 99998 200", "Tel. 089 99998200"]
        {
            assert_eq!(phone(one), "+498999998200", "{one}");
        }
        assert_eq!(phone("+49 170 12345 (mobil)"), phone("0170/12345"));
        let other = [
            "+43 1 23456",
            "0431 23456",
            "23456",
            "+39 06 23456",
            "06 23456",
            "0431 23456 ext. 5",
            "0431 23456;ext=6",
            "Büro",
            "0431 23456, mobil 0170 1",
        ];
        let keys: std::collections::HashSet<String> = other.map(phone).into_iter().collect();
        assert_eq!(keys.len(), other.len(), "{keys:?}");
    }

    #[test]
    fn addresses_tell_where_they_are() {
        assert_eq!(email(" mailto:Anne@Example.org "), "anne@example.org");
        assert_eq!(domain("anne@example.org"), Some("example.org"));
        assert_eq!((domain("anne@web.de"), domain("anne")), (None, None));
        assert_eq!(postal_code("Marienplatz 8, 80331 München"), Some("80331"));
        assert_eq!(postal_code("Marienplatz 80331a"), None);
    }
}

//! The name of a person in its parts, and how alike two parts are. Folded words throughout.

use std::collections::HashSet;

use super::nickname;
use crate::check::slip;
use crate::record::key;
use crate::words::fold;

/// Parts that many names have and that are left out as easily: `von`, `al-`.
const PARTICLES: [&str; 25] = [
    "von", "van", "vom", "der", "den", "de", "zu", "zum", "zur", "und", "al", "el", "bin", "ibn",
    "abu", "da", "di", "del", "della", "la", "le", "st", "ter", "ten", "dos",
];
/// Before or behind a name.
const DEGREES: [&str; 14] = [
    "dr", "prof", "frau", "herr", "dipl", "ing", "mag", "ma", "ba", "msc", "bsc", "med", "phil",
    "jur",
];

/// Of two people of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generation {
    Elder,
    Younger,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    pub given: Vec<String>,
    /// Each word of a double name.
    pub family: Vec<String>,
    pub generation: Option<Generation>,
}

impl Name {
    /// `sort` says the family name where it is not the last word.
    pub fn read(text: &str, sort: Option<&str>) -> Name {
        let (said, comma) = (key::turned(text), text.contains(','));
        let mut tokens: Vec<&str> = said.split_whitespace().collect();
        let mut generation = None;
        tokens.retain(|token| {
            let found = generation_of(token);
            generation = found.or(generation);
            found.is_none()
        });
        let count = match comma {
            true => text.split_once(',').map_or(1, |(family, _)| family.split_whitespace().count()),
            false => 1,
        };
        let sort = sort.map(|sort| words(sort.split(',').next().unwrap_or(sort)));
        let mut at = tokens.len().saturating_sub(count);
        if let Some(sort) = sort.filter(|sort| !sort.is_empty()) {
            let of_sort = |token: &&str| words(token).iter().any(|word| sort.contains(word));
            at = tokens.iter().position(of_sort).filter(|at| *at > 0).unwrap_or(at);
        }
        let (given, family) = tokens.split_at_checked(at).unwrap_or((&tokens, &[]));
        let mut name =
            Name { given: words(&given.join(" ")), family: words(&family.join(" ")), generation };
        // What is behind the name was all that seemed to be its last word: `Anne Frey M.A.`
        if name.family.is_empty() {
            name.family.extend(name.given.pop());
        }
        name
    }

    /// Of the part before the `@`, where it looks like a name: `anne.frey`.
    pub fn of_mailbox(local: &str) -> Option<Name> {
        let parts: Vec<&str> =
            local.trim_end_matches(|c: char| c.is_ascii_digit()).split(['.', '_']).collect();
        let is_word = |part: &&str| part.chars().all(|c| c.is_alphabetic() || c == '-');
        match parts.as_slice() {
            [given, family] if parts.iter().all(is_word) && family.len() > 1 => {
                Some(Name { given: words(given), family: words(family), generation: None })
            }
            _ => None,
        }
    }

    /// All words in whatever order.
    pub fn bag(&self) -> String {
        let mut all: Vec<&str> =
            self.given.iter().chain(&self.family).map(String::as_str).collect();
        all.sort_unstable();
        all.join(" ")
    }

    /// False where nobody can be known by it: a family name alone, an initial.
    pub fn is_whole(&self) -> bool {
        !self.family.is_empty() && self.given.iter().any(|word| word.chars().count() > 1)
    }
}

fn generation_of(token: &str) -> Option<Generation> {
    let folded = fold::key(token);
    match folded.trim_matches(|c: char| !c.is_alphanumeric()) {
        "jun" | "jr" | "junior" | "jnr" => Some(Generation::Younger),
        "sen" | "sr" | "senior" | "snr" => Some(Generation::Elder),
        _ => None,
    }
}

/// Folded, in Latin letters, without what is no name.
fn words(text: &str) -> Vec<String> {
    let folded = latin(&fold::key(text));
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !DEGREES.contains(word)).collect();
    let names: Vec<&str> = words.iter().copied().filter(|word| !PARTICLES.contains(word)).collect();
    let chosen = if names.is_empty() { words } else { names };
    chosen.into_iter().map(str::to_string).collect()
}

/// Cyrillic letters as passports of Ukraine have them (resolution 55 of 27 January 2010), Russian
/// ones beside. The folding has taken marks away already: й is и, ї is і.
fn latin(folded: &str) -> String {
    if folded.is_ascii() {
        return folded.to_string();
    }
    let mut out = String::with_capacity(folded.len());
    for letter in folded.chars() {
        out.push_str(match letter {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' => "h",
            'ґ' => "g",
            'д' => "d",
            'е' | 'э' => "e",
            'є' => "ie",
            'ж' => "zh",
            'з' => "z",
            'и' | 'і' | 'ы' => "i",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' => "u",
            'ф' => "f",
            'х' => "kh",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ю' => "iu",
            'я' => "ia",
            'ь' | 'ъ' | '’' => "",
            other => {
                out.push(other);
                continue;
            }
        });
    }
    out
}

/// How alike two parts of names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    Same,
    /// One is said for the other: `Sepp`, `Josef`.
    Short,
    /// One is half of the other: `Güller`, `Güller-Frey`.
    Half,
    /// It is the second of two given names.
    Second,
    /// The first letter of it.
    Initial,
    /// A slip of the keys apart.
    Near,
    Sound,
    /// The end tells men from women: `Jan`, `Jana`.
    Ending,
    Other,
    /// One of them is not there.
    Unknown,
}

/// A part of a name with what it is compared by.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub words: Vec<String>,
    pub joined: String,
    pub sound: String,
    /// Of all its words.
    pub classes: Vec<u16>,
}

impl Part {
    pub fn given(words: &[String]) -> Part {
        let classes: HashSet<u16> =
            words.iter().flat_map(|word| nickname::of(word)).copied().collect();
        let mut classes: Vec<u16> = classes.into_iter().collect();
        classes.sort_unstable();
        Part { classes, ..Part::family(words) }
    }

    pub fn family(words: &[String]) -> Part {
        let joined = words.concat();
        let sound = super::sound::code(&joined);
        Part { words: words.to_vec(), joined, sound, classes: Vec::new() }
    }

    pub fn initial(&self) -> Option<char> {
        self.joined.chars().next()
    }

    fn is_initial(&self) -> bool {
        self.words.iter().all(|word| word.chars().count() == 1)
    }

    pub fn shares_class(&self, other: &Part) -> bool {
        self.classes.iter().any(|class| other.classes.contains(class))
    }

    fn within(&self, other: &Part) -> bool {
        self.words.iter().all(|word| other.words.contains(word))
    }
}

pub(super) fn given(a: &Part, b: &Part) -> Likeness {
    if a.joined.is_empty() || b.joined.is_empty() {
        return Likeness::Unknown;
    }
    if a.joined == b.joined {
        return if a.is_initial() { Likeness::Initial } else { Likeness::Same };
    }
    if a.is_initial() || b.is_initial() {
        let alike = a.initial() == b.initial();
        return if alike { Likeness::Initial } else { Likeness::Other };
    }
    if a.within(b) || b.within(a) {
        let is_first = a.words.first() == b.words.first();
        return if is_first { Likeness::Half } else { Likeness::Second };
    }
    if a.shares_class(b) || cut(&a.joined, &b.joined) {
        return Likeness::Short;
    }
    let near = near(a, b);
    // Between men and women there is often one letter.
    let is_apart = ends_open(&a.joined) != ends_open(&b.joined) && !is_shuffled(a, b);
    match near {
        _ if is_ending(&a.joined, &b.joined) => Likeness::Ending,
        // Most given names are so short that many sound alike.
        Likeness::Sound if a.initial() != b.initial() || a.sound.len() < 3 => Likeness::Other,
        Likeness::Near | Likeness::Sound if is_apart => Likeness::Ending,
        near => near,
    }
}

pub(super) fn family(a: &Part, b: &Part) -> Likeness {
    match () {
        () if a.joined.is_empty() || b.joined.is_empty() => Likeness::Unknown,
        () if a.joined == b.joined => Likeness::Same,
        () if a.within(b) || b.within(a) => Likeness::Half,
        () => near(a, b),
    }
}

fn near(a: &Part, b: &Part) -> Likeness {
    let sounds = a.sound == b.sound;
    // Two consonants are what half the names have.
    if sounds && a.sound.len() > 2 && a.initial() == b.initial() {
        return Likeness::Sound;
    }
    let slips = match a.joined.len().min(b.joined.len()) {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    };
    if slip::between(&a.joined, &b.joined, slips).is_some() {
        return Likeness::Near;
    }
    if sounds && a.sound.len() > 1 { Likeness::Sound } else { Likeness::Other }
}

/// `flo` of `florian`; `stefan` and `stefanie` are two.
fn cut(a: &str, b: &str) -> bool {
    const OF_WOMEN: [&str; 8] = ["ie", "ia", "ine", "ina", "ette", "iane", "ane", "erina"];
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(short).unwrap_or_default();
    short.len() >= 3 && rest.len() >= 2 && !OF_WOMEN.contains(&rest)
}

/// The same letters in another order: a slip.
fn is_shuffled(a: &Part, b: &Part) -> bool {
    let letters = |part: &Part| {
        let mut letters: Vec<char> = part.joined.chars().collect();
        letters.sort_unstable();
        letters
    };
    letters(a) == letters(b)
}

/// As names of women do.
fn ends_open(name: &str) -> bool {
    name.ends_with(['a', 'e'])
}

/// Alike but for the last vowel.
fn is_ending(a: &str, b: &str) -> bool {
    let stem =
        |name: &str| name.strip_suffix(['a', 'e', 'i', 'o', 'u']).unwrap_or(name).to_string();
    stem(a) == stem(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String) {
        let name = Name::read(text, None);
        (name.given.join(" "), name.family.join(" "))
    }

    #[test]
    fn a_name_is_read_in_its_parts() {
        for (text, given, family) in [
            ("Dr. Anne Güller-Frey", "anne", "guller frey"),
            ("Güller-Frey, Anne", "anne", "guller frey"),
            ("Ursula von der Leyen", "ursula", "leyen"),
            ("von der Leyen, Ursula", "ursula", "leyen"),
            ("Omar al-Hassan", "omar", "hassan"),
            ("Müller", "", "muller"),
            ("Олена Шевченко", "olena", "shevchenko"),
            ("Zu", "", "zu"),
            ("", "", ""),
        ] {
            assert_eq!(read(text), (given.into(), family.into()), "{text}");
        }
        let name = Name::read("Maria José García López", Some("García López"));
        assert_eq!((name.given.len(), name.family.len()), (2, 2));
        assert_eq!(Name::read("Karl Huber jun.", None).generation, Some(Generation::Younger));
        let of = |local| Name::of_mailbox(local).map(|name| name.bag());
        assert_eq!(of("anne.frey"), Some("anne frey".into()));
        assert_eq!(of("anne.frey12"), Some("anne frey".into()));
        assert_eq!((of("info"), of("a.1"), of("a.b.c")), (None, None, None));
    }

    #[test]
    fn parts_are_alike_in_many_ways() {
        let part = |text: &str| Part::given(&words(text));
        for (a, b, expected) in [
            ("Hans", "Johannes", Likeness::Short),
            ("Flo", "Florian", Likeness::Short),
            ("Hans-Peter", "Hanspeter", Likeness::Same),
            ("Hans-Peter", "Hans", Likeness::Half),
            ("A", "Anna", Likeness::Initial),
            ("B", "Anna", Likeness::Other),
            ("Jan", "Jana", Likeness::Ending),
            ("Mario", "Maria", Likeness::Ending),
            ("Hildegund", "Hidlegund", Likeness::Near),
            ("Christian", "Christine", Likeness::Ending),
            ("Stefan", "Stefanie", Likeness::Ending),
            ("Andrea", "Andrii", Likeness::Ending),
            ("Fatma", "Fatam", Likeness::Sound),
            ("Maria", "Nour", Likeness::Other),
            ("Olha", "Hülya", Likeness::Other),
            ("Petra", "Monika-Petra", Likeness::Second),
            ("Anna", "Peter", Likeness::Other),
            ("", "Peter", Likeness::Unknown),
        ] {
            assert_eq!(given(&part(a), &part(b)), expected, "{a} {b}");
            assert_eq!(given(&part(b), &part(a)), expected, "{b} {a}");
        }
        let part = |text: &str| Part::family(&words(text));
        for (a, b, expected) in [
            ("Güller-Frey", "Frey", Likeness::Half),
            ("Meyer", "Maier", Likeness::Sound),
            ("Shevchenko", "Schevtschenko", Likeness::Other),
            ("Weidner", "Weidler", Likeness::Near),
            ("Berg", "Wald", Likeness::Other),
        ] {
            assert_eq!(family(&part(a), &part(b)), expected, "{a} {b}");
        }
    }
}

//! The name of an organisation or a programme in its words, and how alike two are: with and without
//! their legal form, written out and abbreviated.

use crate::check::slip;
use crate::words::fold;

/// Legal forms, with and without their full stops.
const LEGAL: [&str; 20] = [
    "ev",
    "eingetragener",
    "verein",
    "ggmbh",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "eg",
    "gbr",
    "kdor",
    "kdoer",
    "adr",
    "stiftung",
    "ggesellschaft",
    "ltd",
    "inc",
    "se",
];
const SMALL: [&str; 23] = [
    "der", "die", "das", "des", "dem", "den", "fur", "und", "im", "in", "am", "an", "of", "the",
    "for", "and", "von", "vom", "zu", "zur", "zum", "bei", "mit",
];

/// What everybody writes short, in the words that it stands for. Others are recognised by their
/// initials; these need nothing beside.
const WRITTEN_OUT: [(&str, &str); 22] = [
    ("awo", "arbeiterwohlfahrt"),
    ("vhs", "volkshochschule"),
    ("lra", "landratsamt"),
    ("drk", "deutsches rotes kreuz"),
    ("brk", "bayerisches rotes kreuz"),
    ("ihk", "industrie handelskammer"),
    ("hwk", "handwerkskammer"),
    ("asb", "arbeiter samariter bund"),
    ("thw", "technisches hilfswerk"),
    ("dgb", "deutscher gewerkschaftsbund"),
    ("bamf", "bundesamt migration fluchtlinge"),
    ("ba", "bundesagentur arbeit"),
    ("afa", "agentur arbeit"),
    ("kita", "kindertagesstatte"),
    ("lmu", "ludwig maximilians universitat"),
    ("uni", "universitat"),
    ("fh", "fachhochschule"),
    ("ffw", "freiwillige feuerwehr"),
    ("stmi", "staatsministerium innern"),
    ("mgh", "mehrgenerationenhaus"),
    ("ebz", "evangelisches bildungszentrum"),
    ("kv", "kreisverband"),
];

/// Words that count, folded, in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Body {
    pub words: Vec<String>,
}

/// How the names of two bodies are alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Likeness {
    /// Words that both have.
    pub shared: Vec<String>,
    pub rest: Rest,
}

/// What one or both have beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    Nothing,
    /// One is so many letters for so many words of the other.
    Short {
        letters: usize,
        words: usize,
    },
    /// A slip of the keys in a long word.
    Near,
    /// So many words that only one of them has.
    One(usize),
    Both,
}

impl Body {
    pub fn read(name: &str) -> Body {
        // Dots are no gaps: `e.V.`, `e. V.`, `eV`.
        let joined = name.replace(". ", ".").replace('.', " ").replace(" V ", " V");
        let folded = fold::key(&joined);
        let all: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut words: Vec<String> = Vec::new();
        let mut rest = all.iter().copied().peekable();
        while let Some(word) = rest.next() {
            let is_association = word == "e" && rest.next_if_eq(&"v").is_some();
            let written = WRITTEN_OUT.iter().find(|(short, _)| *short == word);
            let written = written.map_or(word, |(_, long)| long);
            if !is_association && !SMALL.contains(&word) {
                words.extend(written.split(' ').map(str::to_string));
            }
        }
        let names = words.iter().filter(|word| !LEGAL.contains(&word.as_str()));
        let names: Vec<String> = names.cloned().collect();
        Body { words: if names.is_empty() { words } else { names } }
    }

    pub fn bag(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.join(" ")
    }

    /// The first letters of its words: `amf`.
    pub fn initials(&self) -> String {
        self.words.iter().filter_map(|word| word.chars().next()).collect()
    }

    pub fn like(&self, other: &Body) -> Likeness {
        let mut rest: Vec<&str> = other.words.iter().map(String::as_str).collect();
        let (mut shared, mut own) = (Vec::new(), Vec::new());
        for word in &self.words {
            match rest.iter().position(|other| other == word) {
                Some(at) => {
                    rest.remove(at);
                    shared.push(word.clone());
                }
                None => own.push(word.as_str()),
            }
        }
        Likeness { rest: compare(&own, &rest), shared }
    }
}

fn compare(a: &[&str], b: &[&str]) -> Rest {
    if a.concat() == b.concat() {
        return Rest::Nothing;
    }
    let short = match (a, b) {
        ([a], [b]) => initials_in(a, &[b]).or_else(|| initials_in(b, &[a])),
        ([short], long) | (long, [short]) => initials_in(short, long),
        _ => None,
    };
    match (a, b) {
        ([], rest) | (rest, []) => Rest::One(rest.len()),
        ([a], [b]) if is_slip(a, b) => Rest::Near,
        _ => short.unwrap_or(Rest::Both),
    }
}

fn is_slip(a: &str, b: &str) -> bool {
    a.len().min(b.len()) > 6 && slip::between(a, b, 1).is_some()
}

/// `bmds` of `bundesministerium digitales staatsmodernisierung`: each word begins in it, in their order, and what is
/// between is in the words.
fn initials_in(short: &str, long: &[&str]) -> Option<Rest> {
    if short.len() < 2 || short.len() > 7 || !short.is_ascii() {
        return None;
    }
    let all: String = long.concat();
    // A town is not short for its library.
    if all.starts_with(short) || all.len() < short.len() * 2 || !is_within(short, &all) {
        return None;
    }
    let initials: String = long.iter().filter_map(|word| word.chars().next()).collect();
    let begins = short.chars().next() == initials.chars().next();
    let fits = begins && is_within(&initials, short);
    fits.then_some(Rest::Short { letters: short.len(), words: long.len() })
}

/// True where `long` has all letters of `short` in their order.
fn is_within(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short.chars().all(|letter| letters.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_and_small_words_are_left_out() {
        for name in ["Verein für Brücken e.V.", "Brücken e. V.", "Bruecken eV", "Brücken gGmbH"]
        {
            assert_eq!(Body::read(name).words, ["brucken"], "{name}");
        }
        assert_eq!(Body::read("Stiftung e.V.").words, ["stiftung"]);
    }

    #[test]
    fn abbreviations_stand_for_what_they_abbreviate() {
        let rest = |a: &str, b: &str| Body::read(a).like(&Body::read(b)).rest;
        for (a, b, expected) in [
            (
                "BMDS",
                "Bundesministerium für Digitales und Staatsmodernisierung",
                Rest::Short { letters: 4, words: 3 },
            ),
            ("AWO Weiherstadt", "Arbeiterwohlfahrt Weiherstadt e.V.", Rest::Nothing),
            ("KJR Ulm", "Kreisjugendring Ulm", Rest::Short { letters: 3, words: 1 }),
            ("Caritas", "Caritas Weiherstadt", Rest::One(1)),
            ("Caritas Ulm", "Caritas Weiherstadt", Rest::Both),
            ("Arbeiterwohlfart Ulm", "Arbeiterwohlfahrt Ulm", Rest::Near),
            ("Amt 50", "Amt 51", Rest::Both),
            ("Bamf", "Bundesanstalt für Arbeit", Rest::Both),
        ] {
            assert_eq!(rest(a, b), expected, "{a} {b}");
            assert_eq!(rest(b, a), expected, "{b} {a}");
        }
    }
}

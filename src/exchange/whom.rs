//! Whom a text names that people have typed: one, several, or what may be read either way.
//! `Öztürk, Kemal` looks like `Caritas, Diakonie`; nobody is guessed.

use super::name;
use crate::record::email;
use crate::record::id;
use crate::words::fold;

/// Whom a piece of a text names.
#[derive(Debug, PartialEq, Eq)]
pub struct Whom {
    pub text: String,
    /// The other reading, where it may as well be these.
    pub or: Vec<String>,
}

/// Columns that are written alike in so many cells are no chance.
const CELLS_AT_LEAST: usize = 3;

impl Whom {
    pub fn one(text: impl Into<String>) -> Whom {
        Whom { text: text.into(), or: Vec::new() }
    }
}

/// One after the other, of a text without semicolons.
pub fn named(text: &str) -> Vec<Whom> {
    let text = text.trim();
    // `Muster, Anna <anna@example.org>, Ohm, Ben <ben@example.org>`
    let addressed: Vec<&str> = text.split_inclusive('>').map(bare).collect();
    if addressed.iter().all(|one| one.ends_with('>') && one.matches('@').count() == 1) {
        return addressed.into_iter().map(Whom::one).collect();
    }
    let parts: Vec<&str> = text.split(',').map(bare).filter(|part| !part.is_empty()).collect();
    let tells = |part: &&str| email::is_address(part) || id::is_valid(part) || part.contains('@');
    match parts.as_slice() {
        [] => Vec::new(),
        [one] => together(one),
        _ if !name::degrees(text).0.contains(',') => vec![Whom::one(text)],
        many if many.iter().all(|part| tells(part) || is_full(part)) => {
            many.iter().flat_map(|part| together(part)).collect()
        }
        many => {
            let or = many.iter().map(ToString::to_string).collect();
            vec![Whom { text: text.to_string(), or }]
        }
    }
}

/// Whether the cells of a column each name one for a comma: programs part people by semicolons, and
/// in a list of people each of whom has one given name behind a comma nobody parts them by it.
pub fn is_one_a_comma<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut families, mut givens) = (Vec::new(), Vec::new());
    for cell in cells.filter(|cell| !cell.trim().is_empty()) {
        let Some((family, given)) = name::in_parts(cell) else { return false };
        if given.contains(' ') {
            return false;
        }
        families.push(fold::key(family));
        givens.push(fold::key(given));
    }
    families.sort_unstable();
    families.dedup();
    families.len() >= CELLS_AT_LEAST
        && !givens.iter().any(|given| families.binary_search(given).is_ok())
}

fn bare(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || c == ',')
}

/// More than a given name or a family name alone.
fn is_full(part: &str) -> bool {
    part.contains(' ') && !part.starts_with(char::is_lowercase) && !name::is_title(part)
}

/// `A und B`, `A / B`: two where both are whole names of people; `Amt für Bildung und Sport` is one.
fn together(text: &str) -> Vec<Whom> {
    let signs = [" und ", " and ", " & ", " + ", " / "];
    let Some(sign) = signs.into_iter().find(|sign| text.contains(sign)) else {
        return vec![Whom::one(text)];
    };
    let sides: Vec<&str> = text.split(sign).map(str::trim).collect();
    match sides.iter().all(|side| name::is_person(side)) {
        false => vec![Whom::one(text)],
        true if sides.iter().all(|side| is_full(side)) => {
            sides.into_iter().flat_map(together).collect()
        }
        true => {
            let or = sides.into_iter().map(str::to_string).collect();
            vec![Whom { text: text.to_string(), or }]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_parted_from_a_given_name() {
        for (text, all) in [
            ("Anna Klein, Ben Ohm", &["Anna Klein", "Ben Ohm"] as &[&str]),
            ("Stadtwerke Au, Anna Klein", &["Stadtwerke Au", "Anna Klein"]),
            ("anna-klein, ben-ohm", &["anna-klein", "ben-ohm"]),
            ("a@example.org, Ben <b@example.org>", &["a@example.org", "Ben <b@example.org>"]),
            ("Klein, A <a@x.org>, Ohm, B <b@x.org>", &["Klein, A <a@x.org>", "Ohm, B <b@x.org>"]),
            ("Ayşe Yıldırım, M.A.", &["Ayşe Yıldırım, M.A."]),
            ("Anna Klein und Ben Ohm", &["Anna Klein", "Ben Ohm"]),
            ("Anna Klein / Ben Ohm", &["Anna Klein", "Ben Ohm"]),
            ("Anna Klein, Ben Ohm und Kim Berger", &["Anna Klein", "Ben Ohm", "Kim Berger"]),
            ("Amt für Bildung und Sport", &["Amt für Bildung und Sport"]),
            ("Öztürk, Kemal", &["Öztürk, Kemal = Öztürk | Kemal"]),
            ("Öztürk, K.", &["Öztürk, K. = Öztürk | K."]),
            ("Öztürk, Dr. Kemal", &["Öztürk, Dr. Kemal = Öztürk | Dr. Kemal"]),
            ("von der Heide, Eva", &["von der Heide, Eva = von der Heide | Eva"]),
            ("von der Heide, Eva Maria", &["von der Heide, Eva Maria = von der Heide | Eva Maria"]),
            ("Amt, Referat 5", &["Amt, Referat 5 = Amt | Referat 5"]),
            ("BAMF, BMAS", &["BAMF, BMAS = BAMF | BMAS"]),
            ("Klein und Ohm", &["Klein und Ohm = Klein | Ohm"]),
            ("Anna und Ben Ohm", &["Anna und Ben Ohm = Anna | Ben Ohm"]),
            (", ,", &[]),
        ] {
            let shown = |one: Whom| match one.or.is_empty() {
                true => one.text,
                false => format!("{} = {}", one.text, one.or.join(" | ")),
            };
            let found: Vec<String> = named(text).into_iter().map(shown).collect();
            assert_eq!(found, all, "{text}");
        }
    }

    #[test]
    fn a_column_says_how_it_is_written() {
        for (cells, is) in [
            (&["Klein, Anna", "Ohm, Ben", "", "von Berg, Eva"] as &[&str], true),
            (&["Klein, Anna", "Ohm, Ben"], false),
            (&["Klein, Anna", "Ohm, Ben", "Kim Berger"], false),
            (&["Anna, Ben", "Ben, Carla", "Dora, Emil"], false),
            (&["Klein, Anna", "Ohm, Ben", "Stadt Au, Sozialamt"], false),
            (&[], false),
        ] {
            assert_eq!(is_one_a_comma(cells.iter().copied()), is, "{cells:?}");
        }
    }
}

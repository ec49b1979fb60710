//! Which known word a new one looks like: a slip of the keys should not open a second topic, and
//! not a second contact for the same person. Pure.

use crate::words::fold;

/// The known text that is nearest to `new`, where one is so near that it may be meant.
pub fn nearest<'a>(new: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold::key(new);
    let scored = known.into_iter().filter(|text| *text != new).filter_map(|text| {
        let key = fold::key(text);
        let distance = strsim::osa_distance(&key, &wanted);
        (distance <= tolerance(&key, &wanted)).then_some((distance, text))
    });
    scored.min_by_key(|(distance, _)| *distance).map(|(_, text)| text)
}

/// Short words differ by one letter and mean different things: `eu`, `esf`.
fn tolerance(a: &str, b: &str) -> usize {
    match a.chars().count().min(b.chars().count()) {
        0..=3 => 0,
        4..=5 => 1,
        _ => 2,
    }
}

/// True where a name or one of its words is nearly `typed`.
pub fn is_near_name(name: &str, typed: &str) -> bool {
    let typed = typed.trim();
    nearest(typed, [name]).is_some()
        || name.split_whitespace().any(|word| word == typed || nearest(typed, [word]).is_some())
        || typed.split_whitespace().count() > 1
            && typed.split_whitespace().all(|part| {
                name.split_whitespace().any(|word| word == part || nearest(part, [word]).is_some())
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_spellings_are_near_and_other_words_are_not() {
        let known = ["anerkennung", "arbeitsmarkt", "eu", "esf", "Sprache"];
        assert_eq!(nearest("anerkenung", known), Some("anerkennung"));
        assert_eq!(nearest("Arbeitsmarkt", known), Some("arbeitsmarkt"));
        assert_eq!(nearest("sprach", known), Some("Sprache"));
        assert_eq!(nearest("eus", known), None);
        assert_eq!(nearest("anerkennung", known), None);
        assert_eq!(nearest("wohnen", known), None);
    }

    #[test]
    fn a_name_is_near_by_one_of_its_words() {
        assert!(is_near_name("Anne Güller-Frey", "Ane Gueller-Frey"));
        assert!(is_near_name("Katharina Öztürk-Lindner", "Oeztuerk-Linder"));
        assert!(!is_near_name("Anne Güller-Frey", "Kim Berger"));
    }
}

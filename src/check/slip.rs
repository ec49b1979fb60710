//! How many slips of the keys lie between two words: a letter too many, too few, another one, or two
//! in the wrong order (optimal string alignment).

/// Bytes. What is longer is no word, and to compare two such texts takes minutes.
const LONGEST: usize = 400;

/// `None` where there are more than `most`.
pub(super) fn between(a: &str, b: &str, most: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    // Four bytes are the longest character.
    if a.len().abs_diff(b.len()) > most * 4 || a.len().max(b.len()) > LONGEST {
        return None;
    }
    let (a, b) = unlike(a, b);
    // Two words that have nothing in common are what is mostly compared.
    if most < 2 && a.chars().count().max(b.chars().count()) > most * 2 {
        return None;
    }
    Some(strsim::osa_distance(a, b)).filter(|slips| *slips <= most)
}

/// What is left of two words without the same letters before and behind it.
fn unlike<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let alike = |(x, y): &(char, char)| x == y;
    let before: usize = a.chars().zip(b.chars()).take_while(alike).map(|(c, _)| c.len_utf8()).sum();
    let (a, b) = (a.get(before..).unwrap_or(a), b.get(before..).unwrap_or(b));
    let ends = a.chars().rev().zip(b.chars().rev());
    let behind: usize = ends.take_while(alike).map(|(c, _)| c.len_utf8()).sum();
    let head = |text: &'a str| text.get(..text.len() - behind).unwrap_or(text);
    (head(a), head(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slips_are_counted_up_to_a_bound() {
        for (a, b, most, expected) in [
            ("topisc", "topics", 1, Some(1)),
            ("anerkenung", "anerkennung", 1, Some(1)),
            ("rat", "rat", 0, Some(0)),
            ("rat", "rad", 0, None),
            ("jugend", "tugenden", 2, None),
            ("köln", "kolen", 2, Some(2)),
        ] {
            assert_eq!(between(a, b, most), expected, "{a} {b}");
        }
    }

    #[test]
    fn what_is_no_word_takes_no_time() {
        let long = "müller".repeat(20_000);
        assert_eq!(between(&format!("{long}a"), &format!("b{long}"), 2), None);
        assert_eq!(between(&long, &long, 2), Some(0));
    }

    proptest! {
        #[test]
        fn what_both_have_makes_no_difference(a in "[abcä]{0,7}", b in "[abcä]{0,7}", most in 0..3usize) {
            let all = Some(strsim::osa_distance(&a, &b)).filter(|slips| *slips <= most);
            prop_assert_eq!(between(&a, &b, most), all);
        }
    }
}

//! The marks that git leaves where two people changed the same lines.

use std::ops::Range;

const OURS: &str = "<<<<<<< ";
const BASE: &str = "||||||| ";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>> ";

/// The line of the first mark. Below the front matter only `<<<<<<<` tells: seven equals signs
/// underline a heading, and seven angles quote an old mail.
pub(super) fn first(text: &str, front: Option<Range<usize>>) -> Option<Range<usize>> {
    let mut at = match front.and_then(|range| text.get(range.clone()).zip(Some(range.start))) {
        Some((inside, start)) => match inside_front(inside) {
            Some(found) => return Some(start + found.start..start + found.end),
            None => 0,
        },
        None => 0,
    };
    // One sign is found many times faster than eight, and hardly any text has it.
    while let Some(found) = text.get(at..)?.find('<') {
        let start = at + found;
        if text.get(start..)?.starts_with(OURS) && is_line_start(text, start) {
            return Some(super::line_around(text, start));
        }
        at = start + 1;
    }
    None
}

fn is_line_start(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| before.is_empty() || before.ends_with('\n') || before == "\u{feff}")
}

fn inside_front(front: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        let words = line.trim_end();
        if words.starts_with(OURS) || words.starts_with(THEIRS) || words == MIDDLE {
            return Some(at..at + words.len());
        }
        at += line.len();
    }
    None
}

/// The front matter as our side has it, so that the record can still be listed.
pub(super) fn ours(front: &str) -> String {
    let mut kept = String::with_capacity(front.len());
    let mut skip = false;
    for line in front.split_inclusive('\n') {
        let words = line.trim_end();
        if words.starts_with(OURS) || words.starts_with(THEIRS) {
            skip = false;
        } else if words.starts_with(BASE) || words == MIDDLE {
            skip = true;
        } else if !skip {
            kept.push_str(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_at_the_start_of_a_line_only() {
        assert_eq!(first("a\n<<<<<<< HEAD\nb\n", None), Some(2..14));
        assert_eq!(first("<<<<<<< HEAD\r\nb\n", None), Some(0..12));
        assert_eq!(first("a <<<<<<< HEAD\n", None), None);
        assert_eq!(first("a <<<<<<< HEAD\n<<<<<<< b", None), Some(15..24));
        assert_eq!(first("<<<<<<<< HEAD\nä<<<<<<< b\n<<<<<<<b", None), None);
    }

    #[test]
    fn a_heading_and_a_quoted_mail_are_no_conflict() {
        assert_eq!(first("---\na: 1\n---\nTitle\n=======\n>>>>>>> x\n", Some(4..9)), None);
    }

    #[test]
    fn what_is_left_of_one_in_the_front_matter_is_found() {
        let text = "---\na: 1\n=======\na: 2\n---\n";
        assert_eq!(first(text, Some(4..22)), Some(9..16));
    }

    #[test]
    fn our_side_is_kept_and_the_common_base_is_not() {
        let front =
            "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> other\nc: 4\n";
        assert_eq!(ours(front), "a: 1\nb: 2\nc: 4\n");
    }
}

//! A text that is no record, line by line.

use super::align::{Fate, align};

/// `None` where both changed one line, each in another way.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let split =
        |text: &'_ str| -> Vec<String> { text.split_inclusive('\n').map(str::to_string).collect() };
    let [base, our, their] = [base, ours, theirs].map(split);
    // A line in the place of another one is that line, changed.
    let like = |_: usize, _: usize, _: bool| true;
    let never = |_: usize, _: usize| false;
    let one = align(&base, &our, like, never);
    let other = align(&base, &their, like, never);
    let mut out = String::new();
    let new = |at: usize| -> Option<String> {
        let of = |lines: &[String], places: Option<&Vec<usize>>| {
            places
                .into_iter()
                .flatten()
                .filter_map(|at| lines.get(*at).cloned())
                .collect::<String>()
        };
        let (ours, theirs) = (of(&our, one.new.get(at)), of(&their, other.new.get(at)));
        match (ours.is_empty(), theirs.is_empty()) {
            (_, true) => Some(ours),
            (true, _) => Some(theirs),
            _ => (ours == theirs).then_some(ours),
        }
    };
    for at in 0..base.len() {
        out.push_str(&new(at)?);
        let of = |lines: &[String], fate: Fate| {
            fate.part().and_then(|at| lines.get(at).cloned()).unwrap_or_default()
        };
        let (a, b) = (*one.fates.get(at)?, *other.fates.get(at)?);
        let (ours, theirs) = (of(&our, a), of(&their, b));
        out.push_str(&match (a, b) {
            (Fate::Stayed(_), _) => theirs,
            (_, Fate::Stayed(_)) => ours,
            _ if ours == theirs => ours,
            _ => return None,
        });
    }
    out.push_str(&new(base.len())?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_both_come_together_and_one_line_of_both_does_not() {
        let base = "a\nb\nc\n";
        assert_eq!(merge(base, "a\nB\nc\n", "a\nb\nc\nd\n").as_deref(), Some("a\nB\nc\nd\n"));
        assert_eq!(merge(base, "A\nb\nc\n", "b\nc\n"), None);
        assert_eq!(merge(base, "b\nc\n", "a\nb\nC\n").as_deref(), Some("b\nC\n"));
        assert_eq!(merge(base, "a\nx\n", "a\ny\n"), None);
        assert_eq!(merge(base, "a\nb\nc\nd\n", "a\nb\nc\ne\n"), None);
        assert_eq!(merge(base, "a\nb\nc\nd\n", "a\nb\nc\nd\n").as_deref(), Some("a\nb\nc\nd\n"));
    }
}

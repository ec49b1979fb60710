//! Telephone numbers as people write them in a record: `+49 170 12 (mobil, nur abends)`.

/// The number and what is said of it in brackets behind it, the last first. `030 (123)` is a number.
pub fn parts(text: &str) -> (&str, Vec<&str>) {
    let (mut number, mut labels) = (text.trim(), Vec::new());
    while let Some((rest, label)) =
        number.strip_suffix(')').and_then(|inner| inner.rsplit_once('('))
        && !rest.trim().is_empty()
        && label.chars().any(char::is_alphabetic)
    {
        number = rest.trim_end();
        labels.push(label);
    }
    (number, labels)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn what_is_said_of_a_number_stands_behind_it() {
        for (text, number, labels) in [
            (" 0170 12 (mobil) (nur abends) ", "0170 12", vec!["nur abends", "mobil"]),
            ("030 (123)", "030 (123)", vec![]),
            ("(mobil)", "(mobil)", vec![]),
            ("", "", vec![]),
        ] {
            assert_eq!(parts(text), (number, labels), "{text}");
        }
    }
}

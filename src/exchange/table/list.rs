//! Several values in one cell, both ways. They are joined by `; `; a semicolon that belongs to a
//! value gets a backslash, and so does a backslash.

/// In one cell.
pub fn join<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let values: Vec<String> = values.into_iter().map(escaped).collect();
    values.join("; ")
}

fn escaped(value: &str) -> String {
    value.replace('\\', "\\\\").replace(';', "\\;")
}

/// The values of a cell: between semicolons, Google's `:::` and line breaks. Empty ones are none.
pub fn split(cell: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut signs = cell.chars().peekable();
    while let Some(sign) = signs.next() {
        let last = values.last_mut();
        match (sign, signs.peek()) {
            ('\\', Some(next @ (';' | ',' | '\\'))) => {
                last.into_iter().for_each(|value| value.push(*next));
                signs.next();
            }
            (';' | '\n' | '\r', _) => values.push(String::new()),
            (sign, _) => last.into_iter().for_each(|value| value.push(sign)),
        }
    }
    let values = values.iter().flat_map(|value| value.split(" ::: "));
    values.map(str::trim).filter(|value| !value.is_empty()).map(str::to_string).collect()
}

/// The same for words without commas in them, between which people write commas as well. Our own
/// lists of one word with a comma have a backslash before it.
pub fn split_words(cell: &str) -> Vec<String> {
    const COMMA: char = '\u{1}';
    let cell = cell.replace("\\,", &COMMA.to_string());
    let values = split(&cell);
    let values = match values.as_slice() {
        [one] => {
            one.split(',').map(str::trim).filter(|one| !one.is_empty()).map(Into::into).collect()
        }
        _ => values,
    };
    values.into_iter().map(|value: String| value.replace(COMMA, ",")).collect()
}

/// Joined so that `split_words` takes them apart again.
pub fn join_words<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    let values: Vec<&str> = values.into_iter().collect();
    match values.as_slice() {
        [one] => escaped(one).replace(',', "\\,"),
        many => join(many.iter().copied()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn people_and_programs_write_lists() {
        assert_eq!(split("a;  b ;; c"), ["a", "b", "c"]);
        assert_eq!(split("a ::: b\nc"), ["a", "b", "c"]);
        assert_eq!(split("C:\\x"), ["C:\\x"]);
        assert_eq!(split_words("a, b,c"), ["a", "b", "c"]);
        assert_eq!(split_words("Müller, A; Maier, B"), ["Müller, A", "Maier, B"]);
    }

    proptest! {
        #[test]
        fn a_list_comes_back(values in prop::collection::vec("[a-z;,\\\\\" ]{0,6}[a-z;,\\\\]", 0..4)) {
            let values: Vec<String> = values.iter().map(|value| value.trim().to_string()).collect();
            let each = || values.iter().map(String::as_str);
            prop_assert_eq!(&split(&join(each())), &values);
            prop_assert_eq!(&split_words(&join_words(each())), &values);
        }
    }
}

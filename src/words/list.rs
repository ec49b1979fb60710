//! Things in a row, as a sentence has them.

use super::{Lang, Words};

impl Words {
    /// "a, b und c"; English has no comma before "and".
    pub fn list_and(&self, items: &[impl AsRef<str>]) -> String {
        match self.lang() {
            Lang::De => joined(items, "und"),
            Lang::En => joined(items, "and"),
        }
    }

    /// "a, b oder c".
    pub fn list_or(&self, items: &[impl AsRef<str>]) -> String {
        match self.lang() {
            Lang::De => joined(items, "oder"),
            Lang::En => joined(items, "or"),
        }
    }
}

fn joined(items: &[impl AsRef<str>], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_string(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_has_the_word() {
        let de = Words::new(Lang::De);
        assert_eq!(de.list_and(&["a"]), "a");
        assert_eq!(de.list_and(&["a", "b"]), "a und b");
        assert_eq!(Words::new(Lang::En).list_and(&["a", "b", "c"]), "a, b and c");
        assert_eq!(de.list_or(&["a", "b", "c"]), "a, b oder c");
    }
}

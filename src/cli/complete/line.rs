//! A command line of bash as it is being typed. bash cuts words at colons and equals signs before
//! it asks anybody, and puts an answer in place of the last piece only; so netlog takes the whole
//! line, cuts it as the shell will once it is finished, and answers with that piece.

/// A line up to the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Without the last one, not quoted any more.
    pub words: Vec<String>,
    pub current: String,
    /// So many bytes of the last word stand before the piece that bash replaces. More than it has
    /// where nobody knows.
    pub kept: usize,
    pub quote: Quote,
    /// The whole piece stands in these quotes, and the cursor behind them.
    pub around: Quote,
    /// As it was typed.
    pub piece: String,
}

/// In which quotes the cursor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    None,
    Single,
    Double,
}

/// `piece` is the end of the line that bash replaces, as it was typed: where that begins is its
/// own affair, since it counts finished quotes to it and open ones not.
pub fn read(line: &str, piece: &str) -> Line {
    let begins = line.strip_suffix(piece).map_or(usize::MAX, str::len);
    let mut words: Vec<String> = Vec::new();
    let (mut current, mut begun, mut kept) = (String::new(), false, usize::MAX);
    let (mut quote, mut around, mut opened) = (Quote::None, Quote::None, 0);
    let mut chars = line.char_indices();
    while let Some((at, c)) = chars.next() {
        if at == begins {
            kept = current.len();
        }
        let mut next = || chars.next().map(|(_, next)| next);
        match (quote, c) {
            (Quote::None, '\\') => {
                current.extend(next());
                begun = true;
            }
            (Quote::Double, '\\') => match next() {
                Some(next @ ('"' | '\\' | '$' | '`')) => current.push(next),
                next => {
                    current.push(c);
                    current.extend(next);
                }
            },
            (Quote::None, '\'' | '"') => {
                quote = if c == '"' { Quote::Double } else { Quote::Single };
                (begun, opened) = (true, at);
            }
            (Quote::Single, '\'') | (Quote::Double, '"') => {
                if opened == begins && at + 1 == line.len() {
                    around = quote;
                }
                quote = Quote::None;
            }
            (Quote::None, ' ' | '\t' | '\n') => {
                if begun {
                    words.push(std::mem::take(&mut current));
                }
                begun = false;
            }
            // Another command begins.
            (Quote::None, ';' | '|' | '&') => {
                words.clear();
                current.clear();
                begun = false;
            }
            (_, c) => {
                current.push(c);
                begun = true;
            }
        }
    }
    if begins == line.len() {
        kept = current.len();
    }
    Line { words, current, kept, quote, around, piece: piece.to_string() }
}

impl Line {
    /// What stands in place of the piece when the word becomes this one; `None` where it cannot.
    pub fn in_place(&self, word: &str) -> Option<String> {
        let rest = word.strip_prefix(self.current.get(..self.kept)?)?;
        let mark = match self.around {
            Quote::None => return quoted(rest, self.quote),
            Quote::Single => '\'',
            Quote::Double => '"',
        };
        // Who has typed quotes keeps them.
        let inside = quoted(rest, self.around).map(|text| format!("{mark}{text}{mark}"));
        inside.or_else(|| quoted(rest, self.quote))
    }
}

/// A text for bash, so that it is one word and nothing in it is acted on; `None` where that cannot
/// be.
fn quoted(text: &str, quote: Quote) -> Option<String> {
    let plain = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '-' | '_' | '.' | '/' | ':' | '=' | '@' | ',' | '+' | '%')
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match quote {
            // An exclamation mark brings a former line, and no backslash helps against it here.
            Quote::Double if c == '!' => return None,
            Quote::Double if matches!(c, '"' | '\\' | '$' | '`') => out.extend(['\\', c]),
            Quote::Single if c == '\'' => out.push_str("'\\''"),
            Quote::None if !plain(c) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: &str) -> (Vec<String>, String) {
        let Line { words, current, .. } = read(line, "");
        (words, current)
    }

    #[test]
    fn a_line_is_cut_as_the_shell_will() {
        let words = |line: &str| at(line).0.join("|");
        assert_eq!(words("netlog list 'a b' c\\ d \"e f\" x"), "netlog|list|a b|c d|e f");
        assert_eq!(words("cd x && netlog show a"), "netlog|show");
        assert_eq!(at("netlog show ").1, "");
        assert_eq!(at("netlog list with:gül").1, "with:gül");
    }

    #[test]
    fn what_bash_replaces_is_known() {
        let piece = |line: &str, piece: &str| {
            let line = read(line, piece);
            (line.current[line.kept..].to_string(), line.quote, line.around)
        };
        let none = Quote::None;
        assert_eq!(piece("netlog list with:gül", "gül"), ("gül".into(), none, none));
        let open = ("with:gül".into(), Quote::Double, none);
        assert_eq!(piece("netlog list \"with:gül", "with:gül"), open);
        let open = ("a b".into(), Quote::Single, none);
        assert_eq!(piece("netlog list topic:'a b", "a b"), open);
        assert_eq!(piece("netlog list @st", "@st"), ("@st".into(), none, none));
        assert_eq!(piece("netlog list not:with:", ""), (String::new(), none, none));
        let closed = ("topic:a b".into(), none, Quote::Double);
        assert_eq!(piece("netlog list \"topic:a b\"", "\"topic:a b\""), closed);
        let closed = ("a b".into(), none, Quote::Single);
        assert_eq!(piece("netlog list topic:'a b'", "'a b'"), closed);
        assert_eq!(piece("netlog list 'a'b\\ c", "'a'b\\ c"), ("ab c".into(), none, none));
    }

    #[test]
    fn a_piece_stands_in_the_quotes_that_were_typed() {
        let piece = |line: &str, piece: &str, word: &str| read(line, piece).in_place(word);
        let some = |text: &str| Some(text.to_string());
        assert_eq!(piece("x topic:a", "a", "topic:a b"), some("a\\ b"));
        assert_eq!(piece("x \"topic:a", "topic:a", "topic:a b"), some("topic:a b"));
        assert_eq!(piece("x \"topic:a\"", "\"topic:a\"", "topic:a b"), some("\"topic:a b\""));
        assert_eq!(piece("x topic:'a'", "'a'", "topic:a b"), some("'a b'"));
        assert_eq!(piece("x \"a\"", "\"a\"", "a!"), some("a\\!"));
        assert_eq!(piece("x topic:a", "a", "other:a"), None);
        assert_eq!(piece("x a", "not its end", "ab"), None);
    }

    #[test]
    fn nothing_is_acted_on() {
        let evil = "a b$(id)`x`'\"!*~;#é";
        assert_eq!(
            quoted(evil, Quote::None).as_deref(),
            Some("a\\ b\\$\\(id\\)\\`x\\`\\'\\\"\\!\\*\\~\\;\\#é")
        );
        assert_eq!(quoted("a'b $x", Quote::Single).as_deref(), Some("a'\\''b $x"));
        assert_eq!(quoted("a\"b $x", Quote::Double).as_deref(), Some("a\\\"b \\$x"));
        assert_eq!(quoted("a!b", Quote::Double), None);
        for text in [evil, "plain", "ü ü"] {
            let line = format!("netlog {}", quoted(text, Quote::None).expect("it can be"));
            assert_eq!(at(&line).1, text);
        }
    }
}

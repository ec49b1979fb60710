//! A command line of bash as it is being typed. bash cuts words at colons and equals signs before
//! it asks anybody, and puts an answer in place of the last piece only; so netlog takes the whole
//! line, cuts it as the shell will once it is finished, and answers with that piece.

/// A line up to the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Without the last one, not quoted any more.
    pub words: Vec<String>,
    pub current: String,
    /// So many bytes of the last word stand before the piece that bash replaces.
    pub kept: usize,
    pub quote: Quote,
}

/// In which quotes the cursor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quote {
    None,
    Single,
    Double,
}

/// `breaks` are the characters at which bash cuts: `COMP_WORDBREAKS`.
pub fn read(line: &str, breaks: &str) -> Line {
    let mut words: Vec<String> = Vec::new();
    let (mut current, mut begun, mut kept) = (String::new(), false, 0);
    let mut quote = Quote::None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Quote::None, '\\') => {
                current.extend(chars.next());
                begun = true;
            }
            (Quote::Double, '\\') => match chars.next() {
                Some(next @ ('"' | '\\' | '$' | '`')) => current.push(next),
                next => {
                    current.push(c);
                    current.extend(next);
                }
            },
            (Quote::None, '\'' | '"') => {
                quote = if c == '"' { Quote::Double } else { Quote::Single };
                begun = true;
                kept = current.len();
            }
            (Quote::Single, '\'') | (Quote::Double, '"') => {
                quote = Quote::None;
                kept = current.len();
            }
            (Quote::None, ' ' | '\t' | '\n') => {
                if begun {
                    words.push(std::mem::take(&mut current));
                }
                (begun, kept) = (false, 0);
            }
            // Another command begins.
            (Quote::None, ';' | '|' | '&') => {
                words.clear();
                current.clear();
                (begun, kept) = (false, 0);
            }
            (quote, c) => {
                // readline keeps this one, since names of machines begin with it.
                if quote == Quote::None && c == '@' && breaks.contains(c) {
                    kept = current.len();
                }
                current.push(c);
                begun = true;
                if quote == Quote::None && c != '@' && breaks.contains(c) {
                    kept = current.len();
                }
            }
        }
    }
    Line { words, current, kept, quote }
}

/// A text for bash, so that it is one word and nothing in it is acted on; `None` where that cannot
/// be.
pub fn quoted(text: &str, quote: Quote) -> Option<String> {
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

    const BREAKS: &str = " \t\n\"'@><=;|&(:";

    fn at(line: &str) -> (Vec<String>, String, usize, Quote) {
        let Line { words, current, kept, quote } = read(line, BREAKS);
        (words, current, kept, quote)
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
        let piece = |line: &str| {
            let (_, current, kept, quote) = at(line);
            (current[kept..].to_string(), quote)
        };
        assert_eq!(piece("netlog list with:gül"), ("gül".into(), Quote::None));
        assert_eq!(piece("netlog list --format=js"), ("js".into(), Quote::None));
        assert_eq!(piece("netlog list \"with:gül"), ("with:gül".into(), Quote::Double));
        assert_eq!(piece("netlog list topic:'a b"), ("a b".into(), Quote::Single));
        assert_eq!(piece("netlog list @st"), ("@st".into(), Quote::None));
        assert_eq!(piece("netlog list not:with:"), (String::new(), Quote::None));
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

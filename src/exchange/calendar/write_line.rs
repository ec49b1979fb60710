//! Content lines of iCalendar: without control characters, of which each is seen as one. Knows no
//! records.

use crate::exchange::content;

/// A calendar in the making.
#[derive(Debug, Default)]
pub struct Lines {
    out: String,
}

/// A parameter: its name, and its value in quotes where it needs them.
pub type Parameter<'a> = (&'a str, &'a str);

impl Lines {
    pub fn begin(&mut self, component: &str) {
        self.raw("BEGIN", &[], component);
    }

    pub fn end(&mut self, component: &str) {
        self.raw("END", &[], component);
    }

    /// A text, with what has a meaning in one escaped.
    pub fn put(&mut self, name: &str, parameters: &[Parameter<'_>], text: &str) {
        self.raw(name, parameters, &escaped(text));
    }

    /// Several texts on one line, with commas between them.
    pub fn texts<'a>(&mut self, name: &str, texts: impl Iterator<Item = &'a str>) {
        let texts: Vec<String> = texts.map(escaped).collect();
        if !texts.is_empty() {
            self.raw(name, &[], &texts.join(","));
        }
    }

    /// A value of another type, which the caller knows to be one.
    pub fn raw(&mut self, name: &str, parameters: &[Parameter<'_>], value: &str) {
        let mut line = name.to_string();
        for (name, value) in parameters {
            line.push(';');
            line.push_str(name);
            line.push('=');
            line.push_str(&parameter(value));
        }
        line.push(':');
        line.push_str(value);
        content::fold(&line, &mut self.out);
    }

    pub fn append(&mut self, other: &str) {
        self.out.push_str(other);
    }

    pub fn finish(self) -> String {
        self.out
    }
}

/// Line ends of every system are one, and what would control a program is seen instead.
pub fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let shown = |c: char| match c {
        '\n' | '\t' => c,
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

fn escaped(text: &str) -> String {
    content::escape(&plain(text))
}

fn parameter(value: &str) -> String {
    content::parameter(&plain(value), |c| !":;,".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_just_the_length_is_not_folded() {
        for (length, broken) in [(67, false), (68, true)] {
            let mut lines = Lines::default();
            lines.put("SUMMARY", &[], &"a".repeat(length));
            assert_eq!(lines.finish().contains("\r\n "), broken);
        }
    }

    #[test]
    fn what_has_a_meaning_is_escaped_and_nothing_controls() {
        assert_eq!(
            escaped("a, b; c\\d\r\ne\rf\u{1b}\0\tg"),
            "a\\, b\\; c\\\\d\\ne\\nf\u{fffd}\u{fffd}\tg"
        );
        assert_eq!(parameter("A \"B\" ^ C"), "A ^'B^' ^^ C");
        assert_eq!(parameter("a; b\nX:y"), "\"a; b^nX:y\"");
    }
}

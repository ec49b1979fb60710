//! Where the values of a front matter begin, told from its signs alone and before any parser sees
//! it. So that nothing is done by an anchor, an alias, a tag, a directive or a second document:
//! they make one value stand for many, or for something else than is written there.

/// What was met until the end, or until the sign that ended the search.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Values, keys and entries of lists.
    pub(super) nodes: usize,
    /// The first `&`, `*`, `!`, `%` or `---` that is more than a part of a text.
    pub(super) sign: Option<usize>,
}

impl Scan {
    /// Follows libyaml in what begins where, as long as the text is YAML.
    pub(super) fn of(front: &str) -> Scan {
        let mut scanner = Scanner {
            text: front.as_bytes(),
            at: 0,
            line: 0,
            indents: Vec::new(),
            flow: 0,
            key: None,
            nodes: 0,
        };
        let sign = scanner.sign();
        Scan { nodes: scanner.nodes, sign }
    }
}

struct Scanner<'a> {
    text: &'a [u8],
    at: usize,
    /// Where the line of `at` begins.
    line: usize,
    /// The columns of the open block lists and mappings.
    indents: Vec<usize>,
    /// Brackets that are open.
    flow: usize,
    /// The column of the last text on this line, which a colon makes a key.
    key: Option<usize>,
    nodes: usize,
}

impl Scanner<'_> {
    fn sign(&mut self) -> Option<usize> {
        loop {
            self.skip();
            let byte = self.peek(0)?;
            let column = self.column();
            if self.flow == 0 {
                self.indents.truncate(self.indents.partition_point(|indent| *indent <= column));
            }
            if column == 0 && (byte == b'%' || self.document()) {
                return Some(self.at);
            }
            match byte {
                b'&' | b'*' | b'!' => return Some(self.at),
                b'[' | b'{' => {
                    self.node(column);
                    self.flow += 1;
                    self.at += 1;
                }
                b']' | b'}' => {
                    self.flow = self.flow.saturating_sub(1);
                    self.at += 1;
                }
                b',' => self.at += 1,
                b'-' | b'?' if self.ends(1) => {
                    self.nodes += 1;
                    self.enter(column);
                    self.at += 1;
                }
                b':' if self.flow > 0 || self.ends(1) => {
                    let key = self.key.take().unwrap_or(column);
                    self.enter(key);
                    self.at += 1;
                }
                b'|' | b'>' if self.flow == 0 => self.block(column),
                b'"' | b'\'' => self.quoted(byte, column),
                _ => self.plain(column),
            }
        }
    }

    /// Blanks, line ends and comments.
    fn skip(&mut self) {
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'#' => self.pass_line(),
                _ if self.line_end() > 0 => self.break_line(),
                _ => return,
            }
        }
    }

    fn node(&mut self, column: usize) {
        self.nodes += 1;
        self.key.get_or_insert(column);
    }

    fn enter(&mut self, column: usize) {
        if self.flow == 0 && self.indents.last().is_none_or(|indent| *indent < column) {
            self.indents.push(column);
        }
    }

    /// `---` or `...` alone or before a blank.
    fn document(&self) -> bool {
        let dashes = self
            .text
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(b"---") || rest.starts_with(b"..."));
        dashes && self.ends(3)
    }

    fn quoted(&mut self, quote: u8, column: usize) {
        self.node(column);
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'\\' if quote == b'"' && self.after(1).line_end() == 0 => self.at += 2,
                b'\'' if quote == b'\'' && self.peek(1) == Some(b'\'') => self.at += 2,
                _ if byte == quote => {
                    self.at += 1;
                    return;
                }
                _ => self.step(),
            }
        }
    }

    /// A text without quotes, with its further lines.
    fn plain(&mut self, column: usize) {
        self.node(column);
        let indent = self.indents.last().map_or(0, |indent| indent + 1);
        loop {
            while let Some(byte) = self.peek(0) {
                let blank = matches!(byte, b' ' | b'\t') || self.line_end() > 0;
                let bracket = self.flow > 0 && matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
                if blank || bracket || (byte == b':' && self.ends(1)) {
                    break;
                }
                self.at += 1;
            }
            let (at, line, key) = (self.at, self.line, self.key);
            while let Some(byte) = self.peek(0) {
                match byte {
                    b' ' | b'\t' => self.at += 1,
                    _ if self.line_end() > 0 => self.break_line(),
                    _ => break,
                }
            }
            let column = self.column();
            let outside = self.line != line
                && ((self.flow == 0 && column < indent) || (column == 0 && self.document()));
            let more = self.at > at && self.peek(0).is_some_and(|byte| byte != b'#') && !outside;
            if !more {
                (self.at, self.line, self.key) = (at, line, key);
                return;
            }
        }
    }

    /// A text behind `|` or `>`: all lines that are indented deep enough.
    fn block(&mut self, column: usize) {
        self.node(column);
        let parent = self.indents.last().copied();
        let mut given = None;
        self.at += 1;
        while let Some(byte @ (b'1'..=b'9' | b'+' | b'-')) = self.peek(0) {
            if byte.is_ascii_digit() {
                given = Some(usize::from(byte - b'0'));
            }
            self.at += 1;
        }
        self.pass_line();
        self.break_line();
        let indent = match given {
            Some(given) => parent.unwrap_or(0) + given,
            None => self.found_indent().max(parent.map_or(0, |parent| parent + 1)).max(1),
        };
        while self.at < self.text.len() {
            let blanks = self.blanks(indent);
            let after = self.after(blanks);
            if blanks < indent && after.line_end() == 0 {
                return;
            }
            self.at = after.at;
            self.pass_line();
            self.break_line();
        }
    }

    /// How deep the first line with a text is, or a blank line before it.
    fn found_indent(&self) -> usize {
        let mut ahead = self.after(0);
        let mut found = 0;
        loop {
            let blanks = ahead.blanks(usize::MAX);
            found = found.max(blanks);
            ahead.at += blanks;
            if ahead.line_end() == 0 {
                return found;
            }
            ahead.break_line();
        }
    }

    fn blanks(&self, most: usize) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.iter().take(most).take_while(|byte| **byte == b' ').count()
    }

    fn step(&mut self) {
        if self.line_end() > 0 { self.break_line() } else { self.at += 1 }
    }

    fn pass_line(&mut self) {
        while self.at < self.text.len() && self.line_end() == 0 {
            self.at += 1;
        }
    }

    fn break_line(&mut self) {
        self.at += self.line_end();
        self.line = self.at;
        self.key = None;
    }

    /// Bytes of the line end here; libyaml has more of them than people know.
    fn line_end(&self) -> usize {
        match self.text.get(self.at..).unwrap_or_default() {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            [0xc2, 0x85, ..] => 2,
            [0xe2, 0x80, 0xa8 | 0xa9, ..] => 3,
            _ => 0,
        }
    }

    /// A blank, a line end or the end of the text stands so many bytes from here.
    fn ends(&self, ahead: usize) -> bool {
        matches!(self.peek(ahead), None | Some(b' ' | b'\t')) || self.after(ahead).line_end() > 0
    }

    fn after(&self, ahead: usize) -> Scanner<'_> {
        let at = (self.at + ahead).min(self.text.len());
        Scanner { at, indents: Vec::new(), ..*self }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.at + ahead).copied()
    }

    /// In bytes: what may stand before the first sign of a line is ASCII.
    fn column(&self) -> usize {
        self.at - self.line
    }
}

#[cfg(test)]
mod tests {
    use serde_yaml::Value;

    use super::*;

    fn sign(front: &str) -> Option<&str> {
        Scan::of(front).sign.and_then(|at| front.get(at..))
    }

    #[test]
    fn signs_that_begin_a_value_are_found() {
        for (front, found) in [
            ("a: &x 1\n", "&x 1\n"),
            ("a: 1\nb: *x\n", "*x\n"),
            ("a: !!str 1\n", "!!str 1\n"),
            ("a: !x\n", "!x\n"),
            ("&x a: 1\n", "&x a: 1\n"),
            ("<<: *x\n", "*x\n"),
            ("a: [1, &x 2]\n", "&x 2]\n"),
            ("a: {\"b\":*x}\n", "*x}\n"),
            ("a:\n- *x\n", "*x\n"),
            ("a:\n  - - ! x\n", "! x\n"),
            ("? *x\n: 1\n", "*x\n: 1\n"),
            ("a: |\n  text\n*x\n", "*x\n"),
            ("a: |2\n   text\n *x\n", "*x\n"),
            ("a: 'it''s' # *\nb: *x\n", "*x\n"),
            ("a: \"\\\"\"\nb: *x\n", "*x\n"),
            ("a: text\n *x\nb: *y\n", "*y\n"),
            ("a: x\u{2028}&x b: 1\n", "&x b: 1\n"),
            ("%YAML 1.1\n", "%YAML 1.1\n"),
            ("a: 1\n--- x\n", "--- x\n"),
            ("a: x\n  y\n---\tz\n", "---\tz\n"),
        ] {
            assert_eq!(sign(front), Some(found), "{front}");
        }
    }

    #[test]
    fn signs_within_a_text_are_text() {
        for front in [
            "a: R&D, 5 * 3, Achtung! & mehr *\n",
            "a: Zeile\n  *zwei* & drei\n  !\n",
            "a:\n  Zeile\n  & zwei\n",
            "a:\n- eins\n  * zwei\n",
            "a:\n- b: eins\n    &zwei\n",
            "a: '& \n  * !'\nb: \"*\n  &\"\n",
            "a: |\n  * x\n\n  & y\n    ! z\n\n  %\n",
            "a: >2-\n  & x\n   * y\n",
            "a: [x\n  & y, z*]\n",
            "# & * !\na: 1 # *x\n",
            "a: 50 %\nb: ---\nc: x --- y\n ---\n",
            "\"*\": 1\n'&': 2\nx*: 3\n",
        ] {
            assert_eq!(sign(front), None, "{front}");
        }
    }

    #[test]
    fn nodes_are_counted() {
        assert_eq!(Scan::of("a: [1, 2]\nb:\n- c\n- d: \"x\"\n").nodes, 10);
        assert_eq!(Scan::of("").nodes, 0);
    }

    const SIGNS: [char; 3] = ['&', '*', '!'];

    fn lettered(value: Value) -> Value {
        let letters = |text: String| Value::String(text.replace(SIGNS, "x"));
        match value {
            Value::String(text) => letters(text),
            Value::Sequence(items) => items.into_iter().map(lettered).collect(),
            Value::Mapping(entries) => {
                let pair = |(key, value)| (lettered(key), lettered(value));
                Value::Mapping(entries.into_iter().map(pair).collect())
            }
            other => other,
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(5_000))]

        /// Where the signs are text, the parser makes of letters in their place the same values.
        /// Where one was found, it does not.
        #[test]
        fn libyaml_sees_the_same(text in "(  |a|b: |: |:|- |-|\\? |\\n|\\n|\\n |\\[|\\]|\\{|\\}|, |,|'|\"|&x|\\*x|!x|! |& |\\* |\\*|\\| ?\\n|>\\n|#| # |\\\\|\u{85}|\\r|\\t|é|%|---|<<: ){0,14}") {
            let letters = text.replace(SIGNS, "x");
            let values = serde_yaml::from_str::<Value>(&text).ok();
            let plain = serde_yaml::from_str::<Value>(&letters).ok();
            match Scan::of(&text).sign {
                None if values.is_some() => {
                    proptest::prop_assert_eq!(values.map(lettered), plain);
                }
                Some(at) if values.is_some() && !matches!(text.as_bytes()[at], b'-' | b'.' | b'%') => {
                    // An anchor before a text of its own leaves another text behind.
                    proptest::prop_assert_ne!(values.map(lettered), plain);
                }
                _ => {}
            }
        }
    }
}

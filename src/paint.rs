//! The one way a text reaches a terminal: escaped first, styled afterwards.
//!
//! A record, an error of git, a file name: all of it is somebody else's text and may hold
//! an escape sequence. `Painted` can only be made from text by escaping it, and the streams
//! in `host` take nothing else, so there is no second way out. Knows no words and no records.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;

/// More marks than this on one base character are cut: they draw over the lines around it.
const MARKS_AT_MOST: usize = 8;

/// How a piece of text looks. Colour is never the only bearer of a meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    #[default]
    Plain,
    /// A title or the head of a table.
    Strong,
    /// What may be overlooked: units, hints, line numbers.
    Faint,
    /// A fault.
    Error,
    /// A doubt, or something overdue.
    Warning,
    /// Done, held, added.
    Good,
    /// What netlog wants the reader to look at: ids, the place found.
    Accent,
}

impl Style {
    /// The SGR parameters, from the eight colours that a light and a dark terminal both define.
    fn sgr(self) -> &'static str {
        match self {
            Style::Plain => "",
            Style::Strong => "1",
            Style::Faint => "2",
            Style::Error => "1;31",
            Style::Warning => "33",
            Style::Good => "32",
            Style::Accent => "36",
        }
    }
}

/// Text that is safe on a terminal, in pieces that each have one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Painted {
    pieces: Vec<(Style, String)>,
}

impl Painted {
    pub fn new() -> Self {
        Self::default()
    }

    /// Escapes `text`; line breaks and tabs stay.
    pub fn text(text: &str) -> Self {
        Self::styled(Style::Plain, text)
    }

    /// Escapes `text`; line breaks and tabs stay.
    pub fn styled(style: Style, text: &str) -> Self {
        let mut painted = Self::new();
        painted.push(style, text);
        painted
    }

    /// Escapes `text` and adds it in `style`.
    pub fn push(&mut self, style: Style, text: &str) -> &mut Self {
        let safe = escape_lines(text);
        match self.pieces.last_mut() {
            Some((last, piece)) if *last == style => piece.push_str(&safe),
            _ => self.pieces.push((style, safe)),
        }
        self
    }

    /// Adds what is safe already.
    pub fn append(&mut self, other: Painted) -> &mut Self {
        for (style, piece) in other.pieces {
            match self.pieces.last_mut() {
                Some((last, text)) if *last == style => text.push_str(&piece),
                _ => self.pieces.push((style, piece)),
            }
        }
        self
    }

    /// Ends the line.
    pub fn line(&mut self) -> &mut Self {
        self.push(Style::Plain, "\n")
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|(_, text)| text.is_empty())
    }

    /// The characters, without any style.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// With SGR sequences where `color` is on. A style never runs over the end of a line, so
    /// that a pager or a cut line leaves nothing switched on.
    pub fn encode(&self, color: bool) -> String {
        if !color {
            return self.plain();
        }
        let mut out = String::new();
        for (style, text) in &self.pieces {
            for line in text.split_inclusive('\n') {
                let (words, end) = match line.strip_suffix('\n') {
                    Some(words) => (words, "\n"),
                    None => (line, ""),
                };
                if *style == Style::Plain || words.is_empty() {
                    out.push_str(words);
                } else {
                    let _ = write!(out, "\u{1b}[{}m{words}\u{1b}[0m", style.sgr());
                }
                out.push_str(end);
            }
        }
        out
    }
}

/// True for what a terminal acts on or what reorders the text around it: C0 and C1 controls,
/// DEL, line and paragraph separators, bidirectional embeddings, overrides and isolates, the
/// byte order mark and tag characters.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{061c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// True for what German and its neighbours are written with: nothing of it is unsafe or combines
/// with the character before it, so texts of it need no closer look.
fn is_simple(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{2ff}' | '\u{2010}'..='\u{2027}')
}

/// Several lines: line breaks and tabs stay, CR before LF goes, all else unsafe is shown as
/// `\u{…}`.
pub fn escape_lines(text: &str) -> String {
    escape(text, true)
}

/// One line: line breaks and tabs become spaces too.
pub fn escape_line(text: &str) -> String {
    escape(text, false)
}

fn escape(text: &str, lines: bool) -> String {
    if text.chars().all(|c| is_simple(c) || (lines && c == '\n')) {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        if grapheme == "\r\n" || grapheme == "\n" || grapheme == "\t" {
            out.push(match (lines, grapheme) {
                (true, "\t") => '\t',
                (true, _) => '\n',
                (false, _) => ' ',
            });
            continue;
        }
        // At the start of a text, or behind what was escaped, marks have no base of their own.
        let long = grapheme.chars().nth(MARKS_AT_MOST).is_some();
        let bare = long && format!("a{grapheme}").graphemes(true).count() == 1;
        for (at, c) in (usize::from(bare)..).zip(grapheme.chars()) {
            if is_unsafe(c) {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            } else if at <= MARKS_AT_MOST {
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_escape_reaches_the_terminal() {
        let evil = "a\u{1b}]0;x\u{7}b\u{9b}2Jc\u{202e}d\u{7f}\r\u{2028}\u{feff}";
        let shown = Painted::text(evil).encode(true);
        assert_eq!(shown, "a\\u{1b}]0;x\\u{7}b\\u{9b}2Jc\\u{202e}d\\u{7f}\\u{d}\\u{2028}\\u{feff}");
    }

    #[test]
    fn umlauts_emoji_and_line_breaks_stay() {
        let text = "Güller-Frey\n\t👩🏽‍💼 n\u{303}\r\n";
        assert_eq!(escape_lines(text), "Güller-Frey\n\t👩🏽‍💼 n\u{303}\n");
        assert_eq!(escape_line("a\nb\tc"), "a b c");
    }

    #[test]
    fn nothing_that_needs_a_closer_look_is_simple() {
        let mut simple = (0..=0x10_ffff).filter_map(char::from_u32).filter(|c| is_simple(*c));
        assert!(simple.all(|c| !is_unsafe(c) && format!("a{c}").graphemes(true).count() == 2));
    }

    #[test]
    fn marks_are_bounded() {
        let zalgo: String =
            std::iter::once('a').chain(std::iter::repeat_n('\u{301}', 500)).collect();
        assert_eq!(escape_line(&zalgo).chars().count(), 1 + MARKS_AT_MOST);
        assert_eq!(escape_line(&zalgo[1..]).chars().count(), MARKS_AT_MOST);
    }

    #[test]
    fn a_style_ends_with_its_line() {
        let painted = Painted::styled(Style::Error, "a\nb");
        assert_eq!(painted.encode(true), "\u{1b}[1;31ma\u{1b}[0m\n\u{1b}[1;31mb\u{1b}[0m");
        assert_eq!(painted.encode(false), "a\nb");
    }
}

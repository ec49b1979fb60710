//! The one way a text reaches a terminal: escaped first, styled afterwards.
//!
//! A record, an error of git, a file name: all of it is somebody else's text and may hold
//! an escape sequence. `Painted` can only be made from text by escaping it, and the streams
//! in `host` take nothing else, so there is no second way out. Knows no words and no records.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

/// Characters without a width behind one that has a width: further ones are cut, since they draw
/// over the lines around. The scripts and emoji of the world need five.
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
        // Marks at the start of a piece are drawn over the end of the one before.
        let last = self.pieces.last().map_or("", |(_, piece)| piece);
        let safe = bounded(text, true, last.chars().rev().take_while(|c| is_mark(*c)).count());
        match self.pieces.last_mut() {
            Some((last, piece)) if *last == style => piece.push_str(&safe),
            _ if safe.is_empty() => {}
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

/// True for what a terminal acts on or what reorders the text around it: C0 and C1 controls, ESC
/// and DEL; line and paragraph separators; the bidirectional marks, embeddings, overrides and
/// isolates, with the deprecated format characters behind them; the byte order mark; the controls
/// of interlinear notes; tag characters, which carry a text that nobody sees.
///
/// Not escaped, since they move nothing, and names and emoji need some of them: joiners and other
/// characters without a width (so many in a row, see [`is_mark`]), variation selectors with or
/// without a base, soft hyphens, private use, and what Unicode has not assigned. The letters of
/// scripts that run from right to left stay too: they are how such a name is written.
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

/// True for what is drawn over the character before it, or not drawn at all.
fn is_mark(c: char) -> bool {
    !is_simple(c) && c.width() == Some(0)
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
    bounded(text, lines, 0)
}

/// `marks` characters without a width stand before the text already.
fn bounded(text: &str, lines: bool, mut marks: usize) -> String {
    if text.chars().all(|c| is_simple(c) || (lines && c == '\n')) {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            '\n' | '\t' => out.push(if lines { c } else { ' ' }),
            c if is_unsafe(c) => {
                let _ = write!(out, "\\u{{{:x}}}", c as u32);
            }
            c if marks <= MARKS_AT_MOST => out.push(c),
            _ => {}
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
        assert!(simple.all(|c| !is_unsafe(c) && c.width() == Some(usize::from(c != '\u{ad}'))));
    }

    #[test]
    fn what_a_script_or_an_emoji_needs_stays() {
        for text in [
            "👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨🏽",
            "र्द्ध्र्य",
            "བསྒྲུབས",
            "می\u{200c}خواهم",
            "שָׁלוֹם",
            "각",
            "1\u{fe0f}\u{20e3}",
            "\u{fe0f}\u{e000}\u{378}\u{e0100}",
        ] {
            assert_eq!(escape_line(text), text);
        }
    }

    #[test]
    fn marks_are_bounded() {
        let marks = "\u{301}\u{200d}".repeat(250);
        let zalgo = format!("a{marks}");
        assert_eq!(escape_line(&zalgo).chars().count(), 1 + MARKS_AT_MOST);
        assert_eq!(escape_line(&marks).chars().count(), MARKS_AT_MOST);
        assert_eq!(escape_line(&format!("\u{7}{marks}")).chars().count(), 5 + MARKS_AT_MOST);
        let mut pieces = Painted::text(&zalgo);
        pieces.push(Style::Strong, &marks).push(Style::Plain, &marks).push(Style::Plain, "b");
        assert_eq!(pieces.plain(), format!("{}b", escape_line(&zalgo)));
    }

    #[test]
    fn a_style_ends_with_its_line() {
        let painted = Painted::styled(Style::Error, "a\nb");
        assert_eq!(painted.encode(true), "\u{1b}[1;31ma\u{1b}[0m\n\u{1b}[1;31mb\u{1b}[0m");
        assert_eq!(painted.encode(false), "a\nb");
    }
}

//! Text made safe for a terminal and broken into lines at words. Knows styles, no tables.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Span, Text};
use crate::paint::{Painted, Style, escape_line};

/// A part before a hyphen or slash must have this many letters to stand at the end of a line:
/// "E-Mail" stays whole.
const PART_AT_LEAST: usize = 3;

/// One line of escaped text, each run of spaces drawn together into one, none at the ends.
#[derive(Debug, Default)]
pub(super) struct Flow {
    text: String,
    /// Where each style ends, in bytes of `text`.
    ends: Vec<(usize, Style)>,
}

impl Flow {
    pub(super) fn new(text: &Text) -> Self {
        let mut flow = Self::default();
        for span in text.spans() {
            flow.add(span);
        }
        flow.text.truncate(flow.text.trim_end_matches(' ').len());
        flow
    }

    pub(super) fn styled(style: Style, text: &str) -> Self {
        Self::new(&Text::new().styled(style, text))
    }

    fn add(&mut self, span: &Span) {
        for c in escape_line(&span.text).chars() {
            if c != ' ' || !(self.text.is_empty() || self.text.ends_with(' ')) {
                self.text.push(c);
            }
        }
        self.ends.push((self.text.len(), span.style));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Columns that it takes on one line.
    pub(super) fn width(&self) -> usize {
        self.text.width()
    }

    /// The columns of each piece that only force would break: bare, and with its space.
    pub(super) fn pieces(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let width = move |piece: Range<usize>| {
            let text = self.slice(&piece);
            let bare = text.trim_end_matches(' ');
            (bare.width(), bare.width() + text.len() - bare.len())
        };
        pieces(&self.text).map(width)
    }

    pub(super) fn slice(&self, line: &Range<usize>) -> &str {
        self.text.get(line.clone()).unwrap_or_default()
    }

    /// Lines of at most `width` columns, broken between words, after a hyphen or slash inside a
    /// word, and by force only where a piece is longer than a line. An empty text is one line.
    /// A character wider than `width` stands alone and too wide.
    pub(super) fn lines(&self, width: Option<usize>) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut line = 0..0;
        let Some(width) = width.filter(|width| *width < self.width()) else {
            lines.push(0..self.text.len());
            return lines;
        };
        for piece in pieces(&self.text) {
            let longer = self.trimmed(line.start..piece.end);
            if self.slice(&longer).width() <= width {
                line.end = piece.end;
                continue;
            }
            if !line.is_empty() {
                lines.push(self.trimmed(line));
            }
            line = piece;
            while let Some(cut) = self.cut(&self.trimmed(line.clone()), width) {
                lines.push(line.start..cut);
                line.start = cut;
            }
        }
        lines.push(self.trimmed(line));
        lines
    }

    fn trimmed(&self, line: Range<usize>) -> Range<usize> {
        let end = line.start + self.slice(&line).trim_end_matches(' ').len();
        line.start..end
    }

    /// Where a piece that is too wide must be broken: after the last character that fits, but
    /// never before the second one.
    fn cut(&self, piece: &Range<usize>, width: usize) -> Option<usize> {
        let text = self.slice(piece);
        if text.width() <= width {
            return None;
        }
        let fitting = text
            .grapheme_indices(true)
            .map(|(at, grapheme)| at + grapheme.len())
            .take_while(|end| text.get(..*end).unwrap_or_default().width() <= width)
            .last();
        let first = text.graphemes(true).next().map_or(0, str::len);
        let cut = fitting.unwrap_or(first);
        (cut < text.len()).then_some(piece.start + cut)
    }

    /// The styled text of one line.
    pub(super) fn paint(&self, line: &Range<usize>, onto: &mut Painted) {
        let mut start = 0;
        for (end, style) in &self.ends {
            let from = start.max(line.start);
            let to = (*end).min(line.end);
            if from < to {
                onto.push(*style, self.slice(&(from..to)));
            }
            start = *end;
        }
    }
}

/// The parts between which a line may end; each carries the space after it.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let piece = start..start + piece(rest);
        start = piece.end;
        Some(piece)
    })
}

fn piece(rest: &str) -> usize {
    let (mut letters, mut before) = (0, ' ');
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == ' ' {
            return at + 1;
        }
        let next_is_letter = chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        let divides = matches!(c, '-' | '/') && before.is_alphabetic();
        if divides && next_is_letter && letters >= PART_AT_LEAST {
            return at + c.len_utf8();
        }
        letters += usize::from(c.is_alphabetic());
        before = c;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        let flow = Flow::new(&Text::from(text));
        flow.lines(Some(width)).iter().map(|line| flow.slice(line).to_string()).collect()
    }

    #[test]
    fn lines_end_between_words_and_after_hyphens() {
        assert_eq!(
            wrapped("Gespräch mit Anne Güller-Frey über die Wiedervorlage", 20),
            ["Gespräch mit Anne", "Güller-Frey über die", "Wiedervorlage"]
        );
        assert_eq!(wrapped("mit Anne Güller-Frey", 16), ["mit Anne Güller-", "Frey"]);
        assert_eq!(wrapped("per E-Mail am 2024-10-14", 9), ["per", "E-Mail am", "2024-10-1", "4"]);
    }

    #[test]
    fn a_long_word_is_broken_only_by_force() {
        assert_eq!(wrapped("Steuerungsgruppe", 10), ["Steuerungs", "gruppe"]);
        assert_eq!(wrapped("die Steuerungsgruppe", 16), ["die", "Steuerungsgruppe"]);
        assert_eq!(wrapped("漢字漢字", 5), ["漢字", "漢字"]);
        assert_eq!(wrapped("漢字", 1), ["漢", "字"]);
        assert_eq!(wrapped("", 0), [""]);
    }

    #[test]
    fn space_is_drawn_together_across_styles() {
        let text = Text::new().plain("  a \n").strong("\t b").plain(" ");
        let flow = Flow::new(&text);
        assert_eq!(flow.text, "a b");
        let mut painted = Painted::new();
        flow.paint(&(0..3), &mut painted);
        assert_eq!(painted.encode(true), "a \u{1b}[1mb\u{1b}[0m");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "\\PC{0,80}", width in 2usize..30) {
            let flow = Flow::new(&Text::from(text));
            let lines = flow.lines(Some(width));
            let joined: String = lines.iter().map(|line| flow.slice(line)).collect();
            prop_assert_eq!(joined.replace(' ', ""), flow.text.replace(' ', ""));
            for line in &lines {
                let line = flow.slice(line);
                let alone = line.graphemes(true).count() == 1;
                prop_assert!(line.width() <= width || alone, "{line:?}");
            }
        }
    }
}

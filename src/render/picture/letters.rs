//! How wide letters are in Arial and in the fonts made to its measure (Helvetica, Liberation
//! Sans): for formats that say where each letter stands, and for columns as wide as their words.

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

/// In thousandths of the size of the font, from the space to the tilde.
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

const STRONG: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// In thousandths of the size of the font.
pub(in crate::render) fn wide(letter: char, strong: bool) -> u16 {
    let table = if strong { &STRONG } else { &PLAIN };
    let ascii = |c: char| table.get((c as usize).checked_sub(32)?).copied();
    match letter {
        // The space that never ends a line.
        '\u{a0}' => 278,
        '–' => 556,
        '—' | '…' => 1000,
        '„' | '“' | '”' if strong => 500,
        '„' | '“' | '”' => 333,
        '‚' | '‘' | '’' if strong => 278,
        '‚' | '‘' | '’' => 222,
        'ß' => 611,
        _ => match letter.width() {
            None | Some(0) => 0,
            Some(1) => std::iter::once(letter).nfd().next().and_then(ascii).unwrap_or(667),
            Some(_) => 1000,
        },
    }
}

/// The same for a line of text.
pub(in crate::render) fn line(text: &str, strong: bool) -> u32 {
    text.chars().fold(0, |sum: u32, c| sum.saturating_add(wide(c, strong).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_takes_no_room_of_its_own() {
        assert_eq!(line("Güller", false), line("Guller", false));
        assert_eq!(line("n\u{303}", false), line("ñ", false));
        assert_eq!((line(" ~", false), line(" ~", true)), (278 + 584, 278 + 584));
        assert_eq!(
            (line("Ärger…", true), line("\u{fffd}\u{7}", true)),
            (722 + 389 + 611 + 556 + 389 + 1000, 667)
        );
        assert_eq!(line("部", false), 1000);
    }
}

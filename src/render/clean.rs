//! Text for files: one line without characters that control a program or reorder the line.

use super::{Span, Text};

/// Every run of line breaks, tabs and spaces becomes one space; control characters, and those
/// that no XML or HTML may hold, become U+FFFD, as do the bidirectional overrides that could make a text
/// look like another. Accents and scripts of every kind stay. Spans with nothing left are gone.
pub(super) fn spans(text: &Text) -> Vec<Span> {
    let mut cleaned: Vec<Span> = Vec::new();
    let mut space = true;
    for span in text.spans() {
        let mut text = String::with_capacity(span.text.len());
        for c in span.text.chars() {
            let blank = is_blank(c);
            if !(blank && space) {
                text.push(if blank { ' ' } else { visible(c) });
            }
            space = blank;
        }
        if !text.is_empty() {
            cleaned.push(Span { text, style: span.style });
        }
    }
    if let Some(last) = cleaned.last_mut().filter(|last| last.text.ends_with(' ')) {
        last.text.pop();
    }
    cleaned.retain(|span| !span.text.is_empty());
    cleaned
}

/// The same for text of one look.
pub(super) fn line(text: &str) -> String {
    spans(&Text::from(text)).into_iter().map(|span| span.text).collect()
}

/// The same for text of several lines; these end with LF, tabs and spaces stay as they are.
pub(super) fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { visible(c) }).collect()
}

/// As HTML and XML write it, between tags and between double quotes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// What separates words and nothing else; a no-break space is not among them.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn visible(c: char) -> char {
    let unseen = c.is_control()
        || matches!(
            c,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}'
        )
        // The last two of each plane are no characters, and no HTML may hold them.
        || u32::from(c) & 0xfffe == 0xfffe;
    if unseen { char::REPLACEMENT_CHARACTER } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_without_surprises() {
        assert_eq!(line(" a\r\n\tb\u{2028}c "), "a b c");
        assert_eq!(line("a\u{1b}[2J\u{202e}\0"), "a\u{fffd}[2J\u{fffd}\u{fffd}");
        assert_eq!(line("\u{fdd0}\u{ffff}\u{1fffe}a"), "\u{fffd}\u{fffd}\u{fffd}a");
        assert_eq!(line("n\u{303} Ärger\u{a0}👩🏽‍💼"), "n\u{303} Ärger\u{a0}👩🏽‍💼");
        let text = Text::new().plain(" a ").strong(" ").strong("\n b").plain(" ");
        let spans: Vec<String> = spans(&text).into_iter().map(|span| span.text).collect();
        assert_eq!(spans, ["a ", "b"]);
        assert_eq!(escaped("</a> & \"b\"'"), "&lt;/a&gt; &amp; &quot;b&quot;'");
        assert_eq!(lines("a\r\nb\rc\t\u{7}"), "a\nb\nc\t\u{fffd}");
    }
}

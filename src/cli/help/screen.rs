//! Draws a page of help in a terminal: calm, in one column of words and one of meanings.

use unicode_width::UnicodeWidthStr;

use super::page::{Body, Page};
use crate::paint::{Painted, Style};
use crate::words::Words;

/// Longer lines are hard to read, however wide the window is.
const WIDEST: usize = 100;
/// Where the width is not known: a file, a pipe.
const USUAL: usize = 80;
/// A longer term has its meaning in the line below it.
const LONGEST_TERM: usize = 26;
const INDENT: usize = 2;
const GAP: usize = 2;

pub fn draw(page: &Page, words: &Words, width: Option<usize>) -> Painted {
    let width = width.unwrap_or(USUAL).min(WIDEST);
    let mut out = Painted::new();
    for line in wrap(&page.about, width) {
        out.push(Style::Strong, &line).line();
    }
    out.line();
    head(&mut out, &words.text("help-heading-usage"));
    block(&mut out, Style::Plain, &page.usage, INDENT, width);
    for paragraph in &page.paragraphs {
        out.line();
        block(&mut out, Style::Plain, paragraph, 0, width);
    }
    let commands = page.sections.iter().filter_map(|section| match &section.body {
        Body::Commands(rows) => Some(rows),
        _ => None,
    });
    let column_of_commands = column(commands.flatten());
    for section in &page.sections {
        out.line();
        head(&mut out, &section.head);
        match &section.body {
            Body::Commands(rows) => table(&mut out, rows, column_of_commands, width),
            Body::Rows(rows) => table(&mut out, rows, column(rows), width),
            Body::Note(note) => block(&mut out, Style::Plain, note, INDENT, width),
            Body::Examples(examples) => {
                for (line, text) in examples {
                    out.push(Style::Accent, &format!("{:INDENT$}{line}", "")).line();
                    block(&mut out, Style::Plain, text, 3 * INDENT, width);
                }
            }
        }
    }
    out
}

fn head(out: &mut Painted, text: &str) {
    out.push(Style::Strong, &format!("{text}:")).line();
}

/// A paragraph, indented.
fn block(out: &mut Painted, style: Style, text: &str, indent: usize, width: usize) {
    for line in wrap(text, width.saturating_sub(indent)) {
        out.push(style, &format!("{:indent$}{line}", "")).line();
    }
}

/// How wide the column of the terms is.
fn column<'a>(rows: impl IntoIterator<Item = &'a (String, String)>) -> usize {
    let widths = rows.into_iter().map(|(term, _)| term.width());
    widths.filter(|width| *width <= LONGEST_TERM).max().unwrap_or(LONGEST_TERM)
}

fn table(out: &mut Painted, rows: &[(String, String)], column: usize, width: usize) {
    let start = INDENT + column + GAP;
    for (term, text) in rows {
        out.push(Style::Accent, &format!("{:INDENT$}{term}", ""));
        let mut at = INDENT + term.width();
        if at + GAP > start {
            out.line();
            at = 0;
        }
        for line in wrap(text, width.saturating_sub(start)) {
            let pad = start.saturating_sub(at);
            out.push(Style::Plain, &format!("{:pad$}{line}", "")).line();
            at = 0;
        }
        if text.is_empty() {
            out.line();
        }
    }
}

/// Lines of at most `width` columns, broken between words; a word that is longer stands alone.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn lines_break_between_words_by_columns() {
        assert_eq!(wrap("für die Übergänge", 8), ["für die", "Übergänge"]);
        assert_eq!(wrap("", 8), Vec::<String>::new());
    }

    #[test]
    fn meanings_stand_under_each_other_with_umlauts_too() {
        let rows =
            [("über".to_string(), "eins".to_string()), ("da".to_string(), "zwei drei".into())];
        let mut out = Painted::new();
        table(&mut out, &rows, column(&rows), 13);
        assert_eq!(out.plain(), "  über  eins\n  da    zwei\n        drei\n");
    }

    #[test]
    fn a_long_term_has_its_meaning_below() {
        let long = "--a-term-of-more-than-twenty-six".to_string();
        let rows = [(long.clone(), "one".to_string()), ("-b".to_string(), "two".to_string())];
        let mut out = Painted::new();
        table(&mut out, &rows, column(&rows), 40);
        assert_eq!(out.plain(), format!("  {long}\n      one\n  -b  two\n"));
    }

    #[test]
    fn no_page_is_wider_than_the_window() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let tree = crate::cli::tree(&words);
            for path in crate::cli::paths(&tree) {
                let page = Page::new(&tree, &words, &path).expect("a page");
                let text = draw(&page, &words, Some(80)).plain();
                let wide: Vec<&str> = text.lines().filter(|line| line.width() > 80).collect();
                assert!(wide.is_empty(), "{path:?}: {wide:#?}");
            }
        }
    }
}

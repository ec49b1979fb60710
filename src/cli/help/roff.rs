//! Writes a page of help as a manual page, in the macros of man(7) that groff and mandoc both
//! read. Every character beyond ASCII goes by its number, so that no reader has to be told the
//! encoding.

use std::fmt::Write as _;

use super::page::{Body, Page};
use crate::words::Words;

pub fn write(page: &Page, words: &Words) -> String {
    let name = page.command.replace(' ', "-");
    let title = escape(&name.to_uppercase());
    let mut out = format!(".TH {title} 1 \"\" \"netlog {}\" netlog\n", env!("CARGO_PKG_VERSION"));
    // No hyphens in words that are to be typed, and no gaps to fill a line.
    out.push_str(".nh\n.ad l\n");
    section(&mut out, &words.text("help-man-name"));
    let _ = writeln!(out, "{} \\- {}", escape(&name), escape(&page.about));
    section(&mut out, &words.text("help-man-synopsis"));
    let rest = page.usage.strip_prefix(&page.command).unwrap_or_default();
    let _ = writeln!(out, "\\fB{}\\fR{}", escape(&page.command), escape(rest));
    if !page.paragraphs.is_empty() {
        section(&mut out, &words.text("help-man-description"));
        for paragraph in &page.paragraphs {
            let _ = writeln!(out, ".PP\n{}", line(paragraph));
        }
    }
    for part in &page.sections {
        section(&mut out, &part.head);
        match &part.body {
            Body::Note(note) => {
                let _ = writeln!(out, "{}", line(note));
            }
            Body::Commands(rows) | Body::Rows(rows) | Body::Examples(rows) => {
                for (term, text) in rows {
                    let _ = writeln!(out, ".TP\n\\fB{}\\fR\n{}", escape(term.trim()), line(text));
                }
            }
        }
    }
    out
}

fn section(out: &mut String, head: &str) {
    let _ = writeln!(out, ".SH \"{}\"", escape(&head.to_uppercase()));
}

/// Text that begins a line: a dot or an apostrophe there would be a request.
fn line(text: &str) -> String {
    let escaped = escape(text);
    if escaped.starts_with(['.', '\'']) { format!("\\&{escaped}") } else { escaped }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\e"),
            // Else they become dashes, accents and typographic quotes that cannot be typed.
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '"' => out.push_str("\\(dq"),
            '`' => out.push_str("\\(ga"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            ' '..='~' => out.push(c),
            _ => {
                let _ = write!(out, "\\[u{:04X}]", c as u32);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escape("a\\b-c'"), "a\\eb\\-c\\(aq");
        assert_eq!(escape("für …"), "f\\[u00FC]r \\[u2026]");
        assert_eq!(line(".TH x"), "\\&.TH x");
    }
}

//! Letters with marks of their own, as macOS writes file names: `ü` as `u` and two dots. They look
//! alike and are not found.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::check::{Context, Example, Rule};
use crate::diagnostic::{Diagnostic, Severity, TextEdit};
use crate::record::Record;
use crate::words::Message;

pub const RULE: Rule = Rule {
    code: "not-nfc",
    severity: Severity::Warning,
    check,
    example: Example {
        bad: &[("contacts/anna.md", "---\nname: Anna Gu\u{308}ller\n---\n\nAus Ko\u{308}ln.\n")],
        good: &[("contacts/anna.md", "---\nname: Anna Güller\n---\n\nAus Köln.\n")],
        guessed: None,
        fixed: Some(&[("contacts/anna.md", "---\nname: Anna Güller\n---\n\nAus Köln.\n")]),
    },
};

/// Characters of a word that are shown.
const LONGEST: usize = 40;

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for record in context.records() {
        let text = record.page().text();
        // Marks that are signs of their own begin with one of two bytes.
        if memchr::memchr2(0xcc, 0xcd, text.as_bytes()).is_some() && !is_nfc(text) {
            found.extend(fault(record, text));
        }
    }
}

/// One for a file: what a Mac wrote has many such letters.
fn fault(record: &Record, text: &str) -> Option<Diagnostic> {
    let words = text.split_inclusive(char::is_whitespace).scan(0, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word))
    });
    let mut edits = words.filter(|(_, word)| !is_nfc(word)).map(|(at, word)| {
        let word = word.trim_end();
        TextEdit::new(at..at + word.len(), word.nfc().collect::<String>())
    });
    let first = edits.next()?;
    // A word of ten thousand marks is none that anybody reads.
    let word: String = first.text.chars().take(LONGEST).collect();
    let message = Message::new("check-not-nfc").with("word", word);
    let remedy = Message::new("check-not-nfc-remedy");
    let mut fault = RULE.at(record, first.range.clone(), message, remedy).with_fix(first);
    fault.fix.extend(edits);
    Some(fault)
}

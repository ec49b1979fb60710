//! A rule explained: why it matters, what to do, and an example of both.

use super::{Files, RULES, Rule};
use crate::diagnostic::Severity;
use crate::paint::Style;
use crate::render::{Column, Doc, Table, Text};
use crate::words::Words;

/// The page of one rule.
pub fn explain(rule: &Rule, words: &Words) -> Doc {
    let mut doc = Doc::titled(format!("{}: {}", rule.code, words.say(&rule.title())));
    doc.paragraph(words.say(&rule.about()));
    let mends = match rule.is_fixable() {
        true => words.text("check-explain-fix-yes"),
        false => words.text("check-explain-fix-no"),
    };
    doc.facts([
        (words.text("check-explain-severity"), severity(rule.severity, words)),
        (words.text("check-explain-fix"), mends.into()),
    ]);
    files(&mut doc, &words.text("check-explain-bad"), rule.example.bad);
    if let Some(fixed) = rule.example.fixed {
        files(&mut doc, &words.text("check-explain-fixed"), fixed);
    }
    files(&mut doc, &words.text("check-explain-good"), rule.example.good);
    doc
}

/// All rules in a table.
pub fn index(words: &Words) -> Doc {
    let mut table = Table::new([
        Column::keep(words.text("check-explain-code")),
        Column::keep(words.text("check-explain-severity")),
        Column::text(words.text("check-explain-what")),
    ]);
    for rule in RULES {
        table.rows.push(vec![
            Text::new().styled(Style::Accent, rule.code),
            severity(rule.severity, words),
            words.say(&rule.title()).into(),
        ]);
    }
    let mut doc = Doc::new();
    doc.table(table);
    doc
}

fn severity(severity: Severity, words: &Words) -> Text {
    match severity {
        Severity::Error => Text::new().styled(Style::Error, words.text("severity-error")),
        Severity::Warning => Text::new().styled(Style::Warning, words.text("severity-warning")),
    }
}

fn files(doc: &mut Doc, heading: &str, files: Files) {
    doc.heading(2, heading);
    for (path, text) in files {
        doc.paragraph(Text::new().styled(Style::Accent, *path));
        if !text.is_empty() {
            doc.lines(text.trim_end());
        }
    }
}

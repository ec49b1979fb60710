//! A rule explained: why it matters, what to do, and an example of both.

use super::{Files, Levels, RULES, Rule};
use crate::diagnostic::Severity;
use crate::paint::Style;
use crate::render::{Column, Doc, Table, Text};
use crate::words::Words;

/// The page of one rule, in an office with these levels.
pub fn explain(rule: &Rule, levels: &Levels, words: &Words) -> Doc {
    let mut doc = Doc::titled(format!("{}: {}", rule.code, words.say(&rule.title())));
    doc.paragraph(words.say(&rule.about()));
    let mut facts = vec![(words.text("check-explain-severity"), severity(rule.severity, words))];
    let here = levels.of(rule);
    if here != Some(rule.severity) {
        let here = here.map(|here| severity(here, words));
        let here = here.unwrap_or_else(|| words.text("check-explain-off").into());
        facts.push((words.text("check-explain-here"), here));
    }
    facts.push((words.text("check-explain-fix"), mends(rule, words).into()));
    doc.facts(facts);
    files(&mut doc, &words.text("check-explain-bad"), rule.example.bad);
    for (heading, fixed) in [
        ("check-explain-fixed", rule.example.fixed),
        ("check-explain-guessed", rule.example.guessed),
    ] {
        if let Some(fixed) = fixed {
            files(&mut doc, &words.text(heading), fixed);
        }
    }
    files(&mut doc, &words.text("check-explain-good"), rule.example.good);
    doc
}

fn mends(rule: &Rule, words: &Words) -> String {
    words.text(match (rule.is_fixable(), rule.is_guessable()) {
        (true, true) => "check-explain-fix-both",
        (true, false) => "check-explain-fix-yes",
        (false, true) => "check-explain-fix-guess",
        (false, false) => "check-explain-fix-no",
    })
}

/// All rules in a table, in an office with these levels.
pub fn index(levels: &Levels, words: &Words) -> Doc {
    let mut table = Table::new([
        Column::keep(words.text("check-explain-code")),
        Column::keep(words.text("check-explain-severity")),
        Column::text(words.text("check-explain-what")),
    ]);
    for rule in RULES {
        table.rows.push(vec![
            Text::new().styled(Style::Accent, rule.code),
            match levels.of(rule) {
                Some(here) => severity(here, words),
                None => words.text("check-explain-off").into(),
            },
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
        Severity::Note => Text::new().styled(Style::Faint, words.text("severity-note")),
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

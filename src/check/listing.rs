//! What `check` prints besides the excerpts: faults as values for machines, and how many there
//! are.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use crate::diagnostic::{Diagnostic, Severity};
use crate::words::{Message, Words};

/// `{code, severity, path, line, column, message, fixable}`; only the message is in words.
pub fn json(fault: &Diagnostic, words: &Words) -> Json {
    json!({
        "code": fault.code,
        "severity": fault.severity.name(),
        "path": fault.place.path,
        "line": fault.place.line,
        "column": fault.place.column,
        "message": words.say(&fault.message),
        "fixable": !fault.fix.is_empty(),
    })
}

/// The faults by file and code, in the order of the first of each.
pub fn alike(faults: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut groups: Vec<Vec<&Diagnostic>> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for fault in faults {
        let at = *known.entry((&fault.place.path, fault.code)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(fault),
            None => groups.push(vec![fault]),
        }
    }
    groups
}

/// One sentence: how many faults and doubts in so many records, and how many of them `--fix`
/// mends.
pub fn summary(faults: &[Diagnostic], records: usize) -> Message {
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let fixable = faults.iter().filter(|fault| !fault.fix.is_empty()).count();
    match (faults.is_empty(), fixable) {
        (true, _) => Message::new("check-summary-none").with("records", records),
        (false, 0) => Message::new("check-summary")
            .with("errors", count(Severity::Error))
            .with("warnings", count(Severity::Warning)),
        (false, fixable) => Message::new("check-summary-fixable")
            .with("errors", count(Severity::Error))
            .with("warnings", count(Severity::Warning))
            .with("fixable", fixable),
    }
}

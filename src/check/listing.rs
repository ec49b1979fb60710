//! What `check` prints besides the excerpts: faults as values for machines, and how many there
//! are.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use super::Commit;
use crate::diagnostic::{Diagnostic, Severity};
use crate::paint::escape_line;
use crate::words::{Message, Words};

/// `{code, severity, path, line, column, message, fixable, fix, commit}`; only the message is in words.
/// A commit has no path.
pub fn json(fault: &Diagnostic, words: &Words) -> Json {
    let commit = Commit::of(&fault.place);
    json!({
        "code": fault.code,
        "severity": fault.severity.name(),
        "path": commit.map_or(fault.place.path.as_str(), |_| ""),
        "line": fault.place.line,
        "column": fault.place.column,
        "message": words.say(&fault.message),
        "fixable": fault.is_fixable(),
        "fix": match (fault.fix.is_empty(), fault.is_guess) {
            (true, _) => None,
            (false, true) => Some("unsafe"),
            (false, false) => Some("safe"),
        },
        "commit": commit,
    })
}

/// What is wrong and what to do about it, in one line.
pub(super) fn said(fault: &Diagnostic, words: &Words) -> String {
    [&fault.message, &fault.remedy].map(|said| escape_line(&words.say(said))).join(" ")
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

/// What to type so that these are mended; a note is mended for those who see it.
fn mends(
    faults: &[Diagnostic],
    id: &'static str,
    flags: &str,
    mends: fn(&Diagnostic) -> bool,
) -> Option<Message> {
    let mended: Vec<&Diagnostic> = faults.iter().filter(|fault| mends(fault)).collect();
    let has_note = mended.iter().any(|fault| fault.severity == Severity::Note);
    let command = format!("netlog check {flags}{}", if has_note { " --all" } else { "" });
    let said = Message::new(id).with("count", mended.len()).with("command", command);
    (!mended.is_empty()).then_some(said)
}

/// How many faults and doubts there are in so many records, how many of them `--fix` mends, and how
/// many notes stand beside them; `hidden` of these are not shown.
pub fn summary(faults: &[Diagnostic], hidden: usize, records: usize) -> Vec<Message> {
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut told = vec![match errors + warnings {
        0 => Message::new("check-summary-none").with("records", records),
        _ => Message::new("check-summary").with("errors", errors).with("warnings", warnings),
    }];
    told.extend(mends(faults, "check-summary-fix", "--fix", Diagnostic::is_fixable));
    told.extend(mends(faults, "check-summary-unsafe", "--fix --unsafe", |fault| fault.is_guess));
    let shown = count(Severity::Note);
    if hidden > 0 {
        told.push(Message::new("check-summary-notes").with("notes", hidden));
    } else if shown > 0 {
        told.push(Message::new("check-summary-notes-shown").with("notes", shown));
    }
    told
}

//! A task that both changed: words, owner, day and tick, each for itself. The line stays as whoever
//! changed the words wrote it.

use super::part;
use crate::diagnostic::TextEdit;
use crate::record::{Done, Task};

/// What of it both can have; `None` where they gave one thing two values.
pub(super) fn merge(was: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, one, other] = [was, ours, theirs].map(part::task);
    let (base, one, other) = (base?, one?, other?);
    let wanted = Wanted {
        text: of(&base.text, &one.text, &other.text)?,
        owner: of(&base.owner, &one.owner, &other.owner)?,
        due: of(&base.due, &one.due, &other.due)?,
        // Ticked off by both is ticked off, on the first day.
        done: of(&base.done, &one.done, &other.done).or_else(|| match (one.done, other.done) {
            (Done::On(a), Done::On(b)) => Some(Done::On(a.min(b))),
            (done, Done::Yes) | (Done::Yes, done) => Some(done),
            _ => None,
        })?,
    };
    // Words are markup too: what `text` does not show is in the line of the one who wrote it.
    let raw = |line: &str, task: &Task| bare(line, task);
    let (was, our, their) = (raw(was, &base), raw(ours, &one), raw(theirs, &other));
    let line = match (was == our, was == their || our == their) {
        (_, true) => ours,
        (true, _) => theirs,
        _ => return None,
    };
    wanted.written(line)
}

fn of<T: PartialEq + Clone>(base: &T, ours: &T, theirs: &T) -> Option<T> {
    match (ours == theirs || base == theirs, base == ours) {
        (true, _) => Some(ours.clone()),
        (_, true) => Some(theirs.clone()),
        _ => None,
    }
}

/// The words of a line without its box and the marks.
fn bare(line: &str, task: &Task) -> String {
    let rest = line.get(task.mark.end + 1..).unwrap_or_default();
    let words = rest.split_whitespace().filter(|word| !is_mark(word, task));
    words.collect::<Vec<_>>().join(" ")
}

fn is_mark(word: &str, task: &Task) -> bool {
    let owner = task.owner.as_deref();
    owner.is_some_and(|owner| is_owner(word, owner)) || is_day(word, "due") || is_day(word, "done")
}

fn is_owner(word: &str, owner: &str) -> bool {
    word.strip_prefix('@').map(|word| word.trim_end_matches([',', ';', '.', ':', ')']))
        == Some(owner)
}

/// `due:2024-11-04`, not `due:14.11.`, which is text.
fn is_day(word: &str, name: &str) -> bool {
    let date = word.strip_prefix(name).and_then(|rest| rest.strip_prefix(':'));
    date.is_some_and(|date| {
        let date = date.trim_end_matches([',', ';', '.', ')']);
        date.len() == 10 && date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    })
}

struct Wanted {
    text: String,
    owner: Option<String>,
    due: Option<chrono::NaiveDate>,
    done: Done,
}

impl Wanted {
    /// The line with these values, read again before it is believed.
    fn written(&self, line: &str) -> Option<String> {
        let task = part::task(line)?;
        let mut edits = Vec::new();
        let mut behind = String::new();
        let mut put = |edits: &mut Vec<TextEdit>,
                       word: Option<std::ops::Range<usize>>,
                       new: Option<String>| {
            match (word, new) {
                (Some(range), Some(new)) => edits.push(TextEdit::new(range, new)),
                (Some(range), None) => {
                    let blank = line.get(..range.start).is_some_and(|before| before.ends_with(' '));
                    edits.push(TextEdit::new(range.start - usize::from(blank)..range.end, ""));
                }
                // The day on which it was done stands last.
                (None, Some(new)) => match find(line, |word| is_day(word, "done")) {
                    Some(done) => {
                        edits.push(TextEdit::new(done.start..done.start, format!("{new} ")));
                    }
                    None => behind.push_str(&format!(" {new}")),
                },
                (None, None) => {}
            }
        };
        if task.owner != self.owner {
            let old =
                task.owner.as_deref().and_then(|owner| find(line, |word| is_owner(word, owner)));
            put(&mut edits, old, self.owner.as_ref().map(|owner| format!("@{owner}")));
        }
        if task.due != self.due {
            let old = find(line, |word| is_day(word, "due"));
            put(&mut edits, old, self.due.map(|day| format!("due:{day}")));
        }
        if task.done != self.done {
            let box_ = if self.done == Done::No { " " } else { "x" };
            edits.push(TextEdit::new(task.mark.clone(), box_));
            let old = find(line, |word| is_day(word, "done"));
            let day = match self.done {
                Done::On(day) => Some(format!("done:{day}")),
                Done::No | Done::Yes => None,
            };
            put(&mut edits, old, day);
        }
        edits.sort_by_key(|edit| edit.range.start);
        let line = format!("{}{behind}", TextEdit::apply(line, &edits)?);
        let read = part::task(&line)?;
        let says = (read.text, read.owner, read.due, read.done);
        (says == (self.text.clone(), self.owner.clone(), self.due, self.done)).then_some(line)
    }
}

/// Where the first such word of a line is.
fn find(line: &str, is: impl Fn(&str) -> bool) -> Option<std::ops::Range<usize>> {
    let mut at = 0;
    for word in line.split(' ') {
        if is(word.trim()) {
            return Some(at..at + word.len());
        }
        at += word.len() + 1;
    }
    None
}

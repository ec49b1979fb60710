//! Tasks in texts that are no records yet: which there are, and one of them ticked off.

use std::ops::Range;

use crate::diagnostic::TextEdit;
use crate::page::Page;
use crate::record::{Done, Task};

/// A text longer than this is not searched for tasks.
const SEARCHED: usize = 256 * 1024;

/// What makes a page of a text.
const FRONT: &str = "---\n---\n";

pub(super) fn all(text: &str) -> Vec<Task> {
    let none = !["[ ]", "[x]", "[X]"].iter().any(|mark| text.contains(mark));
    if none || text.len() > SEARCHED {
        return Vec::new();
    }
    page(text).outline().items.iter().filter_map(Task::read).collect()
}

/// The lines of a paragraph with their tasks; `None` where not every line is one.
pub(super) fn list(part: &str) -> Option<Vec<(&str, Task)>> {
    let (lines, tasks) = (part.lines(), all(part));
    let fits = !tasks.is_empty() && lines.clone().count() == tasks.len();
    fits.then(|| lines.zip(tasks).collect())
}

/// The text with the first open one of these tasks done.
pub(super) fn tick(text: &str, meant: impl Fn(&Task) -> bool, done: Done) -> String {
    let Some(task) = all(text).into_iter().find(|task| task.is_open() && meant(task)) else {
        return text.to_string();
    };
    let inside = |range: Range<usize>| {
        range.start.saturating_sub(FRONT.len())..range.end.saturating_sub(FRONT.len())
    };
    let end = inside(task.range).end;
    let mut edits = vec![TextEdit::new(inside(task.mark), "x")];
    if let Done::On(day) = done {
        edits.push(TextEdit::new(end..end, format!(" done:{day}")));
    }
    TextEdit::apply(text, &edits).unwrap_or_else(|| text.to_string())
}

fn page(text: &str) -> Page {
    Page::new(format!("{FRONT}{text}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn the_task_of_those_words_is_ticked_and_no_other() {
        let text = "Es gibt [ ] nichts.\n\n- [ ] Ü rufen @anna\n- [ ] Ü rufen an\n";
        let day = NaiveDate::from_ymd_opt(2024, 11, 2).expect("a day");
        assert_eq!(
            tick(text, |task| task.text == "Ü rufen", Done::On(day)),
            "Es gibt [ ] nichts.\n\n- [x] Ü rufen @anna done:2024-11-02\n- [ ] Ü rufen an\n"
        );
        assert_eq!(tick(text, |task| task.text == "rufen", Done::Yes), text);
        assert_eq!(all(text).len(), 2);
    }

    #[test]
    fn only_a_paragraph_of_tasks_is_a_list() {
        let texts = |part| list(part).map(|list| list.into_iter().map(|(line, _)| line).collect());
        assert_eq!(texts("- [ ] a\n- [x] b"), Some(vec!["- [ ] a", "- [x] b"]));
        assert_eq!(texts("- [ ] a\n  mehr"), None::<Vec<&str>>);
        assert_eq!(texts("Text"), None);
    }
}

//! The parts of a text that are merged, each for itself: paragraphs, and the items of lists with
//! their further lines. A block of code is one part, blank lines and all.

use crate::page::Page;
use crate::record::Task;

#[derive(Clone, Debug)]
pub struct Part {
    /// Line breaks between it and what stands before: one within a list, else two and more. What
    /// stands before the first is the end of the front matter.
    pub breaks: usize,
    pub text: String,
    /// Where it is an item with a checkbox.
    pub task: Option<Task>,
}

impl Part {
    pub fn new(breaks: usize, text: String) -> Part {
        let task = task(&text);
        Part { breaks, text, task }
    }

    pub fn is_item(&self) -> bool {
        is_item(&self.text)
    }
}

/// The parts of a text, and how many line breaks stand at its end.
pub fn parts(body: &str) -> (Vec<Part>, usize) {
    let mut parts: Vec<(usize, String)> = Vec::new();
    let mut breaks = 0;
    let mut fence: Option<String> = None;
    let text = body.trim_end_matches('\n');
    for line in text.split('\n') {
        if line.trim().is_empty() && fence.is_none() {
            breaks += 1;
            continue;
        }
        let begins = fence.is_none() && (parts.is_empty() || breaks > 0 || is_item(line));
        match parts.last_mut().filter(|_| !begins) {
            Some((_, text)) => {
                text.push_str(&"\n".repeat(breaks + 1));
                text.push_str(line);
            }
            None => parts.push((breaks + 1, line.to_string())),
        }
        breaks = 0;
        fence = match fence {
            Some(open) if closes(line, &open) => None,
            Some(open) => Some(open),
            None => opens(line),
        };
    }
    let parts = parts.into_iter().map(|(breaks, text)| Part::new(breaks, text)).collect();
    (parts, body.len() - text.len())
}

pub fn written(parts: &[Part], end: usize) -> String {
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        // The front matter has its own line break at its end.
        out.push_str(&"\n".repeat(part.breaks - usize::from(at == 0)));
        out.push_str(&part.text);
    }
    out.push_str(&"\n".repeat(end));
    out
}

/// The signs with which a block of code begins (CommonMark, 4.5).
fn opens(line: &str) -> Option<String> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let rest = line.trim_start_matches(sign);
    let signs = line.get(..line.len() - rest.len())?;
    (signs.len() >= 3 && (sign == '~' || !rest.contains('`'))).then(|| signs.to_string())
}

fn closes(line: &str, open: &str) -> bool {
    let line = line.trim();
    line.starts_with(open) && line.chars().all(|sign| open.starts_with(sign))
}

pub fn is_item(text: &str) -> bool {
    let line = text.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// The one task of an item whose text is that of a line; places are within the text.
pub fn task(text: &str) -> Option<Task> {
    const FRONT: &str = "---\n---\n";
    if text.contains('\n') || !is_item(text) || !text.contains(['[']) {
        return None;
    }
    // An item alone is a task wherever it is indented to.
    let indent = text.len() - text.trim_start().len();
    let page = Page::new(format!("{FRONT}{}\n", text.trim_start()));
    let mut task = page.outline().items.iter().find_map(Task::read)?;
    let inside = |at: usize| (at + indent).saturating_sub(FRONT.len());
    task.mark = inside(task.mark.start)..inside(task.mark.end);
    task.range = inside(task.range.start)..inside(task.range.end).min(text.len());
    Some(task)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_one_part_and_every_item_is_one() {
        let text = "\nA\nb\n\n- eins\n  mehr\n  - [ ] zwei\n\n````\n```\n\n- nein\n```\n````\n\n```x``` hier\n\nB\n\n";
        let (found, end) = parts(text);
        let texts: Vec<&str> = found.iter().map(|part| part.text.as_str()).collect();
        let code = "````\n```\n\n- nein\n```\n````";
        assert_eq!(texts, ["A\nb", "- eins\n  mehr", "  - [ ] zwei", code, "```x``` hier", "B"]);
        assert!(found.get(2).is_some_and(|part| part.task.is_some()));
        assert_eq!(written(&found, end), text);
    }

    #[test]
    fn places_of_a_task_are_within_its_line() {
        let text = "  * [ ] Ü @anna";
        let task = task(text).expect("a task");
        assert_eq!((text.get(task.mark), text.get(task.range)), (Some(" "), Some("Ü @anna")));
    }
}

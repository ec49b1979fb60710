//! The text: paragraphs and the items of lists, each for itself. A task that one ticked off and the
//! other reworded is both.

use super::align::{Fate, Side, align, alike};
use super::{Merged, TEXT, open};
use crate::page::Page;
use crate::record::{Done, Task};

/// A paragraph, or an item of a list with its further lines.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// Line breaks between it and what stands before: one within a list, else two and more. What
    /// stands before the first is the end of the front matter.
    breaks: usize,
    text: String,
}

pub(super) fn merge(bodies: [&str; 3], merged: &mut Merged) -> String {
    let [base, ours, theirs] = bodies;
    if ours == theirs || base == theirs {
        return ours.to_string();
    }
    if base == ours {
        return theirs.to_string();
    }
    let [base, ours, theirs] = bodies.map(parts);
    let texts = |parts: &'_ [Part]| parts.iter().map(|part| part.text.clone()).collect::<Vec<_>>();
    let (old, our, their) = (texts(&base), texts(&ours), texts(&theirs));
    fn refs(list: &[String]) -> Vec<&str> {
        list.iter().map(String::as_str).collect()
    }
    let like = |a: &str, b: &str| is_task_of(a, b) || alike(a, b);
    let one = align(&refs(&old), &refs(&our), like);
    let other = align(&refs(&old), &refs(&their), like);
    let sides = Sides { base: &base, ours: (&ours, &one), theirs: (&theirs, &other) };
    let parts = sides.merge(merged);
    let ends = bodies.map(|body| body.len() - body.trim_end_matches('\n').len());
    let end = super::either(Some(ends[0]), ends[1], ends[2]);
    written(&parts) + &"\n".repeat(if parts.is_empty() { 0 } else { end.max(1) })
}

fn written(parts: &[Part]) -> String {
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        // The front matter has its own line break at its end.
        out.push_str(&"\n".repeat(part.breaks - usize::from(at == 0)));
        out.push_str(&part.text);
    }
    out
}

/// The parts of a text without the line breaks at its end.
fn parts(body: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut breaks, mut fenced) = (0, false);
    for line in body.trim_end_matches('\n').split('\n') {
        let fence = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if line.trim().is_empty() && !fenced {
            breaks += 1;
            continue;
        }
        let begins = parts.is_empty() || breaks > 0 || is_item(line);
        match parts.last_mut().filter(|_| fenced || !begins) {
            Some(part) => {
                part.text.push_str(&"\n".repeat(breaks + 1));
                part.text.push_str(line);
            }
            None => parts.push(Part { breaks: breaks + 1, text: line.to_string() }),
        }
        breaks = 0;
        fenced ^= fence;
    }
    parts
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
        || numbered.len() < line.len() && (numbered.starts_with(". ") || numbered.starts_with(") "))
}

struct Sides<'a> {
    base: &'a [Part],
    ours: (&'a [Part], &'a Side),
    theirs: (&'a [Part], &'a Side),
}

impl Sides<'_> {
    fn merge(&self, merged: &mut Merged) -> Vec<Part> {
        let mut out: Vec<Part> = Vec::new();
        let (ours, theirs) = (self.ours.1, self.theirs.1);
        for (at, was) in self.base.iter().enumerate() {
            self.add_new(at, &mut out);
            let fates = (ours.fates.get(at).copied(), theirs.fates.get(at).copied());
            let (Some(one), Some(other)) = fates else { continue };
            if let Some(part) = self.settled(was, one, other, merged) {
                out.push(part);
            }
        }
        self.add_new(self.base.len(), &mut out);
        // Line breaks at the top are those of the first part, whichever it is.
        if let Some(first) = out.first_mut() {
            let tops = [self.base, self.ours.0, self.theirs.0];
            let tops = tops.map(|parts| parts.first().map_or(1, |part| part.breaks));
            first.breaks = super::either(Some(tops[0]), tops[1], tops[2]);
        }
        for part in out.iter_mut().skip(1) {
            let least = if is_item(&part.text) { 1 } else { 2 };
            part.breaks = part.breaks.max(least);
        }
        out
    }

    /// What is new before an old part: ours, then theirs, what both have once.
    fn add_new(&self, at: usize, out: &mut Vec<Part>) {
        let of = |(parts, side): (&[Part], &Side)| -> Vec<Part> {
            let places = side.new.get(at).map(Vec::as_slice).unwrap_or_default();
            places.iter().filter_map(|at| parts.get(*at).cloned()).collect()
        };
        let (ours, theirs) = (of(self.ours), of(self.theirs));
        let news: Vec<Part> =
            theirs.into_iter().filter(|part| !ours.iter().any(|o| o.text == part.text)).collect();
        for part in ours.into_iter().chain(news) {
            out.push(apart(out.last(), part));
        }
    }

    fn settled(&self, was: &Part, one: Fate, other: Fate, merged: &mut Merged) -> Option<Part> {
        let of = |parts: &[Part], fate| match fate {
            Fate::Stayed(at) | Fate::Changed(at) => parts.get(at).cloned(),
            Fate::Gone => None,
        };
        let (ours, theirs) = (of(self.ours.0, one), of(self.theirs.0, other));
        let keep = |part: Option<Part>, merged: &mut Merged| {
            merged.kept.push(TEXT.to_string());
            part
        };
        match (one, other) {
            (Fate::Stayed(_), _) if other != Fate::Gone => theirs,
            (_, Fate::Stayed(_)) => ours,
            (Fate::Changed(_), Fate::Gone) => keep(ours, merged),
            (Fate::Gone, Fate::Changed(_)) => keep(theirs, merged),
            (Fate::Changed(_), Fate::Changed(_)) => both(was, &ours?, &theirs?, merged),
            _ => None,
        }
    }
}

/// A new item behind a paragraph that is no item, and the other way round, stands apart.
fn apart(before: Option<&Part>, mut part: Part) -> Part {
    let is_list = |part: &Part| is_item(&part.text);
    if before.is_some_and(|before| is_list(before) != is_list(&part)) {
        part.breaks = part.breaks.max(2);
    }
    part
}

/// Both changed it.
fn both(was: &Part, ours: &Part, theirs: &Part, merged: &mut Merged) -> Option<Part> {
    if ours.text == theirs.text {
        return Some(ours.clone());
    }
    let text = task(&was.text, &ours.text, &theirs.text).unwrap_or_else(|| {
        merged.conflicts.push(TEXT.to_string());
        open::paragraph(&ours.text, &theirs.text)
    });
    Some(Part { breaks: ours.breaks, text })
}

/// The one task of an item, whose text is that of a line.
fn one_task(text: &str) -> Option<Task> {
    if text.contains('\n') || !text.trim_start().starts_with(['-', '*', '+']) {
        return None;
    }
    // An item alone is a task wherever it is indented to.
    let page = Page::new(format!("---\n---\n{}\n", text.trim_start()));
    page.outline().items.iter().find_map(Task::read)
}

fn is_task_of(one: &str, other: &str) -> bool {
    match (one_task(one), one_task(other)) {
        (Some(one), Some(other)) => one.text == other.text,
        _ => false,
    }
}

/// Words, owner, day and tick of a task, each for itself.
fn task(was: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, one, other] = [was, ours, theirs].map(one_task);
    let (base, one, other) = (base?, one?, other?);
    fn of<T: PartialEq + Clone>(base: &T, ours: &T, theirs: &T) -> Option<T> {
        match (ours == theirs || base == theirs, base == ours) {
            (true, _) => Some(ours.clone()),
            (_, true) => Some(theirs.clone()),
            _ => None,
        }
    }
    let text = of(&base.text, &one.text, &other.text)?;
    let owner = of(&base.owner, &one.owner, &other.owner)?;
    let due = of(&base.due, &one.due, &other.due)?;
    // Ticked off by both is ticked off, on the first day.
    let done = of(&base.done, &one.done, &other.done).or_else(|| match (one.done, other.done) {
        (Done::On(a), Done::On(b)) => Some(Done::On(a.min(b))),
        (done, Done::Yes) | (Done::Yes, done) => Some(done),
        _ => None,
    })?;
    let indent = ours.len() - ours.trim_start().len();
    let line = Task::write(&text, owner.as_deref(), due);
    let line = match done {
        Done::No => line,
        Done::Yes => line.replacen("[ ]", "[x]", 1),
        Done::On(day) => format!("{} done:{day}", line.replacen("[ ]", "[x]", 1)),
    };
    Some(format!("{}{line}", ours.get(..indent)?))
}

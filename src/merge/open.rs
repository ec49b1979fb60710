//! What nobody has decided yet, as it stands in the file: of a field the other value under
//! `conflicts`, of the text the other paragraph in a quotation that begins with `[!conflict]`.

use serde_yaml::{Mapping, Value};

use super::TEXT;
use super::value::items;
use crate::page::{Page, Refused};

/// The field that holds the other values, each under its key.
pub const OPEN: &str = "conflicts";

const MARK: &str = "> [!conflict]";

/// A question that a record asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The field, or [`TEXT`].
    pub key: String,
    /// What stands in its place; `None` where one of them took it away.
    pub here: Option<Value>,
    pub other: Option<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What stands in its place.
    Here,
    Other,
    /// Of a text both.
    Both,
}

/// The paragraph with the other one behind it.
pub(super) fn paragraph(ours: &str, theirs: &str) -> String {
    let quoted = theirs.lines().map(|line| match line {
        "" => ">".to_string(),
        line => format!("> {line}"),
    });
    let quoted: Vec<String> = quoted.collect();
    format!("{ours}\n\n{MARK}\n{}", quoted.join("\n"))
}

/// The page with one more value that nobody has decided about.
pub(super) fn add(page: &Page, key: &str, other: Option<&Value>) -> Result<Page, Refused> {
    let mut open = fields(page);
    let other = other.cloned().unwrap_or(Value::String(String::new()));
    let known = open.get(key).map(|value| items(Some(value))).unwrap_or_default();
    if !known.contains(&other) {
        let all: Vec<Value> = known.into_iter().chain([other]).collect();
        let value = match all.as_slice() {
            [one] => one.clone(),
            _ => Value::Sequence(all),
        };
        open.insert(Value::from(key), value);
    }
    page.set(OPEN, &Value::Mapping(open))
}

fn fields(page: &Page) -> Mapping {
    match page.read("").0.get(OPEN) {
        Some(Value::Mapping(open)) => open.clone(),
        _ => Mapping::new(),
    }
}

/// All that a file asks, fields first.
pub fn opens(text: &str) -> Vec<Open> {
    let page = Page::new(text.replace("\r\n", "\n"));
    let values = page.read("").0;
    let mut found = Vec::new();
    for (key, other) in fields(&page) {
        let Some(key) = key.as_str() else { continue };
        let here = values.get(key).filter(|value| !value.is_null()).cloned();
        // Several others of a single value are asked about one after the other.
        let is_list = here.as_ref().is_some_and(Value::is_sequence);
        let others = if is_list { vec![other] } else { items(Some(&other)) };
        found.extend(others.into_iter().map(|other| {
            let other = Some(other).filter(|other| other.as_str() != Some(""));
            Open { key: key.to_string(), here: here.clone(), other }
        }));
    }
    let parts = parts(page.body());
    found.extend(parts.into_iter().map(|part| Open {
        key: TEXT.to_string(),
        here: Some(Value::String(part.here)),
        other: Some(Value::String(part.other)),
    }));
    found
}

/// The text with the answer to the first question of that key. `None` where there is none, or the
/// file cannot be changed so.
pub fn decided(text: &str, key: &str, choice: Choice) -> Option<String> {
    let page = Page::new(text.to_string());
    let end = page.line_end();
    if key == TEXT {
        let plain = page.body().replace("\r\n", "\n");
        let part = parts(&plain).into_iter().next()?;
        let kept = match choice {
            Choice::Here => part.here.clone(),
            Choice::Other => part.other.clone(),
            Choice::Both => format!("{}\n\n{}", part.here, part.other),
        };
        let before = plain.get(..part.start)?;
        let after = plain.get(part.end..)?;
        let body = format!("{before}{kept}{after}").replace('\n', end);
        return Some(format!("{}{body}", text.get(..page.body_start())?));
    }
    let question = opens(text).into_iter().find(|open| open.key == key)?;
    let mut open = fields(&page);
    let left = match (open.get(key), &question.here) {
        (Some(Value::Sequence(others)), here) if !here.as_ref().is_some_and(Value::is_sequence) => {
            others.get(1..).unwrap_or_default().to_vec()
        }
        _ => Vec::new(),
    };
    match left.as_slice() {
        [] => open.shift_remove(key),
        [one] => open.insert(Value::from(key), one.clone()),
        _ => open.insert(Value::from(key), Value::Sequence(left)),
    };
    let page = match (choice, &question.other) {
        (Choice::Here, _) => page,
        (_, Some(other)) => page.set(key, other).ok()?,
        (_, None) => page.remove(key).ok()?,
    };
    let page = match open.is_empty() {
        true => page.remove(OPEN),
        false => page.set(OPEN, &Value::Mapping(open)),
    };
    Some(page.ok()?.text().to_string())
}

/// A paragraph and the quotation behind it, without line ends at their ends.
struct Part {
    here: String,
    other: String,
    start: usize,
    end: usize,
}

fn parts(body: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = body.get(from..).and_then(mark).map(|at| from + at) {
        let before = body.get(..at).unwrap_or_default().trim_end_matches('\n');
        let start = before
            .rfind("\n\n")
            .map_or_else(|| before.len() - before.trim_start_matches('\n').len(), |at| at + 2);
        let rest = body.get(at..).unwrap_or_default();
        let lines = rest.lines().take_while(|line| line.starts_with('>'));
        let lines: Vec<&str> = lines.collect();
        let end = at + lines.iter().map(|line| line.len() + 1).sum::<usize>();
        let end = end.min(body.len()) - usize::from(end <= body.len());
        let other = lines.iter().skip(1).map(|line| {
            let line = line.strip_prefix('>').unwrap_or(line);
            line.strip_prefix(' ').unwrap_or(line)
        });
        found.push(Part {
            here: before.get(start..).unwrap_or_default().to_string(),
            other: other.collect::<Vec<_>>().join("\n"),
            start,
            end,
        });
        from = end.max(at + MARK.len());
    }
    found
}

/// Where the next quotation begins, at the beginning of a line.
fn mark(text: &str) -> Option<usize> {
    let mut lines = text.match_indices(MARK);
    let begins = |at: usize| at == 0 || text.get(..at).is_some_and(|text| text.ends_with('\n'));
    lines.find(|(at, _)| begins(*at)).map(|(at, _)| at)
}

//! What nobody has decided yet, as it stands in the file: of a field the other values in a list under
//! `conflicts`, of the text the other paragraph in a quotation that begins with `[!conflict]`.

use serde_yaml::{Mapping, Value};

use super::Spot;
use super::part::{Part, parts, written};
use super::value::items;
use crate::page::{Page, Refused};

/// The field that holds the other values, each under its key.
pub const OPEN: &str = "conflicts";

const MARK: &str = "> [!conflict]";

/// A question that a record asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    pub spot: Spot,
    /// What stands in its place.
    pub here: Option<Value>,
    pub other: Value,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What stands in its place.
    Here,
    Other,
    /// Of a text both.
    Both,
}

/// A paragraph as the other one.
pub(super) fn quotation(text: &str) -> String {
    let quoted = text.lines().map(|line| match line {
        "" => ">".to_string(),
        line => format!("> {line}"),
    });
    let quoted: Vec<String> = quoted.collect();
    format!("{MARK}\n{}", quoted.join("\n"))
}

/// A paragraph of which others have other versions.
pub(super) struct Asked {
    /// Its place, and those of the quotations behind it.
    pub place: std::ops::Range<usize>,
    /// The versions, first what stands in its place.
    pub versions: Vec<String>,
}

pub(super) fn asked(parts: &[Part]) -> Vec<Asked> {
    let mut found: Vec<Asked> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Some(other) = quoted(part) else { continue };
        match found.last_mut().filter(|asked| asked.place.end == at) {
            Some(asked) => {
                asked.place.end = at + 1;
                asked.versions.push(other);
            }
            None => {
                let Some(here) = at.checked_sub(1).and_then(|at| parts.get(at)) else { continue };
                let versions = vec![here.text.clone(), other];
                found.push(Asked { place: at - 1..at + 1, versions });
            }
        }
    }
    found
}

/// The paragraph of a quotation; `None` where it asks nothing.
fn quoted(part: &Part) -> Option<String> {
    let rest = part.text.strip_prefix(MARK)?.strip_prefix('\n')?;
    let lines = rest.lines().map(|line| {
        let line = line.strip_prefix('>').unwrap_or(line);
        line.strip_prefix(' ').unwrap_or(line)
    });
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Whether the file keeps something else under that name.
pub(super) fn is_taken(values: &Mapping) -> bool {
    values.get(OPEN).is_some_and(|value| !value.is_null() && !value.is_mapping())
}

/// The questions of all three together: what one has answered is no question any more.
pub(super) fn merge(values: [&Mapping; 3]) -> Mapping {
    let mut keys: Vec<Value> = Vec::new();
    for open in values.iter().filter_map(|values| values.get(OPEN)?.as_mapping()) {
        keys.extend(open.keys().filter(|key| !keys.contains(key)).cloned().collect::<Vec<_>>());
    }
    let mut merged = Mapping::new();
    for key in keys {
        let [base, ours, theirs] = values.map(|values| others(values, &key));
        let stays = |other: &&Value| {
            !base.contains(other) || ours.contains(other) && theirs.contains(other)
        };
        let mut left: Vec<Value> = Vec::new();
        for other in ours.iter().chain(&theirs).filter(stays) {
            if !left.contains(other) {
                left.push(other.clone());
            }
        }
        if !left.is_empty() {
            merged.insert(key, Value::Sequence(left));
        }
    }
    merged
}

/// The values of a field that nobody has decided about.
fn others(values: &Mapping, key: &Value) -> Vec<Value> {
    let open = values.get(OPEN).and_then(Value::as_mapping);
    items(open.and_then(|open| open.get(key)))
}

/// Whether both have had their say about a field that was a question: by an answer, or by another
/// value in its place.
pub(super) fn is_answered_twice(values: [&Mapping; 3], key: &str) -> bool {
    let key = Value::from(key);
    let [base, ours, theirs] = values;
    let asked = others(base, &key);
    let said = |side: &Mapping| {
        let left = others(side, &key);
        side.get(&key) != base.get(&key) || asked.iter().any(|other| !left.contains(other))
    };
    !asked.is_empty() && said(ours) && said(theirs)
}

/// The mapping without what stands in the field's place: that is no question.
pub(super) fn settle(open: &mut Mapping, key: &str, here: Option<&Value>) {
    let mut left = items(open.get(key));
    left.retain(|other| !is_here(here, other));
    match left.is_empty() {
        true => open.shift_remove(key),
        false => open.insert(Value::from(key), Value::Sequence(left)),
    };
}

fn is_here(here: Option<&Value>, other: &Value) -> bool {
    here.unwrap_or(&Value::Null) == other
}

/// The mapping with one more value that nobody has decided about.
pub(super) fn add(open: &mut Mapping, key: &str, other: Value) {
    let mut all = items(open.get(key));
    if !all.contains(&other) {
        all.push(other);
    }
    open.insert(Value::from(key), Value::Sequence(all));
}

/// The page that asks these questions.
pub(super) fn set(page: &Page, open: &Mapping) -> Result<Page, Refused> {
    match open.is_empty() {
        true => page.remove(OPEN),
        false => page.set(OPEN, &Value::Mapping(open.clone())),
    }
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
    for (key, others) in fields(&page) {
        let Some(key) = key.as_str() else { continue };
        let here = values.get(key).filter(|value| !value.is_null()).cloned();
        let spot = || Spot::Field(key.to_string());
        let others = items(Some(&others)).into_iter().filter(|it| !is_here(here.as_ref(), it));
        found.extend(others.map(|other| Open { spot: spot(), here: here.clone(), other }));
    }
    for asked in asked(&parts(page.body()).0) {
        let mut versions = asked.versions.into_iter().map(Value::from);
        let here = versions.next();
        let open = |other| Open { spot: Spot::Text, here: here.clone(), other };
        found.extend(versions.map(open));
    }
    found
}

/// The text with the answer to that question. `None` where the file does not ask it (any more), or
/// cannot be changed so.
pub fn decided(text: &str, question: &Open, choice: Choice) -> Option<String> {
    let page = Page::new(text.to_string());
    let Spot::Field(key) = &question.spot else { return decided_part(&page, question, choice) };
    let mut open = fields(&page);
    if !items(open.get(key.as_str())).contains(&question.other) {
        return None;
    }
    settle(&mut open, key, Some(&question.other));
    let page = match choice {
        Choice::Here => page,
        Choice::Other | Choice::Both => page.set(key, &question.other).ok()?,
    };
    settle(&mut open, key, page.read("").0.get(key.as_str()));
    Some(set(&page, &open).ok()?.text().to_string())
}

fn decided_part(page: &Page, question: &Open, choice: Choice) -> Option<String> {
    let (mut parts, end) = parts(&page.body().replace("\r\n", "\n"));
    let other = question.other.as_str()?;
    let here = question.here.as_ref().and_then(Value::as_str);
    let mut all = asked(&parts).into_iter();
    let Asked { place, .. } = all.find(|asked| {
        let mut versions = asked.versions.iter().map(String::as_str);
        versions.next() == here && versions.any(|version| version == other)
    })?;
    let at = place
        .clone()
        .skip(1)
        .find(|at| parts.get(*at).and_then(quoted).as_deref() == Some(other))?;
    parts.remove(at);
    let part = parts.get_mut(place.start)?;
    match choice {
        Choice::Here => {}
        Choice::Other => part.text = other.to_string(),
        // What is still asked is asked of the paragraph in whose place it stands.
        Choice::Both => {
            let breaks = if part.is_item() { 1 } else { 2 };
            parts.insert(place.end - 1, Part::new(breaks, other.to_string()));
        }
    }
    let body = written(&parts, end).replace('\n', page.line_end());
    Some(format!("{}{body}", page.text().get(..page.body_start())?))
}

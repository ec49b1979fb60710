//! The front matter, key by key. A key that only one of them touched stays as that one wrote it,
//! with its comments; the order is ours.

use serde_yaml::{Mapping, Value};

use super::value::{Outcome, merge as merge_values};
use super::{Merged, OPEN, open};
use crate::page::Page;
use crate::record::{KindSpec, Schema};

/// A key with its lines: comments above it, and its value.
struct Entry {
    key: String,
    lines: String,
}

/// With its `---` lines. `None` where one of the pages has none that can be read.
pub(super) fn merge(
    schema: &Schema,
    kind: &'static KindSpec,
    pages: [&Page; 3],
    known: bool,
    merged: &mut Merged,
) -> Option<String> {
    let [base, ours, theirs] = pages;
    // A file that both made has no base at all.
    let values = match known {
        true => [read(base)?, read(ours)?, read(theirs)?],
        false => [Mapping::new(), read(ours)?, read(theirs)?],
    };
    let head = |page: &Page| page.text().get(..page.body_start()).map(str::to_string);
    if values[1] == values[2] && head(ours) == head(theirs) || head(base) == head(theirs) {
        return head(ours);
    }
    if head(base) == head(ours) {
        return head(theirs);
    }
    let entries = pages.map(|page| entries(page).unwrap_or_default());
    let mut wanted = Vec::new();
    let keys = keys(&entries, &values);
    for key in keys {
        let of = values.each_ref().map(|values| values.get(key.as_str()));
        let many = schema.field(kind, &key).is_some_and(|spec| spec.many);
        let outcome = match key.as_str() {
            OPEN => merge_values(of, false),
            _ => merge_values(of, many),
        };
        let value = match outcome {
            Outcome::One(value) => value,
            Outcome::Kept(value) => {
                merged.kept.push(key.clone());
                Some(value)
            }
            Outcome::Both { ours, theirs } => {
                merged.conflicts.push(key.clone());
                wanted.push((key.clone(), ours, Some(theirs)));
                continue;
            }
        };
        wanted.push((key, value, None));
    }
    let page = match as_written(&entries, &values, &wanted) {
        Some(page) => page,
        None => edited(ours, &wanted)?,
    };
    let mut page = page;
    for (key, _, other) in &wanted {
        if let Some(other) = other {
            page = open::add(&page, key, other.as_ref()).ok()?;
        }
    }
    head(&page)
}

/// The key, its value, and where both changed it the other value.
type Wanted = (String, Option<Value>, Option<Option<Value>>);

fn read(page: &Page) -> Option<Mapping> {
    page.front()?;
    let (values, faults) = page.read("");
    faults.is_empty().then_some(values)
}

/// Ours in their order; theirs behind what stands before them there.
fn keys(entries: &[Vec<Entry>; 3], values: &[Mapping; 3]) -> Vec<String> {
    let [_, ours, theirs] = entries;
    let mut keys: Vec<String> = ours.iter().map(|entry| entry.key.clone()).collect();
    let mut before: Option<&str> = None;
    for entry in theirs {
        if !keys.contains(&entry.key) {
            let at = before.and_then(|before| keys.iter().position(|key| key == before));
            keys.insert(at.map_or(keys.len(), |at| at + 1), entry.key.clone());
        }
        before = Some(&entry.key);
    }
    // What stands on one line with others, as in `{a: 1, b: 2}`.
    let rest = values.iter().skip(1).flat_map(|values| values.keys());
    for key in rest.filter_map(Value::as_str) {
        if !keys.iter().any(|known| known == key) {
            keys.push(key.to_string());
        }
    }
    keys
}

/// The lines of each key as the one who touched it wrote them. `None` where that would not say what
/// is wanted.
fn as_written(entries: &[Vec<Entry>; 3], values: &[Mapping; 3], wanted: &[Wanted]) -> Option<Page> {
    let lines = |side: &[Entry], key: &str| {
        side.iter().find(|entry| entry.key == key).map(|entry| entry.lines.clone())
    };
    let [base, ours, theirs] = entries;
    let mut text = String::from("---\n");
    let mut later: Vec<(&str, &Value)> = Vec::new();
    for (key, value, _) in wanted {
        let Some(value) = value else { continue };
        let [was, our, their] = [base, ours, theirs].map(|side| lines(side, key));
        let [_, one, other] = values.each_ref().map(|values| values.get(key.as_str()));
        // Whoever has left it as it was leaves it to the other.
        let by_ours = one == Some(value) && !(our == was && other == Some(value));
        let chosen = match (by_ours, other == Some(value)) {
            (true, _) => our,
            (false, true) => their,
            (false, false) => {
                later.push((key, value));
                our.or(their)
            }
        };
        text.push_str(&chosen?);
    }
    text.push_str(&lines(ours, "").unwrap_or_default());
    text.push_str("---\n");
    let mut page = Page::new(text);
    for (key, value) in later {
        page = page.set(key, value).ok()?;
    }
    let read = read(&page)?;
    let said = wanted.iter().filter_map(|(key, value, _)| Some((key, value.as_ref()?)));
    let fits = said.clone().all(|(key, value)| read.get(key.as_str()) == Some(value));
    (fits && read.len() == said.count()).then_some(page)
}

/// The same by edits of our page.
fn edited(ours: &Page, wanted: &[Wanted]) -> Option<Page> {
    let mut page = ours.clone();
    for (key, value, _) in wanted {
        page = match value {
            Some(value) => page.set(key, value).ok()?,
            None => page.remove(key).ok()?,
        };
    }
    Some(page)
}

/// The lines of the front matter by their keys, in order; what follows the last one under no key.
fn entries(page: &Page) -> Option<Vec<Entry>> {
    let front = page.front()?;
    let base = page.front_range()?.start;
    let (values, _) = page.read("");
    let mut starts = Vec::new();
    for key in values.keys().filter_map(Value::as_str) {
        let at = page.key_range(key)?.start.checked_sub(base)?;
        // Only a key at the beginning of its line has lines of its own.
        if at > 0 && !front.get(..at)?.ends_with('\n') {
            return None;
        }
        starts.push((at, key.to_string()));
    }
    starts.sort_unstable();
    let mut found = Vec::new();
    for (index, (at, key)) in starts.iter().enumerate() {
        let start = if index == 0 { 0 } else { above(front, *at) };
        let next = starts.get(index + 1);
        let end = next.map_or(front.len(), |(next, _)| above(front, *next));
        found.push(Entry { key: key.clone(), lines: front.get(start..end)?.to_string() });
    }
    Some(found)
}

/// Where the comments above a key begin.
fn above(front: &str, key: usize) -> usize {
    let mut start = key;
    while let Some(line) = front.get(..start).and_then(|text| text.strip_suffix('\n')) {
        let line = line.rsplit('\n').next().unwrap_or(line);
        if !line.starts_with('#') {
            break;
        }
        start -= line.len() + 1;
    }
    start
}

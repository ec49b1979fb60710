//! The front matter, key by key. A key that only one of them touched stays as that one wrote it; a
//! comment that either of them wrote stays. The order is ours.

use serde_yaml::{Mapping, Value};

use super::value::{Outcome, merge as merge_values};
use super::{Merged, OPEN, Spot, lines, open};
use crate::page::{Page, Step};
use crate::record::{KindSpec, Schema};

/// The front matter in pieces that follow each other.
struct Pieces {
    /// Comments at the top.
    top: String,
    keys: Vec<Entry>,
    /// Comments behind the last value.
    bottom: String,
    /// The line that closes it.
    close: String,
}

/// A key with its lines: comments above it, and its value.
struct Entry {
    key: String,
    lines: String,
    /// The comments above it and behind its value.
    comments: Vec<String>,
    /// Those between the items of a list or of a mapping.
    inner: Vec<String>,
}

/// What a key is to hold; `None` where it goes.
type Wanted = (String, Option<Value>);

/// With its `---` lines. `None` where one of the pages has none that can be read.
pub(super) fn merge(
    schema: &Schema,
    kind: &'static KindSpec,
    pages: [&Page; 3],
    known: bool,
    merged: &mut Merged,
) -> Option<String> {
    let [base, ours, theirs] = pages;
    let values = match known {
        true => [read(base)?, read(ours)?, read(theirs)?],
        // A file that both made has no base at all.
        false => [Mapping::new(), read(ours)?, read(theirs)?],
    };
    if values.iter().any(open::is_taken) {
        return None;
    }
    let head = |page: &Page| page.text().get(..page.body_start()).map(str::to_string);
    if head(ours) == head(theirs) || known && head(base) == head(theirs) {
        return head(ours);
    }
    if known && head(base) == head(ours) {
        return head(theirs);
    }
    let pieces = pages.map(pieces);
    let mut questions = open::merge(values.each_ref());
    let mut wanted: Vec<Wanted> = Vec::new();
    for key in keys(&pieces, &values).into_iter().filter(|key| key != OPEN) {
        let [was, our, their] = values.each_ref().map(|values| values.get(key.as_str()));
        // Whoever answers a question means what stands there, be it what stood there before.
        let was = was.filter(|_| !open::is_answered_twice(values.each_ref(), &key));
        let of = [was, our, their];
        let many = schema.field(kind, &key).is_some_and(|spec| spec.many);
        let value = match merge_values(of, many) {
            Outcome::One(value) => value,
            Outcome::Kept(value) => {
                merged.kept.push(Spot::Field(key.clone()));
                Some(value)
            }
            Outcome::Both { ours, theirs } => {
                merged.conflicts.push(Spot::Field(key.clone()));
                open::add(&mut questions, &key, theirs);
                Some(ours)
            }
        };
        open::settle(&mut questions, &key, value.as_ref());
        wanted.push((key, value));
    }
    let page = match &pieces {
        [base, Some(ours), Some(theirs)] if base.is_some() || !known => {
            as_written([base.as_ref(), Some(ours), Some(theirs)], &values, &wanted)
        }
        _ => None,
    };
    let page = page.or_else(|| edited(ours, &wanted))?;
    head(&open::set(&page, &questions).ok()?)
}

fn read(page: &Page) -> Option<Mapping> {
    page.front()?;
    let (values, faults) = page.read("");
    faults.is_empty().then_some(values)
}

/// Ours in their order; theirs behind what stands before them there.
fn keys(pieces: &[Option<Pieces>; 3], values: &[Mapping; 3]) -> Vec<String> {
    let of = |at: usize| pieces.get(at).and_then(Option::as_ref);
    let names = |at: usize| of(at).into_iter().flat_map(|pieces| &pieces.keys);
    let mut keys: Vec<String> = names(1).map(|entry| entry.key.clone()).collect();
    let mut before: Option<&str> = None;
    for entry in names(2) {
        if !keys.contains(&entry.key) {
            let at = before.and_then(|before| keys.iter().position(|key| key == before));
            let at = if before.is_none() { 0 } else { at.map_or(keys.len(), |at| at + 1) };
            keys.insert(at, entry.key.clone());
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
fn as_written(
    pieces: [Option<&Pieces>; 3],
    values: &[Mapping; 3],
    wanted: &[Wanted],
) -> Option<Page> {
    let [base, ours, theirs] = pieces;
    let (ours, theirs) = (ours?, theirs?);
    let comments = |of: fn(&Pieces) -> &String| {
        let base = base.map(of).map(String::as_str);
        merged_comments(base, of(ours), of(theirs))
    };
    let mut text = format!("---\n{}", comments(|pieces| &pieces.top));
    let mut later: Vec<(&str, &Value)> = Vec::new();
    for (key, value) in wanted {
        let Some(value) = value else { continue };
        let [was, our, their] =
            [base, Some(ours), Some(theirs)].map(|side| side.and_then(|side| side.entry(key)));
        let lines = |entry: Option<&Entry>| entry.map(|entry| entry.lines.clone());
        let [_, one, other] = values.each_ref().map(|values| values.get(key.as_str()));
        // Whoever has left it as it was leaves it to the other.
        let untouched = our.is_some() && lines(our) == lines(was);
        let (chosen, rest) = match (one == Some(value), other == Some(value)) {
            (true, false) => (our, their),
            (false, true) => (their, our),
            (true, true) if untouched => (their, our),
            (true, true) => (our, their),
            (false, false) => {
                if our.is_some() {
                    (our, their)
                } else {
                    (their, our)
                }
            }
        };
        // A comment between items stands only where it was written.
        let (chosen, rest) = match (chosen, rest) {
            (Some(chosen), Some(rest))
                if rest.news(was, chosen, |it| &it.inner).next().is_some() =>
            {
                (Some(rest), Some(chosen))
            }
            pair => pair,
        };
        let chosen = chosen?;
        let side = if our.is_some_and(|our| std::ptr::eq(our, chosen)) { one } else { other };
        if side != Some(value) {
            later.push((key, value));
        }
        // What the other has written beside it, and nobody has taken away.
        let news = rest.into_iter().flat_map(|rest| {
            let beside = rest.news(was, chosen, |it| &it.comments);
            beside.chain(rest.news(was, chosen, |it| &it.inner))
        });
        news.for_each(|comment| text.push_str(&format!("{comment}\n")));
        text.push_str(&chosen.lines);
    }
    text.push_str(&comments(|pieces| &pieces.bottom));
    text.push_str(&ours.close);
    let mut page = Page::new(text);
    for (key, value) in later {
        page = page.set(key, value).ok()?;
    }
    let read = read(&page)?;
    let said = wanted.iter().filter_map(|(key, value)| Some((key, value.as_ref()?)));
    let fits = said.clone().all(|(key, value)| read.get(key.as_str()) == Some(value));
    (fits && read.len() == said.count()).then_some(page)
}

fn merged_comments(base: Option<&str>, ours: &str, theirs: &str) -> String {
    if let Some(merged) = lines::merge(base.unwrap_or_default(), ours, theirs) {
        return merged;
    }
    let known: Vec<&str> = ours.lines().collect();
    let news = theirs.lines().filter(|line| !known.contains(line));
    news.fold(ours.to_string(), |text, line| format!("{text}{line}\n"))
}

/// The same by edits of our page.
fn edited(ours: &Page, wanted: &[Wanted]) -> Option<Page> {
    let mut page = ours.clone();
    for (key, value) in wanted {
        page = match value {
            Some(value) => page.set(key, value).ok()?,
            None => page.remove(key).ok()?,
        };
    }
    Some(page)
}

impl Pieces {
    fn entry(&self, key: &str) -> Option<&Entry> {
        self.keys.iter().find(|entry| entry.key == key)
    }
}

impl Entry {
    /// Its comments that are neither those of before nor those of the other one.
    fn news<'a>(
        &'a self,
        was: Option<&'a Entry>,
        other: &'a Entry,
        of: fn(&Entry) -> &Vec<String>,
    ) -> impl Iterator<Item = &'a String> {
        let known = move |comment: &String| {
            of(other).contains(comment) || was.is_some_and(|was| of(was).contains(comment))
        };
        of(self).iter().filter(move |comment| !known(comment))
    }
}

/// `None` where keys share their lines with others.
fn pieces(page: &Page) -> Option<Pieces> {
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
    let first = starts.first().map_or(front.len(), |(at, _)| *at);
    let mut keys = Vec::new();
    let mut bottom = String::new();
    for (index, (at, key)) in starts.iter().enumerate() {
        let start = if index == 0 { *at } else { above(front, *at) };
        let mut end = starts.get(index + 1).map_or(front.len(), |(next, _)| above(front, *next));
        if index + 1 == starts.len() {
            end = above(front, front.len()).max(*at + 1);
            bottom = front.get(end..)?.to_string();
        }
        let lines = front.get(start..end)?.to_string();
        let value =
            page.value_range(&[Step::Key(key)]).map(|range| range.start - base..range.end - base);
        let is_many =
            values.get(key.as_str()).is_some_and(|it| it.is_sequence() || it.is_mapping());
        let inner = value.clone().filter(|_| is_many).and_then(|value| front.get(value));
        let inner = inner.map(inner_comments).unwrap_or_default();
        let comments = comments(front, start..end, value);
        keys.push(Entry { key: key.clone(), lines, comments, inner });
    }
    let close = page.text().get(base + front.len()..page.body_start())?;
    let close = format!("{}\n", close.trim_end_matches('\n'));
    Some(Pieces { top: front.get(..first)?.to_string(), keys, bottom, close })
}

/// Where the comments above a place begin.
fn above(front: &str, place: usize) -> usize {
    let mut start = place;
    while let Some(line) = front.get(..start).and_then(|text| text.strip_suffix('\n')) {
        let line = line.rsplit('\n').next().unwrap_or(line);
        if !line.starts_with('#') {
            break;
        }
        start -= line.len() + 1;
    }
    start
}

/// The comments among the lines of a key: above it, and behind its value. Those within a value are
/// part of it.
fn comments(
    front: &str,
    lines: std::ops::Range<usize>,
    value: Option<std::ops::Range<usize>>,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let text = front.get(lines.clone()).unwrap_or_default();
    found.extend(text.lines().take_while(|line| line.starts_with('#')).map(str::to_string));
    if let Some(value) = value {
        let behind = front.get(value.end..lines.end.max(value.end)).unwrap_or_default();
        let behind = behind.lines().next().unwrap_or_default().trim_start();
        if behind.starts_with('#') {
            found.push(behind.trim_end().to_string());
        }
    }
    found
}

/// The comments between the items of a list or of a mapping.
fn inner_comments(value: &str) -> Vec<String> {
    let comment = |line: &str| {
        let is_quoted = |at: usize| {
            let before = line.get(..at).unwrap_or_default();
            ['"', '\''].iter().any(|quote| before.matches(*quote).count() % 2 == 1)
        };
        let mut signs = line.match_indices('#').map(|(at, _)| at);
        let begins = |at: &usize| {
            let before = line.get(..*at).unwrap_or_default();
            (before.is_empty() || before.ends_with([' ', '\t'])) && !is_quoted(*at)
        };
        line.get(signs.find(begins)?..).map(|comment| comment.trim_end().to_string())
    };
    value.lines().filter_map(comment).collect()
}

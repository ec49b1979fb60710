//! A list of the settings that two have changed: a set, in their order. A comment stays with the item
//! in whose line, or above which, it stands.

use toml_edit::{Array, Value};

use super::settings::{either, is_same_value, joined, raw};

struct Entry {
    /// Between the end of the line before and the value.
    above: String,
    value: Value,
    /// A comment in its line.
    behind: String,
}

/// An array in pieces.
struct List {
    /// Behind the bracket that opens it.
    head: String,
    entries: Vec<Entry>,
    /// Before the one that closes it.
    foot: String,
    is_high: bool,
}

/// What we did since `was`, done in theirs.
pub(super) fn merge(was: Option<&Array>, ours: &Array, theirs: &Array) -> Array {
    let was = was.map_or_else(|| List::of(&Array::new()), List::of);
    let (our, mut out) = (List::of(ours), List::of(theirs));
    let high = [&our, &out].into_iter().filter(|list| list.is_high);
    let last = high.filter_map(|list| list.entries.last()).next_back();
    let indent = last.and_then(|entry| entry.above.rsplit('\n').next()).unwrap_or("  ").to_string();
    out.entries.retain(|entry| our.has(entry) || !was.has(entry));
    let mut before: Option<&Entry> = None;
    for entry in &our.entries {
        match out.entries.iter_mut().find(|other| is_same_value(&other.value, &entry.value)) {
            Some(other) => other.join(was.find(entry), entry),
            None if was.has(entry) => continue,
            None => {
                let at = before.and_then(|before| {
                    out.entries.iter().position(|it| is_same_value(&it.value, &before.value))
                });
                let at = at.map_or(out.entries.len(), |at| at + 1);
                out.entries.insert(at, entry.copied(&indent));
            }
        }
        before = Some(entry);
    }
    out.foot = joined([&was.foot, &our.foot, &out.foot]);
    out.is_high |= our.is_high;
    out.written(theirs, &indent)
}

impl List {
    fn of(array: &Array) -> List {
        let mut gaps: Vec<String> = Vec::new();
        let mut open = String::new();
        for value in array {
            gaps.push(format!("{open}{}", raw(value.decor().prefix())));
            open = raw(value.decor().suffix());
        }
        gaps.push(format!("{open}{}", raw(Some(array.trailing()))));
        let is_high = gaps.iter().any(|gap| gap.contains('\n'));
        // Up to the end of the line it is the one before's.
        let mut gaps = gaps.iter().map(|gap| gap.split_once('\n').unwrap_or(("", gap)));
        let (mut behind, mut above) = gaps.next().unwrap_or_default();
        let head = behind.trim().to_string();
        let mut entries = Vec::new();
        for value in array {
            let value = value.clone().decorated("", "");
            let first = above;
            (behind, above) = gaps.next().unwrap_or_default();
            entries.push(Entry {
                above: first.to_string(),
                value,
                behind: behind.trim().to_string(),
            });
        }
        List { head, entries, foot: above.to_string(), is_high }
    }

    fn find(&self, entry: &Entry) -> Option<&Entry> {
        self.entries.iter().find(|known| is_same_value(&known.value, &entry.value))
    }

    fn has(&self, entry: &Entry) -> bool {
        self.find(entry).is_some()
    }

    fn written(self, theirs: &Array, indent: &str) -> Array {
        let mut array = theirs.clone();
        array.clear();
        let mut behind = self.head;
        let line = |behind: &str| match behind {
            "" => "\n".to_string(),
            behind => format!(" {behind}\n"),
        };
        for (at, entry) in self.entries.into_iter().enumerate() {
            let prefix = match self.is_high {
                true if !entry.above.contains('\n') => format!("{}{indent}", line(&behind)),
                true => format!("{}{}", line(&behind), entry.above),
                false if at == 0 => entry.above,
                false => " ".to_string(),
            };
            array.push_formatted(entry.value.decorated(prefix, ""));
            behind = entry.behind;
        }
        array.set_trailing_comma(self.is_high);
        array.set_trailing(if self.is_high {
            format!("{}{}", line(&behind), self.foot)
        } else {
            self.foot
        });
        array
    }
}

impl Entry {
    fn copied(&self, indent: &str) -> Entry {
        let above = if self.above.contains('\n') { &self.above } else { indent };
        Entry { above: above.to_string(), value: self.value.clone(), behind: self.behind.clone() }
    }

    /// With the comments that we have written about it.
    fn join(&mut self, was: Option<&Entry>, ours: &Entry) {
        let (above, behind) = was.map_or(("", ""), |was| (was.above.as_str(), was.behind.as_str()));
        let (line, other) = either([behind, &ours.behind, &self.behind]);
        let (line, other) = (line.to_string(), other.map(str::to_string));
        self.above = joined([above, &ours.above, &self.above]);
        if let Some(other) = other {
            let indent = self.above.rsplit('\n').next().unwrap_or_default().to_string();
            self.above = format!("{}{}\n{indent}", self.above, other);
        }
        self.behind = line;
    }
}

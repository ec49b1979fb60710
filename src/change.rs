//! A change to the repository before it happens: whole texts of files, each with the text that it
//! was made from. Shown as a diff, or handed to `store`, which is the only one to carry it out.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use similar::TextDiff;

use crate::paint::{Painted, Style};

/// Files to write, in the order in which they were asked for.
#[derive(Clone, Debug, Default)]
pub struct ChangeSet {
    changes: Vec<Change>,
    /// Where the first change of each path stands.
    places: HashMap<String, usize>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// From the root of the repository, with `/` on every system.
    pub path: String,
    /// What the change was made from; `None` where the file must not exist yet.
    pub before: Option<String>,
    /// `None` where the file goes.
    pub after: Option<String>,
}

impl ChangeSet {
    pub fn new() -> Self {
        Self::default()
    }

    /// A file that must not exist yet.
    pub fn create(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.push(Change { path: path.into(), before: None, after: Some(text.into()) });
    }

    /// A file that must still have the text `before`. Changing nothing is no change; a second
    /// edit of one file goes on from the first, and may take it back.
    pub fn edit(&mut self, path: &str, before: &str, after: impl Into<String>) {
        let after = after.into();
        let known = self.places.get(path).copied();
        if let Some((at, change)) = known.and_then(|at| Some((at, self.changes.get_mut(at)?))) {
            change.after = Some(after);
            if change.before == change.after {
                self.changes.remove(at);
                let left = std::mem::take(self).changes;
                left.into_iter().for_each(|change| self.push(change));
            }
        } else if before != after {
            let before = Some(before.to_string());
            self.push(Change { path: path.to_string(), before, after: Some(after) });
        }
    }

    /// A file that must still have the text `before`, and goes.
    pub fn remove(&mut self, path: impl Into<String>, before: impl Into<String>) {
        let (path, before) = (path.into(), Some(before.into()));
        self.push(Change { path, before, after: None });
    }

    fn push(&mut self, change: Change) {
        self.places.entry(change.path.clone()).or_insert(self.changes.len());
        self.changes.push(change);
    }

    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// As `git diff` shows it.
    pub fn diff(&self) -> Painted {
        let mut painted = Painted::new();
        for change in &self.changes {
            let name = |side: &str, text: &Option<String>| match text {
                Some(_) => format!("{side}/{}", change.path),
                None => "/dev/null".to_string(),
            };
            let before = change.before.as_deref().unwrap_or_default();
            let after = change.after.as_deref().unwrap_or_default();
            let diff = TextDiff::from_lines(before, after);
            let (old, new) = (name("a", &change.before), name("b", &change.after));
            let text = diff.unified_diff().context_radius(3).header(&old, &new).to_string();
            for (at, line) in text.lines().enumerate() {
                let style = match line.as_bytes().first() {
                    _ if at < 2 => Style::Strong,
                    Some(b'+') => Style::Good,
                    Some(b'-') => Style::Error,
                    Some(b'@') => Style::Accent,
                    _ => Style::Plain,
                };
                painted.push(style, line).line();
            }
        }
        painted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_diff_names_both_sides() {
        let mut set = ChangeSet::new();
        set.create("contacts/anna.md", "---\nname: Anna\n---\n");
        set.edit("contacts/kim.md", "a\nb\n", "a\nc\n");
        set.edit("contacts/same.md", "a\n", "a\n");
        let diff = set.diff().plain();
        assert!(diff.contains("--- /dev/null\n+++ b/contacts/anna.md\n"), "{diff}");
        assert!(diff.contains("--- a/contacts/kim.md\n+++ b/contacts/kim.md\n"), "{diff}");
        assert!(diff.contains("-b\n+c\n") && !diff.contains("same.md"), "{diff}");
    }

    #[test]
    fn the_diff_of_a_file_that_goes_has_no_new_side() {
        let mut set = ChangeSet::new();
        set.remove("contacts/anna.md", "a\n");
        assert_eq!(
            set.diff().plain(),
            "--- a/contacts/anna.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"
        );
    }

    #[test]
    fn a_second_edit_goes_on_from_the_first() {
        let mut set = ChangeSet::new();
        set.edit("x.md", "a\n", "b\n");
        set.edit("x.md", "b\n", "c\n");
        let [change] = set.changes() else { panic!("one change") };
        assert_eq!((change.before.as_deref(), change.after.as_deref()), (Some("a\n"), Some("c\n")));
    }

    #[test]
    fn an_edit_taken_back_is_no_change() {
        let mut set = ChangeSet::new();
        set.edit("x.md", "a\n", "b\n");
        set.edit("y.md", "a\n", "b\n");
        set.edit("x.md", "b\n", "a\n");
        let paths: Vec<&str> = set.changes().iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["y.md"]);
        set.edit("y.md", "b\n", "a\n");
        assert!(set.is_empty());
    }
}

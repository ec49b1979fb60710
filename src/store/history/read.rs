//! The one call of `git log` and how its answer is read. Each field ends with a NUL, which no
//! field can hold; whatever the person or the repository has set for `git log` is set back.

use std::collections::HashSet;

use chrono::DateTime;

use super::{Entry, History, How, Touched};
use crate::error::Result;
use crate::store::message::Deed;

/// Before each commit; a path after a list of changes is never taken for it.
const START: char = '\u{1}';

const LOG: [&str; 17] = [
    "log",
    "-z",
    // A merge shows only what it settled itself; a side branch hides nothing.
    "-c",
    "--full-history",
    "--root",
    "--raw",
    "--no-abbrev",
    "--no-renames",
    "--no-relative",
    "--no-follow",
    "--no-mailmap",
    "--no-show-signature",
    "--no-color",
    "--encoding=UTF-8",
    "-O/dev/null",
    "--date=iso-strict-local",
    "--format=%x01%H%x00%P%x00%an%x00%ae%x00%ad%x00%B%x00",
];

/// The form of `git diff-tree` that says the same in the same way.
const TREES: [&str; 6] = ["diff-tree", "-z", "-r", "--raw", "--no-abbrev", "-O/dev/null"];

impl History {
    /// The commits that these revisions and paths mean. A merge that settled nothing is none.
    pub(super) fn entries(&self, which: &[&str]) -> Result<Vec<Entry>> {
        Ok(self.counted(which)?.0)
    }

    /// The same, and how many there were with such merges.
    pub(super) fn counted(&self, which: &[&str]) -> Result<(Vec<Entry>, usize)> {
        let mut entries = self.all(which)?;
        let seen = entries.len();
        entries.retain(|entry| !(entry.is_merge() && entry.changes.is_empty()));
        Ok((entries, seen))
    }

    /// Every commit, those merges too.
    pub(super) fn all(&self, which: &[&str]) -> Result<Vec<Entry>> {
        let answer = self.git.output(&[&LOG[..], which].concat(), &[])?;
        Ok(self.parse(&String::from_utf8_lossy(&answer)))
    }

    /// The paths in which two commits differ.
    pub(super) fn differing(&self, from: &str, to: &str) -> Result<HashSet<String>> {
        let answer = self.git.output(&[&TREES[..], &["--no-renames", from, to]].concat(), &[])?;
        let text = String::from_utf8_lossy(&answer);
        let mut tokens = text.split('\0');
        Ok(self.changes(&mut tokens).into_iter().map(|touched| touched.path).collect())
    }

    /// What went away between two commits, and where to, if anywhere.
    pub(super) fn moves(&self, from: &str, to: &str) -> Result<Vec<(String, Option<String>)>> {
        let answer = self.git.output(&[&TREES[..], &["--find-renames", from, to]].concat(), &[])?;
        let text = String::from_utf8_lossy(&answer);
        let mut tokens = text.split('\0');
        let mut moves = Vec::new();
        while let Some(token) = tokens.next() {
            let Some(status) = token.rsplit(' ').next().filter(|_| token.starts_with(':')) else {
                continue;
            };
            let path = tokens.next().unwrap_or_default();
            match status.chars().next() {
                Some('R') => {
                    let new = tokens.next().unwrap_or_default();
                    moves.push((self.below(path).0, Some(self.below(new).0)));
                }
                Some('D') => moves.push((self.below(path).0, None)),
                _ => {}
            }
        }
        Ok(moves)
    }

    fn parse(&self, text: &str) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut tokens = text.split('\0').peekable();
        while let Some(token) = tokens.next() {
            let token = token.trim_start_matches('\n');
            if let Some(id) = token.strip_prefix(START) {
                let mut field = || tokens.next().unwrap_or_default().to_string();
                let (parents, author, email, when) = (field(), field(), field(), field());
                let message = field();
                entries.push(Entry {
                    id: id.to_string(),
                    parents: parents.split(' ').filter(|p| !p.is_empty()).map(Into::into).collect(),
                    author,
                    email,
                    when: DateTime::parse_from_rfc3339(&when).ok(),
                    subject: message.trim_start().lines().next().unwrap_or_default().to_string(),
                    deed: Deed::read(&message),
                    changes: Vec::new(),
                });
            } else if token.starts_with(':')
                && let Some(entry) = entries.last_mut()
            {
                let path = tokens.next().unwrap_or_default();
                entry.changes.push(self.touched(token, path));
            }
        }
        entries
    }

    pub(super) fn changes<'a>(&self, tokens: &mut impl Iterator<Item = &'a str>) -> Vec<Touched> {
        let mut changes = Vec::new();
        while let Some(token) = tokens.next() {
            if token.starts_with(':') {
                changes.push(self.touched(token, tokens.next().unwrap_or_default()));
            }
        }
        changes
    }

    /// `:100644 100644 OLD NEW M`; a merge has a colon, a mode and an id more for each parent.
    fn touched(&self, told: &str, path: &str) -> Touched {
        let parents = told.bytes().take_while(|b| *b == b':').count();
        let parts: Vec<&str> = told.trim_start_matches(':').split(' ').collect();
        let part = |at: usize| parts.get(at).copied().unwrap_or_default();
        let blob = |mode: &str, id: &str| {
            matches!(mode, "100644" | "100755" | "100664").then(|| id.to_string())
        };
        let old = blob(part(0), part(parents + 1));
        let new = blob(part(parents), part(2 * parents + 1));
        let how = match part(2 * parents + 2).chars().next() {
            Some('A') => How::Added,
            Some('D') => How::Removed,
            _ => How::Changed,
        };
        let (path, inside) = self.below(path);
        Touched { path, how, old, new, inside }
    }

    /// A path of the repository as one of the log, and whether it is one.
    fn below(&self, path: &str) -> (String, bool) {
        match path.strip_prefix(self.git.prefix()) {
            Some(below) => (below.to_string(), true),
            None => (path.to_string(), false),
        }
    }
}

//! How two steps of the history lie to each other, and in which files they differ.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Git, not_started, output_odd, succeeded};
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// A file as git keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob {
    pub id: String,
    /// `100644`, `100755`, `120000` for a link, `160000` for another repository.
    pub mode: String,
}

/// What became of a file, with its paths from the top of the work tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub before: Option<(String, Blob)>,
    pub after: Option<(String, Blob)>,
}

/// How alike in percent two files must be to be one under two names, and how many are compared.
const LIKENESS: [&str; 2] = ["--find-renames=70%", "-l5000"];

impl Git {
    /// The commit that a branch has got to; `None` where there is no such branch.
    pub fn tip(&self, branch: &str) -> Result<Option<String>> {
        let revision = format!("{branch}^{{commit}}");
        self.one(&["rev-parse", "--verify", "--quiet", &revision])
    }

    /// The last commit that both have; `None` where they have nothing in common.
    pub fn common(&self, one: &str, other: &str) -> Result<Option<String>> {
        self.one(&["merge-base", one, other])
    }

    /// The id that git answers with; `None` where it ends with 1, as it does where there is none.
    fn one(&self, args: &[&str]) -> Result<Option<String>> {
        let output = self.run(self.command().args(args), &[]).map_err(not_started)?;
        match output.status.code() {
            Some(1) => Ok(None),
            _ => {
                succeeded(&output)?;
                super::tree::id(&String::from_utf8_lossy(&output.stdout)).map(Some)
            }
        }
    }

    /// All files of a commit by their paths from the top.
    pub fn files(&self, commit: &str) -> Result<BTreeMap<String, Blob>> {
        let listed = self.output(&["ls-tree", "-r", "-z", "--full-tree", commit], &[])?;
        let listed = String::from_utf8_lossy(&listed);
        let file = |line: &str| {
            // `MODE KIND ID TAB PATH`
            let (told, path) = line.split_once('\t')?;
            let mut words = told.split(' ');
            let (mode, id) = (words.next()?.to_string(), words.nth(1)?.to_string());
            Some((path.to_string(), Blob { id, mode }))
        };
        let lines = listed.split('\0').filter(|line| !line.is_empty());
        lines.map(|line| file(line).ok_or_else(|| output_odd("ls-tree"))).collect()
    }

    /// In which files `to` differs from `from`, or from nothing.
    pub fn differences(&self, from: Option<&str>, to: &str) -> Result<Vec<Difference>> {
        let from = from.unwrap_or(self.nothing);
        let trees = ["diff-tree", "-r", "-z", "--raw", "--no-abbrev", "-O/dev/null"];
        let told = self.output(&[&trees[..], &LIKENESS, &[from, to]].concat(), &[])?;
        let told = String::from_utf8(told).map_err(|_| {
            Error::new(Kind::Surroundings, Message::new("store-git-odd-path"))
                .hint(Message::new("store-git-odd-path-hint"))
        })?;
        parse(&told).ok_or_else(|| output_odd("diff-tree"))
    }
}

/// `:MODE MODE ID ID STATUS NUL PATH NUL`, and one path more for what was renamed.
fn parse(told: &str) -> Option<Vec<Difference>> {
    let mut tokens = told.split('\0').filter(|token| !token.is_empty());
    let mut found = Vec::new();
    while let Some(token) = tokens.next() {
        let words: Vec<&str> = token.strip_prefix(':')?.split(' ').collect();
        let [old_mode, new_mode, old, new, status] = words.as_slice() else { return None };
        let blob = |id: &str, mode: &str| Blob { id: id.to_string(), mode: mode.to_string() };
        let (old, new) = (blob(old, old_mode), blob(new, new_mode));
        let path = tokens.next()?.to_string();
        let (before, after) = match status.chars().next()? {
            'A' => (None, Some((path, new))),
            'D' => (Some((path, old)), None),
            'R' => (Some((path, old)), Some((tokens.next()?.to_string(), new))),
            _ => (Some((path.clone(), old)), Some((path, new))),
        };
        found.push(Difference { before, after });
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_files_is_read() {
        let told = ":100644 100644 aa bb M\0x.md\0:100644 000000 aa 00 D\0y\n.md\0\
                    :000000 100755 00 cc A\0z\0:100644 100644 aa bb R086\0old.md\0new.md\0";
        let found = parse(told).expect("read");
        let paths = found.iter().map(|difference| {
            let path = |side: &Option<(String, Blob)>| side.as_ref().map(|(path, _)| path.clone());
            (path(&difference.before), path(&difference.after))
        });
        let some = |path: &str| Some(path.to_string());
        let expected = [
            (some("x.md"), some("x.md")),
            (some("y\n.md"), None),
            (None, some("z")),
            (some("old.md"), some("new.md")),
        ];
        assert_eq!(paths.collect::<Vec<_>>(), expected);
        assert!(parse("x\0y\0").is_none() && parse(":1 2 3 M\0x\0").is_none());
    }
}

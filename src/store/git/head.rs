//! What the last commit holds of the paths that change, read in one call of git.

use std::collections::{BTreeMap, BTreeSet};

use super::object::{Object, Objects, odd};
use super::process::Process;
use super::{Git, not_started, output_odd, succeeded};
use crate::error::{Error, Kind, Result};
use crate::store::journal::History;
use crate::words::Message;

/// The mode of a folder.
pub(super) const FOLDER: &str = "40000";

/// The last commit, as far as it was asked for. Paths are from the top of the work tree.
#[derive(Debug, Default)]
pub struct Head {
    /// `None` before the first commit.
    pub commit: Option<String>,
    pub(super) tree: Option<String>,
    prefix: String,
    /// The entries of each folder on the way to the paths; the top is the empty path.
    pub(super) folders: BTreeMap<String, Folder>,
    files: BTreeMap<String, Vec<u8>>,
}

/// One of git's folders: its lines in its order.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) entries: Vec<Entry>,
}

/// A line of one of git's folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) mode: String,
    pub(super) id: String,
    pub(super) name: Vec<u8>,
}

impl Head {
    /// The committed text of the file; `None` where there is none, or one that is no text.
    pub fn text(&self, path: &str) -> Option<&str> {
        let bytes = self.files.get(&format!("{}{path}", self.prefix))?;
        std::str::from_utf8(bytes).ok()
    }

    /// True where the last commit has something of that path, a text or not.
    pub fn has(&self, path: &str) -> bool {
        self.must_have(&format!("{}{path}", self.prefix))
    }

    /// The folder above names it, so it is there: where git calls it missing, git could not read it,
    /// and whoever went on would commit that it is gone.
    fn must_have(&self, path: &str) -> bool {
        if path.is_empty() { self.commit.is_some() } else { self.entry(path).is_some() }
    }

    /// What its folder says of a path from the top of the work tree.
    pub(super) fn entry(&self, path: &str) -> Option<&Entry> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        self.folders.get(folder)?.entry(name.as_bytes())
    }
}

/// True for the same text, whatever git made of the line ends when it checked the file out.
pub fn same_text(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other || unix(one) == unix(other),
        (one, other) => one == other,
    }
}

/// The same for files that may be no text.
pub fn same_bytes(one: &[u8], other: &[u8]) -> bool {
    one == other
        || match (std::str::from_utf8(one), std::str::from_utf8(other)) {
            (Ok(one), Ok(other)) => unix(one) == unix(other),
            _ => false,
        }
}

/// With the line ends that git keeps inside where it converts them.
pub(super) fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

impl Git {
    /// The branch that the work tree is on, by its full name.
    pub fn branch(&self) -> Result<String> {
        if let Some(name) = self.place.branch().map_err(not_started)? {
            return Ok(name);
        }
        match self.ask(&["symbolic-ref", "--quiet", "HEAD"]) {
            Ok(name) if name.starts_with("refs/") => Ok(name.trim_end().to_string()),
            Ok(_) => Err(output_odd("symbolic-ref")),
            Err(error) if error.source.is_some() => Err(error),
            Err(_) => Err(Error::new(Kind::Surroundings, Message::new("store-git-detached"))
                .hint(Message::new("store-git-detached-hint"))),
        }
    }

    /// True where the branch has got to this commit, whatever came after it.
    pub fn is_in_history(&self, commit: &str, history: &History) -> Result<bool> {
        let asked = |args: &[&str]| {
            let mut command = self.command();
            let output = self.run(command.args(args), &[]).map_err(not_started)?;
            Ok::<_, Error>(output.status.code())
        };
        match asked(&["merge-base", "--is-ancestor", commit, &history.branch])? {
            Some(0) => return Ok(true),
            Some(1) => return Ok(false),
            _ => {}
        }
        match asked(&["show-ref", "--verify", "--quiet", &history.branch])? {
            // The first commit of all, which did not come to be.
            Some(1) if history.head.is_none() => Ok(false),
            // git could not read it; whoever guessed would take back what may have been recorded.
            _ => Err(super::unreadable()),
        }
    }

    /// The last commit and whether it holds these paths.
    pub fn head(&self, paths: &[&str]) -> Result<Head> {
        self.head_of(self.objects()?, paths, &[], &[])
    }

    /// The same from a git that waits for it, and the texts of some of the paths; `beside` are paths
    /// from the top of the work tree. Looking for a file that is not there costs git more than
    /// reading one that is.
    pub fn head_of(
        &self,
        objects: Process,
        paths: &[&str],
        texts: &[&str],
        beside: &[&str],
    ) -> Result<Head> {
        let full = paths.iter().map(|path| self.full(path));
        let full: Vec<String> = full.chain(beside.iter().map(ToString::to_string)).collect();
        let texts: Vec<String> = texts.iter().map(|path| self.full(path)).collect();
        if full.iter().any(|path| path.contains('\n')) {
            return Err(Error::new(Kind::Surroundings, Message::new("store-git-odd-folder")));
        }
        let given: BTreeSet<&str> = beside.iter().copied().collect();
        let mut folders = BTreeSet::from([""]);
        for path in &full {
            folders.extend(path.match_indices('/').filter_map(|(at, _)| path.get(..at)));
        }
        let mut asked = String::from("HEAD^{commit}\nHEAD^{tree}\n");
        for path in folders.iter().copied().chain(texts.iter().map(String::as_str)) {
            asked.push_str("HEAD:");
            asked.push_str(path);
            asked.push('\n');
        }
        let said = objects.finish(asked.as_bytes()).map_err(not_started)?;
        succeeded(&said)?;
        let mut objects = Objects::of(&said.stdout);
        let mut head = Head { prefix: self.prefix.clone(), ..Head::default() };
        head.commit = objects.next()?.map(|object| object.id);
        head.tree = objects.next()?.map(|object| object.id);
        if head.commit.is_some() && head.tree.is_none() {
            return Err(odd());
        }
        for folder in folders {
            let object = objects.next()?;
            if object.is_none() && head.must_have(folder) {
                return Err(odd());
            }
            // Where a file gives way to a folder of its name there is no folder yet.
            if let Some(object) = object
                && !(object.kind == "blob" && given.contains(folder))
            {
                if object.kind != "tree" {
                    let path = folder.to_string();
                    return Err(Error::new(
                        Kind::Surroundings,
                        Message::new("store-git-no-folder").with("path", path),
                    ));
                }
                head.folders.insert(folder.to_string(), Folder::read(&object).ok_or_else(odd)?);
            }
        }
        for path in &texts {
            let object = objects.next()?;
            if object.is_none() && head.must_have(path) {
                return Err(odd());
            }
            if let Some(object) = object.filter(|object| object.kind == "blob") {
                head.files.insert(path.clone(), object.bytes.to_vec());
            }
        }
        Ok(head)
    }
}

impl Folder {
    /// `mode SP name NUL id`, the id in bytes, as long as that of the folder itself.
    fn read(object: &Object<'_>) -> Option<Folder> {
        let length = object.id.len() / 2;
        let mut folder = Folder::default();
        let mut rest = object.bytes;
        while !rest.is_empty() {
            let space = rest.iter().position(|byte| *byte == b' ')?;
            let end = rest.iter().position(|byte| *byte == 0)?;
            let mode = String::from_utf8_lossy(rest.get(..space)?).into_owned();
            let name = rest.get(space + 1..end)?.to_vec();
            let (id, left) = rest.get(end + 1..)?.split_at_checked(length)?;
            let digits = id.iter().flat_map(|byte| [byte >> 4, byte & 15]);
            let id = digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect();
            folder.entries.push(Entry { mode, id, name });
            rest = left;
        }
        Some(folder)
    }

    /// What is asked for may be a file or a folder.
    fn entry(&self, name: &[u8]) -> Option<&Entry> {
        let search = |is_folder: bool| {
            let wanted = || sorted(name, is_folder);
            let at = self.entries.binary_search_by(|entry| entry.sorted().cmp(wanted()));
            self.entries.get(at.ok()?)
        };
        search(false).or_else(|| search(true))
    }
}

impl Entry {
    /// By which git sorts it.
    pub(super) fn sorted(&self) -> impl Iterator<Item = &u8> {
        sorted(&self.name, self.mode == FOLDER)
    }
}

/// The order that git keeps: a folder stands where its name with a slash would.
fn sorted(name: &[u8], is_folder: bool) -> impl Iterator<Item = &u8> {
    name.iter().chain(is_folder.then_some(&b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_folders_are_found_in_the_order_of_git() {
        let names = [("100644", "a-b"), ("100644", "a.md"), ("40000", "a"), ("100644", "a0")];
        let mut bytes = Vec::new();
        for (mode, name) in names {
            bytes.extend_from_slice(format!("{mode} {name}\0").as_bytes());
            bytes.extend_from_slice(&[7; 20]);
        }
        let object = Object { id: "0".repeat(40), kind: "tree".into(), bytes: &bytes };
        let folder = Folder::read(&object).expect("a folder");
        for (mode, name) in names {
            let found = folder.entry(name.as_bytes()).map(|entry| entry.mode.as_str());
            assert_eq!(found, Some(mode), "{name}");
        }
        for missing in ["", "a.m", "b", "0"] {
            assert!(folder.entry(missing.as_bytes()).is_none(), "{missing}");
        }
    }

    #[test]
    fn line_ends_make_no_other_text() {
        assert!(same_text(Some("a\r\nb\r\n"), Some("a\nb\n")));
        assert!(!same_text(Some("a\n"), Some("b\n")) && !same_text(Some(""), None));
    }
}

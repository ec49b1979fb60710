//! From new texts to one of git's trees: the blobs, and anew only the folders on the way to them.
//! Nothing of it can be seen before a branch names it.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Stdio};

use super::head::{Entry, FOLDER, Head, same_text, unix};
use super::index::absolute;
use super::process::{Process, tell};
use super::ready::{Blobs, Tools};
use super::{Blob, Git, NOTHING_SHA1, NOTHING_SHA256, not_started, output_odd, succeeded};
use crate::change::Change;
use crate::error::{Error, Kind, Result};
use crate::store::disk::Disk;
use crate::store::journal::{Journal, not_written};
use crate::store::lock::Lock;
use crate::store::root::Root;
use crate::store::taking::Taking;
use crate::words::Message;

const TEXT: &str = "100644";

/// A commit in the making.
#[derive(Debug)]
pub struct Staged {
    pub(super) tree: String,
    /// The tree of the last commit.
    before: Option<String>,
    /// The paths from the top of the work tree, with what they become; `None` where they go.
    pub(super) files: Vec<(String, Option<Entry>)>,
    /// Everything that was made, for the disk to keep.
    pub(super) made: Vec<String>,
    /// The tree of a commit between the last one and this, of what was written by hand and is not
    /// in the history yet: a step back from this one must find it again.
    pub by_hand: Option<String>,
    /// Whether there is a commit even where no file changes: it joins two histories.
    joins: bool,
}

impl Staged {
    /// `None` where the last commit has just these texts already.
    pub fn new_tree(&self) -> Option<&str> {
        let before = self.before.as_ref();
        let changes = self.joins || self.by_hand.is_some() || before != Some(&self.tree);
        changes.then_some(&self.tree)
    }
}

impl Git {
    /// The objects for these changes, whose new texts lie staged beside their places.
    pub fn stage(
        &self,
        Tools { blobs, trees, .. }: Tools,
        head: &Head,
        journal: &Journal,
        taking: Option<&Taking>,
        (root, own, lock): (&Root, &Path, &Lock),
    ) -> Result<Staged> {
        let changes = &journal.changes;
        let windows = self.writes_for_windows(head, changes);
        let known = |change: &Change| taking?.known.get(&self.full(&change.path));
        let new: Vec<bool> =
            changes.iter().map(|c| c.after.is_some() && known(c).is_none()).collect();
        let blobs = match blobs {
            Blobs::Loose(process) => self.loose(process, head, journal, (root, &new), windows)?,
            Blobs::Packed => self.packed(&texts(head, changes, &new, windows), own, lock)?,
        };
        let mut made: Vec<String> = blobs.iter().flatten().cloned().collect();
        let mut files = Vec::new();
        for (change, blob) in changes.iter().zip(blobs) {
            let path = self.full(&change.path);
            let entry = match (blob, known(change)) {
                (Some(id), _) => Some(entry(&path, id, mode(head, &path))),
                (None, Some(Blob { id, mode })) => Some(entry(&path, id.clone(), mode.clone())),
                (None, None) => None,
            };
            files.push((path, entry));
        }
        files.extend(journal.others.iter().map(|other| {
            let after = other.after.as_ref();
            let after = after.map(|blob| entry(&other.path, blob.id.clone(), blob.mode.clone()));
            (other.path.clone(), after)
        }));
        let joins = taking.is_some();
        let before = head.tree.clone();
        if let Some(theirs) = taking.filter(|taking| taking.forward).map(|taking| &taking.theirs) {
            let tree = id(&self.ask(&["rev-parse", "--verify", &format!("{theirs}^{{tree}}")])?)?;
            return Ok(Staged { tree, before, files, made, by_hand: None, joins });
        }
        let (tree, folders) = self.folders(trees, head, &files)?;
        made.extend(folders);
        let by_hand = self.by_hand(head, changes, own, windows, &mut made)?;
        Ok(Staged { tree, before, files, made, by_hand, joins })
    }

    /// True where git is set to write line ends of Windows; asked only where it makes a difference.
    fn writes_for_windows(&self, head: &Head, changes: &[Change]) -> bool {
        let open = |change: &Change| {
            let before = change.before.as_deref().unwrap_or_default();
            let committed = head.text(&change.path);
            has_windows_ends(before) && committed.is_some_and(|text| text != unix(before))
        };
        changes.iter().any(open)
            && matches!(self.setting("core.autocrlf").as_deref(), Some("true" | "input"))
    }

    /// The tree with the texts that the changes were made from, where the history has others.
    fn by_hand(
        &self,
        head: &Head,
        changes: &[Change],
        own: &Path,
        windows: bool,
        made: &mut Vec<String>,
    ) -> Result<Option<String>> {
        let mut files = Vec::new();
        for change in changes {
            let Some(before) = &change.before else { continue };
            if same_text(head.text(&change.path), Some(before)) {
                continue;
            }
            let path = self.full(&change.path);
            let id = match is_converted(head, change, windows) {
                true => self.blob(&unix(before))?,
                false => self.blob(before)?,
            };
            made.push(id.clone());
            let entry = entry(&path, id, mode(head, &path));
            files.push((path, Some(entry)));
        }
        if files.is_empty() {
            return Ok(None);
        }
        let (tree, folders) = self.folders(Maker::start(self, own)?, head, &files)?;
        made.extend(folders);
        Ok(Some(tree))
    }

    /// Reads the new tree against that of the last commit: whatever went wrong on the way, nothing
    /// but the paths that were meant may differ.
    pub fn expect_no_other_change(&self, staged: &Staged, own: &Path) -> Result<()> {
        let before = staged.before.as_deref().unwrap_or(self.nothing);
        let meant: HashSet<&[u8]> = staged.files.iter().map(|(path, _)| path.as_bytes()).collect();
        // git would read the whole index, for which it has no use here: it finds none.
        let no_index = absolute(&own.join("no-index"))?;
        for tree in [Some(&staged.tree), staged.by_hand.as_ref()].into_iter().flatten() {
            let mut command = self.command();
            command.args(["diff-tree", "-r", "-z", "--no-renames", "--name-only", before, tree]);
            command.env("GIT_INDEX_FILE", &no_index);
            let output = self.run(&mut command, &[]).map_err(not_started)?;
            succeeded(&output)?;
            let mut differ = output.stdout.split(|byte| *byte == 0).filter(|path| !path.is_empty());
            if !differ.all(|path| meant.contains(path)) {
                return Err(odd());
            }
        }
        Ok(())
    }

    /// A blob of its own process, for the few that are not as they stand on the disk.
    pub fn blob(&self, text: &str) -> Result<String> {
        let args = ["hash-object", "-w", "--no-filters", "--stdin"];
        id(&self.tell(&args, text.as_bytes())?)
    }

    /// The ids of the new texts, in the order of the changes; `None` for what is not `new`.
    fn loose(
        &self,
        blobs: Process,
        head: &Head,
        journal: &Journal,
        (root, new): (&Root, &[bool]),
        windows: bool,
    ) -> Result<Vec<Option<String>>> {
        let changes = &journal.changes;
        let folder = std::path::absolute(root.path()).map_err(not_started)?;
        let mut names = Vec::new();
        for ((at, change), _) in changes.iter().enumerate().zip(new).filter(|(_, new)| **new) {
            if !is_converted(head, change, windows) {
                names.extend(listed(&folder.join(journal.names(root, at, change).0))?);
                names.push(b'\n');
            }
        }
        let written = match names.is_empty() {
            true => String::new(),
            false => {
                let output = blobs.finish(&names).map_err(not_started)?;
                succeeded(&output)?;
                String::from_utf8_lossy(&output.stdout).into_owned()
            }
        };
        let mut written = written.lines();
        changes
            .iter()
            .zip(new)
            .map(|(change, new)| match change.after.as_ref().filter(|_| *new) {
                None => Ok(None),
                Some(text) if is_converted(head, change, windows) => {
                    self.blob(&unix(text)).map(Some)
                }
                Some(_) => id(written.next().unwrap_or_default()).map(Some),
            })
            .collect()
    }

    /// The new tree of the whole, and the ids of all folders that were made for it.
    fn folders(
        &self,
        mut maker: Maker,
        head: &Head,
        files: &[(String, Option<Entry>)],
    ) -> Result<(String, Vec<String>)> {
        let mut wanted: BTreeMap<String, BTreeMap<Vec<u8>, Option<Entry>>> = BTreeMap::new();
        for (path, entry) in files {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let names = wanted.entry(folder.to_string()).or_default();
            names.insert(name.as_bytes().to_vec(), entry.clone());
        }
        wanted.entry(String::new()).or_default();
        let mut made = Vec::new();
        // The deepest first: the others hold their ids.
        while let Some(folder) = wanted.keys().max_by_key(|folder| depth(folder)).cloned() {
            let updates = wanted.remove(&folder).unwrap_or_default();
            let known = head.folders.get(&folder).into_iter().flat_map(|folder| &folder.entries);
            let mut entries: Vec<&Entry> =
                known.filter(|entry| !updates.contains_key(&entry.name)).collect();
            entries.extend(updates.values().flatten());
            entries.sort_by(|a, b| a.sorted().cmp(b.sorted()));
            let id = match entries.is_empty() && !folder.is_empty() {
                true => None,
                false => Some(maker.tree(&entries)?),
            };
            made.extend(id.clone());
            if folder.is_empty() {
                let tree = id.ok_or_else(odd)?;
                maker.end()?;
                return Ok((tree, made));
            }
            let (above, name) = folder.rsplit_once('/').unwrap_or(("", &folder));
            let name = name.as_bytes().to_vec();
            let entry = id.map(|id| Entry { mode: FOLDER.to_string(), id, name: name.clone() });
            let above = wanted.entry(above.to_string()).or_default();
            match entry {
                Some(_) => drop(above.insert(name, entry)),
                // A file may have its name now.
                None => drop(above.entry(name).or_default()),
            }
        }
        Err(odd())
    }
}

/// The new texts as the history keeps them; `None` for what is not `new`.
fn texts<'a>(
    head: &Head,
    changes: &'a [Change],
    new: &[bool],
    windows: bool,
) -> Vec<Option<Cow<'a, str>>> {
    let text = |(change, new): (&'a Change, &bool)| {
        let text = change.after.as_deref().filter(|_| *new)?;
        Some(match is_converted(head, change, windows) {
            true => Cow::Owned(unix(text)),
            false => Cow::Borrowed(text),
        })
    };
    changes.iter().zip(new).map(text).collect()
}

fn entry(path: &str, id: String, mode: String) -> Entry {
    let name = path.rsplit('/').next().unwrap_or(path).as_bytes().to_vec();
    Entry { mode, id, name }
}

/// Outside the top, deeper with each part.
fn depth(folder: &str) -> usize {
    if folder.is_empty() { 0 } else { 1 + folder.matches('/').count() }
}

/// A file keeps the mode that it has in the history.
fn mode(head: &Head, path: &str) -> String {
    let known = head.entry(path).filter(|entry| entry.mode.starts_with("100"));
    known.map_or(TEXT, |entry| entry.mode.as_str()).to_string()
}

/// True where git changed the line ends when it checked the file out: then the history goes on
/// with those that it has, also when somebody wrote in the file since.
fn is_converted(head: &Head, change: &Change, windows: bool) -> bool {
    match (&change.before, head.text(&change.path)) {
        (Some(before), Some(committed)) if before != committed => {
            unix(before) == committed
                || windows && !committed.contains('\r') && has_windows_ends(before)
        }
        _ => false,
    }
}

fn has_windows_ends(text: &str) -> bool {
    text.contains('\n') && text.matches('\n').count() == text.matches("\r\n").count()
}

/// As git reads a path from a list by lines: one with a line break stands in quotes.
fn listed(path: &Path) -> Result<Vec<u8>> {
    let text = plain(path)?;
    Ok(match text.contains(['\n', '"']) {
        true => quoted(text).into_bytes(),
        false => text.as_bytes().to_vec(),
    })
}

/// As git reads a path wherever it takes one in quotes.
pub(super) fn quoted(path: &str) -> String {
    let escaped = path.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{escaped}\"")
}

/// A path that can be said to git.
pub(super) fn plain(path: &Path) -> Result<&str> {
    let odd = || Error::new(Kind::Surroundings, Message::new("store-git-odd-folder"));
    path.to_str().ok_or_else(odd)
}

/// Makes one tree after the other.
#[derive(Debug)]
pub struct Maker {
    // Closed before the process is waited for.
    input: ChildStdin,
    /// It dies where it cannot answer.
    answers: BufReader<ChildStdout>,
    process: Process,
    /// Where it reads the tree.
    file: PathBuf,
    disk: Disk,
}

impl Maker {
    pub(super) fn start(git: &Git, own: &Path) -> Result<Maker> {
        let mut command = git.command();
        // `mktree` would look every entry up, and they are as they were. What an old program named
        // in a way of its own stays so, too.
        command.args(["hash-object", "-w", "-t", "tree", "--literally", "--stdin-paths"]);
        command.stderr(Stdio::null());
        let mut process = Process::start(&git.disk, &mut command, true).map_err(not_started)?;
        let Some((input, output)) = process.pipes() else { return Err(odd()) };
        let file = absolute(&own.join("tree"))?;
        let answers = BufReader::new(output);
        Ok(Maker { input, answers, process, file, disk: git.disk.clone() })
    }

    fn tree(&mut self, entries: &[&Entry]) -> Result<String> {
        let bytes = written(entries).ok_or_else(odd)?;
        self.disk.scratch(&self.file, &bytes).map_err(|source| not_written("tree", source))?;
        let mut question = listed(&self.file)?;
        question.push(b'\n');
        let mut answer = String::new();
        let asked = self.disk.clone().call("tree", || {
            tell(&mut self.input, &question)?;
            self.answers.read_line(&mut answer)
        });
        asked.map_err(not_started)?;
        id(&answer)
    }

    fn end(self) -> Result<()> {
        drop(self.input);
        let output = self.process.finish(&[]).map_err(not_started)?;
        if !output.status.success() {
            return Err(odd());
        }
        self.disk.remove(&self.file).map_err(|source| not_written("tree", source))
    }
}

/// The id that git has printed. It may end well without having said anything: it does not look
/// whether a pipe took its answer.
pub(super) fn id(said: &str) -> Result<String> {
    let id = said.trim_end();
    let whole = [NOTHING_SHA1.len(), NOTHING_SHA256.len()].contains(&id.len());
    match whole && id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        true => Ok(id.to_string()),
        false => Err(odd()),
    }
}

fn odd() -> Error {
    output_odd("hash-object")
}

/// A tree as git keeps it: `mode SP name NUL id`, the id in bytes.
fn written(entries: &[&Entry]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(entries.len() * 64);
    for entry in entries {
        bytes.extend(entry.mode.as_bytes());
        bytes.push(b' ');
        bytes.extend(&entry.name);
        bytes.push(0);
        for pair in entry.id.as_bytes().chunks(2) {
            let digit = |at: usize| char::from(*pair.get(at)?).to_digit(16);
            bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_written_in_the_order_of_git() {
        let entry = |mode: &str, name: &str| Entry {
            mode: mode.to_string(),
            id: "00ff".to_string(),
            name: name.as_bytes().to_vec(),
        };
        let [file, folder, other] = [entry(TEXT, "a.md"), entry(FOLDER, "a"), entry(TEXT, "a0")];
        let mut entries = [&other, &folder, &file];
        entries.sort_by(|a, b| a.sorted().cmp(b.sorted()));
        let expected = b"100644 a.md\0\x00\xff40000 a\0\x00\xff100644 a0\0\x00\xff";
        assert_eq!(written(&entries).expect("a tree"), expected);
        assert!(written(&[&Entry { id: "0".into(), ..file }]).is_none());
    }
}

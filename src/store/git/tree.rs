//! From new texts to one of git's trees: the blobs, and anew only the folders on the way to them.
//! Nothing of it can be seen before a branch names it.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::head::{Entry, Head, same_text, unix};
use super::{Git, not_started, output_odd};
use crate::change::Change;
use crate::error::{Error, Kind, Result};
use crate::store::journal::Journal;
use crate::store::root::Root;
use crate::words::Message;

const FOLDER: &str = "40000";
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
}

impl Staged {
    /// `None` where the last commit has just these texts already.
    pub fn new_tree(&self) -> Option<&str> {
        let changes = self.by_hand.is_some() || self.before.as_ref() != Some(&self.tree);
        changes.then_some(&self.tree)
    }
}

impl Git {
    /// The objects for these changes, whose new texts lie staged beside their places.
    pub fn stage(&self, head: &Head, journal: &Journal, root: &Root) -> Result<Staged> {
        let changes = &journal.changes;
        let windows = self.writes_for_windows(head, changes);
        let blobs = self.blobs(head, journal, root, windows)?;
        let mut files = Vec::new();
        for (change, blob) in changes.iter().zip(blobs) {
            let path = self.full(&change.path);
            let entry = blob.map(|id| {
                let name = path.rsplit('/').next().unwrap_or(&path).as_bytes().to_vec();
                Entry { mode: mode(head, &path, &name), id, name }
            });
            files.push((path, entry));
        }
        let (tree, folders) = self.folders(head, &files)?;
        let mut made: Vec<String> =
            files.iter().filter_map(|(_, e)| Some(e.as_ref()?.id.clone())).collect();
        made.extend(folders);
        let by_hand = self.by_hand(head, changes, windows, &mut made)?;
        let staged = Staged { tree, before: head.tree.clone(), files, made, by_hand };
        self.expect_no_other_change(&staged)?;
        Ok(staged)
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
            let name = path.rsplit('/').next().unwrap_or(&path).as_bytes().to_vec();
            let args = ["hash-object", "-w", "--no-filters", "--stdin"];
            let kept = match is_converted(head, change, windows) {
                true => unix(before),
                false => before.clone(),
            };
            let id = self.tell(&args, kept.as_bytes())?.trim_end().to_string();
            made.push(id.clone());
            let entry = Entry { mode: mode(head, &path, &name), id, name };
            files.push((path, Some(entry)));
        }
        if files.is_empty() {
            return Ok(None);
        }
        let (tree, folders) = self.folders(head, &files)?;
        made.extend(folders);
        Ok(Some(tree))
    }

    /// Reads the new tree against that of the last commit: whatever went wrong on the way, nothing
    /// but the paths that were meant may differ.
    fn expect_no_other_change(&self, staged: &Staged) -> Result<()> {
        let before = staged.before.as_deref().unwrap_or(self.nothing);
        let meant: HashSet<&[u8]> = staged.files.iter().map(|(path, _)| path.as_bytes()).collect();
        for tree in [Some(&staged.tree), staged.by_hand.as_ref()].into_iter().flatten() {
            let args = ["diff-tree", "-r", "-z", "--no-renames", "--name-only", before, tree];
            let differ = self.output(&args, &[])?;
            let mut differ = differ.split(|byte| *byte == 0).filter(|path| !path.is_empty());
            if !differ.all(|path| meant.contains(path)) {
                return Err(output_odd("mktree"));
            }
        }
        Ok(())
    }

    /// The ids of the new texts, in the order of the changes; `None` for a file that goes.
    fn blobs(
        &self,
        head: &Head,
        journal: &Journal,
        root: &Root,
        windows: bool,
    ) -> Result<Vec<Option<String>>> {
        let changes = &journal.changes;
        let folder = std::path::absolute(root.path()).map_err(not_started)?;
        let mut names = Vec::new();
        for (at, change) in changes.iter().enumerate().filter(|(_, change)| change.after.is_some())
        {
            if !is_converted(head, change, windows) {
                names.extend(quoted(&folder.join(journal.names(root, at, change).0))?);
                names.push(b'\n');
            }
        }
        let written = match names.is_empty() {
            true => String::new(),
            false => self.tell(&["hash-object", "-w", "--no-filters", "--stdin-paths"], &names)?,
        };
        let mut written = written.lines();
        changes
            .iter()
            .map(|change| match &change.after {
                None => Ok(None),
                Some(text) if is_converted(head, change, windows) => {
                    let kept = unix(text);
                    let id = self
                        .tell(&["hash-object", "-w", "--no-filters", "--stdin"], kept.as_bytes())?;
                    Ok(Some(id.trim_end().to_string()))
                }
                Some(_) => {
                    let id = written.next().ok_or_else(|| output_odd("hash-object"))?;
                    Ok(Some(id.to_string()))
                }
            })
            .collect()
    }

    /// The new tree of the whole, and the ids of all folders that were made for it.
    fn folders(
        &self,
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
        let mut maker = Maker::start(self)?;
        let mut made = Vec::new();
        // The deepest first: the others hold their ids.
        while let Some(folder) = wanted.keys().max_by_key(|folder| depth(folder)).cloned() {
            let updates = wanted.remove(&folder).unwrap_or_default();
            let mut entries = head.folders.get(&folder).cloned().unwrap_or_default();
            entries.retain(|entry| !updates.contains_key(&entry.name));
            entries.extend(updates.into_values().flatten());
            let id = match entries.is_empty() && !folder.is_empty() {
                true => None,
                false => {
                    Some(self.disk.call("mktree", || maker.tree(&entries)).map_err(not_started)?)
                }
            };
            made.extend(id.clone());
            if folder.is_empty() {
                let tree = id.ok_or_else(|| output_odd("mktree"))?;
                maker.end()?;
                return Ok((tree, made));
            }
            let (above, name) = folder.rsplit_once('/').unwrap_or(("", &folder));
            let name = name.as_bytes().to_vec();
            let entry = id.map(|id| Entry { mode: FOLDER.to_string(), id, name: name.clone() });
            wanted.entry(above.to_string()).or_default().insert(name, entry);
        }
        Err(output_odd("mktree"))
    }
}

/// Outside the top, deeper with each part.
fn depth(folder: &str) -> usize {
    if folder.is_empty() { 0 } else { 1 + folder.matches('/').count() }
}

/// A file keeps the mode that it has in the history.
fn mode(head: &Head, path: &str, name: &[u8]) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let entries = head.folders.get(folder).map(Vec::as_slice).unwrap_or_default();
    let known = entries.iter().find(|entry| entry.name == name && entry.mode.starts_with("100"));
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
fn quoted(path: &Path) -> Result<Vec<u8>> {
    let text = path
        .to_str()
        .ok_or_else(|| Error::new(Kind::Surroundings, Message::new("store-git-odd-folder")))?;
    if !text.contains(['\n', '"']) {
        return Ok(text.as_bytes().to_vec());
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    Ok(format!("\"{escaped}\"").into_bytes())
}

/// How long one tree may take, its sync included.
const PATIENCE: Duration = Duration::from_secs(30);

/// `git mktree`, which makes one tree after the other.
struct Maker {
    child: Child,
    input: ChildStdin,
    /// What it answers. It does not look whether its answer could be written and would then wait
    /// for a next question, as we for the answer.
    answers: Receiver<io::Result<String>>,
}

impl Maker {
    fn start(git: &Git) -> Result<Maker> {
        let mut command = git.command();
        // What stands in the trees was there before or has just been made.
        command.args(["mktree", "-z", "--missing", "--batch"]);
        let started = git.disk.call("git", || {
            let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn()?;
            let (input, output) = (child.stdin.take(), child.stdout.take());
            Ok((child, input, output))
        });
        match started.map_err(not_started)? {
            (child, Some(input), Some(output)) => {
                let (tell, answers) = mpsc::channel();
                thread::spawn(move || {
                    for line in BufReader::new(output).lines() {
                        if tell.send(line).is_err() {
                            break;
                        }
                    }
                });
                Ok(Maker { child, input, answers })
            }
            _ => Err(output_odd("mktree")),
        }
    }

    fn tree(&mut self, entries: &[Entry]) -> io::Result<String> {
        let mut lines = Vec::new();
        for entry in entries {
            let kind = match entry.mode.as_str() {
                FOLDER => "tree",
                "160000" => "commit",
                _ => "blob",
            };
            lines.extend(format!("{} {kind} {}\t", entry.mode, entry.id).into_bytes());
            lines.extend(&entry.name);
            lines.push(0);
        }
        lines.push(0);
        self.input.write_all(&lines)?;
        self.input.flush()?;
        match self.answers.recv_timeout(PATIENCE) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => Err(io::ErrorKind::TimedOut.into()),
            Err(RecvTimeoutError::Disconnected) => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    fn end(mut self) -> Result<()> {
        drop(self.input);
        let status = self.child.wait().map_err(not_started)?;
        if status.success() { Ok(()) } else { Err(output_odd("mktree")) }
    }
}

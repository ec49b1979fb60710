//! What somebody wrote into the log without netlog: with an editor, a file manager, Obsidian. Before
//! anything is shared it becomes a step of its own, so that no joining can lose it. Only what belongs
//! to a log: whatever else lies about in its folder stays where it is.

use std::fs;

use super::Tally;
use crate::error::{Error, Kind, Result};
use crate::record::kind::{self, KINDS};
use crate::store::apply::Commit;
use crate::store::git::{Git, same_bytes};
use crate::store::history::How;
use crate::store::lock::Lock;
use crate::store::root::{Root, SETTINGS};
use crate::words::Message;

/// Paths are from the root of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByHand {
    pub files: Vec<(String, How)>,
    /// Files that git does not know and that belong to no log.
    pub strange: Vec<String>,
}

impl ByHand {
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for (path, how) in &self.files {
            let count = match how {
                _ if kind::of_path(path).is_none() => &mut tally.files,
                How::Added => &mut tally.added,
                How::Changed => &mut tally.changed,
                How::Removed => &mut tally.removed,
            };
            *count += 1;
        }
        tally
    }
}

/// `also` are files of the log that its settings name.
pub fn find(git: &Git, root: &Root, also: &[&str]) -> Result<ByHand> {
    let mut found = ByHand::default();
    let mut changed = Vec::new();
    for (status, path) in git.status()? {
        let status = (status.first().copied(), status.get(1).copied());
        match status {
            (Some(b'U'), _) | (_, Some(b'U')) | (Some(b'A'), Some(b'A')) => {
                return Err(Error::new(Kind::Surroundings, Message::new("store-git-under-way"))
                    .hint(Message::new("store-share-under-way-hint")));
            }
            (Some(b'?'), _) if belongs(&path) || also.contains(&path.as_str()) => {
                found.files.push((path, How::Added))
            }
            (Some(b'?'), _) => found.strange.push(path),
            (Some(b'A'), Some(b'D')) => {}
            (Some(b'A'), _) => found.files.push((path, How::Added)),
            (_, Some(b'D')) | (Some(b'D'), Some(b' ')) => found.files.push((path, How::Removed)),
            _ => changed.push(path),
        }
    }
    changed.retain(|path| !path.contains('\n'));
    let committed = git.committed(&changed)?;
    for (path, committed) in changed.into_iter().zip(committed) {
        // Other line ends alone are what an editor or git made of them, and no other text.
        let now = fs::read(root.join(&path));
        match (now, committed) {
            (Ok(now), Some(committed)) if same_bytes(&now, &committed) => {}
            _ => found.files.push((path, How::Changed)),
        }
    }
    found.files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

/// Whether a new file is one of the log's.
fn belongs(path: &str) -> bool {
    // Names that are not in UTF-8 are shown with such a sign, and found by nobody; another
    // repository within this one ends so, and nothing of it but a name would come to the others.
    if path.contains('\u{fffd}') || path.ends_with('/') {
        return false;
    }
    let Some((folder, name)) = path.split_once('/') else { return path == SETTINGS };
    let hidden = path.split('/').any(|part| part.starts_with('.') && part != ".gitkeep");
    let record = KINDS.iter().any(|kind| kind.folder == folder);
    !hidden && (record && (name.ends_with(".md") || name == ".gitkeep") || folder == "templates")
}

pub fn record(git: &Git, by_hand: &ByHand, commit: &Commit, lock: &Lock) -> Result<()> {
    let all: Vec<&str> = by_hand.files.iter().map(|(path, _)| path.as_str()).collect();
    let new = by_hand.files.iter().filter(|(_, how)| *how == How::Added);
    let new: Vec<&str> = new.map(|(path, _)| path.as_str()).collect();
    git.commit_by_hand(&all, &new, commit, lock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_of_the_log_goes_into_it() {
        for good in [
            "netlog.toml",
            "contacts/anna.md",
            "meetings/2024/x.md",
            "contacts/.gitkeep",
            "templates/office.docx",
        ] {
            assert!(belongs(good), "{good}");
        }
        for bad in [
            "notes.md",
            "contacts/photo.jpg",
            "contacts/.anna.md.swp",
            "contacts/.obsidian/x.md",
            "templates/.~lock.office.docx#",
            "templates/other/",
            "2024.docx",
            "other/x.md",
        ] {
            assert!(!belongs(bad), "{bad}");
        }
    }
}

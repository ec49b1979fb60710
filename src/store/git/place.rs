//! Where git keeps its own files. Found without git, so that every process finds the same place,
//! whether it has git or not; a disk that cannot be asked is an error, not a folder without git.

use std::io;
use std::path::{Path, PathBuf};

use crate::store::file;

/// The folders of git's own files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Of this work tree alone: its index and its `HEAD`.
    pub own: PathBuf,
    /// Shared by all work trees: branches and objects.
    pub common: PathBuf,
}

impl Place {
    /// Of the nearest `.git` in the folder or above it: a folder, or a file that names one.
    pub fn find(folder: &Path) -> io::Result<Option<Place>> {
        // A log may be reached by a link or a relative path; git goes up from where it really lies.
        let folder = folder.canonicalize()?;
        for above in folder.ancestors() {
            let mark = above.join(".git");
            let Some(kind) = file::kind(&mark)? else { continue };
            let own = match kind.is_dir() {
                true => mark,
                // Relative to the folder of the file that names it.
                false => match named(&mark, "gitdir:")? {
                    Some(own) => above.join(own),
                    None => return Ok(None),
                },
            };
            if !file::kind(&own)?.is_some_and(|kind| kind.is_dir()) {
                return Ok(None);
            }
            let common = match named(&own.join("commondir"), "")? {
                Some(common) => own.join(common),
                None => own.clone(),
            };
            return Ok(Some(Place { own, common }));
        }
        Ok(None)
    }

    /// True while a merge, rebase, cherry-pick or revert waits for somebody. A commit made then
    /// lies where aborting it throws it away.
    pub fn is_under_way(&self) -> io::Result<bool> {
        let marks =
            ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];
        for mark in marks {
            if file::kind(&self.own.join(mark))?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Place {
    /// The branch that `HEAD` names; `None` where only git can tell: it is a link, names a commit,
    /// or stands in for a table of branches.
    pub fn branch(&self) -> io::Result<Option<String>> {
        let head = self.own.join("HEAD");
        if file::is_link(&head) {
            return Ok(None);
        }
        let name = named(&head, "ref: ")?;
        let plain =
            |name: &String| name.starts_with("refs/heads/") && name != "refs/heads/.invalid";
        Ok(name.filter(plain))
    }
}

/// What a file of one line says behind `key`; `None` where there is none.
fn named(file: &Path, key: &str) -> io::Result<Option<String>> {
    if file::kind(file)?.is_none() {
        return Ok(None);
    }
    let text = file::read_text(file).map_err(|fault| match fault {
        file::ReadFault::Io(source) => source,
        _ => io::ErrorKind::InvalidData.into(),
    })?;
    Ok(text.strip_prefix(key).map(|named| named.trim().to_string()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn gits_own_folder_is_found_without_git() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("a path");
        for below in ["plain/.git", "plain/log", "tree/log", "elsewhere", "shared"] {
            fs::create_dir_all(root.join(below)).expect("a folder");
        }
        let find = |folder: &str| Place::find(&root.join(folder)).expect("the disk answers");
        let plain = find("plain/log").expect("a place");
        assert_eq!((&plain.own, &plain.common), (&root.join("plain/.git"), &plain.own));
        fs::write(root.join("tree/.git"), "gitdir: ../elsewhere\n").expect("a file");
        fs::write(root.join("elsewhere/commondir"), "../shared\n").expect("a file");
        let tree = find("tree/log").expect("a place");
        assert_eq!(tree.own.canonicalize().expect("a path"), root.join("elsewhere"));
        assert_eq!(tree.common.canonicalize().expect("a path"), root.join("shared"));
        fs::write(root.join("tree/.git"), "gitdir: ../nowhere\n").expect("a file");
        assert_eq!(find("tree/log"), None);
        assert!(Place::find(&root.join("missing")).is_err());
    }
}

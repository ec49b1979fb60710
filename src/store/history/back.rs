//! What takes a step back: the texts that were there before it, byte for byte, as a change set. It
//! is refused where anything that the step wrote is not as the step left it.

use std::collections::HashSet;
use std::fs;
use std::io;

use super::{Entry, History, How, Touched, short};
use crate::change::ChangeSet;
use crate::error::{Error, Kind, Result};
use crate::store::encoding;
use crate::store::file::{self, ReadFault};
use crate::store::path;
use crate::store::root::Root;
use crate::words::Message;

/// Bytes; as for the files on the disk.
const LARGEST: usize = 4 * 1024 * 1024;
/// Of all files of one step together.
const LARGEST_SUM: usize = 64 * 1024 * 1024;

/// A file as git has it, or why it is no text.
pub(super) type Text = std::result::Result<String, ReadFault>;

impl History {
    /// The change that takes the step back.
    pub fn back(&self, root: &Root, entry: &Entry) -> Result<ChangeSet> {
        self.expect_whole(entry)?;
        for touched in &entry.changes {
            expect_plain(root, touched)?;
        }
        self.expect_last(entry)?;
        self.expect_only(entry)?;
        let ids = entry.changes.iter().flat_map(|t| [&t.old, &t.new]).flatten();
        let mut texts = self.texts(&ids.map(String::as_str).collect::<Vec<_>>())?.into_iter();
        let mut kept = Vec::new();
        for touched in &entry.changes {
            let mut text = |id: &Option<String>| match id {
                None => Ok(None),
                Some(_) => match texts.next() {
                    Some(text) => text.map(Some).map_err(|fault| fault.into_error(&touched.path)),
                    None => Err(refused("store-back-odd", &touched.path)),
                },
            };
            kept.push((touched, text(&touched.old)?, text(&touched.new)?));
        }
        let mut set = ChangeSet::new();
        for (touched, old, new) in kept {
            put_back(&mut set, touched, on_disk(root, touched)?, old, new)?;
        }
        Ok(set)
    }

    /// Only a step of the log's own can be taken back, and not the one that began it.
    fn expect_whole(&self, entry: &Entry) -> Result<()> {
        let refused = |id: &'static str, hint: &'static str| {
            Err(Error::data(Message::new(id).with("id", entry.short_id())).hint(Message::new(hint)))
        };
        if entry.is_merge() {
            return refused("store-back-merge", "store-back-merge-hint");
        }
        if entry.parents.is_empty() || entry.deed.words == "init log" {
            return refused("store-back-first", "store-back-first-hint");
        }
        if entry.changes.iter().any(|touched| !touched.inside) {
            return refused("store-back-outside", "store-back-outside-hint");
        }
        Ok(())
    }

    /// No later step may have changed what this one wrote.
    fn expect_last(&self, entry: &Entry) -> Result<()> {
        let differing = self.differing(&entry.id, "HEAD")?;
        let Some(touched) = entry.changes.iter().find(|t| differing.contains(&t.path)) else {
            return Ok(());
        };
        let since = format!("{}..HEAD", entry.id);
        let later = self.entries(&["-n", "1", &since, "--", &touched.path])?.pop();
        let id = later.as_ref().map_or("HEAD", |later| short(&later.id)).to_string();
        let taken_back = later.is_some_and(|later| later.deed.undoes.as_ref() == Some(&entry.id));
        let (message, hint) = match taken_back {
            true => (Message::new("store-back-already"), Message::new("store-back-already-hint")),
            false => (
                Message::new("store-back-later").with("path", touched.path.as_str()),
                Message::new("store-back-later-hint"),
            ),
        };
        Err(Error::data(message.with("id", id.as_str())).hint(hint.with("id", id)))
    }

    /// Nor may somebody have done the same beside it: what they did would go as well.
    fn expect_only(&self, entry: &Entry) -> Result<()> {
        let lines = |args: &[&str]| -> Result<Vec<String>> {
            let ids = self.git.output(args, &[])?;
            Ok(String::from_utf8_lossy(&ids).lines().map(str::to_string).collect())
        };
        let since = format!("{}..HEAD", entry.id);
        let later = lines(&["rev-list", "--ancestry-path", &since])?;
        if later.len() == lines(&["rev-list", &since])?.len() {
            return Ok(());
        }
        let later: HashSet<String> = later.into_iter().collect();
        let paths: HashSet<&str> = entry.changes.iter().map(|t| t.path.as_str()).collect();
        let beside = self.entries(&["--no-merges", &since])?;
        let found = beside.iter().filter(|step| !later.contains(&step.id)).find_map(|step| {
            let touched = step.changes.iter().find(|t| paths.contains(t.path.as_str()))?;
            Some((step, touched))
        });
        let Some((step, touched)) = found else { return Ok(()) };
        let message = Message::new("store-back-beside").with("path", touched.path.as_str());
        Err(Error::data(message.with("id", step.short_id()))
            .hint(Message::new("store-back-beside-hint")))
    }

    /// The texts of files as git has them, one for each id.
    pub(super) fn texts(&self, ids: &[&str]) -> Result<Vec<Text>> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let asked = ids.join("\n") + "\n";
        // A repository of somebody else's may hold anything: first how much it is.
        let sizes =
            self.git.output(&["cat-file", "--batch-check=%(objectsize)"], asked.as_bytes())?;
        let sizes = String::from_utf8_lossy(&sizes).into_owned();
        let mut sum = 0;
        let mut fits = |size: &str| match size.parse::<usize>() {
            Ok(size) if size <= LARGEST && sum + size <= LARGEST_SUM => {
                sum += size;
                Ok(String::new())
            }
            Ok(_) => Err(ReadFault::TooLarge),
            // `ID missing`
            Err(_) => Err(ReadFault::Io(io::ErrorKind::NotFound.into())),
        };
        let fitting: Vec<Text> = sizes.lines().map(&mut fits).collect();
        if fitting.iter().any(std::result::Result::is_err) {
            return Ok(fitting);
        }
        let texts = self.git.blobs(ids)?.into_iter().map(|bytes| {
            let bytes = bytes.ok_or_else(|| ReadFault::Io(io::ErrorKind::NotFound.into()))?;
            encoding::text(&bytes).map_err(ReadFault::Encoding)
        });
        Ok(texts.collect())
    }
}

/// The one file as it was before the step: `now` on the disk, `old` and `new` in git.
fn put_back(
    set: &mut ChangeSet,
    touched: &Touched,
    now: Option<String>,
    old: Option<String>,
    new: Option<String>,
) -> Result<()> {
    let path = touched.path.as_str();
    let by_hand = || {
        Error::data(Message::new("store-back-by-hand").with("path", path))
            .hint(Message::new("store-back-by-hand-hint").with("path", path))
    };
    match (touched.how, now, old, new) {
        (How::Removed, None, Some(old), _) => set.create(path, old),
        (How::Removed, Some(_), ..) => {
            return Err(Error::data(Message::new("store-back-there").with("path", path))
                .hint(Message::new("store-back-there-hint")));
        }
        (How::Added, Some(now), _, Some(new)) => {
            as_on_disk(&new, &now).ok_or_else(by_hand)?;
            set.remove(path, now);
        }
        (How::Changed, Some(now), Some(old), Some(new)) => {
            let ends = as_on_disk(&new, &now).ok_or_else(by_hand)?;
            let old = match ends {
                Ends::Windows if !old.contains('\r') => old.replace('\n', "\r\n"),
                _ => old,
            };
            set.edit(path, &now, old);
        }
        (How::Added | How::Changed, None, ..) => return Err(by_hand()),
        _ => return Err(refused("store-back-odd", path)),
    }
    Ok(())
}

/// How the lines of a file end on the disk, beside those in git.
enum Ends {
    Same,
    /// git is set to write every line end for Windows (`core.autocrlf`).
    Windows,
}

/// `None` where the text on the disk is another one.
fn as_on_disk(kept: &str, now: &str) -> Option<Ends> {
    if kept == now {
        return Some(Ends::Same);
    }
    let windows = !kept.contains('\r') && kept.replace('\n', "\r\n") == now;
    windows.then_some(Ends::Windows)
}

fn on_disk(root: &Root, touched: &Touched) -> Result<Option<String>> {
    match file::read_text(&root.join(&touched.path)) {
        Ok(text) => Ok(Some(text)),
        Err(ReadFault::Io(source)) if source.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(fault) => Err(fault.into_error(&touched.path)),
    }
}

/// The paths come from a repository that others write to: none may lead out of the log, to a
/// link, or to what git and editors act upon.
fn expect_plain(root: &Root, touched: &Touched) -> Result<()> {
    let kept = match touched.how {
        How::Added => touched.new.is_some(),
        How::Changed => touched.old.is_some() && touched.new.is_some(),
        How::Removed => touched.old.is_some(),
    };
    let mut at = root.path().to_path_buf();
    let linked = touched.path.split('/').any(|part| {
        at.push(part);
        fs::symlink_metadata(&at).is_ok_and(|meta| meta.is_symlink())
    });
    if kept && path::is_plain(&touched.path) && !linked {
        return Ok(());
    }
    Err(refused("store-back-odd", &touched.path))
}

fn refused(id: &'static str, path: &str) -> Error {
    Error::new(Kind::Data, Message::dynamic(id.to_string()).with("path", path))
        .hint(Message::new("store-back-odd-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_that_git_changed_are_the_same_text() {
        assert!(matches!(as_on_disk("a\nb\n", "a\nb\n"), Some(Ends::Same)));
        assert!(matches!(as_on_disk("a\nb\n", "a\r\nb\r\n"), Some(Ends::Windows)));
        assert!(as_on_disk("a\nb\n", "a\r\nb\n").is_none());
        assert!(as_on_disk("a\r\nb\n", "a\r\r\nb\r\n").is_none());
    }
}

//! From the folders to the book: every file below the three folders becomes a record or a fault.

use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::file::{self, ReadFault, Thing};
use super::root::Root;
use super::walk::{Signature, Walked, Wanted};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::error;
use crate::record::kind;
use crate::record::{Book, KindSpec, Record, Schema};
use crate::words::Message;

/// What became of a file.
pub type Read = Result<(Record, Signature), Box<Diagnostic>>;

impl Root {
    /// Reads everything. Broken files only become faults of the book.
    pub fn load(&self, schema: &Schema) -> Book {
        self.settle();
        let Walked { folders, mut faults } =
            self.walk(&Wanted { signs: &|_| false, ..Wanted::ALL });
        let sources: Vec<(&'static KindSpec, String)> = folders
            .iter()
            .flat_map(|folder| {
                let path = |name: &str| format!("{}/{name}", folder.path);
                folder.files.iter().map(move |(name, _)| (folder.kind, path(name)))
            })
            .collect();
        let read: Vec<Read> = sources
            .par_iter()
            .filter_map(|(kind, path)| self.read_record(schema, kind, path))
            .collect();
        let mut records = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok((record, _)) => records.push(record),
                Err(fault) => faults.push(*fault),
            }
        }
        Book::new(schema.clone(), records, faults)
    }

    /// The text of a file as it is now, where it has one.
    pub fn text_of(&self, path: &str) -> Option<String> {
        file::read_text(&self.join(path)).ok()
    }

    /// One record with the signs of the very text that it was read from; `None` where the file has
    /// gone since somebody saw it.
    pub fn read_record(
        &self,
        schema: &Schema,
        kind: &'static KindSpec,
        path: &str,
    ) -> Option<Read> {
        match file::read_signed(&self.join(path)) {
            Ok((text, meta)) => {
                let record = Record::read(schema, kind, path, text);
                Some(Ok((record, Signature::of(&meta))))
            }
            // It went between the look into the folder and this: a change taken back.
            Err(ReadFault::Io(error)) if error.kind() == io::ErrorKind::NotFound => None,
            Err(fault) => Some(Err(Box::new(unreadable(path, fault)))),
        }
    }

    /// The signs of a file that could not be read, where it is there.
    pub fn sign(&self, path: &str) -> Option<Signature> {
        std::fs::symlink_metadata(self.join(path)).ok().map(|meta| Signature::of(&meta))
    }

    /// From the root, with `/`.
    fn below(&self, path: &Path) -> Option<String> {
        let parts = path.strip_prefix(self.path()).ok()?.components();
        let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        Some(parts.join("/"))
    }

    /// Markdown files that lie where no record belongs: below the root, outside the three
    /// folders. `check` names them; hidden folders, templates and a README are no records.
    pub fn strays(&self) -> Vec<String> {
        let walk = WalkDir::new(self.path()).follow_links(false).sort_by_file_name();
        let entries = walk.into_iter().filter_entry(|entry| {
            let top = entry.depth() == 1 && entry.file_type().is_dir();
            let name = entry.file_name().to_string_lossy();
            let known = kind::of_folder(&name).is_some() || name == "templates";
            !(is_hidden(entry) || top && known)
        });
        let files = entries.flatten().filter(|entry| entry.file_type().is_file());
        let paths = files.filter_map(|entry| self.below(entry.path()));
        paths.filter(|path| path.ends_with(".md") && !is_about_the_folder(path)).collect()
    }
}

/// What forges and editors expect in a top folder.
fn is_about_the_folder(path: &str) -> bool {
    let stem = path.trim_end_matches(".md").to_ascii_uppercase();
    matches!(stem.as_str(), "README" | "LIESMICH" | "LICENSE" | "CHANGELOG" | "CONTRIBUTING")
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.')
}

/// On some systems a name is any bytes. Such a record has no id by which it could be meant.
pub(super) fn misnamed(path: &str) -> Diagnostic {
    let message = Message::new("store-name-encoding");
    let remedy = Message::new("store-name-encoding-remedy");
    Diagnostic::new("file-unreadable", Severity::Error, Place::file(path), message, remedy)
}

pub(super) fn not_a_file(path: &str, thing: Thing) -> Diagnostic {
    let (message, remedy) = thing.told(path);
    Diagnostic::new("not-a-file", Severity::Error, Place::file(path), message, remedy)
}

/// An entry of a folder that could not be visited.
pub(super) fn unwalked(path: &str, error: io::Error) -> Diagnostic {
    unreadable(path, ReadFault::Io(error))
}

fn unreadable(path: &str, fault: ReadFault) -> Diagnostic {
    let mut place = Place::file(path);
    let (message, remedy) = match fault {
        ReadFault::Io(source) => match (error::io_hint(&source), source.raw_os_error()) {
            (Some(hint), _) => (Message::new("store-unreadable"), hint),
            (None, number) => (
                Message::new("store-unreadable-system")
                    .with("number", number.unwrap_or_default().to_string()),
                Message::new("store-unreadable-remedy"),
            ),
        },
        ReadFault::NotAFile(thing) => return not_a_file(path, thing),
        ReadFault::TooLarge => {
            (Message::new("store-file-too-large"), Message::new("store-file-too-large-remedy"))
        }
        ReadFault::Encoding(ref misread) => {
            place = misread.place(path);
            misread.told()
        }
    };
    Diagnostic::new("file-unreadable", Severity::Error, place, message, remedy)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::record::kind::KINDS;

    #[test]
    fn a_record_folder_that_is_a_link_is_named_and_not_entered() {
        let outside = tempfile::tempdir().expect("a folder");
        std::fs::write(outside.path().join("a.md"), "---\nname: A\n---\n").expect("a file");
        let folder = tempfile::tempdir().expect("a folder");
        let linked = folder.path().join(KINDS[0].folder);
        std::os::unix::fs::symlink(outside.path(), linked).expect("a link");
        let root = Root::at(folder.path().to_path_buf());
        let Walked { folders, faults } = root.walk(&Wanted::ALL);
        assert!(folders.is_empty());
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["not-a-file"]);
    }
}

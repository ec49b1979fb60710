//! From the folders to the book: every file below the three folders becomes a record or a fault.

use std::io;
use std::path::Path;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::file::{self, ReadFault, Thing};
use super::root::Root;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::error;
use crate::record::kind::{self, KINDS};
use crate::record::{Book, KindSpec, Record, Schema};
use crate::words::Message;

/// A file of a record folder that can be opened.
struct Source {
    kind: &'static KindSpec,
    /// From the root, with `/`.
    path: String,
}

impl Root {
    /// Reads everything. Broken files only become faults of the book.
    pub fn load(&self, schema: &Schema) -> Book {
        self.settle();
        let mut faults = Vec::new();
        let mut sources = Vec::new();
        for kind in KINDS {
            self.walk(kind, &mut sources, &mut faults);
        }
        let read: Vec<Result<Record, Box<Diagnostic>>> = sources
            .par_iter()
            .filter_map(|source| match file::read_text(&self.join(&source.path)) {
                Ok(text) => Some(Ok(Record::read(schema, source.kind, &source.path, text))),
                // It went between the look into the folder and this: a change taken back.
                Err(ReadFault::Io(error)) if error.kind() == io::ErrorKind::NotFound => None,
                Err(fault) => Some(Err(Box::new(unreadable(&source.path, fault)))),
            })
            .collect();
        let mut records = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok(record) => records.push(record),
                Err(fault) => faults.push(*fault),
            }
        }
        Book::new(schema.clone(), records, faults)
    }

    fn walk(
        &self,
        kind: &'static KindSpec,
        sources: &mut Vec<Source>,
        faults: &mut Vec<Diagnostic>,
    ) {
        let folder = self.path().join(kind.folder);
        // The walk would enter a link that it starts from, told to follow none or not.
        if file::is_link(&folder) {
            faults.push(not_a_file(kind.folder, Thing::Link));
            return;
        }
        if !file::is_folder(&folder) {
            return;
        }
        let walk = WalkDir::new(&folder).follow_links(false).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| !is_hidden(entry)) {
            match entry {
                Ok(entry) => {
                    let Some(path) = self.below(entry.path()) else { continue };
                    let markdown = path.ends_with(".md");
                    let thing = Thing::of(entry.file_type());
                    if markdown && !is_utf8(entry.path()) {
                        faults.push(misnamed(&path));
                        continue;
                    }
                    match (entry.file_type().is_file(), markdown) {
                        (true, true) => sources.push(Source { kind, path }),
                        (false, true) => faults.push(not_a_file(&path, thing)),
                        (false, _) if thing == Thing::Link => {
                            faults.push(not_a_file(&path, thing));
                        }
                        _ => {}
                    }
                }
                Err(error) => {
                    let path = error.path().and_then(|path| self.below(path));
                    let path = path.unwrap_or_else(|| kind.folder.to_string());
                    faults.push(unwalked(&path, error));
                }
            }
        }
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

fn is_utf8(path: &Path) -> bool {
    path.to_str().is_some()
}

/// On some systems a name is any bytes. Such a record has no id by which it could be meant.
fn misnamed(path: &str) -> Diagnostic {
    let message = Message::new("store-name-encoding");
    let remedy = Message::new("store-name-encoding-remedy");
    Diagnostic::new("file-unreadable", Severity::Error, Place::file(path), message, remedy)
}

fn not_a_file(path: &str, thing: Thing) -> Diagnostic {
    let (message, remedy) = thing.told(path);
    Diagnostic::new("not-a-file", Severity::Error, Place::file(path), message, remedy)
}

/// An entry of a folder that could not be visited.
fn unwalked(path: &str, error: walkdir::Error) -> Diagnostic {
    match error.into_io_error() {
        Some(source) => unreadable(path, ReadFault::Io(source)),
        // The only other reason there is: a link to a folder that it lies in.
        None => {
            let message = Message::new("store-loop");
            let remedy = Message::new("store-loop-remedy");
            Diagnostic::new("file-unreadable", Severity::Error, Place::file(path), message, remedy)
        }
    }
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
    use crate::words::{Lang, Words};

    #[test]
    fn a_record_folder_that_is_a_link_is_named_and_not_entered() {
        let outside = tempfile::tempdir().expect("a folder");
        std::fs::write(outside.path().join("a.md"), "---\nname: A\n---\n").expect("a file");
        let folder = tempfile::tempdir().expect("a folder");
        let linked = folder.path().join(KINDS[0].folder);
        std::os::unix::fs::symlink(outside.path(), linked).expect("a link");
        let (mut sources, mut faults) = (Vec::new(), Vec::new());
        let root = Root::at(folder.path().to_path_buf());
        root.walk(KINDS[0], &mut sources, &mut faults);
        assert!(sources.is_empty());
        let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, ["not-a-file"]);
    }

    #[test]
    fn a_link_that_leads_back_is_told_in_our_own_words() {
        let folder = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("a link");
        let mut entries = WalkDir::new(folder.path()).follow_links(true).into_iter();
        let error = entries.find_map(Result::err).expect("a loop");
        let fault = unwalked("contacts/again", error);
        let said = Words::new(Lang::De).say(&fault.message);
        assert!(said.contains("führt") && !said.contains("loop"), "{said}");
    }
}

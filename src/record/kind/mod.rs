//! The register of kinds. A new kind is a file with a spec, and a line here.

mod contact;
mod conversation;
mod meeting;

pub use contact::CONTACT;
pub use conversation::CONVERSATION;
pub use meeting::MEETING;

use super::KindSpec;

/// In the order in which listings group them.
pub const KINDS: &[&KindSpec] = &[&CONTACT, &CONVERSATION, &MEETING];

/// The kind whose records lie in this top folder.
pub fn of_folder(folder: &str) -> Option<&'static KindSpec> {
    KINDS.iter().copied().find(|kind| kind.folder == folder)
}

/// The kind of the record that lies at this path of a log; `None` for what is no record.
pub fn of_path(path: &str) -> Option<&'static KindSpec> {
    of_folder(path.strip_suffix(".md")?.split_once('/')?.0)
}

/// The kind of this name, in either language; `name` is folded.
pub fn named(name: &str) -> Option<&'static KindSpec> {
    KINDS
        .iter()
        .copied()
        .find(|kind| kind.name == name || kind.folder == name || kind.names.contains(&name))
}

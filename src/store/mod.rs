//! Disk and git: the only room with files and processes. Finds the root, loads the records,
//! carries out change sets. Knows nothing of languages, settings or terminals.

// This room owns the file system and the processes; everything else asks it.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod apply;
mod editor;
mod file;
mod git;
mod history;
mod load;
mod lock;
mod message;
pub mod private;
mod root;

pub use apply::{Applied, Author, Commit};
pub use editor::{EditedCopy, edit_copy};
pub use file::{is_there, write_document};
pub use git::Git;
pub use history::{Entry, History, How, Touched, short};
pub use message::Deed;
pub use root::{Found, Root, SETTINGS};

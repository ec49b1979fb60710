//! Disk and git: the only room with files and processes. Finds the root, loads the records,
//! carries out change sets. Knows nothing of languages, settings or terminals.

// This room owns the file system and the processes; everything else asks it.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)]

mod apply;
#[cfg(test)]
mod apply_tests;
mod bulk;
mod disk;
mod editor;
mod encoding;
mod errand;
#[cfg(test)]
mod faults;
mod file;
mod git;
mod history;
mod incoming;
mod journal;
mod kept;
mod load;
mod lock;
mod message;
mod path;
pub mod private;
mod root;
mod share;
#[cfg(test)]
mod share_tests;
mod taking;
mod typeset;
mod walk;

pub use apply::{Applied, Author, Commit, Writer, is_moved};
pub use editor::{EditedCopy, edit_copy};
pub use file::{expect_document, is_there, read_document, write_document};
pub use git::{Answer, Git, HOOKS, Heard, Hook, Owner, Remote, call};
pub use history::{Entry, History, How, Past, Pasts, State, Steps, Touched, short};
pub use incoming::{incoming, read_incoming};
pub use kept::{CacheFile, Shed, Staged, now};
pub use load::Read;
pub use lock::Holder;
pub use message::Deed;
pub use root::{Found, Root, SETTINGS};
pub use share::{ByHand, Plan, Share, Standing, Tally};
pub use taking::Taking;
pub use typeset::typeset;
pub use walk::{Listing, Signature, Walked, Wanted};

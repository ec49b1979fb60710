//! netlog: a log of contacts, conversations and meetings in plain Markdown files under git.
//!
//! This page is the map of the house. A room is a folder (or file) below `src/`; it may import
//! rooms of lower floors only, and `tests/it/house.rs` holds it to that.
//!
//! | floor | rooms |
//! |---|---|
//! | 0 | `paint`, `words` |
//! | 1 | `diagnostic`, `render` |
//! | 2 | `error`, `host`, `page` |
//! | 3 | `change`, `record` |
//! | 4 | `query` |
//! | 5 | `check`, `exchange`, `merge`, `report` |
//! | 6 | `store` |
//! | 7 | `cache` |
//! | 8 | `cli` |
//!
//! Up to floor 5 everything is pure: no file, clock, environment, process or stream. `store` is
//! the only room with files and processes, `cli` the only one that reads settings and speaks.

pub mod cache;
pub mod change;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod error;
pub mod exchange;
pub mod host;
pub mod merge;
pub mod page;
pub mod paint;
pub mod query;
pub mod record;
pub mod render;
pub mod report;
pub mod store;
pub mod words;

pub use cli::run;

//! Tests of the whole: the plan of the house, and the program from outside.

// Tests are the outside: they open files and start programs, and may stop with a panic.
#![allow(clippy::disallowed_methods, clippy::disallowed_types, clippy::unwrap_used)]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod broken;
mod cache;
mod calendar;
mod chance;
mod check;
mod check_command;
mod ci_docs;
mod cli_docs;
mod complete;

mod docx;
mod duplicates;
#[cfg(target_os = "linux")]
mod durable;
mod edits;
mod escape;
mod format_docs;
mod fuzz_seeds;
mod git;
mod graph;
mod help;
mod history;
#[cfg(unix)]
mod hooks;
mod hostile;
mod house;
mod html;
mod import;
mod import_law;
mod import_prompt;
mod language;
mod merge;
#[cfg(unix)]
mod prompt;
mod query;
mod query_docs;
mod rename;
mod report;
mod report_contact;
mod report_file;
mod report_mask;
mod report_privacy;
#[allow(dead_code, reason = "not every system runs every test")]
mod sandbox;
#[cfg(feature = "sqlite")]
mod sqlite;
mod state;
mod stats;
mod sync;
mod table;
#[cfg(unix)]
mod terminal;
mod transcript;
mod usage;
mod values;
mod vcard;
mod words;
mod write;
mod xlsx;

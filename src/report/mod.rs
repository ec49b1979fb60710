//! Answers: what is coming up, what is to be done, what a period held, what to know before a
//! meeting. Each report is built from the book into a plain value that `--format json` writes as
//! it is, and the value makes a document in the reader's language. Knows no files, no settings
//! and no clock.
//!
//! | file | answers |
//! |---|---|
//! | `upcoming` | what is ahead, what is due, what is still to be fixed |
//! | `tasks` | follow-ups, open first |
//! | `stats` | how many records there are, over time and by any field |
//! | `graph` | the network of people, organisations and programmes |
//! | `activity` | a period: figures against the year before, each with its query |
//! | `chapter`, `partner` | the parts of that report that are words |
//! | `contact` | everything about a person or an organisation |
//! | `series` | the meetings of a series: attendance, decisions, what is open |
//! | `show` | one record, what refers to it, and its timeline |
//! | `brief` | one page before a meeting, or before meeting somebody |
//!
//! `telling` leaves out what a reader may not know, `template` makes a page of Markdown of the rest.
//! The files that end in `_page`, `_doc`, `_chart` and `_sheet` make the documents, pictures and
//! tables of those reports that need more than a few lines.

pub mod activity;
mod activity_chart;
pub mod activity_page;
mod activity_sheet;
pub mod brief;
mod brief_doc;
mod brief_sheet;
pub mod chapter;
pub mod contact;
mod contact_doc;
mod event;
mod field;
mod figure;
mod gap;
pub mod graph;
mod label;
pub mod mask;
mod paper;
mod partner;
pub mod period;
mod person;
#[cfg(test)]
mod sample;
pub mod series;
mod series_doc;
pub mod show;
mod spelling;
pub mod stats;
pub mod tasks;
pub mod telling;
pub mod template;
pub mod timeline;
pub mod upcoming;
mod upcoming_doc;

//! Documents: one model ([`Doc`]) that says what is there, and one file for each form it is
//! written in. A document comes with its texts said and its dates written; this room knows no
//! records, no language and no files.
//!
//! Every writer makes the text of a record harmless for the program that reads it: no escape
//! sequence, no markup, no formula.

mod doc;

pub use doc::{Align, Block, Column, Doc, Span, Table, Text};

//! Documents: one model ([`Doc`]) that says what is there, and one file for each form it is
//! written in. A document comes with its texts said and its dates written; this room knows no
//! records and no files, and says only what a format itself must say.
//!
//! | file | writes |
//! |---|---|
//! | `terminal` | for a person at a terminal, or the same text into a pipe |
//! | `markdown` | CommonMark with the tables of GitHub Flavored Markdown |
//! | `html` | one page for a browser, complete in itself |
//! | `typst` | the language of Typst, of which `pdf` or the program `typst` makes a PDF |
//! | `parts` | a Markdown file of which people write a part |
//! | `read` | nothing: it reads Markdown into a document |
//! | `chart` | figures as drawings |
//! | `picture` | a drawing: its parts, as SVG and as EMF |
//! | `network` | a network of things as a drawing, for Graphviz and as Mermaid |
//! | `csv` | one table, for machines or for Excel |
//! | `docx` | for word processors, in the office's own template where there is one |
//! | `xlsx` | a workbook of tables for Excel, with charts |
//!
//! Every writer makes the text of a record harmless for the program that reads it: no escape
//! sequence, no markup, no formula.

pub mod chart;
mod clean;
pub mod csv;
mod doc;
pub mod docx;
mod flow;
mod grid;
pub mod html;
pub mod markdown;
pub mod network;
pub mod parts;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod picture;
mod plan;
pub mod read;
mod sheet;
pub mod terminal;
pub mod typst;
mod unique;
pub mod xlsx;

pub use doc::{Align, Block, Column, Doc, Imprint, Span, Table, Text};
pub use sheet::{Chart, Datum, Sheet};

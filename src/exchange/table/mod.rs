//! Tables both ways: CSV and workbooks of address books, calendars and people's own lists. A reader
//! makes a grid of the bytes, finds the row with the heads, understands the columns by
//! their names, and makes an item of each row. Knows no files, only bytes.

mod bounds;
mod column;
mod contact;
mod day;
mod delimiter;
mod event;
mod grid;
pub mod letters;
mod list;
mod mapping;
mod names;
mod old;
mod open;
mod propose;
mod read;
mod target;
mod value;
mod workbook;
pub mod write;

pub use mapping::{Fault, Mapping};
pub use propose::propose;
pub use read::read;

//! What other programs write and read: address books, calendars, tables, mail, notes. A reader makes
//! [`Item`]s of bytes, a writer bytes of records; `plan` says which items the log knows already and
//! what they would change. Knows no files, only their bytes and what they are called.
//!
//! A new format is a folder here, a line in [`Form`] and in [`read`], and a chapter in
//! `docs/exchange.md`.

pub mod calendar;
mod content;
mod escape;
mod form;
mod html;
mod intake;
mod item;
pub mod mail;
mod name;
mod phone;
pub mod plan;
mod revision;
pub mod sqlite;
pub mod table;
mod task;
mod text;
mod transfer;
mod typed;
pub mod vault;
pub mod vcard;
mod whom;
mod withhold;
mod zone;

use chrono::NaiveDate;

pub use form::Form;
pub use intake::{AT_ONCE, Intake};
pub use item::{Item, Link, Party, Remark, Weight};
pub use withhold::withhold;
pub use zone::Zone;

pub use crate::record::uid;

use crate::diagnostic::Place;
use crate::record::{Book, Schema};
use crate::words::{Message, Words};

/// Larger files are refused: an address book of fifty thousand people has some 20 MB.
pub const LARGEST_FILE: u64 = 32 * 1024 * 1024;

/// So many records are taken from one file, so that memory stays within bounds.
pub const RECORDS_OF_A_FILE: usize = 20_000;

/// A file to be read.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// As the person named it; remarks show it.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// What readers and writers need to know of the log.
pub struct Desk<'a> {
    pub schema: &'a Schema,
    /// The language of what is made up, such as the text in front of what has no field.
    pub words: &'a Words,
    pub today: NaiveDate,
    /// Where the office is: times in the log are of there.
    pub zone: Zone,
}

/// What came out of a file.
#[derive(Debug, Default)]
pub struct Read {
    pub items: Vec<Item>,
    /// What could not be read or has no place, each with its line.
    pub remarks: Vec<Remark>,
}

impl Read {
    /// Texts that say that netlog wrote them are the log's own where it has the record of that id under
    /// that UID.
    pub fn recognise(&mut self, book: &Book) {
        for item in &mut self.items {
            let Some(text) = item.claimed.take() else { continue };
            let known = item.stem.as_deref().and_then(|id| book.get(id));
            let is_same = known.zip(item.uid.as_ref()).is_some_and(|(record, uid)| {
                record.is(item.kind) && uid::all(record).contains(uid)
            });
            if is_same {
                item.body = text;
            }
        }
    }

    /// Whether there is room for one more record; said once where there is none.
    fn has_room(&mut self, place: &Place) -> bool {
        if self.items.len() < RECORDS_OF_A_FILE {
            return true;
        }
        let message = Message::new("exchange-full").with("count", RECORDS_OF_A_FILE);
        if self.remarks.last().is_none_or(|last| last.message != message) {
            self.remarks.push(Remark::lost(place.clone(), message));
        }
        false
    }
}

/// Reads a file of a form; `mapping` is what a person says about the columns of a table. Never fails:
/// what cannot be read is remarked.
pub fn read(
    form: Form,
    source: &Source<'_>,
    desk: &Desk<'_>,
    mapping: Option<&table::Mapping>,
) -> Read {
    match form {
        Form::VCard => vcard::read(source, desk),
        Form::ICalendar => calendar::read::read(source, desk),
        Form::Csv | Form::Xlsx => table::read(source, desk, mapping),
        Form::Mail => mail::read(source, desk),
        Form::Mbox => mail::read_mbox(source, desk),
        Form::Markdown => vault::read_one(source, desk),
    }
}

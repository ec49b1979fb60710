//! Small books for the tests of this room.

use chrono::NaiveDate;

use crate::record::kind::of_folder;
use crate::record::{Book, Record, Schema};

/// From paths without `.md` and texts: front matter, a line `---`, body.
pub(super) fn book(files: &[(&str, &str)]) -> Book {
    let schema = Schema::default();
    let read = |(path, text): &(&str, &str)| {
        let kind = of_folder(path.split('/').next().expect("a folder")).expect("a kind");
        Record::read(&schema, kind, &format!("{path}.md"), format!("---\n{text}"))
    };
    let records = files.iter().map(read).collect();
    Book::new(schema, records, Vec::new())
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

//! The records that a book leaves out because no answer can lie there. They are read where one of
//! them is referred to.

use std::fmt;
use std::sync::OnceLock;

use super::Book;
use crate::record::Record;

pub(super) struct Beyond {
    bring: Box<dyn Fn() -> Book + Send + Sync>,
    book: OnceLock<Box<Book>>,
}

impl Beyond {
    pub(super) fn new(bring: impl Fn() -> Book + Send + Sync + 'static) -> Beyond {
        Beyond { bring: Box::new(bring), book: OnceLock::new() }
    }

    pub(super) fn get(&self, id: &str) -> Option<&Record> {
        self.book.get_or_init(|| Box::new((self.bring)())).get(id)
    }
}

impl fmt::Debug for Beyond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Beyond").field("book", &self.book).finish_non_exhaustive()
    }
}

//! The text of a record that was brought from a shelf: read when somebody first looks at it.

use std::fmt::Debug;
use std::sync::{Arc, OnceLock};

use crate::page::Page;

/// Who can bring the text of a file.
pub trait Texts: Debug + Send + Sync {
    /// As it is now; empty where the file has gone.
    fn text(&self, path: &str) -> String;
}

/// The page of one record.
#[derive(Debug)]
pub struct Pages {
    page: OnceLock<Page>,
    texts: Option<Arc<dyn Texts>>,
}

impl Pages {
    pub fn at_hand(page: Page) -> Pages {
        Pages { page: OnceLock::from(page), texts: None }
    }

    pub fn later(texts: Arc<dyn Texts>) -> Pages {
        Pages { page: OnceLock::new(), texts: Some(texts) }
    }

    pub(super) fn get(&self, path: &str) -> &Page {
        self.page.get_or_init(|| {
            let text = self.texts.as_ref().map(|texts| texts.text(path));
            Page::new(text.unwrap_or_default())
        })
    }
}

//! A document in a file that the person names. Shared by all commands with `-o`.

use std::path::Path;

use super::Session;
use crate::error::{Error, Result};
use crate::store;
use crate::words::Message;

/// What is no file, and what belongs to the log, is never written over.
pub fn expect_apart(session: &Session, path: &Path) -> Result<()> {
    let full = session.host.cwd.join(path);
    store::expect_document(&full)?;
    if session.root.holds(&full) {
        let path = path.display().to_string();
        return Err(Error::usage(Message::new("document-in-log").with("path", path))
            .hint(Message::new("document-in-log-hint")));
    }
    Ok(())
}

/// A document is polished by hand after it is written: the second run must not undo that.
pub fn expect_free(session: &Session, path: &Path, force: bool) -> Result<()> {
    expect_apart(session, path)?;
    if force || !store::is_there(&session.host.cwd.join(path)) {
        return Ok(());
    }
    let path = path.display().to_string();
    Err(Error::usage(Message::new("document-exists").with("path", path))
        .hint(Message::new("document-exists-hint")))
}

/// Writes it, and says so.
pub fn write(session: &mut Session, path: &Path, bytes: &[u8]) -> Result<()> {
    store::write_document(&session.host.cwd.join(path), bytes)?;
    let path = path.display().to_string();
    session.note(&Message::new("document-written").with("path", path))
}

/// What is no text was asked for, and would come on the screen.
pub fn no_screen() -> Error {
    Error::usage(Message::new("report-no-file")).hint(Message::new("report-no-file-hint"))
}

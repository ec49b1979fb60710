//! stub
use crate::cli::{Session, command::Exit, entry::Entry};
use crate::error::Result;
use crate::record::Book;
pub fn add(_: &mut Session, _: &Book, _: Option<Entry>, _: bool) -> Result<Exit> {
    Ok(Exit::Done)
}

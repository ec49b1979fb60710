//! The files that are taken in: those that were named, those of the folders, and standard input.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::Args;
use crate::cli::Session;
use crate::error::{Error, Kind, Result};
use crate::exchange::table::Mapping;
use crate::exchange::{self, Form, Read, Remark, Source};
use crate::store;
use crate::words::Message;

/// What is done with a file by its name: with its bytes, or with why it has none.
type Take<'a> = &'a mut dyn FnMut(&Session, String, Result<Vec<u8>>) -> Result<()>;

/// One file after the other.
pub fn each(session: &mut Session, named: &[PathBuf], take: Take<'_>) -> Result<()> {
    for named in named {
        if named.as_os_str() == "-" {
            let bytes = input(session)?;
            take(session, "-".to_string(), Ok(bytes))?;
            continue;
        }
        let full = session.host.cwd.join(named);
        if !store::is_there(&full) {
            return Err(missing(named));
        }
        for path in store::incoming(&full)? {
            let bytes = store::read_incoming(&path, exchange::LARGEST);
            take(session, shown(session, &path), bytes)?;
        }
    }
    Ok(())
}

pub fn missing(path: &Path) -> Error {
    let path = path.display().to_string();
    Error::new(Kind::NotFound, Message::new("import-missing").with("path", path))
}

fn input(session: &mut Session) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut input = session.host.input.reader.by_ref().take(exchange::LARGEST + 1);
    input
        .read_to_end(&mut bytes)
        .map_err(|source| Error::io(Message::new("add-input-failed"), source))?;
    match bytes.len() as u64 > exchange::LARGEST {
        true => Err(Error::data(Message::new("import-input-large"))),
        false => Ok(bytes),
    }
}

fn shown(session: &Session, path: &Path) -> String {
    let path = path.strip_prefix(&session.host.cwd).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

/// What all files hold. A file that cannot be read costs no other.
pub fn read(session: &mut Session, args: &Args, mapping: Option<&Mapping>) -> Result<Read> {
    let mut all = Read::default();
    // They name each other, so they are read together.
    let mut notes: Vec<(String, Vec<u8>)> = Vec::new();
    each(session, &args.files, &mut |session, name, bytes| {
        let lost = |message| {
            let place = Source { name: &name, bytes: &[] }.place();
            Read { items: Vec::new(), remarks: vec![Remark::lost(place, message)] }
        };
        let read = match bytes {
            Err(error) => lost(error.message),
            Ok(bytes) => match args.form_of(&bytes) {
                None => lost(Message::new("import-unknown")),
                Some(Form::Markdown) => {
                    notes.push((name, bytes));
                    return Ok(());
                }
                Some(form) => {
                    let source = Source { name: &name, bytes: &bytes };
                    exchange::read(form, &source, &session.desk(), mapping)
                }
            },
        };
        all.items.extend(read.items);
        all.remarks.extend(read.remarks);
        Ok(())
    })?;
    if !notes.is_empty() {
        let sources: Vec<Source<'_>> =
            notes.iter().map(|(name, bytes)| Source { name, bytes }).collect();
        let read = exchange::vault::read(&sources, &session.desk());
        all.items.extend(read.items);
        all.remarks.extend(read.remarks);
    }
    Ok(all)
}

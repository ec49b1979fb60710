//! The files that are taken in: those that were named, those of the folders, and standard input.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::Args;
use crate::cli::Session;
use crate::diagnostic::Place;
use crate::error::{Error, Kind, Result};
use crate::exchange::table::Mapping;
use crate::exchange::{self, Intake, Read};
use crate::store;
use crate::words::Message;

/// One file, as the person knows it.
pub struct File {
    pub name: String,
    from: From,
}

enum From {
    Path(PathBuf),
    /// What came on standard input.
    Input(Vec<u8>),
    /// Why nobody can look into it.
    Unread(Message),
}

impl File {
    pub fn read(self) -> std::result::Result<Vec<u8>, Message> {
        match self.from {
            From::Path(path) => {
                store::read_incoming(&path, exchange::LARGEST_FILE).map_err(|error| error.message)
            }
            From::Input(bytes) => Ok(bytes),
            From::Unread(why) => Err(why),
        }
    }
}

/// All of them. Only standard input is read by now.
pub fn named(session: &mut Session, named: &[PathBuf]) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for named in named {
        if named.as_os_str() == "-" {
            files.push(File { name: "-".to_string(), from: From::Input(input(session)?) });
            continue;
        }
        let full = session.host.cwd.join(named);
        if !store::is_there(&full) {
            return Err(missing(named));
        }
        files.extend(store::incoming(&full).into_iter().map(|(path, unread)| File {
            name: shown(session, &path),
            from: unread.map_or(From::Path(path), From::Unread),
        }));
    }
    Ok(files)
}

pub fn missing(path: &Path) -> Error {
    let path = path.display().to_string();
    Error::new(Kind::NotFound, Message::new("import-missing").with("path", path))
}

fn input(session: &mut Session) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut input = session.host.input.reader.by_ref().take(exchange::LARGEST_FILE + 1);
    input
        .read_to_end(&mut bytes)
        .map_err(|source| Error::io(Message::new("add-input-failed"), source))?;
    match bytes.len() as u64 > exchange::LARGEST_FILE {
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
    let files = named(session, &args.files)?;
    let desk = session.desk();
    let form = args.form.map(|form| form.0);
    let mut intake = Intake::new(&desk, form, mapping, exchange::AT_ONCE);
    for file in files {
        let name = file.name.clone();
        if intake.is_full() && !matches!(file.from, From::Unread(_)) {
            intake.leave(Place::file(&name));
            continue;
        }
        match file.read() {
            Ok(bytes) => intake.take(name, bytes),
            Err(why) => intake.lose(&name, why),
        }
    }
    Ok(intake.finish())
}

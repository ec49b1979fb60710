//! Reading and writing whole files. A file is written beside its place, synced, and renamed into
//! it, so that it is always the old text or the new one.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::error::{Error, Kind};
use crate::words::Message;

/// Bytes. A record is some pages of text; what is larger is something else by mistake.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Why a file gave no text.
#[derive(Debug)]
pub enum ReadFault {
    Io(io::Error),
    TooLarge,
    /// Neither UTF-8 nor anything else that was meant as such.
    Encoding {
        utf16: bool,
        at: usize,
    },
}

impl ReadFault {
    pub fn into_error(self, name: &str) -> Error {
        match self {
            ReadFault::Io(source) => {
                Error::io(Message::new("store-read-failed").with("path", name), source)
            }
            ReadFault::TooLarge => {
                Error::new(Kind::Data, Message::new("store-too-large").with("path", name))
            }
            ReadFault::Encoding { .. } => {
                Error::new(Kind::Data, Message::new("store-encoding").with("path", name))
            }
        }
    }
}

pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_file())
}

pub fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_dir())
}

pub fn read_text(path: &Path) -> Result<String, ReadFault> {
    let file = File::open(path).map_err(ReadFault::Io)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(ReadFault::Io)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadFault::TooLarge);
    }
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        ReadFault::Encoding { utf16, at }
    })
}

/// Writes `text` under a temporary name in the folder of `path`, synced to the disk.
pub fn stage(path: &Path, text: &str) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut staged =
        tempfile::Builder::new().prefix(".netlog-").suffix(".tmp").tempfile_in(folder)?;
    staged.write_all(text.as_bytes())?;
    let mode = fs::metadata(path).map(|meta| meta.permissions());
    match mode {
        Ok(mode) => staged.as_file().set_permissions(mode)?,
        Err(_) => open_to_colleagues(staged.as_file())?,
    }
    staged.as_file().sync_all()?;
    Ok(staged)
}

/// Writes a document that somebody asked for, whole or not at all, over an older one.
pub fn write_document(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| {
        let path = path.display().to_string();
        Error::io(Message::new("store-write-failed").with("path", path), source)
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut staged = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    staged.write_all(bytes).map_err(failed)?;
    open_to_colleagues(staged.as_file()).map_err(failed)?;
    staged.as_file().sync_all().map_err(failed)?;
    staged.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// A temporary file is for its owner only; a record has the mode that an editor would give it.
#[cfg(unix)]
fn open_to_colleagues(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_colleagues(_: &File) -> io::Result<()> {
    Ok(())
}

/// Makes the names in a folder survive a power cut. Windows keeps them with the file.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
}

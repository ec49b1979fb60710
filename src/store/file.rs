//! Reading and writing whole files. A file is written beside its place, synced, and renamed into
//! it, so that it is always the old text or the new one.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::disk::Disk;
use super::encoding::{self, Misread};
use crate::error::{Error, Kind};
use crate::words::Message;

/// Bytes. A record is some pages of text; what is larger is something else by mistake.
pub const LARGEST: u64 = 4 * 1024 * 1024;

/// Bytes. An office's letterhead with its pictures is much smaller.
pub const LARGEST_DOCUMENT: u64 = 32 * 1024 * 1024;

/// Bytes. For files up to this size there is room at hand.
const USUAL: usize = 64 * 1024;

/// Why a file gave no text.
#[derive(Debug)]
pub enum ReadFault {
    Io(io::Error),
    NotAFile(Thing),
    TooLarge,
    Encoding(Misread),
}

/// What lies where a file should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Folder,
    Link,
    Pipe,
    /// A device, a socket, or what else a system may have.
    Device,
}

impl Thing {
    pub fn of(kind: fs::FileType) -> Thing {
        #[cfg(unix)]
        if std::os::unix::fs::FileTypeExt::is_fifo(&kind) {
            return Thing::Pipe;
        }
        if kind.is_symlink() {
            Thing::Link
        } else if kind.is_dir() {
            Thing::Folder
        } else {
            Thing::Device
        }
    }

    /// That it is no file, and what to do.
    pub fn told(self, path: &str) -> (Message, Message) {
        let what = match self {
            Thing::Folder => "folder",
            Thing::Link => "link",
            Thing::Pipe => "pipe",
            Thing::Device => "device",
        };
        (
            Message::new("store-not-a-file").with("path", path).with("what", what),
            Message::new("store-not-a-file-remedy"),
        )
    }
}

impl ReadFault {
    pub fn into_error(self, name: &str) -> Error {
        match self {
            ReadFault::Io(source) => {
                Error::io(Message::new("store-read-failed").with("path", name), source)
            }
            ReadFault::NotAFile(thing) => {
                let (message, remedy) = thing.told(name);
                Error::new(Kind::Data, message).hint(remedy)
            }
            ReadFault::TooLarge => {
                Error::new(Kind::Data, Message::new("store-too-large").with("path", name))
            }
            ReadFault::Encoding(misread) => {
                let (message, remedy) = misread.told();
                Error::new(Kind::Data, message).at(misread.place(name)).hint(remedy)
            }
        }
    }
}

/// What lies there, links followed; `None` for nothing. A disk that does not answer is an error.
pub fn kind(path: &Path) -> io::Result<Option<fs::FileType>> {
    match fs::metadata(path) {
        Ok(meta) => Ok(Some(meta.file_type())),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(None),
            _ => Err(error),
        },
    }
}

pub fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| meta.is_dir())
}

/// A link itself, wherever it leads and whether or not anything is there.
pub fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_symlink())
}

/// True for two names of one file, where the system can tell.
#[cfg(unix)]
pub fn are_one(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |path: &Path| fs::symlink_metadata(path).map(|meta| (meta.dev(), meta.ino()));
    matches!((place(one), place(other)), (Ok(one), Ok(other)) if one == other)
}

#[cfg(not(unix))]
pub fn are_one(_: &Path, _: &Path) -> bool {
    false
}

/// What is opened is the file of this name, or nothing.
#[cfg(unix)]
pub fn refuse_links(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
}

#[cfg(not(unix))]
pub fn refuse_links(_: &mut OpenOptions) {}

/// Opens a file and nothing else: a link is not followed, a pipe or a device is not waited for.
fn open(path: &Path) -> Result<(File, fs::Metadata), ReadFault> {
    let mut options = OpenOptions::new();
    options.read(true);
    refuse_links(&mut options);
    let file = match options.open(path) {
        Err(_) if is_link(path) => return Err(ReadFault::NotAFile(Thing::Link)),
        opened => opened.map_err(ReadFault::Io)?,
    };
    let meta = file.metadata().map_err(ReadFault::Io)?;
    let kind = meta.file_type();
    if kind.is_file() { Ok((file, meta)) } else { Err(ReadFault::NotAFile(Thing::of(kind))) }
}

/// The text of a file; where a link, a pipe, a device or a folder lies, none.
pub fn read_text(path: &Path) -> Result<String, ReadFault> {
    read_text_up_to(path, LARGEST)
}

/// The same for a file of ours that may be larger than a record.
pub fn read_text_up_to(path: &Path, largest: u64) -> Result<String, ReadFault> {
    read(path, largest).map(|(text, _)| text)
}

/// The text with the signs that the file had before it was read: whoever writes meanwhile makes
/// others of them.
pub fn read_signed(path: &Path) -> Result<(String, fs::Metadata), ReadFault> {
    read(path, LARGEST)
}

fn read(path: &Path, largest: u64) -> Result<(String, fs::Metadata), ReadFault> {
    // The bytes of one file after the other: a log has a hundred thousand of them.
    thread_local! {
        static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    let (file, meta) = open(path)?;
    let mut bytes = BYTES.take();
    bytes.clear();
    // With room for one more byte than there is, one reading gets all and a second one the end.
    bytes.reserve(usize::try_from(meta.len().min(largest)).unwrap_or_default().saturating_add(1));
    file.take(largest.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadFault::Io)?;
    if bytes.len() as u64 > largest {
        return Err(ReadFault::TooLarge);
    }
    let text = encoding::text(&bytes).map_err(ReadFault::Encoding)?;
    if bytes.capacity() <= USUAL {
        BYTES.set(bytes);
    }
    Ok((text, meta))
}

pub fn is_there(path: &Path) -> bool {
    path.exists()
}

/// The bytes of a document that somebody named; `None` where there is none.
pub fn read_document(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let name = path.display().to_string();
    let fault = |fault: ReadFault| fault.into_error(&name);
    let (file, meta) = match open(path) {
        Ok(opened) => opened,
        Err(ReadFault::Io(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(other) => return Err(fault(other)),
    };
    if meta.len() > LARGEST_DOCUMENT {
        let message = Message::new("store-document-large").with("path", name.as_str());
        return Err(Error::new(Kind::Data, message));
    }
    let mut bytes = Vec::new();
    let read = file.take(LARGEST_DOCUMENT).read_to_end(&mut bytes);
    read.map_err(|error| fault(ReadFault::Io(error)))?;
    Ok(Some(bytes))
}

/// Fails where something lies at the place of a document that is no file: it would be lost, or the
/// document would go nowhere.
pub fn expect_document(path: &Path) -> Result<(), Error> {
    let Ok(meta) = fs::symlink_metadata(path) else { return Ok(()) };
    if meta.is_file() {
        return Ok(());
    }
    Err(ReadFault::NotAFile(Thing::of(meta.file_type())).into_error(&path.display().to_string()))
}

/// Writes a document that somebody asked for, whole or not at all, over an older one.
pub fn write_document(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source: io::Error| {
        let folder = folder_of(path);
        if !folder.is_dir() {
            let folder = folder.display().to_string();
            return Error::new(
                Kind::Surroundings,
                Message::new("store-document-no-folder").with("path", folder),
            )
            .hint(Message::new("store-document-no-folder-hint"));
        }
        let path = path.display().to_string();
        let error = Error::io(Message::new("store-document-failed").with("path", path), source);
        error.in_own_words().hint(Message::new("store-document-failed-hint"))
    };
    let staged = stage_bytes(path, bytes).map_err(failed)?;
    staged.persist(path).map_err(|error| failed(error.error))?;
    // The document is in its place; some network disks cannot sync a folder, which undoes nothing.
    let _ = Disk::default().sync_folder(folder_of(path));
    Ok(())
}

fn stage_bytes(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".netlog-document-").suffix(".tmp");
    open_to_umask(&mut builder);
    let mut staged = builder.tempfile_in(folder_of(path))?;
    staged.write_all(bytes)?;
    if let Ok(old) = fs::metadata(path) {
        staged.as_file().set_permissions(old.permissions())?;
    }
    staged.as_file().sync_all()?;
    Ok(staged)
}

/// The parent of a bare name is the empty path, which cannot be opened.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A temporary file is for its owner only; a document has the mode that an editor would give it:
/// the kernel takes the umask away when it makes the file.
#[cfg(unix)]
fn open_to_umask(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_umask(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_document_keeps_the_mode_of_the_older_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("report.html");
        fs::write(&path, "old").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
        write_document(&path, b"new").expect("written");
        assert_eq!(read_text(&path).expect("a text"), "new");
        let mode = fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn the_folder_of_a_bare_name_is_this_one() {
        assert_eq!(folder_of(Path::new("report.html")), Path::new("."));
        assert_eq!(folder_of(Path::new("a/report.html")), Path::new("a"));
    }
}

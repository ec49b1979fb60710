//! One writer at a time. The kernel holds the lock and lets go of it when the process ends,
//! however it ends. Readers need none: files are only ever replaced whole.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{self, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::disk::Disk;
use super::file;
use crate::error::{Error, Kind, Result};
use crate::words::Message;

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);
/// Whoever waits for less than this is not told.
const SILENCE: Duration = Duration::from_millis(500);

/// Held until dropped.
#[derive(Debug)]
pub struct Lock(File);

impl Lock {
    /// An output for a child that prints nothing. The child then holds the lock as well, so that
    /// nobody else writes before it has ended, even where this process is killed.
    pub fn share(&self) -> io::Result<Stdio> {
        self.0.try_clone().map(Stdio::from)
    }
}

/// Who is writing: what the lock says of its holder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    pub process: u32,
    /// The command's name.
    pub command: String,
}

impl Holder {
    fn read(file: &File) -> Option<Holder> {
        let mut text = String::new();
        file.take(200).read_to_string(&mut text).ok()?;
        let (process, command) = text.trim_end().split_once(' ')?;
        Some(Holder { process: process.parse().ok()?, command: command.to_string() })
    }

    /// What is said to whoever waits for it.
    pub fn message(holder: Option<&Holder>) -> Message {
        match holder {
            Some(holder) => Message::new("store-lock-waiting")
                .with("command", holder.command.as_str())
                .with("process", holder.process.to_string()),
            None => Message::new("store-lock-waiting-unknown"),
        }
    }
}

/// Waits for its turn; `waiting` is called once, when somebody else is writing.
pub fn acquire(
    disk: &Disk,
    path: &Path,
    command: &str,
    waiting: &mut dyn FnMut(Option<&Holder>),
) -> Result<Lock> {
    let start = Instant::now();
    let mut said = false;
    loop {
        match attempt(disk, path, command) {
            Ok(Some(lock)) => return Ok(lock),
            Ok(None) if start.elapsed() > PATIENCE => {
                return Err(Error::new(Kind::Surroundings, Message::new("store-lock-busy"))
                    .hint(Holder::message(holder(path).as_ref()))
                    .hint(Message::new("store-lock-busy-hint")));
            }
            Ok(None) => {
                if !said && start.elapsed() > SILENCE {
                    waiting(holder(path).as_ref());
                    said = true;
                }
                thread::sleep(PAUSE);
            }
            Err(source) => {
                let path = path.display().to_string();
                return Err(Error::io(
                    Message::new("store-lock-failed").with("path", path),
                    source,
                ));
            }
        }
    }
}

/// `None` where somebody else holds it.
pub fn attempt(disk: &Disk, path: &Path, command: &str) -> io::Result<Option<Lock>> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    // It is emptied below: in a log without git others may have put a link to anywhere.
    file::refuse_links(&mut options);
    let file = disk.call("open-lock", || options.open(path))?;
    let locked = disk.call("lock", || match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    })?;
    if !locked {
        return Ok(None);
    }
    // Only for whoever waits; a lock without it holds as well.
    let _ = file.set_len(0).and_then(|()| writeln!(&file, "{} {command}", process::id()));
    Ok(Some(Lock(file)))
}

fn holder(path: &Path) -> Option<Holder> {
    Holder::read(&File::open(path).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_waits_can_read_who_writes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let lock = attempt(&Disk::default(), &path, "add").expect("a lock").expect("free");
        assert!(attempt(&Disk::default(), &path, "edit").expect("a lock").is_none());
        let expected = Holder { process: process::id(), command: "add".into() };
        assert_eq!(holder(&path), Some(expected));
        drop(lock);
        // A git that another test starts at this moment holds all files until it runs.
        let _lock = acquire(&Disk::default(), &path, "edit", &mut |_| {}).expect("a lock");
        assert_eq!(holder(&path).map(|holder| holder.command), Some("edit".into()));
    }
}

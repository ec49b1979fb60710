//! One writer at a time. The kernel holds the lock and lets go of it when the process ends,
//! however it ends. Readers need none: files are only ever replaced whole.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, Kind, Result};
use crate::words::Message;

const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// Held until dropped.
#[derive(Debug)]
pub struct Lock(
    // Never read: closing the file when this is dropped is what lets go of the lock.
    #[allow(dead_code)] File,
);

/// Waits for its turn; `waiting` is called once, when somebody else is writing.
pub fn acquire(path: &Path, waiting: &mut dyn FnMut()) -> Result<Lock> {
    let failed = |source| {
        Error::io(
            Message::new("store-lock-failed").with("path", path.display().to_string()),
            source,
        )
    };
    let mut options = OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(path).map_err(failed)?;
    let start = Instant::now();
    let mut said = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Lock(file)),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
            Err(TryLockError::WouldBlock) if start.elapsed() > PATIENCE => {
                return Err(Error::new(Kind::Surroundings, Message::new("store-lock-busy"))
                    .hint(Message::new("store-lock-busy-hint")));
            }
            Err(TryLockError::WouldBlock) => {
                if !said && start.elapsed() > Duration::from_millis(500) {
                    waiting();
                    said = true;
                }
                thread::sleep(PAUSE);
            }
        }
    }
}

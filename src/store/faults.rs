//! For tests: the n-th call to the disk or to git fails, before it was made or after, or the
//! process is as good as dead from there on.

use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What becomes of the chosen call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not made, and says so.
    Refused(io::ErrorKind),
    /// It is made, and says that it was not.
    Misreported,
    /// Neither this call nor any after it is made: somebody pulled the plug.
    Dead,
}

/// A plan for one run.
#[derive(Debug)]
pub struct Faults {
    at: usize,
    fault: Fault,
    calls: AtomicUsize,
    /// Calls that are made as ever and not counted.
    spared: &'static [&'static str],
    /// What the chosen call was.
    hit: Mutex<Option<&'static str>>,
}

impl Faults {
    pub fn new(at: usize, fault: Fault) -> Faults {
        Faults::sparing(at, fault, &[])
    }

    pub fn sparing(at: usize, fault: Fault, spared: &'static [&'static str]) -> Faults {
        Faults { at, fault, calls: AtomicUsize::new(0), spared, hit: Mutex::new(None) }
    }

    /// `None` where the run had fewer calls.
    pub fn hit(&self) -> Option<&'static str> {
        *self.hit.lock().expect("a lock")
    }

    pub fn call<T>(
        &self,
        what: &'static str,
        run: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        if self.spared.contains(&what) && self.hit().is_none() {
            return run();
        }
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        if call == self.at {
            *self.hit.lock().expect("a lock") = Some(what);
        }
        match self.fault {
            Fault::Dead if call >= self.at => Err(io::Error::other("dead")),
            Fault::Refused(kind) if call == self.at => Err(kind.into()),
            Fault::Misreported if call == self.at => {
                let _ = run();
                Err(io::Error::other("misreported"))
            }
            _ => run(),
        }
    }
}

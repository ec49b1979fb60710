//! One git at work. It may be started before it is known what to tell it, so that several of them
//! get ready side by side: most of what git takes is its start.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Output, Stdio};
use std::thread;

use crate::store::disk::Disk;

/// Bytes that any system's pipe holds, whether or not somebody reads them.
const HELD: usize = 4096;

/// Started, and told nothing yet. Whoever is no longer interested drops it: it then hears that
/// there is nothing to do, and is waited for.
#[derive(Debug)]
pub struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: Option<ChildStdout>,
    errors: Option<ChildStderr>,
    disk: Disk,
    ended: bool,
}

impl Process {
    /// `told` where it will have an input.
    pub fn start(disk: &Disk, command: &mut Command, told: bool) -> io::Result<Process> {
        let stdin = if told { Stdio::piped() } else { Stdio::null() };
        let mut child = disk.call("git", || command.stdin(stdin).spawn())?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let errors = child.stderr.take();
        Ok(Process { child, input, output, errors, disk: disk.clone(), ended: false })
    }

    /// For whoever asks one question after the other.
    pub fn pipes(&mut self) -> Option<(ChildStdin, ChildStdout)> {
        self.input.take().zip(self.output.take())
    }

    /// To the end of it. The standard library would panic where a pipe cannot be read.
    pub fn finish(mut self, text: &[u8]) -> io::Result<Output> {
        let disk = self.disk.clone();
        disk.call("git-end", || self.talk(text))
    }

    fn talk(&mut self, text: &[u8]) -> io::Result<Output> {
        let (stdin, stdout, stderr) = (self.input.take(), self.output.take(), self.errors.take());
        let say = || stdin.map_or(Ok(()), |mut stdin| tell(&mut stdin, text));
        let (said, stdout, stderr) = thread::scope(|scope| {
            let errors = scope.spawn(|| stderr.map_or(Ok(Vec::new()), read));
            // Side by side, since git may answer before it has heard everything; what a pipe holds
            // it need not hear first.
            let told = match text.len() <= HELD {
                true => Ok(say()),
                false => Err(scope.spawn(say)),
            };
            let stdout = stdout.map_or(Ok(Vec::new()), read);
            (told.or_else(thread::ScopedJoinHandle::join), stdout, errors.join())
        });
        let status = self.child.wait()?;
        self.ended = true;
        let panicked = |_| io::Error::other("thread");
        said.map_err(panicked)??;
        let (stdout, stderr) = (stdout?, stderr.map_err(panicked)??);
        Ok(Output { status, stdout, stderr })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !self.ended {
            drop((self.input.take(), self.output.take(), self.errors.take()));
            let _ = self.child.wait();
        }
    }
}

/// git that ends early says why itself; every other failure would leave it with half of what it
/// was to hear.
pub(super) fn tell(stdin: &mut ChildStdin, input: &[u8]) -> io::Result<()> {
    match stdin.write_all(input) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

fn read(mut pipe: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    pipe.read_to_end(&mut bytes)?;
    Ok(bytes)
}

//! A run with its time and the memory that it needed at most.

use std::fs;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::sandbox::Output;

/// How often the kernel is asked. It keeps the peak, so that only the last moment can be missed.
const OFTEN: Duration = Duration::from_millis(2);

#[derive(Debug)]
pub struct Measured {
    pub output: Output,
    pub time: Duration,
    /// Bytes, at most; 0 where the system does not say.
    pub memory: u64,
}

pub fn run(command: &mut Command) -> Measured {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let start = Instant::now();
    let mut child = command.spawn().expect("it starts");
    let out = gather(child.stdout.take());
    let err = gather(child.stderr.take());
    let mut memory = 0;
    let status = loop {
        memory = peak(&child).unwrap_or(memory);
        if let Some(status) = child.try_wait().expect("a child") {
            break status;
        }
        thread::sleep(OFTEN);
    };
    let time = start.elapsed();
    let text = |gathered: thread::JoinHandle<Vec<u8>>| {
        String::from_utf8_lossy(&gathered.join().expect("it ends")).into_owned()
    };
    let output = Output { code: status.code().unwrap_or(-1), out: text(out), err: text(err) };
    Measured { output, time, memory }
}

fn gather(pipe: Option<impl Read + Send + 'static>) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.expect("a pipe").read_to_end(&mut bytes).expect("bytes");
        bytes
    })
}

/// The most that was resident at any time up to now.
fn peak(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

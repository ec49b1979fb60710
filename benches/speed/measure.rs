//! Times whole processes in turn, round after round, so that a machine that is slower for a while
//! is slower for all of them.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Something to be timed.
pub struct Subject<'a> {
    pub name: String,
    /// What goes before each run and does not count.
    pub before: Box<dyn FnMut() + 'a>,
    pub command: Box<dyn FnMut() -> Command + 'a>,
}

impl<'a> Subject<'a> {
    pub fn new(name: &str, command: impl FnMut() -> Command + 'a) -> Subject<'a> {
        Subject { name: name.to_string(), before: Box::new(|| ()), command: Box::new(command) }
    }

    /// Each run comes after this.
    pub fn after(self, before: impl FnMut() + 'a) -> Subject<'a> {
        Subject { before: Box::new(before), ..self }
    }
}

/// The times of one subject, one a round.
pub struct Times(Vec<Duration>);

impl Times {
    pub fn median(&self) -> Duration {
        let mut times = self.0.clone();
        times.sort();
        times[times.len() / 2]
    }

    /// The median of what each round gave.
    pub fn ratio(&self, to: &Times) -> f64 {
        let share = |(a, b): (&Duration, &Duration)| a.as_secs_f64() / b.as_secs_f64();
        let mut ratios: Vec<f64> = self.0.iter().zip(&to.0).map(share).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    }
}

/// One round to warm up, then `rounds` that count.
pub fn rounds(subjects: &mut [Subject<'_>], rounds: usize) -> Vec<Times> {
    let mut times: Vec<Times> = subjects.iter().map(|_| Times(Vec::new())).collect();
    for round in 0..=rounds {
        eprint!("\rround {round} of {rounds}");
        for (subject, times) in subjects.iter_mut().zip(&mut times) {
            (subject.before)();
            let mut command = (subject.command)();
            let start = Instant::now();
            run(&subject.name, &mut command);
            if round > 0 {
                times.0.push(start.elapsed());
            }
        }
    }
    eprintln!();
    times
}

/// 1 is for findings, or for nothing found.
pub fn run(name: &str, command: &mut Command) {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(matches!(status.code(), Some(0 | 1)), "{name}: {status}");
}

/// True where the program can be started.
pub fn is_installed(program: &str) -> bool {
    let mut command = Command::new(program);
    let command = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Megabytes of the largest process, from GNU time; `None` where it is not installed.
pub fn peak(command: &Command) -> Option<f64> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", "%M"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            timed.env(name, value);
        }
    }
    let output = timed.stdin(Stdio::null()).stdout(Stdio::null()).output().ok()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let kilobytes: f64 = told.lines().last()?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

//! The program: hands the outside to the library and ends with its exit code.

// The one place that asks the system for them.
#![allow(clippy::disallowed_methods)]

use std::io::{self, BufReader, IsTerminal};
use std::process::ExitCode;

use netlog::host::{Host, Input, Stream};

fn main() -> ExitCode {
    // Whoever sets COLUMNS for a pipe (a pager, a script) wants lines of that width.
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = |terminal: bool| match terminal {
        true => terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
        false => asked,
    };
    let (out, err) = (io::stdout().is_terminal(), io::stderr().is_terminal());
    let host = Host {
        args: std::env::args_os().collect(),
        env: std::env::vars_os().collect(),
        now: chrono::Local::now().naive_local(),
        program: std::env::current_exe().unwrap_or_else(|_| "netlog".into()),
        cwd: std::env::current_dir().unwrap_or_default(),
        input: Input {
            reader: Box::new(BufReader::new(io::stdin())),
            terminal: io::stdin().is_terminal(),
        },
        out: Stream::new(Box::new(io::BufWriter::new(io::stdout())), out, width(out)),
        err: Stream::new(Box::new(io::stderr()), err, width(err)),
        system_locale: sys_locale::get_locale(),
    };
    ExitCode::from(netlog::run(host))
}

//! How long each listing takes on a log of 1,000 records, beside two floors measured in the same
//! run: walking and statting every file, and reading every file. `cargo bench --bench listing`
//! prints the table; `-- 10000` takes another size.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod generator;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 9;
const TODAY: &str = "2024-10-22";

const LISTINGS: [(&str, &[&str]); 9] = [
    ("list", &["list"]),
    ("list --format json", &["list", "--format", "json"]),
    ("list with:müller date:2024", &["list", "with:müller", "date:2024"]),
    ("search gruppentreffen", &["search", "gruppentreffen"]),
    ("upcoming", &["upcoming"]),
    ("tasks", &["tasks"]),
    ("report year 2024 --format json", &["report", "year", "2024", "--format", "json"]),
    ("check", &["check"]),
    ("show person-31", &["show", "person-31"]),
];

fn main() {
    let count = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    generator::write(folder.path(), count, 2024);
    let walk = median(|| walk(folder.path(), false));
    let read = median(|| self::walk(folder.path(), true));
    println!("{count} records, median of {RUNS} runs after one to warm up");
    println!("{:<34} {:>8} {:>8}", "", "ms", "× read");
    row("floor: walk and stat, one thread", walk, read);
    row("floor: read every file", read, read);
    let start = median(|| run(folder.path(), &["--version"]));
    row("netlog --version", start, read);
    for (name, args) in LISTINGS {
        row(&format!("netlog {name}"), median(|| run(folder.path(), args)), read);
    }
}

fn row(name: &str, time: Duration, floor: Duration) {
    let ms = time.as_secs_f64() * 1000.0;
    println!("{name:<34} {ms:>8.1} {:>8.2}", time.as_secs_f64() / floor.as_secs_f64());
}

fn median(mut work: impl FnMut()) -> Duration {
    work();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn walk(root: &Path, read: bool) {
    for entry in walkdir::WalkDir::new(root).into_iter().flatten() {
        if entry.file_type().is_file() {
            let size = entry.metadata().expect("a stat").len();
            if read {
                let text = std::fs::read(entry.path()).expect("a file");
                assert_eq!(text.len() as u64, size);
            }
        }
    }
}

fn run(root: &Path, args: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_netlog"))
        .args(["--today", TODAY, "--repo"])
        .arg(root)
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("netlog starts");
    // `check` may have findings in invented data; anything else must succeed.
    assert!(matches!(status.code(), Some(0 | 1)), "{args:?}: {status}");
}

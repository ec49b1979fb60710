//! What each answer costs on a log of 1,000, 10,000 or 100,000 records, as a ratio to looking at
//! every file, and beside what a user would run instead; all in one run.
//!
//! `cargo bench --bench speed` takes 10,000 records, `-- 1000 100000` other sizes; `-- --keep DIR`
//! keeps the logs there for the next time.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout
)]

mod floor;
mod generator;
mod log;
mod measure;
mod peer;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use floor::Floor;
use log::Log;
use measure::{Subject, Times};
use peer::PEERS;

const RUNS: usize = 9;
const TODAY: &str = "2024-10-22";

/// Met every few days.
const SOMEBODY: &str = "person-31";
/// In one record of two thousand.
const RARE: &str = "Glockenturmsanierung";
/// Inside of longer words only, in one record of twenty.
const COMMON: &str = "gruppentreffen";
/// In nearly every record.
const EVERYWHERE: &str = "beratung";

/// What netlog is asked.
const ASKED: &[(&str, &[&str])] = &[
    ("list with:X", &["list", "with:person-31"]),
    ("upcoming", &["upcoming"]),
    ("tasks", &["tasks"]),
    ("list with:X date:2024", &["list", "with:person-31", "date:2024"]),
    ("list date:2024", &["list", "date:2024", "--format", "ids"]),
    ("meetings of 90 days", &["list", "meetings", "date:today..+90d"]),
    ("report year 2024", &["report", "year", "2024", "--format", "json"]),
    ("search, a rare word", &["search", RARE]),
    ("search, part of compounds", &["search", COMMON]),
    ("search, what nearly all have", &["search", EVERYWHERE]),
    ("list --group", &["list", "with:person-31", "--group", "month"]),
    ("stats month topic, a year", &["stats", "month", "topic", "date:2024"]),
    ("show person-31", &["show", SOMEBODY]),
    ("brief person-31", &["brief", SOMEBODY]),
    ("list", &["list", "--format", "ids"]),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    if let [only, floor, root] = args.as_slice()
        && only == "--floor"
    {
        let floor = Floor::ALL.into_iter().find(|known| known.name() == floor);
        println!("{}", floor.expect("a floor").run(Path::new(root)));
        return;
    }
    let kept = args.iter().position(|arg| arg == "--keep").and_then(|at| args.get(at + 1));
    let mut sizes: Vec<usize> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.push(10_000);
    }
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let base = kept.map_or_else(|| temporary.path().to_path_buf(), PathBuf::from);
    for size in sizes {
        let log = Log::of(&base, size);
        println!("\n## {size} records, {} MB, median of {RUNS} rounds\n", log.megabytes());
        println!("| what | ms | × stat |");
        println!("|---|---|---|");
        reading(&log);
        writing(&log);
        cold(&log);
        println!("\ncache: {:.2} × the records", log.cached());
        for (name, args) in [ASKED[0], ASKED[6], ASKED[7]] {
            match measure::peak(&log.netlog(args)) {
                Some(megabytes) => println!("peak memory, {name}: {megabytes:.0} MB"),
                None => println!("peak memory, {name}: GNU time is not installed"),
            }
        }
    }
}

fn floor(log: &Log, floor: Floor) -> Subject<'_> {
    let command = move || {
        let mut command = Command::new(std::env::current_exe().expect("a name"));
        command.args(["--floor", floor.name()]).arg(&log.root);
        command
    };
    Subject::new(&format!("floor: {}", floor.name()), command)
}

/// Everything that leaves the log as it is.
fn reading(log: &Log) {
    let mut subjects: Vec<Subject<'_>> = Floor::ALL.into_iter().map(|of| floor(log, of)).collect();
    subjects.push(Subject::new("--version", || log.netlog(&["--version"])));
    for (name, args) in ASKED {
        subjects.push(Subject::new(name, || log.netlog(args)));
    }
    for peer in PEERS {
        match peer.is_installed() {
            true => subjects.push(Subject::new(peer.name, || peer.command(&log.root))),
            false => println!("| {} | not installed | |", peer.name),
        }
    }
    let times = measure::rounds(&mut subjects, RUNS);
    rows(&subjects, &times);
    let of = |name: &str| subjects.iter().position(|subject| subject.name == name);
    for peer in PEERS {
        if let (Some(ours), Some(theirs)) = (of(peer.beside), of(peer.name)) {
            let ratio = times[ours].ratio(&times[theirs]);
            println!("| netlog {}, beside `{}` | | {ratio:.3} × |", peer.beside, peer.name);
        }
    }
}

/// After a change by hand, and changes of netlog's own beside the same by hand.
fn writing(log: &Log) {
    let list = ASKED[0].1;
    let mut number = 0;
    let mut subjects = vec![
        floor(log, Floor::Stat),
        Subject::new("list with:X, nothing changed", || log.netlog(list))
            .after(|| log.settle(list)),
        Subject::new("list with:X, one file changed", || log.netlog(list)).after(|| {
            number += 1;
            log.change_one(number);
        }),
        Subject::new("add", || log.add()).after(|| log.settle(list)),
        Subject::new("write, git add, git commit", || log.commit()),
    ];
    let times = measure::rounds(&mut subjects, RUNS);
    rows(&subjects, &times);
    println!("| one file changed, beside nothing changed | | {:.2} × |", times[2].ratio(&times[1]));
    println!("| add, beside git | | {:.2} × |", times[3].ratio(&times[4]));
}

/// The first run of all.
fn cold(log: &Log) {
    let list = ASKED[0].1;
    let mut subjects = vec![
        floor(log, Floor::Stat),
        floor(log, Floor::Parse),
        Subject::new("list with:X, no cache yet", || log.cold(list)).after(|| log.forget()),
        Subject::new("list with:X, without a cache", || log.uncached(list)),
    ];
    let times = measure::rounds(&mut subjects, RUNS.min(5));
    rows(&subjects, &times);
    println!("| no cache yet, beside reading and parsing | | {:.2} × |", times[2].ratio(&times[1]));
}

fn rows(subjects: &[Subject<'_>], times: &[Times]) {
    for (subject, own) in subjects.iter().zip(times) {
        println!("| {} | {:.1} | {:.2} |", subject.name, ms(own.median()), own.ratio(&times[0]));
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn rec_file(root: &Path) -> PathBuf {
    root.with_extension("rec")
}

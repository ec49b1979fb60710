//! A disk that is full, or has no room for one more file: a command does all or nothing and says
//! so, and works again once there is room.
//!
//! The log lies on a disk in memory, which only root may mount; where the person is not root, the
//! test starts itself once more in a name space where they are. Where that is forbidden too, it
//! says so and skips.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{Log, Write, assert_none, say, speaks};

const AGAIN: &str = "NETLOG_TEST_IN_A_NAME_SPACE";

/// Kilobytes left.
fn room(step: usize) -> Vec<usize> {
    (0..=512).step_by(step).collect()
}

#[test]
fn a_full_disk_takes_all_or_nothing() {
    on_a_disk("a_full_disk_takes_all_or_nothing", "size=24m", &[0, 4, 16, 32, 64, 128], fill, few);
}

#[test]
fn a_full_disk_takes_all_or_nothing_of_many_files() {
    let name = "a_full_disk_takes_all_or_nothing_of_many_files";
    on_a_disk(name, "size=24m", &[0, 64, 280, 300, 320, 340, 600], fill, many);
}

#[test]
#[ignore = "long"]
fn a_full_disk_takes_all_or_nothing_at_each_step() {
    // Near the edge page by page, for a commit needs some ten pages only.
    let mut steps = room(16);
    steps.extend((0..128).step_by(4));
    let name = "a_full_disk_takes_all_or_nothing_at_each_step";
    on_a_disk(name, "size=24m", &steps, fill, few);
}

#[test]
fn a_disk_without_room_for_files_takes_all_or_nothing() {
    let name = "a_disk_without_room_for_files_takes_all_or_nothing";
    on_a_disk(name, "size=24m,nr_inodes=2000", &[0, 2, 5, 10, 20, 40], fill_with_files, few);
}

#[test]
#[ignore = "long"]
fn a_disk_without_room_for_files_takes_all_or_nothing_at_each_step() {
    let name = "a_disk_without_room_for_files_takes_all_or_nothing_at_each_step";
    let steps: Vec<usize> = (0..60).collect();
    on_a_disk(name, "size=24m,nr_inodes=4000", &steps, fill_with_files, few);
}

/// What is written where there is so little room, by a name that tells it from all others.
type Writes = fn(&Log, &str) -> Vec<Write>;

fn few(_: &Log, mark: &str) -> Vec<Write> {
    vec![Write::conversation(&format!("full {mark}")), Write::role(&format!("role{mark}"))]
}

fn many(log: &Log, mark: &str) -> Vec<Write> {
    vec![log.many(&format!("Full{mark}"))]
}

fn on_a_disk(test: &str, options: &str, steps: &[usize], fill: fn(&Log, usize), writes: Writes) {
    let mut log = match Log::on_a_small_disk(options) {
        Ok(log) => log,
        Err(_) if std::env::var_os(AGAIN).is_none() && name_spaces() => {
            let again = std::env::current_exe().expect("this program");
            let name = format!("durable::full_disk::{test}");
            let mut unshare = Command::new("unshare");
            unshare.args(["-r", "-m"]).arg(again).args(["--exact", &name, "--include-ignored"]);
            let output = unshare.env(AGAIN, "1").output().expect("it starts");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
            return;
        }
        Err(error) => return say(&format!("skipped, no disk can be mounted here: {error}")),
    };
    let mut faults = Vec::new();
    let mut refused = 0;
    for (at, step) in steps.iter().enumerate() {
        fill(&log, *step);
        for write in writes(&log, &format!("{at}-{step}")) {
            let at = format!("{step} left, {}", write.args()[0]);
            let head = log.head();
            let (output, _) = log.run(&write);
            refused += usize::from(output.code != 0);
            if !matches!(output.code, 0 | 4) {
                faults.push(format!("{at}: exit code {}", output.code));
            }
            faults.extend(speaks(&output).map(|fault| format!("{at}: {fault}")));
            if output.code != 0 && log.head() != head {
                faults.push(format!("{at}: refused, and committed all the same"));
            }
            faults.extend(log.torn().into_iter().map(|fault| format!("{at}: {fault}")));
        }
        empty(&log);
        let (output, _) = log.run(&Write::conversation(&format!("room again {at}")));
        if output.code != 0 {
            faults.push(format!("{step} left, then room: {}", output.err.trim()));
        }
        let remaining = log.faults();
        if !remaining.is_empty() {
            // Each step speaks for itself.
            log.mend();
        }
        faults
            .extend(remaining.into_iter().map(|fault| format!("{step} left, then room: {fault}")));
    }
    say(&format!("{} steps, {refused} commands refused", steps.len()));
    assert_none(&faults);
}

fn name_spaces() -> bool {
    let mut unshare = Command::new("unshare");
    unshare.args(["-r", "-m", "true"]).stderr(Stdio::null());
    unshare.status().is_ok_and(|status| status.success())
}

/// Within git's folder, where nobody takes it for a record or a new file.
fn filler(log: &Log) -> PathBuf {
    log.sandbox.log().join(".git/filler")
}

/// Leaves so many kilobytes.
fn fill(log: &Log, left: usize) {
    let mut df = Command::new("df");
    let output = df.args(["-k", "--output=avail"]).arg(log.sandbox.log()).output().expect("df");
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let free: usize = output.lines().last().expect("a line").trim().parse().expect("a number");
    fs::create_dir(filler(log)).expect("a folder");
    let mut file = File::create(filler(log).join("bytes")).expect("a file");
    file.write_all(&vec![0; free.saturating_sub(left) * 1024]).expect("room for the filler");
}

/// Leaves room for so many files.
fn fill_with_files(log: &Log, left: usize) {
    fs::create_dir(filler(log)).expect("a folder");
    let mut made = Vec::new();
    loop {
        let path = filler(log).join(made.len().to_string());
        if File::create(&path).is_err() {
            break;
        }
        made.push(path);
    }
    for path in made.iter().rev().take(left) {
        fs::remove_file(path).expect("one less");
    }
}

fn empty(log: &Log) {
    fs::remove_dir_all(filler(log)).expect("the filler goes");
}

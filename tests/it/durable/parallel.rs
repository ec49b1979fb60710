//! Several people write at once, others read, and git is used beside: nothing is lost, and
//! readers never notice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::{Fate, Log, Write, assert_none, number, say, speaks};
use crate::sandbox::{Output, finish};

#[test]
fn writers_wait_for_each_other_and_readers_for_nobody() {
    write_at_once(3, 3, 3);
}

#[test]
#[ignore = "long"]
fn many_writers_wait_for_each_other_and_readers_for_nobody() {
    let writers = number("NETLOG_TEST_WRITERS", 8);
    let (adds, edits) = (number("NETLOG_TEST_ADDS", 50), number("NETLOG_TEST_EDITS", 25));
    write_at_once(writers, adds, edits);
}

#[test]
fn git_used_beside_loses_nothing() {
    beside_git(2, 5);
}

#[test]
#[ignore = "long"]
fn git_used_beside_for_long_loses_nothing() {
    beside_git(4, number("NETLOG_TEST_ADDS", 50));
}

fn write_at_once(writers: usize, adds: usize, edits: usize) {
    let mut log = Log::new();
    let before = log.commits();
    let mut faults = Vec::new();
    let stop = AtomicBool::new(false);
    let mut outcomes = Vec::new();
    let mut reads = 0;
    thread::scope(|scope| {
        let shared = &log;
        let readers: Vec<_> = ["list", "check"]
            .into_iter()
            .map(|command| scope.spawn(|| read_until(shared, command, &stop)))
            .collect();
        outcomes.extend(each(shared, writers, adds, |who, n| match n % 4 {
            3 => Write::contact(&format!("Writer {who} Contact {n}")),
            _ => Write::conversation(&format!("writer {who} conversation {n}")),
        }));
        outcomes
            .extend(each(shared, writers, edits, |who, n| Write::topic(&format!("w{who}-e{n}"))));
        stop.store(true, Ordering::Relaxed);
        for reader in readers {
            let (count, found) = reader.join().expect("a reader ends");
            reads += count;
            faults.extend(found);
        }
    });
    let all = outcomes.len();
    for (write, output) in outcomes {
        if output.code == 0 {
            log.note(&write, Fate::Done);
        } else {
            faults.push(format!("{} fails: {}", write.mark, output.err.trim()));
            log.note(&write, Fate::Refused);
        }
    }
    let commits = log.commits() - before;
    if commits != all {
        faults.push(format!("{commits} commits of {all} changes"));
    }
    faults.extend(log.faults());
    say(&format!("{all} changes by {writers} at once, {reads} reads beside"));
    assert_none(&faults);
}

/// Each of so many writers runs so many commands, one after the other.
fn each(
    log: &Log,
    writers: usize,
    times: usize,
    make: impl Fn(usize, usize) -> Write + Sync,
) -> Vec<(Write, Output)> {
    let make = &make;
    thread::scope(|scope| {
        let started: Vec<_> = (0..writers)
            .map(|who| {
                scope.spawn(move || {
                    let run = |n| {
                        let write = make(who, n);
                        let output = log.sandbox.run(&write.args());
                        (write, output)
                    };
                    (0..times).map(run).collect::<Vec<_>>()
                })
            })
            .collect();
        started.into_iter().flat_map(|writer| writer.join().expect("a writer ends")).collect()
    })
}

/// A reader sees whole records only, and fails never.
fn read_until(log: &Log, command: &str, stop: &AtomicBool) -> (usize, Vec<String>) {
    let mut faults = Vec::new();
    let mut count = 0;
    while !stop.load(Ordering::Relaxed) {
        let output = log.sandbox.run(&[command, "--format", "json"]);
        count += 1;
        let good = output.code == 0 || (command == "check" && output.code == 1);
        if !good || !output.err.is_empty() {
            faults.push(format!("{command}: {} {}", output.code, output.err.trim()));
        }
        match serde_json::from_str::<Vec<serde_json::Value>>(&output.out) {
            Err(error) => faults.push(format!("{command}: {error}")),
            Ok(rows) => faults.extend(
                rows.iter()
                    .filter(|row| row["severity"] == "error")
                    .map(|row| format!("{command}: {row}")),
            ),
        }
    }
    (count, faults)
}

fn beside_git(writers: usize, adds: usize) {
    let mut log = Log::new();
    let mut faults = Vec::new();
    let stop = AtomicBool::new(false);
    let mut outcomes = Vec::new();
    thread::scope(|scope| {
        let shared = &log;
        let stop = &stop;
        let beside = scope.spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                // Either may find the index locked by netlog; that is the matter of who typed it.
                for args in [
                    &["status", "--porcelain"][..],
                    &["commit", "--quiet", "--allow-empty", "-m", "beside"],
                ] {
                    let mut git = std::process::Command::new("git");
                    shared.sandbox.scrub(&mut git);
                    finish(git.args(args));
                    thread::sleep(Duration::from_millis(5));
                }
            }
        });
        outcomes = each(shared, writers, adds, |who, n| match n % 3 {
            2 => Write::topic(&format!("w{who}-e{n}")),
            _ => Write::conversation(&format!("writer {who} beside {n}")),
        });
        stop.store(true, Ordering::Relaxed);
        beside.join().expect("git ends");
    });
    let refused = outcomes.iter().filter(|(_, output)| output.code != 0).count();
    say(&format!("{} changes beside git, {refused} refused", outcomes.len()));
    for (write, output) in outcomes {
        faults.extend(speaks(&output).map(|fault| format!("{}: {fault}", write.mark)));
        if !matches!(output.code, 0 | 4) {
            faults.push(format!("{}: {} {}", write.mark, output.code, output.err.trim()));
        }
        log.note(&write, if output.code == 0 { Fate::Done } else { Fate::Refused });
    }
    let (last, _) = log.run(&Write::conversation("the last"));
    if last.code != 0 {
        faults.push(format!("the last command fails: {}", last.err.trim()));
    }
    faults.extend(log.faults());
    assert_none(&faults);
}

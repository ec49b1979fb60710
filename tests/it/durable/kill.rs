//! netlog killed at any moment, alone or with its git: the next command works by itself.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::{Fate, Log, Write, assert_none, number, say};

/// What repairing may cost the next command.
const REPAIR: Duration = Duration::from_secs(2);

#[test]
fn a_killed_command_blocks_nothing() {
    kill_often(one, 12, 1);
}

#[test]
fn a_killed_command_of_many_files_blocks_nothing() {
    kill_often(many, 6, 1);
}

#[test]
#[ignore = "long"]
fn a_killed_command_blocks_nothing_at_any_moment() {
    kill_often(one, number("NETLOG_TEST_KILLS", 2000), number("NETLOG_TEST_SEED", 2));
}

#[test]
#[ignore = "long"]
fn a_killed_command_of_many_files_blocks_nothing_at_any_moment() {
    kill_often(many, number("NETLOG_TEST_KILLS", 2000) / 10, number("NETLOG_TEST_SEED", 2));
}

/// What is killed, the n-th time.
type Which = fn(&Log, usize) -> Write;

fn one(_: &Log, n: usize) -> Write {
    match n % 5 {
        0..=2 => Write::conversation(&format!("killed {n}")),
        3 => Write::topic(&format!("killed-{n}")),
        _ => Write::contact(&format!("Killed {n}")),
    }
}

fn many(log: &Log, n: usize) -> Write {
    log.many(&format!("Killed{n}"))
}

fn kill_often(which: Which, kills: usize, seed: usize) {
    let mut log = Log::new();
    let mut whole: Vec<Duration> = Vec::new();
    for n in 0..3 {
        let calm = which(&log, kills + n);
        whole.push(log.ok(&calm));
    }
    let mut normal: Vec<Duration> =
        (0..5).map(|n| log.ok(&Write::conversation(&format!("calm {n}")))).collect();
    let mut faults = Vec::new();
    let mut completed = 0;
    let mut slowest = Duration::ZERO;
    for n in 0..kills {
        let write = which(&log, n);
        // Multiples of the golden ratio spread evenly however many there are.
        let part = (seed as f64 * 0.377 + n as f64 * 0.618_033_988_75).fract();
        let usual = median(&normal);
        let moment = median(&whole).max(usual).mul_f64(part * 1.05);
        let with_git = n % 2 == 0;
        let at = format!("kill {n} after {moment:?}, {}", if with_git { "group" } else { "alone" });
        let fate = kill_after(&log, &write, moment, with_git);
        match fate {
            Ok(fate) => {
                completed += usize::from(fate == Fate::Done);
                log.note(&write, fate);
            }
            Err(code) => {
                log.note(&write, Fate::Refused);
                faults.push(format!("{at}: it had failed already, with {code}"));
            }
        }
        faults.extend(log.torn().into_iter().map(|fault| format!("{at}: {fault}")));

        let next = Write::conversation(&format!("next {n}"));
        let (output, time) = log.run(&next);
        slowest = slowest.max(time);
        if output.code != 0 {
            faults.push(format!("{at}: the next command fails: {}", output.err.trim()));
            log.clear_litter();
        } else if time > usual + REPAIR {
            faults.push(format!("{at}: the next command takes {time:?}, not {usual:?}"));
        } else {
            // The log grows, and a command with it.
            normal.push(time);
            normal.remove(0);
        }
        faults.extend(log.torn().into_iter().map(|fault| format!("{at}, then: {fault}")));
        if n % 100 == 99 {
            faults.extend(log.faults().into_iter().map(|fault| format!("{at}, then: {fault}")));
            say(&format!("{} kills, {} faults, {usual:?} a command", n + 1, faults.len()));
        }
        if faults.len() > 200 {
            break;
        }
    }
    // Whatever git was left alone has ended by now.
    thread::sleep(Duration::from_millis(500));
    let (last, _) = log.run(&Write::conversation("the last"));
    if last.code != 0 {
        faults.push(format!("the last command fails: {}", last.err.trim()));
    }
    faults.extend(log.faults());
    say(&format!("{kills} kills, {completed} came too late, the slowest next command {slowest:?}"));
    assert_none(&faults);
}

/// The exit code where the command came to a bad end of its own.
fn kill_after(log: &Log, write: &Write, moment: Duration, group: bool) -> Result<Fate, i32> {
    let mut command = log.sandbox.command(&write.args());
    // No pipe: a git that lives on would hold it open, and we would wait.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().expect("it starts");
    thread::sleep(moment);
    if group {
        let mut kill = Command::new("sh");
        kill.args(["-c", &format!("kill -KILL -{}", child.id())]).stderr(Stdio::null());
        // A group that is gone already needs no kill.
        kill.status().expect("kill starts");
    } else {
        child.kill().expect("a signal");
    }
    match child.wait().expect("it ends").code() {
        Some(0) => Ok(Fate::Done),
        Some(code) => Err(code),
        None => Ok(Fate::Unknown),
    }
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}

//! Each system call that a command makes fails once, in netlog and in each git that it starts:
//! the command does all or nothing, and the next one works.
//!
//! strace lets a call fail; where it is missing or may not trace, the test says so and skips. The
//! calls before the first that names the log are the loader's and are left alone, and so are the
//! writes to standard output and standard error, which come when all is done. Of netlog, the first
//! thread is meant: it alone writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use super::{Fate, Log, Write, assert_none, number, say, speaks};
use crate::sandbox::{Output, finish};

/// Calls that write, and can want room.
const WRITING: &[&str] = &[
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "syncfs",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "ftruncate",
    "fchmod",
    "chmod",
    "copy_file_range",
];
const READING: &[&str] = &[
    "openat",
    "open",
    "read",
    "pread64",
    "flock",
    "statx",
    "newfstatat",
    "fstat",
    "lstat",
    "stat",
    "getdents64",
    "lseek",
    "readlink",
    "access",
    "faccessat2",
];
/// Calls that a signal can break off.
const BROKEN_OFF: &[&str] = &["openat", "open", "read", "pread64", "write", "pwrite64", "flock"];

/// A call of one program of a run, and how it fails.
#[derive(Clone, Debug)]
struct Fault {
    /// netlog, or a call of git by what it does and which one of those it is.
    program: String,
    call: &'static str,
    when: usize,
    error: &'static str,
}

/// What is not git.
const NETLOG: &str = "netlog";

/// How many the short form tries.
const SAMPLE: usize = 24;

#[test]
fn a_failed_call_means_all_or_nothing() {
    let writes = |fault: &Fault| {
        fault.program == NETLOG && WRITING.contains(&fault.call) && fault.error != "EINTR"
    };
    fail_each(one, writes, SAMPLE);
}

#[test]
fn a_failed_call_of_many_files_means_all_or_nothing() {
    // What makes them safe together and packs them; each file by itself is in the long form.
    let together = |fault: &Fault| {
        let packs = fault.program.starts_with("fast-import") && WRITING.contains(&fault.call);
        fault.error != "EINTR" && (packs || fault.call == "syncfs")
    };
    fail_each(many, together, SAMPLE / 3);
}

#[test]
#[ignore = "long"]
fn each_failed_call_of_many_files_means_all_or_nothing() {
    fail_each(many, |fault| fault.error != "EINTR", number("NETLOG_TEST_FAULTS", usize::MAX));
}

#[test]
#[ignore = "long"]
fn each_failed_call_means_all_or_nothing() {
    fail_each(one, |fault| fault.program == NETLOG, number("NETLOG_TEST_FAULTS", usize::MAX));
}

#[test]
#[ignore = "long"]
fn each_failed_call_of_git_means_all_or_nothing() {
    fail_each(one, |fault| fault.program != NETLOG, number("NETLOG_TEST_FAULTS", usize::MAX));
}

/// Those chosen, or so many of them from the first to the last.
fn fail_each(which: fn(&Log) -> Write, chosen: impl Fn(&Fault) -> bool, most: usize) {
    let base = Log::new();
    let traced = base.copy();
    let calm = run(&traced, &which(&traced), None);
    let programs = traces(&traced);
    if calm.code != 0 || programs.is_empty() {
        return say(&format!("skipped, strace cannot trace here: {}", calm.err.trim()));
    }
    let all = programs.iter().flat_map(|(program, trace)| faults_of(program, trace, &traced));
    let all: Vec<Fault> = all.filter(chosen).collect();
    let every = all.len().div_ceil(most).max(1);
    let mut found = Vec::new();
    let mut runs = 0;
    let mut refused = 0;
    for fault in all.iter().step_by(every) {
        runs += 1;
        let mut log = base.copy();
        let at = format!("{} {} no. {} {}", fault.program, fault.call, fault.when, fault.error);
        let write = which(&log);
        let output = run(&log, &write, Some(fault));
        refused += usize::from(output.code != 0);
        found.extend(speaks(&output).map(|fault| format!("{at}: {fault}")));
        log.note(&write, if output.code == 0 { Fate::Done } else { Fate::Refused });
        let (next, _) = log.run(&Write::conversation("the next"));
        if next.code != 0 {
            found.push(format!("{at}: then the next fails: {}", next.err.trim()));
            log.clear_litter();
        }
        let code = output.code;
        found.extend(log.faults().into_iter().map(|fault| format!("{at}, exit {code}: {fault}")));
        if runs % 100 == 0 {
            say(&format!("{runs} calls failed, {} faults", found.len()));
        }
    }
    say(&format!("{runs} of {} calls failed, {refused} commands refused", all.len()));
    assert_none(&found);
}

fn one(_: &Log) -> Write {
    Write::conversation("the one that fails")
}

fn many(log: &Log) -> Write {
    log.many("Fails")
}

/// Runs the command under strace. strace counts calls in each process apart, so git is reached
/// by a script of its name that comes first in the path, counts the calls of git, and traces. Some
/// run side by side, in an order that changes, but none that do the same.
fn run(log: &Log, write: &Write, fault: Option<&Fault>) -> Output {
    let bin = log.sandbox.home().join("bin");
    fs::create_dir_all(&bin).expect("a folder");
    let home = log.sandbox.home();
    let path = std::env::var("PATH").unwrap_or_default();
    let strace = match fault {
        // Whole names of paths, for the first that is in the log is looked for.
        None => "strace -qq -e signal=none".to_string(),
        Some(Fault { call, error, when, .. }) => format!(
            "strace -qq -e signal=none -e trace={call} -e inject={call}:error={error}:when={when}"
        ),
    };
    let traced = fault.map_or("*", |fault| fault.program.as_str());
    let script = format!(
        "#!/bin/sh\nPATH='{path}'\nexport PATH\nbehind=\n\
         for did in \"$@\"; do\ncase $behind$did in\n\
         -C|-c) behind=x ;;\nx*|-*) behind= ;;\n*) break ;;\nesac\ndone\n\
         case $* in *' -t tree '*) did=$did-tree ;; esac\n\
         n=$(cat '{h}/count.'$did 2>/dev/null || echo 0)\n\
         n=$((n + 1))\necho $n >'{h}/count.'$did\nn=$did-$n\ncase $n in\n\
         {traced}) exec {strace} -o '{h}/trace.'$n git \"$@\" ;;\nesac\nexec git \"$@\"\n",
        h = home.display(),
    );
    let git = bin.join("git");
    fs::write(&git, script).expect("a script");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(&git, mode).expect("a mode");
    let plain = log.sandbox.command(&write.args());
    let mut command = std::process::Command::new("env");
    log.sandbox.scrub(&mut command);
    command.env("PATH", format!("{}:{path}", bin.display()));
    if fault.is_none_or(|fault| fault.program == NETLOG) {
        command.args(strace.split(' '));
        command.arg("-o").arg(home.join(format!("trace.{NETLOG}")));
    }
    command.arg(plain.get_program()).args(plain.get_args()).stdin(Stdio::null());
    finish(&mut command)
}

/// What each program called, by its name.
fn traces(log: &Log) -> BTreeMap<String, String> {
    let mut traces = BTreeMap::new();
    for entry in fs::read_dir(log.sandbox.home()).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(program) = name.strip_prefix("trace.") {
            let trace = fs::read(entry.path()).expect("a trace");
            traces.insert(program.to_string(), String::from_utf8_lossy(&trace).into_owned());
        }
    }
    traces.retain(|_, trace| trace.contains('('));
    traces
}

fn faults_of(program: &str, trace: &str, log: &Log) -> Vec<Fault> {
    let folder = log.sandbox.log();
    let begins = first_of_the_log(trace, &folder);
    let mut times: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (at, line) in trace.lines().enumerate() {
        let name = line.split('(').next().unwrap_or_default();
        let Some(call) = WRITING.iter().chain(READING).find(|call| **call == name) else {
            continue;
        };
        let when = times.entry(call).and_modify(|n| *n += 1).or_insert(1);
        let spoken = line.starts_with("write(1,") || line.starts_with("write(2,");
        if at < begins || (program == NETLOG && spoken) {
            continue;
        }
        let makes = WRITING.contains(call) || line.contains("O_CREAT");
        let errors = [("EIO", true), ("ENOSPC", makes), ("EINTR", BROKEN_OFF.contains(call))];
        for (error, _) in errors.into_iter().filter(|(_, fits)| *fits) {
            faults.push(Fault { program: program.to_string(), call, when: *when, error });
        }
    }
    faults
}

/// The line of the first call that names the log, or asks where we are.
fn first_of_the_log(trace: &str, folder: &Path) -> usize {
    let folder = folder.to_string_lossy();
    let named = |line: &str| line.contains(&*folder) || line.starts_with("getcwd(");
    trace.lines().position(named).unwrap_or(0)
}

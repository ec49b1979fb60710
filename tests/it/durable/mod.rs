//! What exit code 0 promises: the record is whole on disk and in the last commit, whatever is
//! killed, full, failing or running beside. From outside, on the real program; knows nothing of
//! how the store keeps the promise.
//!
//! Each test has a short form in every run and a long one that is asked for:
//! `cargo test --test it durable -- --ignored --nocapture`. How long is told by NETLOG_TEST_KILLS
//! and _SEED, NETLOG_TEST_WRITERS, _ADDS and _EDITS, and NETLOG_TEST_FAULTS.

mod faults;
mod full_disk;
mod kill;
mod parallel;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::sandbox::{Output, Sandbox, finish};

/// The record that all edits change.
const EDITED: &str = "contacts/edited.md";

/// More than the store makes safe one by one.
const MANY: usize = 66;

/// What must have become of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It said so: exit code 0.
    Done,
    /// It was killed, and may have come to its end or not.
    Unknown,
    /// It failed and said so.
    Refused,
}

/// One command that writes, told from all others by its mark.
#[derive(Clone, Debug)]
pub struct Write {
    mark: String,
    kind: Kind,
    args: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// New records with just these texts.
    Records(Vec<String>),
    /// One more topic in the edited record.
    Topic,
    /// Another role in the edited record.
    Role,
}

fn words(args: &[&str]) -> Vec<String> {
    args.iter().map(ToString::to_string).collect()
}

impl Write {
    /// A conversation of some pages: a file that is written in parts would show it.
    pub fn conversation(mark: &str) -> Write {
        let body = format!("Anfang {mark}.\n\n{}Ende {mark}.", "Übung macht Mühe.\n\n".repeat(300));
        let args = ["add", "conversation", "--with", "anna", "--date", "2024-10-21", "--title"];
        let args = [&args[..], &[mark, "--body", &body]].concat();
        let text =
            format!("---\ndate: 2024-10-21\nwith: [anna]\ntitle: {mark}\n---\n\n{}\n", body.trim());
        Write { mark: mark.to_string(), kind: Kind::Records(vec![text]), args: words(&args) }
    }

    pub fn contact(mark: &str) -> Write {
        let args = words(&["add", "contact", "--name", mark]);
        let text = format!("---\nname: {mark}\n---\n");
        Write { mark: mark.to_string(), kind: Kind::Records(vec![text]), args }
    }

    pub fn topic(mark: &str) -> Write {
        let args = words(&["edit", "edited", "--add", &format!("topics={mark}")]);
        Write { mark: mark.to_string(), kind: Kind::Topic, args }
    }

    pub fn role(mark: &str) -> Write {
        let args = words(&["edit", "edited", "--set", &format!("role={mark}")]);
        Write { mark: mark.to_string(), kind: Kind::Role, args }
    }

    pub fn args(&self) -> Vec<&str> {
        self.args.iter().map(String::as_str).collect()
    }
}

/// A log under test, and what must be in it.
pub struct Log {
    /// Before the sandbox, whose folder can only be removed when nothing is mounted in it.
    _mount: Option<Mount>,
    pub sandbox: Sandbox,
    writes: Vec<(Write, Fate)>,
    /// New records by their text.
    texts: BTreeMap<String, usize>,
    /// Files seen to be whole; nothing but the edited record is ever written again.
    seen: BTreeSet<PathBuf>,
}

/// Something mounted on the folder of a log.
struct Mount(PathBuf);

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

impl Log {
    pub fn new() -> Log {
        Log::made(Sandbox::empty(), None)
    }

    /// On a disk of its own in memory; an error says why that cannot be had.
    pub fn on_a_small_disk(options: &str) -> Result<Log, String> {
        let sandbox = Sandbox::empty();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(sandbox.log());
        let output = mount.output().map_err(|error| error.to_string())?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).trim().to_string());
        }
        let mount = Mount(sandbox.log());
        Ok(Log::made(sandbox, Some(mount)))
    }

    fn made(sandbox: Sandbox, mount: Option<Mount>) -> Log {
        sandbox.write("netlog.toml", "language = \"en\"\n");
        sandbox.write("contacts/anna.md", "---\nname: Anna Großmann\n---\n");
        sandbox.write(EDITED, &edited("start", &["start"]));
        sandbox.git(&["init", "--quiet", "--template=", "--initial-branch=main"]);
        sandbox.git(&["add", "."]);
        sandbox.git(&["commit", "--quiet", "-m", "start"]);
        let mut log = Log {
            _mount: mount,
            sandbox,
            writes: Vec::new(),
            texts: BTreeMap::new(),
            seen: BTreeSet::new(),
        };
        log.ok(&Write::conversation("first conversation"));
        log.ok(&Write::contact("First Contact"));
        log
    }

    /// The same log once more, in another place.
    pub fn copy(&self) -> Log {
        let sandbox = Sandbox::empty();
        let mut copy = Command::new("cp");
        copy.arg("-a").arg(self.sandbox.log().join(".")).arg(sandbox.log());
        assert!(copy.status().expect("cp").success(), "the log can be copied");
        let (writes, texts) = (self.writes.clone(), self.texts.clone());
        Log { _mount: None, sandbox, writes, texts, seen: BTreeSet::new() }
    }

    /// So many new contacts in one step that they are made safe together, out of a file that is
    /// laid beside the log.
    pub fn many(&self, mark: &str) -> Write {
        let names: Vec<String> = (0..MANY).map(|at| format!("{mark} No{at}")).collect();
        let cards = names.iter().map(|name| format!("BEGIN:VCARD\nFN:{name}\nEND:VCARD\n"));
        let path = self.sandbox.home().join("many.vcf");
        fs::write(&path, cards.collect::<String>()).expect("a file");
        let texts = names.iter().map(|name| format!("---\nname: {name}\n---\n")).collect();
        let args = words(&["import", "--yes", path.to_str().expect("a path")]);
        Write { mark: mark.to_string(), kind: Kind::Records(texts), args }
    }

    /// Runs to the end, undisturbed by us.
    pub fn run(&mut self, write: &Write) -> (Output, Duration) {
        let start = Instant::now();
        let output = self.sandbox.run(&write.args());
        self.note(write, if output.code == 0 { Fate::Done } else { Fate::Refused });
        (output, start.elapsed())
    }

    pub fn ok(&mut self, write: &Write) -> Duration {
        let (output, time) = self.run(write);
        assert_eq!(output.code, 0, "{}: {}", write.mark, output.err);
        time
    }

    /// Tells the log what became of a command.
    pub fn note(&mut self, write: &Write, fate: Fate) {
        if let Kind::Records(texts) = &write.kind {
            self.texts.extend(texts.iter().map(|text| (text.clone(), self.writes.len())));
        }
        self.writes.push((write.clone(), fate));
    }

    pub fn head(&self) -> String {
        self.sandbox.git(&["rev-parse", "HEAD"])
    }

    pub fn commits(&self) -> usize {
        self.sandbox.git(&["rev-list", "--count", "HEAD"]).trim().parse().expect("a number")
    }

    /// At any moment: no record is anything but one whole text that somebody meant.
    pub fn torn(&mut self) -> Vec<String> {
        let mut faults = Vec::new();
        for path in self.records() {
            let name = self.name(&path);
            if name == EDITED {
                faults.extend(self.edited_faults(&fs::read_to_string(&path).unwrap_or_default()));
            } else if !self.seen.contains(&path) {
                let text = fs::read_to_string(&path).unwrap_or_default();
                if name == "contacts/anna.md" || self.texts.contains_key(&text) {
                    self.seen.insert(path);
                } else {
                    faults.push(format!("{name} is torn: {} bytes", text.len()));
                }
            }
        }
        faults
    }

    /// When all is quiet and a command has run to its end: everything is there once, committed,
    /// and nothing lies about.
    pub fn faults(&mut self) -> Vec<String> {
        self.seen.clear();
        let mut faults = self.torn();
        faults.extend(self.lost_or_doubled());
        let status = self.quiet_git(&["status", "--porcelain"]);
        if status.code != 0 || !status.out.is_empty() {
            faults.push(format!("git status: {}{}", status.out.trim(), status.err.trim()));
        }
        faults.extend(self.not_committed());
        let fsck = self.quiet_git(&["fsck", "--strict", "--full", "--no-progress"]);
        if fsck.code != 0 {
            faults.push(format!("git fsck: {}{}", fsck.out.trim(), fsck.err.trim()));
        }
        if !self.litter().is_empty() {
            // git may tidy up in the background for a moment more.
            std::thread::sleep(Duration::from_millis(500));
        }
        faults.extend(self.litter().iter().map(|path| format!("left behind: {}", self.name(path))));
        faults
    }

    fn lost_or_doubled(&self) -> Vec<String> {
        let mut times = vec![0; self.writes.len()];
        for path in self.records() {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if let Some(at) = self.texts.get(&text) {
                times[*at] += 1;
            }
        }
        let mut faults = Vec::new();
        for ((write, fate), times) in self.writes.iter().zip(times) {
            let Kind::Records(texts) = &write.kind else { continue };
            let expected = match fate {
                Fate::Done => times == texts.len(),
                Fate::Unknown => times == 0 || times == texts.len(),
                Fate::Refused => times == 0,
            };
            if !expected {
                let whole = texts.len();
                faults.push(format!("{} ({fate:?}): {times} of {whole} records", write.mark));
            }
        }
        faults
    }

    /// The edited record has a text that the commands can have made, and nothing else.
    fn edited_faults(&self, text: &str) -> Vec<String> {
        let line = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap_or_default().to_string()
        };
        let topics = line("topics: ");
        let topics: Vec<&str> =
            topics.trim_start_matches('[').trim_end_matches(']').split(", ").collect();
        let role = line("role: ");
        let mut faults = Vec::new();
        if text != edited(&role, &topics) {
            return vec![format!("{EDITED} is torn: {text}")];
        }
        for (write, fate) in self.writes.iter().filter(|(write, _)| write.kind == Kind::Topic) {
            let times = topics.iter().filter(|topic| **topic == write.mark).count();
            let expected = match fate {
                Fate::Done => times == 1,
                Fate::Unknown => times <= 1,
                Fate::Refused => times == 0,
            };
            if !expected {
                faults.push(format!("topic {} ({fate:?}) is there {times} times", write.mark));
            }
        }
        let mut roles = vec!["start"];
        for (write, fate) in self.writes.iter().filter(|(write, _)| write.kind == Kind::Role) {
            match fate {
                Fate::Done => roles = vec![&write.mark],
                Fate::Unknown => roles.push(&write.mark),
                Fate::Refused => {}
            }
        }
        if !roles.contains(&role.as_str()) {
            faults.push(format!("the role is {role}, not one of {roles:?}"));
        }
        faults
    }

    /// Compares by content, for an index can be wrong about a file.
    fn not_committed(&self) -> Option<String> {
        let tree = self.quiet_git(&["ls-tree", "-r", "HEAD"]);
        let committed: BTreeSet<(String, String)> = tree
            .out
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter(|(_, path)| Path::new(path).extension() == Some(OsStr::new("md")))
            .map(|(entry, path)| (path.to_string(), entry.rsplit(' ').next().unwrap_or("").into()))
            .collect();
        let names: Vec<String> = self.records().iter().map(|path| self.name(path)).collect();
        let list = self.sandbox.home().join("paths");
        fs::write(&list, names.join("\n") + "\n").expect("a list");
        let mut hash = Command::new("git");
        self.sandbox.scrub(&mut hash);
        hash.args(["hash-object", "--no-filters", "--stdin-paths"]);
        let hashes = finish(hash.stdin(fs::File::open(&list).expect("the list")));
        let hashes = hashes.out.lines().map(str::to_string);
        let on_disk: BTreeSet<(String, String)> = names.into_iter().zip(hashes).collect();
        let differing: BTreeSet<&str> =
            committed.symmetric_difference(&on_disk).map(|(path, _)| path.as_str()).collect();
        (!differing.is_empty()).then(|| format!("disk and HEAD differ: {differing:?}"))
    }

    /// Locks of git and files on their way to a record. netlog's own lock is a file that stays;
    /// the kernel lets go of it.
    fn litter(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(&self.sandbox.log(), &mut found);
        found.retain(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let own = matches!(&*name, "netlog.lock" | ".netlog.lock");
            let lock = path.extension() == Some(OsStr::new("lock")) && !own;
            let pack = name.starts_with("fast_import_crash_") || name.starts_with("tmp_pack_");
            lock || pack || (name.starts_with(".netlog-") && name.ends_with(".tmp"))
        });
        found
    }

    /// Lets a test go on after a fault that it has noted.
    pub fn clear_litter(&self) {
        std::thread::sleep(Duration::from_millis(500));
        for path in self.litter() {
            let _ = fs::remove_file(path);
        }
    }

    /// The same for records: back to the last commit.
    pub fn mend(&self) {
        self.clear_litter();
        self.sandbox.git(&["reset", "--quiet", "--hard"]);
        self.sandbox.git(&["clean", "--quiet", "--force", "-d"]);
    }

    fn records(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for folder in ["contacts", "conversations", "meetings"] {
            walk(&self.sandbox.log().join(folder), &mut found);
        }
        found.retain(|path| path.extension() == Some(OsStr::new("md")));
        found.sort();
        found
    }

    fn name(&self, path: &Path) -> String {
        path.strip_prefix(self.sandbox.log()).unwrap_or(path).to_string_lossy().into_owned()
    }

    /// git that takes no lock and writes nothing.
    fn quiet_git(&self, args: &[&str]) -> Output {
        let mut command = Command::new("git");
        self.sandbox.scrub(&mut command);
        finish(command.env("GIT_OPTIONAL_LOCKS", "0").args(args).stdin(Stdio::null()))
    }
}

fn edited(role: &str, topics: &[&str]) -> String {
    format!("---\nname: Edited\nrole: {role}\ntopics: [{}]\n---\n", topics.join(", "))
}

/// Files only; what goes while we look was not there.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), found),
            _ => found.push(entry.path()),
        }
    }
}

/// A command that fails says why in words, and never by a panic.
fn speaks(output: &Output) -> Option<String> {
    let text = output.err.trim();
    (output.code != 0 && (text.is_empty() || text.contains("panicked") || output.code == -1))
        .then(|| format!("exit code {} with: {text:?}", output.code))
}

fn assert_none(faults: &[String]) {
    let shown: Vec<&str> = faults.iter().take(60).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), shown.join("\n"));
}

/// A number that a long test takes from the environment.
fn number(variable: &str, default: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// One line for whoever reads along with `--nocapture`.
fn say(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{text}");
}

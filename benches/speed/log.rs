//! The log that is asked, and what is done to it between the runs.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{TODAY, generator, measure, rec_file};

pub struct Log {
    pub root: PathBuf,
    cache: PathBuf,
    cold: PathBuf,
}

impl Log {
    /// Made anew where it does not lie there from an earlier run.
    pub fn of(base: &Path, size: usize) -> Log {
        let root = base.join(format!("log-{size}"));
        let log = Log {
            cache: base.join(format!("cache-{size}")),
            cold: base.join(format!("cold-{size}")),
            root,
        };
        if !log.root.join(".git").exists() {
            generator::write(&log.root, size, 2024);
            log.write_rec();
            for args in [&["init", "-q"][..], &["add", "."], &["commit", "-q", "-m", "all"]] {
                measure::run("git", &mut log.git(args));
            }
        }
        log
    }

    fn program(&self, args: &[&str], cache: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_netlog"));
        command.env("NETLOG_CACHE_DIR", cache).args(["--today", TODAY, "--repo"]);
        command.arg(&self.root).args(args);
        command
    }

    pub fn netlog(&self, args: &[&str]) -> Command {
        self.program(args, &self.cache)
    }

    /// With a cache that `forget` has removed.
    pub fn cold(&self, args: &[&str]) -> Command {
        self.program(args, &self.cold)
    }

    /// Where none can be kept.
    pub fn uncached(&self, args: &[&str]) -> Command {
        self.program(args, Path::new("/dev/null"))
    }

    pub fn forget(&self) {
        let _ = fs::remove_dir_all(&self.cold);
    }

    /// What was written last is old enough to be kept, and is.
    pub fn settle(&self, args: &[&str]) {
        std::thread::sleep(std::time::Duration::from_millis(150));
        measure::run("netlog", &mut self.netlog(args));
    }

    /// By hand, in an editor.
    pub fn change_one(&self, number: usize) {
        let path = self.records("conversations").into_iter().next().expect("a record");
        let text = fs::read_to_string(&path).expect("a text");
        let kept = text.split("\nNachtrag ").next().unwrap_or(&text);
        fs::write(&path, format!("{kept}\nNachtrag {number}\n")).expect("a record");
    }

    pub fn add(&self) -> Command {
        self.netlog(&[
            "add",
            "conversation",
            "--with",
            super::SOMEBODY,
            "--date",
            TODAY,
            "--channel",
            "phone",
            "--title",
            "Termin",
            "--body",
            "Ein kurzes Gespräch.",
        ])
    }

    /// The same by hand.
    pub fn commit(&self) -> Command {
        let mut command = Command::new("sh");
        command.arg("-c").arg(
            "at=conversations/2024/2024-10-22-hand-$$.md && printf '%s\\n' --- 'date: 2024-10-22' \
             'with: [person-31]' 'channel: phone' 'title: Termin' --- '' 'Ein kurzes Gespräch.' \
             > \"$at\" && git add \"$at\" && git commit -q -m \"add $at\" -- \"$at\"",
        );
        command.current_dir(&self.root);
        identity(&mut command);
        command
    }

    fn git(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.root).args(args);
        identity(&mut command);
        command
    }

    fn records(&self, folder: &str) -> Vec<PathBuf> {
        let walk = walkdir::WalkDir::new(self.root.join(folder)).sort_by_file_name();
        let files = walk.into_iter().flatten().filter(|entry| entry.file_type().is_file());
        files.map(|entry| entry.path().to_path_buf()).collect()
    }

    pub fn megabytes(&self) -> u64 {
        size(&self.root) / 1_000_000
    }

    /// The size of the cache beside that of the records.
    pub fn cached(&self) -> f64 {
        size(&self.cache) as f64 / size(&self.root) as f64
    }

    /// The conversations in the form of GNU recutils.
    fn write_rec(&self) {
        let mut out = Vec::new();
        writeln!(out, "%rec: conversation").expect("memory");
        for path in self.records("conversations") {
            let text = fs::read_to_string(&path).expect("a text");
            let id = path.file_stem().unwrap_or_default().to_string_lossy();
            writeln!(out, "\nId: {id}").expect("memory");
            let (front, body) =
                text.trim_start_matches("---\n").split_once("\n---\n").expect("both");
            for line in front.lines() {
                let (key, value) = line.split_once(": ").expect("a field");
                let (first, rest) = key.split_at(1);
                writeln!(out, "{}{rest}: {value}", first.to_uppercase()).expect("memory");
            }
            writeln!(out, "Text: {}", body.trim().replace('\n', "\n+ ")).expect("memory");
        }
        fs::write(rec_file(&self.root), out).expect("a file");
    }
}

fn identity(command: &mut Command) {
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Bench");
        command.env(format!("GIT_{who}_EMAIL"), "bench@example.org");
    }
}

fn size(folder: &Path) -> u64 {
    let walk = walkdir::WalkDir::new(folder).into_iter().filter_entry(|entry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    });
    let files = walk.flatten().filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.metadata().map_or(0, |meta| meta.len())).sum()
}

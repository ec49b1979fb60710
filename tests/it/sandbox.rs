//! A log in a temporary folder and netlog run on it from outside: own home, own git identity, a
//! fixed day, no environment of the developer's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The day on which the tests live, like the example log.
pub const TODAY: &str = "2024-10-22";

/// Goes with its folder when it is dropped.
pub struct Sandbox {
    folder: tempfile::TempDir,
}

/// What a run left behind.
#[derive(Debug)]
pub struct Output {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Sandbox {
    /// An empty folder `log` with a home beside it.
    pub fn empty() -> Sandbox {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for below in ["home", "log"] {
            fs::create_dir(folder.path().join(below)).expect("a folder");
        }
        let identity = "[user]\n\tname = Test\n\temail = test@example.org\n";
        fs::write(folder.path().join("home/gitconfig"), identity).expect("a git configuration");
        Sandbox { folder }
    }

    /// With these files in the log; `netlog.toml` in English and without commits where none is
    /// given.
    pub fn with(files: &[(&str, &str)]) -> Sandbox {
        let sandbox = Sandbox::empty();
        sandbox.write("netlog.toml", "language = \"en\"\n[git]\ncommit = false\n");
        for (path, text) in files {
            sandbox.write(path, text);
        }
        sandbox
    }

    /// A copy of the example log.
    pub fn example() -> Sandbox {
        let sandbox = Sandbox::empty();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("records"), &sandbox.log());
        sandbox
    }

    /// The folder of the log.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// The home folder of whoever runs netlog here.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.log().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.log().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Every file of the log with its text, but for git's own and the lock.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        collect(&self.log(), &self.log(), &mut files);
        files.sort();
        files
    }

    /// netlog in the folder of the log, on [`TODAY`], with nothing of the developer's environment.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_netlog"));
        self.scrub(&mut command);
        command.args(["--today", TODAY]).args(args);
        command
    }

    pub fn run(&self, args: &[&str]) -> Output {
        finish(self.command(args).stdin(Stdio::null()))
    }

    /// Runs and expects success.
    pub fn ok(&self, args: &[&str]) -> Output {
        let output = self.run(args);
        assert_eq!(output.code, 0, "{args:?}: {output:?}");
        output
    }

    /// The standard output of a run with `--format json`, parsed.
    pub fn json(&self, args: &[&str]) -> serde_json::Value {
        let output = self.ok(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&output.out).unwrap_or_else(|error| panic!("{args:?}: {error}"))
    }

    pub fn git(&self, args: &[&str]) -> String {
        let mut command = Command::new("git");
        self.scrub(&mut command);
        let output = finish(command.args(args).stdin(Stdio::null()));
        assert_eq!(output.code, 0, "git {args:?}: {output:?}");
        output.out
    }

    /// The environment that is left: a path to git, a home, a time zone.
    pub fn scrub(&self, command: &mut Command) {
        scrub(command, &self.home(), &self.log());
    }
}

/// In that folder, with nothing of the developer's environment but the path to git.
pub fn scrub(command: &mut Command, home: &Path, folder: &Path) {
    command.env_clear().current_dir(folder);
    for name in ["PATH", "SystemRoot", "TEMP", "TMP"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.env("HOME", home).env("USERPROFILE", home).env("TZ", "UTC");
    command.env("GIT_CONFIG_GLOBAL", home.join("gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
}

/// Runs to the end.
pub fn finish(command: &mut Command) -> Output {
    let output = command.output().expect("it starts");
    Output {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            if entry.file_name() != ".git" && entry.file_name() != ".netlog" {
                collect(root, &path, files);
            }
        } else if path.is_file() {
            let name = path.strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            files.push((name, String::from_utf8_lossy(&fs::read(&path).expect("a file")).into()));
        }
    }
}

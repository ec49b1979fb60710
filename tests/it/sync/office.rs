//! Some people with a copy of one log each, and the place where they share it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::prompt;
use crate::sandbox::{Output, TODAY, finish, scrub};

/// Goes with its folder when it is dropped.
pub struct Office {
    folder: tempfile::TempDir,
}

/// One of them: `anna`, with a home and a copy of the log.
pub struct Person<'a> {
    office: &'a Office,
    name: &'static str,
}

impl Office {
    /// All have the same: these files, made by the first of them.
    pub fn with(names: &[&'static str], files: &[(&str, &str)]) -> Office {
        let office = Office::empty();
        let first = office.person(names[0]);
        fs::create_dir(first.log()).expect("a folder");
        first.git(&["init", "--quiet", "--initial-branch=main"]);
        first.write("netlog.toml", "language = \"en\"\n");
        for (path, text) in files {
            first.write(path, text);
        }
        first.ok(&["sync", "--remote", "../shared.git"]);
        for name in &names[1..] {
            office.join(name);
        }
        office
    }

    /// A shared place with nothing in it, and nobody yet.
    pub fn empty() -> Office {
        let office = Office { folder: tempfile::tempdir().expect("a temporary folder") };
        let mut init = Command::new("git");
        init.args(["init", "--quiet", "--bare", "--initial-branch=main", "shared.git"]);
        office.scrub(&mut init, "nobody", &office.path());
        assert_eq!(finish(&mut init).code, 0);
        office
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    pub fn person(&self, name: &'static str) -> Person<'_> {
        let home = self.path().join(format!("home-{name}"));
        if !home.exists() {
            fs::create_dir(&home).expect("a folder");
            let settings = format!(
                "[user]\n\tname = {name}\n\temail = {name}@example.org\n[init]\n\tdefaultBranch = \
                 main\n[pull]\n\trebase = false\n"
            );
            fs::write(home.join("gitconfig"), settings).expect("a git configuration");
        }
        Person { office: self, name }
    }

    /// Somebody takes a copy of what is shared.
    pub fn join(&self, name: &'static str) -> Person<'_> {
        let person = self.person(name);
        let mut clone = Command::new("git");
        clone.args(["clone", "--quiet", "shared.git", name]);
        self.scrub(&mut clone, name, &self.path());
        assert_eq!(finish(clone.stdin(Stdio::null())).code, 0);
        person
    }

    /// The tree that is shared now.
    pub fn tree(&self) -> String {
        let mut show = Command::new("git");
        show.args(["rev-parse", "main^{tree}"]);
        self.scrub(&mut show, "nobody", &self.path().join("shared.git"));
        finish(&mut show).out
    }

    /// Everybody in turn, until all have seen all; then all have the same, on the disk too.
    pub fn settle(&self, people: &[&Person<'_>]) {
        for person in people.iter().chain(people) {
            person.sync();
        }
        for person in people {
            assert_eq!(person.git(&["rev-parse", "HEAD^{tree}"]), self.tree(), "{}", person.name);
            assert_eq!(person.git(&["status", "--porcelain"]), "", "{}", person.name);
            person.git(&["fsck", "--strict"]);
        }
    }

    fn scrub(&self, command: &mut Command, name: &str, folder: &Path) {
        scrub(command, &self.path().join(format!("home-{name}")), folder);
    }
}

impl Person<'_> {
    pub fn log(&self) -> PathBuf {
        self.office.path().join(self.name)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_netlog"));
        self.office.scrub(&mut command, self.name, &self.log());
        command.args(["--today", TODAY]).args(args).stdin(Stdio::null());
        command
    }

    pub fn run(&self, args: &[&str]) -> Output {
        finish(&mut self.command(args))
    }

    pub fn ok(&self, args: &[&str]) -> Output {
        let output = self.run(args);
        assert_eq!(output.code, 0, "{} {args:?}: {output:?}", self.name);
        output
    }

    /// What somebody does who shares: it ends well, or with a question that is open.
    pub fn sync(&self) -> Output {
        let output = self.run(&["sync"]);
        assert!(matches!(output.code, 0 | 3), "{}: {output:?}", self.name);
        output
    }

    /// Somebody who can be asked.
    pub fn at_terminal(&self, args: &[&str]) -> prompt::Person {
        let known = self.command(&[&["--color", "never"], args].concat());
        let scrub = |command: &mut Command| self.office.scrub(command, self.name, &self.log());
        prompt::Person::before_this(&known, scrub, 80)
    }

    pub fn git_command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        self.office.scrub(&mut command, self.name, &self.log());
        command.args(args).stdin(Stdio::null());
        command
    }

    pub fn git(&self, args: &[&str]) -> String {
        let output = finish(&mut self.git_command(args));
        assert_eq!(output.code, 0, "{} git {args:?}: {output:?}", self.name);
        output.out
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.log().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.log().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.log().join(path)).expect("a file");
    }

    pub fn has(&self, path: &str) -> bool {
        self.log().join(path).exists()
    }

    /// The files of the log that are Markdown, with their texts.
    pub fn records(&self) -> BTreeMap<String, String> {
        let listed = self.git(&["ls-files", "-z"]);
        let paths = listed.split('\0').filter(|path| path.ends_with(".md"));
        paths.map(|path| (path.to_string(), self.read(path))).collect()
    }
}

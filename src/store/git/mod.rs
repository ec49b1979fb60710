//! The one place that starts git: fixed arguments, literal paths, no shell, no pager, no prompt,
//! nothing of the shared repository that could start a program. What is committed is made out of
//! git's own objects, beside the person's index and half-staged work.

mod commit;
mod compare;
mod head;
mod hooks;
mod index;
mod object;
mod pack;
mod place;
mod process;
mod ready;
mod remote;
mod tree;
mod work;

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::disk::Disk;
use super::lock::Lock;
use super::root::Root;
use crate::error::{Error, Kind, Result};
use crate::words::Message;

pub use compare::{Blob, Difference};
pub use head::{Head, same_bytes, same_text};
pub use hooks::{Hook, Owner, call};
pub use index::{Index, remove_own_leftovers};
pub use object::Reader;
pub use place::Place;
pub use process::Process;
pub use ready::{Ready, Tools};
pub use remote::{Answer, Heard, Remote};
pub use tree::Staged;

/// git at work in one folder.
#[derive(Clone, Debug)]
pub struct Git {
    folder: PathBuf,
    disk: Disk,
    place: Place,
    /// From the top of the work tree to the folder, with `/` at its end; empty at the top.
    prefix: String,
    hooks: PathBuf,
    /// The id of a tree with nothing in it.
    nothing: &'static str,
}

/// Attributes of the shared files could choose a filter or a driver; git reads none out of a tree
/// with nothing in it.
const ATTRIBUTES: &str = "GIT_ATTR_SOURCE";
/// Switches netlog's own hooks off, for netlog itself and for whoever wants to.
pub const HOOKS: (&str, &str) = ("NETLOG_HOOK", "off");
const NOTHING_SHA1: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
const NOTHING_SHA256: &str = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";

/// Settings of ours for every call. Everything is synced; nothing is started beside git, stays in
/// the background or is asked. Hooks and signing are the person's own and stay as they are set.
const CONFIG: [&str; 14] = [
    "core.fsync=all",
    "core.fsyncMethod=fsync",
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.pager=cat",
    "core.commentChar=#",
    // It would refuse line ends that the person has git convert.
    "core.safecrlf=false",
    "diff.external=",
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "log.showSignature=false",
    "i18n.commitEncoding=UTF-8",
    // Files of a shared repository that look like one of git's own folders are not taken for it.
    "safe.bareRepository=explicit",
];

/// What of git's variables reaches it: who commits and where the person keeps settings and keys.
const PASSED_ON: [&str; 14] = [
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_AUTHOR_DATE",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
];

impl Git {
    /// `None` where no `.git` lies in the folder or above it, or the folder is in no work tree.
    /// Where one does, a git that is missing or refuses is an error: the history would have a gap
    /// that nobody asked for.
    pub fn open(root: &Root) -> Result<Option<Git>> {
        let Some(place) = root.git_place()? else { return Ok(None) };
        let mut git = Git::at(root, place);
        let format = ["--is-inside-work-tree", "--show-object-format"];
        let paths = ["--git-path", "hooks", "--show-prefix"];
        let said = git.ask(&[&["rev-parse"][..], &format, &paths].concat())?;
        let mut lines = said.splitn(4, '\n');
        let (inside, format) = (lines.next(), lines.next());
        let (hooks, prefix) = (lines.next(), lines.next());
        match inside {
            Some("true") => {}
            Some("false") => return Ok(None),
            // Half an answer is no answer: without history is only what git says is.
            _ => return Err(output_odd("rev-parse")),
        }
        git.nothing = if format == Some("sha256") { NOTHING_SHA256 } else { NOTHING_SHA1 };
        git.hooks = root.path().join(hooks.unwrap_or_default());
        git.prefix = prefix.unwrap_or_default().trim_end_matches('\n').to_string();
        Ok(Some(git))
    }

    /// A new repository whose first branch is `main`.
    pub fn init(root: &Root) -> Result<()> {
        Git::at(root, Place::default()).ask(&["init", "--quiet", "--initial-branch=main"]).map(drop)
    }

    fn at(root: &Root, place: Place) -> Git {
        let folder = root.path().to_path_buf();
        let (prefix, hooks) = (String::new(), PathBuf::new());
        Git { folder, disk: root.disk.clone(), place, prefix, hooks, nothing: "" }
    }

    /// True while git waits for somebody to finish what was begun.
    pub fn is_under_way(&self) -> Result<bool> {
        self.place.is_under_way().map_err(not_started)
    }

    /// A setting of the user's, such as `user.email`.
    pub fn setting(&self, key: &str) -> Option<String> {
        let value = self.ask(&["config", "--get", key]).ok()?;
        let value = value.trim_end_matches(['\n', '\r']);
        (!value.is_empty()).then(|| value.to_string())
    }

    /// Settles it for this copy, where it is not settled so.
    pub fn set(&self, key: &str, value: &str, lock: &Lock) -> Result<()> {
        match self.setting(key).as_deref() == Some(value) {
            true => Ok(()),
            false => self.act(lock, &[], &["config", key, value], &[]),
        }
    }

    /// The attributes of this copy alone, which no other has.
    pub fn attributes_file(&self) -> PathBuf {
        self.place.common.join("info").join("attributes")
    }

    /// The rules of `.gitignore` alone, which need no index; see [`Git::expect_not_ignored`].
    fn ignored(&self, rules_alone: bool) -> Result<Process> {
        let mut command = self.command();
        // It knows no literal paths; what begins with a dot is one all the same.
        command.args(["--no-literal-pathspecs", "check-ignore", "--stdin", "-z"]);
        command.args(rules_alone.then_some("--no-index"));
        Process::start(&self.disk, &mut command, true).map_err(not_started)
    }

    /// Refused where git ignores one of the new paths: somebody does not want it in the history.
    /// One that has been added all the same is none of them, but to find it the whole index must
    /// be read: only where a rule names a path.
    pub fn expect_not_ignored<'a>(
        &self,
        rules: Process,
        paths: impl Iterator<Item = &'a str>,
    ) -> Result<()> {
        let paths: Vec<&str> = paths.collect();
        if paths.is_empty() {
            return Ok(());
        }
        let input: String = paths.iter().map(|path| format!("./{path}\0")).collect();
        let mut output = rules.finish(input.as_bytes()).map_err(not_started)?;
        if output.status.code() == Some(0) {
            output = self.ignored(false)?.finish(input.as_bytes()).map_err(not_started)?;
        }
        match (output.status.code(), output.stdout.split(|byte| *byte == 0).next()) {
            (Some(1), _) => Ok(()),
            (Some(0), Some(path)) => {
                let path = String::from_utf8_lossy(path);
                let path = path.strip_prefix("./").unwrap_or(&path);
                let message = Message::new("store-git-ignored").with("path", path);
                Err(Error::new(Kind::Surroundings, message)
                    .hint(Message::new("store-git-ignored-hint")))
            }
            _ => succeeded(&output),
        }
    }

    /// From the top of the work tree to the log, with `/` at its end; empty at the top.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The folder of the whole work tree.
    pub fn top(&self, root: &Root) -> PathBuf {
        let mut top = root.path().to_path_buf();
        top.extend(self.prefix.matches('/').map(|_| ".."));
        top
    }

    /// From the top of the work tree.
    fn full(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    /// From the log, for what git takes from where it is called.
    pub(super) fn below<'a>(&self, full: &'a str) -> &'a str {
        full.strip_prefix(&self.prefix).unwrap_or(full)
    }

    /// What git prints.
    fn ask(&self, args: &[&str]) -> Result<String> {
        self.tell(args, &[])
    }

    /// What git prints when it is given `input`.
    fn tell(&self, args: &[&str], input: &[u8]) -> Result<String> {
        let output = self.output(args, input)?;
        Ok(String::from_utf8_lossy(&output).into_owned())
    }

    /// The same, byte for byte.
    pub(super) fn output(&self, args: &[&str], input: &[u8]) -> Result<Vec<u8>> {
        let mut command = self.command();
        command.args(args);
        let output = self.run(&mut command, input).map_err(not_started)?;
        succeeded(&output)?;
        Ok(output.stdout)
    }

    /// The same, about another index than the one of the work tree.
    pub(super) fn output_of(&self, index: Option<&Path>, args: &[&str]) -> Result<Vec<u8>> {
        let mut command = self.command();
        command.args(args).envs(index.map(|index| ("GIT_INDEX_FILE", index)));
        let output = self.run(&mut command, &[]).map_err(not_started)?;
        succeeded(&output)?;
        Ok(output.stdout)
    }

    /// A call that changes what others see. It prints nothing and holds the lock until it ends,
    /// even where this process is killed meanwhile.
    fn act(
        &self,
        lock: &Lock,
        variables: &[(&str, &Path)],
        args: &[&str],
        input: &[u8],
    ) -> Result<()> {
        let mut command = self.command();
        command.args(args).envs(variables.iter().copied());
        command.stdout(lock.share().map_err(not_started)?);
        succeeded(&self.run(&mut command, input).map_err(not_started)?)
    }

    /// Starts git for questions that come later.
    fn start(&self, args: &[&str], told: bool) -> Result<Process> {
        Process::start(&self.disk, self.command().args(args), told).map_err(not_started)
    }

    fn run(&self, command: &mut Command, input: &[u8]) -> io::Result<Output> {
        Process::start(&self.disk, command, !input.is_empty())?.finish(input)
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(["--no-pager", "--literal-pathspecs"]);
        for setting in CONFIG {
            command.args(["-c", setting]);
        }
        // Nothing from outside may lead git to another repository, or make it ask.
        for (name, _) in std::env::vars_os() {
            if is_kept_from_git(&name) {
                command.env_remove(name);
            }
        }
        command.env("GIT_TERMINAL_PROMPT", "0").env("GIT_OPTIONAL_LOCKS", "0");
        // Objects are what they are called, and none is fetched while somebody waits.
        command.env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_NO_LAZY_FETCH", "1");
        command.env("LC_ALL", "C").env("GIT_EDITOR", "true");
        // What netlog writes it has looked at; its own hooks need not.
        command.env(HOOKS.0, HOOKS.1);
        if !self.nothing.is_empty() {
            command.env(ATTRIBUTES, self.nothing);
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// A change was under way in a folder under git, and now there is none.
pub fn gone() -> Error {
    Error::new(Kind::Surroundings, Message::new("store-git-gone"))
        .hint(Message::new("store-git-gone-hint"))
}

fn is_kept_from_git(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with("GIT_") && !PASSED_ON.contains(&name.as_ref())
}

/// The lock that git takes before it writes the file.
fn own_lock(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

/// What was there is not there any more, so that git could not read it.
pub fn unreadable() -> Error {
    output_odd("cat-file")
}

/// git answered, but not as it does.
fn output_odd(command: &str) -> Error {
    Error::new(Kind::Surroundings, Message::new("store-git-odd").with("command", command))
}

fn not_started(source: std::io::Error) -> Error {
    let mut error = Error::io(Message::new("store-git-missing"), source);
    // A pipe to git that breaks is no reader of ours who has gone.
    error.kind = Kind::Surroundings;
    error.hint(Message::new("store-git-missing-hint"))
}

fn succeeded(output: &Output) -> Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
    Err(Error::new(Kind::Surroundings, Message::new("store-git-failed"))
        .hint(Message::new("store-git-said").with("text", said.join(" · "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_from_outside_do_not_reach_git() {
        for name in
            ["GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_0", "GIT_DIR", "GIT_INDEX_FILE", "GIT_TRACE"]
        {
            assert!(is_kept_from_git(OsStr::new(name)), "{name}");
        }
        for name in ["GIT_CONFIG_GLOBAL", "GIT_AUTHOR_NAME", "GIT_COMMITTER_EMAIL", "HOME"] {
            assert!(!is_kept_from_git(OsStr::new(name)), "{name}");
        }
    }
}

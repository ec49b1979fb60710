//! The one place that starts git: fixed arguments, literal paths, no shell, no pager, no prompt.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// git at work in one folder.
#[derive(Clone, Debug)]
pub struct Git {
    folder: PathBuf,
}

/// Settings of ours for every call: paths as they are, nothing of the repository's own started.
const CONFIG: [&str; 4] =
    ["core.quotePath=false", "core.fsmonitor=false", "core.pager=cat", "gc.auto=0"];

impl Git {
    /// `None` where the folder is in no work tree, or git is not there.
    pub fn open(folder: &Path) -> Option<Git> {
        let git = Git { folder: folder.to_path_buf() };
        let output = git.run(["rev-parse", "--is-inside-work-tree"]).ok()?;
        (output.status.success() && output.stdout.starts_with(b"true")).then_some(git)
    }

    /// A new repository whose first branch is `main`.
    pub fn init(folder: &Path) -> Result<Git> {
        let git = Git { folder: folder.to_path_buf() };
        git.must(["init", "--quiet", "--initial-branch=main"])?;
        Ok(git)
    }

    /// The folder of git's own files, for the lock; shared by no other work tree.
    pub fn dir(&self) -> Option<PathBuf> {
        let output = self.run(["rev-parse", "--absolute-git-dir"]).ok()?;
        let path = String::from_utf8(output.stdout).ok()?;
        Some(PathBuf::from(path.trim_end_matches(['\n', '\r'])))
    }

    /// A setting of the user's, such as `user.email`.
    pub fn setting(&self, key: &str) -> Option<String> {
        let output = self.run(["config", "--get", key]).ok()?;
        let value = String::from_utf8(output.stdout).ok()?;
        let value = value.trim_end_matches(['\n', '\r']);
        (output.status.success() && !value.is_empty()).then(|| value.to_string())
    }

    /// True where git ignores the path, so that it could never be committed.
    pub fn ignores(&self, path: &str) -> bool {
        self.run(["check-ignore", "--quiet", "--", path])
            .is_ok_and(|output| output.status.success())
    }

    /// Commits exactly these paths as they are on disk; what else is staged stays staged.
    pub fn commit(
        &self,
        paths: &[String],
        message: &str,
        fallback: Option<(&str, &str)>,
    ) -> Result<()> {
        let list = paths.join("\0");
        let from_stdin = ["--pathspec-from-file=-", "--pathspec-file-nul"];
        // New files must be known to git before a commit can name them.
        let add = ["add", "--intent-to-add"].into_iter().chain(from_stdin);
        self.feed(add, &list, None)?;
        let commit = ["commit", "--quiet", "--only", "--cleanup=verbatim", "-m", message];
        self.feed(commit.into_iter().chain(from_stdin), &list, fallback)
    }

    /// Takes back that new paths were made known, after a commit that failed.
    pub fn forget(&self, paths: &[String]) {
        if !paths.is_empty() {
            let args = ["rm", "--cached", "--quiet", "--ignore-unmatch"];
            let from_stdin = ["--pathspec-from-file=-", "--pathspec-file-nul"];
            // The error that led here is the one to report.
            let _ = self.feed(args.into_iter().chain(from_stdin), &paths.join("\0"), None);
        }
    }

    fn feed<'a>(
        &self,
        args: impl IntoIterator<Item = &'a str>,
        input: &str,
        author: Option<(&str, &str)>,
    ) -> Result<()> {
        let mut command = self.command();
        command.args(args).stdin(Stdio::piped());
        if let Some((name, email)) = author {
            for role in ["AUTHOR", "COMMITTER"] {
                command.env(format!("GIT_{role}_NAME"), name);
                command.env(format!("GIT_{role}_EMAIL"), email);
            }
        }
        let mut child = command.spawn().map_err(not_started)?;
        if let Some(mut stdin) = child.stdin.take() {
            // git that ends early says why itself.
            let _ = stdin.write_all(input.as_bytes());
        }
        let output = child.wait_with_output().map_err(not_started)?;
        succeeded(&output)
    }

    fn must<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Result<()> {
        succeeded(&self.run(args).map_err(not_started)?)
    }

    fn run<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> std::io::Result<Output> {
        self.command().args(args).stdin(Stdio::null()).output()
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(["--no-pager", "--literal-pathspecs"]);
        for setting in CONFIG {
            command.args(["-c", setting]);
        }
        // Nothing from outside may lead git to another repository, or make it ask.
        for (name, _) in std::env::vars_os() {
            if is_redirect(&name) {
                command.env_remove(name);
            }
        }
        command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C").env("GIT_EDITOR", "true");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

fn is_redirect(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    matches!(
        name.as_ref(),
        "GIT_DIR"
            | "GIT_WORK_TREE"
            | "GIT_INDEX_FILE"
            | "GIT_OBJECT_DIRECTORY"
            | "GIT_NAMESPACE"
            | "GIT_COMMON_DIR"
            | "GIT_PREFIX"
            | "GIT_LITERAL_PATHSPECS"
            | "GIT_GLOB_PATHSPECS"
            | "GIT_ICASE_PATHSPECS"
            | "GIT_EXTERNAL_DIFF"
            | "GIT_PAGER"
    )
}

fn not_started(source: std::io::Error) -> Error {
    Error::io(Message::new("store-git-missing"), source)
        .hint(Message::new("store-git-missing-hint"))
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

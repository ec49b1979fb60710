//! The one place that starts git: fixed arguments, literal paths, no shell, no pager, no prompt.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::file;
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// git at work in one folder.
#[derive(Clone, Debug)]
pub struct Git {
    folder: PathBuf,
}

/// Settings of ours for every call: paths as they are, no pager, no helper that stays in the
/// background. Hooks and signing are the person's own and stay as they are set.
const CONFIG: [&str; 4] =
    ["core.quotePath=false", "core.fsmonitor=false", "core.pager=cat", "gc.auto=0"];

/// Lists of paths go in by standard input, which has no limit.
const FROM_STDIN: [&str; 2] = ["--pathspec-from-file=-", "--pathspec-file-nul"];

impl Git {
    /// `None` where no `.git` lies in the folder or above it, or the folder is in no work tree.
    /// Where one does, a git that is missing or refuses is an error: the history would have a gap
    /// that nobody asked for.
    pub fn open(folder: &Path) -> Result<Option<Git>> {
        if marker(folder).is_none() {
            return Ok(None);
        }
        let git = Git { folder: folder.to_path_buf() };
        let output = git.run(["rev-parse", "--is-inside-work-tree"]).map_err(not_started)?;
        succeeded(&output)?;
        Ok(output.stdout.starts_with(b"true").then_some(git))
    }

    /// A new repository whose first branch is `main`.
    pub fn init(folder: &Path) -> Result<Git> {
        let git = Git { folder: folder.to_path_buf() };
        git.must(["init", "--quiet", "--initial-branch=main"])?;
        Ok(git)
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

    /// Commits exactly these paths as they are on disk; what else is staged stays staged. Where
    /// the last commit has just these texts already, there is nothing to do. After a failure the
    /// index is as it was.
    pub fn commit(&self, paths: &[String], message: &str, fallback: (&str, &str)) -> Result<()> {
        let known = self.list(["ls-files", "-z"])?;
        let (old, new): (Vec<&str>, Vec<&str>) =
            paths.iter().map(String::as_str).partition(|path| known.contains(*path));
        // git cannot name a path that it does not know and that is gone from the disk.
        let new: Vec<&str> =
            new.into_iter().filter(|path| file::is_file(&self.folder.join(path))).collect();
        let all = [old, new.clone()].concat();
        let committed = self.commit_known(&all, &new, message, fallback);
        if committed.is_err() && !new.is_empty() {
            // The error that led here is the one to report. Forced, for this never touches the
            // files, and these paths were not in the index before.
            let forget = ["rm", "--cached", "--force", "--quiet", "--ignore-unmatch"];
            let _ = self.feed(&[&forget[..], &FROM_STDIN].concat(), &new, &[]);
        }
        committed
    }

    fn commit_known(
        &self,
        all: &[&str],
        new: &[&str],
        message: &str,
        fallback: (&str, &str),
    ) -> Result<()> {
        if !new.is_empty() {
            // New files must be known to git before a commit can name them.
            self.feed(&[&["add", "--intent-to-add"][..], &FROM_STDIN].concat(), new, &[])?;
        }
        if self.is_committed(all) {
            // Something else may be staged for them; as after a commit, it is not any more.
            return match all {
                [] => Ok(()),
                _ => self.feed(&[&["add"][..], &FROM_STDIN].concat(), all, &[]),
            };
        }
        let commit = ["commit", "--quiet", "--only", "--cleanup=verbatim", "-m", message];
        self.feed(&[&commit[..], &FROM_STDIN].concat(), all, &self.missing_identity(fallback))
    }

    /// True where the files on disk are those of the last commit.
    fn is_committed(&self, paths: &[&str]) -> bool {
        let diff = ["diff", "--name-only", "--relative", "--no-ext-diff", "-z", "HEAD"];
        // Before the first commit there is no HEAD, and nothing is committed.
        self.list(diff).is_ok_and(|changed| !paths.iter().any(|path| changed.contains(*path)))
    }

    /// What must be set for git to name an author and a committer: only what the person has given
    /// neither in the settings of git nor in the environment.
    fn missing_identity(&self, (name, email): (&str, &str)) -> Vec<(String, String)> {
        let given = |variable: &str| std::env::var_os(variable).is_some_and(|v| !v.is_empty());
        let mut missing = Vec::new();
        for role in ["author", "committer"] {
            let upper = role.to_uppercase();
            let ident = format!("GIT_{upper}_IDENT");
            // Otherwise git makes an address up from the name of the machine.
            let known = self.run(["-c", "user.useConfigOnly=true", "var", &ident]);
            if known.is_ok_and(|output| output.status.success()) {
                continue;
            }
            for (part, value) in [("name", name), ("email", email)] {
                let variable = format!("GIT_{upper}_{}", part.to_uppercase());
                let set = |whose: &str| self.setting(&format!("{whose}.{part}")).is_some();
                let by_mail = part == "email" && given("EMAIL");
                if !(given(&variable) || by_mail || set(role) || set("user")) {
                    missing.push((variable, value.to_string()));
                }
            }
        }
        missing
    }

    fn list<'a>(&self, args: impl IntoIterator<Item = &'a str>) -> Result<BTreeSet<String>> {
        let output = self.run(args).map_err(not_started)?;
        succeeded(&output)?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.split('\0').filter(|path| !path.is_empty()).map(str::to_string).collect())
    }

    fn feed(&self, args: &[&str], paths: &[&str], variables: &[(String, String)]) -> Result<()> {
        let mut command = self.command();
        command.args(args).stdin(Stdio::piped());
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        let mut child = command.spawn().map_err(not_started)?;
        if let Some(mut stdin) = child.stdin.take() {
            // git that ends early says why itself.
            let _ = stdin.write_all(paths.join("\0").as_bytes());
        }
        let output = child.wait_with_output().map_err(not_started)?;
        succeeded(&output)
    }

    /// What a call that only reads prints.
    pub(super) fn read(&self, args: &[&str]) -> Result<Vec<u8>> {
        let output = self.run(args.iter().copied()).map_err(not_started)?;
        succeeded(&output)?;
        Ok(output.stdout)
    }

    /// The same for a call that is told by standard input what to read.
    pub(super) fn ask(&self, args: &[&str], input: &str) -> Result<Vec<u8>> {
        let mut child =
            self.command().args(args).stdin(Stdio::piped()).spawn().map_err(not_started)?;
        let stdin = child.stdin.take();
        // Both ways at once: an answer that nobody reads would stop the questions.
        let output = std::thread::scope(|scope| {
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
            child.wait_with_output()
        });
        let output = output.map_err(not_started)?;
        succeeded(&output)?;
        Ok(output.stdout)
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

/// The nearest `.git` in the folder or above it: a folder, or a file that names one.
fn marker(folder: &Path) -> Option<PathBuf> {
    // A log may be reached by a link or a relative path; git goes up from where it really lies.
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    let mut marks = folder.ancestors().map(|folder| folder.join(".git"));
    marks.find(|mark| file::is_file(mark) || file::is_folder(mark))
}

/// The folder of git's own files, for the lock; shared by no other work tree. Found without git,
/// so that every process finds the same one, whether it has git or not.
pub fn own_folder(folder: &Path) -> Option<PathBuf> {
    let mark = marker(folder)?;
    if file::is_folder(&mark) {
        return Some(mark);
    }
    let text = file::read_text(&mark).ok()?;
    let named = text.strip_prefix("gitdir:")?.trim();
    // Relative to the folder of the file that names it.
    Some(mark.parent()?.join(named)).filter(|folder| file::is_folder(folder))
}

/// True while a merge, rebase, cherry-pick or revert waits for somebody. A commit made then lies
/// where aborting it throws it away.
pub fn is_under_way(folder: &Path) -> bool {
    let marks = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply"];
    own_folder(folder).is_some_and(|own| {
        marks.iter().map(|mark| own.join(mark)).any(|at| file::is_file(&at) || file::is_folder(&at))
    })
}

fn is_redirect(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let settings = ["GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"];
    settings.iter().any(|start| name.starts_with(start))
        || matches!(
            name.as_ref(),
            "GIT_DIR"
                | "GIT_WORK_TREE"
                | "GIT_INDEX_FILE"
                | "GIT_OBJECT_DIRECTORY"
                | "GIT_NAMESPACE"
                | "GIT_COMMON_DIR"
                | "GIT_PREFIX"
                | "GIT_CONFIG_COUNT"
                | "GIT_CONFIG_PARAMETERS"
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn settings_from_outside_do_not_reach_git() {
        for name in ["GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_0", "GIT_CONFIG_VALUE_12", "GIT_DIR"] {
            assert!(is_redirect(OsStr::new(name)), "{name}");
        }
        assert!(is_redirect(OsStr::new("GIT_CONFIG_PARAMETERS")));
        for name in ["GIT_CONFIG_GLOBAL", "GIT_AUTHOR_NAME", "GIT_COMMITTER_EMAIL", "HOME"] {
            assert!(!is_redirect(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn gits_own_folder_is_found_without_git() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().canonicalize().expect("a path");
        for below in ["plain/.git", "plain/log", "tree/log", "elsewhere"] {
            fs::create_dir_all(root.join(below)).expect("a folder");
        }
        assert_eq!(own_folder(&root.join("plain/log")), Some(root.join("plain/.git")));
        fs::write(root.join("tree/.git"), "gitdir: ../elsewhere\n").expect("a file");
        let named = own_folder(&root.join("tree/log")).expect("a folder");
        assert_eq!(named.canonicalize().expect("a path"), root.join("elsewhere"));
        fs::write(root.join("tree/.git"), "gitdir: ../nowhere\n").expect("a file");
        assert_eq!(own_folder(&root.join("tree/log")), None);
    }
}

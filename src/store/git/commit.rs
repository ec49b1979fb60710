//! The commit itself, with the person's own hooks, key and name; and the branch that moves on to
//! it, which is the one step that counts.

use std::path::Path;

use super::index::absolute;
use super::tree::{self, Staged};
use super::{ATTRIBUTES, Git, hooks, not_started, succeeded};
use crate::error::Result;
use crate::store::disk::Mode;
use crate::store::file;
use crate::store::journal::{History, not_written};
use crate::store::lock::Lock;

/// The file that hooks read and change the message in.
const MESSAGE: &str = "COMMIT_EDITMSG";

impl Git {
    /// Lets the person's `pre-commit` hook see what is about to be committed. One that refuses
    /// stops everything.
    pub fn run_hook_before(&self, staged: &Staged, own: &Path, lock: &Lock) -> Result<()> {
        if !self.has_hook("pre-commit")? {
            return Ok(());
        }
        let index = absolute(&own.join("hook-index"))?;
        let index = [("GIT_INDEX_FILE", index.as_path())];
        self.act(lock, &index, &["read-tree", &staged.tree], &[])?;
        self.hook("pre-commit", &index, &[])?;
        self.disk.remove(&own.join("hook-index")).map_err(|source| not_written("index", source))
    }

    /// The message as the person's hooks leave it.
    pub fn message_after_hook(&self, message: &str, own: &Path) -> Result<String> {
        let hooks = [("prepare-commit-msg", Some("message")), ("commit-msg", None)];
        let mut there = Vec::new();
        for (name, how) in hooks {
            if self.has_hook(name)? {
                there.push((name, how));
            }
        }
        if there.is_empty() {
            return Ok(message.to_string());
        }
        let path = absolute(&own.join(MESSAGE))?;
        let failed = |source| not_written(MESSAGE, source);
        self.disk.write(&path, message.as_bytes(), Mode::Private).map_err(failed)?;
        let shown = path.display().to_string();
        for (name, how) in there {
            let args: Vec<&str> = std::iter::once(shown.as_str()).chain(how).collect();
            self.hook(name, &[], &args)?;
        }
        let left = file::read_text(&path).map_err(|fault| fault.into_error(MESSAGE))?;
        self.disk.remove(&path).map_err(failed)?;
        Ok(left)
    }

    /// Too late to refuse.
    pub fn run_hook_after(&self) {
        if self.has_hook("post-commit").unwrap_or(false) {
            let _ = self.hook("post-commit", &[], &[]);
        }
    }

    /// True where a hook of the person's wants to see the change before it is a commit.
    pub fn has_hook_before(&self) -> Result<bool> {
        for name in ["pre-commit", "prepare-commit-msg", "commit-msg"] {
            if self.has_hook(name)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// netlog's own would end at once, and only take its time.
    fn has_hook(&self, name: &str) -> Result<bool> {
        let path = self.hooks.join(name);
        let found =
            file::kind(&path).and_then(|kind| Ok(kind.is_some() && !hooks::is_own(&path, name)?));
        found.map_err(|source| not_written(name, source))
    }

    fn hook(&self, name: &str, variables: &[(&str, &Path)], args: &[&str]) -> Result<()> {
        let mut command = self.command();
        command.args(["hook", "run", "--ignore-missing", name, "--"]).args(args);
        // Theirs is the whole repository, attributes and all.
        command.envs(variables.iter().copied()).env_remove(ATTRIBUTES);
        succeeded(&self.run(&mut command, &[]).map_err(not_started)?)
    }

    /// The id of the new commit, which no branch names yet.
    pub fn commit_tree(
        &self,
        tree: &str,
        parents: &[&str],
        message: &str,
        signed: bool,
        fallback: (&str, &str),
    ) -> Result<String> {
        let mut args = vec!["-c", "user.useConfigOnly=true", "commit-tree", "-F", "-"];
        args.extend(signed.then_some("-S"));
        args.extend(parents.iter().flat_map(|parent| ["-p", parent]));
        args.push(tree);
        let id = match self.tell(&args, message.as_bytes()) {
            Ok(id) => id,
            Err(error) => {
                let missing = self.missing_identity(fallback);
                if missing.is_empty() {
                    return Err(error);
                }
                let mut command = self.command();
                command.args(&args).envs(missing);
                let output = self.run(&mut command, message.as_bytes()).map_err(not_started)?;
                succeeded(&output)?;
                String::from_utf8_lossy(&output.stdout).into_owned()
            }
        };
        tree::id(&id)
    }

    /// What must be set for git to name an author and a committer: only what the person has given
    /// neither in the settings of git nor in the environment.
    pub(super) fn missing_identity(&self, (name, email): (&str, &str)) -> Vec<(String, String)> {
        let given = |variable: &str| std::env::var_os(variable).is_some_and(|v| !v.is_empty());
        let mut missing = Vec::new();
        for role in ["author", "committer"] {
            let upper = role.to_uppercase();
            let ident = format!("GIT_{upper}_IDENT");
            // Otherwise git makes an address up from the name of the machine.
            if self.ask(&["-c", "user.useConfigOnly=true", "var", &ident]).is_ok() {
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

    /// The one step that counts. Refused where the branch is no longer where it was.
    pub fn move_branch(&self, history: &History, id: &str, why: &str, lock: &Lock) -> Result<()> {
        let nothing = "0".repeat(id.len());
        let old = history.head.as_deref().unwrap_or(&nothing);
        let why = format!("netlog: {}", why.lines().next().unwrap_or_default());
        self.act(lock, &[], &["update-ref", "-m", &why, &history.branch, id, old], &[])
    }

    pub fn move_branch_back(&self, history: &History, id: &str, lock: &Lock) -> Result<()> {
        match &history.head {
            Some(old) => self.act(lock, &[], &["update-ref", &history.branch, old, id], &[]),
            None => self.act(lock, &[], &["update-ref", "-d", &history.branch, id], &[]),
        }
    }

    /// git syncs what it writes, but not the folders that name it.
    pub fn sync_objects<'a>(
        &self,
        staged: &'a Staged,
        commits: impl Iterator<Item = &'a String>,
    ) -> Result<()> {
        let objects = self.objects_folder();
        let made = staged.made.iter().chain(commits);
        let mut starts: Vec<&str> = made.filter_map(|id| id.get(..2)).collect();
        starts.sort_unstable();
        starts.dedup();
        let folders = starts.into_iter().map(|folder| objects.join(folder));
        let folders = folders.chain([objects.clone()]);
        // What is packed has no folder of its own.
        let failed = |source| not_written("objects", source);
        for folder in folders {
            if file::kind(&folder).map_err(failed)?.is_some() {
                self.disk.sync_folder(&folder).map_err(failed)?;
            }
        }
        Ok(())
    }

    pub fn sync_branch(&self, history: &History) -> Result<()> {
        let failed = |source| not_written(&history.branch, source);
        // A folder of branches may have been made anew, up to `refs`.
        let parts =
            history.branch.match_indices('/').filter_map(|(at, _)| history.branch.get(..at));
        for folder in parts.chain(["reftable"]) {
            let folder = self.place.common.join(folder);
            if file::kind(&folder).map_err(failed)?.is_some() {
                self.disk.sync_folder(&folder).map_err(failed)?;
            }
        }
        Ok(())
    }
}

//! The work tree as people left it: what differs from the last commit, and the commit of it, which
//! git makes itself, hooks and all.

use std::collections::HashSet;

use super::{Git, not_started, output_odd, succeeded};
use crate::error::{Error, Kind, Result};
use crate::store::apply::Commit;
use crate::store::lock::Lock;
use crate::words::Message;

/// Of another repository within this one only its commit is ours.
const STATUS: [&str; 6] = [
    "status",
    "--porcelain=v1",
    "-z",
    "--no-renames",
    "--untracked-files=all",
    "--ignore-submodules=dirty",
];
/// Loose objects from which on git packs them.
const LOOSE: &str = "gc.auto=6700";

impl Git {
    /// The two letters and the path from the log of each file that is not as in the last commit. Of
    /// what git does not know, a name in another encoding is only shown.
    pub fn status(&self) -> Result<Vec<(Vec<u8>, String)>> {
        let told = self.output(&[&STATUS[..], &["--", "."]].concat(), &[])?;
        let lines = told.split(|byte| *byte == 0).filter(|line| !line.is_empty());
        let file = |line: &[u8]| {
            let (letters, path) = line.split_at_checked(3).ok_or_else(|| output_odd("status"))?;
            let shown = String::from_utf8_lossy(path);
            if !letters.starts_with(b"?") && std::str::from_utf8(path).is_err() {
                let message = Message::new("store-odd-name").with("path", shown.into_owned());
                return Err(Error::new(Kind::Surroundings, message)
                    .hint(Message::new("store-git-odd-path-hint")));
            }
            Ok((letters.to_vec(), self.below(&shown).to_string()))
        };
        lines.map(file).collect()
    }

    /// Files from the top of the work tree that this copy leaves out, though git has them.
    pub fn left_out(&self) -> Result<HashSet<String>> {
        if self.setting("core.sparseCheckout").is_none_or(|set| set != "true") {
            return Ok(HashSet::new());
        }
        let top = self.prefix().matches('/').map(|_| "../").collect::<String>() + ".";
        let listed = self.ask(&["ls-files", "-t", "-z", "--full-name", "--", &top])?;
        let listed = listed.split('\0').filter_map(|line| line.strip_prefix("S "));
        Ok(listed.map(str::to_string).collect())
    }

    /// What the last commit has at these paths of the log.
    pub fn committed(&self, paths: &[String]) -> Result<Vec<Option<Vec<u8>>>> {
        let names: Vec<String> =
            paths.iter().map(|path| format!("HEAD:{}", self.full(path))).collect();
        self.blobs(&names.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Commits these files as they lie there, and no others; `new` are those that git does not know.
    pub fn commit_by_hand(
        &self,
        all: &[&str],
        new: &[&str],
        commit: &Commit,
        lock: &Lock,
    ) -> Result<()> {
        self.expect_idle()?;
        let listed = ["--pathspec-from-file=-", "--pathspec-file-nul"];
        // What a new file takes the place of goes with it: a file where there is a folder now git
        // would take for another repository, and one below a new link it would find by the link.
        let (mut above, new_ones) =
            (HashSet::new(), HashSet::<&str>::from_iter(new.iter().copied()));
        for path in new {
            above.extend(folders(path));
        }
        let stays = |path: &&str| {
            !above.contains(path) && !folders(path).any(|folder| new_ones.contains(folder))
        };
        let all: Vec<&str> = all.iter().copied().filter(stays).collect();
        if !new.is_empty() {
            let add = [&["add"][..], &listed].concat();
            self.act(lock, &[], &add, new.join("\0").as_bytes())?;
        }
        let settings = ["-c", "user.useConfigOnly=true"];
        let how = ["commit", "--only", "--quiet", "--no-status", "--cleanup=verbatim", "-m"];
        let args = [&settings[..], &how, &[commit.message.as_str()], &listed].concat();
        let mut command = self.command();
        command.args(&args).envs(self.missing_identity(commit.names()));
        command.stdout(lock.share().map_err(not_started)?);
        succeeded(&self.run(&mut command, all.join("\0").as_bytes()).map_err(not_started)?)
    }

    /// Packs what lies about loose, where it is much and the person has not forbidden it. Nothing
    /// depends on it.
    pub fn tidy(&self, lock: &Lock) {
        if self.setting("gc.auto").is_none_or(|auto| auto != "0") {
            let args = ["-c", LOOSE, "-c", "gc.autoDetach=false", "gc", "--auto", "--quiet"];
            let _ = self.act(lock, &[], &args, &[]);
        }
    }
}

/// All folders on the way to a path.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

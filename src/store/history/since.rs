//! What has changed since a step, as far as git sees it: files of the work tree, and the messages of
//! the steps themselves.

use std::collections::HashSet;

use super::{Entry, History};
use crate::error::{Error, Result};
use crate::words::Message;

/// Files that git knows or would take in.
const FILES: [&str; 6] = ["ls-files", "-z", "--others", "--exclude-standard", "--", "."];

impl History {
    /// The full id of what git calls so: a step, a branch, a tag.
    pub fn revision(&self, text: &str) -> Result<String> {
        let unknown = || {
            Error::not_found(Message::new("store-revision-unknown").with("value", text))
                .hint(Message::new("store-revision-hint"))
        };
        let odd = text.is_empty() || text.starts_with('-') || text.contains(char::is_control);
        if odd {
            return Err(unknown());
        }
        let revision = format!("{text}^{{commit}}");
        let found = self.git.output(&["rev-parse", "--verify", "--quiet", &revision], &[]);
        let found = found.map_err(|_| unknown())?;
        Ok(String::from_utf8_lossy(&found).trim().to_string())
    }

    /// What the steps are called that have a name: branches, those of other computers, tags.
    pub fn names(&self) -> Result<Vec<String>> {
        const KINDS: [&str; 3] = ["refs/heads/", "refs/remotes/", "refs/tags/"];
        let list = ["for-each-ref", "--format=%(refname)", "--count=500"];
        let names = self.git.output(&[&list[..], &KINDS].concat(), &[])?;
        let names = String::from_utf8_lossy(&names).into_owned();
        // `origin/HEAD` only says which of the others it is.
        let all = names.lines().filter(|name| !name.ends_with("/HEAD"));
        let named = all.filter_map(|name| KINDS.iter().find_map(|kind| name.strip_prefix(kind)));
        Ok(named.map(str::to_string).collect())
    }

    /// The paths of the log whose files are not as they were at that step: changed, new or gone, in
    /// a step since then or in no step yet. Before the first step of all everything is new.
    pub fn changed_since(&self, text: &str) -> Result<HashSet<String>> {
        let others = self.git.output(&FILES, &[])?;
        let changed = if !self.has_commits() && text.eq_ignore_ascii_case("HEAD") {
            self.git.output(&["ls-files", "-z", "--cached", "--", "."], &[])?
        } else {
            let revision = self.revision(text)?;
            let diff = [
                "diff",
                "--name-only",
                "-z",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                "--relative",
                "-O/dev/null",
                &revision,
                "--",
                ".",
            ];
            self.git.output(&diff, &[])?
        };
        let paths = [changed, others].concat();
        let paths = String::from_utf8_lossy(&paths).into_owned();
        Ok(paths.split('\0').filter(|path| !path.is_empty()).map(str::to_string).collect())
    }

    /// The steps that `to` has and `from` has not, newest first.
    pub fn between(&self, from: Option<&str>, to: &str) -> Result<Vec<Entry>> {
        self.entries(&[&range(from, to), "--", "."])
    }

    /// The last of them that changed that file of the log; who joins two histories wrote nothing.
    pub fn last_of(&self, from: Option<&str>, to: &str, path: &str) -> Result<Option<Entry>> {
        let found = self.entries(&["-n", "1", "--no-merges", &range(from, to), "--", path])?;
        Ok(found.into_iter().next())
    }

    /// The steps after `since`; without it those that no other computer is known to have.
    pub fn steps(&self, since: Option<&str>) -> Result<Steps> {
        if !self.has_commits() {
            return Ok(Steps { until: None, without: Vec::new() });
        }
        let since = since.map(|since| self.revision(since)).transpose()?;
        let without = vec![since.unwrap_or_else(|| "--remotes".to_string())];
        Ok(Steps { until: Some("HEAD".to_string()), without })
    }

    /// The ids and the messages of these steps. The newest first, `limit` at most.
    pub fn messages(&self, steps: &Steps, limit: usize) -> Result<Vec<(String, String)>> {
        let Some(which) = steps.which() else { return Ok(Vec::new()) };
        let limit = limit.to_string();
        let mut log = vec!["log", "-z", "-n", &limit, "--full-history", "--no-patch"];
        log.extend(["--no-show-signature", "--no-color", "--encoding=UTF-8", "--format=%H%x00%B"]);
        log.extend(which);
        let answer = self.git.output(&log, &[])?;
        let answer = String::from_utf8_lossy(&answer);
        let mut tokens = answer.split('\0');
        let mut found = Vec::new();
        while let (Some(id), Some(message)) = (tokens.next(), tokens.next()) {
            found.push((id.to_string(), message.to_string()));
        }
        Ok(found)
    }
}

fn range(from: Option<&str>, to: &str) -> String {
    from.map_or_else(|| to.to_string(), |from| format!("{from}..{to}"))
}

/// Some steps of the log: all that lead to one of them, without those that lead to others.
#[derive(Clone, Debug)]
pub struct Steps {
    /// `None` before the first step of all.
    pub(super) until: Option<String>,
    pub(super) without: Vec<String>,
}

impl Steps {
    /// As git takes them.
    pub(super) fn which(&self) -> Option<Vec<&str>> {
        let until = self.until.as_deref()?;
        let without = self.without.iter().map(String::as_str);
        Some([until, "--not"].into_iter().chain(without).chain(["--", "."]).collect())
    }
}

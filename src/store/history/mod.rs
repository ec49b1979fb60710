//! What git knows of the log: its steps, newest first, and those of one file under all the names
//! that it had. Only reads; what a step would take to be undone is `back`. Knows no languages.

mod back;
mod past;
mod read;
mod share;
mod since;

use chrono::{DateTime, FixedOffset};

pub use past::{Past, Pasts};
pub use share::State;
pub use since::Steps;

use super::git::Git;
use super::message::Deed;
use super::root::Root;
use crate::error::{Error, Result};
use crate::record::id;
use crate::words::Message;

/// One commit that touches the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// In full.
    pub id: String,
    pub parents: Vec<String>,
    /// Who made it; both are somebody else's text.
    pub author: String,
    pub email: String,
    /// In the time zone of whoever runs netlog; `None` where no calendar has the day.
    pub when: Option<DateTime<FixedOffset>>,
    /// The first line of its message, somebody else's text.
    pub subject: String,
    pub deed: Deed,
    pub changes: Vec<Touched>,
}

/// One file of a commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// From the root of the log with `/`; what is not UTF-8 is replaced.
    pub path: String,
    pub how: How,
    /// The file before and after; `None` where it is not there or is no plain file.
    old: Option<String>,
    new: Option<String>,
    /// False for a file of the same repository that does not belong to the log.
    inside: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Added,
    Changed,
    Removed,
}

impl How {
    /// As programs read it.
    pub fn word(self) -> &'static str {
        match self {
            How::Added => "added",
            How::Changed => "changed",
            How::Removed => "removed",
        }
    }
}

impl Entry {
    /// As git shows it: long enough to be alone in any log that an office fills.
    pub fn short_id(&self) -> &str {
        short(&self.id)
    }

    pub fn is_merge(&self) -> bool {
        self.parents.len() > 1
    }
}

/// The first letters of an id.
pub fn short(id: &str) -> &str {
    id.get(..SHORT).unwrap_or(id)
}

const SHORT: usize = 10;

/// More names than this no file had; a bound, should one history lead in a circle.
const NAMES: usize = 100;

/// The history of one log.
#[derive(Clone, Debug)]
pub struct History {
    git: Git,
}

impl History {
    /// `None` where the log is not under git.
    pub fn open(root: &Root) -> Result<Option<History>> {
        Ok(Git::open(root)?.map(|git| History { git }))
    }

    /// From the top of the repository to the log, with `/` at its end; empty at the top.
    pub fn prefix(&self) -> &str {
        self.git.prefix()
    }

    /// The newest steps, `limit` at most.
    pub fn log(&self, limit: Option<usize>) -> Result<Vec<Entry>> {
        if !self.has_commits() {
            return Ok(Vec::new());
        }
        let Some(limit) = limit else { return self.entries(&["HEAD", "--", "."]) };
        // Merges that settle nothing fall out afterwards: then more must be asked for.
        let mut asked = limit.saturating_add(8);
        loop {
            let (mut entries, seen) =
                self.counted(&["-n", &asked.to_string(), "HEAD", "--", "."])?;
            if entries.len() >= limit || seen < asked {
                entries.truncate(limit);
                return Ok(entries);
            }
            asked = asked.saturating_mul(4);
        }
    }

    /// The steps of one file, also under the names and in the folders that it had before.
    pub fn of(&self, path: &str) -> Result<Vec<Entry>> {
        if !self.has_commits() {
            return Ok(Vec::new());
        }
        let mut waiting = vec![("HEAD".to_string(), path.to_string())];
        let mut names = vec![path.to_string()];
        let mut found: Vec<Entry> = Vec::new();
        while let Some((from, name)) = waiting.pop() {
            for entry in self.entries(&[&from, "--", &name])? {
                if let Some((parent, origin)) = self.origin(&entry, &name)?
                    && !names.contains(&origin)
                    && names.len() < NAMES
                {
                    names.push(origin.clone());
                    waiting.push((parent, origin));
                }
                match found.iter_mut().find(|known| known.id == entry.id) {
                    Some(known) => known.changes.extend(entry.changes),
                    None => found.push(entry),
                }
            }
        }
        if names.len() > 1 {
            let order = self.order()?;
            found.sort_by_key(|entry| order.iter().position(|id| *id == entry.id));
        }
        Ok(found)
    }

    /// The path of a file of that id that is not there any more, as the history knows it last.
    pub fn removed(&self, wanted: &str) -> Result<Option<String>> {
        let wanted = id::key(wanted);
        let entries = self.log(None)?;
        let mut removed = entries.iter().flat_map(|entry| &entry.changes).filter(|touched| {
            touched.how == How::Removed
                && stem(&touched.path).is_some_and(|stem| id::key(stem) == wanted)
        });
        Ok(removed.next().map(|touched| touched.path.clone()))
    }

    /// The full id of a commit of this history: its first letters, `HEAD` or `HEAD~2`.
    pub fn find(&self, text: &str) -> Result<String> {
        let unknown = || {
            Error::not_found(Message::new("store-step-unknown").with("value", text))
                .hint(Message::new("store-step-hint"))
        };
        let wanted = text.trim().to_ascii_lowercase();
        if is_head(&wanted) {
            let revision = format!("{}^{{commit}}", wanted.to_ascii_uppercase());
            let found = self.git.output(&["rev-parse", "--verify", "--quiet", &revision], &[]);
            let found = found.map_err(|_| unknown())?;
            return Ok(String::from_utf8_lossy(&found).trim().to_string());
        }
        if !(4..=64).contains(&wanted.len()) || !wanted.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Error::usage(Message::new("store-step-form").with("value", text))
                .hint(Message::new("store-step-hint")));
        }
        // Looked for among the commits only: a branch may bear a name that looks like an id.
        let order = if self.has_commits() { self.order()? } else { Vec::new() };
        let mut found = order.into_iter().filter(|id| id.starts_with(&wanted));
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one),
            (Some(_), Some(_)) => {
                Err(Error::usage(Message::new("store-step-unclear").with("value", text))
                    .hint(Message::new("store-step-unclear-hint")))
            }
            (None, _) => Err(unknown()),
        }
    }

    /// One step with all that it changed, outside the log too.
    pub fn entry(&self, id: &str) -> Result<Option<Entry>> {
        Ok(self.all(&["-n", "1", id])?.pop())
    }

    /// The address under which git would record a step now.
    pub fn own_email(&self, fallback: &str) -> String {
        // Otherwise git makes an address up from the name of the machine.
        let known = self
            .git
            .output(&["-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"], &[])
            .ok();
        let known = known.and_then(|ident| {
            let ident = String::from_utf8_lossy(&ident).into_owned();
            let (_, email) = ident.rsplit_once('<')?;
            Some(email.split_once('>')?.0.to_string())
        });
        let given = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        known
            .or_else(|| given("GIT_AUTHOR_EMAIL"))
            .or_else(|| self.git.setting("author.email"))
            .or_else(|| self.git.setting("user.email"))
            .or_else(|| given("EMAIL"))
            .unwrap_or_else(|| fallback.to_string())
    }

    fn has_commits(&self) -> bool {
        // Only the name: a commit that cannot be read is an error of whoever reads it.
        self.git.output(&["rev-parse", "--verify", "--quiet", "HEAD"], &[]).is_ok()
    }

    /// The ids of all commits, newest first.
    fn order(&self) -> Result<Vec<String>> {
        let ids = self.git.output(&["rev-list", "HEAD"], &[])?;
        Ok(String::from_utf8_lossy(&ids).lines().map(str::to_string).collect())
    }

    /// Where the file came from that `entry` added, and the commit before it.
    fn origin(&self, entry: &Entry, path: &str) -> Result<Option<(String, String)>> {
        let added = entry.changes.iter().any(|t| t.path == path && t.how == How::Added);
        let ([parent], true) = (entry.parents.as_slice(), added) else { return Ok(None) };
        let mut moves = self.moves(parent, &entry.id)?;
        // Where the text changed much in the same step, the name says that it is the same.
        let same_name = |from: &str| stem(from).is_some() && stem(from) == stem(path);
        let at = moves
            .iter()
            .position(|(_, to)| to.as_deref() == Some(path))
            .or_else(|| moves.iter().position(|(from, to)| to.is_none() && same_name(from)));
        Ok(at.map(|at| (parent.clone(), moves.swap_remove(at).0)))
    }
}

/// The id of a record's file.
fn stem(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.strip_suffix(".md")
}

/// `head`, `head~`, `head~12`, `head^`.
fn is_head(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("head") else { return false };
    let steps = rest.strip_prefix('~');
    matches!(rest, "" | "^")
        || steps.is_some_and(|n| n.len() < 7 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_step_back_is_a_revision() {
        for good in ["head", "head~", "head~12", "head^"] {
            assert!(is_head(good), "{good}");
        }
        for bad in ["head~x", "head^{tree}", "head@{1}", "head:x", "-head", "headless", "head~1^2"]
        {
            assert!(!is_head(bad), "{bad}");
        }
    }

    #[test]
    fn the_id_of_a_file_is_its_stem() {
        assert_eq!(stem("contacts/team/anna.md"), Some("anna"));
        assert_eq!(stem("netlog.toml"), None);
    }
}

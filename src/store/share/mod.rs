//! The log and the place where all share it: what is there and not here, what is here and not
//! there, and how both become one. Nothing is ever forced, and no step of anybody's is lost: the
//! histories are joined, and whoever was slower joins once more.

mod driver;
mod hand;
mod plan;

use std::path::Path;

use super::apply::{Commit, Writer};
use super::encoding;
use super::git::{Answer, Blob, Git, Heard, Remote};
use super::history::{Entry, History};
use super::root::Root;
use crate::error::{Error, Kind, Result};
use crate::record::kind;
use crate::words::Message;

pub use hand::ByHand;
pub use plan::Plan;

/// The log with its git; where it is shared is asked for when it matters.
#[derive(Clone, Debug)]
pub struct Share {
    root: Root,
    git: Git,
    history: History,
    branch: String,
}

/// How far both are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Our last step; `None` before the first.
    pub ours: Option<String>,
    /// Theirs, as far as it is known here.
    pub theirs: Option<String>,
    /// The last step that both have.
    pub base: Option<String>,
}

/// Records, and files beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
    pub files: usize,
}

impl Standing {
    /// Whether others have a step that is not ours.
    pub fn is_behind(&self) -> bool {
        self.theirs.is_some() && self.base != self.theirs
    }

    /// Whether we have a step that others have not.
    pub fn is_ahead(&self) -> bool {
        self.ours.is_some() && (self.base != self.ours || self.theirs.is_none())
    }

    /// Whether both have steps and none in common.
    pub fn is_strange(&self) -> bool {
        self.ours.is_some() && self.theirs.is_some() && self.base.is_none()
    }
}

impl Share {
    /// `None` where the log is not under git. Refused while git waits for somebody to finish.
    pub fn open(root: &Root) -> Result<Option<Share>> {
        let Some(git) = Git::open(root)? else { return Ok(None) };
        let Some(history) = History::open(root)? else { return Ok(None) };
        if git.is_under_way()? {
            return Err(Error::new(Kind::Surroundings, Message::new("store-git-under-way"))
                .hint(Message::new("store-share-under-way-hint")));
        }
        let branch = git.branch()?;
        Ok(Some(Share { root: root.clone(), git, history, branch }))
    }

    /// Where the log is shared; `None` where nobody has said so yet.
    pub fn remote(&self) -> Result<Option<Remote>> {
        self.git.remote(&self.branch)
    }

    /// Makes a place to share at in a folder that is not there yet, or empty.
    pub fn make_place(&self, folder: &Path) -> Result<()> {
        self.git.make_place(folder)
    }

    pub fn forget_remote(&self, writer: &Writer<'_>) -> Result<()> {
        writer.errand(|lock| self.git.forget_remote(lock))
    }

    pub fn set_remote(&self, address: &str, writer: &Writer<'_>) -> Result<()> {
        writer.errand(|lock| self.git.set_remote(address, lock))
    }

    /// So that plain git goes the same way.
    pub fn follow(&self, remote: &Remote, writer: &Writer<'_>) -> Result<()> {
        writer.errand(|lock| self.git.follow(&self.branch, remote, lock))
    }

    /// So that plain git joins records as we do. `program` is netlog on this machine.
    pub fn set_driver(&self, program: &Path, writer: &Writer<'_>) -> Result<()> {
        writer.errand(|lock| driver::set_up(&self.git, &self.root, program, lock))
    }

    /// Fetches what is new. Where the others work on a branch of another name, that is the one.
    pub fn fetch(&self, remote: &mut Remote, asks: bool) -> Result<Answer> {
        let answer = self.git.fetch(remote, asks)?;
        if answer.how != Heard::Nothing {
            return Ok(answer);
        }
        if let Some(branch) = self.git.main_branch(remote, asks)?
            && branch != remote.branch
        {
            let there = remote.on(&branch);
            let answer = self.git.fetch(&there, asks)?;
            self.expect_one_branch(&there)?;
            *remote = there;
            return Ok(answer);
        }
        Ok(answer)
    }

    /// What somebody does on a branch of their own, which nobody shares, is not sent to the branch of
    /// all unasked. A first branch is called `main` or `master`, as git was set.
    fn expect_one_branch(&self, there: &Remote) -> Result<()> {
        let short = |branch: &str| branch.strip_prefix("refs/heads/").unwrap_or(branch).to_string();
        let (ours, theirs) = (short(&self.branch), short(&there.branch));
        let is_first = |name: &String| matches!(name.as_str(), "main" | "master");
        if is_first(&ours) && is_first(&theirs) || self.standing(there)?.base.is_none() {
            return Ok(());
        }
        let said = |id| {
            let message = Message::new(id).with("ours", ours.as_str());
            message.with("theirs", theirs.as_str()).with("name", there.name.as_str())
        };
        Err(Error::new(Kind::Surroundings, said("store-share-branch"))
            .hint(said("store-share-branch-back"))
            .hint(said("store-share-branch-join")))
    }

    pub fn push(&self, remote: &Remote, commit: &str, asks: bool) -> Result<Answer> {
        self.git.push(remote, commit, asks)
    }

    pub fn standing(&self, remote: &Remote) -> Result<Standing> {
        let (ours, theirs) = (self.git.tip(&self.branch)?, self.git.tip(&remote.known)?);
        let base = match (&ours, &theirs) {
            (Some(ours), Some(theirs)) => self.git.common(ours, theirs)?,
            _ => None,
        };
        Ok(Standing { ours, theirs, base })
    }

    /// The steps that the others have and we have not.
    pub fn incoming(&self, standing: &Standing) -> Result<Vec<Entry>> {
        self.between(standing.base.as_deref(), standing.theirs.as_deref())
    }

    /// The steps that we have and the others have not.
    pub fn outgoing(&self, standing: &Standing) -> Result<Vec<Entry>> {
        self.between(standing.base.as_deref(), standing.ours.as_deref())
    }

    /// In how many records `to` differs from `from`, and in how many other files of the log.
    pub fn tally(&self, from: Option<&str>, to: &str) -> Result<Tally> {
        let mut tally = Tally::default();
        for difference in self.git.differences(from, to)? {
            let side = |side: &Option<(String, Blob)>| {
                let path = side.as_ref()?.0.strip_prefix(self.git.prefix())?;
                Some(kind::of_path(path).is_some())
            };
            match (side(&difference.before), side(&difference.after)) {
                (None | Some(false), Some(true)) => tally.added += 1,
                (Some(true), Some(true)) => tally.changed += 1,
                (Some(true), None | Some(false)) => tally.removed += 1,
                (None, None) => {}
                _ => tally.files += 1,
            }
        }
        Ok(tally)
    }

    fn between(&self, from: Option<&str>, to: Option<&str>) -> Result<Vec<Entry>> {
        match to {
            Some(to) if from != Some(to) => self.history.between(from, to),
            _ => Ok(Vec::new()),
        }
    }

    /// A path of the whole work tree as one of the log.
    pub fn below<'a>(&self, path: &'a str) -> &'a str {
        self.git.below(path)
    }

    /// Texts of the log as they are at that step; `None` for what is none.
    pub fn texts_at(&self, commit: &str, paths: &[&str]) -> Result<Vec<Option<String>>> {
        let named = paths.iter().map(|path| format!("{commit}:{}{path}", self.git.prefix()));
        let named: Vec<String> = named.collect();
        let bytes = self.git.blobs(&named.iter().map(String::as_str).collect::<Vec<_>>())?;
        Ok(bytes.into_iter().map(|bytes| encoding::text(&bytes?).ok()).collect())
    }

    /// The address under which our own steps are recorded.
    pub fn own_email(&self, fallback: &str) -> String {
        self.history.own_email(fallback)
    }

    /// Who changed a file last on one of the two sides: what lies between `base` and `tip`.
    pub fn last(&self, base: Option<&str>, tip: &str, path: &str) -> Result<Option<Entry>> {
        self.history.last_of(base, tip, path)
    }

    /// Records what was written by hand. Whoever calls it holds the lock.
    pub fn record(&self, by_hand: &ByHand, commit: &Commit, writer: &Writer<'_>) -> Result<()> {
        writer.errand(|lock| hand::record(&self.git, by_hand, commit, lock))
    }

    /// What was written without netlog and is in no step yet.
    pub fn by_hand(&self, also: &[&str]) -> Result<ByHand> {
        hand::find(&self.git, &self.root, also)
    }

    /// Tidies up git's own files, as git does by itself now and then.
    pub fn tidy(&self, writer: &Writer<'_>) {
        let _ = writer.errand(|lock| {
            self.git.tidy(lock);
            Ok(())
        });
    }
}

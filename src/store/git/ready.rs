//! What git is asked for each change. Whatever does not wait for another answer is started at once:
//! so git is ready when its turn comes, and uses more than one core.

use std::path::Path;

use super::process::Process;
use super::tree::Maker;
use super::{Git, not_started, output_odd, succeeded};
use crate::error::Result;
use crate::store::bulk::Bulk;
use crate::store::root::Root;

/// Processes that wait for their questions. None of them changes what others can see.
#[derive(Debug)]
pub struct Ready {
    /// Objects of the last commit.
    pub head: Process,
    /// Which paths are ignored.
    pub ignored: Process,
    pub tools: Tools,
}

/// What makes the objects of a commit.
#[derive(Debug)]
pub struct Tools {
    signs: Option<Process>,
    pub(super) blobs: Blobs,
    pub(super) trees: Maker,
}

/// What makes the blobs.
#[derive(Debug)]
pub(super) enum Blobs {
    /// Each one by itself, out of files that are named to it.
    Loose(Process),
    /// One pack of all: thousands of objects that lie loose take their time. What makes it leaves
    /// traces, so it is started only once there is something to make.
    Packed,
}

impl Tools {
    /// Whether the person has every commit signed.
    pub fn signs(&mut self) -> Result<bool> {
        let Some(process) = self.signs.take() else { return Err(output_odd("config")) };
        let output = process.finish(&[]).map_err(not_started)?;
        match (output.status.code(), output.stdout.trim_ascii()) {
            (Some(0), b"true") => Ok(true),
            // Nobody has said so, or somebody the contrary.
            (Some(0), b"false") | (Some(1), _) => Ok(false),
            _ => succeeded(&output).and(Err(output_odd("config"))),
        }
    }
}

impl Git {
    /// As [`Git::open`], for a change that becomes a commit.
    pub fn open_ready(root: &Root, own: &Path, bulk: Bulk) -> Result<Option<(Git, Ready)>> {
        let Some(place) = root.git_place()? else { return Ok(None) };
        // These read no attributes, so that nothing need be known of the repository.
        let early = Git::at(root, place);
        let head = early.objects()?;
        let ignored = early.ignored(true)?;
        let signs = early.start(&["config", "--type=bool", "--get", "commit.gpgSign"], false)?;
        let Some(git) = Git::open(root)? else { return Ok(None) };
        let blobs = match bulk {
            Bulk::Many => Blobs::Packed,
            Bulk::Few => {
                let args = ["hash-object", "-w", "--no-filters", "--stdin-paths"];
                Blobs::Loose(git.start(&args, true)?)
            }
        };
        let tools = Tools { signs: Some(signs), blobs, trees: Maker::start(&git, own)? };
        Ok(Some((git, Ready { head, ignored, tools })))
    }
}

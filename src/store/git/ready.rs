//! What git is asked for each change. Whatever does not wait for another answer is started at once:
//! so git is ready when its turn comes, and uses more than one core.

use std::path::Path;

use super::process::Process;
use super::tree::Maker;
use super::{Git, not_started, output_odd, succeeded};
use crate::error::Result;
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
    pub(super) blobs: Process,
    pub(super) trees: Maker,
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
    /// Of `many` files git makes one pack: thousands of objects that lie loose take their time.
    pub fn open_ready(root: &Root, own: &Path, many: bool) -> Result<Option<(Git, Ready)>> {
        let Some(place) = root.git_place()? else { return Ok(None) };
        // These read no attributes, so that nothing need be known of the repository.
        let early = Git::at(root, place);
        let head = early.objects()?;
        let ignored = early.ignored(true)?;
        let signs = early.start(&["config", "--type=bool", "--get", "commit.gpgSign"], false)?;
        let Some(git) = Git::open(root)? else { return Ok(None) };
        let blobs = match many {
            true => {
                git.start(&["-c", "fastimport.unpackLimit=1", "fast-import", "--quiet"], true)?
            }
            false => git.start(&["hash-object", "-w", "--no-filters", "--stdin-paths"], true)?,
        };
        let tools = Tools { signs: Some(signs), blobs, trees: Maker::start(&git, own)? };
        Ok(Some((git, Ready { head, ignored, tools })))
    }
}

//! What is about to become a step or to be shared, as git's hooks are asked about it: which files of
//! the log it touches, and what they say in it, whatever lies in the work tree meanwhile.

use std::collections::HashSet;
use std::path::PathBuf;

use super::{History, Steps};
use crate::error::Result;
use crate::record::kind::KINDS;
use crate::store::file::ReadFault;

/// The files of the log as git has them rather than the work tree.
#[derive(Clone, Debug)]
pub enum State {
    /// In the index, of which the next step is made; `None` for the one of the work tree.
    Index(Option<PathBuf>),
    /// After the step with this id.
    Step(String),
}

/// The listing of files that differ; paths are from the top of the work tree.
const DIFF: [&str; 9] = [
    "diff",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-relative",
    "--no-ext-diff",
    "--no-textconv",
    "-O/dev/null",
];

impl History {
    /// The paths of the log that the next step would change.
    pub fn staged(&self, state: &State) -> Result<HashSet<String>> {
        let args = [&DIFF[..], &["--cached", "--", "."]].concat();
        let said = self.git.output_of(state.index(), &args)?;
        let said = String::from_utf8_lossy(&said);
        Ok(self.changes(&mut said.split('\0')).into_iter().map(|touched| touched.path).collect())
    }

    /// The steps up to `local` that no other computer is known to have, and that are not in `remote`,
    /// where that is known here; `None` where `local` is no step.
    pub fn pushed(&self, local: &str, remote: &str) -> Option<Steps> {
        let until = Some(self.revision(local).ok()?);
        let without = [Some("--remotes".to_string()), self.revision(remote).ok()];
        Some(Steps { until, without: without.into_iter().flatten().collect() })
    }

    /// The paths of the log that these steps touched.
    pub fn paths(&self, steps: &Steps) -> Result<HashSet<String>> {
        let Some(which) = steps.which() else { return Ok(HashSet::new()) };
        let changes = self.all(&which)?.into_iter().flat_map(|entry| entry.changes);
        Ok(changes.filter(|touched| touched.inside).map(|touched| touched.path).collect())
    }

    /// The files of records that are not in `state` as they are in the work tree, with the text that
    /// they have there; `None` for one that is not there. What git has as no text is left out.
    pub fn unlike(&self, state: &State) -> Result<Vec<(String, Option<String>)>> {
        let folders: Vec<&str> = KINDS.iter().map(|kind| kind.folder).collect();
        let step = match state {
            State::Index(_) => &[][..],
            State::Step(id) => &[id.as_str()],
        };
        let args = [&DIFF[..], step, &["--"], &folders].concat();
        let said = self.git.output_of(state.index(), &args)?;
        let said = String::from_utf8_lossy(&said);
        let changes = self.changes(&mut said.split('\0'));
        let ids: Vec<&str> = changes.iter().filter_map(|touched| touched.old.as_deref()).collect();
        let texts = self.texts(&ids)?;
        // Where one is too large none is read.
        let read = texts.iter().all(|text| matches!(text, Ok(_) | Err(ReadFault::Encoding(_))));
        let mut texts = texts.into_iter();
        let mut unlike = Vec::new();
        for touched in &changes {
            match touched.old.as_ref().map(|_| texts.next()) {
                None => unlike.push((touched.path.clone(), None)),
                Some(Some(Ok(text))) if read => unlike.push((touched.path.clone(), Some(text))),
                Some(_) => {}
            }
        }
        let others = [&["ls-files", "-z", "--others", "--"], &folders[..]].concat();
        let others = self.git.output_of(state.index(), &others)?;
        let others = String::from_utf8_lossy(&others);
        let others = others.split('\0').filter(|path| !path.is_empty());
        unlike.extend(others.map(|path| (path.to_string(), None)));
        Ok(unlike)
    }
}

impl State {
    fn index(&self) -> Option<&std::path::Path> {
        match self {
            State::Index(index) => index.as_deref(),
            State::Step(_) => None,
        }
    }
}

//! `netlog merge-driver`: what git calls for a record that two people changed, as gitattributes(5)
//! has it. It joins as `sync` does; what one file alone cannot settle is left to `sync`.

use std::path::PathBuf;

use super::Exit;
use crate::cli::Session;
use crate::error::{Error, Result};
use crate::merge::{self, Sides};
use crate::record::{KindSpec, kind};
use crate::store::{read_document, write_document};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The file as both had it; empty where both made it.
    #[arg(value_name = "FILE")]
    pub base: PathBuf,
    /// Ours, which becomes what both have.
    #[arg(value_name = "FILE")]
    pub ours: PathBuf,
    #[arg(value_name = "FILE")]
    pub theirs: PathBuf,
    /// Where it lies in the work tree.
    #[arg(value_name = "FILE")]
    pub path: String,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let [base, ours, theirs] =
        [&args.base, &args.ours, &args.theirs].map(|path| text(session, path));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    // Nobody begins a record with nothing: where git has no common file it gives an empty one.
    let base = Some(base.as_str()).filter(|base| !base.is_empty());
    let sides = Sides { base, ours: &ours, theirs: &theirs };
    let merged = kind_of(&args.path).and_then(|kind| merge::merge(&session.schema, kind, sides));
    let two = merged.as_ref().is_some_and(|merged| base.is_none() && !merged.conflicts.is_empty());
    let (text, open) = match merged.filter(|_| !two) {
        Some(merged) => (Some(merged.text), !merged.conflicts.is_empty()),
        None => (base.and_then(|base| merge::merge_lines(base, &ours, &theirs)), false),
    };
    let Some(text) = text else {
        session.note(&Message::new("merge-driver-left").with("path", args.path.as_str()))?;
        return Ok(Exit::Findings);
    };
    write_document(&session.host.cwd.join(&args.ours), text.as_bytes())?;
    if open {
        session.note(&Message::new("merge-driver-open").with("path", args.path.as_str()))?;
    }
    Ok(Exit::Done)
}

fn text(session: &Session, path: &std::path::Path) -> Result<String> {
    let path = session.host.cwd.join(path);
    let bytes = read_document(&path)?.unwrap_or_default();
    String::from_utf8(bytes).map_err(|_| {
        let path = path.display().to_string();
        Error::data(Message::new("merge-driver-no-text").with("path", path))
    })
}

/// By the folder that it lies in.
fn kind_of(path: &str) -> Option<&'static KindSpec> {
    path.split('/').find_map(kind::of_folder)
}

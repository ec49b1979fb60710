//! `netlog graph`: the network of people, organisations and programmes, to be looked at.

use std::path::{Path, PathBuf};

use super::Exit;
use crate::cli::args::Asking;
use crate::cli::{Session, document, listing};
use crate::error::{Error, Result};
use crate::render::network::{self, dot, mermaid};
use crate::render::picture::svg;
use crate::report::graph;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub asking: Asking,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Writes over a file that is there.
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Svg,
    Dot,
    Mermaid,
    Json,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let format = match (&args.output, args.format) {
        (_, Some(format)) => format,
        (Some(path), None) => of_ending(path)?,
        (None, None) => Format::Mermaid,
    };
    if let Some(path) = &args.output {
        document::expect_free(session, path, args.force)?;
    }
    let query = listing::query_of_kind(session, &args.asking)?;
    let book = session.book()?;
    let graph = graph::build(&book, &query, session.today);
    if graph.nodes.is_empty() {
        listing::nothing(session, &query, &|query| query.select(&book).len())?;
        return Ok(Exit::Done);
    }
    let network = graph.network(&session.words);
    let text = match format {
        Format::Json => serde_json::to_string_pretty(&graph).unwrap_or_default() + "\n",
        Format::Svg => svg::write(&network::draw(&network)),
        Format::Dot => dot::write(&network),
        Format::Mermaid => mermaid::write(&network),
    };
    match &args.output {
        Some(path) => document::write(session, path, text.as_bytes())?,
        None => session.data(text.as_bytes())?,
    }
    let count = Message::new("graph-count").with("nodes", graph.nodes.len());
    session.note(&count.with("edges", graph.edges.len()))?;
    Ok(Exit::Done)
}

fn of_ending(path: &Path) -> Result<Format> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("svg") => Ok(Format::Svg),
        Some("dot" | "gv") => Ok(Format::Dot),
        Some("mmd" | "mermaid") => Ok(Format::Mermaid),
        Some("json") => Ok(Format::Json),
        _ => {
            let path = path.display().to_string();
            Err(Error::usage(Message::new("graph-ending").with("path", path))
                .hint(Message::new("graph-ending-hint")))
        }
    }
}

//! `netlog cache`: what is kept so that the next command need not read every file, and whether it is
//! still right.

use clap::Subcommand;

use super::Exit;
use crate::cache::Cache;
use crate::cli::Session;
use crate::cli::progress::Progress;
use crate::error::{Error, Kind, Result};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub enum What {
    Status,
    #[command(alias = "leeren")]
    Clear,
    #[command(aliases = ["prüfe", "pruefe", "prüfen"])]
    Verify,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let cache = session.cache().ok_or_else(|| {
        Error::new(Kind::Surroundings, Message::new("cache-nowhere"))
            .hint(Message::new("cache-nowhere-hint"))
    })?;
    match args.what {
        What::Status => status(session, &cache),
        What::Clear => {
            let any = cache.clear().map_err(|source| failed(session, &cache, source))?;
            session.note(&Message::new(if any { "cache-cleared" } else { "cache-was-empty" }))?;
            Ok(Exit::Done)
        }
        What::Verify => verify(session, &cache),
    }
}

fn failed(session: &Session, cache: &Cache, source: std::io::Error) -> Error {
    let is_named = session.host.var("NETLOG_CACHE_DIR").is_some();
    let hint = if is_named { "cache-failed-named-hint" } else { "cache-failed-hint" };
    let error = Error::io(Message::new("cache-failed").with("path", cache.place()), source);
    error.in_own_words().hint(Message::new(hint))
}

/// Where it lies on standard output, the rest in sentences.
fn status(session: &mut Session, cache: &Cache) -> Result<Exit> {
    let status = cache.status(&session.root).map_err(|source| failed(session, cache, source))?;
    session.data(format!("{}\n", cache.place()).as_bytes())?;
    if status.files == 0 {
        session.note(&Message::new("cache-empty"))?;
        return Ok(Exit::Done);
    }
    let size = size(session, status.bytes);
    session.note(&Message::new("cache-size").with("count", status.files).with("size", size))?;
    session.note(&Message::new("cache-kept").with("count", status.kept))?;
    if status.unkept > 0 {
        session.note(&Message::new("cache-unkept").with("count", status.unkept))?;
    }
    Ok(Exit::Done)
}

fn size(session: &Session, bytes: u64) -> String {
    let (divisor, unit) = if bytes < 1_000_000 { (1000, "kB") } else { (1_000_000, "MB") };
    let number = i64::try_from(bytes.div_ceil(divisor)).unwrap_or(i64::MAX);
    format!("{} {unit}", session.words.number(number))
}

/// The paths of records of which something wrong was kept.
fn verify(session: &mut Session, cache: &Cache) -> Result<Exit> {
    let failed = |session: &Session, source| failed(session, cache, source);
    let anew = {
        let progress = Progress::new(&session.host, &session.words, "session-reading");
        let tell = |done, many| progress.tell(done, many);
        cache.read_anew(&session.root, &session.schema, &tell)
    };
    let anew = anew.map_err(|source| failed(session, source))?;
    // Takes as long as a third of the reading; the full bar of that would seem to stand still.
    let verified = {
        let progress = Progress::new(&session.host, &session.words, "cache-comparing");
        anew.compare(&|done, many| progress.tell(done, many))
    };
    let verified = verified.map_err(|source| failed(session, source))?;
    // Says what is wrong with files, and which lie in the folder of another year.
    session.book()?;
    // From the root, like every place where something is wrong.
    let paths: String = verified.different.iter().map(|path| format!("{path}\n")).collect();
    session.data(paths.as_bytes())?;
    let compared = Message::new("cache-compared").with("count", verified.compared);
    session.note(&compared)?;
    match verified.different.len() {
        0 => Ok(Exit::Done),
        count => {
            session.note(&Message::new("cache-different").with("count", count))?;
            Ok(Exit::Findings)
        }
    }
}

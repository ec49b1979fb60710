//! `netlog check`: everything that is wrong or doubtful in the log, in one run.

use std::collections::HashSet;

use super::Exit;
use crate::change::ChangeSet;
use crate::check::{self, Context};
use crate::cli::args::{Asking, Writing};
use crate::cli::session::Proposal;
use crate::cli::{Session, listing};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::paint::Painted;
use crate::record::{Book, Record};
use crate::store::Deed;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub asking: Asking,
    /// Mends what can be mended without a decision.
    #[arg(long)]
    pub fix: bool,
    /// Contacts that are there twice.
    #[arg(long, conflicts_with = "fix")]
    pub duplicates: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub writing: Writing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Json,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    if args.duplicates {
        return super::check_duplicates::run(session, &args);
    }
    // Not through `session.book()`: what it would warn of is told here, in full.
    let book = session.root.load(&session.schema);
    let asked = listing::asked(session, &book, &args.asking)?;
    if args.fix {
        let mut left = 0;
        session.change(&book, args.writing.dry_run, &mut |session, _| {
            let set;
            (set, left) = mended(session, session.root.load(&session.schema), asked.as_ref());
            Ok(Proposal { set, deed: Deed::new("check: fix") })
        })?;
        session.note(&Message::new("check-left").with("count", left))?;
        return Ok(if left == 0 { Exit::Done } else { Exit::Findings });
    }
    let faults = wanted(session, &book, asked.as_ref());
    match args.format {
        Format::Json => json(session, &faults)?,
        Format::Text => text(session, &book, &faults)?,
    }
    Ok(if faults.is_empty() { Exit::Done } else { Exit::Findings })
}

fn faults(session: &Session, book: &Book) -> Vec<Diagnostic> {
    let series: Vec<String> = session.settings.series.keys().cloned().collect();
    let strays = session.root.strays();
    check::run(&Context {
        book,
        only: None,
        today: session.today,
        staff: &session.settings.office.staff,
        series: &series,
        strays: &strays,
        by_year: session.settings.layout.by_year,
    })
}

/// The faults in what was asked about.
fn wanted(session: &Session, book: &Book, asked: Option<&HashSet<String>>) -> Vec<Diagnostic> {
    let mut faults = faults(session, book);
    if let Some(asked) = asked {
        faults.retain(|fault| asked.contains(&fault.place.path));
    }
    faults
}

/// One edit can make room for the next, or bring to light what it hid.
const ROUNDS: usize = 5;

/// All that mending changes, and how many findings are left when it is read again. What was not
/// asked about stays out of both.
fn mended(
    session: &Session,
    mut book: Book,
    asked: Option<&HashSet<String>>,
) -> (ChangeSet, usize) {
    let mut set = ChangeSet::new();
    let mut faults = wanted(session, &book, asked);
    for _ in 0..ROUNDS {
        let more = check::fix(&book, &faults);
        let mut read = Vec::new();
        for change in more.changes() {
            let record = book.of_path(&change.path);
            let (Some(record), Some(after)) = (record, &change.after) else { continue };
            read.push(Record::read(&session.schema, record.kind, &record.path, after.clone()));
            set.edit(&change.path, record.page().text(), after.clone());
        }
        if read.is_empty() {
            break;
        }
        book = book.with(read);
        faults = wanted(session, &book, asked);
    }
    (set, faults.len())
}

/// Of one kind in one file; whoever has more mends the first ones, and JSON has them all.
const TOLD_AT_MOST: usize = 20;

fn text(session: &mut Session, book: &Book, faults: &[Diagnostic]) -> Result<()> {
    for alike in check::alike(faults) {
        for fault in alike.iter().take(TOLD_AT_MOST) {
            let mut painted = session.excerpt(book, fault);
            painted.append(Painted::text("\n"));
            session.print(&painted)?;
        }
        if let [first, ..] = alike.as_slice()
            && let Some(more) = alike.len().checked_sub(TOLD_AT_MOST).filter(|more| *more > 0)
        {
            let more = Message::new("check-more")
                .with("count", more)
                .with("code", first.code)
                .with("path", first.place.path.as_str());
            let more = format!("{}\n\n", session.words.say(&more));
            session.print(&Painted::text(&more))?;
        }
    }
    session.note(&check::summary(faults, book.len()))
}

/// Codes and keys as they are; the message in the language of JSON, which is always English.
fn json(session: &mut Session, faults: &[Diagnostic]) -> Result<()> {
    let english = crate::words::Words::new(crate::words::Lang::En);
    session.json_each(faults.iter().map(|fault| check::json(fault, &english)))
}

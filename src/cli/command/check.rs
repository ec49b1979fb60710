//! `netlog check`: everything that is wrong or doubtful in the log, in one run.

use super::Exit;
use crate::check::{self, Context};
use crate::cli::args::{Asking, Writing};
use crate::cli::{Session, listing};
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::paint::Painted;
use crate::record::Book;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub asking: Asking,
    /// Mends what can be mended without a decision.
    #[arg(long)]
    pub fix: bool,
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
    // Not through `session.book()`: what it would warn of is told here, in full.
    let book = session.root.load(&session.schema);
    let faults = faults(session, &book, &args.asking)?;
    if args.fix {
        let set = check::fix(&book, &faults);
        session.apply(&set, "check: fix", args.writing.dry_run)?;
        let left = faults.iter().filter(|fault| fault.fix.is_empty()).count();
        session.note(&Message::new("check-left").with("count", left))?;
        return Ok(if left == 0 { Exit::Done } else { Exit::Findings });
    }
    match args.format {
        Format::Json => json(session, &faults)?,
        Format::Text => text(session, &book, &faults)?,
    }
    Ok(if faults.is_empty() { Exit::Done } else { Exit::Findings })
}

/// All faults, or those of the records that the query finds.
fn faults(session: &Session, book: &Book, asking: &Asking) -> Result<Vec<Diagnostic>> {
    let series: Vec<String> = session.settings.series.keys().cloned().collect();
    let strays = session.root.strays();
    let mut faults = check::run(&Context {
        book,
        today: session.today,
        staff: &session.settings.office.staff,
        series: &series,
        strays: &strays,
        by_year: session.settings.layout.by_year,
    });
    if !asking.query.is_empty() || asking.expression.is_some() {
        let query = listing::query(session, book, asking)?;
        faults = check::among(faults, &query.select(book));
    }
    Ok(faults)
}

fn text(session: &mut Session, book: &Book, faults: &[Diagnostic]) -> Result<()> {
    for fault in faults {
        let mut painted = session.excerpt(book, fault);
        painted.append(Painted::text("\n"));
        session.print(&painted)?;
    }
    session.note(&check::summary(faults, book.records().len()))
}

/// Codes and keys as they are; the message in the language of JSON, which is always English.
fn json(session: &mut Session, faults: &[Diagnostic]) -> Result<()> {
    let english = crate::words::Words::new(crate::words::Lang::En);
    let rows: Vec<_> = faults.iter().map(|fault| check::json(fault, &english)).collect();
    session.json(&rows)
}

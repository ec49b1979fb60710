//! `netlog report`: what a year, a quarter or any other time held, each figure with its query.

use std::path::{Path, PathBuf};

use clap::builder::ArgPredicate;
use clap::{Subcommand, ValueEnum};

use super::Exit;
use crate::cli::args::Asking;
use crate::cli::{Session, document, listing};
use crate::error::{Error, Result};
use crate::record::Book;
use crate::render::{Doc, csv, markdown, terminal};
use crate::report::activity::{self, Activity};
use crate::report::mask::{self, Mask};
use crate::report::period::Period;
use crate::words::{Message, when};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, Subcommand)]
pub enum What {
    #[command(alias = "jahr")]
    Year(Time),
    #[command(alias = "quartal")]
    Quarter(Time),
    #[command(alias = "zeitraum")]
    Period(Time),
}

#[derive(Debug, clap::Args)]
pub struct Time {
    #[arg(value_name = "PERIOD")]
    pub time: String,
    #[command(flatten)]
    pub asking: Asking,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Writes over a file that is there.
    #[arg(long, requires = "output")]
    pub force: bool,
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// The default is not filled in where the form may be one for machines: there `--names` is
    /// refused if it was typed, so it must be known whether it was.
    #[arg(
        long, value_name = "NAMES", default_value = "organisations",
        default_value_ifs = [
            ("format", ArgPredicate::Equals("json".into()), None::<&str>),
            ("format", ArgPredicate::Equals("csv".into()), None::<&str>),
            ("output", ArgPredicate::IsPresent, None::<&str>),
        ],
    )]
    pub names: Option<Names>,
    #[arg(long, value_name = "CSV", default_value = "excel")]
    pub csv: Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Terminal,
    Markdown,
    Json,
    Csv,
}

/// Whose names the text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Names {
    None,
    Organisations,
    All,
}

/// For whom CSV is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Csv {
    Excel,
    Plain,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let time = match &args.what {
        What::Year(time) | What::Quarter(time) | What::Period(time) => time,
    };
    let format = format(time)?;
    if let Some(path) = &time.output {
        document::expect_free(session, path, time.force)?;
    }
    if time.names.is_some() && matches!(format, Format::Json | Format::Csv) {
        let message = Message::new("report-names-form");
        return Err(Error::usage(message).hint(Message::new("report-names-form-hint")));
    }
    let period = period(session, &args.what)?;
    let book = session.book()?;
    let narrow = activity::narrow(&time.asking.query, time.asking.expression.as_deref());
    let series = session.series();
    if time.asking.explain {
        let query = listing::query(session, &time.asking)?;
        listing::explain(session, &time.asking, &query)?;
    }
    let setting = listing::setting(session);
    let report = activity::build(&book, period, &narrow, &setting, &session.office(&series))?;
    let bytes = write(session, &book, &report, format, time);
    match &time.output {
        Some(path) => document::write(session, path, &bytes)?,
        None if format == Format::Terminal => {
            let doc = doc(session, &book, &report, time);
            session.print_doc(&doc)?;
        }
        None => session.data(&bytes)?,
    }
    for gap in &report.gaps {
        session.note(gap)?;
    }
    Ok(Exit::Done)
}

fn doc(session: &Session, book: &Book, report: &Activity, time: &Time) -> Doc {
    let names = match time.names {
        Some(Names::None) => mask::Names::None,
        Some(Names::Organisations) | None => mask::Names::Organisations,
        Some(Names::All) => mask::Names::All,
    };
    report.doc(&session.words, &Mask::new(book, names))
}

fn write(
    session: &Session,
    book: &Book,
    report: &Activity,
    format: Format,
    time: &Time,
) -> Vec<u8> {
    match format {
        Format::Markdown => markdown::write(&doc(session, book, report, time)).into_bytes(),
        Format::Terminal => {
            terminal::draw(&doc(session, book, report, time), Some(100)).plain().into_bytes()
        }
        Format::Json => {
            let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
            text.push('\n');
            text.into_bytes()
        }
        Format::Csv => {
            let style = match time.csv {
                Csv::Excel => csv::Csv::Excel,
                Csv::Plain => csv::Csv::Plain,
            };
            csv::write(&report.table(), style)
        }
    }
}

/// `--format`, else what the file's ending says, else the terminal.
fn format(time: &Time) -> Result<Format> {
    let Some(path) = &time.output else { return Ok(time.format.unwrap_or(Format::Terminal)) };
    match (time.format, of_ending(path)) {
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => {
            let path = path.display().to_string();
            Err(Error::usage(Message::new("report-ending").with("path", path))
                .hint(Message::new("report-ending-hint")))
        }
    }
}

fn of_ending(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "md" | "markdown" => Some(Format::Markdown),
        "txt" => Some(Format::Terminal),
        "json" => Some(Format::Json),
        "csv" => Some(Format::Csv),
        _ => None,
    }
}

/// A year is a year and a quarter a quarter; `period` takes whatever a date in a query can be, if
/// it has both ends.
fn period(session: &Session, what: &What) -> Result<Period> {
    let (time, id) = match what {
        What::Year(time) => (time, "report-no-year"),
        What::Quarter(time) => (time, "report-no-quarter"),
        What::Period(time) => (time, "report-no-period"),
    };
    let wrong = || {
        Error::usage(Message::dynamic(id.to_string()).with("value", time.time.as_str()))
            .hint(Message::dynamic(format!("{id}-hint")))
    };
    let range = when::range(&time.time, session.today).map_err(|_| wrong())?;
    let period = Option::zip(range.from, range.until);
    let period = period.and_then(|(from, until)| Period::new(from, until)).ok_or_else(wrong)?;
    let fits = match what {
        What::Year(_) => period.is_year(),
        What::Quarter(_) => period.is_quarter(),
        What::Period(_) => true,
    };
    if fits { Ok(period) } else { Err(wrong()) }
}

//! `netlog report`: what a year, a quarter or any other time held, each figure with its query.

use clap::{Subcommand, ValueEnum};

use super::Exit;
use crate::cli::args::Asking;
use crate::cli::output::{self, Output, Report};
use crate::cli::{Session, listing};
use crate::error::{Error, Result};
use crate::record::Book;
use crate::render::{Doc, Sheet, Table};
use crate::report::activity::{self, Activity};
use crate::report::activity_page::Page;
use crate::report::mask::{self, Mask};
use crate::report::period::Period;
use crate::report::telling::Telling;
use crate::report::template::Template;
use crate::words::{Lang, Message, when};

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
    #[arg(value_name = "PERIOD", required_unless_present = "template_show")]
    pub time: Option<String>,
    #[command(flatten)]
    pub asking: Asking,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub readers: Readers,
    /// Each figure with the query that lists its records.
    #[arg(long, conflicts_with = "public")]
    pub trace: bool,
    /// Prints the built-in template instead of a report.
    #[arg(long)]
    pub template_show: bool,
}

/// Who will read it.
#[derive(Debug, clap::Args)]
pub struct Readers {
    #[arg(long, value_name = "NAMES")]
    pub names: Option<Names>,
    /// Leaves out every confidential record and every personal detail.
    #[arg(long)]
    pub public: bool,
}

/// Whose names the text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Names {
    None,
    Organisations,
    All,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    match &args.what {
        What::Year(time) | What::Quarter(time) | What::Period(time) => {
            if time.template_show {
                let text = Template::year(session.words.lang()).text;
                session.data(text.as_bytes())?;
                return Ok(Exit::Done);
            }
            activity(session, &args.what, time)
        }
    }
}

fn activity(session: &mut Session, what: &What, time: &Time) -> Result<Exit> {
    time.output.expect_free(session)?;
    time.readers.expect_fit(time.output.form()?.is_for_machines())?;
    let period = period(session, what)?;
    let book = session.book()?;
    let asking = &time.asking;
    let narrow = activity::narrow(&asking.query, asking.expression.as_deref());
    if asking.explain {
        let query = listing::query(session, asking)?;
        listing::explain(session, asking, &query)?;
    }
    let narrow = if time.readers.public { activity::public(&narrow) } else { narrow };
    let series = session.series();
    let setting = listing::setting(session);
    let value = activity::build(&book, period, &narrow, &setting, &session.office(&series))?;
    let text = time.output.template(session, &["md", "markdown"], &templates(session, what))?;
    let text = text.map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()));
    let template = text.as_ref().map(|(path, text)| Template { path, text });
    let mask = time.readers.mask(&book, Names::Organisations);
    let words = session.words.again();
    let telling = Telling { words: &words, mask: &mask, public: time.readers.public };
    let report = OfTime { value: &value, page: Page { telling, trace: time.trace, template } };
    time.output.write(session, &report)?;
    for gap in &value.gaps {
        session.note(gap)?;
    }
    Ok(Exit::Done)
}

/// Where an office's own text for a report lies: for a language, for all, and that of the year.
fn templates(session: &Session, what: &What) -> Vec<String> {
    let lang: Lang = session.words.lang();
    let own = match what {
        What::Year(_) => "year",
        What::Quarter(_) => "quarter",
        What::Period(_) => "period",
    };
    let names = if own == "year" { vec![own] } else { vec![own, "year"] };
    let paths = names.into_iter().flat_map(|name| {
        [format!("templates/{name}.{}.md", lang.tag()), format!("templates/{name}.md")]
    });
    paths.collect()
}

impl Readers {
    /// The forms for machines always hold everything.
    fn expect_fit(&self, machines: bool) -> Result<()> {
        if self.public && self.names == Some(Names::All) {
            return Err(Error::usage(Message::new("report-public-names")));
        }
        if machines && (self.names.is_some() || self.public) {
            let message = Message::new("report-names-form");
            return Err(Error::usage(message).hint(Message::new("report-names-form-hint")));
        }
        Ok(())
    }

    fn mask(&self, book: &Book, usual: Names) -> Mask {
        let usual = if self.public { Names::Organisations } else { usual };
        let names = match self.names.unwrap_or(usual) {
            Names::None => mask::Names::None,
            Names::Organisations => mask::Names::Organisations,
            Names::All => mask::Names::All,
        };
        Mask::new(book, names)
    }
}

struct OfTime<'a> {
    value: &'a Activity,
    page: Page<'a>,
}

impl Report for OfTime<'_> {
    fn json(&self) -> String {
        output::json(self.value)
    }

    fn title(&self) -> String {
        self.value.title(self.page.telling.words)
    }

    fn doc(&self) -> Result<Doc> {
        self.value.doc(&self.page)
    }

    fn sheets(&self) -> Vec<Sheet> {
        self.value.sheets(&self.page.telling, self.page.trace)
    }

    fn table(&self) -> Table {
        self.value.table()
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
    let time = time.time.as_deref().unwrap_or_default();
    let wrong = || {
        Error::usage(Message::dynamic(id.to_string()).with("value", time))
            .hint(Message::dynamic(format!("{id}-hint")))
    };
    let range = when::range(time, session.today).map_err(|_| wrong())?;
    let period = Option::zip(range.from, range.until);
    let period = period.and_then(|(from, until)| Period::new(from, until)).ok_or_else(wrong)?;
    let fits = match what {
        What::Year(_) => period.is_year(),
        What::Quarter(_) => period.is_quarter(),
        What::Period(_) => true,
    };
    if fits { Ok(period) } else { Err(wrong()) }
}

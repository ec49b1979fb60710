//! `netlog report`: what a year, a quarter or any other time held, each figure with its query.

use clap::Subcommand;

use super::{Exit, brief};
use crate::cli::args::{Asking, Names};
use crate::cli::output::{self, Format, Output, Report};
use crate::cli::{Session, input, listing};
use crate::error::{Error, Result};
use crate::record::Book;
use crate::render::{Doc, Sheet, Table};
use crate::report::activity::{self, Activity};
use crate::report::activity_page::Page;
use crate::report::mask::Mask;
use crate::report::period::Period;
use crate::report::telling::Telling;
use crate::report::template::Template;
use crate::report::{contact, series};
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
    #[command(alias = "kontakt")]
    Contact(OfContact),
    #[command(alias = "reihe")]
    Series(OfSeries),
    #[command(alias = "vorbereitung")]
    Brief(brief::Args),
}

#[derive(Debug, clap::Args)]
pub struct OfContact {
    #[arg(value_name = "ID")]
    pub id: String,
    #[command(flatten)]
    pub page: OfOne,
}

#[derive(Debug, clap::Args)]
pub struct OfSeries {
    #[arg(value_name = "NAME")]
    pub series: String,
    #[command(flatten)]
    pub page: OfOne,
}

/// What a report on one thing takes.
#[derive(Debug, clap::Args)]
pub struct OfOne {
    #[command(flatten)]
    pub asking: Asking,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub readers: Readers,
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
    /// Leaves out every confidential record and every personal detail.
    #[arg(long)]
    pub public: bool,
    /// Each figure with the query that lists its records.
    #[arg(long, conflicts_with = "public")]
    pub trace: bool,
    /// Prints the built-in template instead of a report.
    #[arg(long, conflicts_with = "output")]
    pub template_show: bool,
}

/// Who will read it.
#[derive(Debug, clap::Args)]
pub struct Readers {
    #[arg(long, value_name = "NAMES")]
    pub names: Option<Names>,
}

/// What stretch of days is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stretch {
    Year,
    Quarter,
    Period,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    match args.what {
        What::Year(time) => activity(session, Stretch::Year, &time),
        What::Quarter(time) => activity(session, Stretch::Quarter, &time),
        What::Period(time) => activity(session, Stretch::Period, &time),
        What::Contact(args) => contact(session, &args.id, &args.page),
        What::Series(args) => series(session, &args.series, &args.page),
        What::Brief(args) => brief::run(session, args),
    }
}

fn contact(session: &mut Session, id: &str, args: &OfOne) -> Result<Exit> {
    args.expect_fit(session)?;
    let book = session.book()?;
    let record = input::record(&book, id)?;
    let narrow = narrow(session, &args.asking)?;
    let (setting, series) = (listing::setting(session), session.series());
    let office = session.office(&series);
    let mask = args.readers.mask(&book, Names::All);
    let value = contact::build(&book, record, &narrow, &setting, &office)?;
    let words = &session.words;
    let page = output::Page::new(&value, value.doc(words, &mask), value.sheets(words));
    args.write(session, &page)
}

fn series(session: &mut Session, name: &str, args: &OfOne) -> Result<Exit> {
    args.expect_fit(session)?;
    let book = session.book()?;
    let narrow = narrow(session, &args.asking)?;
    let (setting, series) = (listing::setting(session), session.series());
    let office = session.office(&series);
    let mask = args.readers.mask(&book, Names::All);
    let value = series::build(&book, name, &narrow, &setting, &office)?;
    let words = &session.words;
    let page = output::Page::new(&value, value.doc(words, &mask), value.sheets(words));
    args.write(session, &page)
}

/// The query of the user in one expression, explained where that was asked for.
fn narrow(session: &mut Session, asking: &Asking) -> Result<String> {
    if asking.explain {
        let query = listing::query(session, asking)?;
        listing::explain(session, asking, &query)?;
    }
    Ok(activity::narrow(&asking.query, asking.expression.as_deref()))
}

impl OfOne {
    fn expect_fit(&self, session: &Session) -> Result<()> {
        self.output.expect_free(session)?;
        let form = self.output.form()?;
        // The tables of one contact or series are made of names.
        self.readers.expect_fit(form.is_for_machines() || form == Format::Xlsx)
    }

    fn write(&self, session: &mut Session, page: &output::Page) -> Result<Exit> {
        self.output.write(session, page)?;
        self.readers.warn(session, &self.output, Names::All)?;
        Ok(Exit::Done)
    }
}

fn activity(session: &mut Session, what: Stretch, time: &Time) -> Result<Exit> {
    if time.template_show {
        let text = Template::year(session.words.lang()).text;
        session.data(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    time.output.expect_free(session)?;
    let machines = time.output.form()?.is_for_machines();
    time.readers.expect_fit(machines)?;
    if time.public && time.readers.names == Some(Names::All) {
        return Err(Error::usage(Message::new("report-public-names")));
    }
    if time.public && machines {
        return Err(not_for_machines());
    }
    let period = period(session, what, time.time.as_deref().unwrap_or_default())?;
    let book = session.book()?;
    let narrow = narrow(session, &time.asking)?;
    let mask = time.readers.mask(&book, Names::Organisations);
    let book = if time.public { book.public() } else { book };
    let series = session.series();
    let setting = listing::setting(session);
    let (office, public) = (session.office(&series), time.public);
    let value = activity::build(&book, period, &narrow, &setting, &office, public)?;
    let text = time.output.template(session, output::TEXT, &templates(session, what))?;
    let text = match text {
        Some((path, bytes)) => {
            let text = output::text(&path, bytes)?;
            Some((path, text))
        }
        None => None,
    };
    let template = text.as_ref().map(|(path, text)| Template {
        path,
        // Some editors of Windows put a byte order mark before the first line.
        text: text.strip_prefix('\u{feff}').unwrap_or(text),
    });
    let words = session.words.again();
    let telling = Telling { words: &words, mask: &mask, public, trace: time.trace };
    let report = OfTime { value: &value, page: Page { telling, template } };
    time.output.write(session, &report)?;
    time.readers.warn(session, &time.output, Names::Organisations)?;
    if time.trace && time.readers.names(Names::Organisations) != Names::All {
        session.note(&Message::new("report-trace-ids"))?;
    }
    for gap in &value.gaps {
        session.note(gap)?;
    }
    Ok(Exit::Done)
}

/// Where an office's own text for a report lies: for a language, for all, and that of the year.
fn templates(session: &Session, what: Stretch) -> Vec<String> {
    let lang: Lang = session.words.lang();
    let own = match what {
        Stretch::Year => "year",
        Stretch::Quarter => "quarter",
        Stretch::Period => "period",
    };
    let names = if own == "year" { vec![own] } else { vec![own, "year"] };
    let paths = names.into_iter().flat_map(|name| {
        [format!("templates/{name}.{}.md", lang.tag()), format!("templates/{name}.md")]
    });
    paths.collect()
}

fn not_for_machines() -> Error {
    Error::usage(Message::new("report-names-form")).hint(Message::new("report-names-form-hint"))
}

impl Readers {
    /// The forms for machines always hold everything.
    fn expect_fit(&self, machines: bool) -> Result<()> {
        let narrower = self.names.is_some_and(|names| names != Names::All);
        if machines && narrower {
            return Err(not_for_machines());
        }
        Ok(())
    }

    /// Whose names are told, where `usual` holds unless somebody says otherwise.
    fn names(&self, usual: Names) -> Names {
        self.names.unwrap_or(usual)
    }

    /// No program knows every name: whoever gives a file away has to read it.
    fn warn(&self, session: &mut Session, output: &Output, usual: Names) -> Result<()> {
        let given = output.output.is_some() && !output.form()?.is_for_machines();
        match given && self.names(usual) != Names::All {
            true => session.note(&Message::new("report-read-first")),
            false => Ok(()),
        }
    }

    fn mask(&self, book: &Book, usual: Names) -> Mask {
        Mask::new(book, self.names(usual).mask())
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
        self.value.sheets(&self.page.telling)
    }

    fn table(&self) -> Table {
        self.value.table()
    }
}

/// A year is a year and a quarter a quarter; `period` takes whatever a date in a query can be, if
/// it has both ends.
fn period(session: &Session, what: Stretch, time: &str) -> Result<Period> {
    let id = match what {
        Stretch::Year => "report-no-year",
        Stretch::Quarter => "report-no-quarter",
        Stretch::Period => "report-no-period",
    };
    let wrong = || {
        Error::usage(Message::dynamic(id.to_string()).with("value", time))
            .hint(Message::dynamic(format!("{id}-hint")))
    };
    let range = when::range(time, session.today).map_err(|_| wrong())?;
    let period = Option::zip(range.from, range.until);
    let period = period.and_then(|(from, until)| Period::new(from, until)).ok_or_else(wrong)?;
    let fits = match what {
        Stretch::Year => period.is_year(),
        Stretch::Quarter => period.is_quarter(),
        Stretch::Period => true,
    };
    if fits { Ok(period) } else { Err(wrong()) }
}

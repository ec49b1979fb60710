//! `netlog brief`: one page before a meeting, or before meeting somebody.

use super::Exit;
use crate::cli::args::Asking;
use crate::cli::output::{Output, Page};
use crate::cli::{Session, input, listing};
use crate::error::Result;
use crate::report::{activity, brief};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    #[command(flatten)]
    pub asking: Asking,
    #[command(flatten)]
    pub output: Output,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    args.output.expect_free(session)?;
    let book = session.book()?;
    let record = input::record(&book, &args.id)?;
    let series = session.series();
    let query = listing::query(session, &args.asking)?;
    listing::explain(session, &args.asking, &query)?;
    let brief = brief::build(&book, record, session.today, &session.office(&series), &query)?;
    let asked = activity::narrow(&args.asking.query, args.asking.expression.as_deref());
    let doc = brief.doc(&session.words, &asked);
    let page = Page::new(&brief, doc, brief.sheets(&session.words));
    args.output.write(session, &page)?;
    Ok(Exit::Done)
}

//! `netlog export ics`: meetings for calendars, and tasks where they are wanted.

use super::Choosing;
use crate::cli::Session;
use crate::cli::args::Names;
use crate::cli::command::Exit;
use crate::error::Result;
use crate::exchange::calendar::write::{self, Options, Past, Told};
use crate::record::kind;
use crate::report::mask::Mask;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub choosing: Choosing,
    /// The tasks too, of records of every kind.
    #[arg(long)]
    pub tasks: bool,
    #[arg(long, value_name = "NAMES", default_value = "all")]
    pub names: Names,
}

pub fn run(session: &mut Session, args: &Args) -> Result<Exit> {
    let (query, book) = args.choosing.ask(session)?;
    let records = Choosing::select(&query, &book);
    // Only meetings and tasks are asked after.
    let kinds = kind::KINDS.iter().filter(|kind| args.tasks || kind.name == kind::MEETING.name);
    let pasts = session.pasts(&kinds.copied().collect::<Vec<_>>())?;
    // Whoever must not be told must be known for it.
    let mask = Mask::outside(&session.quiet_book(), args.names.mask());
    let someone = session.words.text("report-someone");
    let somewhere = session.words.text("report-somewhere");
    let options = Options {
        tasks: args.tasks,
        told: told(args.names),
        hide: &|text| mask.hide(text, &someone, &somewhere),
        past: &|record| {
            let past = pasts.of(record, &book);
            Past { revisions: past.revisions, first_id: past.first_id }
        },
    };
    let (text, left) = write::write(&book, &records, &session.desk(), &options);
    for (id, count) in [("export-ics-undated", left.undated), ("export-ics-others", left.others)] {
        if count > 0 {
            session.note(&Message::new(id).with("count", count))?;
        }
    }
    args.choosing.write(session, text.as_bytes())?;
    Ok(Exit::Done)
}

fn told(names: Names) -> Told {
    match names {
        Names::None => Told::None,
        Names::Organisations => Told::Organisations,
        Names::All => Told::All,
    }
}

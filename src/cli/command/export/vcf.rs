//! `netlog export vcf`: contacts as cards for address books.

use clap::ValueEnum;

use super::Choosing;
use crate::cli::Session;
use crate::cli::command::Exit;
use crate::error::Result;
use crate::exchange::vcard;
use crate::record::kind::CONTACT;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub choosing: Choosing,
    /// 3.0 for programs of Apple and Microsoft.
    #[arg(long, value_enum, value_name = "VERSION", default_value_t)]
    pub vcard: Version,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Version {
    #[value(name = "3.0", alias = "3")]
    V3,
    #[default]
    #[value(name = "4.0", alias = "4")]
    V4,
}

pub fn run(session: &mut Session, args: &Args) -> Result<Exit> {
    let (query, book) = args.choosing.ask(session)?;
    let mut records = Choosing::select(&query, &book);
    let asked = records.len();
    records.retain(|record| record.is(&CONTACT));
    if records.len() < asked {
        let count = asked - records.len();
        session.note(&Message::new("export-no-contacts").with("count", count))?;
    }
    let version = match args.vcard {
        Version::V3 => vcard::Version::V3,
        Version::V4 => vcard::Version::V4,
    };
    let cards = vcard::write(&book, &records, &session.desk(), version);
    args.choosing.write(session, cards.as_bytes())?;
    Ok(Exit::Done)
}

//! `netlog check --duplicates`: contacts that are probably one, with what to type to join them or to
//! say that they are two.

use std::collections::HashSet;

use super::Exit;
use super::check::{Args, Format};
use crate::check::{self, Pair};
use crate::cli::{Session, listing};
use crate::error::{Error, Result};
use crate::paint::Painted;
use crate::record::{Book, kind};
use crate::render::{Column, Doc, Table, Text};
use crate::words::Message;

pub fn run(session: &mut Session, args: &Args) -> Result<Exit> {
    let book = session.book()?;
    let asked = asked(session, &book, args)?;
    let pairs = check::duplicates(&book, asked.as_ref());
    match args.format {
        Format::Json => session.json_each(pairs.iter().map(Pair::json))?,
        Format::Text => text(session, &pairs)?,
        // Both tell of places in files; a pair has none.
        Format::Sarif | Format::Github => {
            return Err(Error::usage(Message::new("duplicates-format")));
        }
    }
    Ok(if pairs.is_empty() { Exit::Done } else { Exit::Findings })
}

/// The paths of those that are asked about: of one contact by its id, else of all that a query
/// finds.
fn asked(session: &mut Session, book: &Book, args: &Args) -> Result<Option<HashSet<String>>> {
    if let ([id], None) = (args.scope.asking.query.as_slice(), &args.scope.asking.expression)
        && let Some(record) = book.get(id).filter(|record| record.is(&kind::CONTACT))
    {
        return Ok(Some(HashSet::from([record.path.clone()])));
    }
    listing::asked(session, book, &args.scope.asking)
}

fn text(session: &mut Session, pairs: &[Pair]) -> Result<()> {
    let Some(first) = pairs.first() else {
        return session.note(&Message::new("duplicates-none"));
    };
    let doc = table(session, pairs);
    session.print_doc(&doc)?;
    session.note(&Message::new("duplicates-count").with("count", pairs.len()))?;
    session.note(&Message::new("duplicates-hint"))?;
    // In a line of its own, which is never broken: it is there to be copied.
    let command = format!("  netlog edit {} --add different-from={}\n", first.a.id, first.b.id);
    session.note_painted(&Painted::text(&command))
}

fn table(session: &Session, pairs: &[Pair]) -> Doc {
    let words = &session.words;
    let head = |id| words.text(id);
    let mut table = Table::new([
        Column::number(head("duplicates-score")),
        Column::text(head("duplicates-pair")),
        Column::text(head("duplicates-reasons")),
        Column::keep(head("duplicates-command")),
    ]);
    for pair in pairs {
        let reasons: Vec<String> =
            pair.reasons.iter().map(|reason| words.say(&reason.message())).collect();
        table.row([
            Text::from(pair.score.to_string()),
            Text::from(format!("{} – {}", pair.a.title(), pair.b.title())),
            Text::from(reasons.join(", ")),
            Text::from(format!("netlog merge {} {}", pair.a.id, pair.b.id)),
        ]);
    }
    let mut doc = Doc::new();
    doc.table(table);
    doc
}

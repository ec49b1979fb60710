//! `netlog search`: full text, best first, with the line that has the words.

use serde_json::json;

use super::Exit;
use crate::cli::Session;
use crate::cli::args::{Answering, Asking, Format};
use crate::cli::listing::{self, Line};
use crate::error::{Error, Result};
use crate::paint::Style;
use crate::query::rank::{self, Hit};
use crate::render::{Block, Column, Doc, Table, Text};
use crate::words::Message;

/// Nobody reads more than the best of many; programs get all.
const SHOWN: usize = 50;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub asking: Asking,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[command(flatten)]
    pub answering: Answering,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    if args.asking.query.is_empty() && args.asking.expression.is_none() {
        return Err(Error::usage(Message::new("search-what")));
    }
    let query = listing::query(session, &args.asking)?;
    listing::explain(session, &args.asking, &query)?;
    let book = session.book()?;
    let words: Vec<String> = query.phrases().into_iter().map(str::to_string).collect();
    let places = query.places(&book);
    let found = places.len();
    let limit = match args.answering.format {
        Format::Table => args.limit.unwrap_or(SHOWN),
        _ => args.limit.unwrap_or(usize::MAX),
    };
    let hits = rank::rank(&book, places, &words, limit);
    if found == 0 && args.answering.format == Format::Table {
        listing::nothing(session, &query, &|query| query.places(&book).len())?;
        return Ok(Exit::Done);
    }
    let lines = hits.iter().map(|hit| line(hit, &words));
    listing::emit(session, args.answering, lines, || table(&hits), |s| doc(s, &hits, &words))?;
    if args.answering.format == Format::Table {
        let count = Message::new("listing-count").with("count", found);
        session.note(&match found > hits.len() {
            true => Message::new("search-best").with("shown", hits.len()).with("count", found),
            false => count,
        })?;
    }
    Ok(Exit::Done)
}

/// The record with `match`: the line, its number, the heading above it, and where the words are.
fn line(hit: &Hit<'_>, words: &[String]) -> Line {
    let mut json = hit.record.json();
    let found = hit.line.as_ref().map(|line| {
        let marks = line.marks(words).into_iter().map(|mark| [mark.start, mark.end]);
        json!({
            "line": line.number,
            "text": line.text,
            "heading": line.heading,
            "start": line.start,
            "marks": marks.collect::<Vec<_>>(),
        })
    });
    json.insert("match".into(), json!(found));
    Line { id: hit.record.id.clone(), path: hit.record.path.clone(), json }
}

fn table(hits: &[Hit<'_>]) -> Table {
    let mut table = Table::new(["id", "type", "date", "title", "line", "text"].map(Column::text));
    for hit in hits {
        let record = hit.record;
        let line = hit.line.as_ref();
        table.row([
            record.id.clone(),
            record.kind.name.to_string(),
            record.date().map(|date| date.to_string()).unwrap_or_default(),
            record.title().to_string(),
            line.map(|line| line.number.to_string()).unwrap_or_default(),
            line.map(|line| line.text.clone()).unwrap_or_default(),
        ]);
    }
    table
}

/// Each hit: what it is, and below it where the words stand.
fn doc(session: &Session, hits: &[Hit<'_>], words: &[String]) -> Doc {
    let mut doc = Doc::new();
    for hit in hits {
        doc.paragraph(head(session, hit, words));
        let found = match &hit.line {
            Some(line) => {
                let heading = line.heading.iter().map(|heading| format!("{heading} · "));
                let place = format!("{}{}: ", heading.collect::<String>(), line.number);
                highlighted(Text::new().faint(place), &line.text, words)
            }
            None => highlighted(Text::new(), hit.record.summary().unwrap_or_default(), words),
        };
        if !found.is_empty() {
            doc.push(Block::Quote(vec![found]));
        }
    }
    doc
}

fn head(session: &Session, hit: &Hit<'_>, words: &[String]) -> Text {
    let record = hit.record;
    let first = match record.date() {
        Some(date) => listing::day(session, date),
        None => session.words.text(&format!("kind-{}", record.kind.name)),
    };
    let text = Text::new().faint(format!("{first}  "));
    highlighted(text, record.title(), words).faint(format!("  {}", record.id))
}

fn highlighted(mut text: Text, line: &str, words: &[String]) -> Text {
    for (found, piece) in rank::marked(line, words) {
        text.push(if found { Style::Accent } else { Style::Plain }, piece);
    }
    text
}

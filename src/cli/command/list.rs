//! `netlog list`: records as a table.

use super::Exit;
use crate::cli::Session;
use crate::cli::args::{Answering, Asking, Format};
use crate::cli::listing::{self, Shown};
use crate::error::{Error, Result};
use crate::query::{Grouping, Order};
use crate::record::{Book, Record, kind};
use crate::render::{Column, Doc, Text};
use crate::words::{Lang, Message, fold};

/// Columns of a terminal below which a table of contacts has fewer of its own.
const NARROW: usize = 100;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub asking: Asking,
    /// A kind first is a kind; everything else is the query.
    #[arg(long, value_name = "KEY,…", value_delimiter = ',')]
    pub columns: Vec<String>,
    #[arg(long, value_name = "[-]KEY,…", value_delimiter = ',', allow_hyphen_values = true)]
    pub sort: Vec<String>,
    #[arg(long, value_name = "KEY")]
    pub group: Option<String>,
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    #[command(flatten)]
    pub answering: Answering,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let query = listing::query_of_kind(session, &args.asking)?;
    let order = order(session, &args)?;
    let group = args.group.as_deref().map(|name| listing::grouping(session, name)).transpose()?;
    let looks_back = order.looks_back() || group.as_ref().is_some_and(Grouping::looks_back);
    let book = session.book_for(&query, looks_back)?;
    let mut records = query.select(&book);
    order.sort(&book, &mut records);
    records.truncate(args.limit.unwrap_or(usize::MAX));
    let columns = columns(session, &book, &records, &args.columns)?;
    if records.is_empty() && args.answering.format == Format::Table {
        let book = session.whole(book);
        listing::nothing(session, &query, &|query| query.places(&book).len())?;
        return Ok(Exit::Done);
    }
    match &group {
        None => listing::write(session, &book, &records, &columns, args.answering)?,
        Some(by) => grouped(session, &book, &records, &columns, by, args.answering)?,
    }
    Ok(Exit::Done)
}

/// The same records under the headings of their groups; for programs each line says its group.
fn grouped(
    session: &mut Session,
    book: &Book,
    records: &[&Record],
    columns: &[Shown],
    by: &Grouping,
    answering: Answering,
) -> Result<()> {
    let groups = by.groups(book, records, &session.words);
    let lines = groups.iter().flat_map(|group| {
        group.records.iter().map(|record| {
            let mut line = listing::line(record);
            line.json.insert("group".into(), group.value.as_str().into());
            line
        })
    });
    let table = || {
        let mut table = listing::plain(columns, &[]);
        table.columns.insert(0, Column::text("group"));
        for group in &groups {
            for mut row in listing::plain(columns, &group.records).rows {
                row.insert(0, Text::from(group.value.as_str()));
                table.rows.push(row);
            }
        }
        table
    };
    let doc = |session: &Session| {
        let mut doc = Doc::new();
        for group in &groups {
            let head = Message::new("list-group-head")
                .with("name", group.name(book, &session.words))
                .with("count", group.records.len());
            doc.heading(2, session.words.say(&head));
            doc.table(listing::table(session, book, &group.records, columns));
        }
        doc
    };
    listing::emit(session, answering, lines, table, doc)?;
    match answering.format {
        Format::Table => session.note(&Message::new("listing-count").with("count", records.len())),
        _ => Ok(()),
    }
}

/// People read names in the order of their language; programs get one order in every language.
fn order(session: &Session, args: &Args) -> Result<Order> {
    let lang = match args.answering.format {
        Format::Table => session.words.lang(),
        _ => Lang::De,
    };
    Order::parse(&args.sort, lang, &session.schema)
}

/// Those asked for, or those that fit what is listed.
fn columns(
    session: &Session,
    book: &Book,
    records: &[&Record],
    asked: &[String],
) -> Result<Vec<Shown>> {
    let default = || {
        let all = |kind| records.iter().all(|record| record.is(kind));
        let keys: &[&str] = if records.is_empty() {
            &["id", "date", "title"]
        } else if all(&kind::CONTACT) {
            // A narrow window has no room for what somebody does beside where.
            match session.host.out.width {
                Some(..NARROW) => &["name", "organisation", "id"],
                _ => &["name", "role", "organisation", "id"],
            }
        } else if all(&kind::CONVERSATION) {
            &["date", "with", "title", "channel", "id"]
        } else if all(&kind::MEETING) {
            &["date", "title", "series", "status", "id"]
        } else {
            &["date", "type", "title", "id"]
        };
        // A column that nothing stands in only takes room.
        let told = |key: &&&str| {
            ["id", "date", "title", "name"].contains(*key)
                || records
                    .iter()
                    .any(|record| !listing::cell(session, book, record, key).is_empty())
        };
        keys.iter().filter(told).map(|key| (*key).to_string()).collect::<Vec<_>>()
    };
    let names_any = asked.iter().any(|key| !key.trim().is_empty());
    let keys = if names_any { asked.to_vec() } else { default() };
    keys.into_iter()
        // A comma at the end is a slip of the finger and names nothing.
        .filter(|key| !key.trim().is_empty())
        .map(|key| {
            let key = known_key(book, key.trim())?;
            let head = session.field_label(&key);
            Ok(Shown { key, head })
        })
        .collect()
}

/// The key that a name means: of any kind, in either language.
pub fn known_key(book: &Book, name: &str) -> Result<String> {
    if matches!(name, "id" | "type" | "path" | "title" | "date" | "summary") {
        return Ok(name.to_string());
    }
    let folded = fold::key(name);
    let mut fields = kind::KINDS.iter().flat_map(|kind| book.schema().fields(kind));
    let field = fields.find(|field| field.key == name || field.answers_to(&folded));
    field.map(|field| field.key.to_string()).ok_or_else(|| {
        Error::usage(Message::new("list-no-column").with("key", name))
            .hint(Message::new("list-no-column-hint"))
    })
}

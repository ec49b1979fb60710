//! `netlog done`: ticks off a task.

use super::Exit;
use crate::change::ChangeSet;
use crate::cli::Session;
use crate::cli::args::Writing;
use crate::cli::input;
use crate::cli::session::Proposal;
use crate::error::{Error, Result};
use crate::record::{Record, Task};
use crate::store::Deed;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    /// Which of the record's tasks, by the number that `tasks` and `show` give it.
    #[arg(value_name = "N")]
    pub number: Option<usize>,
    #[command(flatten)]
    pub writing: Writing,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let mut meant: Option<String> = None;
    session.change(&book, args.writing.dry_run, &mut |session, book| {
        let record = input::record_to_change(book, &args.id)?;
        let task = match &meant {
            None => pick(record, args.number)?,
            // Somebody wrote meanwhile: the number may be another task's by now.
            Some(text) => again(record, text)?,
        };
        meant = Some(task.text.clone());
        Ok(Proposal {
            set: ticked(session, record, task)?,
            deed: Deed::new(&format!("done: {}", record.kind.name)),
        })
    })?;
    if let Some(text) = meant.filter(|_| !args.writing.dry_run) {
        session.note(&Message::new("done-task").with("text", text))?;
    }
    Ok(Exit::Done)
}

fn ticked(session: &Session, record: &Record, task: &Task) -> Result<ChangeSet> {
    let before = record.page().text();
    let after = record.ticked(&session.schema, task, session.today).ok_or_else(|| {
        Error::data(Message::new("done-not-safe").with("path", record.path.as_str()))
    })?;
    let mut set = ChangeSet::new();
    set.edit(&record.path, before, after);
    Ok(set)
}

/// The one open task with this text.
fn again<'a>(record: &'a Record, text: &str) -> Result<&'a Task> {
    let mut same = record.tasks.iter().filter(|task| task.is_open() && task.text == text);
    match (same.next(), same.next()) {
        (Some(task), None) => Ok(task),
        _ => Err(Error::data(Message::new("done-changed").with("text", text))),
    }
}

/// The only open task, or the one of that number. Numbers count all tasks of the record, so that
/// they stay what they were when one is ticked off.
fn pick(record: &Record, number: Option<usize>) -> Result<&Task> {
    let numbered = || record.tasks.iter().zip(1_usize..);
    let open: Vec<(&Task, usize)> = numbered().filter(|(task, _)| task.is_open()).collect();
    let id = record.id.as_str();
    let chosen = number.and_then(|number| numbered().find(|(_, at)| *at == number));
    let message = match (open.as_slice(), number, chosen) {
        (_, Some(_), Some((task, _))) if task.is_open() => return Ok(task),
        (_, Some(number), Some((task, _))) => {
            Message::new("done-already").with("number", number).with("text", task.text.as_str())
        }
        ([], _, _) => return Err(Error::not_found(Message::new("done-none").with("id", id))),
        ([(only, _)], None, _) => return Ok(only),
        (_, Some(number), None) => Message::new("done-no-such").with("number", number),
        (_, None, _) => Message::new("done-which").with("count", open.len()),
    };
    let mut error = Error::usage(message.with("id", id));
    error.hints.extend(open.iter().map(|(task, number)| {
        Message::new("done-choice").with("number", *number).with("text", task.text.as_str())
    }));
    Err(error)
}

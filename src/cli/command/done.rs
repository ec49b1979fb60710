//! `netlog done`: ticks off a task.

use super::Exit;
use crate::change::ChangeSet;
use crate::cli::Session;
use crate::cli::args::Writing;
use crate::cli::input;
use crate::diagnostic::TextEdit;
use crate::error::{Error, Result};
use crate::record::{Done, Record, Task};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    /// Which of the record's open tasks, counted from 1 as `tasks` and `show` number them.
    #[arg(value_name = "N")]
    pub number: Option<usize>,
    #[command(flatten)]
    pub writing: Writing,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let record = input::record(&book, &args.id)?;
    let task = pick(record, args.number)?;
    let before = record.page.text();
    let end = TextEdit::new(task.range.end..task.range.end, format!(" done:{}", session.today));
    let edits = [TextEdit::new(task.mark.clone(), "x"), end];
    let after = TextEdit::apply(before, &edits)
        .filter(|after| is_ticked(session, record, after, task))
        .ok_or_else(|| {
            Error::data(Message::new("done-not-safe").with("path", record.path.as_str()))
        })?;
    let mut set = ChangeSet::new();
    set.edit(&record.path, before, after);
    session.apply(&set, &format!("done: {}", record.kind.name), args.writing.dry_run)?;
    if !args.writing.dry_run {
        session.note(&Message::new("done-task").with("text", task.text.as_str()))?;
    }
    Ok(Exit::Done)
}

/// The only open task, or the one of that number.
fn pick(record: &Record, number: Option<usize>) -> Result<&Task> {
    let open: Vec<&Task> = record.tasks.iter().filter(|task| task.is_open()).collect();
    let which = match (open.as_slice(), number) {
        ([], _) => {
            return Err(Error::not_found(Message::new("done-none").with("id", record.id.as_str())));
        }
        ([only], None) => return Ok(only),
        (_, Some(number)) => number.checked_sub(1).and_then(|at| open.get(at)).copied(),
        (_, None) => None,
    };
    which.ok_or_else(|| {
        let message = match number {
            Some(number) => Message::new("done-no-such").with("number", number),
            None => Message::new("done-which").with("count", open.len()),
        };
        let mut error = Error::usage(message.with("id", record.id.as_str()));
        error.hints.extend(open.iter().enumerate().map(|(at, task)| {
            Message::new("done-choice").with("number", at + 1).with("text", task.text.as_str())
        }));
        error
    })
}

/// Read again: this task is done today, and every other one is as it was.
fn is_ticked(session: &Session, record: &Record, after: &str, ticked: &Task) -> bool {
    let read = Record::read(&session.schema, record.kind, &record.path, after.to_string());
    read.fields == record.fields
        && read.tasks.len() == record.tasks.len()
        && record.tasks.iter().zip(&read.tasks).all(|(before, now)| {
            let done = if before == ticked { Done::On(session.today) } else { before.done };
            (&now.text, &now.owner, now.due, now.done)
                == (&before.text, &before.owner, before.due, done)
        })
}

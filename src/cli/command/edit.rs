//! `netlog edit`: changes fields by flags, or opens the record in the person's editor.

use serde_yaml::Value as Yaml;

use super::Exit;
use crate::change::ChangeSet;
use crate::cli::Session;
use crate::cli::args::Writing;
use crate::cli::input::{self, Typed};
use crate::cli::session::{Proposal, UNSAID};
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::page::{Page, Refused};
use crate::query;
use crate::record::{Book, FieldSpec, Record, Schema, ValueType};
use crate::store::{self, Deed, EditedCopy};
use crate::words::Message;
use crate::words::when::Bias;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    #[arg(long, value_name = "KEY=VALUE")]
    pub add: Vec<String>,
    /// A key alone takes the whole field away.
    #[arg(long, value_name = "KEY[=VALUE]")]
    pub remove: Vec<String>,
    #[command(flatten)]
    pub writing: Writing,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let dry_run = args.writing.dry_run;
    let by_flags = !(args.set.is_empty() && args.add.is_empty() && args.remove.is_empty());
    if by_flags {
        session.change(&book, dry_run, &mut |session, book| {
            let record = input::record_to_change(book, &args.id)?;
            let after = edited(session, book, record, &args)?.text().to_string();
            proposal(session, record, after)
        })?;
        return Ok(Exit::Done);
    }
    let record = input::record(&book, &args.id)?;
    input::expect_one(&book, &record.id)?;
    let copy = in_editor(session, record)?;
    let written = proposal(session, record, copy.text.clone())
        .and_then(|proposal| session.apply(&proposal, dry_run));
    match written {
        Ok(()) => Ok(Exit::Done),
        // What is saved is in nobody's need of a copy.
        Err(error) if error.message.id() == UNSAID => Err(error),
        Err(error) => Err(copy.kept(error)),
    }
}

/// The text, if it is still a record that can be read; new doubts are only named.
fn proposal(session: &mut Session, record: &Record, after: String) -> Result<Proposal> {
    let read = Record::read(&session.schema, record.kind, &record.path, after.clone());
    still_a_record(&session.schema, record, &read)?;
    let known = |fault: &Diagnostic| {
        record.faults.iter().any(|f| (f.code, &f.message) == (fault.code, &fault.message))
    };
    session.warn(read.faults.iter().filter(|fault| !known(fault)))?;
    let before = record.page().text();
    let mut set = ChangeSet::new();
    // Another date may belong into the folder of another year. What somebody has filed oddly
    // stays where it is.
    let by_year = session.settings.layout.by_year && record.misfiled().is_none();
    match read.refiled().filter(|_| by_year) {
        Some(path) => {
            set.create(path, after);
            set.remove(&record.path, before);
        }
        None => set.edit(&record.path, before, after),
    }
    Ok(Proposal { set, deed: Deed::new(&format!("edit: {}", record.kind.name)) })
}

/// An edit may leave what was wrong already, but it makes no record unreadable and takes away no
/// field that the kind needs.
fn still_a_record(schema: &Schema, before: &Record, after: &Record) -> Result<()> {
    let lost = |record: &Record| {
        record.page().front().is_none()
            || record.faults.iter().any(|fault| fault.code.starts_with("front-matter"))
    };
    if lost(before) {
        return Ok(());
    }
    if lost(after) {
        let error = Error::data(Message::new("edit-breaks").with("path", before.path.as_str()));
        let fault = after.faults.iter().find(|fault| fault.code.starts_with("front-matter"));
        return Err(match fault {
            Some(fault) => error.at(fault.place.clone()).hint(fault.message.clone()),
            None => error,
        });
    }
    let has = |record: &Record, key: &str| {
        record.values(key).iter().any(|value| !value.display().trim().is_empty())
    };
    let mut required = schema.fields(before.kind).filter(|spec| spec.required);
    match required.find(|spec| has(before, &spec.key) && !has(after, &spec.key)) {
        None => Ok(()),
        Some(spec) => Err(Error::data(
            Message::new("edit-loses")
                .with("path", before.path.as_str())
                .with("key", spec.key.as_ref())
                .with("kind", query::kind_term(before.kind.name)),
        )
        .hint(Message::new("edit-loses-hint").with("key", spec.key.as_ref()))),
    }
}

fn edited(session: &Session, book: &Book, record: &Record, args: &Args) -> Result<Page> {
    let typed = Typed { book, today: session.today, bias: Bias::Past };
    let field = |name: &str| input::field(&session.schema, record.kind, name);
    let mut page = Page::new(record.page().text().to_string());
    let set = args.set.iter().map(|part| {
        let (key, text) = input::key_value(part)?;
        Ok((field(key)?, text))
    });
    for (spec, value) in input::gathered(&typed, set.collect::<Result<Vec<_>>>()?)? {
        page = page.set(&spec.key, &value).map_err(|refused| not_edited(record, &refused))?;
    }
    for part in &args.add {
        let (key, text) = input::key_value(part)?;
        let spec = field(key)?;
        if !spec.many || matches!(spec.value, ValueType::Posts | ValueType::Relations) {
            let message = Message::new("edit-no-list").with("key", spec.key.as_ref());
            return Err(Error::usage(message).hint(Message::new("edit-no-list-hint")));
        }
        for item in input::items(spec, text) {
            let value = typed.value(spec, item)?;
            page =
                page.append(&spec.key, &value).map_err(|refused| not_edited(record, &refused))?;
        }
    }
    for part in &args.remove {
        page = match part.split_once('=') {
            None => {
                let spec = field(part)?;
                page.remove(&spec.key)
            }
            Some((key, text)) => {
                let spec = field(key.trim())?;
                // What is in the file may name somebody who is no longer there.
                let known =
                    || typed.value(spec, text).unwrap_or_else(|_| Yaml::String(text.into()));
                let value = written(record, spec, text).unwrap_or_else(known);
                page.remove_item(&spec.key, &value)
            }
        }
        .map_err(|refused| not_edited(record, &refused))?;
    }
    Ok(page)
}

/// The value of the field as the file has it, where `text` is exactly that.
fn written(record: &Record, spec: &FieldSpec, text: &str) -> Option<Yaml> {
    let values = record.values(&spec.key);
    let found = values.iter().any(|value| value.display() == text);
    found.then(|| Yaml::String(text.to_string()))
}

fn not_edited(record: &Record, refused: &Refused) -> Error {
    let id = match refused {
        Refused::Unreadable => Message::new("edit-unreadable"),
        Refused::Unsafe => Message::new("edit-unsafe"),
    };
    Error::data(id.with("path", record.path.as_str())).hint(Message::new("edit-by-hand"))
}

/// The text after the person's editor has been at a copy of it. The record itself is only written
/// by the change set, so that an editor that dies leaves nothing behind.
fn in_editor(session: &mut Session, record: &Record) -> Result<EditedCopy> {
    let editor = ["VISUAL", "EDITOR"].iter().find_map(|name| session.host.var(name));
    let Some(editor) = editor.map(str::to_string) else {
        return Err(
            Error::usage(Message::new("edit-no-editor")).hint(Message::new("edit-no-editor-hint"))
        );
    };
    store::edit_copy(&editor, &record.id, record.page().text())
}

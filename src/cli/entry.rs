//! A record in the making: what `add` gathered, whether it is complete, and the change that makes
//! it real. The flags and the prompts both fill one.

use chrono::NaiveDate;
use serde_yaml::Value as Yaml;

use super::input::Typed;
use super::session::{Proposal, Session};
use crate::change::ChangeSet;
use crate::error::{Error, Result};
use crate::page::Page;
use crate::record::{Book, Draft, FieldSpec, Found, KindSpec, Schema, Task, ValueType, id, kind};
use crate::store::Deed;
use crate::words::when::{self, Bias};
use crate::words::{Message, PartialDate};

/// A record in the making, with the contacts that are made on the way.
#[derive(Clone, Debug)]
pub struct Entry {
    pub draft: Draft,
    /// Lines as they will stand in the text.
    pub tasks: Vec<String>,
    /// Contacts that do not exist yet, with the ids that the draft refers to them by.
    pub contacts: Vec<(String, Draft)>,
}

impl Entry {
    pub fn new(kind: &'static KindSpec) -> Entry {
        Entry { draft: Draft::new(kind), tasks: Vec::new(), contacts: Vec::new() }
    }

    pub fn missing<'a>(&self, schema: &'a Schema) -> Option<&'a FieldSpec> {
        let kind = self.draft.kind;
        schema.fields(kind).find(|field| field.required && self.draft.get(&field.key).is_none())
    }

    pub fn is_complete(&self, schema: &Schema) -> bool {
        self.missing(schema).is_none()
    }

    /// The first thing that is missing, as an error.
    pub fn check(&self, schema: &Schema) -> Result<()> {
        match self.missing(schema) {
            None => Ok(()),
            Some(field) => Err(Error::usage(
                Message::new("add-missing")
                    .with("flag", field.flag())
                    .with("field", Message::dynamic(format!("field-{}", field.key))),
            )
            .hint(Message::new("add-missing-hint"))),
        }
    }

    /// The record's file, the contacts made on the way, and what the history calls it.
    pub fn proposal(&self, session: &Session, book: &Book) -> Proposal {
        let mut set = ChangeSet::new();
        let by_year = session.settings.layout.by_year;
        for (id, draft) in &self.contacts {
            set.create(draft.path(id, by_year), draft.write(&session.schema));
        }
        let draft = self.finished(session.today);
        set.create(self.path(book, by_year), draft.write(&session.schema));
        Proposal { set, deed: Deed::new(&format!("add: {}", draft.kind.name)) }
    }

    /// Writes the record. Where somebody took its id in the meantime, it gets the next one.
    pub fn save(&self, session: &mut Session, book: &Book, dry_run: bool) -> Result<()> {
        session.change(book, dry_run, &mut |session, book| Ok(self.proposal(session, book)))
    }

    /// Where the record's file will lie.
    pub fn path(&self, book: &Book, by_year: bool) -> String {
        let id = id::free(&self.draft.wanted_id(), |id| self.is_taken(book, id));
        self.draft.path(&id, by_year)
    }

    fn is_taken(&self, book: &Book, id: &str) -> bool {
        book.is_taken(id) || self.contacts.iter().any(|(other, _)| other == id)
    }

    /// With the tasks in the text, and the status that follows from the date.
    pub fn finished(&self, today: NaiveDate) -> Draft {
        let mut draft = self.draft.clone();
        if !self.tasks.is_empty() {
            draft.body = with_tasks(&draft.body, &self.tasks);
        }
        let status = draft.kind.fields.iter().any(|field| field.key == "status");
        if status && draft.get("status").is_none() {
            let date = draft.text("date").and_then(|text| PartialDate::parse(text).ok());
            let until = draft.text("until").and_then(|text| PartialDate::parse(text).ok());
            // What takes several days is over after the last one.
            let last = date.map(|date| until.map_or(date.last(), |u| u.last().max(date.last())));
            let held = last.is_some_and(|last| last < today);
            draft.set("status", Yaml::String(if held { "held" } else { "planned" }.to_string()));
        }
        draft
    }

    /// An id for a contact made on the way that neither the log nor this entry has yet.
    pub fn contact_id(&self, book: &Book, name: &str) -> String {
        let wanted = id::from_name(name).unwrap_or_else(|| kind::CONTACT.name.to_string());
        id::free(&wanted, |id| self.is_taken(book, id))
    }
}

/// The body with the tasks at its end, or before it where something in it stays open, such as a
/// block of code, and would swallow them.
fn with_tasks(body: &str, tasks: &[String]) -> String {
    let body = body.trim();
    let lines = tasks.join("\n");
    let gap = match body.lines().last() {
        None => "",
        Some(line) if line.trim_start().starts_with("- ") => "\n",
        Some(_) => "\n\n",
    };
    let behind = format!("{body}{gap}{lines}\n");
    if task_count(&behind) == task_count(body) + tasks.len() {
        return behind;
    }
    format!("{lines}\n\n{body}\n")
}

/// How many tasks a reader will find in the body.
fn task_count(body: &str) -> usize {
    let page = Page::new(format!("---\ntitle: x\n---\n\n{body}\n"));
    page.outline().items.iter().filter_map(Task::read).count()
}

/// A task as it was typed, `Protokoll senden @winter due:4.11.` or `… bis Freitag`: owner found,
/// date understood, in the form of the file.
pub fn task(book: &Book, today: NaiveDate, staff: &[String], typed: &str) -> Result<String> {
    let mut text = Vec::new();
    let (mut owner, mut due) = (None, None);
    for word in typed.split_whitespace() {
        if let Some(name) = word.strip_prefix('@').filter(|name| !name.is_empty()) {
            owner = Some(owner_id(book, staff, name)?);
        } else if let Some(date) = word.strip_prefix("due:").or_else(|| word.strip_prefix("bis:")) {
            due = Some(due_day(today, date)?);
        } else {
            text.push(word);
        }
    }
    let (text, said) = trailing_date(&text, today, due.is_none());
    if text.is_empty() {
        return Err(Error::usage(Message::new("add-task-empty").with("value", typed)));
    }
    Ok(Task::write(&text.join(" "), owner.as_deref(), due.or(said)))
}

/// `… bis nächsten Freitag`, `… until 4 November`: the last words, where they are a day.
fn trailing_date<'a>(
    words: &[&'a str],
    today: NaiveDate,
    wanted: bool,
) -> (Vec<&'a str>, Option<NaiveDate>) {
    let mark = words.iter().rposition(|word| matches!(*word, "bis" | "until" | "by"));
    if let Some(at) = mark.filter(|_| wanted) {
        let date = words.get(at + 1..).unwrap_or_default().join(" ");
        let day = when::day(&date, today, Bias::Future).ok().and_then(|date| date.day());
        if day.is_some() {
            return (words.get(..at).unwrap_or_default().to_vec(), day);
        }
    }
    // `Raum suchen 5.11.`, `Plakat in zwei Wochen`: but `Protokoll vom 5.11.` names a record.
    let of = ["vom", "von", "zum", "zur", "für", "im", "der", "des", "from", "of", "for", "the"];
    for at in (1..words.len()).filter(|_| wanted) {
        let (text, date) = words.split_at(at);
        let day = when::day(&date.join(" "), today, Bias::Future).ok().and_then(|date| date.day());
        if day.is_some() && !text.last().is_some_and(|word| of.contains(word)) {
            return (text.to_vec(), day);
        }
    }
    (words.to_vec(), None)
}

fn due_day(today: NaiveDate, text: &str) -> Result<NaiveDate> {
    let day = when::day(text, today, Bias::Future).ok().and_then(|date| date.day());
    day.ok_or_else(|| {
        Error::usage(Message::new("add-task-date").with("value", text))
            .hint(Message::new("value-date-example"))
    })
}

/// Our own people come first: `@winter` is the colleague, not a contact of that name elsewhere.
pub fn owner_id(book: &Book, staff: &[String], name: &str) -> Result<String> {
    let ours = book.contacts_like(name);
    let ours: Vec<_> = ours.into_iter().filter(|record| staff.contains(&record.id)).collect();
    if let (Found::Several(_), [one]) = (book.find_contact(name), ours.as_slice()) {
        return Ok(one.id.clone());
    }
    let spec = FieldSpec::new("owner", ValueType::Reference(&["contact"]));
    let typed = Typed { book, today: NaiveDate::default(), bias: Bias::Future };
    match typed.value(&spec, name)? {
        Yaml::String(id) => Ok(id),
        _ => Err(Error::usage(Message::new("input-nobody").with("value", name))),
    }
}

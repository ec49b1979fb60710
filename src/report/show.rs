//! One record: its fields, its text, its follow-ups, what refers to it, and its timeline. Of a
//! person also the organisation with the role in it, and how that organisation belongs to others.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use super::chapter::Named;
use super::field;
use super::label::choice;
use super::partner::{self, RelationPart};
use super::person;
use super::tasks::{self, TaskRow};
use super::timeline::{self, Moment, Part};
use crate::paint::Style;
use crate::record::{Book, Record, kind};
use crate::render::{Column, Doc, Table, Text};
use crate::words::Words;

/// In JSON the record with `body`, `tasks`, `decisions`, `backlinks`, `organisations`, `network`
/// and `timeline`.
#[derive(Clone, Debug)]
pub struct Show<'a> {
    book: &'a Book,
    record: &'a Record,
    pub tasks: Vec<TaskRow>,
    pub decisions: Vec<String>,
    pub backlinks: Vec<BacklinkPart>,
    pub organisations: Vec<PostPart>,
    /// Of the record itself, then of its organisations and of what these belong to.
    pub relations: Vec<RelationPart>,
    pub timeline: Vec<Moment>,
}

/// What refers to the record; the field is `null` where its text does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BacklinkPart {
    pub id: String,
    pub field: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PostPart {
    pub organisation: Option<Named>,
    pub role: Option<String>,
}

pub fn build<'a>(book: &'a Book, record: &'a Record, today: NaiveDate) -> Show<'a> {
    let backlinks = book
        .backlinks(record)
        .map(|(from, key)| BacklinkPart { id: from.id.clone(), field: key.map(str::to_string) });
    let is_contact = record.is(&kind::CONTACT);
    let posts: Vec<_> =
        if is_contact { person::posts(book, record, today).collect() } else { Vec::new() };
    let organisations: Vec<PostPart> = posts
        .iter()
        .map(|post| PostPart {
            organisation: post.organisation.map(|organisation| Named {
                id: organisation.id.clone(),
                name: organisation.title().to_string(),
            }),
            role: post.role.map(str::to_string),
        })
        .collect();
    let sources = posts.iter().filter_map(|post| post.organisation);
    let relations = relations(book, std::iter::once(record).chain(sources));
    Show {
        book,
        record,
        tasks: tasks::of_record(book, record, today),
        decisions: record.decisions.iter().map(|decision| decision.text.clone()).collect(),
        backlinks: backlinks.collect(),
        organisations,
        relations: if is_contact { relations } else { Vec::new() },
        timeline: timeline::build(book, record),
    }
}

/// The relations of `sources`, and those of what they are a part of, one hop on.
fn relations<'a>(book: &'a Book, sources: impl Iterator<Item = &'a Record>) -> Vec<RelationPart> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut next: Vec<&Record> = sources.collect();
    for _ in 0..2 {
        let mut targets = Vec::new();
        for source in next {
            if seen.insert(source.id.as_str()) {
                let relations = partner::relations(book, source, true);
                targets.extend(relations.iter().filter_map(|one| book.get(&one.to.id)));
                found.extend(relations);
            }
        }
        next = targets;
    }
    found
}

impl Show<'_> {
    pub fn json(&self) -> Map<String, Json> {
        let mut object = self.record.json();
        let body = self.record.page().body();
        object.insert("body".into(), json!(body));
        object.insert("tasks".into(), json!(self.tasks));
        object.insert("decisions".into(), json!(self.decisions));
        object.insert("backlinks".into(), json!(self.backlinks));
        object.insert("organisations".into(), json!(self.organisations));
        // `relations` of the record itself stays what it is in every listing.
        object.insert("network".into(), json!(self.relations));
        object.insert("timeline".into(), json!(self.timeline));
        object
    }

    pub fn doc(&self, words: &Words) -> Doc {
        let (book, record) = (self.book, self.record);
        let mut doc = Doc::titled(person::full_name(record));
        let kind = format!("kind-{}", record.kind.name);
        let mut facts = vec![(words.text("field-type"), words.text(&kind))];
        for field in &record.fields {
            // Stands above, or in the section on the network.
            let told = field.key == record.kind.title
                || (field.key == "title" && record.is(&kind::CONTACT))
                || field.key == "relations"
                || (field.key == "kind" && record.is(&kind::CONTACT));
            if !told && !field.values.is_empty() {
                let label = field::label(book, record, &field.key, words);
                facts.push((label, field::value(book, record, field, words)));
            }
        }
        if let (Some(kind), Some(first)) = (record.text("kind"), facts.first_mut()) {
            first.1 = choice(words, "kind", kind);
        }
        facts.push((words.text("field-path"), record.path.clone()));
        doc.facts(facts);
        let body = record.page().body().trim();
        if !body.is_empty() {
            doc.lines(body);
        }
        self.network(&mut doc, words);
        if self.tasks.iter().any(|task| task.number.is_some()) {
            doc.heading(2, words.text("report-open-tasks"));
            doc.list(
                self.tasks.iter().filter(|task| task.number.is_some()).map(|row| task(row, words)),
            );
        }
        self.moments(&mut doc, words);
        doc
    }

    fn network(&self, doc: &mut Doc, words: &Words) {
        if self.relations.is_empty() {
            return;
        }
        doc.heading(2, words.text("report-network"));
        let mut table = Table::new([
            Column::text(words.text("report-column-from")),
            Column::keep(words.text("report-column-relation")),
            Column::text(words.text("report-column-to")),
        ]);
        for one in &self.relations {
            let kind = choice(words, "relations", &one.kind);
            table.row([one.from.name.clone(), kind, one.to.name.clone()]);
        }
        doc.table(table);
    }

    fn moments(&self, doc: &mut Doc, words: &Words) {
        let others: Vec<&BacklinkPart> = self
            .backlinks
            .iter()
            .filter(|link| !self.timeline.iter().any(|moment| moment.id == link.id))
            .collect();
        if !self.timeline.is_empty() {
            doc.heading(2, words.text("report-timeline"));
            let mut table = Table::new([
                Column::keep(words.text("report-column-day")),
                Column::text(words.text("report-column-what")),
            ]);
            for moment in &self.timeline {
                let date = match moment.when {
                    Some(date) => words.date_short(date),
                    None => words.text("report-open-date"),
                };
                table.rows.push(vec![Text::from(date), what(moment, words)]);
            }
            doc.table(table);
        }
        if !others.is_empty() {
            doc.heading(2, words.text("report-backlinks"));
            doc.list(others.into_iter().map(|link| {
                let name = person::name_of(self.book, &link.id);
                let from = self.book.get(&link.id);
                let field = link.field.as_deref().zip(from);
                let label = field.map(|(key, from)| field::label(self.book, from, key, words));
                let label = label.unwrap_or_else(|| words.text("report-in-text"));
                Text::new().plain(format!("{name} ({label})")).faint(format!(" {}", link.id))
            }));
        }
    }
}

fn task(row: &TaskRow, words: &Words) -> Text {
    let mut text = Text::new().plain(&row.text);
    if let Some(owner) = &row.owner_name {
        text = text.plain(format!(", {owner}"));
    }
    if let Some(due) = row.due {
        let style = if row.overdue { Style::Warning } else { Style::Plain };
        text = text.plain(", ").styled(style, words.day_short(due));
        if row.overdue {
            text = text.styled(style, format!(" ({})", words.text("report-overdue")));
        }
    }
    text
}

/// The title, how the record belongs to it, and its id.
pub(super) fn what(moment: &Moment, words: &Words) -> Text {
    let mut text = Text::new().strong(&moment.title);
    let mut notes = Vec::new();
    match (&moment.part, &moment.through) {
        (Part::Through, Some(person)) => notes.push(person.clone()),
        (Part::Excused, _) => notes.push(words.text("report-excused")),
        (Part::Mentioned, _) => notes.push(words.text("report-mentioned")),
        _ => {}
    }
    if let Some(status) = moment.status.as_deref().filter(|status| *status != "held") {
        notes.push(choice(words, "status", status));
    }
    if !notes.is_empty() {
        text = text.plain(format!(" ({})", notes.join(", ")));
    }
    if let Some(summary) = &moment.summary {
        text = text.plain(format!(" – {summary}"));
    }
    text.faint(format!(" {}", moment.id))
}

impl Serialize for Show<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

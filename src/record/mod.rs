//! What the files mean: records with typed fields, tasks and decisions, and the book of them all.
//!
//! Reading never fails: what cannot be understood is kept as it was written and named in
//! [`Record::faults`]. Knows no files, only their texts.

pub mod book;
mod decision;
mod decode;
pub mod draft;
pub mod email;
pub mod find;
pub mod id;
pub mod key;
pub mod kind;
pub mod memo;
pub mod met;
mod pages;
pub mod phone;
mod refer;
pub mod shelf;
mod spec;
mod task;
mod tick;
pub mod uid;
mod value;

pub use book::{Book, Place};
pub use decision::Decision;
pub use decode::written_out;
pub use draft::Draft;
pub use find::Found;
pub use memo::Memo;
use pages::Pages;
pub use pages::Texts;
pub use refer::links;
pub use spec::{FieldSpec, KindSpec, Schema, ValueType};
pub use task::{Done, Task};
pub use value::{Field, Post, Reference, Relation, Value};

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};

use crate::diagnostic::Diagnostic;
use crate::page::{Heading, Outline, Page, Step, WikiLink};
use crate::words::{PartialDate, fold};

/// The key that makes an event last longer than its day.
pub const UNTIL: &str = "until";

/// What the key may be called, whether or not the kind knows the name.
const CONFIDENTIAL: [&str; 2] = ["confidential", "vertraulich"];
/// The values that say no, beside `false`.
const NOT: [&str; 5] = ["", "no", "nein", "false", "falsch"];

/// What is kept of a record that was read without a fault.
#[derive(Debug, Default)]
pub struct Kept {
    pub fields: Vec<Field>,
    pub tasks: Vec<Task>,
    pub decisions: Vec<Decision>,
    pub headings: Vec<Heading>,
    pub links: Vec<WikiLink>,
    pub lead: Option<String>,
}

/// The id that a path gives.
pub fn id_of(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// Folding every key of every record would be most of the work of a report.
fn is_like_confidential(key: &str) -> bool {
    key.bytes()
        .next()
        .is_some_and(|first| !first.is_ascii_alphanumeric() || b"cCvV".contains(&first))
}

/// A folder whose name promises that all records in it are of that year.
pub fn is_year(name: &str) -> bool {
    name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit())
}

/// One file, understood.
#[derive(Debug)]
pub struct Record {
    pub id: String,
    pub kind: &'static KindSpec,
    /// From the root of the repository, with `/` on every system.
    pub path: String,
    page: Pages,
    /// In the order of the file.
    pub fields: Vec<Field>,
    pub tasks: Vec<Task>,
    pub decisions: Vec<Decision>,
    pub headings: Vec<Heading>,
    /// `[[…]]` in the text.
    pub links: Vec<WikiLink>,
    /// What was found wrong while reading.
    pub faults: Vec<Diagnostic>,
    /// The first paragraph of the text.
    lead: Option<String>,
}

impl Record {
    /// Reads the text of a file; `path` decides the id.
    pub fn read(schema: &Schema, kind: &'static KindSpec, path: &str, text: String) -> Record {
        let page = Page::new(text);
        let (entries, mut faults) = page.entries(path);
        let fields = decode::fields(schema, kind, path, &page, entries, &mut faults);
        let Outline { headings, items, paragraphs, links } = page.outline();
        let outline = Outline { headings: Vec::new(), items, paragraphs, links: Vec::new() };
        let decisions = Decision::read(&outline);
        let tasks = outline.items.iter().filter_map(Task::read).collect();
        let lead = outline.paragraphs.into_iter().next().map(|block| block.text);
        let id = id_of(path).to_string();
        let path = path.to_string();
        let page = Pages::at_hand(page);
        Record { id, kind, path, page, fields, tasks, decisions, headings, links, faults, lead }
    }

    /// What reading the text gave once. The text itself is brought when somebody looks at it.
    pub fn kept(
        kind: &'static KindSpec,
        path: String,
        kept: Kept,
        texts: Arc<dyn Texts>,
    ) -> Record {
        let Kept { fields, tasks, decisions, headings, links, lead } = kept;
        let id = id_of(&path).to_string();
        let (page, faults) = (Pages::later(texts), Vec::new());
        Record { id, kind, path, page, fields, tasks, decisions, headings, links, faults, lead }
    }

    /// The first paragraph of the text, where no `summary` says it better.
    pub fn lead(&self) -> Option<&str> {
        self.lead.as_deref().filter(|_| self.text("summary").is_none())
    }

    /// The text of the file.
    pub fn page(&self) -> &Page {
        self.page.get(&self.path)
    }

    /// What it points to: the target as written, and the place of the field; `None` for a link or
    /// an owner in the text.
    pub fn all_references(&self) -> impl Iterator<Item = (&str, Option<usize>)> {
        let in_fields = self.fields.iter().enumerate().flat_map(|(at, field)| {
            let targets = field.values.iter().filter_map(Value::as_reference);
            targets.map(move |reference| (reference.id.as_str(), Some(at)))
        });
        let in_text = self.links.iter().map(|link| (link.target.as_str(), None));
        let owners = self.tasks.iter().filter_map(|task| Some((task.owner.as_deref()?, None)));
        in_fields.chain(in_text).chain(owners)
    }

    pub fn is(&self, kind: &'static KindSpec) -> bool {
        self.kind.name == kind.name
    }

    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Its fields in the order of the kind, then those that the kind does not know: whatever the order
    /// of the file.
    pub fn in_order<'a>(&'a self, schema: &Schema) -> Vec<&'a Field> {
        let keys: Vec<&str> = schema.fields(self.kind).map(|field| &*field.key).collect();
        let rank = |key: &str| keys.iter().position(|known| *known == key).unwrap_or(keys.len());
        let mut fields: Vec<&Field> = self.fields.iter().collect();
        fields.sort_by(|a, b| rank(&a.key).cmp(&rank(&b.key)).then_with(|| a.key.cmp(&b.key)));
        fields
    }

    /// All values of a key; none where it is absent.
    pub fn values(&self, key: &str) -> &[Value] {
        self.field(key).map_or(&[], |field| field.values.as_slice())
    }

    /// The first value of a key, as text.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.values(key).first().and_then(Value::as_text)
    }

    /// All values of a key that are texts.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = &str> {
        self.values(key).iter().filter_map(Value::as_text)
    }

    /// All values of a key that point to records.
    pub fn references(&self, key: &str) -> impl Iterator<Item = &Reference> {
        self.values(key).iter().filter_map(Value::as_reference)
    }

    /// Where something says so that cannot be read, in any spelling and either language, the answer
    /// is yes: what was told in confidence does not get out by a slip.
    pub fn is_confidential(&self) -> bool {
        let says = |field: &&Field| {
            is_like_confidential(&field.key)
                && CONFIDENTIAL.contains(&fold::key(&field.key).as_str())
        };
        let mut values = self.fields.iter().filter(says).flat_map(|field| &field.values);
        values.any(|value| match value {
            Value::Boolean(yes) => *yes,
            value => !NOT.contains(&fold::key(&value.display()).as_str()),
        })
    }

    /// The day or the period that the record is filed under; a contact has none.
    pub fn date(&self) -> Option<PartialDate> {
        self.values(self.kind.date?).first().and_then(Value::as_date)
    }

    /// From the first day to the last one that an event can lie on.
    pub fn occasion(&self) -> Option<(NaiveDate, NaiveDate)> {
        let date = self.date()?;
        let until = self.values(UNTIL).first().and_then(Value::as_date);
        let last = until.map_or(date.last(), |until| until.last().max(date.last()));
        Some((date.first(), last))
    }

    /// True for a conversation and for a meeting that took place.
    pub fn happened(&self) -> bool {
        self.is(&kind::CONVERSATION)
            || self.is(&kind::MEETING) && self.text("status") == Some("held")
    }

    /// The folder of another year that it lies in. Questions about a year look into its folder only.
    pub fn misfiled(&self) -> Option<&str> {
        let year = format!("{:04}", self.date()?.year());
        let folders = self.path.rsplit_once('/').map_or("", |(folders, _)| folders);
        folders.split('/').find(|name| is_year(name) && *name != year)
    }

    /// Where it would lie in the folder of its year, if it lies in that of another one.
    pub fn refiled(&self) -> Option<String> {
        let (other, year) = (self.misfiled()?, self.date()?.year());
        let (folders, name) = self.path.rsplit_once('/')?;
        let year = format!("{year:04}");
        let folders = folders.split('/').map(|name| if name == other { &year } else { name });
        Some(format!("{}/{name}", folders.collect::<Vec<_>>().join("/")))
    }

    /// Its title field, else the first heading, else the id.
    pub fn title(&self) -> &str {
        let heading = || self.headings.first().map(|heading| heading.text.as_str());
        self.text(self.kind.title).or_else(heading).unwrap_or(&self.id)
    }

    /// The sentence of `summary`, else the first paragraph.
    pub fn summary(&self) -> Option<&str> {
        self.text("summary").or(self.lead.as_deref())
    }

    /// Agenda items of a meeting: the headings of its text. A first heading that only repeats
    /// the title is none.
    pub fn agenda(&self) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(|heading| heading.text != self.title())
    }

    /// True where a merge left both sides in the file: it is read, and changed by a person only.
    pub fn is_in_conflict(&self) -> bool {
        self.faults.iter().any(|fault| fault.code == "conflict-markers")
    }

    /// Where a value stands in the file; the key where the value has no place of its own.
    pub fn place(&self, key: &str, index: usize) -> std::ops::Range<usize> {
        let steps = self.field(key).map(|field| field.steps(index)).unwrap_or_default();
        // One value alone may stand where a list could: then its place is that of the list.
        let value =
            (1..=steps.len()).rev().find_map(|many| self.page().value_range(steps.get(..many)?));
        value.or_else(|| self.page().key_range(key)).unwrap_or_else(|| self.front_place())
    }

    /// The first line: where something that is missing is reported.
    pub fn front_place(&self) -> std::ops::Range<usize> {
        self.page().front_range().map_or(0..0, |front| 0..front.start.saturating_sub(1))
    }

    /// `{id, type, path, title, date, …every field under its key}`
    pub fn json(&self) -> Map<String, Json> {
        let mut object = Map::new();
        object.insert("id".into(), json!(self.id));
        object.insert("type".into(), json!(self.kind.name));
        object.insert("path".into(), json!(self.path));
        object.insert("title".into(), json!(self.title()));
        object.insert("date".into(), json!(self.date().map(|date| date.to_string())));
        for field in &self.fields {
            // `title` of a contact is "Dr."; the title of every record is the one above.
            let key = match field.key.as_str() {
                "title" if self.kind.title != "title" => "honorific",
                "id" | "type" | "path" => continue,
                key => key,
            };
            object.insert(key.to_string(), field.json());
        }
        object
    }
}

impl Field {
    /// The way to a value in the front matter.
    fn steps(&self, index: usize) -> Vec<Step<'_>> {
        let mut steps = vec![Step::Key(&self.key)];
        match self.values.get(index) {
            Some(Value::Relation(relation)) => {
                steps.extend([Step::Key(&relation.kind), Step::Index(relation.index)]);
            }
            Some(Value::Post(_)) if self.list => {
                steps.extend([Step::Index(index), Step::Key("organisation")]);
            }
            Some(Value::Post(_)) => steps.push(Step::Key("organisation")),
            Some(_) if self.list => steps.push(Step::Index(index)),
            _ => {}
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_makes_nothing_public() {
        let record = |line: &str| {
            let text = format!("---\nname: A\n{line}\n---\n");
            Record::read(&Schema::default(), &kind::CONTACT, "contacts/a.md", text)
        };
        for yes in [
            "confidential: true",
            "confidential: True",
            "confidential: ja",
            "confidential: yes",
            "confidential: \"true\"",
            "confidential: 1",
            "confidential: [true]",
            "confidential: on",
            "confidential: streng",
            "Confidential: true",
            "vertraulich: ja",
            "VERTRAULICH: Ja",
        ] {
            assert!(record(yes).is_confidential(), "{yes}");
        }
        for no in [
            "role: x",
            "confidential: false",
            "confidential:",
            "confidential: nein",
            "confidential: \"\"",
        ] {
            assert!(!record(no).is_confidential(), "{no}");
        }
    }
}

//! References of a record led to another id: in fields, links and owners of tasks, wherever and
//! however they are written. What comes out is read again before it is believed.

use std::ops::Range;

use super::{Field, Record, Schema, Value, id};
use crate::diagnostic::TextEdit;

impl Record {
    pub fn refers_to(&self, id: &str) -> bool {
        let key = id::key(id);
        self.all_references().any(|(target, _)| id::key(target) == key)
            || self.page().front().is_some_and(|front| !linked(front, &key).is_empty())
    }

    /// The text of the file with every reference to `from` leading to `to`; `None` where something
    /// else would change with it, as where signs of the id are written as numbers.
    pub fn referring(&self, schema: &Schema, from: &str, to: &str) -> Option<String> {
        let key = id::key(from);
        let page = self.page();
        let mut places = Vec::new();
        if let Some(front) = page.front_range() {
            let links = linked(page.text().get(front.clone())?, &key).into_iter();
            places.extend(links.map(|at| front.start + at.start..front.start + at.end));
        }
        places.extend(self.in_fields(&key)?);
        let links = self.links.iter().filter(|link| id::key(&link.target) == key);
        places.extend(links.map(|link| link.target_range.clone()));
        places.extend(self.owned(&key));
        places.sort_by_key(|at| at.start);
        places.dedup();
        let edits: Vec<TextEdit> = places.into_iter().map(|at| TextEdit::new(at, to)).collect();
        let after = TextEdit::apply(page.text(), &edits)?;
        let read = Record::read(schema, self.kind, &self.path, after.clone());
        self.is_but_for(&read, &key, to).then_some(after)
    }

    /// Where ids stand as values.
    fn in_fields(&self, key: &str) -> Option<Vec<Range<usize>>> {
        let page = self.page();
        let mut places = Vec::new();
        for field in &self.fields {
            for (at, value) in field.values.iter().enumerate() {
                let Some(reference) = value.as_reference().filter(|to| id::key(&to.id) == key)
                else {
                    continue;
                };
                let steps = field.steps(at);
                // One value alone may stand where a list could.
                let ways = (1..=steps.len()).rev();
                let range = ways.into_iter().find_map(|many| page.value_range(steps.get(..many)?));
                let range = range?;
                let written = page.text().get(range.clone())?;
                let start = range.start + written.find(&reference.id)?;
                places.push(start..start + reference.id.len());
            }
        }
        Some(places)
    }

    /// Where ids stand behind the `@` of a task.
    fn owned(&self, key: &str) -> Vec<Range<usize>> {
        let tasks = self.tasks.iter();
        let places = tasks.filter_map(|task| {
            let owner = task.owner.as_deref().filter(|owner| id::key(owner) == key)?;
            let text = self.page().text().get(task.range.clone())?;
            let mut words = text.split_whitespace();
            let word = words
                .find(|word| word.strip_prefix('@').is_some_and(|rest| rest.starts_with(owner)))?;
            // `split_whitespace` gives parts of the text itself.
            let at = word.as_ptr() as usize - text.as_ptr() as usize + 1;
            let start = task.range.start + at;
            Some(start..start + owner.len())
        });
        places.collect()
    }

    fn is_but_for(&self, other: &Record, key: &str, to: &str) -> bool {
        let follow = |target: &str| if id::key(target) == key { to } else { target }.to_string();
        let fields: Vec<Field> = self.fields.iter().map(|field| led(field, key, to)).collect();
        let tasks = |record: &Record, follow: &dyn Fn(&str) -> String| {
            let tasks = record.tasks.iter();
            let told = tasks.map(|task| {
                (task.text.clone(), task.owner.as_deref().map(follow), task.due, task.done)
            });
            told.collect::<Vec<_>>()
        };
        let links = |record: &Record, follow: &dyn Fn(&str) -> String| {
            let links = record.links.iter();
            links.map(|link| (follow(&link.target), link.label.clone())).collect::<Vec<_>>()
        };
        other.faults.len() == self.faults.len()
            && other.fields == fields
            && tasks(other, &str::to_string) == tasks(self, &follow)
            && links(other, &str::to_string) == links(self, &follow)
    }
}

/// The field as it is when the references lead elsewhere.
fn led(field: &Field, key: &str, to: &str) -> Field {
    let mut field = field.clone();
    for value in &mut field.values {
        match value {
            Value::Reference(reference) if id::key(&reference.id) == key => {
                reference.id = to.into()
            }
            Value::Relation(relation) if id::key(&relation.target.id) == key => {
                relation.target.id = to.into();
            }
            Value::Post(post) => {
                if let Some(there) = post.organisation.as_mut().filter(|o| id::key(&o.id) == key) {
                    there.id = to.into();
                }
            }
            Value::Text(text) => {
                let edits = linked(text, key).into_iter().map(|at| TextEdit::new(at, to));
                if let Some(after) = TextEdit::apply(text, &edits.collect::<Vec<_>>()) {
                    *text = after;
                }
            }
            _ => {}
        }
    }
    field
}

/// The targets of links to that id in a text that is no Markdown: `[[anna|die Chefin]]`.
fn linked(text: &str, key: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices("[[").map(|(at, mark)| at + mark.len());
    let targets = starts.filter_map(|start| {
        let rest = text.get(start..)?;
        let inner = rest.get(..rest.find("]]")?)?;
        let target = inner.split(['|', '#', '\n']).next()?;
        let start = start + target.len() - target.trim_start().len();
        (id::key(target.trim()) == key).then(|| start..start + target.trim().len())
    });
    targets.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::kind::MEETING;

    fn record(text: &str) -> Record {
        Record::read(&Schema::default(), &MEETING, "meetings/x.md", text.to_string())
    }

    fn led(text: &str) -> Option<String> {
        record(text).referring(&Schema::default(), "anna", "anna-lind")
    }

    #[test]
    fn every_way_to_write_it_follows_and_nothing_else_does() {
        let text = "---\r\ntitle: Bei Anna # anna\r\nsummary: 'mit [[anna]] und [[anna-b]]'\r\n\
             participants:\r\n  - Anna # die anna\r\n  - \"[[anna|A. anna]]\"\r\n  - anna-b\r\n\
             chair: [[anna]]\r\nabout: [anna, bo]\r\n---\r\n\r\n\
             [[anna]], [[Anna#Ziel|anna]], `[[anna]]`, @anna\r\n\r\n\
             - [ ] anna rufen @anna, due:2024-11-04\r\n  - [x] @anna-b und @anna\r\n";
        let expected = "---\r\ntitle: Bei Anna # anna\r\nsummary: 'mit [[anna-lind]] und [[anna-b]]'\r\n\
             participants:\r\n  - anna-lind # die anna\r\n  - \"[[anna-lind|A. anna]]\"\r\n  - anna-b\r\n\
             chair: [[anna-lind]]\r\nabout: [anna-lind, bo]\r\n---\r\n\r\n\
             [[anna-lind]], [[anna-lind#Ziel|anna]], `[[anna]]`, @anna\r\n\r\n\
             - [ ] anna rufen @anna-lind, due:2024-11-04\r\n  - [x] @anna-b und @anna\r\n";
        assert_eq!(led(text).as_deref(), Some(expected));
        assert!(record(text).refers_to("ANNA") && !record(text).refers_to("ann"));
    }

    #[test]
    fn what_cannot_follow_alone_is_refused() {
        let text = "---\ntitle: x\nparticipants: [\"an\\x6Ea\"]\n---\n";
        assert_eq!(led(text), None);
    }
}

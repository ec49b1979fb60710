//! References of a record led to another id, or taken away: in fields, links and owners of tasks,
//! wherever and however they are written. What comes out is read again before it is believed.

use std::ops::Range;

use serde_yaml::Value as Yaml;

use super::decode::unwrap_link;
use super::{Field, Record, Reference, Schema, Value, id};
use crate::diagnostic::TextEdit;
use crate::page::Page;

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
        let read = Record::read(schema, self.kind, &self.path, after);
        if !self.is_but_for(&read, &key, to) {
            return None;
        }
        // Where it was not named before, nobody named it twice but whoever wrote it so.
        if self.refers_to(to) { read.once(to) } else { Some(read.page().text().to_string()) }
    }

    /// The text of the file in which nothing refers to that id: the links in the text say the name
    /// instead, the owner of a task is named in it, and fields keep the name under `x-…`.
    pub fn unlinked(&self, schema: &Schema, id: &str, name: &str) -> Option<String> {
        let key = id::key(id);
        let page = self.page();
        let mut edits = Vec::new();
        for link in self.links.iter().filter(|link| id::key(&link.target) == key) {
            let label = link.label.as_deref().unwrap_or(name);
            edits.push(TextEdit::new(link.range.clone(), label));
        }
        let owners = self.owned(&key).into_iter();
        edits.extend(owners.map(|at| TextEdit::new(at.start - 1..at.end, name)));
        edits.sort_by_key(|edit| edit.range.start);
        let text = TextEdit::apply(page.text(), &edits)?;
        let read = Record::read(schema, self.kind, &self.path, text);
        let (mut page, mut kept) = (read.page().clone(), Vec::new());
        for field in &read.fields {
            let of = |value: &Value| match value {
                Value::Relation(relation) => format!("x-{}-{}", field.key, relation.kind),
                _ => format!("x-{}", field.key),
            };
            let led = field.values.iter().filter(|value| is_to(value, &key));
            kept.extend(led.map(of));
            if field.values.iter().any(|value| is_to(value, &key)) {
                page = read.filtered(&page, field, &mut |id| id::key(id) != key)?;
            }
        }
        kept.dedup();
        for key in kept {
            page = page.append(&key, &Yaml::from(name)).ok()?;
        }
        let after = Record::read(schema, self.kind, &self.path, page.text().to_string());
        (after.all_references().all(|(target, _)| id::key(target) != key))
            .then(|| page.text().to_string())
    }

    /// The text of the file in which no field refers to the record itself.
    pub fn without_itself(&self) -> Option<String> {
        let key = id::key(&self.id);
        let mut page = self.page().clone();
        for field in &self.fields {
            let is_list = |value: &Value| matches!(value, Value::Reference(_) | Value::Relation(_));
            if field.values.iter().any(|value| is_list(value) && is_to(value, &key)) {
                page = self.filtered(&page, field, &mut |id| id::key(id) != key)?;
            }
        }
        Some(page.text().to_string())
    }

    /// The text of the file in which no list names the record twice.
    fn once(&self, id: &str) -> Option<String> {
        let key = id::key(id);
        let mut page = self.page().clone();
        for field in &self.fields {
            let twice = |kind: Option<&str>| {
                let meant = field.values.iter().filter(|value| match value {
                    Value::Reference(_) => is_to(value, &key),
                    Value::Relation(relation) => {
                        is_to(value, &key) && Some(relation.kind.as_str()) == kind
                    }
                    _ => false,
                });
                meant.count() > 1
            };
            let kinds = field.values.iter().map(|value| match value {
                Value::Relation(relation) => Some(relation.kind.as_str()),
                _ => None,
            });
            if kinds.into_iter().any(twice) {
                let mut seen = false;
                page = self.filtered(&page, field, &mut |id| {
                    id::key(id) != key || !std::mem::replace(&mut seen, true)
                })?;
            }
        }
        Some(page.text().to_string())
    }

    /// The page with only those references of a field that are kept. What one kind of relation has
    /// another may have as well.
    fn filtered(
        &self,
        page: &Page,
        field: &Field,
        keep: &mut dyn FnMut(&str) -> bool,
    ) -> Option<Page> {
        let (values, _) = page.read(&self.path);
        let left = match values.get(field.key.as_str())? {
            Yaml::Mapping(relations) => {
                let mut left = relations.clone();
                for ids in left.values_mut() {
                    *ids = kept(ids, keep).unwrap_or(Yaml::Null);
                }
                left.retain(|_, ids| !ids.is_null());
                (!left.is_empty()).then_some(Yaml::Mapping(left))
            }
            value => kept(value, keep),
        };
        match left {
            Some(value) => page.set(&field.key, &value).ok(),
            None => page.remove(&field.key).ok(),
        }
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

fn is_to(value: &Value, key: &str) -> bool {
    value.as_reference().is_some_and(|reference| id::key(&reference.id) == key)
}

/// Of a list what is kept, of one value all or nothing. A post goes on without its organisation.
fn kept(value: &Yaml, keep: &mut dyn FnMut(&str) -> bool) -> Option<Yaml> {
    let mut stays = |item: &Yaml| match (unwrap_link(item.clone()), item.get("organisation")) {
        (Yaml::String(text), _) => keep(&Reference::parse(&text).id).then(|| item.clone()),
        (_, Some(organisation)) => {
            let id = unwrap_link(organisation.clone());
            let stays = id.as_str().is_none_or(|text| keep(&Reference::parse(text).id));
            let mut post = item.clone();
            if let (false, Some(post)) = (stays, post.as_mapping_mut()) {
                post.shift_remove("organisation");
            }
            Some(post)
        }
        _ => Some(item.clone()),
    };
    match value {
        // `[[id]]` without quotes is one value.
        Yaml::Sequence(items) if !unwrap_link(value.clone()).is_string() => {
            let left: Vec<Yaml> = items.iter().filter_map(stays).collect();
            (!left.is_empty()).then_some(Yaml::Sequence(left))
        }
        value => stays(value),
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

/// The links in a text that is no Markdown, `[[anna|die Chefin]]`: where each is, and its target. None
/// overlaps another one: of `[[a [[b]]` it is the last.
pub fn links(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(rest) = text.get(from..)
        && let Some(close) = rest.find("]]")
    {
        let before = rest.get(..close).unwrap_or_default();
        if let Some(open) = before.rfind("[[") {
            let inner = before.get(open + 2..).unwrap_or_default();
            let target = inner.split(['|', '#', '\n']).next().unwrap_or_default();
            let at = from + open + 2 + target.len() - target.trim_start().len();
            found.push((from + open..from + close + 2, at..at + target.trim().len()));
        }
        from += close + 2;
    }
    found
}

fn linked(text: &str, key: &str) -> Vec<Range<usize>> {
    let targets = links(text).into_iter().map(|(_, target)| target);
    targets.filter(|at| text.get(at.clone()).is_some_and(|id| id::key(id) == key)).collect()
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
    fn links_never_overlap_and_many_brackets_cost_nothing() {
        let text = "[[a | [[b|x]] ]] [[ c#d ]] [[e";
        let targets: Vec<&str> = links(text).into_iter().map(|(_, at)| &text[at]).collect();
        let wholes: Vec<&str> = links(text).into_iter().map(|(at, _)| &text[at]).collect();
        assert_eq!((targets, wholes), (vec!["b", "c"], vec!["[[b|x]]", "[[ c#d ]]"]));
        assert!(links(&"[[".repeat(500_000)).is_empty());
    }

    #[test]
    fn a_list_names_nobody_twice() {
        let text = "---\ntitle: x\nparticipants: [anna, bo, anna-lind, \"[[anna]]\"] # wer\n---\n";
        let expected = "---\ntitle: x\nparticipants: [anna-lind, bo] # wer\n---\n";
        assert_eq!(led(text).as_deref(), Some(expected));
    }

    #[test]
    fn what_goes_is_called_by_its_name() {
        let text = "---\ntitle: x\nparticipants: [anna, bo] # wer\nchair: anna\n---\n\n\
             [[anna]] und [[anna|die Chefin]]\n\n- [ ] fragen @anna due:2024-11-04\n";
        let expected = "---\ntitle: x\nparticipants: [bo] # wer\nx-participants: [Anna Alt]\n\
             x-chair: [Anna Alt]\n---\n\nAnna Alt und die Chefin\n\n\
             - [ ] fragen Anna Alt due:2024-11-04\n";
        let unlinked = record(text).unlinked(&Schema::default(), "Anna", "Anna Alt");
        assert_eq!(unlinked.as_deref(), Some(expected));
        let text = "---\nname: Bo\nroles:\n  - organisation: anna\n    role: Rat\nrelations:\n  knows: [anna, cy]\n  of: anna\n---\n";
        let read = Record::read(
            &Schema::default(),
            &crate::record::kind::CONTACT,
            "contacts/bo.md",
            text.to_string(),
        );
        assert_eq!(
            read.unlinked(&Schema::default(), "anna", "A").as_deref(),
            Some(
                "---\nname: Bo\nroles:\n  - role: Rat\nrelations:\n  knows: [cy]\nx-roles: [A]\nx-relations-knows: [A]\nx-relations-of: [A]\n---\n"
            )
        );
    }

    #[test]
    fn what_cannot_follow_alone_is_refused() {
        let text = "---\ntitle: x\nparticipants: [\"an\\x6Ea\"]\n---\n";
        assert_eq!(led(text), None);
    }
}

//! What an item adds to a record: single values are replaced, lists grow, texts get the paragraphs
//! that they lack. Nothing is taken away, and doing it twice is doing it once.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_yaml::{Mapping, Value as Yaml};

use super::key;
use crate::exchange::{Item, revision, task};
use crate::record::{Draft, Reference, Schema, Task, kind};
use crate::words::fold;

/// A link whose target is known.
pub(super) struct Target<'a> {
    pub key: &'a str,
    pub id: String,
    pub more: &'a [(String, String)],
}

/// Single values of which the log is the better judge: what is held is not planned any more.
fn is_ours(key: &str, old: &Yaml, new: &Yaml) -> bool {
    match (key, old.as_str(), new.as_str()) {
        // A first name alone is no other name.
        ("name", Some(old), Some(new)) => {
            let (old, new) = (key::name(old), key::name(new));
            new.split(' ').all(|word| old.split(' ').any(|known| known == word))
        }
        ("kind", _, _) => true,
        ("status", Some("held" | "cancelled"), Some(new)) => new != "cancelled",
        ("status", Some("confirmed"), Some(new)) => new == "planned",
        ("confidential", _, _) => old.as_bool() == Some(true),
        _ => false,
    }
}

/// The values of the item's fields; those of its revision only where one program knows the record.
pub(super) fn fields(draft: &mut Draft, item: &Item, schema: &Schema, of_one: bool) {
    for (key, new) in item.fields.iter().filter(|(key, _)| of_one || !revision::is_kept_as(key)) {
        if let Some(value) = joined(draft, key, new, schema) {
            let old = draft.text(key).filter(|_| key == "name").map(String::from);
            draft.set(key, value);
            if let Some(old) = old {
                also_called(draft, old);
            }
        }
    }
}

/// Under the name that it had people go on looking for it.
pub(super) fn also_called(draft: &mut Draft, old: String) {
    let mut aliases: Vec<String> = draft.texts("aliases").into_iter().map(String::from).collect();
    if !aliases.iter().any(|known| fold::key(known) == fold::key(&old)) {
        aliases.push(old);
        draft.set_texts("aliases", &aliases);
    }
}

/// Whether any of the item's fields would change something.
pub(super) fn adds_fields(draft: &Draft, item: &Item, schema: &Schema) -> bool {
    let mut told = item.fields.iter().filter(|(key, _)| !revision::is_kept_as(key));
    told.any(|(key, new)| joined(draft, key, new, schema).is_some())
}

/// What stands under the key when the new value has come to it; `None` where it stays.
fn joined(draft: &Draft, key: &str, new: &Yaml, schema: &Schema) -> Option<Yaml> {
    // What has its own key here is never another's.
    if matches!(key, "id" | "uid" | "type" | "path") || is_absent(new) {
        return None;
    }
    let old = draft.get(key);
    let is_list = old.is_some_and(Yaml::is_sequence);
    let many = match schema.field(draft.kind, key) {
        Some(spec) => spec.many,
        None => is_list || new.is_sequence(),
    };
    match old {
        None => Some(listed(new, many)),
        Some(old) if many => {
            let mut items = sequence(old.clone());
            let before = items.len();
            for value in sequence(new.clone()) {
                if !items.iter().any(|known| is_same(key, known, &value)) {
                    items.push(value);
                }
            }
            // The one value alone stays as it is written.
            (items.len() > before).then_some(Yaml::Sequence(items))
        }
        Some(old) if is_same(key, old, new) || is_ours(key, old, new) => None,
        Some(_) => Some(new.clone()),
    }
}

fn is_absent(value: &Yaml) -> bool {
    match value {
        Yaml::Null => true,
        Yaml::String(text) => text.trim().is_empty(),
        Yaml::Sequence(items) => items.is_empty(),
        _ => false,
    }
}

fn listed(value: &Yaml, many: bool) -> Yaml {
    match value {
        // One address or page stands without brackets, as a person would write it.
        Yaml::String(text) if many && !text.contains('\n') => Yaml::Sequence(vec![value.clone()]),
        value => value.clone(),
    }
}

fn sequence(value: Yaml) -> Vec<Yaml> {
    match value {
        Yaml::Sequence(items) => items,
        Yaml::Null => Vec::new(),
        one => vec![one],
    }
}

fn is_same(key: &str, old: &Yaml, new: &Yaml) -> bool {
    if old == new {
        return true;
    }
    let (Some(old), Some(new)) = (plain(old), plain(new)) else { return false };
    match key {
        "emails" => key::email(&old) == key::email(&new),
        "phones" => {
            let (number, other) = (key::phone(&old), key::phone(&new));
            number == other && (!number.is_empty() || old.trim() == new.trim())
        }
        "address" => words(&old) == words(&new),
        "web" => page(&old) == page(&new),
        "aliases" | "groups" | "topics" | "role" => fold::key(&old) == fold::key(&new),
        _ => old.trim() == new.trim(),
    }
}

fn plain(value: &Yaml) -> Option<String> {
    Some(match value {
        Yaml::String(text) => text.clone(),
        Yaml::Bool(yes) => yes.to_string(),
        Yaml::Number(number) => number.to_string(),
        _ => return None,
    })
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(fold::key).collect()
}

fn page(url: &str) -> &str {
    let url = url.trim().trim_end_matches('/');
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

/// The item's links.
pub(super) fn links(draft: &mut Draft, targets: &[Target<'_>], schema: &Schema) {
    for target in targets {
        match target.key.strip_prefix("relations.") {
            Some(relation) => relate(draft, relation, &target.id),
            None if target.key == "roles" => post(draft, target),
            None if target.key == "organisation" => employ(draft, &target.id),
            None => {
                let many = schema.field(draft.kind, target.key).is_none_or(|spec| spec.many);
                refer(draft, target, many);
            }
        }
    }
}

fn is_to(value: &Yaml, id: &str) -> bool {
    value.as_str().is_some_and(|text| Reference::parse(text).id == id)
}

fn refer(draft: &mut Draft, target: &Target<'_>, many: bool) {
    let old = draft.get(target.key).cloned().unwrap_or_default();
    let mut items = sequence(old);
    if items.iter().any(|value| is_to(value, &target.id)) {
        return;
    }
    let id = Yaml::String(target.id.clone());
    if !many {
        draft.set(target.key, id);
        return;
    }
    items.push(id);
    draft.set(target.key, Yaml::Sequence(items));
}

/// The present post, unless it is among several.
fn employ(draft: &mut Draft, id: &str) {
    let posts = draft.get("roles").cloned().map(sequence).unwrap_or_default();
    let known = |post: &Yaml| post.get("organisation").is_some_and(|value| is_to(value, id));
    if posts.iter().any(known) || draft.get("organisation").is_some_and(|value| is_to(value, id)) {
        return;
    }
    draft.set_text("organisation", id);
}

fn post(draft: &mut Draft, target: &Target<'_>) {
    let mut posts = draft.get("roles").cloned().map(sequence).unwrap_or_default();
    let mut new = Mapping::new();
    if !target.id.is_empty() {
        new.insert(Yaml::from("organisation"), Yaml::from(target.id.as_str()));
    }
    for (key, value) in target.more {
        new.insert(Yaml::from(key.as_str()), Yaml::from(value.as_str()));
    }
    let same = |old: &Yaml, key: &str| match (old.get(key), new.get(key)) {
        (Some(old), Some(new)) => {
            plain(old) == plain(new) || is_to(old, new.as_str().unwrap_or_default())
        }
        (None, None) => true,
        _ => false,
    };
    if posts.iter().any(|old| same(old, "organisation") && same(old, "role") && same(old, "from")) {
        return;
    }
    posts.push(Yaml::Mapping(new));
    draft.set("roles", Yaml::Sequence(posts));
}

fn relate(draft: &mut Draft, relation: &str, id: &str) {
    let mut relations = match draft.get("relations") {
        Some(Yaml::Mapping(relations)) => relations.clone(),
        _ => Mapping::new(),
    };
    let mut ids = relations.get(relation).cloned().map(sequence).unwrap_or_default();
    if ids.iter().any(|value| is_to(value, id)) {
        return;
    }
    ids.push(Yaml::from(id));
    relations.insert(Yaml::from(relation), Yaml::Sequence(ids));
    draft.set("relations", Yaml::Mapping(relations));
}

/// The paragraphs and tasks that the text lacks, at its end; a task that others have done is ticked
/// off. True where something changed.
pub(super) fn body(draft: &mut Draft, item: &Item, body: &str) -> bool {
    let before = draft.body.clone();
    // Of each task, whether one that is done is there.
    let mut tasks: HashMap<Told, bool> = HashMap::new();
    for task in task::all(&draft.body) {
        *tasks.entry(told(&task)).or_default() |= !task.is_open();
    }
    for task in task::all(body).into_iter().filter(|task| !task.is_open()) {
        // What was done once may be to be done again.
        if let Some(is_done) = tasks.get_mut(&told(&task)).filter(|is_done| !**is_done) {
            draft.body = task::tick(&draft.body, |open| told(open) == told(&task), task.done);
            *is_done = true;
        }
    }
    let known: HashSet<String> = parts(&draft.body).map(flat).collect();
    let title = (draft.kind.name != kind::CONTACT.name).then(|| item.text("title")).flatten();
    let lacks = |text: &&str| {
        !known.contains(&flat(text)) && title != Some(text.trim_start_matches(['#', ' ']))
    };
    let new = parts(body).filter(lacks).map(|part| match task::list(part) {
        Some(list) => {
            let lacking = list.into_iter().filter(|(_, task)| !tasks.contains_key(&told(task)));
            lacking.map(|(line, _)| line).collect::<Vec<_>>().join("\n")
        }
        None => part.to_string(),
    });
    let new: Vec<String> = new.filter(|part| !part.is_empty()).collect();
    if !new.is_empty() {
        let old = draft.body.trim_end();
        let gap = if old.is_empty() { "" } else { "\n\n" };
        draft.body = format!("{old}{gap}{}\n", new.join("\n\n"));
    }
    draft.body != before
}

/// By which two tasks are one: words, day and owner.
type Told = (String, Option<NaiveDate>, Option<String>);

fn told(task: &Task) -> Told {
    (task.text.clone(), task.due, task.owner.clone())
}

/// Paragraphs, whatever the ends of lines.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split("\n\n").flat_map(|part| part.split("\r\n\r\n"));
    parts.map(str::trim).filter(|text| !text.is_empty())
}

/// The words of a paragraph, whether or not its tasks are done.
pub(super) fn flat(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !word.starts_with("done:"));
    words.collect::<Vec<_>>().join(" ").replace("[x]", "[ ]").replace("[X]", "[ ]")
}

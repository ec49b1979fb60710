//! References that lead nowhere once both are one: who removed a record took them out of what was
//! there, and the other one came to refer to it meanwhile.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::log::{Content, Ground, Note, Together};
use super::side::{Fate, Side};
use crate::record::{id, id_of};

/// A note for each of them.
pub fn notes(ground: &Ground<'_>, ours: &Side, theirs: &Side, out: &Together) -> Vec<Note> {
    let (mut by_us, mut by_them) = (gone(ground, ours), gone(ground, theirs));
    if by_us.is_empty() && by_them.is_empty() {
        return Vec::new();
    }
    for alive in alive(ground, ours, out) {
        by_us.remove(&alive);
        by_them.remove(&alive);
    }
    let (meant_by_us, meant_by_them) = (meant(ground, ours), meant(ground, theirs));
    by_us.retain(|id, _| meant_by_them.contains(id));
    by_them.retain(|id, _| meant_by_us.contains(id));
    by_us.extend(by_them);
    let mut notes = Vec::new();
    for (path, text) in texts(ours, theirs, out) {
        let referred = references(ground, path, text);
        let mut titles: Vec<&String> =
            by_us.iter().filter(|(id, _)| referred.contains(*id)).map(|(_, title)| title).collect();
        titles.sort_unstable();
        notes.extend(titles.into_iter().map(|title| {
            let (title, path) = (title.clone(), path.to_string());
            Note::Dangling { title, path }
        }));
    }
    notes
}

/// The records that it removed: the keys of their ids, and what they were called.
fn gone(ground: &Ground<'_>, side: &Side) -> HashMap<String, String> {
    let gone = side.known.iter().filter_map(|(path, (before, fate))| {
        let (Some(kind), Fate::Gone) = (ground.kind(path), fate) else { return None };
        let record = before.text.as_deref().and_then(|text| ground.record(path, text));
        let title = record.and_then(|record| record.text(kind.title).map(str::to_string));
        Some((id::key(id_of(path)), title.unwrap_or_else(|| id_of(path).to_string())))
    });
    gone.collect()
}

/// Keys of the ids that records have in the end.
fn alive(ground: &Ground<'_>, ours: &Side, out: &Together) -> HashSet<String> {
    let here = ground.paths.iter().filter(|path| !ours.known.contains_key(*path));
    let here = here.chain(ours.paths()).filter(|path| !out.files.contains_key(*path));
    let come = out.files.iter().filter(|(_, content)| content.is_some()).map(|(path, _)| path);
    let records = here.chain(come).filter(|path| ground.is_record(path));
    records.map(|path| id::key(id_of(path))).collect()
}

/// Keys of the ids that files refer to which it made or changed.
fn meant(ground: &Ground<'_>, side: &Side) -> HashSet<String> {
    let texts = side.all().filter_map(|(path, file)| Some((path, file.text.as_deref()?)));
    texts.flat_map(|(path, text)| references(ground, path, text)).collect()
}

fn references(ground: &Ground<'_>, path: &str, text: &str) -> HashSet<String> {
    let record = ground.record(path, text);
    let references = record.iter().flat_map(|record| record.all_references());
    references.map(|(target, _)| id::key(target)).collect()
}

/// What files that one of them made or changed hold in the end.
fn texts<'a>(ours: &'a Side, theirs: &'a Side, out: &'a Together) -> BTreeMap<&'a str, &'a str> {
    let of = |side: &'a Side| {
        side.all().filter_map(|(path, file)| Some((path.as_str(), file, file.text.as_deref()?)))
    };
    let objects: HashMap<&str, &str> =
        of(ours).chain(of(theirs)).map(|(_, file, text)| (file.object.as_str(), text)).collect();
    let mut texts: BTreeMap<&str, &str> = of(ours).map(|(path, _, text)| (path, text)).collect();
    for (path, content) in &out.files {
        let text = match content {
            Some(Content::Text { text, .. }) => Some(text.as_str()),
            Some(Content::Object { object, .. }) => objects.get(object.as_str()).copied(),
            None => None,
        };
        match text {
            Some(text) => drop(texts.insert(path, text)),
            None => drop(texts.remove(path.as_str())),
        }
    }
    texts
}

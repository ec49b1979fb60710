//! One joined two records into one (`netlog merge`) while the other went on writing in the one that
//! went: what was written there is done in the one that stays.

use std::collections::HashMap;

use super::log::{Ground, Note};
use super::side::{Fate, Names, Side};
use super::{Sides, merge};
use crate::record::{id_of, uid};

/// Records that went into others, by the paths that both had.
#[derive(Debug, Default)]
pub(super) struct Absorbed {
    /// What refers to the first leads to the second.
    pub joined: Vec<(String, String)>,
    /// Both stay: what was written contradicts.
    pub apart: Vec<(String, String)>,
}

impl Absorbed {
    /// What `one` joined, with what `other` wrote since in what is gone.
    pub fn of(ground: &Ground<'_>, one: &mut Side, other: &mut Side) -> Absorbed {
        let mut absorbed = Absorbed::default();
        for (gone, into) in pairs(ground, one) {
            match is_done(ground, one, other, (&gone, &into)) {
                Some(()) => absorbed.joined.push((gone, into)),
                None => absorbed.apart.push((gone, into)),
            }
        }
        absorbed
    }

    /// What to tell of a record that stays; `None` where nobody joined it to another one.
    pub fn note(&self, path: &str) -> Option<Note> {
        let (gone, into) = self.apart.iter().find(|(gone, _)| gone == path)?;
        Some(Note::Unmerged { id: id_of(into).to_string(), other: id_of(gone).to_string() })
    }
}

/// Which record went into which: the one that stays bears the `uid` of the other since.
fn pairs(ground: &Ground<'_>, side: &Side) -> Vec<(String, String)> {
    let mut gone: HashMap<String, &str> = HashMap::new();
    for (path, (before, fate)) in &side.known {
        let record = || ground.record(path, before.text.as_deref()?);
        if let (Fate::Gone, Some(record)) = (fate, record()) {
            gone.extend(uid::all(&record).into_iter().map(|uid| (uid, path.as_str())));
            gone.insert(uid::of_id(id_of(path)), path);
        }
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for (path, (before, fate)) in side.known.iter().filter(|_| !gone.is_empty()) {
        let Fate::At(at, file) = fate else { continue };
        let read = |path: &str, text: &Option<String>| ground.record(path, text.as_deref()?);
        let (Some(was), Some(is)) = (read(path, &before.text), read(at, &file.text)) else {
            continue;
        };
        let old = uid::all(&was);
        let news = is.texts(uid::UID).map(uid::bare).filter(|uid| !old.iter().any(|it| it == uid));
        for from in news.filter_map(|uid| gone.get(uid)) {
            let is_known = found.iter().any(|(known, _)| known == from);
            if !is_known && ground.kind(from).map(|kind| kind.name) == Some(is.kind.name) {
                found.push(((*from).to_string(), path.clone()));
            }
        }
    }
    found
}

/// Writes into the one that stays what `other` did in the one that went. `None` where that
/// contradicts.
fn is_done(
    ground: &Ground<'_>,
    one: &mut Side,
    other: &mut Side,
    (gone, into): (&str, &str),
) -> Option<()> {
    let mut names = Names::default();
    one.renames(ground).iter().for_each(|(old, new)| names.add(old, new));
    let Some((before, fate)) = other.known.get_mut(gone) else { return Some(()) };
    let Fate::At(_, file) = fate else { return Some(()) };
    if file.object == before.object {
        return Some(());
    }
    let (_, Fate::At(at, stays)) = one.known.get_mut(into)? else { return None };
    let led = |text: &str| names.lead(ground, gone, text).unwrap_or_else(|| text.to_string());
    let base = led(before.text.as_deref()?);
    let theirs = led(file.text.as_deref()?);
    let sides = Sides { base: Some(&base), ours: stays.text.as_deref()?, theirs: &theirs };
    let merged = merge(ground.schema, ground.kind(at)?, sides)?;
    if !merged.conflicts.is_empty() {
        return None;
    }
    stays.write(merged.text);
    // Nothing is left of it to be done there.
    *file = before.clone();
    Some(())
}

//! What one of two people did to the files of a log, and which names of records that gives up.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::log::{Delta, File, Ground};
use super::places::Rival;
use crate::record::{id, id_of, uid};

/// A file in the hands of one of them.
#[derive(Clone, Debug)]
pub enum Fate {
    Gone,
    At(String, File),
}

#[derive(Debug, Default)]
pub struct Side {
    /// By the path that both had.
    pub known: BTreeMap<String, (File, Fate)>,
    pub made: BTreeMap<String, File>,
    /// Paths to which files went that were in the way of others.
    gave_way: BTreeSet<String>,
}

/// Ids that are others now, in an order in which one after the other can be replaced.
#[derive(Debug, Default)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// What is to become a name that goes itself waits until that has gone.
    pub fn add(&mut self, old: &str, new: &str) {
        let at = self.0.iter().position(|(_, to)| id::key(to) == id::key(old));
        self.0.insert(at.unwrap_or(self.0.len()), (old.to_string(), new.to_string()));
    }

    /// Where names go round in a circle no order will do: each waits under one that nobody has.
    pub fn untangled(self) -> Names {
        let places: HashMap<String, usize> =
            self.0.iter().enumerate().map(|(at, (from, _))| (id::key(from), at)).collect();
        let meets = |(at, (_, to)): (usize, &(String, String))| {
            places.get(&id::key(to)).is_some_and(|other| *other > at)
        };
        if !self.0.iter().enumerate().any(meets) {
            return self;
        }
        let between = |at: usize| format!("netlog-between-{at}");
        let away = self.0.iter().enumerate().map(|(at, (from, _))| (from.clone(), between(at)));
        let back = self.0.iter().enumerate().map(|(at, (_, to))| (between(at), to.clone()));
        Names(away.chain(back).collect())
    }

    /// The text of a record with the new names; `None` where it has none of them.
    pub fn lead(&self, ground: &Ground<'_>, path: &str, text: &str) -> Option<String> {
        let mut after: Option<String> = None;
        for (from, to) in &self.0 {
            let record = ground.record(path, after.as_deref().unwrap_or(text))?;
            if record.refers_to(from)
                && let Some(led) = record.referring(ground.schema, from, to)
            {
                after = Some(led);
            }
        }
        after.filter(|after| after != text)
    }
}

impl Side {
    pub fn of(ground: &Ground<'_>, deltas: Vec<Delta>) -> Side {
        let mut side = Side::default();
        for delta in deltas {
            match (delta.before, delta.after) {
                (Some((path, before)), Some((to, after)))
                    if path == to || ground.is_same((&path, &before), (&to, &after)) =>
                {
                    side.known.insert(path, (before, Fate::At(to, after)));
                }
                (Some((path, before)), Some((to, after))) => {
                    side.known.insert(path, (before, Fate::Gone));
                    side.made.insert(to, after);
                }
                (Some((path, before)), None) => {
                    side.known.insert(path, (before, Fate::Gone));
                }
                (None, Some((path, after))) => {
                    side.made.insert(path, after);
                }
                (None, None) => {}
            }
        }
        side.pair(ground);
        side
    }

    /// What `rename` gave another name, however much of the text is new: it says which it was. What
    /// lies in another folder under its old name is the same too.
    fn pair(&mut self, ground: &Ground<'_>) {
        let mut gone = HashMap::new();
        for (path, (before, fate)) in &self.known {
            if matches!(fate, Fate::Gone) && ground.kind(path).is_some() {
                gone.insert(uid::of_id(id_of(path)), path.clone());
                let record = before.text.as_deref().and_then(|text| ground.record(path, text));
                for uid in record.iter().flat_map(uid::all) {
                    gone.entry(uid).or_insert_with(|| path.clone());
                }
            }
        }
        let mut found: Vec<(String, String)> = Vec::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (path, file) in self.made.iter().filter(|(path, _)| ground.kind(path).is_some()) {
            let same = gone.get(&uid::of_id(id_of(path)));
            let same = same.filter(|from| !taken.contains(*from));
            let same = same.filter(|from| {
                ground.kind(from).map(|kind| kind.folder)
                    == ground.kind(path).map(|kind| kind.folder)
            });
            let record = || ground.record(path, file.text.as_deref()?);
            let known =
                |uid: &str| gone.get(uid::bare(uid)).filter(|from| !taken.contains(*from)).cloned();
            let renamed = || record()?.texts(uid::UID).find_map(known);
            if let Some(from) = same.cloned().or_else(renamed) {
                taken.insert(from.clone());
                found.push((from, path.clone()));
            }
        }
        for (from, to) in found {
            if let (Some(file), Some(known)) = (self.made.remove(&to), self.known.get_mut(&from)) {
                known.1 = Fate::At(to, file);
            }
        }
    }

    /// Ids that it gave up for others.
    pub fn renames(&self, ground: &Ground<'_>) -> BTreeMap<String, String> {
        let moved = self.known.iter().filter_map(|(path, (_, fate))| match fate {
            Fate::At(to, _) if ground.kind(path).is_some() && id_of(path) != id_of(to) => {
                Some((id::key(id_of(path)), id_of(to).to_string()))
            }
            _ => None,
        });
        moved.collect()
    }

    /// Where it put a file that both had, if that is another place.
    pub fn moved_to(&self, path: &str) -> Option<&str> {
        match self.known.get(path) {
            Some((_, Fate::At(to, _))) if to != path => Some(to),
            _ => None,
        }
    }

    /// Paths that it gave to files, with the one that both had.
    pub fn arriving(&self) -> Vec<(Option<String>, String)> {
        let moved = self
            .known
            .keys()
            .filter_map(|from| Some((Some(from.clone()), self.moved_to(from)?.to_string())));
        moved.chain(self.made.keys().map(|path| (None, path.clone()))).collect()
    }

    /// A file that it made, or gave that path, lies elsewhere.
    pub fn give_way(&mut self, rival: &Rival, new: &str) {
        match &rival.from {
            None => {
                if let Some(file) = self.made.remove(&rival.at) {
                    self.made.insert(new.to_string(), file);
                }
            }
            Some(from) => {
                if let Some((_, Fate::At(path, _))) = self.known.get_mut(from) {
                    *path = new.to_string();
                }
            }
        }
        self.gave_way.insert(new.to_string());
    }

    /// What it made or changed, by where it lies.
    pub fn all(&self) -> impl Iterator<Item = (&String, &File)> {
        let known = self.known.values().filter_map(|(_, fate)| match fate {
            Fate::At(path, file) => Some((path, file)),
            Fate::Gone => None,
        });
        known.chain(&self.made)
    }

    pub fn paths(&self) -> impl Iterator<Item = &String> {
        self.all().map(|(path, _)| path)
    }

    /// All its files, and whether each lies elsewhere than where it was put.
    pub fn files(&self) -> Vec<(String, File, bool)> {
        let all = self.all();
        all.map(|(path, file)| (path.clone(), file.clone(), self.gave_way.contains(path))).collect()
    }
}

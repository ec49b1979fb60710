//! Where files lie: which paths are taken, and what new file of ours lies where one of theirs is to
//! lie.

use std::collections::{HashMap, HashSet};

use super::log::{File, Ground};
use super::side::{Fate, Side};
use crate::record::{id, id_of};

#[derive(Debug, Default)]
pub struct Places {
    /// By their keys, whoever has them.
    taken: HashSet<String>,
    /// Of new files of ours, by the keys of their paths, and of records by those of their ids.
    paths: HashMap<String, Rival>,
    ids: HashMap<String, Rival>,
}

/// A file that we made, or gave that path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    pub at: String,
    /// The path that both had; `None` where we made it.
    pub from: Option<String>,
}

impl Places {
    pub fn of(ground: &Ground<'_>, ours: &Side, theirs: &Side) -> Places {
        let mut places = Places::default();
        let all = ground.paths.iter().chain(ours.paths()).chain(theirs.paths());
        places.taken.extend(all.map(|path| id::key(path)));
        for (from, at) in ours.arriving() {
            // What both gave a new name is called as theirs is.
            if from.as_deref().is_none_or(|from| theirs.moved_to(from).is_none()) {
                places.add(ground, Rival { at, from });
            }
        }
        places
    }

    fn add(&mut self, ground: &Ground<'_>, rival: Rival) {
        if ground.is_record(&rival.at) {
            self.ids.entry(id::key(id_of(&rival.at))).or_insert_with(|| rival.clone());
        }
        self.paths.entry(id::key(&rival.at)).or_insert(rival);
    }

    /// What lies there: at the same path, another case of it, or with the same id in another folder.
    pub fn rival(&self, ground: &Ground<'_>, path: &str) -> Option<&Rival> {
        let same = ground.is_record(path).then(|| self.ids.get(&id::key(id_of(path))));
        same.flatten().or_else(|| self.paths.get(&id::key(path)))
    }

    /// From now on it lies at `new`.
    pub fn give_way(&mut self, ground: &Ground<'_>, rival: &Rival, new: &str) {
        for (known, key) in
            [(&mut self.paths, id::key(&rival.at)), (&mut self.ids, id::key(id_of(&rival.at)))]
        {
            if known.get(&key) == Some(rival) {
                known.remove(&key);
            }
        }
        self.add(ground, Rival { at: new.to_string(), from: rival.from.clone() });
    }

    /// A free name for what lies beside a file, which is taken then: `office-2.docx`.
    pub fn beside(&mut self, path: &str) -> String {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, end) = name
            .split_once('.')
            .map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}")));
        let mut number = 2_u32;
        loop {
            let name = format!("{stem}-{number}{end}");
            let place = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if self.taken.insert(id::key(&place)) {
                return place;
            }
            number += 1;
        }
    }
}

impl Rival {
    /// As it is in our hands.
    pub fn file<'a>(&self, ours: &'a Side) -> Option<&'a File> {
        match &self.from {
            None => ours.made.get(&self.at),
            Some(from) => match ours.known.get(from) {
                Some((_, Fate::At(_, file))) => Some(file),
                _ => None,
            },
        }
    }
}

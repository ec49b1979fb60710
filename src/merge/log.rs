//! What two people did to the files of a log since they last had the same: who renamed, removed,
//! made or changed which, and what comes of it. Nothing is lost: what one removed and the other
//! changed stays, two new records of one name both live.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Sides, Spot, lines, merge};
use crate::record::{KindSpec, Record, Schema, id, id_of, kind, uid};

/// A file as git keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub object: String,
    pub mode: String,
    /// `None` where it is no text.
    pub text: Option<String>,
}

/// What one of them did with one file; paths from the top of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    pub before: Option<(String, File)>,
    pub after: Option<(String, File)>,
}

/// What a file is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Object { object: String, mode: String },
    Text { text: String, mode: String },
}

/// Something that people should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Both values are in the file.
    Conflict { path: String, spots: Vec<Spot> },
    /// One removed it, or a part of it, and the other changed it.
    Kept { path: String },
    /// Both renamed it: it is called as theirs is.
    Renamed { from: String, to: String },
    /// Both made a record of that id: ours is called otherwise now.
    Two { id: String, new: String },
    /// No record, changed by both: ours lies beside it.
    Beside { path: String, other: String },
}

/// What our files are to be; `None` where one goes.
#[derive(Debug, Default)]
pub struct Together {
    pub files: BTreeMap<String, Option<Content>>,
    pub notes: Vec<Note>,
    /// Records that go because they removed them.
    pub removed: Vec<String>,
}

/// The log, as far as it is the same for both.
pub struct Ground<'a> {
    pub schema: &'a Schema,
    /// Where the log lies in the repository, with `/` at its end; empty at the top.
    pub prefix: &'a str,
    /// All paths that both had.
    pub paths: &'a BTreeSet<String>,
}

pub fn together(ground: &Ground<'_>, ours: Vec<Delta>, theirs: Vec<Delta>) -> Together {
    let mut desk = Desk {
        ground,
        ours: Side::of(ground, ours),
        theirs: Side::of(ground, theirs),
        out: Together::default(),
        renamed: HashMap::new(),
    };
    desk.known();
    desk.made();
    desk.references();
    desk.out
}

/// The records that are gone on one side.
pub fn removed(ground: &Ground<'_>, deltas: Vec<Delta>) -> Vec<String> {
    let known = Side::of(ground, deltas).known.into_iter();
    let gone =
        known.filter(|(path, (_, fate))| matches!(fate, Fate::Gone) && ground.is_record(path));
    gone.map(|(path, _)| path).collect()
}

/// A file in the hands of one of them.
#[derive(Clone, Debug)]
enum Fate {
    Gone,
    At(String, File),
}

#[derive(Debug, Default)]
struct Side {
    /// By the path that both had.
    known: BTreeMap<String, (File, Fate)>,
    made: BTreeMap<String, File>,
}

struct Desk<'a> {
    ground: &'a Ground<'a>,
    ours: Side,
    theirs: Side,
    out: Together,
    /// Ids of ours that are called otherwise now, though we did not do it.
    renamed: HashMap<String, String>,
}

impl Ground<'_> {
    /// The kind of the record that lies there.
    fn kind(&self, path: &str) -> Option<&'static KindSpec> {
        kind::of_path(path.strip_prefix(self.prefix)?)
    }

    pub fn is_record(&self, path: &str) -> bool {
        self.kind(path).is_some()
    }

    /// Whether what git takes for a renamed file is one: two notes of an hour each may look alike,
    /// and two people with one employer. What is no record git knows best.
    fn is_same(&self, before: (&str, &File), after: (&str, &File)) -> bool {
        let (Some(kind), true) = (self.kind(before.0), self.is_record(after.0)) else {
            return true;
        };
        let title = |(path, file): (&str, &File)| {
            let record = self.record(path, file.text.as_deref()?)?;
            record.text(kind.title).map(str::to_string)
        };
        let (was, is) = (title(before), title(after));
        let name = |path: &str| id::key(id_of(path));
        before.1.object == after.1.object
            || name(before.0) == name(after.0)
            || was.is_some() && was == is
    }

    fn record(&self, path: &str, text: &str) -> Option<Record> {
        let kind = self.kind(path)?;
        Some(Record::read(self.schema, kind, path, text.to_string()))
    }
}

impl Side {
    fn of(ground: &Ground<'_>, deltas: Vec<Delta>) -> Side {
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

    /// What `rename` gave another name, however much of the text is new: it says which it was.
    fn pair(&mut self, ground: &Ground<'_>) {
        let mut gone = HashMap::new();
        for (path, (_, fate)) in &self.known {
            if matches!(fate, Fate::Gone) && ground.kind(path).is_some() {
                gone.insert(uid::of_id(id_of(path)), path.clone());
            }
        }
        let found: Vec<(String, String)> = self
            .made
            .iter()
            .filter_map(|(path, file)| {
                let record = ground.record(path, file.text.as_deref()?)?;
                let from = record.texts(uid::UID).find_map(|uid| gone.remove(uid::bare(uid)))?;
                Some((from, path.clone()))
            })
            .collect();
        for (from, to) in found {
            if let (Some(file), Some(known)) = (self.made.remove(&to), self.known.get_mut(&from)) {
                known.1 = Fate::At(to, file);
            }
        }
    }

    /// Ids that it gave up for others.
    fn renames(&self, ground: &Ground<'_>) -> HashMap<String, String> {
        let moved = self.known.iter().filter_map(|(path, (_, fate))| match fate {
            Fate::At(to, _) if ground.kind(path).is_some() && id_of(path) != id_of(to) => {
                Some((id::key(id_of(path)), id_of(to).to_string()))
            }
            _ => None,
        });
        moved.collect()
    }
}

impl Content {
    fn of(file: &File) -> Content {
        Content::Object { object: file.object.clone(), mode: file.mode.clone() }
    }
}

impl Desk<'_> {
    fn put(&mut self, path: &str, content: Option<Content>) {
        self.out.files.insert(path.to_string(), content);
    }

    /// They removed it, and nothing keeps it.
    fn gone(&mut self, path: &str, at: &str) {
        self.put(at, None);
        if self.ground.is_record(path) {
            self.out.removed.push(at.to_string());
        }
    }

    /// Files that both had.
    fn known(&mut self) {
        let theirs = std::mem::take(&mut self.theirs.known);
        for (path, (before, their)) in &theirs {
            let our = self.ours.known.get(path).map(|(_, fate)| fate.clone());
            match (our, their) {
                (None, Fate::Gone) => self.gone(path, path),
                (None, Fate::At(to, file)) => {
                    if to != path {
                        self.put(path, None);
                    }
                    self.put(to, Some(Content::of(file)));
                }
                (Some(Fate::Gone), Fate::Gone) => {}
                (Some(Fate::Gone), Fate::At(to, file)) => {
                    // Another name alone is no change.
                    if file.object != before.object {
                        self.put(to, Some(Content::of(file)));
                        self.out.notes.push(Note::Kept { path: to.clone() });
                    }
                }
                (Some(Fate::At(at, file)), Fate::Gone) => match file.object == before.object {
                    true => self.gone(path, &at),
                    false => self.out.notes.push(Note::Kept { path: at }),
                },
                (Some(Fate::At(at, ours)), Fate::At(to, theirs)) => {
                    self.both(path, before, (&at, &ours), (to, theirs));
                }
            }
        }
        self.theirs.known = theirs;
    }

    fn both(&mut self, path: &str, before: &File, ours: (&str, &File), theirs: (&str, &File)) {
        let path = match (ours.0 == path, theirs.0 == path) {
            (_, true) => ours.0,
            (true, _) => theirs.0,
            _ => {
                if id_of(ours.0) != id_of(theirs.0) {
                    let (from, to) = (id_of(ours.0).to_string(), id_of(theirs.0).to_string());
                    self.out.notes.push(Note::Renamed { from: from.clone(), to: to.clone() });
                    self.renamed.insert(from, to);
                }
                theirs.0
            }
        };
        if path != ours.0 {
            self.put(ours.0, None);
        }
        let content = self.content(path, Some(before), ours.1, theirs.1);
        self.put(path, Some(content));
    }

    /// One file of both.
    fn content(
        &mut self,
        path: &str,
        before: Option<&File>,
        ours: &File,
        theirs: &File,
    ) -> Content {
        if ours.object == theirs.object || before.is_some_and(|it| it.object == theirs.object) {
            return Content::of(ours);
        }
        if before.is_some_and(|before| before.object == ours.object) {
            return Content::of(theirs);
        }
        let mode = match before.is_some_and(|before| before.mode == ours.mode) {
            true => theirs.mode.clone(),
            false => ours.mode.clone(),
        };
        if let (Some(our), Some(their)) = (&ours.text, &theirs.text) {
            let base = match before {
                Some(before) => before.text.as_deref(),
                None => None,
            };
            let sides = Sides { base, ours: our, theirs: their };
            let kind = self.ground.kind(path);
            if let Some(merged) = kind.and_then(|kind| merge(self.ground.schema, kind, sides)) {
                let path = path.to_string();
                if !merged.kept.is_empty() {
                    self.out.notes.push(Note::Kept { path: path.clone() });
                }
                if !merged.conflicts.is_empty() {
                    self.out.notes.push(Note::Conflict { path, spots: merged.conflicts });
                }
                return Content::Text { text: merged.text, mode };
            }
            if let Some(text) = base.and_then(|base| lines::merge(base, our, their)) {
                return Content::Text { text, mode };
            }
        }
        let other = self.beside(path);
        self.put(&other, Some(Content::of(ours)));
        self.out.notes.push(Note::Beside { path: path.to_string(), other });
        Content::of(theirs)
    }

    /// A free name for what lies beside a file: `office-2.docx`.
    fn beside(&self, path: &str) -> String {
        let (folder, name) =
            path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
        let (stem, end) = name
            .split_once('.')
            .map_or((name, String::new()), |(stem, end)| (stem, format!(".{end}")));
        let place = |stem: &str| match folder {
            "" => format!("{stem}{end}"),
            folder => format!("{folder}/{stem}{end}"),
        };
        let taken = |path: &str| {
            let there = |known: &String| id::key(known) == id::key(path);
            self.ground.paths.iter().any(there)
                || self.ours.made.keys().any(there)
                || self.theirs.made.keys().any(there)
                || self.out.files.keys().any(there)
        };
        let mut number = 2_u32;
        while taken(&place(&format!("{stem}-{number}"))) {
            number += 1;
        }
        place(&format!("{stem}-{number}"))
    }

    /// Files that are new.
    fn made(&mut self) {
        for (path, theirs) in self.theirs.made.clone() {
            match self.rival(&path) {
                None => self.put(&path, Some(Content::of(&theirs))),
                Some((at, ours)) if self.is_one(&ours, &theirs, &path) => {
                    if at != path {
                        self.put(&at, None);
                    }
                    let content = self.content(&path, None, &ours, &theirs);
                    self.put(&path, Some(content));
                }
                Some((at, ours)) => {
                    self.put(&path, Some(Content::of(&theirs)));
                    let new = self.beside(&at);
                    let names = (id_of(&at).to_string(), id_of(&new).to_string());
                    if at != path {
                        self.put(&at, None);
                    }
                    self.put(&new, Some(Content::of(&ours)));
                    self.renamed.insert(names.0.clone(), names.1.clone());
                    self.out.notes.push(Note::Two { id: names.0, new: names.1 });
                }
            }
        }
    }

    /// A file that we made, or gave that name, where theirs is to lie: the same path, another case
    /// of it, or the same id in another folder.
    fn rival(&self, path: &str) -> Option<(String, File)> {
        let is_record = self.ground.kind(path).is_some();
        let same = |other: &str| match is_record && self.ground.kind(other).is_some() {
            true => id::key(id_of(other)) == id::key(id_of(path)),
            false => id::key(other) == id::key(path),
        };
        let made = self.ours.made.iter().map(|(at, file)| (at.clone(), file.clone()));
        let moved = self.ours.known.iter().filter_map(|(from, (_, fate))| match fate {
            Fate::At(to, file) if to != from => Some((to.clone(), file.clone())),
            _ => None,
        });
        made.chain(moved).find(|(at, _)| same(at))
    }

    /// Whether two new files are one: nothing in them contradicts.
    fn is_one(&self, ours: &File, theirs: &File, path: &str) -> bool {
        if ours.object == theirs.object {
            return true;
        }
        let (Some(ours), Some(theirs)) = (&ours.text, &theirs.text) else { return false };
        let Some(kind) = self.ground.kind(path) else { return false };
        let name = |text: &str| {
            let record = self.ground.record(path, text);
            record.and_then(|record| record.text(kind.title).map(str::to_string))
        };
        let merged = merge(self.ground.schema, kind, Sides { base: None, ours, theirs });
        name(ours) == name(theirs) && merged.is_some_and(|merged| merged.conflicts.is_empty())
    }

    /// What one of them renamed the other may have referred to since.
    fn references(&mut self) {
        let (by_us, by_them) = (self.ours.renames(self.ground), self.theirs.renames(self.ground));
        let ours = self.touched(&self.ours);
        let theirs = self.touched(&self.theirs);
        let mut for_ours: Vec<(String, String)> = self.renamed.clone().into_iter().collect();
        for_ours.extend(by_them.into_iter().filter(|(old, _)| !by_us.contains_key(old)));
        let for_theirs: Vec<(String, String)> =
            by_us.into_iter().filter(|(old, _)| !self.renamed.contains_key(old)).collect();
        for (paths, renames) in [(ours, for_ours), (theirs, for_theirs)] {
            for path in paths {
                self.follow(&path, &renames);
            }
        }
    }

    /// Where the texts of one of them lie in the end, with the text itself.
    fn touched(&self, side: &Side) -> Vec<(String, File)> {
        let known = side.known.values().filter_map(|(_, fate)| match fate {
            Fate::At(path, file) => Some((path.clone(), file.clone())),
            Fate::Gone => None,
        });
        known.chain(side.made.clone()).collect()
    }

    fn follow(&mut self, (path, file): &(String, File), renames: &[(String, String)]) {
        // A file that moved to their name, or was given another one.
        let moved = self.renamed.get(id_of(path)).and_then(|new| {
            let ends = format!("/{new}.md");
            self.out.files.keys().find(|path| path.ends_with(&ends)).cloned()
        });
        let gone = matches!(self.out.files.get(path), Some(None));
        let path = match moved.filter(|_| gone || self.renamed.contains_key(id_of(path))) {
            Some(moved) => moved,
            None if gone => return,
            None => path.clone(),
        };
        let (text, mode) = match self.out.files.get(&path) {
            Some(Some(Content::Text { text, mode })) => (text.clone(), mode.clone()),
            Some(Some(Content::Object { object, .. })) if *object != file.object => return,
            _ => match &file.text {
                Some(text) => (text.clone(), file.mode.clone()),
                None => return,
            },
        };
        let mut after = text.clone();
        for (from, to) in renames {
            let Some(record) = self.ground.record(&path, &after) else { return };
            if record.refers_to(from)
                && let Some(led) = record.referring(self.ground.schema, from, to)
            {
                after = led;
            }
        }
        if after != text {
            self.put(&path, Some(Content::Text { text: after, mode }));
        }
    }
}

//! What two people did to the files of a log since they last had the same: who renamed, removed,
//! made or changed which, and what comes of it. Nothing is lost: what one removed and the other
//! changed stays, two new records of one name both live.

use std::collections::{BTreeMap, BTreeSet};

use super::absorb::Absorbed;
use super::dangling;
use super::places::{Places, Rival};
use super::side::{Fate, Names, Side};
use super::{Sides, Spot, lines, merge, settings};
use crate::record::{KindSpec, Record, Schema, id, id_of, kind};

/// A file as git keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub object: String,
    pub mode: String,
    /// `None` where it is no text.
    pub text: Option<String>,
    /// Whether the text is no longer that of the object: what it refers to is called otherwise now,
    /// or what was written elsewhere is in it.
    led: bool,
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
    /// One joined a record to another one, in which the other wrote what contradicts: both stay.
    Unmerged { id: String, other: String },
    /// Both made a record of that id: ours is called otherwise now.
    Two { id: String, new: String },
    /// No record, made or changed by both: ours lies beside it.
    Beside { path: String, other: String },
    /// They took the settings away, or nobody could read theirs, which lie beside then.
    Unread { path: String, other: Option<String> },
    /// The same of the settings, in which all is joined but these keys.
    Settings { path: String, other: String, keys: Vec<String> },
    /// One removed the record of that title, and what the other wrote refers to it.
    Dangling { title: String, path: String },
}

/// What our files are to be; `None` where one goes.
#[derive(Debug, Default)]
pub struct Together {
    pub files: BTreeMap<String, Option<Content>>,
    pub notes: Vec<Note>,
    /// Records that go because they removed them.
    pub removed: Vec<String>,
    /// Whether something of theirs was not taken over.
    pub refused: bool,
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
    let (mut ours, mut theirs) = (Side::of(ground, ours), Side::of(ground, theirs));
    let by_us = Absorbed::of(ground, &mut ours, &mut theirs);
    let by_them = Absorbed::of(ground, &mut theirs, &mut ours);
    let places = Places::of(ground, &ours, &theirs);
    let mut desk = Desk { ground, ours, theirs, by_us, by_them, places, out: Together::default() };
    let names = desk.names();
    desk.lead(names);
    desk.known();
    desk.made();
    desk.ours_alone();
    let dangling = dangling::notes(ground, &desk.ours, &desk.theirs, &desk.out);
    desk.out.notes.extend(dangling);
    desk.out
}

/// The records that are gone on one side.
pub fn removed(ground: &Ground<'_>, deltas: Vec<Delta>) -> Vec<String> {
    let known = Side::of(ground, deltas).known.into_iter();
    let gone =
        known.filter(|(path, (_, fate))| matches!(fate, Fate::Gone) && ground.is_record(path));
    gone.map(|(path, _)| path).collect()
}

struct Desk<'a> {
    ground: &'a Ground<'a>,
    ours: Side,
    theirs: Side,
    /// Records that went into others.
    by_us: Absorbed,
    by_them: Absorbed,
    places: Places,
    out: Together,
}

impl Ground<'_> {
    /// The kind of the record that lies there.
    pub(super) fn kind(&self, path: &str) -> Option<&'static KindSpec> {
        kind::of_path(path.strip_prefix(self.prefix)?)
    }

    pub fn is_record(&self, path: &str) -> bool {
        self.kind(path).is_some()
    }

    /// Whether what git takes for a renamed file is one: two notes of an hour each may look alike,
    /// and two people with one employer. What is no record git knows best.
    pub(super) fn is_same(&self, before: (&str, &File), after: (&str, &File)) -> bool {
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

    pub(super) fn record(&self, path: &str, text: &str) -> Option<Record> {
        let kind = self.kind(path)?;
        Some(Record::read(self.schema, kind, path, text.to_string()))
    }
}

impl File {
    pub fn new(object: String, mode: String, text: Option<String>) -> File {
        File { object, mode, text, led: false }
    }

    /// Another text than that of the object.
    pub(super) fn write(&mut self, text: String) {
        self.text = Some(text);
        self.led = true;
    }

    /// With what it refers to under its new names.
    fn lead(&mut self, ground: &Ground<'_>, path: &str, names: &Names) {
        let Some(text) = &self.text else { return };
        if let Some(text) = names.lead(ground, path, text) {
            self.write(text);
        }
    }
}

impl Content {
    fn of(file: &File) -> Content {
        if let (true, Some(text)) = (file.led, &file.text) {
            return Content::Text { text: text.clone(), mode: file.mode.clone() };
        }
        Content::Object { object: file.object.clone(), mode: file.mode.clone() }
    }
}

/// Settings that lines of both make unreadable, as one key in two places does, would stop every
/// command of everybody.
fn is_readable(path: &str, text: &str) -> bool {
    !path.ends_with(".toml") || toml::from_str::<toml::Table>(text).is_ok()
}

impl Desk<'_> {
    /// Where one file goes another one may come.
    fn put(&mut self, path: &str, content: Option<Content>) {
        let comes = matches!(self.out.files.get(path), Some(Some(_)));
        if content.is_some() || !comes {
            self.out.files.insert(path.to_string(), content);
        }
    }

    /// What is called otherwise in the end, for what both had, for ours and for theirs. A file of
    /// ours that would take the name of one of theirs is given a new one.
    fn names(&mut self) -> [Names; 3] {
        let mut ours = Names::default();
        let arriving: Vec<(Option<String>, String)> = self.theirs.arriving();
        for (from, to) in &arriving {
            let Some(rival) = self.in_the_way(from.as_deref(), to) else { continue };
            let new = self.places.beside(&rival.at);
            self.ours.give_way(&rival, &new);
            self.places.give_way(self.ground, &rival, &new);
            self.put(&rival.at, None);
            if !self.ground.is_record(&rival.at) {
                self.out.notes.push(Note::Beside { path: to.clone(), other: new });
                continue;
            }
            let (id, new) = (id_of(&rival.at).to_string(), id_of(&new).to_string());
            ours.add(&id, &new);
            self.out.notes.push(Note::Two { id, new });
        }
        for (from, to) in &arriving {
            let Some(at) = from.as_deref().and_then(|from| self.ours.moved_to(from)) else {
                continue;
            };
            let (id, new) = (id_of(at).to_string(), id_of(to).to_string());
            if id != new && self.ground.is_record(to) {
                self.out.notes.push(Note::Renamed { from: id.clone(), to: new.clone() });
                ours.add(&id, &new);
            }
        }
        let mut by_us = self.ours.renames(self.ground);
        let mut by_them = self.theirs.renames(self.ground);
        let (mut base, mut theirs) = (Names::default(), Names::default());
        // What refers to a record that went into another one, by whatever name, leads to that.
        for (absorbed, renamed, names) in
            [(&self.by_us, &mut by_them, &mut theirs), (&self.by_them, &mut by_us, &mut ours)]
        {
            for (gone, into) in &absorbed.joined {
                let moved = self.theirs.moved_to(into).or_else(|| self.ours.moved_to(into));
                let (old, new) = (id_of(gone), id_of(moved.unwrap_or(into)));
                base.add(old, new);
                let old = renamed.remove(&id::key(old)).unwrap_or_else(|| old.to_string());
                names.add(&old, new);
            }
        }
        for (old, new) in &by_them {
            base.add(old, new);
            if !by_us.contains_key(old) {
                ours.add(old, new);
            }
        }
        for (old, new) in by_us.iter().filter(|(old, _)| !by_them.contains_key(*old)) {
            base.add(old, new);
            theirs.add(old, new);
        }
        [base, ours, theirs].map(Names::untangled)
    }

    /// What of ours lies where one that comes from them is to lie, and is another one.
    fn in_the_way(&self, from: Option<&str>, to: &str) -> Option<Rival> {
        let rival = self.places.rival(self.ground, to)?;
        let theirs = self.theirs.made.get(to).filter(|_| from.is_none() && rival.from.is_none());
        let made = rival.file(&self.ours).zip(theirs);
        let one = made.is_some_and(|(ours, theirs)| self.is_one(ours, theirs, to));
        (!one).then(|| rival.clone())
    }

    /// The texts of all sides with the names that hold in the end, so that a new name is no change.
    fn lead(&mut self, [base, ours, theirs]: [Names; 3]) {
        let ground = self.ground;
        for (side, names) in [(&mut self.ours, &ours), (&mut self.theirs, &theirs)] {
            for (path, (before, fate)) in &mut side.known {
                before.lead(ground, path, &base);
                if let Fate::At(at, file) = fate {
                    file.lead(ground, at, names);
                }
            }
            side.made.iter_mut().for_each(|(path, file)| file.lead(ground, path, names));
        }
    }

    /// Files of ours in which they have changed nothing, but what those refer to.
    fn ours_alone(&mut self) {
        for (path, file, is_new) in self.ours.files() {
            if !self.out.files.contains_key(&path) && (file.led || is_new) {
                self.put(&path, Some(Content::of(&file)));
            }
        }
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
            if self.keeps_settings(path, before, our.as_ref(), their) {
                continue;
            }
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
                        let note = self.by_us.note(path);
                        self.out.notes.push(note.unwrap_or(Note::Kept { path: to.clone() }));
                    }
                }
                (Some(Fate::At(at, file)), Fate::Gone) => match file.object == before.object {
                    true => self.gone(path, &at),
                    false => {
                        let note = self.by_them.note(path);
                        self.out.notes.push(note.unwrap_or(Note::Kept { path: at }));
                    }
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
            _ => theirs.0,
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
        // The same words of two people may mean two records that both called so.
        let alike = ours.object == theirs.object && ours.text == theirs.text;
        if alike || before.is_some_and(|it| it.object == theirs.object) {
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
            let text = base.and_then(|base| lines::merge(base, our, their));
            if let Some(text) = text.filter(|text| is_readable(path, text)) {
                return Content::Text { text, mode };
            }
            let is_settings = path.strip_prefix(self.ground.prefix) == Some(settings::FILE);
            let joined = is_settings.then(|| settings::merge(base, our, their)).flatten();
            if let Some(settings::Joined { text, open }) = joined {
                if !open.is_empty() {
                    let (path, other) = (path.to_string(), self.places.beside(path));
                    self.put(&other, Some(Content::of(ours)));
                    self.out.notes.push(Note::Settings { path, other, keys: open });
                }
                return Content::Text { text, mode };
            }
        }
        let other = self.places.beside(path);
        self.put(&other, Some(Content::of(ours)));
        self.out.notes.push(Note::Beside { path: path.to_string(), other });
        Content::of(theirs)
    }

    /// Without settings that can be read no command of anybody goes on: where theirs are gone or
    /// broken, ours hold.
    fn keeps_settings(
        &mut self,
        path: &str,
        before: &File,
        our: Option<&Fate>,
        their: &Fate,
    ) -> bool {
        let ours = match our {
            _ if path.strip_prefix(self.ground.prefix) != Some(settings::FILE) => return false,
            None => before,
            Some(Fate::At(at, file)) if at == path => file,
            Some(_) => return false,
        };
        let reads = |file: &File| file.text.as_deref().is_some_and(|text| is_readable(path, text));
        if !reads(ours) {
            return false;
        }
        let other = match their {
            Fate::Gone => None,
            Fate::At(_, file) if reads(file) => return false,
            Fate::At(_, file) => {
                let other = self.places.beside(path);
                self.put(&other, Some(Content::of(file)));
                Some(other)
            }
        };
        self.put(path, Some(Content::of(ours)));
        self.out.refused = true;
        self.out.notes.push(Note::Unread { path: path.to_string(), other });
        true
    }

    /// Files that are new.
    fn made(&mut self) {
        for (path, theirs) in self.theirs.made.clone() {
            let rival = self.places.rival(self.ground, &path);
            let ours = rival.and_then(|rival| Some((rival.at.clone(), rival.file(&self.ours)?)));
            let Some((at, ours)) = ours.map(|(at, file)| (at, file.clone())) else {
                self.put(&path, Some(Content::of(&theirs)));
                continue;
            };
            if at != path {
                self.put(&at, None);
            }
            let content = self.content(&path, None, &ours, &theirs);
            self.put(&path, Some(content));
        }
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
}

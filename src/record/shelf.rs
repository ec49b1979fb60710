//! Where records lie that nobody has asked for yet. A shelf tells which of them may be meant
//! without bringing them; what it brings is what reading the file would give. Knows no files: the
//! cache is one.

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::{KindSpec, Record, Reference, Value};
use crate::words::fold::Folded;

/// Records by their places on a shelf.
pub type Places = FixedBitSet;

/// The records that fulfil a condition, as far as that can be told without bringing them.
#[derive(Clone, Debug)]
pub struct Sifted {
    /// No other does.
    pub possible: Places,
    /// These do. All of them are possible.
    pub certain: Places,
}

impl Sifted {
    /// Known of each one.
    pub fn exact(places: Places) -> Sifted {
        Sifted { possible: places.clone(), certain: places }
    }

    /// What may be, and nothing for certain.
    pub fn perhaps(places: Places) -> Sifted {
        let certain = Places::with_capacity(places.len());
        Sifted { possible: places, certain }
    }

    #[must_use]
    pub fn or(mut self, other: &Sifted) -> Sifted {
        self.possible.union_with(&other.possible);
        self.certain.union_with(&other.certain);
        self
    }

    #[must_use]
    pub fn and(mut self, other: &Sifted) -> Sifted {
        self.possible.intersect_with(&other.possible);
        self.certain.intersect_with(&other.certain);
        self
    }

    /// Of those that are not.
    #[must_use]
    pub fn negated(self) -> Sifted {
        let turned = |mut places: Places| {
            places.toggle_range(..);
            places
        };
        Sifted { possible: turned(self.certain), certain: turned(self.possible) }
    }
}

/// What can be asked of every record without bringing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Task,
    OpenTask,
    Decision,
    Heading,
    /// A text below the front matter.
    Body,
    /// An event that took place.
    Happened,
    /// It lies in the folder of another year.
    Misfiled,
}

impl Mark {
    pub const ALL: [Mark; 7] = [
        Mark::Task,
        Mark::OpenTask,
        Mark::Decision,
        Mark::Heading,
        Mark::Body,
        Mark::Happened,
        Mark::Misfiled,
    ];

    pub fn is_of(self, record: &Record) -> bool {
        match self {
            Mark::Task => !record.tasks.is_empty(),
            Mark::OpenTask => record.tasks.iter().any(super::Task::is_open),
            Mark::Decision => !record.decisions.is_empty(),
            Mark::Heading => !record.headings.is_empty(),
            Mark::Happened => record.happened(),
            Mark::Misfiled => record.misfiled().is_some(),
            Mark::Body => !record.page().body().trim().is_empty(),
        }
    }
}

/// Which texts of a record are searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Title and aliases.
    Names,
    /// Everything of its own that full text looks at; the names of others are not its own.
    Everything,
}

/// Under which keys something is looked for.
pub type Keys<'a> = &'a (dyn Fn(&str) -> bool + Sync);

/// Keys of what stands in the text rather than in a field: links, and who has a task, until when,
/// and on which day it was done.
pub const LINK: &str = "[[]]";
pub const OWNER: &str = "@";
pub const DUE: &str = "due:";
pub const DONE: &str = "done:";

/// Records in the order of their paths. All of them could be read without a fault.
pub trait Shelf: Debug + Send + Sync {
    fn len(&self) -> usize;

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Read on the first call.
    fn record(&self, at: usize) -> &Record;

    /// Reads many at once.
    fn bring(&self, at: &[usize]);

    fn path(&self, at: usize) -> String;

    /// All of that key of an id, in order.
    fn with_id(&self, key: &str) -> Arc<[usize]>;

    /// Who refers to an id under which key, in the order of the records; `None` for the text.
    fn backlinks(&self, key: &str) -> Vec<(usize, Option<&str>)>;

    /// Who refers to an id under one of the keys, in the order of the records.
    fn referrers(&self, key: &str, keys: Keys<'_>) -> Vec<usize>;

    /// All ids that somebody refers to under one of the keys, each by its key, and who does, in
    /// the order of the records.
    fn referred(&self, keys: Keys<'_>) -> HashMap<String, Vec<usize>>;

    fn of_kind(&self, kind: &KindSpec) -> Places;

    fn is_marked(&self, at: usize, mark: Mark) -> bool;

    /// First and last day of an event, as days since the common era.
    fn occasion(&self, at: usize) -> Option<(i32, i32)>;

    fn marked(&self, mark: Mark) -> Places;

    /// The occasions that can lie on one of these days, given as days since the common era and
    /// both included, and all records that have an occasion.
    fn dated(&self, from: Option<i32>, until: Option<i32>) -> (Places, Places);

    /// Records that have a value under one of the keys. Long texts are not looked at: who has one
    /// is possible.
    fn with_value(&self, keys: Keys<'_>, passes: &mut dyn FnMut(&Value) -> bool) -> Sifted;

    /// The same for values that are no references.
    fn with_other_value(&self, keys: Keys<'_>, passes: &mut dyn FnMut(&Value) -> bool) -> Sifted;

    /// Records that refer under one of the keys to one of these ids, each given by its key.
    fn referring(&self, keys: Keys<'_>, ids: &[String]) -> Places;

    /// The references under one of the keys whose id or label holds the part and whose id is one
    /// that passes.
    fn naming(
        &self,
        keys: Keys<'_>,
        part: &Folded,
        passes: &mut dyn FnMut(&Reference) -> bool,
    ) -> Places;

    /// Records whose own texts hold the part.
    fn with_text(&self, part: &Folded, within: Within) -> Sifted;

    /// For each record where in its own texts the part stands at best: 0 as a whole word of a name,
    /// 1 in a name, 2 and 3 the same in the field that sums it up, 4 elsewhere; more than that
    /// nowhere. In truth it may be worse, never better.
    fn tiers(&self, part: &Folded) -> Vec<u8>;

    /// The values that some record has under one of the keys, long texts left out; one may come
    /// more than once.
    fn used(&self, keys: Keys<'_>, each: &mut dyn FnMut(Value));
}

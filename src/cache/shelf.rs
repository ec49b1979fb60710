//! The records of all segments as one shelf: those whose files are as they were when they were
//! read. Questions are answered segment by segment, on all cores.

use std::collections::HashMap;
use std::mem::ManuallyDrop;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::row;
use super::search::{self, Tiers};
use super::segment::Segment;
use crate::record::shelf::{Keys, LINK, Mark, OWNER, Places, Shelf, Sifted, Within};
use crate::record::{KindSpec, Memo, Record, Reference, Schema, Texts, Value, id};
use crate::store::Root;
use crate::words::fold::Folded;

/// A segment with the rows that hold.
#[derive(Debug)]
pub struct Part {
    pub segment: Segment,
    pub kind: &'static KindSpec,
    /// In the order of the names.
    pub live: Vec<u32>,
}

/// Texts of files, read when they are asked for.
#[derive(Debug)]
pub struct Files {
    root: Root,
}

#[derive(Debug)]
pub struct Kept {
    schema: Schema,
    root: Root,
    files: Arc<dyn Texts>,
    parts: Vec<Part>,
    /// Part and row of each place.
    rows: Vec<(u32, u32)>,
    /// By part and row the place; `NOWHERE` where the row does not hold.
    places: Vec<Vec<u32>>,
    /// Never given back: the process ends with the command, and one by one that would take a tenth
    /// of a report.
    slots: ManuallyDrop<Vec<OnceLock<Box<Record>>>>,
    searched: Memo<String, Arc<Tiers>>,
    asked: Memo<Asked, Arc<Places>>,
    looked_up: Memo<String, Arc<[usize]>>,
}

/// What one report asks hundreds of times.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Asked {
    Kind(&'static str),
    Marked(Mark),
    Dated(Option<i32>, Option<i32>),
}

const NOWHERE: u32 = u32::MAX;
/// Records that are not worth a thread of their own.
const AT_ONCE: usize = 64;

impl Texts for Files {
    fn text(&self, path: &str) -> String {
        self.root.text_of(path).unwrap_or_default()
    }
}

impl Kept {
    pub fn new(schema: Schema, root: Root, parts: Vec<Part>) -> Kept {
        let rows = order(&parts);
        let mut places: Vec<Vec<u32>> =
            parts.iter().map(|part| vec![NOWHERE; part.segment.len()]).collect();
        for (place, (part, row)) in (0_u32..).zip(&rows) {
            let slot = places.get_mut(*part as usize).and_then(|rows| rows.get_mut(*row as usize));
            if let Some(slot) = slot {
                *slot = place;
            }
        }
        let slots = ManuallyDrop::new(rows.iter().map(|_| OnceLock::new()).collect());
        let files = Arc::new(Files { root: root.clone() });

        Kept {
            schema,
            root,
            files,
            parts,
            rows,
            places,
            slots,
            searched: Memo::default(),
            asked: Memo::default(),
            looked_up: Memo::default(),
        }
    }

    fn part(&self, at: usize) -> Option<(&Part, usize)> {
        let (part, row) = self.rows.get(at)?;
        Some((self.parts.get(*part as usize)?, *row as usize))
    }

    fn none(&self) -> Places {
        Places::with_capacity(self.rows.len())
    }

    /// The places of all rows of which something is true.
    fn rows_where(&self, test: impl Fn(&Segment, usize) -> bool) -> Places {
        let mut places = self.none();
        for (at, (part, row)) in self.rows.iter().enumerate() {
            let part = self.parts.get(*part as usize);
            if part.is_some_and(|part| test(&part.segment, *row as usize)) {
                places.insert(at);
            }
        }
        places
    }

    fn insert(&self, to: &mut Places, part: usize, rows: impl Iterator<Item = u32>) {
        self.places_of(part, rows).for_each(|place| to.insert(place));
    }

    /// The places of rows, as far as these hold.
    fn places_of(
        &self,
        part: usize,
        rows: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = usize> {
        let places = self.places.get(part).map(Vec::as_slice).unwrap_or_default();
        let places = rows.filter_map(|row| places.get(row as usize));
        places.filter(|place| **place != NOWHERE).map(|place| *place as usize)
    }

    fn of_values(
        &self,
        keys: Keys<'_>,
        references: Option<bool>,
        passes: &mut dyn FnMut(&Value) -> bool,
    ) -> Sifted {
        let (mut possible, mut certain) = (self.none(), self.none());
        for (at, part) in self.parts.iter().enumerate() {
            for value in part.segment.values(keys, references) {
                match part.segment.value(value) {
                    Some(found) if passes(&found) => {
                        self.insert(&mut certain, at, part.segment.rows_of(value).iter());
                    }
                    Some(_) => {}
                    None => self.insert(&mut possible, at, part.segment.rows_of(value).iter()),
                }
            }
            if references != Some(true) {
                self.insert(&mut possible, at, part.segment.long(keys));
            }
        }
        possible.union_with(&certain);
        Sifted { possible, certain }
    }

    /// The record read from its file, where what was kept of it is damaged.
    fn anew(&self, part: &Part, path: &str) -> Record {
        match self.root.read_record(&self.schema, part.kind, path) {
            Some(Ok((record, _))) => record,
            _ => Record::read(&self.schema, part.kind, path, String::new()),
        }
    }

    /// How well each record has a text of its own that holds the part.
    fn tiers_of(&self, part: &Folded, within: Within) -> Arc<Tiers> {
        let sought = part.sought();
        self.searched.get(format!("{within:?} {sought:?}").as_str(), || {
            Arc::new(search::search(&self.parts, &self.places, self.rows.len(), sought, within))
        })
    }
}

impl Shelf for Kept {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn record(&self, at: usize) -> &Record {
        static NOTHING: OnceLock<Box<Record>> = OnceLock::new();
        self.slots.get(at).unwrap_or(&NOTHING).get_or_init(|| {
            let Some((part, row)) = self.part(at) else {
                return Box::new(Record::read(
                    &self.schema,
                    &crate::record::kind::CONTACT,
                    "",
                    String::new(),
                ));
            };
            let path = self.path(at);
            let packed = part.segment.packed(row);
            let record = packed.and_then(|packed| {
                row::unpack(&packed, part.kind, path.clone(), Arc::clone(&self.files))
            });
            Box::new(record.unwrap_or_else(|| self.anew(part, &path)))
        })
    }

    fn bring(&self, places: &[usize]) {
        places.par_iter().with_min_len(AT_ONCE).for_each(|at| {
            self.record(*at);
        });
    }

    fn path(&self, at: usize) -> String {
        self.part(at).map_or_else(String::new, |(part, row)| {
            format!("{}/{}", part.segment.folder, part.segment.name(row))
        })
    }

    fn with_id(&self, key: &str) -> Arc<[usize]> {
        self.looked_up.get(key, || {
            let mut found = Vec::new();
            for (at, part) in self.parts.iter().enumerate() {
                let rows = part.segment.with_id(key).filter_map(|row| u32::try_from(row).ok());
                found.extend(self.places_of(at, rows));
            }
            found.sort_unstable();
            found.into()
        })
    }

    fn backlinks(&self, key: &str) -> Vec<(usize, Option<&str>)> {
        let mut found = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            for value in part.segment.references_to(key) {
                let key = Some(part.segment.key_of(value));
                let key = key.filter(|key| *key != LINK && *key != OWNER);
                let places = self.places_of(at, part.segment.rows_of(value).iter());
                found.extend(places.map(|place| (place, key)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn referrers(&self, key: &str, keys: Keys<'_>) -> Vec<usize> {
        let mut found = Vec::new();
        for (at, Part { segment, .. }) in self.parts.iter().enumerate() {
            for value in segment.references_to(key) {
                if keys(segment.key_of(value)) {
                    found.extend(self.places_of(at, segment.rows_of(value).iter()));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn referred(&self, keys: Keys<'_>) -> HashMap<String, Vec<usize>> {
        let of_part = |(at, Part { segment, .. }): (usize, &Part)| {
            let of_value = |value: usize| {
                let reference = segment.reference(value)?;
                let places = self.places_of(at, segment.rows_of(value).iter());
                Some((id::key(&reference.id), places.collect()))
            };
            segment.values(keys, Some(true)).filter_map(of_value).collect()
        };
        let parts = self.parts.par_iter().enumerate().map(of_part);
        let parts: Vec<Vec<(String, Vec<usize>)>> = parts.collect();
        let mut found: HashMap<String, Vec<usize>> = HashMap::new();
        for (id, mut places) in parts.into_iter().flatten() {
            found.entry(id).or_default().append(&mut places);
        }
        for places in found.values_mut() {
            places.sort_unstable();
            places.dedup();
        }
        found.retain(|_, places| !places.is_empty());
        found
    }

    fn of_kind(&self, kind: &KindSpec) -> Places {
        let found = self.asked.get(&Asked::Kind(kind.name), || {
            let mut places = self.none();
            for (at, part) in self.parts.iter().enumerate() {
                if part.kind.name == kind.name {
                    self.insert(&mut places, at, part.live.iter().copied());
                }
            }
            Arc::new(places)
        });
        found.as_ref().clone()
    }

    fn is_marked(&self, at: usize, mark: Mark) -> bool {
        self.part(at).is_some_and(|(part, row)| part.segment.is_marked(row, mark))
    }

    fn occasion(&self, at: usize) -> Option<(i32, i32)> {
        self.part(at).and_then(|(part, row)| part.segment.occasion(row))
    }

    fn marked(&self, mark: Mark) -> Places {
        let found = self.asked.get(&Asked::Marked(mark), || {
            Arc::new(self.rows_where(|segment, row| segment.is_marked(row, mark)))
        });
        found.as_ref().clone()
    }

    fn dated(&self, from: Option<i32>, until: Option<i32>) -> (Places, Places) {
        let meets = |(first, last): (i32, i32)| {
            from.is_none_or(|from| last >= from) && until.is_none_or(|until| first <= until)
        };
        let on = self.asked.get(&Asked::Dated(from, until), || {
            Arc::new(self.rows_where(|segment, row| segment.occasion(row).is_some_and(meets)))
        });
        let all = self.asked.get(&Asked::Dated(None, None), || {
            Arc::new(self.rows_where(|segment, row| segment.occasion(row).is_some()))
        });
        (on.as_ref().clone(), all.as_ref().clone())
    }

    fn with_value(&self, keys: Keys<'_>, passes: &mut dyn FnMut(&Value) -> bool) -> Sifted {
        self.of_values(keys, None, passes)
    }

    fn with_other_value(&self, keys: Keys<'_>, passes: &mut dyn FnMut(&Value) -> bool) -> Sifted {
        self.of_values(keys, Some(false), passes)
    }

    fn referring(&self, keys: Keys<'_>, ids: &[String]) -> Places {
        let mut places = self.none();
        for (at, part) in self.parts.iter().enumerate() {
            for value in ids.iter().flat_map(|id| part.segment.references_to(id)) {
                if keys(part.segment.key_of(value)) {
                    self.insert(&mut places, at, part.segment.rows_of(value).iter());
                }
            }
        }
        places
    }

    fn naming(
        &self,
        keys: Keys<'_>,
        part: &Folded,
        passes: &mut dyn FnMut(&Reference) -> bool,
    ) -> Places {
        let mut places = self.none();
        for (at, Part { segment, .. }) in self.parts.iter().enumerate() {
            for value in segment.called(part.sought().text) {
                let wanted = keys(segment.key_of(value))
                    && segment.reference(value).is_some_and(|reference| passes(&reference));
                if wanted {
                    self.insert(&mut places, at, segment.rows_of(value).iter());
                }
            }
        }
        places
    }

    fn with_text(&self, part: &Folded, within: Within) -> Sifted {
        let tiers = self.tiers_of(part, within);
        let mut possible = self.none();
        for (at, tier) in tiers.of.iter().enumerate() {
            if *tier != search::NOT {
                possible.insert(at);
            }
        }
        let mut certain = if part.sought().is_exact { possible.clone() } else { self.none() };
        for at in &tiers.unread {
            possible.insert(*at);
            certain.set(*at, false);
        }
        Sifted { possible, certain }
    }

    fn tiers(&self, part: &Folded) -> Vec<u8> {
        let tiers = self.tiers_of(part, Within::Everything);
        let mut of = tiers.of.clone();
        for at in &tiers.unread {
            if let Some(tier) = of.get_mut(*at) {
                *tier = 0;
            }
        }
        of
    }

    fn used(&self, keys: Keys<'_>, each: &mut dyn FnMut(Value)) {
        for (at, Part { segment, .. }) in self.parts.iter().enumerate() {
            for value in segment.values(keys, None) {
                if self.places_of(at, segment.rows_of(value).iter()).next().is_some() {
                    segment.value(value).into_iter().for_each(&mut *each);
                }
            }
        }
    }
}

/// Part and row of every record, in the order of the paths.
fn order(parts: &[Part]) -> Vec<(u32, u32)> {
    // Runs of rows that no path of another folder comes between.
    let mut runs: Vec<(String, u32, &[u32])> = Vec::new();
    for (at, part) in (0_u32..).zip(parts) {
        let folder = part.segment.folder.as_str();
        let inside = |other: &&Part| {
            other.segment.folder.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let mut cuts: Vec<usize> = Vec::new();
        let same = parts.iter().filter(|other| other.segment.folder == folder).count();
        let name = |row: &u32| part.segment.name(*row as usize);
        for other in parts.iter().filter(inside) {
            let rest = other.segment.folder.get(folder.len() + 1..).unwrap_or_default();
            let first = format!("{}/", rest.split('/').next().unwrap_or(rest));
            cuts.push(part.live.partition_point(|row| name(row) < first.as_str()));
        }
        // Two segments of one folder lie within each other.
        if same > 1 {
            cuts.extend(0..part.live.len());
        }
        cuts.extend([0, part.live.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        for (from, until) in cuts.iter().zip(cuts.iter().skip(1)) {
            let rows = part.live.get(*from..*until).unwrap_or_default();
            if let Some(first) = rows.first() {
                runs.push((format!("{folder}/{}", name(first)), at, rows));
            }
        }
    }
    runs.sort();
    runs.iter().flat_map(|(_, part, rows)| rows.iter().map(|row| (*part, *row))).collect()
}

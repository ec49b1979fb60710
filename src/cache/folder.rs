//! A folder of records, its two segments, and which of their rows still hold.

use super::segment::Segment;
use super::shelf::Part;
use super::{Cache, hash};
use crate::store::Listing;

/// Rows of the small segment beside a large one: so many changed files are not worth to write the
/// large one again.
const FEW: usize = 128;

/// The two segments of a folder.
#[derive(Debug)]
pub struct Names {
    pub large: String,
    /// What has changed since.
    pub small: String,
}

impl Names {
    pub fn of(folder: &str) -> Names {
        let hash = hash(folder.as_bytes());
        Names { large: format!("{hash:016x}.large"), small: format!("{hash:016x}.small") }
    }

    pub fn all(self) -> [String; 2] {
        [self.large, self.small]
    }
}

/// A folder, and what is known of it.
pub struct Folder<'a> {
    pub listing: &'a Listing,
    pub name: Names,
    /// Large and small.
    pub segments: [Option<Segment>; 2],
    /// Their rows that hold.
    pub live: [Vec<u32>; 2],
    /// Files to be read.
    pub read: Vec<usize>,
    /// Some of them are not in the segments as they are now.
    pub is_new: bool,
    /// The large segment is written again, with all of them.
    pub is_worn: bool,
}

/// The files of a folder beside its segments.
#[derive(Default)]
struct Files {
    changed: Vec<usize>,
    /// Those that are read each time.
    again: Vec<usize>,
    in_small: Vec<usize>,
    /// Rows of files that are gone.
    gone: usize,
}

impl<'a> Folder<'a> {
    /// With what is to be read, since it has changed.
    pub fn compared(cache: &Cache, listing: &'a Listing) -> Folder<'a> {
        let (mut folder, files) = Folder::open(cache, listing);
        folder.plan(files);
        folder
    }

    /// What of its segments holds, whether or not they are to be written again.
    pub fn held(cache: &Cache, listing: &'a Listing) -> Vec<Part> {
        Folder::open(cache, listing).0.parts()
    }

    fn open(cache: &Cache, listing: &'a Listing) -> (Folder<'a>, Files) {
        let name = Names::of(&listing.path);
        let open = |name: &str| {
            let segment = Segment::open(cache.shed.open(name)?, cache.stamp)?;
            (segment.folder == listing.path).then_some(segment)
        };
        let segments = [open(&name.large), open(&name.small)];
        let mut folder = Folder {
            listing,
            name,
            segments,
            live: Default::default(),
            read: Vec::new(),
            is_new: false,
            is_worn: false,
        };
        let files = folder.compare();
        (folder, files)
    }

    /// Finds what has changed since the segments were written.
    fn compare(&mut self) -> Files {
        let mut files = Files::default();
        let [large, small] = &self.segments;
        let mut known = 0;
        for (at, (name, signature)) in self.listing.files.iter().enumerate() {
            let mut row = |segment: &Option<Segment>| {
                let segment = segment.as_ref()?;
                let row = segment.row_of(name)?;
                known += 1;
                let same = segment.holds(row, signature);
                same.then(|| (u32::try_from(row).ok(), segment.is_kept(row)))
            };
            let (found, rows) = match (row(small), row(large)) {
                (Some(found), _) => {
                    files.in_small.push(at);
                    (Some(found), self.live.last_mut())
                }
                (None, found) => (found, self.live.first_mut()),
            };
            match (found, rows) {
                (Some((Some(row), true)), Some(rows)) => rows.push(row),
                (Some((Some(_), false)), _) => files.again.push(at),
                _ => files.changed.push(at),
            }
        }
        self.live.iter_mut().for_each(|rows| rows.sort_unstable());
        let rows: usize = self.segments.iter().flatten().map(Segment::len).sum();
        files.gone = rows.saturating_sub(known);
        files
    }

    /// What is read, and what is written again.
    fn plan(&mut self, Files { mut changed, again, in_small, gone }: Files) {
        let files = &self.listing.files;
        let held = self.segments.first().and_then(Option::as_ref).map_or(0, Segment::len);
        let in_large = files.len() - changed.len() - in_small.len();
        let stale = changed.len() + in_small.len() + held.saturating_sub(in_large);
        // Nobody shall find in the cache what somebody has removed from the log.
        self.is_new = !changed.is_empty() || gone > 0;
        self.is_worn = gone > 0 || self.is_new && stale > FEW.max(held / 8);
        self.read = if self.is_worn {
            self.live = Default::default();
            (0..files.len()).collect()
        } else if self.is_new {
            // The small segment is written again with all that is in it.
            let [_, small] = &mut self.live;
            small.clear();
            changed.extend(again.into_iter().filter(|at| in_small.binary_search(at).is_err()));
            changed.extend(in_small);
            changed
        } else {
            again
        };
        // A segment has its rows in the order of the names.
        self.read.sort_unstable_by_key(|at| files.get(*at).map(|(name, _)| name));
    }

    pub fn parts(self) -> Vec<Part> {
        let kind = self.listing.kind;
        let parts = self.segments.into_iter().zip(self.live);
        parts.filter_map(|(segment, live)| Some(Part { segment: segment?, kind, live })).collect()
    }
}

//! What is to be done so that our log holds what the others have: worked out from git's own objects
//! and the records in them, before anything is touched.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Share, Standing};
use crate::change::ChangeSet;
use crate::error::{Error, Kind, Result};
use crate::merge::log::{self, Content, Delta, File, Ground, Note, together};
use crate::record::Schema;
use crate::store::encoding;
use crate::store::file::{self, LARGEST, ReadFault};
use crate::store::git::{Blob, Difference, same_text, unreadable};
use crate::store::path;
use crate::store::taking::{Other, Taking, in_the_way};
use crate::words::Message;

/// The change that joins the histories, and what people should know of it.
#[derive(Clone, Debug)]
pub struct Plan {
    pub set: ChangeSet,
    pub taking: Taking,
    pub notes: Vec<Note>,
    /// Records that go because others removed them, by their paths from the top.
    pub removed: Vec<String>,
    /// How many records there are before.
    pub records: usize,
}

/// What the change is made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    Disk,
    /// Our last step.
    Step,
}

/// Bytes of objects in memory beside the texts that are made of them.
const AT_ONCE: u64 = 32 * 1024 * 1024;
/// The mode of most files.
const PLAIN: &str = "100644";

/// Texts of git's objects, read once.
struct Texts(HashMap<String, String>);

impl Share {
    /// `standing` is one with something of theirs that is not ours.
    pub fn plan(&self, schema: &Schema, standing: &Standing) -> Result<Plan> {
        self.plan_on(schema, standing, On::Disk)
    }

    /// The same for our last step, whatever somebody has written since.
    pub fn rehearsal(&self, schema: &Schema, standing: &Standing) -> Result<Plan> {
        self.plan_on(schema, standing, On::Step)
    }

    fn plan_on(&self, schema: &Schema, standing: &Standing, on: On) -> Result<Plan> {
        let Some(theirs) = &standing.theirs else { return Err(unreadable()) };
        let paths = self.paths(standing.base.as_deref())?;
        let ground = Ground { schema, prefix: self.git.prefix(), paths: &paths };
        let base = standing.base.as_deref();
        let ours = match &standing.ours {
            Some(ours) if Some(ours) != standing.base.as_ref() => {
                self.git.differences(base, ours)?
            }
            _ => Vec::new(),
        };
        let their = self.git.differences(base, theirs)?;
        let alone = ours.is_empty() && standing.ours == standing.base;
        let texts = self.texts(ours.iter().chain(&their))?;
        let together = together(&ground, texts.deltas(ours), texts.deltas(their));
        let before = match &standing.ours {
            Some(ours) => self.git.files(ours)?,
            None => BTreeMap::new(),
        };
        let taking = Taking {
            ours: standing.ours.clone(),
            theirs: theirs.clone(),
            forward: alone && !together.refused,
            known: BTreeMap::new(),
            others: Vec::new(),
        };
        let records = before.keys().filter(|path| ground.is_record(path)).count();
        let mut plan = Plan {
            set: ChangeSet::new(),
            taking,
            notes: together.notes,
            removed: together.removed,
            records,
        };
        let swapped = swapped(&together.files);
        if on == On::Disk {
            self.expect_whole(together.files.keys())?;
        }
        // On a disk that knows no case a new name may be the old one.
        let (gone, rest): (Vec<_>, Vec<_>) =
            together.files.into_iter().partition(|(_, content)| content.is_none());
        for (path, content) in gone.into_iter().chain(rest) {
            let is_text = !swapped.contains(&path);
            let file = (path.clone(), before.get(&path), content);
            self.add(&mut plan, &texts, (on, is_text), file)?;
        }
        Ok(plan)
    }

    /// Records that go from the shared log by what we did, and how many there were.
    pub fn removed_by_us(&self, schema: &Schema, standing: &Standing) -> Result<(usize, usize)> {
        let (Some(base), Some(ours)) = (&standing.base, &standing.ours) else { return Ok((0, 0)) };
        let paths = self.paths(Some(base))?;
        let ground = Ground { schema, prefix: self.git.prefix(), paths: &paths };
        let differences = self.git.differences(Some(base), ours)?;
        let texts = self.texts(differences.iter())?;
        let removed = log::removed(&ground, texts.deltas(differences)).len();
        Ok((removed, paths.iter().filter(|path| ground.is_record(path)).count()))
    }

    fn paths(&self, commit: Option<&str>) -> Result<BTreeSet<String>> {
        let files = commit.map(|commit| self.git.files(commit)).transpose()?;
        Ok(files.unwrap_or_default().into_keys().collect())
    }

    /// What is larger than any record is none of them.
    fn texts<'a>(&self, differences: impl Iterator<Item = &'a Difference>) -> Result<Texts> {
        let sides = differences.flat_map(|difference| [&difference.before, &difference.after]);
        let blobs = sides.flatten().map(|(_, blob)| blob);
        let ids: BTreeSet<&str> =
            blobs.filter(|blob| is_file(blob)).map(|blob| blob.id.as_str()).collect();
        let ids: Vec<&str> = ids.into_iter().collect();
        let sizes = self.git.sizes(&ids)?.into_iter();
        let sizes = sizes.map(|size| size.ok_or_else(|| self.git.missing()));
        let sizes = sizes.collect::<Result<Vec<u64>>>()?;
        let small = ids.into_iter().zip(sizes).filter(|(_, size)| *size <= LARGEST);
        let (mut texts, mut some, mut held) = (HashMap::new(), Vec::new(), 0);
        // Many at once, since each answer takes its time, but never all.
        for (id, size) in small.map(Some).chain([None]).map(Option::unzip) {
            held += size.unwrap_or_default();
            some.extend(id);
            if held > AT_ONCE || id.is_none() {
                for (id, bytes) in some.iter().zip(self.git.blobs(&some)?) {
                    if let Ok(text) = encoding::text(&bytes.ok_or_else(unreadable)?) {
                        texts.insert((*id).to_string(), text);
                    }
                }
                some.clear();
                held = 0;
            }
        }
        Ok(Texts(texts))
    }

    /// One file of the change: as a text of the log where it is one.
    fn add(
        &self,
        plan: &mut Plan,
        texts: &Texts,
        (on, is_text): (On, bool),
        (path, before, content): (String, Option<&Blob>, Option<Content>),
    ) -> Result<()> {
        let after = match &content {
            Some(Content::Object { object, mode }) => {
                Some(Blob { id: object.clone(), mode: mode.clone() })
            }
            _ => None,
        };
        if content.is_none() && before.is_none() || after.is_some() && after.as_ref() == before {
            return Ok(());
        }
        let new = match &content {
            None => Some(None),
            Some(Content::Text { text, .. }) => Some(Some(text.as_str())),
            Some(Content::Object { object, .. }) => {
                texts.0.get(object).map(|text| Some(text.as_str()))
            }
        };
        let new = new.filter(|new| new.is_none_or(|text| text.len() as u64 <= LARGEST));
        let below = path.strip_prefix(self.git.prefix()).unwrap_or_default();
        let named = !below.is_empty() && (before.is_some() || path::is_plain(below));
        let mode = match &content {
            Some(Content::Text { mode, .. } | Content::Object { mode, .. }) => Some(mode.as_str()),
            None => None,
        };
        let is_text = is_text
            && named
            && before.is_none_or(|before| is_file(before) && texts.0.contains_key(&before.id))
            && mode.is_none_or(|mode| mode == before.map_or(PLAIN, |before| before.mode.as_str()));
        match new.filter(|_| is_text) {
            Some(new) => {
                let below = below.to_string();
                let was = before.and_then(|before| texts.0.get(&before.id));
                let now = match on {
                    On::Disk => self.now(&below, was)?,
                    On::Step => was.cloned(),
                };
                let new = new.map(|new| as_on_disk(was, now.as_deref(), new));
                match (now, new) {
                    (Some(now), Some(new)) => plan.set.edit(&below, &now, new),
                    (Some(now), None) => plan.set.remove(below, now),
                    (None, Some(new)) => plan.set.create(below, new),
                    (None, None) => {}
                }
                plan.taking.known.extend(after.map(|after| (path, after)));
            }
            None => {
                let after = match content {
                    Some(Content::Text { text, mode }) => {
                        Some(Blob { id: self.git.blob(&text)?, mode })
                    }
                    _ => after,
                };
                plan.taking.others.push(Other { path, before: before.cloned(), after });
            }
        }
        Ok(())
    }

    /// Refused where one of the paths has a file that this copy leaves out.
    fn expect_whole<'a>(&self, mut paths: impl Iterator<Item = &'a String>) -> Result<()> {
        let left_out = self.git.left_out()?;
        match paths.find(|path| left_out.contains(*path)) {
            None => Ok(()),
            Some(path) => {
                let message = Message::new("store-share-sparse").with("path", self.below(path));
                Err(Error::new(Kind::Surroundings, message)
                    .hint(Message::new("store-share-sparse-hint")))
            }
        }
    }

    /// What lies there now; refused where somebody wrote in it since our last step.
    fn now(&self, path: &str, was: Option<&String>) -> Result<Option<String>> {
        let now = match file::read_text(&self.root.join(path)) {
            Ok(text) => Some(text),
            Err(ReadFault::Io(source)) if source.kind() == std::io::ErrorKind::NotFound => None,
            // A file of ours lies where theirs has a folder.
            Err(ReadFault::Io(source)) if source.kind() == std::io::ErrorKind::NotADirectory => {
                return Err(in_the_way(path.rsplit_once('/').map_or(path, |(folder, _)| folder)));
            }
            Err(fault) => return Err(fault.into_error(path)),
        };
        match same_text(now.as_deref(), was.map(String::as_str)) {
            true => Ok(now),
            false if was.is_none() => Err(in_the_way(path)),
            false => Err(Error::new(
                Kind::Changed,
                Message::new("store-changed-meanwhile").with("path", path),
            )
            .hint(Message::new("store-changed-hint"))),
        }
    }
}

impl Texts {
    fn deltas(&self, differences: Vec<Difference>) -> Vec<Delta> {
        let file = |(path, blob): (String, Blob)| {
            let text = self.0.get(&blob.id).filter(|_| is_file(&blob)).cloned();
            (path, File::new(blob.id, blob.mode, text))
        };
        let delta = |difference: Difference| Delta {
            before: difference.before.map(file),
            after: difference.after.map(file),
        };
        differences.into_iter().map(delta).collect()
    }
}

/// Paths at which a file and a folder of one name take each other's place: that is no matter of
/// texts.
fn swapped(files: &BTreeMap<String, Option<Content>>) -> BTreeSet<String> {
    let mut swapped = BTreeSet::new();
    for (path, content) in files {
        for (at, _) in path.match_indices('/') {
            let Some(folder) = path.get(..at) else { continue };
            if files.get(folder).is_some_and(|above| above.is_some() != content.is_some()) {
                swapped.extend([path.clone(), folder.to_string()]);
            }
        }
    }
    swapped
}

/// Not a link, nor another repository.
fn is_file(blob: &Blob) -> bool {
    blob.mode.starts_with("100")
}

/// With the line ends that git, or somebody, gave the file here.
fn as_on_disk(was: Option<&String>, now: Option<&str>, new: &str) -> String {
    let windows = |text: &str| text.contains("\r\n");
    match (was, now) {
        (Some(was), Some(now)) if !windows(was) && windows(now) && !windows(new) => {
            new.replace('\n', "\r\n")
        }
        _ => new.to_string(),
    }
}

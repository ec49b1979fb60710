//! Thousands of new texts as one pack of git's instead of as many loose objects. It is made in a
//! repository of its own, in a folder of ours, and moved among git's objects when it is whole: so
//! whatever a run that was killed left of it is known to be ours, what git says of its end too.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::index::absolute;
use super::tree::{self, plain, quoted};
use super::{Git, NOTHING_SHA256, Place, output_odd};
use crate::error::Result;
use crate::store::disk::Disk;
use crate::store::file;
use crate::store::journal::not_written;
use crate::store::lock::Lock;

/// Below our own folder.
const FOLDER: &str = "pack";
/// In any of git's own folders.
const OBJECTS: &str = "objects";
/// Which text got which id.
const MARKS: &str = "marks";
/// What makes git take a folder for one of its own; see gitrepository-layout(5).
const HEAD: &str = "ref: refs/heads/main\n";
const SHA256: &str = "[core]\nrepositoryformatversion = 1\n[extensions]\nobjectFormat = sha256\n";

impl Git {
    /// The ids of these texts, in their order.
    pub(super) fn packed(
        &self,
        texts: &[Option<Cow<'_, str>>],
        own: &Path,
        lock: &Lock,
    ) -> Result<Vec<Option<String>>> {
        if texts.iter().all(Option::is_none) {
            return Ok(vec![None; texts.len()]);
        }
        let folder = absolute(&own.join(FOLDER))?;
        let failed = |source| not_written("objects", source);
        self.make_workshop(&folder).map_err(failed)?;
        let objects = absolute(&self.objects_folder())?;
        // What is there already is not packed once more.
        let there = PathBuf::from(quoted(plain(&objects)?));
        let variables =
            [("GIT_DIR", folder.as_path()), ("GIT_ALTERNATE_OBJECT_DIRECTORIES", there.as_path())];
        let marks = format!("--export-marks={}", plain(&folder.join(MARKS))?);
        let args = ["-c", "fastimport.unpackLimit=0", "fast-import", "--quiet", &marks];
        self.act(lock, &variables, &args, &told(texts))?;
        let ids = file::read_text_up_to(&folder.join(MARKS), u64::MAX)
            .map_err(|fault| fault.into_error(MARKS))?;
        let ids = ids_of(&ids);
        move_packs(&self.disk, &folder.join(OBJECTS), &objects).map_err(failed)?;
        self.disk.remove_all(&folder).map_err(failed)?;
        let id = |at: usize| {
            let said = ids.get(&at).ok_or_else(|| output_odd("fast-import"))?;
            tree::id(said)
        };
        let there = texts.iter().enumerate();
        there.map(|(at, text)| text.as_ref().map(|_| id(at)).transpose()).collect()
    }

    pub(super) fn objects_folder(&self) -> PathBuf {
        self.place.common.join(OBJECTS)
    }

    /// An empty repository with ids as long as those of this one.
    fn make_workshop(&self, folder: &Path) -> io::Result<()> {
        for below in ["", OBJECTS, "refs"] {
            self.disk.make_folder(&folder.join(below))?;
        }
        self.disk.scratch(&folder.join("HEAD"), HEAD.as_bytes())?;
        match self.nothing == NOTHING_SHA256 {
            true => self.disk.scratch(&folder.join("config"), SHA256.as_bytes()),
            false => Ok(()),
        }
    }
}

/// Each text with its place as its mark; git counts marks from one.
fn told(texts: &[Option<Cow<'_, str>>]) -> Vec<u8> {
    let mut told = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let Some(text) = text else { continue };
        told.extend(format!("blob\nmark :{}\ndata {}\n", at + 1, text.len()).into_bytes());
        told.extend(text.as_bytes());
        told.push(b'\n');
    }
    told
}

/// The ids by the places of the texts.
fn ids_of(marks: &str) -> HashMap<usize, &str> {
    marks.lines().filter_map(pair).collect()
}

fn pair(line: &str) -> Option<(usize, &str)> {
    let (mark, id) = line.strip_prefix(':')?.split_once(' ')?;
    Some((mark.parse::<usize>().ok()?.checked_sub(1)?, id))
}

/// The list of what is in a pack comes last: git finds the pack by it.
fn move_packs(disk: &Disk, folder: &Path, objects: &Path) -> io::Result<()> {
    let (from, to) = (folder.join("pack"), objects.join("pack"));
    let mut names = names(&from)?;
    names.retain(|name| name.starts_with("pack-") && !name.ends_with(".keep"));
    if names.is_empty() {
        return Ok(());
    }
    names.sort_by_key(|name| name.ends_with(".idx"));
    disk.make_folder(&to)?;
    for name in names {
        disk.rename(&from.join(&name), &to.join(&name))?;
    }
    disk.sync_folder(&to)
}

/// Takes away what a run of ours left that was stopped while it packed. Only for whoever holds the
/// lock: git holds it, too, as long as it packs.
pub(super) fn remove_leftovers(disk: &Disk, own: &Path, place: &Place) -> io::Result<()> {
    let folder = std::path::absolute(own.join(FOLDER))?;
    if file::kind(&folder)?.is_none() {
        return Ok(());
    }
    let objects = folder.join(OBJECTS);
    let packs = names(&objects.join("pack"))?;
    let has_pack = packs.iter().any(|name| name.ends_with(".pack"));
    // A pack that was moved and its list was not: nobody would ever find it, or take it away.
    if !has_pack && packs.iter().any(|name| name.ends_with(".idx")) {
        move_packs(disk, &objects, &place.common.join(OBJECTS))?;
    }
    disk.remove_all(&folder)
}

/// Of the files in a folder; none where it is not there.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let name = |entry: io::Result<fs::DirEntry>| {
        entry.map(|entry| entry.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect()
}

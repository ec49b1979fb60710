//! The least that a tool can do: three programs that do nothing else. Each runs as a process of
//! its own, like what it is held against, and on all cores.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floor {
    /// Look at every folder and at the size and time of every file.
    Stat,
    /// Read every file as well.
    Read,
    /// Cut the front matter off and put it through the YAML parser.
    Parse,
}

impl Floor {
    pub const ALL: [Floor; 3] = [Floor::Stat, Floor::Read, Floor::Parse];

    pub fn name(self) -> &'static str {
        match self {
            Floor::Stat => "stat",
            Floor::Read => "read",
            Floor::Parse => "parse",
        }
    }

    /// Prints how much there was, so that nothing of it can be left out.
    pub fn run(self, root: &Path) -> u64 {
        folder(root, self)
    }
}

/// Files whose signs are asked for at once by one thread.
const SHARE: usize = 256;

fn folder(path: &Path, floor: Floor) -> u64 {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(path).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        match entry.file_type().expect("a type").is_dir() {
            true => folders.push(entry.path()),
            false => files.push(entry),
        }
    }
    let below = || folders.par_iter().map(|below: &PathBuf| folder(below, floor)).sum::<u64>();
    let here = || {
        let files = files.par_iter().with_min_len(SHARE);
        files.map(|entry| file(entry, floor)).sum::<u64>()
    };
    let (below, here) = rayon::join(below, here);
    below + here
}

fn file(entry: &fs::DirEntry, floor: Floor) -> u64 {
    let size = entry.metadata().expect("a stat").len();
    if floor == Floor::Stat {
        return size;
    }
    let text = fs::read_to_string(entry.path()).expect("a text");
    if floor == Floor::Parse
        && let Some(front) = front_matter(&text)
    {
        let value: serde_yaml::Value = serde_yaml::from_str(front).expect("YAML");
        return size + u64::from(value.is_mapping());
    }
    size
}

fn front_matter(text: &str) -> Option<&str> {
    text.strip_prefix("---\n")?.split_once("\n---\n").map(|(front, _)| front)
}

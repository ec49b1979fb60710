//! A number for the code that decides what reading a file gives: what an older or newer netlog has
//! kept of a record is not taken for what this one would read.

#![allow(clippy::disallowed_methods, reason = "a build script is outside of the house")]

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Rooms from which a record comes, with its texts and the form in which they are kept.
const ROOMS: [&str; 5] = ["cache", "page", "query", "record", "words"];

fn main() -> std::io::Result<()> {
    let mut files = Vec::new();
    for room in ROOMS {
        let folder = Path::new("src").join(room);
        println!("cargo::rerun-if-changed={}", folder.display());
        collect(&folder, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file)?.hash(&mut hasher);
    }
    // The parsers have a say as well.
    println!("cargo::rerun-if-changed=Cargo.lock");
    fs::read("Cargo.lock").unwrap_or_default().hash(&mut hasher);
    println!("cargo::rustc-env=NETLOG_READER={:016x}", hasher.finish());
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => collect(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

//! The fence: who may import whom, complete registers, and files that stay small.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A room sees rooms on lower floors only. `src/lib.rs` shows the same table to a reader.
const FLOORS: &[(usize, &[&str])] = &[
    (0, &["paint", "words"]),
    (1, &["diagnostic", "render"]),
    (2, &["error", "host", "page"]),
    (3, &["change", "record"]),
    (4, &["query"]),
    (5, &["check", "report"]),
    (6, &["store"]),
    (8, &["cli"]),
];

/// Lines of a source file without its tests.
const LONGEST: usize = 500;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(below: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(below).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            files(&entry, ending, found);
        } else if entry.to_string_lossy().ends_with(ending) {
            found.push(entry);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(&root().join("src"), ".rs", &mut found);
    let short = |path: &Path| {
        path.strip_prefix(root()).expect("below").to_string_lossy().replace('\\', "/")
    };
    found.iter().map(|p| (short(p), fs::read_to_string(p).expect("UTF-8"))).collect()
}

/// The code before its tests.
fn code(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

/// The room of a file: `src/words/date.rs` and `src/words.rs` are in `words`.
fn room(path: &str) -> Option<&str> {
    let inner = path.strip_prefix("src/")?;
    let room = inner.split('/').next()?;
    match room.strip_suffix(".rs") {
        Some("lib" | "main") => None,
        Some(file) => Some(file),
        None => Some(room),
    }
}

/// Every room named by a path that begins at the crate's root, groups in braces included.
fn imports(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for line in text.split('\n').filter(|line| !line.trim_start().starts_with("//")) {
        let mut rest = line;
        while let Some(at) = rest.find("crate::") {
            rest = &rest[at + "crate::".len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let group = group.split('}').next().unwrap_or(group);
                rooms.extend(group.split(',').map(first_word));
            } else {
                rooms.push(first_word(rest));
            }
        }
    }
    rooms.retain(|room| room.starts_with(|c: char| c.is_ascii_lowercase()));
    rooms
}

fn first_word(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn rooms_import_lower_floors_only() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().flat_map(|(floor, rooms)| rooms.iter().map(|room| (*room, *floor))).collect();
    let mut broken = Vec::new();
    for (path, text) in sources() {
        let Some(here) = room(&path) else { continue };
        let Some(own) = floor.get(here) else {
            broken.push(format!("{path}: the room `{here}` is on no floor"));
            continue;
        };
        for other in imports(&text) {
            match floor.get(other.as_str()) {
                None => broken.push(format!("{path}: imports `{other}`, which is no room")),
                Some(_) if other == here => {}
                Some(lower) if lower < own => {}
                Some(_) => broken.push(format!("{path}: `{here}` must not import `{other}`")),
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_map_in_the_crate_doc_is_the_fence() {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("the crate");
    for (floor, rooms) in FLOORS {
        let rooms: Vec<String> = rooms.iter().map(|room| format!("`{room}`")).collect();
        let row = format!("//! | {floor} | {} |", rooms.join(", "));
        assert!(text.contains(&row), "src/lib.rs lacks the row: {row}");
    }
}

#[test]
fn the_fence_sees_every_way_to_name_a_room() {
    let text = "use crate::words::Lang;\nlet x = crate::cli::run();\nuse crate::{page, query::Q};\n\
                // crate::comment\nuse crate::Thing;";
    assert_eq!(imports(text), ["words", "cli", "page", "query"]);
}

#[test]
fn no_source_file_is_long() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, code(text).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "over {LONGEST} lines: {long:#?}");
}

#[test]
fn every_file_says_what_it_is_for() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(silent.is_empty(), "no opening line: {silent:?}");
}

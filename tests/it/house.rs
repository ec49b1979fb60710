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
    (5, &["check", "exchange", "merge", "report"]),
    (6, &["store"]),
    (7, &["cache"]),
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

/// Every room named by a path that begins at the crate's root, groups in braces included, over
/// as many lines and as deep as they go.
fn imports(text: &str) -> Vec<String> {
    let lines: Vec<&str> =
        text.split('\n').filter(|line| !line.trim_start().starts_with("//")).collect();
    let text = lines.join("\n");
    let mut rooms = Vec::new();
    for (at, path) in text.match_indices("crate::") {
        let rest = &text[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(members(group)),
            None => rooms.push(first_word(rest)),
        }
    }
    rooms.retain(|room| room.starts_with(|c: char| c.is_ascii_lowercase()));
    rooms
}

/// The first word of each member of a group whose brace has just been opened.
fn members(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut begins = true;
    let mut words = Vec::new();
    let mut skip_to = 0;
    for (at, c) in group.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        if at < skip_to {
            continue;
        }
        let rest = &group[at..];
        if rest.starts_with("//") {
            skip_to = at + rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => begins = true,
            _ if begins && depth == 1 => {
                words.push(first_word(rest));
                begins = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    words
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
    let text = "use crate::{\n    words::{Lang, date::{Day, Month}}, // and cli\n    // host,\n    \
                page,\n    Thing,\n    query::Q,\n};\nfn f(x: crate::record::Id) {}";
    assert_eq!(imports(text), ["words", "page", "query", "record"]);
}

/// The modules that a file declares, one by one or in a `register! { … }`.
fn declared(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let plain = lines.filter_map(|line| {
        let line = match line.strip_prefix("pub") {
            Some(rest) if rest.starts_with('(') => rest.split_once(')')?.1.trim_start(),
            Some(rest) => rest.trim_start(),
            None => line,
        };
        line.strip_prefix("mod ")?.strip_suffix(';').map(str::to_string)
    });
    let register = text.split_once("\nregister! {").map_or("", |(_, rest)| rest);
    let register = register.split('}').next().unwrap_or(register);
    plain.chain(register.split(',').map(first_word).filter(|name| !name.is_empty())).collect()
}

#[test]
fn every_file_is_declared_in_its_folder() {
    let sources = sources();
    let mut missing = Vec::new();
    for (path, _) in &sources {
        let module = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs")).expect("a source");
        let (folder, name) = module.rsplit_once('/').expect("below src");
        if matches!(path.as_str(), "src/lib.rs" | "src/main.rs") {
            continue;
        }
        let register = match folder {
            "src" => "src/lib.rs".to_string(),
            folder => format!("{folder}/mod.rs"),
        };
        let text = sources.iter().find(|(path, _)| *path == register).map(|(_, text)| text);
        if !text.is_some_and(|text| declared(text).iter().any(|module| module == name)) {
            missing.push(format!("{register} does not declare {path}"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn a_register_is_read_in_each_of_its_forms() {
    let text = "mod a;\npub mod b;\npub(crate) mod c;\n// mod d;\nregister! {\n    e,\n    f,\n}\n";
    assert_eq!(declared(text), ["a", "b", "c", "e", "f"]);
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

#[test]
fn only_the_store_asks_whether_a_file_is_there() {
    let asking: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| room(path) != Some("store") && code(text).contains(".exists()"))
        .map(|(path, _)| path)
        .collect();
    assert!(asking.is_empty(), "outside src/store: {asking:?}");
}

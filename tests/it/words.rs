//! The language files: both languages say the same things, the code names what is there, and
//! nothing is there that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use netlog::cli;
use netlog::record::kind;
use netlog::words::{Lang, Words};

/// Ids that the code makes of a part and a key: a beginning, an end, and where.
const FAMILIES: &[(&str, &str)] = &[
    ("check-pair-", ""),          // check/duplicate/reason: why two are one
    ("check-", "-about"),         // explain, docs: a rule's code
    ("check-", "-title"),         // the same
    ("check-special-", ""),       // check/sensitive: what a word tells of
    ("choice-", ""),              // the words of a field of a set
    ("export-sheet-", ""),        // cli/command/export/xlsx: the sheets of the kinds
    ("field-", ""),               // the labels of fields
    ("kind-", ""),                // the kinds of records
    ("prompt-contact-", ""),      // cli/prompt: the question for a field of a kind
    ("prompt-conversation-", ""), // the same
    ("prompt-create-", ""),       // cli/prompt: kinds of contacts made on the way
    ("prompt-kind-", ""),         // cli/prompt: the kinds of records to choose from
    ("prompt-label-", ""),        // cli/prompt: fields in the review
    ("prompt-meeting-", ""),      // cli/prompt: the question for a field of a kind
    ("prompt-new-", ""),          // cli/prompt: the head of the review
    ("query-task-", ""),          // query/value: the states of tasks
    ("report-no-", "-hint"),      // cli/command/report: the remedy beside a fault
    ("settings-", "-hint"),       // cli/settings: the remedy beside a fault
    ("step-did-", ""),            // cli/step: the words of a command
    ("value-", ""),               // the types of values, and examples of them
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(below: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(below).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// An id with its variables; a selector's are told apart from those that are only shown.
type Texts = BTreeMap<String, BTreeSet<String>>;

fn texts(file: &Path) -> Texts {
    let text = fs::read_to_string(file).expect("UTF-8");
    let resource = match fluent_syntax::parser::parse(text) {
        Ok(resource) => resource,
        Err((_, errors)) => panic!("{}: {errors:?}", file.display()),
    };
    let mut texts = Texts::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let mut used = BTreeSet::new();
                variables(message.value.as_ref().expect("a text"), &mut used);
                let id = message.id.name.clone();
                let before = texts.insert(id.clone(), used);
                assert!(before.is_none(), "{}: {id} is there twice", file.display());
            }
            Entry::Junk { content } => panic!("{}: {content}", file.display()),
            Entry::Term(term) => panic!("{}: a term: {}", file.display(), term.id.name),
            _ => {}
        }
    }
    texts
}

fn variables(pattern: &Pattern<String>, used: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, "", used),
            Expression::Select { selector, variants } => {
                // In both languages a text must choose by the same thing, or by none.
                variable(selector, "", used);
                for variant in variants {
                    variables(&variant.value, used);
                }
            }
        }
    }
}

fn variable(inline: &InlineExpression<String>, mark: &str, used: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            used.insert(format!("{mark}{}", id.name));
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = expression.as_ref() {
                variable(inner, mark, used);
            }
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("neither a variable nor a literal: {other:?}"),
    }
}

/// The rooms that speak, each with its two files.
fn rooms() -> Vec<(PathBuf, Texts, Texts)> {
    let english = files(&root().join("src"), "en.ftl");
    let german = files(&root().join("src"), "de.ftl");
    let folders = |files: &[PathBuf]| {
        files.iter().map(|f| f.parent().map(Path::to_path_buf)).collect::<Vec<_>>()
    };
    assert_eq!(folders(&english), folders(&german), "a room speaks both languages");
    english
        .iter()
        .zip(&german)
        .map(|(en, de)| (en.parent().expect("a room").to_path_buf(), texts(de), texts(en)))
        .collect()
}

fn all_ids() -> BTreeSet<String> {
    rooms().into_iter().flat_map(|(_, german, _)| german.into_keys()).collect()
}

/// The sources, without the tests at their ends.
fn sources() -> Vec<(String, String)> {
    let source = |path: &PathBuf| {
        let text = fs::read_to_string(path).expect("UTF-8");
        let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        (path.display().to_string(), code.to_string())
    };
    files(&root().join("src"), ".rs").iter().map(source).collect()
}

/// The literals that are the first argument of one of these calls.
fn named(code: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for call in ["Message::new(", ".text("] {
        for (at, _) in code.match_indices(call) {
            let rest = code[at + call.len()..].trim_start();
            let Some(rest) = rest.strip_prefix('"') else { continue };
            let (id, after) = rest.split_once('"').unwrap_or((rest, ""));
            // `draft.text("date")` reads a field; ids of texts have a room before a hyphen.
            if id.contains('-') && after.trim_start().starts_with([')', ',']) {
                ids.push(id.to_string());
            }
        }
    }
    ids
}

#[test]
fn both_languages_say_the_same_things() {
    for (room, german, english) in rooms() {
        let ids = |texts: &Texts| texts.keys().cloned().collect::<BTreeSet<_>>();
        let (de, en) = (ids(&german), ids(&english));
        let only: Vec<_> = de.symmetric_difference(&en).collect();
        assert!(only.is_empty(), "{}: in one language only: {only:?}", room.display());
        for (id, used) in &german {
            assert_eq!(Some(used), english.get(id), "{}: variables of {id}", room.display());
        }
    }
}

#[test]
fn no_id_is_in_two_rooms() {
    let mut seen: BTreeMap<String, PathBuf> = BTreeMap::new();
    for (room, german, _) in rooms() {
        for id in german.into_keys() {
            if let Some(other) = seen.insert(id.clone(), room.clone()) {
                panic!("{id} is in {} and {}", other.display(), room.display());
            }
        }
    }
}

#[test]
fn every_room_is_in_the_register() {
    let register = fs::read_to_string(root().join("src/words/source.rs")).expect("the register");
    for (room, _, _) in rooms() {
        let room = room
            .strip_prefix(root().join("src"))
            .expect("below")
            .to_string_lossy()
            .replace('\\', "/");
        let count = register.matches(&format!("\"{room}\"")).count();
        assert_eq!(count, 1, "{room} in src/words/source.rs");
    }
}

#[test]
fn the_code_names_only_what_is_there() {
    let ids = all_ids();
    let mut missing = Vec::new();
    for (path, code) in sources() {
        missing.extend(
            named(&code)
                .into_iter()
                .filter(|id| !ids.contains(id))
                .map(|id| format!("{path}: {id}")),
        );
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_search_for_ids_sees_every_way_to_name_one() {
    let code = "Message::new(\"a-b\").with(\"c\", x); words.text(\n  \"d-e\"), draft.text(\"date\") \
                Message::new(id) words.text(&f)";
    assert_eq!(named(code), ["a-b", "d-e"]);
}

/// The ids that help makes of the names of commands, arguments and fields.
fn help_ids() -> BTreeSet<String> {
    let tree = cli::tree(&Words::new(Lang::En));
    let mut ids = BTreeSet::new();
    for path in cli::paths(&tree) {
        let id = [vec!["help".to_string()], path.clone()].concat().join("-");
        ids.extend(["about", "long", "examples", "heading"].map(|part| format!("{id}-{part}")));
        let command = path
            .iter()
            .fold(&tree, |command, name| command.find_subcommand(name).expect("there is one"));
        for arg in command.get_arguments() {
            let name = arg.get_id().as_str().replace('_', "-");
            ids.extend([format!("{id}-arg-{name}"), format!("help-arg-{name}")]);
        }
    }
    let fields = kind::KINDS.iter().flat_map(|kind| kind.fields);
    ids.extend(fields.map(|field| format!("help-field-{}", field.key)));
    ids
}

#[test]
fn nothing_is_there_that_nobody_says() {
    let sources: String = sources().into_iter().map(|(_, code)| code).collect();
    let family =
        |id: &str| FAMILIES.iter().any(|(begin, end)| id.starts_with(begin) && id.ends_with(end));
    let helped = help_ids();
    let names_a_value = |id: &str| {
        let word = id.strip_prefix("help-value-").filter(|word| word.len() > 1 || *word == "N");
        word.is_some_and(|word| sources.contains(word))
    };
    let unused: Vec<String> = all_ids()
        .into_iter()
        .filter(|id| !family(id) && !sources.contains(&format!("\"{id}\"")))
        .filter(|id| !helped.contains(id) && !names_a_value(id))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_field_has_its_label() {
    let ids = all_ids();
    for kind in kind::KINDS {
        assert!(ids.contains(&format!("kind-{}", kind.name)));
        for field in kind.fields {
            assert!(ids.contains(&format!("field-{}", field.key)), "{}", field.key);
        }
    }
}

#[test]
fn every_command_and_argument_has_its_help() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let tree = cli::tree(&words);
        let mut bare = Vec::new();
        for path in cli::paths(&tree) {
            let command = path
                .iter()
                .fold(&tree, |command, name| command.find_subcommand(name).expect("there is one"));
            let mut lacks = |what: &str, text: Option<String>| {
                // An id that is not known is shown as it is.
                let there = text.is_some_and(|text| !text.is_empty() && !text.contains("help-"));
                if !there {
                    bare.push(format!("{lang:?} {path:?}: {what}"));
                }
            };
            lacks("about", command.get_about().map(ToString::to_string));
            for arg in command.get_arguments() {
                lacks(arg.get_id().as_str(), arg.get_help().map(ToString::to_string));
                let names = arg.get_value_names().filter(|_| arg.get_action().takes_values());
                for name in names.unwrap_or_default() {
                    lacks(arg.get_id().as_str(), Some(name.to_string()));
                }
            }
            let page = cli::page(&tree, &words, &path, None).map(|page| page.plain());
            lacks("page", page);
        }
        assert!(bare.is_empty(), "{bare:#?}");
    }
}

/// What the history calls a step: `rename: contact`.
#[test]
fn every_deed_is_told_in_words() {
    let mut found = Vec::new();
    for (_, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, made) in code.match_indices("Deed::new(") {
            let rest = &code[at + made.len()..];
            let Some(words) = rest.split('"').nth(1).filter(|_| rest.starts_with(['"', '&']))
            else {
                continue;
            };
            match words.split_once(": ") {
                Some((verb, "{}")) => {
                    found.extend(kind::KINDS.iter().map(|kind| format!("{verb}-{}", kind.name)));
                }
                Some((verb, what)) => found.push(format!("{verb}-{what}")),
                None => panic!("no deed: {words}"),
            }
        }
    }
    assert!(found.len() > 15, "{found:?}");
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for deed in &found {
            assert!(words.knows(&format!("step-did-{deed}")), "{deed} in {lang:?}");
        }
    }
}

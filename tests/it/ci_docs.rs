//! `docs/ci.md`: every snippet is YAML, and every command of netlog's in it does what the text says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use netlog::cli;
use netlog::words::{Lang, Words};
use serde_yaml::Value;

use crate::sandbox::{Sandbox, finish};

const WRONG: &str = "---\ndate: 2024-10-14\nwith: [nobody]\n---\n\nText.\n";

fn document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci.md");
    fs::read_to_string(path).expect("the document").replace("\r\n", "\n")
}

fn snippets() -> Vec<Value> {
    let text = document();
    let blocks = text.split("\n```yaml\n").skip(1);
    let blocks = blocks.map(|rest| rest.split("\n```\n").next().expect("an end"));
    let parse =
        |block: &str| serde_yaml::from_str(block).unwrap_or_else(|e| panic!("{e}: {block}"));
    blocks.map(parse).collect()
}

/// What a runner hands to a shell: under `run`, or each entry of a `script`.
fn scripts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                match (key.as_str(), value) {
                    (Some("run"), Value::String(text)) => found.push(text.clone()),
                    (Some("script" | "before_script"), Value::Sequence(lines)) => {
                        found.extend(lines.iter().filter_map(Value::as_str).map(str::to_string));
                    }
                    _ => scripts(value, found),
                }
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| scripts(item, found)),
        _ => {}
    }
}

/// Whatever calls netlog in the snippets.
fn calls() -> Vec<String> {
    let mut found = Vec::new();
    snippets().iter().for_each(|snippet| scripts(snippet, &mut found));
    found.retain(|script| script.lines().any(|line| line.trim().starts_with("netlog ")));
    found
}

#[test]
fn every_forge_has_a_snippet_that_fetches_the_whole_history() {
    let snippets = snippets();
    assert_eq!(snippets.len(), 3);
    for snippet in &snippets {
        let text = serde_yaml::to_string(snippet).expect("YAML");
        let whole = text.contains("fetch-depth: 0") || text.contains("GIT_DEPTH: '0'");
        assert!(whole && text.contains("--since") && text.contains("--locked"), "{text}");
    }
    assert_eq!(calls().len(), 6, "{:#?}", calls());
}

#[test]
fn every_command_is_one_of_the_tree() {
    let tree = cli::tree(&Words::new(Lang::En));
    // Those of the snippets, and those of the text beside them.
    let text = document().replace('\n', " ").replace("```", "");
    let told = text.split('`').skip(1).step_by(2).map(str::trim).map(str::to_string);
    let told: Vec<String> = told.filter(|code| code.starts_with("netlog ")).collect();
    assert!(!told.is_empty());
    let lines = calls().join("\n");
    let lines = lines.lines().map(str::trim).filter(|line| line.starts_with("netlog "));
    for line in lines.map(str::to_string).chain(told) {
        let line = line.split(['>', '|']).next().expect("a command");
        let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches('"')).collect();
        let parsed = tree.clone().try_get_matches_from(&words);
        assert!(parsed.is_ok(), "{line}: {}", parsed.expect_err("an error"));
    }
}

/// Each on a log without a fault, then with one in the last step.
#[cfg(unix)]
#[test]
fn each_of_them_passes_what_is_right_and_stops_what_is_not() {
    let log = Sandbox::with(&[
        ("netlog.toml", "language = \"en\"\n"),
        ("contacts/anna-muster.md", "---\nname: Anna Muster\n---\n"),
    ]);
    log.git(&["init", "--quiet", "--initial-branch=main"]);
    let commit = |message: &str| {
        log.git(&["add", "."]);
        log.git(&["commit", "--quiet", "-m", message]);
        // The server has it: a job has fetched it from there.
        log.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    };
    commit("start");
    log.write("contacts/kim-neu.md", "---\nname: Kim Neu\n---\n");
    commit("a contact");
    let typed = |script: &str| {
        let mut shell = Command::new("sh");
        log.scrub(&mut shell);
        let script =
            format!("netlog() {{ \"$NETLOG\" --today 2024-10-22 \"$@\"; }}\nset -e\n{script}\n");
        shell.env("NETLOG", env!("CARGO_BIN_EXE_netlog")).env("BASE", "HEAD~");
        shell.env("CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD~").stdin(Stdio::null());
        finish(shell.args(["-c", &script]))
    };
    let codes = || calls().iter().map(|script| typed(script).code).collect::<BTreeSet<_>>();
    assert_eq!(codes(), BTreeSet::from([0]));
    let stopping = || {
        let stopping = calls().into_iter().filter(|script| !script.contains("|| true"));
        stopping.map(|script| (typed(&script).code, script)).collect::<Vec<_>>()
    };
    log.write("conversations/2024/2024-10-14-x.md", WRONG);
    commit("a conversation");
    assert!(stopping().iter().all(|(code, _)| *code == 1), "{:#?}", stopping());
    // A name in a message is seen by what looks at the new commits.
    log.write("conversations/2024/2024-10-14-x.md", &WRONG.replace("nobody", "anna-muster"));
    commit("with Anna Muster");
    for (code, script) in stopping() {
        assert_eq!(code, i32::from(script.contains("--since")), "{script}");
    }
    assert!(log.read("netlog.json").starts_with('['));
}

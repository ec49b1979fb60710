//! README and guide are true: each `console` block is run on a copy of the example log, and what it
//! prints is what stands there. With `UPDATE_DOCS=1` the answers are written anew.

use std::fs;
use std::path::Path;

use crate::sandbox::Sandbox;

const GUIDES: [&str; 3] = ["README.md", "docs/handbuch.md", "docs/query.md"];

/// A command of a guide with the answer below it, as ranges of lines.
struct Step {
    command: String,
    answer: std::ops::Range<usize>,
}

#[test]
fn the_transcripts_are_what_netlog_prints() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    for guide in GUIDES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(guide);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{guide}: {error}"));
        let lines: Vec<&str> = text.lines().collect();
        let sandbox = sandbox();
        let mut fresh: Vec<String> = Vec::new();
        let mut at = 0;
        let steps = steps(&lines);
        assert!(!steps.is_empty() || guide == "docs/query.md", "{guide} shows nothing");
        for step in steps {
            let Some(args) = arguments(&step.command) else { continue };
            let said = answer(&sandbox, &args);
            fresh.extend(lines[at..step.answer.start].iter().map(|line| (*line).to_string()));
            fresh.extend(said.iter().cloned());
            at = step.answer.end;
            if !update {
                let shown: Vec<&str> = lines[step.answer.clone()].to_vec();
                assert_eq!(shown, said, "{guide}: {} (UPDATE_DOCS=1 renews it)", step.command);
            }
        }
        fresh.extend(lines[at..].iter().map(|line| (*line).to_string()));
        if update {
            fs::write(&path, fresh.join("\n") + "\n").expect("written");
        }
    }
}

/// The example log where the guides have it: in `records/` of the working directory.
fn sandbox() -> Sandbox {
    let example = Sandbox::example();
    let sandbox = Sandbox::empty();
    for (path, text) in example.files() {
        sandbox.write(&format!("records/{path}"), &text);
    }
    sandbox
}

fn steps(lines: &[&str]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        match (inside, *line) {
            (false, "```console") => inside = true,
            (true, "```") => inside = false,
            (true, line) => match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(command), _) => {
                    steps.push(Step { command: command.to_string(), answer: at + 1..at + 1 });
                }
                (None, Some(step)) => step.answer.end = at + 1,
                (None, None) => {}
            },
            _ => {}
        }
    }
    steps
}

/// The words after `netlog` or `cargo run … --`; `None` for anything that is not netlog.
fn arguments(command: &str) -> Option<Vec<String>> {
    let rest = command.strip_prefix("netlog ").or_else(|| command.strip_prefix("cargo run -- "))?;
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in rest.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ' ') => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(c),
        }
    }
    words.push(word);
    Some(words)
}

/// What a person sees: the answer, then what is said beside it.
fn answer(sandbox: &Sandbox, args: &[String]) -> Vec<String> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut command = sandbox.command(&[]);
    command.env("COLUMNS", "100").args(&args).stdin(std::process::Stdio::null());
    // Who and when are part of a step's number.
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Susanne Winter");
        command.env(format!("GIT_{role}_DATE"), "2024-10-22T09:15:00Z");
    }
    let output = crate::sandbox::finish(&mut command);
    assert!(matches!(output.code, 0 | 1), "{args:?}: {output:?}");
    let said = format!("{}{}", output.out, output.err);
    said.lines().map(|line| line.trim_end().to_string()).collect()
}

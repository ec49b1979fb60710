//! Every command on every file of `tests/hostile` and of [`made`]: it comes to its end in time and
//! in little memory, shows the good record, steers no terminal, and neither reads nor writes
//! anything outside the log. What `check` finds is written down.

mod made;
mod measure;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use made::Made;
use measure::Measured;
use serde_json::Value;

use crate::sandbox::Sandbox;

/// A text that lies outside the log and must never be seen.
const SECRET: &str = "GEHEIM-6f1c";

/// On a release build. An unoptimised one is given more, and says nothing about speed.
const TIME: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });

/// Bytes.
const MEMORY: u64 = 200 * 1024 * 1024;

/// One log with something hostile in it.
struct Case {
    name: String,
    /// What is laid into the log, from its root.
    path: String,
    make: Box<dyn Fn(&Sandbox) + Send + Sync>,
    /// As `expected.tsv` has it.
    expected: Option<String>,
}

impl Case {
    fn of_file(file: PathBuf, expected: &BTreeMap<String, String>) -> Case {
        let below =
            file.strip_prefix(folder()).expect("below").to_string_lossy().replace('\\', "/");
        let path = match below.starts_with("settings/") {
            true => "netlog.toml".to_string(),
            false => below.clone(),
        };
        let target = path.clone();
        let make = move |sandbox: &Sandbox| {
            let target = sandbox.log().join(&target);
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::copy(&file, target).expect("a copy");
        };
        let expected = expected.get(&below).cloned();
        Case { name: below, path, make: Box::new(make), expected }
    }

    fn of_made(made: Made) -> Case {
        let (path, make) = (made.path.to_string(), made.make);
        Case {
            name: made.name.to_string(),
            path,
            make: Box::new(make),
            expected: Some(made.expected.to_string()),
        }
    }

    /// A log under git with a good record and the hostile thing, and a secret beside it.
    fn log(&self) -> Sandbox {
        let sandbox = Sandbox::with(&[("contacts/gut.md", "---\nname: Gut Gelesen\n---\n")]);
        sandbox.write("netlog.toml", "language = \"en\"\n");
        sandbox.write("../outside/geheim.md", &format!("---\nname: {SECRET}\n---\n"));
        sandbox.git(&["init", "--quiet", "--initial-branch=main"]);
        (self.make)(&sandbox);
        if sandbox.log().join(".git").is_dir() {
            sandbox.git(&["add", "--all"]);
            sandbox.git(&["commit", "--quiet", "--message=The log"]);
        }
        sandbox
    }

    fn id(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".md").unwrap_or(name)
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

fn expected() -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder().join("expected.tsv")).expect("a table");
    let pair = |line: &str| line.split_once('\t').map(|(name, found)| (name.into(), found.into()));
    text.lines().filter_map(pair).collect()
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let expected = expected();
    let mut files = Vec::new();
    for below in ["contacts", "conversations", "meetings", "settings"] {
        let entries = fs::read_dir(folder().join(below)).expect("a folder");
        files.extend(entries.map(|entry| entry.expect("an entry").path()));
    }
    files.sort();
    assert_eq!(expected.len(), files.len(), "one line of the table for each file");
    let files = files.into_iter().map(|file| Case::of_file(file, &expected));
    files.chain(made::all().into_iter().map(Case::of_made)).collect()
});

/// Run on every file in every test run: they read all there is to read.
const FEW: [&str; 8] = [
    "list",
    "list --format ids",
    "show ID",
    "upcoming",
    "report year 2024",
    "check",
    "check --format json",
    "edit ID --set topics=neu",
];

/// Every command that reads the log, in every form of its answer.
const ALL: [&str; 46] = [
    "list",
    "list --format json",
    "list --format jsonl",
    "list --format csv",
    "list --format ids",
    "list --format paths",
    "search gut",
    "search --format json a",
    "show gut",
    "show ID",
    "show ID --format json",
    "brief gut",
    "brief ID",
    "tasks",
    "tasks --all --format json",
    "upcoming",
    "upcoming --format json",
    "report year 2024",
    "report year 2024 --format markdown",
    "report year 2024 --format json",
    "report year 2024 --format csv",
    "report contact ID",
    "list --group with",
    "stats --by topic,with",
    "stats --by month --format json",
    "graph --format svg",
    "graph --format dot",
    "check",
    "check --format json",
    "check --fix --dry-run",
    "log",
    "log ID",
    "undo --dry-run",
    "edit ID --set topics=neu --dry-run",
    "done ID 1 --dry-run",
    "add contact --name ID --dry-run",
    "add conversation --with ID --with gut --date 2024-10-14 --title T --dry-run",
    "add meeting --title T --date 2024-10-14 --participants gut --dry-run",
    "explain unknown-key",
    "help list",
    "completions bash",
    // And last what really writes.
    "edit ID --set topics=neu",
    "done ID 1",
    "check --fix",
    "add contact --name Neu",
    "undo",
];

fn commands<'a>(lines: &[&'static str], id: &'a str) -> Vec<Vec<&'a str>> {
    let args = |line: &'static str| {
        line.split(' ').map(|word| if word == "ID" { id } else { word }).collect()
    };
    lines.iter().copied().map(args).collect()
}

fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Everything that one command did wrong.
fn faults(args: &[&str], run: &Measured) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |text: String| faults.push(format!("{}: {text}", args.join(" ")));
    if run.time > TIME {
        fault(format!("{:.1} s", run.time.as_secs_f64()));
    }
    if run.memory > MEMORY {
        fault(format!("{} MB", run.memory / 1024 / 1024));
    }
    if !(0..=4).contains(&run.output.code) || run.output.err.contains("panicked") {
        fault(format!("exit code {}: {}", run.output.code, run.output.err));
    }
    // On a terminal what is meant for programs is escaped too; here they get it as it is.
    let for_programs = ["json", "jsonl", "csv", "ids", "paths"].iter().any(|f| args.contains(f));
    let texts = [("out", &run.output.out), ("err", &run.output.err)];
    for (name, text) in texts.into_iter().filter(|(name, _)| *name == "err" || !for_programs) {
        if let Some(control) = text.chars().find(|c| is_control(*c)) {
            fault(format!("{control:?} in {name}"));
        }
    }
    if args.contains(&"json") && run.output.code < 2 {
        match serde_json::from_str::<Value>(&run.output.out) {
            Ok(_) => {}
            Err(_) if run.output.code == 1 && run.output.out.is_empty() => {}
            Err(error) => fault(format!("JSON: {error}")),
        }
    }
    if run.output.out.contains(SECRET) || run.output.err.contains(SECRET) {
        fault("read outside the log".to_string());
    }
    faults
}

/// Everything beside the log, with its bytes.
fn outside(sandbox: &Sandbox) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![sandbox.log().join("..")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            // The log itself, and the one other place that netlog writes to.
            if path.ends_with("../log") || path.ends_with(".cache/netlog") {
                continue;
            }
            if entry.file_type().expect("a type").is_dir() {
                open.push(path);
            } else {
                found.insert(path.clone(), fs::read(path).unwrap_or_default());
            }
        }
    }
    found
}

/// `code line:column` of each finding, or the exit code.
fn found(run: &Measured) -> String {
    let Ok(Value::Array(findings)) = serde_json::from_str(&run.output.out) else {
        return format!("exit {}", run.output.code);
    };
    let text = |finding: &Value| {
        format!(
            "{} {}:{}",
            finding["code"].as_str().unwrap_or("?"),
            finding["line"],
            finding["column"]
        )
    };
    let mut all: Vec<String> = findings.iter().map(text).collect();
    if all.len() > 12 {
        let more = all.len() - 3;
        all.truncate(3);
        all.push(format!("and {more} more"));
    }
    if all.is_empty() { "nothing".to_string() } else { all.join(", ") }
}

fn run_case(case: &Case, lines: &[&'static str]) -> Vec<String> {
    let sandbox = case.log();
    let before = outside(&sandbox);
    let mut wrong = Vec::new();
    for args in commands(lines, case.id()) {
        let run = measure::run(&mut sandbox.command(&args));
        wrong.extend(faults(&args, &run));
        if args == ["check", "--format", "json"] {
            let found = found(&run);
            if case.expected.as_ref() != Some(&found) {
                wrong.push(format!("expected {:?}, found:\n{}\t{found}", case.expected, case.name));
            }
        }
        let unreadable = run.output.code == 3 && case.path == "netlog.toml";
        if args == ["list", "--format", "ids"] && !unreadable {
            let good = run.output.out.lines().any(|id| id == "gut");
            if !good || run.output.code != 0 {
                wrong.push(format!("the good record is hidden: {:?}", run.output));
            }
        }
    }
    if outside(&sandbox) != before {
        wrong.push("something was written outside the log".to_string());
    }
    wrong.into_iter().map(|text| format!("{}: {text}", case.name)).collect()
}

#[test]
fn the_main_commands_stand_every_file() {
    stand(&FEW);
}

#[test]
#[ignore = "long"]
fn every_command_stands_every_file() {
    stand(&ALL);
}

fn stand(lines: &[&'static str]) {
    assert!(CASES.len() >= 60, "{}", CASES.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut wrong = Vec::new();
        while let Some(case) = CASES.get(next.fetch_add(1, Ordering::Relaxed)) {
            wrong.extend(run_case(case, lines));
        }
        wrong
    };
    let wrong = thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("it ends")).collect::<Vec<_>>()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

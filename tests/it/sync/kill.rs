//! `sync` is killed, at any moment.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::office::{Office, Person};

const ANNA: (&str, &str) = (
    "contacts/anna.md",
    "---\nname: Anna\nrole: Leiterin\ntopics: [wohnen]\n---\n\nErster Absatz.\n\nZweiter Absatz.\n",
);

/// What both do before Lea joins it.
fn edits(office: &Office, round: u32) -> (Person<'_>, Person<'_>) {
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let text = kim.read(ANNA.0);
    let [one, other] = ["kim", "lea"].map(|name| {
        let line = if name == "kim" { "Erster Absatz" } else { "Zweiter Absatz" };
        text.replace(line, &format!("{line} {name} {round}"))
            .replace("topics: [", &format!("topics: [{name}-{round}, "))
    });
    kim.write(ANNA.0, &one);
    kim.write(&format!("contacts/kim-{round}.md"), "---\nname: Kim\n---\n");
    kim.write("templates/x.docx", &format!("\0{round}"));
    kim.ok(&["sync"]);
    lea.write(ANNA.0, &other);
    lea.write(&format!("contacts/lea-{round}.md"), "---\nname: Lea\n---\n");
    (kim, lea)
}

/// Leftovers of netlog in a folder and below, git's own among them.
fn leftovers(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours =
            name.starts_with(".netlog-") || name == "journal.json" || name.ends_with(".lock");
        if ours {
            found.push(path.display().to_string());
        }
        if path.is_dir() && !path.is_symlink() {
            leftovers(&path, found);
        }
    }
}

/// Kills Lea's `sync` after `delay`: netlog alone, or with everything it has started.
fn killed(lea: &Person<'_>, delay: Duration, all: bool) {
    let mut command = lea.command(&["sync"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().expect("netlog starts");
    sleep(delay);
    let whom = if all { format!("-{}", child.id()) } else { child.id().to_string() };
    let _ = Command::new("kill").args(["-9", "--", &whom]).stderr(Stdio::null()).status();
    child.wait().expect("it ends");
}

fn kills(count: u32) {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (_, lea) = edits(&office, 0);
    let begin = Instant::now();
    lea.ok(&["sync"]);
    let whole = begin.elapsed() * 11 / 10;
    office.settle(&[&office.person("kim"), &lea]);
    for round in 1..=count {
        let (kim, lea) = edits(&office, round);
        killed(&lea, whole * round / count, round % 2 == 0);
        let output = lea.run(&["sync"]);
        assert_eq!(output.code, 0, "{round}: {output:?}");
        kim.ok(&["sync"]);
        let text = kim.read(ANNA.0);
        for name in ["kim", "lea"] {
            assert!(text.contains(&format!("{name}-{round}")), "{round}: {text}");
            assert!(text.contains(&format!(" {name} {round}")), "{round}: {text}");
        }
        assert_eq!(text, lea.read(ANNA.0), "{round}");
        for path in [format!("contacts/kim-{round}.md"), format!("contacts/lea-{round}.md")] {
            assert!(kim.has(&path) && lea.has(&path), "{round}: {path}");
        }
        assert_eq!(lea.read("templates/x.docx"), format!("\0{round}"));
        assert_eq!(lea.git(&["status", "--porcelain"]), "", "{round}");
        assert_eq!(lea.git(&["rev-parse", "HEAD^{tree}"]), office.tree(), "{round}");
        let mut found = Vec::new();
        leftovers(&lea.log(), &mut found);
        assert!(found.is_empty(), "{round}: {found:?}");
    }
    lea.git(&["fsck", "--strict"]);
    office.settle(&[&office.person("kim"), &lea]);
}

#[test]
fn a_sync_that_is_killed_anywhere_is_taken_up_again() {
    kills(12);
}

#[test]
#[ignore = "takes minutes; the same with twelve kills always runs"]
fn a_sync_that_is_killed_at_eighty_moments_is_taken_up_again() {
    kills(80);
}

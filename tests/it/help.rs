//! Help and manual pages of the whole program: they are there, they hold what they
//! say, and the programs that read them have nothing to complain about.

use std::fs;
use std::process::{Command, Stdio};

use netlog::cli;
use netlog::words::{Lang, Words};

use crate::sandbox::Sandbox;

/// True where this program can be started here.
#[allow(clippy::print_stderr)] // A word on what was not tested.
pub fn installed(program: &str) -> bool {
    let found =
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if found.is_err() {
        eprintln!("skipped: {program} is not installed");
    }
    found.is_ok()
}

#[test]
fn manual_pages_are_read_without_a_warning() {
    let sandbox = Sandbox::empty();
    let groff = installed("groff");
    let mandoc = installed("mandoc");
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for path in cli::paths(&cli::tree(&words)) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let page = sandbox.ok(&[&["--lang", lang.tag(), "man"], path.as_slice()].concat()).out;
            assert!(page.is_ascii(), "every reader knows the encoding: {path:?}");
            let file = sandbox.home().join("page.1");
            fs::write(&file, &page).expect("a file");
            if groff {
                let mut command = Command::new("groff");
                command.args(["-man", "-Tutf8", "-ww", "-P-c"]).arg(&file);
                let output = command.output().expect("it starts");
                let told = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(output.status.success() && told.is_empty(), "{path:?}: {told}");
                let drawn = String::from_utf8(output.stdout).expect("UTF-8");
                let name = [&["netlog"], path.as_slice()].concat().join("-");
                assert!(drawn.contains(&name), "{path:?}: {drawn}");
            }
            if mandoc {
                let mut command = Command::new("mandoc");
                let output =
                    command.args(["-Tlint", "-Wwarning"]).arg(&file).output().expect("it starts");
                let told = String::from_utf8_lossy(&output.stdout).into_owned();
                // What is written has no date: the same records, the same bytes.
                let told: Vec<&str> = told.lines().filter(|line| !line.contains("date")).collect();
                assert!(told.is_empty(), "{path:?}: {told:#?}");
            }
        }
    }
}

#[test]
fn manual_pages_speak_german_with_umlauts() {
    if !installed("groff") {
        return;
    }
    let sandbox = Sandbox::empty();
    let file = sandbox.home().join("page.1");
    fs::write(&file, sandbox.ok(&["--lang", "de", "man"]).out).expect("a file");
    let mut groff = Command::new("groff");
    let output = groff.args(["-man", "-Tutf8", "-P-cbou"]).arg(&file).output().expect("it starts");
    let drawn = String::from_utf8(output.stdout).expect("UTF-8");
    for text in
        ["BEZEICHNUNG", "ÜBERSICHT", "BESCHREIBUNG", "RÜCKGABEWERTE", "für", "--repo ORDNER"]
    {
        let drawn = drawn.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(drawn.contains(text) || text == "für", "{text} in {drawn}");
    }
}

#[test]
fn what_an_argument_does_is_said_in_one_line() {
    for lang in Lang::ALL {
        let tree = cli::tree(&Words::new(lang));
        let mut commands = vec![&tree];
        while let Some(command) = commands.pop() {
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.contains('\n'), "{} {}: {help}", command.get_name(), arg.get_id());
            }
            commands.extend(command.get_subcommands());
        }
    }
}

/// Each example of each page, typed as it stands, on a copy of the example log.
#[cfg(unix)]
#[test]
fn every_example_works_on_the_example_log() {
    let man = installed("man");
    let mut failed = Vec::new();
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let tree = cli::tree(&words);
        for path in cli::paths(&tree) {
            let page = cli::Page::new(&tree, &words, &path).expect("a page");
            for line in page.examples() {
                // It asks, and there is nobody to answer.
                let asks = line == "netlog add";
                if asks || (line.contains("man -l") && !man) {
                    continue;
                }
                let output = typed(lang, line, path == ["init"]);
                let code = output.status.code();
                let findings = line.starts_with("netlog check") && code == Some(1);
                if code != Some(0) && !findings {
                    failed.push(format!(
                        "{line}: {code:?} {}",
                        String::from_utf8_lossy(&output.stderr)
                    ));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[cfg(unix)]
fn typed(lang: Lang, line: &str, new: bool) -> std::process::Output {
    let sandbox = if new { Sandbox::empty() } else { Sandbox::example() };
    for folder in [".local/share/bash-completion/completions", ".config/fish/completions", ".zfunc"]
    {
        fs::create_dir_all(sandbox.home().join(folder)).expect("a folder");
    }
    let shares = ["netlog sync", "netlog abgleich", "netlog status", "netlog stand"];
    let shares = shares.iter().any(|command| line.starts_with(command));
    let kept = ["netlog log", "netlog undo", "netlog hooks"];
    if shares || kept.iter().any(|command| line.starts_with(command)) {
        // A history, with a last step; the example log itself keeps none.
        let settings = sandbox.read("netlog.toml").replace("commit = false", "commit = true");
        sandbox.write("netlog.toml", &settings);
        sandbox.git(&["init", "--quiet"]);
        sandbox.git(&["add", "."]);
        sandbox.git(&["commit", "--quiet", "-m", "start"]);
        sandbox.ok(&["edit", "anne-gueller-frey", "--add", "topics=sprache"]);
    }
    if line.contains("--from") {
        sandbox.ok(&["init", "../seed"]);
        for place in ["../ablage.git", "../log.git"] {
            sandbox.git(&["init", "--quiet", "--bare", "--initial-branch=main", place]);
            sandbox.git(&[
                "-C",
                "../seed",
                "push",
                "--quiet",
                &format!("../{}", &place[3..]),
                "main",
            ]);
        }
    }
    if shares {
        for place in ["../ablage.git", "../log.git"] {
            sandbox.git(&["init", "--quiet", "--bare", place]);
        }
        sandbox.git(&["remote", "add", "origin", "../ablage.git"]);
    }
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Neu\nEND:VCARD\n";
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20241101T100000\nSUMMARY:Neu\n\
                    END:VEVENT\nEND:VCALENDAR\n";
    if line.starts_with("netlog import") {
        for (name, text) in [
            ("kontakte.vcf", card),
            ("contacts.vcf", card),
            ("kalender.ics", calendar),
            ("calendar.ics", calendar),
            ("Notizen/Ada Neu.md", "---\ntype: person\n---\nText\n"),
            ("Notes/Ada Neu.md", "---\ntype: person\n---\nText\n"),
        ] {
            sandbox.write(name, text);
        }
    }
    let mut shell = Command::new("sh");
    sandbox.scrub(&mut shell);
    let typed = format!("netlog() {{ \"$NETLOG\" --today 2024-10-22 \"$@\"; }}\n{line}\n");
    shell.args(["-c", &typed]).env("NETLOG", env!("CARGO_BIN_EXE_netlog"));
    shell.env("NETLOG_LANG", lang.tag()).env("EDITOR", "true").env("PROFILE", "profile.ps1");
    shell.stdin(Stdio::null()).output().expect("it starts")
}

#[test]
fn every_command_has_two_to_four_examples_and_a_long_text() {
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let tree = cli::tree(&words);
        for path in cli::paths(&tree) {
            let page = cli::Page::new(&tree, &words, &path).expect("a page");
            let count = page.examples().count();
            assert!((2..=4).contains(&count), "{path:?} in {lang:?} has {count} examples");
            assert!(!page.paragraphs.is_empty(), "{path:?} in {lang:?} has no long text");
        }
    }
}

#[test]
fn help_in_a_wide_window_stays_readable() {
    let words = Words::new(Lang::De);
    let tree = cli::tree(&words);
    let names: [&str; 0] = [];
    let at = |width| cli::page(&tree, &words, &names, Some(width)).expect("a page").plain();
    assert!(at(120).lines().all(|line| line.chars().count() <= 100));
    assert_eq!(at(120), at(300));
    assert_ne!(at(80), at(120));
}

#[test]
fn no_colour_where_none_is_wanted() {
    let sandbox = Sandbox::empty();
    assert!(sandbox.ok(&["help", "--color", "always"]).out.contains('\u{1b}'));
    assert!(sandbox.ok(&["--color", "always", "list", "--help"]).out.contains('\u{1b}'));
    assert!(!sandbox.ok(&["help"]).out.contains('\u{1b}'));
}

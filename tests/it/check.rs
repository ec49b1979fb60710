//! Every rule by its own example, the example repository without a finding, and the page of the
//! documentation that is made from the rules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::{env, fs};

use chrono::NaiveDate;
use netlog::check::{self, Commit, Context, Example, Files, Levels, Mending, RULES, Rule};
use netlog::cli::Settings;
use netlog::diagnostic::{Diagnostic, Place, Severity};
use netlog::record::kind::of_folder;
use netlog::record::{Book, FieldSpec, Record, Schema, ValueType, kind};
use netlog::store::{Found, Root, SETTINGS};
use netlog::words::{Lang, Message, Words};
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day")
}

/// Codes of files that never become a text.
const UNREAD: [&str; 2] = ["file-unreadable", "not-a-file"];

/// A small repository without a disk.
struct Small {
    book: Book,
    strays: Vec<String>,
    series: Vec<String>,
    commits: Vec<Commit>,
}

impl Small {
    fn new<T: AsRef<str>>(code: &'static str, files: &[(T, T)]) -> Small {
        let schema = Schema::default();
        let (mut records, mut loose) = (Vec::new(), Vec::new());
        let mut small = Small {
            book: Book::new(schema.clone(), Vec::new(), Vec::new()),
            strays: Vec::new(),
            series: vec!["steering".to_string()],
            commits: Vec::new(),
        };
        for (path, text) in files {
            let (path, text) = (path.as_ref(), text.as_ref());
            if let Some(id) = Commit::of(&Place::file(path)) {
                small.commits.push(Commit { id: id.to_string(), message: text.to_string() });
                continue;
            }
            if path == SETTINGS {
                small.series =
                    Settings::parse(text).expect("settings").series.into_keys().collect();
                continue;
            }
            match of_folder(path.split('/').next().unwrap_or(path)) {
                Some(_) if text.is_empty() && UNREAD.contains(&code) => {
                    let message = Message::new("store-unreadable");
                    let place = Place::file(path);
                    let remedy = message.clone();
                    loose.push(Diagnostic::new(code, Severity::Error, place, message, remedy));
                }
                Some(kind) => records.push(Record::read(&schema, kind, path, text.to_string())),
                None => small.strays.push(path.to_string()),
            }
        }
        small.book = Book::new(schema, records, loose);
        small
    }

    fn run(&self) -> Vec<Diagnostic> {
        self.look_at(None)
    }

    fn look_at(&self, only: Option<&str>) -> Vec<Diagnostic> {
        let context = Context {
            only,
            staff: &["kim".to_string()],
            series: &self.series,
            strays: &self.strays,
            free: &[NaiveDate::from_ymd_opt(2024, 10, 31).expect("a day")],
            commits: &self.commits,
            ..Context::new(&self.book, today())
        };
        check::run(&context, &Levels::default())
    }
}

fn shown(faults: &[Diagnostic]) -> String {
    let words = Words::new(Lang::En);
    let line = |fault: &Diagnostic| {
        let Place { path, line, column, .. } = &fault.place;
        format!("{path}:{line}:{column} {}: {}", fault.code, words.say(&fault.message))
    };
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The files after a fix, paths as they were.
fn mended(small: &Small, files: Files, mending: Mending) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> =
        files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
    for change in check::fix(&small.book, &small.run(), mending).changes() {
        assert_eq!(change.before.as_deref(), texts.get(&change.path).map(String::as_str));
        texts.insert(change.path.clone(), change.after.clone().expect("nothing is deleted"));
    }
    texts
}

#[test]
fn each_bad_example_raises_its_rule_and_nothing_else() {
    for rule in RULES {
        let found = Small::new(rule.code, rule.example.bad).run();
        assert!(!found.is_empty(), "{}: nothing found", rule.code);
        let only = found.iter().all(|f| f.code == rule.code && f.severity == rule.severity);
        assert!(only, "{}:\n{}", rule.code, shown(&found));
    }
}

#[test]
fn a_record_looked_at_alone_has_the_faults_it_has_among_all() {
    for rule in RULES {
        for (path, _) in rule.example.bad {
            let small = Small::new(rule.code, rule.example.bad);
            let of_path = |mut found: Vec<Diagnostic>| {
                found.retain(|fault| fault.place.path == *path);
                shown(&found)
            };
            assert_eq!(of_path(small.look_at(Some(path))), of_path(small.run()), "{path}");
        }
    }
}

#[test]
fn no_good_example_raises_anything() {
    for rule in RULES {
        let found = Small::new(rule.code, rule.example.good).run();
        assert!(found.is_empty(), "{}:\n{}", rule.code, shown(&found));
    }
}

#[test]
fn each_fix_does_what_its_example_says() {
    for rule in RULES {
        let small = Small::new(rule.code, rule.example.bad);
        let (found, Example { bad, fixed, guessed, .. }) = (small.run(), &rule.example);
        assert_eq!(found.iter().any(Diagnostic::is_fixable), fixed.is_some(), "{}", rule.code);
        assert_eq!(found.iter().any(|f| f.is_guess), guessed.is_some(), "{}", rule.code);
        for (files, mending) in [(*fixed, Mending::Safe), (*guessed, Mending::Guesses)] {
            let Some(files) = files else { continue };
            let wanted: BTreeMap<String, String> =
                files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
            assert_eq!(mended(&small, bad, mending), wanted, "{}", rule.code);
        }
    }
}

#[test]
fn places_are_those_of_the_values() {
    let place = |code: &str| {
        let rule = check::rule(code).expect("a rule");
        let small = Small::new(rule.code, rule.example.bad);
        let places = small.run().into_iter().map(|fault| {
            let record = small.book.of_path(&fault.place.path);
            let text = record.and_then(|r| r.page().text().get(fault.place.range.clone()));
            text.unwrap_or_default().to_string()
        });
        places.collect::<Vec<_>>()
    };
    assert_eq!(place("unknown-reference"), ["migrant", "Anne Güller", "MigraNet Bayern"]);
    assert_eq!(place("end-before-start"), ["2021", "2024-11-13", "14:00-12:00"]);
    assert_eq!(place("self-reference"), ["iq"]);
    assert_eq!(place("task-unknown-owner"), ["@kin"]);
    assert_eq!(place("task-date"), ["due:4.11.2024"]);
    assert_eq!(place("empty-value"), ["phones", "address"]);
    assert_eq!(place("past-meeting-planned"), ["planned", "2024-09"]);
    assert_eq!(place("duplicate-value"), ["wohnen"]);
    assert_eq!(place("missing-field"), ["---"]);
}

#[test]
fn codes_are_unique_and_every_text_is_there_in_both_languages() {
    let codes: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
    for lang in Lang::ALL {
        let words = Words::new(lang);
        for rule in RULES {
            assert!(words.knows(rule.title().id()), "{}", rule.title().id());
            assert!(words.knows(rule.about().id()), "{}", rule.about().id());
            for fault in Small::new(rule.code, rule.example.bad).run() {
                for message in [&fault.message, &fault.remedy] {
                    if message.id().starts_with("check-") {
                        let text = words.say(message);
                        assert!(words.knows(message.id()), "{}", message.id());
                        assert!(!text.contains("{ $") && !text.contains("{$"), "{text}");
                    }
                }
            }
        }
    }
}

/// What comes first behind `call(`, if it is a text in quotes.
fn first_texts(source: &str, call: &str) -> Vec<String> {
    let behind = source.match_indices(call).map(|(at, _)| &source[at + call.len()..]);
    let quoted = behind.filter_map(|rest| rest.trim_start().strip_prefix('"'));
    quoted.filter_map(|rest| Some(rest.split_once('"')?.0.to_string())).collect()
}

#[test]
fn every_code_that_is_emitted_has_a_rule() {
    let mut emitted = BTreeSet::new();
    for file in ["page/read.rs", "record/decode.rs", "store/load.rs"] {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
        let source = fs::read_to_string(path).expect("a source file");
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for call in ["Diagnostic::new(", "self.push(", "self.file(", "self.fault("] {
            emitted.extend(first_texts(code, call));
        }
    }
    assert!(emitted.len() >= 10, "{emitted:?}");
    for code in emitted {
        assert!(check::rule(&code).is_some(), "`{code}` has no rule");
    }
}

#[test]
fn the_example_repository_is_without_a_fault() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("records");
    let root = Root::find(Found::Named(&path)).expect("the example repository");
    let mut schema = Schema::default();
    assert!(schema.declare(&kind::CONTACT, FieldSpec::new("region", ValueType::Text)));
    let settings: toml::Table =
        root.settings().expect("readable").expect("there").parse().expect("TOML");
    let staff: Vec<String> = settings["office"]["staff"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|id| id.as_str().map(str::to_string))
        .collect();
    let series: Vec<String> =
        settings["series"].as_table().expect("a table").keys().cloned().collect();
    let (book, strays) = (root.load(&schema), root.strays());
    let context =
        Context { staff: &staff, series: &series, strays: &strays, ..Context::new(&book, today()) };
    let mut found = check::run(&context, &Levels::default());
    found.retain(|fault| fault.severity != Severity::Note);
    assert!(found.is_empty(), "{}", shown(&found));
}

#[test]
fn findings_are_sorted_and_each_is_there_once() {
    let files: Vec<(&str, &str)> =
        RULES.iter().flat_map(|rule| rule.example.bad.iter().copied()).collect();
    let found = Small::new("", &files).run();
    let order = |f: &Diagnostic| (f.place.path.clone(), f.place.line, f.place.column, f.code);
    assert!(found.is_sorted_by_key(order));
    for (at, fault) in found.iter().enumerate() {
        assert!(!found[..at].contains(fault), "{fault:?}");
    }
}

#[test]
fn codes_are_found_by_their_name_and_by_a_slip() {
    assert_eq!(check::rule("Duplicate-ID").map(|rule| rule.code), Some("duplicate-id"));
    assert_eq!(check::rule("nothing").map(|rule| rule.code), None);
    let like = |code: &str| check::rule_like(code).map(|rule| rule.code);
    assert_eq!(like("misfilled"), Some("misfiled-year"));
    assert_eq!(like("task"), None);
    assert_eq!(check::rule_like("duplicate-di").map(|rule| rule.code), Some("duplicate-id"));
}

#[test]
fn a_finding_is_a_row_for_machines() {
    let rule = check::rule("invalid-date").expect("a rule");
    let found = Small::new(rule.code, rule.example.bad).run();
    let json = check::json(&found[0], &Words::new(Lang::En));
    assert_eq!(json["code"], "invalid-date");
    assert_eq!(json["severity"], "error");
    assert_eq!((json["line"].as_u64(), json["column"].as_u64()), (Some(3), Some(7)));
    assert_eq!(json["fixable"], true);
    let words = Words::new(Lang::En);
    let sum = "Found: 1 error, 0 warnings. “netlog explain CODE” tells more. “netlog check --fix” mends one of \
               the findings.";
    let told = |words: &Words, found: &[Diagnostic], hidden| {
        let told = check::summary(found, hidden, 2);
        told.iter().map(|sentence| words.say(sentence)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(told(&words, &found, 0), sum);
    assert_eq!(
        told(&Words::new(Lang::De), &[], 3),
        "2 Einträge geprüft, nichts zu beanstanden. Dazu 3 Hinweise: „netlog check --all“ zeigt sie."
    );
}

/// Pieces of front matter and text that rules look at, in any disorder.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("---\n".to_string()),
        Just("name: Anna\n".to_string()),
        Just("with: [anna, null, anna]\n".to_string()),
        Just("by: [[anna]]\n".to_string()),
        Just("excused:\n  - anna # x\n  - anna\n".to_string()),
        Just("participants: [ \"[[Anna|A]]\", Anna ]\n".to_string()),
        Just("relations: {part-of: Anna, x: [Anna, Anna]}\n".to_string()),
        Just("roles: {organisation: Anna, from: 2024, until: 2023}\n".to_string()),
        Just("date: 14.10.2024\n".to_string()),
        Just("date: 2042-10-14\n".to_string()),
        Just("topics: [öffnung, oeffnung, Oeff-nung]\n".to_string()),
        Just("time:\n".to_string()),
        Just("- [ ] x @Anna due:4.11.2024 [[Anna]]\n".to_string()),
        "[a-z]{1,6}: [-\\PC]{0,12}\n",
        "[-\\PC\\n\\t #*:\\[\\]|{}&!~\"']{0,20}",
    ]
}

proptest! {
    #[test]
    fn nothing_that_a_file_holds_stops_the_check(
        texts in prop::collection::vec(prop::collection::vec(piece(), 0..8), 1..4),
        name in "[-a-zA-ZäöüÄ0-9. ]{0,12}",
        front in any::<bool>(),
    ) {
        let folders = ["contacts", "conversations/2023", "meetings"];
        let texts = texts.into_iter().map(|pieces| pieces.concat());
        let texts = texts.map(|text| if front { format!("---\n{text}\n---\n") } else { text });
        let paths = folders.iter().map(|folder| format!("{folder}/{name}.md"));
        let mut files: Vec<(String, String)> = paths.zip(texts).collect();
        files.push(("contacts/anna.md".into(), "---\nname: Anna\n---\n".into()));
        let small = Small::new("", &files);
        let found = small.run();
        let changes = check::fix(&small.book, &found, Mending::Guesses);
        // Whatever was mended can still be read, and is not mended for ever.
        for change in changes.changes() {
            for file in files.iter_mut().filter(|file| file.0 == change.path) {
                file.1 = change.after.clone().unwrap_or_default();
            }
        }
        let faults = |small: &Small| small.book.faults().count();
        prop_assert!(faults(&Small::new("", &files)) <= faults(&small));
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for fault in &found {
                prop_assert!(!words.say(&fault.message).is_empty());
            }
        }
    }
}

fn files(out: &mut String, title: &str, files: Files) {
    out.push_str(&format!("{title}\n\n"));
    for (path, text) in files {
        out.push_str(&format!("`{path}`\n\n"));
        if !text.is_empty() {
            out.push_str(&format!(
                "```markdown\n{}\n```\n\n",
                text.trim_end_matches('\n').replace('\r', "␍")
            ));
        }
    }
}

fn chapter(rule: &Rule, en: &Words, de: &Words) -> String {
    let Rule { code, example, severity, .. } = rule;
    let Example { bad, good, guessed, fixed } = *example;
    let mut out = format!("## {code}\n\n**{}.** ", en.say(&rule.title()));
    out.push_str(&format!("{}\n\n", en.say(&rule.about())));
    out.push_str(&format!("*{}.* {}\n\n", de.say(&rule.title()), de.say(&rule.about())));
    let mends = match (rule.is_fixable(), rule.is_guessable()) {
        (true, true) => "; mended by `--fix` where it is clear, else by `--fix --unsafe`",
        (true, false) => "; mended by `--fix` where it is clear",
        (false, true) => "; mended by `--fix --unsafe`",
        (false, false) => "",
    };
    out.push_str(&format!("Severity: {}{mends}.\n\n", severity.name()));
    files(&mut out, "Reported:", bad);
    if let Some(fixed) = fixed {
        files(&mut out, "Mended:", fixed);
    }
    if let Some(guessed) = guessed {
        files(&mut out, "Mended by `--fix --unsafe`:", guessed);
    }
    if fixed != Some(good) && guessed != Some(good) {
        files(&mut out, "Correct:", good);
    }
    out
}

#[test]
fn the_documentation_is_made_from_the_rules() {
    let (en, de) = (Words::new(Lang::En), Words::new(Lang::De));
    let mut page = String::from(
        "# Checks\n\n\
         What `netlog check` finds, and `netlog explain CODE` explains. An *error* is data that \
         cannot be read as it was meant, a *warning* data that is probably not what was meant. \
         Both make `check` exit with 1. A *note* is a doubt of taste, or of data that nobody need \
         have: notes are only counted, until somebody asks with `--all` or names the code with \
         `--only`.\n\n\
         An office settles in `netlog.toml` how much a finding counts there: `off`, `note`, \
         `warning` or `error`.\n\n\
         ```toml\n[check]\nrules = { task-without-due = \"off\", unknown-series = \"error\" }\n```\n\n\
         `--fix` makes the changes that need no decision; `--fix --unsafe` also those that are what \
         was probably meant, and may be wrong. Both show the changes first and, at a terminal, ask.\n\n\
         This page is made from the rules in `src/check/rules/`; their tests run these examples, \
         as of 22 October 2024, in an office with the staff `kim`, the series `steering` and a \
         holiday on 31 October. What stands under `commit …` is the message of a step. \
         An example without a text is a file that cannot be read.\n\n\
         | code | severity | `--fix` | what |\n|---|---|---|---|\n",
    );
    for rule in RULES {
        let fix = match (rule.is_fixable(), rule.is_guessable()) {
            (true, _) => "yes",
            (false, true) => "unsafe",
            (false, false) => "",
        };
        let (code, severity) = (rule.code, rule.severity.name());
        let title = en.say(&rule.title());
        page.push_str(&format!("| [{code}](#{code}) | {severity} | {fix} | {title} |\n"));
    }
    page.push('\n');
    for rule in RULES {
        page.push_str(&chapter(rule, &en, &de));
    }
    let page = format!("{}\n", page.trim_end());
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &page).expect("written");
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == page, "docs/checks.md is stale: run the tests with UPDATE_DOCS=1");
}

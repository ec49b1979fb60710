//! `netlog check` as a command: what somebody asks about, what is told, and what `--fix` writes.

use netlog::merge::Sides;
use netlog::record::Schema;
use netlog::record::kind::CONTACT;

use crate::sandbox::Sandbox;

#[test]
fn an_office_says_how_much_a_finding_counts() {
    let text = "---\nname: Kim\ntopisc: [a]\n---\n\n- [ ] Rufen @kim due:4.11.2024\n";
    let log = Sandbox::with(&[("contacts/kim.md", text)]);
    let set = |rules: &str| log.write("netlog.toml", &format!("[check]\nrules = {{ {rules} }}\n"));
    let found = |args: &[&str]| {
        let told = log.run(&[&["check", "--format", "json"], args].concat());
        let rows: Vec<serde_json::Value> = serde_json::from_str(&told.out).expect("rows");
        let rows = rows.iter().map(|row| format!("{} {}", row["code"], row["severity"]));
        (told.code, rows.collect::<Vec<_>>().join(" ").replace('"', ""))
    };
    assert_eq!(found(&[]), (1, "unknown-key warning task-date error".into()));
    set("unknown-key = \"off\", task-date = \"note\"");
    assert_eq!(found(&[]), (0, String::new()));
    assert_eq!(found(&["--all"]), (0, "task-date note".into()));
    assert_eq!(found(&["--only", "unknown-key"]), (1, "unknown-key warning".into()));
    assert_eq!(
        found(&["--only", "unknown-key,task-date"]),
        (1, "unknown-key warning task-date note".into())
    );
    let told = log.run(&["check", "--lang", "de"]);
    assert!(told.err.contains("Dazu ein Hinweis"), "{}", told.err);
    set("unknown-key = \"error\"");
    assert_eq!(found(&[]), (1, "unknown-key error task-date error".into()));
    assert!(log.run(&["explain", "unknown-key"]).out.contains("In this log"));
    let slip = log.run(&["check", "--only", "unkown-key"]);
    assert_eq!(slip.code, 2);
    assert!(slip.err.contains("unknown-key"), "{}", slip.err);
    set("taskdate = \"off\"");
    let slip = log.run(&["list"]);
    assert!(
        slip.err.contains("netlog.toml:2:11") && slip.err.contains("task-date"),
        "{}",
        slip.err
    );
}

#[test]
fn what_add_doubts_can_be_switched_off() {
    let log = Sandbox::with(&[("contacts/kim.md", "---\nname: Kim\n---\n")]);
    let rules = "[series]\nsteering = \"S\"\n[check]\nrules = { unknown-series = \"off\" }\n";
    log.write("netlog.toml", rules);
    let added = log.ok(&["add", "meeting", "Runde", "--date", "2024-11-14", "--series", "stering"]);
    assert!(!added.err.contains("stering"), "{}", added.err);
}

#[test]
fn mending_shows_the_changes_first() {
    let text = "---\nname: Kim\nthemen: [a]\n---\n";
    let log = Sandbox::with(&[("contacts/kim.md", text)]);
    let mended = log.ok(&["check", "--fix", "--only", "unknown-key"]);
    assert!(mended.err.contains("-themen: [a]\n+topics: [a]\n"), "{}", mended.err);
    assert_eq!(mended.out.trim(), "contacts/kim.md");
    assert_eq!(log.run(&["check", "--unsafe"]).code, 2);
    // What is left after mending is not told in the forms for programs.
    for format in ["json", "sarif", "github", "text"] {
        assert_eq!(log.run(&["check", "--fix", "--format", format]).code, 2, "{format}");
    }
}

#[cfg(unix)]
#[test]
fn at_a_terminal_the_changes_are_asked_about() {
    use crate::prompt::{DOWN, ENTER, Person};

    let text = "---\nname: Kim\nthemen: [a]\n---\n";
    let log = Sandbox::with(&[("contacts/kim.md", text)]);
    let args = ["--lang", "de", "check", "--fix"];
    let mut person = Person::at(&log, &args);
    person.sees("+topics: [a]").sees("Einen Eintrag so schreiben?").sees("> Ja");
    person.presses(DOWN).presses(ENTER).sees("Nichts");
    assert_eq!((person.leaves(), log.read("contacts/kim.md")), (1, text.to_string()));
    let mut person = Person::at(&log, &args);
    person.sees("so schreiben?").presses(ENTER).sees("contacts/kim.md");
    assert_eq!(person.leaves(), 0);
    log.write("contacts/kim.md", text);
    let mut person = Person::at(&log, &[&args[..], &["--yes"]].concat());
    person.sees("+topics: [a]").sees("contacts/kim.md");
    assert_eq!((person.leaves(), log.run(&["check"]).code), (0, 0));
}

#[test]
fn what_to_type_mends_what_it_was_said_to_mend() {
    let text = "---\nname: Kim\n---\n\n- [ ] a @kim due:2024-11-02\n";
    let log = Sandbox::with(&[("contacts/kim.md", text)]);
    let told = log.ok(&["check", "--all"]).err;
    assert!(told.contains("“netlog check --fix --unsafe --all” mends 1 more"), "{told}");
    log.ok(&["check", "--fix", "--unsafe", "--all"]);
    assert!(log.read("contacts/kim.md").contains("due:2024-11-04"));
}

#[test]
fn the_keys_of_a_huge_front_matter_are_read_once() {
    let keys: String = (0..5000).map(|n| format!("k{n}:\n")).collect();
    let text = format!("---\nname: Kim\n{keys}---\n");
    let log = Sandbox::with(&[("contacts/kim.md", &text)]);
    assert_eq!(codes(&log, &["--only", "empty-value"]).len(), 5000);
}

#[test]
fn a_key_of_the_offices_own_is_not_taken_for_a_slip() {
    let text = "---\nname: Kim\nnotes: ruft gern an\n---\n";
    let log = Sandbox::with(&[("contacts/kim.md", text)]);
    assert_eq!(log.run(&["check", "--fix"]).code, 1);
    assert_eq!(log.read("contacts/kim.md"), text);
}

fn codes(log: &Sandbox, args: &[&str]) -> Vec<(String, String)> {
    let told = log.run(&[&["check", "--format", "json"], args].concat());
    let rows: Vec<serde_json::Value> = serde_json::from_str(&told.out).expect("rows");
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or("").to_string();
    rows.iter().map(|row| (text(row, "code"), text(row, "path"))).collect()
}

const SLIP: &str = "---\nname: A\ntopisc: [a]\n---\n";

/// A log under git with one step, in which a record has a slip.
fn under_git() -> Sandbox {
    let log = Sandbox::with(&[("contacts/anna.md", SLIP)]);
    log.git(&["init", "-q"]);
    log.git(&["add", "."]);
    log.git(&["commit", "-q", "-m", "x"]);
    log
}

#[test]
fn since_a_step_only_what_has_changed_is_told() {
    let log = under_git();
    let paths = |args: &[&str]| {
        codes(&log, args).into_iter().map(|(_, path)| path).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(paths(&[]), "contacts/anna.md");
    assert_eq!(paths(&["--since", "HEAD"]), "");
    // Not yet added, added, and in a step.
    log.write("contacts/bea.md", SLIP);
    log.write("contacts/ümit b.md", SLIP);
    log.git(&["add", "contacts/bea.md"]);
    assert_eq!(
        paths(&["--since", "HEAD", "--only", "unknown-key"]),
        "contacts/bea.md contacts/ümit b.md"
    );
    log.git(&["commit", "-q", "-m", "y"]);
    let only = ["--only", "unknown-key"];
    assert_eq!(paths(&[&["--since", "HEAD"], &only[..]].concat()), "contacts/ümit b.md");
    assert_eq!(paths(&[&["--since", "HEAD~1", "bea"], &only[..]].concat()), "contacts/bea.md");
    log.git(&["branch", "base", "HEAD~1"]);
    assert_eq!(
        paths(&[&["--since", "base"], &only[..]].concat()),
        "contacts/bea.md contacts/ümit b.md"
    );
    for odd in ["nothing", "--output=x", ""] {
        let since = format!("--since={odd}");
        let refused = log.run(&["check", &since]);
        assert!(refused.code > 0 && refused.err.contains("HEAD"), "{odd}: {}", refused.err);
    }
    // Before the first step everything is new.
    let fresh = Sandbox::with(&[("contacts/anna.md", SLIP)]);
    fresh.git(&["init", "-q"]);
    assert_eq!(codes(&fresh, &["--since", "HEAD"]).len(), 1);
    let bare = Sandbox::with(&[("contacts/anna.md", SLIP)]);
    assert_eq!(bare.run(&["check", "--since", "HEAD"]).code, 4);
}

#[test]
fn a_log_below_the_top_of_its_repository_is_told_by_its_own_paths() {
    let log = under_git();
    log.write("office/netlog.toml", "");
    log.write("office/contacts/kim.md", SLIP);
    let told = log.run(&["--repo", "office", "check", "--since", "HEAD", "--format", "json"]);
    assert!(told.out.contains("\"contacts/kim.md\""), "{}{}", told.out, told.err);
    // A forge knows files by their paths from the top.
    let told = log.run(&["--repo", "office", "check", "--since", "HEAD", "--format", "github"]);
    assert!(told.out.starts_with("::warning file=office/contacts/kim.md,line=3,"), "{}", told.out);
    let told = log.run(&["--repo", "office", "check", "--since", "HEAD", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "office/contacts/kim.md");
}

#[test]
fn what_a_record_says_makes_neither_links_nor_placeholders_of_a_message() {
    let key = "\"[here](http://x.example) {0} \\e[31m\\u202E\": 1";
    let log = Sandbox::with(&[("contacts/a.md", &format!("---\nname: A\n{key}\n---\n"))]);
    let told = log.run(&["check", "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
    let text = sarif["runs"][0]["results"][0]["message"]["text"].as_str().expect("a text");
    assert!(text.contains("[here\\](http://x.example) {{0}} "), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
}

#[test]
fn names_in_messages_are_told_until_they_are_shared() {
    let log = under_git();
    log.write("contacts/anna.md", "---\nname: Anna Lang\n---\n");
    log.git(&["commit", "-q", "-a", "-m", "Notiz\n\nAnna Lang war da"]);
    let id = log.git(&["rev-parse", "HEAD"]).trim().to_string();
    let rows = log.run(&["check", "--format", "json"]).out;
    let rows: serde_json::Value = serde_json::from_str(&rows).expect("rows");
    let row = &rows[0];
    assert_eq!((row["code"].as_str(), row["path"].as_str()), (Some("name-in-commit"), Some("")));
    assert_eq!((row["commit"].as_str(), row["line"].as_u64()), (Some(id.as_str()), Some(3)));
    // A forge takes no result without a file.
    let sarif = log.run(&["check", "--format", "sarif"]).out;
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    let place = &sarif["runs"][0]["results"][0]["locations"][0];
    assert_eq!(place["physicalLocation"]["artifactLocation"]["uri"], "netlog.toml");
    assert_eq!(place["logicalLocations"][0]["fullyQualifiedName"], id.as_str());
    let told = log.run(&["check", "--lang", "de"]).out;
    assert!(told.contains(&id) && told.contains("3 | Anna Lang war da\n  | ^^^^^^^^^"), "{told}");
    assert_eq!(codes(&log, &["--since", "HEAD"]), []);
    assert_eq!(codes(&log, &["--since", "HEAD~1"]).len(), 1);
    // A query asks about records.
    assert_eq!(codes(&log, &["type:contact"]), []);
    log.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    assert_eq!(codes(&log, &[]), []);
}

#[test]
fn what_netlog_writes_itself_names_nobody() {
    let log = under_git();
    log.write("netlog.toml", "");
    log.ok(&["add", "contact", "Petra Lang"]);
    log.ok(&["edit", "petra-lang", "--set", "role=Leiterin"]);
    log.ok(&["undo"]);
    assert_eq!(codes(&log, &["--only", "name-in-commit"]), []);
}

#[test]
fn holidays_are_those_of_the_calendar_of_the_office() {
    let text = "---\nname: Kim\n---\n\n- [ ] a @kim due:2024-10-31\n- [ ] b @kim due:2024-11-02\n\
                - [ ] c @kim due:2024-12-25\n- [ ] d @kim due:2024-12-23\n";
    let log = Sandbox::with(&[("contacts/kim.md", text)]);
    let count = || codes(&log, &["--only", "task-on-free-day"]).len();
    assert_eq!(count(), 1);
    let event =
        |lines: &str| format!("BEGIN:VEVENT\r\nUID:{}\r\n{lines}END:VEVENT\r\n", lines.len());
    let calendar = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".to_string(),
        event("DTSTART;VALUE=DATE:20001031\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Reformationstag\r\n"),
        event(
            "DTSTART;VALUE=DATE:20241224\r\nDTEND;VALUE=DATE:20241227\r\nSUMMARY:Weihnachten\r\n",
        ),
        event("DTSTART:20241223T120000\r\nDTEND:20241223T140000\r\nSUMMARY:Feier\r\n"),
        "END:VCALENDAR\r\n".to_string(),
    ];
    log.write("feiertage.ics", &calendar.concat());
    log.write("netlog.toml", "[check]\nholidays = \"feiertage.ics\"\n");
    assert_eq!(count(), 3);
    log.ok(&["check", "--fix", "--unsafe", "--only", "task-on-free-day"]);
    let moved = log.read("contacts/kim.md");
    for day in ["2024-11-01", "2024-11-04", "2024-12-27", "2024-12-23"] {
        assert!(moved.contains(&format!("due:{day}\n")), "{day}: {moved}");
    }
    for (path, code) in [("fehlt.ics", 3), ("../feiertage.ics", 3), ("netlog.toml", 3)] {
        log.write("netlog.toml", &format!("[check]\nholidays = \"{path}\"\n"));
        let told = log.run(&["check"]);
        assert_eq!(told.code, code, "{path}: {}", told.err);
        assert!(told.err.contains(path), "{}", told.err);
    }
}

/// What SARIF 2.1.0 requires of each object that is written (OASIS, 2020), and how far a value may go.
#[test]
fn sarif_has_all_that_its_schema_requires() {
    let log = Sandbox::with(&[
        ("contacts/ümit b.md", SLIP),
        ("contacts/twice.md", "---\nname: A\nx1: ä\nx2: ä\ntopics: [ä, wohnen, wohnen]\n---\n"),
        ("notes.md", "x"),
    ]);
    log.git(&["init", "-q"]);
    let sarif = log.run(&["check", "--format", "sarif"]);
    assert_eq!(sarif.code, 1);
    let sarif: serde_json::Value = serde_json::from_str(&sarif.out).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "netlog");
    let rules = driver["rules"].as_array().expect("rules");
    assert!(rules.len() >= 40, "{}", rules.len());
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        let level = rule["defaultConfiguration"]["level"].as_str();
        assert!(matches!(level, Some("error" | "warning" | "note")), "{rule}");
    }
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().expect("results");
    let mut prints = std::collections::BTreeSet::new();
    for result in results {
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let index = result["ruleIndex"].as_u64().and_then(|at| usize::try_from(at).ok());
        assert_eq!(rules[index.expect("an index")]["id"], result["ruleId"]);
        let print = result["partialFingerprints"]["netlog/v1"].as_str().expect("a print");
        assert!(prints.insert(print.to_string()), "{print}");
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a URI");
        assert!(uri.is_ascii() && !uri.contains(' ') && !uri.starts_with('/'), "{uri}");
        for key in ["startLine", "startColumn"] {
            assert!(place["region"][key].as_u64().is_some_and(|at| at >= 1), "{place}");
        }
    }
    let slip = results.iter().find(|result| {
        let place = &result["locations"][0]["physicalLocation"];
        place["artifactLocation"]["uri"] == "contacts/%C3%BCmit%20b.md"
            && result["ruleId"] == "unknown-key"
    });
    let region = &slip.expect("the slip")["locations"][0]["physicalLocation"]["region"];
    let expected = serde_json::json!({
        "startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 7
    });
    assert_eq!(*region, expected);
    // A line more above a finding makes no other finding of it.
    let print = |log: &Sandbox| {
        let told = log.run(&["check", "--only", "duplicate-value", "--format", "sarif"]);
        let told: serde_json::Value = serde_json::from_str(&told.out).expect("JSON");
        let result = &told["runs"][0]["results"][0];
        let line = result["locations"][0]["physicalLocation"]["region"]["startLine"].clone();
        (line, result["partialFingerprints"].clone())
    };
    let before = print(&log);
    let text = log.read("contacts/twice.md").replace("name: A\n", "name: A\nrole: B\n");
    log.write("contacts/twice.md", &text);
    let after = print(&log);
    assert!(before.0 != after.0 && before.1 == after.1, "{before:?} {after:?}");
}

#[test]
fn github_hears_one_command_a_finding() {
    let log = Sandbox::with(&[("contacts/a,b.md", SLIP)]);
    let told = log.run(&["check", "--only", "unknown-key", "--format", "github"]);
    assert_eq!(told.code, 1);
    assert!(
        told.out.starts_with(
            "::warning file=contacts/a%2Cb.md,line=3,col=1,title=unknown-key::netlog does not know"
        ),
        "{}",
        told.out
    );
    assert_eq!(told.out.lines().count(), 1);
}

#[test]
fn every_question_of_a_merge_is_told() {
    let (base, ours, theirs) = (
        "---\nname: A\nrole: x\nemails: [a@example.org]\n---\n\nEins.\n",
        "---\nname: A\nrole: y\nemails: [a@example.org]\n---\n\nZwei.\n",
        "---\nname: A\nrole: z\nemails: [a@example.org]\n---\n\nDrei.\n",
    );
    let sides = Sides { base: Some(base), ours, theirs };
    let merged = netlog::merge::merge(&Schema::default(), &CONTACT, sides).expect("records");
    let log = Sandbox::with(&[("contacts/anna.md", &merged.text)]);
    let asked = netlog::merge::opens(&merged.text).len();
    assert_eq!(asked, 2, "{}", merged.text);
    let told = codes(&log, &[]);
    assert_eq!(told.len(), asked, "{told:?}");
    assert!(told.iter().all(|(code, _)| code == "undecided"), "{told:?}");
}

#[test]
fn a_file_is_not_to_take_the_name_of_another_one() {
    let record = "---\nname: Anne\n---\n";
    let log = Sandbox::with(&[
        ("contacts/Anne-Frey.md", record),
        ("contacts/anne-frey.md", record),
        ("contacts/Kim Berg.md", record),
        ("contacts/kim_berg.md", record),
        ("contacts/Bo-Lund.md", record),
    ]);
    let told = log.run(&["--lang", "en", "check", "--only", "duplicate-id,invalid-id"]).out;
    let found = told.split("error:").find(|text| text.contains("duplicate-id")).expect("found");
    assert!(found.contains("contacts/Anne-Frey.md"), "{told}");
    assert!(found.contains("already taken by contacts/anne-frey.md"), "{told}");
    for better in ["“anne-frey-2.md”", "“kim-berg.md”", "“kim-berg-2.md”", "“bo-lund.md”"]
    {
        assert!(told.contains(better), "{better}: {told}");
    }
    assert!(!told.contains("“anne-frey.md”"), "{told}");
}

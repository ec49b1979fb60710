//! Calendars as others read them: two libraries of Python, strictly, and khal, at its hours.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value as Json, json};

use crate::sandbox::{Sandbox, finish};

/// Where the readers are, or nothing where they are not installed.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn library() -> Option<PathBuf> {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python");
    if !library.join("khal").is_dir() || Command::new("python3").arg("-V").output().is_err() {
        eprintln!(
            "skipped: python3, icalendar, vobject or khal is not installed (tests/install.sh)"
        );
        return None;
    }
    Some(library)
}

fn python(sandbox: &Sandbox, library: &Path, args: &[&str]) -> String {
    let mut command = Command::new("python3");
    sandbox.scrub(&mut command);
    command.env("PYTHONPATH", library).env("PYTHONUTF8", "1").args(args);
    let output = finish(command.stdin(Stdio::null()));
    assert_eq!(output.code, 0, "{args:?}: {}", output.err);
    output.out
}

fn read(sandbox: &Sandbox, file: &str, more: &[&str]) -> Option<Json> {
    let library = library()?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calendar/read.py");
    let script = script.to_string_lossy().into_owned();
    let out = python(sandbox, &library, &[&[script.as_str(), file][..], more].concat());
    Some(serde_json::from_str(&out).expect("JSON"))
}

/// What is written, line by line, unfolded; each line is as long as it may be.
fn written(sandbox: &Sandbox, args: &[&str]) -> String {
    let text = sandbox.ok(&[&["export", "ics"][..], args].concat()).out;
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    let long: Vec<&str> = text.split("\r\n").filter(|line| line.len() > 75).collect();
    assert!(long.is_empty(), "{long:?}");
    let controls = |c: char| c.is_control() && !matches!(c, '\r' | '\n' | '\t');
    assert!(!text.contains(controls));
    text.replace("\r\n ", "").replace("\r\n", "\n")
}

fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
}

#[test]
fn the_example_log_is_read_by_both_libraries() {
    let sandbox = Sandbox::example();
    let output = sandbox.ok(&["export", "ics", "--tasks", "--confidential", "-o", "all.ics"]);
    assert!(output.err.contains("3 Sitzungen haben noch keinen Tag"), "{}", output.err);
    let once = sandbox.read("all.ics");
    assert_eq!(once, sandbox.ok(&["export", "ics", "--tasks", "--confidential"]).out);
    let Some(read) = read(&sandbox, "all.ics", &[]) else { return };
    assert_eq!(read["errors"], json!([]));
    let events = read["events"].as_array().expect("events");
    let of = |part: &str| events.iter().filter(|event| event["part"] == part).count();
    let dated = sandbox.json(&["list", "meeting", "has:date"]);
    let dated = dated.as_array().expect("meetings").iter();
    let dated = dated.filter(|meeting| meeting["date"].as_str().is_some_and(|d| d.len() == 10));
    assert_eq!(of("VEVENT"), dated.count());
    assert_eq!(of("VTODO"), sandbox.json(&["tasks", "--all"]).as_array().expect("tasks").len());
    assert_eq!(read["vobject"].as_array().expect("events").len(), of("VEVENT"));
    let first = &events[0];
    assert_eq!(first["dtstart"], "2023-03-09T10:00:00+01:00");
    assert_eq!(first["dtend"], "2023-03-09T12:30:00+01:00");
    assert_eq!(first["status"], "CONFIRMED");
    assert_eq!(first["more"]["X-NETLOG-STATUS"], json!(["held"]));
    assert_eq!(first["attendee"][6][2], "DECLINED");
    let days = &events[2];
    assert_eq!((&days["dtstart"], &days["dtend"]), (&json!("2023-09-14"), &json!("2023-09-16")));
    let done = events.iter().find(|event| event["related-to"] == first["uid"]).expect("a task");
    assert_eq!((&done["status"], &done["due"]), (&json!("COMPLETED"), &json!("2023-06-30")));
    assert_eq!(done["completed"], "2023-07-05T10:00:00+00:00");
}

const ZONES: [&str; 12] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Tehran",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "UTC",
];

#[test]
fn the_clock_is_right_in_every_zone_from_1980_to_2050() {
    for zone in ZONES {
        let sandbox = Sandbox::with(&[
            ("meetings/a.md", "---\ntitle: A\ndate: 1980-01-01\ntime: 10:00\n---\n"),
            ("meetings/b.md", "---\ntitle: B\ndate: 2050-12-31\ntime: 10:00\n---\n"),
        ]);
        let settings = format!("[office]\ntime-zone = \"{zone}\"\n[git]\ncommit = false\n");
        sandbox.write("netlog.toml", &settings);
        sandbox.ok(&["export", "ics", "-o", "a.ics"]);
        let Some(read) = read(&sandbox, "a.ics", &["1980", "2050"]) else { return };
        assert_eq!(read["count"], 0, "{zone}: {read}");
        let (rules, parts) = (read["rules"].as_u64(), read["parts"].as_u64());
        match zone {
            // 1980, until 1995 in September, since 1996 in October.
            "Europe/Berlin" => assert!(parts <= Some(7), "{read}"),
            "Asia/Tokyo" | "UTC" => assert_eq!((rules, parts), (Some(0), Some(1))),
            _ => {}
        }
    }
}

/// A meeting on each day around both changes of the clock, at hours that exist on it.
fn changes() -> Vec<(&'static str, &'static str)> {
    vec![
        ("2024-03-30", "10:00"),
        ("2024-03-31", "00:30-01:30"),
        ("2024-03-31", "03:30-04:00"),
        ("2024-04-01", "10:00-12:30"),
        ("2024-10-26", "22:30"),
        ("2024-10-27", "00:15-01:45"),
        ("2024-10-27", "04:00"),
        ("2024-10-28", "10:00-12:30"),
    ]
}

#[test]
fn khal_shows_each_meeting_on_its_day_at_its_hour() {
    let Some(library) = library() else { return };
    let sandbox = Sandbox::with(&[(
        "meetings/tage.md",
        "---\ntitle: Klausur\ndate: 2024-03-30\nuntil: 2024-03-31\n---\n",
    )]);
    for (at, (date, time)) in changes().into_iter().enumerate() {
        let text = format!("---\ntitle: Sitzung {at}\ndate: {date}\ntime: {time}\n---\n\n## TOP\n");
        sandbox.write(&format!("meetings/m{at}.md"), &text);
    }
    let home = sandbox.home();
    let config = format!(
        "[calendars]\n[[log]]\npath = {0}/cal\n[locale]\nlocal_timezone = Europe/Berlin\n\
         default_timezone = Europe/Berlin\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n\
         longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n\
         longdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = log\n\
         [sqlite]\npath = {0}/khal.db\n",
        home.display()
    );
    std::fs::create_dir(home.join("cal")).expect("a folder");
    std::fs::write(home.join("khal.conf"), config).expect("a configuration");
    let config = home.join("khal.conf").to_string_lossy().into_owned();
    let khal = |args: &[&str]| {
        let start = "from khal.cli import main_khal; main_khal()";
        python(&sandbox, &library, &[&["-c", start, "-c", config.as_str()], args].concat())
    };
    let import = || {
        sandbox.ok(&["export", "ics", "--force", "-o", "log.ics"]);
        khal(&["import", "--batch", "-a", "log", "log.ics"]);
        let form = "{title}|{start-long}|{end-long}";
        khal(&["list", "--once", "--format", form, "--day-format", "", "2024-03-01", "300d"])
    };
    let shown = import();
    assert_eq!(shown.lines().filter(|line| !line.is_empty()).count(), 9, "{shown}");
    for (at, (date, time)) in changes().into_iter().enumerate() {
        let (start, end) = time.split_once('-').unwrap_or((time, ""));
        let line = format!("Sitzung {at}|{date} {start}|{date} {end}");
        assert!(shown.lines().any(|shown| shown.starts_with(&line)), "{line}\n{shown}");
    }
    assert!(shown.contains("Klausur|2024-03-30|2024-03-31"), "{shown}");
    // Taken in once more, a meeting that was moved is moved and not there twice.
    sandbox.write("meetings/m7.md", "---\ntitle: Sitzung 7\ndate: 2024-10-29\ntime: 11:00\n---\n");
    let shown = import();
    assert_eq!(shown.matches("Sitzung 7").count(), 1, "{shown}");
    assert!(shown.contains("Sitzung 7|2024-10-29 11:00"), "{shown}");
}

#[test]
fn a_renamed_record_keeps_its_name_and_a_change_is_counted() {
    let sandbox = Sandbox::empty();
    sandbox.write("netlog.toml", "language = \"en\"\n");
    sandbox.git(&["init", "-q"]);
    let add = ["add", "meeting", "--title", "Round", "--date", "2024-11-04", "--time", "10:00"];
    let path = sandbox.ok(&add).out.trim().to_string();
    let first = written(&sandbox, &[]);
    assert_eq!(value(&first, "SEQUENCE"), Some("0"));
    sandbox.ok(&["edit", "2024-11-04-round", "--set", "date=2024-11-05"]);
    let second = written(&sandbox, &[]);
    assert_eq!(value(&second, "SEQUENCE"), Some("1"));
    assert_eq!(value(&second, "UID"), value(&first, "UID"));
    // By hand, with git: no field says what it was called.
    sandbox.git(&["mv", &path, "meetings/round.md"]);
    sandbox.git(&["commit", "-qm", "moved"]);
    let third = written(&sandbox, &[]);
    assert_eq!(
        (value(&third, "UID"), value(&third, "SEQUENCE")),
        (value(&first, "UID"), Some("2"))
    );
    // Whoever has the id is called by it; then the other one has to have another name.
    sandbox.write(&path, "---\ntitle: Other\ndate: 2024-11-04\n---\n");
    let fourth = written(&sandbox, &[]);
    let names: Vec<&str> = fourth.lines().filter_map(|line| line.strip_prefix("UID:")).collect();
    assert_eq!((names.len(), Some(names[0])), (2, value(&first, "UID")));
    assert_ne!(names[0], names[1]);
    // What another program counted is where counting begins.
    sandbox.write(
        "meetings/round.md",
        "---\ntitle: Round\ndate: 2024-11-04\nx-sequence: 7\nuid: a@b\n---\n",
    );
    let fifth = written(&sandbox, &["title:=Round"]);
    assert_eq!((value(&fifth, "UID"), value(&fifth, "SEQUENCE")), (Some("a@b"), Some("9")));
    sandbox.write("netlog.toml", "language = \"en\"\n[git]\ncommit = false\n");
    assert_eq!(value(&written(&sandbox, &["title:=Round"]), "SEQUENCE"), Some("7"));
}

const HOSTILE: &str =
    "line one\nBEGIN:VEVENT, commas; semicolons: \"quotes\" \\n 'x' =1+1 <script> ^n 🙂 ä";

#[test]
fn hostile_text_comes_back_as_it_went_in() {
    let quoted = serde_json::to_string(HOSTILE).expect("JSON is YAML");
    let sandbox = Sandbox::with(&[
        (
            "meetings/a.md",
            &format!(
                "---\ntitle: {quoted}\ndate: 2024-10-14\nlocation: {quoted}\nseries: {quoted}\n\
                 participants: [anna, nobody]\ntopics: [{quoted}, two]\nsummary: \"a\\e[31mb\\0c\"\n\
                 größe: {quoted}\nx-priority: 5\nx-transp: \"X\\nBEGIN:VEVENT\"\nx-url: https://example.org/?a=1\n\
                 x-apple-thing: {quoted}\nregion: [Nord, 'Süd; Ost']\n---\n\n{HOSTILE}\n"
            ),
        ),
        (
            "contacts/anna.md",
            &format!(
                "---\nname: {quoted}\nemails: [\"a@example.org\\nX:y\", b@example.org]\n---\n"
            ),
        ),
    ]);
    let text = written(&sandbox, &["meeting"]);
    let begun: Vec<&str> = text.lines().filter(|line| line.starts_with("BEGIN:")).collect();
    assert_eq!(begun, ["BEGIN:VCALENDAR", "BEGIN:VEVENT"]);
    sandbox.ok(&["export", "ics", "meeting", "-o", "a.ics"]);
    let Some(read) = read(&sandbox, "a.ics", &[]) else { return };
    assert_eq!(read["errors"], json!([]));
    let event = &read["events"][0];
    for key in ["summary", "location", "description"] {
        assert_eq!(event[key], HOSTILE, "{key}");
    }
    assert_eq!(event["categories"], json!([HOSTILE, "two"]));
    let more = &event["more"];
    assert_eq!(more["X-NETLOG-SERIES"], json!([HOSTILE]));
    assert_eq!(more["X-NETLOG-SUMMARY"], json!(["a\u{fffd}[31mb\u{fffd}c"]));
    assert_eq!(more["X-NETLOG-REGION"], json!(["Nord", "Süd; Ost"]));
    assert_eq!(more["X-NETLOG-FIELD"], json!([HOSTILE]));
    assert_eq!(more["X-APPLE-THING"], json!([HOSTILE]));
    assert_eq!(more["X-TRANSP"], json!(["X\nBEGIN:VEVENT"]));
    assert!(text.contains("\nPRIORITY:5\n") && text.contains("\nURL:https://example.org/?a=1\n"));
    let people = event["attendee"].as_array().expect("people");
    assert_eq!((&people[0][0], &people[0][1]), (&json!("mailto:b@example.org"), &json!(HOSTILE)));
    let nobody = people[1][0].as_str().expect("a URI");
    assert!(nobody.starts_with("urn:uuid:"), "{nobody}");
    assert_eq!(read["vobject"][0][0], HOSTILE);
}

#[test]
fn without_names_no_part_of_the_file_tells_one() {
    let sandbox = Sandbox::with(&[
        (
            "contacts/anna-beispiel.md",
            "---\nname: Anna Beispiel\nemails: [anna@example.org]\n---\n",
        ),
        ("contacts/amt.md", "---\nname: Landesamt Musterau\nkind: organisation\n---\n"),
        ("contacts/tandem.md", "---\nname: Tandem-Werkstatt\nkind: programme\n---\n"),
        ("contacts/jo-winter.md", "---\nname: Jo Winter\n---\n"),
        (
            "meetings/anna.md",
            "---\ntitle: Runde mit Anna Beispiel zur Tandem-Werkstatt\ntopics: [winter, Haushalt]\ndate: 2024-10-14\ntime: 10:00\nchair: anna-beispiel\n\
             participants: [anna-beispiel, amt]\nlocation: bei Anna Beispiel\nabout: [anna-beispiel, amt]\n\
             summary: Anna Beispiel sagt zu.\nuid: anna-beispiel@example.org\nregion: Frau Beispiel\n\
             x-owner: Anna\n---\n\nFrau Beispiel und das Landesamt Musterau in der [[tandem|Tandem-Werkstatt]].\n\n- [ ] Anna Beispiel anrufen @anna-beispiel\n",
        ),
    ]);
    let file = |names| written(&sandbox, &["meeting", "--tasks", "--names", names]).to_lowercase();
    let (all, less, none) = (file("all"), file("organisations"), file("none"));
    assert!(all.contains("uid:anna-beispiel@example.org"), "{all}");
    assert!(all.contains("x-netlog-about:anna-beispiel") && all.contains("mailto:anna@"), "{all}");
    for text in [&less, &none] {
        assert!(!text.contains("anna") && !text.contains("beispiel"), "{text}");
    }
    assert!(less.contains("attendee;cn=landesamt musterau") && less.contains("x-netlog-about:amt"));
    for text in [&less, &none] {
        assert!(!text.contains("winter") && text.contains("haushalt"), "{text}");
    }
    assert!(less.contains("zur tandem-werkstatt") && !none.contains("tandem"), "{none}");
    assert!(!none.contains("musterau") && !none.contains("attendee") && !none.contains("about"));
}

#[test]
fn what_is_no_appointment_is_left_out_with_a_word() {
    let sandbox = Sandbox::with(&[
        ("meetings/a.md", "---\ntitle: A\ndate: 2025-03\ncandidates: [2025-03-01]\n---\n"),
        ("contacts/b.md", "---\nname: B\n---\n\n- [ ] write to B due:2024-11-01\n"),
    ]);
    let output = sandbox.ok(&["export", "ics"]);
    assert!(output.err.contains("One meeting has no day yet"), "{}", output.err);
    assert!(output.err.contains("One record is no meeting"), "{}", output.err);
    // A calendar without a part would be none.
    assert!(output.out.contains("BEGIN:VTIMEZONE") && !output.out.contains("VEVENT"));
    let output = sandbox.ok(&["export", "ics", "--tasks"]);
    assert!(!output.err.contains("no meeting"), "{}", output.err);
    assert!(output.out.contains("BEGIN:VTODO") && output.out.contains("DUE;VALUE=DATE:20241101"));
}

//! Reports on the example repository, as of the day it lives on.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use netlog::query::{Query, Setting};
use netlog::record::{Book, Schema};
use netlog::render::{Doc, markdown};
use netlog::report::activity::{self, Activity, Office};
use netlog::report::activity_page::Page;
use netlog::report::mask::{Mask, Names};
use netlog::report::period::Period;
use netlog::report::{brief, show, tasks, upcoming};
use netlog::store::{Found, Root};
use netlog::words::{Lang, Words, when};
use serde_json::{Value as Json, json};

use crate::sandbox::Sandbox;

fn today() -> NaiveDate {
    "2024-10-22".parse().expect("a day")
}

fn book() -> Book {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("records");
    let root = Root::find(Found::Named(&path)).expect("the example repository");
    root.load(&Schema::default())
}

const STAFF: &[&str] = &[
    "susanne-winter",
    "friederike-voss",
    "jonas-gruenwald",
    "leyla-sahin",
    "matthias-koehler-nguyen",
];

fn staff() -> Vec<String> {
    STAFF.iter().map(ToString::to_string).collect()
}

fn ahead<'a>(book: &'a Book, within: &str) -> upcoming::Upcoming<'a> {
    let within = when::span(within).expect("a span");
    upcoming::build(book, today(), within, &Query::all(), &staff())
}

#[test]
fn the_undated_munich_meeting_and_the_conference_are_upcoming() {
    let book = book();
    let upcoming = ahead(&book, "400d");
    let Json::Array(entries) = json!(upcoming) else { panic!("an array") };
    let entry = |id: &str, reason: &str| {
        entries.iter().find(|entry| entry["id"] == id && entry["reason"] == reason)
    };
    let munich = entry("steering-muenchen-metropolis", "undated").expect("the undated meeting");
    assert_eq!((&munich["due"], &munich["date"]), (&Json::Null, &Json::Null));
    let conference = entry("2025-10-02-international-metropolis-conference", "meeting");
    assert_eq!(conference.expect("the conference")["due"], "2025-10-02");
}

fn activity(period: Period, narrow: &str) -> Activity {
    let (book, saved) = (book(), BTreeMap::new());
    let setting = Setting { saved: &saved, ..Setting::new(book.schema(), today()) };
    let staff = staff();
    let series = [
        ("steering".to_string(), "Steuerungsgruppe".to_string()),
        ("round-table".to_string(), "Runder Tisch Arbeitsmarkt".to_string()),
    ];
    let name = Some("Büro der Integrationsbeauftragten");
    let office = Office { name, staff: &staff, series: &series };
    activity::build(&book, period, narrow, &setting, &office, false).expect("a report")
}

fn quarter(from: &str, until: &str) -> Period {
    Period::new(from.parse().expect("a day"), until.parse().expect("a day")).expect("a period")
}

/// What `netlog list -q` and `netlog tasks -q` would answer to the queries of a report.
fn holds_its_figures(report: &Activity, narrow: &str) {
    let (book, saved) = (book(), BTreeMap::new());
    let setting = Setting { saved: &saved, ..Setting::new(book.schema(), today()) };
    let parse = |query: &str| Query::parse(&[], Some(query), &setting).expect(query);
    let by = &report.by;
    for row in [
        &by.month,
        &by.day,
        &by.topic,
        &by.channel,
        &by.organisation,
        &by.series,
        &report.previous.by.month,
    ]
    .into_iter()
    .flatten()
    {
        let found = parse(&row.query).select(&book);
        assert_eq!(found.len(), row.count, "{}", row.query);
        let all = narrow.is_empty() || found.iter().all(|r| parse(narrow).matches(&book, r));
        assert!(all, "{} is not narrowed by {narrow}", row.query);
    }
    let now = (&report.figures, &report.queries);
    let then = (&report.previous.figures, &report.previous.queries);
    for (figures, queries) in [now, then] {
        for ((name, count), (_, query)) in figures.each().into_iter().zip(queries.each()) {
            let found = match name.starts_with("tasks") {
                true => tasks::build(&book, today(), &parse(query), tasks::Which::All).len(),
                false => parse(query).select(&book).len(),
            };
            assert_eq!(found, *count, "{name}: {query}");
        }
    }
}

#[test]
fn every_figure_is_the_count_of_its_query() {
    let periods = [
        Period::year(2024),
        Period::year(2023),
        quarter("2024-07-01", "2024-09-30"),
        quarter("2024-02-10", "2024-04-20"),
    ];
    for period in periods {
        for narrow in
            ["", "topic:arbeitsmarkt", "date:2024-03", "type:meeting", "with:böhmer or phone"]
        {
            holds_its_figures(&activity(period, narrow), narrow);
        }
    }
}

fn doc(lang: Lang, names: Names) -> Doc {
    let report = activity(Period::year(2024), "");
    let mask = Mask::new(&book(), names);
    let words = Words::new(lang);
    report.doc(&Page::new(&words, &mask)).expect("a page")
}

/// The annual report of the example log, for the tests of the formats that it is written in.
pub fn example(lang: Lang) -> Doc {
    doc(lang, Names::All)
}

fn text(lang: Lang, names: Names) -> String {
    markdown::write(&doc(lang, names))
}

#[test]
fn the_german_report_reads_as_finished_text() {
    let text = text(Lang::De, Names::All);
    for part in [
        "# Tätigkeitsbericht 2024\n\n**Büro der Integrationsbeauftragten**\n",
        "Zwischenstand vom 22. Oktober 2024; der Berichtszeitraum ist noch nicht zu Ende.",
        "Im Berichtszeitraum wurden 14 Gespräche geführt. Es fanden vier Sitzungen statt.",
        "| Gespräche                |   14 |    7 |          +7 |\n",
        "- Die zweite Auflage erscheint im Frühjahr 2025.\n",
        "Abgesagt wurde die Sitzung vom 10. Oktober 2024.",
        "### Fachkräfte\n",
        "**IQ Netzwerk Bayern MigraNet** – Teil von: Integration durch Qualifizierung (IQ)",
        "- Termin offen: Steuerungsgruppe in München",
        "Ein vertrauliches Gespräch oder eine vertrauliche Sitzung ist in den Zahlen enthalten, wird hier aber nicht beschrieben.",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
}

#[test]
fn the_english_report_reads_as_finished_text() {
    let text = text(Lang::En, Names::All);
    for part in [
        "# Activity report 2024\n",
        "14 conversations were held in this period. Four meetings took place.",
        "| Conversations         |   14 |    7 |     +7 |\n",
        "The meeting of 10 October 2024 was cancelled.",
        "funded by: Bundesministerium für Arbeit und Soziales and Europäische Union",
        "16 points were still open on 22 October 2024.",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
}

#[test]
fn a_report_tells_no_more_names_than_it_is_allowed_to() {
    for names in [Names::All, Names::Organisations, Names::None] {
        let text = text(Lang::De, names);
        assert!(!text.contains("Haddad") && !text.contains("eidesstattlich"), "{names:?}");
        assert_eq!(text.contains("Winter"), names == Names::All, "{names:?}\n{text}");
        assert_eq!(text.contains("Güller-Frey"), names == Names::All, "{names:?}\n{text}");
        assert_eq!(text.contains("Handwerkskammer Schönbruck"), names != Names::None, "{text}");
    }
    let json = json!(activity(Period::year(2024), "")).to_string();
    assert!(!json.contains("Samir Haddad") && !json.contains("eidesstattlich"));
}

#[test]
fn show_of_the_coordinator_tells_the_talk_her_post_and_what_it_belongs_to() {
    let book = book();
    let coordinator = book.get("anne-gueller-frey").expect("the coordinator");
    let show = show::build(&book, coordinator, today());
    let json = json!(show);
    assert_eq!(json["name"], "Anne Güller-Frey");
    let talk = json!({"id": "2024-10-14-anne-gueller-frey", "field": "with"});
    assert!(json["backlinks"].as_array().expect("a list").contains(&talk), "{json:#}");
    assert_eq!(json["organisations"][0]["organisation"]["id"], "migranet");
    assert_eq!(json["organisations"][0]["role"], "Koordinatorin");
    let network: Vec<String> = show
        .relations
        .iter()
        .map(|one| format!("{} {} {}", one.from.id, one.kind, one.to.id))
        .collect();
    for relation in ["migranet part-of iq", "iq funded-by bmas", "iq administered-by bamf"] {
        assert!(network.iter().any(|line| line == relation), "{relation}: {network:?}");
    }
    let timeline: Vec<&str> = show.timeline.iter().map(|moment| moment.id.as_str()).collect();
    assert_eq!(timeline, ["2024-10-14-anne-gueller-frey", "steering-muenchen-metropolis"]);
    let text = markdown::write(&show.doc(&Words::new(Lang::De)));
    for part in [
        "- **Einrichtung:** IQ Netzwerk Bayern MigraNet\n- **Funktion:** Koordinatorin\n",
        "gefördert durch",
        "14.10.2024 | **Treffen der Steuerungsgruppe in München und Metropolis 2025** – Ein Treffen",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
}

#[test]
fn the_brief_before_the_munich_meeting_is_one_page() {
    let (book, staff) = (book(), staff());
    let series = [("steering".to_string(), "Steuerungsgruppe".to_string())];
    let office = Office { name: None, staff: &staff, series: &series };
    let meeting = book.get("steering-muenchen-metropolis").expect("the meeting");
    let brief = brief::build(&book, meeting, today(), &office, &Query::all()).expect("a brief");
    let json = json!(brief);
    assert_eq!(json["people"][0]["organisation"]["id"], "migranet");
    assert_eq!(json["people"][0]["last"]["date"], "2024-10-14");
    assert_eq!(json["people"][0]["open"][0]["due"], "2024-11-04");
    assert_eq!(json["decisions"][0]["id"], "2024-07-04-steuerungsgruppe");
    let text = markdown::write(&brief.doc(&Words::new(Lang::De), ""));
    assert!(text.lines().filter(|line| !line.is_empty()).count() < 45, "{text}");
    for part in [
        "- **Datum:** Termin offen\n- **Ort:** München\n- **Reihe:** Steuerungsgruppe\n",
        "**Anne Güller-Frey**, Koordinatorin, IQ Netzwerk Bayern MigraNet",
        "- Zuletzt am 14. Oktober 2024: Treffen der Steuerungsgruppe in München",
        "- Noch offen: Drei Termine für München vorschlagen (Susanne Winter), Mo 04.11.2024",
        "**Von uns dabei:** Susanne Winter",
        "- Die zweite Auflage erscheint im Frühjahr 2025.",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
    let talk = book.get("2024-10-14-anne-gueller-frey").expect("the talk");
    assert!(brief::build(&book, talk, today(), &office, &Query::all()).is_err());
}

#[test]
fn names_are_not_promised_where_a_form_always_holds_them() {
    let sandbox = Sandbox::example();
    let file = sandbox.home().join("r.json").display().to_string();
    for form in [["--format", "json"], ["--format", "csv"], ["-o", &file]] {
        for names in ["none", "organisations"] {
            let args = [&["report", "year", "2024", "--names", names][..], &form[..]].concat();
            for (lang, part) in [("de", "-o bericht.docx"), ("en", "-o report.docx")] {
                let output = sandbox.run(&[&["--lang", lang][..], &args[..]].concat());
                assert_eq!(output.code, 2, "{args:?}: {output:?}");
                assert!(output.err.contains(part), "{output:?}");
            }
        }
        sandbox.ok(&[&["report", "year", "2024"][..], &form[..]].concat());
    }
    sandbox.ok(&["report", "year", "2024", "--names", "all", "-o", &file, "--force"]);
    let text = sandbox.home().join("r.md").display().to_string();
    sandbox.ok(&["report", "year", "2024", "-o", &text]);
    let text = std::fs::read_to_string(&text).expect("the report");
    assert!(text.contains("Handwerkskammer Schönbruck") && !text.contains("Güller-Frey"), "{text}");
    let text = sandbox.ok(&["report", "year", "2024", "--names", "none"]).out;
    assert!(!text.contains("Handwerkskammer Schönbruck"), "{text}");
}

//! The pages on a contact and on a series, on the example repository as of its day.

use std::collections::BTreeSet;
use std::path::Path;

use netlog::error::Error;
use netlog::query::{Query, Setting};
use netlog::record::kind::CONTACT;
use netlog::record::{Book, Schema, met};
use netlog::render::{Datum, markdown};
use netlog::report::activity::Office;
use netlog::report::contact::{self, Contact};
use netlog::report::mask::{Mask, Names};
use netlog::report::series::{self, Series};
use netlog::report::timeline::Part;
use netlog::store::{Found, Root};
use netlog::words::{Lang, Words};
use serde_json::json;

fn book() -> Book {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("records");
    let root = Root::find(Found::Named(&path)).expect("the example repository");
    root.load(&Schema::default())
}

fn setting(book: &Book) -> Setting<'_> {
    Setting::new(book.schema(), "2024-10-22".parse().expect("a day"))
}

fn series_names() -> Vec<(String, String)> {
    [("steering", "Steuerungsgruppe"), ("round-table", "Runder Tisch Arbeitsmarkt")]
        .map(|(key, name)| (key.to_string(), name.to_string()))
        .to_vec()
}

fn contact<'a>(book: &'a Book, id: &str, narrow: &str) -> Result<Contact<'a>, Error> {
    let office = Office { name: Some("Büro"), staff: &[], series: &[] };
    let record = book.get(id).expect("a contact");
    contact::build(book, record, narrow, &setting(book), &office)
}

fn series(book: &Book, name: &str, narrow: &str) -> Result<Series, Error> {
    let names = series_names();
    let office = Office { name: None, staff: &[], series: &names };
    series::build(book, name, narrow, &setting(book), &office)
}

fn records(book: &Book, query: &str) -> usize {
    Query::parse(&[], Some(query), &setting(book)).expect("a query").select(book).len()
}

fn tasks(book: &Book, query: &str) -> usize {
    Query::parse(&[], Some(query), &setting(book)).expect("a query").tasks(book, true).len()
}

#[test]
fn the_figures_of_every_contact_are_the_counts_of_their_queries() {
    let book = book();
    for record in book.of_kind(&CONTACT) {
        for narrow in ["", "topic:anerkennung or topic:wohnen"] {
            let page = contact(&book, &record.id, narrow).expect("a page");
            let figures = &page.figures;
            for figure in [&figures.conversations, &figures.meetings] {
                assert_eq!(figure.count, records(&book, &figure.query), "{}", figure.query);
            }
            for (figure, rows) in [(&figures.open, &page.open), (&figures.done, &page.done)] {
                assert_eq!(figure.count, tasks(&book, &figure.query), "{}", figure.query);
                assert_eq!(figure.count, rows.len());
            }
            if !narrow.is_empty() {
                continue;
            }
            // The same definition of having met stands behind the query, the timeline and `met`.
            let met = met::occasions(&book, record).len();
            assert_eq!(figures.conversations.count + figures.meetings.count, met, "{}", record.id);
            let there = page.years.iter().flat_map(|year| &year.moments).filter(|moment| {
                let happened = book.get(&moment.id).is_some_and(|record| record.happened());
                matches!(moment.part, Part::With | Part::Through) && happened
            });
            assert_eq!(there.count(), met, "{}", record.id);
        }
    }
}

#[test]
fn an_organisation_is_told_with_its_people_and_the_time_of_their_posts() {
    let book = book();
    let page = contact(&book, "vhs-weiherstadt", "").expect("a page");
    let people: Vec<(&str, Option<&str>, Option<&str>, bool)> = page
        .people
        .iter()
        .map(|one| (one.id.as_str(), one.from.as_deref(), one.until.as_deref(), one.current))
        .collect();
    assert_eq!(
        people,
        [
            ("katharina-oeztuerk-lindner", Some("2024-07-01"), None, true),
            ("hans-peter-boehmer", Some("2009-09-01"), Some("2024-06-30"), false),
            ("katharina-oeztuerk-lindner", Some("2016-02-01"), Some("2024-06-30"), false),
        ]
    );
    let json = json!(page);
    assert_eq!(json["figures"]["meetings"]["count"], page.figures.meetings.count);
    assert_eq!(json["fields"]["region"], "Mittelfranken");
    let text = markdown::write(&page.doc(&Words::new(Lang::De), &Mask::default()));
    for part in [
        "# Volkshochschule Weiherstadt\n",
        "**Büro**",
        "Stand: 22. Oktober 2024",
        "- **Anschrift:** Am Kornspeicher 4, 91999 Weiherstadt\n",
        "## Personen\n",
        "| Katharina Öztürk-Lindner | Leiterin ",
        "seit 1. Juli 2024",
        "1. September 2009 bis 30. Juni 2024",
        "Erster Kontakt: 9. März 2023; letzter Kontakt: 5. September 2024.",
        "## Verlauf\n",
        "### 2023\n",
        "**Abendkurse und ein Kurs für Moderatorinnen** (Gespräch, Hans-Peter Böhmer).",
        "## Beschlüsse\n",
        "- Die zweite Auflage erscheint im Frühjahr 2025.\n",
        "| Puente Illerwang e. V. | Partner",
        "## Erledigte Aufgaben\n",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
    let text = markdown::write(&page.doc(&Words::new(Lang::En), &Mask::default()));
    assert!(
        text.contains("## Timeline\n") && text.contains("First contact: 9 March 2023"),
        "{text}"
    );
    let sheets = page.sheets(&Words::new(Lang::De));
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Verlauf", "Aufgaben", "Personen"]);
    assert!(
        sheets
            .iter()
            .all(|sheet| { sheet.rows.iter().all(|row| row.len() == sheet.columns.len()) })
    );
    assert!(matches!(sheets[0].rows[0][0], Datum::Day(_)));
}

#[test]
fn names_of_people_are_hidden_on_the_page_of_their_organisation() {
    let book = book();
    let page = contact(&book, "vhs-weiherstadt", "").expect("a page");
    let mask = Mask::new(&book, Names::Organisations);
    let text = markdown::write(&page.doc(&Words::new(Lang::De), &mask));
    for hidden in ["Böhmer", "Öztürk", "Lindner", "Şahin", "99998", "@", "## Personen"] {
        assert!(!text.contains(hidden), "{hidden}\n{text}");
    }
    assert!(text.contains("# Volkshochschule Weiherstadt"), "{text}");
}

#[test]
fn what_is_confidential_is_marked_so() {
    let book = book();
    // The confidential talk is about him and led by one of our own.
    let page = contact(&book, "jonas-gruenwald", "").expect("a page");
    let secret: BTreeSet<String> = BTreeSet::from(["2024-02-06-samir-haddad".to_string()]);
    assert_eq!(page.secret, secret);
    let text = markdown::write(&page.doc(&Words::new(Lang::De), &Mask::default()));
    assert!(text.contains("(Gespräch, Von uns, vertraulich)"), "{text}");
    let page = contact(&book, "samir-haddad", "").expect("a page");
    let text = markdown::write(&page.doc(&Words::new(Lang::De), &Mask::default()));
    assert!(text.contains("**Vertraulich – nicht weitergeben.**"), "{text}");
}

#[test]
fn the_figures_of_a_series_are_the_counts_of_their_queries() {
    let book = book();
    for name in ["steering", "round-table", "staff"] {
        for narrow in ["", "date:2024"] {
            let page = series(&book, name, narrow).expect("a page");
            let figures = &page.figures;
            for figure in [&figures.held, &figures.planned, &figures.cancelled] {
                assert_eq!(figure.count, records(&book, &figure.query), "{}", figure.query);
            }
            for figure in [&figures.open, &figures.done] {
                assert_eq!(figure.count, tasks(&book, &figure.query), "{}", figure.query);
            }
            for row in page.attendance.iter().chain(&page.organisations) {
                assert_eq!(
                    row.there.count,
                    records(&book, &row.there.query),
                    "{}",
                    row.there.query
                );
                assert_eq!(row.there.count, row.meetings.len(), "{}", row.id);
            }
        }
    }
}

#[test]
fn a_series_is_found_by_its_name_and_told_as_finished_text() {
    let book = book();
    let page = series(&book, "STEUERUNGSGRUPPE", "").expect("a page");
    assert_eq!((page.key.as_str(), page.figures.held.count), ("steering", 4));
    let next = ["2025-03-steuerungsgruppe", "steering-muenchen-metropolis"];
    assert_eq!(page.next, next);
    let text = markdown::write(&page.doc(&Words::new(Lang::De), &Mask::default()));
    for part in [
        "# Steuerungsgruppe\n",
        "Bisher haben vier Sitzungen stattgefunden.",
        "## Nächste Termine\n",
        "- März 2025: **Steuerungsgruppe: Planung 2025**, Technische Hochschule Kaltenfels (geplant)\n",
        "- Termin offen: **Steuerungsgruppe in München",
        "- 23\\. November 2023: **Steuerungsgruppe: Bilanz und Ausblick** (Technische Hochschule Kaltenfels). Grünes Licht",
        "## Beschlüsse\n",
        "**9. März 2023**, Steuerungsgruppe: Planung 2023\n",
        "## Teilnahme\n",
        "Es bedeuten: „x“ dabei, „e“ entschuldigt.",
        "4 von 4",
        "## Offene Aufgaben\n",
    ] {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
    let row = text.lines().find(|line| line.contains("| Birgit Aßmann")).expect("her row");
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    assert_eq!(&cells[2..7], ["e", "x", "e", "x", "2 von 4"]);
    let mask = Mask::new(&book, Names::Organisations);
    let text = markdown::write(&page.doc(&Words::new(Lang::De), &mask));
    assert!(text.contains("| Handwerkskammer Schönbruck") && !text.contains("Aßmann"), "{text}");
    let text = markdown::write(&page.doc(&Words::new(Lang::En), &Mask::default()));
    assert!(text.contains("Four meetings have been held so far."), "{text}");
    let sheets = page.sheets(&Words::new(Lang::De));
    assert_eq!(sheets[0].rows.len(), page.meetings.len());
}

#[test]
fn an_unknown_series_is_an_error_with_a_remedy() {
    let book = book();
    let words = Words::new(Lang::De);
    for (name, hint) in [
        ("Steuerungsgrupe", "Meinten Sie „Steuerungsgruppe“?"),
        ("xyzzy", "Es gibt: Steuerungsgruppe (steering), Runder Tisch Arbeitsmarkt (round-table)"),
    ] {
        let error = series(&book, name, "").expect_err("no series");
        assert_eq!(words.say(&error.message), format!("Eine Reihe „{name}“ gibt es nicht."));
        assert!(words.say(&error.hints[0]).starts_with(hint), "{}", words.say(&error.hints[0]));
    }
}

//! Workbooks as others read them: openpyxl, and LibreOffice.

use std::path::Path;
use std::process::{Command, Stdio};

use netlog::render::{Chart, Datum, Imprint, Sheet, xlsx};
use netlog::words::{Lang, Words};
use serde_json::{Value as Json, json};

use crate::sandbox::{Sandbox, finish};

fn day(text: &str) -> Datum {
    Datum::Day(text.parse().expect("a day"))
}

fn sheets() -> Vec<Sheet> {
    let mut talks = Sheet::new("Gespräche / alle", ["Datum", "Titel", "Aufgaben"]);
    for title in [
        "=1+1",
        "https://example.org/?a=1&b=2",
        "+49 30 123",
        "_x0041_ <b>\u{1b} & \"Übergang\"",
        "mailto:a@example.org",
        "007",
        "eine Zeile\nund noch eine, die so lang ist, dass sie umbrochen werden muss, weil sie nicht passt",
    ] {
        talks.rows.push(vec![day("2024-10-14"), title.into(), Datum::Number(-1234)]);
    }
    talks.rows.push(vec![Datum::Empty, "ä".repeat(40_000).into()]);
    let mut months = Sheet::new("Monate", ["Monat", "Gespräche", "Sitzungen"]);
    for (at, name) in ["Januar", "Februar", "März", "April", "Mai", "Juni"].iter().enumerate() {
        months.rows.push(vec![(*name).into(), (at * 3 % 7).into(), (at % 3).into()]);
    }
    months.chart = Some(Chart {
        title: "Gespräche und Sitzungen je Monat".into(),
        description: "Im März waren es sechs Gespräche & zwei Sitzungen. ".repeat(9),
        along: "Monat".into(),
        up: "Anzahl".into(),
        bars: vec![1, 2],
    });
    vec![talks, months]
}

fn book(lang: Lang) -> Vec<u8> {
    let day = "2024-10-22".parse().expect("a day");
    let words = Words::new(lang);
    let imprint = Imprint { words: &words, author: Some("Büro & <Mitte>"), day };
    xlsx::write(&sheets(), "Tätigkeitsbericht 2024", &imprint).expect("a workbook")
}

/// What openpyxl reads, or nothing where it is not installed.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn read(lang: Lang) -> Option<Json> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = root.join("target/python");
    if !library.join("openpyxl").is_dir() || Command::new("python3").arg("-V").output().is_err() {
        eprintln!("skipped: python3 or openpyxl is not installed (tests/install.sh)");
        return None;
    }
    let sandbox = Sandbox::empty();
    let file = sandbox.log().join("book.xlsx");
    std::fs::write(&file, book(lang)).expect("a file");
    let mut command = Command::new("python3");
    sandbox.scrub(&mut command);
    command.env("PYTHONPATH", library).arg(root.join("tests/workbook/read.py")).arg(file);
    let output = finish(command.stdin(Stdio::null()));
    assert_eq!(output.code, 0, "{}", output.err);
    Some(serde_json::from_str(&output.out).expect("JSON"))
}

#[test]
fn a_workbook_is_the_same_each_time() {
    assert!(book(Lang::De) == book(Lang::De));
}

#[test]
fn days_are_days_numbers_are_numbers_and_nothing_is_calculated() {
    let Some(read) = read(Lang::De) else { return };
    assert_eq!(read["title"], "Tätigkeitsbericht 2024");
    assert_eq!(read["author"], "Büro & <Mitte>");
    let created = read["created"].as_str().expect("a time");
    assert!(created.starts_with("2024-10-22T00:00:00"), "{created}");
    let talks = &read["sheets"][0];
    assert_eq!(talks["name"], "Gespräche alle");
    assert_eq!((&talks["frozen"], &talks["filter"]), (&json!("A2"), &json!("A1:C9")));
    assert_eq!((&talks["repeated"], &talks["links"]), (&json!("$1:$1"), &json!(0)));
    assert_eq!((&talks["page"], &talks["fits"]), (&json!(["landscape", 9]), &json!([true, 0])));
    assert_eq!(talks["bold"], json!([true, true, true]));
    let rows = talks["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 9);
    let given = sheets();
    for (row, given) in rows[1..8].iter().zip(&given[0].rows) {
        assert_eq!(row[0], json!(["day", "2024-10-14T00:00:00", "dd.mm.yyyy"]));
        let Datum::Text(title) = &given[1] else { panic!("a text") };
        assert_eq!(row[1], json!(["text", title.replace('\u{1b}', "\u{fffd}")]));
        assert_eq!(row[2], json!(["number", -1234]));
    }
    let long = rows[8][1][1].as_str().expect("a text");
    assert_eq!((long.chars().count(), long.ends_with('…')), (32_767, true));
}

#[test]
fn a_day_is_written_as_the_reader_does() {
    let Some(read) = read(Lang::En) else { return };
    let cell = json!(["day", "2024-10-14T00:00:00", "yyyy-mm-dd"]);
    assert_eq!(read["sheets"][0]["rows"][1][0], cell);
}

#[test]
fn the_months_have_a_chart() {
    let Some(read) = read(Lang::De) else { return };
    assert_eq!(read["sheets"][0]["charts"], json!([]));
    let chart = json!([{
        "kind": ["barChart", "clustered", "col"],
        "title": "Gespräche und Sitzungen je Monat",
        "axes": ["Monat", "Anzahl"],
        "bars": [
            ["Monate!$B$1", "Monate!$A$2:$A$7", "Monate!$B$2:$B$7"],
            ["Monate!$C$1", "Monate!$A$2:$A$7", "Monate!$C$2:$C$7"],
        ],
    }]);
    assert_eq!(read["sheets"][1]["charts"], chart);
}

/// The first sheet as CSV, the whole as PDF.
#[test]
fn libreoffice_loses_nothing() {
    if Command::new("soffice").arg("--version").output().is_err() {
        eprintln!("skipped: LibreOffice is not installed (tests/install.sh)");
        return;
    }
    let sandbox = Sandbox::empty();
    std::fs::write(sandbox.log().join("book.xlsx"), book(Lang::De)).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}", sandbox.home().join("lo").display());
    // Comma, quotes, UTF-8, from the first row, cells as they are shown.
    for target in ["csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "pdf"] {
        let mut command = Command::new("soffice");
        sandbox.scrub(&mut command);
        command.args([&profile, "--headless", "--convert-to", target, "book.xlsx"]);
        let output = finish(command.stdin(Stdio::null()));
        assert_eq!(output.code, 0, "{output:?}");
    }
    let csv = sandbox.read("book.csv");
    for part in [
        "Datum,Titel,Aufgaben\n",
        "14.10.2024,=1+1,\"-1,234\"\n",
        ",https://example.org/?a=1&b=2,",
        ",+49 30 123,",
        ",007,",
        "_x0041_ <b>\u{fffd} & \"\"Übergang\"\"",
    ] {
        assert!(csv.contains(part), "{part}\n---\n{}", &csv[..700]);
    }
    let pdf = std::fs::read(sandbox.log().join("book.pdf")).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
}

//! Tables out of the log and back: as spreadsheets see them, and as netlog reads them again.

use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Stdio};

use netlog::exchange::{Desk, Form, Item, Source, Zone, read, table};
use netlog::record::{Book, FieldSpec, Record, Schema, ValueType, kind};
use netlog::render::{Imprint, csv, xlsx};
use netlog::words::{Lang, Words};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::sandbox::{Sandbox, finish};

/// That of the example log.
fn schema() -> Schema {
    let mut schema = Schema::default();
    let mut region = FieldSpec::new("region", ValueType::Text);
    region.label = Some("Region".into());
    assert!(schema.declare(&kind::CONTACT, region));
    schema
}

fn desk<'a>(schema: &'a Schema, words: &'a Words) -> Desk<'a> {
    let today = "2024-10-22".parse().expect("a day");
    Desk { schema, words, today, zone: Zone::default() }
}

/// What comes out of a file, without a remark.
fn items(bytes: &[u8]) -> Vec<Item> {
    let (schema, words) = (schema(), Words::new(Lang::De));
    let source = Source { name: "t", bytes };
    let form = Form::of(&source).expect("a form");
    let read = read(form, &source, &desk(&schema, &words), None);
    assert_eq!(read.remarks, []);
    read.items
}

/// Every record of the example log comes back from a table as `list` shows it.
fn expect_whole(sandbox: &Sandbox, kinds: &str, items: &[Item]) {
    let records = sandbox.json(&["list", kinds]);
    let records = records.as_array().expect("records");
    // Two records are confidential and stay in the log.
    let open = records.iter().filter(|record| record["confidential"] != json!(true));
    let mut found = 0;
    for record in open {
        let id = record["id"].as_str().expect("an id");
        let uid = netlog::exchange::uid::of_id(id);
        let Some(item) = items.iter().find(|item| item.uid.as_deref() == Some(&uid)) else {
            continue;
        };
        found += 1;
        for (key, value) in record.as_object().expect("an object") {
            let one = |value: &Json| match value {
                Json::Array(values) => values.clone(),
                value => vec![value.clone()],
            };
            let links: Vec<Json> = item
                .links
                .iter()
                .filter(|link| link.key == *key)
                .map(|link| json!(link.to.uid.as_deref().expect("an id")))
                .collect();
            match key.as_str() {
                "id" | "type" | "path" | "roles" | "relations" => {}
                "title" if item.kind.date.is_none() => {}
                "title" if item.get("title").is_none() => {}
                "date" if value.is_null() => {}
                // The lines of an address come back with commas between them.
                "address" => {
                    let lines = |text: &str| text.trim().replace('\n', ", ");
                    let texts = one(value);
                    let texts = texts.iter().map(|text| json!(lines(text.as_str().expect("text"))));
                    let read = serde_json::to_value(item.get(key)).expect("JSON");
                    assert_eq!(read, Json::Array(texts.collect()), "{id}");
                }
                _ if !links.is_empty() => assert_eq!(links, one(value), "{id} {key}"),
                "honorific" => {
                    let title = item.get("title").and_then(|title| title.as_str());
                    assert_eq!(json!(title), *value, "{id}");
                }
                _ => {
                    let read = item.get(key).map(|read| serde_json::to_value(read).expect("JSON"));
                    let read = read.unwrap_or_else(|| panic!("{id} lost {key}: {item:?}"));
                    assert_eq!(one(&read), one(value), "{id} {key}");
                }
            }
        }
        let posts = item.links.iter().filter(|link| link.key == "roles").count();
        assert_eq!(posts, record["roles"].as_array().map_or(0, Vec::len), "{id}");
    }
    assert!(found >= records.len() - 2 && found == items.len(), "{found} of {}", records.len());
}

#[test]
fn what_csv_writes_is_read_back() {
    let sandbox = Sandbox::example();
    for kinds in ["contact", "conversation", "meeting"] {
        for style in ["excel", "plain"] {
            let out = sandbox.ok(&["export", "csv", kinds, "--csv", style]).out;
            assert_eq!(out.starts_with('\u{feff}'), style == "excel");
            let items = items(out.as_bytes());
            assert!(items.iter().all(|item| item.kind.name == kinds), "{kinds} {style}");
            expect_whole(&sandbox, kinds, &items);
        }
    }
}

#[test]
fn a_table_of_all_kinds_is_read_back_too() {
    let sandbox = Sandbox::example();
    let out = sandbox.ok(&["export", "csv"]).out;
    let items = items(out.as_bytes());
    for kinds in ["contact", "conversation", "meeting"] {
        let of_kind: Vec<Item> =
            items.iter().filter(|item| item.kind.name == kinds).cloned().collect();
        expect_whole(&sandbox, kinds, &of_kind);
    }
}

#[test]
fn what_a_workbook_holds_is_read_back() {
    let sandbox = Sandbox::example();
    sandbox.ok(&["export", "xlsx", "-o", "../all.xlsx"]);
    let bytes = std::fs::read(sandbox.log().join("../all.xlsx")).expect("a workbook");
    let items = items(&bytes);
    for kinds in ["contact", "conversation", "meeting"] {
        let of_kind: Vec<Item> =
            items.iter().filter(|item| item.kind.name == kinds).cloned().collect();
        expect_whole(&sandbox, kinds, &of_kind);
    }
    // Into a pipe as well.
    let piped = sandbox.command(&["export", "xlsx"]).output().expect("it starts");
    assert!(piped.status.success() && piped.stdout == bytes);
}

/// What openpyxl reads, or nothing where it is not installed.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn openpyxl(sandbox: &Sandbox, path: &Path) -> Option<Json> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = root.join("target/python");
    if !library.join("openpyxl").is_dir() || Command::new("python3").arg("-V").output().is_err() {
        eprintln!("skipped: python3 or openpyxl is not installed (tests/install.sh)");
        return None;
    }
    let mut command = Command::new("python3");
    sandbox.scrub(&mut command);
    command.env("PYTHONPATH", library).arg(root.join("tests/workbook/read.py")).arg(path);
    let output = finish(command.stdin(Stdio::null()));
    assert_eq!(output.code, 0, "{}", output.err);
    Some(serde_json::from_str(&output.out).expect("JSON"))
}

#[test]
fn others_read_the_workbook() {
    let sandbox = Sandbox::example();
    sandbox.write("contacts/formel.md", "---\nname: =1+1\nphones: [+49 30 1]\n---\n");
    sandbox.ok(&["export", "xlsx", "-o", "../all.xlsx"]);
    let Some(read) = openpyxl(&sandbox, &sandbox.log().join("../all.xlsx")) else { return };
    let sheets = read["sheets"].as_array().expect("sheets");
    let names: Vec<&Json> = sheets.iter().map(|sheet| &sheet["name"]).collect();
    assert_eq!(names, ["Kontakte", "Gespräche", "Sitzungen"]);
    let rows = sheets[0]["rows"].as_array().expect("rows");
    let formula = rows.iter().find(|row| row[0][1] == "formel").expect("the row");
    assert_eq!(formula[2], json!(["text", "=1+1"]));
    let meetings = sheets[2]["rows"].as_array().expect("rows");
    let meeting =
        meetings.iter().find(|row| row[0][1] == "2024-02-22-steuerungsgruppe").expect("the row");
    assert_eq!(meeting[3], json!(["day", "2024-02-22T00:00:00", "dd.mm.yyyy"]));
}

#[test]
fn columns_are_those_asked_for() {
    let sandbox = Sandbox::example();
    let asked = ["export", "csv", "contact", "-q", "name:gueller", "--csv", "plain"];
    let out = sandbox.ok(&[&asked[..], &["--columns", "name,organisation,region"]].concat()).out;
    let expected = "name,organisation,organisation-id,region\n\
        Anne Güller-Frey,IQ Netzwerk Bayern MigraNet,migranet,bayernweit\n";
    assert_eq!(out, expected);
    assert_eq!(sandbox.run(&["export", "csv", "--columns", "nix"]).code, 2);
}

#[test]
fn letters_are_ready_to_be_merged() {
    let sandbox = Sandbox::example();
    let output = sandbox.ok(&["export", "letters", "-q", "name:assmann", "--csv", "plain"]);
    let row = output.out.lines().nth(1).expect("a row").to_string();
    let expected = "Sehr geehrte Frau Aßmann,Frau,,Birgit,Aßmann,Sachgebietsleiterin \
        Wohnraumsicherung,\"Stadt Schönbruck, Amt für Wohnen und Soziales\",\
        b.assmann@schoenbruck.example.org,\"Stadt Schönbruck, Amt für Wohnen und Soziales\",\
        Frau Birgit Aßmann,Rathausplatz 1,84999 Schönbruck,";
    assert_eq!(row, expected);
    let output = sandbox.ok(&["export", "letters", "-q", "name:gueller", "-o", "../brief.xlsx"]);
    assert!(output.err.contains("Ohne Anschrift: Anne Güller-Frey\n"), "{}", output.err);
    let output = sandbox.run(&["export", "letters", "-o", "../brief.docx"]);
    assert_eq!(output.code, 2, "{output:?}");
}

/// A log of one contact of this name, as a table in each form.
fn written(name: &str) -> [Vec<u8>; 3] {
    let (schema, words) = (schema(), Words::new(Lang::De));
    let text = format!("---\nname: {}\n---\n", json!(name));
    let record = Record::read(&schema, &kind::CONTACT, "contacts/a.md", text);
    let book = Book::new(schema.clone(), vec![record], Vec::new());
    let records: Vec<&Record> = book.records().collect();
    let desk = desk(&schema, &words);
    let sheet = |reader| {
        table::write::Writing { desk: &desk, book: &book, reader }.sheet("x", &records, None)
    };
    let (people, programs) =
        (sheet(table::write::Reader::People), sheet(table::write::Reader::Programs));
    let imprint = Imprint { words: &words, author: None, day: desk.today };
    [
        csv::write(&programs.table(), csv::Csv::Plain),
        csv::write(&people.table(), csv::Csv::Excel),
        xlsx::write(&[people], "x", &imprint).expect("a workbook"),
    ]
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_name_comes_back_and_is_no_formula(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "\n", ",", ";", "\"", "=1+1", "<script>", "ä", "Anna", " ", "+", "@", "-", "\t",
                "\\", "|", "(x)", "::: ", "&amp;", "_x0041_",
            ]),
            1..9,
        )
    ) {
        let name = parts.concat().trim().to_string();
        prop_assume!(!name.is_empty());
        let [plain, excel, workbook] = written(&name);
        for (bytes, exact) in [(&plain, true), (&workbook, true), (&excel, false)] {
            let items = items(bytes);
            prop_assert_eq!(items.len(), 1);
            let read = items[0].text("name").unwrap_or_default();
            match exact {
                true => prop_assert_eq!(read, name.as_str()),
                // CSV for Excel has one line a cell.
                false => {
                    let flat = name.split([' ', '\n', '\t']).filter(|word| !word.is_empty());
                    prop_assert_eq!(read, flat.collect::<Vec<_>>().join(" "));
                }
            }
        }
        prop_assert!(!part(&workbook, "xl/worksheets/sheet1.xml").contains("<f"));
        let rows = csv_rows(&excel);
        let cell = rows[1][1].as_str();
        prop_assert!(cell == "-" || !cell.starts_with(['=', '+', '-', '@']), "{}", cell);
    }
}

/// The cells as a program sees them.
fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = String::from_utf8_lossy(bytes).replace('\u{feff}', "");
    let mut reader = ::csv::ReaderBuilder::new();
    let reader = reader.delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    let rows = reader.into_records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_string).collect()).collect()
}

/// A sheet that says it has a million rows and holds nothing, and one that unpacks to gigabytes.
#[test]
fn bombs_are_refused_or_cost_little() {
    use std::io::Write;
    let pack = |sheet: &mut dyn FnMut(&mut dyn Write)| {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, text) in [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
            ),
        ] {
            writer.start_file(name, options).expect("a part");
            writer.write_all(text.as_bytes()).expect("memory");
        }
        writer.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
        writer.write_all(b"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData>").expect("memory");
        sheet(&mut writer);
        writer.write_all(b"</sheetData></worksheet>").expect("memory");
        writer.finish().expect("an archive").into_inner()
    };
    let inline =
        |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let wide = pack(&mut |out| {
        let head =
            format!("<row r=\"1\">{}{}</row>", inline("A1", "Name"), inline("XFD1", "E-Mail"));
        out.write_all(head.as_bytes()).expect("memory");
        out.write_all(b"<row r=\"2\">").expect("memory");
        for _ in 0..300_000 {
            out.write_all(b"<c r=\"B2\" s=\"1\"/>").expect("memory");
        }
        let last = format!("</row><row r=\"1048576\">{}</row>", inline("A1048576", "Anna"));
        out.write_all(last.as_bytes()).expect("memory");
    });
    let (schema, words) = (schema(), Words::new(Lang::De));
    let read = |bytes: &[u8]| {
        let read = read(Form::Xlsx, &Source { name: "t", bytes }, &desk(&schema, &words), None);
        let ids: Vec<String> =
            read.remarks.iter().map(|remark| remark.message.id().to_string()).collect();
        (read.items.len(), ids)
    };
    // What lies beyond a thousand columns is not read, and that is said.
    let (_, ids) = read(&wide);
    assert!(!ids.is_empty());
    let bomb = pack(&mut |out| {
        let block = vec![b' '; 1 << 20];
        for _ in 0..80 {
            out.write_all(&block).expect("memory");
        }
    });
    assert!(bomb.len() < 200_000);
    assert_eq!(read(&bomb), (0, vec!["exchange-table-bomb".to_string()]));
}

/// Workbooks of before 2007, written by xlwt.
#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn old_workbooks_are_read() {
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python");
    if !library.join("xlwt").is_dir() || Command::new("python3").arg("-V").output().is_err() {
        eprintln!("skipped: python3 or xlwt is not installed (tests/install.sh)");
        return;
    }
    let sandbox = Sandbox::empty();
    let script = "import datetime, xlwt\n\
        book = xlwt.Workbook()\n\
        page = book.add_sheet('Termine')\n\
        for at, head in enumerate(['Betreff', 'Datum', 'Ort', 'Teilnehmer']):\n    \
        page.write(2, at, head)\n\
        day = xlwt.easyxf(num_format_str='DD.MM.YYYY')\n\
        page.write(3, 0, 'Jour fixe')\n\
        page.write(3, 1, datetime.date(2024, 10, 14), day)\n\
        page.write(3, 2, 204)\n\
        page.write(3, 3, 'Anna Müller; Bert')\n\
        wide = book.add_sheet('Groß')\n\
        wide.write(0, 0, 'a')\n\
        book.save('klein.xls')\n\
        wide.write(65535, 255, 'b')\n\
        book.save('gross.xls')\n";
    let mut command = Command::new("python3");
    sandbox.scrub(&mut command);
    let output = finish(command.env("PYTHONPATH", library).args(["-c", script]));
    assert_eq!(output.code, 0, "{}", output.err);
    let (schema, words) = (schema(), Words::new(Lang::De));
    let read = |name: &str| {
        let bytes = std::fs::read(sandbox.log().join(name)).expect("a workbook");
        let source = Source { name, bytes: &bytes };
        assert_eq!(Form::of(&source), Some(Form::Xlsx));
        read(Form::Xlsx, &source, &desk(&schema, &words), None)
    };
    let small = read("klein.xls");
    let item = small.items.first().expect("a meeting");
    assert_eq!((item.text("title"), item.text("date")), (Some("Jour fixe"), Some("2024-10-14")));
    assert_eq!((item.text("location"), item.links.len()), (Some("204"), 2));
    // Sixteen million empty cells around two: it is refused before they are made room for.
    let large = read("gross.xls");
    assert_eq!(large.remarks[0].message.id(), "exchange-table-bomb");
}

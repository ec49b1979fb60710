//! Pages of HTML as a browser and a validator see them: without a fault, on every screen.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use netlog::paint::Style;
use netlog::render::network::{self, Edge, Network, Node, Shape};
use netlog::render::picture::{Anchor, Form, Ink, Picture, Point};
use netlog::render::{Column, Doc, Imprint, Table, Text, html};
use netlog::words::{Lang, Words};

use crate::report;
use crate::sandbox::{Sandbox, finish};

/// Where `tests/install.sh` puts what is checked with.
fn modules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser/node_modules")
}

fn bars(title: &str) -> Picture {
    let mut picture = Picture {
        title: title.to_string(),
        description: "1: 20, 2: 40".to_string(),
        width: 640,
        height: 90,
        ..Picture::default()
    };
    for (row, ink) in [(1, Ink::Main), (2, Ink::Pale)] {
        let (at, size) = (Point::new(90, row * 30), Point::new(row * 200, 20));
        picture.add_titled(Form::Rect { at, size, round: 2, fill: ink, line: None }, "20 < 40");
        picture.add(Form::Words {
            at: Point::new(80, row * 30 + 15),
            text: format!("Quartal {row}"),
            size: 13,
            anchor: Anchor::End,
            ink: Ink::Text,
            strong: false,
        });
    }
    picture
}

/// Every block, with `name` in every place that holds a text of somebody's.
fn doc(name: &str) -> Doc {
    let node = |name: &str, shape| Node { name: name.to_string(), shape };
    let network = network::draw(&Network {
        title: format!("Netz {name}"),
        description: name.to_string(),
        nodes: vec![node(name, Shape::Person), node("IQ", Shape::Programme)],
        edges: vec![Edge { from: 0, to: 1, label: name.to_string() }],
    });
    let wide = (1..=14).map(|month| Column::number(format!("2024-{month:02}")));
    let mut wide = Table::new([Column::text("Thema")].into_iter().chain(wide));
    wide.row((0..=14).map(|month| format!("{name} {month}")));
    let mut small = Table::new([Column::keep("Tag"), Column::text("")]).caption(name);
    small.row(["14.10.2024", name]).row(["", ""]);
    let mut looks = Text::new().plain(name);
    for style in [Style::Strong, Style::Faint, Style::Error, Style::Warning] {
        looks.push(style, format!(" {name}"));
    }
    looks.push(Style::Good, name).push(Style::Accent, name);
    let mut doc = Doc::titled(name);
    doc.paragraph(looks).heading(1, name).table(wide.clone()).heading(3, name).table(wide);
    doc.heading(1, name).table(small).facts([(name, name), ("Ort", "München")]).rule();
    doc.heading(1, "").heading(1, "…").list([name, "zwei"]).quote([name, name]);
    doc.heading(2, "Bilder").picture(network).picture(bars("Gespräche")).lines(format!("\n{name}"));
    doc
}

fn page(doc: &Doc, lang: Lang) -> String {
    let day = "2024-10-22".parse().expect("a day");
    html::write(doc, &Imprint { words: &Words::new(lang), author: Some("<Büro> \"Mitte\""), day })
}

/// The pages in a folder of their own.
fn pages(sandbox: &Sandbox) -> Vec<PathBuf> {
    let hostile = "<script>alert(1)</script> </style> ]]> <!-- \" onload=\"alert(2)\" ' &#0; &amp;";
    let long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
    let pages = [
        ("report-de.html", page(&report::example(Lang::De), Lang::De)),
        ("report-en.html", page(&report::example(Lang::En), Lang::En)),
        ("blocks-de.html", page(&doc(long), Lang::De)),
        ("blocks-en.html", page(&doc("The talk with the office"), Lang::En)),
        ("hostile.html", page(&doc(hostile), Lang::En)),
        ("empty.html", page(&Doc::new(), Lang::De)),
    ];
    for (name, html) in &pages {
        sandbox.write(name, html);
    }
    pages.iter().map(|(name, _)| sandbox.log().join(name)).collect()
}

#[test]
fn a_page_is_the_same_each_time() {
    assert_eq!(page(&doc("a"), Lang::De), page(&doc("a"), Lang::De));
}

#[test]
fn a_browser_finds_no_barrier_and_asks_for_nothing() {
    let known = ["chromium", "chromium-browser", "google-chrome"];
    let browser = known.into_iter().find(|name| starts(name, "--version"));
    let (Some(browser), true) = (browser, modules().join("axe-core").is_dir()) else {
        eprintln!("skipped: Chromium or axe-core is not installed (tests/install.sh)");
        return;
    };
    if !starts("node", "--version") {
        eprintln!("skipped: node is not installed (tests/install.sh)");
        return;
    }
    let sandbox = Sandbox::empty();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/page.mjs");
    let mut command = Command::new("node");
    sandbox.scrub(&mut command);
    command.arg(script).arg(modules().join("_")).arg(located(browser)).args(pages(&sandbox));
    let output = finish(command.stdin(Stdio::null()));
    assert_eq!(output.code, 0, "{}", output.err);
    let faults: Vec<String> = serde_json::from_str(&output.out).expect("a list");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_validator_of_html_has_nothing_to_say() {
    let jar = modules().join("vnu-jar/build/dist/vnu.jar");
    if !jar.is_file() || !starts("java", "-version") {
        eprintln!("skipped: java or the Nu validator is not installed (tests/install.sh)");
        return;
    }
    let sandbox = Sandbox::empty();
    let mut command = Command::new("java");
    sandbox.scrub(&mut command);
    // It would guess the language of a text that is in none.
    let options = ["--no-langdetect", "--format", "json"];
    command.arg("-jar").arg(jar).args(options).args(pages(&sandbox));
    let output = finish(command.stdin(Stdio::null()));
    let said: serde_json::Value = serde_json::from_str(&output.err).expect("JSON");
    assert_eq!((output.code, &said["messages"]), (0, &serde_json::json!([])));
}

fn starts(program: &str, arg: &str) -> bool {
    Command::new(program).arg(arg).output().is_ok_and(|output| output.status.success())
}

/// Where a program lies, for those that do not look along the path.
fn located(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = std::env::split_paths(&path).map(|folder| folder.join(program));
    places.find(|place| place.is_file()).expect("it has just been started")
}

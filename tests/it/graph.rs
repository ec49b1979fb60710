//! `graph`: the network of the example log in every form.

use std::process::{Command, Stdio};

use crate::sandbox::{Sandbox, finish};

#[test]
fn the_ending_says_what_is_drawn() {
    let log = Sandbox::example();
    for (file, beginning) in [
        ("netz.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\""),
        ("netz.dot", "graph netlog {\n"),
        ("netz.gv", "graph netlog {\n"),
        ("netz.mmd", "graph LR\n"),
        ("netz.json", "{\n  \"nodes\": ["),
    ] {
        let output = log.ok(&["graph", "-o", file]);
        assert_eq!(output.out, "");
        let text = log.read(file);
        assert!(text.starts_with(beginning) && text.contains("Güller-Frey"), "{file}");
    }
    let there = log.run(&["graph", "-o", "netz.svg"]);
    assert_eq!(there.code, 2, "{there:?}");
    log.ok(&["graph", "-o", "netz.svg", "--force"]);
    let odd = log.run(&["graph", "-o", "netz.png", "--lang", "en"]);
    assert_eq!(odd.code, 2);
    assert!(odd.err.contains("Pictures are .svg"), "{}", odd.err);
}

#[test]
fn programs_get_who_is_tied_to_whom() {
    let log = Sandbox::example();
    let graph = log.json(&["graph", "name:güller"]);
    let names: Vec<&str> =
        graph["nodes"].as_array().expect("nodes").iter().filter_map(|n| n["id"].as_str()).collect();
    assert_eq!(names, ["anne-gueller-frey", "migranet"]);
    assert_eq!(graph["edges"][0]["kind"], "organisation");
    assert_eq!(graph["edges"][0]["role"], "Koordinatorin");
    let nobody = log.ok(&["graph", "name:niemand", "--lang", "en"]);
    assert_eq!((nobody.out.as_str(), nobody.err.as_str()), ("", "Nothing found.\n"));
}

#[test]
fn the_picture_is_the_same_each_time_and_good_xml() {
    let log = Sandbox::example();
    let svg = log.ok(&["graph", "--format", "svg"]).out;
    assert_eq!(svg, log.ok(&["graph", "--format", "svg"]).out);
    assert_eq!(svg.matches("<text ").count(), svg.matches("</text>").count());
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

/// Where Graphviz is installed, it reads what is written for it.
#[test]
fn graphviz_reads_it() {
    let log = Sandbox::example();
    log.write("contacts/odd.md", "---\nname: 'a\"b\\N<c>\\'\norganisation: migranet\n---\n");
    log.ok(&["graph", "-o", "netz.dot"]);
    let mut dot = Command::new("dot");
    log.scrub(&mut dot);
    dot.args(["-Tsvg", "netz.dot"]).stdin(Stdio::null());
    if Command::new("dot").arg("-V").output().is_err() {
        eprintln!("skipped: Graphviz is not installed");
        return;
    }
    let drawn = finish(&mut dot);
    assert_eq!(drawn.code, 0, "{}", drawn.err);
    assert!(drawn.out.contains("a&quot;b\\N&lt;c&gt;\\"), "{}", drawn.out);
}

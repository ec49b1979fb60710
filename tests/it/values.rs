//! A text stays what was written, whatever YAML would make of it: the Norwegian `NO`, postcodes with
//! a zero in front, times, versions.

use serde_json::json;

use crate::sandbox::Sandbox;

/// Which some reader of YAML takes for a truth, a number, a time or a day.
const TEXTS: [&str; 32] = [
    "NO",
    "no",
    "Yes",
    "on",
    "off",
    "y",
    "true",
    "True",
    "017",
    "0o17",
    "007",
    "1_000",
    "12:30",
    "1:2:3",
    "0x1F",
    "0b11",
    "1e3",
    "1.0",
    "1.10",
    ".inf",
    "-.INF",
    ".nan",
    "2024-10-14",
    "2024",
    "20241014",
    "+49",
    "-1",
    "=",
    "1e",
    "0.",
    "-",
    "null",
];

const SETTINGS: &str = "language = \"en\"\n[git]\ncommit = false\n\
                        [fields.contact.room]\ntype = \"text\"\n\
                        [fields.contact.rooms]\ntype = \"text\"\nlist = true\n";

fn log() -> Sandbox {
    let sandbox = Sandbox::with(&[("contacts/anna.md", "---\nname: Anna\n---\n")]);
    sandbox.write("netlog.toml", SETTINGS);
    sandbox
}

#[test]
fn what_stands_in_a_file_is_read_as_text() {
    let log = log();
    let texts = || TEXTS.iter().filter(|text| !matches!(**text, "null" | "-"));
    for (at, text) in texts().enumerate() {
        let front = format!("name: {text}\nrole: {text}\nroom: {text}\nrooms: [{text}, x]");
        log.write(&format!("contacts/c{at}.md"), &format!("---\n{front}\n---\n"));
    }
    for (at, text) in texts().enumerate() {
        let record = &log.json(&["show", &format!("c{at}")]);
        for key in ["name", "role", "room"] {
            assert_eq!(record[key], json!(text), "{key}");
        }
        assert_eq!(record["rooms"], json!([text, "x"]));
    }
    assert_eq!(log.ok(&["list", "room:NO", "--format", "ids"]).out, "c1\nc0\n");
    assert_eq!(log.ok(&["list", "room:017", "--format", "ids"]).out, "c8\n");
    assert_eq!(log.ok(&["list", "room:\"12:30\"", "--format", "ids"]).out, "c12\n");
}

#[test]
fn what_is_set_is_read_back_and_means_the_same_to_others() {
    let log = log();
    for text in TEXTS {
        let set = [format!("role={text}"), format!("room={text}"), format!("rooms={text}")];
        let [role, room, rooms] = set.each_ref().map(String::as_str);
        log.ok(&["edit", "anna", "--set", role, "--set", room, "--set", rooms]);
        let record = log.json(&["show", "anna"]);
        assert_eq!((&record["role"], &record["room"]), (&json!(text), &json!(text)));
        assert_eq!(record["rooms"], json!([text]));
        // Whoever reads it with another tool, of YAML 1.1 or 1.2, gets a text too.
        let file = log.read("contacts/anna.md");
        assert!(file.contains(&format!("role: \"{text}\"\n")), "{file}");
    }
    assert_eq!(log.run(&["check"]).code, 0);
}

#[test]
fn what_is_added_is_read_back() {
    let log = log();
    for text in TEXTS {
        let role = format!("--role={text}");
        log.ok(&["add", "contact", "--name", &format!("Raum {text}"), &role]);
    }
    let listed = log.json(&["list", "name:Raum"]);
    let mut roles: Vec<&str> =
        listed.as_array().expect("a list").iter().filter_map(|r| r["role"].as_str()).collect();
    let mut texts = TEXTS.to_vec();
    roles.sort_unstable();
    texts.sort_unstable();
    assert_eq!(roles, texts);
}

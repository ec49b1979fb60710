//! Contacts for address books: the file as a person gets it, and what other programs read in it.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

use crate::sandbox::{Sandbox, finish};

/// What vobject and khard read, or nothing where they are not installed.
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn read(sandbox: &Sandbox, file: &str) -> Option<Json> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let library = root.join("target/python");
    if !library.join("vobject").is_dir() || Command::new("python3").arg("-V").output().is_err() {
        eprintln!("skipped: python3 or vobject is not installed (tests/install.sh)");
        return None;
    }
    let mut command = Command::new("python3");
    sandbox.scrub(&mut command);
    command.env("PYTHONPATH", library).env("PYTHONIOENCODING", "utf-8");
    command.arg(root.join("tests/cards/read.py")).arg(file);
    let output = finish(command.stdin(Stdio::null()));
    assert_eq!(output.code, 0, "{}", output.err);
    Some(serde_json::from_str(&output.out).expect("JSON"))
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn other_programs_read_the_example_log() {
    let sandbox = Sandbox::example();
    let contacts = sandbox.json(&["list", "contact"]);
    let contacts = contacts.as_array().expect("records");
    for version in ["3.0", "4.0"] {
        sandbox.ok(&[
            "export",
            "vcf",
            "contact",
            "--confidential",
            "--vcard",
            version,
            "-o",
            "all.vcf",
            "--force",
        ]);
        let Some(read) = read(&sandbox, "all.vcf") else { return };
        let cards = read["cards"].as_array().expect("cards");
        assert_eq!(cards.len(), contacts.len());
        for (card, contact) in cards.iter().zip(by_id(contacts)) {
            let name = match contact["honorific"].as_str() {
                Some(title) => format!("{title} {}", contact["name"].as_str().expect("a name")),
                None => contact["name"].as_str().expect("a name").to_string(),
            };
            assert_eq!((&card["version"], &card["name"]), (&version.into(), &name.into()));
            assert_eq!(texts(&card["emails"]), texts(&contact["emails"]), "{card}");
            assert_eq!(texts(&card["phones"]), texts(&contact["phones"]), "{card}");
        }
        let card = |name: &str| {
            cards.iter().find(|card| card["name"] == name).unwrap_or_else(|| panic!("{name}"))
        };
        let cruz = card("Maria de la Cruz Ortega");
        assert_eq!(
            (&cruz["family"], &cruz["given"]),
            (&"Cruz Ortega".into(), &"Maria de la".into())
        );
        let voss = card("Dr. Friederike Voß");
        assert_eq!((&voss["prefix"], &voss["family"]), (&"Dr.".into(), &"Voß".into()));
        assert_eq!(texts(&voss["organisation"]), ["Büro der Integrationsbeauftragten"]);
        let chamber = &card("Handwerkskammer Schönbruck")["address"];
        assert_eq!(texts(chamber), ["Werkgasse 12", "84999", "Schönbruck"]);
        match read["khard"]["lines"].as_array() {
            Some(lines) => {
                assert_eq!(lines.len(), contacts.len(), "{}", read["khard"]);
                let lines = texts(&read["khard"]["lines"]).join("\n");
                for contact in contacts {
                    let name = contact["name"].as_str().expect("a name");
                    assert!(lines.contains(name), "{name}: {lines}");
                    for email in texts(&contact["emails"]) {
                        assert!(lines.contains(email), "{email}: {lines}");
                    }
                }
            }
            None => eprintln!("skipped: khard is not installed (tests/install.sh)"),
        }
    }
}

/// As exports have them.
fn by_id(contacts: &[Json]) -> Vec<&Json> {
    let mut sorted: Vec<&Json> = contacts.iter().collect();
    sorted.sort_by_key(|contact| contact["id"].as_str());
    sorted
}

fn texts(value: &Json) -> Vec<&str> {
    match value {
        Json::Array(all) => all.iter().filter_map(Json::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    }
}

#[test]
fn hostile_names_are_read_as_they_were_typed() {
    let name = "=1+1, \"q\"; <script> \\n\nZeile zwei";
    let text = format!("---\nname: {}\nkind: organisation\n---\n\n=cmd\n; x\n", Json::from(name));
    let sandbox = Sandbox::with(&[("contacts/a.md", &text)]);
    sandbox.ok(&["export", "vcf", "-o", "a.vcf"]);
    let cards = sandbox.read("a.vcf");
    assert!(cards.contains("FN:=1+1\\, \"q\"\\; <script> \\\\n\\nZeile zwei\r\n"), "{cards}");
    let Some(read) = read(&sandbox, "a.vcf") else { return };
    assert_eq!(read["cards"][0]["name"], name);
    assert_eq!(read["cards"][0]["note"][0], "=cmd\n; x");
}

#[test]
fn only_contacts_become_cards_and_a_word_says_so() {
    let sandbox = Sandbox::with(&[
        (
            "contacts/anna.md",
            "---\nname: Anna Beispiel\norganisation: amt\nphones: [1 (mobile)]\n---\n",
        ),
        ("contacts/amt.md", "---\nname: Amt\nkind: organisation\nconfidential: true\n---\n"),
        ("meetings/2024/2024-10-14-x.md", "---\ntitle: X\ndate: 2024-10-14\n---\n"),
    ]);
    let output = sandbox.ok(&["export", "vcf"]);
    assert!(output.err.contains("One record is no contact"), "{}", output.err);
    assert!(output.err.contains("confidential"), "{}", output.err);
    assert_eq!(output.out.matches("BEGIN:VCARD\r\n").count(), 1);
    // Nor does anything name what stays.
    assert!(!output.out.contains("Amt"), "{}", output.out);
    for line in ["VERSION:4.0", "FN:Anna Beispiel", "N:Beispiel;Anna;;;", "TEL;TYPE=cell,work:1"] {
        assert!(output.out.contains(&format!("\r\n{line}\r\n")), "{line} in {}", output.out);
    }
    let old = sandbox.ok(&["export", "vcf", "contact", "--vcard", "3.0"]).out;
    assert!(old.contains("VERSION:3.0\r\n") && !old.contains("KIND:"), "{old}");
    assert_eq!(sandbox.run(&["export", "vcf", "--vcard", "2.1"]).code, 2);
}

//! Two people change one record.

use super::office::Office;

const ANNA: (&str, &str) = (
    "contacts/anna.md",
    "---\nname: Anna Muster\nrole: Leiterin # seit 2019\nemails: [anna@example.org]\ntopics: \
     [wohnen]\n---\n\nErster Absatz.\n\nZweiter Absatz.\n",
);

#[test]
fn different_fields_of_one_record_come_together() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["edit", "anna", "--set", "language=de"]);
    lea.ok(&["edit", "anna", "--add", "topics=arbeit"]);
    assert_eq!(kim.ok(&["sync"]).out, "");
    assert_eq!(lea.ok(&["sync"]).out, "contacts/anna.md\n");
    office.settle(&[&kim, &lea]);
    let text = kim.read("contacts/anna.md");
    assert!(
        text.contains("language: [de]\n") && text.contains("topics: [wohnen, arbeit]\n"),
        "{text}"
    );
    assert!(text.contains("role: Leiterin # seit 2019\n") && !text.contains("conflicts"), "{text}");
}

#[test]
fn of_one_field_both_values_stay_and_the_code_says_so() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["edit", "anna", "--set", "role=Direktorin"]);
    lea.ok(&["edit", "anna", "--set", "role=Referentin"]);
    kim.ok(&["sync"]);
    let output = lea.run(&["sync"]);
    assert_eq!(output.code, 3, "{output:?}");
    for said in ["“Anna Muster”", "Referentin (you, ", "Direktorin (kim, "] {
        assert!(output.err.contains(said), "{said} in {}", output.err);
    }
    office.settle(&[&kim, &lea]);
    let text = kim.read("contacts/anna.md");
    assert!(text.contains("role: Referentin # seit 2019\n"), "{text}");
    assert!(text.contains("conflicts:\n  role:") && text.contains("Direktorin"), "{text}");
    // Whoever decides does so for all.
    let decided = text
        .replace("Referentin", "Direktorin")
        .split("conflicts:")
        .next()
        .map(|front| format!("{front}---\n\nErster Absatz.\n\nZweiter Absatz.\n"));
    kim.write("contacts/anna.md", &decided.expect("a front matter"));
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    assert!(lea.read("contacts/anna.md").contains("role: Direktorin"), "{text}");
}

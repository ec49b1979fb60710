//! Two people make, rename or remove records.

use super::office::Office;

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna Muster\nrole: Leiterin\n---\n");
const TALK: (&str, &str) = (
    "conversations/2024/2024-10-14-anna.md",
    "---\ndate: 2024-10-14\nwith: [anna]\n---\n\nMit [[anna]] gesprochen.\n",
);

#[test]
fn what_one_removes_and_another_changes_stays() {
    let office =
        Office::with(&["kim", "lea"], &[ANNA, ("contacts/tom.md", "---\nname: Tom\n---\n")]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.ok(&["remove", "anna"]);
    lea.ok(&["edit", "anna", "--set", "role=Referentin"]);
    kim.ok(&["sync"]);
    let output = lea.ok(&["sync"]);
    assert!(output.err.contains("“Anna Muster” was removed on one side"), "{output:?}");
    office.settle(&[&kim, &lea]);
    assert!(kim.has("contacts/anna.md"));
    // What nobody changed goes for all.
    kim.remove("contacts/tom.md");
    kim.ok(&["sync"]);
    assert_eq!(lea.ok(&["sync"]).out, "contacts/tom.md\n");
    assert!(!lea.has("contacts/tom.md"));
}

#[test]
fn two_new_records_of_one_name_both_live_and_what_refers_to_them_follows() {
    let office = Office::with(&["kim", "lea"], &[]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    for (person, role) in [(&kim, "Leiterin"), (&lea, "Pförtnerin")] {
        person.write("contacts/anna.md", &format!("---\nname: Anna {role}\nrole: {role}\n---\n"));
    }
    lea.write(TALK.0, TALK.1);
    kim.ok(&["sync"]);
    let output = lea.ok(&["sync"]);
    assert!(output.err.contains("“anna”: yours is now called “anna-2”"), "{output:?}");
    office.settle(&[&kim, &lea]);
    let records = kim.records();
    assert!(records["contacts/anna.md"].contains("Leiterin"), "{records:#?}");
    assert!(records["contacts/anna-2.md"].contains("Pförtnerin"), "{records:#?}");
    assert!(records[TALK.0].contains("with: [anna-2]"), "{records:#?}");
    assert!(records[TALK.0].contains("[[anna-2]]"), "{records:#?}");
}

//! What is open between several people, and how it is decided.

use super::office::{Office, Person};

const ANNA: (&str, &str) = ("contacts/anna.md", "---\nname: Anna\nrole: Leiterin\n---\n");

fn role(person: &Person<'_>, role: &str) {
    person.ok(&["edit", "anna", "--set", &format!("role={role}")]);
}

#[test]
fn a_field_that_three_people_change_keeps_all_three_values() {
    let office = Office::with(&["kim", "lea", "tom"], &[ANNA]);
    let people = ["kim", "lea", "tom"].map(|name| office.person(name));
    let [kim, lea, tom] = &people;
    for (person, new) in people.iter().zip(["Rätin", "Botin", "Ärztin"]) {
        role(person, new);
    }
    kim.ok(&["sync"]);
    assert_eq!(lea.run(&["sync"]).code, 3);
    let output = tom.run(&["sync"]);
    assert_eq!(output.code, 3, "{output:?}");
    for value in ["Ärztin", "Botin", "Rätin"] {
        assert!(output.err.contains(value), "{value} in {output:?}");
    }
    office.settle(&[kim, lea, tom]);
    let text = kim.read(ANNA.0);
    assert_eq!(text, "---\nname: Anna\nrole: Ärztin\nconflicts:\n  role: [Rätin, Botin]\n---\n");
    let status = kim.run(&["status"]);
    assert!(status.err.contains("In one record it is still to be decided"), "{status:?}");
    // One of them decides, another one changes something else meanwhile.
    kim.write(ANNA.0, "---\nname: Anna\nrole: Botin\n---\n");
    lea.ok(&["edit", "anna", "--set", "language=de"]);
    kim.ok(&["sync"]);
    assert_eq!(lea.run(&["sync"]).code, 0);
    office.settle(&[kim, lea, tom]);
    assert_eq!(tom.read(ANNA.0), "---\nname: Anna\nrole: Botin\nlanguage: [de]\n---\n");
}

#[test]
fn one_question_decided_in_two_ways_is_a_new_question() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    role(&kim, "Rätin");
    role(&lea, "Botin");
    kim.ok(&["sync"]);
    assert_eq!(lea.run(&["sync"]).code, 3);
    assert_eq!(kim.run(&["sync"]).code, 3);
    kim.write(ANNA.0, "---\nname: Anna\nrole: Rätin\n---\n");
    lea.write(ANNA.0, "---\nname: Anna\nrole: Ministerin\n---\n");
    kim.ok(&["sync"]);
    assert_eq!(lea.run(&["sync"]).code, 3);
    office.settle(&[&kim, &lea]);
    let both = "---\nname: Anna\nrole: Ministerin\nconflicts:\n  role: [Rätin]\n---\n";
    assert_eq!(kim.read(ANNA.0), both);
    // Both decide alike: it is decided.
    for person in [&kim, &lea] {
        person.write(ANNA.0, "---\nname: Anna\nrole: Ministerin\n---\n");
    }
    kim.ok(&["sync"]);
    lea.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(lea.read(ANNA.0), "---\nname: Anna\nrole: Ministerin\n---\n");
}

#[test]
fn one_value_decided_as_it_stands_does_not_come_back() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    role(&kim, "Rätin");
    role(&lea, "Botin");
    kim.ok(&["sync"]);
    lea.sync();
    // Lea decides for what stands there; Kim has not seen the question yet and writes on.
    lea.write(ANNA.0, "---\nname: Anna\nrole: Botin\n---\n");
    lea.ok(&["sync"]);
    kim.ok(&["edit", "anna", "--set", "language=de"]);
    kim.ok(&["sync"]);
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read(ANNA.0), "---\nname: Anna\nrole: Botin\nlanguage: [de]\n---\n");
}

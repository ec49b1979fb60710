//! Plain `git pull` where more than one file counts, or where git stops: `git merge --abort` and
//! `netlog sync` then end as `netlog sync` alone does. What concerns one file is in `scene`.

use super::office::{Office, Person};
use crate::sandbox::finish;

const ANNA: (&str, &str) =
    ("contacts/anna.md", "---\nname: Anna Muster\nrole: Leiterin\n---\n\nEin Absatz.\n");
const TOM: (&str, &str) = ("contacts/tom.md", "---\nname: Tom\n---\n");

type Edit = fn(&Person<'_>);

fn committed(person: &Person<'_>) {
    person.git(&["add", "--all", "contacts"]);
    person.git(&["commit", "--quiet", "-m", "x"]);
}

/// The records that `sync` alone makes of it.
fn by_sync(kims: Edit, leas: Edit) -> Vec<(String, String)> {
    let office = Office::with(&["kim", "lea"], &[ANNA, TOM]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kims(&kim);
    kim.ok(&["sync"]);
    leas(&lea);
    lea.sync();
    office.settle(&[&kim, &lea]);
    kim.records().into_iter().collect()
}

/// The same by `git pull`; where it stops, it is called off and `sync` goes on.
fn by_pull(kims: Edit, leas: Edit, stops: bool) -> Vec<(String, String)> {
    let office = Office::with(&["kim", "lea"], &[ANNA, TOM]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    lea.ok(&["sync"]);
    kims(&kim);
    committed(&kim);
    kim.git(&["push", "--quiet"]);
    leas(&lea);
    committed(&lea);
    let pulled = finish(&mut lea.git_command(&["pull", "--no-edit"]));
    assert_eq!(pulled.code != 0, stops, "{pulled:?}");
    if stops {
        let output = lea.run(&["sync"]);
        assert_eq!(output.code, 4, "{output:?}");
        assert!(output.err.contains("git merge --abort"), "{output:?}");
        lea.git(&["merge", "--abort"]);
    }
    lea.sync();
    office.settle(&[&kim, &lea]);
    kim.records().into_iter().collect()
}

fn same(kims: Edit, leas: Edit, stops: bool) {
    assert_eq!(by_pull(kims, leas, stops), by_sync(kims, leas));
}

#[test]
fn records_of_which_each_has_one() {
    same(
        |kim| kim.write(TOM.0, "---\nname: Tom\nrole: Rat\n---\n"),
        |lea| lea.write(ANNA.0, &ANNA.1.replace("Leiterin", "Rätin")),
        false,
    );
}

#[test]
fn a_new_name_of_one_and_another_value_of_the_other() {
    same(
        |kim| kim.git(&["mv", ANNA.0, "contacts/anna-muster.md"]).truncate(0),
        |lea| lea.write(ANNA.0, &ANNA.1.replace("Leiterin", "Rätin")),
        false,
    );
}

#[test]
fn what_one_removes_and_the_other_changes() {
    same(
        |kim| kim.remove(ANNA.0),
        |lea| lea.write(ANNA.0, &ANNA.1.replace("Leiterin", "Rätin")),
        true,
    );
}

#[test]
fn two_new_records_of_one_id() {
    same(
        |kim| kim.write("contacts/neu.md", "---\nname: Neu\nrole: Rat\n---\n"),
        |lea| lea.write("contacts/neu.md", "---\nname: Anders\nrole: Bote\n---\n"),
        true,
    );
}

#[test]
fn one_new_record_that_both_made() {
    same(
        |kim| kim.write("contacts/neu.md", "---\nname: Neu\nrole: Rat\n---\n"),
        |lea| lea.write("contacts/neu.md", "---\nname: Neu\nlanguage: de\n---\n"),
        false,
    );
}

#[test]
fn two_new_names_of_one_record() {
    same(
        |kim| kim.git(&["mv", ANNA.0, "contacts/anna-muster.md"]).truncate(0),
        |lea| lea.git(&["mv", ANNA.0, "contacts/frau-muster.md"]).truncate(0),
        true,
    );
}

#[test]
fn a_record_that_one_made_unreadable() {
    same(
        |kim| kim.write(ANNA.0, &ANNA.1.replace("role: ", "role: [")),
        |lea| lea.write(ANNA.0, &ANNA.1.replace("Leiterin", "Rätin")),
        true,
    );
}

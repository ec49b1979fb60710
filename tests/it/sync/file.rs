//! Two people make, rename or remove records.

use super::office::{Office, Person};
use crate::sandbox::Output;

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

/// What both are told apart, renamed or taken away, in turn: Kim shares first, Lea joins.
fn joined<'a>(
    office: &'a Office,
    kim: impl Fn(&Person<'_>),
    lea: impl Fn(&Person<'_>),
) -> (Person<'a>, Person<'a>, Output) {
    let [one, other] = ["kim", "lea"].map(|name| office.person(name));
    kim(&one);
    one.ok(&["sync"]);
    lea(&other);
    let output = other.sync();
    office.settle(&[&one, &other]);
    (one, other, output)
}

#[test]
fn what_one_changes_and_the_other_removes_stays_too() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, _, output) = joined(
        &office,
        |kim| drop(kim.ok(&["edit", "anna", "--set", "role=Referentin"])),
        |lea| drop(lea.ok(&["remove", "anna"])),
    );
    assert_eq!((output.code, output.out.as_str()), (0, "contacts/anna.md\n"), "{output:?}");
    assert!(output.err.contains("“Anna Muster” was removed on one side"), "{output:?}");
    assert_eq!(kim.read(ANNA.0), ANNA.1.replace("Leiterin", "Referentin"));
}

#[test]
fn what_one_renames_and_the_other_changes_is_one_record() {
    for kim_renames in [true, false] {
        let office = Office::with(&["kim", "lea"], &[ANNA, TALK]);
        let renames = |person: &Person<'_>| drop(person.ok(&["rename", "anna", "anna-muster"]));
        let edits =
            |person: &Person<'_>| drop(person.ok(&["edit", "anna", "--set", "role=Referentin"]));
        let (kim, _, output) = match kim_renames {
            true => joined(&office, renames, edits),
            false => joined(&office, edits, renames),
        };
        assert_eq!(output.code, 0, "{output:?}");
        let records = kim.records();
        let paths: Vec<&str> = records.keys().map(String::as_str).collect();
        assert_eq!(paths, ["contacts/anna-muster.md", TALK.0]);
        let anna = &records["contacts/anna-muster.md"];
        assert!(anna.contains("name: Anna Muster\nrole: Referentin\n"), "{anna}");
        assert_eq!(records[TALK.0], TALK.1.replace("[anna]", "[anna-muster]"));
    }
}

#[test]
fn a_reference_that_came_meanwhile_follows_the_new_name() {
    const LETTER: &str =
        "---\ndate: 2024-10-20\nwith: [anna]\n---\n\nBrief an [[anna|Frau Muster]].\n";
    for kim_renames in [true, false] {
        let office = Office::with(&["kim", "lea"], &[ANNA]);
        let renames = |person: &Person<'_>| drop(person.ok(&["rename", "anna", "anna-muster"]));
        let writes = |person: &Person<'_>| person.write("conversations/2024/brief.md", LETTER);
        let (kim, ..) = match kim_renames {
            true => joined(&office, renames, writes),
            false => joined(&office, writes, renames),
        };
        assert_eq!(kim.read("conversations/2024/brief.md"), LETTER.replace("anna", "anna-muster"));
        assert_eq!(kim.run(&["check", "--fail-on", "error"]).code, 0);
    }
}

#[test]
fn of_two_new_names_that_of_the_others_holds() {
    let office = Office::with(&["kim", "lea"], &[ANNA, TALK]);
    let (kim, _, output) = joined(
        &office,
        |kim| drop(kim.ok(&["rename", "anna", "anna-muster"])),
        |lea| {
            lea.ok(&["rename", "anna", "frau-muster"]);
            lea.write(
                "conversations/2024/neu.md",
                "---\ndate: 2024-10-20\nwith: [frau-muster]\n---\n",
            );
        },
    );
    assert_eq!(output.code, 0, "{output:?}");
    let said = "“anna-muster” holds instead of “frau-muster”, as the others have it";
    assert!(output.err.contains(said), "{output:?}");
    let records = kim.records();
    let paths: Vec<&str> = records.keys().map(String::as_str).collect();
    assert_eq!(paths, ["contacts/anna-muster.md", TALK.0, "conversations/2024/neu.md"]);
    assert_eq!(records[TALK.0], TALK.1.replace("[anna]", "[anna-muster]"));
    assert!(records["conversations/2024/neu.md"].contains("[anna-muster]"), "{records:#?}");
}

#[test]
fn a_new_name_and_a_new_record_of_that_name_both_live() {
    const BERTA: &str = "---\nname: Berta Neu\nrole: Rätin\n---\n";
    for kim_renames in [true, false] {
        let office = Office::with(&["kim", "lea"], &[ANNA, TALK]);
        let renames = |person: &Person<'_>| drop(person.ok(&["rename", "anna", "berta"]));
        let writes = |person: &Person<'_>| person.write("contacts/berta.md", BERTA);
        let (kim, _, output) = match kim_renames {
            true => joined(&office, renames, writes),
            false => joined(&office, writes, renames),
        };
        assert!(output.err.contains("“berta”: yours is now called “berta-2”"), "{output:?}");
        let records = kim.records();
        let (anna, berta) = if kim_renames { ("berta", "berta-2") } else { ("berta-2", "berta") };
        assert!(records[&format!("contacts/{anna}.md")].contains("Anna Muster"), "{records:#?}");
        assert_eq!(records[&format!("contacts/{berta}.md")], BERTA);
        assert_eq!(records[TALK.0], TALK.1.replace("[anna]", &format!("[{anna}]")));
        assert_eq!(records.len(), 3);
    }
}

#[test]
fn two_records_that_get_one_new_name_both_live() {
    let tom = ("contacts/tom.md", "---\nname: Tom Schmidt\nrole: Bote\n---\n");
    let office = Office::with(&["kim", "lea"], &[ANNA, TALK, tom]);
    let (kim, _, output) = joined(
        &office,
        |kim| drop(kim.ok(&["rename", "anna", "leitung"])),
        |lea| drop(lea.ok(&["rename", "tom", "leitung"])),
    );
    assert!(output.err.contains("“leitung”: yours is now called “leitung-2”"), "{output:?}");
    let records = kim.records();
    assert!(records["contacts/leitung.md"].contains("Anna Muster"), "{records:#?}");
    assert!(records["contacts/leitung-2.md"].contains("Tom Schmidt"), "{records:#?}");
    assert_eq!(records[TALK.0], TALK.1.replace("[anna]", "[leitung]"));
    assert_eq!(records.len(), 3);
}

#[test]
fn one_name_in_another_case_is_the_same_name() {
    let office = Office::with(&["kim", "lea"], &[]);
    let (kim, _, output) = joined(
        &office,
        |kim| kim.write("contacts/Anna.md", "---\nname: Anna Muster\nrole: Leiterin\n---\n"),
        |lea| lea.write("contacts/anna.md", "---\nname: Anna Frei\nrole: Rätin\n---\n"),
    );
    assert!(output.err.contains("“anna”: yours is now called “anna-2”"), "{output:?}");
    let records = kim.records();
    assert!(records["contacts/Anna.md"].contains("Anna Muster"), "{records:#?}");
    assert!(records["contacts/anna-2.md"].contains("Anna Frei"), "{records:#?}");
    assert_eq!(records.len(), 2);
}

#[test]
fn a_record_in_another_folder_is_the_same_record() {
    let talk = (
        "conversations/2024/2024-12-30-anna.md",
        "---\ndate: 2024-12-30\nwith: [anna]\n---\n\nTelefonat.\n",
    );
    let moved = "conversations/2025/2024-12-30-anna.md";
    for kim_moves in [true, false] {
        let office = Office::with(&["kim", "lea"], &[ANNA, talk]);
        let moves = |person: &Person<'_>| {
            person.write(moved, &talk.1.replace("2024-12-30", "2025-01-02"));
            person.remove(talk.0);
        };
        let edits = |person: &Person<'_>| {
            person.write(talk.0, &talk.1.replace("Telefonat.", "Telefonat, lang."));
        };
        let (kim, _, output) = match kim_moves {
            true => joined(&office, moves, edits),
            false => joined(&office, edits, moves),
        };
        assert_eq!(output.code, 0, "{output:?}");
        let new =
            talk.1.replace("2024-12-30", "2025-01-02").replace("Telefonat.", "Telefonat, lang.");
        assert_eq!(kim.read(moved), new);
        assert!(!kim.has(talk.0) && kim.records().len() == 2);
    }
}

#[test]
fn a_record_that_one_made_unreadable_lies_beside_that_of_the_other() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let broken = ANNA.1.replace("role: Leiterin", "role: [Leiterin");
    let (kim, _, output) = joined(
        &office,
        |kim| kim.write(ANNA.0, &broken),
        |lea| lea.write(ANNA.0, &ANNA.1.replace("Leiterin", "Referentin")),
    );
    assert!(output.err.contains("yours lies beside it as “contacts/anna-2.md”"), "{output:?}");
    assert_eq!(kim.read(ANNA.0), broken);
    assert_eq!(kim.read("contacts/anna-2.md"), ANNA.1.replace("Leiterin", "Referentin"));
}

#[test]
fn an_unreadable_record_with_other_lines_changed_is_joined_line_by_line() {
    let broken = (
        "contacts/anna.md",
        "---\nname: [Anna\nrole: Leiterin\nlanguage: de\nemails: []\n---\n\nText.\n",
    );
    let office = Office::with(&["kim", "lea"], &[broken]);
    let (kim, _, output) = joined(
        &office,
        |kim| kim.write(broken.0, &broken.1.replace("[Anna", "Anna")),
        |lea| lea.write(broken.0, &broken.1.replace("Text", "Mehr Text")),
    );
    assert!(!output.err.contains("beside"), "{output:?}");
    assert_eq!(kim.read(broken.0), broken.1.replace("[Anna", "Anna").replace("Text", "Mehr Text"));
}

#[test]
fn a_template_that_one_changed_comes_and_of_two_both_stay() {
    let office = Office::with(&["kim", "lea"], &[]);
    let bytes = |last: u8| [b"PK\x03\x04\x00\xff\xfe\r\n".as_slice(), &[last]].concat();
    let put = |person: &Person<'_>, last: u8| {
        person.write("templates/office.docx", "");
        std::fs::write(person.log().join("templates/office.docx"), bytes(last)).expect("a file");
    };
    let read =
        |person: &Person<'_>, path: &str| std::fs::read(person.log().join(path)).expect("a file");
    let (_, lea, output) = joined(&office, |kim| put(kim, 1), |_| {});
    assert!(output.err.contains("From kim: one other file"), "{output:?}");
    assert_eq!(read(&lea, "templates/office.docx"), bytes(1));
    let (kim, lea, output) = joined(&office, |kim| put(kim, 2), |lea| put(lea, 3));
    let said = "Two people made or changed “templates/office.docx”, and netlog cannot join the file: the version of the others holds, yours lies beside it as “templates/office-2.docx”";
    assert!(output.err.contains(said), "{output:?}");
    for person in [&kim, &lea] {
        assert_eq!(read(person, "templates/office.docx"), bytes(2));
        assert_eq!(read(person, "templates/office-2.docx"), bytes(3));
    }
}

#[test]
fn settings_that_both_changed_are_joined_line_by_line() {
    let office = Office::with(&["kim", "lea"], &[]);
    const BOTH: &str = "# Ablage\nlanguage = \"en\"\n\n[queries]\noffen = \"status:planned\"\n\n[git]\ncommit = true\n";
    joined(&office, |kim| kim.write("netlog.toml", BOTH), |_| {});
    let kims = BOTH.replace("# Ablage", "# Ablage des Amtes");
    let leas = BOTH.replace("status:planned", "status:confirmed");
    let (kim, ..) = joined(
        &office,
        |kim| kim.write("netlog.toml", &kims),
        |lea| lea.write("netlog.toml", &leas),
    );
    let joint = kims.replace("status:planned", "status:confirmed");
    assert_eq!(kim.read("netlog.toml"), joint);
    // The same line twice: theirs holds, since netlog must go on, and ours is not lost.
    let [one, other] = ["held", "planned"]
        .map(|status| joint.replace("status:confirmed", &format!("status:{status}")));
    let (kim, _, output) = joined(
        &office,
        |kim| kim.write("netlog.toml", &one),
        |lea| lea.write("netlog.toml", &other),
    );
    assert!(output.err.contains("yours lies beside it as “netlog-2.toml”"), "{output:?}");
    assert_eq!((kim.read("netlog.toml"), kim.read("netlog-2.toml")), (one, other));
    assert!(output.err.contains("two people set the same in two ways: queries."), "{output:?}");
}

#[test]
fn who_puts_somebody_on_the_same_list_of_the_settings_is_joined_by_the_other() {
    let base = "language = \"en\"\n\n[office]\nstaff = [\"anna\"] # alle\n";
    let office = Office::with(&["kim", "lea"], &[("netlog.toml", base)]);
    let with = |names: &str| base.replace("[\"anna\"]", names);
    let (kim, _, output) = joined(
        &office,
        |kim| kim.write("netlog.toml", &with("[\"anna\", \"kim\"]")),
        |lea| {
            let more = format!("{}\n[queries]\nmine = \"by:lea\"\n", with("[\"anna\", \"lea\"]"));
            lea.write("netlog.toml", &more);
        },
    );
    let both = with("[\"anna\", \"lea\", \"kim\"]") + "\n[queries]\nmine = \"by:lea\"\n";
    assert_eq!((output.code, kim.read("netlog.toml")), (0, both), "{output:?}");
    assert!(!kim.has("netlog-2.toml"));
}

#[test]
fn what_nobody_recorded_is_shared_and_what_is_no_record_stays_out() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let junk = ["notizen.txt", "contacts/foto.jpg", "contacts/.anna.md.swp", "Ölstand 2024.xlsx"];
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    for path in junk {
        kim.write(path, "x");
    }
    kim.write("contacts/Jörg Groß.md", "---\nname: Jörg Groß\n---\n");
    let output = kim.ok(&["sync"]);
    assert!(output.err.contains("recorded in the history now: "), "{output:?}");
    assert_eq!(lea.ok(&["sync"]).out, "contacts/Jörg Groß.md\n");
    assert_eq!(lea.read("contacts/Jörg Groß.md"), "---\nname: Jörg Groß\n---\n");
    for path in junk {
        assert!(kim.has(path) && !lea.has(path), "{path}");
    }
    lea.write("contacts/Jörg Groß.md", "---\nname: Jörg Groß\nrole: Rat\n---\n");
    lea.ok(&["sync"]);
    assert_eq!(kim.ok(&["sync"]).out, "contacts/Jörg Groß.md\n");
    assert_eq!(kim.read("contacts/Jörg Groß.md"), "---\nname: Jörg Groß\nrole: Rat\n---\n");
    // One that comes from the others never takes the place of a file that lies here.
    lea.write("notizen.txt", "von Lea");
    lea.git(&["add", "notizen.txt"]);
    lea.git(&["commit", "--quiet", "-m", "x"]);
    lea.ok(&["sync"]);
    let output = kim.run(&["sync"]);
    assert_eq!((output.code, kim.read("notizen.txt").as_str()), (3, "x"), "{output:?}");
    assert!(output.err.contains("notizen.txt"), "{output:?}");
    std::fs::rename(kim.log().join("notizen.txt"), kim.log().join("meine.txt")).expect("renamed");
    kim.ok(&["sync"]);
    assert_eq!(kim.read("notizen.txt"), "von Lea");
}

#[test]
fn many_records_go_only_where_that_is_meant() {
    let names: Vec<String> = (0..10).map(|at| format!("contacts/person-{at}.md")).collect();
    let texts: Vec<String> = (0..10).map(|at| format!("---\nname: Person {at}\n---\n")).collect();
    let files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let office = Office::with(&["kim", "lea"], &files);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    for path in &names[..4] {
        kim.remove(path);
    }
    let before = office.tree();
    let output = kim.run(&["sync"]);
    assert_eq!(output.code, 3, "{output:?}");
    for said in [
        "4 of 10 records were removed here",
        "Nothing was removed for the others.",
        "netlog sync --yes",
    ] {
        assert!(output.err.contains(said), "{said} in {output:?}");
    }
    assert_eq!(office.tree(), before);
    kim.ok(&["sync", "--yes"]);
    lea.ok(&["edit", "person-9", "--set", "role=Rat"]);
    let output = lea.run(&["sync"]);
    assert_eq!(output.code, 3, "{output:?}");
    assert!(output.err.contains("The others removed 4 of 10 records."), "{output:?}");
    assert!(names.iter().all(|path| lea.has(path)));
    lea.ok(&["sync", "--yes"]);
    assert!(!lea.has(&names[0]) && lea.has(&names[4]));
    office.settle(&[&kim, &lea]);
}

#[test]
fn hand_edits_of_both_that_nobody_recorded_come_together() {
    let tom = ("contacts/tom.md", "---\nname: Tom\n---\n");
    let office = Office::with(&["kim", "lea"], &[ANNA, tom]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write(ANNA.0, &ANNA.1.replace("Leiterin", "Direktorin"));
    lea.write(ANNA.0, &ANNA.1.replace("Anna Muster", "Anna Maria Muster"));
    lea.remove(tom.0);
    // Half of it staged with git already.
    lea.git(&["add", ANNA.0]);
    kim.ok(&["sync"]);
    let output = lea.ok(&["sync"]);
    assert!(
        output.err.contains("recorded in the history now: 1 changed, 1 removed."),
        "{output:?}"
    );
    office.settle(&[&kim, &lea]);
    assert_eq!(kim.read(ANNA.0), "---\nname: Anna Maria Muster\nrole: Direktorin\n---\n");
    assert!(!kim.has(tom.0));
}

#[test]
fn undo_takes_nothing_from_somebody_who_did_the_same() {
    let office = Office::with(&["kim", "lea"], &[ANNA]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    let head = |person: &Person<'_>| person.git(&["rev-parse", "HEAD"]).trim().to_string();
    let add = ["add", "meeting", "--title", "Runde", "--date", "2024-11-14", "--yes"];
    let path = kim.ok(&add).out.trim().to_string();
    let kims = head(&kim);
    kim.ok(&["sync"]);
    assert_eq!(lea.ok(&add).out.trim(), path);
    let leas = head(&lea);
    lea.ok(&["add", "contact", "--name", "Bo", "--yes"]);
    lea.ok(&["sync"]);
    for step in [&kims, &leas] {
        let told = lea.run(&["undo", step]);
        assert_eq!(told.code, 3, "{told:?}");
        assert!(told.err.contains("somebody did the same at the same time"), "{told:?}");
        assert!(lea.has(&path));
    }
    // Of the other steps each can be taken back.
    lea.ok(&["undo", "HEAD~1"]);
    assert!(lea.has(&path) && !lea.has("contacts/bo.md"));
    lea.ok(&["edit", "2024-11-14-runde", "--set", "location=Ulm"]);
    lea.ok(&["undo"]);
}

#[test]
fn what_somebody_wrote_in_a_record_that_another_one_merged_is_in_the_one_that_stays() {
    let double = ("contacts/annika.md", "---\nname: Annika Muster\n---\n\nAus Ulm.\n");
    for merger_first in [true, false] {
        let office = Office::with(&["kim", "lea"], &[ANNA, double]);
        let (kim, lea) = (office.person("kim"), office.person("lea"));
        kim.ok(&["merge", "anna", "annika"]);
        lea.ok(&["edit", "annika", "--set", "phones=0731 1"]);
        let talk = ["add", "conversation", "--with", "annika", "--date", "2024-11-01", "--yes"];
        let talk = lea.ok(&talk).out.trim().to_string();
        let (first, second) = if merger_first { (&kim, &lea) } else { (&lea, &kim) };
        first.ok(&["sync"]);
        let told = second.ok(&["sync"]);
        assert!(!told.err.contains("annika.md"), "{told:?}");
        office.settle(&[&kim, &lea]);
        assert!(!kim.has(double.0));
        let anna = kim.read(ANNA.0);
        assert!(anna.contains("0731 1") && anna.contains("Aus Ulm."), "{anna}");
        assert!(kim.read(&talk).contains("with: [anna]"), "{}", kim.read(&talk));
        kim.ok(&["check", "--fail-on", "error"]);
    }
}

//! Two people change one record.

use super::office::Office;
use super::scene::{Edits, PATH, RECORD, Scene, edited};

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

#[test]
fn fields_on_lines_beside_each_other_are_no_conflict() {
    Scene {
        kim: &[("role: Leiterin", "role: Direktorin")],
        lea: &[("organisation: amt", "organisation: verein")],
        both: &[
            ("role: Leiterin", "role: Direktorin"),
            ("organisation: amt", "organisation: verein"),
        ],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_comment_of_one_and_the_value_of_the_other_both_hold() {
    Scene {
        kim: &[("# seit 2019", "# seit 2018, sagt Tom")],
        lea: &[("role: Leiterin", "role: Direktorin")],
        both: &[(
            "role: Leiterin # seit 2019",
            "# seit 2018, sagt Tom\nrole: Direktorin # seit 2019",
        )],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn one_field_with_two_values_keeps_both_and_asks() {
    Scene {
        kim: &[("role: Leiterin", "role: Direktorin")],
        lea: &[("role: Leiterin", "role: Referentin")],
        both: &[
            ("role: Leiterin", "role: Referentin"),
            ("  12345 Ort\n", "  12345 Ort\nconflicts:\n  role: [Direktorin]\n"),
        ],
        says: &["“Anna Muster”", "Referentin (you, ", "Direktorin (kim, "],
        open: true,
        ..Scene::default()
    }
    .plays();
}

#[test]
fn one_value_that_both_gave_is_no_conflict() {
    let same: Edits = &[("role: Leiterin", "role: Direktorin")];
    Scene { kim: same, lea: same, both: same, ..Scene::default() }.plays();
}

#[test]
fn a_field_that_one_removes_and_another_changes_stays_and_is_told() {
    Scene {
        kim: &[("role: Leiterin # seit 2019\n", "")],
        lea: &[("role: Leiterin", "role: Referentin")],
        both: &[("role: Leiterin", "role: Referentin")],
        says: &["“Anna Muster” was removed on one side, in whole or in part"],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_field_of_several_lines_is_one_field() {
    Scene {
        kim: &[("Gasse 1", "Gasse 12")],
        lea: &[("emails: [anna@example.org]", "emails: [anna@example.org]\nphones: [\"030 12\"]")],
        both: &[
            ("Gasse 1", "Gasse 12"),
            ("emails: [anna@example.org]", "emails: [anna@example.org]\nphones: [\"030 12\"]"),
        ],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn a_key_that_one_moved_is_the_same_key() {
    Scene {
        kim: &[
            ("role: Leiterin # seit 2019\n", ""),
            ("  12345 Ort\n", "  12345 Ort\nrole: Leiterin # seit 2019\n"),
        ],
        lea: &[("role: Leiterin", "role: Direktorin"), ("Erster", "Letzter")],
        both: &[("role: Leiterin", "role: Direktorin"), ("Erster", "Letzter")],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn an_unknown_key_that_each_added_is_kept() {
    Scene {
        kim: &[("organisation: amt\n", "organisation: amt\nzimmer: 12\n")],
        lea: &[("organisation: amt\n", "organisation: amt\nparkplatz: ja\n")],
        both: &[("organisation: amt\n", "organisation: amt\nzimmer: 12\nparkplatz: ja\n")],
        ..Scene::default()
    }
    .plays();
}

#[test]
fn line_ends_that_one_changed_hold_for_what_the_other_wrote() {
    let mine = edited(RECORD, &[("anna@example.org", "am@example.org")]);
    let leas = edited(RECORD, &[("role: Leiterin", "role: Direktorin"), ("Erster", "Letzter")]);
    let both = edited(&leas, &[("anna@example.org", "am@example.org")]).replace('\n', "\r\n");
    Scene::default().plays_with([RECORD, &mine.replace('\n', "\r\n"), &leas, &both]);
}

#[test]
fn line_ends_alone_stay_where_they_are_and_are_no_change() {
    let office = Office::with(&["kim", "lea"], &[(PATH, RECORD)]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write(PATH, &RECORD.replace('\n', "\r\n"));
    assert_eq!(kim.ok(&["sync"]).err, "Nothing new: your log and the shared one are the same.\n");
    lea.ok(&["edit", "anna", "--set", "role=Direktorin"]);
    lea.ok(&["sync"]);
    assert_eq!(kim.ok(&["sync"]).out, format!("{PATH}\n"));
    let new = edited(RECORD, &[("role: Leiterin", "role: Direktorin")]);
    assert_eq!(kim.read(PATH), new.replace('\n', "\r\n"));
    assert_eq!(kim.git(&["show", &format!("HEAD:{PATH}")]), new);
}

#[test]
fn both_add_the_same_contact_and_it_is_one() {
    let office = Office::with(&["kim", "lea"], &[]);
    let (kim, lea) = (office.person("kim"), office.person("lea"));
    kim.write(PATH, "---\nname: Anna Muster\nrole: Leiterin\ntopics: [wohnen]\n---\n\nVon Kim.\n");
    lea.write(
        PATH,
        "---\nname: Anna Muster\nemails: [a@example.org]\ntopics: [arbeit]\n---\n\nVon Lea.\n",
    );
    kim.ok(&["sync"]);
    let output = lea.ok(&["sync"]);
    assert!(!output.err.contains("anna-2"), "{output:?}");
    office.settle(&[&kim, &lea]);
    assert_eq!(
        kim.records()[PATH],
        "---\nname: Anna Muster\nrole: Leiterin\nemails: [a@example.org]\ntopics: [arbeit, wohnen]\n---\n\n\
         Von Lea.\n\nVon Kim.\n"
    );
}

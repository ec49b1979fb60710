//! Two people and one log: what each did to files, and what comes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::Spot;
use super::log::{Content, Delta, File, Ground, Note, together};
use crate::record::{Schema, id_of, uid};

/// The files of a log at one moment: path and text.
type Files = BTreeMap<String, String>;

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| ((*path).to_string(), (*text).to_string())).collect()
}

fn file(text: &str) -> File {
    File::new(text.to_string(), "100644".into(), Some(text.to_string()))
}

/// What somebody did; as git tells it, with `moved` as the files that it takes for renamed.
fn deltas(before: &Files, after: &Files, moved: &[(&str, &str)]) -> Vec<Delta> {
    let mut found = Vec::new();
    let is_moved = |path: &str, from: bool| {
        moved.iter().any(|(old, new)| if from { *old == path } else { *new == path })
    };
    let of = |files: &Files, path: &str| files.get(path).map(|text| (path.to_string(), file(text)));
    for path in before.keys().filter(|path| before.get(*path) != after.get(*path)) {
        if !is_moved(path, true) {
            found.push(Delta { before: of(before, path), after: of(after, path) });
        }
    }
    for path in after.keys().filter(|path| !before.contains_key(*path)) {
        if !is_moved(path, false) {
            found.push(Delta { before: None, after: of(after, path) });
        }
    }
    for (old, new) in moved {
        found.push(Delta { before: of(before, old), after: of(after, new) });
    }
    found
}

struct Case {
    base: Files,
    ours: Files,
    theirs: Files,
    our_moves: Vec<(&'static str, &'static str)>,
    their_moves: Vec<(&'static str, &'static str)>,
}

impl Case {
    fn new(base: &[(&str, &str)]) -> Case {
        let base = files(base);
        let (ours, theirs) = (base.clone(), base.clone());
        Case { base, ours, theirs, our_moves: Vec::new(), their_moves: Vec::new() }
    }

    /// The files that come of it, and what is told.
    fn together(&self) -> (Files, Vec<Note>) {
        let schema = Schema::default();
        let paths: BTreeSet<String> = self.base.keys().cloned().collect();
        let ground = Ground { schema: &schema, prefix: "", paths: &paths };
        let made = together(
            &ground,
            deltas(&self.base, &self.ours, &self.our_moves),
            deltas(&self.base, &self.theirs, &self.their_moves),
        );
        let mut files = self.ours.clone();
        for (path, content) in made.files {
            match content {
                Some(Content::Text { text, .. }) => files.insert(path, text),
                Some(Content::Object { object, .. }) => files.insert(path, object),
                None => files.remove(&path),
            };
        }
        (files, made.notes)
    }
}

const ANNA: &str = "---\nname: Anna\nrole: Rat\n---\n";
const RAT: &str = "---\ntitle: Rat\ndate: 2024-07-04\nparticipants: [anna]\n---\n";

fn log() -> Case {
    Case::new(&[
        ("contacts/anna.md", ANNA),
        ("meetings/2024/rat.md", RAT),
        ("netlog.toml", "a = 1\nb = 2\n"),
    ])
}

fn set(files: &mut Files, path: &str, text: &str) {
    files.insert(path.to_string(), text.to_string());
}

#[test]
fn what_only_one_did_is_done() {
    let mut case = log();
    set(&mut case.ours, "contacts/bo.md", "---\nname: Bo\n---\n");
    set(&mut case.theirs, "contacts/cy.md", "---\nname: Cy\n---\n");
    case.theirs.remove("meetings/2024/rat.md");
    set(&mut case.theirs, "netlog.toml", "a = 1\nb = 3\n");
    set(&mut case.ours, "netlog.toml", "a = 2\nb = 2\n");
    let (files, notes) = case.together();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["contacts/anna.md", "contacts/bo.md", "contacts/cy.md", "netlog.toml"]);
    assert_eq!((files["netlog.toml"].as_str(), notes), ("a = 2\nb = 3\n", vec![]));
}

#[test]
fn a_rename_is_followed_by_what_the_other_wrote() {
    let uid = uid::of_id("anna");
    let renamed = format!("---\nname: Anna Lind\naliases: [Anna]\nrole: Rat\nuid: [{uid}]\n---\n");
    for told in [vec![("contacts/anna.md", "contacts/anna-lind.md")], vec![]] {
        let mut case = log();
        case.theirs.remove("contacts/anna.md");
        set(&mut case.theirs, "contacts/anna-lind.md", &renamed);
        set(&mut case.theirs, "meetings/2024/rat.md", &RAT.replace("anna", "anna-lind"));
        case.their_moves = told;
        set(
            &mut case.ours,
            "contacts/anna.md",
            &ANNA.replace("role: Rat", "role: Rat\nphones: [\"1\"]"),
        );
        set(
            &mut case.ours,
            "conversations/2024/c.md",
            "---\ndate: 2024-07-05\nwith: [anna]\n---\n\n[[anna]]\n",
        );
        let (files, notes) = case.together();
        assert_eq!(notes, []);
        assert!(!files.contains_key("contacts/anna.md"));
        let anna = &files["contacts/anna-lind.md"];
        assert!(anna.contains("name: Anna Lind\n") && anna.contains("phones: [\"1\"]\n"), "{anna}");
        let talk = &files["conversations/2024/c.md"];
        assert!(talk.contains("with: [anna-lind]") && talk.contains("[[anna-lind]]"), "{talk}");
        assert!(files["meetings/2024/rat.md"].contains("[anna-lind]"));
    }
}

#[test]
fn of_two_renames_theirs_holds_and_ours_follows() {
    let mut case = log();
    for (files, moves, id) in [
        (&mut case.ours, &mut case.our_moves, "contacts/anna-lind.md"),
        (&mut case.theirs, &mut case.their_moves, "contacts/anna-berg.md"),
    ] {
        files.remove("contacts/anna.md");
        set(files, id, ANNA);
        let id = id_of(id).to_string();
        set(files, "meetings/2024/rat.md", &RAT.replace("[anna]", &format!("[{id}]")));
        moves.push((
            "contacts/anna.md",
            if id == "anna-lind" { "contacts/anna-lind.md" } else { "contacts/anna-berg.md" },
        ));
    }
    set(&mut case.ours, "contacts/bo.md", "---\nname: Bo\nrelations: {knows: [anna-lind]}\n---\n");
    let (files, notes) = case.together();
    assert_eq!(notes, [Note::Renamed { from: "anna-lind".into(), to: "anna-berg".into() }]);
    assert!(
        files.contains_key("contacts/anna-berg.md") && !files.contains_key("contacts/anna-lind.md")
    );
    assert!(files["contacts/bo.md"].contains("knows: [anna-berg]"), "{}", files["contacts/bo.md"]);
    assert!(
        files["meetings/2024/rat.md"].contains("participants: [anna-berg]"),
        "{}",
        files["meetings/2024/rat.md"]
    );
}

#[test]
fn what_one_removed_and_the_other_changed_stays() {
    for ours in [true, false] {
        let mut case = log();
        let (gone, changed) = match ours {
            true => (&mut case.ours, &mut case.theirs),
            false => (&mut case.theirs, &mut case.ours),
        };
        gone.remove("contacts/anna.md");
        set(changed, "contacts/anna.md", &ANNA.replace("Rat", "Rätin"));
        let (files, notes) = case.together();
        assert_eq!(notes, [Note::Kept { path: "contacts/anna.md".into() }]);
        assert!(files["contacts/anna.md"].contains("Rätin"));
    }
}

#[test]
fn two_new_records_of_one_name_both_live() {
    let mut case = log();
    set(&mut case.ours, "contacts/kim.md", "---\nname: Kim\nrole: Rat\n---\n");
    set(&mut case.ours, "conversations/2024/c.md", "---\ndate: 2024-07-05\nwith: [kim]\n---\n");
    set(&mut case.theirs, "contacts/kim.md", "---\nname: Kim\nrole: Amtfrau\n---\n");
    set(&mut case.theirs, "conversations/2024/d.md", "---\ndate: 2024-07-05\nwith: [kim]\n---\n");
    let (files, notes) = case.together();
    assert_eq!(notes, [Note::Two { id: "kim".into(), new: "kim-2".into() }]);
    assert!(files["contacts/kim.md"].contains("Amtfrau"));
    assert!(files["contacts/kim-2.md"].contains("Rat"));
    assert!(files["conversations/2024/c.md"].contains("with: [kim-2]"));
    assert!(files["conversations/2024/d.md"].contains("with: [kim]"));
}

#[test]
fn one_contact_that_both_made_is_one_whatever_the_case_of_its_file() {
    for (path, other) in [
        ("contacts/kim.md", "contacts/kim.md"),
        ("contacts/Kim.md", "contacts/kim.md"),
        ("contacts/team/kim.md", "contacts/kim.md"),
    ] {
        let mut case = log();
        set(&mut case.ours, path, "---\nname: Kim\nrole: Rat\n---\n");
        set(&mut case.theirs, other, "---\nname: Kim\nphones: [\"1\"]\n---\n");
        let (files, notes) = case.together();
        assert_eq!(notes, [], "{path}");
        let kims: Vec<&String> =
            files.keys().filter(|path| path.to_lowercase().contains("kim")).collect();
        assert_eq!(kims, [other], "{path}");
        let text = &files[other];
        assert!(text.contains("role: Rat\n") && text.contains("phones: [\"1\"]\n"), "{text}");
    }
}

#[test]
fn what_is_no_record_and_both_changed_lies_there_twice() {
    let mut case = Case::new(&[("feiertage.ics", "a = 1\nb = 2\n")]);
    set(&mut case.ours, "feiertage.ics", "a = 2\nb = 2\n");
    set(&mut case.theirs, "feiertage.ics", "a = 3\nb = 2\n");
    let (files, notes) = case.together();
    let beside = Note::Beside { path: "feiertage.ics".into(), other: "feiertage-2.ics".into() };
    assert_eq!(notes, [beside]);
    assert_eq!(
        (files["feiertage.ics"].as_str(), files["feiertage-2.ics"].as_str()),
        ("a = 3\nb = 2\n", "a = 2\nb = 2\n")
    );
}

#[test]
fn of_settings_that_contradict_theirs_hold_and_the_rest_is_joined() {
    let mut case = log();
    set(&mut case.ours, "netlog.toml", "c = 3\na = 1\nb = 3\n");
    set(&mut case.theirs, "netlog.toml", "a = 1\nb = 2\nc = 4\n");
    let (files, notes) = case.together();
    let (path, other) = ("netlog.toml".into(), "netlog-2.toml".into());
    assert_eq!(notes, [Note::Settings { path, other, keys: vec!["c".into()] }]);
    assert_eq!(files["netlog.toml"], "a = 1\nb = 3\nc = 4\n");
    assert_eq!(files["netlog-2.toml"], "c = 3\na = 1\nb = 3\n");
}

#[test]
fn one_field_in_two_ways_is_told() {
    let mut case = log();
    set(&mut case.ours, "contacts/anna.md", &ANNA.replace("Rat", "Rätin"));
    set(&mut case.theirs, "contacts/anna.md", &ANNA.replace("Rat", "Amtfrau"));
    let (files, notes) = case.together();
    let spots = vec![Spot::Field("role".into())];
    assert_eq!(notes, [Note::Conflict { path: "contacts/anna.md".into(), spots }]);
    assert!(files["contacts/anna.md"].contains("role: Rätin\n"));
    assert!(files["contacts/anna.md"].contains("  role: [Amtfrau]\n"));
}

/// What `netlog merge anna annika` leaves, which the other did not know.
fn joined_by(files: &mut Files) {
    let uids = [uid::of_id("anna"), uid::of_id("annika")];
    let one = format!(
        "---\nname: Anna\naliases: [Annika]\nrole: Rat\nemails: [a@x.org]\nuid: [{}]\n---\n\nBei uns.\n\nAus Ulm.\n",
        uids.join(", ")
    );
    set(files, "contacts/anna.md", &one);
    files.remove("contacts/annika.md");
}

#[test]
fn what_was_written_in_a_record_that_went_into_another_one_is_there() {
    let annika = "---\nname: Annika\nemails: [a@x.org]\n---\n\nAus Ulm.\n";
    for by_us in [true, false] {
        let mut case = log();
        for files in [&mut case.base, &mut case.ours, &mut case.theirs] {
            set(files, "contacts/anna.md", "---\nname: Anna\nrole: Rat\n---\n\nBei uns.\n");
            set(files, "contacts/annika.md", annika);
        }
        let (joins, writes) = match by_us {
            true => (&mut case.ours, &mut case.theirs),
            false => (&mut case.theirs, &mut case.ours),
        };
        joined_by(joins);
        let more = annika.replace("emails", "phones: [\"1\"]\nemails").replace("Ulm", "Neu-Ulm");
        set(writes, "contacts/annika.md", &more);
        let talk = "---\ndate: 2024-07-05\nwith: [annika]\n---\n";
        set(writes, "conversations/2024/c.md", talk);
        let (files, notes) = case.together();
        assert_eq!((notes, files.contains_key("contacts/annika.md")), (vec![], false));
        let anna = &files["contacts/anna.md"];
        for said in ["name: Anna\n", "phones: [\"1\"]\n", "Bei uns.", "Aus Neu-Ulm.", "[Annika]"] {
            assert!(anna.contains(said), "{said}: {anna}");
        }
        assert_eq!(anna.matches("Ulm").count(), 1, "{anna}");
        assert!(files["conversations/2024/c.md"].contains("with: [anna]"));

        // What contradicts what she is called now stays, with what finishes it.
        let writes = if by_us { &mut case.theirs } else { &mut case.ours };
        set(writes, "contacts/annika.md", &more.replace("name: Annika", "name: Annika Berg"));
        let (files, notes) = case.together();
        assert_eq!(notes, [Note::Unmerged { id: "anna".into(), other: "annika".into() }]);
        assert!(files["contacts/annika.md"].contains("Annika Berg"));
        assert!(files["conversations/2024/c.md"].contains("with: [annika]"));
    }
}

#[test]
fn a_new_name_of_a_record_that_went_into_another_one_leads_there() {
    let annika = "---\nname: Annika\nemails: [a@x.org]\n---\n\nAus Ulm.\n";
    let mut case = log();
    for files in [&mut case.base, &mut case.ours, &mut case.theirs] {
        set(files, "contacts/anna.md", "---\nname: Anna\nrole: Rat\n---\n\nBei uns.\n");
        set(files, "contacts/annika.md", annika);
    }
    joined_by(&mut case.theirs);
    case.ours.remove("contacts/annika.md");
    set(&mut case.ours, "contacts/annika-berg.md", &annika.replace("Ulm", "Neu-Ulm"));
    case.our_moves.push(("contacts/annika.md", "contacts/annika-berg.md"));
    let talk = "---\ndate: 2024-07-05\nwith: [annika-berg]\n---\n";
    set(&mut case.ours, "conversations/2024/c.md", talk);
    let (files, notes) = case.together();
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(notes, []);
    assert!(!names.iter().any(|name| name.contains("annika")), "{names:?}");
    assert!(files["conversations/2024/c.md"].contains("with: [anna]"));
    assert!(files["contacts/anna.md"].contains("Neu-Ulm"));
}

#[test]
fn a_file_that_is_no_record_gives_way_to_one_of_theirs() {
    let mut case = Case::new(&[("templates/x.docx", "von allen")]);
    case.ours.insert("templates/y.docx".into(), "unseres".into());
    case.theirs = files(&[("templates/y.docx", "von allen")]);
    case.their_moves = vec![("templates/x.docx", "templates/y.docx")];
    let (files, notes) = case.together();
    let expected = [("templates/y-2.docx", "unseres"), ("templates/y.docx", "von allen")];
    assert_eq!(files, self::files(&expected));
    let (path, other) = ("templates/y.docx".to_string(), "templates/y-2.docx".to_string());
    assert_eq!(notes, [Note::Beside { path, other }]);
}

#[test]
fn who_removed_what_the_other_came_to_refer_to_is_told() {
    const TOM: (&str, &str) = ("contacts/tom.md", "---\nname: Tom Weber\n---\n");
    let talk = "---\ndate: 2024-10-14\nwith: [tom]\n---\n";
    for we_remove in [true, false] {
        let mut case = Case::new(&[TOM, ("contacts/anna.md", ANNA)]);
        let (remover, writer) = match we_remove {
            true => (&mut case.ours, &mut case.theirs),
            false => (&mut case.theirs, &mut case.ours),
        };
        remover.remove(TOM.0);
        writer.insert("conversations/2024/talk.md".into(), talk.into());
        let (files, notes) = case.together();
        assert!(!files.contains_key(TOM.0));
        let path = "conversations/2024/talk.md".to_string();
        assert_eq!(notes, [Note::Dangling { title: "Tom Weber".into(), path }]);
    }
    // Another one of that id is one, and what was there all along `check` tells of.
    let mut case = Case::new(&[TOM, ("conversations/2024/talk.md", talk)]);
    case.ours.remove(TOM.0);
    case.theirs.insert("contacts/anna.md".into(), ANNA.into());
    assert_eq!(case.together().1, []);
}

/// Whatever `rename` found in it: a record from elsewhere has had a name of its own all along.
#[test]
fn a_record_with_a_uid_of_its_own_is_known_under_its_new_name() {
    let before = "---\nname: Karl\nrole: Rat\nuid: abc\n---\n";
    let mut case = Case::new(&[("contacts/karl.md", before)]);
    case.ours.remove("contacts/karl.md");
    case.ours.insert("contacts/karl-kurz.md".into(), before.replace("Karl", "Karl Kurz"));
    set(&mut case.theirs, "contacts/karl.md", &before.replace("Rat", "Direktor"));
    let (files, notes) = case.together();
    let expected = before.replace("Karl", "Karl Kurz").replace("Rat", "Direktor");
    assert_eq!(files, self::files(&[("contacts/karl-kurz.md", &expected)]));
    assert_eq!(notes, []);
}

#[test]
fn two_records_may_change_names() {
    let names = || {
        let mut names = super::side::Names::default();
        for (old, new) in [("anna", "kim"), ("kim", "anna"), ("tom", "lea")] {
            names.add(old, new);
        }
        names.untangled()
    };
    let schema = Schema::default();
    let paths = BTreeSet::new();
    let ground = Ground { schema: &schema, prefix: "", paths: &paths };
    let talk = "---\ndate: 2024-07-05\nwith: [anna, kim, tom]\n---\n\nMit [[kim]].\n";
    let led = names().lead(&ground, "conversations/2024/talk.md", talk).expect("it has them");
    assert_eq!(led, "---\ndate: 2024-07-05\nwith: [kim, anna, lea]\n---\n\nMit [[anna]].\n");
}

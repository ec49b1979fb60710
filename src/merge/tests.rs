//! What two people did to one record, and what comes of it.

use super::*;
use crate::record::kind::{CONTACT, MEETING};
use proptest::prelude::*;

fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    let schema = Schema::default();
    merge(&schema, &MEETING, Sides { base: Some(base), ours, theirs }).expect("readable")
}

/// No conflict, either way round.
#[track_caller]
fn clean(base: &str, ours: &str, theirs: &str, expected: &str) {
    let both = [merged(base, ours, theirs), merged(base, theirs, ours)];
    for (at, one) in both.into_iter().enumerate() {
        assert_eq!((one.text.as_str(), one.conflicts.len()), (expected, 0), "way {at}");
    }
}

const BASE: &str = "---\ntitle: Rat\ndate: 2024-07-04 # fest\nlocation: Ulm\n\
    participants: [anna, bo]\n---\n\nErster Absatz.\n\nZweiter Absatz.\n\n- [ ] Raum suchen @bo\n\
    - [ ] Einladen\n";

fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(BASE.to_string(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

#[track_caller]
fn clean_changes(ours: &[(&str, &str)], theirs: &[(&str, &str)]) {
    let all: Vec<_> = ours.iter().chain(theirs).copied().collect();
    clean(BASE, &with(ours), &with(theirs), &with(&all));
}

#[test]
fn different_fields_and_lines_beside_each_other_never_meet() {
    clean_changes(&[("Rat", "Großer Rat")], &[("date: 2024-07-04", "date: 2024-07-05")]);
    clean_changes(&[("# fest", "# wirklich")], &[("location: Ulm\n", "location: Kiel # neu\n")]);
    clean_changes(&[("location: Ulm\n", "")], &[("title: Rat\n", "# oben\ntitle: Rat\n")]);
    clean_changes(&[("location: Ulm\n", "location: Ulm\nstatus: held\n")], &[("anna, bo", "anna")]);
    clean_changes(&[("Ulm", "Kiel")], &[("Zweiter Absatz.", "Zweiter Satz.")]);
}

#[test]
fn what_both_changed_alike_is_no_conflict() {
    clean(BASE, &with(&[("Ulm", "Kiel")]), &with(&[("Ulm", "Kiel")]), &with(&[("Ulm", "Kiel")]));
    let both = [("Ulm", "Kiel"), ("Rat", "Großer Rat")];
    clean(BASE, &with(&both[..1]), &with(&both), &with(&both));
}

#[test]
fn lists_are_sets() {
    let list = |list: &str| with(&[("[anna, bo]", list)]);
    let ways = |ours: &str, theirs: &str| merged(BASE, &list(ours), &list(theirs)).text;
    assert_eq!(ways("[anna, bo, cy]", "[anna, bo, di]"), list("[anna, bo, cy, di]"));
    assert_eq!(ways("[vi, anna, bo]", "[anna, bo, di]"), list("[vi, anna, bo, di]"));
    assert_eq!(ways("[anna]", "[anna, bo, di]"), list("[anna, di]"));
    assert_eq!(ways("[anna, cy, bo]", "[bo]"), list("[cy, bo]"));
    assert_eq!(ways("[anna]", "[bo]"), with(&[("participants: [anna, bo]\n", "")]));
    let block = list("\n  - anna # Vorsitz\n  - bo\n  - cy");
    let merged = merged(BASE, &block, &list("[anna, bo, di]"));
    assert_eq!(merged.text, list("\n  - anna # Vorsitz\n  - bo\n  - cy\n  - di"));
}

#[test]
fn one_field_changed_in_two_ways_keeps_both_and_asks() {
    let both = merged(BASE, &with(&[("Ulm", "Kiel")]), &with(&[("Ulm", "Bonn")]));
    assert_eq!(both.conflicts, ["location"]);
    let expected = with(&[("Ulm", "Kiel"), ("bo]\n", "bo]\nconflicts:\n  location: Bonn\n")]);
    assert_eq!(both.text, expected);
    let [question] = opens(&both.text).try_into().expect("one question");
    assert_eq!(
        (question.key.as_str(), question.here, question.other),
        ("location", Some("Kiel".into()), Some("Bonn".into()))
    );
    assert_eq!(decided(&both.text, "location", Choice::Here), Some(with(&[("Ulm", "Kiel")])));
    assert_eq!(decided(&both.text, "location", Choice::Other), Some(with(&[("Ulm", "Bonn")])));

    // A third value, before anybody has decided.
    let third = merged(&with(&[("Ulm", "Kiel")]), &both.text, &with(&[("Ulm", "Gera")]));
    assert!(third.conflicts.is_empty() && third.text.contains("location: Gera"));
    let third = merged(BASE, &both.text, &with(&[("Ulm", "Gera")]));
    assert!(third.text.contains("location: [Bonn, Gera]"), "{}", third.text);
    let others: Vec<_> = opens(&third.text).into_iter().filter_map(|open| open.other).collect();
    assert_eq!(others, ["Bonn", "Gera"]);
    let left = decided(&third.text, "location", Choice::Other).expect("decided");
    assert!(left.contains("location: Bonn\n") && left.contains("  location: Gera\n"), "{left}");
}

#[test]
fn what_one_takes_away_and_the_other_changes_stays() {
    let kept = merged(BASE, &with(&[("location: Ulm\n", "")]), &with(&[("Ulm", "Kiel")]));
    assert_eq!((kept.kept, kept.conflicts.len()), (vec!["location".to_string()], 0));
    assert_eq!(kept.text, with(&[("Ulm", "Kiel")]));
    let kept =
        merged(BASE, &with(&[("Zweiter Absatz.\n\n", "")]), &with(&[("Zweiter", "Anderer")]));
    assert_eq!((kept.kept, kept.text), (vec![TEXT.to_string()], with(&[("Zweiter", "Anderer")])));
    clean_changes(&[("Zweiter Absatz.\n\n", "")], &[("Erster", "Anderer")]);
}

#[test]
fn a_task_is_ticked_by_one_and_reworded_by_the_other() {
    let done = ("- [ ] Raum suchen @bo", "- [x] Raum suchen @bo done:2024-07-05");
    let both = with(&[("- [ ] Raum suchen @bo", "- [x] Großen Raum suchen @bo done:2024-07-05")]);
    clean(BASE, &with(&[done]), &with(&[("Raum suchen", "Großen Raum suchen")]), &both);
    let both =
        with(&[("- [ ] Raum suchen @bo", "- [x] Raum suchen @cy due:2024-08-01 done:2024-07-05")]);
    let theirs = with(&[("suchen @bo", "suchen @cy due:2024-08-01")]);
    clean(BASE, &with(&[done]), &theirs, &both);
    clean_changes(&[done], &[("- [ ] Einladen", "- [x] Einladen")]);
    clean_changes(&[done], &[("- [ ] Einladen\n", "")]);
    let days = ["2024-07-06", "2024-07-05"]
        .map(|day| with(&[("- [ ] Einladen", &format!("- [x] Einladen done:{day}"))]));
    clean(BASE, &days[0], &days[1], &days[1]);
}

#[test]
fn the_text_may_grow_and_change_in_two_places() {
    clean_changes(&[("Erster", "Anderer")], &[("Zweiter", "Dritter")]);
    clean_changes(
        &[("Erster Absatz.", "Vorab.\n\nErster Absatz.")],
        &[("Einladen\n", "Einladen\n\nEnde.\n")],
    );
    let (ours, theirs) = (format!("{BASE}\nVon uns.\n"), format!("{BASE}\nVon ihnen.\n"));
    assert_eq!(merged(BASE, &ours, &theirs).text, format!("{BASE}\nVon uns.\n\nVon ihnen.\n"));
    let (ours, theirs) = (format!("{BASE}- [ ] wir\n"), format!("{BASE}- [ ] ihr\n"));
    assert_eq!(merged(BASE, &ours, &theirs).text, format!("{BASE}- [ ] wir\n- [ ] ihr\n"));
    assert_eq!(
        merged(BASE, &ours, &format!("{BASE}\nAbsatz.\n")).text,
        format!("{BASE}- [ ] wir\n\nAbsatz.\n")
    );
}

#[test]
fn one_paragraph_in_two_ways_stands_there_twice_and_asks() {
    let (ours, theirs) = ([("Erster", "Unser")], [("Erster Absatz.", "Ihr\nAbsatz.")]);
    let both = merged(BASE, &with(&ours), &with(&theirs));
    assert_eq!(both.conflicts, [TEXT]);
    let quoted = "Unser Absatz.\n\n> [!conflict]\n> Ihr\n> Absatz.\n\nZweiter";
    assert_eq!(both.text, with(&[("Erster Absatz.\n\nZweiter", quoted)]));
    let asked = opens(&both.text);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].other, Some("Ihr\nAbsatz.".into()));
    assert_eq!(decided(&both.text, TEXT, Choice::Here), Some(with(&ours)));
    assert_eq!(decided(&both.text, TEXT, Choice::Other), Some(with(&theirs)));
    let two = with(&[("Erster Absatz.", "Unser Absatz.\n\nIhr\nAbsatz.")]);
    assert_eq!(decided(&both.text, TEXT, Choice::Both), Some(two.clone()));
    let windows = both.text.replace('\n', "\r\n");
    assert_eq!(decided(&windows, TEXT, Choice::Both), Some(two.replace('\n', "\r\n")));
}

#[test]
fn how_lines_end_is_a_change_of_its_own() {
    let windows = BASE.replace('\n', "\r\n");
    let theirs = with(&[("Ulm", "Kiel"), ("Erster", "Anderer")]);
    clean(BASE, &windows, &theirs, &theirs.replace('\n', "\r\n"));
    clean(BASE, &format!("\u{feff}{BASE}"), &theirs, &format!("\u{feff}{theirs}"));
}

#[test]
fn a_key_that_moved_is_no_other_key() {
    let moved = with(&[("location: Ulm\n", ""), ("title: Rat\n", "location: Ulm\ntitle: Rat\n")]);
    let theirs = with(&[("Ulm", "Kiel"), ("Rat", "Großer Rat")]);
    let expected = moved.replace("Ulm", "Kiel").replace("Rat", "Großer Rat");
    assert_eq!(merged(BASE, &moved, &theirs).text, expected);
    assert_eq!(merged(BASE, &theirs, &moved).text, theirs);
}

#[test]
fn posts_and_relations_come_together() {
    let contact = |rest: &str| format!("---\nname: Anna\n{rest}---\n");
    let base = contact("roles:\n  - organisation: a\n    role: Rat\nrelations:\n  knows: [bo]\n");
    let ours = contact(
        "roles:\n  - organisation: a\n    role: Rat\n    until: 2024-01\nrelations:\n  knows: [bo, cy]\n",
    );
    let theirs = contact(
        "roles:\n  - organisation: a\n    role: Rat\n  - organisation: b\nrelations:\n  knows: [di]\n  funded-by: [x]\n",
    );
    let sides = Sides { base: Some(&base), ours: &ours, theirs: &theirs };
    let merged = merge(&Schema::default(), &CONTACT, sides).expect("readable");
    assert_eq!(merged.conflicts, [""; 0]);
    assert_eq!(
        merged.text,
        contact(
            "roles:\n  - organisation: a\n    role: Rat\n    until: 2024-01\n  - organisation: b\n\
             relations:\n  knows: [cy, di]\n  funded-by: [x]\n"
        )
    );
}

#[test]
fn two_who_made_the_same_record_have_it_once() {
    let ours = "---\nname: Anna\nrole: Rat\nemails: [a@x]\n---\n\nEins.\n";
    let theirs = "---\nname: Anna\nphones: [1]\nemails: [b@x]\n---\n\nZwei.\n";
    let sides = Sides { base: None, ours, theirs };
    let merged = merge(&Schema::default(), &CONTACT, sides).expect("readable");
    assert_eq!(merged.conflicts, [""; 0]);
    assert_eq!(
        merged.text,
        "---\nname: Anna\nphones: [1]\nrole: Rat\nemails: [a@x, b@x]\n---\n\nEins.\n\nZwei.\n"
    );
}

#[test]
fn what_is_no_record_is_not_merged() {
    let schema = Schema::default();
    for odd in ["kein Kopf", "---\na: [\n---\n", "---\na: 1\na: 2\n---\n"] {
        let sides = Sides { base: Some(BASE), ours: odd, theirs: &with(&[("Ulm", "Kiel")]) };
        assert_eq!(merge(&schema, &MEETING, sides), None, "{odd}");
    }
}

const LINES: &[&str] = &[
    "title: Rat",
    "title: Rat # so",
    "date: 2024-07-04",
    "location: Ulm",
    "location: 'Kiel'",
    "topics: [a, b]",
    "topics:\n  - b\n  - c # d",
    "participants: anna",
    "x-own: {a: 1}",
    "summary: |\n  Zeile\n  # keine",
    "# Kommentar\nstatus: held",
];
const PARTS: &[&str] = &[
    "Absatz eins.",
    "Absatz zwei.",
    "- [ ] tun @anna",
    "- [x] tun @anna done:2024-07-05",
    "- eins\n- zwei",
    "# Punkt",
    "```\nCode\n\n- [ ] nicht\n```",
    "> Zitat",
    "1. erstens",
];

fn texts() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(prop::sample::select(LINES), 0..5);
    let parts = prop::collection::vec((prop::sample::select(PARTS), any::<bool>()), 0..6);
    (lines, parts).prop_map(|(lines, parts)| {
        let mut keys = Vec::new();
        let mut text = String::from("---\n");
        for line in lines {
            let key = line.trim_start_matches("# Kommentar\n").split(':').next().unwrap_or(line);
            if !keys.contains(&key) {
                keys.push(key);
                text += &format!("{line}\n");
            }
        }
        text += "---\n";
        for (part, near) in parts {
            text += &format!("{}{part}\n", if near { "" } else { "\n" });
        }
        text
    })
}

proptest! {
    #[test]
    fn laws_of_merging(base in texts(), ours in texts(), theirs in texts()) {
        // One side alone is taken as it is, and twice the same is once.
        prop_assert_eq!(&merged(&base, &base, &theirs).text, &theirs);
        prop_assert_eq!(&merged(&base, &ours, &base).text, &ours);
        prop_assert_eq!(&merged(&base, &ours, &ours).text, &ours);
        // What comes of it can be read, and merging it again changes nothing.
        let one = merged(&base, &ours, &theirs);
        let page = Page::new(one.text.clone());
        prop_assert!(page.read("").1.is_empty(), "{}", one.text);
        prop_assert_eq!(&merged(&ours, &one.text, &ours).text, &one.text);
        prop_assert_eq!(&merged(&theirs, &theirs, &one.text).text, &one.text);
        // Nothing is lost: each question holds both, and the answers take them away one by one.
        let mut text = one.text.clone();
        let asked = opens(&text);
        prop_assert_eq!(asked.len() >= one.conflicts.len(), true, "{:?}\n{}", one.conflicts, text);
        for question in &asked {
            let answered = decided(&text, &question.key, Choice::Other);
            prop_assert!(answered.is_some(), "{}\n{}", question.key, text);
            text = answered.unwrap_or_default();
        }
        prop_assert!(opens(&text).is_empty(), "{}", text);
    }
}

//! What two people did to one record, and what comes of it.

use super::*;
use crate::record::kind::{CONTACT, MEETING};
use proptest::prelude::*;

pub(super) fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
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

fn field(key: &str) -> Spot {
    Spot::Field(key.to_string())
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
    assert_eq!(both.conflicts, [field("location")]);
    let expected = with(&[("Ulm", "Kiel"), ("bo]\n", "bo]\nconflicts:\n  location: [Bonn]\n")]);
    assert_eq!(both.text, expected);
    let [question] = opens(&both.text).try_into().expect("one question");
    assert_eq!(
        (&question.spot, &question.here, &question.other),
        (&field("location"), &Some("Kiel".into()), &"Bonn".into())
    );
    assert_eq!(decided(&both.text, &question, Choice::Here), Some(with(&[("Ulm", "Kiel")])));
    assert_eq!(decided(&both.text, &question, Choice::Other), Some(with(&[("Ulm", "Bonn")])));

    // A third value, before anybody has decided.
    let third = merged(&with(&[("Ulm", "Kiel")]), &both.text, &with(&[("Ulm", "Gera")]));
    assert!(third.conflicts.is_empty() && third.text.contains("location: Gera"));
    let third = merged(BASE, &both.text, &with(&[("Ulm", "Gera")]));
    assert!(third.text.contains("location: [Bonn, Gera]"), "{}", third.text);
    let asked = opens(&third.text);
    assert_eq!(asked.iter().map(|open| &open.other).collect::<Vec<_>>(), ["Bonn", "Gera"]);
    let left = decided(&third.text, &asked[1], Choice::Other).expect("decided");
    assert!(left.contains("location: Gera\n") && left.contains("  location: [Bonn]\n"), "{left}");
    assert_eq!(decided(&left, &asked[1], Choice::Other), None, "asked no more");
}

#[test]
fn what_one_takes_away_and_the_other_changes_stays() {
    let kept = merged(BASE, &with(&[("location: Ulm\n", "")]), &with(&[("Ulm", "Kiel")]));
    assert_eq!((kept.kept, kept.conflicts.len()), (vec![field("location")], 0));
    assert_eq!(kept.text, with(&[("Ulm", "Kiel")]));
    let kept =
        merged(BASE, &with(&[("Zweiter Absatz.\n\n", "")]), &with(&[("Zweiter", "Anderer")]));
    assert_eq!((kept.kept, kept.text), (vec![Spot::Text], with(&[("Zweiter", "Anderer")])));
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
    assert_eq!(both.conflicts, [Spot::Text]);
    let quoted = "Unser Absatz.\n\n> [!conflict]\n> Ihr\n> Absatz.\n\nZweiter";
    assert_eq!(both.text, with(&[("Erster Absatz.\n\nZweiter", quoted)]));
    let asked = opens(&both.text);
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].other, "Ihr\nAbsatz.");
    assert_eq!(decided(&both.text, &asked[0], Choice::Here), Some(with(&ours)));
    assert_eq!(decided(&both.text, &asked[0], Choice::Other), Some(with(&theirs)));
    let two = with(&[("Erster Absatz.", "Unser Absatz.\n\nIhr\nAbsatz.")]);
    assert_eq!(decided(&both.text, &asked[0], Choice::Both), Some(two.clone()));
    let windows = both.text.replace('\n', "\r\n");
    assert_eq!(decided(&windows, &asked[0], Choice::Both), Some(two.replace('\n', "\r\n")));
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
    assert_eq!(merged.conflicts, []);
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
    assert_eq!(merged.conflicts, []);
    assert_eq!(
        merged.text,
        "---\nname: Anna\nphones: [1]\nrole: Rat\nemails: [a@x, b@x]\n---\n\nEins.\n\nZwei.\n"
    );
}

pub(super) fn text_of(front: &str, body: &str) -> String {
    format!("---\n{front}---\n{body}")
}

#[test]
fn an_answer_about_one_item_leaves_the_others() {
    let base = text_of("title: R\n", "\n- [ ] x\n- [ ] y\n- [ ] Plan a machen\n");
    let ours = base.replace("Plan a", "Plan a eins");
    let theirs = base.replace("Plan a", "Plan a zwei");
    let both = merged(&base, &ours, &theirs);
    let [question] = opens(&both.text).try_into().expect("one question");
    assert_eq!(decided(&both.text, &question, Choice::Other), Some(theirs));
    assert_eq!(decided(&both.text, &question, Choice::Here), Some(ours));
    let code = text_of("title: R\n", "\n```\neins\n\nzwei\n```\n\nEnde\n");
    let both = merged(&code, &code.replace("eins", "1"), &code.replace("eins", "I"));
    let [question] = opens(&both.text).try_into().expect("one question");
    assert_eq!(decided(&both.text, &question, Choice::Other), Some(code.replace("eins", "I")));
}

#[test]
fn nobody_has_done_what_another_one_did() {
    let base = text_of("title: R\n", "\n- [ ] Raum suchen\n");
    let flowers = base.replace("Raum suchen", "Blumen kaufen");
    let done = base.replace("[ ] Raum suchen", "[x] Raum suchen done:2024-07-05");
    let both = merged(&base, &flowers, &done).text;
    assert!(both.contains("- [ ] Blumen kaufen\n"), "{both}");
    assert!(both.contains("- [x] Raum suchen done:2024-07-05\n"), "{both}");

    let base = text_of("title: R\n", "\n- [ ] a\n- [ ] b\n");
    let swapped = text_of("title: R\n", "\n- [ ] b\n- [ ] a\n");
    let done = base.replace("[ ] a", "[x] a");
    let expected = text_of("title: R\n", "\n- [ ] b\n- [x] a\n");
    assert_eq!(merged(&base, &swapped, &done).text, expected);
    assert_eq!(merged(&base, &done, &swapped).text, expected);
}

#[test]
fn the_line_of_a_task_stays_as_it_was_written() {
    let line = "* [ ] [[anna|A. Lind]] **dringend** [Protokoll](https://x) due:14.11.";
    let base = text_of("title: R\n", &format!("\n{line}\n"));
    let ours = base.replace("due:14.11.", "due:14.11. due:2024-12-01");
    let theirs = base.replace("[ ]", "[x]").replace("due:14.11.", "due:14.11. done:2024-11-02");
    let expected = base
        .replace("[ ]", "[x]")
        .replace("due:14.11.", "due:14.11. due:2024-12-01 done:2024-11-02");
    clean(&base, &ours, &theirs, &expected);
}

#[test]
fn posts_of_one_place_are_several() {
    let posts = |posts: &[&str]| {
        let post =
            |post: &&str| format!("  - organisation: a\n    {}\n", post.replace(", ", "\n    "));
        let posts: Vec<String> = posts.iter().map(post).collect();
        text_of(&format!("name: A\nroles:\n{}", posts.concat()), "")
    };
    let contact = |base: Option<&str>, ours: &str, theirs: &str| {
        merge(&Schema::default(), &CONTACT, Sides { base, ours, theirs }).expect("readable")
    };
    let base = posts(&["role: Rat"]);
    let both = contact(
        Some(&base),
        &posts(&["role: Rat", "role: Vorsitz"]),
        &posts(&["role: Rat, until: 2024-01"]),
    );
    assert_eq!(both.text, posts(&["role: Rat, until: 2024-01", "role: Vorsitz"]));
    let both = contact(
        None,
        &posts(&["role: Rat", "role: Vorsitz"]),
        &posts(&["role: Rat", "role: Vorsitz, until: 2024", "role: Kasse"]),
    );
    assert_eq!(both.text, posts(&["role: Rat", "role: Vorsitz, until: 2024", "role: Kasse"]));
    let both = contact(
        Some(&base),
        &posts(&["role: Rat, until: 2023", "role: Kasse"]),
        &posts(&["role: Rat, until: 2024"]),
    );
    assert_eq!(both.conflicts, [field("roles")]);
    let [question] = opens(&both.text).try_into().expect("one question");
    assert_eq!(
        decided(&both.text, &question, Choice::Other).as_deref(),
        Some(posts(&["role: Rat, until: 2024", "role: Kasse"]).as_str())
    );
}

#[test]
fn comments_and_empty_keys_stay() {
    let base =
        text_of("# Kopf\ntitle: Rat\nlocation: # noch offen\ntime: 10:00 # früh\n# Ende\n", "");
    let theirs = base.replace("Rat", "Großer Rat");
    clean(
        &base,
        &base.replace("# Kopf\n", "# Kopf\nseries: a\n"),
        &theirs,
        &theirs.replace("# Kopf\n", "# Kopf\nseries: a\n"),
    );
    clean(
        &base,
        &base.replace("time: 10:00 # früh\n", ""),
        &theirs,
        &theirs.replace("time: 10:00 # früh\n", ""),
    );
    let ours = base.replace("10:00 # früh", "11:00 # früh");
    let theirs = base.replace("# früh", "# sehr früh");
    for text in [merged(&base, &ours, &theirs).text, merged(&base, &theirs, &ours).text] {
        assert!(text.contains("time: 11:00") && text.contains("# sehr früh\n"), "{text}");
        assert!(text.contains("location: # noch offen\n") && text.contains("# Ende\n"), "{text}");
    }
}

#[test]
fn the_order_of_a_list_is_a_change_as_well() {
    let mails = |list: &str| text_of(&format!("title: R\nx-mails: [{list}]\n"), "");
    let both = |base, ours, theirs| merged(&mails(base), &mails(ours), &mails(theirs)).text;
    assert_eq!(both("a", "a, privat", "neu, a"), mails("neu, a, privat"));
    assert_eq!(both("a, b", "a, b, c", "b, a"), mails("b, a, c"));
    assert_eq!(both("3, 3", "3, 3, 5", "3, 3, 4"), mails("3, 3, 5, 4"));
}

#[test]
fn what_two_wrote_under_one_heading_stays_there() {
    let agenda = |one: &str, two: &str| {
        text_of("title: R\n", &format!("\n# Top 1\n\n{one}\n# Top 2\n\n{two}"))
    };
    let sides =
        Sides { base: None, ours: &agenda("- a\n", "- b\n"), theirs: &agenda("- c\n", "- d\n") };
    let merged = merge(&Schema::default(), &MEETING, sides).expect("readable");
    assert_eq!(merged.text, agenda("- a\n- c\n", "- b\n- d\n"));
}

#[test]
fn what_has_no_end_of_line_is_no_broken_file() {
    let base = "---\ntitle: Rat\n---\n\nText\n";
    let both = merged(base, "---\ntitle: Rat2\n---", &format!("{base}\nNeu\n"));
    assert_eq!(both.text, "---\ntitle: Rat2\n---\n\nNeu\n");
    let mixed = "---\r\ntitle: A\n---\n";
    assert_eq!(merged(mixed, mixed, "---\r\ntitle: B\n---\n").text, "---\r\ntitle: B\n---\n");
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

pub(super) fn texts() -> impl Strategy<Value = String> {
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
        let one = merged(&base, &ours, &theirs);
        let page = Page::new(one.text.clone());
        let values = page.read("").0;
        // What either wrote anew is there, in its place, as a question, or in a list.
        for side in [&ours, &theirs] {
            let (was, own) = (Page::new(base.clone()), Page::new(side.clone()));
            let old: Vec<String> = part::parts(was.body()).0.into_iter().map(|part| part.text).collect();
            for part in part::parts(own.body()).0 {
                let is_new = part.task.is_none() && !old.contains(&part.text);
                let lost = part.text.lines().find(|line| !one.text.contains(line));
                prop_assert!(!is_new || lost.is_none(), "{:?} is lost\n{}", lost, one.text);
            }
            let before = was.read("").0;
            for (key, value) in own.read("").0.iter().filter(|(key, value)| before.get(*key) != Some(*value)) {
                let key = key.as_str().unwrap_or_default();
                let all = [values.get(key), values.get(OPEN).and_then(|open| open.get(key))];
                let all: Vec<_> = all.into_iter().flat_map(value::items).collect();
                let old = value::items(before.get(key));
                let news = value::items(Some(value)).into_iter().filter(|item| !old.contains(item));
                for item in news.filter(|item| !item.is_mapping() && !item.is_null()) {
                    prop_assert!(all.contains(&item), "{key}: {item:?} is lost\n{}", one.text);
                }
            }
        }
        // Nothing is lost: each question holds both, and the answers take them away one by one.
        let mut text = one.text.clone();
        let asked = opens(&text);
        prop_assert!(asked.len() >= one.conflicts.len(), "{:?}\n{}", one.conflicts, text);
        while let Some(question) = opens(&text).first().cloned() {
            let answered = decided(&text, &question, Choice::Other);
            prop_assert!(answered.is_some(), "{:?}\n{}", question, text);
            text = answered.unwrap_or_default();
        }
        prop_assert!(opens(&text).is_empty(), "{}", text);
    }
}

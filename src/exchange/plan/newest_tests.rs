//! Which telling of one thing counts, and how the preview speaks of it.

use super::tests::{after, book, contact, log, planned, settled, tell, text, told};
use super::*;
use crate::exchange::Party;
use crate::exchange::revision::{self, Revision};
use crate::record::Schema;
use crate::words::{Lang, Words};

/// What a calendar tells of one event: which telling it is, and where.
fn event(sequence: u32, stamp: &str, place: &str) -> Item {
    let mut item = Item::new(&kind::MEETING, Place::file("a.ics"));
    item.uid = Some("inv".into());
    item.set("title", "Beirat");
    item.set("date", "2026-12-15");
    item.set("location", place);
    if sequence > 0 {
        item.put(revision::SEQUENCE, Yaml::from(sequence));
    }
    item.set(revision::DTSTAMP, stamp);
    item.revision = Some(Revision { sequence, changed: revision::moment(stamp) });
    item
}

#[test]
fn of_two_tellings_the_newer_one_counts_in_whatever_order_they_come() {
    let (mut old, mut new) = (event(0, "", "Alt"), event(2, "", "Neu"));
    old.paragraph("Erste Einladung.");
    new.paragraph("Zweite Einladung.");
    for items in [[old.clone(), new.clone()], [new.clone(), old.clone()]] {
        let files = settled(&items);
        let text = text(&files, "meetings/2026/2026-12-15-beirat.md");
        assert!(text.contains("location: Neu\n") && text.contains("x-sequence: 2\n"), "{text}");
        assert!(text.contains("Zweite") && !text.contains("Erste"), "{text}");
    }
    // On another day too, and by the time where the count is the same.
    let files = settled(std::slice::from_ref(&new));
    assert!(planned(&book(&files), &[old], &Decisions::new()).is_empty());
    let stamped = |stamp, place| event(2, stamp, place);
    let files = settled(&[stamped("20261102T080000Z", "Neu"), stamped("20261101T080000Z", "Alt")]);
    let text = text(&files, "meetings/2026/2026-12-15-beirat.md");
    assert!(text.contains("location: Neu\n"), "{text}");
}

#[test]
fn what_was_put_right_by_hand_stays_until_its_program_says_something_new() {
    let told = event(0, "20261101T080000Z", "Saal");
    let mut files = settled(std::slice::from_ref(&told));
    let path = "meetings/2026/2026-12-15-beirat.md";
    for (_, text) in files.iter_mut().filter(|(known, _)| *known == path) {
        *text = text.replace("Saal", "Rathaus");
    }
    assert!(planned(&book(&files), &[told], &Decisions::new()).is_empty());
    // Another writing of the same is no news either.
    let again = event(0, "20261109T080000Z", "Rathaus");
    assert!(planned(&book(&files), &[again], &Decisions::new()).is_empty());
    let newer = event(0, "20261102T080000Z", "Foyer");
    let plan = planned(&book(&files), &[newer], &Decisions::new());
    assert!(tell(&plan).contains("location=\"Foyer\""), "{}", tell(&plan));
    // Nobody can tell.
    let plan = planned(&book(&files), &[event(0, "", "Foyer")], &Decisions::new());
    assert!(tell(&plan).contains("location=\"Foyer\""), "{}", tell(&plan));
}

#[test]
fn what_two_programs_say_of_their_revisions_is_not_compared() {
    let card = |uid: &str, rev: &str, phone: &str| {
        let mut item = contact("Susanne Winter");
        item.uid = Some(uid.into());
        item.add("emails", "winter@example.org");
        item.add("phones", phone);
        item.set(revision::REV, rev);
        item.revision = Some(Revision { sequence: 0, changed: revision::moment(rev) });
        item
    };
    let (phone, office) =
        (card("a@phone", "20250601", "089 1"), card("b@office", "20240601", "089 2"));
    let files = settled(std::slice::from_ref(&phone));
    assert!(text(&files, "contacts/susanne-winter.md").contains("x-rev: \"20250601\""));
    let plan = planned(&book(&files), std::slice::from_ref(&office), &Decisions::new());
    assert!(tell(&plan).contains("089 2") && !tell(&plan).contains("x-rev"), "{}", tell(&plan));
    let files = after(&files, &plan);
    for card in [phone, office] {
        assert!(planned(&book(&files), &[card], &Decisions::new()).is_empty());
    }
}

#[test]
fn a_family_name_and_a_uid_are_a_doubt_and_a_given_name_is_a_wedding() {
    let card = |name: &str| {
        let mut item = contact(name);
        item.uid = Some("u1".into());
        item
    };
    let mut files = settled(&[card("Anna Klein")]);
    let plan = planned(&book(&files), &[card("Bernd Klein")], &Decisions::new());
    assert_eq!(tell(&plan), "doubt Bernd Klein: anna-klein (uid, other-name)\nsame 0");
    let plan = planned(&book(&files), &[card("Anna Groß")], &Decisions::new());
    files = after(&files, &plan);
    let file = text(&files, "contacts/anna-klein.md");
    assert!(file.contains("name: Anna Groß\n") && file.contains("aliases: [Anna Klein]"), "{file}");
    assert!(planned(&book(&files), &[card("Anna Groß")], &Decisions::new()).is_empty());
    // In one file they are two.
    let told = told(&[card("Person Alpha"), card("Person Beta")]);
    assert!(told.contains("doubt Person Beta: person-alpha (uid, other-name)"), "{told}");
}

#[test]
fn the_preview_speaks_the_words_of_lists() {
    let schema = Schema::default();
    let files = log();
    let book = book(&files);
    let mut card = contact("Susanne Winter");
    card.add("emails", "winter@example.org");
    card.set("salutation", "ms");
    card.put("relations", serde_yaml::from_str("{partner: [migranet]}").expect("yaml"));
    card.put("confidential", Yaml::Bool(true));
    let mut new = contact("Petra Meier");
    new.link("organisation", Party::organisation("Stadtwerke Ulm"));
    let mut meeting = Item::new(&kind::MEETING, Place::file("a.ics"));
    for (key, value) in [("title", "Steuerung"), ("date", "2024-07-04"), ("until", "2024-07-05")] {
        meeting.set(key, value);
    }
    meeting.set("time", "09:30-13:00");
    meeting.link("participants", Party::named("Anne Güller-Frey"));
    let plan = planned(&book, &[card, new, meeting], &Decisions::new());
    let words = Words::new(Lang::De);
    let title = |id: &str| book.get(id).map(|record| record.title().to_string());
    let label = |key: &str| words.text(&format!("field-{key}"));
    let showing =
        Showing { words: &words, label: &label, title: &title, schema: &schema, all: false };
    let shown = crate::render::terminal::draw(&plan.preview(&showing), Some(100)).plain();
    for line in [
        "Petra Meier, Stadtwerke Ulm (petra-meier)",
        "Anrede: + Frau",
        "Partner MigraNet",
        "Vertraulich: + ja",
        "Bis: + Fr 05.07.2024",
        "09:30–12:00 → 09:30–13:00",
        "+ Anne Güller-Frey",
    ] {
        assert!(shown.contains(line), "{line}: {shown}");
    }
}

//! Who is taken for whom, and who is a doubt.

use super::settle::MOST_OF_ONE;
use super::tests::{after, book, contact, log, planned, settled, tell, text, told};
use super::*;
use crate::exchange::Party;

#[test]
fn one_name_is_one_person_only_with_the_organisation() {
    let mut at_work = contact("Kim Berger");
    at_work.link("organisation", Party::organisation("Migranet"));
    at_work.set("role", "Beraterin");
    let plan = told(std::slice::from_ref(&at_work));
    assert_eq!(plan, "changed kim-berger-2: role=\"Beraterin\"\nsame 0");

    let mut elsewhere = contact("Kim Berger");
    elsewhere.link("organisation", Party::organisation("Stadt Ulm"));
    let reasons = "(name, other-organisation)";
    assert_eq!(
        told(&[elsewhere]),
        format!("doubt Kim Berger: kim-berger-2 {reasons}; kim-berger {reasons}\nsame 0")
    );
}

#[test]
fn a_shared_address_with_another_name_is_a_doubt_that_a_person_settles() {
    let mut item = contact("Bernd Maier");
    item.add("emails", "anne@example.org");
    assert_eq!(
        told(std::slice::from_ref(&item)),
        "doubt Bernd Maier: anne-gueller-frey (email, other-name)\nsame 0"
    );
    let book = book(&log());
    let decided = |decision| {
        let decisions = Decisions::from([(0, decision)]);
        tell(&planned(&book, std::slice::from_ref(&item), &decisions))
    };
    assert_eq!(
        decided(Decision::New),
        "new contacts/bernd-maier.md: --- | name: Bernd Maier | emails: [anne@example.org] | ---\n\
         same 0"
    );
    assert_eq!(decided(Decision::Leave), "same 0");
    let joined = decided(Decision::Same("anne-gueller-frey".into()));
    assert!(joined.starts_with("changed anne-gueller-frey: name="), "{joined}");
}

#[test]
fn an_id_of_another_log_is_not_taken_for_one_of_ours() {
    let mut theirs = contact("Kim Anders");
    theirs.stem = Some("kim-berger".into());
    let mut meeting = Item::new(&kind::MEETING, Place::file("m.csv"));
    meeting.set("title", "Treffen");
    let id = |id: &str| Party { uid: Some(id.into()), ..Party::default() };
    meeting.link("participants", id("kim-berger"));
    meeting.link("participants", id("susanne-winter"));
    let named = Party { uid: Some("anne-gueller-frey".into()), ..Party::named("Anne Ganz-Anders") };
    meeting.link("participants", named);
    let files = settled(&[theirs, meeting]);
    assert_eq!(
        text(&files, "meetings/treffen.md"),
        "---\ntitle: Treffen\nparticipants: [kim-berger-3, susanne-winter]\n\
         x-participants: [Anne Ganz-Anders]\n---\n"
    );
}

#[test]
fn what_a_note_in_doubt_is_about_is_nobody_of_that_id() {
    let mut theirs = contact("Kim Berger");
    theirs.stem = Some("susanne-winter".into());
    theirs.link("organisation", Party::organisation("Stadt Ulm"));
    let mut meeting = Item::new(&kind::MEETING, Place::file("m.csv"));
    meeting.set("title", "Treffen");
    let to = Party { uid: Some("susanne-winter".into()), ..Party::default() };
    meeting.link("participants", to);
    let told = told(&[theirs, meeting]);
    assert!(told.contains("x-participants: [susanne-winter]"), "{told}");
}

#[test]
fn the_same_words_in_another_order_are_a_doubt() {
    assert_eq!(
        told(&[contact("Winter Susanne")]),
        "doubt Winter Susanne: susanne-winter (other-order)\nsame 0"
    );
    assert_eq!(told(&[contact("Winter, Susanne")]), "same 1");

    let item = [contact("Winter Susanne")];
    let decisions = Decisions::from([(0, Decision::Same("susanne-winter".into()))]);
    let plan = planned(&book(&log()), &item, &decisions);
    assert!(tell(&plan).starts_with("changed susanne-winter: aliases=[\"Winter Susanne\"]"));
    assert_eq!(tell(&planned(&book(&after(&log(), &plan)), &item, &Decisions::new())), "same 1");
}

#[test]
fn two_offices_of_one_name_in_two_towns_are_a_doubt() {
    let office = |email: &str, address: &str| {
        let mut item = contact("Jugendamt");
        item.set("kind", "organisation");
        item.add("emails", email);
        item.set("address", address);
        item
    };
    let kiel = office("post@kiel.example", "Rathaus 1, 24103 Kiel");
    let files = settled(std::slice::from_ref(&kiel));
    let book = book(&files);
    let against = |other: Item| tell(&planned(&book, &[other], &Decisions::new()));
    assert_eq!(
        against(office("post@ulm.example", "Markt 1, 89073 Ulm")),
        "doubt Jugendamt: jugendamt (name, elsewhere)\nsame 0"
    );
    assert_eq!(
        against(office("", "Markt 1, 89073 Ulm")),
        "doubt Jugendamt: jugendamt (name, elsewhere)\nsame 0"
    );
    // A house of the same town may be another office, and so may one whose domain all of them have.
    for (email, address) in [
        ("sued@kiel.example", "Südring 9, 24143 Kiel"),
        ("ulm@kiel.example", "Markt 1, 89073 Ulm"),
        ("post@ulm.example", "Rathaus 1, 24103 Kiel"),
    ] {
        let told = against(office(email, address));
        assert_eq!(told, "doubt Jugendamt: jugendamt (name, elsewhere)\nsame 0", "{email}");
    }
    for (email, address) in [
        ("sued@kiel.example", "Rathaus 1a, 24103 Kiel"),
        ("jugendamt.kiel@posteo.de", "Rathaus 1, 24103 Kiel"),
        ("sued@kiel.example", ""),
    ] {
        let told = against(office(email, address));
        assert!(told.starts_with("changed jugendamt:"), "{told}");
    }
}

/// A card of Anna Schmidt.
fn anna(organisation: &str, emails: &[&str]) -> Item {
    let mut item = contact("Anna Schmidt");
    item.link("organisation", Party::organisation(organisation));
    emails.iter().for_each(|email| item.add("emails", *email));
    item
}

#[test]
fn other_addresses_of_one_name_and_employer_are_a_doubt() {
    let against = |one: &[&str], other: &[&str]| {
        let items = [anna("Stadt Köln", one), anna("Stadt Köln", other)];
        planned(&book(&log()), &items, &Decisions::new()).doubtful.len()
    };
    let doubt = told(&[
        anna("Stadt Köln", &["a.schmidt@koeln.example"]),
        anna("Stadt Köln", &["anna.schmidt2@koeln.example"]),
    ]);
    assert!(doubt.contains("anna-schmidt (name, organisation, other-email)"), "{doubt}");
    assert_eq!(against(&["a@koeln.example"], &["b@koeln.example", "c@web.de"]), 1);
    assert_eq!(against(&["a@gmx.de"], &["b@web.de"]), 1);
    assert_eq!(against(&["a@koeln.example"], &["a@web.de"]), 0);
    assert_eq!(against(&["a@web.de", "b@gmx.de"], &["a@koeln.example"]), 0);
    assert_eq!(against(&["a@koeln.example"], &["A@koeln.example", "b@koeln.example"]), 0);
    assert_eq!(against(&["a@koeln.example"], &[]), 0);
}

#[test]
fn a_uid_that_is_made_from_an_id_is_that_of_another_one_in_another_log() {
    let mut files = log();
    files.push(("contacts/stadt-ulm.md", "---\nname: Stadt Ulm\nkind: organisation\n---\n".into()));
    files.push((
        "contacts/anna-schmidt.md",
        "---\nname: Anna Schmidt\norganisation: stadt-ulm\nemails: [anna@ulm.example]\n---\n"
            .into(),
    ));
    let of_ours = |mut item: Item| {
        item.uid = Some(uid::of_id("anna-schmidt"));
        item.stem = Some("anna-schmidt".into());
        item
    };
    let ours = of_ours(anna("Stadt Ulm", &["anna@ulm.example"]));
    let theirs = of_ours(anna("Stadt Kiel", &["schmidt@kiel.example"]));
    let told = |files: &[(&'static str, String)], items: &[Item]| {
        tell(&planned(&book(files), items, &Decisions::new()))
    };
    assert_eq!(told(&files, std::slice::from_ref(&ours)), "same 1");
    assert_eq!(
        told(&files, std::slice::from_ref(&theirs)),
        "doubt Anna Schmidt: anna-schmidt (uid, name, other-organisation)\nsame 0"
    );
    // Whoever marries keeps the address, and whoever changes the address keeps the employer.
    let mut married = of_ours(anna("Stadt Kiel", &["anna@ulm.example"]));
    married.set("name", "Anna Meier");
    for item in [married, of_ours(anna("Stadt Ulm", &["schmidt@web.de"]))] {
        let told = told(&files, &[item]);
        assert!(told.contains("changed anna-schmidt:"), "{told}");
    }
    // Two files of two offices.
    let none = log();
    assert!(
        told(&none, &[ours.clone(), theirs.clone()]).contains("anna-schmidt (uid, name, other-")
    );

    // Once somebody has said that she is another one, each is known, and no UID goes out twice.
    let decisions = Decisions::from([(0, Decision::New)]);
    let plan = planned(&book(&files), std::slice::from_ref(&theirs), &decisions);
    let files = after(&files, &plan);
    let uids = format!("uid: [{}, {}]\n", uid::of_id("anna-schmidt-2"), uid::of_id("anna-schmidt"));
    assert!(text(&files, "contacts/anna-schmidt-2.md").contains(&uids));
    assert_eq!(told(&files, &[ours, theirs]), "same 2");
}

#[test]
fn who_is_in_doubt_is_nobody_for_those_who_name_them() {
    let mut files = log();
    files.push((
        "contacts/jugendamt.md",
        "---\nname: Jugendamt\nkind: organisation\nemails: [post@ulm.example]\n---\n".into(),
    ));
    let mut office = contact("Jugendamt");
    office.set("kind", "organisation");
    office.add("emails", "post@kiel.example");
    office.uid = Some(uid::of_id("jugendamt"));
    let mut person = contact("Ada Neu");
    let to = Party { uid: office.uid.clone(), ..Party::organisation("Jugendamt") };
    person.link("organisation", to);
    let told = tell(&planned(&book(&files), &[office, person], &Decisions::new()));
    assert!(told.contains("x-organisation: [Jugendamt]"), "{told}");
    assert!(told.contains("doubt Jugendamt: jugendamt (uid, name, elsewhere)"), "{told}");
}

#[test]
fn mother_and_son_are_two() {
    let mut files = log();
    files.push((
        "contacts/kim-frey.md",
        "---\nname: Kim Frey\nsalutation: ms\nemails: [praxis@frey.example]\n\
         address: [\"Weg 1, 24103 Kiel\"]\nx-bday: 1950-01-02\n---\n"
            .into(),
    ));
    let book = book(&files);
    let against = |name: &str, key: &str, value: &str| {
        let mut item = contact(name);
        item.add("emails", "praxis@frey.example");
        item.set(key, value);
        tell(&planned(&book, &[item], &Decisions::new()))
    };
    for (name, key, value, reason) in [
        ("Kim Frey", "salutation", "mr", "other-mark"),
        ("Herr Frey", "salutation", "mr", "other-mark"),
        ("Kim Frey", "x-bday", "1980-01-02", "other-mark"),
        ("Kim Frey jun.", "role", "Arzt", "other-name"),
    ] {
        let expected = format!("doubt {name}: kim-frey (email, {reason})\nsame 0");
        assert_eq!(against(name, key, value), expected);
    }
    for (key, value) in [("salutation", "ms"), ("x-bday", "1950-01-02")] {
        assert_eq!(against("Kim Frey", key, value), "same 1");
    }
    assert!(against("Kim Frey", "x-bday", "1950").starts_with("changed kim-frey: x-bday"));
    // No address but the one of the house.
    let mut item = contact("Kim Frey");
    item.set("address", "Markt 1, 89073 Ulm");
    assert_eq!(
        tell(&planned(&book, &[item], &Decisions::new())),
        "doubt Kim Frey: kim-frey (name, elsewhere)\nsame 0"
    );
}

#[test]
fn small_words_make_nobody_known() {
    let mut files = log();
    files.push((
        "contacts/anna-von-berg.md",
        "---\nname: Anna von Berg\nuid: [berg@phone]\n---\n".into(),
    ));
    let mut item = contact("Carl von Thal");
    item.uid = Some("berg@phone".into());
    assert_eq!(
        tell(&planned(&book(&files), &[item], &Decisions::new())),
        "doubt Carl von Thal: anna-von-berg (uid, other-name)\nsame 0"
    );
}

#[test]
fn whom_a_decision_meant_and_nobody_is_any_more_is_a_doubt_again() {
    let items = [anna("Stadt Ulm", &["a@ulm.example"]), anna("Stadt Kiel", &["b@kiel.example"])];
    let book = book(&log());
    let same = |id: &str| {
        let decisions = Decisions::from([(1, Decision::Same(id.into()))]);
        planned(&book, &items, &decisions)
    };
    let plan = same("anna-schmidt");
    assert_eq!((plan.new.len(), plan.doubtful.len()), (3, 0), "{}", tell(&plan));
    let plan = same("anna-schmidt-7");
    assert_eq!((plan.new.len(), plan.doubtful.len()), (2, 1), "{}", tell(&plan));
    assert_eq!(plan.doubtful[0].candidates[0].title, "Anna Schmidt");
}

#[test]
fn numbers_that_differ_in_a_digit_are_all_kept() {
    let mut item = contact("Ada Neu");
    let numbers =
        ["+43 1 23456", "0431 23456", "0431 23456 ext. 5", "0431 23456 ext. 6", "Büro 7", "Büro"];
    numbers.iter().for_each(|number| item.add("phones", *number));
    let files = settled(&[contact("Ada Neu"), item.clone()]);
    let file = text(&files, "contacts/ada-neu.md");
    assert!(numbers.iter().all(|number| file.contains(number)), "{file}");
    assert!(!file.contains("uid"), "{file}");
}

#[test]
fn an_answer_counts_once() {
    let items: Vec<Item> = (0..MOST_OF_ONE)
        .map(|at| {
            let mut item = contact("Winter Susanne");
            item.add("phones", format!("0431 {at}00"));
            item
        })
        .collect();
    let same = || Decision::Same("susanne-winter".into());
    let decisions = (0..MOST_OF_ONE).map(|at| (at, same())).collect();
    let plan = planned(&book(&log()), &items, &decisions);
    assert!(plan.remarks.is_empty(), "{}", tell(&plan));
}

#[test]
fn who_may_be_two_gets_nothing_of_what_says_nothing_new() {
    let mut item = contact("Kim Berger");
    item.uid = Some("kim@phone".into());
    let mut other = contact("Ada Neu");
    let to = Party { uid: Some("kim@phone".into()), ..Party::named("Kim Berger") };
    other.link("relations.knows", to);
    let mut files = log();
    files.retain(|(path, _)| *path != "contacts/kim-berger-2.md");
    files.push(("contacts/kim-berger-2.md", "---\nname: Kim Berger\n---\n".to_string()));
    let told = tell(&planned(&book(&files), &[item, other], &Decisions::new()));
    assert!(told.contains("x-relations-knows: [Kim Berger]"), "{told}");
    assert!(told.ends_with("same 1"), "{told}");
}

#[test]
fn who_is_in_doubt_is_not_made_anew_by_the_next_row() {
    let mut first = contact("Bernd Maier");
    first.add("emails", "anne@example.org");
    let rows = [first, contact("Bernd Maier")];
    let plan = told(&rows);
    assert_eq!(
        plan,
        "doubt Bernd Maier: anne-gueller-frey (email, other-name)\n\
         doubt Bernd Maier: anne-gueller-frey (email, other-name)\nsame 0"
    );
    let decisions = Decisions::from([(0, Decision::New)]);
    let decided = tell(&planned(&book(&log()), &rows, &decisions));
    assert!(decided.starts_with("new contacts/bernd-maier.md"), "{decided}");
}

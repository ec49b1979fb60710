//! What a plan makes of items, on a small log.

use std::fmt::Write as _;

use super::settle::MOST_OF_ONE;
use super::*;
use crate::exchange::{Party, Zone};
use crate::record::{Record, Schema};
use crate::words::{Lang, Words};

const LOG: &[(&str, &str)] = &[
    (
        "contacts/anne-gueller-frey.md",
        "---\nname: Anne Güller-Frey\nsalutation: ms # so will sie es\norganisation: migranet\n\
         role: Koordinatorin\nemails: [anne@example.org]\n---\n\nKennt alle.\n",
    ),
    ("contacts/migranet.md", "---\nname: MigraNet\nkind: organisation\n---\n"),
    ("contacts/kim-berger.md", "---\nname: Kim Berger\n---\n"),
    ("contacts/kim-berger-2.md", "---\nname: Kim Berger\norganisation: migranet\n---\n"),
    (
        "contacts/susanne-winter.md",
        "---\nname: Susanne Winter\nemails: [winter@example.org]\n---\n",
    ),
    (
        "meetings/2024/2024-07-04-steuerung.md",
        "---\ntitle: Steuerung\ndate: 2024-07-04\ntime: 09:30-12:00\nstatus: held\n---\n",
    ),
];

fn book(files: &[(&str, String)]) -> Book {
    let schema = Schema::default();
    let records = files.iter().filter_map(|(path, text)| {
        let kind = kind::of_folder(path.split('/').next()?)?;
        Some(Record::read(&schema, kind, path, text.clone()))
    });
    Book::new(schema.clone(), records.collect(), Vec::new())
}

fn log() -> Vec<(&'static str, String)> {
    LOG.iter().map(|(path, text)| (*path, (*text).to_string())).collect()
}

fn contact(name: &str) -> Item {
    let mut item = Item::new(&kind::CONTACT, Place::file("cards.vcf"));
    item.set("name", name);
    item
}

fn planned(book: &Book, items: &[Item], decisions: &Decisions) -> Plan {
    let words = Words::new(Lang::En);
    let schema = Schema::default();
    let today = chrono::NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
    let desk = Desk { schema: &schema, words: &words, today, zone: Zone::default() };
    let staff = ["susanne-winter".to_string()];
    plan(
        book,
        items,
        decisions,
        Setting { desk: &desk, staff: &staff, by_year: true, former: &BTreeMap::new() },
    )
}

/// The plan in a few words.
fn told(items: &[Item]) -> String {
    let plan = planned(&book(&log()), items, &Decisions::new());
    tell(&plan)
}

fn tell(plan: &Plan) -> String {
    let mut out = String::new();
    for new in &plan.new {
        let mark = if new.mentioned { "mentioned" } else { "new" };
        let _ = writeln!(out, "{mark} {}: {}", new.path, new.text.trim_end().replace('\n', " | "));
    }
    for changed in &plan.changed {
        let _ = write!(out, "changed {}:", changed.id);
        for field in &changed.fields {
            let _ = write!(
                out,
                " {}={}",
                field.key,
                serde_json::to_string(&field.after).expect("json")
            );
        }
        let _ = writeln!(out, "{}", if changed.text { " text" } else { "" });
    }
    for doubt in &plan.doubtful {
        let candidates = doubt.candidates.iter().map(|c| {
            let reasons = c.reasons.iter().map(|r| r.id().replace("exchange-reason-", ""));
            format!("{} ({})", c.id, reasons.collect::<Vec<_>>().join(", "))
        });
        let _ =
            writeln!(out, "doubt {}: {}", doubt.title, candidates.collect::<Vec<_>>().join("; "));
    }
    for remark in &plan.remarks {
        let _ = writeln!(out, "{:?} {}", remark.weight, remark.message.id());
    }
    let _ = write!(out, "same {}", plan.same);
    out
}

/// The files after the plan is carried out.
fn after(files: &[(&'static str, String)], plan: &Plan) -> Vec<(&'static str, String)> {
    let mut files = files.to_vec();
    for change in plan.set().changes() {
        files.retain(|(path, _)| *path != change.path);
        if let Some(text) = &change.after {
            files.push((Box::leak(change.path.clone().into_boxed_str()), text.clone()));
        }
    }
    files
}

/// Twice is once: the second plan on the log that the first one left finds nothing to do.
fn settled(items: &[Item]) -> Vec<(&'static str, String)> {
    let files = log();
    let plan = planned(&book(&files), items, &Decisions::new());
    let files = after(&files, &plan);
    let again = planned(&book(&files), items, &Decisions::new());
    assert!(again.is_empty(), "{}", tell(&again));
    files
}

fn text<'a>(files: &'a [(&str, String)], path: &str) -> &'a str {
    let found = files.iter().find(|(known, _)| *known == path);
    found.map(|(_, text)| text.as_str()).unwrap_or_else(|| panic!("no {path} in {files:#?}"))
}

#[test]
fn who_is_known_by_address_gets_what_is_new_and_keeps_the_rest() {
    let mut item = contact("Güller-Frey, Anne");
    item.uid = Some("a@phone".into());
    item.add("emails", "ANNE@example.org");
    item.add("phones", "+49 89 1234567");
    item.set("role", "Leiterin");
    item.paragraph("Kennt   alle.");
    item.paragraph("Spielt Cello.");
    let files = settled(&[item]);
    let uid = uid::of_id("anne-gueller-frey");
    assert_eq!(
        text(&files, "contacts/anne-gueller-frey.md"),
        format!(
            "---\nname: Anne Güller-Frey\nsalutation: ms # so will sie es\norganisation: migranet\n\
             role: Leiterin\nemails: [anne@example.org]\nuid: [{uid}, a@phone]\n\
             phones: [+49 89 1234567]\n---\n\nKennt alle.\n\nSpielt Cello.\n"
        )
    );
}

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
fn what_two_cards_of_one_file_say_of_one_person_comes_together() {
    let mut one = contact("Ada Neu");
    one.add("emails", "ada@example.org");
    let mut two = contact("Ada Neu");
    two.add("emails", "ada@example.org");
    two.add("phones", "0123 4567");
    assert_eq!(
        told(&[one, two]),
        "new contacts/ada-neu.md: --- | name: Ada Neu | emails: [ada@example.org] | \
         phones: [0123 4567] | ---\nsame 0"
    );
}

#[test]
fn organisations_that_are_only_named_are_made_once() {
    let mut one = contact("Ada Neu");
    one.link("organisation", Party::organisation("Stadt Ulm"));
    let mut two = contact("Bo Neu");
    two.link("organisation", Party::organisation("STADT ULM"));
    let files = settled(&[one, two]);
    assert_eq!(
        text(&files, "contacts/stadt-ulm.md"),
        "---\nname: Stadt Ulm\nkind: organisation\n---\n"
    );
    for path in ["contacts/ada-neu.md", "contacts/bo-neu.md"] {
        assert!(text(&files, path).contains("organisation: stadt-ulm\n"));
    }
}

#[test]
fn an_organisation_of_signs_is_none() {
    let mut item = contact("Ada Neu");
    item.link("organisation", Party::organisation("~"));
    let files = settled(&[item]);
    assert_eq!(text(&files, "contacts/ada-neu.md"), "---\nname: Ada Neu\n---\n");
}

#[test]
fn a_mail_is_with_them_and_by_us() {
    let mut item = Item::new(&kind::CONVERSATION, Place::file("mail.eml"));
    item.uid = Some("1@mail".into());
    item.set("date", "2024-10-01");
    item.set("title", "Termin");
    let party = |name: &str, email: &str| Party { email: Some(email.into()), ..Party::named(name) };
    item.link("with", party("Winter, Susanne", "winter@example.org"));
    item.link("with", party("Anne Güller-Frey", "anne@example.org"));
    item.link("with", party("Kim Berger", "kim@example.org"));
    let files = settled(&[item]);
    assert_eq!(
        text(&files, "conversations/2024/2024-10-01-anne-gueller-frey.md"),
        "---\ndate: 2024-10-01\nwith: [anne-gueller-frey]\nby: [susanne-winter]\ntitle: Termin\n\
         uid: [1@mail]\nx-with: [Kim Berger <kim@example.org>]\n---\n"
    );
}

#[test]
fn an_event_is_known_by_title_and_day_and_never_moves_back_to_planned() {
    let mut item = Item::new(&kind::MEETING, Place::file("k.ics"));
    item.uid = Some("77".into());
    item.set("title", "steuerung");
    item.set("date", "2024-07-04");
    item.set("time", "09:30-12:00");
    item.set("status", "planned");
    item.set("location", "Ulm");
    let files = settled(&[item.clone()]);
    let held = text(&files, "meetings/2024/2024-07-04-steuerung.md");
    assert!(held.contains("status: held\n") && held.contains("location: Ulm\n"), "{held}");
    item.set("time", "15:00");
    let told = told(&[item]);
    assert!(told.starts_with("new meetings/2024/2024-07-04-steuerung-2.md"), "{told}");
}

#[test]
fn another_day_by_the_same_uid_moves_the_file() {
    let mut item = Item::new(&kind::MEETING, Place::file("k.ics"));
    item.uid = Some(uid::of_id("2024-07-04-steuerung"));
    item.set("title", "Steuerung");
    item.set("date", "2025-01-09");
    let files = settled(&[item]);
    assert!(text(&files, "meetings/2025/2024-07-04-steuerung.md").contains("date: 2025-01-09\n"));
}

#[test]
fn a_wish_for_an_id_is_heard_where_it_is_free() {
    let wish = |id: &str| {
        let mut item = contact("Handwerkskammer");
        item.stem = Some(id.to_string());
        told(&[item])
    };
    assert!(wish("hwk").starts_with("new contacts/hwk.md: --- | name: Handwerkskammer | ---"));
    assert!(wish("migranet").starts_with("new contacts/migranet-2.md"));
    assert!(wish("../x").starts_with("new contacts/handwerkskammer.md"));
}

#[test]
fn what_lacks_what_its_kind_needs_is_named() {
    let mut mail = Item::new(&kind::CONVERSATION, Place::file("m.eml"));
    mail.set("date", "2024-01-01");
    let meeting = Item::new(&kind::MEETING, Place::file("m.ics"));
    assert_eq!(
        told(&[contact(" "), mail, meeting]),
        "Lost exchange-no-name\nLost exchange-no-people\nLost exchange-no-title\nsame 0"
    );
}

#[test]
fn notes_that_name_each_other_are_linked_by_id() {
    let mut one = contact("Ada Neu");
    one.stem = Some("Ada Neu (Ulm)".into());
    one.paragraph("Kennt [[bo]] und [[MigraNet#Team|die da]], nicht [[Nora]].");
    let mut two = contact("Bo Neu");
    two.stem = Some("Bo".into());
    two.paragraph("`[[Ada Neu (Ulm)]]` und [[Ada Neu (Ulm)]]");
    let files = settled(&[one, two]);
    assert!(
        text(&files, "contacts/ada-neu.md")
            .ends_with("Kennt [[bo-neu|bo]] und [[MigraNet#Team|die da]], nicht [[Nora]].\n")
    );
    assert!(
        text(&files, "contacts/bo-neu.md")
            .ends_with("`[[Ada Neu (Ulm)]]` und [[ada-neu|Ada Neu (Ulm)]]\n")
    );
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
fn a_task_is_one_whether_or_not_it_is_done() {
    let mut item = Item::new(&kind::MEETING, Place::file("k.ics"));
    item.uid = Some("77".into());
    item.set("title", "Steuerung");
    item.set("date", "2024-07-04");
    item.paragraph("- [ ] Termine nennen due:2024-08-01\n- [ ] Raum suchen");
    let path = "meetings/2024/2024-07-04-steuerung.md";
    let mut files = settled(&[item.clone()]);
    for (_, text) in files.iter_mut().filter(|(known, _)| *known == path) {
        *text = text.replace("[ ] Raum suchen", "[x] Raum suchen done:2024-07-05");
    }
    assert!(planned(&book(&files), &[item.clone()], &Decisions::new()).is_empty());

    item.body.clear();
    item.paragraph("- [x] Termine nennen due:2024-08-01 done:2024-07-09\n- [ ] Neues");
    let plan = planned(&book(&files), &[item], &Decisions::new());
    let after = after(&files, &plan);
    assert!(
        text(&after, path).ends_with(
            "\n- [x] Termine nennen due:2024-08-01 done:2024-07-09\n\
             - [x] Raum suchen done:2024-07-05\n\n- [ ] Neues\n"
        ),
        "{}",
        text(&after, path)
    );
}

#[test]
fn a_task_is_its_words_its_day_and_its_owner() {
    let path = "meetings/2024/2024-07-04-steuerung.md";
    let with = |log: &str, file: &str| {
        let mut files = log_with(path, log);
        let mut item = Item::new(&kind::MEETING, Place::file("k.ics"));
        item.set("title", "Steuerung");
        item.set("date", "2024-07-04");
        item.paragraph(file);
        for _ in 0..2 {
            let plan = planned(&book(&files), std::slice::from_ref(&item), &Decisions::new());
            files = after(&files, &plan);
        }
        text(&files, path).split("---\n").last().expect("a text").trim().to_string()
    };
    let done = "- [x] Anrufen done:2023-01-02";
    let again = "- [ ] Anrufen due:2026-12-24";
    // What is to be done again is not done because it was done once, whichever side has it.
    assert_eq!(with(&format!("{done}\n{again}"), done), format!("{done}\n{again}"));
    assert_eq!(with(done, &format!("{done}\n{again}")), format!("{done}\n\n{again}"));
    assert_eq!(with(&format!("{done}\n- [ ] Anrufen"), done), format!("{done}\n- [ ] Anrufen"));
    assert_eq!(with("- [ ] Anrufen @anna", done), format!("- [ ] Anrufen @anna\n\n{done}"));
    assert_eq!(with("- [ ] Anrufen", done), done);
}

/// The log with another text of one record.
fn log_with(path: &str, body: &str) -> Vec<(&'static str, String)> {
    let mut files = log();
    for (_, text) in files.iter_mut().filter(|(known, _)| *known == path) {
        *text = format!("{}\n{body}\n", text.trim_end().to_string() + "\n");
    }
    files
}

#[test]
fn a_hundred_talks_of_one_day_come_in_once() {
    let talk = |at: usize, title: Option<&str>, text: String| {
        let mut item = Item::new(&kind::CONVERSATION, Place::file("talks.csv"));
        item.set("date", "2024-01-01");
        title.into_iter().for_each(|title| item.set("title", title));
        item.link("with", Party::named(format!("Person {}", at % 25)));
        item.paragraph(&text);
        item
    };
    let hundred = |title, text: &dyn Fn(usize) -> String| {
        (0..100).map(|at| talk(at, title, text(at))).collect::<Vec<_>>()
    };
    for items in [
        hundred(None, &|at| format!("Gespräch {at}")),
        hundred(None, &|at| format!("Beratung\n\nNummer {at}")),
        hundred(None, &|at| format!("# Beratung {}\n\nNummer {at}", at % 2)),
        hundred(Some("Beratung"), &|at| format!("Nummer {at}")),
    ] {
        let files = log();
        let plan = planned(&book(&files), &items, &Decisions::new());
        assert_eq!(plan.new.iter().filter(|new| !new.mentioned).count(), 100);
        let again = planned(&book(&after(&files, &plan)), &items, &Decisions::new());
        assert_eq!(tell(&again), "same 100");
    }
    // Where nobody can look at all of them, nothing is new either.
    let mut items = hundred(None, &|_| "Beratung".into());
    for (at, item) in items.iter_mut().enumerate() {
        item.links.clear();
        item.link("with", Party::named("Person"));
        item.set("location", format!("Raum {at}"));
    }
    let plan = planned(&book(&log()), &items, &Decisions::new());
    let again = planned(&book(&after(&log(), &plan)), &items, &Decisions::new());
    assert!(again.is_empty() && again.same + again.doubtful.len() == 100, "{}", tell(&again));
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
fn thousands_of_one_name_have_their_bounds() {
    let items = |count: usize| {
        let items = (0..count).map(|at| {
            let mut item = contact("Ada Neu");
            item.uid = Some(format!("{at}@phone"));
            item.add("emails", "ada@example.org");
            item.add("phones", format!("0431 {at}"));
            item
        });
        items.collect::<Vec<_>>()
    };
    let plan = planned(&book(&log()), &items(5000), &Decisions::new());
    assert_eq!((plan.new.len(), plan.remarks.len()), (1, 5000 - MOST_OF_ONE - 1));
    assert_eq!(plan.remarks[0].message.id(), "exchange-crowd");
    let events = (0..5000).map(|at| {
        let mut item = Item::new(&kind::MEETING, Place::file("k.ics"));
        item.uid = Some(format!("{at}@calendar"));
        item.set("title", "Sprechstunde");
        item
    });
    let plan = planned(&book(&log()), &events.collect::<Vec<_>>(), &Decisions::new());
    assert_eq!(plan.new.len(), 5000);
}

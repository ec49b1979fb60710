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

pub(super) fn book(files: &[(&str, String)]) -> Book {
    let schema = Schema::default();
    let records = files.iter().filter_map(|(path, text)| {
        let kind = kind::of_folder(path.split('/').next()?)?;
        Some(Record::read(&schema, kind, path, text.clone()))
    });
    Book::new(schema.clone(), records.collect(), Vec::new())
}

pub(super) fn log() -> Vec<(&'static str, String)> {
    LOG.iter().map(|(path, text)| (*path, (*text).to_string())).collect()
}

pub(super) fn contact(name: &str) -> Item {
    let mut item = Item::new(&kind::CONTACT, Place::file("cards.vcf"));
    item.set("name", name);
    item
}

pub(super) fn planned(book: &Book, items: &[Item], decisions: &Decisions) -> Plan {
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
pub(super) fn told(items: &[Item]) -> String {
    let plan = planned(&book(&log()), items, &Decisions::new());
    tell(&plan)
}

pub(super) fn tell(plan: &Plan) -> String {
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
pub(super) fn after(files: &[(&'static str, String)], plan: &Plan) -> Vec<(&'static str, String)> {
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
pub(super) fn settled(items: &[Item]) -> Vec<(&'static str, String)> {
    let files = log();
    let plan = planned(&book(&files), items, &Decisions::new());
    let files = after(&files, &plan);
    let again = planned(&book(&files), items, &Decisions::new());
    assert!(again.is_empty(), "{}", tell(&again));
    files
}

pub(super) fn text<'a>(files: &'a [(&str, String)], path: &str) -> &'a str {
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
fn what_may_be_one_or_several_is_whom_the_log_knows() {
    let all = |text: &str, or: &[&str]| {
        let mut item = Item::new(&kind::MEETING, Place::file("t.csv"));
        item.set("title", "Runde");
        let or = or.iter().map(|one| Party::named(*one)).collect();
        item.link("participants", Party { or, ..Party::named(text) });
        told(&[item])
    };
    let one = all("Winter, Susanne", &["Winter", "Susanne"]);
    assert!(one.contains("participants: [susanne-winter]"), "{one}");
    let two = all("MigraNet, Susanne Winter", &["MigraNet", "Susanne Winter"]);
    assert!(two.contains("participants: [migranet, susanne-winter]"), "{two}");
    let open = all("Öztürk, Kemal", &["Öztürk", "Kemal"]);
    assert!(open.contains("x-participants: [\"Öztürk, Kemal\"]"), "{open}");
    assert!(open.contains("exchange-one-or-more") && !open.contains("mentioned"), "{open}");
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

//! Random logs, changed by hand between the questions.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use netlog::query::rank;
use netlog::record::Book;

use super::Log;

/// What is done to one file; numbers choose among the names and the texts.
#[derive(Clone, Debug)]
enum Deed {
    Write(usize, usize),
    Remove(usize),
    /// The same text under the same name, in a new file.
    Replace(usize),
    Wait,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => (0..40_usize, 0..40_usize).prop_map(|(at, text)| Deed::Write(at, text)),
        1 => (0..40_usize).prop_map(Deed::Remove),
        1 => (0..40_usize).prop_map(Deed::Replace),
        1 => Just(Deed::Wait),
    ]
}

/// Every name has its texts, so that no record lies in the folder of another year.
const CONTACTS: &[(&str, &[&str])] = &[
    (
        "contacts/anna.md",
        &[
            "---\nname: Anna Güller-Frey\norganisation: netz\ntopics: [straße]\n---\n",
            "---\nname: Anna Gueller\naliases: [GÜLLER]\nroles:\n  - {organisation: netz, role: Leitung, until: 2024-03-01}\n  - {organisation: amt, role: Beirat, from: 2024-03}\n---\nSiehe [[t1]].\n",
            "---\nname: A\nname: B\n---\n",
            "no front matter\n",
        ],
    ),
    (
        "contacts/susi.md",
        &[
            "---\nname: Susi Strößner\norganisation: amt\nkeep-in-touch: 6 months\n---\nText zur Steuerung.\n",
            "---\nname: Susi\nkind: person\nconfidential: true\n---\n- [ ] anrufen @anna due:2024-11-04\n",
        ],
    ),
    (
        "contacts/netz.md",
        &[
            "---\nname: Netz\nkind: organisation\nrelations: {funded-by: [amt]}\n---\n",
            "---\nname: IQ Netzwerk\nkind: programme\naliases: [netz]\n---\n",
        ],
    ),
    (
        "contacts/sub/amt.md",
        &[
            "---\nname: Amt für Straßen\nkind: organisation\n---\n",
            "\u{feff}---\r\nname: Amt\r\n---\r\n",
        ],
    ),
];

const EVENTS: &[(&str, &[&str])] = &[
    (
        "conversations/2023/g1.md",
        &[
            "---\ndate: 2023-05-02\nwith: [anna]\nchannel: phone\ntopics: [straße]\ntitle: Anruf\n---\n",
            "---\ndate: 2023\nwith: [susi, fremd]\nabout: [t1]\n---\n# Ein Treffen\n\nSteuerungsgruppentreffen.\n",
            "---\ndate: 2023-13-02\nwith: [anna]\n---\n",
        ],
    ),
    (
        "conversations/2024/g2.md",
        &[
            "---\ndate: 2024-10-14\nwith: [anna]\nby: [susi]\nabout: [g1]\ntopics: [metropolis]\n---\nEs geht um Straße.\n\n- [ ] senden @susi due:2024-11-04\n- [x] fertig @anna due:2024-01-02 done:2024-01-03\n",
            "---\ndate: 2024-02-29\nwith: [netz]\nabout: [treffen-alt]\ntitle: Förderung\n---\n- Beschluss: Ja.\n",
            "---\ndate: 2024-03-01\nwith: [t1]\ntitle: Mit einer Sitzung\n---\n- [ ] fragen @t1\n",
        ],
    ),
    (
        "conversations/2024/sub/g3.md",
        &[
            "---\ndate: 2024-10\nwith: [[anna]]\ntitle: Sub\n---\n",
            "---\ndate: 2024-12-31\nwith: anna\n---\n",
        ],
    ),
    (
        "conversations/g4.md",
        &[
            "---\ndate: 2022-01-01\nwith: [anna]\ntitle: Ohne Jahr\n---\n",
            "---\ndate: 2024-01-01\nwith: [susi]\n---\n",
        ],
    ),
    (
        "meetings/2023/treffen-alt.md",
        &[
            "---\ntitle: Altes Treffen\ndate: 2023-12-12\nstatus: held\nparticipants: [anna, susi]\nexcused: [susi]\nseries: steering\n---\n## Lage\n",
            "---\ntitle: Klausur\ndate: 2023-12-30\nuntil: 2024-01-02\nstatus: held\nchair: anna\n---\n",
        ],
    ),
    (
        "meetings/2024/t1.md",
        &[
            "---\ntitle: Jahreswechsel\ndate: 2024-12-30\nuntil: 2025-01-02\nparticipants: [anna]\n---\n",
            "---\ntitle: Treffen\nstatus: planned\ncandidates: [2025-01-05]\n---\n",
            "---\ntitle: Gruppe\ndate: 2024-06-07\nstatus: held\nparticipants: [netz, anna]\n---\n",
        ],
    ),
    (
        "meetings/2025/t2.md",
        &[
            "---\ntitle: Bald\ndate: 2025-03\nparticipants: [susi]\n---\n",
            "---\ntitle: Kaputt\ndate: [\n---\n",
        ],
    ),
];

fn place(at: usize) -> (&'static str, &'static [&'static str]) {
    let all: Vec<_> = CONTACTS.iter().chain(EVENTS).collect();
    *all[at % all.len()]
}

fn carry_out(log: &Log, deed: &Deed) {
    match deed {
        Deed::Write(at, text) => {
            let (path, texts) = place(*at);
            log.write(path, texts[text % texts.len()]);
        }
        Deed::Remove(at) => drop(std::fs::remove_file(log.path(place(*at).0))),
        Deed::Replace(at) => {
            let path = log.path(place(*at).0);
            if let Ok(text) = std::fs::read(&path) {
                let beside = path.with_extension("new");
                std::fs::write(&beside, text).expect("a file");
                std::fs::rename(beside, path).expect("a file");
            }
        }
        Deed::Wait => Log::settle(),
    }
}

fn law(cases: u32) {
    let mut runner =
        TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let rounds = proptest::collection::vec(proptest::collection::vec(deed(), 1..8), 1..4);
    let outcome = runner.run(&rounds, |rounds| {
        let log = Log::new();
        for at in 0..EVENTS.len() + CONTACTS.len() {
            carry_out(&log, &Deed::Write(at, at));
        }
        Log::settle();
        log.expect_same(true);
        for deeds in rounds {
            deeds.iter().for_each(|deed| carry_out(&log, deed));
            log.expect_same(true);
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn the_answer_is_the_same_with_the_cache_and_without_it() {
    law(4);
}

#[test]
#[ignore = "long"]
fn the_answer_is_the_same_with_the_cache_and_without_it_500_times() {
    law(500);
}

/// The folders that a question leaves out are really left out: what somebody changes there in
/// place, so that it is misfiled, is missed until somebody looks everywhere, as the documentation
/// says. What comes into a folder or goes is seen by the folder.
#[test]
fn a_question_about_days_looks_into_their_years_only() {
    let log = Log::new();
    log.write("contacts/anna.md", "---\nname: Anna\n---\n");
    for year in 2020..2025 {
        let path = format!("conversations/{year}/g{year}.md");
        log.write(&path, &format!("---\ndate: {year}-05-05\nwith: [anna]\ntitle: x\n---\n"));
    }
    Log::settle();
    let query = log.query("type:conversation date:2024").expect("a query");
    let ids = |log: &Log| -> Vec<String> {
        let book = log.load_for(&query);
        query.select(&book).iter().map(|record| record.id.clone()).collect()
    };
    assert_eq!(ids(&log), ["g2024"]);
    log.load();
    let misfiled = "---\ndate: 2024-07-07\nwith: [anna]\ntitle: y\n---\n";
    log.write("conversations/2020/g2020.md", misfiled);
    assert_eq!(ids(&log), ["g2024"]);
    assert_eq!(log.load_for(&query).len(), 1);
    // Once it has been seen it is found.
    log.load();
    assert_eq!(ids(&log), ["g2020", "g2024"]);
    log.write("conversations/2021/late.md", misfiled);
    assert_eq!(ids(&log), ["g2020", "late", "g2024"]);
}

/// An event that lasts into the next year, written since anybody looked at the folder.
#[test]
fn a_meeting_over_new_year_is_found_by_either_year() {
    let log = Log::new();
    let path = "meetings/2024/klausur.md";
    log.write(path, "---\ntitle: Klausur\ndate: 2024-12-30\nstatus: held\n---\n");
    Log::settle();
    log.load();
    Log::settle();
    log.load();
    let longer = "---\ntitle: Klausur\ndate: 2024-12-30\nuntil: 2025-01-02\nstatus: held\n---\n";
    log.write(path, longer);
    for day in ["2024-12-31", "2025-01-01", "2025-01"] {
        let query = log.query(&format!("type:meeting date:{day}")).expect("a query");
        assert_eq!(query.select(&log.load_for(&query)).len(), 1, "{day}");
    }
}

/// Most of what is found is not read where others cannot be better.
#[test]
fn the_best_of_many_is_the_same_with_the_cache() {
    for word in ["Ehrenamt", "Steuerung", "Öffnung", "erung", "amt"] {
        let log = Log::new();
        for at in 0..150 {
            let (title, year) = match at {
                0 => (word.to_string(), 2001),
                at => (format!("{word}sberatung {at}"), 2002 + at % 20),
            };
            let path = format!("meetings/m{at}.md");
            log.write(&path, &format!("---\ntitle: {title}\ndate: {year}-01-01\n---\n{word}\n"));
        }
        Log::settle();
        log.load();
        let (scan, cached) = (log.scan(), log.load());
        let query = log.query(word).expect("a query");
        let best = |book: &Book| -> Vec<String> {
            let hits = rank::rank(book, query.places(book), &[word.to_string()], 50);
            hits.iter().map(|hit| hit.record.id.clone()).collect()
        };
        assert_eq!(best(&cached), best(&scan), "{word}");
        assert_eq!(best(&scan).first().map(String::as_str), Some("m0"), "{word}");
    }
}

//! Questions to the example repository, on 22 October 2024.

use std::collections::BTreeMap;
use std::path::Path;

use netlog::query::{Order, Query, Setting};
use netlog::record::kind::CONTACT;
use netlog::record::{Book, FieldSpec, Schema, ValueType};
use netlog::store::{Found, Root};
use netlog::words::{Lang, PartialDate};

fn schema() -> Schema {
    let choices = [
        "Oberbayern",
        "Niederbayern",
        "Oberpfalz",
        "Oberfranken",
        "Mittelfranken",
        "Unterfranken",
        "Schwaben",
        "bayernweit",
        "bundesweit",
        "international",
    ];
    let choices = choices.map(Into::into).to_vec();
    let mut schema = Schema::default();
    schema.declare(&CONTACT, FieldSpec::new("region", ValueType::Choice(choices.into())));
    schema
}

fn book() -> Book {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("records");
    Root::find(Found::Named(&folder)).expect("a repository").load(&schema())
}

fn ask(line: &str) -> Query {
    let schema = schema();
    let saved = BTreeMap::from([("steuerung".into(), "type:meeting series:steering".into())]);
    let today = PartialDate::parse("2024-10-22").ok().and_then(PartialDate::day).expect("a day");
    let setting = Setting { saved: &saved, ..Setting::new(&schema, today) };
    let query = match line.strip_prefix("-q ") {
        Some(expression) => Query::parse(&[], Some(expression), &setting),
        None => {
            let words: Vec<String> = line.split(' ').map(str::to_string).collect();
            Query::parse(&words, None, &setting)
        }
    };
    query.unwrap_or_else(|error| panic!("{line}: {error:?}"))
}

#[test]
fn names_sort_as_in_a_telephone_book() {
    let book = book();
    let mut people = ask("type:person").select(&book);
    let order = Order::parse(&[], Lang::De, &schema()).expect("an order");
    order.sort(&book, &mut people);
    let names: Vec<&str> = people.iter().map(|record| record.title()).collect();
    assert_eq!(
        names,
        [
            "Birgit Aßmann",
            "Hans-Peter Böhmer",
            "Maria de la Cruz Ortega",
            "Jonas Grünwald",
            "Anne Güller-Frey",
            "Samir Haddad",
            "Oleksandr Hrynchuk",
            "Matthias Köhler-Nguyen",
            "Katharina Öztürk-Lindner",
            "Leyla Şahin",
            "Jörg Strößner",
            "Friederike Voß",
            "Susanne Winter",
            "Ayşe Yıldırım-Großmann",
        ]
    );
}

#[test]
fn events_come_newest_first_and_what_has_no_date_before_them() {
    let book = book();
    let mut events = ask("type:meeting type:conversation date:2024-09..").select(&book);
    events.extend(ask("no:date").select(&book));
    let order = Order::parse(&[], Lang::De, &schema()).expect("an order");
    order.sort(&book, &mut events);
    let ids: Vec<&str> = events.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "steering-muenchen-metropolis",
            "2025-10-02-international-metropolis-conference",
            "2025-05-15-runder-tisch",
            "2025-03-steuerungsgruppe",
            "2025-01-teamklausur",
            "2024-11-21-runder-tisch",
            "2024-10-14-anne-gueller-frey",
            "2024-10-10-runder-tisch",
            "2024-10-01-maria-de-la-cruz-ortega",
            "2024-09-23-birgit-assmann",
            "2024-09-12-teamklausur",
            "2024-09-05-katharina-oeztuerk-lindner",
        ]
    );
}

#[test]
fn search_tells_programs_where_the_words_are() {
    let log = crate::sandbox::Sandbox::example();
    let found = log.json(&["search", "ANERKENNUNG", "kammer"]);
    let mut marked = 0;
    for record in found.as_array().expect("records") {
        let found = &record["match"];
        let Some(start) = found["start"].as_u64() else { continue };
        let file = log.read(record["path"].as_str().expect("a path"));
        let text = found["text"].as_str().expect("a text");
        assert!(file[usize::try_from(start).expect("a place")..].starts_with(text));
        for mark in found["marks"].as_array().expect("marks") {
            let [from, until] = [0, 1].map(|at| mark[at].as_u64().expect("a byte"));
            let range =
                usize::try_from(from).expect("a place")..usize::try_from(until).expect("a place");
            let piece = file[range].to_lowercase();
            assert!(piece.contains("anerkennung") || piece.contains("kammer"), "{piece}");
            marked += 1;
        }
    }
    assert!(marked > 0, "{found}");
}

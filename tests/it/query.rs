//! Questions to the example repository, on 22 October 2024.

use std::collections::BTreeMap;
use std::path::Path;

use netlog::query::{Order, Query, Setting};
use netlog::record::kind::CONTACT;
use netlog::record::{Book, FieldSpec, Record, Schema, ValueType};
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
    let setting = Setting { schema: &schema, today, saved: &saved };
    let query = match line.strip_prefix("-q ") {
        Some(expression) => Query::parse(&[], Some(expression), &setting),
        None => {
            let words: Vec<String> = line.split(' ').map(str::to_string).collect();
            Query::parse(&words, None, &setting)
        }
    };
    query.unwrap_or_else(|error| panic!("{line}: {error:?}"))
}

fn ids<'a>(found: &[&'a Record]) -> Vec<&'a str> {
    let mut ids: Vec<&str> = found.iter().map(|record| record.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

const ANSWERS: &[(&str, &str)] = &[
    (
        "güller",
        "2024-10-14-anne-gueller-frey 2025-10-02-international-metropolis-conference \
            anne-gueller-frey steering-muenchen-metropolis",
    ),
    ("mietschule type:meeting", "2023-11-23-steuerungsgruppe 2025-03-steuerungsgruppe"),
    (
        "-q \"Treffen der Steuerungsgruppe in München\"",
        "2024-10-14-anne-gueller-frey 2025-10-02-international-metropolis-conference \
            anne-gueller-frey steering-muenchen-metropolis",
    ),
    ("wegweiser type:conversation", "2023-01-24-joerg-stroessner"),
    ("type:contact", "30"),
    ("type:person", "14"),
    ("type:programme", "esf-plus iq tandem-werkstatt"),
    ("type:organisation", "13"),
    (
        "typ:gespräch date:2023",
        "2023-01-24-joerg-stroessner 2023-02-28-maria-de-la-cruz-ortega \
            2023-04-19-hans-peter-boehmer 2023-06-16-birgit-assmann \
            2023-07-20-ayse-yildirim-grossmann 2023-09-27-oleksandr-hrynchuk \
            2023-12-07-hwk-schoenbruck",
    ),
    ("date:2024 type:conversation", "14"),
    (
        "date:2024-q4",
        "2024-10-01-maria-de-la-cruz-ortega 2024-10-10-runder-tisch \
            2024-10-14-anne-gueller-frey 2024-11-21-runder-tisch",
    ),
    (
        "date:2024-10..2025-03",
        "2024-10-01-maria-de-la-cruz-ortega 2024-10-10-runder-tisch \
            2024-10-14-anne-gueller-frey 2024-11-21-runder-tisch 2025-01-teamklausur \
            2025-03-steuerungsgruppe",
    ),
    ("date:..heute type:meeting", "9"),
    (
        "date:2025",
        "2025-01-teamklausur 2025-03-steuerungsgruppe 2025-05-15-runder-tisch \
            2025-10-02-international-metropolis-conference",
    ),
    ("no:date", "steering-muenchen-metropolis"),
    (
        "status:planned",
        "2025-01-teamklausur 2025-03-steuerungsgruppe 2025-05-15-runder-tisch \
            steering-muenchen-metropolis",
    ),
    (
        "status:planned status:confirmed",
        "2024-11-21-runder-tisch 2025-01-teamklausur 2025-03-steuerungsgruppe \
            2025-05-15-runder-tisch 2025-10-02-international-metropolis-conference \
            steering-muenchen-metropolis",
    ),
    (
        "not:status:cancelled type:meeting date:2024",
        "2024-02-22-steuerungsgruppe 2024-04-18-runder-tisch 2024-07-04-steuerungsgruppe \
            2024-09-12-teamklausur 2024-11-21-runder-tisch",
    ),
    (
        "series:steering",
        "2023-03-09-steuerungsgruppe 2023-11-23-steuerungsgruppe \
            2024-02-22-steuerungsgruppe 2024-07-04-steuerungsgruppe 2025-03-steuerungsgruppe \
            steering-muenchen-metropolis",
    ),
    ("@steuerung date:2024", "2024-02-22-steuerungsgruppe 2024-07-04-steuerungsgruppe"),
    ("with:gueller", "2024-10-14-anne-gueller-frey steering-muenchen-metropolis"),
    (
        "mit:strößner date:2024",
        "2024-02-22-steuerungsgruppe 2024-03-21-tandem-werkstatt 2024-04-18-runder-tisch \
            2024-07-04-steuerungsgruppe 2024-07-19-joerg-stroessner 2024-10-10-runder-tisch \
            2024-11-21-runder-tisch",
    ),
    (
        "with:güller date:2024-10.. topic:metropolis not:status:cancelled",
        "2024-10-14-anne-gueller-frey",
    ),
    ("excused:assmann", "2023-03-09-steuerungsgruppe 2024-02-22-steuerungsgruppe"),
    ("leitung:voss", "2024-09-12-teamklausur"),
    (
        "topic:metropolis",
        "2024-05-17-ayse-yildirim-grossmann 2024-07-04-steuerungsgruppe \
            2024-10-14-anne-gueller-frey 2025-10-02-international-metropolis-conference \
            anne-gueller-frey steering-muenchen-metropolis susanne-winter",
    ),
    ("thema:wohnen topic:foerderung", "2024-09-23-birgit-assmann 2025-03-steuerungsgruppe"),
    ("kanal:brief", "2023-12-07-hwk-schoenbruck 2024-09-23-birgit-assmann"),
    (
        "kanal:telefonisch",
        "2023-01-24-joerg-stroessner 2024-01-17-katharina-oeztuerk-lindner \
            2024-06-11-oleksandr-hrynchuk 2024-10-01-maria-de-la-cruz-ortega",
    ),
    (
        "ort:weiherstadt",
        "2023-04-19-hans-peter-boehmer 2023-09-14-teamklausur \
            2024-04-24-hans-peter-boehmer 2024-07-04-steuerungsgruppe \
            2024-09-05-katharina-oeztuerk-lindner 2024-11-21-runder-tisch",
    ),
    (
        "-q (channel:phone or channel:video) not:with:assmann",
        "2023-01-24-joerg-stroessner 2024-01-17-katharina-oeztuerk-lindner \
            2024-05-17-ayse-yildirim-grossmann 2024-06-11-oleksandr-hrynchuk \
            2024-07-19-joerg-stroessner 2024-10-01-maria-de-la-cruz-ortega",
    ),
    ("with.organisation:migranet", "2024-10-14-anne-gueller-frey steering-muenchen-metropolis"),
    (
        "organisation:integrationsbuero",
        "friederike-voss jonas-gruenwald leyla-sahin matthias-koehler-nguyen \
            susanne-winter",
    ),
    ("organisation:vhs", "hans-peter-boehmer katharina-oeztuerk-lindner"),
    ("organisation.kind:organisation", "13"),
    ("funded-by:eu", "esf-plus iq"),
    ("verwaltet-von:bamf", "iq"),
    ("relations.funded-through:esf", "iq"),
    ("region:schwaben", "maria-de-la-cruz-ortega puente-illerwang samir-haddad"),
    (
        "region:ober type:person",
        "ayse-yildirim-grossmann birgit-assmann joerg-stroessner oleksandr-hrynchuk",
    ),
    (
        "group:runder-tisch",
        "ayse-yildirim-grossmann brueckenbau-kaltenfels hwk-schoenbruck joerg-stroessner \
            katharina-oeztuerk-lindner oleksandr-hrynchuk vhs-weiherstadt",
    ),
    ("keep-in-touch:3-months", "joerg-stroessner"),
    ("confidential:ja", "2024-02-06-samir-haddad samir-haddad"),
    (
        "has:decision date:2024",
        "2024-02-22-steuerungsgruppe 2024-04-18-runder-tisch 2024-07-04-steuerungsgruppe \
            2024-09-12-teamklausur",
    ),
    ("beschluss:auflage", "2024-07-04-steuerungsgruppe"),
    (
        "task:overdue",
        "2024-07-19-joerg-stroessner 2024-09-05-katharina-oeztuerk-lindner \
            2024-09-12-teamklausur",
    ),
    ("task:open owner:voss", "2024-09-23-birgit-assmann 2025-03-steuerungsgruppe"),
    (
        "due:today..+14d",
        "2024-09-23-birgit-assmann 2024-10-01-maria-de-la-cruz-ortega \
            2024-10-14-anne-gueller-frey 2024-11-21-runder-tisch",
    ),
    ("due:heute..+14d owner:winter", "2024-10-14-anne-gueller-frey"),
    (
        "-q task:open owner:sahin",
        "2024-09-05-katharina-oeztuerk-lindner 2024-09-12-teamklausur hans-peter-boehmer",
    ),
    ("new:2024", "anne-gueller-frey migranet samir-haddad"),
    ("new:2023 type:person", "12"),
    ("reached:2024-10", "anne-gueller-frey maria-de-la-cruz-ortega migranet puente-illerwang"),
    ("last:..2024-04 type:organisation", ""),
    ("zuletzt:2024-10", "anne-gueller-frey maria-de-la-cruz-ortega migranet puente-illerwang"),
    (
        "no:reached type:contact",
        "bamf bmas bmbf bundesagentur-fuer-arbeit esf-plus eu iq tandem-werkstatt",
    ),
    ("has:keep-until", "hans-peter-boehmer samir-haddad"),
    ("keep-until:2026", "hans-peter-boehmer samir-haddad"),
    (
        "about:tandem",
        "2023-11-23-steuerungsgruppe 2023-12-07-hwk-schoenbruck \
            2024-03-21-tandem-werkstatt 2024-04-18-runder-tisch \
            2024-06-11-oleksandr-hrynchuk 2025-05-15-runder-tisch",
    ),
    ("title:prof", "ayse-yildirim-grossmann"),
    (
        "no:summary type:conversation",
        "2023-02-28-maria-de-la-cruz-ortega 2023-07-20-ayse-yildirim-grossmann \
            2023-12-07-hwk-schoenbruck 2024-04-24-hans-peter-boehmer \
            2024-08-08-katharina-oeztuerk-lindner 2024-10-01-maria-de-la-cruz-ortega",
    ),
    ("language:tr", "ayse-yildirim-grossmann leyla-sahin"),
    ("not:type:contact no:task", "2025-05-15-runder-tisch"),
    ("roles.until:2024", "hans-peter-boehmer katharina-oeztuerk-lindner"),
    ("alias:HWK", "hwk-schoenbruck"),
];

#[test]
fn the_example_repository_answers() {
    let book = book();
    let mut wrong = Vec::new();
    for (line, expected) in ANSWERS {
        let query = ask(line);
        let found = query.select(&book);
        let found = match expected.parse::<usize>() {
            Ok(_) => found.len().to_string(),
            Err(_) => ids(&found).join(" "),
        };
        if found != expected.split_whitespace().collect::<Vec<_>>().join(" ") {
            wrong.push(format!("{line}\n  found    {found}\n  expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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

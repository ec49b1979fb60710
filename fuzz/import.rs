//! Whatever a file says, in whichever form it is read: what comes in can be read back, and the same
//! file a second time changes nothing.

use std::collections::BTreeMap;

use netlog::exchange::plan::{Decisions, Plan, Setting, plan};
use netlog::exchange::{self, Desk, Form, Item, Source, Zone};
use netlog::record::{Book, Record, Schema, kind};
use netlog::words::{Lang, Words};

use super::today;

const FORMS: [Form; 6] =
    [Form::VCard, Form::ICalendar, Form::Csv, Form::Mail, Form::Mbox, Form::Markdown];

/// Somebody whom the seeds know, and two of one name.
const LOG: [(&str, &str); 5] = [
    (
        "contacts/anne-gueller-frey.md",
        "---\nname: Anne Güller-Frey\norganisation: migranet\nemails: [anne@example.org]\n---\n",
    ),
    ("contacts/migranet.md", "---\nname: MigraNet\nkind: organisation\n---\n"),
    ("contacts/kim-berger.md", "---\nname: Kim Berger\n---\n"),
    ("contacts/kim-berger-2.md", "---\nname: Kim Berger\nphones: [0431 12345]\n---\n"),
    (
        "meetings/2024/2024-07-04-steuerung.md",
        "---\ntitle: Steuerung\ndate: 2024-07-04\n---\n\n- [ ] Raum suchen\n",
    ),
];

type Log = BTreeMap<String, String>;

fn book(log: &Log) -> Book {
    let schema = Schema::default();
    let records = log.iter().map(|(path, text)| {
        let kind = path.split('/').next().and_then(kind::of_folder).expect("a folder of records");
        Record::read(&schema, kind, path, text.clone())
    });
    Book::new(schema.clone(), records.collect(), Vec::new())
}

fn planned(log: &Log, items: &[Item], desk: &Desk<'_>) -> Plan {
    let (staff, former) = (["kim-berger".to_string()], BTreeMap::new());
    let setting = Setting { desk, staff: &staff, by_year: true, former: &former };
    plan(&book(log), items, &Decisions::new(), setting)
}

pub fn import(text: &str) {
    let (schema, words) = (Schema::default(), Words::new(Lang::De));
    let desk = Desk { schema: &schema, words: &words, today: today(), zone: Zone::default() };
    let before: Log = LOG.map(|(path, text)| (path.to_string(), text.to_string())).into();
    for form in FORMS {
        let source = Source { name: "file", bytes: text.as_bytes() };
        let items = exchange::read(form, &source, &desk, None).items;
        let mut log = before.clone();
        let first = planned(&log, &items, &desk);
        for change in first.set().changes() {
            match &change.after {
                Some(text) => log.insert(change.path.clone(), text.clone()),
                None => log.remove(&change.path),
            };
        }
        for record in book(&log).records() {
            assert!(
                !record.faults.iter().any(|fault| fault.code.starts_with("front-matter")),
                "{form:?}: {} cannot be read back:\n{}",
                record.path,
                record.page().text()
            );
        }
        let again = planned(&log, &items, &desk);
        assert!(
            again.is_empty(),
            "{form:?}: the second time changes something: {:#?}",
            again.set().changes()
        );
    }
}

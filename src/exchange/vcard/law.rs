//! What is written, read and written again is the same: with the example log, and with whatever
//! people may have typed. Items become records here in the plainest way; `plan` does it with care.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde_yaml::{Mapping, Value as Yaml};

use super::{Version, read, write};
use crate::exchange::{Desk, Item, Party, Read, Source, Zone, uid};
use crate::record::kind::CONTACT;
use crate::record::{Book, Draft, FieldSpec, Record, Schema, ValueType, id};
use crate::words::{Lang, Words};

pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 10, 22).unwrap()
}

pub fn desk<'a>(schema: &'a Schema, words: &'a Words) -> Desk<'a> {
    Desk { schema, words, today: day(), zone: Zone::default() }
}

/// Reads cards in a German log.
pub fn cards(text: impl AsRef<[u8]>) -> Read {
    let (schema, words) = (Schema::default(), Words::new(Lang::De));
    read(&Source { name: "a.vcf", bytes: text.as_ref() }, &desk(&schema, &words))
}

struct Ids {
    by_uid: HashMap<String, String>,
    by_name: HashMap<String, String>,
    /// Those that nobody had before.
    made: Vec<(String, Party)>,
}

impl Ids {
    fn of(&mut self, party: &Party) -> String {
        let by_uid = party.uid.as_ref().and_then(|uid| self.by_uid.get(uid));
        let by_name = party.name.as_ref().and_then(|name| self.by_name.get(name));
        if let Some(id) = by_uid.or(by_name) {
            return id.clone();
        }
        let id = id::from_name(party.shown()).unwrap_or_else(|| "nobody".into());
        let id = format!("{id}-{}", self.made.len());
        if let Some(uid) = &party.uid {
            self.by_uid.insert(uid.clone(), id.clone());
        }
        self.made.push((id.clone(), party.clone()));
        id
    }
}

fn put(map: &mut Mapping, key: &str, text: &str) {
    map.insert(Yaml::from(key), Yaml::from(text));
}

fn draft(item: &Item, ids: &mut Ids) -> Draft {
    let mut draft = Draft::new(item.kind);
    for (key, value) in &item.fields {
        draft.set(key, value.clone());
    }
    if let Some(uid) = &item.uid {
        draft.set_text(uid::UID, uid);
    }
    let (mut posts, mut relations) = (Vec::new(), Mapping::new());
    for link in &item.links {
        let nobody = link.to == Party { kind: link.to.kind, ..Party::default() };
        let id = if nobody { String::new() } else { ids.of(&link.to) };
        if let Some(kind) = link.key.strip_prefix("relations.") {
            let list = relations.entry(Yaml::from(kind)).or_insert(Yaml::Sequence(Vec::new()));
            list.as_sequence_mut().unwrap().push(Yaml::from(id));
        } else if link.key == "roles" {
            let mut post = Mapping::new();
            if !id.is_empty() {
                put(&mut post, "organisation", &id);
            }
            link.more.iter().for_each(|(key, text)| put(&mut post, key, text));
            posts.push(Yaml::Mapping(post));
        } else {
            draft.set_text(&link.key, &id);
        }
    }
    draft.set("roles", Yaml::Sequence(posts));
    if !relations.is_empty() {
        draft.set("relations", Yaml::Mapping(relations));
    }
    draft.body.clone_from(&item.body);
    draft
}

/// The records of what was read, in its order, and of those that it names.
fn records(schema: &Schema, read: &Read) -> (Vec<String>, Vec<Record>) {
    let mut ids = Ids { by_uid: HashMap::new(), by_name: HashMap::new(), made: Vec::new() };
    let mut own = Vec::new();
    for (at, item) in read.items.iter().enumerate() {
        let name = item.text("name").unwrap_or_default();
        let made = || format!("{}-x{at}", id::from_name(name).unwrap_or_else(|| "card".into()));
        let id = item.stem.clone().unwrap_or_else(made);
        if let Some(uid) = &item.uid {
            ids.by_uid.insert(uid.clone(), id.clone());
        }
        ids.by_name.insert(name.to_string(), id.clone());
        own.push(id);
    }
    let mut all = Vec::new();
    for (id, item) in own.iter().zip(&read.items) {
        let text = draft(item, &mut ids).write(schema);
        all.push(Record::read(schema, &CONTACT, &format!("contacts/{id}.md"), text));
    }
    for (id, party) in ids.made {
        let mut draft = Draft::new(&CONTACT);
        draft.set_text("name", party.shown());
        if let Some(uid) = &party.uid {
            draft.set_text(uid::UID, uid);
        }
        let path = format!("contacts/{id}.md");
        all.push(Record::read(schema, &CONTACT, &path, draft.write(schema)));
    }
    (own, all)
}

/// Cards of a book, of what they are read as, and the items between.
fn there_and_back(
    schema: &Schema,
    book: &Book,
    order: &[String],
    version: Version,
) -> (String, String, Read) {
    let words = Words::new(Lang::De);
    let desk = desk(schema, &words);
    let chosen = |book: &Book, order: &[String]| {
        let records: Vec<&Record> = order.iter().filter_map(|id| book.get(id)).collect();
        write(book, &records, &desk, version)
    };
    let first = chosen(book, order);
    let mut read = super::read(&Source { name: "a.vcf", bytes: first.as_bytes() }, &desk);
    read.recognise(book);
    let (own, all) = records(schema, &read);
    let book = Book::new(schema.clone(), all, Vec::new());
    (chosen(&book, &own), first, read)
}

pub fn schema() -> Schema {
    let mut schema = Schema::default();
    for (key, value, many) in [
        ("region", ValueType::Text, false),
        ("nummer", ValueType::Number, false),
        ("aktiv", ValueType::Boolean, false),
        ("marken", ValueType::Text, true),
        ("betreuung", ValueType::Reference(&["contact"]), false),
    ] {
        let mut field = FieldSpec::new(key, value);
        field.many = many;
        assert!(schema.declare(&CONTACT, field));
    }
    schema
}

#[allow(clippy::disallowed_methods, reason = "the example log lies on the disk")]
fn example(schema: &Schema) -> Vec<Record> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("records/contacts");
    let mut records = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        records.push(Record::read(schema, &CONTACT, &format!("contacts/{name}"), text));
    }
    records
}

pub fn holds(schema: &Schema, records: Vec<Record>) -> Result<Vec<Read>, String> {
    let order: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    let book = Book::new(schema.clone(), records, Vec::new());
    let mut all = Vec::new();
    for version in [Version::V4, Version::V3] {
        let (second, first, read) = there_and_back(schema, &book, &order, version);
        if first != second {
            let mut both = first.lines().zip(second.lines());
            let at = both.position(|(one, two)| one != two).unwrap_or(0);
            let start: Vec<&str> = first.lines().take(at).collect();
            let from = start.iter().rposition(|line| *line == "BEGIN:VCARD").unwrap_or(0);
            let (one, two) = (first.lines().nth(at), second.lines().nth(at));
            let start = start[from..].join("\n");
            return Err(format!("{version:?}\n{start}\n  was {one:?}\n  is  {two:?}\n"));
        }
        for line in first.split("\r\n") {
            let odd = |c: char| c.is_control() && c != '\t';
            assert!(line.len() <= 75 && !line.contains(odd), "{line}");
        }
        all.push(read);
    }
    Ok(all)
}

#[test]
fn the_example_log_comes_back() {
    let schema = schema();
    let count = example(&schema).len();
    for read in holds(&schema, example(&schema)).unwrap() {
        assert_eq!((read.items.len(), &read.remarks), (count, &Vec::new()));
        let item =
            |name: &str| read.items.iter().find(|item| item.text("name") == Some(name)).unwrap();
        let cruz = item("Maria de la Cruz Ortega");
        assert_eq!(cruz.text("sort"), Some("Cruz Ortega, Maria de la"));
        let ayse = item("Ayşe Yıldırım-Großmann");
        assert_eq!(ayse.text("title"), Some("Prof. Dr."));
        let posts: Vec<_> = ayse.links.iter().filter(|link| link.key == "roles").collect();
        assert_eq!(posts.len(), 2);
        assert_eq!(posts[0].to.name.as_deref(), Some("Technische Hochschule Kaltenfels"));
        assert!(!ayse.links.iter().any(|link| link.key == "organisation"));
        let chamber = item("Handwerkskammer Schönbruck");
        assert_eq!(chamber.text("address"), Some("Werkgasse 12\n84999 Schönbruck"));
        let iq = item("Integration durch Qualifizierung (IQ)");
        assert_eq!(iq.text("kind"), Some("programme"));
        assert!(iq.links.iter().any(|link| link.key == "relations.funded-by"));
    }
}

#[test]
fn a_private_address_goes_out_as_one_and_comes_back() {
    let schema = schema();
    let text =
        "---\nname: A B\naddress:\n  - Weg 1, 80331 Au (privat)\n  - Markt 2, 80333 Inn\n---\n";
    let record = Record::read(&schema, &CONTACT, "contacts/a-b.md", text.to_string());
    let book = Book::new(schema.clone(), vec![record], Vec::new());
    let (first, second, read) = there_and_back(&schema, &book, &["a-b".to_string()], Version::V4);
    assert!(first.contains("ADR;TYPE=home:;;Weg 1;Au;;80331;\r\n"), "{first}");
    assert_eq!(first, second);
    let expected = ["Weg 1, 80331 Au (privat)", "Markt 2, 80333 Inn"];
    assert_eq!(read.items[0].get("address"), Some(&serde_yaml::to_value(expected).unwrap()));
}

/// Small and the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn text(&mut self) -> String {
        const WORDS: &[&str] = &[
            "Anne",
            "Müller",
            "a,b",
            "c;d",
            "e\\n",
            "\\",
            "\"q\"",
            "=1+1",
            "<script>",
            "(mobil)",
            "(x)",
            "^n",
            ":",
            "\n",
            "\r\n",
            "Dr.",
            "Herr",
            "12345 Town",
            "x@example.org",
            "tel:1",
            "ä€𝄞",
            "\u{202e}",
            "BEGIN:VCARD",
            "END:VCARD",
            "true",
            "1970-02-03",
            "--",
            "geo:1,2",
            "a=b",
            "(a=b)",
            "item1.",
            "  ",
            "\t",
            "'",
            "- [ ]",
            "urn:uuid:x",
            "%s",
            "(privat, Fax)",
            "+49 89 1",
            "de",
            "ein Satz, der lang genug ist, dass er umbrochen wird",
            "data:x",
            "&amp;",
            "1604-02-03",
            "(label=x)",
            "Fax)",
            ", ",
        ];
        let many = 1 + self.roll(4);
        let words: Vec<&str> = (0..many).map(|_| WORDS[self.roll(WORDS.len())]).collect();
        words.join(if self.roll(4) == 0 { "" } else { " " })
    }

    fn one(&mut self, all: &[&str]) -> String {
        all[self.roll(all.len())].to_string()
    }
}

fn random(dice: &mut Dice, schema: &Schema, at: usize, count: usize) -> Record {
    const KEYS: &[&str] = &[
        "title",
        "sort",
        "aliases",
        "role",
        "emails",
        "phones",
        "address",
        "web",
        "language",
        "topics",
        "groups",
        "basis",
        "source",
        "region",
        "marken",
        "eigenes",
        "Größe",
        "post",
        "related",
        "x-bday",
        "x-impp",
        "x-anniversary",
        "x-geo",
        "x-label",
        "x-org-unit",
        "x-suffix",
        "x-role",
        "x-kind",
        "x-gender",
        "x-foo",
        "x-class",
        "x-related",
        "x-photo",
        "x-email",
        "x-title",
        "x-hobby",
        "x-netlog-name",
        "x-socialprofile",
        "x-prodid",
        "x-ablabel",
        "x-tz",
        "x-abrelatednames",
        "x-tel",
        "uid",
        "x-deathdate",
        "x-größe",
    ];
    let mut draft = Draft::new(&CONTACT);
    if dice.roll(20) > 0 {
        draft.set_text("name", &dice.text());
    }
    for _ in 0..dice.roll(12) {
        let key = KEYS[dice.roll(KEYS.len())];
        let many = dice.roll(3);
        let list = schema.field(&CONTACT, key).map_or(key.starts_with("x-"), |field| field.many);
        if many == 0 || !list {
            draft.set_text(key, &dice.text());
        } else {
            let texts: Vec<String> = (0..=many).map(|_| dice.text()).collect();
            draft.set_texts(key, &texts);
        }
    }
    // No two records have one.
    if draft.get("uid").is_some() {
        draft.set_texts("uid", &[dice.text(), dice.text()].map(|text| format!("{at} {text}")));
    }
    let someone = |dice: &mut Dice| format!("c{}", dice.roll(count + 3));
    if dice.roll(2) == 0 {
        draft.set_text("kind", &dice.one(&["person", "organisation", "programme", "organisation"]));
    }
    if dice.roll(3) == 0 {
        draft.set_text("salutation", &dice.one(&["ms", "mr", "none"]));
    }
    if dice.roll(3) == 0 {
        draft.set_text("organisation", &someone(dice));
    }
    if dice.roll(6) == 0 {
        draft.set_text("betreuung", &someone(dice));
    }
    if dice.roll(4) == 0 {
        draft.set("confidential", Yaml::Bool(true));
        draft.set("nummer", Yaml::from(7));
        draft.set("eigene-zahl", Yaml::from(1.5));
        draft.set("eigene-karte", serde_yaml::from_str("{a: [1, x], b: null}").unwrap());
        draft.set_text("keep-in-touch", "6 months");
        draft.set_text("keep-until", "2026-02-28");
    }
    if dice.roll(3) == 0 {
        let mut posts = Vec::new();
        for _ in 0..=dice.roll(3) {
            let mut post = Mapping::new();
            if dice.roll(4) > 0 {
                put(&mut post, "organisation", &someone(dice));
            }
            if dice.roll(4) > 0 {
                put(&mut post, "role", &dice.text());
            }
            if dice.roll(2) > 0 {
                put(&mut post, "from", &dice.one(&["2019", "2020-05", "2030-01-01"]));
            }
            if dice.roll(2) > 0 {
                put(&mut post, "until", &dice.one(&["2021-06-30", "2040"]));
            }
            posts.push(Yaml::Mapping(post));
        }
        draft.set("roles", Yaml::Sequence(posts));
    }
    if dice.roll(3) == 0 {
        let mut relations = Mapping::new();
        for kind in ["funded-by", "Partner von, mit \"x\"", "pref", "spouse"] {
            if dice.roll(2) == 0 {
                let ids = vec![Yaml::from(someone(dice)), Yaml::from(someone(dice))];
                relations.insert(Yaml::from(kind), Yaml::Sequence(ids));
            }
        }
        if !relations.is_empty() {
            draft.set("relations", Yaml::Mapping(relations));
        }
    }
    if dice.roll(2) == 0 {
        draft.body = format!("{}\n\n{}", dice.text(), dice.text());
    }
    Record::read(schema, &CONTACT, &format!("contacts/c{at}.md"), draft.write(schema))
}

#[test]
fn whatever_people_type_comes_back() {
    let schema = schema();
    let mut dice = Dice(8);
    let mut faults = Vec::new();
    for _ in 0..150 {
        let count = 1 + dice.roll(6);
        let records = (0..count).map(|at| random(&mut dice, &schema, at, count)).collect();
        match holds(&schema, records) {
            Ok(reads) => assert!(reads.iter().all(|read| read.items.len() == count)),
            Err(fault) => faults.push(fault),
        }
    }
    faults.sort_by_key(String::len);
    faults.dedup();
    let (many, few) = (faults.len(), faults.into_iter().take(12).collect::<Vec<_>>());
    assert!(many == 0, "{many} of 150:\n{}", few.join("\n"));
}

/// Another program's eyes: `calcard` knows nothing of ours.
#[test]
fn calcard_reads_what_is_written() {
    use calcard::vcard::{VCardProperty, VCardValue};
    let (schema, words) = (schema(), Words::new(Lang::De));
    let records = example(&schema);
    let order: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
    let book = Book::new(schema.clone(), records, Vec::new());
    let records: Vec<&Record> = order.iter().filter_map(|id| book.get(id)).collect();
    for version in [Version::V4, Version::V3] {
        let text = write(&book, &records, &desk(&schema, &words), version);
        let mut parser = calcard::Parser::new(&text).strict();
        let texts = |card: &calcard::vcard::VCard, property: VCardProperty| -> Vec<String> {
            let entries = card.entries.iter().filter(|entry| entry.name == property);
            let values = entries.flat_map(|entry| &entry.values);
            values.filter_map(VCardValue::as_text).map(str::to_string).collect()
        };
        for record in &records {
            let calcard::Entry::VCard(card) = parser.entry() else { panic!("{}", record.id) };
            let title = record.text("title").map(|title| format!("{title} ")).unwrap_or_default();
            assert_eq!(texts(&card, VCardProperty::Fn), [format!("{title}{}", record.title())]);
            let emails: Vec<&str> = record.texts("emails").collect();
            assert_eq!(texts(&card, VCardProperty::Email), emails);
            let body = record.page().body().trim();
            assert_eq!(texts(&card, VCardProperty::Note).concat(), body);
        }
        assert!(matches!(parser.entry(), calcard::Entry::Eof));
    }
}

#[test]
fn hostile_names_come_out_as_they_went_in() {
    let schema = Schema::default();
    for name in
        ["a\nb", "a, b; c", "\"q\" 'r'", "=1+1", "<script>alert(1)</script>", "\\n\\,", "END:VCARD"]
    {
        let mut draft = Draft::new(&CONTACT);
        draft.set_text("name", name);
        draft.set_texts("aliases", &[name.to_string()]);
        let record = Record::read(&schema, &CONTACT, "contacts/a.md", draft.write(&schema));
        for read in holds(&schema, vec![record]).unwrap() {
            assert_eq!(read.items[0].text("name"), Some(name));
            assert_eq!(read.items[0].get("aliases"), Some(&Yaml::from(vec![name])));
        }
    }
}

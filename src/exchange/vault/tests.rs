//! Vaults that nobody keeps.

use chrono::NaiveDate;

use super::*;
use crate::exchange::{Form, Item, Weight, Zone};
use crate::record::{FieldSpec, Record, Schema, ValueType, kind};
use crate::words::{Lang, Words};

fn with<T>(schema: &Schema, see: impl FnOnce(&Desk<'_>) -> T) -> T {
    let words = Words::new(Lang::De);
    let today = NaiveDate::from_ymd_opt(2024, 12, 1).unwrap();
    see(&Desk { schema, words: &words, today, zone: Zone::default() })
}

fn vault(files: &[(&str, &str)]) -> Read {
    let sources: Vec<Source<'_>> =
        files.iter().map(|(name, text)| Source { name, bytes: text.as_bytes() }).collect();
    with(&Schema::default(), |desk| read(&sources, desk))
}

fn one_of(name: &str, text: &str) -> Item {
    let mut read = vault(&[(name, text)]);
    assert_eq!(read.items.len(), 1, "{:?}", read.remarks);
    read.items.remove(0)
}

fn ids(read: &Read) -> Vec<(&str, Weight)> {
    read.remarks.iter().map(|remark| (remark.message.id(), remark.weight)).collect()
}

/// `key=value` of each field, then `key>name` of each link.
fn shown(item: &Item) -> Vec<String> {
    let value = |value: &Yaml| match value {
        Yaml::String(text) => text.clone(),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    let fields = item.fields.iter().map(|(key, of)| format!("{key}={}", value(of)));
    fields
        .chain(item.links.iter().map(|link| format!("{}>{}", link.key, link.to.shown())))
        .collect()
}

const ANNE: &str = "---\naliases: [Anne]\ntags:\n  - person\n  - Integration/Sprache\ncompany: \"[[Stadt Schönbruck]]\"\n\
                    title: Leiterin\nemail: anne@example.org, a.g@example.org\nphone: 0049301234\nbirthday: 1980-04-01\n\
                    linkedin_id: anne-g\nscores: {a: [1, 2]}\n---\n# Anne Güller\n\nKennt [[Ben Ohm|Ben]].\n";

#[test]
fn a_vault_of_obsidian() {
    let meeting = "---\ntype: customer-meeting\nattendees:\n  - \"[[Anne Güller]]\"\n  - \"[[Ben Ohm|Ben]]\"\n  - Carla Neu\n\
                   start: 2024-10-14T08:30:00Z\nend: 2024-10-14T09:30:00Z\nlocation: Zoom\nstatus: done\nproject: X\n---\n\
                   ## Haushalt\n\n- [ ] Termine senden 📅 2024-11-04\n- Beschluss: ja\n\n[Anne](../People/Anne%20G%C3%BCller.md)\n";
    let read = vault(&[
        ("People/Anne Güller.md", ANNE),
        ("People/Ben Ohm.md", ""),
        ("Firmen/Stadt Schönbruck.md", "#firma\n\nText"),
        ("Meetings/2024-10-14 Runde.md", meeting),
        (".obsidian/plugins/x.md", "---\ntype: person\n---\n"),
        ("Rezepte/Suppe.md", "Wasser"),
        ("Templates/Person.md", "---\ntags: person\n---\n"),
        ("Daily/2024-10-15.md", "Heute nichts."),
        ("Anhang/foto.png", "x"),
    ]);
    let parts = [
        ("exchange-vault-no-record", Weight::Part),
        ("exchange-vault-template", Weight::Part),
        ("exchange-vault-day", Weight::Part),
    ];
    assert_eq!(ids(&read), parts);
    let [anne, ben, town, round] = &read.items[..] else { panic!("{:?}", read.items) };
    let expected = [
        "name=Anne Güller",
        "topics=[\"Integration/Sprache\"]",
        "aliases=[\"Anne\"]",
        "role=Leiterin",
        "emails=[\"anne@example.org\",\"a.g@example.org\"]",
        "phones=[\"0049301234\"]",
        "x-bday=1980-04-01",
        "x-linkedin-id=anne-g",
        "x-scores={\"a\":[1,2]}",
        "organisation>Stadt Schönbruck",
    ];
    assert_eq!(shown(anne), expected);
    assert_eq!(
        (anne.stem.as_deref(), anne.body.as_str()),
        (Some("Anne Güller"), "# Anne Güller\n\nKennt [[Ben Ohm|Ben]].")
    );
    assert_eq!(anne.links[0].to.kind, Some("organisation"));
    assert_eq!(shown(ben), ["name=Ben Ohm"]);
    assert_eq!(shown(town), ["kind=organisation", "name=Stadt Schönbruck"]);
    let expected = [
        "date=2024-10-14",
        "time=10:30-11:30",
        "title=Runde",
        "location=Zoom",
        "status=held",
        "x-project=X",
        "participants>Anne Güller",
        "participants>Ben Ohm",
        "participants>Carla Neu",
    ];
    assert_eq!(shown(round), expected);
    assert_eq!(
        round.body,
        "## Haushalt\n\n- [ ] Termine senden due:2024-11-04\n- Beschluss: ja\n\n[[Anne Güller|Anne]]"
    );
}

#[test]
fn a_card_of_the_contacts_plugin() {
    let text = "---\nUID: urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nVERSION: \"4.0\"\nN.GN: Anne\nN.FN: Güller\nFN: Anne Güller\n\
                EMAIL[1]: anne@example.org\nEMAIL[WORK]: a@example.com\nTEL[1:CELL]: +49 30 1234\nORG: Amt 50\nTITLE: Dr.\nBDAY: 1980-04-01\n\
                ADR[HOME].STREET: Weg 1\n---\n";
    let item = one_of("Anne Güller.md", text);
    let expected = [
        "name=Anne Güller",
        "emails=[\"anne@example.org\",\"a@example.com\"]",
        "phones=[\"+49 30 1234\"]",
        "title=Dr.",
        "x-version=4.0",
        "x-bday=1980-04-01",
        "x-adr-home-street=Weg 1",
        "organisation>Amt 50",
    ];
    assert_eq!(shown(&item), expected);
    assert_eq!(item.uid.as_deref(), Some("4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"));
}

#[test]
fn posts_of_jekyll_and_hugo() {
    let jekyll = one_of(
        "_posts/2024-10-14-besuch-beim-amt.md",
        "---\nlayout: post\ntitle: \"Besuch: Amt\"\ncategories: [Sprache]\nwith: Anne Frey, Ben Ohm\n---\nText\n",
    );
    assert_eq!(
        shown(&jekyll),
        [
            "date=2024-10-14",
            "title=Besuch: Amt",
            "topics=[\"Sprache\"]",
            "x-layout=post",
            "with>Anne Frey",
            "with>Ben Ohm"
        ]
    );
    let hugo = one_of(
        "content/besprechungen/runde.md",
        "+++\ntitle = \"Runde\"\ndate = 2024-10-14T10:00:00+02:00\ndraft = true\naliases = [\"/alt\"]\n[params]\na = 1\n+++\nText\n",
    );
    assert_eq!(
        shown(&hugo),
        [
            "date=2024-10-14",
            "time=10:00",
            "title=Runde",
            "x-aliases=[\"/alt\"]",
            "x-draft=true",
            "x-params={\"a\":1}"
        ]
    );
    assert_eq!(hugo.kind.name, "meeting");
    let json = one_of(
        "calls/a.md",
        "{\n \"date\": \"14.10.2024\", \"people\": [\"Anne <anne@example.org>\"]\n}\n\nText\n",
    );
    assert_eq!(shown(&json), ["channel=phone", "date=2024-10-14", "title=A", "with>Anne"]);
}

#[test]
fn a_family_name_is_not_parted_from_a_given_name() {
    for (with, links) in [
        ("[\"Weber, Anna\"]", &["with>Weber, Anna"] as &[&str]),
        ("\"Weber, Anna\"", &["with>Weber, Anna"]),
        ("Weber, Anna; Ohm, Ben", &["with>Weber, Anna", "with>Ohm, Ben"]),
        ("Anna Weber, Ben Ohm", &["with>Anna Weber", "with>Ben Ohm"]),
    ] {
        let text = format!("---\ndate: 2024-10-14\ntitle: T\nwith: {with}\n---\nText\n");
        let item = one_of("Gespräche/2024-10-14 Text.md", &text);
        assert_eq!(shown(&item)[2..], *links, "{with}");
    }
}

#[test]
fn templates_are_nobody() {
    for (path, text) in [
        ("_Templates/Person.md", "---\ntags: person\n---\n"),
        ("90-Vorlagen/Gespräche/Person.md", "---\ntags: person\n---\n"),
        ("People/Neu.md", "---\nname: \"{{title}}\"\nemail:\n---\n"),
        ("People/Neu.md", "---\ntype: person\naliases: [\"<% tp.file.title %>\"]\n---\n"),
        ("People/Neu.md", "---\ntype: person\n---\n# {{title}}\n"),
        ("Sitzungen/Neu.md", "---\ndate: {{date}}\nattendees:\n---\n"),
    ] {
        let read = vault(&[(path, text)]);
        assert!(read.items.is_empty(), "{path} {text}");
        assert_eq!(ids(&read), [("exchange-vault-template", Weight::Part)], "{path} {text}");
    }
    let filled = "---\nname: Anna Muster\n---\n# {{title}}\n";
    assert_eq!(vault(&[("People/Anna.md", filled)]).items.len(), 1);
}

#[test]
fn values_of_another_type_stay_beside() {
    let read = vault(&[(
        "Sitzungen/x.md",
        "---\ntitle: A\nstatus: vielleicht\ncandidates: [bald]\nconfidential: ja\nchair: \"{{wer}}\"\n---\n",
    )]);
    assert_eq!(
        shown(&read.items[0]),
        ["title=A", "confidential=true", "x-status=vielleicht", "x-candidates=[\"bald\"]"]
    );
    assert_eq!(ids(&read), [("exchange-vault-odd", Weight::Note)]);
    let lost = vault(&[
        ("Gespräche/Anne.md", "---\nwith: Anne\n---\n"),
        ("Gespräche/b.md", "---\na: [\n---\n"),
        ("Gespräche/c.md", "a\0b"),
    ]);
    let expected = [
        ("exchange-vault-unreadable", Weight::Lost),
        ("exchange-vault-binary", Weight::Lost),
        ("exchange-vault-no-date", Weight::Lost),
    ];
    assert_eq!((lost.items.len(), ids(&lost)), (0, expected.to_vec()));
    let mut schema = Schema::default();
    assert!(schema.declare(&kind::CONTACT, FieldSpec::new("region", ValueType::Text)));
    let source = Source { name: "People/A B.md", bytes: b"---\nRegion: Nord\nfoo: 1\n---\n" };
    let read = with(&schema, |desk| super::super::read(Form::Markdown, &source, desk, None));
    assert_eq!(shown(&read.items[0]), ["name=A B", "region=Nord", "x-foo=1"]);
}

#[test]
fn what_leads_nowhere_is_told() {
    let read = vault(&[("People/A B.md", "[[Fehlt]] ![[foto.png]] [[A B]]")]);
    assert_eq!(ids(&read), [("exchange-vault-away", Weight::Note)]);
    assert_eq!(read.items[0].body, "[[Fehlt]] ![[foto.png]] [[A B]]");
}

/// The law: a record of the log, read as a note, has the fields, the references and the text that it
/// had.
#[test]
fn a_record_of_the_log_comes_back_as_it_was() {
    let contact = "---\nname: Anne Güller-Frey\nkind: person\ntitle: Oberrätin\naliases: [AGF]\norganisation: amt-50\nrole: Leiterin\n\
                   roles:\n  - {organisation: \"[[vhs]]\", role: Dozentin, from: 2019, until: 2024-06-30}\nrelations: {funded-by: [bmas, eu]}\n\
                   emails: [\"a, b@example.org\"]\nphones: 017\nkeep-in-touch: 6 months\nkeep-until: 2030-01-01\nconfidential: true\nuid: abc\nx-old: [1]\nregion: Nord\n---\n\
                   # Notizen\n\n- [ ] anrufen @ben due:2024-11-04\n\n[[vhs|Schule]]\n";
    let meeting = "---\ntitle: Runde\ndate: 2025-03\ntime: 10:00-12:30\nstatus: planned\nparticipants: [anne-gueller-frey, ben]\nabout: [metropolis]\n---\n## Haushalt\n";
    for (kind, path, text) in [
        (&kind::CONTACT, "contacts/anne-gueller-frey.md", contact),
        (&kind::MEETING, "meetings/2025/2025-03-12-runde.md", meeting),
        (&kind::MEETING, "2025-03-12-runde.md", meeting),
        (
            &kind::CONVERSATION,
            "conversations/2024/2024-10-14-x.md",
            "---\ndate: 2024-10-14\nwith: [anne]\nby: [ben]\nchannel: letter\n---\nErster Satz.\n",
        ),
    ] {
        let read = vault(&[(path, text)]);
        assert_eq!(ids(&read), [], "{path}");
        let item = &read.items[0];
        let record = Record::read(&Schema::default(), kind, path, text.to_string());
        assert_eq!(item.kind.name, kind.name);
        assert_eq!(item.stem.as_deref(), Some(record.id.as_str()));
        assert_eq!(item.uid.as_deref(), record.text("uid"));
        assert_eq!(item.body.trim(), record.page().body().trim());
        for field in &record.fields {
            let links: Vec<&str> = item
                .links
                .iter()
                .filter(|link| link.key.split('.').next() == Some(&field.key))
                .filter_map(|link| link.to.uid.as_deref())
                .collect();
            let targets: Vec<&str> =
                record.references(&field.key).map(|to| to.id.as_str()).collect();
            assert_eq!(links, targets, "{}", field.key);
            if targets.is_empty() && field.key != "uid" {
                let values = item.get(&field.key).map(sort::texts).unwrap_or_default();
                let want: Vec<String> = field.values.iter().map(|value| value.display()).collect();
                assert_eq!(values, want, "{}", field.key);
            }
        }
        let more = item.links.iter().find(|link| link.key == "roles").map(|link| link.more.len());
        assert_eq!(more, (kind.name == "contact").then_some(3));
    }
}

#[test]
fn ten_thousand_notes_are_read() {
    let names: Vec<String> = (0..10_000).map(|n| format!("People/Person {n}.md")).collect();
    let text = "---\nemail: a@example.org\n---\n[[Person 1]] und [[Person 9999|x]]\n";
    let sources: Vec<Source<'_>> =
        names.iter().map(|name| Source { name, bytes: text.as_bytes() }).collect();
    let read = with(&Schema::default(), |desk| read(&sources, desk));
    assert_eq!((read.items.len(), read.remarks.len()), (10_000, 0));
}

proptest::proptest! {
    #[test]
    fn any_note_is_read(name in "(People/|Meetings/|2024-10-14|[a-zä. /-]{0,6}){0,3}\\.md", text in "(---\n|\\+\\+\\+\n|\\{\"a\": |\\}|title: |date: |with: |tags: |\\[\\[|\\]\\]|, |\"|'|2024-10-14|- |\\{\\{|#person|roles: |\\PC|\n){0,40}") {
        let _ = vault(&[(&name, &text)]);
        let _ = vault(&[("People/a.md", &format!("---\n{text}\n---\n")), ("contacts/b.md", &format!("---\nname: B\n{text}\n---\n"))]);
    }
}

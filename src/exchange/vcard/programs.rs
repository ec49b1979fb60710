//! Cards in the manner of the programs that the office meets, and what must become of them. Nobody
//! in them exists.

use serde_yaml::Value as Yaml;

use super::law::cards;
use crate::exchange::{Item, Party, Read, Weight};

fn one(text: &str) -> Item {
    let mut read = cards(text);
    assert_eq!(read.items.len(), 1, "{:?}", read.remarks);
    read.items.remove(0)
}

pub fn card(lines: &str) -> Item {
    one(&format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"))
}

/// One line for each value, so that all of an item is seen at a glance.
pub fn shown(item: &Item) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, value) in &item.fields {
        match value {
            Yaml::Sequence(all) => {
                lines.extend(all.iter().map(|it| format!("{key}[]: {}", it.as_str().unwrap())));
            }
            Yaml::String(text) => lines.push(format!("{key}: {text}")),
            other => lines.push(format!("{key}: {other:?}")),
        }
    }
    for link in &item.links {
        let more: Vec<&str> = link.more.iter().map(|(_, text)| text.as_str()).collect();
        lines.push(format!("{} -> {}{}", link.key, link.to.shown(), more.join(" ")));
    }
    if !item.body.is_empty() {
        lines.push(format!("text: {}", item.body));
    }
    lines
}

fn ids(read: &Read) -> Vec<(usize, Weight, &str)> {
    read.remarks.iter().map(|it| (it.place.line, it.weight, it.message.id())).collect()
}

#[test]
fn degrees_behind_a_name_are_no_names() {
    for (n, full) in [
        ("N:Yıldırım;Ayşe;;;", "Ayşe Yıldırım\\, M.A."),
        ("N:Yıldırım\\, M.A.;Ayşe;;;", "Ayşe Yıldırım\\, M.A."),
        ("N:Yıldırım;Ayşe;;;M.A.", "Yıldırım\\, Ayşe\\, M.A."),
        ("N:Yıldırım M.A.;Ayşe;;;", ""),
        ("X-PLACE:b", "Ayşe Yıldırım M.A."),
    ] {
        let item = card(&format!("{n}\nFN:{full}"));
        let found = ["name", "x-suffix", "sort"].map(|key| item.text(key));
        assert_eq!(found, [Some("Ayşe Yıldırım"), Some("M.A."), None], "{n} {full}");
        assert_eq!(item.get("aliases"), None, "{n} {full}");
    }
    let own = card("X-NETLOG-ID:a\nN:M.A.;Ayşe Yıldırım\\,;;;\nFN:Ayşe Yıldırım\\, M.A.");
    assert_eq!(own.text("name"), Some("Ayşe Yıldırım, M.A."));
}

#[test]
fn what_does_not_fit_its_field_is_kept_beside() {
    let read = cards(
        "BEGIN:VCARD\nVERSION:4.0\nX-NETLOG-ID:a\nFN:Anna Muster\nX-NETLOG-KEEP-UNTIL:demnächst\n\
         X-NETLOG-KEEP-IN-TOUCH:6 months\nX-NETLOG-SALUTATION:dame\n\
         X-NETLOG-POST;X-NAME=Amt;X-FROM=bald;X-UNTIL=2024:Leiterin\nEND:VCARD\n",
    );
    assert_eq!(
        shown(&read.items[0]),
        [
            "x-keep-until: demnächst",
            "keep-in-touch: 6 months",
            "x-salutation: dame",
            "x-roles: bald",
            "name: Anna Muster",
            "roles -> AmtLeiterin 2024",
        ]
    );
    let note = |line| (line, Weight::Note, "exchange-odd-value");
    assert_eq!(ids(&read), [note(5), note(7), note(8)]);
}

#[test]
fn a_private_address_has_its_mark() {
    let item = card(
        "FN:A B\nADR;TYPE=home:;;Weg 1;Au;;80331;\nADR;TYPE=work:;;Markt 2;Inn;;80333;\n\
         ADR;TYPE=home:;;Steg 3 (privat);;;;",
    );
    let expected = ["Markt 2, 80333 Inn", "Weg 1, 80331 Au (privat)", "Steg 3 (privat)"];
    assert_eq!(item.get("address"), Some(&serde_yaml::to_value(expected).unwrap()));
    let own = card(
        "X-NETLOG-ID:a\nFN:A B\nADR;TYPE=HOME:;;Weg 1;Au;;80331;\nADR;TYPE=WORK:;;Markt 2;Inn;;80333;",
    );
    let expected = ["Weg 1, 80331 Au (privat)", "Markt 2, 80333 Inn"];
    assert_eq!(own.get("address"), Some(&serde_yaml::to_value(expected).unwrap()));
}

#[test]
fn a_name_of_the_length_of_a_book_is_read_at_once() {
    let book = "ab ".repeat(130_000);
    let read = cards(format!("BEGIN:VCARD\nN:{book};{book};;;{book}\nFN:c {book}\nEND:VCARD\n"));
    let name = read.items[0].text("name").unwrap_or_default();
    assert!((900..=1000).contains(&name.len()), "{}", name.len());
    assert!(ids(&read).iter().any(|(.., id)| *id == "exchange-vcard-long-name"));
}

#[test]
fn outlook_2_1() {
    let text = "BEGIN:VCARD\r\nVERSION:2.1\r\n\
        X-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\n\
        N;LANGUAGE=de;CHARSET=Windows-1252:M\u{fc}ller;Anne;Sophie;Frau Dr.\r\n\
        FN;CHARSET=Windows-1252:M\u{fc}ller, Anne Sophie\r\n\
        ORG:Stadt Beispiel;Amt f\u{fc}r Soziales;Sachgebiet 2\r\n\
        TITLE:Leiterin\r\nROLE:Patin im Tandem\r\n\
        NOTE;ENCODING=QUOTED-PRINTABLE:Erste Zeile=0D=0A=\r\nzweite Zeile mit =E4=F6=FC; Ende=0D=0A=\r\n\r\n\
        TEL;WORK;VOICE:+49 89 99998 1\r\n\
        TEL;CELL;VOICE:+49 170 99998 2\r\n\
        TEL;WORK;FAX:+49 89 99998 3\r\n\
        TEL;HOME;VOICE:+49 89 99998 4\r\n\
        ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;Zimmer 7;Rathausplatz 1=0D=0AHinterhaus;Beispiel;Bayern;80331;Deutschland\r\n\
        LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Rathausplatz 1=0D=0A80331 Beispiel\r\n\
        URL;WORK:https://example.org/amt\r\n\
        BDAY:19700203\r\n\
        EMAIL;PREF;INTERNET:anne.mueller@example.org\r\n\
        X-MS-CARDPICTURE;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJ\r\n RgABAQ==\r\n\r\n\
        X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns=\"x\"/>\r\n\
        REV:20240101T120000Z\r\nEND:VCARD\r\n";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let read = cards(bytes);
    expect(
        &read.items[0],
        &[
            "x-label: Rathausplatz 1\n80331 Beispiel (work)",
            "x-bday: 1970-02-03",
            "x-rev: 20240101T120000Z",
            "emails[]: anne.mueller@example.org",
            "phones[]: +49 89 99998 1",
            "phones[]: +49 170 99998 2 (mobil)",
            "phones[]: +49 89 99998 3 (Fax)",
            "phones[]: +49 89 99998 4 (privat)",
            "web[]: https://example.org/amt",
            "address: Rathausplatz 1\nHinterhaus, Zimmer 7, 80331 Beispiel",
            "name: Anne Sophie Müller",
            "salutation: ms",
            "title: Dr.",
            "x-role: Patin im Tandem",
            "x-org-unit[]: Amt für Soziales",
            "x-org-unit[]: Sachgebiet 2",
            "role: Leiterin",
            "organisation -> Stadt Beispiel",
            "text: Erste Zeile\nzweite Zeile mit äöü; Ende",
        ],
    );
    assert_eq!(ids(&read), [(21, Weight::Part, "exchange-vcard-binary")]);
}

/// In any order.
fn expect(item: &Item, lines: &[&str]) {
    let (mut found, mut lines) = (shown(item), lines.to_vec());
    found.sort();
    lines.sort_unstable();
    assert_eq!(found, lines);
}

#[test]
fn iphone_and_macos() {
    let item = card(
        "PRODID:-//Apple Inc.//iPhone OS 17.0//EN\nN:Beispiel;Erika;;Prof. Dr.;\nFN:Prof. Dr. Erika Beispiel\n\
         NICKNAME:Eri\nORG:Hochschule Beispiel;Fakultät 3;\nTITLE:Professorin\n\
         EMAIL;type=INTERNET;type=HOME:erika@example.com\n\
         item1.EMAIL;type=INTERNET;type=pref:buero@example.org\nitem1.X-ABLabel:Sekretariat\n\
         TEL;type=IPHONE;type=CELL;type=VOICE:0170 99998 2\n\
         item2.TEL:+49 89 99998 7\nitem2.X-ABLabel:Zentrale\n\
         item3.TEL;type=pref:+49 89 99998 8\nitem3.X-ABLabel:_$!<Mobile>!$_\n\
         item4.ADR;type=WORK;type=pref:;;Am Campus 3;Beispiel;;80331;Deutschland\nitem4.X-ABADR:de\n\
         item5.URL;type=pref:https\\://erika.example.org\nitem5.X-ABLabel:_$!<HomePage>!$_\n\
         BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03\n\
         item6.X-ABDATE;type=pref:2010-06-05\nitem6.X-ABLabel:_$!<Anniversary>!$_\n\
         item7.X-ABRELATEDNAMES;type=pref:Max Beispiel\nitem7.X-ABLabel:_$!<Assistant>!$_\n\
         IMPP;X-SERVICE-TYPE=Skype;type=HOME;type=pref:skype:erika.b\n\
         X-SOCIALPROFILE;type=linkedin;x-user=erikab:https://example.net/erikab\n\
         PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgAB\n  AQ==\nX-ABUID:1:ABPerson\nUID:0F1E2D3C-0001-4002-8003-0123456789AB",
    );
    expect(
        &item,
        &[
            "aliases[]: Eri",
            "x-ablabel: Sekretariat: buero@example.org",
            "web[]: https://erika.example.org",
            "x-bday: --02-03",
            "x-anniversary: 2010-06-05",
            "x-abrelatednames: Max Beispiel (assistant)",
            "x-impp: skype:erika.b (home, x-service-type=Skype)",
            "x-socialprofile: https://example.net/erikab (linkedin, x-user=erikab)",
            "emails[]: buero@example.org",
            "emails[]: erika@example.com",
            "phones[]: +49 89 99998 8 (mobil)",
            "phones[]: 0170 99998 2 (mobil)",
            "phones[]: +49 89 99998 7 (Zentrale)",
            "address: Am Campus 3, 80331 Beispiel",
            "name: Erika Beispiel",
            "title: Prof. Dr.",
            "x-org-unit: Fakultät 3",
            "role: Professorin",
            "organisation -> Hochschule Beispiel",
        ],
    );
    assert_eq!(item.uid.as_deref(), Some("0F1E2D3C-0001-4002-8003-0123456789AB"));
    let company = card("N:;;;;\nFN:Beispiel & Söhne\nORG:Beispiel & Söhne;\nX-ABShowAs:COMPANY");
    expect(&company, &["name: Beispiel & Söhne", "kind: organisation"]);
}

#[test]
fn android() {
    let item = one("BEGIN:VCARD\nVERSION:2.1\n\
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=59=C4=B1ld=C4=B1z;=41=79=C5=9F=65;;;\n\
        FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=41=79=C5=9F=65=20=59=C4=B1ld=C4=\n=B1z\n\
        TEL;CELL;PREF:+4917099998\nTEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=75):1\n\
        TEL;X-Schule:2\nEMAIL;HOME:ayse@example.org\nORG:Verein\n\
        X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Ayşe;1;;;;;;;;;;;;;\n\
        PHOTO;ENCODING=BASE64;JPEG:/9j/broken!!\nnot base64 at all?\n\nBDAY:1970-02-03T00:00:00Z\nEND:VCARD");
    assert_eq!(item.text("name"), Some("Ayşe Yıldız"));
    assert_eq!(item.get("phones").unwrap()[0], "+4917099998 (mobil)");
    assert_eq!(item.get("x-bday").and_then(Yaml::as_str), Some("1970-02-03"));
    let custom = "vnd.android.cursor.item/nickname;Ayşe;1;;;;;;;;;;;;;";
    assert_eq!(item.get("x-android-custom").and_then(Yaml::as_str), Some(custom));
    assert_eq!(item.links[0].to, Party::organisation("Verein"));
}

#[test]
fn google() {
    let item = card(
        "FN:Max Mustermann\nN:Mustermann;Max;;;\nEMAIL;TYPE=INTERNET;TYPE=WORK:max@example.org\nTEL;TYPE=CELL:+49 170 1\n\
         item1.ORG:Beispiel GmbH\nitem1.TITLE:Einkäufer\nNOTE:Zeile 1\\nZeile 2\\, mit Komma\n\
         item2.URL:http\\://www.example.org/a\\,b\nitem2.X-ABLabel:PROFILE\nCATEGORIES:myContacts,Newsletter",
    );
    expect(
        &item,
        &[
            "web[]: http://www.example.org/a,b",
            "x-ablabel: PROFILE: http://www.example.org/a,b",
            "groups[]: Newsletter",
            "emails[]: max@example.org",
            "phones[]: +49 170 1 (mobil)",
            "name: Max Mustermann",
            "role: Einkäufer",
            "organisation -> Beispiel GmbH",
            "text: Zeile 1\nZeile 2, mit Komma",
        ],
    );
    for company in ["FN:Beispiel GmbH\nN:;;;;\nORG:Beispiel GmbH", "ORG:Beispiel GmbH\nFN:"] {
        expect(&card(company), &["name: Beispiel GmbH", "kind: organisation"]);
    }
}

#[test]
fn thunderbird() {
    let item = one(
        "BEGIN:VCARD\nVERSION:4.0\nEMAIL;PREF=1:erika@example.org\nEMAIL:zwei@example.org\nFN:Erika Beispiel\n\
        NICKNAME:Eri\nN:Beispiel;Erika;;;\nTEL;TYPE=work;VALUE=TEXT:+49 89 1\nTEL;VALUE=uri;TYPE=\"cell,voice\":tel:+49-170-1;ext=5\n\
        ADR:;;Ring 1;Wien;;1010;Österreich\nBDAY;VALUE=DATE:--0203\nTZ:Europe/Berlin\nIMPP;PREF=1:xmpp:erika@example.org\n\
        PHOTO;VALUE=URL:https://example.org/erika.png\nGEO:geo:48.1,11.5\nX-MOZILLA-HTML;VALUE=BOOLEAN:TRUE\n\
        X-CUSTOM1;VALUE=TEXT:Förder;verein\nUID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nEND:VCARD",
    );
    expect(
        &item,
        &[
            "aliases[]: Eri",
            "x-bday: --02-03",
            "x-tz: Europe/Berlin",
            "x-impp: xmpp:erika@example.org",
            "x-photo: https://example.org/erika.png",
            "x-geo: geo:48.1,11.5",
            "x-custom1: Förder;verein",
            "emails[]: erika@example.org",
            "emails[]: zwei@example.org",
            "phones[]: +49 89 1",
            "phones[]: +49-170-1 ext. 5 (mobil)",
            "address: Ring 1, 1010 Wien, Österreich",
            "name: Erika Beispiel",
        ],
    );
    assert_eq!(item.uid.as_deref(), Some("4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"));
}

#[test]
fn evolution() {
    let item = card(
        "FN:Erika Beispiel\nN:Beispiel;Erika;;;\nX-EVOLUTION-FILE-AS:Beispiel\\, Erika\nX-EVOLUTION-ANNIVERSARY:2010-06-05\n\
         X-EVOLUTION-MANAGER:Max\nX-MOZILLA-HTML:FALSE\nTEL;X-EVOLUTION-UI-SLOT=1;TYPE=\"WORK\",\"VOICE\":1\nCALURI:https://example.org/cal\n\
         GEO:48.1;11.5\nCLASS:PRIVATE",
    );
    expect(
        &item,
        &[
            "x-anniversary: 2010-06-05",
            "x-evolution-manager: Max",
            "x-caluri: https://example.org/cal",
            "x-geo: geo:48.1,11.5",
            "confidential: Bool(true)",
            "phones[]: 1",
            "name: Erika Beispiel",
        ],
    );
}

#[test]
fn nextcloud_with_groups() {
    let text = "BEGIN:VCARD\nVERSION:4.0\nUID:a\nFN:Anne\nGENDER:F\nLANG:de\nCATEGORIES:A\\,B,C\n\
        RELATED;TYPE=spouse:urn:uuid:b\nRELATED;TYPE=friend;VALUE=text:Max\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nUID:b\nFN:Bert\nEMAIL:bert@example.org\nGENDER:M;Trans\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Runder Tisch\nMEMBER:urn:uuid:A\nMEMBER:mailto:bert@example.org\n\
        MEMBER:urn:uuid:nobody\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:3.0\nN:Beirat\nFN:Beirat\nX-ADDRESSBOOKSERVER-KIND:group\n\
        X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:b\nEND:VCARD\n";
    let read = cards(text);
    expect(
        &read.items[0],
        &[
            "language[]: de",
            "groups[]: A,B",
            "groups[]: C",
            "groups[]: Runder Tisch",
            "x-related: Max (friend)",
            "name: Anne",
            "salutation: ms",
            "relations.spouse -> b",
        ],
    );
    let bert = [
        "emails[]: bert@example.org",
        "name: Bert",
        "x-gender: M;Trans",
        "groups[]: Runder Tisch",
        "groups[]: Beirat",
    ];
    expect(&read.items[1], &bert);
    assert_eq!(read.items.len(), 2);
    let note = "exchange-vcard-group";
    let part = "exchange-vcard-group-part";
    assert_eq!(
        ids(&read),
        [(18, Weight::Note, note), (18, Weight::Part, part), (26, Weight::Note, note)]
    );
}

#[test]
fn exchange() {
    let item = card(
        "FN:Müller\\, Dr. Anne\nN:Müller;Anne;;Dr.;MBA\nEMAIL;TYPE=EX:/o=Beispiel/ou=Amt/cn=anne\n\
         EMAIL;TYPE=INTERNET,PREF:Anne Müller <Anne.Mueller@example.org>\nORG;LANGUAGE=de-DE:Amt\nROLE:Leitung\n\
         UID:040000008200E00074C5B7101A82E008",
    );
    expect(
        &item,
        &[
            "x-email: /o=Beispiel/ou=Amt/cn=anne",
            "emails[]: Anne.Mueller@example.org",
            "name: Anne Müller",
            "x-suffix: MBA",
            "title: Dr.",
            "role: Leitung",
            "organisation -> Amt",
        ],
    );
    assert_eq!(item.uid.as_deref(), Some("040000008200E00074C5B7101A82E008"));
}

#[test]
fn names_come_from_what_there_is() {
    for (lines, name, sort) in [
        ("N:Müller;Anne;Sophie;Dr.;", "Anne Sophie Müller", None),
        ("N:;Anne;;;", "Anne", None),
        ("ORG:Amt;Abteilung\nTITLE:x", "Amt", None),
        ("EMAIL:a@example.org", "a@example.org", None),
        ("FN: \nTEL:112", "112", None),
        ("NICKNAME:Anni\nEMAIL:a@example.org", "Anni", None),
        (
            "FN:Maria de la Cruz Ortega\nN:Cruz Ortega;Maria de la;;;",
            "Maria de la Cruz Ortega",
            Some("Cruz Ortega, Maria de la"),
        ),
        ("FN:Anne Müller\nN:Müller;Anne;;;", "Anne Müller", None),
        ("FN:Frau Anne Müller\nN:Müller;Anne;;Frau;", "Anne Müller", None),
        ("FN:Müller\\, Anne\nN:Maier;Anne;;;", "Müller, Anne", None),
        ("FN:Stadt\\nAmt\nN:;;;;\nX-KIND:org", "Stadt\nAmt", None),
        (
            "FN;SORT-AS=\"x\":Anne Müller\nN;SORT-AS=\"Mueller,Anne\":Müller;Anne",
            "Anne Müller",
            Some("Mueller, Anne"),
        ),
        ("FN:Anne Müller\nSORT-STRING:Mueller", "Anne Müller", Some("Mueller")),
    ] {
        let item = card(lines);
        assert_eq!((item.text("name"), item.text("sort")), (Some(name), sort), "{lines}");
    }
    let item = card("FN:Anni\nN:Müller;Anne;;Mrs.;\nFN:Anne M.");
    expect(
        &item,
        &["name: Anni", "aliases[]: Anne M.", "aliases[]: Anne Müller", "salutation: ms"],
    );
}

#[test]
fn one_bad_card_costs_no_other() {
    let text = "FN:lost\nBEGIN:VCARD\nFN:A\nthis is no property\nPHOTO;ENCODING=b:\u{fffd}\u{fffd}\n\
        BEGIN:VCARD\nNOTE:nobody\nEND:VCARD\n\nBEGIN:VCARD\n???\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C";
    let read = cards(text);
    let names: Vec<_> = read.items.iter().map(|item| item.text("name").unwrap()).collect();
    assert_eq!(names, ["A\nthis is no property", "B", "C"]);
    assert_eq!(
        ids(&read),
        [
            (4, Weight::Note, "exchange-vcard-loose"),
            (2, Weight::Note, "exchange-vcard-open"),
            (5, Weight::Part, "exchange-vcard-binary"),
            (6, Weight::Lost, "exchange-vcard-nameless"),
            (11, Weight::Part, "exchange-vcard-stray"),
            (14, Weight::Note, "exchange-vcard-open"),
        ]
    );
    assert_eq!(ids(&cards("")), [(1, Weight::Lost, "exchange-vcard-none")]);
}

#[test]
fn an_agent_is_somebody_of_its_own() {
    let old = "BEGIN:VCARD\nVERSION:2.1\nFN:Chefin\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nFN:Vertretung\nUID:v\nEND:VCARD\nEND:VCARD";
    let new = "BEGIN:VCARD\nVERSION:3.0\nFN:Chefin\nAGENT:BEGIN:VCARD\\nFN:Vertretung\\nUID:v\\nEND:VCARD\\n\nEND:VCARD";
    for text in [old, new] {
        let read = cards(text);
        let names: Vec<_> = read.items.iter().map(|item| item.text("name").unwrap()).collect();
        assert_eq!(names, ["Vertretung", "Chefin"]);
        let link = &read.items[1].links[0];
        assert_eq!((link.key.as_str(), link.to.uid.as_deref()), ("relations.agent", Some("v")));
    }
    let item = card("FN:A\nAGENT;VALUE=uri:https://example.org/b.vcf");
    expect(&item, &["x-agent: https://example.org/b.vcf", "name: A"]);
}

#[test]
fn what_only_we_write_cannot_replace_a_name() {
    let item = card(
        "FN:A\nX-NETLOG-NAME:B\nX-NETLOG;X-KEY=uid:C\nX-NETLOG:D\nX-NETLOG-TOPICS:a,b\nX-NETLOG-KIND:programme",
    );
    assert_eq!((item.text("name"), item.uid.as_deref()), (Some("A"), None));
    assert_eq!(item.get("x-netlog-name").and_then(Yaml::as_str), Some("B"));
    assert_eq!(item.get("topics"), Some(&Yaml::from(vec!["a", "b"])));
    assert_eq!(item.text("kind"), Some("programme"));
}

#[test]
fn a_card_as_large_as_a_house_is_cut_off() {
    let tags: String = (0..100_000).map(|at| format!("g{at},")).collect();
    let read = cards(format!(
        "BEGIN:VCARD\nFN:A\nCATEGORIES:{tags}\nNICKNAME:{tags}\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD"
    ));
    assert_eq!(read.items[1].text("name"), Some("B"));
    assert!(read.remarks.iter().any(|it| it.message.id() == "exchange-vcard-many"));
}

#[test]
fn thousands_of_cards_are_read_and_a_card_of_thousands_of_lists_has_its_bound() {
    let card = |at: usize| {
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Beispiel{at};Erika;;Dr.;\r\nFN:Dr. Erika Beispiel{at}\r\n\
             ORG:Amt;Abteilung;\r\nEMAIL;type=WORK;type=pref:e{at}@example.org\r\n\
             item1.ADR;type=WORK;type=pref:;;Am Campus {at};Beispiel;;80331;Deutschland\r\n\
             NOTE:Eine Notiz\\, die ein wenig länger ist\\nund zwei Zeilen hat.\r\nEND:VCARD\r\n"
        )
    };
    assert_eq!(cards((0..10_000).map(card).collect::<String>()).items.len(), 10_000);
    let tags: Vec<String> = (0..600)
        .map(|line| {
            let tags = (0..100).map(|at| format!("g{line}-{at}")).collect::<Vec<_>>();
            format!("CATEGORIES:{}\n", tags.join(","))
        })
        .collect();
    let read = cards(format!("BEGIN:VCARD\nFN:A\n{}END:VCARD\n", tags.concat()));
    let groups = read.items[0].get("groups").and_then(Yaml::as_sequence).map_or(0, Vec::len);
    assert!(groups < 10_000, "{groups}");
}

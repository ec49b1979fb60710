//! Messages that nobody sent.

use chrono::NaiveDate;

use super::*;
use crate::exchange::{Form, Item, Weight, Zone};
use crate::record::Schema;
use crate::words::{Lang, Words};

fn desk<T>(see: impl FnOnce(&Desk<'_>) -> T) -> T {
    let (schema, words) = (Schema::default(), Words::new(Lang::De));
    let today = NaiveDate::from_ymd_opt(2024, 12, 1).unwrap();
    see(&Desk { schema: &schema, words: &words, today, zone: Zone::default() })
}

fn of(bytes: &[u8]) -> Read {
    desk(|desk| read(&Source { name: "a.eml", bytes }, desk))
}

fn all(bytes: &[u8]) -> Read {
    desk(|desk| read_mbox(&Source { name: "a.mbox", bytes }, desk))
}

fn one(bytes: impl AsRef<[u8]>) -> Item {
    let mut read = of(bytes.as_ref());
    assert_eq!(read.items.len(), 1, "{:?}", read.remarks);
    read.items.remove(0)
}

fn ids(read: &Read) -> Vec<(&str, Weight)> {
    read.remarks.iter().map(|remark| (remark.message.id(), remark.weight)).collect()
}

const HEAD: &str = "From: Anne Beispiel <anne@example.org>\nTo: \"Ohm, Ben\" <ben.ohm@example.com>\n\
                    Date: Mon, 14 Oct 2024 10:00:00 +0200\nSubject: Termin\n";

fn text(rest: &str) -> String {
    one(format!("{HEAD}{rest}")).body
}

#[test]
fn a_letter_to_everybody_is_read_at_once() {
    let list: Vec<String> = (0..48_000).map(|number| format!("{number}@example.org")).collect();
    let read = of(format!("{HEAD}Cc: {}\n\nx", list.join(",\n ")).as_bytes());
    assert_eq!(read.items[0].links.len(), 1000);
    assert_eq!(ids(&read), [("exchange-mail-people", Weight::Part)]);
}

#[test]
fn a_message_is_a_conversation() {
    let item = one(format!(
        "{HEAD}Message-ID: <abc@example.org>\nReferences: <1@x> <2@x>\nSensitivity: Private\n\nGuten Tag,\n\nbis dann\n-- \nAnne\n"
    ));
    let fields: Vec<(&str, Option<&str>)> =
        item.fields.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let expected = [
        ("date", Some("2024-10-14")),
        ("time", Some("10:00")),
        ("channel", Some("email")),
        ("title", Some("Termin")),
        ("confidential", None),
        ("x-in-reply-to", Some("2@x")),
    ];
    assert_eq!(fields, expected);
    assert_eq!(item.uid.as_deref(), Some("abc@example.org"));
    let with: Vec<_> = item.links.iter().map(|l| (l.key.as_str(), l.to.shown())).collect();
    assert_eq!(with, [("with", "Anne Beispiel"), ("with", "Ben Ohm")]);
    assert_eq!(item.body, "Guten Tag,\n\nbis dann\n\\--\nAnne");
}

#[test]
fn a_date_is_found_or_the_message_is_named() {
    let date = |bytes: &str| one(bytes).text("date").map(str::to_string);
    let received = "From: a@example.org\nReceived: by x; Tue, 15 Oct 2024 23:30:00 +0000\nReceived: by y; Fri, 1 Jan 2021 10:00:00 +0000\n";
    assert_eq!(date(&format!("{received}\nx")).as_deref(), Some("2024-10-16"));
    assert_eq!(
        date(&format!("{received}Date: 1 Jan 1970 00:00:00 +0000\n\nx")).as_deref(),
        Some("2024-10-16")
    );
    assert_eq!(
        date(&format!("{received}Date: 1 Jan 2099 00:00:00 +0000\n\nx")).as_deref(),
        Some("2024-10-16")
    );
    assert_eq!(
        date("From x@y Mon Oct 14 10:00:00 2024\nFrom: a@example.org\n\nx").as_deref(),
        Some("2024-10-14")
    );
    let lost = of(b"From: a@example.org\nSubject: S\nDate: soon\n\nx");
    assert_eq!((lost.items.len(), ids(&lost)), (0, vec![("exchange-mail-no-date", Weight::Lost)]));
    for none in [&b"Nur Text, keine Felder\n"[..], b"", b"\0\0\0", b"\n\n\n"] {
        assert_eq!(ids(&of(none)), [("exchange-mail-none", Weight::Lost)]);
    }
}

#[test]
fn titles_are_one_line() {
    let title = |subject: &str| {
        let head = HEAD.replace("Termin", subject);
        one(format!("{head}\n> alt\n\nErster Satz.\n")).text("title").map(str::to_string)
    };
    for (subject, shown) in [
        ("AW: Re: AW[2]: Fwd: Termin", "AW: Termin"),
        ("Re: Re: ", "Re:"),
        ("Termin: Re: x", "Termin: Re: x"),
        ("=?utf-8?Q?Gru=C3=9F?=\n =?utf-8?Q?=3A_a=0Db?=", "Gruß: a b"),
        ("a\r\r b", "a b"),
        ("", "Erster Satz."),
    ] {
        assert_eq!(title(subject).as_deref(), Some(shown), "{subject:?}");
    }
    assert!(title(&"lang ".repeat(200)).is_some_and(|title| title.ends_with("lang…")));
}

#[test]
fn letters_in_every_encoding() {
    let body = "Grüße aus Köln";
    for (head, bytes) in [
        ("Content-Type: text/plain; charset=utf-8", body.as_bytes().to_vec()),
        ("X: y", body.as_bytes().to_vec()),
        ("X: y", b"Gr\xfc\xdfe aus K\xf6ln".to_vec()),
        ("Content-Type: text/plain; charset=us-ascii", b"Gr\xfc\xdfe aus K\xf6ln".to_vec()),
        ("Content-Type: text/plain; charset=\"utf-8\"", b"Gr\xfc\xdfe aus K\xf6ln".to_vec()),
        ("Content-Type: text/plain; charset=cp850", b"Gr\x81\xe1e aus K\x94ln".to_vec()),
        ("Content-Type: text/plain; charset=x-nobody", b"Gr\xfc\xdfe aus K\xf6ln".to_vec()),
        (
            "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=iso-8859-1",
            b"Gr=FC=DFe =\naus K=F6ln".to_vec(),
        ),
        (
            "Content-Transfer-Encoding: BASE64\nContent-Type: text/plain; charset=utf-8",
            b"R3LDvMOf\nZSBhdXMgS8O2bG4=".to_vec(),
        ),
    ] {
        let message = [HEAD.as_bytes(), head.as_bytes(), b"\n\n", &bytes].concat();
        assert_eq!(one(message).body, body, "{head}");
    }
    let head = [b"From: G\xfcnther <g@example.org>\nDate: 14 Oct 2024 10:00 +0200\nSubject: Gr\xfc\xdfe\n\n\0x\0".as_slice()].concat();
    let item = one(head);
    assert_eq!(
        (item.text("title"), item.links[0].to.shown(), &*item.body),
        (Some("Grüße"), "Günther", "x")
    );
}

#[test]
fn lines_may_end_in_any_way() {
    for end in ["\n", "\r\n", "\r"] {
        let item = one(format!("{HEAD}\nEins\nzwei\n").replace('\n', end));
        assert_eq!(
            (item.text("title"), item.body.replace("\n\n", "\n").as_str()),
            (Some("Termin"), "Eins\nzwei"),
            "{end:?}"
        );
    }
}

fn multipart(kind: &str, parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| format!("--b\n{part}\n")).collect();
    format!(
        "Content-Type: multipart/{kind}; boundary=b\n\nprolog\n{}--b--\nepilog\n",
        parts.concat()
    )
}

#[test]
fn the_plain_form_is_preferred() {
    let html = "Content-Type: text/html\n\n<p>Hallo <b>Welt</b></p>";
    assert_eq!(text(&multipart("alternative", &["\nEinfach", html])), "Einfach");
    assert_eq!(text(&multipart("alternative", &["\n ", html])), "Hallo Welt");
    assert_eq!(text(&multipart("mixed", &[html, "\nFuß"])), "Hallo Welt\n\nFuß");
    assert_eq!(text("Content-Type: multipart/mixed; boundary=nie\n\nText"), "Text");
    assert_eq!(
        text("Content-Type: text/plain; format=flowed\n\nEins \nzwei\n> a \n> b\n"),
        "Eins zwei\n\n> a b"
    );
    assert_eq!(text("\n"), "");
}

#[test]
fn attachments_are_named() {
    let pdf = format!(
        "Content-Type: application/pdf; name=x\nContent-Disposition: attachment;\n filename*=utf-8''Protokoll%20%C3%BC.pdf\nContent-Transfer-Encoding: base64\n\n{}",
        "QUJD".repeat(40_960)
    );
    let logo =
        "Content-Type: image/png; name=logo.png\nContent-ID: <1>\nContent-Disposition: inline\n\nx";
    let tnef = "Content-Type: application/ms-tnef; name=\"winmail.dat\"\n\nx";
    let mail = "Content-Type: message/rfc822\n\nSubject: Alt\n\nx";
    let body = text(&multipart("mixed", &["\nText", &pdf, logo, tnef, mail]));
    assert_eq!(
        body,
        "Text\n\nAnhänge: Protokoll ü.pdf (120 KB), winmail.dat (1 KB), Alt.eml (1 KB)"
    );
    let named =
        "Content-Type: application/octet-stream; name=\"=?iso-8859-1?Q?..=5C[[=FC]].doc?=\"\n\nx";
    assert_eq!(text(&multipart("mixed", &[named])), "Anhang: \\[\\[ü]].doc (1 KB)");
}

#[test]
fn ten_megabytes_are_named_too() {
    let big = format!(
        "Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n{}",
        "QUFB".repeat(3_495_254)
    );
    assert_eq!(text(&multipart("mixed", &["\nText", &big])), "Text\n\nAnhang: a.zip (10,0 MB)");
}

#[test]
fn what_is_encrypted_says_so() {
    let says = "Die Nachricht ist verschlüsselt; ihr Text kann hier nicht stehen.";
    let pgp = multipart(
        "encrypted; protocol=x",
        &["Content-Type: application/pgp-encrypted\n\nVersion: 1", "\nx"],
    );
    assert_eq!(text(&pgp), says);
    assert_eq!(text("Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx"), says);
    let inline = text("\nHallo\n-----BEGIN PGP MESSAGE-----\nabc\n-----END PGP MESSAGE-----\n");
    assert_eq!(inline, format!("{says}\n\nHallo"));
    let signed = multipart(
        "signed",
        &["\nText", "Content-Type: application/pgp-signature; name=signature.asc\n\nx"],
    );
    assert_eq!(text(&signed), "Text");
}

#[test]
fn invitations_are_read_and_answers_are_not() {
    let calendar = |method: &str| {
        let ics = format!(
            "BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nUID:1\nDTSTART:20241104T100000Z\nSUMMARY:Runde\nEND:VEVENT\nEND:VCALENDAR"
        );
        format!(
            "{HEAD}{}",
            multipart("alternative", &["\nText", &format!("Content-Type: text/calendar\n\n{ics}")])
        )
    };
    let answer = of(calendar("REPLY").as_bytes());
    assert_eq!(
        (answer.items.len(), ids(&answer)),
        (1, vec![("exchange-mail-answer", Weight::Part)])
    );
    let mail = of(calendar("REQUEST").as_bytes());
    // What becomes of it is the business of the calendar's reader.
    let alone = desk(|desk| {
        let bytes = b"BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:1\nDTSTART:20241104T100000Z\nSUMMARY:Runde\nEND:VEVENT\nEND:VCALENDAR";
        crate::exchange::read(Form::ICalendar, &Source { name: "a.eml", bytes }, desk, None)
    });
    assert_eq!(mail.items.len(), 1 + alone.items.len());
    assert_eq!(mail.remarks.len(), alone.remarks.len());
    let card = of(format!(
        "{HEAD}{}",
        multipart("mixed", &["\nText", "Content-Type: text/vcard; name=a.vcf\n\nBEGIN:VCARD"])
    )
    .as_bytes());
    assert_eq!(ids(&card), [("exchange-mail-card", Weight::Part)]);
}

#[test]
fn an_invitation_decides_nothing_whatever_it_says_of_itself() {
    let ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nX-NETLOG-ID:foo\nDTSTART:20241104T100000Z\n\
               SUMMARY:Runde\nDESCRIPTION:Beschluss: Alles zahlen.\\n- [ ] Geld @anna-klein\n\
               END:VEVENT\nBEGIN:VTODO\nUID:2\nRELATED-TO:1\nSUMMARY:Geld\nEND:VTODO\n\
               END:VCALENDAR";
    let mail =
        multipart("alternative", &["\nText", &format!("Content-Type: text/calendar\n\n{ics}")]);
    let read = of(format!("{HEAD}{mail}").as_bytes());
    let meeting = &read.items[1];
    assert_eq!((meeting.stem.as_deref(), meeting.text("title")), (None, Some("Runde")));
    assert_eq!(crate::exchange::task::all(&meeting.body).len(), 0, "{}", meeting.body);
    assert!(meeting.body.contains("Beschluss\u{2060}:"), "{}", meeting.body);
    assert_eq!(ids(&read), [("exchange-ics-task", Weight::Part)]);
}

#[test]
fn a_hundred_levels_are_read_and_more_are_bounded() {
    let nested = |depth: usize| {
        let open: String = (0..depth)
            .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"))
            .collect();
        of(format!("{HEAD}{open}\nInnen\n").as_bytes())
    };
    let read = nested(100);
    assert_eq!((read.items[0].body.as_str(), ids(&read)), ("Innen", vec![]));
    assert_eq!(ids(&nested(20_000)), [("exchange-mail-too-many", Weight::Part)]);
    let wide = of(format!("{HEAD}{}", multipart("mixed", &vec!["\nx"; 20_000])).as_bytes());
    assert_eq!(wide.items.len(), 1);
    assert_eq!(ids(&wide), [("exchange-mail-too-many", Weight::Part)]);
    let boxes =
        of(format!("{HEAD}{}", "Content-Type: message/rfc822\n\n".repeat(20_000)).as_bytes());
    assert_eq!(boxes.items.len(), 1);
}

#[test]
fn long_texts_are_cut_at_a_line() {
    let read = of(format!("{HEAD}\n{}", "Zeile für Zeile\n".repeat(20_000)).as_bytes());
    assert_eq!(ids(&read), [("exchange-mail-long", Weight::Part)]);
    let body = &read.items[0].body;
    assert!(body.len() <= 64 * 1024 && body.ends_with("Zeile für Zeile"));
}

#[test]
fn a_file_of_many_has_places_and_skips_what_was_deleted() {
    let mbox = format!(
        "From - Mon Oct 14 10:00:00 2024\nX-Mozilla-Status: 0001\n{HEAD}\n>From hier\n\n\
         From - Mon Oct 14 10:00:00 2024\nX-Mozilla-Status: 0009\n{HEAD}\nweg\n\n\
         From x Tue Oct 15 09:00:00 2024\nSubject: Ohne Datum\n\nText\n"
    );
    let read = all(mbox.as_bytes());
    let got: Vec<_> = read
        .items
        .iter()
        .map(|item| (item.place.line, item.text("date"), item.body.as_str()))
        .collect();
    assert_eq!(got, [(1, Some("2024-10-14"), "From hier"), (19, Some("2024-10-15"), "Text")]);
    assert_eq!(ids(&read), [("exchange-mail-deleted", Weight::Note)]);
    assert_eq!(ids(&all(b"no mbox")), [("exchange-mail-none", Weight::Lost)]);
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..300), tail in "(--b\n|--b--\n|Content-Type: |multipart/mixed; boundary=b|text/html|\n\n|=\\?utf-8\\?Q\\?|\\PC|\r){0,30}") {
        let _ = (of(&bytes), all(&bytes));
        let _ = of(format!("{HEAD}{tail}").as_bytes());
        let _ = all(&[b"From x Mon Oct 14 10:00:00 2024\nSubject: ", bytes.as_slice()].concat());
    }
}

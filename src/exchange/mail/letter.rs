//! One message as a conversation.

use chrono::{NaiveDateTime, TimeDelta};
use serde_yaml::Value as Yaml;

use super::head::Head;
use super::part::{self, Attachment, Parts, Piece};
use super::{moment, people};
use crate::diagnostic::Place;
use crate::exchange::{
    Desk, Item, Link, Party, Read, Remark, Source, calendar, escape, html, text,
};
use crate::record::kind;
use crate::words::{Lang, Message};

/// Bytes of text, with what earlier letters it quotes.
const TEXT_AT_MOST: usize = 64 * 1024;
/// A record holds its people in the front matter, which has a bound.
const PEOPLE_AT_MOST: usize = 1000;
/// Characters of a title.
const TITLE_AT_MOST: usize = 200;
/// Of one that is made of the text.
const LINE_AT_MOST: usize = 80;
/// Bytes of a Message-ID (RFC 5322 allows 998 a line).
const ID_AT_MOST: usize = 500;

/// What programs put in front of the subject of an answer, in small letters.
const PREFIXES: [&str; 17] = [
    "re",
    "aw",
    "fw",
    "fwd",
    "wg",
    "sv",
    "vs",
    "tr",
    "rv",
    "antw",
    "antwort",
    "odp",
    "r",
    "i",
    "weitergeleitet",
    "doorst",
    "enc",
];

const PGP: (&str, &str) = ("-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----");

/// `envelope` is what stands behind `From ` in an mbox.
pub(super) fn read(bytes: &[u8], envelope: &[u8], place: &Place, desk: &Desk<'_>, read: &mut Read) {
    let (head, body) = Head::split(bytes);
    let Some(at) = when(&head, envelope, desk) else {
        let message = if head.get("from").or(head.get("subject")).is_none() {
            Message::new("exchange-mail-none")
        } else {
            let subject = head.text("subject").unwrap_or_default();
            Message::new("exchange-mail-no-date").with("title", subject)
        };
        read.remarks.push(Remark::lost(place.clone(), message));
        return;
    };
    let mut item = Item::new(&kind::CONVERSATION, place.clone());
    item.set("date", at.format("%Y-%m-%d").to_string());
    item.set("time", at.format("%H:%M").to_string());
    item.set("channel", "email");
    let all = with(people::parties(&head), &mut item);
    let mut parts = part::read(&head, body);
    let mut text = words(std::mem::take(&mut parts.pieces), &mut parts.encrypted);
    let part = |id: &'static str| Remark::part(place.clone(), Message::new(id));
    if parts.too_many {
        read.remarks.push(part("exchange-mail-too-many"));
    }
    if all > PEOPLE_AT_MOST {
        let message = Message::new("exchange-mail-people").with("count", all);
        read.remarks.push(Remark::part(place.clone(), message.with("most", PEOPLE_AT_MOST)));
    }
    if text.len() > TEXT_AT_MOST {
        cut(&mut text);
        let limit = TEXT_AT_MOST / 1024;
        let message = Message::new("exchange-mail-long").with("limit", limit);
        read.remarks.push(Remark::part(place.clone(), message));
    }
    let subject = head.text("subject").map(|subject| title(&subject, TITLE_AT_MOST));
    let subject = subject.filter(|subject| !subject.is_empty()).or_else(|| first_line(&text));
    item.set("title", subject.unwrap_or_default());
    let secret = head.get("sensitivity").unwrap_or_default().to_ascii_lowercase();
    if ["private", "personal", "company-confidential", "confidential"].contains(&secret.as_str()) {
        item.put("confidential", Yaml::Bool(true));
    }
    item.uid = head.get("message-id").and_then(first_id);
    let answers = head.get("in-reply-to").and_then(first_id);
    let answers = answers.or_else(|| head.get("references").and_then(last_id));
    item.set("x-in-reply-to", answers.unwrap_or_default());
    if parts.encrypted {
        item.paragraph(&desk.words.text("exchange-mail-encrypted"));
    }
    item.paragraph(&escape::markdown(&text));
    item.paragraph(&attached(&parts, desk));
    if parts.attachments.iter().any(is_card) {
        read.remarks.push(part("exchange-mail-card"));
    }
    read.items.push(item);
    calendars(&parts, place, desk, read);
}

/// The first of them, and how many there are. Each is there once already, and `Item::link` would
/// compare it with all others.
fn with(parties: Vec<Party>, item: &mut Item) -> usize {
    let all = parties.len();
    let links = parties.into_iter().take(PEOPLE_AT_MOST);
    item.links.extend(links.map(|to| Link { key: "with".into(), to, more: Vec::new() }));
    all
}

/// The day and time in the office. A clock that was never set is asked no further than others
/// have seen the message.
fn when(head: &Head, envelope: &[u8], desk: &Desk<'_>) -> Option<NaiveDateTime> {
    let own = head.get("date").and_then(|date| moment::read(date, desk.zone));
    let received = head.get("received").and_then(|line| line.rsplit_once(';'));
    let received = received.and_then(|(_, date)| moment::read(date, desk.zone));
    let envelope = text::decode(envelope);
    // An address may look like a day: `mon-14@example.org`.
    let envelope = envelope.split_once(' ').map_or("", |(_, date)| date);
    let envelope = moment::read(envelope, desk.zone);
    let first = chrono::NaiveDate::from_ymd_opt(1980, 1, 2)?;
    let tomorrow = desk.today.checked_add_signed(TimeDelta::days(1))?;
    let last = desk.today.checked_add_signed(TimeDelta::days(366))?;
    let likely = |at: &NaiveDateTime| (first..=tomorrow).contains(&at.date());
    let all = || [own, received, envelope].into_iter().flatten();
    all().find(likely).or_else(|| all().find(|at| (first..=last).contains(&at.date())))
}

fn words(pieces: Vec<Piece>, encrypted: &mut bool) -> String {
    let mut all = String::new();
    for piece in pieces {
        let mut text = match piece {
            Piece::Plain(text) => text,
            Piece::Html(html) => html::text(&html),
        };
        if let Some(start) = text.find(PGP.0) {
            *encrypted = true;
            let behind = text.get(start..).and_then(|rest| rest.split_once(PGP.1));
            let behind = behind.map(|(_, rest)| rest.to_string()).unwrap_or_default();
            text.truncate(start);
            text.push_str(&behind);
        }
        let text = text.trim_matches(|c: char| c == '\n' || c == '\r' || c == '\0');
        if text.trim().is_empty() {
            continue;
        }
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(text);
    }
    all
}

/// At the end of a line, if there is one.
fn cut(text: &mut String) {
    let mut end = TEXT_AT_MOST.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = text.get(..end).and_then(|text| text.rfind('\n'));
    text.truncate(line.filter(|line| *line > TEXT_AT_MOST / 2).unwrap_or(end));
}

/// The first line that is no quotation.
fn first_line(text: &str) -> Option<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('>'));
    lines.map(|line| title(line, LINE_AT_MOST)).find(|line| line.contains(char::is_alphanumeric))
}

/// On one line; of `AW: Re: AW: Termin` the first sign stays.
fn title(subject: &str, most: usize) -> String {
    let clean = subject.replace(char::is_control, " ");
    let mut rest = clean.trim();
    let mut first = "";
    while let Some((sign, behind)) = rest.split_once(':').filter(|(sign, _)| is_prefix(sign)) {
        if first.is_empty() {
            first = sign.trim();
        }
        rest = behind.trim_start();
    }
    let words = text::one_line(rest);
    let whole = if first.is_empty() { words } else { format!("{first}: {words}") };
    let mut shown: String = whole.trim_end().chars().take(most).collect();
    if shown.len() < whole.trim_end().len() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    shown
}

/// `Re`, `RE[2]`, `Re^2`
fn is_prefix(sign: &str) -> bool {
    let sign = sign.trim().to_lowercase();
    let word = sign.trim_end_matches(|c: char| c.is_ascii_digit() || "[]()^ ".contains(c));
    PREFIXES.contains(&word)
}

/// Without its brackets.
fn first_id(field: &str) -> Option<String> {
    let inner = field.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    let id = inner.map_or(field, |(id, _)| id).split_whitespace().collect::<String>();
    (!id.is_empty() && id.len() <= ID_AT_MOST).then_some(id)
}

fn last_id(field: &str) -> Option<String> {
    field.rfind('<').and_then(|at| field.get(at..)).and_then(first_id)
}

/// `Anhänge: Protokoll.pdf (120 KB)`
fn attached(parts: &Parts, desk: &Desk<'_>) -> String {
    if parts.attachments.is_empty() {
        return String::new();
    }
    let shown = |attachment: &Attachment| {
        let unnamed = || desk.words.text("exchange-mail-unnamed");
        let name = attachment.name.clone().unwrap_or_else(unnamed);
        let mut escaped = String::new();
        escape::inline(&name, &mut escaped);
        format!("{escaped} ({})", size(attachment.size, desk.words.lang()))
    };
    let list: Vec<String> = parts.attachments.iter().map(shown).collect();
    let message = Message::new("exchange-mail-attachments").with("count", list.len());
    desk.words.say(&message.with("list", list.join(", ")))
}

fn size(bytes: usize, lang: Lang) -> String {
    let tenths = bytes.saturating_mul(10) >> 20;
    match (tenths, lang) {
        (0..10, _) => format!("{} KB", bytes.div_ceil(1024).max(1)),
        (_, Lang::De) => format!("{},{} MB", tenths / 10, tenths % 10),
        (_, Lang::En) => format!("{}.{} MB", tenths / 10, tenths % 10),
    }
}

fn is_card(attachment: &Attachment) -> bool {
    let name = attachment.name.as_deref().unwrap_or_default().to_lowercase();
    attachment.kind.ends_with("vcard") || name.ends_with(".vcf")
}

/// Invitations become meetings. A calendar holds no mail, so this goes no deeper.
fn calendars(parts: &Parts, place: &Place, desk: &Desk<'_>, read: &mut Read) {
    for bytes in &parts.calendars {
        // The answer of one person would read as a meeting with nobody else (RFC 5546, 3.2.3).
        let head: String = text::decode(bytes).to_ascii_uppercase().chars().take(4096).collect();
        let answers = ["REPLY", "REFRESH", "COUNTER", "DECLINECOUNTER"];
        if answers
            .iter()
            .any(|what| head.lines().any(|line| line.trim() == format!("METHOD:{what}")))
        {
            let message = Message::new("exchange-mail-answer");
            read.remarks.push(Remark::part(place.clone(), message));
            continue;
        }
        let source = Source { name: &place.path, bytes };
        let mut found = calendar::read::read_of_others(&source, desk);
        // Lines of the calendar are none of the message.
        found.items.iter_mut().for_each(|item| item.place = place.clone());
        found.remarks.iter_mut().for_each(|remark| remark.place = place.clone());
        read.items.append(&mut found.items);
        read.remarks.append(&mut found.remarks);
    }
}

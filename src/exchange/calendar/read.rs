//! Events into meetings, one for each occurrence (RFC 5545). What is odd costs a remark and never
//! the file.

use std::collections::HashMap;

use chrono::{Days, Months, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;

use super::event::{Draft, Key, When};
use super::line::{At, Property, readable};
use super::moment::Stamp;
use super::part::{Oddity, Part};
use super::recurrence::Budget;
use super::series::{self, Again, Changed, Limits, Series};
use super::todo::Tasks;
use super::zone::{Clocks, Zones};
use crate::exchange::{Desk, Item, RECORDS_OF_A_FILE, Read, Remark, Source, Weight, text};
use crate::words::Message;

/// More remarks than these are counted only.
const MOST_REMARKS: usize = 300;
/// Changes of clocks are looked for so many years ahead.
const YEARS_OF_CLOCKS: u32 = 20;

/// Remarks in the making.
pub(super) struct Notes<'a> {
    file: &'a str,
    remarks: Vec<Remark>,
    more: (i64, Weight),
}

/// What the dates of one calendar need.
pub(super) struct Calendar<'a, 'n> {
    pub notes: &'a mut Notes<'n>,
    zones: Zones<'a>,
    steps: &'a mut Budget,
}

/// An event, read and not yet told.
struct Event<'a> {
    part: &'a Part,
    uid: Option<String>,
    /// Which occurrence of a series it is.
    of: Option<(Stamp, Option<Clocks>)>,
    when: Option<When>,
    again: Option<Again>,
    draft: Draft,
    sequence: u64,
}

pub fn read(source: &Source<'_>, desk: &Desk<'_>) -> Read {
    told(source, desk, false)
}

/// The same of what came in a mail: whoever sends it, it is the text of others.
pub fn read_of_others(source: &Source<'_>, desk: &Desk<'_>) -> Read {
    told(source, desk, true)
}

fn told(source: &Source<'_>, desk: &Desk<'_>, of_others: bool) -> Read {
    let mut notes = Notes { file: source.name, remarks: Vec::new(), more: (0, Weight::Note) };
    let bytes = readable(source.bytes);
    let mut file = Part::read(&bytes, &mut |at, oddity| match oddity {
        Oddity::Garbage => notes.say(Weight::Part, at, Message::new("exchange-ics-line")),
        Oddity::Full => {
            notes.say(
                Weight::Lost,
                at,
                Message::new("exchange-full").with("count", RECORDS_OF_A_FILE),
            );
        }
        Oddity::Unclosed(name) => {
            let name = super::event::short(&name, 40).0.to_string();
            notes.say(Weight::Note, at, Message::new("exchange-ics-unclosed").with("name", name));
        }
    });
    if of_others {
        file.disown();
    }
    let mut steps = Budget::new(3_000_000);
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut todos = Vec::new();
    // Some programs write an event without a calendar around it.
    let bare = std::iter::once(&file);
    for parts in bare.chain(file.parts.iter().filter(|part| part.name == "VCALENDAR")) {
        calendar(parts, source, desk, &mut steps, &mut notes, &mut events, &mut todos);
    }
    if events.is_empty() && todos.is_empty() && notes.remarks.is_empty() {
        notes.remarks.push(Remark::lost(source.place(), Message::new("exchange-ics-empty")));
    }
    once_each(&mut events, &mut notes);
    let (mut items, homes) = items(&events, source, desk, &mut notes);
    let mut tasks = Tasks::of(&homes);
    for todo in todos {
        if !tasks.add(todo, &mut items, desk) {
            let title = todo.get("SUMMARY").map(|title| text::one_line(&title.text()));
            let title = super::event::short(&title.unwrap_or_default(), 200).0.to_string();
            let message = Message::new("exchange-ics-task").with("title", title);
            notes.say(Weight::Part, &todo.at, message);
        }
    }
    tasks.write(&mut items);
    Read { items, remarks: notes.done() }
}

fn calendar<'a>(
    calendar: &'a Part,
    source: &Source<'_>,
    desk: &Desk<'_>,
    steps: &mut Budget,
    notes: &mut Notes<'_>,
    events: &mut Vec<Event<'a>>,
    todos: &mut Vec<&'a Part>,
) {
    let method = calendar.get("METHOD").map(|method| method.value.trim().to_ascii_uppercase());
    let method = method.unwrap_or_default();
    // What somebody proposes or asks for is no appointment yet (RFC 5546, 1.4).
    if ["COUNTER", "DECLINECOUNTER", "REFRESH"].contains(&method.as_str()) {
        let message = Message::new("exchange-ics-method").with("method", method);
        return notes.say(Weight::Part, &calendar.at, message);
    }
    let zones = Zones::new(calendar, desk.zone.0, horizon(desk, 12 * YEARS_OF_CLOCKS));
    let mut here = Calendar { notes, zones, steps };
    for part in &calendar.parts {
        match part.name.as_str() {
            "VEVENT" => {
                events.push(Event::read(part, source, desk, method == "CANCEL", &mut here));
            }
            "VTODO" => todos.push(part),
            "VJOURNAL" => {
                here.notes.say(Weight::Part, &part.at, Message::new("exchange-ics-journal"));
            }
            // Zones are asked by name; when somebody is free, alarms and the rest are no meetings.
            _ => {}
        }
    }
}

impl<'a> Event<'a> {
    fn read(
        part: &'a Part,
        source: &Source<'_>,
        desk: &Desk<'_>,
        cancelled: bool,
        calendar: &mut Calendar<'_, '_>,
    ) -> Event<'a> {
        let uid = part.get("UID").map(|uid| crate::exchange::uid::bare(&uid.text()).to_string());
        let uid = uid.filter(|uid| !uid.is_empty() && uid.len() <= 1000);
        let when = When::read(part, calendar);
        let of = part.get("RECURRENCE-ID").and_then(|property| {
            if property.param_is("RANGE", "THISANDFUTURE") {
                let message = Message::new("exchange-ics-future");
                calendar.notes.say(Weight::Part, &property.at, message);
            }
            let stamp = calendar.stamp(property)?;
            Some((stamp, calendar.clocks(property)))
        });
        let again = match &when {
            Some(when) if of.is_none() => Again::read(part, when, calendar),
            _ => None,
        };
        let draft = Draft::read(part, source, desk, cancelled, calendar.notes);
        let sequence = part.get("SEQUENCE").and_then(|text| text.value.trim().parse().ok());
        Event { part, uid, of, when, again, draft, sequence: sequence.unwrap_or(0) }
    }

    /// Which occurrence of an event it is.
    fn key(&self, of: Option<&When>) -> Option<Key> {
        let (stamp, clocks) = self.of.as_ref()?;
        let when = of.or(self.when.as_ref())?;
        Some(series::key(*stamp, when, clocks.as_ref()))
    }
}

/// Of an event that is there twice, the one that was changed last. Some programs give one name to
/// different events: those all come in, the first with it.
fn once_each(events: &mut Vec<Event<'_>>, notes: &mut Notes<'_>) {
    let mut first: HashMap<(String, Option<Key>), usize> = HashMap::new();
    let mut gone = vec![false; events.len()];
    for at in 0..events.len() {
        let Some(event) = events.get(at) else { continue };
        let Some(uid) = event.uid.clone() else { continue };
        let name = (uid, event.key(None));
        let Some(before) = first.get(&name).copied() else {
            first.insert(name, at);
            continue;
        };
        let Some(other) = events.get(before) else { continue };
        let start = |event: &Event<'_>| event.when.as_ref().map(When::start);
        let same = other.sequence != event.sequence || start(other) == start(event);
        if !same {
            notes.say(Weight::Note, &event.part.at, Message::new("exchange-ics-same-uid"));
            if let Some(event) = events.get_mut(at) {
                event.uid = None;
            }
            continue;
        }
        let (old, new) = match event.sequence >= other.sequence {
            true => (before, at),
            false => (at, before),
        };
        notes.say(Weight::Note, &event.part.at, Message::new("exchange-ics-twice"));
        first.insert(name, new);
        if let Some(gone) = gone.get_mut(old) {
            *gone = true;
        }
    }
    let mut gone = gone.into_iter();
    events.retain(|_| !gone.next().unwrap_or(false));
}

/// In the order of the file, and which of them an UID means.
fn items(
    events: &[Event<'_>],
    source: &Source<'_>,
    desk: &Desk<'_>,
    notes: &mut Notes<'_>,
) -> (Vec<Item>, HashMap<String, usize>) {
    let mut limits = Limits::new();
    let mut items: Vec<Item> = Vec::new();
    let mut homes: HashMap<String, usize> = HashMap::new();
    let mut masters: HashMap<&str, usize> = HashMap::new();
    let mut parts: HashMap<&str, Vec<&Event<'_>>> = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        match (&event.uid, &event.again, &event.of) {
            (Some(uid), Some(_), None) => _ = masters.insert(uid, at),
            (Some(uid), _, Some(_)) => parts.entry(uid).or_default().push(event),
            _ => {}
        }
    }
    for event in events {
        if items.len() >= RECORDS_OF_A_FILE {
            notes.say(
                Weight::Lost,
                &event.part.at,
                Message::new("exchange-full").with("count", RECORDS_OF_A_FILE),
            );
            break;
        }
        let uid = event.uid.as_deref();
        let before = items.len();
        match (&event.again, &event.when) {
            (Some(again), Some(when)) => {
                let mut changed = Vec::new();
                for own in uid.and_then(|uid| parts.get(uid)).into_iter().flatten() {
                    let (draft, own_when, at) = (&own.draft, own.when.as_ref(), &own.part.at);
                    if let Some(key) = own.key(Some(when)) {
                        changed.push(Changed { key, draft, when: own_when, at });
                    }
                }
                let clocks = match when {
                    When::Times { clocks, .. } => clocks.clone(),
                    When::Days { .. } => Clocks::Named(desk.zone.0),
                };
                let horizon = horizon(desk, 12);
                let draft = &event.draft;
                let series = Series { uid, again, when, clocks, draft, changed, horizon };
                items.extend(series.items(desk, source.name, &mut limits, notes));
            }
            _ if event.of.is_some() && uid.is_some_and(|uid| masters.contains_key(uid)) => {}
            (_, when) => {
                let slot = when.as_ref().map(|when| when.slot(when.start()));
                let name = match (uid, event.key(None)) {
                    (Some(uid), Some(key)) => Some(format!("{uid}/{}", key.name())),
                    (uid, _) => uid.map(str::to_string),
                };
                items.push(event.draft.item(slot, name, desk));
            }
        }
        if let Some(item) = items.get(before) {
            let names = [item.uid.clone(), event.uid.clone()];
            for name in names.into_iter().flatten() {
                homes.entry(name).or_insert(before);
            }
        }
    }
    (items, homes)
}

/// The end of the day so many months from now.
fn horizon(desk: &Desk<'_>, months: u32) -> NaiveDateTime {
    let day = desk.today.checked_add_months(Months::new(months)).unwrap_or(desk.today);
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day).and_time(NaiveTime::MIN);
    next - chrono::Duration::seconds(1)
}

impl Calendar<'_, '_> {
    /// When it is, and by which clocks; remarked where nobody can tell.
    pub fn moment(&mut self, property: &Property) -> Option<(Stamp, Clocks)> {
        let stamp = self.stamp(property)?;
        Some(match stamp {
            Stamp::Utc(time) => (Stamp::Local(time), Clocks::Named(Tz::UTC)),
            stamp => (stamp, self.clocks(property).unwrap_or_else(|| self.zones.office())),
        })
    }

    pub fn stamp(&mut self, property: &Property) -> Option<Stamp> {
        let read = Stamp::parse(&property.value).filter(|stamp| stamp.is_sayable());
        match read {
            None => {
                self.unreadable(property);
                None
            }
            Some(stamp) if property.param_is("VALUE", "DATE") => {
                Some(Stamp::Day(stamp.naive().date()))
            }
            read => read,
        }
    }

    /// The clocks that a property names.
    pub fn clocks(&mut self, property: &Property) -> Option<Clocks> {
        let name = property.param("TZID")?;
        let (found, new) = self.zones.find(name, self.steps);
        if found.is_none() && new {
            let name = super::event::short(name, 100).0.to_string();
            let message = Message::new("exchange-ics-zone").with("zone", name);
            self.notes.say(Weight::Note, &property.at, message);
        }
        found
    }

    pub fn unreadable(&mut self, property: &Property) {
        let value = super::event::short(property.value.trim(), 100).0.to_string();
        let message = Message::new("exchange-ics-value")
            .with("property", property.name.as_str())
            .with("value", value);
        self.notes.say(Weight::Part, &property.at, message);
    }
}

impl Notes<'_> {
    pub fn say(&mut self, weight: Weight, at: &At, message: Message) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark::new(weight, at.place(self.file), message));
        } else {
            self.more = (self.more.0 + 1, self.more.1.max(weight));
        }
    }

    fn done(mut self) -> Vec<Remark> {
        let (count, weight) = self.more;
        if count > 0 {
            let message = Message::new("exchange-ics-more").with("count", count);
            self.remarks.push(Remark::new(
                weight,
                crate::diagnostic::Place::file(self.file),
                message,
            ));
        }
        self.remarks.sort_by_key(|remark| remark.place.line);
        self.remarks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Form, Zone};
    use crate::record::{Book, FieldSpec, Record, Schema, ValueType, kind::MEETING};
    use crate::words::{Lang, Words};
    use serde_yaml::Value as Yaml;

    fn bytes(bytes: &[u8]) -> Read {
        let words = Words::new(Lang::De);
        let mut schema = Schema::default();
        schema.declare(&MEETING, FieldSpec::new("seats", ValueType::Number));
        let today = chrono::NaiveDate::from_ymd_opt(2025, 6, 15).unwrap();
        let desk = Desk { schema: &schema, words: &words, today, zone: Zone::default() };
        crate::exchange::read(Form::ICalendar, &Source { name: "k.ics", bytes }, &desk, None)
    }

    fn text(text: &str) -> Read {
        bytes(text.replace('\n', "\r\n").as_bytes())
    }

    fn event(lines: &str) -> Read {
        text(&format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
        ))
    }

    fn one(lines: &str) -> Item {
        let mut read = event(lines);
        assert_eq!(read.items.len(), 1, "{lines}");
        read.items.remove(0)
    }

    /// `date time until status`, with `-` for what is not there.
    fn when(item: &Item) -> String {
        let keys = ["date", "time", "until", "status"];
        keys.map(|key| item.text(key).unwrap_or("-")).join(" ")
    }

    fn whens(read: &Read) -> Vec<String> {
        read.items.iter().map(when).collect()
    }

    fn uids(read: &Read) -> Vec<&str> {
        read.items.iter().map(|item| item.uid.as_deref().unwrap_or("-")).collect()
    }

    /// `key: name <address>` of every link.
    fn people(item: &Item) -> Vec<String> {
        let shown = |part: &Option<String>| part.clone().unwrap_or_default();
        let links = item.links.iter();
        links
            .map(|link| {
                format!("{}: {} <{}>", link.key, shown(&link.to.name), shown(&link.to.email))
            })
            .collect()
    }

    fn remarks(read: &Read) -> Vec<(usize, &str)> {
        let remarks = read.remarks.iter();
        remarks
            .map(|one| (one.place.line, one.message.id().trim_start_matches("exchange-ics-")))
            .collect()
    }

    fn keys(item: &Item) -> Vec<&str> {
        item.fields.iter().map(|(key, _)| key.as_str()).collect()
    }

    #[test]
    fn markup_keeps_its_lists_and_links() {
        let html = "<p>Guten Tag\\,</p><ul><li>Zahlen</li><li>Beschluss: ja</li></ul>\
            <a href=\"https://example.org/x\">Beitreten</a><br>Kennung: 1";
        let text = "Guten Tag,\n\n- Zahlen\n- Beschluss\u{2060}: ja\n\n\
            Beitreten (https://example.org/x)\nKennung: 1";
        for name in ["DESCRIPTION", "X-ALT-DESC;FMTTYPE=text/html"] {
            assert_eq!(one(&format!("UID:a\nSUMMARY:Runde\n{name}:{html}")).body, text, "{name}");
        }
        let lines =
            "DESCRIPTION:Erste\\n<a href=\"https://example.org\">Zweite</a>\\n<b>Dritte</b>";
        assert_eq!(
            one(&format!("UID:a\n{lines}")).body,
            "Erste\nZweite (https://example.org)\nDritte"
        );
        // Ours is Markdown, in which a table may have such breaks.
        let own = "| a<br>b |\n|---|\n\n<https://example.org>  \nx";
        let line = own.replace('\n', "\\n");
        let uid = crate::record::uid::of_id("a");
        assert_eq!(one(&format!("UID:{uid}\nX-NETLOG-ID:a\nDESCRIPTION:{line}")).body, own);
        // Whoever writes the id alone may be anybody.
        let theirs = one(&format!("UID:b\nX-NETLOG-ID:a\nDESCRIPTION:{line}"));
        assert_eq!(theirs.claimed.as_deref(), Some(own));
        assert_eq!(theirs.body, crate::exchange::escape::markdown(own));
        for (front, is_ours) in [("uid: b", true), ("uid: c", false), ("location: Amt", false)] {
            let schema = Schema::default();
            let text = format!("---\ntitle: A\ndate: 2025-06-01\n{front}\n---\n");
            let record = Record::read(&schema, &MEETING, "meetings/a.md", text);
            let book = Book::new(schema.clone(), vec![record], Vec::new());
            let mut read = Read { items: vec![theirs.clone()], remarks: Vec::new() };
            read.recognise(&book);
            assert_eq!(read.items[0].body == own, is_ours, "{front}");
        }
    }

    #[test]
    fn what_netlog_wrote_gets_no_status_and_what_does_not_fit_is_kept_beside() {
        let own = |more: &str| {
            event(&format!("UID:a\nX-NETLOG-ID:a\nSUMMARY:A\nDTSTART;VALUE=DATE:20250601\n{more}"))
        };
        for (more, status) in [
            ("X-A:1", None),
            ("STATUS:TENTATIVE", Some("planned")),
            ("STATUS:CONFIRMED", Some("confirmed")),
            ("STATUS:CONFIRMED\nX-NETLOG-STATUS:held", Some("held")),
            ("STATUS:CANCELLED", Some("cancelled")),
        ] {
            assert_eq!(own(more).items[0].text("status"), status, "{more}");
        }
        let read = own("X-NETLOG-UNTIL:2025-13-40\nX-NETLOG-STATUS:war\nX-NETLOG-SEATS:viele\n\
             X-NETLOG-TIME:abends\nX-NETLOG-SERIES:s\nPRIORITY:5");
        let item = &read.items[0];
        for (key, value) in [
            ("until", None),
            ("x-until", Some("2025-13-40")),
            ("status", None),
            ("x-status", Some("war")),
            ("seats", None),
            ("x-seats", Some("viele")),
            ("time", None),
            ("x-time", Some("abends")),
            ("series", Some("s")),
            ("x-priority", Some("5")),
        ] {
            assert_eq!(item.text(key), value, "{key}");
        }
        assert_eq!(read.remarks.len(), 4);
        assert_eq!(read.remarks[0].message.id(), "exchange-odd-value");
        // Outlook gives every appointment this one.
        assert_eq!(one("UID:b\nSUMMARY:B\nPRIORITY:5").get("x-priority"), None);
        assert_eq!(one("UID:b\nSUMMARY:B\nPRIORITY:1").text("x-priority"), Some("1"));
    }

    #[test]
    fn outlook_invites() {
        let read = text(
            "BEGIN:VCALENDAR\nPRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\nVERSION:2.0\nMETHOD:REQUEST\n\
             X-MS-OLK-FORCEINSPECTOROPEN:TRUE\nBEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\n\
             BEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
             RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
             BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
             RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n\
             BEGIN:VEVENT\nORGANIZER;CN=\"Frey, Anna (Amt 5)\":mailto:anna.frey@example.org\n\
             ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Bau\n er, Bernd\":mailto:b.bauer@example.com\n\
             ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED;CN='Cem Demir':MAILTO:cem@example.com\n\
             ATTENDEE;CUTYPE=ROOM;ROLE=NON-PARTICIPANT;CN=Saal 2:mailto:saal2@example.org\n\
             DESCRIPTION;LANGUAGE=de-DE:Guten Tag\\,\\n\\n1. Rückblick\\n2. Ausblick\\n\\n\n\
             UID:040000008200E00074C5B7101A82E00800000000\nSUMMARY;LANGUAGE=de-DE:Steuerungsgruppe\n\
             DTSTART;TZID=W. Europe Standard Time:20250710T100000\nDTEND;TZID=W. Europe Standard Time:20250710T123000\n\
             CLASS:PRIVATE\nPRIORITY:5\nDTSTAMP:20250601T080000Z\nTRANSP:OPAQUE\nSTATUS:CONFIRMED\nSEQUENCE:3\n\
             LOCATION;LANGUAGE=de-DE:Rathaus\\, Raum 204\nX-MICROSOFT-CDO-APPT-SEQUENCE:3\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\n\
             X-ALT-DESC;FMTTYPE=text/html:<html><b>Guten Tag</b></html>\nCATEGORIES:Sprache,Recht\\, allgemein\n\
             BEGIN:VALARM\nDESCRIPTION:REMINDER\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n",
        );
        assert_eq!(remarks(&read), []);
        let item = &read.items[0];
        assert_eq!(when(item), "2025-07-10 10:00-12:30 - confirmed");
        assert_eq!(item.text("title"), Some("Steuerungsgruppe"));
        assert_eq!(item.text("location"), Some("Rathaus, Raum 204"));
        assert_eq!(item.text("x-room"), Some("Saal 2"));
        assert_eq!(item.uid.as_deref(), Some("040000008200E00074C5B7101A82E00800000000"));
        assert_eq!(item.body, "Guten Tag,\n\n1. Rückblick\n2. Ausblick");
        assert_eq!(
            people(item),
            [
                "chair: Anna Frey <anna.frey@example.org>",
                "participants: Bernd Bauer <b.bauer@example.com>",
                "excused: Cem Demir <cem@example.com>",
            ]
        );
        assert_eq!(
            item.get("topics"),
            Some(&serde_yaml::from_str("[Sprache, 'Recht, allgemein']").unwrap())
        );
        assert_eq!(
            (item.get("confidential"), item.get("x-sequence")),
            (Some(&Yaml::Bool(true)), Some(&Yaml::Number(3.into())))
        );
        assert_eq!(
            keys(item),
            [
                "title",
                "date",
                "time",
                "location",
                "status",
                "topics",
                "confidential",
                "x-room",
                "x-sequence",
                "x-dtstamp"
            ]
        );
        assert_eq!((item.place.line, item.place.path.as_str()), (21, "k.ics"));
    }

    #[test]
    fn google_series_with_changes() {
        let read = text(
            "BEGIN:VCALENDAR\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\nVERSION:2.0\nCALSCALE:GREGORIAN\n\
             METHOD:PUBLISH\nX-WR-CALNAME:Team\nX-WR-TIMEZONE:Europe/Berlin\n\
             BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20250319T090000\nDTEND;TZID=Europe/Berlin:20250319T100000\n\
             RRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Europe/Berlin:20250409T090000\nUID:abc@google.com\n\
             SUMMARY:Jour fixe\nDESCRIPTION:<b>Thema</b><br>Zahlen &amp; Daten\nSTATUS:CONFIRMED\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20250327T140000\nDTEND;TZID=Europe/Berlin:20250327T150000\n\
             UID:abc@google.com\nRECURRENCE-ID;TZID=Europe/Berlin:20250326T090000\nSUMMARY:Jour fixe (verlegt)\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20250416T090000\nUID:abc@google.com\n\
             RECURRENCE-ID:20250416T070000Z\nSTATUS:CANCELLED\nSUMMARY:Jour fixe\nEND:VEVENT\nEND:VCALENDAR\n",
        );
        assert_eq!(remarks(&read), []);
        assert_eq!(
            uids(&read),
            [
                "abc@google.com/20250319T080000Z",
                "abc@google.com/20250326T080000Z",
                "abc@google.com/20250402T070000Z",
                "abc@google.com/20250416T070000Z",
            ]
        );
        // Nine o'clock before and after summer time began on 30 March.
        assert_eq!(
            whens(&read),
            [
                "2025-03-19 09:00-10:00 - held",
                "2025-03-27 14:00-15:00 - held",
                "2025-04-02 09:00-10:00 - held",
                "2025-04-16 09:00 - cancelled",
            ]
        );
        let titles: Vec<_> = read.items.iter().filter_map(|item| item.text("title")).collect();
        assert_eq!(titles, ["Jour fixe", "Jour fixe (verlegt)", "Jour fixe", "Jour fixe"]);
        assert_eq!(read.items[0].body, "Thema\nZahlen & Daten");
        assert_eq!(read.items[1].place.line, 18);
    }

    #[test]
    fn local_times_stay_local_in_autumn_too() {
        let read = event(
            "UID:a\nSUMMARY:A\nDTSTART;TZID=Europe/Berlin:20251018T230000\nDTEND;TZID=Europe/Berlin:20251019T040000\nRRULE:FREQ=WEEKLY;COUNT=3",
        );
        assert_eq!(
            whens(&read),
            [
                "2025-10-18 23:00-04:00 2025-10-19 planned",
                "2025-10-25 23:00-04:00 2025-10-26 planned",
                "2025-11-01 23:00-04:00 2025-11-02 planned",
            ]
        );
        assert_eq!(uids(&read)[1..], ["a/20251025T210000Z", "a/20251101T220000Z"]);
        // A length in hours is exact: the night of 26 October has one more.
        let read =
            event("UID:a\nSUMMARY:A\nDTSTART;TZID=Europe/Berlin:20251025T230000\nDURATION:PT5H");
        assert_eq!(whens(&read), ["2025-10-25 23:00-03:00 2025-10-26 planned"]);
    }

    #[test]
    fn days_and_times() {
        for (lines, expected) in [
            ("DTSTART;VALUE=DATE:20250710\nDTEND;VALUE=DATE:20250711", "2025-07-10 - - planned"),
            (
                "DTSTART;VALUE=DATE:20250710\nDTEND;VALUE=DATE:20250713",
                "2025-07-10 - 2025-07-12 planned",
            ),
            ("DTSTART:20250710\nDTEND:20250712", "2025-07-10 - 2025-07-11 planned"),
            ("DTSTART;VALUE=DATE:20250710", "2025-07-10 - - planned"),
            ("DTSTART;VALUE=DATE:20250710\nDURATION:P3D", "2025-07-10 - 2025-07-12 planned"),
            ("DTSTART;VALUE=DATE:20250710\nDTEND;VALUE=DATE:20250710", "2025-07-10 - - planned"),
            ("DTSTART;VALUE=DATE:20250710T000000", "2025-07-10 - - planned"),
            // Floating: wherever the reader is.
            ("DTSTART:20250710T100000\nDTEND:20250710T113000", "2025-07-10 10:00-11:30 - planned"),
            (
                "DTSTART:20250710T080000Z\nDTEND:20250710T093000Z",
                "2025-07-10 10:00-11:30 - planned",
            ),
            ("DTSTART:20250110T080000Z\nDURATION:PT90M", "2025-01-10 09:00-10:30 - held"),
            ("DTSTART:20250710T230000Z\nDURATION:PT1H", "2025-07-11 01:00-02:00 - planned"),
            (
                "DTSTART;TZID=America/New_York:20250710T090000\nDTEND;TZID=Europe/Berlin:20250710T170000",
                "2025-07-10 15:00-17:00 - planned",
            ),
            ("DTSTART;TZID=Europe/Berlin:20250710T100000", "2025-07-10 10:00 - planned"),
            (
                "DTSTART;TZID=Europe/Berlin:20250710T100000\nDTEND;TZID=Europe/Berlin:20250710T100000",
                "2025-07-10 10:00 - planned",
            ),
            (
                "DTSTART:20250710T100000\nDTEND:20250712T160000",
                "2025-07-10 10:00-16:00 2025-07-12 planned",
            ),
            // Midnight belongs to the day before.
            ("DTSTART:20250710T200000\nDTEND:20250711T000000", "2025-07-10 20:00-23:59 - planned"),
            ("DTSTART:20250710T000000\nDTEND:20250712T000000", "2025-07-10 - 2025-07-11 planned"),
            ("DTSTART:20250709T220000Z\nDTEND:20250710T220000Z", "2025-07-10 - - planned"),
            (
                "DTSTART;TZID=America/New_York:20250710T000000\nDTEND;TZID=America/New_York:20250711T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                "2025-07-10 - - planned",
            ),
            ("DTSTART:2025-07-10T10:00:00+02:00", "2025-07-10 10:00 - planned"),
            ("DTSTART:20250614T100000\nSTATUS:CONFIRMED", "2025-06-14 10:00 - held"),
            ("DTSTART:20250615T100000\nSTATUS:CONFIRMED", "2025-06-15 10:00 - confirmed"),
            (
                "DTSTART:20250614T100000\nDTEND:20250615T120000\nSTATUS:TENTATIVE",
                "2025-06-14 10:00-12:00 2025-06-15 planned",
            ),
            ("DTSTART:20250601T100000\nSTATUS:CANCELLED", "2025-06-01 10:00 - cancelled"),
        ] {
            let read = event(&format!("UID:a\nSUMMARY:A\n{lines}"));
            assert_eq!(
                (whens(&read), remarks(&read)),
                (vec![expected.to_string()], vec![]),
                "{lines}"
            );
        }
    }

    #[test]
    fn what_cannot_be_understood_costs_itself_only() {
        for (lines, expected, remark) in [
            (
                "DTSTART:20250710T100000\nDTEND:20250710T090000",
                "2025-07-10 10:00 - planned",
                (7, "end"),
            ),
            (
                "DTSTART;VALUE=DATE:20250710\nDTEND;VALUE=DATE:20250708",
                "2025-07-10 - - planned",
                (7, "end"),
            ),
            ("DTSTART:20250710T100000\nDTEND:bald", "2025-07-10 10:00 - planned", (7, "value")),
            ("DTSTART:20250710T100000\nDURATION:P-1D", "2025-07-10 10:00 - planned", (7, "value")),
            ("DTSTART:00010101T000000", "- - - planned", (6, "value")),
            ("DTSTART:99999999", "- - - planned", (6, "value")),
            ("COMMENT:x", "- - - planned", (3, "no-date")),
            ("DTSTART;TZID=Nirgendwo:20250710T100000", "2025-07-10 10:00 - planned", (6, "zone")),
            (
                "DTSTART:20250710T100000\nRRULE:FREQ=FORTNIGHTLY",
                "2025-07-10 10:00 - planned",
                (7, "rule"),
            ),
            ("DTSTART:20250710T100000\nwas soll das", "2025-07-10 10:00 - planned", (7, "line")),
            ("DTSTART:99981230\nDURATION:P300000000D", "9998-12-30 - - planned", (0, "")),
        ] {
            let read = event(&format!("UID:a\nSUMMARY:A\n{lines}"));
            assert_eq!(whens(&read), [expected], "{lines}");
            assert_eq!(remarks(&read).first().copied().unwrap_or((0, "")), remark, "{lines}");
        }
        let read = event(
            "UID:a\nSUMMARY:A\nDTSTART:20250710T100000\nRDATE:20250711T100000,bald,20250712T100000",
        );
        assert_eq!((whens(&read).len(), remarks(&read)), (3, vec![(7, "value")]));
    }

    #[test]
    fn zones_without_a_known_name() {
        let zone = |start: &str| {
            text(&format!(
                "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:/citadel.org/20210101_1/Europe/London\nX-LIC-LOCATION:Europe/London\nEND:VTIMEZONE\n\
                 BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n\
                 BEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n\
                 BEGIN:DAYLIGHT\nDTSTART:16010101T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n\
                 BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART;TZID={start}\nRRULE:FREQ=MONTHLY;INTERVAL=6;COUNT=2\nEND:VEVENT\nEND:VCALENDAR\n"
            ))
        };
        for name in [
            "Customized Time Zone",
            "/citadel.org/20210101_1/Europe/London",
            "GMT Standard Time",
            "\"(UTC+00:00) Dublin, Edinburgh, Lisbon, London\"",
        ] {
            let read = zone(&format!("{name}:20250710T100000"));
            assert_eq!(
                whens(&read),
                ["2025-07-10 11:00 - planned", "2026-01-10 11:00 - planned"],
                "{name}"
            );
            assert_eq!(uids(&read), ["a/20250710T090000Z", "a/20260110T100000Z"], "{name}");
        }
        let read = event(
            "SUMMARY:A\nDTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien\":20250710T100000",
        );
        assert_eq!(
            (whens(&read), remarks(&read)),
            (vec!["2025-07-10 10:00 - planned".to_string()], vec![])
        );
    }

    #[test]
    fn apple_and_thunderbird_and_evolution() {
        let read = text(
            "BEGIN:VCALENDAR\nCALSCALE:GREGORIAN\nPRODID:-//Apple Inc.//macOS 14.0//EN\nVERSION:2.0\nX-APPLE-CALENDAR-COLOR:#1BADF8\n\
             BEGIN:VEVENT\nUID:5A2C\nDTSTART;TZID=Europe/Berlin:20250801T140000\nDTEND;TZID=Europe/Berlin:20250801T150000\n\
             LOCATION:Café Beispiel\\nLange Straße 1\\nMusterstadt\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"Café, x\":geo:48.1,11.6\n\
             GEO:48.1;11.6\nURL;VALUE=URI:https://example.org/a?b=c;d\nSUMMARY:Gespräch\nTRANSP:TRANSPARENT\nX-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC\n\
             ORGANIZER;CN=Anna;EMAIL=anna@example.org:/aMTc/principal/\nATTENDEE;CUTYPE=INDIVIDUAL;EMAIL=anna@example.org;CN=Anna Frey;ROLE=CHAIR;PARTSTAT=ACCEPTED:/aMTc/principal/\n\
             ATTENDEE;CN=bernd@example.com;CUTYPE=INDIVIDUAL:mailto:bernd@example.com\nEND:VEVENT\n\n\n\
             BEGIN:VEVENT\nUID:6B\nCREATED:20250101T000000Z\nLAST-MODIFIED:20250101T000000Z\nX-MOZ-GENERATION:2\nX-MOZ-LASTACK:20250101T000000Z\n\
             DTSTART;VALUE=DATE:20250805\nDTEND;VALUE=DATE:20250807\nDESCRIPTION:\\n\\nErste Zeile\\nzweite\nX-EVOLUTION-CALDAV-HREF:https://example.org/x\nCOMMENT:Bitte anmelden\nCOMMENT:Danke\nEND:VEVENT\n\
             BEGIN:VEVENT\nDTSTART:20250806\nATTENDEE:mailto:cem@example.com\nATTENDEE;PARTSTAT=DECLINED:mailto:CEM@example.com\nEND:VEVENT\nEND:VCALENDAR\n",
        );
        assert_eq!(remarks(&read), []);
        assert_eq!(
            whens(&read),
            [
                "2025-08-01 14:00-15:00 - planned",
                "2025-08-05 - 2025-08-06 planned",
                "2025-08-06 - - planned"
            ]
        );
        let item = &read.items[0];
        assert_eq!(item.text("location"), Some("Café Beispiel, Lange Straße 1, Musterstadt"));
        assert_eq!(
            (item.text("x-geo"), item.text("x-url"), item.text("x-transp")),
            (Some("48.1;11.6"), Some("https://example.org/a?b=c;d"), Some("TRANSPARENT"))
        );
        assert_eq!(
            keys(item),
            ["title", "date", "time", "location", "status", "x-geo", "x-url", "x-transp"]
        );
        assert_eq!(
            people(item),
            [
                "chair: Anna Frey <anna@example.org>",
                "participants: Anna Frey <anna@example.org>",
                "participants:  <bernd@example.com>",
            ]
        );
        assert_eq!(item.links[1].to.kind, Some("person"));
        assert_eq!(
            (read.items[1].text("title"), read.items[1].body.as_str()),
            (Some("Erste Zeile"), "Erste Zeile\nzweite")
        );
        assert_eq!(
            read.items[1].get("x-comment"),
            Some(&serde_yaml::from_str("[Bitte anmelden, Danke]").unwrap())
        );
        assert_eq!(
            (read.items[2].text("title"), read.items[2].uid.as_deref()),
            (Some("Termin ohne Titel"), None)
        );
        assert_eq!(people(&read.items[2]), ["participants:  <cem@example.com>"]);
    }

    #[test]
    fn vcalendar_of_a_telephone() {
        let read = bytes(
            b"BEGIN:VCALENDAR\r\nVERSION:1.0\r\nTZ:+01\r\nBEGIN:VEVENT\r\nUID:7\r\n\
              SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gespr=C3=A4ch mit=\r\n Frau G=C3=BCller\r\n\
              DESCRIPTION;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FC=DFe=0D=0Aaus A\r\n\
              DTSTART:20250710T080000Z\r\nDTEND:20250710T090000Z\r\nRRULE:W1 TH #2\r\nCATEGORIES:MEETING;PRIVAT\r\n\
              ATTENDEE;ROLE=ORGANIZER;STATUS=ACCEPTED:Anna Frey <anna@example.org>\r\n\
              ATTENDEE;STATUS=DECLINED:Bernd <bernd@example.com>\r\nAALARM:20250710T075000Z;;;\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        );
        assert_eq!(remarks(&read), []);
        assert_eq!(
            whens(&read),
            ["2025-07-10 10:00-11:00 - planned", "2025-07-17 10:00-11:00 - planned"]
        );
        let item = &read.items[0];
        assert_eq!(
            (item.text("title"), item.body.as_str()),
            (Some("Gespräch mit Frau Güller"), "Grüße\naus A")
        );
        assert_eq!(item.get("topics"), Some(&serde_yaml::from_str("[MEETING, PRIVAT]").unwrap()));
        assert_eq!(
            people(item),
            [
                "chair: Anna Frey <anna@example.org>",
                "participants: Anna Frey <anna@example.org>",
                "excused: Bernd <bernd@example.com>",
            ]
        );
    }

    #[test]
    fn letters_of_every_encoding() {
        let of = |summary: &[u8]| {
            let mut file =
                b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20250710\r\nSUMMARY:".to_vec();
            file.extend(summary);
            file.extend(b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
            file
        };
        let title = |file: &[u8]| bytes(file).items[0].text("title").map(str::to_string);
        assert_eq!(title(&of(b"G\xfcller")).as_deref(), Some("Güller"));
        assert_eq!(title(&of(b"G\xc3\r\n \xbcller")).as_deref(), Some("Güller"));
        let file = String::from_utf8(of("Güller".as_bytes())).unwrap();
        let utf16: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(file.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(title(&utf16).as_deref(), Some("Güller"));
        assert_eq!(title(format!("\u{feff}{file}").as_bytes()).as_deref(), Some("Güller"));
    }

    #[test]
    fn several_calendars_and_missing_ends() {
        let read = text(
            "Vorwort\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20250710\nEND:VEVENT\nEND:VCALENDAR\n\
             BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:b\nSUMMARY:B\nDTSTART:20250711\nBEGIN:VEVENT\nUID:c\nSUMMARY:C\nDTSTART:20250712\nEND:VEVENT\nEND:VCALENDAR\n\
             BEGIN:VCALENDAR\nMETHOD:COUNTER\nBEGIN:VEVENT\nUID:d\nDTSTART:20250713\nEND:VEVENT\nEND:VCALENDAR\n\
             BEGIN:VEVENT\nUID:e\nSUMMARY:E\nDTSTART:20250714",
        );
        // The one without a calendar is read first.
        assert_eq!(uids(&read), ["e", "a", "b", "c"]);
        assert_eq!(
            whens(&read),
            [
                "2025-07-14 - - planned",
                "2025-07-10 - - planned",
                "2025-07-11 - - cancelled",
                "2025-07-12 - - cancelled"
            ]
        );
        assert_eq!(remarks(&read), [(11, "unclosed"), (21, "method"), (28, "unclosed")]);
        assert_eq!(remarks(&text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")), [(1, "empty")]);
        assert_eq!(remarks(&text("")), [(1, "empty")]);
    }

    #[test]
    fn an_event_twice_is_once() {
        let read = text(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSEQUENCE:2\nSUMMARY:neu\nDTSTART:20250711\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:a\nSEQUENCE:1\nSUMMARY:alt\nDTSTART:20250710\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:b\nSUMMARY:eins\nDTSTART:20250710\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:b\nSUMMARY:zwei\nDTSTART:20250712\nEND:VEVENT\nEND:VCALENDAR\n",
        );
        let titles: Vec<_> = read.items.iter().filter_map(|item| item.text("title")).collect();
        assert_eq!((titles, uids(&read)), (vec!["neu", "eins", "zwei"], vec!["a", "b", "-"]));
        assert_eq!(remarks(&read), [(8, "twice"), (19, "same-uid")]);
    }

    #[test]
    fn an_occurrence_alone_has_its_name() {
        let read = event(
            "UID:a\nSUMMARY:A\nRECURRENCE-ID;TZID=Europe/Berlin:20250709T100000\nDTSTART;TZID=Europe/Berlin:20250710T110000",
        );
        assert_eq!(
            (uids(&read), whens(&read)),
            (vec!["a/20250709T080000Z"], vec!["2025-07-10 11:00 - planned".to_string()])
        );
        let read = event(
            "UID:a\nSUMMARY:A\nRECURRENCE-ID;VALUE=DATE:20250709\nDTSTART;VALUE=DATE:20250710",
        );
        assert_eq!(uids(&read), ["a/20250709"]);
        let read = event("UID:a\nSUMMARY:A\nRECURRENCE-ID:20250709T100000Z\nSTATUS:CANCELLED");
        assert_eq!(
            (uids(&read), whens(&read)),
            (vec!["a/20250709T100000Z"], vec!["2025-07-09 12:00 - cancelled".to_string()])
        );
    }

    #[test]
    fn series_of_days_and_dates_of_their_own() {
        let read = event(
            "UID:a\nSUMMARY:A\nDTSTART;VALUE=DATE:20250710\nDTEND;VALUE=DATE:20250712\nRRULE:FREQ=MONTHLY;UNTIL=20250910\nEXDATE;VALUE=DATE:20250810\nRDATE;VALUE=DATE:20250820",
        );
        assert_eq!(uids(&read), ["a/20250710", "a/20250820", "a/20250910"]);
        assert_eq!(whens(&read)[1], "2025-08-20 - 2025-08-21 planned");
        let read = event(
            "UID:a\nSUMMARY:A\nDTSTART;TZID=Europe/Berlin:20250710T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:20250711\nEXDATE:20250712T080000Z\nRDATE;VALUE=PERIOD:20250720T080000Z/PT3H,20250721T080000Z/20250721T100000Z",
        );
        assert_eq!(
            whens(&read),
            [
                "2025-07-10 10:00-11:00 - planned",
                "2025-07-13 10:00-11:00 - planned",
                "2025-07-20 10:00-13:00 - planned",
                "2025-07-21 10:00-12:00 - planned",
            ]
        );
        // A series without a name, and one all of whose occurrences were taken away.
        assert_eq!(
            uids(&event("SUMMARY:A\nDTSTART:20250710\nRRULE:FREQ=DAILY;COUNT=2")),
            ["-", "-"]
        );
        assert_eq!(
            event("UID:a\nDTSTART:20250710\nRRULE:FREQ=DAILY;COUNT=1\nEXDATE:20250710").items.len(),
            0
        );
    }

    #[test]
    fn endless_series_end_a_year_from_now() {
        let read = event(
            "UID:a\nSUMMARY:A\nDTSTART;TZID=Europe/Berlin:20250601T100000\nRRULE:FREQ=MONTHLY",
        );
        assert_eq!(read.items.len(), 13);
        assert_eq!(whens(&read)[12], "2026-06-01 10:00 - planned");
        assert_eq!(remarks(&read), [(7, "open")]);
        let read =
            event("UID:a\nSUMMARY:A\nDTSTART;TZID=Europe/Berlin:20100601T100000\nRRULE:FREQ=DAILY");
        assert_eq!((read.items.len(), remarks(&read)), (500, vec![(7, "cut")]));
        // The latest ones are of use.
        assert_eq!(whens(&read)[499], "2026-06-15 10:00 - planned");
    }

    #[test]
    fn changes_beyond_the_series_come_in() {
        let read = text(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20250710T100000\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:a\nSUMMARY:B\nRECURRENCE-ID;RANGE=THISANDFUTURE:20250711T100000\nDTSTART:20250711T120000\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:a\nSUMMARY:C\nRECURRENCE-ID;VALUE=DATE:20250710\nDTSTART:20250710T130000\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:a\nSUMMARY:D\nRECURRENCE-ID:20250801T100000\nDTSTART:20250802T100000\nEND:VEVENT\nEND:VCALENDAR\n",
        );
        assert_eq!(
            whens(&read),
            [
                "2025-07-10 13:00 - planned",
                "2025-07-11 12:00 - planned",
                "2025-08-02 10:00 - planned"
            ]
        );
        assert_eq!(uids(&read), ["a/20250710T080000Z", "a/20250711T080000Z", "a/20250801T080000Z"]);
        assert_eq!(remarks(&read), [(11, "future")]);
    }

    #[test]
    fn what_netlog_wrote_comes_back() {
        let item = one(
            "UID:a\nSUMMARY:A\nDTSTART;TZID=Europe/Berlin:20250712T100000\nDTEND;TZID=Europe/Berlin:20250713T000000\nSTATUS:CONFIRMED\n\
             ATTENDEE;CN=Anna;CUTYPE=INDIVIDUAL;X-NETLOG-UID=u1:mailto:anna@example.org\nATTENDEE;CN=Amt;CUTYPE=GROUP:urn:uuid:u2\n\
             X-NETLOG-SERIES:steering\nX-NETLOG-STATUS:held\nX-NETLOG-TIME:10:00\nX-NETLOG-ABOUT:bamf\nX-NETLOG-ABOUT:bmas\nX-NETLOG-CANDIDATES:2025-07-12\n\
             X-NETLOG-SUMMARY:Kurz\\, gut\nX-NETLOG-SEATS:12\nX-NETLOG-UID:boese\nX-NETLOG-FIELD;X-NETLOG-KEY=Größe:XL\nX-KOSTENSTELLE:4711",
        );
        assert_eq!(when(&item), "2025-07-12 10:00 - held");
        assert_eq!((item.uid.as_deref(), item.get("uid")), (Some("a"), None));
        assert_eq!(
            (item.text("series"), item.text("summary"), item.text("Größe")),
            (Some("steering"), Some("Kurz, gut"), Some("XL"))
        );
        assert_eq!(
            (item.get("seats"), item.text("x-kostenstelle")),
            (Some(&Yaml::Number(12.into())), Some("4711"))
        );
        assert_eq!(item.get("candidates"), Some(&serde_yaml::from_str("['2025-07-12']").unwrap()));
        let uids: Vec<_> = item
            .links
            .iter()
            .map(|link| {
                (
                    link.key.as_str(),
                    link.to.uid.as_deref().unwrap_or("-"),
                    link.to.any,
                    link.to.kind,
                )
            })
            .collect();
        assert_eq!(
            uids,
            [
                ("participants", "u1", false, Some("person")),
                ("participants", "u2", false, Some("organisation")),
                ("about", "bamf", true, None),
                ("about", "bmas", true, None),
            ]
        );
    }

    #[test]
    fn todos_of_an_event_are_lines_of_it() {
        let uid = format!(":{}\n", crate::record::uid::of_id("eins"));
        let read = text(
            &"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:Protokoll schreiben\nRELATED-TO:a\nDUE;VALUE=DATE:20250720\nSTATUS:NEEDS-ACTION\nEND:VTODO\n\
             BEGIN:VTODO\nSUMMARY:Raum buchen\nRELATED-TO:a\nSTATUS:COMPLETED\nCOMPLETED:20250712T220000Z\nEND:VTODO\n\
             BEGIN:VTODO\nSUMMARY:Einladen\nRELATED-TO:a\nSTATUS:COMPLETED\nEND:VTODO\n\
             BEGIN:VTODO\nSUMMARY:Zahlen holen\nRELATED-TO:a\nSTATUS:COMPLETED\nCOMPLETED:20250711T100000Z\nEND:VTODO\n\
             BEGIN:VTODO\nSUMMARY:Milch kaufen\nEND:VTODO\nBEGIN:VJOURNAL\nSUMMARY:x\nEND:VJOURNAL\nBEGIN:VFREEBUSY\nUID:f\nEND:VFREEBUSY\n\
             BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20250710T100000\nRRULE:FREQ=DAILY;COUNT=2\n\
             X-NETLOG-ID:eins\nDESCRIPTION:Text\\n\\n- [ ] Zahlen holen @anna due:2025-07-12\\n- [ ] Protokoll schreiben\nEND:VEVENT\nEND:VCALENDAR\n".replace(":a\n", &uid),
        );
        assert_eq!(
            read.items[0].body,
            "Text\n\n- [x] Zahlen holen @anna due:2025-07-12 done:2025-07-11\n- [ ] Protokoll schreiben\n\n\
             - [x] Raum buchen done:2025-07-13\n- [x] Einladen"
        );
        assert!(read.items[1].body.ends_with("- [ ] Protokoll schreiben"));
        assert_eq!(remarks(&read), [(25, "task"), (28, "journal")]);
    }

    #[test]
    fn todos_of_one_name_on_two_days_are_two() {
        let todo = |due: &str| {
            format!("BEGIN:VTODO\nSUMMARY:Anrufen\nRELATED-TO:a\nDUE;VALUE=DATE:{due}\nEND:VTODO\n")
        };
        let uid = crate::record::uid::of_id("eins");
        let todo = |due: &str| todo(due).replace(":a\n", &format!(":{uid}\n"));
        let read = text(&format!(
            "BEGIN:VCALENDAR\n{}{}{}BEGIN:VEVENT\nUID:{uid}\nSUMMARY:A\nDTSTART:20250710T100000\nX-NETLOG-ID:eins\n\
             DESCRIPTION:- [x] Anrufen due:2025-07-11 done:2025-07-11\nEND:VEVENT\nEND:VCALENDAR\n",
            todo("20250720"),
            todo("20250820"),
            todo("20250720"),
        ));
        assert_eq!(
            read.items[0].body,
            "- [x] Anrufen due:2025-07-11 done:2025-07-11\n\n\
             - [ ] Anrufen due:2025-07-20\n- [ ] Anrufen due:2025-08-20"
        );
    }

    #[test]
    fn hostile_files_end_soon_and_small() {
        let head = "UID:a\nSUMMARY:A\nDTSTART:20200101T100000Z\n";
        let many = |line: &str, times: usize| line.repeat(times);
        let exdates: Vec<String> = (0..100_000)
            .map(|n| {
                format!("2020{:02}{:02}T{:02}{:02}00Z", n % 12 + 1, n % 28 + 1, n % 24, n % 60)
            })
            .collect();
        for (name, lines, most) in [
            ("every second", "RRULE:FREQ=SECONDLY".to_string(), 500),
            ("a thousand million", "RRULE:FREQ=DAILY;COUNT=1000000000".into(), 500),
            ("never", "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30".into(), 500),
            ("exceptions", format!("RRULE:FREQ=DAILY\nEXDATE:{}", exdates.join(",")), 500),
            ("dates", format!("RDATE:{}", exdates.join(",")), 500),
            (
                "people",
                many("ATTENDEE;CN=A:mailto:a@example.org\n", 100_000) + "RRULE:FREQ=DAILY",
                500,
            ),
            (
                "other people",
                (0..100_000)
                    .map(|n| format!("ATTENDEE:mailto:a{n}@example.org\n"))
                    .collect::<String>()
                    + "RRULE:FREQ=DAILY",
                500,
            ),
            (
                "properties",
                (0..100_000).map(|n| format!("X-A{n}:x\n")).collect::<String>()
                    + "RRULE:FREQ=DAILY",
                500,
            ),
            (
                "topics",
                format!(
                    "CATEGORIES:{}\nRRULE:FREQ=DAILY",
                    (0..200_000).map(|n| n.to_string()).collect::<Vec<_>>().join(",")
                ),
                500,
            ),
            ("text", format!("DESCRIPTION:{}\nRRULE:FREQ=DAILY", "x".repeat(5_000_000)), 200),
            ("rules", many("RRULE:FREQ=SECONDLY\n", 10_000), 500),
            ("folds", format!("X-A{}", many("=\n =", 300_000)), 1),
            (
                "zones",
                (0..2000)
                    .map(|n| format!("EXDATE;TZID=Z{n}:20250101T000000\n"))
                    .collect::<String>(),
                1,
            ),
        ] {
            let read = event(&format!("{head}{lines}"));
            assert!(read.items.len() <= most, "{name}: {}", read.items.len());
            assert!(read.remarks.len() <= MOST_REMARKS + 1, "{name}");
            let links: usize = read.items.iter().map(|item| item.links.len()).sum();
            assert!(links <= 200_000, "{name}: {links}");
        }
    }

    #[test]
    fn a_file_has_only_so_many_occurrences() {
        let one = |n: usize| {
            format!(
                "BEGIN:VEVENT\nUID:{n}\nSUMMARY:A\nDTSTART:20200101T100000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
            )
        };
        let file =
            format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", (0..2000).map(one).collect::<String>());
        let read = text(&file);
        assert_eq!((read.items.len(), read.remarks.len()), (5000, MOST_REMARKS + 1));
        assert_eq!(read.remarks.iter().map(|remark| remark.weight).max(), Some(Weight::Part));
    }
}

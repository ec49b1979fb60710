//! Tasks as to-dos (RFC 5545, 3.6.2).

use std::collections::HashMap;

use chrono::{NaiveDate, TimeZone};

use super::write::{Options, Past, stamp};
use super::write_line::Lines;
use super::write_people;
use super::write_when::day;
use crate::exchange::{Desk, Zone, uid};
use crate::record::{Book, Done, Record, kind::MEETING};

pub fn write(
    lines: &mut Lines,
    book: &Book,
    record: &Record,
    past: &Past,
    desk: &Desk<'_>,
    options: &Options<'_>,
) {
    let whole = options.uid(record, past);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for task in &record.tasks {
        let before = seen.entry(task.text.as_str()).or_default();
        let own = task_uid(&whole, &task.text, *before);
        *before += 1;
        lines.begin("VTODO");
        lines.raw("UID", &[], &own);
        lines.raw("DTSTAMP", &[], &stamp(desk.today));
        lines.raw("SEQUENCE", &[], &past.sequence(record).to_string());
        let text = if task.text.is_empty() { record.title() } else { &task.text };
        lines.put("SUMMARY", &[], &options.hide(text));
        if let Some(due) = task.due {
            lines.raw("DUE", &[("VALUE", "DATE")], &day(due));
        }
        match task.done {
            Done::No => lines.raw("STATUS", &[], "NEEDS-ACTION"),
            Done::Yes | Done::On(_) => {
                lines.raw("STATUS", &[], "COMPLETED");
                lines.raw("PERCENT-COMPLETE", &[], "100");
            }
        }
        if let Done::On(on) = task.done {
            lines.raw("COMPLETED", &[], &noon(on, desk.zone));
        }
        if record.is(&MEETING) {
            lines.put("RELATED-TO", &[], &whole);
        }
        if let Some(owner) = &task.owner {
            write_people::owner(lines, book, owner, record, options);
        }
        if book.is_confidential(record) {
            lines.raw("CLASS", &[], "CONFIDENTIAL");
        }
        lines.end("VTODO");
    }
}

/// Made of the text and not of the place: tasks are put before others, ticked and given another
/// day far more often than they are put into other words. Of several with one text the count tells
/// them apart.
fn task_uid(record: &str, text: &str, before: usize) -> String {
    uid::of_id(&format!("{record}\ntask\n{before}\n{text}"))
}

/// A moment in UTC is asked for (3.8.2.1), and only the day is known: the middle of the day is on
/// that day for whoever reads it, here and in UTC.
fn noon(on: NaiveDate, zone: Zone) -> String {
    let local = on.and_hms_opt(12, 0, 0).unwrap_or_default();
    let utc = zone.0.from_local_datetime(&local).earliest();
    let utc = utc.map_or(local, |moment| moment.naive_utc());
    // Where clocks are more than twelve hours ahead, it is the day before in UTC.
    let utc = if utc.date() == on { utc } else { local };
    utc.format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_keeps_its_name_while_others_come_and_go() {
        let first = task_uid("u", "Bericht schreiben", 0);
        assert_eq!(first, task_uid("u", "Bericht schreiben", 0));
        assert_ne!(first, task_uid("u", "Bericht schreiben", 1));
        assert_ne!(first, task_uid("v", "Bericht schreiben", 0));
    }

    #[test]
    fn a_done_task_is_done_on_its_day() {
        let on: NaiveDate = "2024-07-01".parse().expect("a day");
        let zone = |name| Zone::named(name).expect("a zone");
        assert_eq!(noon(on, zone("Europe/Berlin")), "20240701T100000Z");
        assert_eq!(noon(on, zone("Pacific/Kiritimati")), "20240701T120000Z");
    }
}

//! A series of meetings: each with what it decided, who was there how often, what is still open and
//! when it meets next.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::activity::Office;
use super::contact::{rows, took_part};
use super::event;
use super::figure::{Counter, Figure, exactly};
use super::person;
use super::tasks::TaskRow;
use crate::error::{Error, Result};
use crate::query::{Setting, nearest};
use crate::record::{Book, Record, kind, met};
use crate::words::{Message, PartialDate, fold};

/// In JSON `{key, name, figures, meetings, attendance, organisations, open, done, next}`.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    pub office: Option<String>,
    pub today: NaiveDate,
    /// The query of the user, which narrows what counts; empty where all does.
    pub query: String,
    pub key: String,
    /// As people call it; the key where they have no name for it.
    pub name: String,
    pub figures: Figures,
    /// By date, those without one at the end.
    pub meetings: Vec<MeetingPart>,
    /// People, whoever was there most often first.
    pub attendance: Vec<Attendance>,
    /// Organisations, which were there themselves or through their people of that day.
    pub organisations: Vec<Attendance>,
    pub open: Vec<TaskRow>,
    pub done: Vec<TaskRow>,
    /// Ids of the meetings that are still to come.
    pub next: Vec<String>,
}

/// Those of follow-ups are for `netlog tasks`, all others for `netlog list`.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub held: Figure,
    pub planned: Figure,
    pub cancelled: Figure,
    pub open: Figure,
    pub done: Figure,
}

#[derive(Clone, Debug, Serialize)]
pub struct MeetingPart {
    pub id: String,
    /// ISO 8601, perhaps without a day; `null` while it is open.
    pub date: Option<String>,
    pub title: String,
    pub location: Option<String>,
    /// `planned` where nobody said more.
    pub status: String,
    pub summary: Option<String>,
    pub decisions: Vec<String>,
    pub confidential: bool,
    #[serde(skip)]
    pub(super) when: Option<PartialDate>,
}

/// How often somebody was there, of the meetings that were held.
#[derive(Clone, Debug, Serialize)]
pub struct Attendance {
    pub id: String,
    pub name: String,
    pub there: Figure,
    /// Ids of the meetings.
    pub meetings: Vec<String>,
    pub excused: Vec<String>,
}

/// `name` is the key of the series or what people call it. `narrow` is the query of the user in one
/// expression, or empty; it narrows which meetings count. The page is for the office itself.
///
/// Fails where there is no such series, or where `narrow` is no query.
pub fn build(
    book: &Book,
    name: &str,
    narrow: &str,
    setting: &Setting<'_>,
    office: &Office<'_>,
) -> Result<Series> {
    let (key, name) = find(book, name, office)?;
    let counter = Counter::new(book, setting, narrow);
    let of = |term: &str| format!("type:meeting {}{term}", exactly("series", &key));
    let mut meetings = counter.find(&of(""))?;
    meetings.sort_by_key(|meeting| {
        (meeting.date().map_or(NaiveDate::MAX, PartialDate::first), meeting.id.clone())
    });
    let held = counter.find(&of(" status:held"))?;
    let there = Present::of(book, &held);
    let row = |(contact, seen): (&Record, Seen)| {
        let part = took_part(book, contact, &held);
        let figure = counter.count_among(&held, &of(&format!(" status:held {part}")))?;
        Ok(Attendance {
            id: contact.id.clone(),
            name: person::full_name(contact),
            there: figure,
            meetings: seen.there,
            excused: seen.excused,
        })
    };
    let attendance = there.people.into_values().map(row).collect::<Result<Vec<_>>>()?;
    let organisations = there.organisations.into_values().map(row).collect::<Result<Vec<_>>>()?;
    let (open, open_rows) = counter.tasks(&of(" task:open"))?;
    let (done, done_rows) = counter.tasks(&of(" task:done"))?;
    let is_next = |meeting: &&&Record| {
        event::is_plan(meeting) && meeting.date().is_none_or(|date| date.last() >= setting.today)
    };
    Ok(Series {
        office: office.name.map(str::to_string),
        today: setting.today,
        query: narrow.trim().to_string(),
        figures: Figures {
            held: counter.count(&of(" status:held"))?,
            planned: counter.count(&of(" not:status:held not:status:cancelled"))?,
            cancelled: counter.count(&of(" status:cancelled"))?,
            open,
            done,
        },
        next: meetings.iter().filter(is_next).map(|meeting| meeting.id.clone()).collect(),
        meetings: meetings.iter().map(|meeting| part(book, meeting)).collect(),
        attendance: by_count(attendance),
        organisations: by_count(organisations),
        open: rows(book, open_rows, setting.today),
        done: rows(book, done_rows, setting.today),
        key,
        name,
    })
}

/// The key and the name of a series that is called so, in any case and spelling of umlauts.
fn find(book: &Book, typed: &str, office: &Office<'_>) -> Result<(String, String)> {
    let mut known: Vec<(String, String)> = office.series.to_vec();
    for meeting in book.of_kind(&kind::MEETING) {
        let key = meeting.text("series").unwrap_or_default();
        if !key.is_empty() && !known.iter().any(|(other, _)| other == key) {
            known.push((key.to_string(), key.to_string()));
        }
    }
    let called = fold::key(typed.trim());
    let exact = known.iter().find(|(key, _)| key == typed.trim());
    let found = exact.or_else(|| {
        known.iter().find(|(key, name)| fold::key(key) == called || fold::key(name) == called)
    });
    if let Some(found) = found {
        return Ok(found.clone());
    }
    let error = Error::not_found(Message::new("report-series-unknown").with("name", typed));
    let names: Vec<&str> =
        known.iter().flat_map(|(key, name)| [name.as_str(), key.as_str()]).collect();
    let all: Vec<String> = known
        .iter()
        .map(|(key, name)| match key == name {
            true => key.clone(),
            false => format!("{name} ({key})"),
        })
        .collect();
    Err(match nearest(&names, typed) {
        Some(near) => error.hint(Message::new("report-series-near").with("name", near)),
        None if all.is_empty() => error.hint(Message::new("report-series-none")),
        None => error.hint(Message::new("report-series-known").with("names", all)),
    })
}

fn part(book: &Book, meeting: &Record) -> MeetingPart {
    MeetingPart {
        id: meeting.id.clone(),
        date: meeting.date().map(|date| date.to_string()),
        title: meeting.title().to_string(),
        location: meeting.text("location").map(str::to_string),
        status: meeting.text("status").unwrap_or("planned").to_string(),
        summary: meeting.text("summary").map(str::to_string),
        decisions: meeting.decisions.iter().map(|decision| decision.text.clone()).collect(),
        confidential: book.is_confidential(meeting),
        when: meeting.date(),
    }
}

fn by_count(mut rows: Vec<Attendance>) -> Vec<Attendance> {
    rows.sort_by(|a, b| {
        let order = |row: &Attendance| {
            (std::cmp::Reverse(row.there.count), row.name.clone(), row.id.clone())
        };
        order(a).cmp(&order(b))
    });
    rows
}

#[derive(Default)]
struct Seen {
    there: Vec<String>,
    excused: Vec<String>,
}

/// Who was at some meetings and who was excused, by id.
#[derive(Default)]
struct Present<'a> {
    people: BTreeMap<&'a str, (&'a Record, Seen)>,
    organisations: BTreeMap<&'a str, (&'a Record, Seen)>,
}

impl<'a> Present<'a> {
    fn of(book: &'a Book, held: &[&'a Record]) -> Present<'a> {
        let mut present = Present::default();
        for meeting in held {
            for contact in met::people(book, meeting) {
                present.seen(contact).there.push(meeting.id.clone());
                for organisation in met::organisations(book, contact, met::day(meeting)) {
                    let seen = present.seen(organisation);
                    if seen.there.last() != Some(&meeting.id) {
                        seen.there.push(meeting.id.clone());
                    }
                }
            }
            let excused = meeting.references("excused").filter_map(|one| book.resolve(one));
            for contact in excused.filter(|contact| contact.is(&kind::CONTACT)) {
                let seen = present.seen(contact);
                if seen.excused.last() != Some(&meeting.id) {
                    seen.excused.push(meeting.id.clone());
                }
            }
        }
        present
    }

    fn seen(&mut self, contact: &'a Record) -> &mut Seen {
        let list = match person::is_person(contact) {
            true => &mut self.people,
            false => &mut self.organisations,
        };
        &mut list.entry(&contact.id).or_insert_with(|| (contact, Seen::default())).1
    }
}

#[cfg(test)]
mod tests {
    use super::super::mask::Mask;
    use super::super::sample::{book, day};
    use super::*;
    use crate::render::markdown;
    use crate::words::{Lang, Words};

    #[test]
    fn many_meetings_are_counted_and_few_have_a_column_each() {
        let meeting = |at: usize| {
            let excused = if at == 1 { "excused: [kim]\n" } else { "" };
            let text = format!(
                "title: m{at}\ndate: 2024-01-0{at}\nstatus: held\nseries: s\nparticipants: [kim, org]\n{excused}---\n"
            );
            (format!("meetings/m{at}"), text)
        };
        for (count, head) in [(8, "01.01.2024"), (9, "Entschuldigt")] {
            let meetings: Vec<(String, String)> = (1..=count).map(meeting).collect();
            let mut files = vec![
                ("contacts/org", "name: Org\nkind: organisation\n---\n"),
                ("contacts/kim", "name: Kim\norganisation: org\n---\n"),
            ];
            files.extend(meetings.iter().map(|(path, text)| (path.as_str(), text.as_str())));
            let book = book(&files);
            let setting = Setting::new(book.schema(), day("2024-10-22"));
            let office = Office { name: None, staff: &[], series: &[] };
            let page = build(&book, "s", "", &setting, &office).expect("a page");
            let counts: Vec<(usize, usize)> =
                page.attendance.iter().map(|row| (row.there.count, row.excused.len())).collect();
            assert_eq!(counts, [(count - 1, 1)]);
            assert_eq!(page.organisations[0].there.count, count);
            let text = markdown::write(&page.doc(&Words::new(Lang::De), &Mask::default()));
            assert!(text.to_lowercase().contains(&head.to_lowercase()), "{text}");
        }
    }
}

//! One page before a meeting, or before meeting a contact: who they are, when each of them was
//! last met and what came of it, what is still promised, and what the group decided last.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::activity::Office;
use super::chapter::Named;
use super::person;
use super::tasks::TaskRow;
use crate::error::{Error, Result};
use crate::query::{Query, Reading};
use crate::record::shelf::{Mark, OWNER};
use crate::record::{Book, Place, Record, Task, id, kind, met};
use crate::words::{Message, PartialDate};

/// Meetings of the series whose decisions are told.
const MEETINGS: usize = 3;

#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    /// Of a meeting; ISO 8601, perhaps without a day.
    pub date: Option<String>,
    pub time: Option<String>,
    pub location: Option<String>,
    pub summary: Option<String>,
    /// The meeting or the contact is.
    pub confidential: bool,
    pub agenda: Vec<String>,
    /// Those from outside first, then our own.
    pub people: Vec<Person>,
    pub excused: Vec<Named>,
    /// The same series, the latest first.
    pub decisions: Vec<Decided>,
    /// Of the meeting itself, and of what it refers to.
    pub open: Vec<TaskRow>,
    #[serde(skip)]
    pub when: Option<PartialDate>,
    /// The series as it is spoken of.
    pub series: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Person {
    pub id: String,
    pub name: String,
    /// As of the day of the meeting.
    pub role: Option<String>,
    pub organisation: Option<Named>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// One of our own people.
    pub staff: bool,
    /// The last talk or meeting before the meeting.
    pub last: Option<Last>,
    /// Open follow-ups that are theirs, or come from a talk with them.
    pub open: Vec<TaskRow>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Last {
    pub id: String,
    pub date: NaiveDate,
    pub title: String,
    pub summary: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Decided {
    pub id: String,
    pub title: String,
    pub date: Option<String>,
    pub decisions: Vec<String>,
    #[serde(skip)]
    pub when: Option<PartialDate>,
}

/// Fails with a usage error for a record that is neither a meeting nor a contact.
/// Talks, meetings and follow-ups count as far as `among` selects them.
pub fn build(
    book: &Book,
    record: &Record,
    today: NaiveDate,
    office: &Office<'_>,
    among: &Query,
) -> Result<Brief> {
    let is_meeting = record.is(&kind::MEETING);
    if !is_meeting && !record.is(&kind::CONTACT) {
        let message = Message::new("report-brief-kind").with("id", record.id.as_str());
        return Err(Error::usage(message));
    }
    // A meeting that is over was prepared for with what was known before it.
    let day = record.date().map_or(today, PartialDate::first);
    let before = match day.pred_opt() {
        Some(before) if day <= today => {
            if is_meeting {
                before
            } else {
                today
            }
        }
        _ => today,
    };
    let invited = match is_meeting {
        true => met::people(book, record),
        false => contacts(book, record, today),
    };
    let writer = Preparer { book, day, today, office, before, among: among.reader(book) };
    let mut told = BTreeSet::new();
    let mut people: Vec<Person> =
        invited.into_iter().map(|contact| writer.person(contact, record, &mut told)).collect();
    people.sort_by_key(|person| person.staff);
    let series = record.text("series");
    let excused = record.references("excused").filter_map(|reference| book.resolve(reference));
    Ok(Brief {
        id: record.id.clone(),
        kind: record.kind.name.to_string(),
        title: person::full_name(record),
        date: record.date().map(|date| date.to_string()),
        time: record.values("time").first().map(crate::record::Value::display),
        location: record.text("location").map(str::to_string),
        summary: record.text("summary").map(str::to_string),
        confidential: book.is_confidential(record),
        agenda: match is_meeting {
            true => record.agenda().map(|heading| heading.text.clone()).collect(),
            false => Vec::new(),
        },
        people,
        excused: excused.map(named).collect(),
        decisions: series.map(|key| writer.decisions(record, key)).unwrap_or_default(),
        open: writer.own_tasks(record, &told),
        when: record.date(),
        series: series
            .map(|key| office.named_series(key).map_or(key, |(_, name)| name).to_string()),
    })
}

fn named(record: &Record) -> Named {
    Named { id: record.id.clone(), name: person::full_name(record) }
}

/// A person alone; of an organisation also the people who are there today.
fn contacts<'a>(book: &'a Book, record: &'a Record, today: NaiveDate) -> Vec<&'a Record> {
    let mut contacts = vec![record];
    if !person::is_person(record) {
        let links = book.backlinks(record);
        for (contact, key) in links {
            let works = matches!(key, Some("organisation" | "roles"))
                && person::posts(book, contact, today)
                    .any(|post| post.organisation.is_some_and(|of| of.id == record.id));
            if works && !contacts.iter().any(|known| known.id == contact.id) {
                contacts.push(contact);
            }
        }
    }
    contacts
}

struct Preparer<'a, 'b> {
    book: &'a Book,
    /// On which posts are looked up.
    day: NaiveDate,
    today: NaiveDate,
    office: &'b Office<'b>,
    /// The last day of which is told when somebody was met.
    before: NaiveDate,
    among: Reading<'a>,
}

impl Preparer<'_, '_> {
    fn person(
        &self,
        contact: &Record,
        about: &Record,
        told: &mut BTreeSet<(String, usize)>,
    ) -> Person {
        let book = self.book;
        let staff = person::is_among(contact, self.office.staff);
        let post = person::posts(book, contact, self.day).next();
        let last = met::last_among(book, contact, self.before, |event| {
            event.id != about.id && self.among.record(event)
        });
        let last = last.map(|(date, event)| Last {
            id: event.id.clone(),
            date,
            title: event.title().to_string(),
            summary: event.summary().map(str::to_string),
        });
        Person {
            id: contact.id.clone(),
            name: person::full_name(contact),
            role: post.as_ref().and_then(|post| post.role.map(str::to_string)),
            organisation: post.and_then(|post| post.organisation).map(named),
            phone: contact.texts("phones").next().map(str::to_string),
            email: contact.texts("emails").next().map(str::to_string),
            staff,
            last: if staff { None } else { last },
            open: self.promised(contact, staff, about, told),
        }
    }

    /// What they promised and what we promised them: each follow-up is told once. Of our own
    /// people only what they owe to this meeting, which stands at its end.
    fn promised(
        &self,
        contact: &Record,
        staff: bool,
        about: &Record,
        told: &mut BTreeSet<(String, usize)>,
    ) -> Vec<TaskRow> {
        if staff {
            return Vec::new();
        }
        let key = id::key(&contact.id);
        let mut rows = Vec::new();
        let mut places = self.book.referring(&contact.id, &["with", OWNER]);
        places.extend(self.book.places_of(&contact.id));
        for record in self.with_open_tasks(places).filter(|record| record.id != about.id) {
            // A group's follow-ups are no promise to each of its members.
            let with = record.is(&kind::CONVERSATION)
                && record.references("with").any(|with| id::key(&with.id) == key);
            let own = with || id::key(&record.id) == key;
            let asked = |task: &&Task| task.is_open() && self.among.task(record, task);
            for task in record.tasks.iter().filter(asked) {
                let owned = task.owner.as_deref().is_some_and(|owner| id::key(owner) == key);
                if (own || owned) && told.insert((record.id.clone(), task.line)) {
                    rows.push(TaskRow::new(self.book, record, task, self.today));
                }
            }
        }
        rows.sort_by_key(|row| row.due.unwrap_or(NaiveDate::MAX));
        rows
    }

    /// Those with open follow-ups, in the order of the book.
    fn with_open_tasks(&self, mut places: Vec<Place>) -> impl Iterator<Item = &Record> {
        places.retain(|place| self.book.is_marked(*place, Mark::OpenTask));
        self.book.in_order(&mut places);
        self.book.all_at(places)
    }

    fn decisions(&self, about: &Record, series: &str) -> Vec<Decided> {
        let of_series = self.book.having("series", series);
        let mut held: Vec<&Record> = self
            .book
            .all_at(of_series)
            .filter(|record| record.is(&kind::MEETING) && record.happened())
            .filter(|record| record.id != about.id && record.text("series") == Some(series))
            .filter(|record| self.among.record(record))
            .filter(|record| match (record.date(), about.date()) {
                (Some(date), Some(before)) => date.first() < before.first(),
                (date, _) => date.is_some_and(|date| date.first() <= self.today),
            })
            .collect();
        held.sort_by_key(|record| std::cmp::Reverse(record.date().map(PartialDate::first)));
        held.truncate(MEETINGS);
        let decided = |record: &&Record| Decided {
            id: record.id.clone(),
            title: record.title().to_string(),
            date: record.date().map(|date| date.to_string()),
            decisions: record.decisions.iter().map(|decision| decision.text.clone()).collect(),
            when: record.date(),
        };
        held.iter().map(decided).collect()
    }

    /// The open follow-ups of the record, of what it is about, and of earlier meetings of its
    /// series, as far as no person has them already.
    fn own_tasks(&self, about: &Record, told: &BTreeSet<(String, usize)>) -> Vec<TaskRow> {
        let series = about.text("series");
        let referred: Vec<String> = about.references("about").map(|r| id::key(&r.id)).collect();
        let belongs = |record: &&Record| {
            record.id == about.id
                || about.is(&kind::MEETING)
                    && (referred.contains(&id::key(&record.id))
                        || series.is_some() && record.text("series") == series && record.happened())
        };
        let ids = referred.iter().chain([&about.id]);
        let mut places: Vec<Place> = ids.flat_map(|id| self.book.places_of(id)).collect();
        places.extend(series.into_iter().flat_map(|key| self.book.having("series", key)));
        let mut rows: Vec<TaskRow> = self
            .with_open_tasks(places)
            .filter(belongs)
            .flat_map(|record| record.tasks.iter().map(move |task| (record, task)))
            .filter(|(record, task)| {
                task.is_open()
                    && self.among.task(record, task)
                    && !told.contains(&(record.id.clone(), task.line))
            })
            .map(|(record, task)| TaskRow::new(self.book, record, task, self.today))
            .collect();
        rows.sort_by_key(|row| row.due.unwrap_or(NaiveDate::MAX));
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{book, day};
    use super::*;
    use crate::query::Setting;
    use crate::render::markdown;
    use crate::words::{Lang, Words};

    #[test]
    fn people_as_of_the_day_of_the_meeting_with_what_is_still_promised() {
        let book = book(&[
            ("contacts/org", "name: Org\nkind: organisation\n---\n"),
            (
                "contacts/kim",
                "name: Kim\nroles:\n  - {organisation: org, role: old, until: 2024-10-31}\n  - {organisation: org, role: new, from: 2024-11-01}\n---\n",
            ),
            ("contacts/team", "name: Team\n---\n"),
            (
                "conversations/a",
                "date: 2024-09-01\nwith: [kim]\ntitle: t\n---\n- [ ] call @team\n- [x] done\n",
            ),
            ("conversations/b", "date: 2024-12-01\nwith: [kim]\ntitle: later\n---\n"),
            (
                "meetings/g1",
                "title: g1\ndate: 2024-01-01\nstatus: held\nseries: s\n---\n- Beschluss: eins\n- [ ] send @kim due:2024-02-01\n",
            ),
            (
                "meetings/g0",
                "title: g0\ndate: 2023-01-01\nstatus: cancelled\nseries: s\n---\n- Beschluss: null\n",
            ),
            (
                "meetings/g2",
                "title: g2\ndate: 2024-11-05\nseries: s\nparticipants: [team, kim]\n---\n## Punkt\n\n- [ ] room\n",
            ),
        ]);
        let staff = ["team".to_string()];
        let office = Office { name: None, staff: &staff, series: &[] };
        let meeting = book.get("g2").expect("the meeting");
        let brief =
            build(&book, meeting, day("2024-10-22"), &office, &Query::all()).expect("a brief");
        let [kim, team] = brief.people.as_slice() else { panic!("two people") };
        assert_eq!((kim.role.as_deref(), team.staff), (Some("new"), true));
        assert_eq!(kim.last.as_ref().map(|last| last.id.as_str()), Some("a"));
        let texts = |rows: &[TaskRow]| rows.iter().map(|row| row.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&kim.open), ["send", "call"]);
        let numbers = |rows: &[TaskRow]| rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(numbers(&kim.open), [Some(1), Some(1)]);
        assert_eq!(numbers(&brief.open), [Some(1)]);
        assert_eq!(
            (texts(&brief.open), brief.agenda),
            (vec!["room".to_string()], vec!["Punkt".to_string()])
        );
        assert_eq!(brief.decisions.len(), 1);
        let org =
            build(&book, book.get("org").expect("it"), day("2024-10-22"), &office, &Query::all())
                .expect("a brief");
        let names: Vec<&str> = org.people.iter().map(|person| person.name.as_str()).collect();
        assert_eq!((names, org.people[1].role.as_deref()), (vec!["Org", "Kim"], Some("old")));
        let words = Words::new(Lang::En);
        let page = markdown::write(&org.doc(&words, ""));
        assert_eq!(page.matches("Last met on 1 September 2024: t.").count(), 1, "{page}");
        assert!(page.contains("- Last met on 1 September 2024, as told above."), "{page}");
        let setting = Setting::new(book.schema(), day("2024-10-22"));
        let none = Query::parse(&[], Some("date:2023"), &setting).expect("a query");
        let asked = build(&book, meeting, day("2024-10-22"), &office, &none).expect("a brief");
        let people = asked.people.iter();
        assert!(people.clone().all(|person| person.last.is_none() && person.open.is_empty()));
        assert!(asked.decisions.is_empty() && asked.open.is_empty());
    }
}

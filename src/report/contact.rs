//! Everything about a person, an organisation or a programme: figures, the people with the time of
//! their posts, what happened year by year, decisions, relations and follow-ups. An organisation
//! took part where one of its people did who held a post there on that day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::activity::Office;
use super::figure::{Counter, Figure, exactly};
use super::partner::{self, RelationPart};
use super::person;
use super::tasks::{self, TaskRow};
use super::timeline::{self, Moment};
use crate::error::{Error, Result};
use crate::query::Setting;
use crate::record::{Book, Record, Value, id, kind, met};
use crate::words::{Message, PartialDate};

/// In JSON `{id, name, kind, fields, people, figures, first, last, years, decisions, …}`.
#[derive(Clone, Debug, Serialize)]
pub struct Contact<'a> {
    pub office: Option<String>,
    pub today: NaiveDate,
    /// The query of the user, which narrows what counts; empty where all does.
    pub query: String,
    pub id: String,
    pub name: String,
    pub kind: String,
    pub confidential: bool,
    /// The fields as `netlog list --format json` has them.
    pub fields: Map<String, Json>,
    /// Of an organisation or a programme.
    pub people: Vec<PersonPart>,
    pub figures: Figures,
    /// The first and the last day on which it took part in something.
    pub first: Option<String>,
    pub last: Option<String>,
    pub years: Vec<Year>,
    /// Meetings that it took part in, as far as something was decided there.
    pub decisions: Vec<MeetingDecisions>,
    pub relations: Vec<RelationPart>,
    pub open: Vec<TaskRow>,
    pub done: Vec<TaskRow>,
    /// Ids of the confidential among all that is told here.
    #[serde(rename = "confidential-ids")]
    pub secret: BTreeSet<String>,
    #[serde(skip)]
    pub(super) book: &'a Book,
    #[serde(skip)]
    pub(super) record: &'a Record,
    #[serde(skip)]
    pub(super) met: Option<(PartialDate, PartialDate)>,
}

/// Those of follow-ups are for `netlog tasks`, all others for `netlog list`.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub conversations: Figure,
    pub meetings: Figure,
    pub open: Figure,
    pub done: Figure,
}

/// A post at the organisation.
#[derive(Clone, Debug, Serialize)]
pub struct PersonPart {
    pub id: String,
    pub name: String,
    pub role: Option<String>,
    /// ISO 8601, perhaps without a day; `null` where nobody wrote it down.
    pub from: Option<String>,
    pub until: Option<String>,
    #[serde(skip)]
    pub(super) time: (Option<PartialDate>, Option<PartialDate>),
    /// Today.
    pub current: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// `null` for what has no date yet.
    pub year: Option<i32>,
    pub moments: Vec<Moment>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MeetingDecisions {
    pub id: String,
    pub date: Option<String>,
    pub title: String,
    pub decisions: Vec<String>,
    #[serde(skip)]
    pub(super) when: Option<PartialDate>,
}

/// `narrow` is the query of the user in one expression, or empty; it narrows which events and
/// follow-ups count. The page is for the office itself: it tells what is confidential, and says so.
///
/// Fails where `contact` is no contact, or where `narrow` is no query.
pub fn build<'a>(
    book: &'a Book,
    contact: &'a Record,
    narrow: &str,
    setting: &Setting<'_>,
    office: &Office<'_>,
) -> Result<Contact<'a>> {
    if !contact.is(&kind::CONTACT) {
        let message = Message::new("report-contact-kind").with("id", contact.id.as_str());
        return Err(Error::usage(message));
    }
    let counter = Counter::new(book, setting, narrow);
    let is_person = person::is_person(contact);
    let happened = "(type:conversation or (type:meeting status:held))";
    let there = took_part(book, contact, &counter.find(happened)?);
    let held = format!("type:meeting status:held {there}");
    let theirs = theirs(&contact.id, is_person);
    let (open, open_rows) = counter.tasks(&format!("task:open {theirs}"))?;
    let (done, done_rows) = counter.tasks(&format!("task:done {theirs}"))?;
    let events = counter.find(&format!("{happened} {there}"))?;
    let dates = || events.iter().filter_map(|event| event.date());
    let first = dates().min_by_key(|date| date.first());
    let last = dates().max_by_key(|date| date.first());
    let told = counter.find("(type:conversation or type:meeting)")?;
    let told: BTreeSet<&str> = told.iter().map(|record| record.id.as_str()).collect();
    let mut moments = timeline::build(book, contact);
    moments.retain(|moment| told.contains(moment.id.as_str()));
    let open_rows = rows(book, open_rows, setting.today);
    let done_rows = rows(book, done_rows, setting.today);
    let ids = moments.iter().map(|moment| &moment.id);
    let ids = ids.chain(open_rows.iter().chain(&done_rows).map(|row| &row.record));
    let is_secret = |id: &&String| book.get(id).is_some_and(|record| book.is_confidential(record));
    Ok(Contact {
        office: office.name.map(str::to_string),
        today: setting.today,
        query: narrow.trim().to_string(),
        id: contact.id.clone(),
        name: person::full_name(contact),
        kind: contact.text("kind").unwrap_or("person").to_string(),
        confidential: contact.is_confidential(),
        fields: contact.json(),
        people: people(book, contact, setting.today),
        figures: Figures {
            conversations: counter.count(&format!("type:conversation {there}"))?,
            meetings: counter.count(&held)?,
            open,
            done,
        },
        first: first.map(|date| date.to_string()),
        last: last.map(|date| date.to_string()),
        decisions: decisions(counter.find(&held)?),
        relations: relations(book, contact),
        secret: ids.filter(is_secret).cloned().collect(),
        years: years(moments),
        open: open_rows,
        done: done_rows,
        book,
        record: contact,
        met: first.zip(last),
    })
}

/// What somebody took part in, as a term. `among` are all events that can count.
///
/// Of an organisation whose people are both invited and excused a query sees only that they are
/// invited; such an event is left out by its id.
pub(super) fn took_part(book: &Book, contact: &Record, among: &[&Record]) -> String {
    let id = contact.id.as_str();
    let (with, excused) = (exactly("with", id), exactly("excused", id));
    if person::is_person(contact) {
        return format!("{with} not:{excused}");
    }
    let was_there = |event: &Record| {
        let day = met::day(event);
        let mut people = met::people(book, event).into_iter();
        people.any(|one| one.id == contact.id || met::was_of(one, contact, day))
    };
    let through = exactly("with.organisation", id);
    let mut term = format!("({with} or {through}) not:{excused}");
    let is_excused = |event: &&&Record| event.references("excused").next().is_some();
    for event in among.iter().filter(is_excused).filter(|event| !was_there(event)) {
        let would = event.references("excused").filter_map(|one| book.resolve(one));
        if would.into_iter().any(|one| met::was_of(one, contact, met::day(event))) {
            term.push_str(&format!(" not:{}", exactly("id", &event.id)));
        }
    }
    term
}

/// Their follow-ups: those they have to do, and those that came out of a talk with them. What a
/// group has to do is no matter of each of its members.
fn theirs(id: &str, is_person: bool) -> String {
    let (owner, with, own) = (exactly("owner", id), exactly("with", id), exactly("id", id));
    let mut terms = vec![owner, own, format!("(type:conversation {with})")];
    if !is_person {
        terms.push(format!("(type:conversation {})", exactly("with.organisation", id)));
    }
    format!("({})", terms.join(" or "))
}

pub(super) fn rows(
    book: &Book,
    tasks: Vec<(&Record, &crate::record::Task)>,
    today: NaiveDate,
) -> Vec<TaskRow> {
    let rows = tasks.into_iter().map(|(record, task)| TaskRow::new(book, record, task, today));
    let mut rows: Vec<TaskRow> = rows.collect();
    tasks::sort(&mut rows);
    rows
}

/// Every post that somebody holds or held there, those of today first.
fn people(book: &Book, contact: &Record, today: NaiveDate) -> Vec<PersonPart> {
    if person::is_person(contact) {
        return Vec::new();
    }
    let own = id::key(&contact.id);
    let mut parts: Vec<PersonPart> = Vec::new();
    let mut seen = BTreeSet::new();
    for (from, key) in book.backlinks(contact) {
        let works = matches!(key, Some("organisation" | "roles")) && from.is(&kind::CONTACT);
        if !works || !seen.insert(from.id.as_str()) {
            continue;
        }
        let mut add =
            |role: Option<&str>, time: (Option<PartialDate>, Option<PartialDate>), current| {
                parts.push(PersonPart {
                    id: from.id.clone(),
                    name: person::full_name(from),
                    role: role.map(str::to_string),
                    from: time.0.map(|date| date.to_string()),
                    until: time.1.map(|date| date.to_string()),
                    time,
                    current,
                });
            };
        if from.references("organisation").any(|one| id::key(&one.id) == own) {
            add(from.text("role"), (None, None), true);
        }
        for value in from.values("roles") {
            let Value::Post(post) = value else { continue };
            if post.organisation.as_ref().is_some_and(|one| id::key(&one.id) == own) {
                add(post.role.as_deref(), (post.from, post.until), post.holds_on(today));
            }
        }
    }
    let start = |part: &PersonPart| part.time.0.map(PartialDate::first);
    parts.sort_by(|a, b| (!a.current, start(a), &a.name).cmp(&(!b.current, start(b), &b.name)));
    parts
}

fn years(moments: Vec<Moment>) -> Vec<Year> {
    let mut years: BTreeMap<i32, Vec<Moment>> = BTreeMap::new();
    let mut undated = Vec::new();
    for moment in moments {
        match moment.when {
            Some(date) => years.entry(date.year()).or_default().push(moment),
            None => undated.push(moment),
        }
    }
    let years = years.into_iter().map(|(year, moments)| Year { year: Some(year), moments });
    let undated = (!undated.is_empty()).then_some(Year { year: None, moments: undated });
    years.chain(undated).collect()
}

fn decisions(mut meetings: Vec<&Record>) -> Vec<MeetingDecisions> {
    meetings.retain(|meeting| !meeting.decisions.is_empty());
    meetings.sort_by_key(|meeting| (meeting.date().map(PartialDate::first), meeting.id.clone()));
    let decided = |meeting: &Record| MeetingDecisions {
        id: meeting.id.clone(),
        date: meeting.date().map(|date| date.to_string()),
        title: meeting.title().to_string(),
        decisions: meeting.decisions.iter().map(|decision| decision.text.clone()).collect(),
        when: meeting.date(),
    };
    meetings.into_iter().map(decided).collect()
}

/// What it says about others, and what others say about it.
fn relations(book: &Book, contact: &Record) -> Vec<RelationPart> {
    let mut relations = partner::relations(book, contact, true);
    let mut seen = BTreeSet::new();
    for (from, key) in book.backlinks(contact) {
        if key == Some("relations") && seen.insert(from.id.as_str()) {
            let to_it = partner::relations(book, from, true).into_iter();
            relations.extend(to_it.filter(|one| one.to.id == contact.id));
        }
    }
    relations
}

#[cfg(test)]
mod tests {
    use super::super::sample::{book, day};
    use super::*;

    fn office() -> Office<'static> {
        Office { name: None, staff: &[], series: &[] }
    }

    #[test]
    fn an_organisation_took_part_while_its_people_held_a_post_there() {
        let book = book(&[
            (
                "contacts/org",
                "name: Org\nkind: organisation\nrelations: {partner: [other]}\n---\n- [ ] own\n",
            ),
            ("contacts/other", "name: Other\nkind: organisation\n---\n"),
            (
                "contacts/kim",
                "name: Kim\nroles: [{organisation: org, role: r, until: 2024-06-30}]\n---\n",
            ),
            ("conversations/a", "date: 2024-05-01\nwith: [kim]\n---\n- [ ] of the talk\n"),
            ("conversations/b", "date: 2024-07-01\nwith: [kim]\n---\n- [ ] too late\n"),
            (
                "meetings/c",
                "title: c\ndate: 2024-03-01\nstatus: held\nparticipants: [kim]\n---\n- Beschluss: ja\n- [ ] of a group\n- [x] Kim did @kim done:2024-04-01\n",
            ),
            (
                "meetings/d",
                "title: d\ndate: 2024-02-01\nstatus: held\nparticipants: [kim]\nexcused: [kim]\n---\n- Beschluss: nein\n",
            ),
            ("meetings/e", "title: e\ndate: 2024-06-20\nparticipants: [org]\n---\n"),
        ]);
        let setting = Setting::new(book.schema(), day("2024-10-22"));
        let of = |id: &str| {
            let record = book.get(id).expect("a contact");
            build(&book, record, "", &setting, &office()).expect("a page")
        };
        let org = of("org");
        assert_eq!((org.figures.conversations.count, org.figures.meetings.count), (1, 1));
        assert_eq!(
            (org.first.as_deref(), org.last.as_deref()),
            (Some("2024-03-01"), Some("2024-05-01"))
        );
        let texts = |rows: &[TaskRow]| rows.iter().map(|row| row.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&org.open), ["own", "of the talk"]);
        assert_eq!(org.decisions.len(), 1);
        let ids: Vec<&str> =
            org.years.iter().flat_map(|year| &year.moments).map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["c", "a", "e"]);
        assert_eq!(of("other").relations.len(), 1);
        let kim = of("kim");
        assert_eq!((kim.figures.conversations.count, kim.figures.meetings.count), (2, 1));
        assert_eq!(texts(&kim.done), ["Kim did"]);
        assert!(build(&book, book.get("a").expect("a talk"), "", &setting, &office()).is_err());
    }
}

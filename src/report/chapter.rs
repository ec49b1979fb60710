//! The parts of a report that are words: meetings and decisions by series, partners and how they
//! belong together, conversations by topic and quarter, open points and what lies ahead. What is
//! confidential is counted elsewhere and never told here.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::activity::{self, Office};
use super::figure::Counter;
use super::partner::{self, Partners};
use super::period::Period;
use super::person;
use super::tasks::TaskRow;
use crate::error::Result;
use crate::record::{Book, Record, kind, met};
use crate::words::{PartialDate, fold};

#[derive(Clone, Debug, Serialize)]
pub struct Chapters {
    /// In the order of the settings; meetings of no series under an empty key at the end.
    pub series: Vec<SeriesPart>,
    pub partners: Partners,
    /// By key; conversations without a topic under an empty key at the end.
    pub topics: Vec<TopicPart>,
    /// At the end of the period, by the day they are due.
    pub open: Vec<TaskRow>,
    /// Plans for the time after the period, or after today where that is earlier.
    pub ahead: Vec<Ahead>,
    /// The organisations of the annex, in no particular order of names.
    pub organisations: Vec<Named>,
    pub withheld: Withheld,
}

/// What is counted and not told: it is confidential or, in a public report, what private persons
/// came with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Withheld {
    /// Conversations and meetings.
    pub events: usize,
    pub tasks: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Named {
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct SeriesPart {
    pub key: String,
    pub name: Option<String>,
    pub held: Vec<MeetingPart>,
    pub cancelled: Vec<MeetingPart>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MeetingPart {
    pub id: String,
    /// ISO 8601, perhaps without a day.
    pub date: String,
    pub title: String,
    pub location: Option<String>,
    pub summary: Option<String>,
    /// Who was there, by organisation.
    pub participants: Vec<Delegation>,
    pub decisions: Vec<String>,
    #[serde(skip)]
    pub when: Option<PartialDate>,
}

/// People of one organisation, or of none.
#[derive(Clone, Debug, Serialize)]
pub struct Delegation {
    pub organisation: Option<Named>,
    pub people: Vec<Named>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TopicPart {
    pub key: String,
    /// As a page has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub quarters: Vec<QuarterPart>,
}

#[derive(Clone, Debug, Serialize)]
pub struct QuarterPart {
    /// `2024-q1`
    pub key: String,
    /// As a page has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub conversations: Vec<ConversationPart>,
    #[serde(skip)]
    pub period: Period,
}

#[derive(Clone, Debug, Serialize)]
pub struct ConversationPart {
    pub id: String,
    pub date: NaiveDate,
    pub title: String,
    pub summary: Option<String>,
    /// The topics beside the one that it is told under.
    pub topics: Vec<String>,
    pub with: Vec<Delegation>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Ahead {
    pub id: String,
    /// ISO 8601, perhaps without a day; `null` where it is still open.
    pub date: Option<String>,
    pub title: String,
    pub location: Option<String>,
    #[serde(skip)]
    pub when: Option<PartialDate>,
}

/// What may be told, of all that is counted.
#[derive(Clone, Copy)]
pub(super) struct Tellable<'a> {
    pub(super) book: &'a Book,
    pub(super) office: &'a Office<'a>,
    /// Everybody will read it.
    pub(super) public: bool,
    pub(super) today: NaiveDate,
}

impl Tellable<'_> {
    pub(super) fn holds(&self, record: &Record) -> bool {
        let withheld = self.book.is_confidential(record) || self.public && self.is_private(record);
        !withheld
    }

    /// True where somebody took part who came for himself: a person without an organisation who is
    /// not one of us, or somebody who is no contact. What was said there is for nobody outside.
    fn is_private(&self, record: &Record) -> bool {
        // Of a plan without a date the posts of today count.
        let day = met::day(record).or(Some(self.today));
        let mut there = met::PRESENT.into_iter().flat_map(|key| record.references(key));
        there.any(|there| match self.book.resolve(there) {
            Some(contact) => {
                person::is_person(contact)
                    && !person::is_among(contact, self.office.staff)
                    && met::organisations(self.book, contact, day).next().is_none()
            }
            None => true,
        })
    }
}

/// What happened in the period and may be told.
pub(super) struct Known<'a> {
    pub(super) tellable: Tellable<'a>,
    pub(super) told: &'a [&'a Record],
    /// Events that may not.
    pub(super) withheld: usize,
    /// Who was there, and the organisations of those on that day.
    pub(super) people: &'a [&'a Record],
    pub(super) organisations: &'a [&'a Record],
}

pub(super) fn build(
    counter: &Counter<'_>,
    period: Period,
    known: &Known<'_>,
    office: &Office<'_>,
    today: NaiveDate,
) -> Result<Chapters> {
    let book = counter.book;
    let cancelled =
        counter.find(&format!("type:meeting status:cancelled date:{}", period.range()))?;
    let cancelled: Vec<&Record> =
        cancelled.into_iter().filter(|record| known.tellable.holds(record)).collect();
    let (_, tasks) = counter.tasks(&activity::open_tasks(period))?;
    let (open, secret): (Vec<_>, Vec<_>) =
        tasks.into_iter().partition(|(record, _)| known.tellable.holds(record));
    let mut open: Vec<TaskRow> = open
        .into_iter()
        .map(|(record, task)| TaskRow::new(book, record, task, period.until))
        .collect();
    open.sort_by(|a, b| {
        let order = |row: &TaskRow| (row.due.unwrap_or(NaiveDate::MAX), row.path.clone(), row.line);
        order(a).cmp(&order(b))
    });
    Ok(Chapters {
        series: series(book, known.told, &cancelled, office),
        partners: partner::find(counter, period, known, office)?,
        topics: topics(book, period, known.told),
        open,
        ahead: ahead(counter, period.until.min(today), period.until, known.tellable)?,
        organisations: known.organisations.iter().map(|record| named(record)).collect(),
        withheld: Withheld { events: known.withheld, tasks: secret.len() },
    })
}

pub(super) fn named(record: &Record) -> Named {
    Named { id: record.id.clone(), name: person::full_name(record) }
}

fn series(
    book: &Book,
    told: &[&Record],
    cancelled: &[&Record],
    office: &Office<'_>,
) -> Vec<SeriesPart> {
    let mut parts: BTreeMap<(usize, String), SeriesPart> = BTreeMap::new();
    let meetings = told.iter().map(|record| (*record, true));
    let all = meetings.chain(cancelled.iter().map(|record| (*record, false)));
    for (record, held) in all.filter(|(record, _)| record.is(&kind::MEETING)) {
        let key = record.text("series").unwrap_or_default();
        let known = office.named_series(key);
        let rank = known
            .map_or(if key.is_empty() { usize::MAX } else { usize::MAX - 1 }, |(rank, _)| rank);
        let name = known.map(|(_, name)| name.to_string());
        let part = parts.entry((rank, fold::key(key))).or_insert_with(|| SeriesPart {
            key: key.to_string(),
            name,
            held: Vec::new(),
            cancelled: Vec::new(),
        });
        let meetings = if held { &mut part.held } else { &mut part.cancelled };
        meetings.push(meeting(book, record));
    }
    let mut parts: Vec<SeriesPart> = parts.into_values().collect();
    for part in &mut parts {
        part.held.sort_by(|a, b| (&a.date, &a.id).cmp(&(&b.date, &b.id)));
        part.cancelled.sort_by(|a, b| (&a.date, &a.id).cmp(&(&b.date, &b.id)));
    }
    parts
}

fn meeting(book: &Book, record: &Record) -> MeetingPart {
    let date = record.date();
    MeetingPart {
        id: record.id.clone(),
        date: date.map(|date| date.to_string()).unwrap_or_default(),
        title: record.title().to_string(),
        location: record.text("location").map(str::to_string),
        summary: record.text("summary").map(str::to_string),
        participants: delegations(book, record),
        decisions: record.decisions.iter().map(|decision| decision.text.clone()).collect(),
        when: date,
    }
}

/// Whom an event brought together, by the organisation of that day; nobody confidential.
fn delegations(book: &Book, record: &Record) -> Vec<Delegation> {
    let day = record.date().map(PartialDate::first).unwrap_or_default();
    let mut parts: Vec<Delegation> = Vec::new();
    for contact in met::people(book, record) {
        if contact.is_confidential() {
            continue;
        }
        let (organisation, person) = match person::is_person(contact) {
            true => {
                let mut posts = person::posts(book, contact, day);
                (posts.find_map(|post| post.organisation), Some(named(contact)))
            }
            false => (Some(contact), None),
        };
        let organisation = organisation.filter(|record| !record.is_confidential()).map(named);
        match parts.iter_mut().find(|part| part.organisation == organisation) {
            Some(part) => part.people.extend(person),
            None => parts.push(Delegation { organisation, people: person.into_iter().collect() }),
        }
    }
    parts
}

/// Each conversation once, under its first topic.
fn topics(book: &Book, period: Period, told: &[&Record]) -> Vec<TopicPart> {
    let mut parts: BTreeMap<(bool, String), TopicPart> = BTreeMap::new();
    let quarters = period.quarters();
    let mut conversations: Vec<(NaiveDate, &Record)> = told
        .iter()
        .filter(|record| record.is(&kind::CONVERSATION))
        .filter_map(|record| Some((record.date()?.first(), *record)))
        .collect();
    conversations.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
    for (date, record) in conversations {
        let topics = record.texts("topics").filter(|topic| !topic.trim().is_empty());
        let mut topics = topics.map(str::to_string);
        let first = topics.next().unwrap_or_default();
        let Some((quarter, time)) = quarters.iter().find(|(_, time)| time.contains(date)) else {
            continue;
        };
        let part = parts
            .entry((first.is_empty(), fold::key(&first)))
            .or_insert_with(|| TopicPart { key: first, name: None, quarters: Vec::new() });
        if part.quarters.last().is_none_or(|last| last.key != *quarter) {
            part.quarters.push(QuarterPart {
                key: quarter.clone(),
                name: None,
                conversations: Vec::new(),
                period: *time,
            });
        }
        let Some(last) = part.quarters.last_mut() else { continue };
        last.conversations.push(ConversationPart {
            id: record.id.clone(),
            date,
            title: record.title().to_string(),
            summary: record.text("summary").map(str::to_string),
            topics: topics.collect(),
            with: delegations(book, record),
        });
    }
    parts.into_values().collect()
}

/// Plans after `after` and up to a year behind the period, and those without any date.
fn ahead(
    counter: &Counter<'_>,
    after: NaiveDate,
    end: NaiveDate,
    tellable: Tellable<'_>,
) -> Result<Vec<Ahead>> {
    let plans = counter.find("type:meeting not:status:held not:status:cancelled")?;
    let last = crate::words::calendar::add_months(end, 12).unwrap_or(end);
    let mut ahead: Vec<Ahead> = plans
        .into_iter()
        .filter(|record| tellable.holds(record))
        .filter(|record| {
            record.date().is_none_or(|date| date.last() > after && date.first() <= last)
        })
        .map(|record| Ahead {
            id: record.id.clone(),
            date: record.date().map(|date| date.to_string()),
            title: record.title().to_string(),
            location: record.text("location").map(str::to_string),
            when: record.date(),
        })
        .collect();
    ahead.sort_by_key(|plan| {
        (plan.when.map_or(NaiveDate::MAX, PartialDate::first), plan.id.clone())
    });
    Ok(ahead)
}

//! What the office did in a period: figures against the same time a year before, and counts by
//! month, topic, channel, organisation and series. Each number comes with the query that lists
//! its records. The words of the report are `chapter` and `partner`.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::chapter::{self, Chapters};
pub use super::figure::narrow;
use super::figure::{Counter, Figure, exactly};
use super::gap;
use super::period::Period;
use super::person;
use super::spelling::Spelling;
use crate::error::Result;
use crate::query::Setting;
use crate::record::{Book, Record, id, met};
use crate::words::{Message, PartialDate, fold};

/// Of a longer period no days are counted.
const DAYS: i64 = 366;

/// What a report takes from the settings of the log.
#[derive(Clone, Copy, Debug)]
pub struct Office<'a> {
    /// Stands under the title.
    pub name: Option<&'a str>,
    /// Ids of our own people. They and their organisations are no partners.
    pub staff: &'a [String],
    /// How series are called, by key; the report has them in this order.
    pub series: &'a [(String, String)],
}

impl Office<'_> {
    /// The place of a series in the settings, and what people call it.
    pub(super) fn named_series(&self, key: &str) -> Option<(usize, &str)> {
        let folded = fold::key(key);
        let at = self.series.iter().position(|(known, _)| fold::key(known) == folded)?;
        Some((at, self.series.get(at)?.1.as_str()))
    }
}

/// The report. In JSON `{period, figures, queries, previous, by, …}`.
#[derive(Clone, Debug, Serialize)]
pub struct Activity {
    pub office: Option<String>,
    pub period: Period,
    pub today: NaiveDate,
    /// The query of the user, which narrows every figure; empty where all count.
    #[serde(rename = "query")]
    pub narrow: String,
    pub figures: Figures<usize>,
    /// The query of each figure; those of follow-ups are for `netlog tasks`.
    pub queries: Figures<String>,
    pub previous: Previous,
    pub by: By,
    #[serde(flatten)]
    pub chapters: Chapters,
    /// What a person should mend before the report goes out; not part of it.
    #[serde(skip)]
    pub gaps: Vec<Message>,
}

/// One number of each kind, or one query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figures<T> {
    pub conversations: T,
    pub meetings: Meetings<T>,
    pub contacts: Contacts<T>,
    pub tasks: Tasks<T>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meetings<T> {
    pub held: T,
    /// Planned or confirmed.
    pub planned: T,
    pub cancelled: T,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contacts<T> {
    pub reached: T,
    pub new: T,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tasks<T> {
    /// At the end of the period.
    pub open: T,
    pub done: T,
}

/// The figures of the same time a year before.
#[derive(Clone, Debug, Serialize)]
pub struct Previous {
    pub period: Period,
    #[serde(flatten)]
    pub figures: Figures<usize>,
    pub queries: Figures<String>,
    pub by: Months,
}

/// What is compared month by month.
#[derive(Clone, Debug, Serialize)]
pub struct Months {
    pub month: Vec<Row>,
}

/// Counts in rows. Month, day, topic and organisation count conversations and held meetings,
/// channel counts conversations, series counts held meetings.
#[derive(Clone, Debug, Serialize)]
pub struct By {
    pub month: Vec<Row>,
    /// The days on which something was; none for a period of more than a year.
    pub day: Vec<Row>,
    pub topic: Vec<Row>,
    pub channel: Vec<Row>,
    pub organisation: Vec<Row>,
    pub series: Vec<Row>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub key: String,
    /// What people call it, where that is not the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub count: usize,
    pub query: String,
}

/// `narrow` is the query of the user in one expression (see [`narrow`]), or empty; it narrows
/// every figure. In a `public` report what private persons came with is counted and not told.
///
/// Fails where `narrow` is no query.
pub fn build(
    book: &Book,
    period: Period,
    narrow: &str,
    setting: &Setting<'_>,
    office: &Office<'_>,
    public: bool,
) -> Result<Activity> {
    let counter = Counter::new(book, setting, narrow);
    let figures = figures(&counter, period, office)?;
    let before = self::figures(&counter, period.before(), office)?;
    let earlier = counter.find(&events(period.before()))?;
    let events = counter.find(&events(period))?;
    // What is confidential is counted, but who it was with and what it was about is not told.
    let tellable = chapter::Tellable { book, office, public, today: setting.today };
    let told = events.iter().copied().filter(|record| tellable.holds(record));
    let told: Vec<&Record> = told.collect();
    let keys = told.iter().flat_map(|record| record.texts("topics"));
    let present = present(book, &told);
    let mut seen = HashSet::new();
    let people = present.iter().map(|(contact, _)| *contact);
    let people: Vec<&Record> = people.filter(|contact| seen.insert(contact.id.as_str())).collect();
    let spelling = Spelling::of(keys, told.iter().chain(&people).copied());
    let organisations = organisations(book, &present, office);
    let rows = Rows { counter: &counter, period, events: &events, told: &told };
    let by = rows.by(&spelling, &organisations, office)?;
    let known = chapter::Known {
        tellable,
        told: &told,
        withheld: events.len() - told.len(),
        people: &people,
        organisations: &organisations,
    };
    let chapters = chapter::build(&counter, period, &known, office, setting.today)?;
    let gaps = gap::find(&counter, period, setting.today)?;
    Ok(Activity {
        office: office.name.map(str::to_string),
        period,
        today: setting.today,
        narrow: narrow.trim().to_string(),
        figures: figures.clone().map(|figure| figure.count),
        queries: figures.map(|figure| figure.query),
        previous: Previous {
            period: period.before(),
            figures: before.clone().map(|figure| figure.count),
            queries: before.map(|figure| figure.query),
            by: Months { month: months(&counter, period.before(), &earlier)? },
        },
        by,
        chapters,
        gaps,
    })
}

/// Everything that happened between people in the period.
pub(super) fn events(period: Period) -> String {
    format!("(type:conversation or (type:meeting status:held)) date:{}", period.range())
}

/// A follow-up is open at the end of a period where it was not ticked off by then and was there
/// by then: its record is of that time, or it was due by then. When a follow-up was written down
/// nobody knows, so one without any date counts always.
pub(super) fn open_tasks(period: Period) -> String {
    let until = period.until;
    match until.succ_opt() {
        Some(after) => format!(
            "(task:open or done:{after}..) \
             (date:..{until} or due:..{until} or (no:due not:date:{after}..))"
        ),
        None => "task:open".to_string(),
    }
}

fn figures(counter: &Counter<'_>, period: Period, office: &Office<'_>) -> Result<Figures<Figure>> {
    let range = period.range();
    let meetings = |status: &str| counter.count(&format!("type:meeting {status} date:{range}"));
    let own = outside(counter.book, office);
    let contacts = |which: &str| counter.count(&format!("type:contact {which}:{range}{own}"));
    Ok(Figures {
        conversations: counter.count(&format!("type:conversation date:{range}"))?,
        meetings: Meetings {
            held: meetings("status:held")?,
            planned: meetings("not:status:held not:status:cancelled")?,
            cancelled: meetings("status:cancelled")?,
        },
        contacts: Contacts { reached: contacts("reached")?, new: contacts("new")? },
        tasks: Tasks {
            open: counter.tasks(&open_tasks(period))?.0,
            done: counter.tasks(&format!("task:done done:{range}"))?.0,
        },
    })
}

/// Our own people and their organisations, whom nobody has to reach.
pub(super) fn own<'a>(book: &'a Book, office: &Office<'_>) -> BTreeMap<String, &'a Record> {
    let people: Vec<&Record> = office.staff.iter().filter_map(|id| book.get(id)).collect();
    let organisations = people.iter().flat_map(|person| book.organisations(person));
    let all = people.iter().copied().chain(organisations);
    all.map(|record| (id::key(&record.id), record)).collect()
}

/// The terms that leave them out.
pub(super) fn outside(book: &Book, office: &Office<'_>) -> String {
    own(book, office).values().map(|own| format!(" not:{}", exactly("id", &own.id))).collect()
}

/// What is counted in rows, and from what.
struct Rows<'a> {
    counter: &'a Counter<'a>,
    period: Period,
    /// All of the period, and those of them that may be told.
    events: &'a [&'a Record],
    told: &'a [&'a Record],
}

impl Rows<'_> {
    fn by(
        &self,
        spelling: &Spelling,
        organisations: &[&Record],
        office: &Office<'_>,
    ) -> Result<By> {
        let spelt = |key: &str| spelling.name(key);
        let series = |key: &str| office.named_series(key).map(|(_, name)| name.to_string());
        let range = self.period.range();
        let all = events(self.period);
        let held = format!("type:meeting status:held date:{range}");
        let talks = format!("type:conversation date:{range}");
        Ok(By {
            month: months(self.counter, self.period, self.events)?,
            day: self.days(),
            topic: self.values("topics", "topic", &all, spelt)?,
            channel: self.values("channel", "channel", &talks, |_| None)?,
            organisation: self.organisations(organisations)?,
            series: self.values("series", "series", &held, series)?,
        })
    }

    /// The most first.
    fn values(
        &self,
        key: &str,
        field: &str,
        among: &str,
        name: impl Fn(&str) -> Option<String>,
    ) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for value in values(self.told, key) {
            let text = format!("{among} {}", exactly(field, &value));
            let figure = self.counter.count_among(self.events, &text)?;
            let name = name(&value);
            rows.push(row(value, name, figure));
        }
        Ok(most_first(rows))
    }

    /// The days of at most a year on which something was that may be told. Counted in one pass, by
    /// the days that a query for one of them looks at.
    fn days(&self) -> Vec<Row> {
        let mut counts: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        if (self.period.until - self.period.from).num_days() >= DAYS {
            return Vec::new();
        }
        let within = |(first, last): (NaiveDate, NaiveDate)| {
            let last = last.min(self.period.until);
            first.max(self.period.from).iter_days().take_while(move |day| *day <= last)
        };
        for event in
            self.told.iter().filter(|event| matches!(event.date(), Some(PartialDate::Day(_))))
        {
            counts.extend(event.occasion().into_iter().flat_map(within).map(|day| (day, 0)));
        }
        for event in self.events {
            for day in event.occasion().into_iter().flat_map(within) {
                counts.entry(day).and_modify(|count| *count += 1);
            }
        }
        let row = |(day, count)| {
            let query = self.counter.narrowed(&events(Period { from: day, until: day }));
            row(day.to_string(), None, Figure { count, query })
        };
        counts.into_iter().map(row).collect()
    }

    fn organisations(&self, organisations: &[&Record]) -> Result<Vec<Row>> {
        let all = events(self.period);
        let present = self.counter.by_record(self.events, &["with", "with.organisation"])?;
        let row = |record: &&Record| {
            let (with, of) =
                (exactly("with", &record.id), exactly("with.organisation", &record.id));
            let count = present.get(&id::key(&record.id)).copied().unwrap_or_default();
            let query = self.counter.narrowed(&format!("{all} ({with} or {of})"));
            row(record.id.clone(), Some(record.title().to_string()), Figure { count, query })
        };
        Ok(most_first(organisations.iter().map(row).collect()))
    }
}

fn most_first(mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| row.count > 0);
    rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    rows
}

fn row(key: String, name: Option<String>, figure: Figure) -> Row {
    Row { key, name, count: figure.count, query: figure.query }
}

/// `events` are all that there were in the period.
fn months(counter: &Counter<'_>, period: Period, events: &[&Record]) -> Result<Vec<Row>> {
    let month = |(key, part)| Ok(row(key, None, counter.count_among(events, &self::events(part))?));
    period.months().into_iter().map(month).collect()
}

/// The values of a field, those that differ in case or umlauts only once.
fn values(records: &[&Record], key: &str) -> Vec<String> {
    let mut seen = BTreeMap::new();
    let values = records.iter().flat_map(|record| record.texts(key));
    for value in values.filter(|value| !value.trim().is_empty()) {
        seen.entry(fold::key(value)).or_insert_with(|| value.to_string());
    }
    seen.into_values().collect()
}

/// Who was there on which days.
fn present<'a>(book: &'a Book, events: &[&'a Record]) -> Vec<(&'a Record, Option<NaiveDate>)> {
    let there = events.iter().flat_map(|event| {
        met::people(book, event).into_iter().map(|contact| (contact, met::day(event)))
    });
    let mut seen = HashSet::new();
    there.filter(|(contact, day)| seen.insert((contact.id.as_str(), *day))).collect()
}

/// The organisations that were there, through themselves or their people of that day; not our own,
/// and none that is confidential.
fn organisations<'a>(
    book: &'a Book,
    present: &[(&'a Record, Option<NaiveDate>)],
    office: &Office<'_>,
) -> Vec<&'a Record> {
    let own = own(book, office);
    let there = present.iter().flat_map(|(contact, day)| {
        let itself = (!person::is_person(contact)).then_some(*contact);
        itself.into_iter().chain(met::organisations(book, contact, *day))
    });
    let mut seen = HashSet::new();
    let mut organisations: Vec<&Record> = there
        .filter(|record| seen.insert(record.id.as_str()))
        .filter(|record| !record.is_confidential() && !own.contains_key(&id::key(&record.id)))
        .collect();
    organisations.sort_by(|a, b| a.id.cmp(&b.id));
    organisations
}

impl<T> Figures<T> {
    pub(super) fn map<U>(self, mut f: impl FnMut(T) -> U) -> Figures<U> {
        let Figures { conversations, meetings, contacts, tasks } = self;
        Figures {
            conversations: f(conversations),
            meetings: Meetings {
                held: f(meetings.held),
                planned: f(meetings.planned),
                cancelled: f(meetings.cancelled),
            },
            contacts: Contacts { reached: f(contacts.reached), new: f(contacts.new) },
            tasks: Tasks { open: f(tasks.open), done: f(tasks.done) },
        }
    }

    /// With the name of each, as JSON nests it.
    pub fn each(&self) -> [(&'static str, &T); 8] {
        [
            ("conversations", &self.conversations),
            ("meetings.held", &self.meetings.held),
            ("meetings.planned", &self.meetings.planned),
            ("meetings.cancelled", &self.meetings.cancelled),
            ("contacts.reached", &self.contacts.reached),
            ("contacts.new", &self.contacts.new),
            ("tasks.open", &self.tasks.open),
            ("tasks.done", &self.tasks.done),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{book, day};
    use super::*;
    use crate::query::Query;
    use crate::render::markdown;
    use crate::report::activity_page::Page;
    use crate::report::mask::{Mask, Names};
    use crate::words::{Lang, Words};

    #[test]
    fn whom_and_what_a_confidential_meeting_was_about_is_not_told() {
        let book = book(&[
            ("contacts/open-org", "name: Open\nkind: organisation\n---\n"),
            ("contacts/secret-org", "name: Secret\nkind: organisation\n---\n"),
            ("contacts/kim", "name: Kim\norganisation: open-org\n---\n"),
            ("contacts/alex", "name: Alex\norganisation: secret-org\n---\n"),
            ("conversations/a", "date: 2024-03-05\nwith: [kim]\ntopics: [housing, \"\"]\n---\n"),
            (
                "meetings/b",
                "title: b\ndate: 2024-03-06\nstatus: held\nconfidential: true\nseries: hush\nparticipants: [alex, kim, secret-org]\ntopics: [whistle, housing]\n---\n",
            ),
        ]);
        let setting = Setting::new(book.schema(), day("2024-10-22"));
        let office = Office { name: None, staff: &[], series: &[] };
        let report =
            build(&book, Period::year(2024), "", &setting, &office, false).expect("a report");
        let told = serde_json::to_string(&report.chapters).expect("JSON");
        let rows = serde_json::to_string(&report.by).expect("JSON");
        for hidden in ["alex", "secret-org", "whistle", "hush"] {
            assert!(!told.contains(hidden) && !rows.contains(hidden), "{hidden}: {told} {rows}");
        }
        // The figures count it all the same.
        let topics: Vec<(&str, usize)> =
            report.by.topic.iter().map(|row| (row.key.as_str(), row.count)).collect();
        assert_eq!((topics, report.figures.meetings.held), (vec![("housing", 2)], 1));
        assert_eq!((report.figures.contacts.reached, report.chapters.withheld.events), (4, 1));
    }

    #[test]
    fn an_organisation_counts_only_for_the_time_of_its_people() {
        let book = book(&[
            ("contacts/old-org", "name: Old\nkind: organisation\n---\n"),
            ("contacts/new-org", "name: New\nkind: organisation\n---\n"),
            (
                "contacts/kim",
                "name: Kim\nroles:\n  - {organisation: old-org, role: a, until: 2020-12-31}\n  - {organisation: new-org, role: b, from: 2021}\n---\n",
            ),
            ("conversations/before", "date: 2019-03-04\nwith: [kim]\ntitle: x\n---\n"),
            ("conversations/talk", "date: 2024-03-05\nwith: [kim]\ntitle: x\n---\n"),
        ]);
        let setting = Setting::new(book.schema(), day("2024-10-22"));
        let office = Office { name: None, staff: &[], series: &[] };
        let list = |query: &str| {
            let query = Query::parse(&[], Some(query), &setting).expect("a query");
            query.select(&book).into_iter().map(|r| r.id.as_str()).collect::<Vec<_>>()
        };
        for (year, org, other) in [(2024, "new-org", "old-org"), (2019, "old-org", "new-org")] {
            let report =
                build(&book, Period::year(year), "", &setting, &office, false).expect("a report");
            let rows: Vec<(&str, usize)> =
                report.by.organisation.iter().map(|row| (row.key.as_str(), row.count)).collect();
            assert_eq!(rows, [(org, 1)]);
            let row = report.by.organisation.first().expect("a row");
            assert_eq!(list(&row.query).len(), row.count, "{}", row.query);
            assert_eq!(list(&report.queries.contacts.reached), ["kim", org]);
            assert_eq!(report.figures.contacts.reached, 2);
            assert_eq!(list(&report.queries.contacts.new).len(), report.figures.contacts.new);
            let partners = &report.chapters.partners.reached;
            assert!(partners.iter().all(|partner| partner.id != other), "{partners:?}");
            let annex = &report.chapters.organisations;
            assert!(annex.iter().all(|named| named.id == org), "{annex:?}");
        }
        // Asked of the contact itself any post counts, of a talk that of its day.
        assert_eq!(list("organisation:=old-org"), ["kim"]);
        assert_eq!(list("with.organisation:=old-org"), ["before"]);
        assert_eq!(list("with.roles.organisation:=new-org"), ["talk"]);
        assert_eq!(list("with.role:=a"), ["before"]);
        assert_eq!(list("with.roles.until:2020"), ["before", "talk"]);
        assert_eq!(list("with.organisation.name:New"), ["talk"]);
        assert_eq!(list("last:2019"), ["old-org"]);
    }

    #[test]
    fn a_series_in_two_spellings_is_one() {
        let book = book(&[
            ("meetings/a", "title: a\ndate: 2024-03-05\nstatus: held\nseries: Beirat\n---\n"),
            ("meetings/b", "title: b\ndate: 2024-03-06\nstatus: held\nseries: beirat\n---\n"),
        ]);
        let setting = Setting::new(book.schema(), day("2024-10-22"));
        let series = [("beirat".to_string(), "Beirat der Stadt".to_string())];
        let office = Office { name: None, staff: &[], series: &series };
        let report =
            build(&book, Period::year(2024), "", &setting, &office, false).expect("a report");
        let told =
            report.chapters.series.iter().map(|part| (part.name.as_deref(), part.held.len()));
        assert_eq!(told.collect::<Vec<_>>(), [(Some("Beirat der Stadt"), 2)]);
        let rows = report.by.series.iter().map(|row| (row.name.as_deref(), row.count));
        assert_eq!(rows.collect::<Vec<_>>(), [(Some("Beirat der Stadt"), 2)]);
    }

    #[test]
    fn what_has_no_title_is_never_called_by_its_id() {
        let book = book(&[
            ("contacts/anna-berg", "name: Anna Berg\n---\n"),
            ("conversations/2024-05-06-anna-berg", "date: 2024-05-06\nwith: [anna-berg]\n---\n"),
            ("meetings/berg-held", "date: 2024-06-07\nstatus: held\n---\n"),
            ("meetings/berg-plan", "date: 2024-12-08\n---\n"),
        ]);
        let setting = Setting::new(book.schema(), day("2024-10-22"));
        let office = Office { name: None, staff: &[], series: &[] };
        let report =
            build(&book, Period::year(2024), "", &setting, &office, false).expect("a report");
        for (lang, talk, held, plan) in [
            (Lang::De, "Mai 2024: **Gespräch**.", "Juni 2024: Sitzung", "2024: Sitzung"),
            (Lang::En, "6 May 2024: **Conversation**.", "7 June 2024: Meeting", "2024: Meeting"),
        ] {
            let mask = Mask::new(&book, Names::None);
            let words = Words::new(lang);
            let doc = report.doc(&Page::new(&words, &mask)).expect("a page");
            let text = markdown::write(&doc);
            assert!(!text.to_lowercase().contains("berg"), "{text}");
            for part in [talk, held, plan] {
                assert!(text.contains(part), "{part}\n{text}");
            }
        }
    }
}

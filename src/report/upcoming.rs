//! What is ahead, in one list: meetings, follow-ups that are due, plans that still need a date,
//! and people to get in touch with again. Nothing that is still open is ever left out because its
//! day has gone by.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use super::event;
use super::person;
use super::tasks::TaskRow;
use crate::query::Query;
use crate::record::shelf::{Places, Shelf};
use crate::record::{Book, Record, Task, Value, kind, met};
use crate::words::when::Span;
use crate::words::{Clock, PartialDate};

/// The list. In JSON an array of its entries.
#[derive(Clone, Debug)]
pub struct Upcoming<'a> {
    pub today: NaiveDate,
    /// The last day that it looks at.
    pub until: NaiveDate,
    /// By the day they are listed under; those without one at the end.
    pub entries: Vec<Entry<'a>>,
    /// Open follow-ups that are due on no day; `tasks` lists them.
    pub tasks_without_due: usize,
}

/// Why a record is in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    Meeting,
    Task,
    /// A plan whose day is still to be fixed.
    Undated,
    KeepInTouch,
}

/// One line of the list. In JSON the record with `due`, `reason` and `overdue`; with `line`,
/// `text` and `owner` where the reason is a task, with `last` where it is to keep in touch.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub record: &'a Record,
    pub title: String,
    pub reason: Reason,
    /// The day that it is listed under.
    pub due: Option<NaiveDate>,
    pub overdue: bool,
    pub detail: Detail,
}

/// What only entries of one reason have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    Meeting { time: Option<Clock>, until: Option<NaiveDate>, place: Option<String> },
    Task(TaskRow),
    Undated { date: Option<PartialDate>, candidates: Vec<NaiveDate>, place: Option<String> },
    KeepInTouch { last: Option<NaiveDate>, organisation: Option<String>, phone: Option<String> },
}

impl<'a> Entry<'a> {
    fn new(record: &'a Record, due: Option<NaiveDate>, overdue: bool, detail: Detail) -> Self {
        let reason = match detail {
            Detail::Meeting { .. } => Reason::Meeting,
            Detail::Task(_) => Reason::Task,
            Detail::Undated { .. } => Reason::Undated,
            Detail::KeepInTouch { .. } => Reason::KeepInTouch,
        };
        Self { record, title: person::full_name(record), reason, due, overdue, detail }
    }

    /// Its form in JSON.
    pub fn json(&self) -> Map<String, Json> {
        let mut object = self.record.json();
        object.insert("due".into(), json!(self.due));
        object.insert("reason".into(), json!(self.reason));
        object.insert("overdue".into(), json!(self.overdue));
        match &self.detail {
            Detail::Task(row) => {
                object.insert("line".into(), json!(row.line));
                object.insert("text".into(), json!(row.text));
                object.insert("owner".into(), json!(row.owner));
            }
            Detail::KeepInTouch { last, .. } => {
                object.insert("last".into(), json!(last));
            }
            Detail::Meeting { .. } | Detail::Undated { .. } => {}
        }
        object
    }

    fn order(&self) -> (NaiveDate, Option<u16>, Reason, &str, usize) {
        let (time, line) = match &self.detail {
            Detail::Meeting { time, .. } => (time.map(|time| time.start), 0),
            Detail::Task(row) => (None, row.line),
            _ => (None, 0),
        };
        (self.due.unwrap_or(NaiveDate::MAX), time, self.reason, &self.record.path, line)
    }
}

impl Serialize for Upcoming<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries.iter().map(Entry::json))
    }
}

/// Looks from `today` to `today` plus `within`. `staff` are our own people, whom nobody has to
/// remind us to keep in touch with.
pub fn build<'a>(
    book: &'a Book,
    today: NaiveDate,
    within: Span,
    query: &Query,
    staff: &[String],
) -> Upcoming<'a> {
    let until = within.after(today);
    let mut upcoming = Upcoming { today, until, entries: Vec::new(), tasks_without_due: 0 };
    for (record, task) in query.tasks(book, false) {
        follow_up(book, record, task, &mut upcoming);
    }
    for record in query.select_among(book, may_be_ahead) {
        if event::is_plan(record) {
            upcoming.entries.extend(meeting(record, today, until));
        } else if record.is(&kind::CONTACT) && !person::is_among(record, staff) {
            upcoming.entries.extend(keep_in_touch(book, record, today, until));
        }
    }
    upcoming.entries.sort_by(|a, b| a.order().cmp(&b.order()));
    upcoming
}

/// Meetings that neither took place nor were called off, and whom to keep in touch with.
fn may_be_ahead(shelf: &dyn Shelf) -> Places {
    let mut over = |value: &Value| matches!(value.as_text(), Some("held" | "cancelled"));
    let over = shelf.with_value(&|key| key == "status", &mut over).certain;
    let mut ahead = shelf.of_kind(&kind::MEETING);
    ahead.difference_with(&over);
    ahead.union_with(&shelf.with_value(&|key| key == "keep-in-touch", &mut |_| true).possible);
    ahead
}

fn meeting(record: &Record, today: NaiveDate, until: NaiveDate) -> Option<Entry<'_>> {
    let place = record.text("location").map(str::to_string);
    let Some(PartialDate::Day(day)) = record.date() else {
        return Some(undated(record, today, place));
    };
    let last = day_of(record, "until").filter(|last| *last > day);
    let overdue = last.unwrap_or(day) < today;
    (overdue || day <= until).then(|| {
        let time = record.values("time").iter().find_map(|value| match value {
            Value::Clock(clock) => Some(*clock),
            _ => None,
        });
        Entry::new(record, Some(day), overdue, Detail::Meeting { time, until: last, place })
    })
}

/// A plan without a day is listed however far ahead it lies: what is to be fixed is to be fixed
/// now. It stands under the next day proposed, else under the first day that it can mean.
fn undated(record: &Record, today: NaiveDate, place: Option<String>) -> Entry<'_> {
    let date = record.date();
    let mut candidates: Vec<NaiveDate> = record
        .values("candidates")
        .iter()
        .filter_map(|value| value.as_date().and_then(PartialDate::day))
        .collect();
    candidates.sort_unstable();
    candidates.dedup();
    let next = candidates.iter().copied().find(|day| *day >= today);
    let due = next.or(date.map(PartialDate::first)).or(candidates.last().copied());
    let overdue = match (next, date) {
        (Some(_), _) => false,
        (None, Some(date)) => date.last() < today,
        (None, None) => !candidates.is_empty(),
    };
    Entry::new(record, due, overdue, Detail::Undated { date, candidates, place })
}

fn follow_up<'a>(book: &'a Book, record: &'a Record, task: &'a Task, upcoming: &mut Upcoming<'a>) {
    let Some(due) = task.due else {
        upcoming.tasks_without_due += 1;
        return;
    };
    if due <= upcoming.until {
        let row = TaskRow::new(book, record, task, upcoming.today);
        upcoming.entries.push(Entry::new(record, Some(due), row.overdue, Detail::Task(row)));
    }
}

/// Whom nobody has met yet is due at once.
fn keep_in_touch<'a>(
    book: &Book,
    record: &'a Record,
    today: NaiveDate,
    until: NaiveDate,
) -> Option<Entry<'a>> {
    let span = record.values("keep-in-touch").iter().find_map(|value| match value {
        Value::Span(span) => Some(*span),
        _ => None,
    })?;
    let last = met::last(book, record, today).map(|(day, _)| day);
    let due = last.map_or(today, |last| span.after(last));
    (due <= until).then(|| {
        let mut posts = person::posts(book, record, today);
        let organisation = posts.find_map(|post| Some(post.organisation?.title().to_string()));
        let phone = record.texts("phones").next().map(str::to_string);
        let detail = Detail::KeepInTouch { last, organisation, phone };
        Entry::new(record, Some(due), due < today, detail)
    })
}

fn day_of(record: &Record, key: &str) -> Option<NaiveDate> {
    record.values(key).first().and_then(Value::as_date).and_then(PartialDate::day)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{book, day};
    use super::*;
    use crate::words::when;

    /// `due reason id`, with `!` where it is overdue.
    fn ahead(files: &[(&str, &str)]) -> Vec<String> {
        let within = when::span("30d").expect("a span");
        let staff = ["team".to_string()];
        let book = book(files);
        let upcoming = build(&book, day("2024-10-22"), within, &Query::all(), &staff);
        let line = |entry: &Entry| {
            let due = entry.due.map_or("-".to_string(), |due| due.to_string());
            let reason = json!(entry.reason);
            let mark = if entry.overdue { "!" } else { "" };
            format!("{due} {}{mark} {}", reason.as_str().unwrap_or_default(), entry.record.id)
        };
        upcoming.entries.iter().map(line).collect()
    }

    #[test]
    fn meetings_in_reach_running_and_forgotten_ones() {
        let lines = ahead(&[
            ("meetings/soon", "title: a\ndate: 2024-11-21\n---\n"),
            ("meetings/far", "title: a\ndate: 2024-11-22\n---\n"),
            ("meetings/running", "title: a\ndate: 2024-10-20\nuntil: 2024-10-22\n---\n"),
            ("meetings/forgotten", "title: a\ndate: 2023-10-20\nstatus: confirmed\n---\n"),
            ("meetings/held", "title: a\ndate: 2024-10-25\nstatus: held\n---\n"),
            ("meetings/off", "title: a\ndate: 2024-10-25\nstatus: cancelled\n---\n"),
        ]);
        assert_eq!(
            lines,
            [
                "2023-10-20 meeting! forgotten",
                "2024-10-20 meeting running",
                "2024-11-21 meeting soon"
            ]
        );
    }

    #[test]
    fn a_plan_without_a_day_is_never_forgotten() {
        let lines = ahead(&[
            ("meetings/none", "title: a\n---\n"),
            ("meetings/far", "title: a\ndate: 2031\n---\n"),
            ("meetings/gone", "title: a\ndate: 2024-09\n---\n"),
            ("meetings/now", "title: a\ndate: 2024-10\n---\n"),
            (
                "meetings/poll",
                "title: a\ndate: 2024-11\ncandidates: [2024-11-05, 2024-10-01]\n---\n",
            ),
            ("meetings/late", "title: a\ncandidates: [2024-10-01]\n---\n"),
        ]);
        assert_eq!(
            lines,
            [
                "2024-09-01 undated! gone",
                "2024-10-01 undated! late",
                "2024-10-01 undated now",
                "2024-11-05 undated poll",
                "2031-01-01 undated far",
                "- undated none",
            ]
        );
    }

    #[test]
    fn tasks_that_are_due_wherever_they_stand() {
        let files = [
            (
                "contacts/a",
                "name: A\n---\n- [ ] old @x due:2024-01-01\n- [x] done due:2024-01-01\n",
            ),
            (
                "meetings/m",
                "title: m\ndate: 2020-01-01\nstatus: held\n---\n- [ ] new due:2024-11-21\n",
            ),
            (
                "meetings/n",
                "title: n\ndate: 2020-01-01\nstatus: held\n---\n- [ ] far due:2024-11-22\n- [ ] no day\n",
            ),
        ];
        assert_eq!(ahead(&files), ["2024-01-01 task! a", "2024-11-21 task m"]);
        let within = when::span("30d").expect("a span");
        let book = book(&files);
        let upcoming = build(&book, day("2024-10-22"), within, &Query::all(), &[]);
        assert_eq!(upcoming.tasks_without_due, 1);
        let first = upcoming.entries[0].json();
        assert_eq!(
            (&first["line"], &first["text"], &first["owner"]),
            (&json!(4), &json!("old"), &json!("x"))
        );
    }

    #[test]
    fn an_organisation_is_met_through_its_people_of_that_time() {
        let lines = ahead(&[
            ("contacts/org", "name: Org\nkind: organisation\nkeep-in-touch: 6 months\n---\n"),
            (
                "contacts/left",
                "name: L\nkeep-in-touch: 6 months\nroles: [{organisation: org, until: 2024-06-30}]\n---\n",
            ),
            ("contacts/fresh", "name: F\nkeep-in-touch: 1 year\n---\n"),
            ("contacts/ill", "name: I\nkeep-in-touch: 1 month\n---\n"),
            ("contacts/team", "name: T\nkeep-in-touch: 1 day\n---\n"),
            ("conversations/c", "date: 2024-05-10\nwith: [left]\n---\n"),
            ("conversations/d", "date: 2024-09-10\nwith: [left]\n---\n"),
            (
                "meetings/m",
                "title: m\ndate: 2024-09-20\nstatus: held\nparticipants: [ill, left]\nexcused: [ill]\n---\n",
            ),
        ]);
        assert_eq!(
            lines,
            [
                "2024-10-22 keep-in-touch fresh",
                "2024-10-22 keep-in-touch ill",
                "2024-11-10 keep-in-touch org"
            ]
        );
    }
}

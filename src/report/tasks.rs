//! Follow-ups out of all records: open ones first, by the day they are due.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::person;
use crate::paint::Style;
use crate::query::Query;
use crate::record::{Book, Done, Record, Task};
use crate::render::{Column, Doc, Table, Text};
use crate::words::{Message, Words};

/// Which follow-ups are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Open,
    All,
}

/// One follow-up. In JSON: `{record, line, text, owner, due, done}` with `done` a date, `true` or
/// `false`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaskRow {
    pub record: String,
    /// In the file, from 1.
    pub line: usize,
    pub text: String,
    /// The id as it was written.
    pub owner: Option<String>,
    pub due: Option<NaiveDate>,
    #[serde(serialize_with = "done_json")]
    pub done: Done,
    /// From the root of the repository.
    #[serde(skip)]
    pub path: String,
    /// Of an open one: its place among all tasks of its record, from 1: what `netlog done ID N` takes.
    #[serde(skip)]
    pub number: Option<usize>,
    #[serde(skip)]
    pub owner_name: Option<String>,
    #[serde(skip)]
    pub overdue: bool,
}

impl TaskRow {
    /// `today` decides whether it is overdue.
    pub(super) fn new(book: &Book, record: &Record, task: &Task, today: NaiveDate) -> Self {
        Self {
            record: record.id.clone(),
            line: task.line,
            text: task.text.clone(),
            owner: task.owner.clone(),
            due: task.due,
            done: task.done,
            path: record.path.clone(),
            number: number(record, task),
            owner_name: task.owner.as_deref().map(|owner| person::name_of(book, owner)),
            overdue: task.is_open() && task.due.is_some_and(|due| due < today),
        }
    }
}

/// Its place among all tasks of the record, so that ticking one off renumbers none. Found by the
/// line, which no two share and which grows from one to the next.
fn number(record: &Record, task: &Task) -> Option<usize> {
    let at = record.tasks.binary_search_by_key(&task.line, |other| other.line).ok();
    at.filter(|_| task.is_open()).map(|at| at + 1)
}

fn done_json<S: Serializer>(done: &Done, serializer: S) -> Result<S::Ok, S::Error> {
    match done {
        Done::No => serializer.serialize_bool(false),
        Done::Yes => serializer.serialize_bool(true),
        Done::On(day) => day.serialize(serializer),
    }
}

/// Open ones by the day they are due, those without a day behind them; then the done ones, the
/// latest first.
pub fn build(book: &Book, today: NaiveDate, query: &Query, which: Which) -> Vec<TaskRow> {
    let tasks = query.tasks(book, which == Which::All).into_iter();
    let mut rows: Vec<TaskRow> =
        tasks.map(|(record, task)| TaskRow::new(book, record, task, today)).collect();
    sort(&mut rows);
    rows
}

pub(super) fn sort(rows: &mut [TaskRow]) {
    rows.sort_by(|a, b| order(a).cmp(&order(b)));
}

/// All of one record in the order of its text, numbered as `done` takes them.
pub(super) fn of_record(book: &Book, record: &Record, today: NaiveDate) -> Vec<TaskRow> {
    record.tasks.iter().map(|task| TaskRow::new(book, record, task, today)).collect()
}

/// Open before done; what is due first, what was done last.
fn order(row: &TaskRow) -> (u8, i64, NaiveDate, &str, usize) {
    let due = row.due.unwrap_or(NaiveDate::MAX);
    let since = |day: NaiveDate| NaiveDate::MAX.signed_duration_since(day).num_days();
    let (group, done) = match row.done {
        Done::No => (0, 0),
        Done::On(day) => (1, since(day)),
        Done::Yes => (1, i64::MAX),
    };
    (group, done, due, &row.path, row.line)
}

/// Overdue, open, without a day and done ones, each under its heading.
pub fn doc(rows: &[TaskRow], words: &Words) -> Doc {
    let mut doc = Doc::new();
    if rows.is_empty() {
        doc.paragraph(words.text("report-tasks-none"));
        return doc;
    }
    type Test = fn(&TaskRow) -> bool;
    let groups: [(String, Test); 4] = [
        (words.text("report-group-overdue"), |row| row.overdue),
        (words.text("report-tasks-open"), |row| {
            row.done == Done::No && !row.overdue && row.due.is_some()
        }),
        (words.text("report-tasks-without-due"), |row| row.done == Done::No && row.due.is_none()),
        (words.text("report-tasks-done"), |row| row.done != Done::No),
    ];
    for (heading, belongs) in groups {
        let rows: Vec<&TaskRow> = rows.iter().filter(|row| belongs(row)).collect();
        if !rows.is_empty() {
            let count = words.number(i64::try_from(rows.len()).unwrap_or(i64::MAX));
            doc.heading(2, format!("{heading} ({count})"));
            doc.table(table(&rows, words));
        }
    }
    let open = rows.iter().find_map(|row| Some((&row.record, row.number?)));
    if let Some((record, number)) = open {
        let hint = Message::new("report-tasks-hint")
            .with("record", record.as_str())
            .with("number", number.to_string());
        doc.paragraph(Text::new().faint(words.say(&hint)));
    }
    doc
}

fn table(rows: &[&TaskRow], words: &Words) -> Table {
    let done = rows.iter().all(|row| row.done != Done::No);
    let day = match done {
        true => words.text("report-column-done"),
        false => words.text("report-column-due"),
    };
    let mut table = Table::new([
        Column::keep(day),
        Column::text(words.text("report-column-task")),
        Column::text(words.text("report-column-owner")),
    ]);
    for row in rows {
        let shown = match row.done {
            Done::No => row.due,
            Done::Yes => None,
            Done::On(day) => Some(day),
        };
        let style = if row.overdue { Style::Warning } else { Style::Plain };
        let day = shown.map_or_else(|| "–".to_string(), |day| words.day_short(day));
        let mut what = Text::from(row.text.as_str());
        what.push(Style::Faint, format!(" {}", row.record));
        if let Some(number) = row.number {
            what.push(Style::Faint, format!(" {number}"));
        }
        let owner = row.owner_name.as_deref().unwrap_or_default();
        table.rows.push(vec![Text::from((style, day)), what, Text::from(owner)]);
    }
    table
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::sample::{book, day};
    use super::*;
    use crate::render::markdown;
    use crate::words::Lang;

    #[test]
    fn open_first_by_due_and_numbered_as_done_takes_them() {
        let book = book(&[
            ("contacts/kim", "name: Kim Öz\n---\n"),
            (
                "meetings/m",
                "title: m\n---\n- [x] a done:2024-10-01\n- [ ] b @kim due:2024-12-01\n- [x] c\n- [ ] d due:2024-10-01\n- [ ] e\n",
            ),
        ]);
        let rows = build(&book, day("2024-10-22"), &Query::all(), Which::All);
        let short: Vec<_> = rows.iter().map(|r| (r.text.as_str(), r.number, r.overdue)).collect();
        assert_eq!(
            short,
            [
                ("d", Some(4), true),
                ("b", Some(2), false),
                ("e", Some(5), false),
                ("a", None, false),
                ("c", None, false),
            ]
        );
        assert_eq!(
            json!(rows[1]),
            json!({"record": "m", "line": 5, "text": "b", "owner": "kim", "due": "2024-12-01", "done": false})
        );
        assert_eq!(
            (json!(rows[3])["done"].clone(), json!(rows[4])["done"].clone()),
            (json!("2024-10-01"), json!(true))
        );
        let text = markdown::write(&doc(&rows, &Words::new(Lang::De)));
        assert!(text.contains("Überfällig (1)") && text.contains("Kim Öz"), "{text}");
        assert_eq!(build(&book, day("2024-10-22"), &Query::all(), Which::Open).len(), 3);
    }
}

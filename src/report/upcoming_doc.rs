//! The list of what is ahead as a page: what is overdue, this week, next week and later, then
//! what has no day yet and whom to call. Knows no records, only the list.

use chrono::{Datelike, Days, NaiveDate};

use super::tasks::TaskRow;
use super::upcoming::{Detail, Entry, Upcoming};
use crate::paint::Style;
use crate::render::{Column, Doc, Table, Text};
use crate::words::{Message, Words, calendar};

/// The groups in their order; an entry is in the first whose last day it keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Overdue,
    ThisWeek,
    NextWeek,
    ThisMonth,
    Later,
    Undated,
    KeepInTouch,
}

impl Group {
    const ALL: [Group; 7] = [
        Group::Overdue,
        Group::ThisWeek,
        Group::NextWeek,
        Group::ThisMonth,
        Group::Later,
        Group::Undated,
        Group::KeepInTouch,
    ];

    fn of(entry: &Entry<'_>, today: NaiveDate) -> Group {
        let sunday = Days::new(u64::from(6 - today.weekday().num_days_from_monday()));
        let week = today.checked_add_days(sunday).unwrap_or(today);
        let next = week.checked_add_days(Days::new(7)).unwrap_or(week);
        match (&entry.detail, entry.due) {
            (Detail::Undated { .. }, _) | (_, None) => Group::Undated,
            (Detail::KeepInTouch { .. }, _) => Group::KeepInTouch,
            _ if entry.overdue => Group::Overdue,
            (_, Some(due)) if due <= week => Group::ThisWeek,
            (_, Some(due)) if due <= next => Group::NextWeek,
            (_, Some(due)) if due <= calendar::last_of(today.year(), today.month()) => {
                Group::ThisMonth
            }
            _ => Group::Later,
        }
    }

    fn heading(self, words: &Words) -> String {
        match self {
            Group::Overdue => words.text("report-group-overdue"),
            Group::ThisWeek => words.text("report-group-this-week"),
            Group::NextWeek => words.text("report-group-next-week"),
            Group::ThisMonth => words.text("report-group-this-month"),
            Group::Later => words.text("report-group-later"),
            Group::Undated => words.text("report-group-undated"),
            Group::KeepInTouch => words.text("report-group-keep-in-touch"),
        }
    }
}

impl Upcoming<'_> {
    pub fn doc(&self, words: &Words) -> Doc {
        let title =
            Message::new("report-upcoming-title").with("until", words.date(self.until.into()));
        let mut doc = Doc::titled(words.say(&title));
        if self.entries.is_empty() {
            doc.paragraph(words.text("report-upcoming-none"));
        }
        for group in Group::ALL {
            let entries: Vec<&Entry<'_>> =
                self.entries.iter().filter(|entry| Group::of(entry, self.today) == group).collect();
            if entries.is_empty() {
                continue;
            }
            doc.heading(2, group.heading(words));
            doc.table(match group {
                Group::Undated => undated(&entries, words),
                Group::KeepInTouch => keep_in_touch(&entries, words),
                _ => dated(&entries, words),
            });
        }
        if self.tasks_without_due > 0 {
            let note = Message::new("report-upcoming-tasks-without-due")
                .with("count", self.tasks_without_due);
            doc.paragraph(Text::new().faint(words.say(&note)));
        }
        doc
    }
}

fn dated(entries: &[&Entry<'_>], words: &Words) -> Table {
    let timed =
        entries.iter().any(|entry| matches!(entry.detail, Detail::Meeting { time: Some(_), .. }));
    let mut columns = vec![Column::keep(words.text("report-column-day"))];
    if timed {
        columns.push(Column::keep(words.text("report-column-time")));
    }
    columns.push(Column::text(words.text("report-column-what")));
    columns.push(Column::text(words.text("report-column-who")));
    let mut table = Table::new(columns);
    for entry in entries {
        let day = entry.due.map(|due| words.day_short(due)).unwrap_or_default();
        let (start, mut what, who) = match &entry.detail {
            Detail::Meeting { time, until, place } => {
                let start = time.map(|time| words.clock(crate::words::Clock { end: None, ..time }));
                let mut what = Text::new().strong(&entry.title);
                if entry.overdue {
                    what.push(Style::Warning, format!(" ({})", words.text("report-still-planned")));
                } else if let Some(until) = until {
                    let until = Message::new("report-until").with("date", words.day_short(*until));
                    what.push(Style::Plain, format!(" ({})", words.say(&until)));
                }
                (start, what, place.clone())
            }
            Detail::Task(row) => (None, Text::from(row.text.as_str()), row.owner_name.clone()),
            Detail::Undated { .. } | Detail::KeepInTouch { .. } => {
                (None, Text::from(entry.title.as_str()), None)
            }
        };
        what.push(Style::Faint, format!(" {}", entry.record.id));
        if let Detail::Task(TaskRow { number: Some(number), .. }) = &entry.detail {
            what.push(Style::Faint, format!(" {number}"));
        }
        let mut row = vec![Text::from((due_style(entry), day))];
        if timed {
            row.push(Text::from(start.unwrap_or_default()));
        }
        row.extend([what, Text::from(who.unwrap_or_default())]);
        table.rows.push(row);
    }
    table
}

fn undated(entries: &[&Entry<'_>], words: &Words) -> Table {
    let mut table = Table::new([
        Column::keep(words.text("report-column-planned")),
        Column::text(words.text("report-column-what")),
        Column::text(words.text("report-column-where")),
    ]);
    for entry in entries {
        let Detail::Undated { date, candidates, place } = &entry.detail else { continue };
        let when = match date {
            Some(date) => words.date_short(*date),
            None => words.text("report-open-date"),
        };
        let mut what = Text::new().strong(&entry.title);
        if !candidates.is_empty() {
            let days: Vec<String> = candidates.iter().map(|day| words.day_short(*day)).collect();
            let proposed = Message::new("report-candidates").with("days", days.join(", "));
            what.push(Style::Plain, format!(", {}", words.say(&proposed)));
        }
        what.push(Style::Faint, format!(" {}", entry.record.id));
        let place = place.as_deref().unwrap_or_default();
        table.rows.push(vec![Text::from((due_style(entry), when)), what, Text::from(place)]);
    }
    table
}

fn keep_in_touch(entries: &[&Entry<'_>], words: &Words) -> Table {
    let mut table = Table::new([
        Column::keep(words.text("report-column-due")),
        Column::text(words.text("report-column-whom")),
        Column::keep(words.text("report-column-last")),
        Column::keep(words.text("report-column-phone")),
    ]);
    for entry in entries {
        let Detail::KeepInTouch { last, organisation, phone } = &entry.detail else { continue };
        let due = entry.due.map(|due| words.day_short(due)).unwrap_or_default();
        let mut whom = Text::new().strong(&entry.title);
        if let Some(organisation) = organisation {
            whom.push(Style::Plain, format!(", {organisation}"));
        }
        whom.push(Style::Faint, format!(" {}", entry.record.id));
        let last = match last {
            Some(last) => words.date_short((*last).into()),
            None => words.text("report-never"),
        };
        let phone = phone.as_deref().unwrap_or_default();
        let due = Text::from((due_style(entry), due));
        table.rows.push(vec![due, whom, Text::from(last), Text::from(phone)]);
    }
    table
}

fn due_style(entry: &Entry<'_>) -> Style {
    if entry.overdue { Style::Warning } else { Style::Plain }
}

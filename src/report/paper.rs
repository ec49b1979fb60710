//! What the pages on a contact and on a series have in common: texts with the names that may be
//! told, tables of follow-ups, lists of decisions.

use super::activity_page::signed;
use super::figure::Figure;
use super::label::{capital, choice, sheet};
use super::mask::{Mask, Names};
use super::tasks::TaskRow;
use crate::paint::Style;
use crate::record::Done;
use crate::render::{Column, Datum, Doc, Sheet, Table, Text};
use crate::words::{Message, PartialDate, Words};

#[derive(Clone, Copy)]
pub(super) struct Paper<'a> {
    pub(super) words: &'a Words,
    pub(super) mask: &'a Mask,
}

impl Paper<'_> {
    /// The names that may be told.
    pub(super) fn told(&self, text: &str) -> String {
        self.mask.told(text, self.words)
    }

    /// That not everything counts, where a query narrows it.
    pub(super) fn selection(&self, query: &str, doc: &mut Doc) {
        if query.is_empty() {
            return;
        }
        let told = match self.names() {
            Names::All => Message::new("report-selection").with("query", query),
            Names::Organisations | Names::None => Message::new("report-selection-some"),
        };
        doc.paragraph(self.words.say(&told));
    }

    pub(super) fn names(&self) -> Names {
        self.mask.told
    }

    /// A title that is only an id, which is often made of names, gives way to the kind.
    pub(super) fn title(&self, id: &str, title: &str, kind: &str) -> String {
        match title == id && self.names() != Names::All {
            true => capital(&self.words.text(&format!("kind-{kind}"))),
            false => self.told(title),
        }
    }

    pub(super) fn date(&self, date: Option<PartialDate>) -> String {
        date.map_or_else(|| self.words.text("report-date-open"), |date| self.words.date(date))
    }

    pub(super) fn number(&self, count: usize) -> String {
        self.words.number(signed(count))
    }

    pub(super) fn status(&self, status: Option<&str>) -> String {
        choice(self.words, "status", status.unwrap_or("planned"))
    }

    /// Figures with the command that lists what they count.
    pub(super) fn figures(&self, figures: &[(&'static str, &Figure)], doc: &mut Doc) {
        let mut table = Table::new([
            Column::text(self.words.text("report-column-figure")),
            Column::number(self.words.text("report-column-count")),
        ]);
        for (label, figure) in figures {
            table.row([self.words.text(label), self.number(figure.count)]);
        }
        doc.table(table);
    }

    /// Open and done follow-ups, each under a heading where there are any.
    pub(super) fn tasks(&self, open: &[TaskRow], done: &[TaskRow], doc: &mut Doc) {
        for (heading, rows, day) in [
            ("report-open-tasks", open, "report-column-due"),
            ("report-paper-done", done, "report-column-done"),
        ] {
            if rows.is_empty() {
                continue;
            }
            doc.heading(1, self.words.text(heading));
            let mut columns = vec![
                Column::keep(self.words.text(day)),
                Column::text(self.words.text("report-column-task")),
            ];
            if self.names() == Names::All {
                columns.push(Column::text(self.words.text("report-column-owner")));
            }
            let mut table = Table::new(columns);
            for row in rows {
                let day = day_of(row);
                let day = day.map_or_else(|| "–".to_string(), |day| self.words.day_short(day));
                let style = if row.overdue { Style::Warning } else { Style::Plain };
                let owner = row.owner_name.as_deref().unwrap_or_default();
                table.row([
                    Text::from((style, day)),
                    Text::from(self.told(&row.text)),
                    Text::from(owner),
                ]);
            }
            doc.table(table);
        }
    }
}

/// When an open one is due, or a done one was done.
fn day_of(row: &TaskRow) -> Option<chrono::NaiveDate> {
    match row.done {
        Done::No => row.due,
        Done::Yes => None,
        Done::On(day) => Some(day),
    }
}

/// Follow-ups as rows of data.
pub(super) fn task_sheet(rows: &[&TaskRow], words: &Words) -> Sheet {
    let columns = [
        "report-column-task",
        "report-column-owner",
        "report-column-due",
        "report-column-done",
        "field-id",
    ];
    let mut sheet = sheet(words, "report-paper-tasks", &columns);
    for row in rows {
        let done = match row.done {
            Done::No => Datum::Empty,
            Done::Yes => Datum::from(words.text("value-yes")),
            Done::On(day) => Datum::from(day),
        };
        sheet.rows.push(vec![
            Datum::from(row.text.as_str()),
            Datum::from(row.owner_name.clone()),
            Datum::from(row.due),
            done,
            Datum::from(row.record.as_str()),
        ]);
    }
    sheet
}

/// A day as a day, a month or a year as its text.
pub(super) fn date_datum(date: Option<PartialDate>) -> Datum {
    match date {
        Some(PartialDate::Day(day)) => Datum::from(day),
        Some(date) => Datum::from(date.to_string()),
        None => Datum::Empty,
    }
}

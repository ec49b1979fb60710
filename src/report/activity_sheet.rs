//! The report on a period as tables for programs that calculate: a workbook for people, and one
//! table of all figures for machines.

use super::activity::{Activity, Row};
use super::activity_chart;
use super::label;
use super::paper::date_datum;
use super::telling::Telling;
use crate::render::{Chart, Column, Datum, Sheet, Table};

impl Activity {
    /// Every number in one table, for CSV: `section,key,count,previous,query`.
    pub fn table(&self) -> Table {
        let heads = ["section", "key", "count", "previous", "query"];
        let mut table = Table::new(heads.map(Column::keep));
        let figures = self.figures.each().into_iter().zip(self.previous.figures.each());
        for (((key, count), (_, previous)), (_, query)) in figures.zip(self.queries.each()) {
            let (count, previous) = (count.to_string(), previous.to_string());
            table.row(["figures", key, &count, &previous, query.as_str()]);
        }
        let by = &self.by;
        for (row, before) in by.month.iter().zip(&self.previous.by.month) {
            let (count, previous) = (row.count.to_string(), before.count.to_string());
            table.row(["month", &row.key, &count, &previous, &row.query]);
        }
        let sections = [
            ("day", &by.day),
            ("topic", &by.topic),
            ("channel", &by.channel),
            ("organisation", &by.organisation),
            ("series", &by.series),
        ];
        for (section, rows) in sections {
            for row in rows {
                table.row([section, &row.key, &row.count.to_string(), "", &row.query]);
            }
        }
        table
    }

    /// A sheet a table, with as much as its readers may know.
    pub fn sheets(&self, telling: &Telling<'_>) -> Vec<Sheet> {
        let told = telling.of(self);
        let writer = Writer { told: &told, telling };
        let sheets = [
            writer.figures(),
            writer.months(),
            writer.counts("report-by-topic", "report-column-topic", &told.by.topic),
            writer.counts("report-by-channel", "field-channel", &told.by.channel),
            writer.counts("report-by-series", "field-series", &told.by.series),
            writer.counts("report-by-organisation", "field-organisation", &told.by.organisation),
            writer.meetings(),
            writer.conversations(),
            writer.open(),
            writer.ahead(),
            writer.partners(),
        ];
        sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).map(Sheet::filled).collect()
    }
}

struct Writer<'a> {
    told: &'a Activity,
    telling: &'a Telling<'a>,
}

impl Writer<'_> {
    fn text(&self, id: &str) -> String {
        self.telling.words.text(id)
    }

    fn sheet(&self, name: &str, columns: &[&str]) -> Sheet {
        label::sheet(self.telling.words, name, columns)
    }

    fn traced(&self, sheet: &mut Sheet, rows: Vec<(Vec<Datum>, &str)>) {
        if self.telling.trace {
            sheet.columns.push(self.text("report-column-query"));
        }
        for (mut row, query) in rows {
            row.extend(self.telling.trace.then(|| query.into()));
            sheet.rows.push(row);
        }
    }

    fn figures(&self) -> Sheet {
        let [now, then] = self.told.columns(self.telling.words);
        let mut sheet = Sheet::new(
            self.text("report-overview"),
            [self.text("report-column-figure"), now, then, self.text("report-column-change")],
        );
        let rows = self.told.overview(self.telling.words);
        let cells = rows.iter().map(|row| {
            let change = Datum::Number(row.change);
            let cells =
                vec![row.name.clone().into(), row.count.into(), row.previous.into(), change];
            (cells, row.query.as_str())
        });
        self.traced(&mut sheet, cells.collect());
        sheet
    }

    fn months(&self) -> Sheet {
        let [now, then] = self.told.columns(self.telling.words);
        let mut sheet =
            Sheet::new(self.text("report-by-month"), [self.text("report-column-month"), now, then]);
        let rows = self.told.by.month.iter().zip(&self.told.previous.by.month);
        let rows = rows.map(|(row, before)| {
            (vec![name(row), row.count.into(), before.count.into()], row.query.as_str())
        });
        self.traced(&mut sheet, rows.collect());
        sheet.chart = activity_chart::month_texts(self.told, self.telling.words).map(
            |(title, description)| Chart {
                title,
                description,
                along: self.text("report-column-month"),
                up: self.text("report-column-count"),
                bars: vec![1, 2],
            },
        );
        sheet
    }

    fn counts(&self, title: &str, head: &str, rows: &[Row]) -> Sheet {
        let mut sheet = self.sheet(title, &[head, "report-column-count"]);
        let rows = rows.iter().map(|row| (vec![name(row), row.count.into()], row.query.as_str()));
        self.traced(&mut sheet, rows.collect());
        sheet
    }

    fn meetings(&self) -> Sheet {
        let columns = [
            "field-date",
            "field-series",
            "field-title",
            "field-location",
            "field-status",
            "field-summary",
            "report-paper-decisions",
        ];
        let mut sheet = self.sheet("report-meetings", &columns);
        for part in &self.told.chapters.series {
            let held = part.held.iter().map(|meeting| (meeting, "held"));
            for (meeting, status) in
                held.chain(part.cancelled.iter().map(|meeting| (meeting, "cancelled")))
            {
                sheet.rows.push(vec![
                    date_datum(meeting.when),
                    part.name.clone().into(),
                    meeting.title.clone().into(),
                    meeting.location.clone().into(),
                    label::choice(self.telling.words, "status", status).into(),
                    meeting.summary.clone().into(),
                    meeting.decisions.join("\n").into(),
                ]);
            }
        }
        sheet
    }

    fn conversations(&self) -> Sheet {
        let columns =
            ["field-date", "report-column-topic", "field-title", "field-with", "field-summary"];
        let mut sheet = self.sheet("report-figure-conversations", &columns);
        for topic in &self.told.chapters.topics {
            for talk in topic.quarters.iter().flat_map(|quarter| &quarter.conversations) {
                let with = talk.with.iter().flat_map(|part| {
                    let people = part.people.iter().map(|person| person.name.clone());
                    people.chain(part.organisation.iter().map(|named| named.name.clone()))
                });
                sheet.rows.push(vec![
                    talk.date.into(),
                    topic.name.clone().into(),
                    talk.title.clone().into(),
                    with.collect::<Vec<_>>().join(", ").into(),
                    talk.summary.clone().into(),
                ]);
            }
        }
        sheet
    }

    fn open(&self) -> Sheet {
        let columns = ["report-column-task", "report-column-due", "report-column-owner"];
        let mut sheet = self.sheet("report-open", &columns);
        let rows =
            self.told.chapters.open.iter().map(|task| {
                vec![task.text.clone().into(), task.due.into(), task.owner.clone().into()]
            });
        sheet.rows.extend(rows);
        sheet
    }

    fn ahead(&self) -> Sheet {
        let columns = ["field-date", "field-title", "field-location"];
        let mut sheet = self.sheet("report-ahead", &columns);
        let rows = self.told.chapters.ahead.iter().map(|plan| {
            vec![date_datum(plan.when), plan.title.clone().into(), plan.location.clone().into()]
        });
        sheet.rows.extend(rows);
        sheet
    }

    fn partners(&self) -> Sheet {
        let columns = ["field-organisation", "field-name", "field-role", "report-new"];
        let mut sheet = self.sheet("report-partners", &columns);
        let mark = |new: bool| Datum::from(new.then(|| self.text("value-yes")));
        for group in &self.told.chapters.partners.groups {
            let organisation = group.organisation.as_ref().map(|named| named.name.clone());
            if organisation.is_some() {
                let row = [organisation.clone().into(), Datum::Empty, Datum::Empty];
                sheet.rows.push(row.into_iter().chain([mark(group.new)]).collect());
            }
            for person in &group.people {
                sheet.rows.push(vec![
                    organisation.clone().into(),
                    person.name.clone().into(),
                    person.role.clone().into(),
                    mark(person.new),
                ]);
            }
        }
        sheet
    }
}

fn name(row: &Row) -> Datum {
    row.name.clone().unwrap_or_else(|| row.key.clone()).into()
}

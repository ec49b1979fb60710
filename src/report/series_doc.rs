//! The page on a series as a document and as rows of data.

use super::activity_page::signed;
use super::label::{capital, choice, sheet};
use super::mask::{Mask, Names};
use super::paper::{Paper, date_datum, task_sheet};
use super::series::{Attendance, MeetingPart, Series};
use crate::render::{Column, Datum, Doc, Sheet, Table, Text};
use crate::words::{Message, PartialDate, Words};

/// More meetings are no columns of a page any more.
const COLUMNS: usize = 8;

impl Series {
    /// A finished page, with as much of the names as the mask lets through.
    pub fn doc(&self, words: &Words, mask: &Mask) -> Doc {
        let page = Page { report: self, paper: Paper { words, mask } };
        let mut doc = Doc::titled(page.paper.told(&self.name));
        if let Some(office) = &self.office {
            doc.paragraph(Text::new().strong(office));
        }
        let as_of = Message::new("report-as-of").with("today", PartialDate::Day(self.today));
        doc.paragraph(words.say(&as_of));
        page.paper.selection(&self.query, &mut doc);
        page.overview(&mut doc);
        page.next(&mut doc);
        page.meetings(&mut doc);
        page.decisions(&mut doc);
        page.attendance(&mut doc);
        page.paper.tasks(&self.open, &self.done, &mut doc);
        doc
    }

    /// The meetings, who was there, and the follow-ups.
    pub fn sheets(&self, words: &Words) -> Vec<Sheet> {
        let columns = [
            "field-date",
            "field-title",
            "field-location",
            "field-status",
            "field-summary",
            "report-paper-decisions",
            "field-id",
        ];
        let mut meetings = sheet(words, "report-meetings-all", &columns);
        for one in &self.meetings {
            meetings.rows.push(vec![
                date_datum(one.when),
                Datum::from(one.title.as_str()),
                Datum::from(one.location.clone()),
                Datum::from(choice(words, "status", &one.status)),
                Datum::from(one.summary.clone()),
                Datum::from(one.decisions.len()),
                Datum::from(one.id.as_str()),
            ]);
        }
        let columns = [
            "field-name",
            "report-series-there",
            "report-series-held",
            "report-excused",
            "field-id",
        ];
        let mut attendance = sheet(words, "report-series-attendance", &columns);
        for row in self.attendance.iter().chain(&self.organisations) {
            attendance.rows.push(vec![
                Datum::from(row.name.as_str()),
                Datum::from(row.there.count),
                Datum::from(self.figures.held.count),
                Datum::from(row.excused.len()),
                Datum::from(row.id.as_str()),
            ]);
        }
        let tasks: Vec<_> = self.open.iter().chain(&self.done).collect();
        vec![meetings, attendance, task_sheet(&tasks, words)]
    }
}

struct Page<'a> {
    report: &'a Series,
    paper: Paper<'a>,
}

impl Page<'_> {
    fn overview(&self, doc: &mut Doc) {
        let figures = &self.report.figures;
        let words = self.paper.words;
        doc.heading(1, words.text("report-overview"));
        let held = Message::new("report-series-sentence")
            .with("count", signed(figures.held.count))
            .with("number", words.number_word(signed(figures.held.count)));
        doc.paragraph(capital(&words.say(&held)));
        self.paper.figures(
            &[
                ("report-figure-held", &figures.held),
                ("report-figure-planned", &figures.planned),
                ("report-figure-cancelled", &figures.cancelled),
                ("report-paper-open", &figures.open),
                ("report-figure-done", &figures.done),
            ],
            doc,
        );
    }

    fn next(&self, doc: &mut Doc) {
        let meetings = self.report.meetings.iter();
        let next: Vec<_> = meetings.filter(|one| self.report.next.contains(&one.id)).collect();
        if next.is_empty() {
            return;
        }
        doc.heading(1, self.paper.words.text("report-series-next"));
        doc.list(next.into_iter().map(|one| {
            let place =
                one.location.as_deref().map(|place| format!(", {}", self.paper.told(place)));
            let status = self.paper.status(Some(&one.status));
            Text::new()
                .plain(format!("{}: ", self.paper.date(one.when)))
                .strong(self.title(one))
                .plain(format!("{} ({status})", place.unwrap_or_default()))
        }));
    }

    fn title(&self, one: &MeetingPart) -> String {
        self.paper.title(&one.id, &one.title, "meeting")
    }

    fn meetings(&self, doc: &mut Doc) {
        let meetings = self.report.meetings.iter();
        let past: Vec<_> = meetings.filter(|one| !self.report.next.contains(&one.id)).collect();
        if past.is_empty() {
            return;
        }
        doc.heading(1, self.paper.words.text("report-meetings-all"));
        doc.list(past.into_iter().map(|one| {
            let mut notes: Vec<String> = Vec::new();
            notes.extend(one.location.as_deref().map(|place| self.paper.told(place)));
            if one.status != "held" {
                notes.push(self.paper.status(Some(&one.status)));
            }
            if one.confidential {
                notes.push(self.paper.words.text("report-paper-secret"));
            }
            let notes = match notes.is_empty() {
                true => String::new(),
                false => format!(" ({})", notes.join("; ")),
            };
            let text = Text::new()
                .plain(format!("{}: ", self.paper.date(one.when)))
                .strong(self.title(one))
                .plain(format!("{notes}."));
            match &one.summary {
                Some(summary) => text.plain(format!(" {}", self.paper.told(summary))),
                None => text,
            }
        }));
    }

    fn decisions(&self, doc: &mut Doc) {
        let decided = |one: &&MeetingPart| !one.decisions.is_empty();
        let decided: Vec<_> = self.report.meetings.iter().filter(decided).collect();
        if decided.is_empty() {
            return;
        }
        doc.heading(1, self.paper.words.text("report-paper-decisions"));
        for one in decided {
            let date = self.paper.date(one.when);
            doc.paragraph(Text::new().strong(date).plain(format!(", {}", self.title(one))));
            doc.list(one.decisions.iter().map(|decision| self.paper.told(decision)));
        }
    }

    /// Who was there: people where they may be told, else organisations.
    fn attendance(&self, doc: &mut Doc) {
        let (rows, head) = match self.paper.names() {
            Names::All => (&self.report.attendance, "report-series-people"),
            Names::Organisations => (&self.report.organisations, "field-organisation"),
            Names::None => return,
        };
        if rows.is_empty() {
            return;
        }
        let words = self.paper.words;
        doc.heading(1, words.text("report-series-attendance"));
        let held: Vec<&MeetingPart> =
            self.report.meetings.iter().filter(|one| one.status == "held").collect();
        let mut columns = vec![Column::text(words.text(head))];
        let short = held.len() <= COLUMNS;
        if short {
            doc.paragraph(words.text("report-series-marks"));
            let day = |one: &&MeetingPart| {
                one.when.map(|date| words.date_short(date)).unwrap_or_default()
            };
            columns.extend(held.iter().map(|one| Column::keep(day(one))));
        }
        columns.push(Column::number(words.text("report-series-there")));
        if !short {
            columns.push(Column::number(words.text("report-excused")));
        }
        let mut table = Table::new(columns);
        for row in rows {
            let mut cells = vec![row.name.clone()];
            if short {
                cells.extend(held.iter().map(|one| self.mark(row, &one.id)));
            }
            let of = Message::new("report-series-of")
                .with("count", self.paper.number(row.there.count))
                .with("held", self.paper.number(held.len()));
            cells.push(words.say(&of));
            if !short {
                cells.push(self.paper.number(row.excused.len()));
            }
            table.row(cells);
        }
        doc.table(table);
    }

    fn mark(&self, row: &Attendance, meeting: &String) -> String {
        let words = self.paper.words;
        match () {
            () if row.meetings.contains(meeting) => words.text("report-series-mark-there"),
            () if row.excused.contains(meeting) => words.text("report-series-mark-excused"),
            () => "–".to_string(),
        }
    }
}

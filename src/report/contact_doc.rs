//! The page on a contact as a document and as rows of data.

use super::contact::{Contact, PersonPart};
use super::field;
use super::label::{choice, sheet};
use super::mask::{Mask, Names};
use super::paper::{Paper, date_datum, task_sheet};
use super::timeline::{Moment, Part};
use crate::render::{Column, Datum, Doc, Sheet, Table, Text};
use crate::words::{Message, PartialDate, Words};

/// Fields with which somebody can be found, though no name is told.
const PERSONAL: [&str; 7] = ["aliases", "sort", "emails", "phones", "address", "web", "source"];

impl Contact<'_> {
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
        if self.confidential {
            doc.paragraph(Text::new().strong(words.text("report-contact-confidential")));
        }
        page.facts(&mut doc);
        page.people(&mut doc);
        page.overview(&mut doc);
        page.timeline(&mut doc);
        page.decisions(&mut doc);
        page.relations(&mut doc);
        page.paper.tasks(&self.open, &self.done, &mut doc);
        doc
    }

    /// What happened, who the people are, and the follow-ups.
    pub fn sheets(&self, words: &Words) -> Vec<Sheet> {
        let columns = [
            "field-date",
            "field-type",
            "field-title",
            "field-status",
            "field-summary",
            "report-contact-part",
            "field-id",
        ];
        let mut timeline = sheet(words, "report-timeline", &columns);
        for moment in self.years.iter().flat_map(|year| &year.moments) {
            let status = moment.status.as_deref().map(|status| choice(words, "status", status));
            timeline.rows.push(vec![
                date_datum(moment.when),
                Datum::from(words.text(&format!("kind-{}", moment.kind))),
                Datum::from(moment.title.as_str()),
                Datum::from(status),
                Datum::from(moment.summary.clone()),
                Datum::from(part(moment, words)),
                Datum::from(moment.id.as_str()),
            ]);
        }
        let tasks: Vec<_> = self.open.iter().chain(&self.done).collect();
        let mut sheets = vec![timeline, task_sheet(&tasks, words)];
        if !self.people.is_empty() {
            let columns = [
                "field-name",
                "field-role",
                "report-contact-from",
                "report-contact-until",
                "field-id",
            ];
            let mut people = sheet(words, "report-contact-people", &columns);
            for one in &self.people {
                people.rows.push(vec![
                    Datum::from(one.name.as_str()),
                    Datum::from(one.role.clone()),
                    date_datum(one.time.0),
                    date_datum(one.time.1),
                    Datum::from(one.id.as_str()),
                ]);
            }
            sheets.push(people);
        }
        sheets
    }
}

struct Page<'a> {
    report: &'a Contact<'a>,
    paper: Paper<'a>,
}

impl Page<'_> {
    fn facts(&self, doc: &mut Doc) {
        let (report, words) = (self.report, self.paper.words);
        let mut facts = vec![(words.text("field-type"), choice(words, "kind", &report.kind))];
        for field in &report.record.fields {
            let key = field.key.as_str();
            let told = matches!(key, "name" | "title" | "kind" | "relations" | "confidential");
            let hidden = self.paper.names() != Names::All && PERSONAL.contains(&key);
            if told || hidden || field.values.is_empty() {
                continue;
            }
            let label = field::label(report.book, report.record, key, words);
            let value = field::value(report.book, report.record, field, words);
            facts.push((label, self.paper.told(&value)));
        }
        doc.facts(facts);
    }

    fn people(&self, doc: &mut Doc) {
        let people = &self.report.people;
        if people.is_empty() || self.paper.names() != Names::All {
            return;
        }
        let words = self.paper.words;
        doc.heading(1, words.text("report-contact-people"));
        let mut table = Table::new([
            Column::text(words.text("field-name")),
            Column::text(words.text("field-role")),
            Column::text(words.text("report-contact-time")),
        ]);
        for one in people {
            let role = one.role.clone().unwrap_or_default();
            table.row([one.name.clone(), role, self.time(one)]);
        }
        doc.table(table);
    }

    fn time(&self, one: &PersonPart) -> String {
        let message = match one.time {
            (None, None) if one.current => Message::new("report-contact-today"),
            (None, None) => return String::new(),
            (Some(from), None) => Message::new("report-since").with("date", from),
            (None, Some(until)) => Message::new("report-until").with("date", until),
            (Some(from), Some(until)) => {
                Message::new("report-from-until").with("from", from).with("until", until)
            }
        };
        self.paper.words.say(&message)
    }

    fn overview(&self, doc: &mut Doc) {
        let (report, words) = (self.report, self.paper.words);
        doc.heading(1, words.text("report-overview"));
        let sentence = match report.met {
            None => Message::new("report-contact-never"),
            Some((first, last)) if first == last => {
                Message::new("report-contact-once").with("date", first)
            }
            Some((first, last)) => {
                Message::new("report-contact-met").with("first", first).with("last", last)
            }
        };
        doc.paragraph(words.say(&sentence));
        let figures = &report.figures;
        self.paper.figures(
            &[
                ("report-figure-conversations", &figures.conversations),
                ("report-figure-held", &figures.meetings),
                ("report-paper-open", &figures.open),
                ("report-figure-done", &figures.done),
            ],
            doc,
        );
    }

    fn timeline(&self, doc: &mut Doc) {
        if self.report.years.is_empty() {
            return;
        }
        let words = self.paper.words;
        doc.heading(1, words.text("report-timeline"));
        for year in &self.report.years {
            let heading = year.year.map(|year| year.to_string());
            doc.heading(2, heading.unwrap_or_else(|| words.text("report-group-undated")));
            doc.list(year.moments.iter().map(|moment| self.moment(moment)));
        }
    }

    /// `4. Juli 2024: **Befragung** (Sitzung, Friederike Voß). Summary`
    fn moment(&self, moment: &Moment) -> Text {
        let (paper, words) = (self.paper, self.paper.words);
        let mut notes = vec![words.text(&format!("kind-{}", moment.kind))];
        match moment.status.as_deref() {
            Some(status) if status != "held" => notes.push(paper.status(Some(status))),
            _ => {}
        }
        notes.extend(part(moment, words).map(|part| paper.told(&part)));
        if self.report.secret.contains(&moment.id) {
            notes.push(words.text("report-paper-secret"));
        }
        let title = paper.title(&moment.id, &moment.title, &moment.kind);
        let mut text = Text::new();
        if moment.when.is_some() {
            text = text.plain(format!("{}: ", paper.date(moment.when)));
        }
        text = text.strong(title).plain(format!(" ({}).", notes.join(", ")));
        match &moment.summary {
            Some(summary) => text.plain(format!(" {}", paper.told(summary))),
            None => text,
        }
    }

    fn decisions(&self, doc: &mut Doc) {
        if self.report.decisions.is_empty() {
            return;
        }
        doc.heading(1, self.paper.words.text("report-paper-decisions"));
        for meeting in &self.report.decisions {
            let title = self.paper.title(&meeting.id, &meeting.title, "meeting");
            let date = self.paper.date(meeting.when);
            doc.paragraph(Text::new().strong(date).plain(format!(", {title}")));
            doc.list(meeting.decisions.iter().map(|decision| self.paper.told(decision)));
        }
    }

    fn relations(&self, doc: &mut Doc) {
        let relations = self.report.relations.iter();
        let all = self.paper.names() == Names::All;
        let relations: Vec<_> = relations.filter(|one| all || !one.is_personal()).collect();
        if relations.is_empty() {
            return;
        }
        let words = self.paper.words;
        doc.heading(1, words.text("report-network"));
        let mut table = Table::new([
            Column::text(words.text("report-column-from")),
            Column::keep(words.text("report-column-relation")),
            Column::text(words.text("report-column-to")),
        ]);
        for one in relations {
            let kind = choice(words, "relations", &one.kind);
            table.row([self.paper.told(&one.from.name), kind, self.paper.told(&one.to.name)]);
        }
        doc.table(table);
    }
}

/// How it belongs to the contact, where it is more than being there.
fn part(moment: &Moment, words: &Words) -> Option<String> {
    match (moment.part, &moment.through) {
        (Part::Through, Some(person)) => Some(person.clone()),
        (Part::By, _) => Some(words.text("field-by")),
        (Part::Excused, _) => Some(words.text("report-excused")),
        (Part::Mentioned, _) => Some(words.text("report-mentioned")),
        _ => None,
    }
}

//! The page before a meeting as a document. Knows only the value, no records.

use std::collections::BTreeSet;

use super::brief::{Brief, Person};
use super::tasks::TaskRow;
use crate::paint::Style;
use crate::render::{Doc, Text};
use crate::words::{Message, PartialDate, Words};

impl Brief {
    /// `query` narrows what is told; empty where nothing does.
    pub fn doc(&self, words: &Words, query: &str) -> Doc {
        let mut doc = Doc::titled(&self.title);
        if self.confidential {
            doc.paragraph(Text::new().styled(Style::Warning, words.text("report-confidential")));
        }
        if !query.is_empty() {
            doc.paragraph(words.say(&Message::new("report-selection").with("query", query)));
        }
        self.facts(&mut doc, words);
        if let Some(summary) = &self.summary {
            doc.paragraph(summary.as_str());
        }
        if !self.agenda.is_empty() {
            doc.heading(1, words.text("report-agenda"));
            doc.list(self.agenda.iter().map(String::as_str));
        }
        let (own, guests): (Vec<&Person>, Vec<&Person>) =
            self.people.iter().partition(|person| person.staff);
        if !guests.is_empty() {
            doc.heading(1, words.text("report-people"));
            let mut told = BTreeSet::new();
            for person in &guests {
                self.person(person, &mut told, &mut doc, words);
            }
            if guests.iter().any(|person| !person.open.is_empty()) {
                doc.paragraph(Text::new().faint(words.text("report-brief-counts")));
            }
        }
        if !own.is_empty() {
            let names: Vec<&str> = own.iter().map(|person| person.name.as_str()).collect();
            doc.facts([(words.text("report-from-us"), names.join(", "))]);
        }
        self.decided(&mut doc, words);
        if !self.open.is_empty() {
            doc.heading(1, words.text("report-open-tasks"));
            doc.list(self.open.iter().map(|row| task(row, words)));
        }
        doc
    }

    fn facts(&self, doc: &mut Doc, words: &Words) {
        if self.kind != "meeting" {
            return;
        }
        let date = match self.when {
            Some(PartialDate::Day(day)) => words.day_long(day),
            Some(date) => words.date(date),
            None => words.text("report-date-open"),
        };
        let mut facts = vec![(words.text("field-date"), date)];
        let time = self.time.as_ref().map(|time| time.replace('-', "–"));
        let excused: Vec<&str> = self.excused.iter().map(|named| named.name.as_str()).collect();
        let excused = (!excused.is_empty()).then(|| excused.join(", "));
        for (label, value) in [
            ("field-time", time),
            ("field-location", self.location.clone()),
            ("field-series", self.series.clone()),
            ("field-excused", excused),
        ] {
            facts.extend(value.map(|value| (words.text(label), value)));
        }
        doc.facts(facts);
    }

    /// `told` are the talks that have been told: an organisation's last one is that of its person.
    fn person<'a>(
        &self,
        person: &'a Person,
        told: &mut BTreeSet<&'a str>,
        doc: &mut Doc,
        words: &Words,
    ) {
        let organisation = person.organisation.as_ref().map(|organisation| &organisation.name);
        let post: Vec<&str> = person.role.iter().chain(organisation).map(String::as_str).collect();
        let mut head = Text::new();
        if person.id == self.id {
            head = head.plain(post.join(", "));
        } else {
            head = head.strong(&person.name);
            if !post.is_empty() {
                head = head.plain(format!(", {}", post.join(", ")));
            }
        }
        let reach: Vec<&str> =
            person.phone.iter().chain(&person.email).map(String::as_str).collect();
        if !reach.is_empty() {
            let dot = if head.is_empty() { "" } else { " · " };
            head = head.faint(format!("{dot}{}", reach.join(" · ")));
        }
        if !head.is_empty() {
            doc.paragraph(head);
        }
        let mut items = Vec::new();
        items.push(match &person.last {
            Some(last) if !told.insert(&last.id) => {
                let met = Message::new("report-last-met-above");
                Text::from(words.say(&met.with("date", PartialDate::Day(last.date))))
            }
            Some(last) => {
                let met = Message::new("report-last-met").with("date", PartialDate::Day(last.date));
                let mut item = Text::new().plain(words.say(&met)).plain(&last.title).plain(".");
                if let Some(summary) = &last.summary {
                    item = item.plain(format!(" {summary}"));
                }
                item
            }
            None => Text::from(words.text("report-never-met")),
        });
        items.extend(person.open.iter().map(|row| {
            let mut item = Text::new().plain(words.text("report-still-open"));
            for span in task(row, words).spans() {
                item.push(span.style, span.text.clone());
            }
            item
        }));
        doc.list(items);
    }

    fn decided(&self, doc: &mut Doc, words: &Words) {
        let decided: Vec<_> =
            self.decisions.iter().filter(|meeting| !meeting.decisions.is_empty()).collect();
        if decided.is_empty() {
            return;
        }
        doc.heading(1, words.text("report-last-decisions"));
        for meeting in decided {
            let date = meeting.when.map(|date| words.date(date)).unwrap_or_default();
            doc.paragraph(Text::new().strong(date).plain(format!(", {}", meeting.title)));
            doc.list(meeting.decisions.iter().map(String::as_str));
        }
    }
}

fn task(row: &TaskRow, words: &Words) -> Text {
    let mut text = Text::new().plain(&row.text);
    if let Some(owner) = &row.owner_name {
        text = text.plain(format!(" ({owner})"));
    }
    if let Some(due) = row.due {
        let style = if row.overdue { Style::Warning } else { Style::Plain };
        text = text.plain(", ").styled(style, words.day_short(due));
        if row.overdue {
            text = text.styled(style, format!(", {}", words.text("report-overdue")));
        }
    }
    text
}

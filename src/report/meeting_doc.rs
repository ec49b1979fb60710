//! The chapter on meetings: by series, who was there and what was decided.

use super::activity_doc::{Writer, capital};
use super::chapter::{MeetingPart, SeriesPart};
use crate::render::{Doc, Text};
use crate::words::Message;

impl Writer<'_> {
    pub(super) fn meetings(&self, doc: &mut Doc) {
        let series = &self.report.chapters.series;
        if series.is_empty() {
            return;
        }
        doc.heading(1, self.words.text("report-meetings"));
        for part in series {
            doc.heading(2, self.series_name(part, series.len()));
            if part.held.is_empty() {
                doc.paragraph(self.words.text("report-no-meeting-held"));
            }
            for meeting in &part.held {
                self.meeting(meeting, doc);
            }
            if !part.cancelled.is_empty() {
                let cancelled: Vec<String> =
                    part.cancelled.iter().map(|meeting| self.date_of(meeting)).collect();
                let note = Message::new("report-cancelled")
                    .with("count", part.cancelled.len())
                    .with("dates", cancelled);
                doc.paragraph(self.words.say(&note));
            }
        }
    }

    fn series_name(&self, part: &SeriesPart, parts: usize) -> String {
        match (&part.name, part.key.as_str()) {
            (Some(name), _) => name.clone(),
            (None, "") if parts == 1 => self.words.text("report-meetings-all"),
            (None, "") => self.words.text("report-meetings-other"),
            (None, key) => capital(key),
        }
    }

    fn date_of(&self, meeting: &MeetingPart) -> String {
        meeting.when.map(|date| self.words.date(date)).unwrap_or_default()
    }

    fn meeting(&self, meeting: &MeetingPart, doc: &mut Doc) {
        let words = self.words;
        let title = self.title(&meeting.id, &meeting.title, "kind-meeting");
        doc.heading(3, format!("{}: {title}", self.date_of(meeting)));
        let mut facts: Vec<(String, Text)> = Vec::new();
        if let Some(location) = &meeting.location {
            facts.push((words.text("field-location"), Text::from(self.told(location))));
        }
        let there = self.delegations(&meeting.participants);
        if !there.is_empty() {
            facts.push((words.text("field-participants"), Text::from(there.join("; "))));
        }
        if !facts.is_empty() {
            doc.facts(facts);
        }
        if let Some(summary) = &meeting.summary {
            doc.paragraph(self.told(summary));
        }
        if !meeting.decisions.is_empty() {
            let count = meeting.decisions.len();
            doc.paragraph(Text::new().strong(self.say("report-decisions", count)));
            doc.list(meeting.decisions.iter().map(|decision| self.told(decision)));
        }
    }
}

//! The report as its readers may have it: with no more names than they may know, and in the order
//! and with the words of their language. It is of the same form as the whole report; every page,
//! also that of an office's own template, is made from it, so none can tell what is not in it.

use std::collections::HashMap;

use chrono::Datelike;

use super::activity::Activity;
use super::chapter::{ConversationPart, Delegation, MeetingPart, SeriesPart};
use super::label::{capital, choice};
use super::mask::{Mask, Names};
use super::partner;
use crate::words::collate::Collator;
use crate::words::{PartialDate, Words, calendar, fold};

/// For whom a report is told.
pub struct Telling<'a> {
    pub words: &'a Words,
    pub mask: &'a Mask,
    /// For everybody: no follow-ups.
    pub public: bool,
    /// Each figure with the query that lists its records.
    pub trace: bool,
}

impl Telling<'_> {
    /// Stands for a query that must not be told.
    pub(super) const SOME: &'static str = "…";

    pub fn of(&self, report: &Activity) -> Activity {
        let mut told = report.clone();
        // Queries are typed in small letters and in parts of words, in which no name is known.
        if self.names() != Names::All && !told.narrow.is_empty() {
            told.narrow = Self::SOME.to_string();
        }
        self.meetings(&mut told);
        self.conversations(&mut told);
        self.partners(&mut told);
        self.plans(&mut told);
        self.rows(&mut told);
        if self.names() != Names::All {
            self.without_ids(&mut told);
        }
        told
    }

    fn names(&self) -> Names {
        self.mask.told
    }

    fn meetings(&self, told: &mut Activity) {
        let parts = told.chapters.series.len();
        for part in &mut told.chapters.series {
            let name = match (part.name.take(), part.key.as_str()) {
                (Some(name), _) => name,
                (None, "") if parts == 1 => self.words.text("report-meetings-all"),
                (None, "") => self.words.text("report-meetings-other"),
                (None, key) => capital(key),
            };
            part.name = Some(self.text(&name));
            for meeting in part.held.iter_mut().chain(&mut part.cancelled) {
                let MeetingPart { id, title, location, summary, participants, decisions, .. } =
                    meeting;
                self.title(id, title, "kind-meeting");
                self.texts([location, summary]);
                self.delegations(participants);
                decisions.iter_mut().for_each(|decision| *decision = self.text(decision));
            }
        }
        let order = Collator::new(self.words.lang());
        let name = |part: &SeriesPart| part.name.clone().unwrap_or_default();
        told.chapters.series.sort_by(|a, b| {
            let last = a.key.is_empty().cmp(&b.key.is_empty());
            last.then_with(|| order.compare(&name(a), &name(b)))
        });
    }

    fn conversations(&self, told: &mut Activity) {
        let order = Collator::new(self.words.lang());
        let names = told.by.topic.iter().filter_map(|row| {
            Some((fold::key(&row.key), self.text(&capital(row.name.as_deref()?))))
        });
        let names: HashMap<String, String> = names.collect();
        let spelt = |key: &str| match names.get(&fold::key(key)) {
            Some(name) => name.clone(),
            None => self.text(&capital(key)),
        };
        for part in &mut told.chapters.topics {
            part.name = Some(match part.key.as_str() {
                "" => self.words.text("report-without-topic"),
                key => spelt(key),
            });
            for quarter in &mut part.quarters {
                quarter.name = Some(quarter.period.quarter().say(self.words));
            }
            let talks = part.quarters.iter_mut().flat_map(|quarter| &mut quarter.conversations);
            for talk in talks {
                let ConversationPart { id, title, summary, topics, with, .. } = talk;
                self.title(id, title, "kind-conversation");
                self.texts([summary]);
                self.delegations(with);
                topics.iter_mut().for_each(|topic| *topic = spelt(topic));
            }
        }
        told.chapters.topics.sort_by(|a, b| {
            let last = a.key.is_empty().cmp(&b.key.is_empty());
            last.then_with(|| order.compare(&a.key, &b.key))
        });
    }

    fn partners(&self, told: &mut Activity) {
        let order = Collator::new(self.words.lang());
        let partners = &mut told.chapters.partners;
        if self.names() != Names::All {
            partners.reached.retain(|partner| partner.kind != "person");
            partners.relations.retain(|relation| !relation.is_personal());
            partners.groups.retain(|group| group.organisation.is_some());
            partners.groups.iter_mut().for_each(|group| group.people.clear());
        }
        let organisations = &mut told.chapters.organisations;
        if self.names() == Names::None {
            partners.reached.clear();
            partners.relations.clear();
            partners.groups.clear();
            organisations.clear();
        }
        partners.connections = partner::connections(&partners.relations);
        partners.connections.sort_by(|a, b| order.compare(&a.from.name, &b.from.name));
        let name = |group: &partner::Group| {
            group.organisation.as_ref().map(|named| named.name.clone()).unwrap_or_default()
        };
        partners.groups.sort_by(|a, b| {
            let alone = a.organisation.is_none().cmp(&b.organisation.is_none());
            alone.then_with(|| order.compare(&name(a), &name(b)))
        });
        organisations.sort_by(|a, b| order.compare(&a.name, &b.name));
    }

    fn plans(&self, told: &mut Activity) {
        let open = &mut told.chapters.open;
        if self.public {
            open.clear();
            told.chapters.withheld.tasks = 0;
        }
        for task in open {
            task.text = self.text(&task.text);
            task.owner = task.owner_name.take().filter(|_| self.names() == Names::All);
        }
        for plan in &mut told.chapters.ahead {
            self.title(&plan.id, &mut plan.title, "kind-meeting");
            self.texts([&mut plan.location]);
        }
    }

    fn rows(&self, told: &mut Activity) {
        let one_year = told.period.from.year() == told.period.until.year();
        let by = &mut told.by;
        if self.names() == Names::None {
            by.organisation.clear();
        }
        for row in by.month.iter_mut().chain(&mut told.previous.by.month) {
            row.name = Some(match PartialDate::parse(&row.key) {
                // Beside the months of another year the year stands above.
                Ok(PartialDate::Month(_, month)) if one_year => {
                    calendar::month_name(self.words.lang(), month).to_string()
                }
                Ok(month) => self.words.date(month),
                Err(_) => row.key.clone(),
            });
        }
        for row in &mut by.topic {
            row.name = Some(self.text(&capital(row.name.as_deref().unwrap_or(&row.key))));
        }
        for row in &mut by.channel {
            row.name = Some(choice(self.words, "channel", &row.key));
        }
        for row in &mut by.series {
            let name = row.name.take().unwrap_or_else(|| capital(&row.key));
            row.name = Some(self.text(&name));
        }
    }

    /// Ids are often made of names, and queries of ids. A page of ours shows neither unless it is
    /// asked for them; a template of somebody else's could.
    fn without_ids(&self, told: &mut Activity) {
        let chapters = &mut told.chapters;
        let held = chapters.series.iter_mut().flat_map(|part| &mut part.held);
        held.for_each(|meeting| meeting.id.clear());
        let cancelled = chapters.series.iter_mut().flat_map(|part| &mut part.cancelled);
        cancelled.for_each(|meeting| meeting.id.clear());
        let quarters = chapters.topics.iter_mut().flat_map(|topic| &mut topic.quarters);
        let talks = quarters.flat_map(|quarter| &mut quarter.conversations);
        talks.for_each(|talk| talk.id.clear());
        chapters.ahead.iter_mut().for_each(|plan| plan.id.clear());
        chapters.open.iter_mut().for_each(|task| task.record.clear());
        let by = &mut told.by;
        for row in by.topic.iter_mut().chain(&mut by.series) {
            row.key = row.name.clone().unwrap_or_default();
        }
        for part in &mut chapters.series {
            part.key = part.name.clone().unwrap_or_default();
        }
        for part in &mut chapters.topics {
            part.key = part.name.clone().unwrap_or_default();
        }
        if !self.trace {
            let queries = [&mut told.queries, &mut told.previous.queries];
            queries
                .into_iter()
                .for_each(|queries| *queries = queries.clone().map(|_| String::new()));
            let rows = [
                &mut by.month,
                &mut by.day,
                &mut by.topic,
                &mut by.channel,
                &mut by.organisation,
                &mut by.series,
                &mut told.previous.by.month,
            ];
            rows.into_iter().flatten().for_each(|row| row.query.clear());
        }
    }

    /// Free text of a record, with the names that may be told.
    fn text(&self, text: &str) -> String {
        self.mask.told(text, self.words)
    }

    fn texts<const N: usize>(&self, texts: [&mut Option<String>; N]) {
        for text in texts.into_iter().flatten() {
            *text = self.text(text);
        }
    }

    /// What a record is called. Where its title is only its id, which is often made of names, the
    /// word for its kind stands for it.
    fn title(&self, id: &str, title: &mut String, kind: &str) {
        *title = match *title == id {
            true => self.kind(kind),
            false => self.text(title),
        };
    }

    fn kind(&self, kind: &str) -> String {
        capital(&self.words.text(kind))
    }

    fn delegations(&self, parts: &mut Vec<Delegation>) {
        match self.names() {
            Names::All => {}
            Names::Organisations => {
                parts.retain(|part| part.organisation.is_some());
                parts.iter_mut().for_each(|part| part.people.clear());
            }
            Names::None => parts.clear(),
        }
    }
}

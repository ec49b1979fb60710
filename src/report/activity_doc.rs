//! The report on a period as a document: chapters that read as finished text, in the order of an
//! annual report. Knows only the value, no records.

use std::fmt::Display;

use super::activity::{Activity, Figures, Row};
use super::chapter::{ConversationPart, Delegation};
use super::mask::{Mask, Names};
use super::period::Period;
use crate::render::{Column, Doc, Table, Text};
use crate::words::collate::Collator;
use crate::words::{Message, PartialDate, Words, calendar, fold};

impl Activity {
    /// With as much of the names as the mask lets through.
    pub fn doc(&self, words: &Words, mask: &Mask) -> Doc {
        Writer { report: self, words, mask, names: mask.told, order: Collator::new(words.lang()) }
            .doc()
    }

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
        let sections = [
            ("month", &by.month),
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
}

/// What every chapter is written with.
pub(super) struct Writer<'a> {
    pub(super) report: &'a Activity,
    pub(super) words: &'a Words,
    pub(super) mask: &'a Mask,
    pub(super) names: Names,
    pub(super) order: Collator,
}

impl Writer<'_> {
    fn doc(&self) -> Doc {
        let (words, report) = (self.words, self.report);
        let title = Message::new("report-title").with("period", self.period(report.period));
        let mut doc = Doc::titled(words.say(&title));
        if let Some(office) = &report.office {
            doc.paragraph(Text::new().strong(office));
        }
        let note = match report.today <= report.period.until {
            true => Message::new("report-as-of-running"),
            false => Message::new("report-as-of"),
        };
        doc.paragraph(words.say(&note.with("today", PartialDate::Day(report.today))));
        self.overview(&mut doc);
        self.meetings(&mut doc);
        self.partners(&mut doc);
        self.conversations(&mut doc);
        self.numbers(&mut doc);
        self.open(&mut doc);
        self.ahead(&mut doc);
        self.annex(&mut doc);
        if report.chapters.withheld > 0 {
            doc.rule();
            doc.paragraph(self.say("report-withheld", report.chapters.withheld));
        }
        doc
    }

    fn period(&self, period: Period) -> String {
        period.say(self.words)
    }

    /// A sentence that counts: `count` decides about the plural, `number` is how it is written.
    pub(super) fn counted(&self, message: Message, count: usize) -> Message {
        message.with("count", count).with("number", self.words.number_word(signed(count)))
    }

    pub(super) fn say(&self, id: &'static str, count: usize) -> String {
        capital(&self.words.say(&self.counted(Message::new(id), count)))
    }

    fn number(&self, number: impl TryInto<i64>) -> String {
        self.words.number(number.try_into().unwrap_or(i64::MAX))
    }

    /// Free text of a record, with the names that may be told.
    pub(super) fn told(&self, text: &str) -> String {
        let someone = self.words.text("report-someone");
        let somewhere = self.words.text("report-somewhere");
        self.mask.hide(text, &someone, &somewhere)
    }

    /// What a record is called. Where its title is only its id, which is often made of names, the
    /// word for its kind stands for it.
    pub(super) fn title(&self, id: &str, title: &str, kind: &str) -> String {
        match title == id {
            true => capital(&self.words.text(kind)),
            false => self.told(title),
        }
    }

    fn overview(&self, doc: &mut Doc) {
        let (words, report) = (self.words, self.report);
        doc.heading(1, words.text("report-overview"));
        let figures = &report.figures;
        let running = report.today <= report.period.until;
        let parts = [
            self.counted(Message::new("report-sentence-conversations"), figures.conversations),
            self.counted(Message::new("report-sentence-meetings"), figures.meetings.held),
            self.counted(Message::new("report-sentence-reached"), figures.contacts.reached)
                .with("new", signed(figures.contacts.new))
                .with("new-number", words.number_word(signed(figures.contacts.new))),
            self.counted(Message::new("report-sentence-tasks"), figures.tasks.done)
                .with("open", signed(figures.tasks.open))
                .with("open-number", words.number_word(signed(figures.tasks.open)))
                .with("running", if running { "yes" } else { "no" }),
        ];
        let sentences: Vec<String> = parts.iter().map(|part| capital(&words.say(part))).collect();
        doc.paragraph(sentences.join(" "));
        let before = report.previous.period;
        let mut table = Table::new([
            Column::text(words.text("report-column-figure")),
            Column::number(self.period(report.period)),
            Column::number(self.period(before)),
            Column::number(words.text("report-column-change")),
        ]);
        let labels = labels(words);
        let pairs = report.figures.each().into_iter().zip(report.previous.figures.each());
        for ((_, label), ((_, now), (_, then))) in labels.each().into_iter().zip(pairs) {
            let change = words.difference(signed(*now).saturating_sub(signed(*then)));
            table.row([label.clone(), self.number(*now), self.number(*then), change]);
        }
        doc.table(table);
    }

    /// `Handwerkskammer (Jörg Strößner)`, as far as names may be told.
    pub(super) fn delegations(&self, parts: &[Delegation]) -> Vec<String> {
        if self.names == Names::None {
            return Vec::new();
        }
        let tell = |part: &Delegation| {
            let people: Vec<&str> = match self.names {
                Names::All => part.people.iter().map(|person| person.name.as_str()).collect(),
                _ => Vec::new(),
            };
            match (&part.organisation, people.is_empty()) {
                (Some(organisation), true) => Some(organisation.name.clone()),
                (Some(organisation), false) => {
                    Some(format!("{} ({})", organisation.name, people.join(", ")))
                }
                (None, false) => Some(people.join(", ")),
                (None, true) => None,
            }
        };
        parts.iter().filter_map(tell).collect()
    }

    fn conversations(&self, doc: &mut Doc) {
        let words = self.words;
        let mut topics: Vec<_> = self.report.chapters.topics.iter().collect();
        if topics.is_empty() {
            return;
        }
        topics.sort_by(|a, b| {
            a.key.is_empty().cmp(&b.key.is_empty()).then_with(|| self.order.compare(&a.key, &b.key))
        });
        doc.heading(1, words.text("report-conversations"));
        for topic in topics {
            doc.heading(
                2,
                match topic.key.as_str() {
                    "" => words.text("report-without-topic"),
                    key => self.topic(key),
                },
            );
            for quarter in &topic.quarters {
                let (_, whole) = calendar_quarter(quarter.period);
                doc.heading(3, self.period(whole));
                doc.list(quarter.conversations.iter().map(|talk| self.conversation(talk)));
            }
        }
    }

    fn conversation(&self, talk: &ConversationPart) -> Text {
        let words = self.words;
        let with = self.delegations(&talk.with);
        let mut text = Text::new().plain(words.date(talk.date.into()));
        if !with.is_empty() {
            text = text.plain(format!(", {}", with.join("; ")));
        }
        let title = self.title(&talk.id, &talk.title, "kind-conversation");
        text = text.plain(": ").strong(title).plain(".");
        if let Some(summary) = &talk.summary {
            text = text.plain(format!(" {}", self.told(summary)));
        }
        if !talk.topics.is_empty() {
            let topics: Vec<String> = talk.topics.iter().map(|topic| self.topic(topic)).collect();
            let also = Message::new("report-also").with("topics", topics);
            text = text.faint(format!(" ({})", words.say(&also)));
        }
        text
    }

    fn topic(&self, key: &str) -> String {
        let row = self.report.by.topic.iter().find(|row| fold::key(&row.key) == fold::key(key));
        capital(row.and_then(|row| row.name.as_deref()).unwrap_or(key))
    }

    fn numbers(&self, doc: &mut Doc) {
        let (words, by) = (self.words, &self.report.by);
        doc.heading(1, words.text("report-numbers"));
        doc.paragraph(words.text("report-numbers-note"));
        let month = |key: &str| match PartialDate::parse(key) {
            Ok(PartialDate::Month(year, month)) => {
                format!("{} {year}", calendar::month_name(words.lang(), month))
            }
            _ => key.to_string(),
        };
        self.rows(doc, ["report-by-month", "report-column-month"], &by.month, |row| {
            month(&row.key)
        });
        self.rows(doc, ["report-by-topic", "report-column-topic"], &by.topic, |row| {
            self.topic(&row.key)
        });
        self.rows(doc, ["report-by-channel", "field-channel"], &by.channel, |row| {
            choice(words, "channel", &row.key)
        });
        self.rows(doc, ["report-by-series", "field-series"], &by.series, |row| {
            row.name.clone().unwrap_or_else(|| capital(&row.key))
        });
        if self.names != Names::None {
            self.rows(
                doc,
                ["report-by-organisation", "field-organisation"],
                &by.organisation,
                |row| row.name.clone().unwrap_or_else(|| row.key.clone()),
            );
        }
    }

    /// Under a heading and the head of its column.
    fn rows(&self, doc: &mut Doc, ids: [&str; 2], rows: &[Row], name: impl Fn(&Row) -> String) {
        if rows.is_empty() {
            return;
        }
        let [heading, head] = ids.map(|id| self.words.text(id));
        doc.heading(2, heading);
        let mut table = Table::new([
            Column::text(head),
            Column::number(self.words.text("report-column-count")),
        ]);
        for row in rows {
            table.row([name(row), self.number(row.count)]);
        }
        doc.table(table);
    }

    fn open(&self, doc: &mut Doc) {
        let words = self.words;
        let open = &self.report.chapters.open;
        doc.heading(1, words.text("report-open"));
        let day = self.report.period.until.min(self.report.today);
        let note = Message::new("report-open-note").with("date", PartialDate::Day(day));
        doc.paragraph(capital(&words.say(&self.counted(note, open.len()))));
        if open.is_empty() {
            return;
        }
        let mut columns = vec![
            Column::text(words.text("report-column-task")),
            Column::keep(words.text("report-column-due")),
        ];
        if self.names == Names::All {
            columns.push(Column::text(words.text("report-column-owner")));
        }
        let mut table = Table::new(columns);
        for row in open {
            let due = row.due.map_or_else(|| "–".to_string(), |due| words.date_short(due.into()));
            let owner = row.owner_name.clone().unwrap_or_default();
            table.row([self.told(&row.text), due, owner]);
        }
        doc.table(table);
    }

    fn ahead(&self, doc: &mut Doc) {
        let words = self.words;
        let ahead = &self.report.chapters.ahead;
        if ahead.is_empty() {
            return;
        }
        doc.heading(1, words.text("report-ahead"));
        doc.list(ahead.iter().map(|plan| {
            let date = match plan.when {
                Some(date) => words.date(date),
                None => words.text("report-date-open"),
            };
            let place = plan.location.as_deref().map(|place| format!(", {}", self.told(place)));
            let title = self.title(&plan.id, &plan.title, "kind-meeting");
            format!("{date}: {title}{}", place.unwrap_or_default())
        }));
    }

    fn annex(&self, doc: &mut Doc) {
        if self.names == Names::None || self.report.chapters.organisations.is_empty() {
            return;
        }
        let organisations = self.report.chapters.organisations.iter();
        let mut names: Vec<&str> = organisations.map(|named| named.name.as_str()).collect();
        names.sort_by(|a, b| self.order.compare(a, b));
        doc.heading(1, self.words.text("report-annex"));
        doc.list(names);
    }
}

pub(super) fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn labels(words: &Words) -> Figures<String> {
    use super::activity::{Contacts, Meetings, Tasks};
    Figures {
        conversations: words.text("report-figure-conversations"),
        meetings: Meetings {
            held: words.text("report-figure-held"),
            planned: words.text("report-figure-planned"),
            cancelled: words.text("report-figure-cancelled"),
        },
        contacts: Contacts {
            reached: words.text("report-figure-reached"),
            new: words.text("report-figure-new"),
        },
        tasks: Tasks {
            open: words.text("report-figure-open"),
            done: words.text("report-figure-done"),
        },
    }
}

/// The whole quarter that a part of the period lies in.
fn calendar_quarter(part: Period) -> (u32, Period) {
    use chrono::Datelike;
    let quarter = calendar::quarter_of(part.from);
    let (from, until) = calendar::quarter(part.from.year(), quarter);
    (quarter, Period { from, until })
}

/// What a value of a set is called; a value of nobody's set as it is.
pub(super) fn choice(words: &Words, key: impl Display, value: &str) -> String {
    let id = format!("choice-{key}-{value}");
    match words.knows(&id) {
        true => words.text(&id),
        false => value.to_string(),
    }
}

/// Keys are written small, headings are not.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

//! The report on a period as a page: a template filled with what its readers may know. Knows only
//! the value, no records.

use chrono::Datelike;
use serde::Serialize;

use super::activity::{Activity, Figures};
use super::activity_chart;
use super::chapter::Withheld;
use super::label::capital;
use super::mask::{Mask, Names};
use super::telling::Telling;
use super::template::Template;
use crate::error::Result;
use crate::render::{Doc, read};
use crate::words::{Message, PartialDate, Words};

/// How a page is made.
pub struct Page<'a> {
    pub telling: Telling<'a>,
    /// The office's own; else ours.
    pub template: Option<Template<'a>>,
}

impl<'a> Page<'a> {
    /// Ours, with nothing beside the figures, not for everybody.
    pub fn new(words: &'a Words, mask: &'a Mask) -> Self {
        let telling = Telling { words, mask, public: false, trace: false };
        Page { telling, template: None }
    }
}

/// What a template is filled with: the report, and what a page has beside it.
#[derive(Serialize)]
struct Value<'a> {
    #[serde(flatten)]
    report: &'a Activity,
    title: String,
    period_name: String,
    previous_name: String,
    overview: Vec<FigureRow>,
    sentences: Sentences,
    names: &'static str,
    public: bool,
    trace: bool,
}

/// A figure beside that of the year before.
#[derive(Serialize)]
pub(super) struct FigureRow {
    key: &'static str,
    pub(super) name: String,
    pub(super) count: usize,
    pub(super) previous: usize,
    pub(super) change: i64,
    pub(super) query: String,
}

/// Whole sentences, of which the plural is more than a template should have to care for.
#[derive(Serialize)]
struct Sentences {
    as_of: String,
    /// Which records count, where not all do; else empty.
    selection: String,
    overview: String,
    partners: String,
    open: String,
    /// Empty where nothing is withheld.
    withheld: String,
}

impl Activity {
    /// Fails where the office's template has a fault.
    pub fn doc(&self, page: &Page<'_>) -> Result<Doc> {
        let words = page.telling.words;
        let told = page.telling.of(self);
        let charts = activity_chart::all(&told, words);
        let [period_name, previous_name] = told.columns(words);
        let value = Value {
            title: self.title(words),
            period_name,
            previous_name,
            overview: told.overview(words),
            sentences: told.sentences(page.telling.public, words),
            names: match page.telling.mask.told {
                Names::None => "none",
                Names::Organisations => "organisations",
                Names::All => "all",
            },
            public: page.telling.public,
            trace: page.telling.trace,
            report: &told,
        };
        let template = page.template.unwrap_or_else(|| Template::year(words.lang()));
        let names = charts.iter().map(|(name, _)| *name).collect();
        let markdown = template.write(words.lang(), &value, names)?;
        let chart = |name: &str| {
            charts.iter().find(|(known, _)| *known == name).map(|(_, picture)| picture.clone())
        };
        Ok(read::read(&markdown, &chart))
    }

    /// The heads of the figures of the period and of the same time a year before.
    pub(super) fn columns(&self, words: &Words) -> [String; 2] {
        let (now, then) = (self.period.short(words), self.previous.period.short(words));
        match now.zip(then) {
            Some((now, then)) => [now, then],
            // A longer period is compared with one that lies more than a year before.
            None if self.previous.period.from.year() + 1 < self.period.from.year() => {
                ["report-period-now", "report-period-earlier"].map(|id| words.text(id))
            }
            None => ["report-period-now", "report-period-before"].map(|id| words.text(id)),
        }
    }

    pub fn title(&self, words: &Words) -> String {
        words.say(&Message::new("report-title").with("period", self.period.say(words)))
    }

    pub(super) fn overview(&self, words: &Words) -> Vec<FigureRow> {
        let pairs = self.figures.each().into_iter().zip(self.previous.figures.each());
        let named = labels(words);
        let named = named.each().into_iter().zip(self.queries.each());
        pairs
            .zip(named)
            .map(|(((key, count), (_, previous)), ((_, name), (_, query)))| FigureRow {
                key,
                name: name.clone(),
                count: *count,
                previous: *previous,
                change: signed(*count).saturating_sub(signed(*previous)),
                query: query.clone(),
            })
            .collect()
    }

    fn sentences(&self, public: bool, words: &Words) -> Sentences {
        let running = self.today <= self.period.until;
        let figures = &self.figures;
        let counted = |id: &'static str, count: usize| counted(words, id, count);
        let new = |message: Message| {
            let new = signed(figures.contacts.new);
            message.with("new", new).with("new-number", words.number_word(new))
        };
        let say = |message: Message| capital(&words.say(&message));
        let open = signed(figures.tasks.open);
        let overview = [
            counted("report-sentence-conversations", figures.conversations),
            counted("report-sentence-meetings", figures.meetings.held),
            new(counted("report-sentence-reached", figures.contacts.reached)),
            counted("report-sentence-tasks", figures.tasks.done)
                .with("open", open)
                .with("open-number", words.number_word(open))
                .with("running", if running { "yes" } else { "no" }),
        ];
        let as_of = match running {
            true => Message::new("report-as-of-running"),
            false => Message::new("report-as-of"),
        };
        let day = PartialDate::Day(self.period.until.min(self.today));
        Sentences {
            selection: match self.narrow.as_str() {
                "" => String::new(),
                Telling::SOME => words.text("report-selection-some"),
                query => words.say(&Message::new("report-selection").with("query", query)),
            },
            as_of: words.say(&as_of.with("today", PartialDate::Day(self.today))),
            overview: overview.map(say).join(" "),
            partners: say(new(counted("report-sentence-partners", figures.contacts.reached))),
            open: say(counted("report-open-note", figures.tasks.open).with("date", day)),
            withheld: withheld(self.chapters.withheld, public, words),
        }
    }
}

/// What is in the figures and not on the page.
fn withheld(withheld: Withheld, public: bool, words: &Words) -> String {
    let Withheld { events, tasks } = withheld;
    if events + tasks == 0 {
        return String::new();
    }
    let part = |id, count| (count > 0).then(|| words.say(&counted(words, id, count)));
    // What is confidential is not even counted where everybody reads.
    let kind = if public { "report-withheld-private" } else { "report-withheld-events" };
    let parts = [part(kind, events), part("report-withheld-tasks", tasks)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let message = Message::new("report-withheld").with("what", parts).with("count", events + tasks);
    capital(&words.say(&message))
}

/// A sentence that counts: `count` decides about the plural, `number` is how it is written.
fn counted(words: &Words, id: &'static str, count: usize) -> Message {
    Message::new(id).with("count", count).with("number", words.number_word(signed(count)))
}

pub(super) fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How the figures are called.
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

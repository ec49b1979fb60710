//! The plan as a person reads it before anything is written.

use serde_yaml::Value as Yaml;

use super::{Changed, Plan, title};
use crate::exchange::{Item, Weight, uid};
use crate::paint::Style;
use crate::record::{Draft, Reference, Schema, ValueType, kind};
use crate::render::{Doc, Text};
use crate::words::{Clock, Message, PartialDate, Words};

/// So many of a sort are shown one by one, unless all are asked for.
const SHOWN: usize = 20;

/// What a preview needs beside the plan.
pub struct Showing<'a> {
    pub words: &'a Words,
    /// What people call a field.
    pub label: &'a dyn Fn(&str) -> String,
    /// What a record of the log is called.
    pub title: &'a dyn Fn(&str) -> Option<String>,
    pub schema: &'a Schema,
    pub all: bool,
}

impl Plan {
    pub fn preview(&self, showing: &Showing<'_>) -> Doc {
        let mut doc = Doc::new();
        self.new_ones(&mut doc, showing);
        self.changed_ones(&mut doc, showing);
        self.doubtful_ones(&mut doc, showing);
        self.remarked(&mut doc, showing);
        doc
    }

    /// How many of each sort, in one line.
    pub fn sum(&self) -> Message {
        Message::new("exchange-sum")
            .with("new", self.new.len())
            .with("changed", self.changed.len())
            .with("same", self.same)
            .with("doubtful", self.doubtful.len())
            .with("lost", self.lost())
    }

    /// So many items came in not at all.
    pub fn lost(&self) -> usize {
        self.remarks.iter().filter(|remark| remark.weight == Weight::Lost).count()
    }

    fn new_ones(&self, doc: &mut Doc, showing: &Showing<'_>) {
        let words = showing.words;
        for (mentioned, head) in [(false, "exchange-new"), (true, "exchange-mentioned")] {
            let new: Vec<_> = self.new.iter().filter(|new| new.mentioned == mentioned).collect();
            if new.is_empty() {
                continue;
            }
            doc.heading(2, words.say(&Message::new(head).with("count", new.len())));
            let shown = limit(new.len(), showing.all);
            let line = |draft: &Draft, id: &str| {
                let mut text = Text::new();
                let date = draft.text("date").filter(|_| draft.kind.name != kind::CONTACT.name);
                if let Some(date) = date {
                    text.push(Style::Plain, format!("{}  ", day(words, date)));
                }
                let name = draft.text(draft.kind.title).unwrap_or(id);
                text.push(Style::Plain, name);
                let of = ["role", "organisation"].into_iter().filter_map(|key| {
                    Some(self.shown(showing, key, draft.get(key)?)).filter(|of| !of.is_empty())
                });
                for of in of {
                    text.push(Style::Plain, format!(", {of}"));
                }
                if draft.text(draft.kind.title).is_none() {
                    return text;
                }
                text.faint(format!(" ({id})"))
            };
            doc.list(new.iter().take(shown).map(|new| line(&new.draft, &new.id)));
            more(doc, words, new.len(), shown);
        }
    }

    fn changed_ones(&self, doc: &mut Doc, showing: &Showing<'_>) {
        let words = showing.words;
        if self.changed.is_empty() {
            return;
        }
        let head = Message::new("exchange-changed").with("count", self.changed.len());
        doc.heading(2, words.say(&head));
        let shown = limit(self.changed.len(), showing.all);
        for changed in self.changed.iter().take(shown) {
            doc.paragraph(Text::new().strong(&changed.title).faint(format!(" ({})", changed.id)));
            doc.list(self.lines(changed, showing));
        }
        more(doc, words, self.changed.len(), shown);
    }

    fn doubtful_ones(&self, doc: &mut Doc, showing: &Showing<'_>) {
        let words = showing.words;
        if self.doubtful.is_empty() {
            return;
        }
        let head = Message::new("exchange-doubtful").with("count", self.doubtful.len());
        doc.heading(2, words.say(&head));
        let shown = limit(self.doubtful.len(), showing.all);
        doc.list(self.doubtful.iter().take(shown).map(|doubt| {
            let place = &doubt.place;
            let mut text = Text::new().faint(format!("{}:{}: ", place.path, place.line));
            text.push(Style::Strong, doubt.title.as_str());
            for candidate in &doubt.candidates {
                let reasons = candidate.reasons.iter().map(|reason| words.say(reason));
                let message = Message::new("exchange-candidate")
                    .with("id", candidate.id.as_str())
                    .with("reasons", reasons.collect::<Vec<_>>().join(", "));
                text.push(Style::Plain, format!("; {}", words.say(&message)));
            }
            text
        }));
        more(doc, words, self.doubtful.len(), shown);
    }

    fn remarked(&self, doc: &mut Doc, showing: &Showing<'_>) {
        let words = showing.words;
        for (weight, head) in [
            (Weight::Lost, "exchange-lost"),
            (Weight::Part, "exchange-part"),
            (Weight::Note, "exchange-note"),
        ] {
            let remarks: Vec<_> = self.remarks.iter().filter(|r| r.weight == weight).collect();
            if remarks.is_empty() {
                continue;
            }
            doc.heading(2, words.say(&Message::new(head).with("count", remarks.len())));
            let shown = limit(remarks.len(), showing.all);
            doc.list(remarks.iter().take(shown).map(|remark| {
                let place = &remark.place;
                let place = format!("{}:{}:{}: ", place.path, place.line, place.column);
                Text::new().faint(place).plain(words.say(&remark.message))
            }));
            more(doc, words, remarks.len(), shown);
        }
    }

    fn lines(&self, changed: &Changed, showing: &Showing<'_>) -> Vec<Text> {
        let mut lines = Vec::new();
        for change in &changed.fields {
            let shown = |value: &Yaml| self.shown(showing, &change.key, value);
            let line = Text::new().faint(format!("{}: ", (showing.label)(&change.key)));
            lines.push(match (&change.before, &change.after) {
                _ if change.key == uid::UID => {
                    Text::new().faint(showing.words.text("exchange-linked"))
                }
                (before, Yaml::Sequence(after)) => {
                    let old = match before {
                        Some(Yaml::Sequence(old)) => old.clone(),
                        Some(one) => vec![one.clone()],
                        None => Vec::new(),
                    };
                    let new: Vec<String> =
                        after.iter().filter(|value| !old.contains(value)).map(shown).collect();
                    line.styled(Style::Good, format!("+ {}", new.join(", ")))
                }
                (Some(before), after) => line
                    .styled(Style::Error, shown(before))
                    .plain(" → ")
                    .styled(Style::Good, shown(after)),
                (None, after) => line.styled(Style::Good, format!("+ {}", shown(after))),
            });
        }
        if changed.text {
            lines.push(Text::new().styled(Style::Good, showing.words.text("exchange-text")));
        }
        if let Some(to) = &changed.to {
            lines.push(Text::new().faint(to.as_str()));
        }
        lines
    }

    /// As lists show it: words for choices, days with their weekday, names for ids.
    fn shown(&self, showing: &Showing<'_>, key: &str, value: &Yaml) -> String {
        let words = showing.words;
        match value {
            Yaml::String(text) => self.said(showing, key, text),
            Yaml::Bool(yes) => words.text(if *yes { "value-yes" } else { "value-no" }),
            Yaml::Number(number) => number.to_string(),
            Yaml::Sequence(items) => {
                let items = items.iter().map(|item| self.shown(showing, key, item));
                items.collect::<Vec<_>>().join(", ")
            }
            Yaml::Mapping(mapping) => {
                let entries = mapping.iter().filter_map(|(part, value)| {
                    let part = part.as_str()?;
                    Some(match choice(words, key, part) {
                        Some(relation) => {
                            format!("{relation} {}", self.shown(showing, "about", value))
                        }
                        None => {
                            let shown = self.shown(showing, part, value);
                            format!("{}: {shown}", (showing.label)(part))
                        }
                    })
                });
                entries.collect::<Vec<_>>().join(", ")
            }
            _ => String::new(),
        }
    }

    fn said(&self, showing: &Showing<'_>, key: &str, text: &str) -> String {
        let words = showing.words;
        let kinds = kind::KINDS.iter();
        let types = kinds.filter_map(|kind| Some(showing.schema.field(kind, key)?.value.clone()));
        for of in types {
            match of {
                ValueType::Choice(_) => {
                    return choice(words, key, text).unwrap_or_else(|| text.to_string());
                }
                ValueType::Day | ValueType::PartialDate => return day(words, text),
                ValueType::Clock => {
                    return Clock::parse(text).map_or(text.to_string(), |clock| words.clock(clock));
                }
                ValueType::Reference(_) => return self.called(showing, text),
                _ => {}
            }
        }
        text.to_string()
    }

    /// What is called so in the log, or will be.
    fn called(&self, showing: &Showing<'_>, text: &str) -> String {
        let id = Reference::parse(text).id;
        let is_new = self.new.iter().find(|new| new.id == id);
        let title = is_new.and_then(|new| new.draft.text(new.draft.kind.title)).map(String::from);
        title.or_else(|| (showing.title)(&id)).unwrap_or(id)
    }
}

/// The item of a doubt, in a line.
pub fn doubt(items: &[Item], at: usize) -> String {
    let Some(item) = items.get(at) else { return String::new() };
    let employer = item.links.iter().find(|link| link.key == "organisation");
    let known = [
        Some(title(item)),
        item.text("role"),
        employer.map(|link| link.to.shown()),
        item.get("emails").and_then(|emails| emails.get(0)).and_then(Yaml::as_str),
        item.text("date"),
    ];
    known.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn limit(many: usize, all: bool) -> usize {
    // A line that says "one more" takes as much room as the one.
    if all || many <= SHOWN + 1 { many } else { SHOWN }
}

fn more(doc: &mut Doc, words: &Words, many: usize, shown: usize) {
    if many > shown {
        let message = Message::new("exchange-more").with("count", many - shown);
        doc.paragraph(Text::new().faint(words.say(&message)));
    }
}

fn choice(words: &Words, key: &str, text: &str) -> Option<String> {
    let id = format!("choice-{key}-{text}");
    words.knows(&id).then(|| words.text(&id))
}

fn day(words: &Words, text: &str) -> String {
    match PartialDate::parse(text) {
        Ok(PartialDate::Day(day)) => words.day_short(day),
        Ok(date) => words.date_short(date),
        Err(_) => text.to_string(),
    }
}

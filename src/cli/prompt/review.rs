//! The last screen: the record as people read it, the contacts that come with it, where it will
//! lie, and the question whether it is right.

use super::ask::{Ask, Choice, Reply, value};
use super::flow::Flow;
use super::plan::{Form, Step};
use crate::cli::entry::Entry;
use crate::error::Result;
use crate::paint::Painted;
use crate::render::{Doc, Text, terminal};
use crate::words::Message;

/// Longer values are cut where a field is picked.
const SHOWN: usize = 34;

/// What somebody says to the finished record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Save,
    /// The question to ask again.
    Change(usize),
}

impl Flow<'_> {
    pub fn review(&mut self, ask: &mut dyn Ask, steps: &[Step]) -> Result<Reply<Verdict>> {
        loop {
            let page = self.finished(steps, ask.width());
            ask.tell(&page)?;
            let options = ["prompt-save", "prompt-change", "prompt-stop"].map(|id| self.text(id));
            match value!(ask.choose(&Choice::new(self.text("prompt-right"), options.to_vec()))?) {
                0 => return Ok(Reply::Value(Verdict::Save)),
                1 => {}
                _ => return Ok(Reply::Stop),
            }
            match self.pick(ask, steps)? {
                Reply::Value(at) => return Ok(Reply::Value(Verdict::Change(at))),
                Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    fn pick(&self, ask: &mut dyn Ask, steps: &[Step]) -> Result<Reply<usize>> {
        let asked: Vec<(usize, &Step)> =
            steps.iter().enumerate().filter(|(_, step)| self.is_asked(step)).collect();
        let options = asked.iter().map(|(_, step)| {
            let value = self.shown(step).join(", ");
            let short: String = value.chars().take(SHOWN).collect();
            let dots = if short.len() < value.len() { "…" } else { "" };
            format!("{}: {short}{dots}", self.label(&step.key))
        });
        let choice = Choice::new(self.text("prompt-change-what"), options.collect());
        let at = value!(ask.choose(&choice)?);
        Ok(Reply::Value(asked.get(at).map_or(0, |(at, _)| *at)))
    }

    /// The page above the question.
    fn finished(&self, steps: &[Step], width: Option<usize>) -> Painted {
        let mut facts: Vec<(String, Text)> = Vec::new();
        let mut below = Doc::new();
        for step in steps.iter().filter(|step| self.is_asked(step)) {
            let (label, values) = (self.label(&step.key), self.shown(step));
            match step.form {
                _ if values.is_empty() => {}
                Form::Notes => {
                    below.heading(3, label).lines(values.join("\n"));
                }
                Form::Agenda | Form::Tasks => {
                    below.heading(3, label).list(values);
                }
                _ => facts.push((label, Text::from(values.join(", ")))),
            }
        }
        let asked = |key: &str| steps.iter().any(|step| step.key == key);
        for key in self.state.given.keys().filter(|key| !asked(key)) {
            facts.push((self.label(key), Text::from(self.state.texts(key).join(", "))));
        }
        let mut files: Vec<(String, Text)> = Vec::new();
        if let Some(entry) = self.entry() {
            let new: Vec<String> =
                entry.contacts.iter().map(|(id, _)| self.people().label(id)).collect();
            if !new.is_empty() {
                let label = Message::new("prompt-label-new").with("count", new.len());
                files.push((self.say(&label), Text::from(new.join(", "))));
            }
            files.push((self.text("prompt-label-file"), Text::new().faint(self.path(&entry))));
        }
        let mut doc = Doc::new();
        doc.heading(2, self.text(&format!("prompt-new-{}", self.state.kind)));
        doc.facts(facts).append(below).facts(files);
        let mut painted = Painted::text("\n");
        painted.append(terminal::draw(&doc, width));
        painted.line();
        painted
    }

    fn path(&self, entry: &Entry) -> String {
        entry.path(self.setting.book, self.setting.by_year)
    }

    /// What people call a field.
    pub fn label(&self, key: &str) -> String {
        let own = self.state.kind().and_then(|kind| self.setting.schema.field(kind, key));
        let ids = [format!("prompt-label-{key}"), format!("field-{key}")];
        match own.and_then(|spec| spec.label.clone()) {
            Some(label) => label,
            None => match ids.iter().find(|id| self.setting.words.knows(id)) {
                Some(id) => self.text(id),
                None => key.to_string(),
            },
        }
    }

    /// The answer as people read it, a line each.
    fn shown(&self, step: &Step) -> Vec<String> {
        let values = self.state.texts(&step.key);
        let joined = |values: Vec<String>| -> Vec<String> {
            Some(values.join(", ")).filter(|text| !text.is_empty()).into_iter().collect()
        };
        match step.form {
            Form::Who { .. } => self.people().labels(&values),
            Form::Employer | Form::Colleague => {
                let people = self.people();
                joined(values.iter().map(|id| people.name(id).to_string()).collect())
            }
            Form::Past => joined(values.iter().map(|date| self.shown_date(date)).collect()),
            Form::Future if values.is_empty() => vec![self.text("prompt-date-open")],
            Form::Future => joined(values.iter().map(|date| self.shown_date(date)).collect()),
            Form::Choice => joined(values.iter().map(|word| self.word(&step.key, word)).collect()),
            Form::Series => joined(values.iter().map(|key| self.series_name(key)).collect()),
            Form::Tasks => values.iter().map(|task| self.shown_task(task)).collect(),
            Form::Notes | Form::Agenda => values,
            _ => joined(values),
        }
    }

    /// What to say when it is saved: what comes next of it.
    pub fn farewell(&self) -> Message {
        let tasks: Vec<_> = self
            .state
            .texts(super::plan::TASKS)
            .iter()
            .filter_map(|line| super::lines::read(line))
            .collect();
        let next =
            tasks.iter().filter_map(|task| Some((task.due?, task))).min_by_key(|(due, _)| *due);
        match next {
            Some((due, task)) => Message::new("prompt-saved-tasks")
                .with("count", tasks.len())
                .with("due", due)
                .with("text", task.text.as_str()),
            None if self.state.kind == "meeting" && self.state.text("date").is_none() => {
                Message::new("prompt-saved-open")
            }
            None => Message::new("prompt-saved"),
        }
    }
}

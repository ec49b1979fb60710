//! The questions that take line after line until an empty one: notes, agenda, tasks. Each line is
//! kept as soon as it is there.

use chrono::{Days, NaiveDate};

use super::ask::{Ask, Line, Reply, value};
use super::field::one_line;
use super::flow::Flow;
use super::people::Whom;
use super::plan::{AGENDA, NOTES, TASKS};
use super::terminal::remark;
use super::who::Sort;
use crate::cli::entry;
use crate::error::Result;
use crate::page::Page;
use crate::record::Task;
use crate::words::when::{self, Bias};
use crate::words::{Lang, Message, PartialDate};

/// The lines of one question.
struct Lines {
    key: &'static str,
    done: Vec<String>,
    /// The one that is asked for; behind the last one it is a new one.
    at: usize,
}

impl Flow<'_> {
    fn lines(&self, ask: &mut dyn Ask, key: &'static str) -> Result<Lines> {
        let done = match self.state.typed.get(key) {
            Some(typed) => typed.lines().map(str::to_string).collect(),
            None => self.state.texts(key),
        };
        for line in &done {
            let shown = if key == TASKS { self.shown_task(line) } else { line.clone() };
            ask.tell(&remark(&shown))?;
        }
        let mut lines = Lines { key, at: done.len(), done };
        lines.at = self.unsent_line(&lines).unwrap_or(lines.at);
        Ok(lines)
    }

    /// A line that was left without Enter is not passed over.
    fn unsent_line(&self, lines: &Lines) -> Option<usize> {
        (0..=lines.done.len()).find(|at| self.has_unsent(&place(lines.key, *at)))
    }

    fn keep_lines(&mut self, lines: &Lines) {
        self.state.typed.insert(lines.key.to_string(), lines.done.join("\n"));
        self.kept();
    }

    pub fn ask_notes(&mut self, ask: &mut dyn Ask) -> Result<Reply<Vec<String>>> {
        self.ask_lines(ask, NOTES)
    }

    pub fn ask_agenda(&mut self, ask: &mut dyn Ask) -> Result<Reply<Vec<String>>> {
        self.ask_lines(ask, AGENDA)
    }

    fn ask_lines(&mut self, ask: &mut dyn Ask, key: &'static str) -> Result<Reply<Vec<String>>> {
        let mut lines = self.lines(ask, key)?;
        loop {
            let id = if lines.at == 0 { "prompt-lines-example" } else { "prompt-lines-more" };
            let question = if lines.at == 0 { self.question(key) } else { "…".to_string() };
            let earlier = lines.done.get(lines.at).cloned();
            let line = Line::new(question)
                .place(place(key, lines.at))
                .example(self.text(id))
                .initial(earlier.unwrap_or_default());
            let typed = match ask.text(&line)? {
                Reply::Value(typed) => typed,
                Reply::Back if lines.at == 0 => return Ok(Reply::Back),
                Reply::Back => {
                    lines.at -= 1;
                    continue;
                }
                Reply::Stop => return Ok(Reply::Stop),
            };
            if typed.is_empty() && lines.at >= lines.done.len() {
                match self.unsent_line(&lines) {
                    Some(at) => lines.at = at,
                    None => return Ok(Reply::Value(lines.done)),
                }
                continue;
            }
            // A pasted text comes whole.
            lines.put(typed.lines().map(|line| line.trim_end().to_string()).collect());
            self.keep_lines(&lines);
        }
    }

    pub fn ask_tasks(&mut self, ask: &mut dyn Ask) -> Result<Reply<Vec<String>>> {
        let mut lines = self.lines(ask, TASKS)?;
        let mut typed = String::new();
        loop {
            let reply = {
                let earlier = lines.done.get(lines.at).map(|line| self.typed_task(line));
                let id = if lines.at == 0 { "prompt-tasks" } else { "prompt-tasks-more" };
                let line = Line::new(self.text(id))
                    .place(place(TASKS, lines.at))
                    .example(self.text(if lines.at == 0 {
                        "prompt-task-example"
                    } else {
                        "prompt-lines-more"
                    }))
                    .initial(if typed.is_empty() { earlier.unwrap_or_default() } else { typed })
                    .check(|typed| self.check_task(typed));
                ask.text(&line)?
            };
            typed = String::new();
            match reply {
                Reply::Value(text) if text.is_empty() && lines.at >= lines.done.len() => {
                    match self.unsent_line(&lines) {
                        Some(at) => lines.at = at,
                        None => return Ok(Reply::Value(lines.done)),
                    }
                }
                Reply::Value(text) if text.is_empty() => lines.put(Vec::new()),
                Reply::Value(text) => match self.settle_task(ask, &one_line(&text))? {
                    Reply::Value(task) => {
                        ask.tell(&remark(&self.shown_task(&task)))?;
                        lines.put(vec![task]);
                    }
                    Reply::Back => typed = text,
                    Reply::Stop => {
                        self.unsent.borrow_mut().insert(place(TASKS, lines.at), text);
                        return Ok(Reply::Stop);
                    }
                },
                Reply::Back if lines.at == 0 => return Ok(Reply::Back),
                Reply::Back => lines.at -= 1,
                Reply::Stop => return Ok(Reply::Stop),
            }
            self.keep_lines(&lines);
        }
    }

    fn check_task(&self, typed: &str) -> std::result::Result<(), String> {
        if typed.is_empty() {
            return Ok(());
        }
        let (text, _) = without_owner(typed);
        let task = entry::task(self.setting.book, self.setting.today, &[], &text);
        task.map(|_| ()).map_err(|error| self.say(&error.message))
    }

    /// The line of the file; what the typed one does not say is asked for.
    fn settle_task(&mut self, ask: &mut dyn Ask, typed: &str) -> Result<Reply<String>> {
        let (text, name) = without_owner(typed);
        let line = entry::task(self.setting.book, self.setting.today, &[], &text)?;
        let Some(task) = read(&line) else { return Ok(Reply::Back) };
        let owner = match name {
            Some(name) => Some(value!(self.settle_owner(ask, &name)?)),
            None => value!(self.ask_owner(ask)?),
        };
        let due = match task.due {
            Some(due) => Some(due),
            None => value!(self.ask_due(ask)?),
        };
        Ok(Reply::Value(Task::write(&task.text, owner.as_deref(), due)))
    }

    /// Our own people come first: `@winter` is the colleague.
    fn settle_owner(&mut self, ask: &mut dyn Ask, name: &str) -> Result<Reply<String>> {
        if let Whom::Several(ids) = self.people().find(name) {
            let mut ours = ids.iter().filter(|id| self.setting.staff.contains(id));
            if let (Some(one), None) = (ours.next(), ours.next()) {
                return Ok(Reply::Value(one.clone()));
            }
        }
        self.settle(ask, name, Sort::Anybody)
    }

    fn ask_owner(&mut self, ask: &mut dyn Ask) -> Result<Reply<Option<String>>> {
        let us = self.state.text("by").or_else(|| self.setting.us.map(str::to_string));
        let us = us.or_else(|| self.setting.staff.first().cloned());
        let us = us.filter(|id| self.people().exists(id));
        let mut typed = String::new();
        loop {
            typed = {
                let people = self.people();
                let around: Vec<String> =
                    self.setting.staff.iter().cloned().chain(self.state.texts("with")).collect();
                let line = Line::new(self.text("prompt-owner"))
                    .example(self.text("prompt-owner-example"))
                    .initial(typed)
                    .default(us.as_deref().map(|id| people.name(id).to_string()))
                    .suggest(|typed| match typed.trim() {
                        "" => Vec::new(),
                        _ => people.suggest(typed, false, &around, &|_| true),
                    });
                value!(ask.text(&line)?)
            };
            if typed.is_empty() || typed == "-" {
                return Ok(Reply::Value(None));
            }
            if us.as_deref().is_some_and(|id| self.people().name(id) == typed) {
                return Ok(Reply::Value(us));
            }
            let name = typed.trim_start_matches('@').to_string();
            match self.settle_owner(ask, &name)? {
                Reply::Value(id) => return Ok(Reply::Value(Some(id))),
                Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    fn ask_due(&mut self, ask: &mut dyn Ask) -> Result<Reply<Option<NaiveDate>>> {
        let (words, today) = (self.setting.words, self.setting.today);
        let read =
            |typed: &str| when::day(typed, today, Bias::Future).ok().and_then(PartialDate::day);
        let week = today.checked_add_days(Days::new(7)).unwrap_or(today);
        let default = words.day_long(week);
        let line = Line::new(self.text("prompt-due"))
            .example(self.text("prompt-due-example"))
            .default(Some(default.clone()))
            .suggest(|typed| match read(typed).map(|day| words.day_long(day)) {
                Some(day) if day != typed.trim() => vec![day],
                _ => Vec::new(),
            })
            .check(|typed| match (typed, read(typed)) {
                ("-", _) | (_, Some(_)) => Ok(()),
                _ => Err(self.say(&Message::new("prompt-day-unknown").with("value", typed))),
            })
            .echo(|typed| read(typed).map_or_else(|| typed.to_string(), |day| words.day_long(day)));
        let typed = value!(ask.text(&line)?);
        Ok(Reply::Value(if typed == default { Some(week) } else { read(&typed) }))
    }

    /// A task as people read it.
    pub fn shown_task(&self, line: &str) -> String {
        let Some(task) = read(line) else { return line.to_string() };
        let owner = task.owner.as_deref().map(|id| match self.people().name(id) {
            "" => id.to_string(),
            name => name.to_string(),
        });
        let message = match (&owner, task.due) {
            (Some(_), Some(_)) => Message::new("prompt-task-full"),
            (Some(_), None) => Message::new("prompt-task-owner"),
            (None, Some(_)) => Message::new("prompt-task-due"),
            (None, None) => return task.text,
        };
        let message = message.with("text", task.text).with("owner", owner.unwrap_or_default());
        match task.due {
            Some(due) => self.say(&message.with("due", due)),
            None => self.say(&message),
        }
    }

    /// A task as it could have been typed.
    fn typed_task(&self, line: &str) -> String {
        let Some(task) = read(line) else { return line.to_string() };
        let mut typed = task.text;
        if let Some(owner) = task.owner {
            typed.push_str(&format!(" @{owner}"));
        }
        if let Some(due) = task.due {
            let until = if self.setting.words.lang() == Lang::De { "bis" } else { "by" };
            typed.push_str(&format!(" {until} {}", self.setting.words.date_short(due.into())));
        }
        typed
    }
}

impl Lines {
    /// In the place of the line that was asked for, or behind the last one.
    fn put(&mut self, new: Vec<String>) {
        let end = (self.at + 1).min(self.done.len());
        self.done.splice(self.at.min(end)..end, new);
        self.at = self.done.len();
    }
}

/// Where an unsent line of a question is kept; the first one under the question itself.
fn place(key: &str, at: usize) -> String {
    if at == 0 { key.to_string() } else { format!("{key} {at}") }
}

/// The text without its first `@name`, and the name.
fn without_owner(typed: &str) -> (String, Option<String>) {
    let mut name = None;
    let words = typed.split_whitespace().filter(|word| {
        let owner = word.strip_prefix('@').map(|word| word.trim_end_matches([',', ';', '.', ':']));
        match owner.filter(|owner| !owner.is_empty() && name.is_none()) {
            Some(owner) => {
                name = Some(owner.to_string());
                false
            }
            None => true,
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    (text, name)
}

/// The task of a line as it will stand in the text.
pub fn read(line: &str) -> Option<Task> {
    let page = Page::new(format!("{line}\n"));
    let outline = page.outline();
    outline.items.iter().find_map(Task::read)
}

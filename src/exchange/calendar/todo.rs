//! To-dos (RFC 5545, 3.6.2). A task has no record of its own: one that belongs to an event of the
//! same file becomes a line of its text.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::event::short;
use super::moment::Stamp;
use super::part::Part;
use super::zone::shown;
use crate::exchange::{Desk, Item, task, text::one_line};
use crate::record::{Done, Task};

const MOST_OF_ONE: usize = 500;

pub(super) struct Tasks<'a> {
    /// Of the items whose text is longer than it was: what is to be added, and what is there.
    texts: BTreeMap<usize, (Vec<String>, Vec<Known>)>,
    homes: &'a HashMap<String, usize>,
}

/// A task that an item has.
struct Known {
    text: String,
    due: Option<NaiveDate>,
    is_open: bool,
    /// In its text, and not because of another to-do.
    written: bool,
}

impl<'a> Tasks<'a> {
    /// `homes` says which item an UID means.
    pub fn of(homes: &'a HashMap<String, usize>) -> Tasks<'a> {
        Tasks { texts: BTreeMap::new(), homes }
    }

    /// False where it belongs to no item.
    pub fn add(&mut self, todo: &Part, items: &mut [Item], desk: &Desk<'_>) -> bool {
        let uids = todo.all("RELATED-TO").take(16).map(|related| related.text());
        let home = uids.into_iter().find_map(|uid| self.homes.get(uid.trim()).copied());
        let Some(at) = home else { return false };
        let Some(item) = items.get_mut(at) else { return false };
        let (lines, known) = self
            .texts
            .entry(at)
            .or_insert_with(|| (Vec::new(), tasks(item.claimed.as_ref().unwrap_or(&item.body))));
        let text = todo.get("SUMMARY").or_else(|| todo.get("DESCRIPTION"));
        let text = text.map(|text| one_line(&text.text())).unwrap_or_default();
        let text = short(&text, 1000).0;
        if text.is_empty() || lines.len() >= MOST_OF_ONE {
            return false;
        }
        let day = |name: &str| match Stamp::parse(&todo.get(name)?.value)? {
            Stamp::Utc(utc) => Some(shown(desk.zone.0, utc).date()),
            stamp => Some(stamp.naive().date()),
        };
        let on = day("COMPLETED");
        let done = on.is_some() || todo.has("STATUS", "COMPLETED");
        let due = day("DUE");
        // A program that keeps no days may have written one of the two; two to-dos with two days
        // are two tasks.
        let exact = known.iter().position(|one| one.text == text && one.due == due);
        let near =
            |one: &Known| one.text == text && one.written && (one.due.is_none() || due.is_none());
        match exact.or_else(|| known.iter().position(near)).and_then(|at| known.get_mut(at)) {
            // netlog wrote it, and somebody has ticked it off since.
            Some(one) if done && one.is_open && one.written => {
                let meant = |task: &Task| one_line(&task.text) == text && task.due == one.due;
                let text = item.claimed.as_mut().unwrap_or(&mut item.body);
                *text = task::tick(text, meant, on.map_or(Done::Yes, Done::On));
                one.is_open = false;
            }
            Some(_) => {}
            None => {
                let mut line = Task::write(text, None, due);
                if done {
                    let done_on = on.map(|on| format!(" done:{on}")).unwrap_or_default();
                    line = format!("{}{done_on}", line.replacen("- [ ]", "- [x]", 1));
                }
                let text = text.to_string();
                known.push(Known { text, due, is_open: !done, written: false });
                lines.push(line);
            }
        }
        true
    }

    pub fn write(self, items: &mut [Item]) {
        for (at, (lines, _)) in self.texts {
            if let Some(item) = items.get_mut(at) {
                let lines = lines.join("\n");
                if let Some(text) = &mut item.claimed {
                    *text = format!("{text}\n\n{lines}");
                }
                item.paragraph(&lines);
            }
        }
    }
}

/// The tasks that a text has.
fn tasks(body: &str) -> Vec<Known> {
    let known = |task: Task| Known {
        text: one_line(&task.text),
        due: task.due,
        is_open: task.is_open(),
        written: true,
    };
    task::all(body).into_iter().map(known).collect()
}

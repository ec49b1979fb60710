//! To-dos (RFC 5545, 3.6.2). A task has no record of its own: one that belongs to an event of the
//! same file becomes a line of its text.

use std::collections::{BTreeMap, HashMap};

use super::event::short;
use super::moment::Stamp;
use super::part::Part;
use super::zone::shown;
use crate::exchange::{Desk, Item, task, text::one_line};
use crate::record::{Done, Task};

const MOST_OF_ONE: usize = 500;

pub(super) struct Tasks<'a> {
    /// Of the items whose text is longer than it was: what is to be added, and what is there.
    texts: BTreeMap<usize, (Vec<String>, HashMap<String, bool>)>,
    homes: &'a HashMap<String, usize>,
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
        let (lines, known) =
            self.texts.entry(at).or_insert_with(|| (Vec::new(), tasks(&item.body)));
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
        match known.get(text) {
            // netlog wrote it, and somebody has ticked it off since.
            Some(false) if done => {
                item.body = task::tick(&item.body, text, on.map_or(Done::Yes, Done::On));
                known.insert(text.to_string(), true);
            }
            Some(_) => {}
            None => {
                let mut line = Task::write(text, None, day("DUE"));
                if done {
                    let done_on = on.map(|on| format!(" done:{on}")).unwrap_or_default();
                    line = format!("{}{done_on}", line.replacen("- [ ]", "- [x]", 1));
                }
                known.insert(text.to_string(), done);
                lines.push(line);
            }
        }
        true
    }

    pub fn write(self, items: &mut [Item]) {
        for (at, (lines, _)) in self.texts {
            if let Some(item) = items.get_mut(at) {
                item.paragraph(&lines.join("\n"));
            }
        }
    }
}

/// The tasks that a text has, and whether they are done.
fn tasks(body: &str) -> HashMap<String, bool> {
    let tasks = task::all(body).into_iter();
    tasks.map(|task| (one_line(&task.text), !task.is_open())).collect()
}

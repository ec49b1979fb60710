//! Ticks a task off in the text of its record, and reads the result again before it is believed.

use chrono::NaiveDate;

use super::{Done, Record, Schema, Task};
use crate::diagnostic::TextEdit;

impl Record {
    /// The text of the file with this task done on that day; `None` where more than that would
    /// change.
    pub fn ticked(&self, schema: &Schema, task: &Task, day: NaiveDate) -> Option<String> {
        let end = task.range.end;
        let edits = [
            TextEdit::new(task.mark.clone(), "x"),
            TextEdit::new(end..end, format!(" done:{day}")),
        ];
        let after = TextEdit::apply(self.page().text(), &edits)?;
        let read = Record::read(schema, self.kind, &self.path, after.clone());
        let same = read.fields == self.fields
            && read.tasks.len() == self.tasks.len()
            && self.tasks.iter().zip(&read.tasks).all(|(before, now)| {
                let done = if before == task { Done::On(day) } else { before.done };
                (&now.text, &now.owner, now.due, now.done)
                    == (&before.text, &before.owner, before.due, done)
            });
        same.then_some(after)
    }
}

//! Follow-ups: `- [ ] send three dates @susanne-winter due:2024-11-04`, in any record's text.

use std::ops::Range;

use chrono::NaiveDate;

use crate::page::Item;
use crate::words::PartialDate;

/// A checkbox in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Without owner, `due:` and `done:`.
    pub text: String,
    /// The id after `@`.
    pub owner: Option<String>,
    pub due: Option<NaiveDate>,
    pub done: Done,
    /// Words such as `due:14.11.` that are no ISO date, as they were written.
    pub unreadable: Vec<String>,
    /// In the file, from 1.
    pub line: usize,
    /// Of the whole item in the file.
    pub range: Range<usize>,
    /// Of the character between the brackets.
    pub mark: Range<usize>,
}

/// Whether it is ticked, and when that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    No,
    /// Ticked without a date.
    Yes,
    On(NaiveDate),
}

impl Task {
    pub fn is_open(&self) -> bool {
        self.done == Done::No
    }

    /// `None` where the item has no checkbox.
    pub fn read(item: &Item) -> Option<Task> {
        let checked = item.checked?;
        let marker = item.marker.clone()?;
        let mut task = Task {
            text: String::new(),
            owner: None,
            due: None,
            done: if checked { Done::Yes } else { Done::No },
            unreadable: Vec::new(),
            line: item.line,
            range: item.range.clone(),
            // The marker is `[ ]`: its middle is one byte in every case.
            mark: marker.start + 1..marker.end.saturating_sub(1).max(marker.start + 1),
        };
        let mut words = Vec::new();
        for word in item.text.split_whitespace() {
            if !task.take(word, checked) {
                words.push(word);
            }
        }
        task.text = words.join(" ");
        Some(task)
    }

    /// True where the word is one of the three marks.
    fn take(&mut self, word: &str, checked: bool) -> bool {
        if let Some(owner) = word.strip_prefix('@') {
            let owner = owner.trim_end_matches([',', ';', '.', ':', ')']);
            if owner.is_empty() || self.owner.is_some() {
                return false;
            }
            self.owner = Some(owner.to_string());
            return true;
        }
        let (name, date) = match word.split_once(':') {
            Some((name @ ("due" | "done"), date)) => (name, date),
            _ => return false,
        };
        let date = date.trim_end_matches([',', ';', '.', ')']);
        match (PartialDate::parse(date).ok().and_then(PartialDate::day), name) {
            (Some(day), "due") => self.due = Some(day),
            (Some(day), _) if checked => self.done = Done::On(day),
            // A date of completion on an open task says two things: the box decides.
            (Some(_), _) => {}
            (None, _) => self.unreadable.push(word.to_string()),
        }
        true
    }

    /// The line as netlog writes it.
    pub fn write(text: &str, owner: Option<&str>, due: Option<NaiveDate>) -> String {
        let mut line = format!("- [ ] {}", text.split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(owner) = owner {
            line.push_str(&format!(" @{owner}"));
        }
        if let Some(due) = due {
            line.push_str(&format!(" due:{due}"));
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn tasks(body: &str) -> Vec<Task> {
        let page = Page::new(format!("---\nname: x\n---\n{body}"));
        page.outline().items.iter().filter_map(Task::read).collect()
    }

    fn day(text: &str) -> Option<NaiveDate> {
        PartialDate::parse(text).ok().and_then(PartialDate::day)
    }

    #[test]
    fn owner_due_and_done_are_read_from_the_words() {
        let read = tasks(
            "- [ ] Drei Termine an a@example.org @susanne-winter due:2024-11-04\n\
             - [x] Liste senden @kim done:2024-11-02\n- [X] ohne Datum\n- kein Kästchen\n",
        );
        assert_eq!(read.len(), 3);
        assert_eq!(read[0].text, "Drei Termine an a@example.org");
        assert_eq!(read[0].owner.as_deref(), Some("susanne-winter"));
        assert_eq!((read[0].due, read[0].done, read[0].line), (day("2024-11-04"), Done::No, 4));
        assert_eq!(day("2024-11-02").map(Done::On), Some(read[1].done));
        assert_eq!(read[2].done, Done::Yes);
    }

    #[test]
    fn a_date_that_cannot_be_read_is_kept_as_written() {
        let read = tasks("- [ ] x due:14.11.2024\n");
        assert_eq!(
            (read[0].due, read[0].unreadable.as_slice()),
            (None, &["due:14.11.2024".into()][..])
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let line = Task::write("Protokoll  senden", Some("kim"), day("2024-11-04"));
        let read = tasks(&format!("{line}\n"));
        assert_eq!((read[0].text.as_str(), read[0].due), ("Protokoll senden", day("2024-11-04")));
    }
}

//! What `sync` says: what came and went, what is still open, and how it ended.

use super::{Round, Run};
use crate::cli::decide;
use crate::cli::shared::{Counted, open_records};
use crate::error::{Error, Kind, Result};
use crate::merge;
use crate::record::Record;
use crate::words::Message;

impl Run<'_> {
    /// What came and what went, also where something failed afterwards.
    pub fn tell_done(&mut self) -> Result<()> {
        let paths: String = self
            .done
            .paths
            .iter()
            .map(|path| format!("{}\n", self.session.shown_path(path).display()))
            .collect();
        self.session.data(paths.as_bytes())?;
        for (id, files, entries) in [
            ("sync-came", "sync-came-files", &self.done.came),
            ("sync-went", "sync-went-files", &self.done.went),
        ] {
            let counted = Counted::of(entries);
            let names = self.session.words.list_and(&counted.authors);
            let message = match (counted.records, counted.files) {
                (0, 0) => continue,
                (0, count) => Message::new(files).with("count", count),
                (records, _) => Message::new(id).with("count", records),
            };
            self.session.note(&message.with("names", names))?;
        }
        Ok(())
    }

    pub fn tell(&mut self, ended: &Round) -> Result<()> {
        self.tell_done()?;
        let address = self.remote.shown();
        let message = match ended {
            Round::Level if self.done.came.is_empty() && self.done.went.is_empty() => {
                Message::new("sync-level-already")
            }
            Round::Level => Message::new("sync-level"),
            Round::Offline => Message::new("sync-offline").with("address", address),
            Round::Stopped => Message::new("sync-stopped"),
            Round::Again => {
                return Err(Error::new(Kind::Surroundings, Message::new("sync-busy"))
                    .hint(Message::new("sync-busy-hint")));
            }
        };
        self.session.note(&message)
    }

    /// Names what is still open and says how many records that are.
    pub fn open_questions(&mut self) -> Result<usize> {
        let book = self.session.quiet_book();
        let open: Vec<&Record> = open_records(&book).collect();
        for record in &open {
            let [here, other] = self.sides(&record.path);
            let sides = decide::Sides { here: &here, other: &other };
            for question in merge::opens(record.page().text()) {
                let told = decide::told(self.session, record.title(), &question, sides);
                self.session.note_text(&told)?;
            }
        }
        if !open.is_empty() {
            self.session.note(&Message::new("sync-open").with("count", open.len()))?;
        }
        Ok(open.len())
    }

    pub fn trace(&mut self, message: &Message) -> Result<()> {
        if self.args.verbose { self.session.note(message) } else { Ok(()) }
    }

    pub fn say(&mut self, said: &str) -> Result<()> {
        if !self.args.verbose {
            return Ok(());
        }
        for line in said.lines().filter(|line| !line.trim().is_empty()) {
            self.session.note(&Message::new("store-git-said").with("text", line))?;
        }
        Ok(())
    }
}

//! What `sync` says: what came and went, what is still open, and how it ended.

use super::{Round, Run};
use crate::cli::decide;
use crate::cli::session::FALLBACK_EMAIL;
use crate::cli::settings::Settings;
use crate::cli::shared::{self, open_records};
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
        let words = &self.session.words;
        let came = shared::tally(words, self.done.came);
        let went = shared::tally(words, self.done.went);
        let from = match self.done.authors.as_slice() {
            [] => words.text("sync-others"),
            authors => words.list_and(authors),
        };
        let came = Some(came).filter(|came| !came.is_empty());
        let came =
            came.map(|came| Message::new("sync-came").with("names", from).with("what", came));
        let went = Some(went).filter(|went| !went.is_empty());
        let went = went.map(|went| Message::new("sync-went").with("what", went));
        came.iter().chain(&went).try_for_each(|message| self.session.note(message))
    }

    pub fn tell(&mut self, ended: &Round) -> Result<()> {
        self.tell_done()?;
        let address = self.remote.shown();
        let message = match ended {
            Round::Level if self.done.moved => Message::new("sync-level"),
            Round::Level => Message::new("sync-level-already"),
            Round::Offline => Message::new("sync-offline").with("address", address),
            Round::Stopped => Message::new("sync-stopped"),
            Round::Again => return Err(self.busy()),
        };
        self.session.note(&message)
    }

    /// Ten times somebody else was faster; or a lock lies at the other place and nobody is at work.
    fn busy(&self) -> Error {
        match self.done.lock_there.as_deref() {
            Some(lock) => Error::new(Kind::Surroundings, Message::new("sync-locked"))
                .hint(Message::new("sync-locked-hint").with("path", lock)),
            None => Error::new(Kind::Surroundings, Message::new("sync-busy"))
                .hint(Message::new("sync-busy-hint")),
        }
    }

    /// What nobody else will see of what lies here, and what is not as it should be.
    pub fn tell_doubts(&mut self) -> Result<()> {
        if !self.done.strange.is_empty() {
            let names = shared::shortened(self.session, self.done.strange.clone());
            let names = self.session.words.list_and(&names);
            let message = Message::new("status-strange").with("count", self.done.strange.len());
            self.session.note(&message.with("names", names))?;
        }
        // What the others have may be broken, too.
        if let Some(Err(fault)) = self.session.root.settings()?.map(|text| Settings::parse(&text)) {
            self.session.note(&Message::new("sync-broken-settings"))?;
            self.session.note(&fault.message)?;
        }
        if self.share.own_email(FALLBACK_EMAIL) == FALLBACK_EMAIL {
            self.session.note(&Message::new("sync-nobody"))?;
        }
        Ok(())
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

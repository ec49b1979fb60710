//! What `sync` asks: which of two versions holds, and whether something unusual is meant.

use std::collections::BTreeMap;

use super::{Args, Run};
use crate::change::ChangeSet;
use crate::cli::prompt::{Reply, agree};
use crate::cli::session::commit;
use crate::cli::shared::{Doubt, open_records};
use crate::cli::{Session, decide};
use crate::error::Result;
use crate::merge::{self, Open};
use crate::record::Record;
use crate::store::{Deed, Git, Remote};
use crate::words::Message;

/// A folder that is not there yet becomes the place where all share, if that is meant.
pub fn make_place(session: &mut Session, remote: &Remote, args: &Args) -> Result<()> {
    let Some(folder) = remote.new_place() else { return Ok(()) };
    let named = |message: Message| message.with("address", remote.shown());
    let question = named(Message::new("sync-new-place-question"));
    if args.yes || session.asks() && agree(session, &question)? {
        Git::make_place(folder)?;
        session.note(&named(Message::new("sync-new-place")))?;
    }
    Ok(())
}

impl Run<'_> {
    /// Asks about everything that is open, where there is somebody to ask. False where the person
    /// stopped it.
    pub fn decide(&mut self) -> Result<bool> {
        if !self.session.asks() || self.args.yes {
            return Ok(true);
        }
        let book = self.session.quiet_book();
        let questions: Vec<(&Record, Open)> = open_records(&book)
            .flat_map(|record| {
                let all = merge::opens(record.page().text()).into_iter();
                all.filter(|open| !self.done.put_off.contains(open)).map(move |open| (record, open))
            })
            .collect();
        let mut answers = Vec::new();
        while let Some((record, open)) = questions.get(answers.len()) {
            let [here, other] = self.sides(&record.path);
            let sides = decide::Sides { here: &here, other: &other };
            let ways = decide::Ways { back: !answers.is_empty(), later: true };
            match decide::ask(self.session, record.title(), open, sides, ways)? {
                Reply::Stop => return Ok(false),
                Reply::Back => drop(answers.pop()),
                Reply::Value(choice) => answers.push(choice),
            }
        }
        let mut set = ChangeSet::new();
        let mut texts: BTreeMap<&str, String> = BTreeMap::new();
        for ((record, open), choice) in questions.iter().zip(answers) {
            let Some(choice) = choice else {
                self.done.put_off.push(open.clone());
                continue;
            };
            let before = record.page().text();
            let text = texts.entry(&record.path).or_insert_with(|| before.to_string());
            if let Some(decided) = merge::decided(text, open, choice) {
                *text = decided;
            }
            set.edit(&record.path, before, text.clone());
        }
        if !set.is_empty() {
            let root = self.session.root.clone();
            let writer = self.session.writer(&root, "sync")?;
            writer.apply(&set, Some(&commit(&Deed::new("sync: decide"), None)))?;
            self.done.changed(&set);
        }
        Ok(true)
    }

    /// Whether something unusual is meant. Who cannot be asked says so beforehand.
    pub fn agrees(&mut self, doubt: Doubt) -> Result<bool> {
        if self.args.yes || self.done.agreed.contains(&doubt) {
            return Ok(true);
        }
        if !self.session.asks() {
            return Err(doubt.error());
        }
        self.session.note(&doubt.message())?;
        let yes = agree(self.session, &doubt.question())?;
        if yes {
            self.done.agreed.push(doubt);
        } else {
            self.session.note(&doubt.hint())?;
        }
        Ok(yes)
    }
}

//! What `sync` asks: which of two versions holds, and whether something unusual is meant.

use super::Run;
use crate::change::ChangeSet;
use crate::cli::prompt::{Reply, agree};
use crate::cli::session::commit;
use crate::cli::shared::{Doubt, open_records};
use crate::cli::{Session, decide};
use crate::error::{Error, Kind, Result};
use crate::merge::{self, Open};
use crate::paint::Painted;
use crate::store::{Deed, Remote, Share};
use crate::words::Message;

/// A folder that is not there yet becomes the place where all share, if that is meant.
/// False where the person does not want it.
pub fn make_place(session: &mut Session, share: &Share, address: &str, yes: bool) -> Result<bool> {
    let remote = Remote::of(address);
    let Some(folder) = remote.new_place() else { return Ok(true) };
    let named = |message: Message| message.with("address", remote.shown());
    if !yes {
        if !session.asks() {
            return Err(Error::new(Kind::Surroundings, named(Message::new("sync-no-place")))
                .hint(named(Message::new("sync-no-place-hint"))));
        }
        session.note(&named(Message::new("sync-no-place")))?;
        let question = Message::new("sync-new-place-question");
        if !agree(session, &question, "confirm-no", "sync-new-place-yes")? {
            return Ok(false);
        }
    }
    share.make_place(folder)?;
    session.note(&named(Message::new("sync-new-place")))?;
    // In a line of its own, which is never broken: it is there to be sent round.
    let folder = session.words.text("sync-new-folder");
    let command = format!("  netlog init {folder} --from \"{}\"\n", remote.shown());
    session.note_painted(&Painted::text(&command))?;
    Ok(true)
}

/// Whether somebody at a terminal means it; `who` says whose doing it is.
pub fn means(session: &mut Session, doubt: Doubt, who: Option<&Message>) -> Result<bool> {
    session.note(&doubt.message())?;
    who.into_iter().try_for_each(|who| session.note(who))?;
    let (question, no, yes) = doubt.question();
    agree(session, &question, no, yes)
}

/// A record that asks something, as far as it has been answered.
struct Asked {
    path: String,
    title: String,
    before: String,
    text: String,
}

impl Run<'_> {
    /// Asks about everything that is open, where there is somebody to ask. False where the person
    /// stopped it; what was answered until then holds.
    pub fn decide(&mut self) -> Result<bool> {
        if !self.session.asks() || self.args.yes {
            return Ok(true);
        }
        let book = self.session.quiet_book();
        let asked = open_records(&book).map(|record| Asked {
            path: record.path.clone(),
            title: record.title().to_string(),
            before: record.page().text().to_string(),
            text: record.page().text().to_string(),
        });
        let mut asked: Vec<Asked> = asked.collect();
        let whole = self.answer(&mut asked)?;
        let mut set = ChangeSet::new();
        for record in asked {
            set.edit(&record.path, &record.before, record.text);
        }
        if !set.is_empty() {
            let root = self.session.root.clone();
            let writer = self.session.writer(&root, "sync")?;
            writer.apply(&set, Some(&commit(&Deed::new("sync: decide"), None)))?;
            self.done.changed(&set);
        }
        Ok(whole)
    }

    /// One question after the other, each of the text as it is by then.
    fn answer(&mut self, asked: &mut [Asked]) -> Result<bool> {
        // Which record it was, its text before, and how much was put off by then.
        let mut steps: Vec<(usize, String, usize)> = Vec::new();
        let mut at = 0;
        while let Some(record) = asked.get_mut(at) {
            let put_off = &self.done.put_off;
            let mut questions = merge::opens(&record.text).into_iter();
            let key = |open: &Open| (record.path.clone(), open.clone());
            let Some(open) = questions.find(|open| !put_off.contains(&key(open))) else {
                at += 1;
                continue;
            };
            let [here, other] = self.sides(&record.path);
            let sides = decide::Sides { here: &here, other: &other };
            let ways = decide::Ways { back: !steps.is_empty(), later: true };
            let step = (at, record.text.clone(), self.done.put_off.len());
            match decide::ask(self.session, &record.title, &open, sides, ways)? {
                Reply::Stop => return Ok(false),
                Reply::Back => {
                    let Some((to, text, put_off)) = steps.pop() else { continue };
                    self.done.put_off.truncate(put_off);
                    at = to;
                    if let Some(record) = asked.get_mut(to) {
                        record.text = text;
                    }
                }
                Reply::Value(choice) => {
                    steps.push(step);
                    match choice.and_then(|choice| merge::decided(&record.text, &open, choice)) {
                        Some(decided) => record.text = decided,
                        None => self.done.put_off.push((record.path.clone(), open)),
                    }
                }
            }
        }
        Ok(true)
    }

    /// Whether something unusual is meant; `removers` are those whose doing it is. Who cannot be
    /// asked says so beforehand.
    pub fn agrees(&mut self, doubt: Doubt, removers: &[String]) -> Result<bool> {
        if self.args.yes || self.done.agreed.contains(&doubt) {
            return Ok(true);
        }
        let who = match (doubt, removers) {
            (Doubt::Come { .. }, [_, ..]) => {
                let names = self.session.words.list_and(removers);
                Some(Message::new("share-many-who").with("names", names))
            }
            _ => None,
        };
        if !self.session.asks() {
            let mut error = doubt.error();
            error.hints.splice(0..0, who);
            return Err(error);
        }
        let yes = means(self.session, doubt, who.as_ref())?;
        if yes {
            self.done.agreed.push(doubt);
        } else {
            self.session.note(&doubt.hint())?;
        }
        Ok(yes)
    }
}

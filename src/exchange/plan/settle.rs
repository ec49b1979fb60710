//! Settles which record an item is about: one that the log has, a new one, or none, where nobody can
//! say or the item lacks what its kind needs.

use super::who::{Candidate, Match};
use super::{Decision, Doubtful, Maker, join, key, page, title};
use crate::exchange::{Item, Remark, uid};
use crate::record::kind::{CONTACT, CONVERSATION};
use crate::record::{Draft, id};
use crate::words::Message;

/// Nobody has so many cards; a file that says so costs no more than that.
pub(super) const MOST_OF_ONE: usize = 200;

impl Maker<'_> {
    /// The entry that an item is about; a new one where the log has none.
    pub(super) fn settle(&mut self, at: usize) -> Option<usize> {
        let item = self.items.get(at)?;
        let entry = self.settled(at, item);
        for name in item.stem.iter().chain(&item.uid) {
            self.known.stem(name, entry);
        }
        let entry = entry?;
        self.known.learn(entry, item);
        Some(entry)
    }

    fn settled(&mut self, at: usize, item: &Item) -> Option<usize> {
        if let Some(message) = unusable(item) {
            self.plan.remarks.push(Remark::lost(item.place.clone(), message));
            return None;
        }
        let decision = self.decisions.get(&at);
        let found = match self.found(item) {
            Match::Doubt(_) if decision == Some(&Decision::Leave) => return None,
            Match::Doubt(_) if decision == Some(&Decision::New) => Match::New,
            Match::Doubt(candidates) => match self.chosen(decision, &candidates) {
                Some(entry) => {
                    let entry = self.open(entry, item)?;
                    self.also_called(entry, item);
                    self.also_named(entry, item);
                    return Some(entry);
                }
                None => Match::Same(self.undecided(at, item, candidates)?),
            },
            Match::New => match self.told_before(item) {
                Match::Doubt(candidates) => Match::Same(self.undecided(at, item, candidates)?),
                found => found,
            },
            found => found,
        };
        match found {
            Match::Same(entry) => self.open(entry, item),
            Match::Like(entry) => {
                let entry = self.open(entry, item)?;
                self.also_called(entry, item);
                Some(entry)
            }
            Match::New | Match::Doubt(_) => Some(self.begin(at, item)),
        }
    }

    /// Whom the log knows. Nobody in doubt is made anew by what the same files say of that name later.
    fn found(&self, item: &Item) -> Match {
        let doubt = || self.in_doubt.get(&key::name(title(item))).cloned();
        match self.known.find(item) {
            Match::New if item.kind.date.is_none() => doubt().map_or(Match::New, Match::Doubt),
            found => found,
        }
    }

    /// Whom a person has chosen. What another answer has taken away, or given to somebody else, is
    /// in doubt again.
    fn chosen(&self, decision: Option<&Decision>, candidates: &[Candidate]) -> Option<usize> {
        let Some(Decision::Same(id)) = decision else { return None };
        let in_log = |at: &usize| self.known.get(*at).is_some_and(|entry| entry.record.is_some());
        let offered = candidates.iter().find(|one| one.id == *id).map(|one| one.at);
        offered.or_else(|| self.known.id(id).filter(in_log))
    }

    /// Where all is there already, nobody has to say who it is.
    fn undecided(&mut self, at: usize, item: &Item, candidates: Vec<Candidate>) -> Option<usize> {
        let name = title(item);
        let is_event = item.kind.date.is_some();
        let have_all = candidates.iter().filter(|one| {
            (is_event || self.known.is_called(one.at, name)) && self.adds_nothing(item, one.at)
        });
        match have_all.map(|one| one.at).collect::<Vec<_>>().as_slice() {
            // Asked about once, and decided then.
            [one] => Some(*one),
            [] => {
                if !is_event {
                    self.in_doubt.insert(key::name(name), candidates.clone());
                }
                let title = name.to_string();
                let place = item.place.clone();
                self.plan.doubtful.push(Doubtful { item: at, place, title, candidates });
                None
            }
            // Whoever it is, nothing is new; but nobody else is told that it is the first.
            _ => {
                self.plan.same += 1;
                None
            }
        }
    }

    /// A record that is there, ready to be changed; `None` where its file cannot be.
    fn open(&mut self, at: usize, item: &Item) -> Option<usize> {
        let entry = self.known.entries.get_mut(at)?;
        let reason = if entry.told >= MOST_OF_ONE {
            Some(Message::new("exchange-crowd").with("most", MOST_OF_ONE).with("id", &*entry.id))
        } else if entry.is().is_none() {
            let path = entry.record.map(|record| record.path.as_str()).unwrap_or_default();
            Some(Message::new("exchange-unreadable").with("path", path))
        } else {
            None
        };
        if let Some(reason) = reason {
            self.plan.remarks.push(Remark::lost(item.place.clone(), reason));
            return None;
        }
        entry.told += 1;
        if entry.draft.is_none() {
            entry.draft = entry.was().cloned();
        }
        Some(at)
    }

    /// A further name by which others know a record: found by it the next time.
    fn also_called(&mut self, at: usize, item: &Item) {
        let Some(uid) = item.uid.as_deref() else { return };
        let Some(entry) = self.known.entries.get_mut(at) else { return };
        let Some(draft) = &mut entry.draft else { return };
        let mut all: Vec<String> = draft.texts(uid::UID).into_iter().map(str::to_string).collect();
        if all.is_empty() {
            all.push(uid::of_id(&entry.id));
        }
        if !all.iter().any(|known| uid::bare(known) == uid) {
            all.push(uid.to_string());
            draft.set_texts(uid::UID, &all);
        }
    }

    /// The same words in another order: a person has said that it is the same name.
    fn also_named(&mut self, at: usize, item: &Item) {
        let name = title(item);
        if self.known.is_called(at, name) || !self.known.name(name).contains(&at) {
            return;
        }
        if let Some(draft) = self.draft(at) {
            join::also_called(draft, name.to_string());
        }
    }

    fn begin(&mut self, at: usize, item: &Item) -> usize {
        let draft = Draft::new(item.kind);
        // An event is named after its day and its people, which are not known yet.
        let wanted = match item.kind.name == CONTACT.name {
            true => item.text("name").and_then(id::from_name),
            false => None,
        };
        let wanted = item.stem.clone().filter(|id| id::is_valid(id)).or(wanted);
        let id = match (wanted, item.kind.date) {
            (Some(wanted), _) => self.free(&wanted),
            (None, None) => self.free(item.kind.name),
            (None, Some(_)) => String::new(),
        };
        self.known.add(id, draft, Some(at), item.uid.as_deref())
    }

    pub(super) fn free(&mut self, wanted: &str) -> String {
        let is_taken = |id: &str| self.book.is_taken(id) || self.known.id(id).is_some();
        let first = self.numbers.get(wanted).copied();
        let (id, number) = id::free_from(wanted, first.unwrap_or(id::FIRST), is_taken);
        self.numbers.insert(wanted.to_string(), number);
        id
    }

    /// A talk without a title, of that day, with the same people and words.
    fn told_before(&self, item: &Item) -> Match {
        if item.kind.date.is_none() || item.text("title").is_some() || item.uid.is_some() {
            return Match::New;
        }
        // Of a record the first heading is the title.
        let outline = page(&item.body).outline();
        let heading = outline.headings.first().map(|heading| heading.text.as_str());
        let date = item.text("date").unwrap_or_default();
        let known = self.known.event(item.kind, date, heading.unwrap_or_default());
        let (near, is_all) = self.known.near(known, item);
        match near.iter().copied().find(|at| self.adds_nothing(item, *at)) {
            Some(at) => Match::Same(at),
            None if is_all => Match::New,
            None => Match::Doubt(self.known.of_one_day(&near)),
        }
    }
}

/// What the record's kind cannot do without, as a reason not to take the item.
fn unusable(item: &Item) -> Option<Message> {
    let kind = item.kind;
    let lacks = |key: &str| item.text(key).is_none_or(|text| text.trim().is_empty());
    if kind.name == CONTACT.name {
        let key = item.text("name").map(key::name).unwrap_or_default();
        return key.is_empty().then(|| Message::new("exchange-no-name"));
    }
    if kind.name == CONVERSATION.name {
        if lacks("date") {
            return Some(Message::new("exchange-no-date"));
        }
        let with = item.links.iter().any(|link| link.key == "with" && !link.to.shown().is_empty());
        return (!with).then(|| Message::new("exchange-no-people"));
    }
    lacks("title").then(|| Message::new("exchange-no-title"))
}

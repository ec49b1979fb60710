//! The questions for people: several in one line, a choice where a name is unclear, a new contact
//! on the way where it is not known.

use super::ask::{Ask, Choice, Line, Reply, value};
use super::flow::Flow;
use super::people::Whom;
use super::state::NewContact;
use crate::cli::entry::Entry;
use crate::error::Result;
use crate::record::{Draft, kind};
use crate::words::Message;

/// So many candidates are offered for a name.
const CANDIDATES: usize = 30;

/// Who may be meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Anybody,
    Organisation,
}

impl Flow<'_> {
    pub fn ask_who(
        &mut self,
        ask: &mut dyn Ask,
        key: &str,
        needed: bool,
    ) -> Result<Reply<Vec<String>>> {
        let last = if key == "participants" { self.last_participants() } else { None };
        let first = if last.is_none() { self.recent_partners() } else { Vec::new() };
        loop {
            let text = {
                let people = self.people();
                let mut line = Line::new(self.question(key))
                    .place(key)
                    .example(self.text(match (needed, &last) {
                        (true, _) => "prompt-who-example",
                        (false, None) => "prompt-who-free",
                        (false, Some(_)) => "prompt-who-none",
                    }))
                    .initial(self.earlier(key))
                    .default(last.as_ref().map(|(shown, _)| shown.clone()))
                    .suggest(|typed| people.suggest(typed, true, &first, &|_| true));
                if needed {
                    line = line.check(|typed| match typed.trim_matches([',', ' ']) {
                        "" => Err(self.text("prompt-who-needed")),
                        _ => Ok(()),
                    });
                }
                value!(ask.text(&line)?)
            };
            if let Some((_, ids)) = last.as_ref().filter(|(shown, _)| *shown == text) {
                return Ok(Reply::Value(ids.clone()));
            }
            if text == "-" && !needed {
                return Ok(Reply::Value(Vec::new()));
            }
            match self.settle_all(ask, key, &text)? {
                Reply::Value(ids) => return Ok(Reply::Value(ids)),
                Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    /// What was typed, else what was answered.
    fn earlier(&self, key: &str) -> String {
        match self.state.typed.get(key) {
            Some(typed) => typed.clone(),
            None => self.people().labels(&self.state.texts(key)).join(", "),
        }
    }

    fn settle_all(
        &mut self,
        ask: &mut dyn Ask,
        key: &str,
        text: &str,
    ) -> Result<Reply<Vec<String>>> {
        self.state.typed.insert(key.to_string(), text.to_string());
        self.kept();
        let mut ids: Vec<String> = Vec::new();
        for piece in self.people().split(text) {
            let id = value!(self.settle(ask, &piece, Sort::Anybody)?);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let labels = self.people().labels(&ids).join(", ");
        if !ids.is_empty() && labels != text {
            ask.tell(&super::terminal::remark(&labels))?;
        }
        Ok(Reply::Value(ids))
    }

    /// The id of the contact that a piece means; Back where it shall be typed anew.
    pub fn settle(&mut self, ask: &mut dyn Ask, piece: &str, sort: Sort) -> Result<Reply<String>> {
        let people = self.people();
        let fits = |id: &String| sort == Sort::Anybody || !people.is_person(id);
        let found: Vec<String> = match people.find(piece) {
            Whom::One(id) if fits(&id) => return Ok(Reply::Value(id)),
            Whom::One(_) | Whom::Nobody => Vec::new(),
            Whom::Several(ids) => ids.into_iter().filter(fits).collect(),
        };
        let (mut ids, question) = match (found.is_empty(), sort) {
            (false, Sort::Anybody) => (found, Message::new("prompt-unclear")),
            (false, Sort::Organisation) => (found, Message::new("prompt-unclear-organisation")),
            (true, _) => match people.alike(piece).into_iter().filter(fits).collect::<Vec<_>>() {
                alike if alike.is_empty() => (alike, Message::new("prompt-unknown")),
                alike => (alike, Message::new("prompt-unknown-alike")),
            },
        };
        let question = question.with("name", piece);
        ids.truncate(CANDIDATES);
        let mut options = self.people().labels(&ids);
        let kinds: &[&str] = match sort {
            Sort::Anybody => &["person", "organisation"],
            Sort::Organisation => &["organisation"],
        };
        for kind in kinds {
            let id = format!("prompt-create-{kind}");
            options.push(self.say(&Message::dynamic(id).with("name", piece)));
        }
        let at = value!(ask.choose(&Choice::new(self.say(&question), options))?);
        if let Some(id) = ids.get(at) {
            return Ok(Reply::Value(id.clone()));
        }
        match kinds.get(at.saturating_sub(ids.len())).copied() {
            Some("person") => self.create_person(ask, piece),
            _ => Ok(Reply::Value(self.create(piece, "organisation", None))),
        }
    }

    fn create_person(&mut self, ask: &mut dyn Ask, piece: &str) -> Result<Reply<String>> {
        // Of several new people each has a name of its own.
        let place = format!("new {piece}");
        let name = {
            let line = Line::new(self.text("prompt-new-name")).place(&place).initial(piece).check(
                |typed| match typed {
                    "" => Err(self.text("prompt-name-needed")),
                    _ => Ok(()),
                },
            );
            value!(ask.text(&line)?)
        };
        let question =
            self.say(&Message::new("prompt-new-organisation").with("name", name.as_str()));
        let organisation = self.ask_organisation(ask, &question, &question, String::new())?;
        if organisation == Reply::Stop {
            self.unsent.borrow_mut().insert(place, name);
            return Ok(Reply::Stop);
        }
        let organisation = value!(organisation);
        Ok(Reply::Value(self.create(&name, "person", organisation)))
    }

    /// An organisation, found or made like any other contact; none for an empty line.
    fn ask_organisation(
        &mut self,
        ask: &mut dyn Ask,
        question: &str,
        place: &str,
        mut typed: String,
    ) -> Result<Reply<Option<String>>> {
        loop {
            typed = {
                let people = self.people();
                let line = Line::new(question)
                    .place(place)
                    .example(self.text("prompt-organisation-example"))
                    .initial(typed)
                    .suggest(|typed| {
                        people.suggest(typed, false, &[], &|id| !people.is_person(id))
                    });
                value!(ask.text(&line)?)
            };
            if typed.is_empty() || typed == "-" {
                return Ok(Reply::Value(None));
            }
            match self.settle(ask, &typed, Sort::Organisation)? {
                Reply::Value(id) => return Ok(Reply::Value(Some(id))),
                Reply::Back => {}
                Reply::Stop => return Ok(Reply::Stop),
            }
        }
    }

    pub fn ask_employer(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        let question = self.question(key);
        let earlier = self.earlier(key);
        let organisation = value!(self.ask_organisation(ask, &question, key, earlier)?);
        Ok(Reply::Value(organisation.into_iter().collect()))
    }

    fn create(&mut self, name: &str, kind: &str, organisation: Option<String>) -> String {
        let mut entry = Entry::new(&kind::CONTACT);
        let made = self.state.contacts.iter();
        entry.contacts = made.map(|c| (c.id.clone(), Draft::new(&kind::CONTACT))).collect();
        let id = entry.contact_id(self.setting.book, name);
        self.state.contacts.push(NewContact {
            id: id.clone(),
            name: name.to_string(),
            kind: kind.to_string(),
            organisation,
        });
        self.kept();
        id
    }

    /// One of our own people; the first of them where nothing else is known.
    pub fn ask_colleague(&mut self, ask: &mut dyn Ask, key: &str) -> Result<Reply<Vec<String>>> {
        let staff: Vec<&String> =
            self.setting.staff.iter().filter(|id| self.people().exists(id)).collect();
        if staff.is_empty() {
            return Ok(Reply::Value(Vec::new()));
        }
        let names = staff.iter().map(|id| self.people().name(id).to_string());
        let mut choice = Choice::new(self.question(key), names.collect());
        let earlier = self.state.text(key);
        choice.start = staff.iter().position(|id| Some(*id) == earlier.as_ref()).unwrap_or(0);
        let at = value!(ask.choose(&choice)?);
        Ok(Reply::Value(staff.get(at).map(|id| (*id).clone()).into_iter().collect()))
    }

    /// Whom somebody most likely means before a letter is typed: the last partners, newest first.
    fn recent_partners(&self) -> Vec<String> {
        let mut talks: Vec<_> = self.setting.book.of_kind(&kind::CONVERSATION).collect();
        talks.sort_by_key(|record| std::cmp::Reverse(record.date().map(|date| date.last())));
        let mut ids: Vec<String> = Vec::new();
        for reference in talks.iter().flat_map(|record| record.references("with")) {
            let Some(record) = self.setting.book.resolve(reference) else { continue };
            if !ids.contains(&record.id) && !self.setting.staff.contains(&record.id) {
                ids.push(record.id.clone());
            }
        }
        ids
    }

    /// Those of the last meeting of the same series, with the line that offers them.
    fn last_participants(&self) -> Option<(String, Vec<String>)> {
        let series = self.state.text("series")?;
        let meetings = self.setting.book.of_kind(&kind::MEETING);
        let of_series = meetings.filter(|record| record.text("series") == Some(series.as_str()));
        let with_people =
            of_series.filter(|record| record.references("participants").next().is_some());
        let last = with_people.max_by_key(|record| record.date().map(|date| date.last()))?;
        let ids: Vec<String> = last
            .references("participants")
            .filter_map(|reference| self.setting.book.resolve(reference))
            .map(|record| record.id.clone())
            .collect();
        let message = Message::new("prompt-as-last").with("count", ids.len());
        Some((self.say(&message), ids))
    }
}

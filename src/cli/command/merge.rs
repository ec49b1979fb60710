//! `netlog merge`: two records of one thing become one; what refers to the second follows.

use serde_yaml::Value as Yaml;

use super::Exit;
use crate::cli::args::Writing;
use crate::cli::prompt::Reply;
use crate::cli::session::Proposal;
use crate::cli::{Session, decide, input, refer};
use crate::error::{Error, Kind, Result};
use crate::exchange::uid;
use crate::merge::{self, Choice, Open, Sides, Spot};
use crate::page::{Page, Refused};
use crate::record::kind::CONTACT;
use crate::record::{Book, Record, id};
use crate::store::Deed;
use crate::words::{Message, fold};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    pub id: String,
    /// The record that goes into the first one.
    #[arg(value_name = "ID")]
    pub other: String,
    /// Where both say different things, what this one of the two says.
    #[arg(long, value_name = "ID")]
    pub take: Option<String>,
    #[command(flatten)]
    pub writing: Writing,
}

/// What the person has said about each question.
type Choices = Vec<(Open, Choice)>;

/// The two records; the second goes.
struct Pair<'a> {
    one: &'a Record,
    other: &'a Record,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let mut choices = Choices::new();
    if session.asks() && args.take.is_none() {
        let pair = Pair::find(&book, &args)?;
        match pair.decided(session)? {
            Some(decided) => choices = decided,
            None => {
                session.note(&Message::new("merge-stopped"))?;
                return Ok(Exit::Stopped);
            }
        }
    }
    let mut told = None;
    session.change(&book, args.writing.dry_run, &mut |session, book| {
        let pair = Pair::find(book, &args)?;
        if let Some(take) = &args.take {
            let choice = pair.choice(take)?;
            let all = pair.questions(session)?.into_iter();
            choices = all.map(|open| (open, choice)).collect();
        }
        let proposal = pair.proposal(session, book, &choices)?;
        let changes = proposal.set.changes().iter();
        let followed = changes.filter(|change| change.path != pair.one.path);
        let followed = followed.filter(|change| change.before.is_some() && change.after.is_some());
        let names = (pair.other.id.clone(), pair.one.id.clone());
        told = Some((names, followed.count()));
        Ok(proposal)
    })?;
    if let Some(((other, one), count)) = told.filter(|_| !args.writing.dry_run) {
        let message = Message::new("merge-done").with("other", other).with("id", one);
        session.note(&message.with("count", count))?;
    }
    Ok(Exit::Done)
}

impl<'a> Pair<'a> {
    fn find(book: &'a Book, args: &Args) -> Result<Pair<'a>> {
        let one = input::record_to_change(book, &args.id)?;
        let other = input::record_to_change(book, &args.other)?;
        let with = |id: &'static str| {
            Error::data(Message::new(id).with("id", one.id.as_str()).with("other", &*other.id))
        };
        if one.path == other.path {
            return Err(Error::usage(Message::new("merge-itself").with("id", one.id.as_str())));
        }
        let sort = |record: &Record| record.text("kind").unwrap_or("person").to_string();
        if one.kind.name != other.kind.name || one.is(&CONTACT) && sort(one) != sort(other) {
            return Err(with("merge-kinds"));
        }
        for record in [one, other] {
            if !merge::opens(record.page().text()).is_empty() {
                let message = Message::new("merge-undecided").with("path", record.path.as_str());
                return Err(Error::data(message).hint(Message::new("merge-undecided-hint")));
            }
        }
        Ok(Pair { one, other })
    }

    fn choice(&self, take: &str) -> Result<Choice> {
        match id::key(take) {
            key if key == id::key(&self.one.id) => Ok(Choice::Here),
            key if key == id::key(&self.other.id) => Ok(Choice::Other),
            _ => Err(Error::usage(
                Message::new("merge-take")
                    .with("value", take)
                    .with("id", self.one.id.as_str())
                    .with("other", self.other.id.as_str()),
            )),
        }
    }

    /// Both in one text; where they differ, both values are in it.
    fn together(&self, session: &Session) -> Result<String> {
        let unsafe_in = |record: &Record| refer::not_safe(record, &self.other.id);
        let schema = &session.schema;
        let led = |record: &Record| match record.refers_to(&self.other.id) {
            true => record
                .referring(schema, &self.other.id, &self.one.id)
                .ok_or_else(|| unsafe_in(record)),
            false => Ok(record.page().text().to_string()),
        };
        let ours = self.named(Page::new(led(self.one)?), true).map_err(|_| unsafe_in(self.one))?;
        let theirs = Page::new(led(self.other)?);
        let theirs = self.named(theirs, false).map_err(|_| unsafe_in(self.other))?;
        let sides = Sides { base: None, ours: ours.text(), theirs: theirs.text() };
        let merged = merge::merge(schema, self.one.kind, sides);
        let merged = merged.ok_or_else(|| unsafe_in(self.other))?;
        // What referred from one to the other leads nowhere else now, and goes.
        let read = Record::read(schema, self.one.kind, &self.one.path, merged.text);
        read.without_itself().ok_or_else(|| unsafe_in(self.one))
    }

    /// A name of its own stays an alias, and other programs go on knowing either.
    fn named(&self, page: Page, ours: bool) -> std::result::Result<Page, Refused> {
        let mut page = page;
        let own = self.one.text("name").filter(|_| self.one.is(&CONTACT));
        if let (Some(name), false) = (own, ours) {
            let theirs = self.other.text("name").unwrap_or_default();
            let known = self.one.texts("aliases").chain([name]);
            let known: Vec<String> = known.map(fold::key).collect();
            page = page.set("name", &Yaml::from(name))?;
            if !theirs.is_empty() && !known.contains(&fold::key(theirs)) {
                page = page.append("aliases", &Yaml::from(theirs))?;
            }
        }
        if !ours {
            return page.remove(uid::UID);
        }
        let mut uids = uid::all(self.one);
        uids.extend(uid::all(self.other).into_iter().filter(|uid| !self.knows(uid)));
        page.set(uid::UID, &Yaml::Sequence(uids.into_iter().map(Yaml::from).collect()))
    }

    fn knows(&self, uid: &str) -> bool {
        uid::all(self.one).iter().any(|known| known == uid)
    }

    fn questions(&self, session: &Session) -> Result<Vec<Open>> {
        Ok(merge::opens(&self.together(session)?))
    }

    /// What the person says about each; `None` where it was stopped.
    fn decided(&self, session: &mut Session) -> Result<Option<Choices>> {
        let questions = self.questions(session)?;
        let mut choices = Choices::new();
        let mut at = 0;
        while let Some(open) = questions.get(at) {
            let sides = decide::Sides { here: &self.one.id, other: &self.other.id };
            let ways = decide::Ways { back: at > 0, later: false };
            match decide::ask(session, self.one.title(), open, sides, ways)? {
                Reply::Stop | Reply::Value(None) => return Ok(None),
                Reply::Back => {
                    choices.pop();
                    at = at.saturating_sub(1);
                }
                Reply::Value(Some(choice)) => {
                    choices.push((open.clone(), choice));
                    at += 1;
                }
            }
        }
        Ok(Some(choices))
    }

    fn proposal(&self, session: &Session, book: &Book, choices: &Choices) -> Result<Proposal> {
        let mut text = self.together(session)?;
        for (open, choice) in choices {
            if let Some(decided) = merge::decided(&text, open, *choice) {
                text = decided;
            }
        }
        let left = merge::opens(&text);
        if !left.is_empty() {
            return Err(self.undecided(session, &left));
        }
        let (from, to) = (self.other.id.as_str(), self.one.id.as_str());
        let but_for = [self.one.path.as_str(), self.other.path.as_str()];
        let mut set = refer::follow(session, book, (from, to), &but_for)?;
        let read = Record::read(&session.schema, self.one.kind, &self.one.path, text.clone());
        let by_year = session.settings.layout.by_year && self.one.misfiled().is_none();
        let before = self.one.page().text();
        match read.refiled().filter(|_| by_year) {
            Some(path) => {
                set.create(path, text);
                set.remove(&self.one.path, before);
            }
            None => set.edit(&self.one.path, before, text),
        }
        set.remove(&self.other.path, self.other.page().text());
        Ok(Proposal { set, deed: Deed::new(&format!("merge: {}", self.one.kind.name)) })
    }

    /// Nothing is lost without a word: whoever cannot be asked says it beforehand.
    fn undecided(&self, session: &Session, left: &[Open]) -> Error {
        let message = Message::new("merge-differ")
            .with("id", self.one.id.as_str())
            .with("other", self.other.id.as_str());
        let mut error = Error::new(Kind::Data, message);
        error.hints.extend(left.iter().map(|open| {
            let words = &session.words;
            let field = match &open.spot {
                Spot::Field(key) => session.field_label(key),
                Spot::Text => words.text("decide-paragraph"),
            };
            Message::new("merge-difference")
                .with("field", field)
                .with("here", decide::shown(words, open.here.as_ref(), &self.one.id))
                .with("there", decide::shown(words, Some(&open.other), &self.other.id))
        }));
        error.hint(Message::new("merge-differ-hint").with("id", self.one.id.as_str()))
    }
}

//! What the person says about an import: which record each doubt means, and whether it is written.
//! No answer is lost on the way back.

use super::{Args, Incoming, show};
use crate::cli::Session;
use crate::cli::command::Exit;
use crate::cli::prompt::{Ask, Choice, Reply, Terminal, confirm};
use crate::error::Result;
use crate::exchange::plan::{self, Candidate, Decision, Decisions, Doubtful, Plan};
use crate::record::Book;
use crate::render::Text;
use crate::render::terminal::sentence;
use crate::words::{Message, Words};

/// How the questions ended.
pub enum Verdict {
    Write(Plan, Decisions),
    /// Nothing is written.
    Leave(Exit),
}

/// Asks about each doubt of the plan, shows what came of it, and asks whether that is written.
pub fn settle(
    session: &mut Session,
    args: &Args,
    book: &Book,
    incoming: &Incoming,
    mut plan: Plan,
) -> Result<Verdict> {
    let mut doubts = std::mem::take(&mut plan.doubtful);
    let mut decisions = Decisions::new();
    let mut at = 0;
    loop {
        while let Some(doubt) = doubts.get(at) {
            let name = plan::doubt(&incoming.read.items, doubt.item);
            let known = &doubt.candidates;
            let asked = Doubt { book, name, known, at, count: doubts.len() };
            match asked.ask(session, decisions.get(&doubt.item))? {
                Reply::Stop => return Ok(Verdict::Leave(Exit::Stopped)),
                Reply::Back => at = at.saturating_sub(1),
                Reply::Value(Answer::This(decision)) => {
                    decisions.insert(doubt.item, decision);
                    at += 1;
                }
                Reply::Value(Answer::LeaveRest) => {
                    decisions.insert(doubt.item, Decision::Leave);
                    for rest in doubts.iter().skip(at) {
                        decisions.entry(rest.item).or_insert(Decision::Leave);
                    }
                    at = doubts.len();
                }
            }
        }
        // What the answers change is seen before it is written.
        if !decisions.is_empty() {
            plan = incoming.plan(session, book, &decisions);
            let open = std::mem::take(&mut plan.doubtful);
            if let Some(first) = ask_again(&mut doubts, &mut decisions, open) {
                at = first;
                continue;
            }
            show(session, args, book, &plan)?;
        }
        if plan.is_empty() {
            return Ok(Verdict::Write(plan, decisions));
        }
        let count = plan.new.len() + plan.changed.len();
        match confirm(session, count, !doubts.is_empty())? {
            Reply::Value(true) => return Ok(Verdict::Write(plan, decisions)),
            Reply::Value(false) => return Ok(Verdict::Leave(Exit::Done)),
            Reply::Stop => return Ok(Verdict::Leave(Exit::Stopped)),
            Reply::Back if doubts.is_empty() => return Ok(Verdict::Leave(Exit::Done)),
            Reply::Back => at = doubts.len() - 1,
        }
    }
}

/// What is in doubt only since the answers, or again because one of them took away whom another one
/// meant. The place of the first question.
fn ask_again(
    doubts: &mut Vec<Doubtful>,
    decisions: &mut Decisions,
    open: Vec<Doubtful>,
) -> Option<usize> {
    let mut first = None;
    for doubt in open {
        decisions.remove(&doubt.item);
        let at = match doubts.iter().position(|known| known.item == doubt.item) {
            Some(at) => at,
            None => doubts.len(),
        };
        doubts.splice(at..(at + 1).min(doubts.len()), [doubt]);
        first = Some(first.map_or(at, |first: usize| first.min(at)));
    }
    first
}

/// What somebody says about a doubt.
enum Answer {
    This(Decision),
    /// Left out, and so is whatever nobody has said anything about yet.
    LeaveRest,
}

/// One doubt, as it is asked about.
struct Doubt<'a> {
    book: &'a Book,
    /// What is in doubt.
    name: String,
    /// The records that it may be, also such as the same files bring.
    known: &'a [Candidate],
    /// Which one it is, of how many.
    at: usize,
    count: usize,
}

impl Doubt<'_> {
    fn ask(&self, session: &mut Session, before: Option<&Decision>) -> Result<Reply<Answer>> {
        self.tell(session)?;
        let words = &session.words;
        let mut options: Vec<String> = self.known.iter().map(|one| named(words, one)).collect();
        options.push(words.text("import-new"));
        options.push(words.text("import-leave"));
        if self.at + 1 < self.count {
            options.push(words.text("import-leave-rest"));
        }
        let mut choice = Choice::new(words.text("import-who"), options);
        choice.start = self.place(before);
        choice.back = self.at > 0;
        let reply = Terminal::once(&mut session.host.err, words).choose(&choice)?;
        Ok(match reply {
            Reply::Value(picked) if picked > self.known.len() + 1 => {
                Reply::Value(Answer::LeaveRest)
            }
            Reply::Value(picked) => Reply::Value(Answer::This(self.decision(picked))),
            Reply::Back => Reply::Back,
            Reply::Stop => Reply::Stop,
        })
    }

    /// What is in doubt, and why: wrapped, which options are not.
    fn tell(&self, session: &mut Session) -> Result<()> {
        let (words, width) = (&session.words, session.host.err.width);
        let head = Message::new("import-doubt")
            .with("at", self.at + 1)
            .with("count", self.count)
            .with("name", self.name.as_str());
        let mut told = sentence(0, &Text::from(words.say(&head)), width);
        for one in self.known {
            let reasons = one.reasons.iter().map(|reason| words.say(reason));
            let reasons = reasons.collect::<Vec<_>>().join(", ");
            let parts: Vec<String> =
                [named(words, one)].into_iter().chain(known(self.book, &one.id)).collect();
            let line = Text::from(format!("{}: {reasons}", parts.join(", ")));
            told.append(sentence(2, &line, width));
        }
        session.note_painted(&told)
    }

    fn decision(&self, picked: usize) -> Decision {
        match self.known.get(picked) {
            Some(candidate) => Decision::Same(candidate.id.clone()),
            None if picked == self.known.len() => Decision::New,
            None => Decision::Leave,
        }
    }

    /// Where the earlier answer stands. What nobody is sure about stays out.
    fn place(&self, before: Option<&Decision>) -> usize {
        let last = self.known.len() + 1;
        let before = before.unwrap_or(&Decision::Leave);
        (0..last).find(|at| self.decision(*at) == *before).unwrap_or(last)
    }
}

/// By what people tell somebody of the log from others: post, office, address, telephone.
fn known(book: &Book, id: &str) -> Vec<String> {
    let Some(record) = book.get(id) else { return Vec::new() };
    let posts = || record.references("organisation").chain(record.references("roles"));
    let parts = [
        record.text("role").map(String::from),
        posts().next().map(|office| book.label(office).to_string()),
        record.texts("emails").next().map(String::from),
        record.texts("phones").next().map(String::from),
    ];
    parts.into_iter().flatten().collect()
}

fn named(words: &Words, candidate: &Candidate) -> String {
    let message = Message::new("import-same").with("name", candidate.title.as_str());
    words.say(&message.with("id", candidate.id.as_str()))
}

//! `netlog sync`: what is new from the others comes here, what is new here goes to them. Field by
//! field; what nobody can decide stays in the record in both versions and is asked about.

mod ask;
mod tell;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::thread;
use std::time::Duration;

use super::Exit;
use crate::change::ChangeSet;
use crate::cli::args::Writing;
use crate::cli::checking::{Checking, MESSAGES};
use crate::cli::session::commit;
use crate::cli::shared::{self, Doubt};
use crate::cli::{Session, step};
use crate::error::{Error, Kind, Result};
use crate::merge::{self, Open};
use crate::store::{
    Answer, Deed, Entry, Heard, How, Plan, Remote, Share, Standing, Tally, is_moved,
};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the log is shared, said once.
    #[arg(long, value_name = "ADDRESS", conflicts_with = "dry_run")]
    pub remote: Option<String>,
    /// Also what git does and says.
    #[arg(long, short)]
    pub verbose: bool,
    #[arg(long, short = 'y')]
    pub yes: bool,
    #[command(flatten)]
    pub writing: Writing,
}

/// How often somebody else may be faster.
const ROUNDS: u32 = 10;

/// What came of it so far.
#[derive(Default)]
struct Done {
    /// Paths in the log that changed here.
    paths: BTreeSet<String>,
    /// The last step that both had when it began; `None` until something came.
    began: Option<Option<String>>,
    came: Tally,
    /// Whose steps came.
    authors: Vec<String>,
    went: Tally,
    /// Whether anything came or went.
    moved: bool,
    /// Files that belong to no log.
    strange: Vec<String>,
    /// A lock that a git at the other place holds, or has left there.
    lock_there: Option<String>,
    /// Who wrote what in a record that both changed: by its path in the log.
    sides: BTreeMap<String, [String; 2]>,
    /// What the person has agreed to already.
    agreed: Vec<Doubt>,
    /// What the person does not want to decide now: where, and what.
    put_off: Vec<(String, Open)>,
}

impl Done {
    fn changed(&mut self, set: &ChangeSet) {
        self.paths.extend(set.changes().iter().map(|change| change.path.clone()));
    }
}

struct Run<'a> {
    session: &'a mut Session,
    args: &'a Args,
    share: Share,
    remote: Remote,
    done: Done,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let share = shared::open(session)?;
    let mut agreed = Vec::new();
    if let Some(address) = &args.remote {
        shared::expect_place(address)?;
        let address = Remote::absolute(address, &session.host.cwd);
        shared::expect_place(&address)?;
        if !ask::make_place(session, &share, &address, args.yes)? {
            session.note(&Message::new("sync-no-place-made"))?;
            return Ok(Exit::Stopped);
        }
        agreed.extend(name_place(session, &share, &address, args.yes)?);
    }
    let Some(remote) = share.remote()? else {
        return Err(Error::new(Kind::Surroundings, Message::new("sync-nowhere"))
            .hint(Message::new("sync-nowhere-hint")));
    };
    let done = Done { agreed, ..Done::default() };
    let mut run = Run { session, args: &args, share, remote, done };
    if args.writing.dry_run { run.rehearse() } else { run.run() }
}

/// Remembers the address, once it is known to be right: the one before goes on holding else. Gives
/// what was agreed to: another log than ours is hardly meant.
fn name_place(
    session: &mut Session,
    share: &Share,
    address: &str,
    yes: bool,
) -> Result<Option<Doubt>> {
    let root = session.root.clone();
    let before = share.remote()?;
    share.set_remote(address, &session.writer(&root, "sync")?)?;
    // Others may write while the place is asked, or the person.
    let tried = try_place(session, share, yes);
    if tried.is_err() {
        let writer = session.writer(&root, "sync")?;
        match before {
            Some(before) => share.set_remote(&before.address, &writer)?,
            None => share.forget_remote(&writer)?,
        }
    }
    tried
}

/// Whether the place that is remembered can be one.
fn try_place(session: &mut Session, share: &Share, yes: bool) -> Result<Option<Doubt>> {
    let Some(mut remote) = share.remote()? else { return Ok(None) };
    let answer = share.fetch(&mut remote, session.asks())?;
    match answer.how {
        Heard::Done if !yes && share.standing(&remote)?.is_strange() => {
            match session.asks() && ask::means(session, Doubt::Strange, None)? {
                true => Ok(Some(Doubt::Strange)),
                false => Err(Doubt::Strange.error()),
            }
        }
        Heard::Done | Heard::Nothing | Heard::Behind => Ok(None),
        Heard::Offline => {
            let message = Message::new("sync-unreached").with("address", remote.shown());
            Err(Error::new(Kind::Surroundings, message).hint(Message::new("sync-unreached-hint")))
        }
        _ => Err(shared::failed(&answer, &remote)),
    }
}

/// How one round ended.
enum Round {
    /// All have the same.
    Level,
    Again,
    Offline,
    /// The person did not want it.
    Stopped,
}

impl Run<'_> {
    fn run(&mut self) -> Result<Exit> {
        let mut ended = Round::Again;
        let mut in_between = 0;
        for round in 0..ROUNDS {
            if round > 0 {
                // Not all at the same moment once more.
                let own = u64::from(std::process::id() % 97);
                thread::sleep(Duration::from_millis(u64::from(round) * 50 + own * 3));
            }
            ended = match self.round() {
                // Somebody wrote while it was worked out or asked.
                Err(error)
                    if in_between < 2 && (is_moved(&error) || error.kind == Kind::Changed) =>
                {
                    in_between += 1;
                    Round::Again
                }
                Err(error) => {
                    self.tell_done()?;
                    return Err(error);
                }
                Ok(round) => round,
            };
            if !matches!(ended, Round::Again) {
                break;
            }
        }
        self.tell(&ended)?;
        self.tell_doubts()?;
        let open = self.open_questions()?;
        if matches!(ended, Round::Level) {
            let root = self.session.root.clone();
            let writer = self.session.writer(&root, "sync")?;
            self.share.tidy(&writer);
        }
        Ok(match ended {
            Round::Stopped => Exit::Stopped,
            Round::Offline => Exit::Done,
            _ if open > 0 => Exit::Undecided,
            _ => Exit::Done,
        })
    }

    /// What would change here, shown and not done.
    fn rehearse(&mut self) -> Result<Exit> {
        if let Some(round) = self.fetch()? {
            self.tell(&round)?;
            return Ok(Exit::Done);
        }
        let by_hand = self.share.by_hand(&shared::also(self.session))?;
        if !by_hand.is_empty() {
            let what = shared::tally(&self.session.words, by_hand.tally());
            self.session.note(&Message::new("sync-not-rehearsed").with("what", what))?;
        }
        let standing = self.share.standing(&self.remote)?;
        if standing.is_behind() {
            let plan = self.share.rehearsal(&self.session.schema, &standing)?;
            if !plan.set.is_empty() {
                self.session.print(&plan.set.diff())?;
                self.session.note(&Message::new("session-dry-run"))?;
                return Ok(Exit::Done);
            }
        }
        self.session.note(&Message::new("sync-nothing-would-change"))?;
        Ok(Exit::Done)
    }

    /// `None` where what the others have is known now.
    fn fetch(&mut self) -> Result<Option<Round>> {
        let asks = self.session.asks();
        self.trace(&Message::new("sync-fetching").with("address", self.remote.shown()))?;
        let answer = self.share.fetch(&mut self.remote, asks)?;
        self.hear(&answer)?;
        match answer.how {
            Heard::Done | Heard::Nothing => Ok(None),
            Heard::Offline => Ok(Some(Round::Offline)),
            Heard::Behind => Ok(Some(Round::Again)),
            _ => Err(shared::failed(&answer, &self.remote)),
        }
    }

    fn round(&mut self) -> Result<Round> {
        self.record()?;
        if let Some(round) = self.fetch()? {
            // What is open can be decided on the train, too.
            return Ok(if self.decide()? { round } else { Round::Stopped });
        }
        self.follow()?;
        let standing = self.share.standing(&self.remote)?;
        if standing.is_behind() && !self.take(&standing)? || !self.decide()? {
            return Ok(Round::Stopped);
        }
        let standing = self.share.standing(&self.remote)?;
        if standing.is_behind() {
            return Ok(Round::Again);
        }
        self.give(&standing)
    }

    /// Only now it is known which branch the others work on.
    fn follow(&mut self) -> Result<()> {
        let root = self.session.root.clone();
        let writer = self.session.writer(&root, "sync")?;
        self.share.follow(&self.remote, &writer)
    }

    /// Records what was written by hand, and sees to it that plain git joins as we do.
    fn record(&mut self) -> Result<()> {
        let root = self.session.root.clone();
        let writer = self.session.writer(&root, "sync")?;
        self.share.set_driver(&self.session.host.program, &writer)?;
        let by_hand = self.share.by_hand(&shared::also(self.session))?;
        self.done.strange.clone_from(&by_hand.strange);
        if by_hand.is_empty() {
            return Ok(());
        }
        let commit = commit(&Deed::by_hand(), None);
        self.share.record(&by_hand, &commit, &writer)?;
        drop(writer);
        let what = shared::tally(&self.session.words, by_hand.tally());
        self.session.note(&Message::new("sync-by-hand").with("what", what))?;
        // What is broken is shared too, but not without a word.
        let book = self.session.quiet_book();
        let written = |path: &str| by_hand.files.iter().any(|(file, _)| file == path);
        let broken: BTreeSet<&str> = book
            .faults()
            .map(|fault| fault.place.path.as_str())
            .filter(|path| written(path))
            .collect();
        match broken.len() {
            0 => Ok(()),
            count => self.session.note(&Message::new("sync-broken").with("count", count)),
        }
    }

    /// Takes over what the others have. False where the person does not want it.
    fn take(&mut self, standing: &Standing) -> Result<bool> {
        if standing.is_strange() && !self.agrees(Doubt::Strange, &[])? {
            return Ok(false);
        }
        let plan = self.share.plan(&self.session.schema, standing)?;
        let came = self.share.incoming(standing)?;
        let removes =
            |entry: &&Entry| entry.changes.iter().any(|touched| touched.how == How::Removed);
        if let Some(doubt) = Doubt::come(&plan)
            && !self.agrees(doubt, &shared::authors(came.iter().filter(removes)))?
        {
            return Ok(false);
        }
        let root = self.session.root.clone();
        let writer = self.session.writer(&root, "sync")?;
        let deed = Deed::new("sync: records");
        let commit = commit(&deed, Some(plan.taking.clone()));
        writer.apply(&plan.set, Some(&commit))?;
        drop(writer);
        self.taken(&plan, standing, &came)?;
        Ok(true)
    }

    fn taken(&mut self, plan: &Plan, standing: &Standing, came: &[Entry]) -> Result<()> {
        self.done.changed(&plan.set);
        self.done.moved = true;
        for author in shared::authors(came.iter()) {
            if !self.done.authors.contains(&author) {
                self.done.authors.push(author);
            }
        }
        let began = self.done.began.get_or_insert_with(|| standing.base.clone());
        self.done.came = self.share.tally(began.as_deref(), &plan.taking.theirs)?;
        if plan.notes.is_empty() {
            return Ok(());
        }
        let book = self.session.quiet_book();
        for note in &plan.notes {
            if let Some(message) = shared::note(&book, &self.share, note) {
                self.session.note(&message)?;
            }
            if let merge::log::Note::Conflict { path, .. } = note {
                let path = self.share.below(path).to_string();
                let sides = shared::sides(self.session, &self.share, standing, &path)?;
                self.done.sides.insert(path, sides);
            }
        }
        Ok(())
    }

    /// Who wrote the one and who the other version, as far as that is known.
    fn sides(&self, path: &str) -> [String; 2] {
        self.done.sides.get(path).cloned().unwrap_or_default()
    }

    /// How many steps that somebody made with git name a person in their description: that could not
    /// be changed any more.
    fn names(&self) -> Result<usize> {
        let history = step::history(self.session)?;
        let messages = history.messages(&history.steps(None)?, MESSAGES)?;
        let checking = Checking::before(self.session, HashSet::new(), messages)?;
        if checking.is_about_nothing() {
            return Ok(0);
        }
        let book = self.session.quiet_book();
        Ok(checking.find(self.session, &book).told.len())
    }

    fn hear(&mut self, answer: &Answer) -> Result<()> {
        self.done.lock_there = answer.lock().map(str::to_string);
        self.say(&answer.said)
    }

    /// Sends what the others have not.
    fn give(&mut self, standing: &Standing) -> Result<Round> {
        let Some(ours) = standing.ours.as_ref().filter(|_| standing.is_ahead()) else {
            return Ok(Round::Level);
        };
        let (gone, all) = self.share.removed_by_us(&self.session.schema, standing)?;
        if let Some(doubt) = Doubt::go(gone, all)
            && !self.agrees(doubt, &[])?
        {
            return Ok(Round::Stopped);
        }
        let names = self.names()?;
        if names > 0 && !self.agrees(Doubt::Names { count: names }, &[])? {
            return Ok(Round::Stopped);
        }
        let went = self.share.tally(standing.theirs.as_deref(), ours)?;
        let asks = self.session.asks();
        self.trace(&Message::new("sync-pushing").with("address", self.remote.shown()))?;
        let answer = self.share.push(&self.remote, ours, asks)?;
        self.hear(&answer)?;
        match answer.how {
            Heard::Done => {
                self.done.went = went;
                self.done.moved = true;
                Ok(Round::Level)
            }
            Heard::Behind => Ok(Round::Again),
            Heard::Offline => Ok(Round::Offline),
            _ => Err(shared::failed(&answer, &self.remote)),
        }
    }
}

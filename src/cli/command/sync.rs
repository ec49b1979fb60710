//! `netlog sync`: what is new from the others comes here, what is new here goes to them. Field by
//! field; what nobody can decide stays in the record in both versions and is asked about.

use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

use super::Exit;
use crate::change::ChangeSet;
use crate::cli::args::Writing;
use crate::cli::prompt::{Reply, agree};
use crate::cli::session::commit;
use crate::cli::shared::{self, Counted, Doubt, open_records};
use crate::cli::{Session, decide};
use crate::error::{Error, Kind, Result};
use crate::merge::{self, Open};
use crate::record::Record;
use crate::store::{Deed, Entry, Git, Heard, Plan, Remote, Share, Standing, is_moved};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the log is shared, said once.
    #[arg(long, value_name = "ADDRESS")]
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
    paths: Vec<String>,
    came: Vec<Entry>,
    went: Vec<Entry>,
    /// Who wrote what in a record that both changed: by its path in the log.
    sides: BTreeMap<String, [String; 2]>,
    /// What the person has agreed to already.
    agreed: Vec<Doubt>,
    /// What the person does not want to decide now.
    put_off: Vec<Open>,
}

impl Done {
    fn changed(&mut self, set: &ChangeSet) {
        for change in set.changes() {
            if !self.paths.contains(&change.path) {
                self.paths.push(change.path.clone());
            }
        }
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
    if let Some(address) = &args.remote {
        let address = Remote::absolute(address, &session.host.cwd);
        make_place(session, &Remote::of(&address), &args)?;
        let root = session.root.clone();
        let writer = session.writer(&root, "sync")?;
        share.set_remote(&address, &writer)?;
    }
    let Some(remote) = share.remote()? else {
        return Err(Error::new(Kind::Surroundings, Message::new("sync-nowhere"))
            .hint(Message::new("sync-nowhere-hint")));
    };
    let mut run = Run { session, args: &args, share, remote, done: Done::default() };
    if args.writing.dry_run { run.rehearse() } else { run.run() }
}

/// A folder that is not there yet becomes the place where all share, if that is meant.
fn make_place(session: &mut Session, remote: &Remote, args: &Args) -> Result<()> {
    let Some(folder) = remote.new_place().filter(|_| !args.writing.dry_run) else { return Ok(()) };
    let named = |message: Message| message.with("address", remote.shown());
    let question = named(Message::new("sync-new-place-question"));
    if args.yes || session.asks() && agree(session, &question)? {
        Git::make_place(folder)?;
        session.note(&named(Message::new("sync-new-place")))?;
    }
    Ok(())
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
        for round in 0..ROUNDS {
            if round > 0 {
                // Not all at the same moment once more.
                let own = u64::from(std::process::id() % 97);
                thread::sleep(Duration::from_millis(u64::from(round) * 50 + own * 3));
            }
            ended = self.round()?;
            if !matches!(ended, Round::Again) {
                break;
            }
        }
        self.tell(&ended)?;
        let open = self.open_questions()?;
        Ok(match ended {
            Round::Stopped => Exit::Stopped,
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
        let standing = self.share.standing(&self.remote)?;
        if standing.is_behind() {
            let plan = self.share.plan(&self.session.schema, &standing)?;
            self.session.print(&plan.set.diff())?;
        }
        self.session.note(&Message::new("session-dry-run"))?;
        Ok(Exit::Done)
    }

    /// `None` where what the others have is known now.
    fn fetch(&mut self) -> Result<Option<Round>> {
        let asks = self.session.asks();
        self.trace(&Message::new("sync-fetching").with("address", self.remote.shown()))?;
        let answer = self.share.fetch(&mut self.remote, asks)?;
        self.say(&answer.said)?;
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
            return Ok(round);
        }
        let standing = self.share.standing(&self.remote)?;
        if standing.is_behind() {
            match self.take(&standing)? {
                Taken::Done => {}
                Taken::Again => return Ok(Round::Again),
                Taken::Stopped => return Ok(Round::Stopped),
            }
        }
        if !self.decide()? {
            return Ok(Round::Stopped);
        }
        let standing = self.share.standing(&self.remote)?;
        if standing.is_behind() {
            return Ok(Round::Again);
        }
        self.give(&standing)
    }

    /// Records what was written by hand, and sees to it that plain git joins as we do.
    fn record(&mut self) -> Result<()> {
        let root = self.session.root.clone();
        let writer = self.session.writer(&root, "sync")?;
        self.share.follow(&self.remote, &writer)?;
        self.share.set_driver(&self.session.host.program, &writer)?;
        let by_hand = self.share.by_hand(&shared::also(self.session))?;
        if by_hand.is_empty() {
            return Ok(());
        }
        let commit = commit(&Deed::by_hand(), None);
        self.share.record(&by_hand, &commit, &writer)?;
        let count = Message::new("sync-by-hand").with("count", by_hand.files.len());
        self.session.note(&count)
    }

    /// Takes over what the others have.
    fn take(&mut self, standing: &Standing) -> Result<Taken> {
        if standing.is_strange() && !self.agrees(Doubt::Strange)? {
            return Ok(Taken::Stopped);
        }
        let plan = match self.share.plan(&self.session.schema, standing) {
            Err(error) if error.kind == Kind::Changed => return Ok(Taken::Again),
            plan => plan?,
        };
        let doubt = Doubt::come(&plan);
        if let Some(doubt) = doubt
            && !self.agrees(doubt)?
        {
            return Ok(Taken::Stopped);
        }
        let came = self.share.incoming(standing)?;
        let root = self.session.root.clone();
        let writer = self.session.writer(&root, "sync")?;
        let deed = Deed::new("sync: records");
        let commit = commit(&deed, Some(plan.taking.clone()));
        match writer.apply(&plan.set, Some(&commit)) {
            Err(error) if is_moved(&error) || error.kind == Kind::Changed => {
                return Ok(Taken::Again);
            }
            applied => applied?,
        };
        drop(writer);
        self.taken(&plan, standing, came)?;
        Ok(Taken::Done)
    }

    fn taken(&mut self, plan: &Plan, standing: &Standing, came: Vec<Entry>) -> Result<()> {
        self.done.changed(&plan.set);
        self.done.came.extend(came);
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

    /// Asks about everything that is open, where there is somebody to ask. False where the person
    /// stopped it.
    fn decide(&mut self) -> Result<bool> {
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

    /// Who wrote the one and who the other version, as far as that is known.
    fn sides(&self, path: &str) -> [String; 2] {
        self.done.sides.get(path).cloned().unwrap_or_default()
    }

    /// Sends what the others have not.
    fn give(&mut self, standing: &Standing) -> Result<Round> {
        let Some(ours) = standing.ours.as_ref().filter(|_| standing.is_ahead()) else {
            return Ok(Round::Level);
        };
        let (gone, all) = self.share.removed_by_us(&self.session.schema, standing)?;
        if let Some(doubt) = Doubt::go(gone, all)
            && !self.agrees(doubt)?
        {
            return Ok(Round::Stopped);
        }
        let went = self.share.outgoing(standing)?;
        let asks = self.session.asks();
        self.trace(&Message::new("sync-pushing").with("address", self.remote.shown()))?;
        let answer = self.share.push(&self.remote, ours, asks)?;
        self.say(&answer.said)?;
        match answer.how {
            Heard::Done => {
                self.done.went = went;
                Ok(Round::Level)
            }
            Heard::Behind => Ok(Round::Again),
            Heard::Offline => Ok(Round::Offline),
            _ => Err(shared::failed(&answer, &self.remote)),
        }
    }

    /// Whether something unusual is meant. Who cannot be asked says so beforehand.
    fn agrees(&mut self, doubt: Doubt) -> Result<bool> {
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

    fn tell(&mut self, ended: &Round) -> Result<()> {
        let root = self.session.root.clone();
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
        self.session.note(&message)?;
        if matches!(ended, Round::Level) {
            let writer = self.session.writer(&root, "sync")?;
            self.share.tidy(&writer);
        }
        Ok(())
    }

    /// Names what is still open and says how many records that are.
    fn open_questions(&mut self) -> Result<usize> {
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

    fn trace(&mut self, message: &Message) -> Result<()> {
        if self.args.verbose { self.session.note(message) } else { Ok(()) }
    }

    fn say(&mut self, said: &str) -> Result<()> {
        if !self.args.verbose {
            return Ok(());
        }
        for line in said.lines().filter(|line| !line.trim().is_empty()) {
            self.session.note(&Message::new("store-git-said").with("text", line))?;
        }
        Ok(())
    }
}

enum Taken {
    Done,
    Again,
    Stopped,
}

//! `netlog check`: everything that is wrong or doubtful in the log, in one run.

use super::Exit;
use crate::change::ChangeSet;
use crate::check::{self, Mending};
use crate::cli::Session;
use crate::cli::args::Writing;
use crate::cli::checking::{Checking, Findings, Scope};
use crate::cli::prompt::{Reply, confirm};
use crate::cli::session::Proposal;
use crate::diagnostic::{Diagnostic, Severity, excerpt};
use crate::error::Result;
use crate::paint::Painted;
use crate::record::{Book, Record};
use crate::store::{Deed, History, SETTINGS};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub scope: Scope,
    /// Mends what can be mended without a decision.
    #[arg(long)]
    pub fix: bool,
    /// Contacts that are there twice.
    #[arg(long, conflicts_with_all = ["fix", "only", "since", "all"])]
    pub duplicates: bool,
    /// Also what was probably meant.
    #[arg(long = "unsafe", requires = "fix")]
    pub guesses: bool,
    #[arg(long, value_name = "FORMAT", default_value = "text", conflicts_with = "fix")]
    pub format: Format,
    /// From which weight on a finding makes the exit code 1.
    #[arg(long, value_name = "LEVEL", default_value = "warning", conflicts_with = "duplicates")]
    pub fail_on: Level,
    #[arg(long, short = 'y')]
    pub yes: bool,
    #[command(flatten)]
    pub writing: Writing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Level {
    Error,
    Warning,
    Note,
}

impl Level {
    fn severity(self) -> Severity {
        match self {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Note => Severity::Note,
        }
    }

    fn exit(self, found: &Findings) -> Exit {
        if found.reach(self.severity()) { Exit::Findings } else { Exit::Done }
    }
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    if args.duplicates {
        return super::check_duplicates::run(session, &args);
    }
    // Not through `session.book()`: what it would warn of is told here, in full.
    let book = session.root.load(&session.schema);
    let checking = Checking::new(session, &book, &args.scope)?;
    if args.fix {
        return fix(session, &book, &checking, &args);
    }
    let found = checking.find(session, &book);
    match args.format {
        Format::Json => json(session, &found.told)?,
        Format::Text => text(session, &book, &checking, &found)?,
        Format::Sarif => {
            let root = check::Root { top: &top(session), file: SETTINGS };
            session.json(&check::sarif(&book, &found.told, &root, &session.words))?;
        }
        Format::Github => {
            let top = top(session);
            let commands =
                found.told.iter().map(|fault| check::github(fault, &top, &session.words));
            session.data(commands.collect::<String>().as_bytes())?;
        }
    }
    Ok(args.fail_on.exit(&found))
}

/// From the top of the git repository to the log; without one the log is the top.
fn top(session: &Session) -> String {
    let history = History::open(&session.root).ok().flatten();
    history.map(|history| history.prefix().to_string()).unwrap_or_default()
}

/// Shows what mending changes, asks where somebody can answer, and writes it.
fn fix(session: &mut Session, book: &Book, checking: &Checking, args: &Args) -> Result<Exit> {
    let mending = if args.guesses { Mending::Guesses } else { Mending::Safe };
    let mut made = mended(session, checking, mending);
    if !made.0.is_empty() && !args.writing.dry_run {
        session.note_painted(&made.0.diff())?;
        let asks = session.asks() && !args.yes;
        let files = made.0.changes().len();
        if let Some(exit) = asks.then(|| refused(session, files)).transpose()?.flatten() {
            session.note(&Message::new("confirm-stopped"))?;
            return Ok(exit);
        }
    }
    // Made anew only where somebody else has written in the meantime.
    let mut made_before = true;
    session.change(book, args.writing.dry_run, &mut |session, _| {
        if !std::mem::take(&mut made_before) {
            made = mended(session, checking, mending);
        }
        Ok(Proposal { set: made.0.clone(), deed: Deed::new("check: fix") })
    })?;
    let (_, left) = made;
    session.note(&Message::new("check-left").with("count", left.told.len()))?;
    Ok(args.fail_on.exit(&left))
}

/// `None` where the person wants the files to be written.
fn refused(session: &mut Session, files: usize) -> Result<Option<Exit>> {
    Ok(match confirm(session, files, false)? {
        Reply::Value(true) => None,
        Reply::Value(false) | Reply::Back => Some(Exit::Findings),
        Reply::Stop => Some(Exit::Stopped),
    })
}

/// One edit can make room for the next, or bring to light what it hid.
const ROUNDS: usize = 5;

/// All that mending changes, and what is left when it is read again. What was not asked about stays
/// out of both.
fn mended(session: &Session, checking: &Checking, mending: Mending) -> (ChangeSet, Findings) {
    let mut book = session.root.load(&session.schema);
    let mut set = ChangeSet::new();
    let mut found = checking.find(session, &book);
    for _ in 0..ROUNDS {
        let more = check::fix(&book, &found.told, mending);
        let mut read = Vec::new();
        for change in more.changes() {
            let record = book.of_path(&change.path);
            let (Some(record), Some(after)) = (record, &change.after) else { continue };
            read.push(Record::read(&session.schema, record.kind, &record.path, after.clone()));
            set.edit(&change.path, record.page().text(), after.clone());
        }
        if read.is_empty() {
            break;
        }
        book = book.with(read);
        found = checking.find(session, &book);
    }
    (set, found)
}

/// Of one kind in one file; whoever has more mends the first ones, and JSON has them all.
const TOLD_AT_MOST: usize = 20;

/// For people: each finding with its place and what to do, and how many there are.
pub fn text(
    session: &mut Session,
    book: &Book,
    checking: &Checking,
    found: &Findings,
) -> Result<()> {
    for alike in check::alike(&found.told) {
        for fault in alike.iter().take(TOLD_AT_MOST) {
            let mut painted = match checking.message(fault) {
                Some(message) => excerpt(&session.words, fault, Some(message)),
                None => session.excerpt(book, fault),
            };
            painted.append(Painted::text("\n"));
            session.print(&painted)?;
        }
        if let [first, ..] = alike.as_slice()
            && let Some(more) = alike.len().checked_sub(TOLD_AT_MOST).filter(|more| *more > 0)
        {
            let more = Message::new("check-more")
                .with("count", more)
                .with("code", first.code)
                .with("path", first.place.path.as_str());
            let more = format!("{}\n\n", session.words.say(&more));
            session.print(&Painted::text(&more))?;
        }
    }
    for sentence in check::summary(&found.told, found.hidden, book.len()) {
        session.note(&sentence)?;
    }
    Ok(())
}

/// Codes and keys as they are; the message in the language of JSON, which is always English.
fn json(session: &mut Session, faults: &[Diagnostic]) -> Result<()> {
    let english = crate::words::Words::new(crate::words::Lang::En);
    session.json_each(faults.iter().map(|fault| check::json(fault, &english)))
}

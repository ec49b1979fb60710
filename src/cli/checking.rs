//! What `check` looks at: which records, which rules and how much they count here, and what the rules
//! have to be told from outside the records.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::args::Asking;
use super::command::unknown_rule;
use super::{Session, holidays, listing, step};
use crate::check::{self, Commit, Context, Levels};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Kind, Result};
use crate::record::Book;
use crate::store::{Deed, History};

/// What somebody asks `check` about.
#[derive(Debug, clap::Args)]
pub struct Scope {
    #[command(flatten)]
    pub asking: Asking,
    /// The codes of rules; the others are left out.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub only: Vec<String>,
    /// What has changed since a step of the history, also in no step yet.
    #[arg(long, value_name = "REF")]
    pub since: Option<String>,
    /// Notes too.
    #[arg(long)]
    pub all: bool,
}

/// The same, understood.
pub struct Checking {
    /// The paths of the records that are asked about; `None` for everything.
    within: Option<HashSet<String>>,
    levels: Levels,
    notes: bool,
    free: Vec<NaiveDate>,
    commits: Vec<Commit>,
}

/// So many steps back a message is looked at.
pub const MESSAGES: usize = 1000;

/// The rule that looks at messages.
const NAMES: &str = "name-in-commit";

/// What was found of it.
pub struct Findings {
    pub told: Vec<Diagnostic>,
    /// Notes that nobody asked about.
    pub hidden: usize,
}

impl Findings {
    /// True where something weighs so much or more.
    pub fn reach(&self, level: Severity) -> bool {
        let any = self.told.iter().any(|fault| fault.severity <= level);
        any || level == Severity::Note && self.hidden > 0
    }
}

impl Checking {
    pub fn new(session: &mut Session, book: &Book, scope: &Scope) -> Result<Checking> {
        let mut levels = session.settings.levels();
        for code in &scope.only {
            let unknown = || Error { kind: Kind::Usage, ..unknown_rule(code) };
            let rule = check::rule(code).ok_or_else(unknown)?;
            levels.ask(rule);
        }
        let mut within = listing::asked(session, book, &scope.asking)?;
        let commits = match within {
            // A step is no record that a query could find.
            Some(_) => Vec::new(),
            None if is_wanted(&levels, NAMES) => commits(session, scope)?,
            None => Vec::new(),
        };
        if let Some(since) = &scope.since {
            let changed = step::history(session)?.changed_since(since)?;
            within = Some(match within {
                Some(asked) => asked.intersection(&changed).cloned().collect(),
                None => changed,
            });
        }
        let free = free(session, &levels)?;
        let notes = scope.all || levels.is_asked();
        Ok(Checking { within, levels, notes, free, commits })
    }

    /// What is about to be committed or shared: these files, and the messages of these steps. What
    /// one of them tells can still be taken back, but not for long.
    pub fn before(
        session: &Session,
        paths: HashSet<String>,
        messages: Vec<(String, String)>,
    ) -> Result<Checking> {
        let mut levels = session.settings.levels();
        if let Some(rule) = check::rule(NAMES) {
            levels.presume(rule, Severity::Error);
        }
        let free = free(session, &levels)?;
        let commits = by_hand(messages);
        Ok(Checking { within: Some(paths), levels, notes: false, free, commits })
    }

    /// True where no finding could be told.
    pub fn is_about_nothing(&self) -> bool {
        self.within.as_ref().is_some_and(HashSet::is_empty) && self.commits.is_empty()
    }

    /// The message of the step that a fault is in.
    pub fn message(&self, fault: &Diagnostic) -> Option<&str> {
        let id = Commit::of(&fault.place)?;
        let commit = self.commits.iter().find(|commit| commit.id == id);
        commit.map(|commit| commit.message.as_str())
    }

    pub fn find(&self, session: &Session, book: &Book) -> Findings {
        let series: Vec<String> = session.settings.series.keys().cloned().collect();
        let strays = session.root.strays();
        let context = Context {
            staff: &session.settings.office.staff,
            series: &series,
            strays: &strays,
            by_year: session.settings.layout.by_year,
            free: &self.free,
            commits: &self.commits,
            ..Context::new(book, session.today)
        };
        let mut told = check::run(&context, &self.levels);
        if let Some(within) = &self.within {
            let asked = |fault: &Diagnostic| {
                within.contains(&fault.place.path) || Commit::of(&fault.place).is_some()
            };
            told.retain(asked);
        }
        let all = told.len();
        told.retain(|fault| self.notes || fault.severity != Severity::Note);
        Findings { hidden: all - told.len(), told }
    }
}

fn is_wanted(levels: &Levels, code: &str) -> bool {
    check::rule(code).is_some_and(|rule| levels.of(rule).is_some())
}

fn free(session: &Session, levels: &Levels) -> Result<Vec<NaiveDate>> {
    match is_wanted(levels, "task-on-free-day") {
        true => holidays::read(session),
        false => Ok(Vec::new()),
    }
}

fn commits(session: &Session, scope: &Scope) -> Result<Vec<Commit>> {
    let found = match &scope.since {
        Some(since) => {
            let history = step::history(session)?;
            history.messages(&history.steps(Some(since))?, MESSAGES)?
        }
        // Without a history that can be read there is none to look at, and the records remain.
        None => {
            let history = History::open(&session.root).ok().flatten();
            let found = history.and_then(|it| it.messages(&it.steps(None).ok()?, MESSAGES).ok());
            found.unwrap_or_default()
        }
    };
    Ok(by_hand(found))
}

/// The messages that somebody wrote: netlog's own name nobody.
fn by_hand(messages: Vec<(String, String)>) -> Vec<Commit> {
    let own = |message: &str| Deed::read(message).message().trim_end() == message.trim_end();
    let by_hand = messages.into_iter().filter(|(_, message)| !own(message));
    by_hand.map(|(id, message)| Commit { id, message }).collect()
}

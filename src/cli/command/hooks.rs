//! `netlog hooks`: whoever uses git by hand is told of an error before it is committed, and of a name
//! in a message before it is shared.

use std::io::{BufRead, Read};

use clap::{Subcommand, ValueEnum};

use super::{Exit, check};
use crate::change::ChangeSet;
use crate::cli::args::Writing;
use crate::cli::checking::{Checking, MESSAGES};
use crate::cli::{Session, step};
use crate::diagnostic::Severity;
use crate::error::{Error, Kind, Result};
use crate::record::{Book, Record, kind};
use crate::store::{Git, HOOKS, History, Hook, Owner, State, call};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub what: What,
}

#[derive(Debug, Subcommand)]
pub enum What {
    #[command(alias = "einrichten")]
    Install(Writing),
    #[command(aliases = ["entferne", "entfernen"])]
    Remove(Writing),
    Run(Run),
}

#[derive(Debug, clap::Args)]
pub struct Run {
    #[arg(value_name = "HOOK")]
    pub hook: Asked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Asked {
    PreCommit,
    PrePush,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    match args.what {
        What::Install(writing) => install(session, writing.dry_run),
        What::Remove(writing) => remove(session, writing.dry_run),
        // netlog itself is at work, or somebody does not want to be asked.
        What::Run(_) if session.host.var(HOOKS.0) == Some(HOOKS.1) => Ok(Exit::Done),
        What::Run(run) => match run.hook {
            Asked::PreCommit => before_commit(session),
            Asked::PrePush => before_push(session),
        },
    }
}

fn git(session: &Session) -> Result<Git> {
    Git::open(&session.root)?.ok_or_else(step::no_git)
}

fn install(session: &mut Session, dry_run: bool) -> Result<Exit> {
    let git = git(session)?;
    let missing = session.words.text("hooks-missing");
    let (mut refused, mut made) = (false, false);
    for hook in git.own_hooks()? {
        let script = git.hook_script(hook.name, &missing);
        match &hook.owner {
            Owner::Person(false) => {
                refused = true;
                session.note(&about("hooks-foreign", session, &hook))?;
                session.note(&Message::new("hooks-foreign-hint").with("line", call(hook.name)))?;
            }
            Owner::Person(true) => session.note(&about("hooks-called", session, &hook))?,
            Owner::Netlog(text) if *text == script => {
                session.note(&about("hooks-current", session, &hook))?;
            }
            Owner::Netlog(_) | Owner::Nobody => {
                made = true;
                change(session, &git, &hook, Some(&script), dry_run)?;
            }
        }
    }
    if made && !dry_run {
        session.note(&Message::new("hooks-made"))?;
    }
    match refused {
        // What could be set up is; whoever waits for the guard must hear that it is not whole.
        true => Err(Error::new(Kind::Exists, Message::new("hooks-refused"))),
        false => Ok(Exit::Done),
    }
}

fn remove(session: &mut Session, dry_run: bool) -> Result<Exit> {
    let git = git(session)?;
    let (mut any, mut gone) = (false, false);
    for hook in git.own_hooks()? {
        match &hook.owner {
            Owner::Netlog(_) => {
                (any, gone) = (true, true);
                change(session, &git, &hook, None, dry_run)?;
            }
            Owner::Person(true) => {
                any = true;
                session.note(&about("hooks-calling", session, &hook))?;
            }
            Owner::Person(false) | Owner::Nobody => {}
        }
    }
    if gone && !dry_run {
        session.note(&Message::new("hooks-gone"))?;
    }
    if !any {
        session.note(&Message::new("hooks-none"))?;
    }
    Ok(Exit::Done)
}

/// Shows what would become of the hook, or carries it out and prints its path.
fn change(
    session: &mut Session,
    git: &Git,
    hook: &Hook,
    script: Option<&str>,
    dry_run: bool,
) -> Result<()> {
    let path = shown(session, hook);
    if dry_run {
        let mut set = ChangeSet::new();
        match (&hook.owner, script) {
            (Owner::Netlog(text), Some(script)) => set.edit(&path, text, script),
            (Owner::Netlog(text), None) => set.remove(path, text.as_str()),
            (_, script) => set.create(path, script.unwrap_or_default()),
        }
        return session.print(&set.diff());
    }
    match script {
        Some(script) => git.write_hook(hook, script)?,
        None => git.remove_hook(hook)?,
    }
    session.data(format!("{path}\n").as_bytes())
}

fn about(id: &'static str, session: &Session, hook: &Hook) -> Message {
    Message::new(id).with("path", shown(session, hook)).with("name", hook.name)
}

fn shown(session: &Session, hook: &Hook) -> String {
    let path = hook.path.strip_prefix(&session.host.cwd).unwrap_or(&hook.path);
    path.display().to_string()
}

/// What is staged, whatever lies in the work tree: that may be work that has not been finished yet.
fn before_commit(session: &mut Session) -> Result<Exit> {
    let history = step::history(session)?;
    // For `git commit -a` git has an index of its own, and says where.
    let index = session.host.var("GIT_INDEX_FILE").map(|index| session.host.cwd.join(index));
    let state = State::Index(index);
    let paths = history.staged(&state)?;
    let checking = Checking::before(session, paths, Vec::new())?;
    let passed = passes(session, &history, &state, &checking)?;
    end(session, passed, "hooks-commit-stopped")
}

/// What the steps touch that nobody else has yet, as it is after the last of them.
fn before_push(session: &mut Session) -> Result<Exit> {
    let history = step::history(session)?;
    let mut passed = true;
    for (local, remote) in pushed(session)? {
        let Some(steps) = history.pushed(&local, &remote) else { continue };
        let (paths, messages) = (history.paths(&steps)?, history.messages(&steps, MESSAGES)?);
        if messages.is_empty() {
            continue;
        }
        let checking = Checking::before(session, paths, messages)?;
        passed &= passes(session, &history, &State::Step(local), &checking)?;
    }
    end(session, passed, "hooks-push-stopped")
}

/// The ids that git tells its hook on standard input, as `REF ID REF ID`: what is here, and what is
/// there. Somebody at a terminal means the branch that they are on.
fn pushed(session: &mut Session) -> Result<Vec<(String, String)>> {
    if session.host.input.terminal {
        return Ok(vec![("HEAD".to_string(), String::new())]);
    }
    let mut pushed = Vec::new();
    for line in session.host.input.reader.by_ref().split(b'\n') {
        let line = line.map_err(|source| Error::io(Message::new("hooks-input"), source))?;
        // The name of a branch is any bytes.
        let line = String::from_utf8_lossy(&line);
        let words: Vec<&str> = line.split_whitespace().collect();
        // What goes away there is a row of zeros here, and no step.
        if let [.., local, _, remote] = words.as_slice() {
            pushed.push((local.to_string(), remote.to_string()));
        }
    }
    Ok(pushed)
}

/// Tells what was found. Only errors stop anything.
fn passes(
    session: &mut Session,
    history: &History,
    state: &State,
    checking: &Checking,
) -> Result<bool> {
    if checking.is_about_nothing() {
        return Ok(true);
    }
    let book = book(session, history, state)?;
    let found = checking.find(session, &book);
    if !found.told.is_empty() {
        check::text(session, &book, checking, &found)?;
    }
    Ok(!found.reach(Severity::Error))
}

fn end(session: &mut Session, passed: bool, stopped: &'static str) -> Result<Exit> {
    if passed {
        return Ok(Exit::Done);
    }
    session.note(&Message::new(stopped))?;
    Ok(Exit::Findings)
}

/// All records as they are in that state.
fn book(session: &Session, history: &History, state: &State) -> Result<Book> {
    let mut book = session.root.load(&session.schema);
    let mut otherwise = Vec::new();
    for (path, text) in history.unlike(state)? {
        let kind = path.split('/').next().and_then(kind::of_folder);
        let kind = kind.filter(|_| path.ends_with(".md"));
        match (kind, text) {
            (None, _) => {}
            (Some(_), None) => book = book.without(&path),
            (Some(kind), Some(text)) => {
                otherwise.push(Record::read(&session.schema, kind, &path, text));
            }
        }
    }
    Ok(book.with(otherwise))
}

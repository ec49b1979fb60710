//! `netlog complete`: what can stand at the cursor, for the scripts that `netlog completions`
//! prints. Nobody types it, so it is in no help; whatever is wrong, it says nothing and is done.

use std::cell::OnceCell;
use std::ffi::OsString;
use std::path::PathBuf;

use clap::CommandFactory;

use super::Exit;
use crate::cli::args::Cli;
use crate::cli::complete::{self, Known, Line, Shell};
use crate::cli::{Session, help, language};
use crate::error::Result;
use crate::store::History;
use crate::words::{Lang, Words};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
    /// The word at the cursor, up to it.
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub current: OsString,
    /// The whole line up to the cursor, from shells that cut words in their own way.
    #[arg(long, allow_hyphen_values = true)]
    pub line: Option<OsString>,
    /// The end of it that the shell replaces, as it was typed.
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    pub piece: OsString,
    /// The words before it, without the program.
    #[arg(last = true)]
    pub words: Vec<OsString>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let line = line(&args);
    let is_log = settle(session, &line.words);
    let tree = help::frame(Cli::command());
    let known = Known {
        tree: &tree,
        settings: &session.settings,
        schema: &session.schema,
        words: &session.words,
        notes: args.shell.shows_notes(),
        load: &|| is_log.then(|| session.quiet_book()),
        history: &|| History::open(is_log.then_some(&session.root)?).ok().flatten(),
        book: OnceCell::new(),
    };
    let reply = complete::complete(&tree, &line.words, &line.current, &known);
    let told = complete::write(args.shell, &reply, &line);
    // A shell that does not listen any more is none that complains.
    let _ = session.host.out.data(told.as_bytes());
    Ok(Exit::Done)
}

fn line(args: &Args) -> Line {
    let text = |text: &OsString| text.to_string_lossy().into_owned();
    match &args.line {
        Some(line) => {
            let mut line = complete::read(&text(line), &text(&args.piece));
            if !line.words.is_empty() {
                line.words.remove(0);
            }
            line
        }
        None => {
            let mut line = complete::typed(args.shell, &text(&args.current));
            line.words = args.words.iter().map(text).collect();
            line
        }
    }
}

/// The log and the language that the line asks for. True where there is a log.
fn settle(session: &mut Session, words: &[String]) -> bool {
    let flag = |name| language::flag(words.iter().map(String::as_str), name);
    let home = ["HOME", "USERPROFILE"].into_iter().find_map(|name| session.host.var(name));
    // The shell has not put it in its place yet.
    let repo = flag("--repo").map(|repo| match (repo.strip_prefix("~/"), home) {
        (Some(below), Some(home)) => PathBuf::from(home).join(below),
        _ => PathBuf::from(repo),
    });
    let Ok((root, Ok(settings))) = crate::cli::find(&session.host, repo.as_deref()) else {
        return false;
    };
    let lang = flag("--lang").and_then(|tag| Lang::from_tag(&tag));
    let lang = lang.unwrap_or_else(|| language::choose(&session.host, Some(&settings)));
    session.words = Words::new(lang);
    session.schema = settings.schema();
    (session.root, session.settings) = (root, settings);
    true
}

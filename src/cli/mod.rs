//! The door: reads the command line and the settings, hands each room what it needs, and says the
//! answer. The only room that knows of languages, settings and terminals at once.

pub mod args;
pub mod command;
mod document;
mod entry;
mod help;
mod input;
mod language;
mod listing;
mod prompt;
mod session;
mod settings;
mod step;
mod usage;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{CommandFactory, FromArgMatches, ValueEnum};

pub use command::Exit;
pub use help::{Page, manual, page, paths, welcome};
pub use session::Session;
pub use settings::Settings;
pub use usage::explain;

use self::args::{Cli, Color};
use crate::error::{Error, Kind, Result};
use crate::host::Host;
use crate::paint::{Painted, Style, escape_line};
use crate::render::Text;
use crate::render::terminal::sentence;
use crate::store::{Found, Root};
use crate::words::{Lang, Message, Words, when};

/// Runs one command and gives the exit code of the process.
pub fn run(mut host: Host) -> u8 {
    let lang = language::choose(&host);
    let words = Words::new(lang);
    // Known before the rest, like the language: help and errors are painted too.
    let color = language::flag(&host, "--color");
    paint(&mut host, color.and_then(|word| Color::from_str(&word, false).ok()));
    let cli = match parse(&mut host, &words) {
        Ok(Asked::Run(cli)) => cli,
        Ok(Asked::Answered(code)) => {
            return match finish(host, &words, Ok(Exit::Done)) {
                0 => code,
                failed => failed,
            };
        }
        Err(error) => return finish(host, &words, Err(error)),
    };
    let (host, result) = dispatch(host, lang, *cli);
    finish(host, &words, result)
}

fn paint(host: &mut Host, asked: Option<Color>) {
    match asked.unwrap_or(Color::Auto) {
        Color::Always => (host.out.color, host.err.color) = (true, true),
        Color::Never => (host.out.color, host.err.color) = (false, false),
        Color::Auto => {
            let plain = host.var("NO_COLOR").is_some() || host.var("TERM") == Some("dumb");
            host.out.color &= !plain;
            host.err.color &= !plain;
        }
    }
}

/// The tree with its texts in one language; help, man page and completions come from it.
pub fn tree(words: &Words) -> clap::Command {
    help::localise(Cli::command(), words)
}

/// What the command line asks for.
enum Asked {
    Run(Box<Cli>),
    /// Help or the version, already printed, and the exit code.
    Answered(u8),
}

fn parse(host: &mut Host, words: &Words) -> Result<Asked> {
    use clap::error::ErrorKind;

    let tree = tree(words);
    let parsed = tree.clone().try_get_matches_from(&host.args);
    let error = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => return Ok(Asked::Run(Box::new(cli))),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp => {
            // The names of the command, laid there by `help::localise`.
            let names = error.render().to_string();
            let names: Vec<&str> = names.split_whitespace().collect();
            let page = help::page(&tree, words, &names, host.out.width).unwrap_or_default();
            host.out.paint(&page).map_err(session::output_failed)?;
            Ok(Asked::Answered(0))
        }
        ErrorKind::DisplayVersion => {
            let version = Painted::text(&error.render().to_string());
            host.out.paint(&version).map_err(session::output_failed)?;
            Ok(Asked::Answered(0))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            if usage::command_of(&tree, &host.args).0.is_empty() =>
        {
            let page = help::welcome(&tree, words, host.err.width);
            host.err.paint(&page).map_err(session::output_failed)?;
            Ok(Asked::Answered(Kind::Usage.exit_code()))
        }
        _ => Err(usage::explain(&tree, words, &host.args, &error)),
    }
}

fn dispatch(host: Host, lang: Lang, cli: Cli) -> (Host, Result<Exit>) {
    let today = match day_of(&host, cli.global.today.as_deref()) {
        Ok(today) => today,
        Err(error) => return (host, Err(error)),
    };
    let found = find(&host, cli.global.repo.as_deref());
    let (root, settings) = match found {
        Ok((root, settings)) => (root, settings),
        Err(_) if cli.command.needs_no_log() => (Root::at(host.cwd.clone()), Settings::default()),
        Err(error) => return (host, Err(error)),
    };
    let mut session = Session::new(host, root, settings, lang, today);
    let result = cli.command.run(&mut session);
    (session.host, result)
}

fn find(host: &Host, repo: Option<&Path>) -> Result<(Root, Settings)> {
    let named = repo.map(Path::to_path_buf).or_else(|| host.var("NETLOG_REPO").map(PathBuf::from));
    let root = match named {
        Some(path) => Root::find(Found::Named(&host.cwd.join(path)))?,
        None => Root::find(Found::From(&host.cwd))?,
    };
    let settings = match root.settings()? {
        Some(text) => Settings::parse(&text)?,
        None => Settings::default(),
    };
    Ok((root, settings))
}

/// `--today`, in any form that a date can have.
fn day_of(host: &Host, given: Option<&str>) -> Result<NaiveDate> {
    let today = host.now.date();
    let Some(text) = given else { return Ok(today) };
    let day = when::day(text, today, when::Bias::Past).ok().and_then(|date| date.day());
    day.ok_or_else(|| {
        Error::usage(Message::new("cli-today").with("value", text))
            .hint(Message::new("cli-today-hint"))
    })
}

/// Says what went wrong and gives the exit code, here and nowhere else.
fn finish(mut host: Host, words: &Words, result: Result<Exit>) -> u8 {
    let result = match host.out.flush() {
        Err(source) if result.is_ok() => Err(session::output_failed(source)),
        _ => result,
    };
    match result {
        Ok(exit) => exit.code(),
        Err(error) => {
            if error.kind != Kind::ClosedPipe {
                // Where even standard error cannot be written, the exit code is left.
                let _ = host.err.paint(&told(&error, words, host.err.width));
            }
            error.kind.exit_code()
        }
    }
}

/// What happened, where, what to do.
fn told(error: &Error, words: &Words, width: Option<usize>) -> Painted {
    let head = Text::new().styled(Style::Error, format!("{}: ", words.text("severity-error")));
    let mut painted = sentence(0, &head.plain(words.say(&error.message)), width);
    if let Some(place) = &error.place {
        let place = format!("{}:{}:{}", escape_line(&place.path), place.line, place.column);
        painted.push(Style::Faint, &format!("  --> {place}")).line();
    }
    if let Some(source) = &error.source {
        let source = Text::new().faint(source.to_string());
        painted.append(sentence(2, &source, width));
    }
    for hint in &error.hints {
        painted.append(sentence(2, &Text::from(words.say(hint)), width));
    }
    painted
}

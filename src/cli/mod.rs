//! The door: reads the command line and the settings, hands each room what it needs, and says the
//! answer. The only room that knows of languages, settings and terminals at once.

pub mod args;
mod checking;
pub mod command;
mod complete;
mod decide;
mod document;
mod entry;
mod help;
mod holidays;
mod input;
mod language;
mod listing;
mod output;
mod progress;
mod prompt;
mod refer;
mod session;
mod settings;
mod shared;
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
    // Known before the rest: help and errors are painted too.
    let color = language::given(&host, "--color");
    paint(&mut host, color.and_then(|word| Color::from_str(&word, false).ok()));
    let parsed = help::frame(Cli::command()).try_get_matches_from(&host.args);
    match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => dispatch(host, cli),
        Err(error) => {
            let answered = answer(&mut host, &error);
            let (code, result) = match answered {
                Ok(code) => (code, Ok(Exit::Done)),
                Err(error) => (0, Err(error)),
            };
            match finish(host, None, result) {
                0 => code,
                failed => failed,
            }
        }
    }
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
    help::localise(Cli::command(), words, None)
}

/// The tree with the texts that a page of this command can show; `names` may be aliases.
fn tree_of(words: &Words, names: &[String]) -> clap::Command {
    let frame = help::frame(Cli::command());
    let path = help::find(&frame, names).map(|(path, _)| path).unwrap_or_default();
    help::localise(Cli::command(), words, Some(&path))
}

/// What a command line asks for that is no command to run: help or the version, which are printed,
/// or it is wrong. The texts are laid onto the tree only here, as far as they are read.
fn answer(host: &mut Host, error: &clap::Error) -> Result<u8> {
    use clap::error::ErrorKind;

    if error.kind() == ErrorKind::DisplayVersion {
        let version = Painted::text(&error.render().to_string());
        host.out.paint(&version).map_err(session::output_failed)?;
        return Ok(0);
    }
    let words = &Words::new(language::choose(host, None));
    if error.kind() == ErrorKind::DisplayHelp {
        // The names of the command, laid there by `help::frame`.
        let names = error.render().to_string();
        let names: Vec<&str> = names.split_whitespace().collect();
        let tree = help::localise(Cli::command(), words, Some(&names));
        let page = help::page(&tree, words, &names, host.out.width).unwrap_or_default();
        host.out.paint(&page).map_err(session::output_failed)?;
        return Ok(0);
    }
    let frame = help::frame(Cli::command());
    let (names, _) = usage::command_of(&frame, &host.args);
    let tree = help::localise(Cli::command(), words, Some(&names));
    let missing = matches!(
        error.kind(),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if missing && names.is_empty() {
        let page = help::welcome(&tree, words, host.err.width);
        host.err.paint(&page).map_err(session::output_failed)?;
        return Ok(Kind::Usage.exit_code());
    }
    // The same once more, with the names of values as the reader knows them.
    let parsed = tree.clone().try_get_matches_from(&host.args);
    let again = parsed.and_then(|matches| Cli::from_arg_matches(&matches)).err();
    Err(usage::explain(&tree, words, &host.args, again.as_ref().unwrap_or(error)))
}

fn dispatch(host: Host, cli: Cli) -> u8 {
    let today = match day_of(&host, cli.global.today.as_deref()) {
        Ok(today) => today,
        Err(error) => return finish(host, None, Err(error)),
    };
    let found = find(&host, cli.global.repo.as_deref());
    let (found, fault) = match found {
        Ok((root, Err(fault))) if cli.command.bears_faulty_settings() => {
            (Ok((root, Settings::default())), Some(fault))
        }
        Ok((_, Err(fault))) => (Err(fault), None),
        Ok((root, Ok(settings))) => (Ok((root, settings)), None),
        Err(error) => (Err(error), None),
    };
    let lang = language::choose(&host, found.as_ref().ok().map(|(_, settings)| settings));
    let (root, settings) = match found {
        Ok((root, settings)) => (root, settings),
        Err(_) if cli.command.needs_no_log() => (Root::at(host.cwd.clone()), Settings::default()),
        Err(error) => return finish(host, Some(lang), Err(error)),
    };
    let mut session = Session::new(host, root, settings, lang, today);
    if let Some(fault) = fault {
        let told = told(&fault, &session.words, session.host.err.width);
        if let Err(error) = session.note_painted(&told) {
            return finish(session.host, Some(lang), Err(error));
        }
    }
    let result = cli.command.run(&mut session);
    finish(session.host, Some(lang), result)
}

/// The log, and its settings where they can be read.
fn find(host: &Host, repo: Option<&Path>) -> Result<(Root, Result<Settings>)> {
    let named = repo.map(Path::to_path_buf).or_else(|| host.var("NETLOG_REPO").map(PathBuf::from));
    let root = match named {
        Some(path) => Root::find(Found::Named(&host.cwd.join(path)))?,
        None => Root::find(Found::From(&host.cwd))?,
    };
    let settings = match root.settings()? {
        Some(text) => Settings::parse(&text),
        None => Ok(Settings::default()),
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

/// Says what went wrong and gives the exit code, here and nowhere else. `lang` where it is known.
fn finish(mut host: Host, lang: Option<Lang>, result: Result<Exit>) -> u8 {
    let result = match host.out.flush() {
        Err(source) if result.is_ok() => Err(session::output_failed(source)),
        _ => result,
    };
    match result {
        Ok(exit) => exit.code(),
        Err(error) => {
            if error.kind != Kind::ClosedPipe {
                let lang = lang.unwrap_or_else(|| language::choose(&host, None));
                let words = &Words::new(lang);
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

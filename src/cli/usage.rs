//! clap's errors in our own sentences, in the reader's language.

use std::ffi::OsString;
use std::num::ParseIntError;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::error::Error;
use crate::words::{Message, Words};

/// What was wrong with the command line, what was meant perhaps, and where to read on.
pub fn explain(tree: &Command, words: &Words, args: &[OsString], error: &clap::Error) -> Error {
    let (path, command) = command_of(tree, args);
    let told = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let asked = first(error, ContextKind::InvalidSubcommand);
            return unknown_command(command, &path, &asked);
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let names = command.get_subcommands().filter(|sub| !sub.is_hide_set());
            let names: Vec<&str> = names.map(Command::get_name).collect();
            let hint = Message::new("usage-commands").with("names", names.join(", "));
            Error::usage(Message::new("usage-command-missing")).hint(hint)
        }
        _ => Error::usage(sentence(words, error)),
    };
    let told = match elsewhere(&path, error) {
        Some(here) => told.hint(Message::new("usage-suggestion").with("value", here)),
        None => suggested(told, error),
    };
    told.hint(read_on(&path))
}

/// No such command where `names` were to lead to one.
pub fn no_command(tree: &Command, names: &[String]) -> Error {
    let mut path = Vec::new();
    let mut command = tree;
    for name in names {
        match command.find_subcommand(name) {
            Some(below) => {
                path.push(below.get_name());
                command = below;
            }
            None => return unknown_command(command, &path, name),
        }
    }
    Error::usage(Message::new("usage-command-missing")).hint(read_on(&path))
}

/// The command that a command line means as far as it can be followed: its names and its tree.
pub fn command_of<'a>(tree: &'a Command, args: &[OsString]) -> (Vec<&'a str>, &'a Command) {
    let mut path = Vec::new();
    let mut command = tree;
    let mut args = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        if let Some(flag) = arg.strip_prefix("--") {
            let takes_value = tree
                .get_arguments()
                .any(|known| known.get_long() == Some(flag) && known.get_action().takes_values());
            if takes_value {
                args.next();
            }
        } else if !arg.starts_with('-') {
            let Some(below) = command.find_subcommand(arg.as_ref()) else { break };
            path.push(below.get_name());
            command = below;
        }
    }
    (path, command)
}

fn sentence(words: &Words, error: &clap::Error) -> Message {
    let value = first(error, ContextKind::InvalidValue);
    let argument = bare(&first(error, ContextKind::InvalidArg));
    let with = |id: &'static str| {
        Message::new(id).with("argument", argument.as_str()).with("value", value.as_str())
    };
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => with("usage-argument-unknown"),
        ErrorKind::UnknownArgument => with("usage-argument-surplus"),
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<String> = all(error, ContextKind::InvalidArg);
            let missing: Vec<String> = missing.iter().map(|argument| bare(argument)).collect();
            Message::new("usage-argument-missing").with("argument", words.list_and(&missing))
        }
        ErrorKind::ArgumentConflict => {
            let other =
                all(error, ContextKind::PriorArg).iter().map(|arg| bare(arg)).collect::<Vec<_>>();
            match other.as_slice() {
                [only] if *only == argument => with("usage-argument-twice"),
                others => with("usage-conflict").with("other", words.list_and(others)),
            }
        }
        ErrorKind::InvalidValue if value.is_empty() => with("usage-value-missing"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            with("usage-value-missing")
        }
        ErrorKind::ValueValidation if is_about_a_number(error) => with("usage-value-number"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => with("usage-value-invalid"),
        ErrorKind::TooManyValues => with("usage-values-too-many"),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-unicode"),
        _ => Message::new("usage-other"),
    }
}

/// What an option of another command is called here.
fn elsewhere(path: &[&str], error: &clap::Error) -> Option<&'static str> {
    match (path, bare(&first(error, ContextKind::InvalidArg)).as_str()) {
        (["list"], "--by" | "--group-by") => Some("--group"),
        (["stats"], "--group" | "--group-by") => Some("--by"),
        _ => None,
    }
}

/// What may have been meant, and what there is to choose from.
fn suggested(mut told: Error, error: &clap::Error) -> Error {
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedValue] {
        let near = bare(&first(error, kind));
        if !near.is_empty() {
            told = told.hint(Message::new("usage-suggestion").with("value", near));
        }
    }
    let choices = all(error, ContextKind::ValidValue);
    if !choices.is_empty() {
        told = told.hint(Message::new("usage-choices").with("choices", choices.join(", ")));
    }
    told
}

fn unknown_command(parent: &Command, path: &[&str], asked: &str) -> Error {
    let told = Error::usage(Message::new("usage-command-unknown").with("value", asked));
    let told = match near(parent, asked) {
        Some(name) => told.hint(Message::new("usage-suggestion").with("value", name)),
        None => told,
    };
    told.hint(read_on(path))
}

/// The command whose name, or German name, is most like what was typed. Ours and not clap's, since
/// clap names a command and its alias as two.
fn near<'a>(parent: &'a Command, asked: &str) -> Option<&'a str> {
    /// As near as a slip of a finger or two.
    const ENOUGH: f64 = 0.8;
    let asked = asked.to_lowercase();
    let likeness = |command: &&Command| {
        let names = std::iter::once(command.get_name()).chain(command.get_all_aliases());
        names.map(|name| strsim::jaro_winkler(name, &asked)).fold(0.0, f64::max)
    };
    let commands = parent.get_subcommands().filter(|command| !command.is_hide_set());
    let best = commands.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(&best) >= ENOUGH).then(|| best.get_name())
}

fn read_on(path: &[&str]) -> Message {
    match path {
        [] => Message::new("usage-help"),
        path => Message::new("usage-help-command").with("command", path.join(" ")),
    }
}

fn is_about_a_number(error: &clap::Error) -> bool {
    std::error::Error::source(error).is_some_and(|source| source.is::<ParseIntError>())
}

/// `--format <FORMAT>` is `--format`, `<ID>` and `[QUERY]...` are `ID` and `QUERY`.
fn bare(argument: &str) -> String {
    if argument.starts_with('-') {
        let end = argument.find([' ', '=', '[']).unwrap_or(argument.len());
        return argument.get(..end).unwrap_or(argument).to_string();
    }
    argument.trim_end_matches("...").trim_matches(['<', '>', '[', ']']).to_string()
}

fn first(error: &clap::Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        None | Some(ContextValue::None) => Vec::new(),
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(other) => vec![other.to_string()],
    }
}

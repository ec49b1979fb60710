//! clap's errors in our own sentences, in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::error::Error;
use crate::words::Message;

/// Help and version are answers, not errors.
pub fn is_answer(error: &clap::Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// What was wrong with the command line, what was meant perhaps, and where to read on.
pub fn explain(tree: &clap::Command, error: &clap::Error) -> Error {
    let get = |kind: ContextKind| error.get(kind).map(text).unwrap_or_default();
    let argument = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    let with = |id: &'static str| {
        Message::new(id).with("argument", argument.as_str()).with("value", value.as_str())
    };
    let message = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            Message::new("usage-command-unknown").with("value", get(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Message::new("usage-command-missing")
        }
        ErrorKind::UnknownArgument => with("usage-argument-unknown"),
        ErrorKind::MissingRequiredArgument => with("usage-argument-missing"),
        ErrorKind::ArgumentConflict => {
            with("usage-conflict").with("other", get(ContextKind::PriorArg))
        }
        ErrorKind::InvalidValue if value.is_empty() => with("usage-value-missing"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => with("usage-value-invalid"),
        ErrorKind::TooManyValues => with("usage-values-too-many"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            with("usage-value-missing")
        }
        ErrorKind::InvalidUtf8 => Message::new("usage-not-unicode"),
        _ => Message::new("usage-other").with("reason", error.to_string()),
    };
    let mut told = Error::usage(message);
    let choices = get(ContextKind::ValidValue);
    if !choices.is_empty() {
        told = told.hint(Message::new("usage-choices").with("choices", choices));
    }
    for kind in
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
    {
        let near = get(kind);
        if !near.is_empty() {
            told = told.hint(Message::new("usage-suggestion").with("value", near));
        }
    }
    if error.kind() == ErrorKind::MissingSubcommand {
        let names = tree.get_subcommands().filter(|command| !command.is_hide_set());
        let names: Vec<String> = names.map(|command| command.get_name().to_string()).collect();
        told = told.hint(Message::new("usage-commands").with("names", names.join(", ")));
    }
    told.hint(Message::new("usage-help"))
}

fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        other => other.to_string(),
    }
}

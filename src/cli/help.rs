//! Lays the texts of one language onto the tree of commands. Every command and argument must have
//! one: `help-COMMAND`, `help-COMMAND-long` where there is more to say, `help-COMMAND-arg-ID` or
//! `help-arg-ID` for an argument, `help-field-KEY` for a flag that is a field.

use clap::builder::StyledStr;
use clap::{Arg, Command};

use crate::words::Words;

/// The whole tree with its texts.
pub fn localise(command: Command, words: &Words) -> Command {
    let mut command = dress(command, words, "");
    // Arguments of the whole program show in every command: they come last there.
    command = command.mut_args(|arg| arg.help_heading(words.text("help-heading-everywhere")));
    with_help_and_version(command, words)
}

fn with_help_and_version(command: Command, words: &Words) -> Command {
    let heading = words.text("help-heading-everywhere");
    let help = Arg::new("help").short('h').long("help").action(clap::ArgAction::Help);
    let help = help.global(true).help(words.text("help-arg-help")).help_heading(heading.clone());
    let version = Arg::new("version").short('V').long("version").action(clap::ArgAction::Version);
    let version = version.help(words.text("help-arg-version")).help_heading(heading);
    command.disable_help_flag(true).disable_version_flag(true).arg(help).arg(version)
}

/// One command and everything below it; `path` is its name with those above it, by hyphens.
fn dress(command: Command, words: &Words, path: &str) -> Command {
    let id = |part: &str| match path {
        "" => format!("help{part}"),
        path => format!("help-{path}{part}"),
    };
    let about = words.text(&id("-about"));
    let long = id("-long");
    let mut command = command.about(about.clone());
    if words.knows(&long) {
        command = command.long_about(format!("{about}\n\n{}", words.text(&long)));
    }
    let examples = id("-examples");
    if words.knows(&examples) {
        let head = words.text("help-heading-examples");
        command = command.after_help(format!("{head}\n{}", indented(&words.text(&examples))));
    }
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n",
        words.text("help-usage")
    );
    command = command
        .help_template(StyledStr::from(template))
        .subcommand_help_heading(words.text("help-heading-commands"))
        .subcommand_value_name(words.text("help-value-COMMAND"))
        .mut_args(|arg| {
            let positional = arg.is_positional();
            let arg = argument(arg, words, path);
            let heading = match positional {
                true => "help-heading-arguments",
                false => "help-heading-options",
            };
            arg.help_heading(words.text(heading))
        });
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_string()).collect();
    for name in names {
        let below = if path.is_empty() { name.clone() } else { format!("{path}-{name}") };
        command = command.mut_subcommand(name, |sub| dress(sub, words, &below));
    }
    command
}

/// Texts, value names and possible values; what clap would add in English is hidden.
fn argument(arg: Arg, words: &Words, path: &str) -> Arg {
    let name = arg.get_id().to_string();
    let ids: [String; 4] = [
        format!("help-{path}-arg-{name}"),
        format!("help-arg-{name}"),
        format!("help-field-{name}"),
        format!("field-{name}"),
    ];
    let known = ids.iter().find(|id| words.knows(id));
    let mut help = words.text(known.map_or(name.as_str(), String::as_str));
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_string())
        .collect();
    if !choices.is_empty() && arg.get_action().takes_values() {
        help.push_str(&format!(" [{}]", choices.join(", ")));
    }
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if !default.is_empty() && arg.get_action().takes_values() {
        help.push_str(&format!(" ({} {})", words.text("help-default"), default.join(", ")));
    }
    let value_names: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| {
            let id =
                format!("help-value-{}", name.replace(['=', '[', ']', ',', '…', '|', '-'], "_"));
            if words.knows(&id) { words.text(&id) } else { name.to_string() }
        })
        .collect();
    let mut arg = arg.help(help);
    if arg.get_action().takes_values() {
        arg = arg.hide_possible_values(true).hide_default_value(true);
    }
    if value_names.is_empty() { arg } else { arg.value_names(value_names) }
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}\n")).collect()
}

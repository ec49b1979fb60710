//! The register: what each argument of the command line takes. What the tree or the description of
//! a kind says itself is taken from there; the rest goes by the name of the value, so that a new
//! flag completes like the others of its name. A test finds an argument that nothing is said of.

use clap::Arg;

use crate::record::FieldSpec;

/// What an argument takes.
#[derive(Clone, Debug)]
pub enum Offer {
    /// The words that the tree knows.
    Words,
    /// What the field of a record takes.
    Field(&'static FieldSpec),
    /// The id of a record.
    Record,
    /// The id of a record with a task that is open, and the number of such a task.
    WithTask,
    Task,
    Query,
    /// A query whose first word may be a kind of record.
    KindOrQuery,
    /// The text of `-q`.
    Expression,
    /// Names of fields; the first is true where a hyphen may stand before one.
    Names(bool),
    /// The same, and parts of the calendar.
    Dimensions,
    /// `field=value`; true where the value may be left out.
    Assignment(bool),
    Series,
    Code,
    /// A step of the history; the first is true where a branch or a tag stands for one.
    Step(bool),
    /// The names of a command, one a word.
    Commands,
    Day,
    Days,
    /// A whole year, a whole quarter.
    Years,
    Quarters,
    Span,
    Files,
    Folders,
    /// What nobody can know: a text, a number.
    Nothing,
}

/// `path` are the names of the command. `None` where nothing is said.
pub fn of(path: &[&str], arg: &Arg) -> Option<Offer> {
    let id = arg.get_id().as_str();
    if !arg.get_possible_values().is_empty() {
        return Some(Offer::Words);
    }
    if let Some(field) = crate::cli::help::field(path, id) {
        return Some(Offer::Field(field));
    }
    let name = arg.get_value_names().unwrap_or_default().first()?.as_str();
    Some(match (path, id, name) {
        (["list" | "stats" | "graph"], "query", _) => Offer::KindOrQuery,
        (_, "query", "QUERY") => Offer::Query,
        (_, "expression", "QUERY") => Offer::Expression,
        (["done"], "id", _) => Offer::WithTask,
        (["done"], "number", _) => Offer::Task,
        (["stats"], "by", _) | (["list"], "group", _) => Offer::Dimensions,
        (_, "series", "NAME") => Offer::Series,
        (_, _, "ID") => Offer::Record,
        (_, _, "KEY,…") => Offer::Names(false),
        (_, _, "[-]KEY,…") => Offer::Names(true),
        (_, _, "KEY=VALUE") => Offer::Assignment(false),
        (_, _, "KEY[=VALUE]") => Offer::Assignment(true),
        (_, _, "CODE") => Offer::Code,
        (_, _, "REF") => Offer::Step(true),
        (_, _, "COMMIT") => Offer::Step(false),
        (_, _, "COMMAND") => Offer::Commands,
        (_, _, "DATE") => Offer::Day,
        (["report", "year"], _, "PERIOD") => Offer::Years,
        (["report", "quarter"], _, "PERIOD") => Offer::Quarters,
        (_, _, "PERIOD") => Offer::Days,
        (_, _, "SPAN") => Offer::Span,
        (_, _, "FILE") => Offer::Files,
        (_, _, "DIR") => Offer::Folders,
        (_, _, "TEXT" | "TEXT|-" | "TASK" | "N" | "NEW" | "ADDRESS") => Offer::Nothing,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Command, CommandFactory};

    fn silent(command: &Command, path: &mut Vec<String>, found: &mut Vec<String>) {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
            if of(&names, arg).is_none() {
                found.push(format!("{} {}", path.join(" "), arg.get_id()));
            }
        }
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            path.push(sub.get_name().to_string());
            silent(sub, path, found);
            path.pop();
        }
    }

    #[test]
    fn something_is_said_of_every_argument() {
        let mut found = Vec::new();
        silent(&crate::cli::args::Cli::command(), &mut Vec::new(), &mut found);
        assert!(found.is_empty(), "what do these take? {found:#?}");
    }

    #[test]
    fn an_argument_of_a_new_name_is_noticed() {
        let mut found = Vec::new();
        let command = Command::new("x").arg(Arg::new("y").long("y").value_name("THING"));
        silent(&command, &mut Vec::new(), &mut found);
        assert_eq!(found.len(), 1);
    }
}

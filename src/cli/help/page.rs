//! A page of help as data, whatever it is drawn on: what a command does, how it is called, what
//! it takes, examples.

use clap::{Arg, ArgAction, Command};

use super::{find, id};
use crate::words::{Message, Words};

/// Commands that belong together, in the order in which the first page shows them. A command
/// that is in none comes last.
const GROUPS: &[(&str, &[&str])] = &[
    ("help-group-write", &["add", "edit", "done"]),
    ("help-group-read", &["upcoming", "tasks", "brief", "show", "search", "list"]),
    ("help-group-report", &["report", "stats", "graph", "check", "explain"]),
    ("help-group-history", &["log", "undo"]),
];

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// `netlog add contact`
    pub command: String,
    /// One line.
    pub about: String,
    pub usage: String,
    pub paragraphs: Vec<String>,
    pub sections: Vec<Section>,
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub head: String,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A command and what it does; all of a page stand in the same columns.
    Commands(Vec<(String, String)>),
    /// A word to type and what it means.
    Rows(Vec<(String, String)>),
    /// A whole line to type and what it does.
    Examples(Vec<(String, String)>),
    /// A sentence in place of a list that stands elsewhere.
    Note(String),
}

impl Page {
    /// The page of the command that `names` lead to.
    pub fn new(tree: &Command, words: &Words, names: &[impl AsRef<str>]) -> Option<Page> {
        let (path, command) = find(tree, names)?;
        let arguments = arguments(tree, &path, command);
        let mut sections = Vec::new();
        match path.as_slice() {
            [] => sections.extend(groups(command, words)),
            _ if command.has_subcommands() => {
                let head = words.text(&id(&path, "heading"));
                sections.extend(Section::commands(head, commands(command)));
            }
            _ => {}
        }
        let everywhere = |arg: &&Arg| (path.is_empty() && arg.is_global_set()) || is_answer(arg);
        let positional = arguments.iter().copied().filter(|arg| arg.is_positional());
        sections.extend(Section::arguments(words.text("help-heading-arguments"), positional));
        let options = arguments.iter().copied().filter(|arg| !arg.is_positional());
        let options = options.filter(|arg| !everywhere(arg));
        sections.extend(Section::arguments(words.text("help-heading-options"), options));
        if path.is_empty() {
            let rest = arguments.iter().copied().filter(everywhere);
            sections.extend(Section::arguments(words.text("help-heading-everywhere"), rest));
            sections.push(Section::lines(words, "help-heading-variables", "help-variables"));
            sections.push(Section::lines(words, "help-heading-exit", "help-exit"));
        } else {
            let flags = tree.get_arguments().filter(|arg| arg.is_global_set());
            let flags: Vec<String> =
                flags.filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
            let note = Message::new("help-everywhere").with("flags", flags.join(", "));
            let head = words.text("help-heading-everywhere");
            sections.push(Section { head, body: Body::Note(words.say(&note)) });
        }
        let head = words.text("help-heading-examples");
        sections.extend(Section::examples(words, head, &id(&path, "examples")));
        Some(Page {
            command: full_name(&path),
            about: words.text(&id(&path, "about")),
            usage: usage(command, words, &path, &arguments),
            paragraphs: paragraphs(command, words, &path),
            sections,
        })
    }

    /// The lines to type of its examples.
    pub fn examples(&self) -> impl Iterator<Item = &str> {
        let examples = self.sections.iter().filter_map(|section| match &section.body {
            Body::Examples(examples) => Some(examples),
            _ => None,
        });
        examples.flatten().map(|(line, _)| line.as_str())
    }

    /// The commands, and where to begin.
    pub fn welcome(tree: &Command, words: &Words) -> Page {
        let mut sections = groups(tree, words);
        let head = words.text("help-heading-welcome");
        sections.extend(Section::examples(words, head, "help-welcome-examples"));
        Page {
            command: full_name(&[]),
            about: words.text("help-about"),
            usage: usage(tree, words, &[], &[]),
            paragraphs: Vec::new(),
            sections,
        }
    }
}

impl Section {
    fn commands<'a>(head: String, commands: impl Iterator<Item = &'a Command>) -> Option<Section> {
        let about = |command: &Command| command.get_about().map(ToString::to_string);
        let rows: Vec<_> = commands
            .map(|command| (command.get_name().to_string(), about(command).unwrap_or_default()))
            .collect();
        (!rows.is_empty()).then_some(Section { head, body: Body::Commands(rows) })
    }

    fn rows(head: String, rows: Vec<(String, String)>) -> Section {
        Section { head, body: Body::Rows(rows) }
    }

    fn arguments<'a>(head: String, arguments: impl Iterator<Item = &'a Arg>) -> Option<Section> {
        let arguments: Vec<&Arg> = arguments.collect();
        let indent = arguments.iter().any(|arg| arg.get_short().is_some());
        let rows: Vec<_> = arguments
            .iter()
            .map(|arg| {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                (term(arg, indent), help)
            })
            .collect();
        (!rows.is_empty()).then(|| Section::rows(head, rows))
    }

    /// A text whose lines are `word = meaning`.
    fn lines(words: &Words, head: &str, id: &str) -> Section {
        let text = words.text(id);
        let rows = text.lines().filter_map(|line| line.split_once(" = "));
        let rows = rows.map(|(word, text)| (word.to_string(), text.to_string()));
        Section::rows(words.text(head), rows.collect())
    }

    /// A text whose lines are `command # meaning`.
    fn examples(words: &Words, head: String, id: &str) -> Option<Section> {
        if !words.knows(id) {
            return None;
        }
        let text = words.text(id);
        let lines = text.lines().filter_map(|line| line.split_once(" # "));
        let lines = lines.map(|(line, text)| (line.trim().to_string(), text.trim().to_string()));
        Some(Section { head, body: Body::Examples(lines.collect()) })
    }
}

fn full_name(path: &[&str]) -> String {
    [&["netlog"], path].concat().join(" ")
}

/// Those of the command, and those that it has from the commands above it but the program.
fn arguments<'a>(tree: &'a Command, path: &[&str], command: &'a Command) -> Vec<&'a Arg> {
    let above = (1..path.len()).filter_map(|length| find(tree, path.get(..length)?));
    let above =
        above.flat_map(|(_, above)| above.get_arguments()).filter(|arg| arg.is_global_set());
    command.get_arguments().chain(above).filter(|arg| !arg.is_hide_set()).collect()
}

fn commands(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|sub| !sub.is_hide_set())
}

/// The commands of the program under their headings.
fn groups(tree: &Command, words: &Words) -> Vec<Section> {
    let group_of = |name: &str| GROUPS.iter().position(|(_, names)| names.contains(&name));
    let mut sections = Vec::new();
    for (at, (head, names)) in GROUPS.iter().enumerate() {
        let mut group: Vec<&Command> =
            commands(tree).filter(|sub| group_of(sub.get_name()) == Some(at)).collect();
        group.sort_by_key(|sub| names.iter().position(|name| *name == sub.get_name()));
        sections.extend(Section::commands(words.text(head), group.into_iter()));
    }
    let rest = commands(tree).filter(|sub| group_of(sub.get_name()).is_none());
    sections.extend(Section::commands(words.text("help-group-set-up"), rest));
    sections
}

/// Help and version: they answer and end the run.
fn is_answer(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Help | ArgAction::Version)
}

/// `-q, --query QUERY`
fn term(arg: &Arg, indent: bool) -> String {
    let value = value(arg);
    let Some(long) = arg.get_long() else { return value };
    let short = match arg.get_short() {
        Some(short) => format!("-{short}, "),
        None if indent => "    ".to_string(),
        None => String::new(),
    };
    let space = if value.is_empty() { "" } else { " " };
    format!("{short}--{long}{space}{value}")
}

/// `DATE`, `[DATE]` where it may be left out, `DATE …` where it may be repeated.
fn value(arg: &Arg) -> String {
    if !arg.get_action().takes_values() {
        return String::new();
    }
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
    let mut value = names.join(" ");
    if arg.is_positional() && matches!(arg.get_action(), ArgAction::Append) {
        value.push_str(" …");
    }
    let optional = match arg.is_positional() {
        true => !arg.is_required_set(),
        false => arg.get_num_args().is_some_and(|range| range.min_values() == 0),
    };
    if optional { format!("[{value}]") } else { value }
}

/// How it is called, in one line.
fn usage(command: &Command, words: &Words, path: &[&str], arguments: &[&Arg]) -> String {
    let mut parts = vec![full_name(path)];
    if path.is_empty() {
        parts.push(words.text("help-value-COMMAND"));
    } else if command.has_subcommands() {
        let names: Vec<&str> = commands(command).map(Command::get_name).collect();
        let names = names.join("|");
        let needed = command.is_subcommand_required_set();
        parts.push(if needed { names } else { format!("[{names}]") });
        parts.push("…".to_string());
    }
    parts.extend(arguments.iter().filter(|arg| arg.is_positional()).map(|arg| value(arg)));
    if arguments.is_empty() || arguments.iter().any(|arg| !arg.is_positional()) {
        parts.push(words.text("help-usage-options"));
    }
    parts.join(" ")
}

/// What the command does, a paragraph each; the last one names its German name.
fn paragraphs(command: &Command, words: &Words, path: &[&str]) -> Vec<String> {
    let long = id(path, "long");
    let text = if words.knows(&long) { words.text(&long) } else { String::new() };
    let mut paragraphs: Vec<String> = text
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    if let (Some(alias), [above @ .., _]) = (command.get_all_aliases().next(), path) {
        let alias = format!("{} {alias}", full_name(above));
        paragraphs.push(words.say(&Message::new("help-alias").with("alias", alias)));
    }
    paragraphs
}

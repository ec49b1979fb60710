//! Help in the reader's language: lays the texts onto clap's tree and draws the pages itself,
//! since clap's own pages hold English words that nothing can replace.
//!
//! Ids of the texts, with PATH the names of the commands by hyphens (`add-contact`; nothing for
//! the program): `help-PATH-about`, `-long`, `-examples`, `-heading` (over the commands below it);
//! an argument has `help-PATH-arg-ID`, else `help-field-KEY` where it is a field of a record, else
//! `help-arg-ID`; a value name's words have `help-value-WORD`.

mod page;
mod roff;
mod screen;

use clap::{Arg, ArgAction, Command};

use crate::paint::Painted;
use crate::record::{FieldSpec, ValueType, kind};
use crate::words::{Message, Words};

pub use page::Page;

/// The tree without its texts, which is enough to parse.
pub fn frame(command: Command) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = command.disable_help_flag(true).disable_version_flag(true);
    answering(command.arg(help).arg(version), "")
}

/// Asked for help, clap answers with the names of the command: which page to draw.
fn answering(command: Command, names: &str) -> Command {
    let command = command.disable_help_subcommand(true).override_help(names.to_string());
    command.mut_subcommands(|sub| {
        let names = format!("{names} {}", sub.get_name());
        answering(sub, names.trim_start())
    })
}

/// The tree with its texts: all of them, or those that a page of the command that `names` lead to
/// can show.
pub fn localise(command: Command, words: &Words, names: Option<&[&str]>) -> Command {
    dress(frame(command), words, &mut Vec::new(), names)
}

/// One command and everything below it; `path` is its names from the first below the program.
fn dress(
    command: Command,
    words: &Words,
    path: &mut Vec<String>,
    names: Option<&[&str]>,
) -> Command {
    let command =
        command.about(words.text(&id(path, "about"))).mut_args(|arg| argument(arg, words, path));
    command.mut_subcommands(|sub| {
        path.push(sub.get_name().to_string());
        let leads_on = path.iter().zip(names.unwrap_or_default()).all(|(own, name)| own == name);
        let sub = match names {
            Some(names) if path.len() > names.len() || !leads_on => {
                sub.about(words.text(&id(path, "about")))
            }
            _ => dress(sub, words, path, names),
        };
        path.pop();
        sub
    })
}

/// The id of a text of a command.
fn id(path: &[impl AsRef<str>], part: &str) -> String {
    let mut id = String::from("help-");
    for name in path {
        id.push_str(name.as_ref());
        id.push('-');
    }
    id + part
}

/// The text of an argument, with the words it may have, and the names of its values.
fn argument(arg: Arg, words: &Words, path: &[String]) -> Arg {
    let name = arg.get_id().as_str().replace('_', "-");
    let field = field(path, &name);
    let general = match field {
        Some(_) => format!("help-field-{name}"),
        None => format!("help-arg-{}", name.replace('_', "-")),
    };
    let own = id(path, &format!("arg-{name}"));
    let mut help = words.text(if words.knows(&own) { &own } else { &general });
    if let Some(choices) = choices(&arg, field, words) {
        let message = Message::new("help-choices").with("text", help);
        help = words.say(&message.with("choices", choices.join(", ")));
        if let Some(value) = arg.get_default_values().first() {
            let message = Message::new("help-default").with("text", help);
            help = words.say(&message.with("value", value.to_string_lossy().into_owned()));
        }
    }
    let splits = arg.get_value_delimiter().is_some();
    if matches!(arg.get_action(), ArgAction::Append) && !arg.is_positional() && !splits {
        help = words.say(&Message::new("help-repeated").with("text", help));
    }
    if field.is_some_and(|field| field.required) {
        let title = path.last().and_then(|kind| kind::named(kind)).is_some_and(|k| k.title == name);
        let id = if title { "help-required-or-text" } else { "help-required" };
        help = words.say(&Message::dynamic(id.to_string()).with("text", help));
    }
    let arg = arg.help(help);
    // clap keeps a name for the value that a flag does not take.
    let names = arg.get_value_names().filter(|_| arg.get_action().takes_values());
    let names = names.unwrap_or_default().iter().map(|name| value_name(name, words));
    let names: Vec<String> = names.collect();
    if names.is_empty() { arg } else { arg.value_names(names) }
}

/// The field that a flag of `add` stands for.
pub fn field(path: &[impl AsRef<str>], key: &str) -> Option<&'static FieldSpec> {
    let [parent, name] = path else { return None };
    let kind = kind::named(name.as_ref()).filter(|_| parent.as_ref() == "add")?;
    kind.fields.iter().find(|field| field.key == key)
}

/// The words that are possible; those of a field with what people call them.
fn choices(arg: &Arg, field: Option<&FieldSpec>, words: &Words) -> Option<Vec<String>> {
    if let Some((field, ValueType::Choice(choices))) = field.map(|field| (field, &field.value)) {
        let choices = choices.iter().map(|word| {
            let id = format!("choice-{}-{word}", field.key);
            let label = words.text(&id);
            let same = label.to_lowercase() == word.replace('-', " ");
            if words.knows(&id) && !same { format!("{word} ({label})") } else { word.to_string() }
        });
        return Some(choices.collect());
    }
    if !arg.get_action().takes_values() {
        return None;
    }
    let shown = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
    let names: Vec<String> = shown.map(|value| value.get_name().to_string()).collect();
    (!names.is_empty()).then_some(names)
}

/// `KEY[=VALUE]` in German is `FELD[=WERT]`: the words change, the signs between them stay.
fn value_name(name: &str, words: &Words) -> String {
    let mut out = String::new();
    for piece in name.split_inclusive(|c: char| !c.is_ascii_uppercase()) {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_uppercase());
        if !word.is_empty() {
            out.push_str(&words.text(&format!("help-value-{word}")));
        }
        out.push_str(piece.strip_prefix(word).unwrap_or_default());
    }
    out
}

/// The command that these names lead to, with its own names where they were aliases.
pub fn find<'a>(
    tree: &'a Command,
    names: &[impl AsRef<str>],
) -> Option<(Vec<&'a str>, &'a Command)> {
    names.iter().try_fold((Vec::new(), tree), |(mut path, command), name| {
        let below = command.find_subcommand(name.as_ref())?;
        path.push(below.get_name());
        Some((path, below))
    })
}

/// The names of every command that people call, in the order of the tree; the program itself has none.
pub fn paths(tree: &Command) -> Vec<Vec<String>> {
    let mut paths = vec![Vec::new()];
    for sub in tree.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let name = sub.get_name().to_string();
        paths
            .extend(self::paths(sub).into_iter().map(|below| [vec![name.clone()], below].concat()));
    }
    paths
}

/// The page of a command in a terminal; `None` where there is no such command.
pub fn page(
    tree: &Command,
    words: &Words,
    names: &[impl AsRef<str>],
    width: Option<usize>,
) -> Option<Painted> {
    Page::new(tree, words, names).map(|page| screen::draw(&page, words, width))
}

/// What somebody sees who calls netlog without a word.
pub fn welcome(tree: &Command, words: &Words, width: Option<usize>) -> Painted {
    screen::draw(&Page::welcome(tree, words), words, width)
}

/// The manual page of a command.
pub fn manual(tree: &Command, words: &Words, names: &[impl AsRef<str>]) -> Option<String> {
    Page::new(tree, words, names).map(|page| roff::write(&page, words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn value_names_are_words_with_signs_between_them() {
        let de = Words::new(Lang::De);
        assert_eq!(value_name("KEY[=VALUE]", &de), "FELD[=WERT]");
        assert_eq!(value_name("[-]KEY,…", &de), "[-]FELD,…");
        assert_eq!(value_name("TEXT|-", &de), "TEXT|-");
        assert_eq!(value_name("KEY=VALUE", &Words::new(Lang::En)), "KEY=VALUE");
    }

    #[test]
    fn an_alias_leads_to_the_command() {
        let tree = crate::cli::tree(&Words::new(Lang::De));
        let (path, _) = find(&tree, &["neu", "kontakt"]).expect("there is one");
        assert_eq!(path, ["add", "contact"]);
        assert!(find(&tree, &["add", "nobody"]).is_none());
    }
}

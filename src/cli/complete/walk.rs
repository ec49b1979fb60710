//! Follows the words of a command line over the tree of commands, as far as they have been typed.
//! Unlike the parser it forgives everything: the line is not finished. Knows no values.

use clap::{Arg, ArgAction, Command};

use crate::cli::input;

/// Where the cursor is.
#[derive(Debug)]
pub struct Spot<'a> {
    /// The names of the command, without the program's.
    pub path: Vec<&'a str>,
    pub command: &'a Command,
    /// Those of the command and those that it has from the commands above it.
    pub arguments: Vec<&'a Arg>,
    pub asked: Asked<'a>,
    /// What stays as it was typed: `--format=`, `id,title,`
    pub head: String,
    /// What is being typed.
    pub typed: String,
    /// Arguments before the cursor, by their ids.
    pub given: Vec<(String, String)>,
}

#[derive(Debug)]
pub enum Asked<'a> {
    Flag,
    Value(&'a Arg),
    Command,
}

/// Before the cursor.
struct Before<'a> {
    path: Vec<&'a str>,
    command: &'a Command,
    arguments: Vec<&'a Arg>,
    given: Vec<(String, String)>,
    /// Arguments without a flag so far.
    bare: usize,
    /// A flag that waits for its value.
    waiting: Option<&'a Arg>,
    /// Behind `--`.
    only_words: bool,
}

pub fn follow<'a>(tree: &'a Command, words: &[String], current: &str) -> Spot<'a> {
    let mut before = Before {
        path: Vec::new(),
        command: tree,
        arguments: tree.get_arguments().collect(),
        given: Vec::new(),
        bare: 0,
        waiting: None,
        only_words: false,
    };
    words.iter().for_each(|word| before.step(word));
    let (asked, head, typed) = before.asked(current);
    let Before { path, command, arguments, given, .. } = before;
    Spot { path, command, arguments, asked, head, typed, given }
}

impl<'a> Before<'a> {
    fn step(&mut self, word: &str) {
        if let Some(arg) = self.waiting.take()
            && !(word.starts_with("--") && is_optional(arg))
        {
            return self.give(arg, word);
        }
        if self.only_words || !word.starts_with('-') || word == "-" {
            return self.word(word);
        }
        if word == "--" {
            self.only_words = true;
            return;
        }
        let arg = match word.strip_prefix("--") {
            Some(long) => {
                let name = long.split('=').next().unwrap_or(long);
                self.arguments.iter().find(|arg| arg.get_long() == Some(name)).copied()
            }
            None => {
                let short = word.chars().nth(1);
                self.arguments.iter().find(|arg| arg.get_short() == short).copied()
            }
        };
        let Some(arg) = arg else { return };
        let attached = match word.starts_with("--") {
            true => word.contains('='),
            false => word.chars().count() > 2,
        };
        if arg.get_action().takes_values() && !attached {
            self.waiting = Some(arg);
        } else {
            self.give(arg, word);
        }
    }

    fn word(&mut self, word: &str) {
        let below = self.command.find_subcommand(word).filter(|_| self.bare == 0);
        let Some(below) = below else {
            if let Some(arg) = self.next() {
                self.give(arg, word);
            }
            self.bare += 1;
            return;
        };
        self.arguments.retain(|arg| arg.is_global_set());
        self.arguments.splice(0..0, below.get_arguments());
        self.path.push(below.get_name());
        self.command = below;
    }

    fn give(&mut self, arg: &Arg, value: &str) {
        self.given.push((arg.get_id().to_string(), value.to_string()));
    }

    /// The next argument without a flag; the last one where it takes several.
    fn next(&self) -> Option<&'a Arg> {
        let mut bare = self.arguments.iter().filter(|arg| arg.is_positional());
        let last = || self.arguments.iter().rfind(|arg| arg.is_positional());
        let found = bare.nth(self.bare);
        found
            .or_else(|| last().filter(|arg| matches!(arg.get_action(), ArgAction::Append)))
            .copied()
    }

    fn asked(&self, current: &str) -> (Asked<'a>, String, String) {
        if let Some(arg) = self.waiting
            && !(current.starts_with("--") && is_optional(arg))
        {
            return self.of_value(arg, "", current);
        }
        let flag = !self.only_words && current.starts_with('-');
        if let Some((long, value)) = current.split_once('=').filter(|_| flag) {
            let named = |arg: &&&Arg| {
                arg.get_long().is_some_and(|name| long.strip_prefix("--") == Some(name))
            };
            return match self.arguments.iter().find(named) {
                Some(arg) => self.of_value(arg, &format!("{long}="), value),
                None => (Asked::Flag, String::new(), current.to_string()),
            };
        }
        if flag {
            return (Asked::Flag, String::new(), current.to_string());
        }
        match self.next() {
            // Commands and a word of one's own stand side by side only where `add` is: the word
            // can be anything there.
            Some(arg) if !self.command.has_subcommands() => self.of_value(arg, "", current),
            _ if self.bare == 0 => (Asked::Command, String::new(), current.to_string()),
            // No word is wanted any more; flags are.
            _ if current.is_empty() => (Asked::Flag, String::new(), String::from("--")),
            _ => (Asked::Flag, String::new(), current.to_string()),
        }
    }

    /// In a list only its last part is being typed.
    fn of_value(&self, arg: &'a Arg, head: &str, value: &str) -> (Asked<'a>, String, String) {
        let field = crate::cli::help::field(&self.path, arg.get_id().as_str());
        let from = match arg.get_value_delimiter() {
            Some(comma) => value.rfind(comma).map_or(0, |at| at + comma.len_utf8()),
            None if field.is_some_and(input::is_list) => input::last_item(value),
            None => 0,
        };
        let (before, typed) = value.split_at_checked(from).unwrap_or(("", value));
        (Asked::Value(arg), format!("{head}{before}"), typed.to_string())
    }
}

/// `--confidential` may stand alone.
fn is_optional(arg: &Arg) -> bool {
    arg.get_num_args().is_some_and(|range| range.min_values() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn at(line: &str) -> (String, String, String, String) {
        let tree = crate::cli::help::frame(crate::cli::args::Cli::command());
        let mut words: Vec<String> = line.split(' ').map(str::to_string).collect();
        let current = words.pop().expect("a word");
        let spot = follow(&tree, &words, &current);
        let asked = match spot.asked {
            Asked::Flag => "-".to_string(),
            Asked::Value(arg) => arg.get_id().to_string(),
            Asked::Command => "command".to_string(),
        };
        (spot.path.join(" "), asked, spot.head, spot.typed)
    }

    fn is(line: &str, path: &str, asked: &str, head: &str, typed: &str) {
        let found = at(line);
        let found = (found.0.as_str(), found.1.as_str(), found.2.as_str(), found.3.as_str());
        assert_eq!(found, (path, asked, head, typed), "{line}");
    }

    #[test]
    fn the_words_lead_to_what_is_asked() {
        is("li", "", "command", "", "li");
        is("--lang de zeige gül", "show", "id", "", "gül");
        is("list --fo", "list", "-", "", "--fo");
        is("list --format j", "list", "format", "", "j");
        is("list --format=j", "list", "format", "--format=", "j");
        is("list --columns id,ti", "list", "columns", "id,", "ti");
        is("list --sort -da", "list", "sort", "", "-da");
        is("list kontakte thema:x mit:g", "list", "query", "", "mit:g");
        is("list -q (st", "list", "expression", "", "(st");
        is("add kon", "add", "command", "", "kon");
        is("add conversation --with a --with g", "add conversation", "with", "", "g");
        is("add conversation --with a,g", "add conversation", "with", "a,", "g");
        is("add conversation --with=a,b,", "add conversation", "with", "--with=a,b,", "");
        is("add conversation --title a,g", "add conversation", "title", "", "a,g");
        is("add conversation --confidential --wi", "add conversation", "-", "", "--wi");
        is("done anna ", "done", "number", "", "");
        is("show -- -x", "show", "id", "", "-x");
        is("show a ", "show", "-", "", "--");
        is("nonsense x", "", "-", "", "x");
    }
}

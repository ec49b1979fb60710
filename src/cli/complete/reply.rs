//! The answer in the form that the script of each shell reads: a line that says what it is
//! (`words`, `loose`, `files`, `folders`), then a line for each word. bash gets what it puts in
//! place, quoted; PowerShell too; the others quote by themselves.

use clap::ValueEnum;

use super::line::{self, Line, Quote, quoted};
use super::{Candidate, Reply};
use crate::record::id;

/// Shells that can complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

impl Shell {
    /// True where it shows what a word means.
    pub fn shows_notes(self) -> bool {
        self != Shell::Bash
    }
}

/// The word at the cursor of a shell that quotes by itself. fish gives it as it was typed.
pub fn typed(shell: Shell, current: &str) -> Line {
    let current = match shell {
        Shell::Fish => line::read(current, "").current,
        _ => current.to_string(),
    };
    Line { words: Vec::new(), current, kept: 0, quote: Quote::None }
}

/// Columns of a word in a list, so that the notes behind stand below each other.
const WIDEST: usize = 40;

/// `line` is what stands before the cursor, its last word unquoted.
pub fn write(shell: Shell, reply: &Reply, line: &Line) -> String {
    let candidates = match reply {
        Reply::Files => return "files\n".to_string(),
        Reply::Folders => return "folders\n".to_string(),
        Reply::Words(candidates) => candidates,
    };
    let loose = candidates.iter().any(|found| !found.text.starts_with(&line.current));
    let mut out = String::from(if loose { "loose" } else { "words" });
    if shell == Shell::Fish && loose {
        out.push('\t');
        out.push_str(&near(candidates, &line.current));
    }
    out.push('\n');
    let width = candidates.iter().map(|found| found.text.chars().count()).max();
    let width = width.unwrap_or_default().min(WIDEST);
    for found in candidates {
        let Candidate { text, note, open } = found;
        let shown = match note.is_empty() {
            true => text.clone(),
            false => format!("{text:width$}  {note}"),
        };
        let row = match shell {
            Shell::Bash => bash(text, *open, line),
            Shell::Zsh => Some(format!("{}\t{text}\t{shown}", if *open { "" } else { " " })),
            Shell::Elvish => Some(format!("{}\t{text}\t{shown}", if *open { "" } else { " " })),
            Shell::Fish => Some(format!("{text}\t{note}")),
            Shell::Powershell => {
                let note = if note.is_empty() { text } else { note };
                Some(format!("{}\t{text}\t{note}", powershell(text)))
            }
        };
        out.extend(row.into_iter().flat_map(|row| [row, "\n".to_string()]));
    }
    // bash puts in what all words have in common. Where they were found by a name that is less
    // than what was typed: so the typed word stays, as one among them.
    if shell == Shell::Bash && loose && candidates.len() > 1 {
        out.extend(bash(&line.current, true, line).map(|row| row + "\n"));
    }
    out
}

/// The piece that bash replaces, and the blank behind it, since bash is told to add none.
fn bash(text: &str, open: bool, line: &Line) -> Option<String> {
    let rest = text.strip_prefix(line.current.get(..line.kept)?)?;
    let mut piece = quoted(rest, line.quote)?;
    if !open && line.quote == Quote::None {
        piece.push(' ');
    }
    Some(piece)
}

/// In single quotes where it is not plain: there only they mean something.
fn powershell(text: &str) -> String {
    let plain =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '=' | '+');
    let starts = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+');
    // All four are single quotes to it.
    let quote = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}');
    if text.starts_with(starts) && text.chars().all(plain) {
        return text.to_string();
    }
    let mut out = String::from("'");
    for c in text.chars() {
        if quote(c) {
            out.push(c);
        }
        out.push(c);
    }
    out + "'"
}

/// fish leaves out what does not look like the typed word. The only one can stand in its place; of
/// several the typed name can, in the letters of ids.
fn near(candidates: &[Candidate], typed: &str) -> String {
    if let [only] = candidates {
        return only.text.clone();
    }
    let from = typed.rfind([':', '=', ',']).map_or(0, |at| at + 1);
    let (head, part) = typed.split_at_checked(from).unwrap_or(("", typed));
    let Some(letters) = id::from_name(part) else { return String::new() };
    let near = format!("{head}{letters}");
    let helps =
        |found: &Candidate| found.text.get(from..).is_some_and(|text| text.contains(&letters));
    if near != typed && candidates.iter().any(helps) { near } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(shell: Shell, line: &str, texts: &[(&str, &str)]) -> String {
        let line = line::read(line, " \t\n\"'@><=;|&(:");
        let found = texts.iter().map(|(text, note)| Candidate::new(*text, *note)).collect();
        write(shell, &Reply::Words(found), &line)
    }

    #[test]
    fn bash_gets_the_piece_behind_the_last_colon() {
        let found = &[("with:anne-frey", "Anne Frey")];
        assert_eq!(answer(Shell::Bash, "netlog list with:gül", found), "loose\nanne-frey \n");
        assert_eq!(answer(Shell::Bash, "netlog list \"with:an", found), "words\nwith:anne-frey\n");
        let values = &[("topic:a b", ""), ("topic:ac", "")];
        assert_eq!(answer(Shell::Bash, "netlog list topic:a", values), "words\na\\ b \nac \n");
    }

    #[test]
    fn what_was_typed_stays_in_bash() {
        let found = &[("anna-gull", ""), ("anne-frey", "")];
        let told = answer(Shell::Bash, "netlog show gül", found);
        assert_eq!(told, "loose\nanna-gull \nanne-frey \ngül\n");
    }

    #[test]
    fn fish_gets_a_word_that_it_believes() {
        let one = &[("with:anne-frey", "Anne Frey")];
        let told = answer(Shell::Fish, "netlog list with:gül", one);
        assert_eq!(told, "loose\twith:anne-frey\nwith:anne-frey\tAnne Frey\n");
        let two = &[("anne-gueller", ""), ("bea-gueller", "")];
        assert!(answer(Shell::Fish, "netlog show gül", two).starts_with("loose\tguel\n"));
    }

    #[test]
    fn powershell_gets_it_quoted() {
        assert_eq!(powershell("with:anne"), "with:anne");
        assert_eq!(powershell("@steering"), "'@steering'");
        assert_eq!(powershell("topic:it's $(x)"), "'topic:it''s $(x)'");
        let told = answer(Shell::Powershell, "netlog show a", &[("anne", "Anne")]);
        assert_eq!(told, "words\nanne\tanne\tAnne\n");
    }
}

//! The answer in the form that the script of each shell reads: a line that says what it is
//! (`words`, `loose`, `files`, `folders`), then a line for each word. bash gets what it puts in
//! place, quoted; PowerShell too; the others quote by themselves.

use clap::ValueEnum;

use super::line::{self, Line, Quote};
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
    Line {
        words: Vec::new(),
        current,
        kept: 0,
        quote: Quote::None,
        around: Quote::None,
        piece: String::new(),
    }
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
    if shell == Shell::Bash {
        return bash(candidates, line);
    }
    let loose = candidates.iter().any(|found| !found.text.starts_with(&line.current));
    let near = (shell == Shell::Fish && loose).then(|| near(candidates, &line.current));
    let mut out = match near {
        Some(Some(near)) => format!("loose\t{near}\n"),
        Some(None) => "listed\n".to_string(),
        None if loose => "loose\n".to_string(),
        None => "words\n".to_string(),
    };
    let width = candidates.iter().map(|found| found.text.chars().count()).max();
    let width = width.unwrap_or_default().min(WIDEST);
    for found in candidates {
        let Candidate { text, note, open } = found;
        let shown = match note.is_empty() {
            true => text.clone(),
            false => format!("{text:width$}  {note}"),
        };
        let behind = if *open { "" } else { " " };
        let row = match shell {
            Shell::Fish => format!("{text}\t{note}"),
            Shell::Powershell => {
                let note = if note.is_empty() { text } else { note };
                format!("{}\t{text}\t{note}", powershell(text))
            }
            _ => format!("{behind}\t{text}\t{shown}"),
        };
        out.push_str(&row);
        out.push('\n');
    }
    out
}

/// What bash puts in place of the piece, each with the blank behind it, since bash is told to add
/// none. Of several it puts in what all have in common: they are `loose` where that would take away
/// from what was typed.
fn bash(candidates: &[Candidate], line: &Line) -> String {
    let piece = |found: &Candidate| {
        let mut piece = line.in_place(&found.text)?;
        let only = candidates.len() == 1;
        // bash closes the quotes behind the only word, but not where the word itself ends in one.
        let closes = only && !found.open && line.quote == Quote::Double && piece.ends_with('"');
        if closes {
            piece.push('"');
        }
        let ends = !found.open && line.quote == Quote::None;
        Some(piece + if ends { " \n" } else { "\n" })
    };
    let pieces: Vec<String> = candidates.iter().filter_map(piece).collect();
    let goes_on = pieces.iter().all(|piece| piece.starts_with(&line.piece));
    let loose = candidates.len() > 1 && !(goes_on && pieces.len() == candidates.len());
    format!("{}\n{}", if loose { "loose" } else { "words" }, pieces.concat())
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

/// fish leaves out what looks less like the typed word than the others. The only one can stand in
/// its place; of several the typed name can, in the letters of ids, where it is at the beginning of
/// all or in the middle of all.
fn near(candidates: &[Candidate], typed: &str) -> Option<String> {
    if let [only] = candidates {
        return Some(only.text.clone());
    }
    let from = typed.rfind([':', '=', ',']).map_or(0, |at| at + 1);
    let (head, part) = typed.split_at_checked(from).unwrap_or(("", typed));
    let letters = id::from_name(part)?;
    let place = |found: &Candidate| Some(found.text.strip_prefix(head)?.find(&letters)? == 0);
    let first = place(candidates.first()?)?;
    let alike = candidates.iter().all(|found| place(found) == Some(first));
    let near = format!("{head}{letters}");
    alike.then(|| if near == typed { String::new() } else { near })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(shell: Shell, line: &str, texts: &[(&str, &str)]) -> String {
        let from = line.rfind([' ', ':', '"']).map_or(0, |at| at + 1);
        let line = line::read(line, &line[from..]);
        let found = texts.iter().map(|(text, note)| Candidate::new(*text, *note)).collect();
        write(shell, &Reply::Words(found), &line)
    }

    #[test]
    fn bash_gets_the_piece_behind_the_last_colon() {
        let found = &[("with:anne-frey", "Anne Frey")];
        assert_eq!(answer(Shell::Bash, "netlog list with:gül", found), "words\nanne-frey \n");
        assert_eq!(answer(Shell::Bash, "netlog list \"an", &[("anne", "")]), "words\nanne\n");
        let values = &[("topic:a b", ""), ("topic:ac", "")];
        assert_eq!(answer(Shell::Bash, "netlog list topic:a", values), "words\na\\ b \nac \n");
    }

    #[test]
    fn what_was_typed_stays_in_bash() {
        let found = &[("anna-gull", ""), ("anne-frey", "")];
        let told = answer(Shell::Bash, "netlog show gül", found);
        assert_eq!(told, "loose\nanna-gull \nanne-frey \n");
        // What nobody can write in these quotes is one of several all the same.
        let told = answer(Shell::Bash, "netlog show \"a", &[("ab", ""), ("a!", "")]);
        assert_eq!(told, "loose\nab\n");
    }

    #[test]
    fn fish_gets_a_word_that_it_believes() {
        let one = &[("with:anne-frey", "Anne Frey")];
        let told = answer(Shell::Fish, "netlog list with:gül", one);
        assert_eq!(told, "loose\twith:anne-frey\nwith:anne-frey\tAnne Frey\n");
        let two = &[("anne-gueller", ""), ("bea-gueller", "")];
        assert!(answer(Shell::Fish, "netlog show gül", two).starts_with("loose\tguel\n"));
        // One would hide the other.
        for other in ["gueller-bea", "dora-meier", "Güte"] {
            let two = &[("anne-gueller", ""), (other, "")];
            assert!(answer(Shell::Fish, "netlog show gül", two).starts_with("listed\n"));
        }
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

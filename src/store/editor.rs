//! The person's own editor on a copy of a text. The copy lies in a private temporary folder and
//! goes with it; the record itself is not touched here.

use std::fs;
use std::process::Command;

use super::file;
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// Starts `editor` (a program with arguments, as in `$EDITOR`) on a file `name.md` with `text`
/// and gives the text that it left.
pub fn edit_copy(editor: &str, name: &str, text: &str) -> Result<String> {
    let failed =
        |source| Error::io(Message::new("store-editor-failed").with("editor", editor), source);
    let folder = tempfile::Builder::new().prefix("netlog-").tempdir().map_err(failed)?;
    let path = folder.path().join(format!("{name}.md"));
    fs::write(&path, text).map_err(failed)?;
    let words = split(editor);
    let Some((program, args)) = words.split_first() else {
        return Err(Error::usage(Message::new("edit-no-editor")));
    };
    let status = Command::new(program).args(args).arg(&path).status().map_err(failed)?;
    if !status.success() {
        return Err(Error::new(Kind::Surroundings, Message::new("store-editor-gave-up")));
    }
    file::read_text(&path).map_err(|fault| fault.into_error(name))
}

/// At spaces, but not inside quotes: `"C:\Program Files\x.exe" -w`.
fn split(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    for c in command.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, c) if c.is_whitespace() => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(c),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    #[test]
    fn quotes_hold_a_path_together() {
        let words = super::split("\"C:\\Program Files\\x.exe\" --wait  'a b'");
        assert_eq!(words, ["C:\\Program Files\\x.exe", "--wait", "a b"]);
    }
}

//! The person's own editor on a copy of a text. The copy lies in a private temporary folder and
//! stays there until what was typed is safe elsewhere; the record itself is not touched here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::file;
use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// What the editor left behind. Dropped, the copy is gone: do that only after the text has been
/// written, and hand every failure on the way to [`EditedCopy::kept`].
#[derive(Debug)]
pub struct EditedCopy {
    folder: TempDir,
    path: PathBuf,
    pub text: String,
}

impl EditedCopy {
    /// Keeps the copy, and has the error say where it is.
    pub fn kept(self, error: Error) -> Error {
        keep(self.folder, &self.path, error)
    }
}

fn keep(folder: TempDir, path: &Path, error: Error) -> Error {
    // From here on nobody deletes the folder.
    let _ = folder.keep();
    error.hint(Message::new("store-editor-kept").with("path", path.display().to_string()))
}

/// Starts `editor` (a program with arguments, as in `$EDITOR`) on a file `name.md` with `text`
/// and gives the text that it left.
pub fn edit_copy(editor: &str, name: &str, text: &str) -> Result<EditedCopy> {
    let failed =
        |source| Error::io(Message::new("store-editor-failed").with("editor", editor), source);
    let words = split(editor);
    let Some((program, args)) = words.split_first() else {
        return Err(Error::usage(Message::new("edit-no-editor")));
    };
    let folder = tempfile::Builder::new().prefix("netlog-").tempdir().map_err(failed)?;
    let path = folder.path().join(format!("{name}.md"));
    fs::write(&path, text).map_err(failed)?;
    let status = Command::new(program).args(args).arg(&path).status().map_err(failed)?;
    let left = file::read_text(&path);
    if !status.success() {
        let error = Error::new(Kind::Surroundings, Message::new("store-editor-gave-up"));
        return Err(match left {
            Ok(left) if left == text => error,
            _ if path.exists() => keep(folder, &path, error),
            _ => error,
        });
    }
    match left {
        Ok(text) => Ok(EditedCopy { folder, path, text }),
        Err(fault) => {
            let error = fault.into_error(name);
            Err(if path.exists() { keep(folder, &path, error) } else { error })
        }
    }
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

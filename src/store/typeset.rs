//! The program `typst`, where there is one on the path: it makes a PDF of a text in its language.

use std::io::{self, Write as _};
use std::process::{Command, Stdio};

use chrono::NaiveDate;

use crate::error::{Error, Kind, Result};
use crate::words::Message;

/// What the program says of a letter that no font has.
const NO_LETTER: &str = "could not be displayed";

/// A PDF of `source`, and whether it is a PDF/UA-1. The same text gives the same bytes on every
/// machine where the program's own fonts have all its letters. For the others the fonts of this
/// computer are taken too; where these have not all of them either, the file is no PDF/UA-1, which
/// forbids letters that are not to be seen.
pub fn typeset(source: &str, day: NaiveDate) -> Result<(Vec<u8>, bool)> {
    let own: &[&str] = &["--pdf-standard", "ua-1", "--ignore-system-fonts"];
    for args in [own, &["--pdf-standard", "ua-1"]] {
        match run(source, day, args)? {
            Ok(pdf) => return Ok((pdf, true)),
            Err(told) if told.contains(NO_LETTER) => {}
            Err(told) => return Err(failed(io::Error::other(told))),
        }
    }
    match run(source, day, &[])? {
        Ok(pdf) => Ok((pdf, false)),
        Err(told) => Err(failed(io::Error::other(told))),
    }
}

fn failed(source: io::Error) -> Error {
    Error::io(Message::new("store-typeset-failed"), source)
}

/// Or what the program said, where it ran and made nothing.
fn run(
    source: &str,
    day: NaiveDate,
    args: &[&str],
) -> Result<std::result::Result<Vec<u8>, String>> {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp().max(0);
    let missing = || {
        Error::new(Kind::Surroundings, Message::new("store-typeset-missing"))
            .hint(Message::new("store-typeset-missing-hint"))
    };
    let child = Command::new("typst")
        .args(["compile", "--format", "pdf"])
        .args(args)
        .args(["--creation-timestamp", &midnight.to_string(), "-", "-"])
        // It must read no file: the text has all that it needs.
        .env_remove("TYPST_ROOT")
        .env_remove("TYPST_FONT_PATHS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = match child {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing()),
        child => child.map_err(failed)?,
    };
    // It reads all before it writes anything.
    let given = child.stdin.take().map(|mut input| input.write_all(source.as_bytes()));
    let output = child.wait_with_output().map_err(failed)?;
    if !output.status.success() || !output.stdout.starts_with(b"%PDF-") {
        return Ok(Err(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    given.transpose().map_err(failed)?;
    // Built without fonts of its own it makes pages without a letter on them, and only warns.
    if String::from_utf8_lossy(&output.stderr).contains("unknown font family") {
        return Err(Error::new(Kind::Surroundings, Message::new("store-typeset-fonts"))
            .hint(Message::new("store-typeset-missing-hint")));
    }
    Ok(Ok(output.stdout))
}

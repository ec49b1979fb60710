//! `netlog explain`: what a code of `check` means, why it matters, and an example.

use super::Exit;
use crate::check;
use crate::cli::Session;
use crate::error::{Error, Result};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// None lists all codes.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let levels = session.settings.levels();
    let doc = match &args.code {
        None => check::index(&levels, &session.words),
        Some(code) => {
            let rule = check::rule(code).ok_or_else(|| unknown(code))?;
            check::explain(rule, &levels, &session.words)
        }
    };
    session.print_doc(&doc)?;
    Ok(Exit::Done)
}

/// With the code that was probably meant.
pub fn unknown(code: &str) -> Error {
    let error = Error::not_found(Message::new("explain-unknown").with("code", code));
    match check::rule_like(code) {
        Some(rule) => error.hint(Message::new("usage-suggestion").with("value", rule.code)),
        None => error.hint(Message::new("explain-unknown-hint")),
    }
}

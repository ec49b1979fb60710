//! `netlog explain`: what a code of `check` means, why it matters, and an example.

use super::Exit;
use crate::check;
use crate::cli::Session;
use crate::error::{Error, Result};
use crate::render::{Column, Doc, Table, Text};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// None lists all codes.
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let doc = match &args.code {
        None => all(session),
        Some(code) => one(session, code)?,
    };
    session.print_doc(&doc)?;
    Ok(Exit::Done)
}

fn all(session: &Session) -> Doc {
    let words = &session.words;
    let mut table = Table::new([
        Column::keep(words.text("explain-code")),
        Column::text(words.text("explain-title")),
    ]);
    for rule in check::RULES {
        let title = words.text(&format!("check-{}-title", rule.code));
        table.row([Text::from(rule.code), Text::from(title)]);
    }
    let mut doc = Doc::new();
    doc.table(table);
    doc
}

fn one(session: &Session, code: &str) -> Result<Doc> {
    let words = &session.words;
    let rule = check::rule(code).ok_or_else(|| {
        let near = check::RULES.iter().map(|rule| rule.code);
        let near = near
            .max_by(|a, b| strsim::jaro_winkler(a, code).total_cmp(&strsim::jaro_winkler(b, code)));
        Error::not_found(Message::new("explain-unknown").with("code", code))
            .hint(Message::new("usage-suggestion").with("value", near.unwrap_or_default()))
    })?;
    let mut doc = Doc::new();
    doc.heading(1, words.text(&format!("check-{code}-title")));
    doc.paragraph(words.text(&format!("check-{code}-about")));
    for (head, files) in [("explain-bad", rule.example.bad), ("explain-good", rule.example.good)] {
        if files.is_empty() {
            continue;
        }
        doc.heading(2, words.text(head));
        for (path, text) in files {
            doc.paragraph(Text::new().faint(*path));
            doc.lines((*text).to_string());
        }
    }
    Ok(doc)
}

//! `netlog export json|jsonl`: everything that a record says, its text and its UID too. The fields
//! are those of `list --format json`.

use serde_json::{Map, Value as Json, json};

use super::Choosing;
use crate::cli::Session;
use crate::cli::command::Exit;
use crate::error::Result;
use crate::exchange::uid;
use crate::record::Record;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub choosing: Choosing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Array,
    /// A record a line.
    Lines,
}

pub fn run(session: &mut Session, args: &Args, form: Form) -> Result<Exit> {
    let (query, book) = args.choosing.ask(session)?;
    let records = Choosing::select(&query, &book);
    let mut out = Vec::new();
    match form {
        Form::Array => {
            let all: Vec<Map<String, Json>> = records.iter().map(|record| whole(record)).collect();
            out.extend(serde_json::to_vec_pretty(&all).unwrap_or_default());
            out.push(b'\n');
        }
        Form::Lines => {
            for record in records {
                out.extend(serde_json::to_vec(&whole(record)).unwrap_or_default());
                out.push(b'\n');
            }
        }
    }
    args.choosing.write(session, &out)?;
    Ok(Exit::Done)
}

fn whole(record: &Record) -> Map<String, Json> {
    let mut object = record.json();
    object.insert("uid".into(), json!(uid::of(record)));
    object.insert("text".into(), json!(record.page().body().trim()));
    object
}

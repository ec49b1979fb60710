//! The command line as data. Texts are not here: `help` lays them onto the tree from the language
//! files, under the names of the arguments.

use std::path::PathBuf;

use clap::{Args, Parser, ValueEnum};

use super::command::Command;
use crate::report::mask;

#[derive(Debug, Parser)]
#[command(name = "netlog", version, disable_help_subcommand = true, args_override_self = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "DIR")]
    pub repo: Option<PathBuf>,
    /// Read by `language` before the rest is parsed.
    #[arg(long, global = true, value_name = "LANG", value_parser = ["de", "en"])]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "DATE")]
    pub today: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// How a listing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Table,
    Json,
    Jsonl,
    Csv,
    Ids,
    Paths,
}

/// How one thing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum One {
    Text,
    Json,
}

/// One record, and how it is written.
#[derive(Clone, Debug, Args)]
pub struct Single {
    #[arg(value_name = "ID")]
    pub id: String,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: One,
}

/// The words of a query, and how the answer is written.
#[derive(Clone, Debug, Args)]
pub struct Asking {
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// One quoted query, with `or` and parentheses.
    #[arg(short = 'q', long = "query", value_name = "QUERY")]
    pub expression: Option<String>,
    /// Says in a sentence how the query was understood.
    #[arg(long)]
    pub explain: bool,
}

#[derive(Clone, Copy, Debug, Args)]
pub struct Answering {
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub format: Format,
}

/// What every command takes that changes something.
#[derive(Clone, Copy, Debug, Args)]
pub struct Writing {
    #[arg(long, global = true)]
    pub dry_run: bool,
}

/// Whose names a text may have that leaves the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Names {
    None,
    Organisations,
    All,
}

impl Names {
    pub fn mask(self) -> mask::Names {
        match self {
            Names::None => mask::Names::None,
            Names::Organisations => mask::Names::Organisations,
            Names::All => mask::Names::All,
        }
    }
}

//! The register of commands: a file each, with its arguments and its `run`.

mod add;
mod brief;
mod cache;
mod check;
mod check_duplicates;
mod complete;
mod completions;
mod done;
mod edit;
mod explain;
mod export;
mod graph;
mod help;
mod hooks;
mod import;
mod init;
mod list;
mod log;
mod man;
mod merge;
mod merge_driver;
mod remove;
mod rename;
mod report;
mod search;
mod show;
mod stats;
mod status;
mod sync;
mod tasks;
mod undo;
mod upcoming;

use clap::Subcommand;

pub use explain::unknown as unknown_rule;

use super::Session;
use crate::error::Result;

/// How a command ended that did what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done,
    /// `check` has something to say, or nothing was found where one thing was asked for.
    Findings,
    /// It is done, and something is left that only a person can decide.
    Undecided,
    /// The person stopped it.
    Stopped,
}

impl Exit {
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Undecided => crate::error::Kind::Data.exit_code(),
            Exit::Stopped => crate::error::Kind::Interrupted.exit_code(),
        }
    }
}

macro_rules! commands {
    ($($(#[$attribute:meta])* $variant:ident => $module:ident),* $(,)?) => {
        #[derive(Debug, Subcommand)]
        pub enum Command {
            $($(#[$attribute])* $variant($module::Args),)*
        }

        impl Command {
            pub fn run(self, session: &mut Session) -> Result<Exit> {
                match self {
                    $(Command::$variant(args) => $module::run(session, args),)*
                }
            }
        }
    };
}

// In the order in which help shows them.
commands! {
    Init => init,
    #[command(alias = "neu")]
    Add => add,
    Edit => edit,
    #[command(aliases = ["benenne", "umbenennen"])]
    Rename => rename,
    #[command(aliases = ["vereine", "zusammenführen", "zusammenfuehren"])]
    Merge => merge,
    #[command(aliases = ["entferne", "lösche", "loesche"])]
    Remove => remove,
    #[command(alias = "zeige")]
    Show => show,
    Brief => brief,
    #[command(alias = "liste")]
    List => list,
    #[command(alias = "suche")]
    Search => search,
    #[command(alias = "termine")]
    Upcoming => upcoming,
    #[command(alias = "aufgaben")]
    Tasks => tasks,
    #[command(alias = "erledigt")]
    Done => done,
    #[command(alias = "statistik")]
    Stats => stats,
    #[command(alias = "netz")]
    Graph => graph,
    #[command(alias = "bericht")]
    Report => report,
    #[command(aliases = ["prüfe", "pruefe"])]
    Check => check,
    Explain => explain,
    #[command(alias = "importiere")]
    Import => import,
    #[command(aliases = ["exportiere", "ausgabe"])]
    Export => export,
    #[command(alias = "verlauf")]
    Log => log,
    #[command(aliases = ["zurück", "zurueck"])]
    Undo => undo,
    #[command(aliases = ["abgleich", "abgleichen"])]
    Sync => sync,
    #[command(alias = "stand")]
    Status => status,
    #[command(hide = true)]
    MergeDriver => merge_driver,
    Hooks => hooks,
    Cache => cache,
    #[command(alias = "hilfe")]
    Help => help,
    Completions => completions,
    #[command(hide = true)]
    Complete => complete,
    Man => man,
}

impl Command {
    /// True for those by which settings that cannot be read are put right: by what others have mended,
    /// or by a step back.
    pub fn bears_faulty_settings(&self) -> bool {
        matches!(
            self,
            Command::Sync(_)
                | Command::Status(_)
                | Command::MergeDriver(_)
                | Command::Log(_)
                | Command::Undo(_)
        )
    }

    /// True for those that work outside a log too.
    pub fn needs_no_log(&self) -> bool {
        matches!(
            self,
            Command::Init(_)
                | Command::Explain(_)
                | Command::Help(_)
                | Command::Completions(_)
                | Command::Complete(_)
                | Command::Man(_)
                | Command::MergeDriver(_)
        )
    }
}

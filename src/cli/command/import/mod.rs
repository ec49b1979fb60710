//! `netlog import`: takes in what other programs wrote. Says what is new, what would change and what
//! is in doubt, asks, and writes it as one step that `undo` takes back.

mod ask;
mod files;

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use clap::ValueEnum;

use self::ask::Verdict;
use super::Exit;
use crate::cli::args::Writing;
use crate::cli::session::Proposal;
use crate::cli::{Session, output};
use crate::error::{Error, Result};
use crate::exchange::plan::{self, Decision, Decisions, Plan, Showing};
use crate::exchange::table::{self, Mapping};
use crate::exchange::{Form, Item, Read, Source, uid};
use crate::record::Book;
use crate::record::kind::MEETING;
use crate::render::terminal;
use crate::store::{self, Deed};
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Where the content does not say it.
    #[arg(long = "as", visible_alias = "from", value_name = "FORM")]
    pub form: Option<As>,
    /// What the columns of a table are, where netlog does not know them.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// Prints such a file, filled with what was recognised, and takes nothing in.
    #[arg(long, conflicts_with = "mapping")]
    pub propose: bool,
    /// Shows everything one by one.
    #[arg(long)]
    pub all: bool,
    #[arg(long, short = 'y')]
    pub yes: bool,
    #[command(flatten)]
    pub writing: Writing,
}

/// A form by its name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct As(Form);

impl ValueEnum for As {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            As(Form::VCard),
            As(Form::ICalendar),
            As(Form::Csv),
            As(Form::Xlsx),
            As(Form::Mail),
            As(Form::Mbox),
            As(Form::Markdown),
        ]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.name()))
    }
}

/// What was read, and what it is compared with.
struct Incoming {
    read: Read,
    /// The UIDs of ids that meetings had once, with those that they have now.
    former: BTreeMap<String, String>,
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let mapping = mapping(session, &args)?;
    if args.propose {
        return propose(session, &args);
    }
    let mut read = files::read(session, &args, mapping.as_ref())?;
    let book = session.book()?;
    read.recognise(&book);
    let former = former(session, &book, &read)?;
    let incoming = Incoming { read, former };
    let mut decisions = Decisions::new();
    let mut plan = incoming.plan(session, &book, &decisions);
    show(session, &args, &book, &plan)?;
    let asks = session.asks() && !args.yes;
    if asks && !args.writing.dry_run {
        match ask::settle(session, &args, &book, &incoming, plan)? {
            Verdict::Write(settled, decided) => (plan, decisions) = (settled, decided),
            Verdict::Leave(exit) => {
                session.note(&Message::new("confirm-stopped"))?;
                return Ok(exit);
            }
        }
    }
    if plan.is_empty() {
        session.note(&Message::new("session-no-change"))?;
    } else {
        // Made anew only where somebody else has written in the meantime.
        let mut made_before = true;
        session.change(&book, args.writing.dry_run, &mut |session, book| {
            if !std::mem::take(&mut made_before) {
                plan = incoming.plan(session, book, &decisions);
            }
            let set = plan.set();
            Ok(Proposal { set, deed: Deed::new("import: records") })
        })?;
    }
    session.note(&plan.sum())?;
    let left = decisions.values().filter(|decision| **decision == Decision::Leave).count();
    if left > 0 {
        session.note(&Message::new("import-left").with("count", left))?;
    }
    Ok(match plan.doubtful.is_empty() && plan.lost() == 0 {
        true => Exit::Done,
        false => Exit::Findings,
    })
}

fn mapping(session: &Session, args: &Args) -> Result<Option<Mapping>> {
    let Some(path) = &args.mapping else { return Ok(None) };
    let name = path.display().to_string();
    let Some(bytes) = store::read_document(&session.host.cwd.join(path))? else {
        return Err(files::missing(path));
    };
    let text = output::text(&name, bytes)?;
    let mapping = Mapping::parse(&name, &text, &session.schema);
    mapping.map(Some).map_err(|fault| Error::data(fault.message).at(fault.place).hint(fault.hint))
}

/// A mapping of the one table among the files: two in one would be none that can be read back.
fn propose(session: &mut Session, args: &Args) -> Result<Exit> {
    let mut proposed = Vec::new();
    for file in files::named(session, &args.files)? {
        let name = file.name.clone();
        let bytes = file.read().map_err(Error::data)?;
        let source = Source { name: &name, bytes: &bytes };
        if matches!(args.form_of(&source), Some(Form::Csv | Form::Xlsx)) {
            let text = table::propose(&source, &session.desk());
            proposed.push((name, text));
        }
    }
    match proposed.as_slice() {
        [] => Err(Error::usage(Message::new("import-no-table"))),
        [(_, text)] => {
            session.data(text.as_bytes())?;
            Ok(Exit::Done)
        }
        many => {
            let names: Vec<String> = many.iter().map(|(name, _)| name.clone()).collect();
            Err(Error::usage(Message::new("import-tables").with("names", names))
                .hint(Message::new("import-tables-hint")))
        }
    }
}

/// The history is asked only where a UID that netlog makes leads nowhere: an old calendar still
/// calls a meeting after the id that it had once.
fn former(session: &Session, book: &Book, read: &Read) -> Result<BTreeMap<String, String>> {
    let meetings = || book.of_kind(&MEETING);
    let known: HashSet<String> = meetings().flat_map(uid::all).collect();
    let lost = |item: &Item| {
        let uid = item.uid.as_deref().filter(|_| item.kind.name == MEETING.name);
        uid.is_some_and(|uid| uid::is_made(uid) && !known.contains(uid))
    };
    if !read.items.iter().any(lost) {
        return Ok(BTreeMap::new());
    }
    let pasts = session.pasts(&[&MEETING])?;
    let own = meetings().filter(|record| record.text(uid::UID).is_none());
    let former = own.filter_map(|record| {
        let first = pasts.of(record, book).first_id?;
        Some((uid::of_id(&first), record.id.clone()))
    });
    Ok(former.collect())
}

impl Args {
    /// What was said, else what the content says.
    fn form_of(&self, source: &Source<'_>) -> Option<Form> {
        self.form.map(|form| form.0).or_else(|| Form::of(source))
    }
}

impl Incoming {
    fn plan(&self, session: &Session, book: &Book, decisions: &Decisions) -> Plan {
        let setting = plan::Setting {
            desk: &session.desk(),
            staff: &session.settings.office.staff,
            by_year: session.settings.layout.by_year,
            former: &self.former,
        };
        let mut plan = plan::plan(book, &self.read.items, decisions, setting);
        plan.remarks.splice(0..0, self.read.remarks.iter().cloned());
        plan
    }
}

fn show(session: &mut Session, args: &Args, book: &Book, plan: &Plan) -> Result<()> {
    let label = |key: &str| session.field_label(key);
    let title = |id: &str| book.get(id).map(|record| record.title().to_string());
    let (words, schema) = (&session.words, &session.schema);
    let showing = Showing { words, label: &label, title: &title, schema, all: args.all };
    let doc = plan.preview(&showing);
    let painted = terminal::draw(&doc, session.host.err.width);
    session.note_painted(&painted)
}

//! `netlog import`: takes in what other programs wrote. Says what is new, what would change and what
//! is in doubt, asks, and writes it as one step that `undo` takes back.

use std::collections::{BTreeMap, HashSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::Exit;
use crate::cli::args::Writing;
use crate::cli::prompt::{Ask, Choice, Reply, Terminal};
use crate::cli::session::Proposal;
use crate::cli::{Session, output};
use crate::error::{Error, Kind, Result};
use crate::exchange::plan::{self, Decision, Decisions, Plan, Showing};
use crate::exchange::table::{self, Mapping};
use crate::exchange::{self, Form, Item, Read, Remark, Source, uid};
use crate::record::Book;
use crate::record::kind::MEETING;
use crate::render::terminal;
use crate::store::{self, Deed, History};
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

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let mapping = mapping(session, &args)?;
    if args.propose {
        return propose(session, &args);
    }
    let read = read(session, &args, mapping.as_ref())?;
    let book = session.book()?;
    let asks = session.host.input.terminal && session.host.err.terminal && !args.yes;
    let former = former(session, &book, &read)?;
    let mut decisions = Decisions::new();
    let mut plan = made(session, &book, &read, &decisions, &former);
    show(session, &args, &plan)?;
    if asks && !args.writing.dry_run {
        match decide(session, &book, &plan, &read)? {
            Some(decided) => decisions = decided,
            None => return Ok(Exit::Stopped),
        }
        plan = made(session, &book, &read, &decisions, &former);
        // What the answers change is seen before it is written.
        if !decisions.is_empty() {
            show(session, &args, &plan)?;
        }
        if !plan.is_empty() && !confirmed(session, &plan)? {
            session.note(&Message::new("import-stopped"))?;
            return Ok(Exit::Stopped);
        }
    }
    if plan.is_empty() {
        session.note(&Message::new("session-no-change"))?;
    } else {
        // Made anew only where somebody else has written in the meantime.
        let mut made_before = true;
        session.change(&book, args.writing.dry_run, &mut |session, book| {
            if !std::mem::take(&mut made_before) {
                plan = made(session, book, &read, &decisions, &former);
            }
            let set = plan.set();
            Ok(Proposal { set, deed: Deed::new("import: records") })
        })?;
    }
    session.note(&plan.sum())?;
    Ok(match plan.doubtful.is_empty() && plan.lost() == 0 {
        true => Exit::Done,
        false => Exit::Findings,
    })
}

fn mapping(session: &Session, args: &Args) -> Result<Option<Mapping>> {
    let Some(path) = &args.mapping else { return Ok(None) };
    let name = path.display().to_string();
    let Some(bytes) = store::read_document(&session.host.cwd.join(path))? else {
        return Err(missing(path));
    };
    let text = output::text(&name, bytes)?;
    let mapping = Mapping::parse(&name, &text, &session.schema);
    mapping.map(Some).map_err(|fault| Error::data(fault.message).at(fault.place).hint(fault.hint))
}

/// A mapping of each table among the files.
fn propose(session: &mut Session, args: &Args) -> Result<Exit> {
    let mut found = false;
    for named in &args.files {
        let bytes = store::read_incoming(&session.host.cwd.join(named), exchange::LARGEST)?;
        let form = args.form.map(|form| form.0).or_else(|| Form::of(&bytes));
        if !matches!(form, Some(Form::Csv | Form::Xlsx)) {
            continue;
        }
        found = true;
        let name = named.display().to_string();
        let text = table::propose(&Source { name: &name, bytes: &bytes }, &session.desk());
        session.data(text.as_bytes())?;
    }
    match found {
        true => Ok(Exit::Done),
        false => Err(Error::usage(Message::new("import-no-table"))),
    }
}

fn missing(path: &Path) -> Error {
    let path = path.display().to_string();
    Error::new(Kind::NotFound, Message::new("import-missing").with("path", path))
}

/// What all files hold. A file that cannot be read costs no other.
fn read(session: &mut Session, args: &Args, mapping: Option<&Mapping>) -> Result<Read> {
    let mut all = Read::default();
    let mut notes: Vec<(String, Vec<u8>)> = Vec::new();
    for named in &args.files {
        if named.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let mut input = session.host.input.reader.by_ref().take(exchange::LARGEST + 1);
            input
                .read_to_end(&mut bytes)
                .map_err(|source| Error::io(Message::new("add-input-failed"), source))?;
            if bytes.len() as u64 > exchange::LARGEST {
                return Err(Error::data(Message::new("import-input-large")));
            }
            take(session, (args, mapping), "-".to_string(), bytes, &mut all, &mut notes);
            continue;
        }
        let full = session.host.cwd.join(named);
        if !store::is_there(&full) {
            return Err(missing(named));
        }
        for path in store::incoming(&full)? {
            let name = shown(session, &path);
            match store::read_incoming(&path, exchange::LARGEST) {
                Ok(bytes) => take(session, (args, mapping), name, bytes, &mut all, &mut notes),
                Err(error) => {
                    let source = Source { name: &name, bytes: &[] };
                    all.remarks.push(Remark::lost(source.place(), error.message));
                }
            }
        }
    }
    if !notes.is_empty() {
        let sources: Vec<Source<'_>> =
            notes.iter().map(|(name, bytes)| Source { name, bytes }).collect();
        let read = exchange::vault::read(&sources, &session.desk());
        all.items.extend(read.items);
        all.remarks.extend(read.remarks);
    }
    Ok(all)
}

/// Reads one file, but keeps notes for later: they name each other.
fn take(
    session: &Session,
    (args, mapping): (&Args, Option<&Mapping>),
    name: String,
    bytes: Vec<u8>,
    all: &mut Read,
    notes: &mut Vec<(String, Vec<u8>)>,
) {
    let form = args.form.map(|form| form.0).or_else(|| Form::of(&bytes));
    let source = Source { name: &name, bytes: &bytes };
    let read = match form {
        Some(Form::Markdown) => {
            notes.push((name, bytes));
            return;
        }
        Some(form) => exchange::read(form, &source, &session.desk(), mapping),
        None => {
            let message = Message::new("import-unknown");
            all.remarks.push(Remark::lost(source.place(), message));
            return;
        }
    };
    all.items.extend(read.items);
    all.remarks.extend(read.remarks);
}

fn shown(session: &Session, path: &Path) -> String {
    let path = path.strip_prefix(&session.host.cwd).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

/// The UIDs of ids that meetings had once: an old calendar still calls them so. The history is
/// asked only where a UID that netlog makes leads nowhere.
fn former(session: &Session, book: &Book, read: &Read) -> Result<BTreeMap<String, String>> {
    let meetings = || book.of_kind(&MEETING);
    let known: HashSet<String> = meetings().flat_map(uid::all).collect();
    let lost = |item: &Item| {
        let uid = item.uid.as_deref().filter(|_| item.kind.name == MEETING.name);
        uid.is_some_and(|uid| uid::is_made(uid) && !known.contains(uid))
    };
    let mut former = BTreeMap::new();
    if !session.settings.git.commit || !read.items.iter().any(lost) {
        return Ok(former);
    }
    if let Some(history) = History::open(&session.root)? {
        let pasts = history.pasts(&[MEETING.folder])?;
        for record in meetings().filter(|record| record.text(uid::UID).is_none()) {
            if let Some(first) = pasts.of(&record.id).first_id {
                former.insert(uid::of_id(&first), record.id.clone());
            }
        }
    }
    Ok(former)
}

fn made(
    session: &Session,
    book: &Book,
    read: &Read,
    decisions: &Decisions,
    former: &BTreeMap<String, String>,
) -> Plan {
    let setting = plan::Setting {
        desk: &session.desk(),
        staff: &session.settings.office.staff,
        by_year: session.settings.layout.by_year,
        former,
    };
    let mut plan = plan::plan(book, &read.items, decisions, setting);
    plan.remarks.splice(0..0, read.remarks.iter().cloned());
    plan
}

fn show(session: &mut Session, args: &Args, plan: &Plan) -> Result<()> {
    let label = |key: &str| session.field_label(key);
    let showing = Showing { words: &session.words, label: &label, all: args.all };
    let doc = plan.preview(&showing);
    let painted = terminal::draw(&doc, session.host.err.width);
    session.note_painted(&painted)
}

/// What the person says about each doubt; `None` where they stop.
fn decide(
    session: &mut Session,
    book: &Book,
    plan: &Plan,
    read: &Read,
) -> Result<Option<Decisions>> {
    let mut decisions = Decisions::new();
    let mut at = 0;
    while let Some(doubt) = plan.doubtful.get(at) {
        let words = &session.words;
        let known = doubt.candidates.iter().filter(|candidate| book.get(&candidate.id).is_some());
        let known: Vec<_> = known.collect();
        let mut options: Vec<String> = known
            .iter()
            .map(|candidate| {
                let title = book.get(&candidate.id).map(|record| record.title().to_string());
                let reasons = candidate.reasons.iter().map(|reason| words.say(reason));
                let message = Message::new("import-same")
                    .with("name", title.unwrap_or_default())
                    .with("id", candidate.id.as_str())
                    .with("reasons", reasons.collect::<Vec<_>>().join(", "));
                words.say(&message)
            })
            .collect();
        options.push(words.text("import-new"));
        options.push(words.text("import-leave"));
        let question =
            Message::new("import-who").with("name", plan::doubt(&read.items, doubt.item));
        let mut choice = Choice::new(words.say(&question), options);
        // What nobody is sure about stays out.
        choice.start = known.len() + 1;
        choice.back = at > 0;
        match Terminal::new(&mut session.host.err, &session.words).choose(&choice)? {
            Reply::Stop => return Ok(None),
            Reply::Back => at = at.saturating_sub(1),
            Reply::Value(picked) => {
                let decision = match known.get(picked) {
                    Some(candidate) => Decision::Same(candidate.id.clone()),
                    None if picked == known.len() => Decision::New,
                    None => Decision::Leave,
                };
                decisions.insert(doubt.item, decision);
                at += 1;
            }
        }
    }
    Ok(Some(decisions))
}

fn confirmed(session: &mut Session, plan: &Plan) -> Result<bool> {
    let words = &session.words;
    let count = plan.new.len() + plan.changed.len();
    let question = words.say(&Message::new("import-write").with("count", count));
    let options = vec![words.text("import-yes"), words.text("import-no")];
    let mut choice = Choice::new(question, options);
    choice.back = false;
    let reply = Terminal::new(&mut session.host.err, &session.words).choose(&choice)?;
    Ok(reply == Reply::Value(0))
}

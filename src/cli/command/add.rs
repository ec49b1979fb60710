//! `netlog add`: a new contact, conversation or meeting. With all that is needed on the command
//! line it asks nothing; in a terminal it asks for what is missing.

use std::collections::HashSet;

use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches, Subcommand};

use super::Exit;
use crate::check::{self, Context};
use crate::cli::Session;
use crate::cli::args::Writing;
use crate::cli::entry::Entry;
use crate::cli::input::{self, Typed};
use crate::cli::prompt;
use crate::error::{Error, Result};
use crate::record::{Book, FieldSpec, KindSpec, Record, ValueType, kind};
use crate::words::when::Bias;
use crate::words::{Message, PartialDate};

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = false)]
pub struct Args {
    #[command(subcommand)]
    pub what: Option<What>,
    #[command(flatten)]
    pub writing: Writing,
}

/// The flags of one kind, as they were given. They come from the kind's description, so that a
/// new field has its flag by itself.
#[derive(Clone, Debug)]
pub struct What {
    pub kind: &'static KindSpec,
    /// Key and typed values.
    pub given: Vec<(&'static str, Vec<String>)>,
    pub text: Option<String>,
    pub body: Option<String>,
    pub tasks: Vec<String>,
    /// `key=value`, for the office's own fields.
    pub set: Vec<String>,
    pub yes: bool,
}

/// Roles with dates are edited in the file; a flag for them would be a language of its own.
fn has_flag(field: &FieldSpec) -> bool {
    !matches!(field.value, ValueType::Posts | ValueType::Relations)
}

impl Subcommand for What {
    fn augment_subcommands(mut command: Command) -> Command {
        for kind in kind::KINDS {
            let mut sub = Command::new(kind.name).aliases(kind.names.iter().copied());
            sub = sub.arg(Arg::new("text").value_name("TEXT"));
            for field in kind.fields.iter().filter(|field| has_flag(field)) {
                let action = if field.many { ArgAction::Append } else { ArgAction::Set };
                let value_name = value_name(field);
                let mut arg = Arg::new(key(field)).long(field.flag().to_string());
                arg = arg.value_name(value_name).action(action).allow_hyphen_values(false);
                if matches!(field.value, ValueType::Boolean) {
                    arg = arg.num_args(0..=1).default_missing_value("true");
                }
                sub = sub.arg(arg);
            }
            sub = sub
                .arg(Arg::new("set").long("set").value_name("KEY=VALUE").action(ArgAction::Append));
            sub =
                sub.arg(Arg::new("task").long("task").value_name("TASK").action(ArgAction::Append));
            sub = sub
                .arg(Arg::new("body").long("body").value_name("TEXT|-").allow_hyphen_values(true));
            sub = sub.arg(Arg::new("yes").long("yes").short('y').action(ArgAction::SetTrue));
            command = command.subcommand(sub);
        }
        command
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        kind::named(name).is_some()
    }
}

fn key(field: &'static FieldSpec) -> &'static str {
    match &field.key {
        std::borrow::Cow::Borrowed(key) => key,
        std::borrow::Cow::Owned(key) => key,
    }
}

fn value_name(field: &FieldSpec) -> &'static str {
    match field.value {
        ValueType::Day | ValueType::PartialDate => "DATE",
        ValueType::Clock => "TIME",
        ValueType::Span => "SPAN",
        ValueType::Reference(_) => "NAME",
        ValueType::Choice(_) => "WORD",
        ValueType::Boolean => "YES",
        _ => "TEXT",
    }
}

impl FromArgMatches for What {
    fn from_arg_matches(matches: &ArgMatches) -> std::result::Result<Self, clap::Error> {
        let missing = || clap::Error::new(clap::error::ErrorKind::MissingSubcommand);
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        let kind = kind::named(name).ok_or_else(missing)?;
        let many = |id: &str| -> Vec<String> {
            matches.get_many::<String>(id).into_iter().flatten().cloned().collect()
        };
        let given = kind.fields.iter().filter(|field| has_flag(field));
        let given = given.map(|field| (key(field), many(key(field))));
        Ok(What {
            kind,
            given: given.filter(|(_, values)| !values.is_empty()).collect(),
            text: matches.get_one::<String>("text").cloned(),
            body: matches.get_one::<String>("body").cloned(),
            tasks: many("task"),
            set: many("set"),
            yes: matches.get_flag("yes"),
        })
    }

    fn update_from_arg_matches(
        &mut self,
        matches: &ArgMatches,
    ) -> std::result::Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

pub fn run(session: &mut Session, args: Args) -> Result<Exit> {
    let book = session.book()?;
    let dry_run = args.writing.dry_run;
    let asks = session.asks();
    let Some(what) = args.what else {
        if !asks {
            return Err(Error::usage(Message::new("add-what")).hint(Message::new("add-what-hint")));
        }
        return prompt::add(session, &book, None, dry_run);
    };
    let entry = given(session, &book, &what)?;
    if asks && !what.yes && !entry.is_complete(&session.schema) {
        return prompt::add(session, &book, Some(entry), dry_run);
    }
    entry.check(&session.schema)?;
    let book = judge(session, book, &entry)?;
    // A day in words is always told in full, so that a misunderstanding shows.
    let day = entry.draft.text("date").and_then(|text| PartialDate::parse(text).ok());
    if let Some(day) = day.and_then(PartialDate::day) {
        session.note(&Message::new("add-day").with("day", day))?;
    }
    entry.save(session, &book, dry_run)?;
    Ok(Exit::Done)
}

/// What a new record must not have: nobody could have meant it.
const REFUSED: &[&str] =
    &["end-before-start", "invalid-date", "missing-field", "participant-and-excused", "wrong-type"];

/// What a new record may have, but hardly on purpose.
const DOUBTFUL: &[&str] = &[
    "email-form",
    "future-conversation",
    "future-meeting-held",
    "phone-form",
    "series-look-alike",
    "topic-look-alike",
    "unknown-series",
];

/// Reads the record as it will be and checks it among the others: a contradiction is an error, a
/// doubt is named. Gives the book back without the record.
fn judge(session: &mut Session, book: Book, entry: &Entry) -> Result<Book> {
    let set = entry.proposal(session, &book).set;
    let path = entry.path(&book, session.settings.layout.by_year);
    let text = set.changes().iter().find(|change| change.path == path);
    let text = text.and_then(|change| change.after.clone()).unwrap_or_default();
    let book = book.with(vec![Record::read(&session.schema, entry.draft.kind, &path, text)]);
    let series: Vec<String> = session.settings.series.keys().cloned().collect();
    let context = Context {
        only: Some(&path),
        staff: &session.settings.office.staff,
        series: &series,
        by_year: session.settings.layout.by_year,
        ..Context::new(&book, session.today)
    };
    let found = |codes: &[&str]| {
        let mut found = Vec::new();
        for rule in codes.iter().filter_map(|code| check::rule(code)) {
            (rule.check)(&context, &mut found);
        }
        // What was found while reading is of all records.
        found.retain(|fault| fault.place.path == path);
        found
    };
    let levels = session.settings.levels();
    let (refused, mut doubtful) = (found(REFUSED), found(DOUBTFUL));
    doubtful.retain(|doubt| check::rule(doubt.code).is_none_or(|rule| levels.of(rule).is_some()));
    if let Some(fault) = refused.into_iter().next() {
        return Err(Error::usage(fault.message).hint(fault.remedy));
    }
    session.warn(&doubtful)?;
    if entry.draft.kind.name == kind::CONTACT.name {
        name_likely(session, &book, path.clone())?;
    }
    Ok(book.without(&path))
}

/// Names whom a new contact may be that is there already.
fn name_likely(session: &mut Session, book: &Book, path: String) -> Result<()> {
    let paths = HashSet::from([path]);
    for pair in check::duplicates(book, Some(&paths)) {
        let (new, known) = match paths.contains(&pair.a.path) {
            true => (pair.a, pair.b),
            false => (pair.b, pair.a),
        };
        let reasons: Vec<String> =
            pair.reasons.iter().map(|reason| session.words.say(&reason.message())).collect();
        let message = Message::new("add-likely")
            .with("title", known.title())
            .with("known", known.id.as_str())
            .with("new", new.id.as_str())
            .with("reasons", reasons.join(", "));
        session.note(&message)?;
    }
    Ok(())
}

/// What the flags say, understood; the first that cannot be is the error.
fn given(session: &mut Session, book: &Book, what: &What) -> Result<Entry> {
    let today = session.today;
    // What was held is logged, what is planned lies ahead.
    let bias = if what.kind.name == kind::MEETING.name { Bias::Future } else { Bias::Past };
    let typed = Typed { book, today, bias };
    let mut entry = Entry::new(what.kind);
    let mut parts = Vec::new();
    for (key, values) in &what.given {
        let spec = input::field(&session.schema, what.kind, key)?;
        parts.extend(values.iter().map(|value| (spec, value.as_str())));
    }
    for part in &what.set {
        let (key, value) = input::key_value(part)?;
        parts.push((input::field(&session.schema, what.kind, key)?, value));
    }
    for (spec, value) in input::gathered(&typed, parts)? {
        entry.draft.set(&spec.key, value);
    }
    if let Some(text) = &what.text {
        match entry.draft.get(what.kind.title) {
            None => entry.draft.set_text(what.kind.title, text.trim()),
            Some(_) => entry.draft.body.clone_from(text),
        }
    }
    match what.body.as_deref() {
        Some("-") => entry.draft.body = read_all(session)?,
        Some(text) => entry.draft.body = text.to_string(),
        None => {}
    }
    for task in &what.tasks {
        let staff = &session.settings.office.staff;
        entry.tasks.push(crate::cli::entry::task(book, today, staff, task)?);
    }
    Ok(entry)
}

fn read_all(session: &mut Session) -> Result<String> {
    let mut text = String::new();
    std::io::Read::read_to_string(&mut session.host.input.reader, &mut text)
        .map_err(|source| Error::io(Message::new("add-input-failed"), source))?;
    Ok(text)
}

//! One run of netlog on one log: who asks, in which language, on which day, and the records.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::progress::Progress;
use super::settings::Settings;
use crate::cache::{Cache, Progress as Telling};
use crate::change::ChangeSet;
use crate::check;
use crate::diagnostic::{Diagnostic, excerpt};
use crate::error::{Error, Kind, Result};
use crate::exchange::Desk;
use crate::host::Host;
use crate::paint::{Painted, Style};
use crate::query::{Query, Reach};
use crate::record::{Book, KindSpec, Schema, kind};
use crate::render::terminal::sentence;
use crate::render::{Doc, Text};
use crate::report::activity::Office;
use crate::store::{Applied, Author, Commit, Deed, History, Holder, Pasts, Root, Taking, Writer};
use crate::words::{Lang, Message, Words};

/// It is saved, and nobody could be told.
pub const UNSAID: &str = "session-saved-unsaid";

/// The address of whoever has told git none.
pub const FALLBACK_EMAIL: &str = "netlog@localhost";

/// What every command is given.
pub struct Session {
    pub host: Host,
    pub words: Words,
    pub today: NaiveDate,
    pub root: Root,
    pub settings: Settings,
    pub schema: Schema,
}

/// A change and what the history calls it.
#[derive(Clone, Debug)]
pub struct Proposal {
    pub set: ChangeSet,
    pub deed: Deed,
}

impl Proposal {
    fn command(&self) -> &str {
        self.deed.words.split(' ').next().unwrap_or_default()
    }
}

impl Session {
    pub fn new(
        host: Host,
        root: Root,
        settings: Settings,
        lang: Lang,
        today: NaiveDate,
    ) -> Session {
        let schema = settings.schema();
        Session { host, words: Words::new(lang), today, root, settings, schema }
    }

    /// All records. Faults are named on standard error, each once, and stop nothing.
    pub fn book(&mut self) -> Result<Book> {
        let book = self.load(None);
        self.warn_of(&book)?;
        Ok(book)
    }

    /// The records among which the answers to a question lie: of one about some days those of
    /// these years, all others of it.
    ///
    /// `looks_back` is true where other events are asked beside these, as by an order.
    pub fn book_for(&mut self, query: &Query, looks_back: bool) -> Result<Book> {
        let reach = query.reach(&self.schema);
        let reach = reach.filter(|_| self.settings.layout.by_year && !looks_back);
        let book = self.load(reach.as_ref());
        self.warn_of(&book)?;
        Ok(book)
    }

    /// All records, without a word to anybody.
    pub fn quiet_book(&self) -> Book {
        self.read(None, &|_, _| ())
    }

    /// All records, where only some were asked for so far; their faults have been told.
    pub fn whole(&self, book: Book) -> Book {
        if book.is_part() { self.load(None) } else { book }
    }

    fn warn_of(&mut self, book: &Book) -> Result<()> {
        let misfiled = match self.settings.layout.by_year {
            true => check::misfiled(book, true),
            false => Vec::new(),
        };
        let faults: Vec<&Diagnostic> = book.faults().chain(&misfiled).collect();
        if faults.is_empty() {
            return Ok(());
        }
        self.warn_once(&faults)?;
        let hint = Message::new("session-faults").with("count", faults.len());
        let mut painted = Painted::new();
        painted.push(Style::Faint, &self.words.say(&hint)).line();
        self.note_painted(&painted)
    }

    fn load(&self, reach: Option<&Reach>) -> Book {
        let progress = Progress::new(&self.host, &self.words, "session-reading");
        self.read(reach, &|done, many| progress.tell(done, many))
    }

    /// Records from the cache where there is one.
    fn read(&self, reach: Option<&Reach>, tell: Telling<'_>) -> Book {
        match (self.cache(), reach) {
            (Some(cache), None) => cache.load(&self.root, &self.schema, tell),
            (Some(cache), Some(reach)) => cache.load_part(&self.root, &self.schema, reach, tell),
            (None, _) => self.root.load(&self.schema),
        }
    }

    /// What is kept of this log; `None` where there is no place for it.
    pub fn cache(&self) -> Option<Cache> {
        let named = self.host.var("NETLOG_CACHE_DIR");
        let base = named.map(|named| self.host.cwd.join(named).components().collect::<PathBuf>());
        Cache::of(&self.root, &self.schema, base.as_deref())
    }

    /// A line for each file on standard error, with its first fault: one bad record hides neither
    /// the good ones nor the other bad ones.
    fn warn_once(&mut self, faults: &[&Diagnostic]) -> Result<()> {
        let mut files: Vec<(&Diagnostic, usize)> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for fault in faults {
            let at = *known.entry(&fault.place.path).or_insert(files.len());
            match files.get_mut(at) {
                Some((_, more)) => *more += 1,
                None => files.push((fault, 0)),
            }
        }
        let mut painted = Painted::new();
        for (fault, more) in files {
            self.warning(&mut painted, fault);
            if more > 0 {
                let more = Message::new("session-more-faults").with("count", more);
                painted.push(Style::Faint, &format!(" {}", self.words.say(&more)));
            }
            painted.line();
        }
        self.note_painted(&painted)
    }

    fn warning(&self, painted: &mut Painted, fault: &Diagnostic) {
        let place = &fault.place;
        painted.push(Style::Warning, &format!("{}:{}:{}:", place.path, place.line, place.column));
        painted.push(Style::Plain, &format!(" {}", self.words.say(&fault.message)));
    }

    /// A line for each fault on standard error.
    pub fn warn<'a>(&mut self, faults: impl IntoIterator<Item = &'a Diagnostic>) -> Result<()> {
        let mut painted = Painted::new();
        let mut any = false;
        for fault in faults {
            any = true;
            self.warning(&mut painted, fault);
            painted.line();
        }
        if any { self.note_painted(&painted) } else { Ok(()) }
    }

    /// The excerpt of a fault, with the file's text where it can be had.
    pub fn excerpt(&self, book: &Book, fault: &crate::diagnostic::Diagnostic) -> Painted {
        let record = book.of_path(&fault.place.path);
        excerpt(&self.words, fault, record.map(|record| record.page().text()))
    }

    /// A sentence for the person, on standard error.
    pub fn note(&mut self, message: &Message) -> Result<()> {
        self.note_text(&self.words.say(message))
    }

    /// The same for one that is said already.
    pub fn note_text(&mut self, text: &str) -> Result<()> {
        let painted = sentence(0, &Text::from(text), self.host.err.width);
        self.note_painted(&painted)
    }

    /// The answer so far comes first: on a terminal both are one text.
    pub fn note_painted(&mut self, painted: &Painted) -> Result<()> {
        self.host.out.flush().map_err(output_failed)?;
        self.host.err.paint(painted).map_err(output_failed)
    }

    /// The answer, on standard output.
    pub fn print(&mut self, painted: &Painted) -> Result<()> {
        self.host.out.paint(painted).map_err(output_failed)
    }

    pub fn print_doc(&mut self, doc: &Doc) -> Result<()> {
        let painted = crate::render::terminal::draw(doc, self.host.out.width);
        self.print(&painted)
    }

    /// The answer for programs, on standard output.
    pub fn data(&mut self, bytes: &[u8]) -> Result<()> {
        self.host.out.data(bytes).map_err(output_failed)
    }

    /// JSON with a line break at its end.
    pub fn json(&mut self, value: &impl serde::Serialize) -> Result<()> {
        let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
        text.push('\n');
        self.data(text.as_bytes())
    }

    /// The same for many, of which one at a time is made.
    pub fn json_each<T: serde::Serialize>(&mut self, items: impl Iterator<Item = T>) -> Result<()> {
        struct Each<I>(RefCell<I>);
        impl<T: serde::Serialize, I: Iterator<Item = T>> serde::Serialize for Each<I> {
            fn serialize<S: serde::Serializer>(
                &self,
                serializer: S,
            ) -> std::result::Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.borrow_mut().by_ref())
            }
        }
        self.json(&Each(RefCell::new(items)))
    }

    /// Whether there is somebody to ask.
    pub fn asks(&self) -> bool {
        self.host.input.terminal && self.host.err.terminal
    }

    /// The tail of every command that changes something: shows the diff, or carries it out, prints
    /// the path of each record written, and says once what did not happen. `make` makes the change
    /// from the records; where somebody else wrote in the meantime it is asked once more, about
    /// the records as they are then and with nobody else writing.
    pub fn change(
        &mut self,
        book: &Book,
        dry_run: bool,
        make: &mut dyn FnMut(&mut Session, &Book) -> Result<Proposal>,
    ) -> Result<()> {
        let proposal = make(self, book)?;
        if dry_run || proposal.set.is_empty() {
            return self.apply(&proposal, dry_run);
        }
        let root = self.root.clone();
        let writer = self.writer(&root, proposal.command())?;
        match self.write(&writer, &proposal) {
            Err(error) if matches!(error.kind, Kind::Exists | Kind::Changed) => {
                let book = self.load(None);
                let again = make(self, &book)?;
                // The same once more would only be refused once more.
                if again.set.changes() == proposal.set.changes() {
                    return Err(error);
                }
                if again.set.is_empty() {
                    return self.note(&Message::new("session-no-change"));
                }
                self.write(&writer, &again)
            }
            result => result,
        }
    }

    /// As `change`, for a change that can only be made once.
    pub fn apply(&mut self, proposal: &Proposal, dry_run: bool) -> Result<()> {
        if proposal.set.is_empty() {
            return self.note(&Message::new("session-no-change"));
        }
        if dry_run {
            let diff = proposal.set.diff();
            self.print(&diff)?;
            return self.note(&Message::new("session-dry-run"));
        }
        let root = self.root.clone();
        let writer = self.writer(&root, proposal.command())?;
        self.write(&writer, proposal)
    }

    /// Waits until nobody else writes; `command` is what others are told while they wait.
    pub fn writer<'a>(&mut self, root: &'a Root, command: &str) -> Result<Writer<'a>> {
        let (err, words) = (&mut self.host.err, &self.words);
        root.writer(command, &mut |holder| {
            let waiting = words.say(&Holder::message(holder));
            // Not being able to say so is no reason to stop.
            let _ = err.paint(&Painted::text(&format!("{waiting}\n")));
        })
    }

    fn write(&mut self, writer: &Writer<'_>, Proposal { set, deed }: &Proposal) -> Result<()> {
        let commit = self.settings.git.commit.then(|| commit(deed, None));
        let applied = writer.apply(set, commit.as_ref())?;
        let shown = set.changes().iter().map(|change| self.shown_path(&change.path));
        let paths: String = shown.map(|path| format!("{}\n", path.display())).collect();
        let told = self.data(paths.as_bytes());
        // Whoever took this for a failure of the command would do it a second time.
        told.and_then(|()| self.host.out.flush().map_err(output_failed)).map_err(|error| {
            match error.kind {
                Kind::ClosedPipe => error,
                kind => Error::new(kind, Message::new(UNSAID)),
            }
        })?;
        match applied {
            Applied::WithoutGit => self.note(&Message::new("session-without-git")),
            Applied::Committed | Applied::Written => Ok(()),
        }
    }

    /// What the history knows of the records of these kinds; nothing where no steps are kept.
    pub fn pasts(&self, kinds: &[&KindSpec]) -> Result<Pasts> {
        let history = self.steps()?;
        history.map_or_else(|| Ok(Pasts::default()), |history| history.pasts(kinds))
    }

    /// The steps that changes become; `None` where none are kept.
    pub fn steps(&self) -> Result<Option<History>> {
        if self.settings.git.commit { History::open(&self.root) } else { Ok(None) }
    }

    /// What people call a field: the office's own label, else the language's word.
    pub fn field_label(&self, key: &str) -> String {
        let custom =
            kind::KINDS.iter().find_map(|kind| self.schema.field(kind, key)?.label.clone());
        let id = format!("field-{key}");
        match custom {
            Some(label) => label,
            None if self.words.knows(&id) => self.words.text(&id),
            None => key.to_string(),
        }
    }

    /// The series and how people call them, in the order of the keys.
    pub fn series(&self) -> Vec<(String, String)> {
        self.settings.series.iter().map(|(key, name)| (key.clone(), name.clone())).collect()
    }

    /// What reports take from the settings.
    pub fn office<'a>(&'a self, series: &'a [(String, String)]) -> Office<'a> {
        let office = &self.settings.office;
        Office { name: office.name.as_deref(), staff: &office.staff, series }
    }

    /// What readers and writers of other programs' files need to know.
    pub fn desk(&self) -> Desk<'_> {
        Desk {
            schema: &self.schema,
            words: &self.words,
            today: self.today,
            zone: self.settings.zone(),
        }
    }

    /// A path that opens from where the person is.
    pub fn shown_path(&self, path: &str) -> PathBuf {
        let full = self.root.join(path);
        match full.strip_prefix(&self.host.cwd) {
            Ok(below) => below.to_path_buf(),
            Err(_) => full,
        }
    }
}

/// What to tell git of a change.
pub fn commit(deed: &Deed, taking: Option<Taking>) -> Commit {
    let fallback = Author { name: "netlog".into(), email: FALLBACK_EMAIL.into() };
    Commit { taking, message: deed.message(), fallback }
}

pub fn output_failed(source: std::io::Error) -> Error {
    Error::io(Message::new("session-output-failed"), source)
}

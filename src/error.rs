//! What stops a command: one sentence, where, what to do, and the exit code. Faults in the data
//! that stop nothing are `diagnostic`.

use std::io;

use crate::diagnostic::Place;
use crate::words::Message;

/// The kind decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One thing was asked for and is not there.
    NotFound,
    /// The command line, or an answer, cannot be understood.
    Usage,
    /// The data does not allow it.
    Data,
    /// A file that was to be made is there already: another name may do.
    Exists,
    /// Somebody else changed what this was made from: on the new text it may do.
    Changed,
    /// Disk, git, permissions.
    Surroundings,
    /// The person stopped it.
    Interrupted,
    /// Nobody reads our output any more: no error, and nothing to say.
    ClosedPipe,
}

impl Kind {
    pub fn exit_code(self) -> u8 {
        match self {
            Kind::ClosedPipe => 0,
            Kind::NotFound => 1,
            Kind::Usage => 2,
            Kind::Data | Kind::Exists | Kind::Changed => 3,
            Kind::Surroundings => 4,
            // As shells report a program that ended by SIGINT.
            Kind::Interrupted => 130,
        }
    }
}

/// An error with its sentence and its remedies.
#[derive(Debug)]
pub struct Error {
    pub kind: Kind,
    pub message: Message,
    /// Boxed, so that a result stays small.
    pub place: Option<Box<Place>>,
    /// What to do, or what there is to choose from: a sentence each.
    pub hints: Vec<Message>,
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What every fallible step of a command returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn new(kind: Kind, message: Message) -> Self {
        Self { kind, message, place: None, hints: Vec::new(), source: None }
    }

    pub fn usage(message: Message) -> Self {
        Self::new(Kind::Usage, message)
    }

    pub fn data(message: Message) -> Self {
        Self::new(Kind::Data, message)
    }

    pub fn not_found(message: Message) -> Self {
        Self::new(Kind::NotFound, message)
    }

    /// A call to the system that failed while doing what `message` says.
    pub fn io(message: Message, source: io::Error) -> Self {
        let kind = match source.kind() {
            io::ErrorKind::BrokenPipe => Kind::ClosedPipe,
            _ => Kind::Surroundings,
        };
        let hint = io_hint(&source);
        let mut error = Self::new(kind, message);
        error.hints.extend(hint);
        error.source = Some(Box::new(source));
        error
    }

    /// Where a hint says it in the reader's language, without what the system says in its own,
    /// perhaps of a file that nobody has ever seen.
    #[must_use]
    pub fn in_own_words(mut self) -> Self {
        if !self.hints.is_empty() {
            self.source = None;
        }
        self
    }

    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }
}

/// In the reader's language what the system says in its own.
pub fn io_hint(source: &io::Error) -> Option<Message> {
    let id = match source.kind() {
        io::ErrorKind::PermissionDenied => "error-io-permission",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "error-io-full",
        io::ErrorKind::ReadOnlyFilesystem => "error-io-read-only",
        io::ErrorKind::NotFound => "error-io-missing",
        io::ErrorKind::NotADirectory => "error-io-no-folder",
        io::ErrorKind::AlreadyExists => "error-io-exists",
        _ => return None,
    };
    Some(Message::new(id))
}

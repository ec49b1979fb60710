//! The message of a commit, written and read in one place. Its first line is for people who read
//! the history with git, its trailers are for netlog: `Netlog: add contact` says which command it
//! was, `Netlog-Undoes: ID` which step it took back. No name of a person belongs in either, since
//! a history cannot be erased; ids hold names, so they stay out too.

const DID: &str = "Netlog: ";
const UNDOES: &str = "Netlog-Undoes: ";

/// Longer words of a command are none of ours.
const LONGEST: usize = 60;

/// What one command did to the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deed {
    /// The words of the command: `add contact`, `undo add contact`; empty for a commit that
    /// netlog did not make.
    pub words: String,
    /// The full id of the commit that it takes back.
    pub undoes: Option<String>,
}

impl Deed {
    /// From the first line of the message: `add: contact`.
    pub fn new(subject: &str) -> Deed {
        Deed { words: subject.replacen(": ", " ", 1), undoes: None }
    }

    /// What somebody wrote without netlog into a file that a command then changes.
    pub fn by_hand() -> Deed {
        Deed { words: "edit by hand".to_string(), undoes: None }
    }

    /// Takes back the commit `id`, which did `deed`. What takes an undo back is a redo, so that
    /// the words do not grow.
    pub fn undo(deed: &Deed, id: &str) -> Deed {
        let (verb, of) = match deed.words.split_once(' ').unwrap_or((&deed.words, "")) {
            ("undo", of) => ("redo", of),
            ("redo", of) => ("undo", of),
            _ => ("undo", deed.words.as_str()),
        };
        let words = format!("{verb} {of}").trim_end().to_string();
        Deed { words, undoes: Some(id.to_string()) }
    }

    /// The whole message.
    pub fn message(&self) -> String {
        let subject = self.words.replacen(' ', ": ", 1);
        let mut message = format!("{subject}\n\n{DID}{}\n", self.words);
        if let Some(id) = &self.undoes {
            message.push_str(&format!("{UNDOES}{id}\n"));
        }
        message
    }

    /// From a message of a commit; somebody else may have written it, so that only what looks
    /// like ours counts.
    pub fn read(message: &str) -> Deed {
        let message = message.replace("\r\n", "\n");
        let Some((_, last)) = message.trim_end().rsplit_once("\n\n") else {
            return Deed::default();
        };
        let trailer = |key| last.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
        let words = trailer(DID).filter(|words| are_words(words)).unwrap_or_default().to_string();
        let undoes = trailer(UNDOES).filter(|id| is_full_id(id) && !words.is_empty());
        Deed { words, undoes: undoes.map(str::to_string) }
    }

    /// True where netlog made the commit.
    pub fn is_ours(&self) -> bool {
        !self.words.is_empty()
    }
}

fn are_words(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b == b' ' || b == b'-')
}

/// SHA-1 or SHA-256.
fn is_full_id(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let id = "0123456789abcdef0123456789abcdef01234567";
        let add = Deed::new("add: contact");
        assert_eq!(add.message(), "add: contact\n\nNetlog: add contact\n");
        let undo = Deed::undo(&add, id);
        assert_eq!(
            undo.message(),
            format!("undo: add contact\n\nNetlog: undo add contact\nNetlog-Undoes: {id}\n")
        );
        for deed in [&add, &undo, &Deed::undo(&Deed::default(), id)] {
            assert_eq!(Deed::read(&deed.message()), *deed);
        }
    }

    #[test]
    fn undo_and_redo_take_turns() {
        let add = Deed::new("add: contact");
        let undo = Deed::undo(&add, "1");
        let redo = Deed::undo(&undo, "2");
        assert_eq!((redo.words.as_str(), redo.undoes.as_deref()), ("redo add contact", Some("2")));
        assert_eq!(Deed::undo(&redo, "3").words, undo.words);
        let by_hand = Deed::undo(&Deed::default(), "1");
        assert_eq!(Deed::undo(&by_hand, "2").words, "redo");
    }

    #[test]
    fn other_peoples_messages_are_not_ours() {
        for message in [
            "",
            "Netlog: add contact\n",
            "x\n\nNetlog: add contact\n\nmore\n",
            "x\n\nNetlog: \u{1b}[31m\n",
            "x\n\nnetlog: add\n",
        ] {
            assert!(!Deed::read(message).is_ours(), "{message:?}");
        }
        let hooked = "x\r\n\r\nChange-Id: I1\r\nNetlog: done meeting\r\nNetlog-Undoes: HEAD\r\n";
        let deed = Deed::read(hooked);
        assert_eq!((deed.words.as_str(), deed.undoes), ("done meeting", None));
    }
}

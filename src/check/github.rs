//! Faults as the commands of GitHub's runner, which shows them beside the lines of a change.

use super::{Commit, listing};
use crate::diagnostic::{Diagnostic, Severity};
use crate::words::Words;

/// `::warning file=…,line=…,col=…,title=…::…` with a line break. `top` leads from the top of the git
/// repository to the log: the runner knows files by their paths from there.
pub fn github(fault: &Diagnostic, top: &str, words: &Words) -> String {
    let command = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let place = &fault.place;
    // A commit has no file.
    let place = match Commit::of(place) {
        Some(_) => String::new(),
        None => {
            let path = property(&format!("{top}{}", place.path));
            format!("file={path},line={},col={},", place.line, place.column)
        }
    };
    let text = data(&listing::said(fault, words));
    format!("::{command} {place}title={}::{text}\n", property(fault.code))
}

/// What would end a command is written as the runner reads it back.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same for a value before the text, which also ends at a colon or a comma.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::words::{Lang, Message};

    #[test]
    fn nothing_in_a_name_ends_the_command() {
        let place = Place::file("contacts/a,b:c%\n::error::x.md");
        let message = Message::new("check-unknown-key").with("key", "a\n::error::%0A");
        let remedy = Message::new("check-unknown-key-nearest").with("key", "b");
        let mut fault = Diagnostic::new("unknown-key", Severity::Note, place, message, remedy);
        let said = github(&fault, "a b/", &Words::new(Lang::En));
        assert_eq!(
            said,
            "::notice file=a b/contacts/a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax.md,line=1,col=1,\
             title=unknown-key::netlog does not know the key “a ::error::%250A”. Write “b”, if \
             that is what is meant.\n"
        );
        fault.place.path = "commit 12".to_string();
        assert!(
            github(&fault, "a b/", &Words::new(Lang::En))
                .starts_with("::notice title=unknown-key::")
        );
    }
}

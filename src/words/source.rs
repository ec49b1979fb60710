//! The register of language files: a room that speaks adds one line here.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::Lang;

macro_rules! texts {
    ($lang:literal) => {
        texts!($lang:
            "check",
            "cli",
            "cli/help",
            "cli/prompt",
            "diagnostic",
            "page",
            "query",
            "record",
            "report",
            "store",
            "words",
        )
    };
    ($lang:literal: $($room:literal),* $(,)?) => {
        &[$(include_str!(concat!("../", $room, "/", $lang, ".ftl"))),*]
    };
}

const DE: &[&str] = texts!("de");
const EN: &[&str] = texts!("en");

/// The texts of one language, each as its file has it: ids are unique across rooms.
pub(super) struct Texts {
    files: &'static [&'static str],
    /// Where each one stands; made when the first is asked for, which `--version` never does.
    by_id: OnceCell<HashMap<&'static str, &'static str>>,
}

impl Texts {
    pub fn new(lang: Lang) -> Texts {
        let files = match lang {
            Lang::De => DE,
            Lang::En => EN,
        };
        Texts { files, by_id: OnceCell::new() }
    }

    /// The id, the sign behind it and the text.
    pub fn get(&self, id: &str) -> Option<&'static str> {
        let cut = || self.files.iter().flat_map(|file| messages(file)).collect();
        self.by_id.get_or_init(cut).get(id).copied()
    }
}

/// The messages of a file by their ids. One begins with a letter at the start of a line, and ends
/// where the next one or a comment begins.
fn messages(file: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    // Where the message begins that the lines belong to.
    let mut open = None;
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        let first = line.bytes().next();
        let is_message = first.is_some_and(|first| first.is_ascii_alphabetic());
        if is_message || first == Some(b'#') {
            found.extend(open.take().and_then(|from| message(file.get(from..at)?)));
        }
        if is_message {
            open = Some(at);
        }
        at += line.len();
    }
    found.extend(open.and_then(|from| message(file.get(from..)?)));
    found
}

fn message(text: &'static str) -> Option<(&'static str, &'static str)> {
    let (id, _) = text.split_once('=')?;
    Some((id.trim_end(), text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_syntax::ast::Entry;

    #[test]
    fn cut_into_messages_a_file_says_the_same() {
        for file in DE.iter().chain(EN) {
            let whole = fluent_syntax::parser::parse(*file).expect("no fault");
            let whole = whole.body.into_iter().filter(|entry| matches!(entry, Entry::Message(_)));
            let each = messages(file).into_iter().map(|(id, text)| {
                let mut body = fluent_syntax::parser::parse(text).expect("no fault").body;
                assert!(matches!(body.as_slice(), [Entry::Message(one)] if one.id.name == id));
                body.remove(0)
            });
            // A comment right above a message belongs to it, and nobody hears it.
            let bare = |entry: Entry<&'static str>| match entry {
                Entry::Message(message) => (message.id, message.value),
                other => panic!("{other:?}"),
            };
            assert!(whole.map(bare).eq(each.map(bare)));
        }
    }
}

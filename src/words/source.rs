//! The register of language files: a room that speaks adds one line here.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Lang;

macro_rules! texts {
    ($lang:literal) => {
        texts!($lang:
            "check",
            "cli",
            "cli/help",
            "cli/prompt",
            "diagnostic",
            "exchange",
            "page",
            "query",
            "record",
            "render",
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
    by_id: OnceCell<ById>,
}

type ById = HashMap<&'static str, &'static str, BuildHasherDefault<Fnv>>;

/// About as many as there are: to grow would mean to put all in again.
const MANY: usize = 1200;

/// FNV-1a. Ids are ours and short, so nothing has to be hashed against malice.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
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
        let cut = || {
            let mut by_id = ById::with_capacity_and_hasher(MANY, BuildHasherDefault::default());
            self.files.iter().for_each(|file| by_id.extend(messages(file)));
            by_id
        };
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
    let ends = memchr::memchr_iter(b'\n', file.as_bytes()).map(|end| end + 1);
    for next in ends.chain([file.len()]) {
        let first = file.as_bytes().get(at).filter(|_| next > at).copied();
        let is_message = first.is_some_and(|first| first.is_ascii_alphabetic());
        if is_message || first == Some(b'#') {
            found.extend(open.take().and_then(|from| message(file.get(from..at)?)));
        }
        if is_message {
            open = Some(at);
        }
        at = next;
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

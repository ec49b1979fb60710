//! Notes that other programs wrote: an Obsidian vault, a site of Jekyll or Hugo, or a file of the
//! log itself. A note that is a contact, a conversation or a meeting becomes one; every other note
//! is named and left where it is.

mod body;
mod entry;
mod front;
mod keys;
mod sort;
mod when;

use std::collections::HashMap;

use serde_yaml::Value as Yaml;

use super::{Desk, Read, Remark, Source, text};
use crate::record::{KindSpec, id};
use crate::words::Message;
use front::Front;
use sort::Sort;

/// Bytes. The log itself reads no larger file.
const NOTE_AT_MOST: usize = 4 * 1024 * 1024;

/// A note, before anything is made of it.
struct Note {
    /// Within the folder, with `/`.
    path: String,
    /// Its name without `.md`.
    stem: String,
    front: Front,
}

impl Note {
    /// From the innermost outwards; what lies further out is a place on somebody's disk.
    fn folders(&self) -> impl Iterator<Item = &str> {
        self.path.rsplit('/').skip(1).filter(|name| !name.is_empty()).take(4)
    }

    /// True for a file of the log: it lies where the log would have it, is called as the log would
    /// call it, and has what the log asks for. Its keys mean what they mean there.
    fn is_own(&self, kind: &'static KindSpec) -> bool {
        let has = |key: &str| self.front.entries.iter().any(|(name, _)| name == key);
        let placed = self.folders().any(|name| name == kind.folder)
            || self.folders().next().is_none() && self.has_only_own(kind);
        placed
            && id::is_valid(&self.stem)
            && kind.fields.iter().filter(|field| field.required).all(|field| has(&field.key))
    }

    fn has_only_own(&self, kind: &'static KindSpec) -> bool {
        let entries = &self.front.entries;
        entries.iter().all(|(key, _)| kind.fields.iter().any(|field| field.key == *key))
    }
}

/// What is known of a note to those that name it.
#[derive(Clone, Debug)]
struct Named {
    stem: String,
    /// As people say it: of a contact.
    shown: Option<String>,
    uid: Option<String>,
}

/// The notes that came in, by their names. Case does not count, as in Obsidian.
#[derive(Debug, Default)]
struct Names(HashMap<String, Named>);

impl Names {
    #[cfg(test)]
    fn of<'a>(stems: impl Iterator<Item = &'a str>) -> Names {
        let mut names = Names::default();
        stems.for_each(|stem| {
            names.add(Named { stem: stem.to_string(), shown: None, uid: None });
        });
        names
    }

    fn add(&mut self, named: Named) {
        self.0.entry(id::key(&named.stem)).or_insert(named);
    }

    /// `Folder/Note`, `Note.md`
    fn get(&self, target: &str) -> Option<&Named> {
        let name = target.trim().rsplit('/').next().unwrap_or(target);
        let name = name.strip_suffix(".md").unwrap_or(name);
        self.0.get(&id::key(name.trim()))
    }

    fn stem(&self, target: &str) -> Option<&str> {
        self.get(target).map(|named| named.stem.as_str())
    }
}

/// One note.
pub fn read_one(source: &Source<'_>, desk: &Desk<'_>) -> Read {
    read(std::slice::from_ref(source), desk)
}

/// Notes that name each other. `Source::name` is the path within the folder, with `/`.
pub fn read(sources: &[Source<'_>], desk: &Desk<'_>) -> Read {
    let mut read = Read::default();
    let (mut notes, mut names) = (Vec::new(), Names::default());
    for source in sources {
        let Some(note) = note(source, &mut read) else { continue };
        match sort::of(&note) {
            Ok(sort) => {
                names.add(entry::named(&note, sort));
                notes.push((note, sort));
            }
            Err(why) => read.remarks.push(Remark::part(source.place(), why)),
        }
    }
    for (note, sort) in notes {
        entry::read(&note, sort, &names, desk, &mut read);
    }
    read
}

/// `None` for what is no note, and for what cannot be read, which is remarked.
fn note(source: &Source<'_>, read: &mut Read) -> Option<Note> {
    let path = source.name.replace('\\', "/");
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty());
    let stem = match stem {
        Some((stem, "md" | "markdown" | "MD" | "mdx")) => stem.to_string(),
        // Named on the command line, a note may have any name.
        _ if !path.contains('/') => name.to_string(),
        _ => return None,
    };
    // What the program itself keeps there: `.obsidian`, `.trash`.
    if path.split('/').any(|part| part.starts_with('.') && part != "." && part != "..") {
        return None;
    }
    let mut lost = |why: Message| read.remarks.push(Remark::lost(source.place(), why));
    if source.bytes.len() > NOTE_AT_MOST {
        lost(Message::new("exchange-vault-large").with("limit", NOTE_AT_MOST / 1024 / 1024));
        return None;
    }
    let text = text::decode(source.bytes);
    if text.contains('\0') {
        lost(Message::new("exchange-vault-binary"));
        return None;
    }
    match front::read(&text, source.name) {
        Ok(front) => Some(Note { path, stem, front }),
        Err(why) => {
            lost(Message::new("exchange-vault-unreadable").with("why", why));
            None
        }
    }
}

/// The first heading of a text, if it comes before anything else.
fn heading(body: &str) -> Option<String> {
    let first = body.lines().map(str::trim).find(|line| !line.is_empty())?;
    let words = first.strip_prefix("# ")?.trim().trim_end_matches('#').trim();
    let words = words.replace(['*', '`'], "").replace("[[", "").replace("]]", "");
    (!words.is_empty() && !is_template(&words)).then_some(words)
}

/// What a template would have filled in.
fn is_template(text: &str) -> bool {
    text.contains("{{") || text.contains("<%") || text.contains("{%")
}

/// True where the kind is one of events.
fn is_event(kind: &'static KindSpec) -> bool {
    kind.date.is_some()
}

/// A text of one value.
fn one(value: &Yaml) -> Option<String> {
    match value {
        Yaml::Sequence(items) if items.len() != 1 => None,
        value => sort::texts(value).into_iter().next().filter(|text| !text.is_empty()),
    }
}

/// The channel and the sort of contact that the words gave.
fn made_of(sort: Sort) -> Option<(&'static str, &'static str)> {
    match sort {
        Sort::Contact(Some(kind)) => Some(("kind", kind)),
        Sort::Conversation(Some(channel)) => Some(("channel", channel)),
        _ => None,
    }
}

/// A name of a file, without hyphens in the place of blanks: for notes whose titles are nowhere
/// else.
fn spoken(stem: &str) -> String {
    if !stem.contains(' ') && id::is_valid(stem) {
        let words = stem.split(['-', '_']).map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
            format!("{first}{}", chars.as_str())
        });
        return words.collect::<Vec<_>>().join(" ");
    }
    stem.to_string()
}

/// The name of a contact: what its keys say, its first heading, its file.
fn contact_name(note: &Note) -> String {
    let get = |keys: &[&str]| {
        let mut entries = note.front.entries.iter();
        let found = entries.find(|(key, _)| keys.contains(&sort::full_name(key).as_str()));
        found.and_then(|(_, value)| one(value)).filter(|text| !is_template(text))
    };
    let whole = get(&["name", "fn", "full-name", "fullname", "display-name"]);
    let parts = || {
        let first = get(&["first-name", "firstname", "given-name", "vorname", "n.gn"])?;
        let last = get(&["last-name", "lastname", "family-name", "nachname", "n.fn"])?;
        Some(format!("{first} {last}"))
    };
    // A title that is the name of the file is the name of whom it is about.
    let title = || {
        let title = get(&["title", "titel"])?;
        let same = id::from_name(&title) == id::from_name(&note.stem);
        same.then_some(title)
    };
    let slug = id::is_valid(&note.stem);
    let titled = || slug.then(|| heading(&note.front.body)).flatten();
    whole.or_else(parts).or_else(title).or_else(titled).unwrap_or_else(|| spoken(&note.stem))
}

/// True for a word before a name, such as `Dr.`
fn is_honorific(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    ["dr", "dr.", "prof", "prof.", "dipl.-ing.", "mag.", "ing.", "pd"]
        .contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests;

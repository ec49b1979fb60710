//! A law for what two people do to a few records: whoever renames, removes, makes, writes and refers to
//! whatever, nobody's words are lost, every id is one record's, and no reference leads to another
//! record than before.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::log::{Content, Delta, File, Ground, Together, together};
use crate::record::kind::CONTACT;
use crate::record::{Record, Schema, id_of};

/// What one does; records are counted, names are from a small choice that base does not have.
#[derive(Clone, Debug)]
enum Deed {
    Write(usize, u32),
    Rename(usize, usize),
    Remove(usize),
    Make(usize, u32),
    Refer(usize, usize),
}

const OLD: [&str; 4] = ["a", "b", "c", "d"];
const NEW: [&str; 3] = ["x", "y", "z"];

/// A record by who it is, whatever it is called.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    id: String,
    words: BTreeSet<u32>,
    refers: BTreeSet<String>,
}

type Log = BTreeMap<String, Known>;

fn base() -> Log {
    let next = |at: usize| OLD[(at + 1) % OLD.len()].to_string();
    let known = |(at, id): (usize, &&str)| {
        let refers = BTreeSet::from([next(at)]);
        ((*id).to_string(), Known { id: (*id).to_string(), words: BTreeSet::new(), refers })
    };
    OLD.iter().enumerate().map(known).collect()
}

fn after(base: &Log, deeds: &[Deed], side: &str) -> Log {
    let mut log = base.clone();
    for (at, deed) in deeds.iter().enumerate() {
        let who: Vec<String> = log.keys().cloned().collect();
        let pick = |at: usize| who.get(at % who.len().max(1)).cloned().unwrap_or_default();
        let is_free = |log: &Log, new: usize| log.values().all(|known| known.id != NEW[new]);
        match *deed {
            Deed::Write(one, word) => {
                log.entry(pick(one)).and_modify(|known| known.words.extend([word]));
            }
            Deed::Rename(one, new) if is_free(&log, new) => {
                log.entry(pick(one)).and_modify(|known| known.id = NEW[new].to_string());
            }
            Deed::Remove(one) => {
                let gone = pick(one);
                log.remove(&gone);
                log.values_mut().for_each(|known| known.refers.retain(|other| *other != gone));
            }
            Deed::Make(new, word) if is_free(&log, new) => {
                let words = BTreeSet::from([word]);
                let known = Known { id: NEW[new].to_string(), words, refers: BTreeSet::new() };
                log.insert(format!("{side}{at}"), known);
            }
            Deed::Refer(one, other) => {
                let other = pick(other);
                log.entry(pick(one)).and_modify(|known| known.refers.extend([other]));
            }
            Deed::Rename(..) | Deed::Make(..) => {}
        }
    }
    log
}

fn path(id: &str) -> String {
    format!("contacts/{id}.md")
}

/// The file of each, as `rename` would leave it.
fn text(log: &Log, who: &str) -> String {
    let known = &log[who];
    let refers: Vec<&str> =
        known.refers.iter().filter_map(|who| Some(log.get(who)?.id.as_str())).collect();
    let words: Vec<String> = known.words.iter().map(|word| format!("\nWort {word}.\n")).collect();
    format!(
        "---\nname: Name {who}\nsort: {who}\nrelations:\n  knows: [{}]\n---\n{}",
        refers.join(", "),
        words.concat()
    )
}

fn deltas(base: &Log, side: &Log) -> Vec<Delta> {
    let file = |log: &Log, who: &String| {
        let text = text(log, who);
        log.get(who)
            .map(|known| (path(&known.id), File::new(text.clone(), "100644".into(), Some(text))))
    };
    let all: BTreeSet<&String> = base.keys().chain(side.keys()).collect();
    let delta = |who: &&String| Delta {
        before: base.contains_key(*who).then(|| file(base, who)).flatten(),
        after: side.contains_key(*who).then(|| file(side, who)).flatten(),
    };
    all.iter().map(delta).filter(|delta| delta.before != delta.after).collect()
}

/// What lies there in the end.
fn files(ours: &Log, made: Together) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> =
        ours.keys().map(|who| (path(&ours[who].id), text(ours, who))).collect();
    let (gone, rest): (Vec<_>, Vec<_>) =
        made.files.into_iter().partition(|(_, content)| content.is_none());
    for (path, content) in gone.into_iter().chain(rest) {
        match content {
            Some(Content::Text { text, .. }) => files.insert(path, text),
            Some(Content::Object { object, .. }) => files.insert(path, object),
            None => files.remove(&path),
        };
    }
    files
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..6_usize, 0..1000_u32).prop_map(|(one, word)| Deed::Write(one, word)),
        (0..6_usize, 0..NEW.len()).prop_map(|(one, new)| Deed::Rename(one, new)),
        (0..6_usize).prop_map(Deed::Remove),
        (0..NEW.len(), 0..1000_u32).prop_map(|(new, word)| Deed::Make(new, word)),
        (0..6_usize, 0..6_usize).prop_map(|(one, other)| Deed::Refer(one, other)),
    ]
}

proptest! {
    #[test]
    fn laws_of_joining(one in prop::collection::vec(deed(), 0..6), other in prop::collection::vec(deed(), 0..6)) {
        let base = base();
        let (ours, theirs) = (after(&base, &one, "o"), after(&base, &other, "t"));
        let schema = Schema::default();
        let paths: BTreeSet<String> = base.values().map(|known| path(&known.id)).collect();
        let ground = Ground { schema: &schema, prefix: "", paths: &paths };
        let made = together(&ground, deltas(&base, &ours), deltas(&base, &theirs));
        let files = files(&ours, made);
        let told = format!("ours {ours:#?}\ntheirs {theirs:#?}\n{files:#?}");
        let records: BTreeMap<String, Record> = files
            .iter()
            .map(|(path, text)| (path.clone(), Record::read(&schema, &CONTACT, path, text.clone())))
            .collect();
        // Who each id is: `sort` says it.
        let mut ids: BTreeMap<&str, String> = BTreeMap::new();
        for (path, record) in &records {
            ids.insert(id_of(path), record.text("sort").unwrap_or_default().to_string());
        }
        let people: BTreeSet<&String> = ids.values().collect();
        prop_assert_eq!(people.len(), records.len(), "one record twice: {}", told);
        for (who, known) in ours.iter().chain(&theirs) {
            let in_both = ours.contains_key(who) && theirs.contains_key(who);
            prop_assert!(people.contains(who) || !in_both && base.contains_key(who), "{} is lost: {}", who, told);
            for word in known.words.iter() {
                let said = format!("Wort {word}.");
                prop_assert!(files.values().any(|text| text.contains(&said)), "{} is lost: {}", said, told);
            }
        }
        for (path, record) in &records {
            let who = &ids[id_of(path)];
            let meant: BTreeSet<&String> =
                [&ours, &theirs].iter().filter_map(|side| side.get(who)).flat_map(|known| &known.refers).collect();
            let referred: BTreeSet<&String> =
                record.all_references().filter_map(|(target, _)| ids.get(target)).collect();
            prop_assert!(referred.is_subset(&meant), "{} refers to {:?}: {}", who, referred, told);
            // What both mean, and what one has come to mean, is there as long as that is.
            let sides = [&ours, &theirs].map(|side| side.get(who).map(|known| &known.refers));
            let was = base.get(who).map(|known| &known.refers);
            for other in meant.iter().filter(|other| people.contains(**other)) {
                let news = sides.iter().flatten().any(|refers| refers.contains(*other)) && was.is_none_or(|was| !was.contains(*other));
                let by_all = sides.iter().flatten().all(|refers| refers.contains(*other));
                prop_assert!(!(news || by_all) || referred.contains(other), "{} no more refers to {}: {}", who, other, told);
            }
        }
    }
}

/// Files that are no records: what is in each, by which it is.
type Files = BTreeMap<String, (String, String)>;

/// What one does to them; names are from a small choice, so that they meet.
#[derive(Clone, Debug)]
enum Act {
    Write(usize, u32),
    Move(usize, usize),
    Remove(usize),
    Make(usize, u32),
}

fn acted(base: &Files, acts: &[Act], side: &str) -> Files {
    let mut files = base.clone();
    for (at, act) in acts.iter().enumerate() {
        let who: Vec<String> = files.keys().cloned().collect();
        let pick = |at: usize| who.get(at % who.len().max(1)).cloned().unwrap_or_default();
        let name = |new: usize| format!("templates/{}.docx", NEW[new]);
        let is_free = |files: &Files, new: usize| files.values().all(|(at, _)| *at != name(new));
        match *act {
            Act::Write(one, word) => {
                files.entry(pick(one)).and_modify(|file| file.1 = format!("{word}"));
            }
            Act::Move(one, new) if is_free(&files, new) => {
                files.entry(pick(one)).and_modify(|file| file.0 = name(new));
            }
            Act::Remove(one) => drop(files.remove(&pick(one))),
            Act::Make(new, word) if is_free(&files, new) => {
                files.insert(format!("{side}{at}"), (name(new), format!("{word}")));
            }
            Act::Move(..) | Act::Make(..) => {}
        }
    }
    files
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (0..4_usize, 0..9_u32).prop_map(|(one, word)| Act::Write(one, word)),
        (0..4_usize, 0..NEW.len()).prop_map(|(one, new)| Act::Move(one, new)),
        (0..4_usize).prop_map(Act::Remove),
        (0..NEW.len(), 0..9_u32).prop_map(|(new, word)| Act::Make(new, word)),
    ]
}

proptest! {
    /// Whatever one wrote or made is there in the end, and what nobody touched lies in one place.
    #[test]
    fn no_file_beside_the_records_is_lost(one in prop::collection::vec(act(), 0..5), other in prop::collection::vec(act(), 0..5)) {
        let base: Files =
            ["a", "b"].map(|id| (id.to_string(), (format!("templates/{id}.docx"), id.to_string()))).into();
        let (ours, theirs) = (acted(&base, &one, "o"), acted(&base, &other, "t"));
        let deltas = |side: &Files| -> Vec<Delta> {
            let all: BTreeSet<&String> = base.keys().chain(side.keys()).collect();
            let file = |files: &Files, who: &str| {
                let (path, object) = files.get(who)?;
                Some((path.clone(), File::new(object.clone(), "100644".into(), None)))
            };
            let delta = |who: &&String| Delta { before: file(&base, who), after: file(side, who) };
            all.iter().map(delta).filter(|delta| delta.before != delta.after).collect()
        };
        let schema = Schema::default();
        let paths: BTreeSet<String> = base.values().map(|(path, _)| path.clone()).collect();
        let ground = Ground { schema: &schema, prefix: "", paths: &paths };
        let made = together(&ground, deltas(&ours), deltas(&theirs));
        let told = format!("ours {ours:#?}\ntheirs {theirs:#?}\n{made:#?}");
        let mut files: BTreeMap<String, String> = ours.values().cloned().collect();
        for (path, content) in made.files {
            match content {
                Some(Content::Object { object, .. }) => drop(files.insert(path, object)),
                Some(Content::Text { .. }) => prop_assert!(false, "a text: {}", told),
                None => drop(files.remove(&path)),
            }
        }
        for (who, (_, object)) in ours.iter().chain(&theirs) {
            let is_new = base.get(who).is_none_or(|(_, was)| was != object);
            let in_both = ours.contains_key(who) && theirs.contains_key(who);
            // What the other has written instead is another version of it.
            let written = [&ours, &theirs].iter().any(|side| side.get(who).is_some_and(|(_, it)| it != object));
            let stays = is_new || in_both && !written;
            prop_assert!(!stays || files.values().any(|it| it == object), "{} is lost: {}", who, told);
        }
    }
}

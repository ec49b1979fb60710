//! Random edits of random front matters, as people and other programs write them: no byte outside
//! the edited value's own text changes. The law itself is in `fuzz/laws.rs`; here the pages come
//! from pieces, so that what stands before and behind a value is known without any parser.

use netlog::page::Page;
use netlog::record::kind::MEETING;
use netlog::record::{Record, Schema};
use rayon::prelude::*;
use serde_yaml::{Mapping, Value};

use crate::chance::Chance;
use crate::fuzz_seeds::laws::{self, Edit};

const KEYS: &[&str] = &[
    "name",
    "title",
    "date",
    "with",
    "topics",
    "participants",
    "summary",
    "organisation",
    "roles",
    "relations",
    "phones",
    "status",
    "zuständig",
    "x-own",
    "2024",
    "\"quoted key\"",
    "'einfach'",
    "größe",
    "notiz 🙂",
    "keep-in-touch",
    "a.b",
    "no",
];

/// What stands behind a key, with the end of its last line.
const WRITTEN: &[&str] = &[
    ": plain text\n",
    ": Größe über Äußerem 🙂\n",
    ": 12 # comment\n",
    ": 017\n",
    ": +49 89 12 # Büro\n",
    ": \"quoted # text\"\n",
    ": \"esc \\\"q\\\" \\u00e4\" # c\n",
    ": 'it''s' # c\n",
    ":   three blanks   \n",
    ":\ttab\n",
    ":\n",
    ": # c\n",
    ": ~\n",
    ": null # nichts\n",
    ": yes\n",
    ": 2024-10-14\n",
    ": 2024-10 # ungefähr\n",
    ": 10:00-12:30\n",
    ": https://x.de/a?b#c\n",
    ": [a, \"b, c\", 'd']\n",
    ": [ a , b ] # c\n",
    ": [a]\n",
    ": [] # c\n",
    ": [[anna]]\n",
    ": [\"[[anna|Anna, B.]]\", 12, ~]\n",
    ": [a,\n  b, # c\n  c]\n",
    ": [\n  a,\n  b,\n] # c\n",
    ": [\n  a, # eins\n  # zwei\n  b # drei\n  ]\n",
    ":\n  - a\n  # c\n  - 'b' # d\n",
    ":\n- a\n- [b]\n\n- c\n",
    ": # oben\n  -   a\n  -   \"ü # x\"   # unten\n",
    ":\n    - x: 1\n      y: 2 # c\n    - x: 3\n",
    ":\n  -\n    x: 1\n  - {y: 2, z: [1]}\n",
    ":\n  - |\n    eins\n    zwei\n  - >-\n    drei\n",
    ":\n  - a\n\n  - b\n\n",
    ":\n  x: 1\n  y: [a]\n",
    ":\n  x:\n    y:\n      - z # tief\n  # Ende\n",
    ": {x: 1, y: [a]}\n",
    ": {} # leer\n",
    ": |\n  line: one\n\n    # two\n",
    ": >-\n  folded\n  text\n",
    ": |+\n  kept\n\n\n",
    ": | # Kopf\n  - no list\n",
    ": |2\n    indented\n",
    ": several\n  lines\n",
    ": several # no, a comment\n",
    ": \"several\n  quoted\"\n",
    ": \"several\n\n  quoted\" # c\n",
    ": 'over\n  two'\n",
    ":\n  below # c\n",
    ": # oben\n  \"below\" # c\n",
    ":\n  - a\n  # c\n  - x: |+\n      kept\n\n\n",
];

const LEADS: &[&str] =
    &["", "", "", "", "# above\n", "\n", "\n# Über 🙂\n\n", "  # eingerückt\n", "#\n"];

const BODIES: &[&str] = &[
    "",
    "\nbody\n",
    "\n# Titel\n\n- [ ] eins @anna due:2024-11-04\n- [x] zwei\n  - [ ] drei\n",
    "\n* [ ] **fett** `x` [[anna]] ä🙂\n\n  weiter\n1. [ ] b\n\t- [ ] mit Tabulator",
    "---\n\nkey: value\n---\n> - [ ] zitiert\n",
];

const WORDS: &[&str] = &[
    "a",
    "b",
    "c",
    "Anna Güller-Frey",
    "",
    " ",
    "no",
    "12",
    "017",
    "2024-10-14",
    "a: b",
    "x # y",
    "- a",
    "[a]",
    "{b",
    "it's",
    "\"q\"",
    "eins\nzwei",
    "eins\n\nzwei\n",
    "\n",
    "a\n\n\n",
    " vorn\nhinten",
    "tab\tin",
    "🙂",
    "ü\u{308}",
    "\u{feff}",
    "\u{2028}",
    "\r\n",
    "a\r\nb",
    "@x",
    "*",
    "&a",
    "!t",
    "%",
    "`",
    "|",
    ">",
    "---",
    "...",
    "a,b",
    "C:\\x",
    "\u{1b}",
    "~",
    "plain text",
    "it''s",
    "ein sehr langer Satz, der über \
     mehr als achtzig Zeichen geht: und noch dazu einen Doppelpunkt hat # und ein Gatter",
];

fn value(chance: &mut Chance, depth: usize) -> Value {
    match chance.below(if depth == 0 { 14 } else { 10 }) {
        0 => Value::Null,
        1 => Value::from(chance.one_in(2)),
        2 => Value::from(i64::try_from(chance.below(4000)).expect("small") - 1000),
        3 => Value::from(1.5),
        10 | 11 => {
            (0..chance.below(4)).map(|_| value(chance, depth + 1)).collect::<Vec<_>>().into()
        }
        12 => {
            let entries =
                (0..chance.below(4)).map(|_| (chance.of(WORDS).into(), value(chance, depth + 1)));
            Value::Mapping(
                entries.collect::<Vec<(Value, Value)>>().into_iter().collect::<Mapping>(),
            )
        }
        _ => Value::from(chance.of(WORDS)),
    }
}

/// A file, and of one key what stands before it and behind its value.
struct Made {
    text: String,
    key: String,
    /// `None` where the key is new.
    around: Option<(String, String)>,
}

fn file(chance: &mut Chance) -> Made {
    let mut keys: Vec<&str> = Vec::new();
    for _ in 0..chance.below(7) {
        let key = chance.of(KEYS);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let mut pieces: Vec<(String, String)> = Vec::new();
    for key in &keys {
        pieces.push((lead(chance, &pieces), format!("{key}{}", chance.of(WRITTEN))));
    }
    let crlf = chance.one_in(4);
    let whole = |text: String| if crlf { text.replace('\n', "\r\n") } else { text };
    let mut head = String::from(if chance.one_in(5) { "\u{feff}---\n" } else { "---\n" });
    let tail = lead(chance, &pieces);
    let close = chance.of(&["---", "---", "---", "--- ", "..."]);
    let body = chance.of(BODIES);
    let end = if body.is_empty() { String::new() } else { format!("\n{body}") };
    let tail = format!("{tail}{close}{end}");
    let chosen = chance.below(pieces.len() + 1);
    let join = |pieces: &[(String, String)]| -> String {
        pieces.iter().map(|(lead, piece)| format!("{lead}{piece}")).collect()
    };
    let Some((above, piece)) = pieces.get(chosen) else {
        let text = whole(format!("{head}{}{tail}", join(&pieces)));
        let key = KEYS.iter().find(|key| !keys.contains(key)).expect("more keys");
        return Made { text, key: name(key), around: None };
    };
    head.push_str(&join(&pieces[..chosen]));
    head.push_str(above);
    let (before, after) = (whole(head), whole(join(&pieces[chosen + 1..]) + &tail));
    let text = format!("{before}{}{after}", whole(piece.clone()));
    // The blank lines below a text that keeps them are its own.
    let keeps = piece.contains("|+") && after.starts_with(['\n', '\r']);
    // A number is another key than the text that looks like it.
    let around = (keys[chosen] != "2024" && !keeps).then_some((before, after));
    Made { text, key: name(keys[chosen]), around }
}

/// What stands above a key; indented behind a block it would be the block's own text.
fn lead(chance: &mut Chance, above: &[(String, String)]) -> String {
    let lead = chance.of(LEADS);
    let block = above.last().is_some_and(|(_, piece)| piece.contains(['|', '>']));
    if block { lead.trim_start_matches(' ').to_string() } else { lead.to_string() }
}

/// The key without the quotes that it is written in.
fn name(key: &str) -> String {
    key.trim_matches(['"', '\'']).to_string()
}

fn an_edit(chance: &mut Chance, page: &Page, key: String) -> Edit {
    let old = laws::values(page).and_then(|values| values.get(&key).cloned());
    match chance.below(8) {
        0..3 => Edit::Set(key, value(chance, 0)),
        // Most edits of a list leave most of it.
        3 => match old {
            Some(Value::Sequence(mut items)) if !items.is_empty() => {
                let at = chance.below(items.len());
                match chance.below(3) {
                    0 => items[at] = value(chance, 0),
                    1 => items.insert(at, value(chance, 0)),
                    _ => drop(items.remove(at)),
                }
                Edit::Set(key, Value::Sequence(items))
            }
            _ => Edit::Set(key, value(chance, 0)),
        },
        4 | 5 => Edit::Append(key, value(chance, 0)),
        6 => Edit::Remove(key),
        _ => {
            let item = match old {
                Some(Value::Sequence(items)) if !items.is_empty() => {
                    items[chance.below(items.len())].clone()
                }
                Some(single) if chance.one_in(2) => single,
                _ => Value::from(chance.of(WORDS)),
            };
            Edit::RemoveItem(key, item)
        }
    }
}

/// One file and up to three edits, one after the other; gives how many were carried out, refused.
fn round(seed: u64) -> (usize, usize) {
    let mut chance = Chance(seed);
    let made = file(&mut chance);
    let mut page = Page::new(made.text.clone());
    // Some pieces do not stand well together, such as a literal block and comments below it.
    if laws::values(&page).is_none() {
        return (0, 0);
    }
    let mut done = (0, 0);
    let mut key = made.key.clone();
    for at in 0..=chance.below(3) {
        let edit = an_edit(&mut chance, &page, key);
        match laws::edited(&page, &edit) {
            None => {
                assert!(
                    may_refuse(&page, &edit),
                    "refused, seed {seed}: {edit:?}\n{}",
                    page.text()
                );
                done.1 += 1;
            }
            Some(after) => {
                if let Some((before, behind)) = made.around.as_ref().filter(|_| at == 0) {
                    let now = after.text();
                    // A text above that would take what is indented below the key, or blank,
                    // for its own; the law says what may go.
                    let joins = !now.contains(&made.key) || before.contains(['|', '>']);
                    assert!(now.starts_with(before), "seed {seed}: {edit:?}\n{}\n{now}", made.text);
                    assert!(
                        joins || now.ends_with(behind),
                        "seed {seed}: {edit:?}\n{}\n{now}",
                        made.text
                    );
                }
                done.0 += 1;
                page = after;
            }
        }
        key = name(chance.of(KEYS));
    }
    let record = Record::read(&Schema::default(), &MEETING, "meetings/x.md", page.text().into());
    if !record.tasks.is_empty() {
        let at = chance.below(record.tasks.len());
        let task = &record.tasks[at];
        if task.is_open() {
            let day = chrono::NaiveDate::from_ymd_opt(2024, 10, 16).expect("a day");
            let after = record.ticked(&Schema::default(), task, day);
            laws::ticked(&record, at, &after.unwrap_or_else(|| panic!("seed {seed}: {task:?}")));
            done.0 += 1;
        }
    }
    done
}

/// A mapping takes no items, and a mapping of the whole front matter in braces no new line.
fn may_refuse(page: &Page, edit: &Edit) -> bool {
    let Edit::Append(key, _) = edit else { return false };
    laws::values(page).is_some_and(|values| values.get(key).is_some_and(Value::is_mapping))
}

fn edits(seeds: std::ops::Range<u64>) -> (usize, usize) {
    let add = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
    seeds.into_par_iter().map(round).reduce(|| (0, 0), add)
}

#[test]
fn an_edit_changes_nothing_else() {
    let (done, refused) = edits(0..1000);
    assert!(done > 1500, "{done} edits, {refused} refused");
}

/// `NETLOG_TEST_EDITS=1000000 cargo test --release --test it a_million -- --ignored --nocapture`
#[test]
#[ignore = "minutes; for a release, or after a change of the edits"]
fn a_million_edits_change_nothing_else() {
    let wanted = std::env::var("NETLOG_TEST_EDITS").ok().and_then(|many| many.parse().ok());
    let wanted: usize = wanted.unwrap_or(1_000_000);
    let (mut done, mut refused, mut from) = (0, 0, 1 << 32);
    while done < wanted {
        let (more, not) = edits(from..from + 10_000);
        (done, refused, from) = (done + more, refused + not, from + 10_000);
    }
    println!("{done} edits, {refused} refused, {} files", from - (1 << 32));
}

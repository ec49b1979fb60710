//! What must hold for every text, however odd: one function a law, each of which panics where the
//! law is broken. The fuzz targets hand random texts in, `tests/it/fuzz_seeds.rs` the seeds, and
//! `tests/it/edits.rs` random edits. Knows only what netlog's library shows.

mod import;

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;
use netlog::change::ChangeSet;
use netlog::cli::Settings;
use netlog::diagnostic::{Diagnostic, excerpt};
use netlog::error::Error;
use netlog::page::{Page, Step};
use netlog::paint::{Painted, Style, escape_line, escape_lines};
use netlog::query::{Query, Setting};
use netlog::record::kind::{CONTACT, CONVERSATION, MEETING};
use netlog::record::{Book, Done, Record, Schema};
use netlog::render::terminal::draw;
use netlog::render::{Column, Doc, Table};
use netlog::words::when::{self, Bias};
use netlog::words::{Clock, Lang, PartialDate, Words};
use serde_yaml::{Mapping, Value};

/// Panics where the text breaks it.
pub type Law = fn(&str);

/// A name for each law, as the folders of the seeds have it.
pub const LAWS: &[(&str, Law)] = &[
    ("front_matter", front_matter),
    ("parser", parser),
    ("body", body),
    ("query", query),
    ("date", date),
    ("terminal", terminal),
    ("edit", edit),
    ("settings", settings),
    ("diff", diff),
    ("import", import::import),
];

/// Made once a thread: reading the language files takes longer than most laws.
fn in_both(hold: impl Fn(&Words)) {
    thread_local! {
        static WORDS: [Words; 2] = Lang::ALL.map(Words::new);
    }
    WORDS.with(|words| words.iter().for_each(hold));
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 10, 16).expect("a day")
}

fn records(text: &str) -> Vec<(Schema, Record)> {
    let paths = [
        (&CONTACT, "contacts/x.md"),
        (&CONVERSATION, "conversations/2024/x.md"),
        (&MEETING, "meetings/x.md"),
    ];
    let read = |(kind, path)| Record::read(&Schema::default(), kind, path, text.to_string());
    paths.map(|at| (Schema::default(), read(at))).into()
}

fn inside(text: &str, range: &Range<usize>) {
    assert!(text.get(range.clone()).is_some(), "{range:?} is no part of the text");
}

/// The front matter and the body are parts of the text, every fault has a place in it, and what is
/// said about it is safe and said in both languages.
pub fn front_matter(text: &str) {
    let page = Page::new(text.to_string());
    assert_eq!(page.text(), text);
    assert_eq!(&text[page.body_start()..], page.body());
    assert_eq!(page.front_range().map(|range| &text[range]), page.front());
    let (mapping, found) = page.read("contacts/x.md");
    faults(text, &found);
    for key in mapping.keys().filter_map(Value::as_str) {
        for range in [page.key_range(key), page.value_range(&[Step::Key(key)])].iter().flatten() {
            inside(text, range);
            assert!(range.end <= page.body_start());
        }
    }
    for (_, record) in records(text) {
        faults(text, &record.faults);
        inside(text, &record.front_place());
        for field in &record.fields {
            for at in 0..field.values.len() {
                inside(text, &record.place(&field.key, at));
            }
        }
        assert_eq!(record.page().text(), text);
        assert_eq!(record.json().get("id"), Some(&record.id.as_str().into()));
    }
}

fn faults(text: &str, found: &[Diagnostic]) {
    for fault in found {
        inside(text, &fault.place.range);
        in_both(|words| {
            assert!(words.knows(fault.message.id()), "{}", fault.message.id());
            safe(&excerpt(words, fault, Some(text)));
        });
    }
}

/// The text between two fences: what is read without a fault is what the YAML parser reads, every
/// value in its place, and a number or a word for yes has a text that means it.
pub fn parser(text: &str) {
    let page = Page::new(format!("---\n{text}\n---\n"));
    let (read, found) = page.read("contacts/x.md");
    if !found.is_empty() {
        return;
    }
    let parsed = values(&page).unwrap_or_else(|| panic!("read as {read:?}: {text:?}"));
    // Equal mappings may differ in their order, and NaN is not NaN.
    assert_eq!(format!("{read:?}"), format!("{parsed:?}"), "{text:?}");
    for (key, value) in &read {
        let Some(key) = key.as_str().filter(|_| value.is_number() || value.is_bool()) else {
            continue;
        };
        let Some(source) = page.source(&[Step::Key(key)]) else { continue };
        let meant = serde_yaml::from_str::<Value>(&source).map(|meant| format!("{meant:?}"));
        assert_eq!(meant.ok(), Some(format!("{value:?}")), "{key}: {source:?} in {text:?}");
    }
}

/// The parts of a body are parts of the text, a task is on the line that it says, and to tick it
/// off changes its mark and adds a date.
pub fn body(text: &str) {
    let page = Page::new(text.to_string());
    let outline = page.outline();
    for heading in &outline.headings {
        inside(text, &heading.range);
        assert!((1..=6).contains(&heading.level));
    }
    for item in &outline.items {
        inside(text, &item.range);
        assert!(item.range.start >= page.body_start());
        assert!((1..=text.matches('\n').count() + 1).contains(&item.line));
        assert_eq!(item.marker.is_some(), item.checked.is_some());
        if let Some(marker) = &item.marker {
            let sign = text[marker.clone()].strip_prefix('[').and_then(|s| s.strip_suffix(']'));
            let sign = sign.expect("brackets");
            assert!(matches!(sign, "x" | "X") || sign.len() == 1 && sign.trim().is_empty());
            assert_eq!(text[..marker.start].matches('\n').count() + 1, item.line);
        }
    }
    for block in &outline.paragraphs {
        inside(text, &block.range);
    }
    for link in &outline.links {
        assert_eq!(text[link.target_range.clone()], link.target);
        assert!(
            text[link.range.clone()].starts_with("[[") && text[link.range.clone()].ends_with("]]")
        );
    }
    for (schema, record) in records(text) {
        for decision in &record.decisions {
            inside(text, &decision.range);
        }
        for (at, task) in record.tasks.iter().enumerate() {
            inside(text, &task.range);
            assert_eq!(text[task.mark.clone()].len(), 1);
            if let Some(after) = record.ticked(&schema, task, today()) {
                ticked(&record, at, &after);
            }
        }
    }
}

/// One byte of the box, and a date behind the task: nothing else.
pub fn ticked(record: &Record, at: usize, after: &str) {
    let (text, task) = (record.page().text(), &record.tasks[at]);
    let date = format!(" done:{}", today());
    let (mark, end) = (task.mark.clone(), task.range.end);
    let wanted = format!("{}x{}{date}{}", &text[..mark.start], &text[mark.end..end], &text[end..]);
    assert_eq!(after, wanted);
    let now = Record::read(&Schema::default(), record.kind, &record.path, after.to_string());
    assert_eq!(now.tasks[at].done, Done::On(today()));
    assert_eq!((&now.fields, now.tasks.len()), (&record.fields, record.tasks.len()));
    let others = record.tasks.iter().zip(&now.tasks).enumerate().filter(|(other, _)| *other != at);
    for (_, (before, now)) in others {
        assert_eq!((&before.text, before.done, before.due), (&now.text, now.done, now.due));
    }
}

/// What is understood and written out is understood again as the same, and finds the same.
pub fn query(text: &str) {
    let schema = Schema::default();
    let saved = [("fest", "status:confirmed"), ("kreis", "@kreis")];
    let saved: BTreeMap<_, _> = saved.map(|(k, v)| (k.to_string(), v.to_string())).into();
    let setting = Setting { saved: &saved, ..Setting::new(&schema, today()) };
    let book =
        Book::new(Schema::default(), records(BOOK).into_iter().map(|r| r.1).collect(), vec![]);
    let words: Vec<String> = text.split(' ').map(str::to_string).collect();
    for asked in [Query::parse(&[], Some(text), &setting), Query::parse(&words, None, &setting)] {
        let query = match asked {
            Ok(query) => query,
            Err(error) => {
                said(&error);
                continue;
            }
        };
        let written = query.to_string();
        let again = match Query::parse(&[], Some(&written), &setting) {
            Ok(again) => again,
            Err(error) => panic!("{text:?} is written {written:?}: {error:?}"),
        };
        assert_eq!(again.to_string(), written, "{text:?}");
        let ids = |query: &Query| -> Vec<String> {
            query.select(&book).iter().map(|record| record.path.clone()).collect()
        };
        assert_eq!(ids(&again), ids(&query), "{text:?} is written {written:?}");
    }
}

const BOOK: &str = "---\nname: Anna\ntitle: Sitzung\ndate: 2024-10-14\ntopics: [a]\nstatus: held\n\
                    with: [x]\nparticipants: [x]\n---\n# Anna\n- [ ] Liste @x due:2024-11-04\n";

/// An error is a sentence in both languages, whatever it is about.
fn said(error: &Error) {
    in_both(|words| {
        for message in std::iter::once(&error.message).chain(&error.hints) {
            assert!(words.knows(message.id()), "{}", message.id());
            safe(&Painted::text(&words.say(message)));
        }
    });
}

/// A day is one that a record can hold, a range does not end before it begins, and what is read
/// as ISO 8601 is written so again. What netlog itself writes is read as the same date.
pub fn date(text: &str) {
    if let Ok(date) = PartialDate::parse(text) {
        assert_eq!(date.to_string(), text);
        assert!(date.first() <= date.last());
    }
    if let Some(clock) = Clock::parse(text) {
        assert!(clock.start < 24 * 60 && clock.end.is_none_or(|end| end <= 24 * 60));
        assert_eq!(Clock::parse(&clock.to_string()), Some(clock));
    }
    for bias in [Bias::Past, Bias::Future] {
        let Ok(date) = when::day(text, today(), bias) else { continue };
        assert!((1000..=9999).contains(&date.year()), "{text:?} is {date}");
        assert_eq!(PartialDate::parse(&date.to_string()), Ok(date));
        in_both(|words| {
            let written = words.date(date);
            assert_eq!(when::day(&written, today(), bias), Ok(date), "{text:?} as {written:?}");
        });
    }
    if let Ok(range) = when::range(text, today())
        && let (Some(from), Some(until)) = (range.from, range.until)
    {
        assert!(from <= until, "{text:?} is {from} to {until}");
    }
    if let Some(span) = when::span(text) {
        assert!(span.before(today()) <= today() && span.after(today()) >= today());
    }
}

/// Whatever is painted holds nothing that a terminal acts on, and painting it again changes
/// nothing.
pub fn terminal(text: &str) {
    for style in [Style::Plain, Style::Error] {
        safe(&Painted::styled(style, text));
    }
    let mut pieces = Painted::new();
    for (at, line) in text.split('|').enumerate() {
        pieces.push(if at % 2 == 0 { Style::Strong } else { Style::Plain }, line);
    }
    safe(&pieces);
    let shown = escape_lines(text);
    assert_eq!(escape_lines(&shown), shown);
    few_marks(&shown);
    let line = escape_line(text);
    few_marks(&line);
    assert!(!line.contains(['\n', '\t']), "{line:?}");
    assert_eq!(escape_line(&line), line);
    few_marks(&pieces.plain());
    document(text);
}

/// A document keeps to its width and is as safe as its parts.
fn document(text: &str) {
    let mut parts = text.split('|');
    let mut table = Table::new([Column::text("A"), Column::text("B"), Column::keep("C")]);
    table.row(parts.clone().take(3));
    let mut doc = Doc::new();
    doc.table(table).list(parts.clone()).quote(parts.clone());
    doc.facts(parts.next().map(|part| (part, text)));
    for width in [None, Some(20), Some(80)] {
        safe(&draw(&doc, width));
    }
}

/// No more marks on one character than a script needs.
fn few_marks(text: &str) {
    let mut marks = 0;
    for c in text.chars() {
        marks = if matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}') {
            marks + 1
        } else {
            0
        };
        assert!(marks <= 8, "{marks} marks in {text:?}");
    }
}

/// No control but line break and tab, nothing that reorders or hides text; with colours only
/// netlog's own sequences are added.
fn safe(painted: &Painted) {
    let plain = painted.plain();
    for c in plain.chars() {
        let odd = (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
        assert!(!odd, "{c:?} in {plain:?}");
    }
    let mut coloured = painted.encode(true);
    for style in [
        "\u{1b}[0m",
        "\u{1b}[1m",
        "\u{1b}[2m",
        "\u{1b}[1;31m",
        "\u{1b}[33m",
        "\u{1b}[32m",
        "\u{1b}[36m",
    ] {
        coloured = coloured.replace(style, "");
    }
    assert_eq!(coloured, plain);
    assert_eq!(painted.encode(false), plain);
}

/// Settings are good, or a sentence about a place in the file.
pub fn settings(text: &str) {
    match Settings::parse(text) {
        Ok(settings) => {
            let schema = settings.schema();
            for (_, record) in records(BOOK) {
                Record::read(&schema, record.kind, &record.path, BOOK.to_string());
            }
            assert_eq!(settings.language.is_some(), settings.lang().is_some());
            assert_eq!(settings.upcoming.within.is_some(), settings.within().is_some());
        }
        Err(error) => {
            inside(text, &error.place.as_ref().expect("a place").range);
            said(&error);
        }
    }
}

/// A first line with the file's name, its text before and, behind a line of `=====`, afterwards.
pub fn diff(text: &str) {
    let (path, text) = text.split_once('\n').unwrap_or(("x.md", text));
    let (before, after) = text.split_once("\n=====\n").unwrap_or((text, ""));
    let mut set = ChangeSet::new();
    set.edit(path, before, after);
    set.create(path, after);
    set.remove(path, before);
    safe(&set.diff());
    assert_eq!(
        set.changes().first().is_some_and(
            |c| c.before.as_deref() == Some(before) && c.after.as_deref() == Some(after)
        ),
        before != after
    );
}

/// One edit of a front matter.
#[derive(Clone, Debug)]
pub enum Edit {
    Set(String, Value),
    Append(String, Value),
    Remove(String),
    RemoveItem(String, Value),
}

/// A first line such as `set topics [a, b]`, `append`, `remove` or `remove-item`; then the file.
pub fn edit(text: &str) {
    let Some((line, text)) = text.split_once('\n') else { return };
    let mut words = line.splitn(3, ' ');
    let (verb, key) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let Ok(value) = serde_yaml::from_str::<Value>(words.next().unwrap_or_default()) else { return };
    let key = key.to_string();
    let edit = match verb {
        "set" => Edit::Set(key, value),
        "append" => Edit::Append(key, value),
        "remove" => Edit::Remove(key),
        "remove-item" => Edit::RemoveItem(key, value),
        _ => return,
    };
    edited(&Page::new(text.to_string()), &edit);
}

/// Carries an edit out and holds the result against the law; `None` where it was refused.
///
/// - Reading again gives what was wanted, every other key has its value and the text of it, and
///   all keys stand in their order.
/// - Nothing changes before the key's colon (for a key that goes: before its line), and nothing
///   behind the last line of its value; a new key is added at the end of the front matter. So the
///   body, the fences, the byte order mark and all comments outside stay.
/// - What is appended or taken out of a list is added or taken out, the rest of its text stays.
/// - A comment behind the value stays, unless its key goes.
/// - A file with CR LF gets no line without.
pub fn edited(page: &Page, edit: &Edit) -> Option<Page> {
    let (result, key) = match edit {
        Edit::Set(key, value) => (page.set(key, value), key),
        Edit::Append(key, value) => (page.append(key, value), key),
        Edit::Remove(key) => (page.remove(key), key),
        Edit::RemoveItem(key, value) => (page.remove_item(key, value), key),
    };
    let after = result.ok()?;
    let (text, now) = (page.text(), after.text());
    let told = || format!("{edit:?}\n--- before\n{text}\n--- after\n{now}");
    let old = values(page).expect("an edited page is readable");
    let wanted = wanted(page, &old, edit);
    let read = values(&after).unwrap_or_else(|| panic!("unreadable: {}", told()));
    assert!(read.iter().eq(wanted.iter()), "wanted {wanted:?}, read {read:?}: {}", told());
    if old == wanted {
        assert_eq!(text, now, "{}", told());
        return Some(after);
    }
    let (start, end) = region(page, &old, edit, key);
    assert!(now.starts_with(&text[..start]), "before the value: {}", told());
    let rest = &now[start..];
    let own = rest.strip_suffix(&text[end..]).map(str::to_string);
    let gone = !wanted.contains_key(key);
    // Blank lines and comments that a text above would take for its own go with the key.
    let own = own.or_else(|| gone.then(|| below(&text[end..], rest)).flatten());
    let own = own.unwrap_or_else(|| panic!("behind the value: {}", told()));
    for other in old.keys().filter_map(Value::as_str).filter(|other| other != key) {
        let of = |page: &Page| {
            let range = page.value_range(&[Step::Key(other)])?;
            Some(page.text()[range].to_string())
        };
        assert_eq!(of(&after), of(page), "the text of {other}: {}", told());
    }
    let list = |values: &Mapping| {
        values.get(key).is_some_and(|v| v.as_sequence().is_some_and(|v| !v.is_empty()))
    };
    let written = &text[start..end];
    match edit {
        Edit::Append(..) if list(&old) => {
            assert!(is_within(written, &own), "a part of the list is gone: {}", told());
        }
        Edit::Remove(_) | Edit::RemoveItem(..) => {
            assert!(is_within(&own, written), "something was added: {}", told());
        }
        _ => {}
    }
    if let Some(range) = page.value_range(&[Step::Key(key)]).filter(|_| !gone) {
        let line = text[range.end..].lines().next().unwrap_or_default().trim();
        assert!(!line.starts_with('#') || own.contains(line), "the comment is gone: {}", told());
    }
    let lone = |page: &Page| page.front().unwrap_or_default().replace("\r\n", "").contains('\n');
    assert!(page.line_end() == "\n" || lone(page) || !lone(&after), "a lone LF: {}", told());
    Some(after)
}

/// Where bytes may change.
fn region(page: &Page, old: &Mapping, edit: &Edit, key: &str) -> (usize, usize) {
    let text = page.text();
    let front = page.front_range().expect("a front matter");
    if !old.contains_key(key) {
        return (front.end, front.end);
    }
    let name = page.key_range(key).expect("a key has a place");
    let value = page.value_range(&[Step::Key(key)]).expect("a value has a place");
    let last = if value.is_empty() { name.end } else { value.end.max(name.end) };
    let mut end = text[last..front.end].find('\n').map_or(front.end, |at| last + at + 1);
    // The blank lines below a text that keeps them are its own.
    if matches!(edit, Edit::Append(..)) && text[name.end..end].contains(['|', '>']) {
        let blank = |line: &&str| line.trim().is_empty();
        end += text[end..front.end]
            .split_inclusive('\n')
            .take_while(blank)
            .map(str::len)
            .sum::<usize>();
    }
    let line = text[..name.start].rfind('\n').map_or(0, |at| at + 1);
    match edit {
        Edit::Remove(_) | Edit::RemoveItem(..) => (line, end),
        Edit::Set(..) | Edit::Append(..) => (name.end, end),
    }
}

/// What is left of a removed key where only blank lines and comments behind it went too.
fn below(behind: &str, rest: &str) -> Option<String> {
    let mut behind = behind;
    while !behind.is_empty() {
        if rest == behind {
            return Some(String::new());
        }
        let (line, next) = behind.split_once('\n')?;
        if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            return None;
        }
        behind = next;
    }
    None
}

/// True where `part` is `whole` with some of its characters left out; a line break within a text
/// is a blank like others.
fn is_within(part: &str, whole: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c))
}

/// Read by the parser alone, without anything of netlog.
pub fn values(page: &Page) -> Option<Mapping> {
    match serde_yaml::from_str(page.front()?).ok()? {
        Value::Mapping(mapping) => Some(mapping),
        Value::Null => Some(Mapping::new()),
        _ => None,
    }
}

/// What the front matter must say after the edit.
fn wanted(page: &Page, old: &Mapping, edit: &Edit) -> Mapping {
    let mut wanted = old.clone();
    match edit {
        Edit::Set(key, value) => {
            wanted.insert(key.as_str().into(), value.clone());
        }
        Edit::Append(key, value) => {
            let mut items = match old.get(key) {
                None | Some(Value::Null) => vec![],
                Some(Value::Sequence(items)) => items.clone(),
                Some(single) => vec![single.clone()],
            };
            items.push(value.clone());
            wanted.insert(key.as_str().into(), items.into());
        }
        Edit::Remove(key) => {
            wanted.shift_remove(key);
        }
        Edit::RemoveItem(key, value) => {
            // A number is found by the text that it is written with.
            let same = |item: &Value, path: &[Step]| {
                let plain = matches!(item, Value::Number(_) | Value::Bool(_)) && value.is_string();
                item == value || (plain && page.source(path).as_deref() == value.as_str())
            };
            let name = Step::Key(key);
            match old.get(key) {
                Some(Value::Sequence(items)) => {
                    let mut all = (0..).zip(items);
                    let found = all.find(|(at, item)| same(item, &[name, Step::Index(*at)]));
                    match found {
                        Some(_) if items.len() == 1 => {
                            wanted.shift_remove(key);
                        }
                        Some((at, _)) => {
                            let mut items = items.clone();
                            items.remove(at);
                            wanted.insert(key.as_str().into(), items.into());
                        }
                        None => {}
                    }
                }
                Some(single) if same(single, &[name]) => {
                    wanted.shift_remove(key);
                }
                _ => {}
            }
        }
    }
    wanted
}

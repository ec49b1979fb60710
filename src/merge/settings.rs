//! `netlog.toml` that two have changed: key by key, lists by what came and went. Comments stay. Of
//! one key with two values theirs stands there, and the key is named.

use toml_edit::{DocumentMut, Item, RawString, TableLike, Value};

use super::lines;
use super::list;

/// Where an office says what holds for its log.
pub const FILE: &str = "netlog.toml";

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Joined {
    pub text: String,
    /// Keys to which each gave another value: `office.name`.
    pub open: Vec<String>,
}

/// `None` where one of them cannot be read, or a comment would be lost.
pub(super) fn merge(base: Option<&str>, ours: &str, theirs: &str) -> Option<Joined> {
    let plain = |text: &str| text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let texts = [base.unwrap_or_default(), ours, theirs].map(plain);
    let [was, our, their] = texts.each_ref().map(|text| text.parse::<DocumentMut>().ok());
    let (was, our, mut out) = (was?, our?, their?);
    let [base_text, our_text, their_text] = texts.each_ref().map(String::as_str);
    let mut desk = Desk { known: comments(base_text), open: Vec::new() };
    desk.tables(Some(was.as_table()), our.as_table(), out.as_table_mut(), &At::default())?;
    let ends = [&was, &our, &out].map(|side| raw(Some(side.trailing())));
    let end = joined(ends.each_ref().map(String::as_str));
    out.set_trailing(end);
    let text = out.to_string();
    let is_whole = text.parse::<DocumentMut>().is_ok()
        && keeps_comments([base_text, our_text, their_text], &text);
    let end = if theirs.contains("\r\n") { "\r\n" } else { "\n" };
    let mark = if theirs.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    is_whole.then(|| Joined { text: format!("{mark}{}", text.replace('\n', end)), open: desk.open })
}

/// Where in the file: the keys that lead there, and whether the tables of that name are written as
/// `{ a = 1 }`, which has no comments and no tables in it.
#[derive(Default)]
struct At {
    path: String,
    ours_inline: bool,
    theirs_inline: bool,
}

struct Desk<'a> {
    /// The comments that both had.
    known: Vec<&'a str>,
    open: Vec<String>,
}

impl Desk<'_> {
    /// What we did since `was` is done in `out`, which is theirs.
    fn tables(
        &mut self,
        was: Option<&dyn TableLike>,
        our: &dyn TableLike,
        out: &mut dyn TableLike,
        at: &At,
    ) -> Option<()> {
        let old = was.into_iter().flat_map(|was| was.iter()).map(|(key, _)| key);
        let gone = old.filter(|key| !our.contains_key(key));
        let keys: Vec<&str> = our.iter().map(|(key, _)| key).chain(gone).collect();
        for key in keys {
            let before = was.and_then(|was| was.get(key));
            match (our.get(key), out.get(key)) {
                (Some(_), Some(_)) => self.both(was, our, out, (key, at))?,
                // They took it away: it stays where we have changed it.
                (Some(item), None) if !is_same(before, Some(item)) => {
                    self.add(our, out, (key, at))?
                }
                (None, Some(item)) if is_same(before, Some(item)) => {
                    out.remove(key);
                }
                _ => {}
            }
        }
        Some(())
    }

    /// A key of ours that they do not have.
    fn add(
        &self,
        our: &dyn TableLike,
        out: &mut dyn TableLike,
        (key, at): (&str, &At),
    ) -> Option<()> {
        let (name, item) = our.get_key_value(key)?;
        if at.ours_inline || at.theirs_inline {
            let mut value = item.clone().into_value().ok()?;
            value.decor_mut().clear();
            out.insert(key, Item::Value(value));
            if at.theirs_inline {
                out.fmt();
            }
            return Some(());
        }
        out.entry_format(name).or_insert(item.clone());
        let (above, behind) = decor(our, key);
        // What stood above what was the first key before is no comment of this one.
        let news = above.split_inclusive('\n').filter(|line| !self.known.contains(&line.trim()));
        set_decor(out, key, &news.collect::<String>(), &behind);
        Some(())
    }

    /// A key of both.
    fn both(
        &mut self,
        was: Option<&dyn TableLike>,
        our: &dyn TableLike,
        out: &mut dyn TableLike,
        (key, at): (&str, &At),
    ) -> Option<()> {
        let before = was.and_then(|was| was.get(key));
        let old = was.map(|was| decor(was, key)).unwrap_or_default();
        let sides = [old, decor(our, key), decor(out, key)];
        let mut above = joined(sides.each_ref().map(|(above, _)| above.as_str()));
        let (behind, other) = either(sides.each_ref().map(|(_, behind)| behind.as_str()));
        if let Some(other) = other {
            above.push_str(&format!("{}\n", other.trim()));
        }
        let path = format!("{}{key}", at.path);
        let ours = our.get(key)?;
        let item = out.get_mut(key)?;
        let old = before.and_then(Item::as_table_like);
        if let (Some(ours), true) = (ours.as_table_like(), item.is_table_like()) {
            let at = At {
                path: format!("{path}."),
                ours_inline: our.get(key).is_some_and(Item::is_inline_table),
                theirs_inline: item.is_inline_table(),
            };
            self.tables(old, ours, item.as_table_like_mut()?, &at)?;
        } else if let (Some(ours), Some(theirs)) = (ours.as_array(), item.as_array()) {
            let merged = list::merge(before.and_then(Item::as_array), ours, theirs);
            *item = Item::Value(Value::Array(merged));
        } else if is_same(before, Some(item)) && !is_same(Some(ours), Some(item)) {
            *item = ours.clone();
        } else if !is_same(before, Some(ours)) && !is_same(Some(ours), Some(item)) {
            self.open.push(path);
        }
        if !at.theirs_inline {
            set_decor(out, key, &above, behind);
        }
        Some(())
    }
}

pub(super) fn raw(text: Option<&RawString>) -> String {
    text.and_then(RawString::as_str).unwrap_or_default().to_string()
}

/// The comments above a key and behind it.
fn decor(table: &dyn TableLike, key: &str) -> (String, String) {
    match table.get_key_value(key) {
        Some((_, Item::Table(table))) if !table.is_dotted() => {
            (raw(table.decor().prefix()), raw(table.decor().suffix()))
        }
        Some((name, Item::Value(value))) => {
            (raw(name.leaf_decor().prefix()), raw(value.decor().suffix()))
        }
        _ => Default::default(),
    }
}

fn set_decor(table: &mut dyn TableLike, key: &str, above: &str, behind: &str) {
    match table.get_key_value_mut(key) {
        Some((_, Item::Table(table))) if !table.is_dotted() => {
            table.decor_mut().set_prefix(above);
            table.decor_mut().set_suffix(behind);
        }
        Some((mut name, Item::Value(value))) => {
            name.leaf_decor_mut().set_prefix(above);
            value.decor_mut().set_suffix(behind);
        }
        _ => {}
    }
}

/// Comments of both, line by line; of two for one line both.
pub(super) fn joined([was, our, out]: [&str; 3]) -> String {
    if let Some(merged) = lines::merge(was, our, out) {
        return merged;
    }
    let known: Vec<&str> = [was, out].iter().flat_map(|text| text.lines()).map(str::trim).collect();
    let news = our.lines().filter(|line| !known.contains(&line.trim()));
    let news = news.map(|line| format!("{line}\n")).collect::<String>();
    let (lines, rest) = out.split_at(out.rfind('\n').map_or(0, |at| at + 1));
    format!("{lines}{news}{rest}")
}

/// What stands behind a value, and ours where theirs stands there.
pub(super) fn either([was, our, out]: [&str; 3]) -> (&str, Option<&str>) {
    match () {
        () if our == was || our == out => (out, None),
        () if out == was => (our, None),
        () => (out, Some(our).filter(|our| our.contains('#'))),
    }
}

/// Whether they say the same, however it is written.
fn is_same(one: Option<&Item>, other: Option<&Item>) -> bool {
    match (one, other) {
        (Some(Item::Value(one)), Some(Item::Value(other))) => is_same_value(one, other),
        (Some(one), Some(other)) => match (one.as_table_like(), other.as_table_like()) {
            (Some(one), Some(other)) => is_same_table(one, other),
            _ => one.to_string() == other.to_string(),
        },
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn is_same_table(one: &dyn TableLike, other: &dyn TableLike) -> bool {
    one.len() == other.len() && one.iter().all(|(key, item)| is_same(Some(item), other.get(key)))
}

pub(super) fn is_same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::String(one), Value::String(other)) => one.value() == other.value(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| is_same_value(one, other))
        }
        (Value::InlineTable(one), Value::InlineTable(other)) => is_same_table(one, other),
        _ => {
            let text = |value: &Value| value.clone().decorated("", "").to_string();
            text(one) == text(other)
        }
    }
}

/// From its sign to the end of its line.
fn comments(text: &str) -> Vec<&str> {
    let comment = |line: &'_ str| {
        let begins = |at: &usize| {
            line.get(..*at).is_some_and(|before| before.is_empty() || before.ends_with([' ', '\t']))
        };
        line.match_indices('#').map(|(at, _)| at).find(begins)
    };
    let found = text.lines().filter_map(|line| line.get(comment(line)?..).map(str::trim_end));
    found.collect()
}

/// Whether nobody's comment is gone that nobody has taken away.
fn keeps_comments([base, ours, theirs]: [&str; 3], text: &str) -> bool {
    let [base, ours, theirs, now] = [base, ours, theirs, text].map(comments);
    let stays = |comment: &&&str| {
        !base.contains(*comment) || ours.contains(*comment) && theirs.contains(*comment)
    };
    ours.iter().chain(&theirs).filter(stays).all(|comment| now.contains(comment))
}

//! How many records there are: over time, and by what any field holds. Each number comes with the
//! query that lists its records.

use std::cmp::Reverse;

use serde::Serialize;

use crate::query::{Group, Grouping, Key, Query, Unit};
use crate::record::{Book, Record};
use crate::render::{Column, Doc, Table, Text};
use crate::words::Words;

/// Months in which nothing happened are shown as such, but not those of centuries.
const FILLED_AT_MOST: usize = 240;

/// Columns of a table of two fields; what has fewer records goes into one more, and so do earlier
/// times.
const COLUMNS_AT_MOST: usize = 7;

/// Characters of the longest bar.
const BAR: usize = 30;

/// The counts by one name, or by two. In JSON an array of its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Stats {
    pub rows: Vec<Row>,
    /// Records, each counted once.
    #[serde(skip)]
    pub total: usize,
    /// The second name is one of times.
    #[serde(skip)]
    over_time: bool,
}

/// One count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The value as records write it: an id, a key, `2024-10`; empty for those without.
    pub key: String,
    /// In the words of the reader.
    #[serde(skip)]
    pub name: String,
    pub count: usize,
    /// For `netlog list -q`.
    pub query: String,
    /// The same records by the second name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Row>,
}

/// Counts what `query` finds. Times come in their order and without gaps, everything else with the
/// largest count first.
pub fn build(book: &Book, query: &Query, by: &[Grouping], words: &Words) -> Stats {
    let records = query.select(book);
    let rows = rows(book, &query.to_string(), &records, by, words);
    let over_time = by.get(1).is_some_and(Grouping::is_of_time);
    Stats { rows, total: records.len(), over_time }
}

fn rows(
    book: &Book,
    narrow: &str,
    records: &[&Record],
    by: &[Grouping],
    words: &Words,
) -> Vec<Row> {
    let Some((first, rest)) = by.split_first() else { return Vec::new() };
    let mut groups = first.groups(book, records, words);
    match groups.first().map(|group| &group.key) {
        Some(Key::Time(..)) => groups = without_gaps(first, groups),
        // Equal ones stay in the order of their names.
        _ => groups.sort_by_key(|group| (group.key == Key::Nothing, Reverse(group.records.len()))),
    }
    groups
        .into_iter()
        .map(|group| {
            let query = match narrow {
                "" => group.condition.clone(),
                narrow => format!("({narrow}) {}", group.condition),
            };
            Row {
                name: group.name(book, words),
                count: group.records.len(),
                by: rows(book, &query, &group.records, rest, words),
                key: group.value,
                query,
            }
        })
        .collect()
}

fn without_gaps<'a>(by: &Grouping, groups: Vec<Group<'a>>) -> Vec<Group<'a>> {
    let mut filled: Vec<Group<'a>> = Vec::with_capacity(groups.len());
    for group in groups {
        let last = filled.last().map(|group| group.key.clone());
        if let (Some(Key::Time(year, number, unit)), Key::Time(..)) = (last, &group.key) {
            let mut missing = missing(by, (year, number), unit, &group.key);
            filled.append(&mut missing);
        }
        filled.push(group);
    }
    filled
}

fn missing<'a>(by: &Grouping, mut at: (i32, u32), unit: Unit, until: &Key) -> Vec<Group<'a>> {
    let mut missing = Vec::new();
    loop {
        at = unit.next(at.0, at.1);
        if Key::Time(at.0, at.1, unit) >= *until {
            return missing;
        }
        if missing.len() == FILLED_AT_MOST {
            return Vec::new();
        }
        missing.push(by.at(at.0, at.1, unit));
    }
}

impl Stats {
    /// For people: with a bar for each count, or the second name across.
    pub fn doc(&self, head: &str, words: &Words) -> Doc {
        let mut doc = Doc::new();
        let two = self.rows.iter().any(|row| !row.by.is_empty());
        doc.table(if two { self.crossed(head, words) } else { self.bars(head, words) });
        doc
    }

    fn bars(&self, head: &str, words: &Words) -> Table {
        let most = self.rows.iter().map(|row| row.count).max().unwrap_or(0).max(1);
        let count = words.text("report-stats-count");
        let mut table =
            Table::new([Column::text(head), Column::number(count), Column::keep(String::new())]);
        for row in &self.rows {
            table.row([
                Text::from(row.name.as_str()),
                Text::from(number(row.count, words)),
                Text::from(bar(row.count, most)),
            ]);
        }
        table
    }

    fn crossed(&self, head: &str, words: &Words) -> Table {
        let across = self.across();
        let (shown, others) = match (self.over_time, across.len().checked_sub(COLUMNS_AT_MOST)) {
            (true, Some(earlier)) => {
                let (others, shown) = across.split_at(earlier);
                (shown, others)
            }
            _ => across.split_at(across.len().min(COLUMNS_AT_MOST)),
        };
        let mut parts: Vec<(String, &[(String, String)])> =
            shown.iter().map(|one| (one.1.clone(), std::slice::from_ref(one))).collect();
        if !others.is_empty() {
            match self.over_time {
                true => parts.insert(0, (words.text("report-stats-earlier"), others)),
                false => parts.push((words.text("report-stats-others"), others)),
            }
        }
        let mut columns = vec![Column::text(head)];
        columns.extend(parts.iter().map(|(name, _)| Column::number(name.as_str())));
        columns.push(Column::number(words.text("report-stats-all")));
        let mut table = Table::new(columns);
        for row in &self.rows {
            let of = |key: &str| row.by.iter().find(|cell| cell.key == key).map_or(0, |c| c.count);
            let mut cells = vec![Text::from(row.name.as_str())];
            cells.extend(parts.iter().map(|(_, keys)| {
                Text::from(blank_or(keys.iter().map(|(key, _)| of(key)).sum(), words))
            }));
            cells.push(Text::from(number(row.count, words)));
            table.row(cells);
        }
        table
    }

    /// Keys and names of the second name: times in their order, else the most frequent first; those
    /// without a value come last.
    fn across(&self) -> Vec<(String, String)> {
        let mut across: Vec<(String, String, usize)> = Vec::new();
        for cell in self.rows.iter().flat_map(|row| &row.by) {
            match across.iter_mut().find(|(key, ..)| *key == cell.key) {
                Some((.., count)) => *count += cell.count,
                None => across.push((cell.key.clone(), cell.name.clone(), cell.count)),
            }
        }
        match self.over_time {
            true => across.sort_by(|(a, ..), (b, ..)| (a.is_empty(), a).cmp(&(b.is_empty(), b))),
            false => across.sort_by_key(|(key, _, count)| (key.is_empty(), Reverse(*count))),
        }
        across.into_iter().map(|(key, name, _)| (key, name)).collect()
    }

    /// The keys and counts, one row for each pair where there are two names.
    pub fn table(&self, by: &[Grouping]) -> Table {
        let heads = by.iter().map(|by| by.name.as_str()).chain(["count"]);
        let mut table = Table::new(heads.map(Column::text));
        for row in &self.rows {
            if row.by.is_empty() {
                table.row([row.key.clone(), row.count.to_string()]);
            }
            for cell in &row.by {
                table.row([row.key.clone(), cell.key.clone(), cell.count.to_string()]);
            }
        }
        table
    }
}

fn number(count: usize, words: &Words) -> String {
    words.number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A zero in a table of many numbers hides those that are none.
fn blank_or(count: usize, words: &Words) -> String {
    if count == 0 { "·".to_string() } else { number(count, words) }
}

/// To half a character; what is there at all can be seen.
fn bar(count: usize, most: usize) -> String {
    let halves = (count * BAR * 2).div_ceil(most.max(1));
    let half = if halves % 2 == 1 { "▌" } else { "" };
    format!("{}{half}", "█".repeat(halves / 2))
}

#[cfg(test)]
mod tests {
    use super::super::sample::book;
    use super::*;
    use crate::record::Schema;
    use crate::words::Lang;

    const FILES: [(&str, &str); 4] = [
        (
            "conversations/a",
            "date: 2024-10-01\nwith: [x]\nchannel: phone\ntopics: [Wohnen, b]\n---\n",
        ),
        ("conversations/b", "date: 2024-10-30\nwith: [x]\nchannel: video\ntopics: [wohnen]\n---\n"),
        ("meetings/c", "title: c\ndate: 2025-01\nparticipants: [y]\n---\n"),
        ("contacts/x", "name: X\n---\n"),
    ];

    fn stats(by: &[&str]) -> Stats {
        let by: Vec<Grouping> = by
            .iter()
            .map(|name| Grouping::parse(name, &Schema::default()).expect("a name"))
            .collect();
        build(&book(&FILES), &Query::all(), &by, &Words::new(Lang::De))
    }

    fn counts(by: &str) -> Vec<(String, usize, String)> {
        stats(&[by]).rows.into_iter().map(|row| (row.name, row.count, row.query)).collect()
    }

    fn row(name: &str, count: usize, query: &str) -> (String, usize, String) {
        (name.to_string(), count, query.to_string())
    }

    #[test]
    fn of_many_times_the_last_ones_have_columns_in_their_order() {
        let months: Vec<(String, String)> = (1..=9)
            .rev()
            .map(|month| {
                let text = format!("date: 2024-{month:02}-01\nwith: [x]\nchannel: phone\n---\n");
                (format!("conversations/m{month}"), text)
            })
            .collect();
        let files: Vec<(&str, &str)> =
            months.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let schema = Schema::default();
        let by = ["channel", "month"].map(|name| Grouping::parse(name, &schema).expect("a name"));
        let words = Words::new(Lang::De);
        let stats = build(&book(&files), &Query::all(), &by, &words);
        let table = stats.crossed("Weg", &words);
        let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
        let row: Vec<String> =
            table.rows.first().expect("a row").iter().map(Text::to_plain).collect();
        assert_eq!(heads[..4], ["Weg", "frühere", "März 2024", "Apr. 2024"]);
        assert_eq!(row[..4], ["Telefon", "2", "1", "1"]);
        assert_eq!(heads.last().map(String::as_str), Some("alle"));
    }

    #[test]
    fn months_have_no_gaps_and_what_has_no_date_comes_last() {
        assert_eq!(
            counts("monat"),
            [
                row("Okt. 2024", 2, "date:2024-10"),
                row("Nov. 2024", 0, "date:2024-11"),
                row("Dez. 2024", 0, "date:2024-12"),
                row("Jan. 2025", 1, "date:2025-01"),
                row("ohne Angabe", 1, "not:has:date"),
            ]
        );
        assert_eq!(counts("quarter")[1], row("1. Quartal 2025", 1, "date:2025-q1"));
    }

    #[test]
    fn values_come_by_their_number_and_once_in_any_spelling() {
        assert_eq!(
            counts("topic"),
            [
                row("Wohnen", 2, "topic:=Wohnen"),
                row("b", 1, "topic:=b"),
                row("ohne Angabe", 2, "not:has:topic"),
            ]
        );
        assert_eq!(counts("with")[0], row("X", 2, "with:=x"));
        assert_eq!(counts("typ")[0], row("Gespräch", 2, "type:conversation"));
    }

    #[test]
    fn two_names_make_a_table() {
        let stats = stats(&["year", "channel"]);
        assert_eq!(stats.rows[0].by[1].query, "(date:2024) channel:=video");
        let table = stats.crossed("Jahr", &Words::new(Lang::De));
        let heads: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
        assert_eq!(heads, ["Jahr", "Telefon", "Video", "ohne Angabe", "alle"]);
        assert_eq!(table.rows.len(), 3);
    }

    #[test]
    fn bars_are_as_long_as_the_counts() {
        assert_eq!(bar(0, 7), "");
        assert_eq!(bar(1, 1000), "▌");
        assert_eq!(bar(7, 7).chars().count(), BAR);
    }
}

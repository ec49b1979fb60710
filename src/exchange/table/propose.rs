//! A mapping file for a table that netlog does not understand, filled with what it does and with
//! its best guesses, for a person to correct.

use super::column::{Column, Heads, kept};
use super::grid::{Cell, Grid, Row};
use super::names::{self, norm};
use super::read::grids;
use super::target::{Class, Line, Part, Target};
use crate::exchange::{Desk, Source};
use crate::record::email;
use crate::record::{KindSpec, kind};
use crate::words::{Message, when};

/// Rows that a guess looks at.
const SAMPLE: usize = 200;

/// The text of the file. Where the table cannot be read at all, it has comments only.
pub fn propose(source: &Source<'_>, desk: &Desk<'_>) -> String {
    let heads = Heads::new(desk, None);
    let grids = grids(source, &heads, None).unwrap_or_default();
    let mut out =
        comment(&desk.words.say(&Message::new("exchange-propose-head").with("file", source.name)));
    // The table that most is known of; of those that say nothing the largest.
    let known =
        |grid: &&Grid| (heads.find(&grid.rows).map_or(0, |found| found.known), grid.rows.len());
    let Some(grid) = grids.iter().max_by_key(known).filter(|grid| !grid.rows.is_empty()) else {
        return out;
    };
    let found = heads.find(&grid.rows);
    let at = found.as_ref().map_or_else(|| fullest(grid), |found| found.at);
    let Some(head) = grid.rows.get(at) else { return out };
    let rows = grid.rows.get(at + 1..).unwrap_or_default();
    let rows = rows.get(..rows.len().min(SAMPLE)).unwrap_or_default();
    let kind = found.as_ref().map_or_else(|| likely(head, rows), |found| found.kind);
    let columns = heads.columns(kind, head, 0);
    out.push_str(&format!("kind = {}\n", quoted(kind.name)));
    out.push_str(&format!("header = {}\n", head.line));
    if let Some(name) = grid.name.as_deref().filter(|_| grids.len() > 1) {
        out.push_str(&format!("sheet = {}\n", quoted(name)));
    }
    out.push_str(&comment(&desk.words.text("exchange-propose-more")));
    out.push_str("\n[columns]\n");
    let (known, unknown): (Vec<_>, Vec<_>) = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !column.head.is_empty())
        .partition(|(_, column)| column.known);
    let mut section = |id: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&comment(&desk.words.text(id)));
            out.extend(lines);
        }
    };
    let line =
        |column: &Column, word: &str| format!("{} = {}\n", quoted(&column.head), quoted(word));
    let mut seen: Vec<String> = Vec::new();
    let mut is_new = |column: &Column| {
        let name = norm(&column.head);
        let is_new = !seen.contains(&name) && !name.is_empty();
        seen.push(name);
        is_new
    };
    let known: Vec<String> = known
        .into_iter()
        .filter(|(_, column)| is_new(column))
        .map(|(_, column)| format!("# {}", line(column, &column.target.word())))
        .collect();
    let (mut guessed, mut kept_ones) = (Vec::new(), Vec::new());
    for (at, column) in unknown {
        if !is_new(column) {
            continue;
        }
        match guess(kind, column, at, rows) {
            Some(target) => guessed.push(line(column, &target.word())),
            None => kept_ones.push(line(column, &kept(&column.head, at))),
        }
    }
    section("exchange-propose-known", known);
    section("exchange-propose-guessed", guessed);
    section("exchange-propose-kept", kept_ones);
    out
}

fn fullest(grid: &Grid) -> usize {
    let rows = grid.rows.iter().take(10).enumerate();
    // Of equals the first.
    rows.rev().max_by_key(|(_, row)| row.filled().count()).map_or(0, |(at, _)| at)
}

/// What a table of unknown columns could be about: days make a calendar, addresses do not.
fn likely(head: &Row, rows: &[Row]) -> &'static KindSpec {
    let mostly =
        |test: &dyn Fn(&Cell) -> bool| (0..head.cells.len()).any(|at| share(rows, at, test));
    let is_day = |cell: &Cell| matches!(cell, Cell::Day(..)) || looks_like_day(&cell.text());
    match mostly(&is_day) && !mostly(&|cell| email::is_address(&cell.text())) {
        true => &kind::MEETING,
        false => &kind::CONTACT,
    }
}

/// By what the name is nearest to, else by what the cells look like.
fn guess(kind: &'static KindSpec, column: &Column, at: usize, rows: &[Row]) -> Option<Target> {
    let name = norm(&column.head);
    let others = if kind.date.is_some() { names::event() } else { names::contact() };
    let part = others
        .iter()
        .filter(|(known, _)| known.len() >= 3 && name.split(' ').any(|word| word == known.as_str()))
        .max_by_key(|(known, _)| (known.len(), std::cmp::Reverse(known.as_str().to_string())));
    let near = || {
        let distance = |known: &str| strsim::osa_distance(&name, known);
        let nearest =
            others.iter().min_by_key(|(known, _)| (distance(known), known.as_str().to_string()));
        nearest.filter(|(known, _)| distance(known) * 4 <= name.chars().count())
    };
    if let Some((_, target)) = part.or_else(near) {
        return Some(target.clone());
    }
    let has = |test: &dyn Fn(&str) -> bool| share(rows, at, &|cell| test(cell.text().trim()));
    if kind.date.is_some() {
        return has(&looks_like_day).then_some(Target::Start);
    }
    if has(&email::is_address) {
        return Some(Target::Email(0));
    }
    if has(&|text| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit())) {
        return Some(Target::Address(Part::Postcode, Class::Unsaid, 0));
    }
    let is_phone = |text: &str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        digits >= 6
            && text.starts_with(['+', '0', '('])
            && text.chars().all(|c| c.is_ascii_digit() || "+()/- .".contains(c))
            && !looks_like_day(text)
    };
    if has(&is_phone) {
        return Some(Target::Phone(Line::Voice, Class::Unsaid, 0));
    }
    has(&|text| text.starts_with("http") || text.starts_with("www."))
        .then(|| Target::Field("web".into()))
}

fn looks_like_day(text: &str) -> bool {
    let signs = text.matches(['.', '/', '-']).count();
    let today = chrono::NaiveDate::default();
    signs == 2
        && text.bytes().filter(u8::is_ascii_digit).count() >= 4
        && when::day(text, today, when::Bias::Past).is_ok()
}

/// Most of the cells that hold something.
fn share(rows: &[Row], at: usize, test: &dyn Fn(&Cell) -> bool) -> bool {
    let cells = || rows.iter().map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    let (all, good) = (cells().count(), cells().filter(|cell| test(cell)).count());
    all > 0 && good * 3 >= all * 2
}

fn comment(text: &str) -> String {
    text.lines().map(|line| format!("# {line}").trim_end().to_string() + "\n").collect()
}

/// As TOML writes a text.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            sign if sign.is_control() => out.push(' '),
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

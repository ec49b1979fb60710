//! Tables of a page: their heads say what they are heads of, and a wide one scrolls by itself.

use std::collections::HashSet;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::Page;
use super::block::inline;
use crate::render::{Align, Column, Table, Text, clean};

/// So many letters are on a line of a small telephone, 320 CSS pixels wide.
const NARROW: usize = 34;
/// So many are on a line of A4.
const PAPER: usize = 80;
/// Between two columns, in letters.
const GAP: usize = 2;
/// A word or a kept cell longer than this is broken after all.
const LONGEST: usize = 40;

pub(super) fn write(table: &Table, page: &mut Page) {
    if table.columns.is_empty() {
        return;
    }
    let caption = table.caption.as_deref().map(clean::line).filter(|text| !text.is_empty());
    let need = need(table);
    let mut html = match need > PAPER {
        true => String::from("<table class=\"crowded\">\n"),
        false => String::from("<table>\n"),
    };
    if let Some(caption) = &caption {
        let _ = writeln!(html, "<caption>{}</caption>", clean::escaped(caption));
    }
    html.push_str("<thead>\n<tr>");
    for column in &table.columns {
        head(column, &mut html);
    }
    html.push_str("</tr>\n</thead>\n");
    let named = has_names(table);
    if !table.rows.is_empty() {
        html.push_str("<tbody>\n");
    }
    for row in &table.rows {
        html.push_str("<tr>");
        for (at, (column, text)) in table.columns.iter().zip(table.cells(row)).enumerate() {
            cell(column, text, named && at == 0, &mut html);
        }
        html.push_str("</tr>\n");
    }
    if !table.rows.is_empty() {
        html.push_str("</tbody>\n");
    }
    html.push_str("</table>\n");
    match need > NARROW {
        true => {
            let name = caption.unwrap_or_else(|| page.under.clone());
            page.region(&name, &html);
        }
        false => page.html.push_str(&html),
    }
}

fn head(column: &Column, html: &mut String) {
    let head = clean::line(&column.head);
    let class = class(column, &head, false);
    let _ = match head.is_empty() {
        // A head without words would be read out as one.
        true => write!(html, "<td{class}></td>"),
        false => write!(html, "<th scope=\"col\"{class}>{}</th>", clean::escaped(&head)),
    };
}

fn cell(column: &Column, text: &Text, is_name: bool, html: &mut String) {
    let class = class(column, &clean::line(&text.to_plain()), column.keep);
    let inner = inline(text);
    let _ = match is_name {
        true => write!(html, "<th scope=\"row\"{class}>{inner}</th>"),
        false => write!(html, "<td{class}>{inner}</td>"),
    };
}

fn class(column: &Column, text: &str, keep: bool) -> String {
    let classes = [
        (column.align == Align::Right, "right"),
        (keep && text.width() <= LONGEST, "keep"),
        (longest_word(text) > LONGEST, "long"),
    ];
    let classes = classes.into_iter().filter_map(|(is, class)| is.then_some(class));
    let classes: Vec<&str> = classes.collect();
    match classes.is_empty() {
        true => String::new(),
        false => format!(" class=\"{}\"", classes.join(" ")),
    }
}

/// True where the first column says what each row is about: in words, and never the same twice.
/// Ids and dates say when or which, not what.
fn has_names(table: &Table) -> bool {
    let [first, _, ..] = table.columns.as_slice() else { return false };
    let mut seen = HashSet::new();
    let mut names = table.rows.iter().map(|row| row.first().map(Text::to_plain));
    first.align == Align::Left
        && !first.keep
        && names.all(|name| name.is_some_and(|name| !name.trim().is_empty() && seen.insert(name)))
}

/// How many letters wide it is at least, where its texts are broken between words.
fn need(table: &Table) -> usize {
    let column = |at: usize, column: &Column| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|text| {
            let text = clean::line(&text.to_plain());
            if column.keep { text.width() } else { longest_word(&text) }
        });
        let widest = cells.chain([longest_word(&clean::line(&column.head))]).max();
        widest.unwrap_or(0).min(LONGEST) + GAP
    };
    table.columns.iter().enumerate().map(|(at, one)| column(at, one)).sum()
}

fn longest_word(text: &str) -> usize {
    text.split([' ', '-', '–', '/']).map(|word| word.width()).max().unwrap_or(0)
}

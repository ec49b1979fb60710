//! A document at a terminal: calm, aligned, wrapped at words. Everything in it is escaped.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::flow::Flow;
use super::{Block, Doc, Table, Text, grid};
use crate::paint::{Painted, Style};

/// Prose is never wider than this, however wide the terminal is: longer lines are hard to read.
const PROSE: usize = 100;

/// Beside labels a value has at least this many columns, or it stands below its label.
const VALUE: usize = 20;

/// Columns of a rule where there is no terminal.
const RULE: usize = 72;

/// Draws `doc` for a terminal of `width` columns. Without a width nothing is wrapped, so that in
/// a pipe every row of a table, paragraph and item is one line.
pub fn draw(doc: &Doc, width: Option<usize>) -> Painted {
    let mut painted = Painted::new();
    let mut before: Option<&Block> = None;
    if let Some(title) = &doc.title {
        heading(title, true, width, &mut painted);
        painted.line();
    }
    for block in &doc.blocks {
        let drawn = draw_block(block, width);
        if drawn.is_empty() {
            continue;
        }
        if before.is_some_and(|before| !hugs(before, block)) {
            painted.line();
        }
        painted.append(drawn);
        before = Some(block);
    }
    painted
}

/// A small heading stands directly above what it names.
fn hugs(before: &Block, block: &Block) -> bool {
    matches!(before, Block::Heading { level: 2.., .. })
        && !matches!(block, Block::Table(_) | Block::Heading { .. })
}

fn draw_block(block: &Block, width: Option<usize>) -> Painted {
    let mut painted = Painted::new();
    let prose = width.map(|width| width.min(PROSE));
    match block {
        Block::Heading { level, text } => heading(text, *level <= 1, prose, &mut painted),
        Block::Paragraph(text) => hang(&[], &[], text, prose, &mut painted),
        Block::List(items) => {
            for item in items {
                hang(&[(Style::Faint, "• ")], &[(Style::Plain, "  ")], item, prose, &mut painted);
            }
        }
        Block::Table(table) => draw_table(table, width, &mut painted),
        Block::Facts(facts) => {
            let facts: Vec<Fact> =
                facts.iter().map(|(label, text)| Fact { label, text, keep: false }).collect();
            draw_facts(&facts, prose, &mut painted);
        }
        Block::Quote(paragraphs) => {
            for (at, text) in paragraphs.iter().enumerate() {
                if at > 0 {
                    painted.push(Style::Faint, "│").line();
                }
                let edge = [(Style::Faint, "│ ")];
                hang(&edge, &edge, text, prose, &mut painted);
            }
        }
        Block::Rule => {
            painted.push(Style::Faint, &"─".repeat(prose.unwrap_or(RULE))).line();
        }
        Block::Lines(text) => {
            let text = text.trim_end_matches(['\n', '\r']);
            if !text.is_empty() {
                painted.push(Style::Plain, text).line();
            }
        }
    }
    painted
}

/// Bold; the great ones are underlined, so that they are seen without bold too.
fn heading(text: &str, great: bool, width: Option<usize>, painted: &mut Painted) {
    let flow = Flow::styled(Style::Strong, text);
    if flow.is_empty() {
        return;
    }
    let lines = flow.lines(width);
    for line in &lines {
        flow.paint(line, painted);
        painted.line();
    }
    if great {
        let longest = lines.iter().map(|line| flow.slice(line).width()).max().unwrap_or(0);
        painted.push(Style::Faint, &"═".repeat(longest)).line();
    }
}

/// Text behind `first` on its first line and behind `others`, equally wide, on the others.
fn hang(
    first: &[(Style, &str)],
    others: &[(Style, &str)],
    text: &Text,
    width: Option<usize>,
    painted: &mut Painted,
) {
    let flow = Flow::new(text);
    if flow.is_empty() {
        return;
    }
    let indent: usize = first.iter().map(|(_, text)| text.width()).sum();
    let lines = flow.lines(width.map(|width| width.saturating_sub(indent).max(1)));
    for (at, line) in lines.iter().enumerate() {
        for (style, mark) in if at == 0 { first } else { others } {
            painted.push(*style, mark);
        }
        flow.paint(line, painted);
        painted.line();
    }
}

struct Fact<'a> {
    label: &'a str,
    text: &'a Text,
    keep: bool,
}

/// Labels in one column, values in the next; below each other where that is too narrow.
fn draw_facts(facts: &[Fact], width: Option<usize>, painted: &mut Painted) {
    let labels: Vec<Flow> =
        facts.iter().map(|fact| Flow::styled(Style::Faint, &format!("{}:", fact.label))).collect();
    let indent = labels.iter().map(Flow::width).max().unwrap_or(0) + 2;
    let beside = width.is_none_or(|width| width >= indent + VALUE);
    for (label, fact) in labels.iter().zip(facts) {
        let value = Flow::new(fact.text);
        let room = width.map(|width| width.saturating_sub(if beside { indent } else { 2 }).max(1));
        let lines: Vec<Range<usize>> = value.lines(room.filter(|_| !fact.keep));
        let label_lines = label.lines(width);
        for line in &label_lines {
            label.paint(line, painted);
            if !beside {
                painted.line();
            }
        }
        for (at, line) in lines.iter().enumerate() {
            if line.is_empty() {
                continue;
            }
            let spaces = match (beside, at) {
                (true, 0) => indent.saturating_sub(label.width()),
                (true, _) => indent,
                (false, _) => 2,
            };
            painted.push(Style::Plain, &" ".repeat(spaces));
            value.paint(line, painted);
            if !beside || at + 1 < lines.len() {
                painted.line();
            }
        }
        if beside {
            painted.line();
        }
    }
}

fn draw_table(table: &Table, width: Option<usize>, painted: &mut Painted) {
    if table.columns.is_empty() {
        return;
    }
    if let Some(caption) = &table.caption {
        hang(&[], &[], &Text::new().strong(caption.as_str()), width, painted);
    }
    match grid::draw(table, width) {
        Some(drawn) => {
            painted.append(drawn);
        }
        None => cards(table, width, painted),
    }
}

/// Each row as its labels and values, what is empty left out.
fn cards(table: &Table, width: Option<usize>, painted: &mut Painted) {
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            painted.line();
        }
        let cells = table.columns.iter().zip(table.cells(row));
        let facts: Vec<Fact> = cells
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| Fact { label: &column.head, text, keep: column.keep })
            .collect();
        draw_facts(&facts, width, painted);
    }
}

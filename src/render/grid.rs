//! A table on a terminal: how wide its columns may be, and its cells laid out by `comfy-table`.
//! Where the columns have no room, every row becomes a card of labels and values instead.

use std::ops::Range;

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, Row, Table as Layout, TableStyle};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::flow::Flow;
use super::plan::{self, Pieces, Size};
use super::{Align, Column, Table};
use crate::paint::{Painted, Style};

/// Spaces between two columns.
const GAP: u16 = 2;

/// A column is narrowed down to its longest word, but words longer than this may be broken.
const WORD: usize = 24;

/// Without a width nothing is wrapped, and a cell wider than this stands over the columns after
/// it: one long cell must not fill every other row with spaces.
const WIDEST: usize = 200;

/// The cells of one row, each with its lines.
type Cells = Vec<(Flow, Vec<Range<usize>>)>;

/// The table with its head; `None` where `width` is too narrow for its columns.
pub(super) fn draw(table: &Table, width: Option<usize>) -> Option<Painted> {
    let head = table.columns.iter().map(|column| Flow::styled(Style::Strong, &column.head));
    let mut rows: Vec<Vec<Flow>> = vec![head.collect()];
    rows.extend(table.rows.iter().map(|row| table.cells(row).map(Flow::new).collect()));
    let widths = match width {
        Some(width) => fit(table, &rows, width)?,
        None => Vec::new(),
    };
    let broken = |row: Vec<Flow>| -> Cells {
        let lines = |(at, flow): (usize, Flow)| {
            let lines = flow.lines(widths.get(at).copied());
            (flow, lines)
        };
        row.into_iter().enumerate().map(lines).collect()
    };
    let rows: Vec<Cells> = rows.into_iter().map(broken).collect();
    Some(paint(&layout(table, &rows), &rows))
}

/// The width of each column, so that the whole is at most `width`.
fn fit(table: &Table, rows: &[Vec<Flow>], width: usize) -> Option<Vec<usize>> {
    let size = |(at, column): (usize, &Column)| {
        let cells = || rows.iter().filter_map(|row| row.get(at));
        let full = cells().map(Flow::width).max().unwrap_or(0);
        if column.keep {
            return Size { least: full, full };
        }
        let word = cells().flat_map(Flow::pieces).map(|(bare, _)| bare).max();
        Size { least: word.unwrap_or(0).min(WORD), full }
    };
    let sizes: Vec<Size> = table.columns.iter().enumerate().map(size).collect();
    let gaps = usize::from(GAP) * sizes.len().saturating_sub(1);
    let pieces = |row: &Vec<Flow>| row.iter().map(|flow| flow.pieces().collect()).collect();
    let sample: Vec<Vec<Pieces>> = rows.iter().take(plan::ROWS).map(pieces).collect();
    plan::widths(&sizes, &sample, width.checked_sub(gaps)?)
}

/// The unstyled lines: head, a thin rule, rows.
fn layout(table: &Table, rows: &[Cells]) -> Vec<String> {
    let mut layout = Layout::new();
    let mut style: TableStyle = NOTHING;
    style.header_separator.fill = Some('─');
    layout.load_style(style);
    let mut rows = rows.iter().map(row);
    if let Some(head) = rows.next() {
        layout.set_header(head);
    }
    layout.add_rows(rows);
    let last = table.columns.len().saturating_sub(1);
    for (at, column) in table.columns.iter().enumerate() {
        if let Some(laid) = layout.column_mut(at) {
            laid.set_padding((0, if at == last { 0 } else { GAP }));
            laid.set_cell_alignment(match column.align {
                Align::Left => CellAlignment::Left,
                Align::Right => CellAlignment::Right,
            });
        }
    }
    layout.lines().collect()
}

fn row(cells: &Cells) -> Row {
    let text = |(flow, lines): &(Flow, Vec<Range<usize>>)| {
        let lines: Vec<&str> = lines.iter().map(|line| start(flow.slice(line))).collect();
        Cell::new_owned(lines.join("\n"))
    };
    cells.iter().map(text).collect::<Vec<Cell>>().into()
}

/// As much of a line as the layout gets to see.
fn start(line: &str) -> &str {
    if line.len() <= WIDEST || line.width() <= WIDEST {
        return line;
    }
    let ends = line.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
    let starts = ends.map(|end| line.get(..end).unwrap_or_default());
    starts.take_while(|start| start.width() <= WIDEST).last().unwrap_or_default()
}

/// Lays the styles of the cells over the lines of the layout.
fn paint(layout: &[String], rows: &[Cells]) -> Painted {
    let mut painted = Painted::new();
    let mut drawn = layout.iter();
    for (at, cells) in rows.iter().enumerate() {
        let height = cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        for (number, line) in drawn.by_ref().take(height).enumerate() {
            overlay(line, cells, number, &mut painted);
            painted.line();
        }
        if at == 0
            && let Some(rule) = drawn.next()
        {
            painted.push(Style::Faint, rule).line();
        }
    }
    painted
}

/// One line: each cell's text is found again behind the spaces that the layout put before it.
fn overlay(line: &str, cells: &Cells, number: usize, painted: &mut Painted) {
    let mut rest = line;
    for (flow, lines) in cells {
        let Some(range) = lines.get(number).filter(|range| !range.is_empty()) else { continue };
        let text = rest.trim_start_matches(' ');
        let spaces = rest.len() - text.len();
        painted.push(Style::Plain, rest.get(..spaces).unwrap_or_default());
        flow.paint(range, painted);
        rest = text.strip_prefix(start(flow.slice(range))).unwrap_or(text);
    }
}

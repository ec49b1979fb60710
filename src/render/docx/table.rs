//! Tables: as wide as the text, each column as wide as what stands in it, the head repeated on
//! every page and no row broken by the end of one.

use super::run::{Look, paragraph, runs};
use super::style::{self, Styles};
use crate::render::picture::letters;
use crate::render::{Align, Column, Table, Text, clean};

/// Left and right of the words in a cell together, in twentieths of a point.
const MARGINS: u32 = 2 * 108;

/// An office's fonts may be wider than ours: percent of the width of our letters.
const WIDER: u32 = 115;

/// The letters are of ten points: a thousandth of that is a fifth of a twentieth of a point.
const LETTER: u32 = 5;

/// A table of at most so many rows stays on one page.
const WHOLE: usize = crate::render::doc::WHOLE;

/// XML of a table that has columns; `room` is the width of the text.
pub fn write(table: &Table, styles: &Styles, room: u32) -> String {
    let widths = widths(table, room);
    let mut out = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"{room}\" w:type=\"dxa\"/>\
         <w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
         w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>",
        styles.table(style::TABLE)
    );
    out.push_str("</w:tblPr><w:tblGrid>");
    for width in &widths {
        out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
    }
    out.push_str("</w:tblGrid>");
    let heads: Vec<Text> =
        table.columns.iter().map(|column| Text::from(column.head.as_str())).collect();
    let line = |cells: &[Text], head, with_next| {
        row(table, cells, &widths, styles, Line { head, with_next })
    };
    out.push_str(&line(&heads, true, true));
    let last = table.rows.len().saturating_sub(1);
    for (at, cells) in table.rows.iter().enumerate() {
        out.push_str(&line(cells, false, at < last && last < WHOLE));
    }
    out.push_str("</w:tbl>");
    out
}

/// What a row is.
#[derive(Clone, Copy)]
struct Line {
    head: bool,
    /// On the page of the next one.
    with_next: bool,
}

fn row(table: &Table, cells: &[Text], widths: &[u32], styles: &Styles, line: Line) -> String {
    let mut out = String::from("<w:tr><w:trPr><w:cantSplit/>");
    if line.head {
        out.push_str("<w:tblHeader/>");
    }
    out.push_str("</w:trPr>");
    let style = styles.paragraph(if line.head { style::TABLE_HEAD } else { style::TABLE_TEXT });
    for ((column, cell), width) in table.columns.iter().zip(table.cells(cells)).zip(widths) {
        let keep = if column.keep { "<w:noWrap/>" } else { "" };
        let right = column.align == Align::Right;
        let look = Look { right, keep_next: line.with_next, ..Look::default() };
        out.push_str(&format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{keep}</w:tcPr>{}</w:tc>",
            paragraph(style, &look, &runs(cell, styles))
        ));
    }
    out.push_str("</w:tr>");
    out
}

/// What one column asks for.
#[derive(Clone, Copy)]
struct Need {
    least: u32,
    full: u32,
    /// It takes what the others leave.
    text: bool,
}

type Part = fn(&Need) -> u32;

/// Every program shows the columns so; Word widens one whose words do not fit.
fn widths(table: &Table, room: u32) -> Vec<u32> {
    let needs: Vec<Need> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| need(table, at, column, room))
        .collect();
    let sum = |part: Part| needs.iter().map(part).fold(0, u32::saturating_add);
    let (least, full) = (sum(|need| need.least), sum(|need| need.full));
    // A column's part of what there is to divide, and how much that is.
    let (base, share, left): (Part, Part, u32) = if full <= room {
        let any = needs.iter().any(|need| need.text);
        let share = |need: &Need| if need.text { need.full } else { 0 };
        (|need| need.full, if any { share } else { |need| need.full }, room - full)
    } else if least <= room {
        (|need| need.least, |need| need.full - need.least, room - least)
    } else {
        (|_| 0, |need| need.least, room)
    };
    let whole = u64::from(sum(share).max(1));
    let mut widths: Vec<u32> = needs
        .iter()
        .map(|need| {
            let part = u64::from(left) * u64::from(share(need)) / whole;
            base(need).saturating_add(u32::try_from(part).unwrap_or(left))
        })
        .collect();
    let used = widths.iter().copied().fold(0, u32::saturating_add);
    if let Some(last) = widths.last_mut() {
        *last = last.saturating_add(room.saturating_sub(used));
    }
    widths
}

fn need(table: &Table, at: usize, column: &Column, room: u32) -> Need {
    let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|text| {
        let strong = text.spans().iter().any(|span| span.style == crate::paint::Style::Strong);
        (clean::line(&text.to_plain()), strong)
    });
    let cells = cells.chain([(clean::line(&column.head), true)]);
    let (mut least, mut full) = (0, 0);
    for (text, strong) in cells {
        let word = text.split(' ').map(|word| letters::line(word, strong)).max().unwrap_or(0);
        least = least.max(word);
        full = full.max(letters::line(&text, strong));
    }
    // A word longer than half the text is broken rather than leave no room for the others.
    let wide = |width: u32| (width / LETTER * WIDER / 100).saturating_add(MARGINS + 20);
    let (least, full) = (wide(least).min(room / 2), wide(full));
    let least = if column.keep { full.min(room / 2) } else { least };
    Need { least, full: full.max(least), text: !column.keep }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: [Column; 3], cells: [&str; 3]) -> Table {
        let mut table = Table::new(columns);
        table.row(cells);
        table
    }

    #[test]
    fn columns_fill_the_text_and_dates_are_whole() {
        let columns = || [Column::keep("Tag"), Column::text("Was"), Column::number("n")];
        let long = "Ein langer Satz über das Treffen ".repeat(20);
        for cells in [["14.10.2024", "Treffen", "7"], ["14.10.2024", &long, "7"]] {
            let widths = widths(&table(columns(), cells), 9071);
            assert_eq!(widths.iter().sum::<u32>(), 9071);
            let date = letters::line("14.10.2024", false) / LETTER * WIDER / 100 + MARGINS;
            assert!((date..date + 60).contains(&widths[0]), "{widths:?}");
            assert!(widths[1] > 7000, "{widths:?}");
        }
    }

    #[test]
    fn words_without_end_leave_room_for_the_others() {
        let word = "x".repeat(10_000);
        let columns = [Column::text("a"), Column::keep("b"), Column::text("c")];
        let widths = widths(&table(columns, [&word, &word, "kurz"]), 9071);
        assert_eq!(widths.iter().sum::<u32>(), 9071);
        assert!(widths.iter().all(|width| *width > 300), "{widths:?}");
    }
}

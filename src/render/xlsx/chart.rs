//! The chart beside a table: bars that can be told apart without colours, by a dark fill, a light
//! one and stripes, each with a dark outline.

use rust_xlsxwriter::{
    Chart as Drawing, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use super::{color, cut};
use crate::render::picture::{Heat, Ink};
use crate::render::{Chart, Datum, Sheet, clean};

/// UTF-16 units in a title or an alternative text.
const WORDS: usize = 255;
/// In pixels; a group of bars needs so much, within these bounds.
const GROUP: usize = 60;
const NARROWEST: usize = 560;
const WIDEST: usize = 1100;
const HEIGHT: u32 = 360;
/// Up to here Excel would draw lines between whole numbers.
const FEW: i64 = 8;

/// Right of the columns. Without rows, or without a column of numbers, there is none.
pub(super) fn put(
    page: &mut Worksheet,
    sheet: &Sheet,
    chart: &Chart,
    name: &str,
    last_row: u32,
) -> Result<(), XlsxError> {
    let known = |bar: &&usize| **bar < sheet.columns.len();
    let columns = chart.bars.iter().filter(known).filter_map(|bar| u16::try_from(*bar).ok());
    let columns: Vec<u16> = columns.collect();
    let beside = u16::try_from(sheet.columns.len() + 1).ok();
    let Some(beside) = beside.filter(|_| !columns.is_empty() && last_row > 0) else {
        return Ok(());
    };
    let mut drawing = Drawing::new(ChartType::Column);
    drawing.title().set_name(words(&chart.title).as_str());
    drawing.x_axis().set_name(words(&chart.along).as_str());
    let side = drawing.y_axis().set_name(words(&chart.up).as_str());
    side.set_num_format("#,##0");
    side.set_major_gridlines_line(ChartLine::new().set_color(color(Ink::Grid)).set_width(0.5));
    if highest(sheet, &chart.bars) <= FEW {
        side.set_major_unit(1);
    }
    for (column, look) in columns.iter().zip((0..LOOKS).cycle()) {
        drawing
            .add_series()
            .set_name((name, 0, *column))
            .set_categories((name, 1, 0, last_row, 0))
            .set_values((name, 1, *column, last_row, *column))
            .set_format(&mut fill(look))
            .set_gap(60)
            .set_overlap(0);
    }
    match columns.len() {
        1 => drawing.legend().set_hidden(),
        _ => drawing.legend().set_position(ChartLegendPosition::Bottom),
    };
    let width = (sheet.rows.len().saturating_mul(GROUP)).clamp(NARROWEST, WIDEST);
    drawing.set_width(u32::try_from(width).unwrap_or(HEIGHT)).set_height(HEIGHT);
    drawing.set_alt_text(cut(&clean::line(&chart.description), WORDS));
    page.insert_chart(0, beside, &drawing)?;
    Ok(())
}

/// So many kinds of bars can be told apart.
const LOOKS: u8 = 4;

fn fill(look: u8) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_border(ChartLine::new().set_color(color(Ink::Main)).set_width(1));
    let mut plain = |ink| {
        format.set_solid_fill(ChartSolidFill::new().set_color(color(ink)));
    };
    match look {
        0 => plain(Ink::Main),
        1 => plain(Ink::Pale),
        2 => plain(Ink::Heat(Heat::Some)),
        _ => {
            let stripes = ChartPatternFillType::DiagonalStripesWideUpwards;
            let mut pattern = ChartPatternFill::new();
            pattern.set_pattern(stripes).set_foreground_color(color(Ink::Main));
            format.set_pattern_fill(pattern.set_background_color(color(Ink::Ground)));
        }
    }
    format
}

fn highest(sheet: &Sheet, bars: &[usize]) -> i64 {
    let cells = sheet.rows.iter().flat_map(|row| bars.iter().filter_map(|bar| row.get(*bar)));
    let numbers = cells.filter_map(|datum| match datum {
        Datum::Number(number) => Some(*number),
        _ => None,
    });
    numbers.max().unwrap_or(0)
}

/// A title that names a cell, such as `=a!B1`, would be taken for what stands in that cell.
fn words(text: &str) -> String {
    let text = clean::line(text).replace('!', "!\u{a0}");
    cut(text.trim_start_matches('='), WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_never_names_a_cell() {
        assert_eq!(words("==Blatt!A1"), "Blatt!\u{a0}A1");
    }

    #[test]
    fn bars_that_are_not_there_are_not_drawn() {
        let drawn = |bars: &[usize], rows: usize| {
            let text = String::new;
            let (title, description, along, up) = (text(), text(), text(), text());
            let chart = Chart { title, description, along, up, bars: bars.to_vec() };
            let mut sheet = Sheet::new("x", ["Monat", "Anzahl"]);
            sheet.rows = vec![vec!["Mai".into(), 3_usize.into()]; rows];
            let mut book = rust_xlsxwriter::Workbook::new();
            let last_row = u32::try_from(rows).expect("few");
            put(book.add_worksheet(), &sheet, &chart, "Sheet1", last_row).expect("no fault");
            let bytes = book.save_to_buffer().expect("a workbook");
            let name = b"xl/charts/chart1.xml";
            bytes.windows(name.len()).any(|part| part == name)
        };
        assert!(drawn(&[1], 1) && drawn(&[7, 1], 20));
        assert!(!drawn(&[7], 1) && !drawn(&[], 1) && !drawn(&[1], 0));
    }
}

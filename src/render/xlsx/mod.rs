//! Tables as a workbook for Excel and LibreOffice. Numbers are numbers and days are days, so that
//! one can sort and add them; a text is a text and never a formula or a link, whatever is in it.

mod chart;
mod name;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use unicode_width::UnicodeWidthStr;

use super::picture::{Heat, Ink};
use super::{Datum, Imprint, Sheet, clean};
use crate::words::Lang;

/// What Excel takes: rows with the head, columns, and UTF-16 units in a cell.
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
const CELL: usize = 32_767;
/// Beyond these a floating-point number has no room for the last digit.
const EXACT: i64 = 1 << 53;
/// In letters. What is longer is wrapped.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;
/// The button of the filter covers so much of a head.
const BUTTON: usize = 3;
const A4: u8 = 9;
/// Points: one line of letters, and the highest row that Excel has.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// A sheet for each table, in their order. Of a table that is larger than a sheet can be, what
/// does not fit is left out. The same tables give the same bytes. It fails only where the library
/// that packs the file does.
pub fn write(sheets: &[Sheet], title: &str, imprint: &Imprint) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut properties = DocProperties::new().set_title(clean::line(title));
    if let Some(author) = imprint.author {
        properties = properties.set_author(clean::line(author));
    }
    if let Some(day) = day(imprint.day) {
        properties = properties.set_creation_datetime(&day);
    }
    workbook.set_properties(&properties);
    let looks = Looks::new(imprint.words.lang());
    let names = name::all(sheets, &imprint.words.text("render-sheet"));
    for (sheet, name) in sheets.iter().zip(names) {
        fill(workbook.add_worksheet().set_name(&name)?, sheet, &name, &looks)?;
    }
    workbook.save_to_buffer()
}

struct Looks {
    head: Format,
    number_head: Format,
    text: Format,
    /// Of a text that Excel would calculate as soon as somebody edits it.
    quoted: Format,
    number: Format,
    day: Format,
}

impl Looks {
    fn new(lang: Lang) -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        let text = cell.clone().set_text_wrap();
        // In English the order of day and month would be anybody's guess; ISO 8601 is none.
        let day = match lang {
            Lang::De => "dd.mm.yyyy",
            Lang::En => "yyyy-mm-dd",
        };
        let head = text
            .clone()
            .set_bold()
            .set_background_color(color(Ink::Heat(Heat::None)))
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(color(Ink::Main));
        Self {
            number_head: head.clone().set_align(FormatAlign::Right),
            head,
            quoted: text.clone().set_quote_prefix(),
            text,
            number: cell.clone().set_num_format("#,##0"),
            // At the edge where texts begin, not against the text of the next column.
            day: cell.set_align(FormatAlign::Left).set_num_format(day),
        }
    }
}

fn color(ink: Ink) -> Color {
    Color::RGB(ink.light())
}

fn fill(page: &mut Worksheet, sheet: &Sheet, name: &str, looks: &Looks) -> Result<(), XlsxError> {
    let columns = sheet.columns.len().min(COLUMNS);
    let Some(last_column) = columns.checked_sub(1).and_then(|at| u16::try_from(at).ok()) else {
        return Ok(());
    };
    let mut widths = vec![NARROWEST; columns];
    for ((column, width), head) in (0_u16..).zip(&mut widths).zip(&sheet.columns) {
        let head = text(head);
        *width = (*width).max(wide(&head) + BUTTON);
        let look = match is_number(sheet, usize::from(column)) {
            true => &looks.number_head,
            false => &looks.head,
        };
        page.write_string_with_format(0, column, head, look)?;
    }
    // The line below it stands clear of the first row.
    page.set_row_height(0, LINE + 5.0)?;
    let mut last_row = 0;
    for (row, cells) in (1_u32..).zip(sheet.rows.iter().take(ROWS - 1)) {
        last_row = row;
        for ((column, width), datum) in (0_u16..).zip(&mut widths).zip(cells) {
            *width = (*width).max(cell(page, (row, column), datum, looks)?);
        }
    }
    for (column, width) in (0_u16..).zip(&widths) {
        let width = u32::try_from((*width).min(WIDEST)).unwrap_or(0);
        // A little air beside the letters.
        page.set_column_width(column, f64::from(width) + 1.5)?;
    }
    for (row, cells) in (1_u32..).zip(sheet.rows.iter().take(ROWS - 1)) {
        let lines = cells.iter().zip(&widths).map(|(datum, width)| lines(datum, *width)).max();
        // Excel finds the height of a row by itself, other programs show only its first line.
        if let Some(lines) = lines.filter(|lines| *lines > 1) {
            let height = f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * LINE;
            page.set_row_height(row, height.min(HIGHEST))?;
        }
    }
    page.set_freeze_panes(1, 0)?;
    page.autofilter(0, 0, last_row, last_column)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_footer("&L&A&R&P / &N");
    if let Some(chart) = &sheet.chart {
        chart::put(page, sheet, chart, name, last_row)?;
    }
    Ok(())
}

/// Writes one cell and says how wide it is, in letters.
fn cell(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    datum: &Datum,
    looks: &Looks,
) -> Result<usize, XlsxError> {
    match datum {
        Datum::Empty => Ok(0),
        Datum::Number(number) if number.unsigned_abs() <= EXACT.unsigned_abs() => {
            #[allow(clippy::cast_precision_loss, reason = "it has just been bounded")]
            page.write_number_with_format(row, column, *number as f64, &looks.number)?;
            // A sign between every three digits.
            let digits = number.to_string().len();
            Ok(digits + digits / 3)
        }
        Datum::Number(number) => string(page, (row, column), &number.to_string(), looks),
        Datum::Day(date) => match day(*date) {
            Some(day) => {
                page.write_datetime_with_format(row, column, &day, &looks.day)?;
                Ok(10)
            }
            // Excel begins with 1900.
            None => string(page, (row, column), &date.to_string(), looks),
        },
        Datum::Text(words) => string(page, (row, column), &text(words), looks),
    }
}

fn string(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    looks: &Looks,
) -> Result<usize, XlsxError> {
    if text.is_empty() {
        return Ok(0);
    }
    let look = match text.starts_with(['=', '+', '-', '@']) {
        true => &looks.quoted,
        false => &looks.text,
    };
    page.write_string_with_format(row, column, text, look)?;
    Ok(wide(text))
}

/// True for a column whose head stands over figures, at their edge.
fn is_number(sheet: &Sheet, column: usize) -> bool {
    let mut cells = sheet.rows.iter().filter_map(|row| row.get(column));
    matches!(cells.find(|datum| **datum != Datum::Empty), Some(Datum::Number(_)))
}

/// Lines that a text takes in a column, broken between words.
fn lines(datum: &Datum, width: usize) -> usize {
    let Datum::Text(words) = datum else { return 1 };
    let width = width.clamp(1, WIDEST);
    let lines = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ').map(UnicodeWidthStr::width) {
            if used > 0 && used + word > width {
                (lines, used) = (lines + 1, 0);
            }
            // A longer word is broken.
            let rest = word.saturating_sub(1);
            lines += rest / width;
            used += rest % width + 2;
        }
        lines
    };
    text(words).lines().map(lines).sum()
}

fn wide(text: &str) -> usize {
    text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0)
}

fn day(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| (1900..=9999).contains(year))?;
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// Clean, and no longer than a cell can be.
fn text(text: &str) -> String {
    let text = clean::lines(text);
    cut(text.trim_end(), CELL)
}

/// At most so many UTF-16 units, with an ellipsis where something is missing.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_string();
    }
    let mut units = 1;
    let fits = |c: &char| {
        units += c.len_utf16();
        units <= most
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn book(sheets: &[Sheet]) -> Vec<u8> {
        let day = NaiveDate::from_ymd_opt(2024, 10, 22).expect("a day");
        let words = Words::new(Lang::De);
        write(sheets, "Bericht", &Imprint { words: &words, author: Some("Büro"), day })
            .expect("a workbook")
    }

    #[test]
    fn the_same_tables_are_the_same_bytes() {
        let mut sheet = Sheet::new("Zahlen", ["Thema", "Anzahl"]);
        sheet.rows.push(vec!["=1+1".into(), 3_usize.into()]);
        let once = book(std::slice::from_ref(&sheet));
        assert!(once.starts_with(b"PK\x03\x04"));
        assert_eq!(once, book(&[sheet]));
    }

    #[test]
    fn nothing_is_too_large_or_too_odd() {
        let mut sheet = Sheet::new("[]:*?/\\", ["\u{1b}", ""]);
        let day = |year| Datum::Day(NaiveDate::from_ymd_opt(year, 1, 1).expect("a day"));
        sheet.rows.push(vec!["ä".repeat(40_000).into(), Datum::Number(i64::MIN)]);
        sheet.rows.push(vec![day(1899), day(-4), day(20_000), Datum::Number(i64::MAX)]);
        sheet.rows.push(vec![]);
        for sheets in [vec![], vec![Sheet::new("", [""; 0])], vec![sheet.clone(), sheet]] {
            assert!(!book(&sheets).is_empty());
        }
    }

    #[test]
    fn a_head_stands_where_its_cells_do() {
        let mut sheet = Sheet::new("x", ["a", "b", "c"]);
        sheet.rows = vec![vec![Datum::Empty, 1_usize.into()], vec!["x".into()]];
        assert_eq!([0, 1, 2].map(|column| is_number(&sheet, column)), [false, true, false]);
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!((cut("abc", 3).as_str(), cut("abcd", 3).as_str()), ("abc", "ab…"));
        assert_eq!(cut("a😀😀", 3), "a…");
        assert_eq!(text(&"😀".repeat(20_000)).encode_utf16().count(), CELL);
        assert_eq!(text("a\u{1b}\r\nb \n"), "a\u{fffd}\nb");
    }
}

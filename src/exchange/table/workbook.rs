//! Workbooks of Excel: each sheet as people see it. Days are days, formulas what they gave last,
//! numbers without an exponent and with the zeros that a postcode begins with. The form of
//! LibreOffice is `open`.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, Xls, Xlsx};
use chrono::NaiveDate;

use super::bounds::{self, Left, Refused};
use super::grid::{Cell, Grid, Row};
use super::{old, open};
use crate::words::Message;

/// Every sheet, hidden ones too. The sentence says why a file is none.
pub fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Message> {
    // The readers of other people's forms are not ours: what they stumble over is this file alone.
    match catch_unwind(AssertUnwindSafe(|| read(bytes))) {
        Ok(Ok(grids)) => Ok(grids),
        Ok(Err(Refused::Large)) => Err(Message::new("exchange-table-bomb")),
        Ok(Err(Refused::Broken)) | Err(_) => Err(Message::new("exchange-table-broken")),
    }
}

fn read(bytes: &[u8]) -> Result<Vec<Grid>, Refused> {
    let mut left = Left::default();
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        old::check(bytes)?;
        return xls(bytes, &mut left);
    }
    bounds::check(bytes)?;
    if open::is(bytes) {
        return open::grids(bytes, &mut left);
    }
    xlsx(bytes, &mut left)
}

fn xlsx(bytes: &[u8], left: &mut Left) -> Result<Vec<Grid>, Refused> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut grids = Vec::new();
    for name in names {
        let mut grid = Grid { name: Some(name.clone()), ..Grid::default() };
        let mut rows = Rows::default();
        // A sheet that breaks off has the rows up to there.
        match book.worksheet_cells_reader(&name) {
            Ok(mut cells) => loop {
                match cells.next_cell_with_style_id() {
                    Ok(Some((cell, style))) => {
                        let zeros = || {
                            let format = cells.styles().get(style)?.number_format.as_ref()?;
                            digits(&format.format_code)
                        };
                        let shown = match cell.get_value() {
                            DataRef::Empty => Cell::Empty,
                            value => of_excel(value, zeros),
                        };
                        if !rows.put(cell.get_position(), shown, left) {
                            grid.cut = true;
                            break;
                        }
                    }
                    Ok(None) => break,
                    Err(_) => {
                        grid.cut = true;
                        break;
                    }
                }
            },
            Err(_) => continue,
        }
        rows.into_grid(&mut grid);
        if let Ok(merged) = book.merge_cells_by_sheet_name(&name) {
            fill(&mut grid, &merged);
        }
        grids.push(grid);
    }
    Ok(grids)
}

fn xls(bytes: &[u8], left: &mut Left) -> Result<Vec<Grid>, Refused> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let mut grid = Grid { name: Some(name.clone()), ..Grid::default() };
        let (top, side) = range.start().unwrap_or_default();
        let mut rows = Rows::default();
        for (row, column, value) in range.used_cells() {
            let at =
                |from: u32, to: usize| from.saturating_add(u32::try_from(to).unwrap_or(u32::MAX));
            let shown = of_excel(&borrowed(value), || None);
            if !rows.put((at(top, row), at(side, column)), shown, left) {
                grid.cut = true;
                break;
            }
        }
        rows.into_grid(&mut grid);
        if let Ok(merged) = book.merge_cells_by_sheet_name(&name) {
            fill(&mut grid, &merged);
        }
        grids.push(grid);
    }
    Ok(grids)
}

/// Cells on their way to rows; they come in any order, mostly the right one.
#[derive(Default)]
pub struct Rows {
    rows: Vec<Row>,
    /// Cells lay beyond the last column that is read.
    beyond: bool,
}

impl Rows {
    /// False where there is no room for more.
    pub fn put(&mut self, (row, column): (u32, u32), cell: Cell, left: &mut Left) -> bool {
        if !left.look() {
            return false;
        }
        if cell.is_empty() {
            return true;
        }
        let line = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= bounds::COLUMNS {
            self.beyond = true;
            return true;
        }
        let is_new = self.rows.last().is_none_or(|last| last.line != line);
        if !left.take(column, cell.text().len(), is_new) {
            return false;
        }
        if is_new {
            self.rows.push(Row { line, cells: Vec::new() });
        }
        if let Some(last) = self.rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = last.cells.get_mut(column) {
                *place = cell;
            }
        }
        true
    }

    pub fn into_grid(mut self, grid: &mut Grid) {
        grid.cut |= self.beyond;
        self.rows.sort_by_key(|row| row.line);
        for row in self.rows {
            grid.push(row.line, row.cells);
        }
    }
}

/// Below a cell that spans several rows people see it in each of them.
fn fill(grid: &mut Grid, merged: &[Dimensions]) {
    let place = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    for region in merged.iter().take(bounds::ROWS) {
        let (first, last) =
            (place(region.start.0).saturating_add(1), place(region.end.0).saturating_add(1));
        let column = place(region.start.1);
        if last <= first || column >= bounds::COLUMNS {
            continue;
        }
        let from = grid.rows.partition_point(|row| row.line < first);
        let Some(cell) = grid.rows.get(from).filter(|row| row.line == first) else { continue };
        let cell = cell.get(column).clone();
        let below = grid.rows.iter_mut().skip(from + 1).take_while(|row| row.line <= last);
        for row in below.take(bounds::ROWS) {
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Cell::Empty);
            }
            if let Some(empty) = row.cells.get_mut(column).filter(|cell| cell.is_empty()) {
                *empty = cell.clone();
            }
        }
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(fault) => DataRef::Error(fault.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn of_excel(value: &DataRef<'_>, zeros: impl FnOnce() -> Option<usize>) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::of(text),
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::Bool(yes) => Cell::Truth(*yes),
        DataRef::Int(number) => Cell::Number(padded(number.to_string(), zeros())),
        DataRef::Float(number) => Cell::Number(padded(shown(*number), zeros())),
        DataRef::DateTime(moment) => moment_of(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => iso(text),
        // What a formula could not work out is no value.
        DataRef::Error(_) => Cell::Empty,
    }
}

/// The digits of a number, without an exponent: a telephone number that Excel made a number.
pub fn shown(number: f64) -> String {
    if number.is_finite() && number.abs() < 1e15 {
        // What a sum of decimals leaves behind the fifteenth digit nobody sees.
        let text = format!("{:.10}", number);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        return if text == "-0" { "0".into() } else { text.to_string() };
    }
    number.to_string()
}

/// `00000`: a format of nothing but zeros shows so many digits.
fn digits(format: &str) -> Option<usize> {
    let first = format.split(';').next().unwrap_or_default();
    let only = first.len() > 1 && first.bytes().all(|byte| byte == b'0');
    only.then_some(first.len()).filter(|many| *many <= 20)
}

fn padded(number: String, zeros: Option<usize>) -> String {
    match zeros {
        Some(many) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{number:0>many$}")
        }
        _ => number,
    }
}

fn moment_of(moment: &ExcelDateTime) -> Cell {
    let value = moment.as_f64();
    if !value.is_finite() || value < 0.0 {
        return Cell::Empty;
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let from = u16::from(hour) * 60 + u16::from(minute);
    if value < 1.0 || moment.is_duration() {
        return if moment.is_duration() && value >= 1.0 {
            Cell::Number(shown(value))
        } else {
            Cell::Clock(from)
        };
    }
    match NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()) {
        Some(day) => Cell::Day(day, Some(from).filter(|from| *from > 0)),
        None => Cell::Number(shown(value)),
    }
}

/// `2024-10-14T09:30:00`, `PT09H30M00S`
pub fn iso(text: &str) -> Cell {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    if let Some(duration) = text.strip_prefix("PT") {
        let mut parts = duration.split(['H', 'M']);
        let mut number = || parts.next().and_then(|part| part.parse::<u16>().ok());
        return match (number(), number()) {
            (Some(hour @ ..24), Some(minute @ ..60)) => Cell::Clock(hour * 60 + minute),
            _ => Cell::of(text),
        };
    }
    let from = super::day::clock(time.split('.').next().unwrap_or_default()).map(|(from, _)| from);
    match day.parse() {
        Ok(day) => Cell::Day(day, from.filter(|from| *from > 0)),
        Err(_) => Cell::of(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_people_see_them() {
        assert_eq!(shown(498_912_345_678.0), "498912345678");
        assert_eq!(shown(0.1 + 0.2), "0.3");
        assert_eq!((shown(-0.0).as_str(), shown(7.0).as_str()), ("0", "7"));
        assert_eq!(padded("1067".into(), digits("00000")), "01067");
        assert_eq!(padded("1067".into(), digits("0.00")), "1067");
    }

    #[test]
    fn days_of_iso_8601() {
        let day = NaiveDate::from_ymd_opt(2024, 10, 14).expect("a day");
        assert_eq!(iso("2024-10-14"), Cell::Day(day, None));
        assert_eq!(iso("2024-10-14T09:30:00"), Cell::Day(day, Some(570)));
        assert_eq!(iso("PT09H30M00S"), Cell::Clock(570));
        assert_eq!(iso("x"), Cell::of("x"));
    }

    #[test]
    fn a_cell_over_rows_is_in_each() {
        let mut grid = Grid::default();
        grid.push(1, vec![Cell::of("Amt"), Cell::of("A")]);
        grid.push(2, vec![Cell::Empty, Cell::of("B")]);
        grid.push(4, vec![Cell::Empty, Cell::of("C")]);
        fill(&mut grid, &[Dimensions::new((0, 0), (2, 0))]);
        assert_eq!(grid.rows[1].cells[0], Cell::of("Amt"));
        assert_eq!(grid.rows[2].cells[0], Cell::Empty);
    }

    #[test]
    fn what_is_no_workbook_is_one_sentence() {
        for bytes in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04garbage"]
        {
            assert!(grids(bytes).is_err());
        }
    }

    fn texts(grid: &Grid) -> Vec<(usize, Vec<String>)> {
        let cells = |row: &Row| row.cells.iter().map(|cell| cell.text().into_owned()).collect();
        grid.rows.iter().map(|row| (row.line, cells(row))).collect()
    }

    fn row(line: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_string()).collect())
    }

    #[test]
    fn cells_of_excel_are_as_people_see_them() {
        use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        page.set_name("Liste").expect("a name");
        let day = Format::new().set_num_format("dd.mm.yyyy");
        let moment = Format::new().set_num_format("dd.mm.yyyy hh:mm");
        let clock = Format::new().set_num_format("hh:mm");
        let postcode = Format::new().set_num_format("00000");
        let date = ExcelDateTime::from_ymd(2024, 10, 14).expect("a day");
        page.write_string(2, 0, " Anna ").expect("a cell");
        page.write_number(2, 1, 498_912_345_678.0).expect("a cell");
        page.write_number_with_format(2, 2, 1067.0, &postcode).expect("a cell");
        page.write_datetime_with_format(2, 3, &date, &day).expect("a cell");
        let at = ExcelDateTime::from_ymd(2024, 10, 14).and_then(|day| day.and_hms(9, 30, 0));
        page.write_datetime_with_format(2, 4, at.expect("a time"), &moment).expect("a cell");
        let at = ExcelDateTime::from_hms(9, 30, 0).expect("a time");
        page.write_datetime_with_format(2, 5, &at, &clock).expect("a cell");
        page.write_formula(2, 6, Formula::new("=1+1").set_result("2")).expect("a cell");
        page.write_boolean(2, 7, true).expect("a cell");
        page.write_blank(2, 9, &day).expect("a cell");
        page.merge_range(4, 0, 5, 0, "Amt", &Format::new()).expect("cells");
        page.write_string(5, 1, "x").expect("a cell");
        let hidden = book.add_worksheet();
        hidden.set_name("Versteckt").expect("a name").set_hidden(true);
        hidden.write_string(0, 0, "da").expect("a cell");
        let bytes = book.save_to_buffer().expect("a workbook");
        let grids = grids(&bytes).expect("a workbook");
        assert_eq!(
            texts(&grids[0]),
            [
                row(
                    3,
                    &[
                        "Anna",
                        "498912345678",
                        "01067",
                        "2024-10-14",
                        "2024-10-14 09:30",
                        "09:30",
                        "2",
                        "true",
                    ]
                ),
                row(5, &["Amt"]),
                row(6, &["Amt", "x"]),
            ]
        );
        assert_eq!((grids[1].name.as_deref(), grids[1].rows.len()), (Some("Versteckt"), 1));
        // A file that breaks off anywhere is one sentence or fewer rows.
        for end in (0..bytes.len()).step_by(97) {
            let _ = super::grids(&bytes[..end]);
        }
    }

    /// A workbook of LibreOffice with these rows.
    fn open_document(rows: &str) -> Vec<u8> {
        use std::io::Write;
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file("mimetype", options).expect("a part");
        writer.write_all(b"application/vnd.oasis.opendocument.spreadsheet").expect("memory");
        writer.start_file("content.xml", options).expect("a part");
        let xml = format!(
            "<office:document-content><office:body><office:spreadsheet>\
             <table:table table:name=\"Blatt &amp; 1\">{rows}</table:table>\
             </office:spreadsheet></office:body></office:document-content>"
        );
        writer.write_all(xml.as_bytes()).expect("memory");
        writer.finish().expect("an archive").into_inner()
    }

    #[test]
    fn cells_of_libreoffice_are_as_people_see_them() {
        let bytes = open_document(
            "<table:table-row table:number-rows-repeated=\"2\">\
             <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
             <table:table-row><table:table-cell office:value-type=\"string\"><office:annotation>\
             <text:p>note</text:p></office:annotation><text:p>A &amp; B</text:p><text:p>C<text:s/>D\
             </text:p></table:table-cell><table:table-cell/><table:table-cell \
             office:value-type=\"float\" office:value=\"1067\"><text:p>01067</text:p>\
             </table:table-cell><table:table-cell office:value-type=\"float\" \
             office:value=\"498912345678\"><text:p>4,99E+11</text:p></table:table-cell>\
             <table:table-cell office:value-type=\"date\" office:date-value=\"2024-10-14T09:30:00\">\
             <text:p>14.10.24</text:p></table:table-cell></table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell/>\
             </table:table-row>",
        );
        let grids = grids(&bytes).expect("a workbook");
        assert_eq!(grids[0].name.as_deref(), Some("Blatt & 1"));
        assert_eq!(
            texts(&grids[0]),
            [row(3, &["A & B\nC D", "", "01067", "498912345678", "2024-10-14 09:30"]),]
        );
    }

    #[test]
    fn what_is_there_a_million_times_is_bounded() {
        let bytes = open_document(
            "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
             table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p>\
             </table:table-cell></table:table-row>",
        );
        let grids = grids(&bytes).expect("a workbook");
        assert!(grids[0].cut);
        assert!(grids[0].rows.len() <= 2_000, "{}", grids[0].rows.len());
    }
}
